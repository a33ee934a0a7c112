"""Reads the built pages back: their order and what of each belongs to the text, not to the screen.

Notebooks and the printed book are made from the pages, so that whatever a page says, however it was made,
goes along. Elements that serve a screen only carry the class `screen-only`. Knows HTML, no Sphinx.
"""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import yaml
from bs4 import BeautifulSoup, Tag

#: What the theme, and this book's own extension, add for a screen; a chart's second picture is for dark ones.
_OF_THE_SCREEN = (
    ".screen-only, .headerlink, nav, aside, button, form, script, div.citation > span.label, img.on-dark"
)

#: Ends a line of a text; how the HTML is broken into lines says nothing.
_LINE_END = "\0"
#: Elements that stand on lines of their own.
_BLOCKS = (
    *("address", "blockquote", "dd", "div", "dt", "figcaption", "figure", "li", "p", "pre", "section"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "td", "th", "tr"),
)


class PageError(RuntimeError):
    """A built page is missing or is not what its source says; the message names it and the remedy."""


def docnames(project: Path) -> list[str]:
    """The pages of the book in reading order, as _toc.yml lists them, in parts or not."""
    contents = yaml.safe_load((project / "_toc.yml").read_text("utf-8"))
    chapters = (chapter for part in contents.get("parts", [contents]) for chapter in part["chapters"])
    return [contents["root"], *(chapter["file"] for chapter in chapters)]


def article(site: Path, docname: str) -> Tag:
    """The text of a built page, without what serves the screen only.

    Raises PageError when the page was not built.
    """
    file = site / f"{docname}.html"
    if not file.is_file():
        raise PageError(f"{docname}.html is not in the built book: run make html first")
    found = BeautifulSoup(file.read_text("utf-8"), "html.parser").select_one("article")
    if found is None:
        raise PageError(f"{docname}.html holds no article: is it a page of this book?")
    for element in found.select(_OF_THE_SCREEN):
        element.decompose()
    return found


def text_of(site: Path, docname: str) -> str:
    """What is read on a built page, one block a line: its words, and those that describe its charts.

    What serves the screen only is left out, and with it the box that says how to cite the page. The same
    words give the same text, however a browser or the theme lays them out. PageError as article raises it.
    """
    text = article(site, docname)
    for line in text.select("details.hide > summary"):
        line.decompose()  # unfolds code, and says so
    for drawn in text.select("img[alt], [role=img][aria-label]"):
        described = drawn.get("alt") or drawn["aria-label"]
        drawn.replace_with(f"{_LINE_END}{described}{_LINE_END}")
    for block in text.find_all(_BLOCKS):
        block.insert(0, _LINE_END)
        block.append(_LINE_END)
    lines = (" ".join(line.split()) for line in text.get_text().split(_LINE_END))
    return unicodedata.normalize("NFC", "".join(f"{line}\n" for line in lines if line))


def digest_of_text(text: str) -> str:
    """SHA-256 of a text in UTF-8, as `sha256sum` prints it for a file that holds it."""
    return hashlib.sha256(text.encode()).hexdigest()


def heading(text: Tag) -> str:
    """The title of a page's text, without its number."""
    title = text.select_one("h1")
    if title is None:
        raise PageError("a page of the book has no title: begin it with a line '# Title'")
    return "".join(piece for piece in title.strings if "section-number" not in _classes(piece.parent)).strip()


def _classes(element: Tag | None) -> list[str]:
    return list(element.get_attribute_list("class")) if element is not None else []
