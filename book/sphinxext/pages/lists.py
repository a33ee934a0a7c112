"""Directives that lay out the data on a page: figures, findings and the strip of verdicts.

    ```{figure-table}          every figure with its anchor; :section: for one section without anchors
    ```{finding-list}          every check with its anchor; :section:, :verdict:, :ids: to choose
    ```{verdict-strip}         one mark a test; :section: for one section
    ```{verdict-legend}        what each verdict means

Knows the report's data, not what any chapter says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from book.sphinxext.pages.cite_box import cite_link, edition_language, name_page
from book.sphinxext.pages.entries import (
    SYMBOLS,
    book_report,
    figure_link,
    filled,
    finding_card,
    phrase,
    standing_link,
    sum_nodes,
    try_link,
    verdict_class,
    verdict_link,
    verdict_mark,
    weight_link,
)
from book.sphinxext.pages.facets import figure_classes, filter_place, finding_classes
from book.sphinxext.pages.passages import passage_link
from book.sphinxext.pages.try_data import can_turn
from recount.checks.finding import Finding
from recount.checks.mending import mendings
from recount.checks.related import related
from recount.checks.tally import tally
from recount.checks.verdicts import AGAINST, Verdict
from recount.evidence.certainty import surest_first
from recount.evidence.testimony import Testimony, Weight
from recount.quantity import Reading
from recount.report import Report, UnknownId
from recount.tables.dataset import Figure
from recount.tables.labels import told
from recount.tables.periods import read_period
from recount.wording import Language, Words, say
from recount.wording import site as words
from recount.wording.cases import FAILING, HOLDING
from recount.wording.judging import EVEN_LOOSE, READINGS, VERDICT_MEANINGS, VERDICTS
from recount.wording.weighing import GROUND_MEANINGS, GROUNDS


class BookDirective(SphinxDirective):
    """A directive over the report's data, whose words are said in the edition's language."""

    def run(self) -> list[nodes.Node]:
        """The directive's nodes, none of which waits for a translation."""
        built = self.build()
        for node in built:
            for element in node.findall(nodes.TextElement):
                if not isinstance(element, nodes.Inline):  # what is inline never waits
                    element["translatable"] = False
        return built

    def build(self) -> list[nodes.Node]:
        """What the directive stands for."""
        raise NotImplementedError

    @property
    def report(self) -> Report:
        """The book's report."""
        return book_report(str(self.env.srcdir))

    @property
    def language(self) -> Language:
        """The language of this edition."""
        return edition_language(self.env.app)

    def permanent(self, id: str) -> list[nodes.Node]:
        """A permanent name, which leads to its own page, and how to cite it."""
        page = f"{'../' * self.env.docname.count('/')}{name_page(id)}"
        name = nodes.reference("", "", nodes.literal("", id), internal=True, refuri=page)
        return [name, nodes.Text(" "), cite_link(id, self.env.docname, self.language)]

    def group(self, id: str, title: str, *children: nodes.Node) -> nodes.section:
        """A part of a long list, with a heading that has an anchor."""
        return nodes.section("", nodes.title("", title), *children, ids=[id], classes=["group"])

    def section(self) -> str | None:
        """The section that the option :section: names, if there is one."""
        section: str | None = self.options.get("section")
        if section is not None and section not in self.report.sections:
            known = ", ".join(self.report.sections)
            raise self.error(f"'{section}' is no section of the report; use one of {known}")
        return section

    def chosen(self) -> list[Finding]:
        """The findings that the options name, in the order of the checks or of :ids:."""
        if "ids" in self.options:
            try:
                return [self.report.finding(id) for id in self.options["ids"].split()]
            except UnknownId as error:
                raise self.error(str(error)) from None
        findings = self.report.audit(self.section())
        if "verdict" in self.options:
            return [finding for finding in findings if finding.verdict == self.options["verdict"]]
        return findings


def _verdict(argument: str) -> str:
    return str(directives.choice(argument, tuple(map(str, Verdict))))


def paragraph(*children: nodes.Node, classes: Sequence[str] = ()) -> nodes.paragraph:
    """A paragraph of some nodes."""
    return nodes.paragraph("", "", *children, classes=list(classes))


