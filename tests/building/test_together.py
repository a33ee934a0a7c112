"""What no line of Thai may break is kept together: names, amounts, days and repetitions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support import PROJECT, each, soup

import recount
from book.sphinxext.pages.together import marked
from recount.wording import Language
from recount.wording.breaking import amounts, kept_together

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS = (PROJECT / "locale" / "th" / "unbroken.txt").read_text("utf-8").splitlines()
PAGES = ("index", "chapters/what_was_found", "chapters/crisis_response", "chapters/business_continuity")


@pytest.fixture(scope="module")
def pattern(report: recount.Report) -> re.Pattern[str]:
    return kept_together(WORDS, report.units, "th")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ยอดของลาซาด้าทั้งหมด", ["ลาซาด้า"]),
        ("อาลีบาบา กรุ๊ปและอาลีบาบา", ["อาลีบาบา กรุ๊ป", "อาลีบาบา"]),
        ("ราว 2,139 ล้านบาท", ["2,139 ล้านบาท"]),
        ("28.27 พันล้านดอลลาร์สหรัฐ", ["28.27 พันล้านดอลลาร์สหรัฐ"]),
        ("1.3 แสนล้าน", ["1.3 แสนล้าน"]),
        ("ทั้ง 16 แบบ", ["16 แบบ"]),
        ("วันที่ 10 พฤษภาคม 2563", ["10 พฤษภาคม"]),
        ("ครั้งแรก ๆ เป็นข่าวต่าง ๆ", ["ก ๆ", "ง ๆ"]),
        ("ปี 2563 ให้คำตอบ", []),
        ("ตัวเลข 110", []),
    ],
)
def test_what_stays_in_one_line(text: str, kept: list[str], pattern: re.Pattern[str]) -> None:
    assert pattern.findall(text) == kept


@each(
    ("language", "text", "kept", "with_ranges"),
    [
        ("en", "about 2.139 billion baht", ["2.139 billion baht"], ["2.139 billion baht"]),
        ("en", "UCLA: 3 to 4 seconds", ["4 seconds"], ["3 to 4 seconds"]),
        ("en", "45.84 to 46.36%", [], ["45.84 to 46.36%"]),
        ("en", "31 May 2020, 7 of 9", [], []),
        ("th", "ราว 15,234\u00a0ล้านบาท", ["15,234\u00a0ล้านบาท"], ["15,234\u00a0ล้านบาท"]),
        ("th", "3 ถึง 4\u00a0วินาที", ["4\u00a0วินาที"], ["3 ถึง 4\u00a0วินาที"]),
    ],
)
def test_what_stays_together_in_a_table(
    language: Language, text: str, kept: list[str], with_ranges: list[str], report: recount.Report
) -> None:
    assert amounts(report.units, language).findall(text) == kept
    assert amounts(report.units, language, ranges=True).findall(text) == with_ranges


def test_printed_cells_are_marked_and_nothing_else(report: recount.Report) -> None:
    printed = "<td>Zupports: 20 seconds</td><th>3 seconds</th><td><b>20 seconds</b></td><p>20 seconds</p>"
    assert marked(printed, amounts(report.units, "en")) == (
        '<td>Zupports: <span class="together">20 seconds</span></td>'
        '<th><span class="together">3 seconds</span></th><td><b>20 seconds</b></td><p>20 seconds</p>'
    )


def test_the_words_are_named_once_and_have_letters() -> None:
    assert len(set(WORDS)) == len(WORDS)
    assert all(word == word.strip() and re.search("[\u0e01-\u0e4e]{4}", word) for word in WORDS)


def test_the_text_of_a_page_is_the_same_with_and_without(built: Path, pattern: re.Pattern[str]) -> None:
    """Nothing but elements are added, in the English edition to tables alone."""
    english = soup(built / "chapters/crisis_response.html")
    assert english.select("td .together") and not english.select(".together:not(td *)")
    found = soup(built / "th/chapters/crisis_response.html").select("article .together:not(td *)")
    assert len(found) > 50
    assert all(pattern.fullmatch(each.get_text()) and not each.find(True) for each in found)


def test_what_is_told_of_other_pages_stays_together_too(built: Path, pattern: re.Pattern[str]) -> None:
    """Names of passages come when all else of a page stands."""
    told = soup(built / "th/chapters/findings.html").select("article .passage")
    kept = [[each.get_text() for each in passage.select(".together")] for passage in told]
    assert sum(map(len, kept)) > 50
    assert kept == [pattern.findall(passage.get_text()) for passage in told]


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_no_line_breaks_within(server: str, window: Page, name: str, width: int) -> None:
    window.set_viewport_size({"width": width, "height": 900})
    window.goto(f"{server}/th/{name}.html")
    broken = window.evaluate(
        """() => [...document.querySelectorAll('article .together')]
            .filter(each => new Set([...each.getClientRects()].map(box => box.top)).size > 1)
            .map(each => each.textContent)"""
    )
    assert broken == []
    assert window.evaluate("document.documentElement.scrollWidth") <= width
