"""Reads the built pages back: their order and what of each belongs to the text, not to the screen.

Notebooks and the printed book are made from the pages, so that whatever a page says, however it was made,
goes along. Elements that serve a screen only carry the class `screen-only`. Knows HTML, no Sphinx.
"""

from __future__ import annotations

from pathlib import Path

import yaml
from bs4 import BeautifulSoup, Tag

#: What the theme, and this book's own extension, add for a screen.
_OF_THE_SCREEN = ".screen-only, .headerlink, nav, aside, button, form, script, div.citation > span.label"


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


def heading(text: Tag) -> str:
    """The title of a page's text, without its number."""
    title = text.select_one("h1")
    if title is None:
        raise PageError("a page of the book has no title: begin it with a line '# Title'")
    return "".join(piece for piece in title.strings if "section-number" not in _classes(piece.parent)).strip()


def _classes(element: Tag | None) -> list[str]:
    return list(element.get_attribute_list("class")) if element is not None else []
