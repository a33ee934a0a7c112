"""A table of what a section says again: first printing, second printing, and what changed in bold.

    ```{told-twice}
    :section: crisis_response
    ```

Knows the report's data, not what any chapter says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx

from book.sphinxext.pages.entries import figure_link, finding_card, verdict_link
from book.sphinxext.pages.lists import BookDirective, paragraph
from book.sphinxext.pages.together import KEPT
from recount.tables.dataset import Figure
from recount.wording import Language
from recount.wording import site as words
from recount.wording.judging import VERDICTS

#: A text in pieces, each with whether it changed.
Pieces = list[tuple[str, bool]]


def changed_pieces(first: str, later: str) -> tuple[Pieces, Pieces]:
    """Two numbers in words, in pieces: what stands before the digits, the digits, and what follows.

    Of digits that are as many in both, the piece that changed runs from the first to the last that differs.
    """
    told: tuple[Pieces, Pieces] = ([], [])
    for one, other in zip(_parts(first), _parts(later), strict=True):
        start, end = 0, 0
        if len(one) == len(other) and one[:1].isdigit():
            same = [a == b for a, b in zip(one, other, strict=True)]
            if not all(same):
                start, end = same.index(False), same[::-1].index(False)
        for pieces, text in zip(told, (one, other), strict=True):
            last = len(text) - end
            parts = ((text[:start], False), (text[start:last], one != other), (text[last:], False))
            pieces += [piece for piece in parts if piece[0]]
    return told


def _parts(text: str) -> tuple[str, str, str]:
    match = re.fullmatch(r"(\D*)([\d.,]*\d)?(.*)", text)
    assert match, text  # every text has that form
    return match[1], match[2] or "", match[3]


def counted(first: Figure, later: Figure, language: Language) -> str:
    """What both printings count, or what the first counts and then the second, where the labels differ."""
    if first.label == later.label:
        return later.label
    return words.TOLD_AGAIN_OF[language].format(first=first.label, later=later.label)


class ToldTwice(BookDirective):
    """One row for each figure of a section that the report had printed before."""

    option_spec: ClassVar = {"section": directives.unchanged_required}

    def build(self) -> list[nodes.Node]:
        """The table; a section that repeats nothing is an error."""
        section = self.section()
        if section is None:
            raise self.error("say which section: :section: crisis_response")
        again = [figure for figure in self.report.section(section) if figure.repeats]
        if not again:
            raise self.error(f"the section '{section}' repeats no figure")
        heads = [head[self.language] for head in words.TOLD_TWICE_HEADS]
        table = nodes.table("", classes=["told-twice"])
        group = nodes.tgroup("", cols=len(heads))
        table += group
        group += [nodes.colspec() for _ in heads]  # how wide they are is for the style sheet to say
        group += nodes.thead("", _row([[nodes.Text(text)] for text in heads]))
        group += nodes.tbody("", *map(self._told, again))
        return [table]

    def _told(self, later: Figure) -> nodes.row:
        first = self.report[str(later.repeats)]
        what: list[nodes.Node] = [nodes.Text(counted(first, later, self.language))]
        for finding in self.report.findings_on(later.id):
            if finding.check.kind == "repeat":
                badge = VERDICTS[finding.verdict][self.language]
                card = finding_card(self.report, finding, self.language)
                what += [nodes.Text(" "), verdict_link(finding, self.env.docname, badge, card)]
        printings = zip((first, later), changed_pieces(first.words, later.words), strict=True)
        return _row([what, *([self._figure(figure, pieces)] for figure, pieces in printings)])

    def _figure(self, figure: Figure, pieces: Pieces) -> nodes.reference:
        link = figure_link(figure, self.env.docname)
        link.clear()
        shown = [nodes.strong("", text) if changed else nodes.Text(text) for text, changed in pieces]
        amount = next((place for place, (text, _) in enumerate(pieces) if text[:1].isdigit()), len(pieces))
        link += shown[:amount]
        if shown[amount:]:
            link += nodes.inline("", "", *shown[amount:], classes=[KEPT])
        return link


def _row(cells: Sequence[Sequence[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", paragraph(*cell)) for cell in cells))


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("told-twice", ToldTwice)
