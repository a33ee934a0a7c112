"""Checks and evidence together: on what ground a figure stands.

The rule is written in MEANINGS, from the gravest case to the weakest; the first that applies is the
figure's standing. Knows findings and testimonies, not how either was reached.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from recount.checks import PRODUCT_CURRENCY, Finding
from recount.dataset import Figure
from recount.sources import Tier
from recount.testimony import Testimony, Weight
from recount.verdicts import AGAINST, Verdict


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
    Standing.STATED_BY_OTHERS: "ผู้อื่นระบุตรงกัน",
    Standing.ON_THE_WAY: "อยู่ระหว่างทาง",
    Standing.REPEATED: "มีเพียงการกล่าวซ้ำ",
    Standing.FITS: "สอดคล้องภายในรายงาน",
    Standing.UNTESTED: "ยังไม่ได้ทดสอบ",
}
STANDING_MEANINGS = {
    Standing.IN_CONFLICT: "A check of the figure disagrees or is implausible, or a source that is no copy"
    " conflicts with it.",
    Standing.STATED_BY_OTHERS: "No conflict, and a publisher other than Alibaba, read on its own page or in a"
    " newswire's story, gives the same number.",
    Standing.ON_THE_WAY: "No conflict, and such a publisher gives an earlier, smaller point of the running"
    " total.",
    Standing.REPEATED: "No conflict, but the number or an earlier point of it was found only on Alibaba's own"
    " pages or in copies.",
    Standing.FITS: "No source that was read gives it or leads up to it; a check against other figures, bounds"
    " or rates agrees.",
    Standing.UNTESTED: "No source that was read gives it or leads up to it, and no check could fail on it.",
}
_IN_FAVOUR = (Weight.CONFIRMS, Weight.CONSISTENT_WITH_GROWTH)


def is_independent(testimony: Testimony) -> bool:
    """Whether a source other than Alibaba said it, and not in a copy."""
    source = testimony.evidence.source
    return not source.own and source.tier is not Tier.COPY


def is_about(finding: Finding, figure: Figure) -> bool:
    """Whether a check speaks of a figure; a conversion speaks of its product, not of what was converted."""
    if figure.id not in finding.statement.subjects:
        return False
    return finding.check.kind != "conversion" or figure.unit == PRODUCT_CURRENCY


def standing(findings: Iterable[Finding], testimonies: Collection[Testimony]) -> Standing:
    """The standing of a figure from the checks that are about it and from all evidence on it."""
    verdicts = {finding.verdict for finding in findings}
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
    return Standing.FITS if verdicts - {Verdict.NOT_CHECKABLE} else Standing.UNTESTED
