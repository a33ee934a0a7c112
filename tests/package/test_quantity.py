"""Interval arithmetic and the readings of printed numbers: examples, and laws that must always hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from operator import add, mul, sub
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from support import each, examples

from recount.quantity import INFINITY, Hedge, Interval, Quantity, Reading, UnitError, combine_units

often = examples(300)


def interval(low: str, high: str, ends: str = "[]", unit: str | None = None) -> Interval:
    """An interval as mathematics writes it: interval("0", "5", "(]") leaves out 0."""
    return Interval(Decimal(low), Decimal(high), unit, ends[0] == "(", ends[1] == ")")


def holds(quantity: Interval, value: Fraction) -> bool:
    """Whether an interval of a plain number holds a value, reckoned without Decimal's rounding."""
    above = quantity.low == -INFINITY or Fraction(quantity.low) < value
    below = quantity.high == INFINITY or value < Fraction(quantity.high)
    at_low = not quantity.low_open and quantity.low == value
    at_high = not quantity.high_open and quantity.high == value
    return (above or at_low) and (below or at_high)


numbers = st.integers(-40, 40).map(lambda tenths: Decimal(tenths) / 4)


@st.composite
def intervals(draw: st.DrawFn, positive: bool = False) -> Interval:
    """Bounded intervals with open or closed ends, and now and then one without an upper end."""
    ends = sorted((draw(numbers), draw(numbers)))
    if positive:
        ends = sorted((abs(ends[0]), abs(ends[1])))
    low, high = ends
    if low == high:
        return Interval(low, high)
    if draw(st.integers(0, 9)) == 0:
        return Interval(low, INFINITY, None, draw(st.booleans()), True)
    return Interval(low, high, None, draw(st.booleans()), draw(st.booleans()))


@st.composite
def members(draw: st.DrawFn, positive: bool = False) -> tuple[Interval, Fraction]:
    """An interval and one value in it, often at or very near an end."""
    quantity = draw(intervals(positive))
    low = Fraction(quantity.low)
    high = Fraction(quantity.high) if quantity.high.is_finite() else low + 1000
    weight = draw(st.sampled_from([Fraction(n, 1000) for n in (0, 1, 250, 500, 999, 1000)]))
    value = low + (high - low) * weight
    assume(holds(quantity, value))
    return quantity, value


# --- Arithmetic -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("operation", [add, sub, mul])
@given(left=members(), right=members())
@often
def test_results_of_members_are_members_of_the_result(
    operation: Callable[[Any, Any], Any], left: tuple[Interval, Fraction], right: tuple[Interval, Fraction]
) -> None:
    assert holds(operation(left[0], right[0]), operation(left[1], right[1]))


@given(members(), members())
@example((Interval.point(Decimal("0.25")), Fraction(1, 4)), (Interval.point(Decimal("0.75")), Fraction(3, 4)))
@often
def test_quotients_of_members_are_members_of_the_quotient(
    left: tuple[Interval, Fraction], right: tuple[Interval, Fraction]
) -> None:
    divisor = right[0]
    assume(right[1] != 0)
    if divisor.low < 0 < divisor.high or divisor.low == divisor.high == 0:
        with pytest.raises(ZeroDivisionError, match="across zero"):
            left[0] / divisor
        return
    # Ends that no decimal can write are exact all the same.
    assert (left[0] / divisor).holds(left[1] / right[1])


@pytest.mark.parametrize("operation", [add, mul])
@given(left=intervals(), right=intervals())
@often
def test_sums_and_products_do_not_depend_on_the_order(
    operation: Callable[[Interval, Interval], Interval], left: Interval, right: Interval
) -> None:
    assert operation(left, right) == operation(right, left)


@given(intervals())
@often
def test_neutral_numbers_change_nothing(quantity: Interval) -> None:
    assert quantity + 0 == 0 + quantity == quantity - 0 == quantity
    assert quantity * 1 == 1 * quantity == quantity / 1 == quantity
    assert 0 - (-quantity) == quantity
    assert (quantity * 0) == Interval.point(0)


