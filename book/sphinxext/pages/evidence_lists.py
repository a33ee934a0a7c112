"""Roles and directives that put sources beside figures.

    {said}`students_fin24`     what a source gives, in words: at least 50 million students;
                               |short without the zeros that end a decimal
    {weighed}`students_fin24`  what it does to the figure: a badge
    {standing}`ppe`            on what ground a figure stands: a badge

    ```{evidence-list}         evidence one below the other; :figures:, :section:, :weight:, :ids: to choose,
                               :anchored: on the one page that holds the anchors
    ```{evidence-legend}       what each verdict on evidence means
    ```{standing-legend}       the rule of a figure's standing

Knows the report's data, not what any chapter says.
"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx

from book.sphinxext.pages.entries import (
    EVIDENCE_PAGE,
    STANDING_SYMBOLS,
    WEIGHT_SYMBOLS,
    evidence_card,
    figure_link,
    link,
    standing_link,
    verdict_class,
    weight_link,
)
from book.sphinxext.pages.facets import filter_place
from book.sphinxext.pages.lists import BookDirective, legend, paragraph
from book.sphinxext.pages.roles import BookRole
from recount.evidence.testimony import Testimony, Weight
from recount.report import UnknownId
from recount.wording import Words, printed_words, say
from recount.wording import site as words
from recount.wording.weighing import STANDING_MEANINGS, STANDINGS, TIERS, TOLD, WEIGHT_MEANINGS, WEIGHTS


class SaidRole(BookRole):
    """What a source gives."""

    def build(self) -> nodes.Node:
        """The number in words, leading to the evidence; |short without the zeros that end a decimal."""
        id, _, aspect = self.text.partition("|")
        if aspect not in ("", "short"):
            raise ValueError(f"'{aspect}' is no aspect of what a source gives; use short")
        testimony = self.report.testimony(id)
        evidence = testimony.evidence
        printed = evidence.printed
        if aspect:
            printed = replace(printed, step=printed.loose_step)
        told = printed_words(printed, evidence.unit, evidence.names, self.language, prose=True, kept=False)
        said = link(told, EVIDENCE_PAGE, testimony.id, self.env.docname, "figure-link")
        said["reftitle"] = evidence_card(testimony, self.language)
        return said


class WeighedRole(BookRole):
    """What evidence does to its figure."""

    def build(self) -> nodes.Node:
        """A badge that leads to the evidence."""
        testimony = self.report.testimony(self.text)
        shown = WEIGHTS[testimony.weight][self.language]
        return weight_link(testimony, self.env.docname, shown, self.language)


class StandingRole(BookRole):
    """On what ground a figure stands."""

    def build(self) -> nodes.Node:
        """A badge that leads to the figure."""
        figure = self.report[self.text]
        return standing_link(self.report, figure, self.env.docname, self.language)


def _weight(argument: str) -> str:
    return str(directives.choice(argument, tuple(map(str, Weight))))


class EvidenceList(BookDirective):
    """Evidence one below the other: who, what, when, what it does, and what to know."""

    option_spec: ClassVar = {
        "figures": directives.unchanged_required,
        "section": directives.unchanged_required,
        "weight": _weight,
        "ids": directives.unchanged_required,
        "anchored": directives.flag,
    }

    def build(self) -> list[nodes.Node]:
        """A container for each figure that has evidence, with an entry for each source."""
        chosen: dict[str, list[Testimony]] = {}
        for testimony in self._chosen():
            chosen.setdefault(testimony.figure.id, []).append(testimony)
        anchored = "anchored" in self.options
        box = nodes.container("", classes=["findings", *(["filterable"] if anchored else [])])
        for id, testimonies in chosen.items():
            figure = self.report[id]
            head = paragraph(figure_link(figure, self.env.docname), classes=["words"])
            head += nodes.Text(say(words.FIGURE_LABEL, self.language, label=figure.label))
            head += standing_link(self.report, figure, self.env.docname, self.language)
            judged = sorted({verdict_class(told.weight) for told in testimonies})
            classes = ["finding", f"section-{figure.section}", *judged]
            entry = nodes.container("", head, classes=classes)
            entry += nodes.bullet_list("", *(self._item(told, anchored) for told in testimonies))
            box += entry
        return [*([filter_place()] if anchored else []), box]

    def _chosen(self) -> list[Testimony]:
        report, options, section = self.report, self.options, self.section()
        try:
            if "ids" in options:
                return [report.testimony(id) for id in options["ids"].split()]
            if "figures" in options:
                return [told for id in options["figures"].split() for told in report.testimonies_on(id)]
        except UnknownId as error:
            raise self.error(str(error)) from None
        return [
            told
            for told in report.testimonies.values()
            if section in (None, told.figure.section) and options.get("weight") in (None, str(told.weight))
        ]

    def _item(self, testimony: Testimony, anchored: bool) -> nodes.list_item:
        evidence, docname = testimony.evidence, self.env.docname
        weight = WEIGHTS[testimony.weight][self.language]
        link = weight_link(testimony, docname, weight, self.language)
        line = paragraph(link, nodes.Text(" "), classes=["weighed"])
        cited, _ = self.parse_inline("{cite:t}`" + evidence.source.key + "`")
        line += cited
        number = Words(evidence.words_en, evidence.words_th)
        told = say(TOLD, self.language, number=number, date=evidence.as_of.words(self.language))
        line += nodes.Text(say(words.TOLD_LINE, self.language, told=told))
        marks = [TIERS[evidence.source.tier][self.language]]
        if evidence.source.own:
            publisher = self.report.facts.publisher_short
            marks.append(say(words.OWN_TEXT, self.language, publisher=publisher))
        note = f"{evidence.note[self.language]} ({', '.join(marks)})"
        detail = paragraph(nodes.Text(note), classes=["detail"])
        return nodes.list_item("", line, detail, ids=[testimony.id] if anchored else [])


class EvidenceLegend(BookDirective):
    """The closed list of verdicts on evidence."""

    def build(self) -> list[nodes.Node]:
        """A definition list."""
        meanings = {weight: meaning[self.language] for weight, meaning in WEIGHT_MEANINGS.items()}
        return [legend(WEIGHTS, meanings, WEIGHT_SYMBOLS, self.language)]


class StandingLegend(BookDirective):
    """The rule of a figure's standing, and how many figures each case holds."""

    def build(self) -> list[nodes.Node]:
        """A definition list."""
        standings = list(map(str, self.report.standings.values()))
        publisher = self.report.facts.publisher_short
        counted = {
            standing: say(
                words.STANDING_AND_COUNT,
                self.language,
                meaning=say(meaning, self.language, publisher=publisher),
                count=standings.count(standing),
            )
            for standing, meaning in STANDING_MEANINGS.items()
        }
        return [legend(STANDINGS, counted, STANDING_SYMBOLS, self.language)]


def setup(app: Sphinx) -> None:
    """Register roles and directives."""
    app.add_role("said", SaidRole())
    app.add_role("weighed", WeighedRole())
    app.add_role("standing", StandingRole())
    app.add_directive("evidence-list", EvidenceList)
    app.add_directive("evidence-legend", EvidenceLegend)
    app.add_directive("standing-legend", StandingLegend)
