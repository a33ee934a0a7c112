"""Checks and evidence together: on what ground a figure stands.

The rule is written in MEANINGS, from the gravest case to the weakest; the first that applies is the
figure's standing. Knows findings and testimonies, not how either was reached.
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


STANDINGS_TH = {
    Standing.IN_CONFLICT: "ขัดกัน",
    Standing.STATED_BY_OTHERS: "แหล่งอื่นระบุตรงกัน",
    Standing.ON_THE_WAY: "มียอดก่อนหน้ารองรับ",
    Standing.REPEATED: "พบเฉพาะจากอาลีบาบาหรือสำเนา",
    Standing.FITS: "สอดคล้องภายในรายงาน",
    Standing.UNTESTED: "ยังไม่ได้ทดสอบ",
}
STANDING_MEANINGS = {
    Standing.IN_CONFLICT: "A check of the figure disagrees or is implausible, or a source that is no copy"
    " conflicts with it. Where two printings disagree, both are marked: no check says which is the wrong"
    " one.",
    Standing.STATED_BY_OTHERS: "No conflict, and a publisher other than Alibaba, read on its own page or in a"
    " newswire's story, gives the same number.",
    Standing.ON_THE_WAY: "No conflict, and such a publisher gives an earlier, smaller point of the running"
    " total.",
    Standing.REPEATED: "No conflict, but the number or an earlier point of it was found only in Alibaba's own"
    " texts or in copies.",
    Standing.FITS: "No source that was read confirms it as described or leads up to it; a check against other"
    " figures, bounds or rates agrees, however wide the bound.",
    Standing.UNTESTED: "No source that was read confirms it as described or leads up to it, and no check that"
    " can fail is about it, unless it is a restatement. A source may still give its number for something"
    " else, or a copy conflict with it.",
}
_IN_FAVOUR = (Weight.CONFIRMS, Weight.CONSISTENT_WITH_GROWTH)


def is_independent(testimony: Testimony) -> bool:
    """Whether a source other than Alibaba said it, and not in a copy."""
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
