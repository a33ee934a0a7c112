"""The Thai edition of the built book: a twin for every page, with the same numbers, in Thai alone."""

from __future__ import annotations

import re
from collections import Counter
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from support import PROJECT, expect
from support import soup as parsed

import recount
from book.downloads.built_pages import docnames

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = docnames(PROJECT)
YEAR = re.compile(r"(?<![A-Za-z\d.,/-])20(?:19|20|26)(?![\d.,]*\d|[-/])")
#: What pages hold besides the edition's own words: code, names and the titles of sources.
NOT_OURS = "code, pre, .citation, .cite-box, [lang=en], .edition-switch, script, style, .reference.external"
#: Words in a row that are no names are a sentence that nobody translated.
ENGLISH = re.compile(r"(?:\b[a-z]{2,}\b[ ,]+){3,}")


def soup(built: Path, name: str) -> BeautifulSoup:
    return parsed(built / f"{name}.html")


def pages(built: Path) -> set[str]:
    thai = built / "th"
    return {file.relative_to(built).as_posix() for file in built.rglob("*.html") if thai not in file.parents}


def test_every_page_has_its_twin(built: Path) -> None:
    twins = {file.relative_to(built / "th").as_posix() for file in (built / "th").rglob("*.html")}
    assert twins == pages(built)


@pytest.mark.parametrize("name", PAGES)
def test_a_chapter_tells_the_same_figures_verdicts_and_sources(built: Path, name: str) -> None:
    """In whatever order and however often: what English tells at all, Thai tells, and nothing else."""

    def told(page: BeautifulSoup) -> dict[str, set[str]]:
        links = [str(link["href"]) for link in page.select("article a[href]") if "://" not in link["href"]]
        return {
            "figures": {link for link in links if "figures.html#" in link},
            "checks": {link for link in links if "findings.html#" in link},
            "evidence": {link for link in links if "evidence.html#" in link},
            "charts": {image["src"].rpartition("/")[2] for image in page.select("figure img[src]")},
            "sections": {section["id"] for section in page.select("article section[id]")},
        }

    english, thai = told(soup(built, name)), told(soup(built, f"th/{name}"))
    for kind in ("figures", "checks", "evidence", "sections"):
        assert thai[kind] == english[kind], kind
    assert len(thai["charts"]) == len(english["charts"])


def test_every_chart_draws_the_same_numbers(built: Path) -> None:
    for file in sorted((built / "charts").glob("*.csv")):
        twin = built / "th" / "charts" / file.name
        rows = [
            Counter(line.split(",")[0] for line in each.read_text("utf-8-sig").splitlines())
            for each in (file, twin)
        ]
        assert rows[0] == rows[1], file.name


@pytest.mark.parametrize("name", [*PAGES, "data/index", "search"])
def test_a_page_is_in_thai_and_counts_years_as_its_readers_do(built: Path, name: str) -> None:
    page = copy(soup(built, f"th/{name}"))
    assert page.html is not None and page.html["lang"] == "th"
    for element in page.select(NOT_OURS):
        element.decompose()
    body = page.select_one("article") or page.select_one("main")
    assert body is not None
    said = [*body.stripped_strings, *(str(image["alt"]) for image in body.select("img[alt]"))]
    said += [str(element[key]) for key in ("title", "aria-label") for element in body.select(f"[{key}]")]
    # A source is called what it calls itself, in the card of a citation too.
    said = [text for text in said if "เข้าถึงเมื่อ" not in text]
    assert [text for text in said if ENGLISH.search(text)] == []
    assert [text for text in said if "**" in text] == [], "emphasis was not read as such"
    assert [text for text in said if "\u200b" in text] == []
    assert [text for text in said if YEAR.search(text)] == [], "an era of its own"


def test_a_page_names_its_twin_to_readers_and_machines(built: Path) -> None:
    for name in ("index", "chapters/key_facts", "data/index", "id/ppe_value/index"):
        for language, other, place in (("en", "th", f"{name}.html"), ("th", "en", f"th/{name}.html")):
            page = parsed(built / place)
            [link] = page.select("a.edition-switch")
            twin = (built / place).parent / str(link["href"])
            expected = built / (f"th/{name}.html" if other == "th" else f"{name}.html")
            assert twin.resolve() == expected.resolve(), place
            assert (link["hreflang"], link["lang"]) == (other, other)
            alternates = {str(each["hreflang"]): str(each["href"]) for each in page.select("link[hreflang]")}
            assert set(alternates) == {"en", "th", "x-default"}
            assert alternates["x-default"] == alternates["en"]
            locale = page.select_one('meta[property="og:locale:alternate"]')
            assert locale is not None, place
            assert str(locale["content"]).startswith(other), (place, language)


def test_a_change_of_language_keeps_page_anchor_and_state(server: str, window: Page) -> None:
    window.goto(f"{server}/chapters/figures.html?q=480#ppe_value")
    window.locator("a.edition-switch").click()
    expect(window.locator("html")).to_have_attribute("lang", "th")
    address = urlsplit(window.url)
    assert (address.path, address.query, address.fragment) == (
        "/th/chapters/figures.html",
        "q=480",
        "ppe_value",
    )
    window.locator("a.edition-switch").focus()
    window.keyboard.press("Enter")
    expect(window.locator("html")).to_have_attribute("lang", "en")
    assert urlsplit(window.url).path == "/chapters/figures.html"


def test_thai_is_set_in_one_typeface_upright_and_with_room_for_its_marks(server: str, window: Page) -> None:
    window.goto(f"{server}/th/chapters/key_facts.html")
    window.evaluate("document.fonts.ready")
    style = window.evaluate(
        """() => {
            const text = document.querySelector('.bd-article section section > p:not([class])');
            const of = (element) => getComputedStyle(element);
            return {
                size: of(text).fontSize,
                line: parseFloat(of(text).lineHeight) / parseFloat(of(text).fontSize),
                slanted: [...document.querySelectorAll('.bd-article *')]
                    .filter((element) => of(element).fontStyle !== 'normal').length,
                justified: [...document.querySelectorAll('.bd-article p')]
                    .filter((element) => of(element).textAlign === 'justify').length,
                loaded: document.fonts.check('18px "Sarabun Text"', 'กA1'),
                broken: [...document.querySelectorAll('.bd-article p .figure-link')]
                    .filter((link) => link.getClientRects().length > 1 && link.textContent.length < 24)
                    .map((link) => link.textContent),
            };
        }"""
    )
    assert style["size"] == "18px" and abs(style["line"] - 1.75) < 0.01
    assert style["slanted"] == 0 and style["justified"] == 0
    assert style["loaded"]
    assert style["broken"] == [], "a number was parted from its unit"


def test_a_name_page_tells_the_report_s_phrase_once(built: Path, report: recount.Report) -> None:
    page = soup(built, "th/id/ppe_value/index")
    main = page.select_one("main dl")
    assert main is not None
    assert main.get_text().count(report["ppe_value"].phrase) == 1
