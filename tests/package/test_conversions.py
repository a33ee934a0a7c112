"""Conversions: which pairs of amounts they are, and the rate that each implies."""

from __future__ import annotations

from fractions import Fraction

import pytest
from support import DataCopy, each

import recount
from recount.checks.conversions import Habit, conversions
from recount.quantity import Interval


@each(
    ("baht", "habit", "low", "high"),
    [
        ("donation_total_thb", Habit.ROUNDED, Fraction(14925, 3350), Fraction(14935, 3350)),
        ("donation_total_thb", Habit.TRUNCATED, Fraction(14930, 3350), Fraction(14940, 3350)),
        ("mybank_payments_thb", Habit.TRUNCATED, Fraction(1956, 439), Fraction(1957, 439)),
        ("cloud_support_thb", Habit.ROUNDED, Fraction(9515, 300), Fraction(9525, 300)),
        ("wuhan_sets_value_thb", Habit.ROUNDED, Fraction(5615, 1270), Fraction(5625, 1270)),
        ("ppe_value_thb_crisis", Habit.TRUNCATED, Fraction(15234, 480), Fraction(15235, 480)),
    ],
)
def test_the_rate_of_a_pair(
    baht: str, habit: Habit, low: Fraction, high: Fraction, report: recount.Report
) -> None:
    (found,) = [c for c in conversions(report.audit(), report) if c.baht.id == baht]
    rate = found.implied_rate(habit)
    assert rate == Interval(low, high, f"THB/{found.currency}", high_open=habit is Habit.TRUNCATED)


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