@given(st.integers(1, 10**9), st.integers(1, 10**6))
@example(10, 3)
@often
def test_division_of_points_undoes_multiplication(factor: int, divisor: int) -> None:
    product = Interval.point(factor * divisor, "CNY")
    assert product / Interval.point(divisor, "people") == Interval.point(factor, "CNY/people")


@given(intervals(positive=True), st.integers(1, 4))
@often
def test_powers_are_repeated_products(quantity: Interval, exponent: int) -> None:
    product = quantity
    for _ in range(exponent - 1):
        product = product * quantity
    assert quantity**exponent == product


@each(
    ("result", "expected"),
    [
        (interval("1", "2") + interval("3", "5"), interval("4", "7")),
        (interval("1", "2", "[)") + interval("3", "5"), interval("4", "7", "[)")),
        (interval("3", "5") - interval("1", "2", "(]"), interval("1", "4", "[)")),
        (interval("1", "2") - 1, interval("0", "1")),
        (5 - interval("1", "2"), interval("3", "4")),
        (interval("2", "3") * interval("4", "5"), interval("8", "15")),
        (interval("-2", "3") * interval("-5", "4"), interval("-15", "12")),
        (interval("0", "1") * interval("2", "3", "()"), interval("0", "3", "[)")),
        (interval("0", "1", "()") * interval("0", "3"), interval("0", "3", "[)")),
        (interval("0", "1", "()") * interval("0", "3", "()"), interval("0", "3", "()")),
        (interval("0", "2") * interval("1", "Infinity", "[)"), interval("0", "Infinity", "[)")),
        (interval("6", "12") / interval("2", "3"), interval("2", "6")),
        (interval("6", "12", "(]") / interval("2", "3", "[)"), interval("2", "6", "(]")),
        (12 / interval("2", "3"), interval("4", "6")),
        (interval("1", "2") / interval("0", "4", "(]"), interval("0.25", "Infinity", "[)")),
        (interval("1", "2") / interval("1", "Infinity", "[)"), interval("0", "2", "(]")),
        (interval("0", "2") / interval("1", "Infinity", "[)"), interval("0", "2")),
        (interval("1", "2") / interval("-4", "0", "[)"), interval("-Infinity", "-0.25", "(]")),
        (interval("2", "3", "[)") ** 2, interval("4", "9", "[)")),
    ],
)
def test_examples_of_arithmetic(result: Interval, expected: Interval) -> None:
    assert result == expected


def test_powers_that_have_no_meaning_here_are_refused() -> None:
    for quantity, exponent in ((interval("1", "2"), 0), (interval("1", "2"), -1), (interval("-1", "2"), 2)):
        with pytest.raises(ValueError, match="whole powers"):
            quantity**exponent


def test_an_interval_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        interval("2", "1")


# --- Units ------------------------------------------------------------------------------------------------


@each(
    ("left", "right", "sign", "unit"),
    [
        ("CNY", "people", -1, "CNY/people"),
        ("CNY/people", "people", 1, "CNY"),
        ("CNY", "CNY", -1, None),
        ("CNY", None, 1, "CNY"),
        (None, "days", -1, "1/days"),
        ("1/days", "days", 1, None),
        ("people", "CNY", 1, "CNY*people"),
        ("metres", "metres", 1, "metres*metres"),
        ("CNY/people", "days", -1, "CNY/days*people"),
        ("CNY/days*people", "people", 1, "CNY/days"),
        ("people/days", "people/days", -1, None),
    ],
)
def test_units_multiply_and_cancel(left: str | None, right: str | None, sign: int, unit: str | None) -> None:
    assert combine_units(left, right, sign) == unit


units = st.sampled_from([None, "CNY", "people", "days", "CNY/people", "people/days", "1/days", "CNY*days"])


