"""Shared exchange rates: the fewest that explain all conversions, and rates that really do explain them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import DataCopy

import recount
from recount.checks.conversions import (
    WINDOW,
    Conversion,
    SharedRate,
    conversions,
    days_with,
    shared_rates,
)
from recount.quantity import Hedge, Interval, Quantity, Reading

EXACT = (Reading.ROUNDED, Reading.TRUNCATED)


def pair(report: recount.Report, foreign: int, baht: int, start: int = 0) -> Conversion:
    """So many yuan for so many baht, both printed to the unit."""

    def printed(value: int, unit: str) -> Quantity:
        return Quantity(Decimal(value), Decimal(1), Decimal(1), unit)

    model = report["donation_ant"]
    return Conversion(
        replace(model, id=f"f{start}", printed=printed(foreign, "CNY"), start=start),
        replace(model, id=f"b{start}", printed=printed(baht, "THB")),
    )


def partitions(items: Sequence[Conversion]) -> Iterator[list[list[Conversion]]]:
    """Every way to part some conversions into groups."""
    if not items:
        yield []
        return
    for rest in partitions(items[1:]):
        yield [[items[0]], *rest]
        for index, group in enumerate(rest):
            yield [*rest[:index], [items[0], *group], *rest[index + 1 :]]


def bounds(conversion: Conversion, reading: Reading) -> tuple[Fraction, Fraction]:
    """The least and the greatest rate that print the product as it is; cut off, the latter just misses."""
    low, high = printed_from(conversion, reading)
    foreign = Fraction(conversion.foreign.value)
    return low / foreign, high / foreign


def printed_from(conversion: Conversion, reading: Reading) -> tuple[Fraction, Fraction]:
    """The least and the greatest product that print as the baht do; "about" counts its zeros."""
    printed = conversion.baht.printed
    baht = Fraction(printed.value)
    step = Fraction(printed.loose_step if printed.hedge is Hedge.APPROX else printed.step)
    return (baht - step / 2, baht + step / 2) if reading is Reading.ROUNDED else (baht, baht + step)


def explains(group: Sequence[Conversion], reading: Reading) -> bool:
    ends = [bounds(conversion, reading) for conversion in group]
    low, high = max(low for low, _ in ends), min(high for _, high in ends)
    return low < high or (low == high and reading is Reading.ROUNDED)


def all_explained(rate: Interval, pairs: Sequence[Conversion], reading: Reading) -> list[str]:
    """The conversions that every rate of an interval explains, reckoned without Decimal's rounding."""
    hair = Fraction(1, 10**20)
    return [
        pair.foreign.id
        for pair in pairs
        for low, high in [bounds(pair, reading)]
        if low - hair < Fraction(rate.low) and Fraction(rate.high) < high + hair
    ]


amounts = st.lists(st.tuples(st.integers(5, 60), st.integers(20, 280)), min_size=1, max_size=6)


@pytest.mark.parametrize("reading", EXACT)
@given(amounts=amounts)
def test_no_fewer_rates_could_explain_the_conversions(
    report: recount.Report, reading: Reading, amounts: list[tuple[int, int]]
) -> None:
    pairs = [pair(report, foreign, baht, start) for start, (foreign, baht) in enumerate(amounts)]
    groups = shared_rates(pairs, reading)
    fewest = min(
        len(parts) for parts in partitions(pairs) if all(explains(group, reading) for group in parts)
    )
    assert len(groups) == fewest
    assert {c.foreign.start for g in groups for c in g.conversions} == set(range(len(pairs)))
    for group in groups:
        assert explains(group.conversions, reading)
        assert [c.foreign.id for c in group.conversions] == all_explained(group.rate, pairs, reading)
    assert [g.rate.low for g in groups] == sorted(g.rate.low for g in groups)


def test_two_conversions_at_one_rate_share_it(report: recount.Report) -> None:
    """100 at 4.455 to 4.465 for 446, 1000 at 4.4585 to 4.4595 for 4459: together the narrower."""
    (group,) = shared_rates([pair(report, 100, 446), pair(report, 1000, 4459, 1)], Reading.ROUNDED)
    assert (group.rate.low, group.rate.high) == (Decimal("4.4585"), Decimal("4.4595"))
    assert [c.foreign.id for c in group.conversions] == ["f0", "f1"]


def test_rates_that_only_touch_are_two(report: recount.Report) -> None:
    """445 for 100, cut off, is up to below 4.46, 446 from there on; rounded, 4.455 prints as either."""
    pairs = [pair(report, 100, 445), pair(report, 100, 446, 1)]
    assert len(shared_rates(pairs, Reading.TRUNCATED)) == 2
    (group,) = shared_rates(pairs, Reading.ROUNDED)
    assert group.rate == Interval.point("4.455", "THB/CNY")
    assert len(shared_rates([pair(report, 100, 445), pair(report, 100, 447, 1)], Reading.ROUNDED)) == 2
    assert shared_rates([], Reading.ROUNDED) == []


