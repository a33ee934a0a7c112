"""The closed list of verdicts and what each means. Knows nothing of how a verdict is reached."""

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


VERDICTS_TH = {
    Verdict.AGREES: "สอดคล้อง",
    Verdict.AGREES_IF_TRUNCATED: "สอดคล้องหากตัดเศษ",
    Verdict.AGREES_LOOSELY: "สอดคล้องอย่างหลวม",
    Verdict.WORDING_DIFFERS: "ถ้อยคำต่างกัน",
    Verdict.DISAGREES: "ไม่สอดคล้อง",
    Verdict.IMPLAUSIBLE: "ไม่น่าเป็นไปได้",
    Verdict.NOT_CHECKABLE: "ตรวจสอบไม่ได้",
}
#: Verdicts that say that two numbers cannot stand together, or that one cannot stand at all.
AGAINST = frozenset({Verdict.DISAGREES, Verdict.IMPLAUSIBLE})
MEANINGS = {
    Verdict.AGREES: "The numbers fit as printed.",
    Verdict.AGREES_IF_TRUNCATED: "They fit only when digits were cut off rather than rounded.",
    Verdict.AGREES_LOOSELY: "They fit only at the widest reading: trailing zeros as rounding, one number"
    " rounded and another cut off, hedges reaching far.",
    Verdict.WORDING_DIFFERS: "The same number stands twice with another hedge or scope; both can be true.",
    Verdict.DISAGREES: "No reading reconciles the numbers; the smallest gap is given.",
    Verdict.IMPLAUSIBLE: "The result lies outside a band or bound that rests on a cited source.",
    Verdict.NOT_CHECKABLE: "The number is computed, but no band or bound is cited to hold it against.",
}
