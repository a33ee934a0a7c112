"""The page on which a reader changes numbers: by mouse, touch and keyboard, from a host and from a disk."""

from __future__ import annotations

import gzip
import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support import Theme, expect, faults_of, show_every_picture, soup, words

import recount
from book.sphinxext.pages.packing import minified, packed_column, packed_fraction
from book.sphinxext.pages.try_data import can_turn, try_data
from book.sphinxext.pages.trying import script
from recount.wording import LANGUAGES, Language

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TRY = "chapters/try.html"
MENDED = "#try=wuhan_set_value&wuhan_sets_value=1.27e6"


@pytest.fixture
def page(own_window: Page) -> Page:
    return own_window


def status(page: Page) -> str:
    return " ".join(page.get_by_role("status").inner_text().split())


def address(page: Page) -> str:
    """As the page itself has it: the test's own notion may come later."""
    return str(page.evaluate("location.href"))


def turned(page: Page) -> dict[str, str]:
    """The checks that change and what the list says of them."""
    items = page.locator(".try-turned li")
    return {
        str(item.locator("a").get_attribute("href")).rpartition("#")[2]: item.inner_text()
        for item in items.all()
    }


def test_scripts_and_data_weigh_at_most_15_kilobytes(report: recount.Report) -> None:
    for language in LANGUAGES:
        assert len(gzip.compress(script(report, language).encode(), mtime=0)) <= 15_000, language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_unpacks_the_words_that_were_packed(
    page: Page, report: recount.Report, language: Language
) -> None:
    page.add_script_tag(content=script(report, language))
    labels, titles, said = page.evaluate(
        """() => {
            const { numbers, checks, words } = reckoning.unpack(tryData);
            return [numbers.map(({ label }) => label), checks.map(({ title }) => title), words];
        }"""
    )
    data = try_data(report, language)
    assert (labels, titles) == (data["numbers"][6], data["checks"][1])
    assert said == {**data["words"], "scales": [list(scale) for scale in data["words"]["scales"]]}


def test_a_column_is_packed_so_that_it_can_be_read_back() -> None:
    assert packed_column(["a", "", "b"]) == "a||b"
    assert packed_column([0, 9, 10, 74]) == "09:z"
    assert packed_column([0, 75]) == [0, 75]
    assert packed_column([0, [1]]) == [0, [1]]
    with pytest.raises(ValueError, match="no text may hold"):
        packed_column(["a|b"])


def test_a_fraction_is_packed_in_its_shortest_form() -> None:
    forms = map(packed_fraction, (Fraction(17), Fraction(1, 3), Fraction(1, 2), Fraction("3.14159")))
    assert [*forms] == ["17", "1/3", "1/2", "314159/1/5"]


def test_what_is_no_script_is_not_shipped() -> None:
    assert minified("// said\nconst long = 1;\n") == "const long=1;"
    with pytest.raises(ValueError, match="cannot be minified"):
        minified("const = ;")


def test_the_script_comes_only_where_the_tool_is_and_evaluates_no_text(built: Path) -> None:
    for file in built.rglob("*.html"):
        text = file.read_text("utf-8")
        assert ("_static/try.js" in text) == bool(re.search(r'class="try[ "]', text)), file
    assert not re.search(
        r"\beval\b|new Function|innerHTML", (built / "_static" / "try.js").read_text("utf-8")
    )


def test_without_a_script_the_case_stands_as_it_is_printed(built: Path, report: recount.Report) -> None:
    box = soup(built / TRY).select_one("article .try")
    assert report.finding("donation_parts").words_en in words(box)
    assert report.finding("donation_parts").check.heading.en in words(box)


