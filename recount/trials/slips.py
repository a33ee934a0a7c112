"""The ways in which one printed number can go wrong, as the hand that types or converts it would have it.

A digit mistaken for another, two neighbours swapped, a place gained or lost, one currency's name for
another's. Knows numbers and phrases; no check.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from recount.quantity import Quantity
from recount.rates import daily_rates
from recount.tables.dataset import Figure, reread
from recount.thai.reader import PhraseError

MAGNITUDES = (1, 2, 3)
_LAST_RATE = timedelta(days=7)  # longer than any string of days without a rate


class Kind(StrEnum):
    """A closed list of slips."""

    DIGIT = "one digit"
    SWAP = "two neighbouring digits swapped"
    TENFOLD = "ten times as much or as little"
    HUNDREDFOLD = "a hundred times as much or as little"
    THOUSANDFOLD = "a thousand times as much or as little"
    CURRENCY = "another currency"


_BY_POWER = dict(zip(MAGNITUDES, (Kind.TENFOLD, Kind.HUNDREDFOLD, Kind.THOUSANDFOLD), strict=True))


@dataclass(frozen=True, slots=True)
class Slip:
    """A number as it would be printed after a slip."""

    kind: Kind
    printed: Quantity


def slips(figure: Figure, day: date) -> Iterator[Slip]:
    """Every slip of the closed list for one figure that changes its number.

    day: whose reference rates, or the last before it, tell currencies apart.
    """
    yield from _misprints(figure)
    for power in MAGNITUDES:
        for factor in (Decimal(10) ** power, Decimal(1).scaleb(-power)):
            yield Slip(_BY_POWER[power], figure.printed.scaled(factor))
    currencies = [unit for unit, name in figure.names.items() if name.kind == "money"]
    if figure.unit in currencies:
        for other in currencies:
            if other != figure.unit:
                *_, (_, rate) = daily_rates(figure.unit, other, day - _LAST_RATE, day)
                yield Slip(Kind.CURRENCY, figure.printed.scaled(rate))


def _misprints(figure: Figure) -> Iterator[Slip]:
    """Digits of the phrase mistaken or swapped; numbers in words have none."""
    places = [place for place, letter in enumerate(figure.phrase) if letter.isdigit()]
    for place in places:
        for digit in "0123456789":
            if digit != figure.phrase[place]:
                yield from _reprinted(figure, {place: digit}, Kind.DIGIT)
    for first, second in pairwise(places):
        if figure.phrase[first] != figure.phrase[second]:
            swapped = {first: figure.phrase[second], second: figure.phrase[first]}
            yield from _reprinted(figure, swapped, Kind.SWAP)


def _reprinted(figure: Figure, letters: dict[int, str], kind: Kind) -> Iterator[Slip]:
    phrase = "".join(letters.get(place, letter) for place, letter in enumerate(figure.phrase))
    try:
        printed = reread(figure, phrase).printed
    except PhraseError:
        return  # nobody would print it so: 05, or more than nothing
    if (printed.value, printed.value_high) != (figure.value, figure.value_high):
        yield Slip(kind, printed)
