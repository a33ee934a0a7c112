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


#: Verdicts that say that two numbers cannot stand together, or that one cannot stand at all.
AGAINST = frozenset({Verdict.DISAGREES, Verdict.IMPLAUSIBLE})
