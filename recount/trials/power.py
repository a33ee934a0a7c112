"""What the audit would have noticed: each figure slipped in every way of slips.py, one slip at a time.

A slip is caught when a test that holds would fail, or evidence that does not conflict would. Tests that
fail already, measures and repairs catch nothing. This is the audit's power against single
slips, not against numbers that were made up to fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from recount.checks.finding import Finding
from recount.checks.judge import rejudge
from recount.checks.statements import StatementError
from recount.checks.verdicts import AGAINST
from recount.evidence.testimony import Testimony, Weight, weigh
from recount.tables.dataset import Figure
from recount.tables.periods import read_period
from recount.trials.slips import Kind, Slip, slips


@dataclass(frozen=True, slots=True)
class Caught:
    """Of the slips of one kind in one figure, how many checks or evidence would have noticed."""

    figure: str
    section: str
    kind: Kind
    slips: int
    by_checks: int
    by_evidence: int
    by_any: int


def power(
    figures: Mapping[str, Figure],
    findings: Iterable[Finding],
    testimonies: Mapping[str, Iterable[Testimony]],
) -> list[Caught]:
    """For every figure and kind of slip, how many slips there are and how many are caught.

    findings: of all checks. testimonies: on each figure, by its id.
    """
    able = [finding for finding in findings if finding.is_test and finding.verdict not in AGAINST]
    by_figure: dict[str, list[Finding]] = {id: [] for id in figures}
    for finding in able:
        for name in finding.statement.figures:
            if name in by_figure:
                by_figure[name].append(finding)
    told = []
    for figure in figures.values():
        heard = [t for t in testimonies[figure.id] if t.weight is not Weight.CONFLICTS]
        counts: dict[Kind, list[int]] = {}
        for slip in slips(figure, _day_of(figure)):
            checked = any(_fails(finding, figure, slip, figures) for finding in by_figure[figure.id])
            contradicted = any(_conflicts(testimony, slip) for testimony in heard)
            count = counts.setdefault(slip.kind, [0, 0, 0, 0])
            for place, hit in enumerate((True, checked, contradicted, checked or contradicted)):
                count[place] += hit
        told += [Caught(figure.id, figure.section, kind, *count) for kind, count in counts.items()]
    return told


def _fails(finding: Finding, figure: Figure, slip: Slip, figures: Mapping[str, Figure]) -> bool:
    try:
        return rejudge(finding, figures, {figure.id: slip.printed}).verdict in AGAINST
    except StatementError:
        return True  # nothing can be divided by what is left of it: somebody would notice


def _conflicts(testimony: Testimony, slip: Slip) -> bool:
    slipped = replace(testimony.figure, printed=slip.printed)
    return weigh(testimony.evidence, slipped).weight is Weight.CONFLICTS


def _day_of(figure: Figure) -> date:
    return read_period(figure.as_of).last
