"""Directives that lay out the data on a page: figures, findings and the strip of verdicts.

    ```{figure-table}          every figure with its anchor; :section: for one section without anchors
    ```{finding-list}          every check with its anchor; :section:, :verdict:, :ids: to choose
    ```{verdict-strip}         one mark a check; :section: for one section
    ```{verdict-legend}        what each verdict means

Knows the report's data, not what any chapter says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from book.sphinxext.pages.cite_box import cite_link, edition_language
from book.sphinxext.pages.entries import (
    SYMBOLS,
    book_report,
    figure_link,
    phrase,
    standing_link,
    verdict_class,
    verdict_link,
    weight_link,
)
from recount.checks.finding import Finding
from recount.checks.mending import mendings
from recount.checks.verdicts import AGAINST, MEANINGS, Verdict
from recount.evidence.certainty import GROUND_MEANINGS, surest_first
from recount.evidence.testimony import Testimony, Weight
from recount.report import Report, UnknownId
from recount.tables.dataset import SECTIONS, Figure


class BookDirective(SphinxDirective):
    """A directive over the report's data."""

    @property
    def report(self) -> Report:
        """The book's report."""
        return book_report(str(self.env.srcdir))

    def permanent(self, id: str) -> list[nodes.Node]:
        """A permanent name that is its own address, and how to cite it."""
        docname = self.env.docname
        name = nodes.reference("", "", nodes.literal("", id), internal=True, refuri=f"#{id}")
        return [name, nodes.Text(" "), cite_link(id, docname, edition_language(self.env.app))]

    def chosen(self) -> list[Finding]:
        """The findings that the options name, in the order of the checks or of :ids:."""
        if "ids" in self.options:
            try:
                return [self.report.finding(id) for id in self.options["ids"].split()]
            except UnknownId as error:
                raise self.error(str(error)) from None
        findings = self.report.audit(self.options.get("section"))
        if "verdict" in self.options:
            return [finding for finding in findings if finding.verdict == self.options["verdict"]]
        return findings


def section_option(argument: str) -> str:
    """An option that names a section of the report."""
    return str(directives.choice(argument, tuple(SECTIONS)))


def _verdict(argument: str) -> str:
    return str(directives.choice(argument, tuple(map(str, Verdict))))


def paragraph(*children: nodes.Node, classes: Sequence[str] = ()) -> nodes.paragraph:
    """A paragraph of some nodes."""
    return nodes.paragraph("", "", *children, classes=list(classes))


def legend(meanings: Mapping[Any, str], symbols: Mapping[Any, str]) -> nodes.definition_list:
    """A closed list of verdicts, each with its symbol and what it means."""
    terms = nodes.definition_list()
    for verdict, meaning in meanings.items():
        badge = nodes.inline("", f"{symbols[verdict]} {verdict}", classes=["verdict", verdict_class(verdict)])
        meant = nodes.definition("", nodes.paragraph("", meaning))
        terms += nodes.definition_list_item("", nodes.term("", "", badge), meant)
    return terms


class FigureTable(BookDirective):
    """Figures in a table: what was counted, phrase, meaning, place, verdicts."""

    option_spec: ClassVar = {"section": section_option}

    def run(self) -> list[nodes.Node]:
        """The table, with an anchor for each figure unless it shows one section only."""
        section = self.options.get("section")
        figures = self.report.section(section) if section else list(self.report.values())
        heads = ("Figure", "Printed", "Can mean", "Standing, checks, sources")
        table = nodes.table("", classes=["figures", "filterable"] if section is None else ["figures"])
        group = nodes.tgroup("", cols=len(heads))
        table += group
        group += [nodes.colspec() for _ in heads]  # how wide they are is for _static/book.css to say
        head = nodes.row()
        for text in heads:
            head += nodes.entry("", nodes.paragraph("", text))
        group += nodes.thead("", head)
        body = nodes.tbody()
        group += body
        for figure in figures:
            body += self._row(figure, anchored=section is None)
        return [table]

    def _row(self, figure: Figure, anchored: bool) -> nodes.row:
        docname = self.env.docname
        name: nodes.Node = (
            nodes.inline("", figure.label_en) if anchored else figure_link(figure, docname, figure.label_en)
        )
        place = f"{SECTIONS[figure.section][0]}, line {figure.line}" if anchored else f"line {figure.line}"
        what = nodes.entry("", paragraph(name, classes=["label"]))
        details = [nodes.inline("", f"{figure.entity}; {place}; as of {figure.as_of}")]
        if anchored:
            details += [nodes.Text("; "), *self.permanent(figure.id)]
        what += paragraph(*details, classes=["detail"])
        if figure.repeats:
            first = self.report[figure.repeats]
            what += paragraph(
                nodes.Text("restates "), figure_link(first, docname, first.id), classes=["detail"]
            )
        printed = nodes.entry("", paragraph(phrase(figure)))
        printed += paragraph(nodes.Text(figure.words), classes=["detail"])
        meaning = nodes.entry("", paragraph(nodes.Text(figure.meaning)))
        checks = nodes.entry()
        about = self.report.findings_on(figure.id)
        others = sum(figure.id in f.statement.figures for f in self.report.audit()) - len(about)
        badges: list[nodes.Node] = []
        for finding in about:
            badges += [verdict_link(finding, docname, finding.id), nodes.Text(" ")]
        checks += paragraph(*badges, classes=["badges"])
        if others:
            words = f"in {others} conversion{'s that do' if others > 1 else ' that does'} not judge it"
            checks += paragraph(nodes.Text(words), classes=["detail"])
        elif not about:
            checks += nodes.paragraph("", "none possible")
        self._add_evidence(checks, figure)
        worst = any(finding.verdict in AGAINST for finding in about)
        classes = [f"section-{figure.section}", "against" if worst else "not-against"]
        return nodes.row(
            "", what, printed, meaning, checks, ids=[figure.id] if anchored else [], classes=classes
        )

    def _add_evidence(self, cell: nodes.entry, figure: Figure) -> None:
        """The figure's standing above its checks, and a badge for each source below them."""
        docname = self.env.docname
        standing = standing_link(self.report.standings[figure.id], figure, docname)
        cell.insert(0, paragraph(standing, classes=["standing"]))
        # A publisher that gives a whole series is named once.
        series: dict[tuple[str, Weight], list[Testimony]] = {}
        for testimony in self.report.testimonies_on(figure.id):
            key = testimony.evidence.source.publisher, testimony.weight
            series.setdefault(key, []).append(testimony)
        told: list[nodes.Node] = []
        for (publisher, _), values in series.items():
            words = publisher if len(values) == 1 else f"{publisher}, {len(values)} values"
            told += [weight_link(values[0], docname, words), nodes.Text(" ")]
        if told:
            cell += paragraph(*told, classes=["badges"])


