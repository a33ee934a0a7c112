"""Which currency's rate a conversion was taken at, and between which days the rates of a sitting stood.

Reference rates are those of the European Central Bank.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from recount.checks.conversions import Conversion, Habit
from recount.quantity import Interval
from recount.rates import daily_rates, market


def priced(pairs: Sequence[Conversion], first: date, last: date) -> list[Conversion]:
    """The conversions, each at the price of the currency whose reference rates of a period it fits.

    That is its own where it fits, and where none of the conversions' currencies does. Finds yuan that were
    taken at a dollar's price.
    """
    currencies = list(dict.fromkeys(pair.currency for pair in pairs))

    def at_price(pair: Conversion) -> Conversion:
        as_others = (replace(pair, taken_as=other) for other in currencies if other != pair.currency)
        fits = (
            one
            for one in (pair, *as_others)
            if one.implied_rate(Habit.MIXED).meets(market(one.baht.unit, one.currency, first, last))
        )
        return next(fits, pair)

    return [at_price(pair) for pair in pairs]


@dataclass(frozen=True, slots=True)
class Passage:
    """Two neighbouring reference days between which the rates of all currencies passed what was wanted.

    at_once: whether at one moment, if every rate went straight from the one day to the other.
    """

    first: date
    last: date
    at_once: bool


def passages(wanted: Sequence[Interval], first: date, last: date) -> list[Passage]:
    """The neighbouring days of a period between which reference rates met every wanted interval.

    wanted: each in a unit such as THB/CNY. A day that lies in all of them ends the one passage and begins the
    next.
    """
    series = [
        {day: Fraction(rate) for day, rate in daily_rates(*str(rates.unit).split("/"), first, last)}
        for rates in wanted
    ]
    days = sorted(set.intersection(*map(set, series)))
    found = []
    for one, other in pairwise(days):
        moments = [
            _moments(daily[one], daily[other], rates) for daily, rates in zip(series, wanted, strict=True)
        ]
        spans = [span for span in moments if span]
        if len(spans) == len(moments):
            found.append(Passage(one, other, max(s[0] for s in spans) <= min(s[1] for s in spans)))
    return found


def spans(passages: Iterable[Passage]) -> list[tuple[date, date]]:
    """The first and last day of every run of passages that follow one another."""
    found: list[tuple[date, date]] = []
    for passage in passages:
        if found and found[-1][1] == passage.first:
            found[-1] = (found[-1][0], passage.last)
        else:
            found.append((passage.first, passage.last))
    return found


def _moments(start: Fraction, end: Fraction, rates: Interval) -> tuple[Fraction, Fraction] | None:
    """When, from 0 to 1, a straight way lies in an interval; its open end counts too, a hair too much."""
    low, high = Fraction(rates.exact_low), Fraction(rates.exact_high)
    if start == end:
        return (Fraction(0), Fraction(1)) if low <= start <= high else None
    times = sorted((rate - start) / (end - start) for rate in (low, high))
    span = (max(times[0], Fraction(0)), min(times[1], Fraction(1)))
    return span if span[0] <= span[1] else None