def legend(
    names: Mapping[str, Words], meanings: Mapping[str, str], symbols: Mapping[Any, str], language: Language
) -> nodes.definition_list:
    """A closed list of verdicts, each with its symbol and what it means."""
    terms = nodes.definition_list("", classes=["legend"])
    for verdict, symbol in symbols.items():
        shown = f"{symbol} {names[verdict][language]}"
        badge = nodes.inline("", shown, classes=["verdict", verdict_class(verdict)])
        meant = nodes.definition("", nodes.paragraph("", meanings[verdict]))
        terms += nodes.definition_list_item("", nodes.term("", "", badge), meant)
    return terms


class FigureTable(BookDirective):
    """Figures in a table: what was counted, phrase, meaning, place, verdicts."""

    option_spec: ClassVar = {"section": directives.unchanged_required}

    def build(self) -> list[nodes.Node]:
        """A table for each section, with an anchor for each figure, or that of one section without them."""
        section = self.section()
        if section is not None:
            figures = self.report.section(section)
            folded = self._table(figures, anchored=False)
            return [Fold("", folded, words=say(words.EVERY_FIGURE, self.language, count=len(figures)))]
        groups = [
            self.group(
                f"figures-{id}", name[self.language], self._table(self.report.section(id), anchored=True)
            )
            for id, name in self.report.sections.items()
            if self.report.section(id)
        ]
        return [filter_place(), *groups]

    def _table(self, figures: Sequence[Figure], anchored: bool) -> nodes.table:
        heads = [head[self.language] for head in words.FIGURE_HEADS]
        table = nodes.table("", classes=["figures", "filterable"] if anchored else ["figures"])
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
            body += self._row(figure, anchored)
        return table

    def _row(self, figure: Figure, anchored: bool) -> nodes.row:
        report, docname, language = self.report, self.env.docname, self.language
        name: nodes.Node = (
            nodes.inline("", figure.label) if anchored else figure_link(figure, docname, figure.label)
        )
        section = self.report.sections[figure.section]
        where = words.SECTION_AND_LINE if anchored else words.LINE
        place = say(where, language, section=section, line=figure.line)
        what = nodes.entry("", paragraph(name, classes=["label"]))
        as_of = read_period(figure.as_of)
        when = as_of.short(language) if language == "th" else as_of.words(language)
        context = say(words.WHO_WHERE_WHEN, language, who=told(figure.entity), where=place, when=when)
        details: list[nodes.Node] = [nodes.inline("", context)]
        if anchored:
            details += [nodes.Text("; "), *self.permanent(figure.id)]
        what += paragraph(*details, classes=["detail"])
        if figure.repeats:
            first = self.report[figure.repeats]
            there = say(
                words.SECTION_AND_LINE, language, section=report.sections[first.section], line=first.line
            )
            named = filled(words.RESTATES, language, figure=[figure_link(first, docname, there)])
            what += paragraph(*named, classes=["detail"])
        printed = nodes.entry("", paragraph(phrase(figure)))
        if figure.words != figure.phrase:
            printed += paragraph(nodes.Text(figure.words), classes=["detail"])
        meaning = nodes.entry("", paragraph(nodes.Text(figure.meaning)))
        checks = nodes.entry()
        about = self.report.findings_on(figure.id)
        naming = (f for f in self.report.audit() if figure.id in f.statement.figures)
        others = sum(finding.check.kind == "conversion" and finding not in about for finding in naming)
        badges: list[nodes.Node] = []
        for finding in about:
            title = finding.check.title[language]
            card = finding_card(self.report, finding, language)
            badges += [verdict_link(finding, docname, title, card), nodes.Text(" ")]
        checks += paragraph(*badges, classes=["badges"])
        if others:
            one, many = words.NOT_JUDGED_BY
            told_of = say(one if others == 1 else many, language, count=others)
            checks += paragraph(nodes.Text(told_of), classes=["detail"])
        elif not about:
            checks += nodes.paragraph("", words.NO_CHECK[language])
        self._add_evidence(checks, figure)
        worst = any(finding.verdict in AGAINST for finding in about)
        classes = ["against"] if worst else []
        if anchored:
            classes += figure_classes(self.report, figure)
        return nodes.row(
            "", what, printed, meaning, checks, ids=[figure.id] if anchored else [], classes=classes
        )

    def _add_evidence(self, cell: nodes.entry, figure: Figure) -> None:
        """The figure's standing above its checks, and a badge for each source below them."""
        docname = self.env.docname
        standing = standing_link(self.report, figure, docname, self.language)
        cell.insert(0, paragraph(standing, classes=["standing"]))
        # A publisher that gives a whole series is named once.
        series: dict[tuple[str, Weight], list[Testimony]] = {}
        for testimony in self.report.testimonies_on(figure.id):
            key = testimony.evidence.source.publisher, testimony.weight
            series.setdefault(key, []).append(testimony)
        told: list[nodes.Node] = []
        for (publisher, _), values in series.items():
            series_words = say(words.SERIES, self.language, publisher=publisher, count=len(values))
            shown = publisher if len(values) == 1 else series_words
            told += [weight_link(values[0], docname, shown, self.language), nodes.Text(" ")]
        if told:
            cell += paragraph(*told, classes=["badges"])