class FindingList(BookDirective):
    """Checks one below the other: verdict, reckoning, what it rests on and what was not checked."""

    option_spec: ClassVar = {
        "section": section_option,
        "verdict": _verdict,
        "ids": directives.unchanged_required,
        "anchored": directives.flag,
        "surest-first": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """A container for each check; the one page that is :anchored: holds their anchors."""
        anchored = "anchored" in self.options
        box = nodes.container("", classes=["findings", "filterable"] if anchored else ["findings"])
        if "surest-first" in self.options:
            for kind, findings in surest_first(self.chosen(), self.report.sources):
                box += paragraph(nodes.strong("", f"On {kind}"), classes=["ground"])
                box += paragraph(nodes.Text(f"{GROUND_MEANINGS[kind]} {len(findings)} checks."))
                box.extend(self._entry(finding, anchored) for finding in findings)
        else:
            box.extend(self._entry(finding, anchored) for finding in self.chosen())
        return [box]

    def _entry(self, finding: Finding, anchored: bool) -> nodes.container:
        docname = self.env.docname
        classes = ["finding", verdict_class(finding.verdict), f"section-{finding.check.section}"]
        entry = nodes.container("", classes=classes, ids=[finding.id] if anchored else [])
        name = self.permanent(finding.id) if anchored else [nodes.literal("", finding.id)]
        entry += paragraph(verdict_link(finding, docname), nodes.Text(" "), *name)
        entry += paragraph(nodes.Text(finding.words_en), classes=["words"])
        entry += paragraph(nodes.literal("", finding.check.statement), classes=["statement"])
        note = paragraph(nodes.Text(finding.check.note_en), classes=["detail"])
        if finding.check.basis:
            note += nodes.Text(" Basis: ")
            cited, _ = self.parse_inline("{cite:p}`" + ",".join(finding.check.basis) + "`")
            note += cited
        entry += note
        for mending in mendings(finding, self.report):
            text = f"Inference: it would fit {mending.words_en}."
            entry += paragraph(nodes.Text(text), classes=["mending"])
        return entry


class VerdictStrip(BookDirective):
    """One mark for each check, in order, leading to it."""

    option_spec: ClassVar = {"section": section_option}

    def run(self) -> list[nodes.Node]:
        """The strip and, in words, how many of each verdict it holds."""
        findings = self.chosen()
        marks: list[nodes.Node] = []
        for finding in findings:
            mark = verdict_link(finding, self.env.docname, " ")
            mark.children[0]["reftitle"] = f"{finding.id}: {finding.verdict}"
            marks.append(mark)
        counts = [
            f"{sum(f.verdict is verdict for f in findings)} {SYMBOLS[verdict]}\N{NO-BREAK SPACE}{verdict}"
            for verdict in Verdict
            if any(f.verdict is verdict for f in findings)
        ]
        words = f"{len(findings)} checks: {', '.join(counts)}."
        return [
            nodes.container(
                "",
                paragraph(*marks, classes=["marks", "screen-only"]),
                paragraph(nodes.Text(words), classes=["detail"]),
                classes=["verdict-strip"],
            )
        ]


class VerdictLegend(BookDirective):
    """The closed list of verdicts and what each means."""

    def run(self) -> list[nodes.Node]:
        """A definition list."""
        return [legend(MEANINGS, SYMBOLS)]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("figure-table", FigureTable)
    app.add_directive("finding-list", FindingList)
    app.add_directive("verdict-strip", VerdictStrip)
    app.add_directive("verdict-legend", VerdictLegend)
