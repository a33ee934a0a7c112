"""Which findings stand nearest to one: those that reckon with the same numbers.

Knows findings; not what any of them came to.
"""

from __future__ import annotations

from collections.abc import Iterable

from recount.checks.finding import Finding


def related(finding: Finding, others: Iterable[Finding], most: int = 4) -> list[Finding]:
    """The findings that share the largest part of their numbers with one, the nearest first.

    Numbers are the figures, benchmarks and evidence that a statement names; who shares none is not related.
    Of two equally near ones the earlier comes first.
    """
    own = _numbers(finding)
    near = [(len(own & _numbers(other)) / len(own | _numbers(other)), other) for other in others]
    ranked = sorted(near, key=lambda pair: -pair[0])
    return [other for share, other in ranked if share and other.id != finding.id][:most]


def _numbers(finding: Finding) -> frozenset[str]:
    return frozenset((*finding.statement.figures, *finding.statement.outside))
