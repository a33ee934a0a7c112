"""Lists as tools: narrowed by text and facets, kept in the address, with real headings and no jumps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from pythainlp.util import collate
from support import expect, faults_of, soup

import recount
from recount.checks.verdicts import AGAINST

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FIGURES, FINDINGS = "chapters/figures.html", "chapters/findings.html"


@pytest.fixture
def page(own_window: Page, server: str) -> Iterator[Page]:
    """A page of its own, whose history is empty, on which nothing may fail."""
    with faults_of(own_window, server) as faults:
        own_window.set_default_timeout(10_000)
        yield own_window
    assert faults == []


def shown(page: Page) -> int:
    return page.locator(":is(.filterable > .finding, table.filterable > tbody > tr):not([hidden])").count()


def test_the_ten_that_fail_have_an_address(server: str, page: Page, report: recount.Report) -> None:
    page.goto(f"{server}/{FINDINGS}?verdict=against")
    fail = sum(finding.verdict in AGAINST for finding in report.audit())
    assert shown(page) == fail
    assert page.locator(".filter output").inner_text() == f"{fail} of {len(report.audit())}"


@pytest.mark.parametrize(
    ("label", "value"),
    [("Section", "key_facts"), ("Standing", "in-conflict"), ("Unit", "CNY"), ("Verdict", "disagrees")],
)
def test_a_choice_says_how_many_it_leaves_and_leaves_them(
    server: str, page: Page, report: recount.Report, label: str, value: str
) -> None:
    page.goto(f"{server}/{FIGURES}")
    option = page.locator(f"select[name={label.lower()}] option[value='{value}']")
    said = int(option.inner_text().rpartition("(")[2].removesuffix(")"))
    page.get_by_label(label).select_option(value)
    wanted = {
        "Section": lambda id: report[id].section == value,
        "Standing": lambda id: report.standings[id] == "in conflict",
        "Unit": lambda id: report[id].unit == value,
        "Verdict": lambda id: any(finding.verdict == value for finding in report.findings_on(id)),
    }[label]
    assert shown(page) == said == sum(map(wanted, report)) > 0
    assert page.url.endswith(f"?{label.lower()}={value}")


@pytest.mark.parametrize("edition", ["", "th/"])
def test_units_are_in_the_order_of_a_dictionary(server: str, page: Page, edition: str) -> None:
    """Thai sorts by the consonant, also where a vowel is written before it."""
    page.goto(f"{server}/{edition}{FIGURES}")
    options = page.locator("select[name=unit] option").all_inner_texts()[1:]
    told = [option.rpartition(" (")[0] for option in options]
    assert len(set(told)) == len(told) > 20, "each unit has a name of its own"
    if edition:
        assert told == collate(told) != sorted(told)
    else:
        assert told == sorted(told, key=str.lower)


def test_the_address_keeps_the_choice_and_back_works(server: str, page: Page) -> None:
    page.goto(f"{server}/{FIGURES}")
    everything = shown(page)
    page.get_by_label("Section").select_option("key_facts")
    some = shown(page)
    page.get_by_label("Standing").select_option("untested")
    fewer = shown(page)
    assert everything > some > fewer > 0
    page.go_back()
    expect(page.get_by_label("Standing")).to_have_value("")
    assert shown(page) == some
    page.go_back()
    expect(page.get_by_label("Section")).to_have_value("")
    assert shown(page) == everything
    page.go_forward()
    page.go_forward()
    expect(page.get_by_label("Standing")).to_have_value("untested")
    page.reload()
    assert shown(page) == fewer


@pytest.mark.parametrize("text", ["15,234", "15234", "๑๕,๒๓๔", "15,23", "15,234 ล้าน"])
def test_the_text_takes_numbers_however_they_are_written(server: str, page: Page, text: str) -> None:
    page.goto(f"{server}/{FIGURES}")
    page.get_by_role("search", name="Filter this list").get_by_label("Search").fill(text)
    assert shown(page) == 1
    expect(page.locator("#ppe_value_thb_crisis")).to_be_visible()


def test_the_text_takes_sara_am_in_one_part_or_two(server: str, page: Page) -> None:
    page.goto(f"{server}/{FIGURES}")
    field = page.get_by_role("search", name="Filter this list").get_by_label("Search")
    counts = []
    for text in ("\u0e04\u0e33", "\u0e04\u0e4d\u0e32", "\u0e08\u0e33", "\u0e08\u0e4d\u0e32"):
        field.fill(text)
        counts.append(shown(page))
    assert counts[0] == counts[1] and counts[2] == counts[3] and max(counts) > 0


def test_empty_groups_go_and_nothing_found_offers_ways_out(server: str, page: Page) -> None:
    page.goto(f"{server}/{FIGURES}?section=future_outlook&unit=CNY&verdict=implausible")
    assert shown(page) == 0
    assert page.locator("section.group:visible").count() == 0
    told = page.locator(".filter-told")
    assert told.inner_text().startswith("No entry fits all of these choices.")
    way = told.get_by_role("button").first
    promised = int(way.inner_text().rpartition(": ")[2])
    way.click()
    assert shown(page) == promised > 0
    assert page.locator("section.group:visible").count() >= 1
    page.get_by_role("button", name="Show everything").click()
    assert "?" not in page.url and page.locator("section.group:visible").count() > 3


def test_the_keyboard_goes_on_at_the_filter_once_everything_is_shown(server: str, page: Page) -> None:
    page.goto(f"{server}/{FINDINGS}?section=key_facts")
    page.get_by_role("button", name="Show everything").press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "text"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("?verdict=nosuch&section=key_facts", "The address asks for the verdict “nosuch”"),
        ("?section=key_facts#nosuch", "No entry of this page is called “nosuch”."),
    ],
)
def test_what_the_address_names_wrongly_is_said_in_one_line_and_the_rest_is_followed(
    server: str, page: Page, address: str, told: str
) -> None:
    page.goto(f"{server}/{FINDINGS}{address}")
    expect(page.locator(".filter-told")).to_contain_text(told)
    expect(page.get_by_label("Section")).to_have_value("key_facts")
    assert shown(page) > 0


@pytest.mark.parametrize("hash", ["#100%", "#%E0%A4%A", "#"])
def test_what_is_no_name_in_the_address_is_ignored(server: str, page: Page, hash: str) -> None:
    page.goto(f"{server}/{FIGURES}")
    page.evaluate("hash => { location.hash = hash }", hash)
    page.wait_for_timeout(100)
    assert page.locator(".filter-told").inner_text().strip() == ""


def test_an_address_shows_its_entry_whatever_was_chosen(server: str, page: Page) -> None:
    page.goto(f"{server}/{FINDINGS}?verdict=implausible")
    narrowed = shown(page)
    page.evaluate("location.hash = '#donation_parts'")
    expect(page.locator("#donation_parts")).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_label("Verdict")).to_have_value("implausible")
    assert shown(page) == narrowed


def test_the_linked_row_is_marked_by_more_than_colour(server: str, page: Page) -> None:
    for address, entry in ((FIGURES, "ppe_value"), (FINDINGS, "donation_parts")):
        page.goto(f"{server}/{address}#{entry}")
        row = page.locator(f"#{entry}")
        expect(row).to_be_in_viewport()
        assert row.evaluate("row => getComputedStyle(row).outlineStyle") == "solid"
        said = "part => getComputedStyle(part, '::before').content"
        assert "→" in row.locator(".label, .finding-title").first.evaluate(said)
    # Striped rows too: the cells' own colour gives way.
    page.goto(f"{server}/{FIGURES}")
    colour = "row => getComputedStyle(row.cells[0]).backgroundColor"
    rows = page.locator("table.filterable tbody tr").evaluate_all(
        "rows => rows.slice(0, 2).map(row => row.id)"
    )
    for id in rows:
        before = page.locator(f"#{id}").evaluate(colour)
        page.evaluate("id => { location.hash = id }", id)
        assert page.locator(f"#{id}").evaluate(colour) != before


SHIFTS = """
    window.shifts = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifts += entry.value })
        .observe({type: 'layout-shift', buffered: true});
