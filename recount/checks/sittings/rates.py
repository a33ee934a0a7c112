"""The rates that several conversions share under one habit, and how few rates explain them all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from math import ceil, floor

from recount.checks.conversions import Conversion, Habit
from recount.quantity import Interval
from recount.wording import TO, here, plain_number

#: The habits that one sitting is likely to have: the two readings of the reckoning.
HABITS = (Habit.ROUNDED, Habit.TRUNCATED)
_MOST_PLACES = 10


def common(pairs: Iterable[Conversion], habit: Habit, finer: bool = False) -> Interval | None:
    """The rates that give the products of all conversions of one currency; None where there are none."""
    return shared([pair.implied_rate(habit, finer) for pair in pairs])


def shared(rates: Sequence[Interval | None]) -> Interval | None:
    """What all intervals hold; None where they do not meet, and for no intervals."""

    def meet(one: Interval | None, other: Interval | None) -> Interval | None:
        return one.overlap(other) if one and other else None

    return reduce(meet, rates) if rates else None


def fewest(pairs: Sequence[Conversion], habit: Habit) -> int:
    """The smallest number of rates that explain all conversions of one currency.

    Intervals are taken by their upper ends and each rate serves all that it can: the classic greedy cover,
    which is the smallest possible.
    """
    waiting = sorted((pair.implied_rate(habit) for pair in pairs), key=lambda rate: rate.exact_high)
    count = 0
    while waiting:
        rate, others = waiting[0], []
        for other in waiting[1:]:
            both = rate.overlap(other)
            if both is None:
                others.append(other)
            else:
                rate = both
        waiting, count = others, count + 1
    return count


def leaning(pairs: Sequence[Conversion], habit: Habit) -> list[Conversion]:
    """The conversions without any one of which a rate fewer would do: the count leans on each alone."""
    least = fewest(pairs, habit)
    return [pair for pair in pairs if fewest([other for other in pairs if other is not pair], habit) < least]


def outward(rates: Interval, places: int = 5) -> tuple[Decimal, Decimal]:
    """Ends with so many decimals that enclose all rates: the lower rounded down, the upper up.

    Where intervals so widened do not meet, neither do the intervals themselves.
    """
    scale = 10**places
    low, high = floor(Fraction(rates.exact_low) * scale), ceil(Fraction(rates.exact_high) * scale)
    return Decimal(low).scaleb(-places), Decimal(high).scaleb(-places)


def rate_words(rates: Interval, places: int = 5) -> str:
    """Both ends in words, rounded outward."""
    first, last = (plain_number(end, places) for end in outward(rates, places))
    return here(TO, first=first, last=last)


def shortest(rates: Interval) -> Decimal:
    """The lowest of the rates with the fewest decimals: what somebody could have typed."""
    for places in range(_MOST_PLACES):
        first = ceil(Fraction(rates.exact_low) * 10**places)
        for number in (first, first + 1):  # the first may be an end that is left out
            rate = Decimal(number).scaleb(-places)
            if rates.holds(rate):
                return rate
    raise ValueError(f"no rate with fewer than {_MOST_PLACES} decimals lies from {rates.low} to {rates.high}")
