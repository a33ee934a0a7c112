"""The closed list of verdicts, what each means, and the sentence that a reader is shown with it.

Knows a finding's intervals, not how its verdict was reached.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from recount.quantity import Interval
from recount.wording import Language, plain_number, result_words

if TYPE_CHECKING:
    from recount.checks import Finding


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


def _times_away(finding: Finding) -> tuple[str, bool] | None:
    """How many times a computed side is above (True) or below a band at least, where that is telling."""
    left, right = finding.left.plain(), (finding.right or finding.left).plain()
    above = left.low > right.high
    over, under = (left.low, right.high) if above else (right.low, left.high)
    if not over > under > 0 or over / under < Decimal("1.5"):
        return None
    # Cut off, not rounded: "at least 85 times" must not be said of 84.7.
    factor = (over / under).quantize(Decimal("0.1") if over / under < 10 else Decimal(1), ROUND_DOWN)
    return plain_number(factor), above


def words_en(finding: Finding) -> str:
    """The verdict on a check with the intervals that it rests on, in English."""
    left = finding.side()
    if finding.verdict is Verdict.NOT_CHECKABLE or finding.right is None:
        return f"Not checkable: it comes to {left}; no band or bound is cited to hold it against."
    right = result_words(finding.right, finding.names)
    band = finding.statement.comparison == "within"
    ends = f"{left} against {right}"
    match finding.verdict:
        case Verdict.AGREES:
            if band:
                return f"Agrees: {left} meets the cited band of {right}."
            match finding.statement.comparison:
                case "<=":
                    return f"Agrees: it comes to {left}, no more than {right}."
                case ">=":
                    return f"Agrees: it comes to {left}, no less than {right}."
                case _:
                    return f"Agrees: the two sides meet, {ends}."
        case Verdict.AGREES_IF_TRUNCATED:
            return f"Agrees if truncated: the sides meet only when digits were cut off, not rounded, {ends}."
        case Verdict.AGREES_LOOSELY:
            return (
                "Agrees loosely: the sides meet only at the widest reading of zeros, cut-off digits and"
                f" hedges, {ends}."
            )
        case Verdict.WORDING_DIFFERS:
            return f"Wording differs: the same number, but with another hedge or scope, {ends}."
        case Verdict.IMPLAUSIBLE:
            tail = ""
            if away := _times_away(finding):
                times, above = away
                tail = (
                    f"; that is at least {times} times the band's upper end"
                    if above
                    else f"; the band's lower end is at least {times} times that"
                )
            if band:
                return f"Implausible: {left} lies outside the cited band of {right}{tail}."
            limit = "most" if finding.statement.comparison == "<=" else "least"
            return f"Implausible: {left} breaks the cited bound of at {limit} {right}."
        case _:
            return f"Disagrees: no reading reconciles {ends}; {_gap_words(finding, 'en')}."


def words_th(finding: Finding) -> str:
    """The verdict on a check with the intervals that it rests on, in Thai."""
    left = finding.side("th")
    verdict = VERDICTS_TH[finding.verdict]
    if finding.verdict is Verdict.NOT_CHECKABLE or finding.right is None:
        return f"{verdict}: คำนวณได้ {left} แต่ไม่มีช่วงหรือขอบเขตจากแหล่งอ้างอิงให้เทียบ"
    right = result_words(finding.right, finding.names, "th")
    band = finding.statement.comparison == "within"
    ends = f"{left} เทียบกับ {right}"
    match finding.verdict:
        case Verdict.AGREES:
            if band:
                return f"{verdict}: {left} สอดคล้องกับช่วงอ้างอิง {right}"
            match finding.statement.comparison:
                case "<=":
                    return f"{verdict}: {left} ไม่เกิน {right}"
                case ">=":
                    return f"{verdict}: {left} ไม่น้อยกว่า {right}"
                case _:
                    return f"{verdict}: สองด้านตรงกัน {ends}"
        case Verdict.AGREES_IF_TRUNCATED:
            return f"{verdict}: สองด้านตรงกันเมื่อถือว่าตัดเศษทิ้ง ไม่ได้ปัดเศษ {ends}"
        case Verdict.AGREES_LOOSELY:
            return f"{verdict}: สองด้านตรงกันเมื่ออ่านเลขศูนย์ท้าย เศษที่ตัด และคำขยายในความหมายกว้างที่สุด {ends}"
        case Verdict.WORDING_DIFFERS:
            return f"{verdict}: ตัวเลขเดียวกัน แต่คำขยายหรือขอบเขตต่างกัน {ends}"
        case Verdict.IMPLAUSIBLE:
            tail = ""
            if away := _times_away(finding):
                times, above = away
                tail = f" คิดเป็นอย่างน้อย {times} เท่าของขอบบน" if above else f" ขอบล่างสูงกว่านี้อย่างน้อย {times} เท่า"
            if band:
                return f"{verdict}: {left} อยู่นอกช่วงอ้างอิง {right}{tail}"
            limit = "ไม่เกิน" if finding.statement.comparison == "<=" else "ไม่น้อยกว่า"
            return f"{verdict}: {left} ไม่อยู่ในขอบเขตอ้างอิงซึ่งต้อง{limit} {right}"
        case _:
            return f"{verdict}: ไม่มีวิธีอ่านใดทำให้ตรงกัน {ends} {_gap_words(finding, 'th')}"


def _gap_words(finding: Finding, language: Language) -> str:
    if not finding.gap:
        return (
            "the two touch at a number that neither wording includes"
            if language == "en"
            else "สองช่วงจรดกันที่ตัวเลขซึ่งถ้อยคำทั้งสองไม่ครอบคลุม"
        )
    gap = result_words(Interval.point(finding.gap, finding.left.plain().unit), finding.names, language)
    return f"the smallest gap is {gap}" if language == "en" else f"ห่างกันอย่างน้อย {gap}"
