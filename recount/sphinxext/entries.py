"""How a figure, a verdict and a Thai phrase look on a page: the nodes that roles and tables share.

Knows docutils and the report's data; knows no chapter beyond the pages that hold the anchors.
"""

from __future__ import annotations

import posixpath
from functools import cache
from pathlib import Path

from docutils import nodes

from recount.checks import Finding
from recount.dataset import Figure
from recount.report import Report, load
from recount.verdicts import Verdict

FIGURES_PAGE = "chapters/figures"
FINDINGS_PAGE = "chapters/findings"
#: Shapes that tell verdicts apart without colour.
SYMBOLS = {
    Verdict.AGREES: "●",
    Verdict.AGREES_IF_TRUNCATED: "◐",
    Verdict.AGREES_LOOSELY: "○",
    Verdict.WORDING_DIFFERS: "◆",
    Verdict.DISAGREES: "✖",
    Verdict.IMPLAUSIBLE: "▲",
    Verdict.NOT_CHECKABLE: "–",
}


@cache
def book_report(source: str) -> Report:
    """The report from the data of the book in a source directory, read once a process."""
    return load(Path(source) / "data")


def verdict_class(verdict: Verdict) -> str:
    """The CSS class of a verdict."""
    return "verdict-" + str(verdict).replace(" ", "-")


def link(text: str, page: str, anchor: str, docname: str, *classes: str) -> nodes.reference:
    """A link from one page to an anchor on another (or the same) page."""
    start = posixpath.dirname(docname) or "."
    uri = f"{posixpath.relpath(page, start)}.html#{anchor}"
    return nodes.reference("", "", nodes.Text(text), internal=True, refuri=uri, classes=list(classes))


def figure_link(figure: Figure, docname: str, text: str | None = None) -> nodes.reference:
    """A figure in words, leading to its anchor."""
    return link(text or figure.words, FIGURES_PAGE, figure.id, docname, "figure-link")


def phrase(figure: Figure) -> nodes.inline:
    """The figure's Thai phrase, marked as Thai."""
    return nodes.inline("", figure.phrase, classes=["thai", "language-th"])


def verdict_link(finding: Finding, docname: str, text: str | None = None) -> nodes.inline:
    """A finding's verdict with its symbol, leading to the check."""
    shown = f"{SYMBOLS[finding.verdict]} {text or finding.verdict}"
    badge = nodes.inline("", "", classes=["verdict", verdict_class(finding.verdict)])
    badge += link(shown, FINDINGS_PAGE, finding.id, docname)
    return badge