class FindingList(BookDirective):
    """Checks one below the other: verdict, reckoning, what it rests on and what was not checked."""

    option_spec: ClassVar = {
        "section": directives.unchanged_required,
        "verdict": _verdict,
        "ids": directives.unchanged_required,
        "anchored": directives.flag,
        "surest-first": directives.flag,
    }

    def build(self) -> list[nodes.Node]:
        """A container for each check; the one page that is :anchored: holds their anchors."""
        place = [filter_place()] if "anchored" in self.options else []
        if "surest-first" not in self.options:
            return [*place, self._box(self.chosen())]
        groups = []
        for kind, findings in surest_first(self.chosen(), self.report.sources):
            ground = say(words.ON_GROUND, self.language, ground=GROUNDS[kind])
            slots = {"meaning": GROUND_MEANINGS[kind], "count": len(findings)}
            told = paragraph(nodes.Text(say(words.GROUND_AND_COUNT, self.language, **slots)))
            groups.append(self.group(f"ground-{kind.name.lower()}", ground, told, self._box(findings)))
        return [*place, *groups]

    def _box(self, findings: Sequence[Finding]) -> nodes.container:
        anchored = "anchored" in self.options
        entries = (self._entry(finding, anchored) for finding in findings)
        return nodes.container("", *entries, classes=["findings", "filterable"] if anchored else ["findings"])

    def _entry(self, finding: Finding, anchored: bool) -> nodes.container:
        docname = self.env.docname
        classes = ["finding", verdict_class(finding.verdict)]
        if anchored:
            classes += finding_classes(self.report, finding)
        entry = nodes.container("", classes=classes, ids=[finding.id] if anchored else [])
        title = nodes.strong("", finding.check.heading[self.language])
        entry += paragraph(title, classes=["finding-title"])
        verdict = VERDICTS[finding.verdict][self.language]
        name = [nodes.Text(" "), *self.permanent(finding.id)] if anchored else []
        card = finding_card(self.report, finding, self.language)
        badge = verdict_link(finding, docname, verdict, card)
        entry += paragraph(badge, *name, classes=["finding-verdict"])
        entry += paragraph(*sum_nodes(finding, self.report, docname, self.language), classes=["sum"])
        entry += paragraph(nodes.Text(finding.words(self.language)), classes=["words"])
        if finding.is_test:
            entry += paragraph(nodes.Text(self._reading(finding)), classes=["detail", "reading"])
        note = paragraph(nodes.Text(finding.check.note[self.language]), classes=["detail"])
        if finding.check.basis:
            cited, _ = self.parse_inline("{cite:p}`" + ",".join(finding.check.basis) + "`")
            note += nodes.Text(" ")
            note += filled(words.BASIS, self.language, sources=cited)
        entry += note
        if can_turn(finding):
            entry += paragraph(try_link(finding, docname, self.language), classes=["screen-only"])
        for mending in mendings(finding, self.report):
            text = say(words.WOULD_FIT, self.language, change=mending.words)
            entry += paragraph(nodes.Text(text), classes=["mending"])
        beside = nodes.container("", classes=["beside"])
        beside += passage_link((finding.id, *finding.statement.figures), finding.check.section)
        if anchored:
            if near := related(finding, self.report.audit()):
                beside += self._related(near)
            beside += paragraph(nodes.literal("", finding.check.statement), classes=["statement"])
        entry += beside
        return entry

    def _reading(self, finding: Finding) -> str:
        """Under which reading the two sides met, or that the widest one does not bring them together."""
        even = finding.verdict in AGAINST and finding.reading is Reading.LOOSE
        return (EVEN_LOOSE if even else READINGS[finding.reading])[self.language]

    def _related(self, near: Sequence[Finding]) -> nodes.paragraph:
        """A line of the findings that stand nearest."""
        line = paragraph(nodes.Text(words.RELATED[self.language]), classes=["badges"])
        for finding in near:
            title = finding.check.title[self.language]
            line += verdict_link(finding, self.env.docname, title, finding.headline(self.language))
            line += nodes.Text(" ")
        return line


