"""The closed list of verdicts. Knows neither how one is reached nor its words (recount.wording.judging)."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What a check comes to."""

    AGREES = "agrees"
    AGREES_IF_TRUNCATED = "agrees if truncated"
    AGREES_LOOSELY = "agrees loosely"
    WORDING_DIFFERS = "wording differs"
    DISAGREES = "disagrees"
    IMPLAUSIBLE = "implausible"
    NOT_CHECKABLE = "not checkable"
    WOULD_AGREE = "would agree"
    WOULD_NOT_AGREE = "would not agree"


#: Verdicts that say that two numbers cannot stand together, or that one cannot stand at all.
AGAINST = frozenset({Verdict.DISAGREES, Verdict.IMPLAUSIBLE})
#: Verdicts of measures and of repairs, which test nothing: the report can neither pass nor fail them.
NO_TEST = frozenset({Verdict.NOT_CHECKABLE, Verdict.WOULD_AGREE, Verdict.WOULD_NOT_AGREE})