@given(units, units, units)
@often
def test_units_form_an_algebra(a: str | None, b: str | None, c: str | None) -> None:
    assert combine_units(a, b, 1) == combine_units(b, a, 1)
    assert combine_units(combine_units(a, b, 1), c, 1) == combine_units(a, combine_units(b, c, 1), 1)
    assert combine_units(combine_units(a, b, 1), b, -1) == combine_units(a, None, 1)


def test_arithmetic_carries_units() -> None:
    money, heads = Interval.point(600, "CNY"), Interval.point(3, "people")
    assert (money / heads) == Interval.point(200, "CNY/people")
    assert (money / heads) * heads == money
    assert money / money == Interval.point(1)
    assert money + money == Interval.point(1200, "CNY")
    assert 1 / Interval.point(4, "days") == Interval.point("0.25", "1/days")


@each(("pure", "number"), [("percent", "0.3"), ("times", "30"), ("share", "30")])
def test_pure_units_become_plain_numbers(pure: str, number: str) -> None:
    quantity = Interval.point(30, pure)
    assert quantity.plain() == Interval.point(number)
    assert quantity * Interval.point(10, "CNY") == Interval.point(number, "CNY") * 10
    assert quantity + 1 == Interval.point(number) + 1
    assert quantity.meets(Interval.point(number))


@each(
    "operation",
    [add, sub, Interval.meets, Interval.gap, Interval.overlap, Interval.can_be_at_most, Interval.lies_in],
)
@each(("left", "right"), [("CNY", "THB"), ("people", None), (None, "days"), ("CNY", "percent")])
def test_different_units_are_not_mixed(
    operation: Callable[[Interval, Interval], object], left: str | None, right: str | None
) -> None:
    with pytest.raises(UnitError) as caught:
        operation(Interval.point(1, left), Interval.point(1, right))
    for unit in (left, right):
        named = "a plain number" if unit in (None, "percent") else unit
        assert str(named) in str(caught.value)


# --- Comparison -------------------------------------------------------------------------------------------


@given(intervals(), intervals())
@often
def test_meeting_has_an_overlap_and_no_gap(left: Interval, right: Interval) -> None:
    overlap = left.overlap(right)
    assert left.meets(right) == right.meets(left) == (overlap is not None)
    assert left.gap(right) == right.gap(left) >= 0
    if overlap is not None:
        assert left.gap(right) == 0
        assert overlap == right.overlap(left)


@given(members(), intervals())
@often
def test_overlap_holds_exactly_what_both_hold(left: tuple[Interval, Fraction], right: Interval) -> None:
    overlap = left[0].overlap(right)
    assert holds(right, left[1]) == (overlap is not None and holds(overlap, left[1]))


@given(members(), members())
@often
def test_a_member_below_a_member_can_be_at_most(
    left: tuple[Interval, Fraction], right: tuple[Interval, Fraction]
) -> None:
    if left[1] <= right[1]:
        assert left[0].can_be_at_most(right[0])
    if not left[0].can_be_at_most(right[0]):
        assert not left[0].meets(right[0])


@each(
    ("left", "right", "meets", "gap"),
    [
        (interval("1", "3"), interval("2", "4"), True, "0"),
        (interval("1", "2"), interval("2", "3"), True, "0"),
        (interval("1", "2", "[)"), interval("2", "3"), False, "0"),
        (interval("1", "2"), interval("2", "3", "(]"), False, "0"),
        (interval("1", "2"), interval("5", "6"), False, "3"),
        (interval("2", "2"), interval("1", "3", "()"), True, "0"),
        (interval("1", "1"), interval("1", "3", "()"), False, "0"),
        (interval("1", "Infinity", "[)"), interval("9", "9"), True, "0"),
        (interval("10", "Infinity", "[)"), interval("1", "4"), False, "6"),
    ],
)
def test_examples_of_meeting(left: Interval, right: Interval, meets: bool, gap: str) -> None:
    assert (left.meets(right), left.gap(right)) == (meets, Decimal(gap))