def test_a_slip_has_to_mend_everything_at_once(server: str, page: Page) -> None:
    with faults_of(page, server) as faults:
        page.goto(f"{server}/{TRY}")
        page.get_by_role("link", name="A set's price", exact=True).click()
        assert "implausible" in status(page)
        page.get_by_label("value of the sets sent to Wuhan hospitals", exact=True).fill("1.27")
        assert "● agrees" in status(page)
        changes = turned(page)
        assert "now ● agrees" in changes["wuhan_set_value"]
        assert "now ▲ implausible" in changes["rate_wuhan_sets"]
        assert address(page).endswith(MENDED)
    assert faults == []


def test_one_digit_of_the_total_makes_ten_checks_fail(
    server: str, page: Page, report: recount.Report
) -> None:
    page.goto(f"{server}/{TRY}")
    page.get_by_role("link", name="One digit of the contribution").click()
    changed = report.suppose(donation_total="กว่า 3,250 ล้านหยวน").changed()
    checks = changed[changed["kind"] == "check"]
    assert set(turned(page)) == set(checks.index)
    assert sum(checks["after"].isin(["disagrees", "implausible"])) == 10
    assert "Now failing: 10 of these." in status(page)


def test_the_state_stands_in_the_address_and_goes_back_to_what_is_printed(server: str, page: Page) -> None:
    page.goto(f"{server}/{TRY}{MENDED}&read=loose")
    assert "Read at the loosest" in status(page)
    assert page.get_by_label("loosest").is_checked()
    page.get_by_role("button", name="As the report prints it").click()
    assert address(page).endswith("#try=wuhan_set_value")
    assert "implausible" in status(page)
    assert "As the report prints it." in status(page)
    page.get_by_label("Hedge of value of the sets sent to Wuhan hospitals").select_option("about")
    assert address(page).endswith("#try=wuhan_set_value&wuhan_sets_value=approx:127e6")
    page.reload()
    assert page.get_by_label("Hedge of value of the sets sent to Wuhan hospitals").input_value() == "approx"
    page.get_by_role("link", name="The sum of the contribution").click()
    page.get_by_role("link", name="Almost, or more than").click()
    page.go_back()
    assert address(page).endswith("#try=donation_parts")
    assert "Two givers add up to the total" in page.locator(".try-title").inner_text()


def test_a_figure_told_twice_is_called_by_its_section(server: str, page: Page) -> None:
    page.goto(f"{server}/index.html")
    said = page.locator(".try-number label").all_inner_texts()
    assert len(set(said)) == len(said) == 2
    assert [label.rpartition(" (")[2] for label in said] == ["Crisis response)", "Key facts)"]


def test_back_to_the_bare_address_shows_the_first_case(server: str, page: Page) -> None:
    page.goto(f"{server}/{TRY}")
    page.get_by_role("link", name="A set's price, mended").click()
    page.go_back()
    expect(page.locator(".try-title")).to_have_text("Two givers add up to the total")
    assert "As the report prints it" in status(page)


def test_any_figure_can_be_chosen_and_any_check_that_it_stands_in(server: str, page: Page) -> None:
    page.goto(f"{server}/{TRY}")
    page.get_by_label("Figure", exact=True).select_option("connected_doctors")
    assert page.get_by_label("Seen in the check").input_value() == "repeat_doctors"
    assert "✖ disagrees" in status(page)
    page.get_by_label("Hedge of doctors connected to share experience").select_option("more than")
    assert "wording differs" in status(page)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("#try=donation_parts&ppe_valu=1", "The address names “ppe_valu”, which is no figure of the report"),
        ("#try=nothing", "The address names the check “nothing”, which does not exist"),
        ("#try=donation_parts&donation_ant=many", "“many” cannot be read as a number"),
        ("#try=donation_parts&donation_ant=hardly:593", "No phrase has the hedge “hardly”"),
        ("#try=donation_parts&donation_ant=constructor:593", "No phrase has the hedge “constructor”"),
        ("#try=donation_parts&donation_ant=almost:0", "Nothing that is counted lies below zero"),
        ("#try=donation_parts&donation_ant=9999999999999999999999", "cannot be read as a number"),
        ("#try=%E0%A4%A", "which does not exist"),
        ("#try=donation_parts&read=xx", "The address names the reading “xx”, which does not exist"),
        ("#try=donation_parts&donation_total=3.35e2000000000", "cannot be read as a number"),
        ("#try=donation_parts&donation_total=3.35e9999", "“3.35e9999” cannot be read as a number"),
    ],
)
def test_a_bad_address_is_one_plain_line_and_nothing_is_lost(
    server: str, page: Page, address: str, said: str
) -> None:
    with faults_of(page, server) as faults:
        page.goto(f"{server}/{TRY}{address}")
        problem = page.locator(".try-problem")
        expect(problem).to_contain_text(said)
        assert "\n" not in problem.inner_text()
        assert page.locator(".try-number").count() >= 2
        assert "agrees" in status(page)
    assert faults == []