"""


@pytest.mark.parametrize("address", [f"{FIGURES}#ppe_value_thb_crisis", f"{FINDINGS}#repeat_grant_baht"])
def test_a_linked_row_does_not_jump_on_a_phone(server: str, browser: Browser, address: str) -> None:
    with browser.new_page(viewport={"width": 360, "height": 740}) as page:
        page.add_init_script(SHIFTS)
        page.goto(f"{server}/{address}", wait_until="networkidle")
        page.wait_for_timeout(300)
        assert page.evaluate("window.shifts") < 0.1
        top = page.locator(":target").evaluate("row => row.getBoundingClientRect().top")
        assert 0 < top < 200


def test_the_heads_of_tables_stay_in_sight(server: str, page: Page) -> None:
    page.goto(f"{server}/{FIGURES}")
    page.locator("#ppe_value_thb_crisis").evaluate("row => row.scrollIntoView({block: 'center'})")
    bar = page.locator(".bd-header-article").evaluate("bar => bar.getBoundingClientRect().bottom")
    head = page.locator("table:has(#ppe_value_thb_crisis) thead th").first
    top = head.evaluate("head => head.getBoundingClientRect().top")
    assert bar - 1 <= top < bar + 20


def test_groups_are_headings_with_anchors(built: Path, report: recount.Report) -> None:
    figures = soup(built / FIGURES)
    groups = figures.select("section.group")
    assert [group["id"] for group in groups] == [
        f"figures-{id}" for id in report.sections if report.section(id)
    ]
    assert all(group.find("h2") for group in groups)
    assert [row["id"] for row in figures.select("section.group tr[id]")] == list(report)
    grounds = soup(built / FINDINGS).select("section.group")
    assert len(grounds) > 3 and all(group["id"] and group.find("h3") for group in grounds)


def test_dates_are_written_for_people(built: Path) -> None:
    text = soup(built / FIGURES).select_one("#donation_ant").get_text(" ")  # type: ignore[union-attr]
    assert "as of 31 March 2020" in text and "2020-03-31" not in text


def test_the_filter_narrows_a_file_on_a_disk_too(built: Path, window: Page) -> None:
    page = window
    with faults_of(page, "file:") as faults:
        page.goto(f"{(built / FINDINGS).as_uri()}?text={quote('wuhan')}&verdict=against")
        narrowed = shown(page)
        assert narrowed > 0
        page.get_by_label("Verdict").select_option("")
        assert shown(page) > narrowed
    assert faults == []