@each(
    ("inner", "outer", "lies"),
    [
        (interval("2", "3"), interval("1", "4"), True),
        (interval("1", "4"), interval("1", "4"), True),
        (interval("1", "5"), interval("1", "4"), False),
        (interval("0", "4"), interval("1", "4"), False),
        (interval("1", "4"), interval("2", "3"), False),
        (interval("5", "6"), interval("1", "4"), False),
        # An end of its own that the other leaves out.
        (interval("1", "4"), interval("1", "4", "[)"), False),
        (interval("1", "4"), interval("1", "4", "(]"), False),
        (interval("1", "4", "[)"), interval("1", "4", "(]"), False),
        (interval("1", "4", "()"), interval("1", "4"), True),
        (interval("1", "4", "()"), interval("1", "4", "()"), True),
        (interval("1", "3", "(]"), interval("1", "4", "()"), True),
        (interval("1", "1"), interval("1", "4"), True),
        (interval("1", "1"), interval("1", "4", "(]"), False),
        (interval("2", "9"), interval("1", "Infinity", "[)"), True),
        (interval("2", "Infinity", "[)"), interval("1", "Infinity", "[)"), True),
        (interval("2", "Infinity", "[)"), interval("1", "9"), False),
        (interval("30", "40", "[]", "percent"), interval("0.3", "0.5"), True),
    ],
)
def test_examples_of_lying_in(inner: Interval, outer: Interval, lies: bool) -> None:
    assert inner.lies_in(outer) is lies


@given(intervals(), intervals())
@often
def test_what_lies_in_another_is_all_of_their_overlap(inner: Interval, outer: Interval) -> None:
    assert inner.lies_in(outer) == (inner.overlap(outer) == inner)
    assert inner.lies_in(inner)


@given(members(), intervals())
@often
def test_members_of_what_lies_in_another_are_members_of_both(
    inner: tuple[Interval, Fraction], outer: Interval
) -> None:
    if inner[0].lies_in(outer):
        assert holds(outer, inner[1])


def test_touching_open_ends_are_not_at_most() -> None:
    assert interval("2", "3").can_be_at_most(interval("1", "2"))
    assert not interval("2", "3", "(]").can_be_at_most(interval("1", "2"))
    assert not interval("2", "3").can_be_at_most(interval("1", "2", "[)"))


# --- What a printed number can mean -----------------------------------------------------------------------

MONEY = Quantity(Decimal(3350), Decimal(1), Decimal(10), "CNY")
PEOPLE = Quantity(Decimal(120), Decimal(1), Decimal(10), "people", whole=True)
YEARS = Quantity(Decimal(20), Decimal(1), Decimal(10), "years", whole=True)
TEN_THOUSAND = Quantity(Decimal(10_000), Decimal(1), Decimal(10_000), "people", Hedge.ALMOST, strict=True)
RANGE = Quantity(Decimal(50), Decimal(1), Decimal(10), "CNY", value_high=Decimal(100))


def hedged(hedge: Hedge, strict: bool = False) -> Quantity:
    return replace(MONEY, hedge=hedge, strict=strict)