def test_an_address_of_another_kind_is_left_alone(server: str, page: Page) -> None:
    with faults_of(page, server) as faults:
        page.goto(f"{server}/{TRY}#100%")
        assert "Two givers" in page.locator(".try-title").inner_text()
        assert page.locator(".try-problem").inner_text() == ""
    assert faults == []


def test_what_cannot_be_read_stays_in_its_field_and_the_verdict_stays(server: str, page: Page) -> None:
    page.goto(f"{server}/{TRY}{MENDED}")
    field = page.get_by_label("value of the sets sent to Wuhan hospitals", exact=True)
    before = status(page)
    field.fill("a lot")
    expect(page.get_by_role("alert")).to_have_text(
        "“a lot” cannot be read as a number: write digits such as 1,270 or 1.27."
    )
    assert (field.input_value(), field.get_attribute("aria-invalid")) == ("a lot", "true")
    said = page.locator(".try-problem").inner_text()
    page.get_by_label("loosest").check()
    assert page.locator(".try-problem").inner_text() == said, (
        "what is wrong is told as long as it stands there"
    )
    page.get_by_label("as rounded").check()
    assert status(page) == before
    field.fill("1.28")
    assert page.locator(".try-problem").inner_text() == ""
    assert field.get_attribute("aria-invalid") == "false"


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        ("9" * 400, f"{'9' * 18}…{'9' * 10}"),
        ("1e" + "0" * 60, f"1e{'0' * 16}…{'0' * 10}"),
        ("x" * 32, "x" * 32),
    ],
)
def test_what_is_long_is_quoted_without_its_middle(server: str, page: Page, typed: str, quoted: str) -> None:
    page.goto(f"{server}/{TRY}{MENDED}")
    field = page.get_by_label("value of the sets sent to Wuhan hospitals", exact=True)
    field.fill(typed)
    expect(page.locator(".try-problem")).to_contain_text(f"“{quoted}” cannot be read as a number")
    assert field.input_value() == typed


def test_an_address_with_a_huge_exponent_is_quoted_without_its_middle(server: str, page: Page) -> None:
    page.goto(f"{server}/{TRY}#try=donation_parts&donation_total=3.35e99")
    expect(page.locator(".try-problem")).to_contain_text(f"“335{'0' * 15}…{'0' * 10}” cannot be read")


def test_a_divisor_of_nothing_is_said(server: str, page: Page) -> None:
    page.goto(f"{server}/{TRY}#try=rate_ppe&ppe_value=0e6")
    assert "not computed" in status(page)
    assert "it divides by nothing" in status(page)


