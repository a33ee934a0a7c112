"""What a check comes to: its verdict, the intervals that it rests on, and the sentence a reader is shown.

Knows checks as stated and verdicts; not how a verdict is reached.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from recount.checks.statements import Statement
from recount.checks.verdicts import NO_TEST, Verdict
from recount.quantity import Interval, Quantity, Reading
from recount.tables.dataset import MEASURE, CheckRow
from recount.wording import (
    EDITION,
    Language,
    UnitNames,
    gap_words,
    named_words,
    plain_number,
    result_words,
    say,
    say_numbers,
    words_apart,
)
from recount.wording.judging import SENTENCES, VERDICT_AND_SENTENCE, VERDICTS


@dataclass(frozen=True, slots=True)
class Finding:
    """A check with its verdict and the intervals that it rests on.

    left, right: both sides under the reading that was taken (right is None when nothing is compared).
    computed: the left side under the narrowest reading, which is what prose quotes.
    reading: the reading that reconciled them, or the widest one tried. gap: the smallest distance
    between the two sides when no reading reconciles them. outside: the benchmarks and evidence that the
    statement names.
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
    outside: Mapping[str, Quantity]

    def __repr__(self) -> str:
        return f"<Finding {self.id}: {self.verdict}, {self.check.statement}>"

    def as_row(self) -> dict[str, object]:
        """The finding as one row of a table for people, in the edition's language."""
        return {
            "id": self.id,
            "title": self.check.title.here,
            "kind": self.check.kind,
            "statement": self.check.statement,
            "verdict": str(self.verdict),
            "words": self.words(),
        }

    @property
    def id(self) -> str:
        """The check's permanent name."""
        return self.check.id

    @property
    def is_test(self) -> bool:
        """Whether the report could have failed it; measures and repairs it cannot fail."""
        return self.verdict not in NO_TEST

    @property
    def words_en(self) -> str:
        """The verdict and its interval in English."""
        return finding_words(self, "en")

    @property
    def words_th(self) -> str:
        """The verdict and its interval in Thai."""
        return finding_words(self, "th")

    def words(self, language: Language = EDITION) -> str:
        """The verdict and its interval in one of the languages."""
        return finding_words(self, language)

    def headline(self, language: Language = EDITION) -> str:
        """The verdict and what was checked: what a link to the check is called."""
        return _with_verdict(self, language, self.check.title[language])

    def side(self, language: Language = EDITION) -> str:
        """The left side, that is what was computed, in words."""
        told = result_words(self.left, self.names, language, prose=True)
        return named_words(told, self.left.unit, self.names, language)

    def as_json(self) -> dict[str, object]:
        """The finding as `recount audit --json` prints it; an unbounded end is null."""
        return {
            "id": self.check.id,
            "section": self.check.section,
            "kind": self.check.kind,
            "statement": self.check.statement,
            "verdict": str(self.verdict),
            "expected": self.check.expected,
            "title_en": self.check.title_en,
            "title_th": self.check.title_th,
            "reading": str(self.reading),
            "low": _json_number(self.left.low),
            "high": _json_number(self.left.high),
            "unit": self.left.unit,
            "words_en": self.words_en,
            "words_th": self.words_th,
        }


def _json_number(value: Decimal) -> float | None:
    return float(f"{value:.12g}") if value.is_finite() else None


def finding_words(finding: Finding, language: Language) -> str:
    """The verdict on a check with the intervals that it rests on, in a sentence."""
    case, slots = _case(finding, language)
    sentence = SENTENCES.get((finding.verdict, case)) or SENTENCES[finding.verdict, ""]
    return _with_verdict(finding, language, say_numbers(sentence, language, **slots))


def _with_verdict(finding: Finding, language: Language, sentence: str) -> str:
    verdict = VERDICTS[finding.verdict][language]
    named = f"{verdict[:1].upper()}{verdict[1:]}"
    return say(VERDICT_AND_SENTENCE, language, verdict=named, sentence=sentence)


def _case(finding: Finding, language: Language) -> tuple[str, dict[str, str]]:
    """Which of a verdict's sentences applies, and what fills its slots."""
    comparison = finding.statement.comparison
    if finding.right is None:
        return "", {"left": finding.side(language)}
    left, right = words_apart(finding.left, finding.right, finding.names, language, prose=True)
    slots = {
        "left": named_words(left, finding.left.unit, finding.names, language),
        "right": named_words(right, finding.right.unit, finding.names, language),
    }
    if finding.verdict is Verdict.NOT_CHECKABLE:
        return "beside" if finding.check.kind == MEASURE else "", slots
    if finding.verdict in (Verdict.DISAGREES, Verdict.WOULD_NOT_AGREE):
        if not finding.gap:
            return "touching", slots
        gap = Interval.point(finding.gap, finding.left.plain().unit)
        largest = max(finding.left.plain().high, finding.right.plain().high)
        return "", slots | {"gap": gap_words(gap, finding.names, language, largest, prose=True)}
    if finding.verdict is Verdict.IMPLAUSIBLE and comparison == "within" and (away := _times_away(finding)):
        times, above = away
        return "far above" if above else "far below", slots | {"times": plain_number(times)}
    reaches = not finding.left.high.is_finite() and finding.left.plain().low < finding.right.plain().high
    if comparison == ">=" and finding.verdict is Verdict.AGREES and reaches:
        return "can reach", slots
    return comparison or "", slots


def _times_away(finding: Finding) -> tuple[Decimal, bool] | None:
    """How many times a computed side is above (True) or below a band at least, where that is telling."""
    left, right = finding.left.plain(), (finding.right or finding.left).plain()
    above = left.low > right.high
    over, under = (left.low, right.high) if above else (right.low, left.high)
    if not over > under > 0 or over / under < Decimal("1.5"):
        return None
    # Cut off, not rounded: "at least 85 times" must not be said of 84.7.
    factor = (over / under).quantize(Decimal("0.1") if over / under < 10 else Decimal(1), ROUND_DOWN)
    return factor, above
