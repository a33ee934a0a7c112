"""How a figure, a verdict and a Thai phrase look on a page: the nodes that roles and tables share.

Knows docutils and the report's data; knows no chapter beyond the pages that hold the anchors.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from string import Formatter

from docutils import nodes

from recount.checks.finding import Finding
from recount.checks.sums import sum_in_numbers
from recount.checks.verdicts import Verdict
from recount.evidence.standing import Standing
from recount.evidence.testimony import Testimony, Weight
from recount.report import Report, load
from recount.tables.dataset import Figure
from recount.wording import Language, Words, say, trying
from recount.wording import site as words
from recount.wording.judging import VERDICTS
from recount.wording.weighing import STANDING_MEANINGS, STANDINGS, WEIGHT_MEANINGS

FIGURES_PAGE = "chapters/figures"
FINDINGS_PAGE = "chapters/findings"
EVIDENCE_PAGE = "chapters/evidence"
CASES_PAGE = "chapters/what_was_found"
METHOD_PAGE = "chapters/method"
#: Where it lists the numbers from outside.
BENCHMARKS_ANCHOR = "benchmarks"
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
    """What a figure's card says: phrase, what it is of and where it stands, what it can mean, its checks.

    It is the link's title, which browsers show by themselves; _static/cards.js lays it out, one part a line.
    """
    label = figure.label_th if language == "th" else figure.label_en
    place = {"section": report.sections[figure.section], "line": figure.line}
    counts = Counter(finding.verdict for finding in report.findings_on(figure.id))
    checks = ", ".join(
        f"{count} {SYMBOLS[verdict]} {VERDICTS[verdict][language]}" for verdict, count in counts.items()
    )
    return CARD_SEPARATOR.join(
        [
            figure.phrase,
            f"{label} ({say(words.SECTION_AND_LINE, language, **place)})",
            say(words.CARD_MEANING, language, meaning=figure.meaning),
            say(words.CARD_CHECKS, language, checks=checks) if checks else words.CARD_NO_CHECK[language],
        ]
    )


def finding_card(report: Report, finding: Finding, language: Language) -> str:
    """What a verdict's card says: what was checked, its sum in numbers, and what it comes to."""
    sum_shown = "".join(part.words for part in sum_in_numbers(finding, report, language))
    told = finding.words(language)
    return CARD_SEPARATOR.join([finding.check.heading[language], sum_shown, told])


def evidence_card(testimony: Testimony, language: Language) -> str:
    """What the card of a source's verdict says: who, what the verdict comes to, and what it means."""
    told = testimony.words(language)
    meaning = WEIGHT_MEANINGS[testimony.weight][language]
    return CARD_SEPARATOR.join([testimony.evidence.source.publisher, told, meaning])


def standing_card(report: Report, standing: Standing, figure: Figure, language: Language) -> str:
    """What a standing's card says: of which figure it is, and the rule."""
    label = figure.label_th if language == "th" else figure.label_en
    meaning = say(STANDING_MEANINGS[standing], language, publisher=report.facts.publisher_short)
    return CARD_SEPARATOR.join([label, meaning])


def phrase(figure: Figure) -> nodes.inline:
    """The figure's Thai phrase, marked as Thai."""
    return nodes.inline("", figure.phrase, classes=["thai", "language-th"])


def verdict_link(finding: Finding, docname: str, text: str, card: str) -> nodes.inline:
    """A text with the symbol of a finding's verdict, leading to the check; its card says more."""
    badge = _badge(finding.verdict, SYMBOLS[finding.verdict], FINDINGS_PAGE, finding.id, docname, text)
    badge.children[0]["reftitle"] = card
    return badge


def verdict_mark(finding: Finding, docname: str, language: Language) -> nodes.inline:
    """The bare symbol of a finding's verdict, leading to the check; whoever cannot see it hears words."""
    mark = verdict_link(finding, docname, "", finding.headline(language))
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


def weight_link(testimony: Testimony, docname: str, text: str, language: Language) -> nodes.inline:
    """A text with the symbol of what evidence does, leading to the evidence."""
    symbol = WEIGHT_SYMBOLS[testimony.weight]
    badge = _badge(testimony.weight, symbol, EVIDENCE_PAGE, testimony.id, docname, text)
    badge.children[0]["reftitle"] = evidence_card(testimony, language)
    return badge


def standing_link(report: Report, figure: Figure, docname: str, language: Language) -> nodes.inline:
    """A figure's standing with its symbol, leading to the figure."""
    standing = report.standings[figure.id]
    name = STANDINGS[standing][language]
    badge = _badge(standing, STANDING_SYMBOLS[standing], FIGURES_PAGE, figure.id, docname, name)
    badge.children[0]["reftitle"] = standing_card(report, standing, figure, language)
    return badge


def sum_nodes(finding: Finding, report: Report, docname: str, language: Language) -> list[nodes.Node]:
    """A finding's sum in numbers; each leads to its figure or source and says on its card what it is."""
    shown: list[nodes.Node] = []
    for part in sum_in_numbers(finding, report, language):
        if part.id is None:
            shown.append(nodes.Text(f"{part.words} ({part.about})" if part.about else part.words))
            continue
        if part.id in report:
            number = figure_link(report[part.id], docname, part.words)
            number["reftitle"] = figure_card(report, report[part.id], language)
        elif part.id in report.evidence:
            number = link(part.words, EVIDENCE_PAGE, part.id, docname, "figure-link")
            number["reftitle"] = evidence_card(report.testimonies[part.id], language)
        else:
            number = link(part.words, METHOD_PAGE, BENCHMARKS_ANCHOR, docname, "figure-link")
            number["reftitle"] = str(report.benchmarks.loc[part.id, f"label_{language}"])
        shown.append(number)
    return shown


def _badge(
    verdict: Verdict | Weight | Standing, symbol: str, page: str, anchor: str, docname: str, text: str
) -> nodes.inline:
    badge = nodes.inline("", "", classes=["verdict", verdict_class(verdict)])
    badge += link(f"{symbol} {text}", page, anchor, docname)
    return badge
