"""Evidence -> verdicts: what a source's number does to a figure of the report.

Every reading of both numbers is tried from the narrowest to the widest, as for checks; a conflict is one
that no reading mends. Knows figures and evidence, not checks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from recount.evidence.rows import Comparable, Evidence
from recount.quantity import Interval, Reading
from recount.tables.dataset import Figure
from recount.wording import EDITION, Language, Words, plain_number, result_words, say, say_numbers, unbroken
from recount.wording.weighing import SENTENCES, TOLD

#: Units whose numbers do not add up, so that a part may well be larger than the whole.
_NOT_ADDITIVE = ("pure", "rate")


class Weight(StrEnum):
    """What evidence does to a figure; the closed list of verdicts on evidence."""

    CONFIRMS = "confirms"
    CONSISTENT_WITH_GROWTH = "consistent with growth"
    DIFFERS_IN_SCOPE = "differs in scope"
    CONFLICTS = "conflicts"
    CONTEXT_ONLY = "context only"


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one piece of evidence does to one figure.

    figure: usually the one that the evidence names, or a later printing of it. reading: the one that
    reconciled both, or the widest one tried; None where nothing was compared.
    """

    evidence: Evidence
    figure: Figure
    weight: Weight
    reading: Reading | None

    def __repr__(self) -> str:
        return f"<Testimony {self.id} on {self.figure.id}: {self.weight}>"

    def as_row(self) -> dict[str, object]:
        """The testimony as one row of a table for people."""
        return {
            "id": self.id,
            "figure": self.figure.id,
            "publisher": self.evidence.source.publisher,
            "weight": str(self.weight),
            "words": self.words(),
        }

    @property
    def id(self) -> str:
        """The evidence's permanent name."""
        return self.evidence.id

    def words(self, language: Language = EDITION) -> str:
        """The verdict and what it rests on, in a sentence."""
        case, slots = _case(self, language)
        sentence = SENTENCES.get((self.weight, case)) or SENTENCES[self.weight, ""]
        told, figure = self.evidence, self.figure
        number = Words(told.words_en, told.words_th)
        return say_numbers(
            sentence,
            language,
            told=say(TOLD, language, number=number, date=told.as_of.words(language)),
            figure=Words(figure.words_en, unbroken(figure.phrase)),
            **slots,
        )

    @property
    def progress(self) -> Interval:
        """The source's number as a share of the figure, both unhedged, as printed."""
        return self.evidence.printed.as_printed() / self.figure.printed.as_printed()


def weigh(evidence: Evidence, figure: Figure) -> Testimony:
    """The verdict on evidence beside a figure."""
    if evidence.comparable is Comparable.OTHER_MEASURE:
        return Testimony(evidence, figure, Weight.CONTEXT_ONLY, None)
    if (
        evidence.comparable in (Comparable.NARROWER, Comparable.WIDER)
        and figure.names[figure.unit].kind in _NOT_ADDITIVE
    ):
        return Testimony(evidence, figure, Weight.DIFFERS_IN_SCOPE, None)
    for reading in Reading:
        told, ours = evidence.printed.read(reading), figure.printed.read(reading)
        if weight := _weight(evidence.comparable, told, ours):
            return Testimony(evidence, figure, weight, reading)
    return Testimony(evidence, figure, Weight.CONFLICTS, Reading.LOOSE)


def _weight(comparable: Comparable, told: Interval, ours: Interval) -> Weight | None:
    """The verdict under one reading, or None where the two numbers cannot both stand under it."""
    match comparable:
        case Comparable.NARROWER:
            return Weight.DIFFERS_IN_SCOPE if told.can_be_at_most(ours) else None
        case Comparable.WIDER:
            return Weight.DIFFERS_IN_SCOPE if ours.can_be_at_most(told) else None
    if told.meets(ours):
        return Weight.CONFIRMS
    below = told.can_be_at_most(ours)
    if comparable is Comparable.EARLIER and below:
        return Weight.CONSISTENT_WITH_GROWTH
    return Weight.CONTEXT_ONLY if comparable is Comparable.LATER and not below else None


def is_echo(testimony: Testimony) -> bool:
    """Whether the source gives the figure's very number, but for something else."""
    evidence, figure = testimony.evidence, testimony.figure
    same_number = (evidence.printed.value, evidence.printed.top) == (figure.value, figure.printed.top)
    return evidence.comparable is Comparable.OTHER_MEASURE and same_number


def opposed(testimonies: Iterable[Testimony]) -> list[tuple[Testimony, Testimony]]:
    """Pairs of sources that conflict with each other over one figure.

    Both speak of the same thing and do not meet under any reading; or they are points of the running total,
    and whichever of their days comes first, the earlier is larger; or both give the figure's number, but for
    different things.
    """
    told = list(testimonies)
    return [
        (one, other) for index, one in enumerate(told) for other in told[index + 1 :] if _oppose(one, other)
    ]


def _oppose(one: Testimony, other: Testimony) -> bool:
    first, then = sorted((one.evidence, other.evidence), key=lambda evidence: evidence.as_of.last)
    if first.comparable is then.comparable is Comparable.SAME:
        return not _meet(first, then)
    if first.comparable is then.comparable is Comparable.EARLIER:
        return not (_meet(first, then) or _can_follow(first, then) or _can_follow(then, first))
    return {one.weight is Weight.CONFIRMS, other.weight is Weight.CONFIRMS} == {True, False} and (
        is_echo(one) or is_echo(other)
    )


def _meet(one: Evidence, other: Evidence) -> bool:
    return any(one.printed.read(reading).meets(other.printed.read(reading)) for reading in Reading)


def _can_follow(first: Evidence, then: Evidence) -> bool:
    """Whether the second can be a later point of the total: by its date, which may be a month or a year."""
    return first.as_of.first < then.as_of.last and any(
        first.printed.read(reading).can_be_at_most(then.printed.read(reading)) for reading in Reading
    )


def _times(testimony: Testimony) -> str | None:
    """How many times one printed number is the other, cut off, where that says more than the two."""
    if not (testimony.evidence.printed.value and testimony.figure.value):
        return None  # nothing has no multiple
    ratio = testimony.progress
    low = ratio.low if ratio.low >= 1 else 1 / ratio.high
    if low < Decimal("1.5"):
        return None
    return plain_number(low.quantize(Decimal("0.1") if low < 10 else Decimal(1), ROUND_DOWN))


def _case(testimony: Testimony, language: Language) -> tuple[str, dict[str, str]]:
    """Which of a weight's sentences applies, and what fills the slots that only it has."""
    comparable, figure = testimony.evidence.comparable, testimony.figure
    match testimony.weight:
        case Weight.CONFIRMS if comparable is not Comparable.EARLIER and testimony.reading is Reading.LOOSE:
            return "loose", {}
        case Weight.CONSISTENT_WITH_GROWTH:
            return "", {"share": result_words(testimony.progress, figure.names, language, prose=True)}
        case Weight.DIFFERS_IN_SCOPE if figure.names[figure.unit].kind in _NOT_ADDITIVE:
            return "rate", {}
        case Weight.CONFLICTS:
            times = _times(testimony)
            return ("far apart", {"times": times}) if times else ("", {})
        case Weight.CONTEXT_ONLY if is_echo(testimony):
            return "echo", {}
        case _:
            return comparable, {}
