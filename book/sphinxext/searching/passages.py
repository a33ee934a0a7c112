"""Cuts a built page into passages: a part of a chapter, or an entry with an anchor of its own, and its text.

Takes what a reader sees or can unfold: no menus, no box of citations. Code is a passage of its own, under the
anchor that it stands below. A chart counts as what its alternative text says. Knows HTML and which elements
serve the screen only; may not know Sphinx, figures or checks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

#: Without an end tag.
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
#: Elements and classes that are not read: they serve the screen.
_NOT_READ = {"button", "form", "nav", "noscript", "script", "select", "style", "svg", "template"}
_NOT_READ_CLASSES = {"headerlink", "screen-only", "visually-hidden"}
#: Elements that do not part words.
_INLINE = {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small"}
_INLINE |= {"span", "strong", "sub", "sup", "u", "wbr"}
#: Entries that may have anchors; any other element with one is a place within a passage.
_ENTRIES = {"article", "dt", "figure", "li", "section", "tr"}
_ENTRY_CLASSES = {"citation", "finding"}
#: Folds that hold code, even among what else serves the screen.
_CODE_CLASSES = {"hide", "chart-code"}
#: The kind of the passages in them.
CODE = "code"
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass
class Passage:
    """The text that follows an anchor, up to the next; `titles` lead to it, the page's own first."""

    anchor: str
    titles: tuple[str, ...]
    kind: str = ""
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text with one blank wherever there is room."""
        return " ".join(unicodedata.normalize("NFC", "".join(self.pieces)).split())


def passages(html: str) -> Iterator[Passage]:
    """The passages of a page that hold text, in order; none of a page that search engines leave out."""
    reader = _Reader()
    reader.feed(html)
    if not reader.left_out:
        yield from (passage for passage in reader.found if passage.text)


@dataclass
class _Open:
    tag: str
    passage: Passage | None
    read: bool
    title: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Passage] = []
        self.left_out = False
        self.open: list[_Open] = []
        self.title: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("name") == "robots" and "noindex" in given.get("content", ""):
            self.left_out = True
        outer = self.open[-1] if self.open else _Open("", None, True)
        classes = set(given.get("class", "").split())
        passage, read = outer.passage, outer.read and tag not in _NOT_READ
        if classes & _NOT_READ_CLASSES or (tag == "span" and "label" in classes):
            read = False  # a citation's label is its number, which no page shows
        if tag == "summary" and passage and passage.kind == CODE:
            read = False  # it says that there is code
        if passage and tag == "details" and classes & _CODE_CLASSES:
            passage, read = Passage(passage.anchor, passage.titles, CODE), True
            self.found.append(passage)
        if tag == "article" or (
            passage and read and given.get("id") and (tag in _ENTRIES or classes & _ENTRY_CLASSES)
        ):
            passage = Passage(given.get("id", ""), passage.titles if passage else ())
            self.found.append(passage)
        if passage and tag == "img" and read:
            passage.pieces.append(f" {given.get('alt', '')} ")
        if passage and tag not in _INLINE:
            passage.pieces.append(" ")
        if tag not in _VOID:
            self.open.append(_Open(tag, passage, read, outer.title or tag in _HEADINGS))

    def handle_endtag(self, tag: str) -> None:
        while self.open and tag not in _VOID:
            closed = self.open.pop()
            if closed.passage and closed.tag not in _INLINE:
                closed.passage.pieces.append(" ")
            if closed.tag in _HEADINGS and closed.passage and closed.read:
                closed.passage.titles += (" ".join("".join(self.title).split()),)
                self.title = []
            if closed.tag == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self.open:
            return
        within = self.open[-1]
        if within.passage is not None and within.read:
            within.passage.pieces.append(data)
            if within.title:
                self.title.append(data)
