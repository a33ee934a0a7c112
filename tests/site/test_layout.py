"""Where things stand: a line of 60 to 75 letters, notes beside it on a desk, one style for one meaning."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support import soup, words

import recount

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHAPTER = "chapters/daily_essentials"
#: Letters in each line of a page's longer paragraphs, but the last line of each.
LINES = """() => [...document.querySelectorAll('article section > p')]
    .filter(paragraph => paragraph.textContent.length > 250)
    .flatMap(paragraph => {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        const counts = new Map();
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node.parentElement.closest('[hidden], .visually-hidden')) continue;
            for (let place = 0; place < node.length; place += 1) {
                const range = document.createRange();
                range.setStart(node, place);
                range.setEnd(node, place + 1);
                const [box] = range.getClientRects();
                if (!box) continue;
                const line = Math.round((box.top + box.bottom) / 2 / 12);
                counts.set(line, (counts.get(line) ?? 0) + 1);
            }
        }
        return [...counts.values()].slice(1, -1);
    })"""

#: What parts a line of text from the one before it, in heights of a line, for each part of a page's prose.
DISTANCES = """() => [...document.querySelectorAll('article :is(p, li, dd)')]
    .filter(part => part.checkVisibility() && !part.closest('td'))
    .flatMap(part => {
        const height = parseFloat(getComputedStyle(part).lineHeight);
        const tops = [...part.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).flatMap(node => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return [...range.getClientRects()].filter(box => box.width > 2).map(box => box.top);
        }).sort((one, other) => one - other);
        return tops.slice(1).map((top, place) => (top - tops[place]) / height);
    })"""


def open_at(browser: Browser, address: str, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    return page


@pytest.mark.parametrize("name", ["chapters/crisis_response", "chapters/exchange_rates", "chapters/method"])
def test_lines_on_a_desk_hold_60_to_75_letters(server: str, browser: Browser, name: str) -> None:
    page = open_at(browser, f"{server}/{name}.html", 1440)
    lines = [
        count for count in page.evaluate(LINES) if count > 40
    ]  # shorter: a line split by a raised letter
    assert len(lines) > 10
    assert 60 <= sum(lines) / len(lines) <= 75
    page.close()


@pytest.mark.parametrize("name", ["crisis_response", "evidence", "findings"])
@pytest.mark.parametrize("edition", ["", "th/"])
def test_lines_with_figures_stand_no_farther_apart_than_lines_without(
    server: str, window: Page, edition: str, name: str
) -> None:
    window.goto(f"{server}/{edition}chapters/{name}.html", wait_until="networkidle")
    for width in (1440, 360):
        window.set_viewport_size({"width": width, "height": 900})
        window.evaluate("document.fonts.ready")
        distances = window.evaluate(DISTANCES)
        assert sum(distance > 0.5 for distance in distances) > 10, width
        assert [distance for distance in distances if abs(distance - round(distance)) > 0.02] == [], width


def test_a_caption_stands_beside_its_chart_and_stays_in_sight(server: str, browser: Browser) -> None:
    page = open_at(browser, f"{server}/chapters/robustness.html", 1440)
    chart, caption = (
        page.locator(f"#chart-robustness {part}").first for part in ("img:visible", "figcaption")
    )
    picture, said = chart.bounding_box(), caption.bounding_box()
    assert picture and said and picture["height"] > 1200, "taller than a window"
    assert said["x"] > picture["x"] + picture["width"]
    assert abs(said["y"] - picture["y"]) < 24
    page.evaluate("place => window.scrollTo(0, place)", picture["y"] + 400)
    page.wait_for_timeout(100)
    moved = caption.bounding_box()
    assert moved and 0 < moved["y"] < 120
    page.close()


@pytest.mark.parametrize("edition", ["", "th/"])
def test_no_heading_on_a_phone_ends_in_a_word_alone(server: str, browser: Browser, edition: str) -> None:
    page = open_at(browser, f"{server}/{edition}chapters/key_facts.html", 360)
    shares = page.locator("article :is(h1, h2, h3)").evaluate_all(
        """headings => headings.map(heading => {
            const range = document.createRange();
            range.selectNodeContents(heading.firstChild);
            const widths = [...range.getClientRects()].map(box => box.width);
            return widths.length > 1 ? widths.at(-1) / Math.max(...widths) : null;
        }).filter(share => share !== null)"""
    )
    assert len(shares) > 2
    assert min(shares) > 0.4
    page.close()


@pytest.mark.parametrize("width", [1280, 1440])
def test_a_chart_on_a_desk_is_as_wide_as_the_text_allows_loaded_or_not(
    server: str, browser: Browser, width: int
) -> None:
    """Its labels are as large as the text then, and nothing jumps where it is loaded late."""
    page = open_at(browser, f"{server}/{CHAPTER}.html", width)
    charts = page.locator("figure img.on-light")
    assert charts.count() > 1
    assert set(charts.evaluate_all("all => all.map(chart => Math.round(chart.width))")) == {480}
    assert min(charts.evaluate_all("all => all.map(chart => chart.height)")) > 100
    page.close()


def test_notes_stand_beside_their_paragraphs_on_a_desk_and_nowhere_else(
    server: str, browser: Browser
) -> None:
    page = open_at(browser, f"{server}/{CHAPTER}.html", 1440)
    places = page.locator(".margin-note").evaluate_all(
        """notes => notes.map(note => {
            const [beside, text] = [note, note.previousElementSibling]
                .map(part => part.getBoundingClientRect());
            const { top, bottom, left, right } = beside;
            return [top - text.top, left - text.right, top, bottom, right];
        })"""
    )
    assert len(places) > 8
    for lower, aside, _, _, right in places:
        assert abs(lower) < 8
        assert aside > 8
        assert right <= 1440
    edges = [edge for _, _, top, bottom, _ in places for edge in (top, bottom)]
    assert edges == sorted(edges), "no note covers the next"
    for width in (1024, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(".margin-note:visible").count() == 0
    page.close()


def test_a_note_names_the_phrases_and_sources_of_its_paragraph(built: Path, report: recount.Report) -> None:
    notes = soup(built / f"{CHAPTER}.html").select(".margin-note")
    for note in notes:
        paragraph = note.find_previous_sibling("p")
        ids = [str(link["href"]).partition("figures.html#")[2] for link in paragraph.select("a")]
        phrases = {report[id].phrase for id in ids if id}
        assert {words(line) for line in note.select("[lang=th]")} == {
            phrase for phrase in phrases if phrase not in words(paragraph)
        }
        cited = {str(link["href"]).partition("#")[2] for link in paragraph.select(".bibtex-citation a")}
        assert len(note.select("a.external")) == len(cited)
        for link in note.select("a.external"):
            assert any(source.url == link["href"] for source in report.sources.values())
    assert any("ชุด" in words(note) for note in notes)
    assert any(words(link) == "The Straits Times" for note in notes for link in note.select("a"))


def test_one_style_means_one_thing(server: str, browser: Browser) -> None:
    page = open_at(browser, f"{server}/{CHAPTER}.html", 1440)
    style = """selector => {
        const link = document.querySelector(selector);
        const { color, fontSize, textDecorationStyle } = getComputedStyle(link);
        const text = getComputedStyle(link.closest('p'));
        return { plain: color === text.color, small: parseFloat(fontSize) < parseFloat(text.fontSize),
                 dotted: textDecorationStyle === 'dotted' };
    }"""
    assert page.evaluate(style, "article section > p a.figure-link") == {
        "plain": True,
        "small": False,
        "dotted": True,
    }
    source = page.evaluate(style, "article section > p .bibtex-citation a")
    assert (source["small"], source["dotted"]) == (True, False)
    chapter = page.evaluate(style, "article section p > a.reference.internal:has(> .std-doc)")
    assert chapter == {"plain": False, "small": False, "dotted": False}
    page.close()


def test_headings_share_the_typeface_of_the_charts(server: str, browser: Browser) -> None:
    page = open_at(browser, f"{server}/{CHAPTER}.html", 1440)
    for heading in ("h1", "h2"):
        family = page.locator(f"article {heading}").first.evaluate(
            "part => getComputedStyle(part).fontFamily"
        )
        assert family.startswith('"Sarabun Headings"')
    assert page.evaluate("document.fonts.check('600 20px \"Sarabun Headings\"', 'Meals')")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert any("Sarabun Headings" in family for family in loaded)
    page.close()


def test_the_typeface_of_headings_holds_every_letter_of_every_heading(built: Path) -> None:
    from fontTools.ttLib import TTFont

    held = set(TTFont(built / "_static" / "fonts" / "sarabun-headings.woff2").getBestCmap())
    for file in sorted((built / "chapters").glob("*.html")):
        for heading in soup(file).select("article :is(h1, h2, h3)"):
            for link in heading.select(".headerlink"):
                assert link.get_text() == "#"
            missing = {letter for letter in heading.get_text() if ord(letter) not in held} - {"\n"}
            assert missing == set(), (file.name, heading.get_text())
