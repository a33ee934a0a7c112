"""The README's picture: what the book's own code draws, in the colours of the pages, for light and dark."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import recount
from book.outcome import COLOURS, PICTURE, picture
from recount.checks.tally import Tally, tally

SVG = "{http://www.w3.org/2000/svg}"
COUNTED = Tally(tests=8, hold=4, wider=3, against=1, measures=5, repairs=2, numbers=1)


def test_the_readme_shows_the_picture_that_the_code_draws(project: Path, report: recount.Report) -> None:
    counted = tally(report.audit())
    drawn = picture(counted, len(report))
    assert (project / PICTURE).read_text("utf-8") == drawn, "the counts have changed: run make stamp"
    # It follows the sentence that the README opens with, and whoever cannot see it reads the counts.
    shown = (project / "README.md").read_text("utf-8").split("\n\n")[2]
    untested = f"{counted.untested} have no yardstick to test them by"
    told = f"{counted.holding} hold, {counted.against} fail, {untested}"
    assert shown == f"![{told}]({PICTURE})"


def test_the_picture_says_and_draws_three_counts() -> None:
    drawn = ET.fromstring(picture(COUNTED, 6))
    told = [text.text for text in drawn.iter(f"{SVG}text")]
    assert told == ["7 hold", "1 fail", "7 have no yardstick to test them by"]
    assert [part.get("width") for part in drawn.iter(f"{SVG}rect")] == ["7", "1", "7"]
    title = drawn.find(f"{SVG}title")
    assert title is not None and title.text == COUNTED.outcome(6)


def test_its_colours_are_those_of_the_pages(project: Path) -> None:
    sheet = (project / "_static" / "book.css").read_text("utf-8")
    names = {"holds": "holds", "fails": "fails", "untested": "open"}
    for kind, name in names.items():
        light, dark = re.findall(rf"^  --{name}: (#\w+);", sheet, re.MULTILINE)[:2]
        assert COLOURS[kind] == (light, dark)
