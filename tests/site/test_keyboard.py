"""Everything that a mouse can do, the keyboard can: menus, search, filters, copying, folds and cards.

The browser's network is cut, and what the pages' policy stops would be an error on its console: a test whose
page reports one fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from support import expect, names_in_contents

import recount
from recount.checks.verdicts import Verdict

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

CHAPTER = "chapters/crisis_response.html"


@pytest.fixture
def page(own_window: Page) -> Iterator[Page]:
    yield from without_faults(own_window)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    screen: ViewportSize = {"width": 360, "height": 740}
    with browser.new_page(viewport=screen, has_touch=True, is_mobile=True) as page:
        yield from without_faults(page)


def without_faults(page: Page) -> Iterator[Page]:
    """A page on which no script fails and nothing is stopped while a test uses it."""
    page.set_default_timeout(10_000)
    faults: list[str] = []
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert faults == []


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} was not reached with {most} presses of Tab")


def test_the_first_press_of_tab_offers_to_skip_to_the_text(server: str, page: Page) -> None:
    page.goto(f"{server}/{CHAPTER}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main-content"


def test_the_search_opens_finds_and_closes(server: str, page: Page) -> None:
    page.goto(f"{server}/{CHAPTER}")
    page.keyboard.press("Control+k")
    field = page.locator("#pst-search-dialog input[type=search]")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    tab_to(page, ".search-button__button")
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.type("consultations")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=consultations")
    expect(page.locator("#search-results li").first).to_be_visible()
    assert "Crisis response" in page.locator("#search-results").inner_text()


@pytest.mark.parametrize("width", [360, 700, 1440])
def test_the_search_gives_the_focus_back(server: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}/{CHAPTER}")
    page.locator(".search-button__button:visible").first.click()
    field = page.locator("#pst-search-dialog input[type=search]")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.search-button__button')")


def test_the_download_menu_opens_and_closes(server: str, page: Page) -> None:
    page.goto(f"{server}/{CHAPTER}")
    tab_to(page, ".dropdown-download-buttons button")
    page.keyboard.press("Enter")
    menu = page.locator(".dropdown-download-buttons .dropdown-menu")
    expect(menu).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.dropdown-menu') !== null")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_the_colours_change_and_stay_on_the_next_page(server: str, page: Page) -> None:
    page.goto(f"{server}/{CHAPTER}")
    tab_to(page, ".theme-switch-button")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.goto(f"{server}/index.html")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_code_is_folded_and_one_switch_shows_all_of_it_on_every_page(server: str, page: Page) -> None:
    page.goto(f"{server}/{CHAPTER}")
    shown = page.locator(".cell_input:visible")
    folds = page.locator("details.hide").count()
    assert folds > 3 and shown.count() == 0
    tab_to(page, ".code-switch")
    page.keyboard.press("Enter")
    assert shown.count() == folds
    page.goto(f"{server}/chapters/key_facts.html")
    expect(page.locator(".code-switch")).to_have_attribute("aria-pressed", "true")
    assert shown.count() == page.locator("details.hide").count() > 3
    page.locator(".code-switch").press("Enter")
    assert shown.count() == 0


def test_plain_values_are_folded_with_their_code_and_tables_and_charts_are_not(
    server: str, page: Page
) -> None:
    page.goto(f"{server}/chapters/exchange_rates.html")
    values, tables = page.locator(".cell_output .text_plain"), page.locator(".cell_output table.dataframe")
    assert values.count() > 1 and tables.count() > 1
    assert page.locator(".cell_output .text_plain:visible").count() == 0
    assert page.locator(".cell_output table.dataframe:visible").count() == tables.count()
    assert page.locator(".cell_output figure:visible, .cell_output img:visible").count() > 1
    tab_to(page, ".code-switch")
    page.keyboard.press("Enter")
    assert page.locator(".cell_output .text_plain:visible").count() == values.count()


def test_a_single_fold_opens_and_its_code_can_be_copied(server: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server}/{CHAPTER}")
    page.locator("details.hide > summary").first.press("Enter")
    tab_to(page, "button.copybtn", most=3)
    expect(page.locator("button.copybtn:focus")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.locator("button.copybtn.success")).to_be_visible()
    assert "import recount" in page.evaluate("navigator.clipboard.readText()")


def test_without_a_script_code_is_folded_and_opens(server: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{CHAPTER}")
    fold = page.locator("details.hide").first
    expect(fold.locator(".cell_input")).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator(".cell_input")).to_be_visible()
    assert page.locator("a.figure-link[title]").count() > 10
    context.close()


def test_filters_are_reached_and_used(server: str, page: Page) -> None:
    page.goto(f"{server}/chapters/findings.html")
    everything = page.locator(".finding:visible").count()
    page.locator(".filter input").focus()
    page.keyboard.type("wuhan")
    assert 0 < page.locator(".finding:visible").count() < everything
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"


def test_a_figure_in_prose_shows_its_phrase_interval_and_verdicts_on_focus(server: str, page: Page) -> None:
    page.goto(f"{server}/{CHAPTER}")
    tab_to(page, "article a.figure-link")
    expect(page.locator("#figure-card")).to_be_visible()
    phrase, of, meaning, checks = page.locator("#figure-card p").all_inner_texts()
    assert page.locator("#figure-card [lang=th]").inner_text() == phrase
    assert re.search(r" \(\w[\w ]+, line \d+\)$", of)
    assert meaning.startswith("can mean ")
    first = re.match(r"checks: \d+ [●◐○◆✖▲–] ([a-z ]+)", checks)
    assert first is not None and first.group(1) in [str(verdict) for verdict in Verdict]
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "figure-card"
    page.keyboard.press("Escape")
    expect(page.locator("#figure-card")).to_be_hidden()


def test_a_verdict_in_prose_shows_its_sum_on_focus(server: str, page: Page, report: recount.Report) -> None:
    page.goto(f"{server}/{CHAPTER}")
    badge = page.locator("article p .verdict-disagrees a").first
    badge.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card = page.locator("#figure-card")
    expect(card).to_be_visible()
    title, in_numbers, told = card.locator("p").all_inner_texts()
    id = str(badge.get_attribute("href")).partition("#")[2]
    assert title == report.finding(id).check.heading.en
    assert " ≠ " in in_numbers
    assert told == report.finding(id).words_en


def test_a_card_opens_on_hover_within_the_window_and_goes(server: str, page: Page) -> None:
    page.goto(f"{server}/{CHAPTER}")
    page.locator("article p a.figure-link").first.hover()
    card = page.locator("#figure-card")
    expect(card).to_be_visible()
    page.mouse.move(0, 0)
    expect(card).to_be_hidden()


def test_on_a_phone_the_first_tap_shows_the_card_and_the_second_follows_the_link(
    server: str, phone: Page
) -> None:
    phone.goto(f"{server}/{CHAPTER}")
    link = phone.locator("article p a.figure-link").first
    link.tap()
    card = phone.locator("#figure-card")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 360
    link.tap()
    phone.wait_for_url("**/figures.html#*")


def test_on_a_phone_the_contents_open_as_a_drawer(server: str, phone: Page) -> None:
    phone.goto(f"{server}/{CHAPTER}")
    drawer = phone.locator("#pst-primary-sidebar-modal")
    expect(drawer).to_be_hidden()
    phone.locator(".primary-toggle").press("Enter")
    expect(drawer.get_by_role("link", name=re.compile(r"^\d+\. Figures$"))).to_be_visible()
    phone.keyboard.press("Escape")
    expect(drawer).to_be_hidden()


def test_the_page_says_where_in_the_book_it_is(server: str, page: Page) -> None:
    page.goto(f"{server}/{CHAPTER}")
    root, *chapters = names_in_contents()
    place = chapters.index(CHAPTER.removesuffix(".html")) + 1
    words = page.locator(".progress-in-book").inner_text().strip()
    assert words == f"Chapter {place} of {len(chapters)}"
    page.goto(f"{server}/{root}.html")
    assert page.locator(".progress-in-book").count() == 0
