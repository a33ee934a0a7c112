"""Reads the built pages back: their order and what of each belongs to the text, not to the screen.

Notebooks and the printed book are made from the pages, so that whatever a page says, however it was made,
goes along. Elements that serve a screen only carry the class `screen-only`. Knows HTML, no Sphinx.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import yaml
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

#: What the theme, and this book's own extension, add for a screen; a chart's second picture is for dark ones.
_OF_THE_SCREEN = (
    ".screen-only, .headerlink, nav, aside, button, form, script, div.citation > span.label, img.on-dark"
)

#: Ends a line of a text; how the HTML is broken into lines says nothing.
_LINE_END = "\0"
#: Elements that stand on lines of their own.
_BLOCKS = {
    *("address", "blockquote", "dd", "div", "dt", "figcaption", "figure", "li", "p", "pre", "section"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "td", "th", "tr"),
}


class PageError(RuntimeError):
    """A built page is missing or is not what its source says; the message names it and the remedy."""


def docnames(project: Path) -> list[str]:
    """The pages of the book in reading order, as _toc.yml lists them, in parts or not."""
    contents = yaml.safe_load((project / "_toc.yml").read_text("utf-8"))
    chapters = (chapter for part in contents.get("parts", [contents]) for chapter in part["chapters"])
    return [contents["root"], *(chapter["file"] for chapter in chapters)]


def article_html(site: Path, docname: str) -> str:
    """The part of a built page that holds its text, as it stands there.

    Raises PageError when the page was not built.
    """
    file = site / f"{docname}.html"
    if not file.is_file():
        raise PageError(f"{docname}.html is not in the built book: run make html first")
    _, opened, rest = file.read_text("utf-8").partition("<article")
    found, closed, _ = rest.rpartition("</article>")
    if not closed:
        raise PageError(f"{docname}.html holds no article: is it a page of this book?")
    return f"{opened}{found}{closed}"


def article(site: Path, docname: str) -> Tag:
    """The text of a built page, without what serves the screen only. PageError as article_html raises it."""
    found = BeautifulSoup(article_html(site, docname), "html.parser").article
    assert found is not None  # it begins with one
    for element in found.select(_OF_THE_SCREEN):
        element.decompose()
    return found


def text_of(site: Path, docname: str) -> str:
    """What is read on a built page, one block a line: its words, and those that describe its charts.

    What serves the screen only is left out, and with it the box that says how to cite the page. The same
    words give the same text, however a browser or the theme lays them out. PageError as article raises it.
    """
    lines = (" ".join(line.split()) for line in "".join(_read_out(article(site, docname))).split(_LINE_END))
    return unicodedata.normalize("NFC", "".join(f"{line}\n" for line in lines if line))


def _read_out(element: Tag) -> Iterator[str]:
    """The words of an element in order, with the ends of lines."""
    for child in element.children:
        if type(child) is NavigableString:  # no comment, script or style, which are strings as well
            yield child
        elif isinstance(child, Tag):
            is_line = child.name in _BLOCKS
            if is_line:
                yield _LINE_END
            if _is_picture(child):
                yield f"{_LINE_END}{child.get('alt') or child['aria-label']}{_LINE_END}"
            elif not _unfolds_code(child):
                yield from _read_out(child)
            if is_line:
                yield _LINE_END


def _is_picture(element: Tag) -> bool:
    if element.name == "img" and element.has_attr("alt"):
        return True
    return element.get("role") == "img" and element.has_attr("aria-label")


def _unfolds_code(element: Tag) -> bool:
    """Whether it is the line that says so."""
    folded = element.parent
    return element.name == "summary" and folded is not None and "hide" in _classes(folded)


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
