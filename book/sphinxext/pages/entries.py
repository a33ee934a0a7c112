"""How a figure, a verdict and a Thai phrase look on a page: the nodes that roles and tables share.

Knows docutils and the report's data; knows no chapter beyond the pages that hold the anchors.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from string import Formatter

from docutils import nodes

from recount.checks.finding import Finding
from recount.checks.verdicts import Verdict
from recount.evidence.standing import Standing
from recount.evidence.testimony import Testimony, Weight
from recount.report import Report, load
from recount.tables.dataset import Figure
from recount.wording import Language, Words, say, trying
from recount.wording import site as words
from recount.wording.judging import VERDICTS
from recount.wording.weighing import STANDINGS

FIGURES_PAGE = "chapters/figures"
FINDINGS_PAGE = "chapters/findings"
EVIDENCE_PAGE = "chapters/evidence"
CASES_PAGE = "chapters/what_was_found"
TRY_PAGE = "chapters/try"
#: Between the parts of a figure's card; a Thai phrase holds none.
CARD_SEPARATOR = " · "
#: Shapes that tell verdicts apart without colour.
SYMBOLS = {
    Verdict.AGREES: "●",
    Verdict.AGREES_IF_TRUNCATED: "◐",
    Verdict.AGREES_LOOSELY: "○",
    Verdict.WORDING_DIFFERS: "◆",
    Verdict.DISAGREES: "✖",
    Verdict.IMPLAUSIBLE: "▲",
    Verdict.NOT_CHECKABLE: "–",
    Verdict.WOULD_AGREE: "◎",
    Verdict.WOULD_NOT_AGREE: "⊗",
}
#: The same for what evidence does to a figure, and for a figure's standing.
WEIGHT_SYMBOLS = {
    Weight.CONFIRMS: "■",
    Weight.CONSISTENT_WITH_GROWTH: "◧",
    Weight.DIFFERS_IN_SCOPE: "◇",
    Weight.CONFLICTS: "✖",
    Weight.CONTEXT_ONLY: "–",
}
STANDING_SYMBOLS = {
    Standing.IN_CONFLICT: "✖",
    Standing.STATED_BY_OTHERS: "■",
    Standing.ON_THE_WAY: "◧",
    Standing.REPEATED: "□",
    Standing.FITS: "●",
    Standing.UNTESTED: "–",
}


def filled(sentence: Words, language: Language, **slots: str | Iterable[nodes.Node]) -> list[nodes.Node]:
    """A sentence as nodes; a slot is text, or the nodes that stand in its place."""
    parts: list[nodes.Node] = []
    for text, name, _, _ in Formatter().parse(sentence[language]):
        if text:
            parts.append(nodes.Text(text))
        if name is not None:
            slot = slots[name]
            parts += [nodes.Text(slot)] if isinstance(slot, str) else slot
    return parts


@cache
def book_report(source: str) -> Report:
    """The report from the data of the book in a source directory, read once a process."""
    return load(Path(source) / "data")


def verdict_class(verdict: str) -> str:
    """The CSS class of a verdict."""
    return "verdict-" + verdict.replace(" ", "-")


def link(text: str, page: str, anchor: str, docname: str, *classes: str) -> nodes.reference:
    """A link from one page to an anchor on another (or the same) page."""
    start = posixpath.dirname(docname) or "."
    uri = f"{posixpath.relpath(page, start)}.html#{anchor}"
    return nodes.reference("", "", nodes.Text(text), internal=True, refuri=uri, classes=list(classes))


def figure_link(figure: Figure, docname: str, text: str | None = None) -> nodes.reference:
    """A figure in words, leading to its anchor."""
    return link(text or figure.words, FIGURES_PAGE, figure.id, docname, "figure-link")


def figure_card(report: Report, figure: Figure, language: Language) -> str:
    """What a figure's card says: phrase, what it can mean, the verdicts on it.

    It is the link's title, which browsers show by themselves; _static/cards.js lays it out, one part a line.
    """
    verdicts = dict.fromkeys(finding.verdict for finding in report.findings_on(figure.id))
    checks = ", ".join(f"{SYMBOLS[verdict]} {VERDICTS[verdict][language]}" for verdict in verdicts)
    meaning = say(words.CARD_MEANING, language, meaning=figure.meaning)
    return CARD_SEPARATOR.join([figure.phrase, meaning, checks or words.CARD_NO_CHECK[language]])


def phrase(figure: Figure) -> nodes.inline:
    """The figure's Thai phrase, marked as Thai."""
    return nodes.inline("", figure.phrase, classes=["thai", "language-th"])


def verdict_link(finding: Finding, docname: str, text: str, language: Language) -> nodes.inline:
    """A text with the symbol of a finding's verdict, leading to the check; a tooltip names both in words."""
    badge = _badge(finding.verdict, SYMBOLS[finding.verdict], FINDINGS_PAGE, finding.id, docname, text)
    badge.children[0]["reftitle"] = finding.headline(language)
    return badge


def verdict_mark(finding: Finding, docname: str, language: Language) -> nodes.inline:
    """The bare symbol of a finding's verdict, leading to the check; whoever cannot see it hears words."""
    mark = verdict_link(finding, docname, "", language)
    # Raw, so that the search of the book does not find every check on every page with a strip.
    shown = (
        f'<span aria-hidden="true">{SYMBOLS[finding.verdict]}</span>'
        f'<span class="visually-hidden">{escape(finding.headline(language))}</span>'
    )
    link = mark.children[0]
    link.clear()
    link += nodes.raw("", shown, format="html")
    return mark


def try_link(finding: Finding, docname: str, language: Language) -> nodes.reference:
    """To the page on which the numbers of a check can be changed, as they are printed."""
    return link(trying.TRY_IT[language], TRY_PAGE, f"try={finding.id}", docname, "try-link")


def weight_link(testimony: Testimony, docname: str, text: str) -> nodes.inline:
    """A text with the symbol of what evidence does, leading to the evidence."""
    symbol = WEIGHT_SYMBOLS[testimony.weight]
    return _badge(testimony.weight, symbol, EVIDENCE_PAGE, testimony.id, docname, text)


def standing_link(standing: Standing, figure: Figure, docname: str, language: Language) -> nodes.inline:
    """A figure's standing with its symbol, leading to the figure."""
    name = STANDINGS[standing][language]
    return _badge(standing, STANDING_SYMBOLS[standing], FIGURES_PAGE, figure.id, docname, name)


def _badge(
    verdict: Verdict | Weight | Standing, symbol: str, page: str, anchor: str, docname: str, text: str
) -> nodes.inline:
    badge = nodes.inline("", "", classes=["verdict", verdict_class(verdict)])
    badge += link(f"{symbol} {text}", page, anchor, docname)
    return badge
