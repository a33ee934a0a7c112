"""What a check comes to: its verdict, the intervals that it rests on, and the sentence a reader is shown.

Knows checks as stated and verdicts; not how a verdict is reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from recount.checks.statements import Statement
from recount.checks.verdicts import VERDICTS_TH, Verdict
from recount.quantity import Interval, Reading
from recount.tables.dataset import CheckRow
from recount.wording import Language, UnitNames, plain_number, result_words


@dataclass(frozen=True, slots=True)
class Finding:
    """A check with its verdict and the intervals that it rests on.

    left, right: both sides under the reading that was taken (right is None when nothing is compared).
    computed: the left side under the narrowest reading, which is what prose quotes.
    reading: the reading that reconciled them, or the widest one tried. gap: the smallest distance
    between the two sides when no reading reconciles them.
    """

    check: CheckRow
    statement: Statement
    verdict: Verdict
    reading: Reading
    left: Interval
    right: Interval | None
    computed: Interval
    gap: Decimal | None
    names: UnitNames

    def __repr__(self) -> str:
        return f"<Finding {self.id}: {self.verdict}, {self.check.statement}>"

    def as_row(self) -> dict[str, object]:
        """The finding as one row of a table for people."""
        return {
            "id": self.id,
            "kind": self.check.kind,
            "statement": self.check.statement,
            "verdict": str(self.verdict),
            "words": self.words_en,
        }

    @property
    def id(self) -> str:
        """The check's permanent name."""
        return self.check.id

    @property
    def words_en(self) -> str:
        """The verdict and its interval in English."""
        return words_en(self)

    @property
    def words_th(self) -> str:
        """The verdict and its interval in Thai."""
        return words_th(self)

    def side(self, language: Language = "en") -> str:
        """The left side, that is what was computed, in words."""
        return result_words(self.left, self.names, language)

    def as_json(self) -> dict[str, object]:
        """The finding as `recount audit --json` prints it; an unbounded end is null."""
        return {
            "id": self.check.id,
            "section": self.check.section,
            "kind": self.check.kind,
            "statement": self.check.statement,
            "verdict": str(self.verdict),
            "expected": self.check.expected,
            "reading": str(self.reading),
            "low": _json_number(self.left.low),
            "high": _json_number(self.left.high),
            "unit": self.left.unit,
            "words_en": self.words_en,
            "words_th": self.words_th,
        }


def _json_number(value: Decimal) -> float | None:
    return float(f"{value:.12g}") if value.is_finite() else None


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
