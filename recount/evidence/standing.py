"""Checks and evidence together: on what ground a figure stands.

The rule is told in STANDING_MEANINGS (recount.wording.weighing), from the gravest case to the weakest; the
first that applies is the figure's standing. Knows findings and testimonies, not how either was reached.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from recount.checks.finding import Finding
from recount.checks.verdicts import AGAINST, Verdict
from recount.evidence.sources import Tier
from recount.evidence.testimony import Testimony, Weight


class Standing(StrEnum):
    """On what ground a figure stands; a closed list."""

    IN_CONFLICT = "in conflict"
    STATED_BY_OTHERS = "stated by others"
    ON_THE_WAY = "on the way"
    REPEATED = "only repeated"
    FITS = "fits the report"
    UNTESTED = "untested"


_IN_FAVOUR = (Weight.CONFIRMS, Weight.CONSISTENT_WITH_GROWTH)


def is_independent(testimony: Testimony) -> bool:
    """Whether a source other than the report's publisher said it, and not in a copy."""
    source = testimony.evidence.source
    return not source.own and source.tier is not Tier.COPY


def standing(findings: Iterable[Finding], testimonies: Collection[Testimony]) -> Standing:
    """The standing of a figure from the checks that are about it and from all evidence on it."""
    findings = list(findings)
    verdicts = {finding.verdict for finding in findings}
    # To be printed twice is no ground.
    tested = {finding.verdict for finding in findings if finding.check.kind != "repeat"}
    weights = {testimony.weight for testimony in testimonies if is_independent(testimony)}
    conflict = any(
        testimony.weight is Weight.CONFLICTS and testimony.evidence.source.tier is not Tier.COPY
        for testimony in testimonies
    )
    if conflict or verdicts & AGAINST:
        return Standing.IN_CONFLICT
    if Weight.CONFIRMS in weights:
        return Standing.STATED_BY_OTHERS
    if Weight.CONSISTENT_WITH_GROWTH in weights:
        return Standing.ON_THE_WAY
    if any(testimony.weight in _IN_FAVOUR for testimony in testimonies):
        return Standing.REPEATED
    return Standing.FITS if tested - {Verdict.NOT_CHECKABLE} else Standing.UNTESTED
