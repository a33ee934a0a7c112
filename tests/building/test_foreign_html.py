"""HTML of other tools is mended before it becomes part of a page."""

from pathlib import Path

import pandas as pd
from bs4 import BeautifulSoup

from book.sphinxext.shipping.foreign_html import mended


def test_a_data_frame_loses_its_styles_border_and_empty_heads_and_nothing_else() -> None:
    frame = pd.DataFrame({"rate": ["4.4"]}, index=pd.Index(["May"], name="month"))
    html = frame._repr_html_()
    assert "<style" in html and "style=" in html and "border=" in html
    clean = mended(html)
    assert "style" not in clean and "border" not in clean
    texts = [BeautifulSoup(text, "html.parser").get_text(" ", strip=True) for text in (html, clean)]
    assert texts[1] == "rate month May 4.4"
    assert not [head for head in BeautifulSoup(clean, "html.parser")("th") if not head.get_text(strip=True)]


def test_html_without_faults_stays_as_it_is() -> None:
    assert mended("<p>5 &lt; 6 <b>ราว</b></p>") == "<p>5 &lt; 6 <b>ราว</b></p>"


def test_references_are_items_of_a_list(built: Path) -> None:
    page = BeautifulSoup((built / "chapters" / "method.html").read_text("utf-8"), "html.parser")
    entries = page.select("div.citation")
    assert entries
    assert {entry["role"] for entry in entries} == {"listitem"}
    assert {entry.parent["role"] for entry in entries} == {"list"}  # type: ignore[index]
