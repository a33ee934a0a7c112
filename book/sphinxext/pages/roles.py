"""Roles that put figures and findings into prose, so that no number is ever typed there.

    {fig}`ppe`                the figure in words, linked to its anchor: more than 73 million items
    {fig}`ppe|phrase`         its Thai phrase
    {fig}`ppe|number`         without its hedge
    {fig}`ppe|digits`         its digits and magnitude alone: 73 million
    {fig}`ppe|count`          what is counted before the number, where the language says it so: แพทย์เกือบ
                              10,000 คน; else as {fig}`ppe`, in our own words
    {verdict}`donation_parts` the check's verdict, linked to it
    {result}`ppe_unit_value`  what the check computes, in words; |about rounds as prose does, and the link's
                              card has the exact range
                              |each gives a rate for each thing, where the language can: ชุดละ 2,117 หยวน;
                              |count says before it what it counts, likewise: นักเรียน 925 คนต่อโรงเรียน
    {band}`wuhan_set_value`   what a check holds its result against, in words; |about, |each, |count as above
    {gap}`repeat_ppe_baht`    the smallest distance between the two sides of a failed check
    {count}`figures`          how many figures, checks, numerals, repeats, sources, evidence; figures that
                              nobody else stated (alone); checks, evidence, figures with one verdict
    {count}`tests`            of the checks, those that the report could have failed; of these the ones that
                              hold (as printed), wider (at a wider reading, or in number only) and against,
                              and how few numbers account for these; besides, measures and repairs;
                              holding and untested: the first two and the last two together

In the Thai edition a figure in words is the report's own phrase, and percentages are ร้อยละ. Knows the
report's data, not what any chapter says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from book.sphinxext.pages.cite_box import edition_language
from book.sphinxext.pages.entries import (
    CARD_SEPARATOR,
    FINDINGS_PAGE,
    book_report,
    figure_card,
    figure_link,
    finding_card,
    link,
    phrase,
    verdict_link,
)
from recount.checks.finding import Finding
from recount.checks.tally import Tally, tally
from recount.quantity import Interval
from recount.report import Report, UnknownId
from recount.tables.dataset import Figure
from recount.wording import (
    Language,
    about_words,
    counted_words,
    digits_words,
    each_words,
    named_words,
    printed_words,
    result_words,
    say,
    unbroken,
)
from recount.wording.judging import VERDICTS
from recount.wording.site import CARD_EXACT

logger = logging.getLogger(__name__)


class BookRole(SphinxRole):
    """A role over the report's data; an unknown id is a warning that names the nearest one."""

    @property
    def report(self) -> Report:
        """The book's report."""
        return book_report(str(self.env.srcdir))

    @property
    def language(self) -> Language:
        """The language of this edition."""
        return edition_language(self.env.app)

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The role's nodes."""
        try:
            return [self.build()], []
        except (UnknownId, ValueError) as error:
            logger.warning(
                "the role %s`%s` cannot be resolved: %s",
                self.name,
                self.text,
                error,
                location=self.get_location(),
                type="recounted",
                subtype="role",
            )
            return [nodes.inline("", self.text)], []

    def build(self) -> nodes.Node:
        """What the role stands for."""
        raise NotImplementedError


class FigureRole(BookRole):
    """A figure in words, or one aspect of it."""

    def build(self) -> nodes.Node:
        """A link to the figure's anchor, or its Thai phrase."""
        id, _, aspect = self.text.partition("|")
        figure = self.report[id]
        match aspect:
            case "":
                words = unbroken(figure.phrase) if self.language == "th" else figure.words_en
                return self._carded(figure, words)
            case "phrase":
                return phrase(figure)
            case "number":
                number = figure.printed.unhedged()
                words = printed_words(number, figure.unit, figure.names, self.language, prose=True)
                return self._carded(figure, words)
            case "digits":
                return self._carded(figure, digits_words(figure.printed, figure.names, self.language))
            case "count":
                words = counted_words(figure.printed, figure.unit, figure.names, self.language)
                return self._carded(figure, words)
            case _:
                aspects = "phrase, number, digits or count"
                raise ValueError(f"'{aspect}' is no aspect of a figure; use {aspects}")

    def _carded(self, figure: Figure, words: str) -> nodes.reference:
        reference = figure_link(figure, self.env.docname, words)
        reference["reftitle"] = figure_card(self.report, figure, self.language)
        return reference