def test_everything_is_done_by_keyboard(server: str, page: Page) -> None:
    page.goto(f"{server}/{TRY}")
    page.get_by_role("link", name="A set's price", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_label("value of the sets sent to Wuhan hospitals", exact=True).focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.value") == "126", "the field keeps the focus"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the button that adds one
    assert page.get_by_label("value of the sets sent to Wuhan hospitals", exact=True).input_value() == "127"
    assert "As the report prints it" in status(page)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "As the report prints it":
            break
    else:
        pytest.fail("the keyboard does not reach the button that resets")


def test_a_finger_does_it_on_a_phone_with_the_verdict_above_the_controls(
    server: str, browser: Browser
) -> None:
    with browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True) as page:
        page.goto(f"{server}/{TRY}")
        page.get_by_role("link", name="A set's price", exact=True).tap()
        page.get_by_role("button", name="One less in the last place: value of the sets").tap()
        assert "Verdicts that change" in status(page)
        verdict = page.get_by_role("status").bounding_box()
        controls = page.locator(".try-numbers").bounding_box()
        assert verdict and controls and verdict["y"] + verdict["height"] <= controls["y"]
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        small = page.locator(".try a, .try button, .try select, .try input").evaluate_all(
            "all => all.filter(each => each.getBoundingClientRect().height < 20).map(each => each.outerHTML)"
        )
        assert [each for each in small if "try-turned" not in each and "<a href" not in each] == []


@pytest.mark.parametrize("width", [320, 360, 412])
def test_no_line_ends_between_a_number_and_its_thai_unit(server: str, browser: Browser, width: int) -> None:
    with browser.new_page(viewport={"width": width, "height": 740}) as page:
        page.goto(f"{server}/th/chapters/try.html#try=donation_parts", wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        # An amount of two lines has two rectangles.
        lines = page.evaluate(
            """() => [...document.querySelectorAll(".try :is(.case-number, .try-status p)")].flatMap(line => {
                const found = [];
                const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const node = walker.currentNode;
                    for (const amount of node.data.matchAll(/[\\d.,]+[ \\u00a0]ล้านหยวน/g)) {
                        const range = document.createRange();
                        range.setStart(node, amount.index);
                        range.setEnd(node, amount.index + amount[0].length);
                        const tops = [...range.getClientRects()].map(box => Math.round(box.top));
                        found.push(new Set(tops).size);
                    }
                }
                return found;
            })"""
        )
        assert len(lines) >= 4
        assert set(lines) == {1}


def test_it_works_from_a_disk(built: Path, page: Page) -> None:
    start = (built / TRY).as_uri()
    with faults_of(page, "file:") as faults:
        page.goto(f"{start}{MENDED}")
        assert "● agrees" in status(page)
        page.get_by_label("value of the sets sent to Wuhan hospitals", exact=True).fill("1.26")
        assert address(page) == f"{start}#try=wuhan_set_value&wuhan_sets_value=1.26e6"
    assert faults == []


def test_the_front_page_has_a_compact_form_that_leads_on(server: str, page: Page) -> None:
    with faults_of(page, server) as faults:
        page.goto(f"{server}/index.html", wait_until="networkidle")
        show_every_picture(page)  # or the leaving page lets one go
        page.get_by_role("link", name="A set's price, mended").click()
        assert "● agrees" in status(page)
        page.get_by_role("link", name="Change any number").click()
        page.wait_for_url(f"**/{TRY}{MENDED}")
        page.wait_for_load_state("networkidle")
        assert "● agrees" in status(page)
    assert faults == []


def test_every_finding_that_a_number_can_turn_has_its_link(built: Path, report: recount.Report) -> None:
    findings = soup(built / "chapters" / "findings.html")
    for finding in report.audit():
        links = findings.find(id=finding.id).select("a.try-link")
        expected = [f"try.html#try={finding.id}"] if can_turn(finding) else []
        assert [str(link["href"]) for link in links] == expected


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barriers_once_a_number_is_changed(server: str, browser: Browser, theme: Theme) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with browser.new_page(color_scheme=theme, viewport={"width": 360, "height": 740}) as page:
        page.goto(f"{server}/{TRY}#try=donation_parts&donation_total=3.250e9")
        page.get_by_label("part of the contribution that came from Ant Financial", exact=True).fill("?")
        found = Axe().run(page, context=".try").response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
