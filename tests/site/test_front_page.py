"""The front page in one screen and two of a phone: counts, cards and where they lead; the cases' chapter."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support import PROJECT, each, soup, straight, words

import recount
from recount.checks.finding import Finding
from recount.checks.tally import tally
from recount.cite.edition import Edition
from recount.wording import written_day

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHAPTER = "chapters/what_was_found"


def test_the_front_page_says_what_the_book_is_and_of_which_day(built: Path, edition: Edition) -> None:
    title = soup(built / "index.html").select_one("article h1")
    assert title is not None
    line = title.find_next_sibling()
    assert line is not None and "title-line" in line["class"]
    assert edition.subtitle.en[1:] in words(line)
    assert f"Edition {edition.version}, {written_day(edition.date, 'en')}" in words(line)
    cite = line.find_next_sibling()
    assert cite is not None and "cite-box" in cite["class"]
    assert "take-home" in cite.find_next_sibling()["class"], "beside the box, not between the title's lines"


def test_the_outcome_is_one_sentence_that_is_the_legend_of_its_bar(
    built: Path, report: recount.Report
) -> None:
    counted = tally(report.audit())
    for name in ("index", CHAPTER):
        box = soup(built / f"{name}.html").select_one("article .outcome")
        sentence = box.select_one(".outcome-sentence")
        assert sentence.get_text() == counted.outcome(len(report))
        # Each count has the colour of its part of the bar.
        legend = [(part["class"][0], words(part)) for part in sentence.select("span")]
        assert legend == [
            ("holds", f"{counted.holding} hold"),
            ("fails", f"{counted.against} fail"),
            ("untested", f"{counted.untested} have no yardstick to test them by"),
        ]
        assert [(part["class"][0], int(part["width"])) for part in box.select(".tally-bar rect")] == [
            (kind, int(told.split()[0])) for kind, told in legend
        ]
        detail = words(box.select_one(".detail"))
        assert (
            f"{counted.wider} of the {counted.holding} agree only loosely, or are worded differently."
            in detail
        )
        assert f"fall into {counted.numbers} cases" in detail


def test_each_failure_of_a_check_is_a_card_that_leads_to_its_place(
    built: Path, report: recount.Report
) -> None:
    cards = soup(built / "index.html").select("article .case-card")
    shown = [case for case in report.gravest_cases() if isinstance(case.against, Finding)]
    assert len(cards) == len(shown) + 1  # the last tells whom the slips flatter
    chapter = soup(built / f"{CHAPTER}.html")
    for card, case in zip(cards, shown, strict=False):
        [link] = card.select("a")
        assert words(link) == case.title.en
        assert link["href"] == f"{CHAPTER}.html#{case.id}"
        assert card.select_one("[role=img]")["aria-label"]
        assert straight(case.counter.en) in words(card)
    for card in cards:
        page, _, anchor = card.a["href"].partition("#")
        assert page == f"{CHAPTER}.html"
        assert chapter.find(id=anchor) is not None


def test_the_chapter_tells_every_case_the_gravest_first_under_its_name(report: recount.Report) -> None:
    text = (PROJECT / f"{CHAPTER}.md").read_text("utf-8")
    told = re.findall(r"^\((case-\w+)\)=\n## (.*)\n\n```\{case\} (\S+)\n```$", text, re.MULTILINE)
    cases = report.gravest_cases()
    assert told == [(case.id, case.title.en, case.id) for case in cases]


def test_the_table_of_slips_has_a_row_for_each_case(built: Path, report: recount.Report) -> None:
    rows = soup(built / f"{CHAPTER}.html").select("table.cases tbody tr")
    for row, case in zip(rows, report.gravest_cases(), strict=True):
        cells = [words(cell) for cell in row.select("td")]
        assert cells[:2] == [case.title.en, f"Printed: {case.figure.words}"]
        assert (cells[4] == "At stake: no money") == (case.at_stake is None)


@each(("chapter", "most"), [("what_was_found", 1300), ("what_follows", 700)])
def test_the_chapters_are_short(chapter: str, most: int) -> None:
    text = (PROJECT / "chapters" / f"{chapter}.md").read_text("utf-8")
    assert len(text.split()) <= most


def test_each_point_that_a_reader_or_writer_is_told_names_a_case() -> None:
    text = (PROJECT / "chapters" / "what_follows.md").read_text("utf-8")
    points = re.findall(r"^\d\. (.*)$", text, re.MULTILINE)
    assert len(points) > 15
    without = [point for point in points if not re.search(r"\]\((?:#[\w-]+|[a-z]+\.md)\)", point)]
    assert without == []


# --- In a browser -------------------------------------------------------------------------------------------

SCREENS = [(1440, 900, 1), (360, 800, 2)]
#: The wide typeface of a machine that has none of Arial's widths, as the book's style sheet narrows it.
NARROWED = "DejaVu as wide as Arial"


@pytest.mark.parametrize("typeface", ["the machine's", NARROWED])
@pytest.mark.parametrize(("width", "height", "screens"), SCREENS)
def test_all_that_a_first_reader_wants_is_seen_without_much_scrolling(
    server: str, browser: Browser, width: int, height: int, screens: int, typeface: str
) -> None:
    with browser.new_page(viewport={"width": width, "height": height}) as page:
        page.goto(f"{server}/index.html", wait_until="networkidle")
        if typeface == NARROWED:
            if not page.evaluate(
                f"document.fonts.load('1rem \"{NARROWED}\"').then(found => found.length, () => 0)"
            ):
                pytest.skip("DejaVu Sans is not installed")
            family = f'"Sarabun", "{NARROWED}"'
            page.evaluate(
                "family => document.documentElement.style.setProperty('--pst-font-family-base', family)",
                family,
            )
        page.evaluate("document.fonts.ready")
        # What was found, how sure it is, the scale, what the book is and is not, and three ways on.
        wanted = page.locator(":is(.outcome, .case-card, .below-cards > *)")
        assert wanted.count() == 1 + 6 + 3
        ends = wanted.evaluate_all("parts => parts.map(part => part.getBoundingClientRect().bottom)")
        assert max(ends) <= screens * height
        assert page.locator(".below-cards li").count() == 3
        assert page.locator(".below-cards").bounding_box()["y"] > max(ends[:7])  # type: ignore[index]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        # On each case's card, how sure it is and the reading against it are a line each.
        told = page.locator(".case-card:has(.case-chart) :is(.sureness, .counter-reading)")
        assert told.count() == 10
        lines = """all => all.map(p => p.getClientRects().length && Math.round(
            p.clientHeight / parseFloat(getComputedStyle(p).lineHeight)))"""
        assert set(told.evaluate_all(lines)) == {1}


def test_the_whole_card_is_its_link(server: str, browser: Browser) -> None:
    with browser.new_page(viewport={"width": 1440, "height": 900}) as page:
        page.goto(f"{server}/index.html")
        card = page.locator(".case-card").first
        address = card.locator("a").get_attribute("href")
        box = card.bounding_box()
        assert box is not None and address is not None
        page.mouse.click(box["x"] + box["width"] - 8, box["y"] + box["height"] - 8)
        page.wait_for_url(f"**/{address}")


def test_charts_of_cases_are_drawn_in_the_colours_of_the_page(server: str, browser: Browser) -> None:
    """Ink is dark on light pages and light on dark ones; the gap has a colour of its own."""
    inks = {}
    for theme in ("light", "dark"):
        with browser.new_page(color_scheme=theme) as page:
            page.goto(f"{server}/index.html")
            colours = page.evaluate(
                """() => ['rect.report', 'rect.source', 'line.gap'].map(part => {
                    const style = getComputedStyle(document.querySelector(`.case-chart ${part}`));
                    return part.startsWith('rect') ? style.fill : style.stroke;
                })"""
            )
            assert len(set(colours)) == 3
            text = page.evaluate("getComputedStyle(document.querySelector('.case-number')).color")
            assert colours[0] == text
            inks[theme] = colours
    assert not set(inks["light"]) & set(inks["dark"])


@pytest.mark.parametrize("below", ["", "th"], ids=["en", "th"])
def test_below_the_chart_of_verdicts_each_test_is_a_mark_that_leads_to_it(
    built: Path, report: recount.Report, below: str
) -> None:
    page = soup(built / below / "index.html")
    strip = page.find(id="chart-verdicts").find_next(class_="verdict-strip")
    assert strip is not None
    led_to = [str(mark["href"]) for mark in strip.select(".marks a")]
    assert led_to == [f"chapters/findings.html#{finding.id}" for finding in report.audit() if finding.is_test]
    assert page.select_one("script[src*='strip.js']") is not None, "one stop of the Tab key"