def members(groups: Sequence[SharedRate]) -> list[list[str]]:
    return [[c.foreign.id for c in group.conversions] for group in groups]


def test_a_conversion_stands_under_every_rate_that_explains_it(report: recount.Report) -> None:
    """45 for 10 is 4.45 to 4.55: all of 4.455 to 4.465 (446 for 100) and of 4.535 to 4.545 (454 for 100)."""
    pairs = [pair(report, 10, 45), pair(report, 100, 446, 1), pair(report, 100, 454, 2)]
    groups = shared_rates(pairs, Reading.ROUNDED)
    assert members(groups) == [["f0", "f1"], ["f0", "f2"]]
    assert [(g.rate.low, g.rate.high) for g in groups] == [
        (Decimal("4.455"), Decimal("4.465")),
        (Decimal("4.535"), Decimal("4.545")),
    ]


def test_a_conversion_does_not_stand_under_a_rate_that_explains_it_only_in_part(
    report: recount.Report,
) -> None:
    """91 for 20 is 4.525 to 4.575, beyond the 4.55 at which 10 no longer come to 45."""
    pairs = [pair(report, 10, 45), pair(report, 100, 446, 1), pair(report, 20, 91, 2)]
    groups = shared_rates(pairs, Reading.ROUNDED)
    assert members(groups) == [["f0", "f1"], ["f2"]]
    assert pairs[0].implied_rate(Reading.ROUNDED).meets(groups[1].rate)


def real_groups(report: recount.Report, reading: Reading) -> list[SharedRate]:
    pairs = conversions(report.audit(), report)
    currencies = sorted({pair.currency for pair in pairs})
    assert currencies == ["CNY", "USD"]
    return [g for c in currencies for g in shared_rates([p for p in pairs if p.currency == c], reading)]


@pytest.mark.parametrize("reading", EXACT)
@pytest.mark.parametrize("weight", ["0.001", "0.5", "0.999"])
def test_the_shared_rates_reproduce_every_printed_amount(
    reading: Reading, weight: str, report: recount.Report
) -> None:
    """Multiplied by any rate of its group and rounded (or cut off), each amount is what stands there."""
    groups = real_groups(report, reading)
    for group in groups:
        low, high = Fraction(group.rate.exact_low), Fraction(group.rate.exact_high)
        rate = low + (high - low) * Fraction(weight)
        for conversion in group.conversions:
            product = Fraction(conversion.foreign.value) * rate
            low, high = printed_from(conversion, reading)
            assert low <= product <= high, conversion.baht.id
    explained = {conversion.baht.id for group in groups for conversion in group.conversions}
    assert explained == {figure.id for figure in report.values() if figure.unit == "THB"}


@pytest.mark.parametrize("reading", EXACT)
def test_each_shared_rate_lists_all_that_it_explains_and_no_more(
    reading: Reading, report: recount.Report
) -> None:
    pairs = conversions(report.audit(), report)
    groups = real_groups(report, reading)
    for group in groups:
        of_one_currency = [p for p in pairs if p.currency == group.conversions[0].currency]
        assert members([group]) == [all_explained(group.rate, of_one_currency, reading)]
    listed = [id for ids in members(groups) for id in ids]
    assert len(listed) > len(set(listed)), "no conversion stands under two rates: the law above is idle"


def test_one_rate_outside_its_group_does_not_explain_it(report: recount.Report) -> None:
    """The reproduction above could fail: a rate a little beyond a group misses one of its amounts."""
    for group in real_groups(report, Reading.ROUNDED):
        beyond = group.rate.high * Decimal("1.0001")
        missed = [
            conversion
            for conversion in group.conversions
            if not conversion.implied_rate(Reading.ROUNDED).meets(Interval.point(beyond, group.rate.unit))
        ]
        assert missed


@pytest.mark.parametrize(
    ("baht", "reading", "low", "high"),
    [
        ("donation_total_thb", Reading.ROUNDED, Fraction(14925, 3350), Fraction(14935, 3350)),
        ("donation_total_thb", Reading.TRUNCATED, Fraction(14930, 3350), Fraction(14940, 3350)),
        ("mybank_payments_thb", Reading.TRUNCATED, Fraction(1956, 439), Fraction(1957, 439)),
        ("cloud_support_thb", Reading.ROUNDED, Fraction(9515, 300), Fraction(9525, 300)),
        ("wuhan_sets_value_thb", Reading.ROUNDED, Fraction(5615, 1270), Fraction(5625, 1270)),
        ("ppe_value_thb_crisis", Reading.TRUNCATED, Fraction(15234, 480), Fraction(15235, 480)),
    ],
)
def test_the_rate_of_a_pair(
    baht: str, reading: Reading, low: Fraction, high: Fraction, report: recount.Report
) -> None:
    (found,) = [c for c in conversions(report.audit(), report) if c.baht.id == baht]
    rate = found.implied_rate(reading)
    assert abs(Fraction(rate.low) - low) < Fraction(1, 10**20)
    assert abs(Fraction(rate.high) - high) < Fraction(1, 10**20)
    assert rate.unit == f"THB/{found.currency}"