class VerdictStrip(BookDirective):
    """One mark for each test, in order, leading to it; measures and repairs are counted only."""

    option_spec: ClassVar = {"section": directives.unchanged_required}

    def build(self) -> list[nodes.Node]:
        """The strip and, in words, how many of each verdict it holds."""
        findings = [finding for finding in self.chosen() if finding.is_test]
        marks = [verdict_mark(finding, self.env.docname, self.language) for finding in findings]
        counted = f"{self._verdicts(findings)} {self._others()}".rstrip()
        return [
            nodes.container(
                "",
                Marks("", *marks, name=say(words.STRIP, self.language, count=len(marks))),
                paragraph(nodes.Text(counted), classes=["detail"]),
                classes=["verdict-strip"],
            )
        ]

    def _verdicts(self, tests: Sequence[Finding]) -> str:
        """How many tests there are by verdict; where some hold and some fail, the two apart."""
        failing = [finding for finding in tests if finding.verdict in AGAINST]
        holding = [finding for finding in tests if finding.verdict not in AGAINST]
        told = self._counted(tests)
        if holding and failing:
            told = ", ".join(
                say(
                    words.COUNT_BY_VERDICT,
                    self.language,
                    count=say(form, self.language, count=len(part)),
                    verdicts=self._counted(part),
                )
                for form, part in ((HOLDING, holding), (FAILING, failing))
            )
        form = words.TESTS_BY_VERDICT[len(tests) != 1]
        return say(form, self.language, count=len(tests), verdicts=told)

    def _counted(self, tests: Sequence[Finding]) -> str:
        counted = Counter(finding.verdict for finding in tests)
        return ", ".join(
            say(
                words.VERDICT_AND_COUNT,
                self.language,
                count=counted[verdict],
                verdict=f"{SYMBOLS[verdict]}\N{NO-BREAK SPACE}{VERDICTS[verdict][self.language]}",
            )
            for verdict in Verdict
            if counted[verdict]
        )

    def _others(self) -> str:
        """The checks that are no tests, if any."""
        count = tally(self.chosen()).untested
        return say(words.NO_TESTS[count != 1], self.language, count=count) if count else ""


class Fold(nodes.General, nodes.Element):  # type: ignore[misc]
    """What few look for, behind a line that opens it."""


def _open_fold(self: HTML5Translator, node: Fold) -> None:
    self.body.append(f'<details class="fold"><summary>{self.encode(node["words"])}</summary>\n')


def _close_fold(self: HTML5Translator, node: Fold) -> None:
    self.body.append("</details>\n")


class Marks(nodes.Element):  # type: ignore[misc]
    """Marks in a group with a name, which is one stop of the Tab key (_static/strip.js)."""


def _open_marks(self: HTML5Translator, node: Marks) -> None:
    self.body.append(
        f'<div class="marks screen-only" role="toolbar" aria-label="{self.attval(node["name"])}">'
    )


def _close_marks(self: HTML5Translator, node: Marks) -> None:
    self.body.append("</div>\n")


class VerdictLegend(BookDirective):
    """The closed list of verdicts and what each means."""

    def build(self) -> list[nodes.Node]:
        """A definition list."""
        meanings = {verdict: meaning[self.language] for verdict, meaning in VERDICT_MEANINGS.items()}
        return [legend(VERDICTS, meanings, SYMBOLS, self.language)]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_node(Fold, html=(_open_fold, _close_fold))
    app.add_node(Marks, html=(_open_marks, _close_marks))
    app.add_directive("figure-table", FigureTable)
    app.add_directive("finding-list", FindingList)
    app.add_directive("verdict-strip", VerdictStrip)
    app.add_directive("verdict-legend", VerdictLegend)