@each(
    ("printed", "rounded", "truncated", "loose"),
    [
        (MONEY, "[3349.5, 3350.5]", "[3350, 3351)", "[3345, 3360)"),
        (RANGE, "[49.5, 100.5]", "[50, 101)", "[45, 110)"),
        (PEOPLE, "[120, 120]", "[120, 120]", "[115, 130)"),
        (replace(PEOPLE, step=Decimal(10)), "[115, 125]", "[120, 130)", "[115, 130)"),
        (replace(PEOPLE, value=Decimal(7), loose_step=Decimal(1)), "[7, 7]", "[7, 7]", "[7, 7]"),
        # Spans of time are whole as counts are, but only while they are printed in whole units: not 1.5, not
        # 3.0 (which the loose reading must not narrow), not 2 thousand.
        (YEARS, "[20, 20]", "[20, 20]", "[15, 30)"),
        (replace(YEARS, value=Decimal(3), loose_step=Decimal(1)), "[3, 3]", "[3, 3]", "[3, 3]"),
        (replace(YEARS, value=Decimal(3), value_high=Decimal(5), loose_step=Decimal(1)), *["[3, 5]"] * 3),
        (
            Quantity(Decimal("1.5"), Decimal("0.1"), Decimal("0.1"), "years", whole=True),
            "[1.45, 1.55]",
            "[1.5, 1.6)",
            "[1.45, 1.6)",
        ),
        (
            Quantity(Decimal("3.0"), Decimal("0.1"), Decimal(1), "years", whole=True),
            "[2.95, 3.05]",
            "[3, 3.1)",
            "[2.5, 4)",
        ),
        (
            Quantity(Decimal(2000), Decimal(1000), Decimal(1000), "years", whole=True),
            "[1500, 2500]",
            "[2000, 3000)",
            "[1500, 3000)",
        ),
        (hedged(Hedge.AT_LEAST), "[3350, 3360)", "[3350, 3360)", "[3350, 6700)"),
        (hedged(Hedge.AT_LEAST, True), "(3350, 3360)", "(3350, 3360)", "(3350, 6700)"),
        # An upper bound bounds from above and says no more.
        (hedged(Hedge.AT_MOST), "[0, 3350]", "[0, 3350]", "[0, 3350]"),
        (hedged(Hedge.AT_MOST, True), "[0, 3350)", "[0, 3350)", "[0, 3350)"),
        (replace(YEARS, hedge=Hedge.AT_MOST), "[0, 20]", "[0, 20]", "[0, 20]"),
        # Halfway from 3,340; from 9,000, for ten thousand is a power of ten, and 20,000 and 11,000 are none.
        (hedged(Hedge.ALMOST, True), "[3345, 3350)", "[3345, 3350)", "[1675, 3350)"),
        (TEN_THOUSAND, "[9500, 10000)", "[9500, 10000)", "[5000, 10000)"),
        (
            replace(TEN_THOUSAND, value=Decimal(20_000)),
            "[15000, 20000)",
            "[15000, 20000)",
            "[10000, 20000)",
        ),
        (
            replace(TEN_THOUSAND, value=Decimal(11_000), loose_step=Decimal(1000)),
            "[10500, 11000)",
            "[10500, 11000)",
            "[5500, 11000)",
        ),
        (
            replace(TEN_THOUSAND, value=Decimal(400_000), loose_step=Decimal(100_000)),
            "[350000, 400000)",
            "[350000, 400000)",
            "[200000, 400000)",
        ),
        (
            replace(PEOPLE, hedge=Hedge.AT_LEAST, loose_step=Decimal(500)),
            "[120, 620)",
            "[120, 620)",
            "[120, 620)",
        ),
        (hedged(Hedge.APPROX), "[3345, 3355]", "[3345, 3355]", "[3340, 3360]"),
    ],
)
def test_readings_of_each_hedge(printed: Quantity, rounded: str, truncated: str, loose: str) -> None:
    for reading, expected in zip(Reading, (rounded, truncated, loose), strict=True):
        low, high = expected[1:-1].split(", ")
        assert printed.read(reading) == interval(low, high, expected[0] + expected[-1], printed.unit)


def test_nothing_counted_is_below_zero() -> None:
    few = Quantity(Decimal(3), Decimal(1), Decimal(5), "people", Hedge.AT_MOST, whole=True)
    assert few.read(Reading.ROUNDED) == interval("0", "3", "[]", "people")
    none = replace(few, value=Decimal(0))
    assert none.read(Reading.ROUNDED) == interval("0", "0", "[]", "people")
    some = replace(none, hedge=Hedge.AT_LEAST, strict=True)
    assert some.read(Reading.ROUNDED) == interval("0", "5", "()", "people")
    small = Quantity(Decimal(0), Decimal(1), Decimal(1), "CNY")
    assert small.read(Reading.ROUNDED) == interval("0", "0.5", "[]", "CNY")