def test_conversions_stand_in_the_order_of_the_report(report: recount.Report) -> None:
    found = conversions(report.audit(), report)
    starts = [conversion.foreign.start for conversion in found]
    assert starts == sorted(starts)
    assert all(conversion.foreign.end <= conversion.baht.start for conversion in found)


STATEMENTS = (
    'ppe_value_thb / ppe_value within market(THB/CNY, "2020-03-31", "2020-06-30")',
    "ppe_value / ppe_value_thb within [0.2, 0.3] * CNY/THB",
    'ppe_value_thb = ppe_value * market(THB/CNY, "2020-03-31", "2020-06-30")',
    "ppe_value * 4.4 * THB/CNY = ppe_value_thb",
)


@pytest.mark.parametrize("id", ["rate_ppe", "baht_for_ppe"])
@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_pair_is_known_by_kind_and_unit(
    id: str, statement: str, data_copy: DataCopy, report: recount.Report
) -> None:
    """Not by the check's name, nor by which amount its statement names first."""
    expected = [(pair.foreign.id, pair.baht.id) for pair in conversions(report.audit(), report)]
    assert ("ppe_value", "ppe_value_thb") in expected
    data_copy.set("checks", "rate_ppe", id=id, statement=statement)
    changed = recount.load(data_copy.folder)
    found = conversions(changed.audit(), changed)
    assert [(pair.foreign.id, pair.baht.id) for pair in found] == expected


@pytest.mark.parametrize(
    ("kind", "statement"),
    [
        ("measure", "ppe_value_thb / ppe_value"),
        ("conversion", "ppe_value_thb / ppe within [20, 40] * THB/items"),
        ("conversion", "ppe_value_thb = ppe_value_thb_crisis"),
        ("conversion", "ppe_value / cloud_support within [1, 3] * CNY/USD"),
        ("conversion", "ppe_value_thb / ppe_value = donation_total_thb / donation_total"),
        ("conversion", "ppe_value_thb / ppe_value / ppe within [0, 1] * THB/CNY/items"),
    ],
)
def test_what_is_no_conversion_of_one_amount_makes_no_pair(
    kind: str, statement: str, data_copy: DataCopy
) -> None:
    data_copy.set("checks", "rate_ppe", kind=kind, statement=statement)
    changed = recount.load(data_copy.folder)
    assert "ppe_value" not in {pair.foreign.id for pair in conversions(changed.audit(), changed)}


# --- Days ---------------------------------------------------------------------------------------------------
# Baht for one yuan: on 9 April 2020 a euro was 35.665 baht and 7.6709 yuan, on 14 April 35.86 and 7.7366.


def near(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high), "THB/CNY")


APRIL = ("THB", "CNY", date(2020, 4, 9), date(2020, 4, 14))


def test_a_day_whose_rate_lies_in_the_interval_is_found() -> None:
    assert round(35.665 / 7.6709, 4) == 4.6494
    assert days_with(near("4.649", "4.650"), *APRIL) == [(date(2020, 4, 9), date(2020, 4, 9))]


def test_a_span_whose_days_lie_on_both_sides_is_found() -> None:
    """From Maundy Thursday to Easter Tuesday the rate fell through 4.64, though no day stood there."""
    assert round(35.86 / 7.7366, 4) == 4.6351
    assert days_with(near("4.640", "4.641"), *APRIL) == [(date(2020, 4, 9), date(2020, 4, 14))]


def test_a_rate_that_no_day_reached_is_found_nowhere() -> None:
    assert days_with(near("31.7", "31.8"), *APRIL) == []
    assert days_with(near("4.650", "4.651"), *APRIL) == []
    assert days_with(near("4.634", "4.635"), *APRIL) == []


def test_all_days_lie_in_a_wide_interval() -> None:
    assert days_with(near("4", "5"), *APRIL) == [(date(2020, 4, 9),) * 2, (date(2020, 4, 14),) * 2]


def test_the_window_runs_from_the_earliest_figures_to_the_end_of_the_quarter() -> None:
    first, last = WINDOW
    assert (first, last) == (date(2020, 3, 31), date(2020, 6, 30))
