"""How sure a finding is: what besides the report's own numbers it rests on.

Knows findings and sources. May not know how a verdict was reached.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from recount.checks.finding import Finding
from recount.checks.verdicts import AGAINST, Verdict
from recount.evidence.sources import Source
from recount.evidence.testimony import Testimony


class Ground(StrEnum):
    """What a finding rests on, the surest ground first; a closed list."""

    ARITHMETIC = "the report's own numbers"
    OFFICIAL = "official rates or statistics"
    PRESS = "what the press reported"
    CHANGED = "a changed number"
    NOTHING = "nothing to hold it against"


def ground(finding: Finding | Testimony, sources: Mapping[str, Source]) -> Ground:
    """What a finding or a testimony rests on; the weakest of its sources decides."""
    if isinstance(finding, Testimony):
        return Ground.OFFICIAL if finding.evidence.source.official else Ground.PRESS
    if finding.verdict is Verdict.NOT_CHECKABLE:
        return Ground.NOTHING
    if not finding.is_test:
        return Ground.CHANGED
    basis = [sources[key] for key in finding.check.basis]
    if not basis:
        return Ground.ARITHMETIC
    return Ground.OFFICIAL if all(source.official for source in basis) else Ground.PRESS


def surest_first(
    findings: list[Finding], sources: Mapping[str, Source]
) -> list[tuple[Ground, list[Finding]]]:
    """Findings by ground, the surest ground first, and on each ground those that speak against first."""
    by_ground: dict[Ground, list[Finding]] = {kind: [] for kind in Ground}
    for finding in findings:
        by_ground[ground(finding, sources)].append(finding)
    order = list(Verdict)
    return [
        (kind, sorted(group, key=lambda f: (f.verdict not in AGAINST, order.index(f.verdict))))
        for kind, group in by_ground.items()
        if group
    ]