class VerdictRole(BookRole):
    """A check's verdict."""

    def build(self) -> nodes.Node:
        """A badge that leads to the check."""
        finding = self.report.finding(self.text)
        card = finding_card(self.report, finding, self.language)
        return verdict_link(finding, self.env.docname, VERDICTS[finding.verdict][self.language], card)


class ComputedRole(BookRole):
    """A number that a check computes."""

    def _carded(self, finding: Finding, words: str, *more: str) -> nodes.reference:
        reference = link(words, FINDINGS_PAGE, finding.id, self.env.docname, "figure-link")
        card = finding_card(self.report, finding, self.language)
        reference["reftitle"] = CARD_SEPARATOR.join([card, *more])
        return reference


class SideRole(ComputedRole):
    """One side of a check, exact or rounded; the exact range stands in the link's card as well."""

    def build(self) -> nodes.Node:
        """The interval in words, leading to the check."""
        id, _, aspect = self.text.partition("|")
        if aspect not in ("", "about", "each", "count"):
            raise ValueError(f"'{aspect}' is no aspect of a range; use about, each or count")
        finding = self.report.finding(id)
        side = self.side(finding)
        told = exact = result_words(side, finding.names, self.language, prose=True)
        if aspect == "about":
            told = about_words(side, finding.names, self.language, prose=True)
        elif aspect == "each":
            told = each_words(side, finding.names, self.language)
        elif aspect == "count":
            told = named_words(exact, side.unit, finding.names, self.language)
        return self._carded(finding, told, say(CARD_EXACT, self.language, interval=exact))

    def side(self, finding: Finding) -> Interval:
        """The side that is told."""
        raise NotImplementedError


class ResultRole(SideRole):
    """What a check computes."""

    def side(self, finding: Finding) -> Interval:
        """The left side, or for a measure its only one."""
        return finding.computed


class BandRole(SideRole):
    """What a check holds its result against: a cited band or bound."""

    def side(self, finding: Finding) -> Interval:
        """The right side."""
        if finding.right is None:
            raise ValueError(f"'{finding.id}' compares with nothing, so it has no band; use {{result}}")
        return finding.right


class GapRole(ComputedRole):
    """The smallest distance between the two sides of a check that fails."""

    def build(self) -> nodes.Node:
        """The distance in words, leading to the check."""
        finding = self.report.finding(self.text)
        if finding.gap is None:
            raise ValueError(f"'{self.text}' does not fail, so it has no gap; use {{result}}")
        apart = Interval.point(finding.gap, finding.left.plain().unit)
        gap = result_words(apart, finding.names, self.language, prose=True)
        return self._carded(finding, gap)


class CountRole(BookRole):
    """How many there are of something."""

    def build(self) -> nodes.Node:
        """The count in digits."""
        report = self.report
        counts: dict[str, Callable[[], int]] = {
            "figures": lambda: len(report),
            "checks": lambda: len(report.checks),
            "numerals": lambda: len(report.numerals),
            "repeats": lambda: sum(figure.repeats is not None for figure in report.values()),
            "alone": lambda: sum(map(report.stands_alone, report)),
            "evidence": lambda: len(report.evidence),
            "sources": lambda: len({told.source.key for told in report.evidence.values()}),
        }
        counted = tally(report.audit())
        tallied = (*(field.name for field in fields(Tally)), "holding", "untested")
        counts |= {name: partial(getattr, counted, name) for name in tallied}
        if self.text in counts:
            return nodes.Text(str(counts[self.text]()))
        told = [str(finding.verdict) for finding in report.audit()]
        told += [str(testimony.weight) for testimony in report.testimonies.values()]
        told += map(str, report.standings.values())
        if self.text not in told:
            raise ValueError(f"'{self.text}' counts nothing; use {', '.join(counts)} or a verdict")
        return nodes.Text(str(told.count(self.text)))


def setup(app: Sphinx) -> None:
    """Register the roles."""
    app.add_role("fig", FigureRole())
    app.add_role("verdict", VerdictRole())
    app.add_role("result", ResultRole())
    app.add_role("band", BandRole())
    app.add_role("gap", GapRole())
    app.add_role("count", CountRole())