def test_a_printed_number_shows_its_ends_and_what_one_would_type() -> None:
    assert (MONEY.low, MONEY.high, MONEY.top) == (Decimal("3349.5"), Decimal("3350.5"), Decimal(3350))
    assert (RANGE.top, RANGE.as_printed()) == (Decimal(100), interval("50", "100", "[]", "CNY"))
    assert MONEY.as_printed() == Interval.point(3350, "CNY")
    assert hedged(Hedge.AT_LEAST, True).unhedged() == MONEY
    assert replace(PEOPLE, hedge=Hedge.APPROX).unhedged() == PEOPLE


printed_numbers = st.builds(
    lambda count, place, zeros, hedge, strict, whole, more: Quantity(
        Decimal(count) * place,
        place,
        place * 10**zeros,
        "people",
        hedge,
        Decimal(count + more) * place if more else None,
        strict,
        whole,
    ),
    st.integers(1, 9_999),
    st.sampled_from([Decimal(text) for text in ("0.01", "0.1", "1", "1000", "1000000")]),
    st.integers(0, 3),
    st.sampled_from(Hedge),
    st.booleans(),
    st.booleans(),
    st.integers(0, 50),
)


@given(printed_numbers)
@often
def test_the_loose_reading_holds_the_others(printed: Quantity) -> None:
    loose = printed.read(Reading.LOOSE)
    for reading in (Reading.ROUNDED, Reading.TRUNCATED):
        narrow = printed.read(reading)
        assert narrow.overlap(loose) == narrow


@given(printed_numbers)
@often
def test_only_whole_numbers_printed_to_the_unit_are_points(printed: Quantity) -> None:
    exact = replace(printed, hedge=Hedge.EXACT, value_high=None).read(Reading.ROUNDED)
    assert (exact.low == exact.high) == (printed.whole and printed.step == 1)


@given(printed_numbers, st.integers(0, 1000), st.sampled_from(Reading))
@often
def test_an_upper_bound_holds_every_part_of_its_number(
    printed: Quantity, thousandths: int, reading: Reading
) -> None:
    bound = replace(printed, hedge=Hedge.AT_MOST).read(reading)
    part = Fraction(printed.top) * thousandths / 1000
    assert holds(bound, part) is (thousandths < 1000 or not printed.strict)
    assert not holds(bound, Fraction(printed.top) + Fraction(1, 10**6))


@given(st.integers(0, 9), st.integers(1, 9), st.sampled_from([1, 11, 37, 101]))
@often
def test_almost_begins_halfway_from_the_round_number_before(zeros: int, lead: int, tail: int) -> None:
    """Of 1 and zeros it is 9 with one zero less, of any other number one less in its last place not zero."""
    place = Decimal(10) ** zeros
    value = lead * place if tail == 1 else tail * place
    before = place * 9 / 10 if value == place else value - place
    printed = Quantity(value, Decimal(1), place, "people", Hedge.ALMOST, strict=True)
    for reading in (Reading.ROUNDED, Reading.TRUNCATED):
        assert printed.read(reading).low == (before + value) / 2
    assert printed.read(Reading.LOOSE).low == value / 2


@given(printed_numbers)
@often
def test_an_inclusive_reading_holds_the_number_and_a_strict_one_does_not(printed: Quantity) -> None:
    for reading in Reading:
        meets = printed.read(reading).meets(Interval.point(printed.value, "people"))
        if printed.hedge is Hedge.ALMOST and printed.value_high is None:
            assert not meets
        elif printed.hedge in (Hedge.AT_LEAST, Hedge.AT_MOST) and printed.value_high is None:
            assert meets is not printed.strict
        elif printed.hedge in (Hedge.EXACT, Hedge.APPROX):
            assert meets
