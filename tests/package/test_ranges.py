"""Ranges of expressions in which a figure stands more than once: by hand, by laws, and against a search."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from heapq import heappop

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from support import each, examples

from recount.checks.polynomials import TooComplex
from recount.checks.ranges import MOST_NAMES, Expression
from recount.checks.statements import StatementError, evaluate, parse
from recount.quantity import INFINITY, Interval

FIGURES = ("a", "b", "c")
Values = Mapping[str, Fraction]


def interval(text: str) -> Interval:
    """An interval as mathematics writes it: "(0, 5]" leaves out 0."""
    low, high = text[1:-1].split(", ")
    return Interval(low, high, None, text[0] == "(", text[-1] == ")")


def left(text: str, **box: str) -> Interval:
    """The range of one side, each figure an interval of a plain number."""
    return evaluate(parse(text, box, ()), {name: interval(i) for name, i in box.items()}.__getitem__).left


@each(
    ("text", "box", "expected"),
    [
        # One number, however often it stands there.
        ("a - a", {"a": "[1, 2]"}, "[0, 0]"),
        ("a / a", {"a": "(1, 2)"}, "[1, 1]"),
        ("a / (a + b)", {"a": "[1, 2]", "b": "[1, 3]"}, "[0.25, 0.66666]"),
        ("b / (a + b)", {"a": "[1, 2]", "b": "[1, 3]"}, "[0.33333, 0.75]"),
        ("(a - b) / a", {"a": "[1, 2]", "b": "[1, 3]"}, "[-2, 0.5]"),
        ("1 - b / a", {"a": "[1, 2]", "b": "[1, 3]"}, "[-2, 0.5]"),
        ("(a * c + b * c) / (a + b)", {"a": "[1, 2]", "b": "[1, 3]", "c": "[5, 7]"}, "[5, 7]"),
        ("a + b - a", {"a": "[0, 9]", "b": "(1, 3]"}, "(1, 3]"),
        # What both sides of a fraction share goes out, be it a sum.
        ("c * (a + b)**2 / ((a + b) * (a + b))", {"a": "[1, 2]", "b": "[1, 3]", "c": "(5, 7]"}, "(5, 7]"),
        ("(a**2 - b**2) / (a + b)", {"a": "[1, 2]", "b": "(1, 3]"}, "[-2, 1)"),
        ("(a**3 + b**3) / (a + b) - a**2 + a * b", {"a": "[1, 2]", "b": "[1, 3)"}, "[1, 9)"),
        ("(a**2 - b**2) / (a + b)", {"a": "[1, 2]", "b": "[1, Infinity)"}, "(-Infinity, 1]"),
        ("c * (a + b)**2 / (a + b)**2", {"a": "[1, Infinity)", "b": "[1, 2]", "c": "[5, 7]"}, "[5, 7]"),
        ("(2 * a + 2 * b) / (3 * a + 3 * b)", {"a": "(0, 2]", "b": "[0, 3)"}, "[0.66666, 0.66666]"),
        # Extremes within the box: a (1 - a) is greatest at one half, a a - a least there.
        ("a * (1 - a)", {"a": "[0, 1]"}, "[0, 0.25]"),
        ("a * a - a", {"a": "[0, 2]"}, "[-0.25, 2]"),
        ("a * b - a * a", {"a": "[0, 2]", "b": "[2, 2]"}, "[0, 1]"),
        # An end that is left out is not attained, unless another place gives the same value.
        ("a / (a + b)", {"a": "[1, 2)", "b": "[2, 3]"}, "[0.25, 0.5)"),
        ("a / (a + b)", {"a": "(0, 2]", "b": "[0, 0]"}, "[1, 1]"),
        ("a * b + a * c", {"a": "[0, 1)", "b": "(1, 2]", "c": "(1, 2]"}, "[0, 4)"),
        # Ends at zero and without an end.
        ("a / (a + b)", {"a": "[0, 1]", "b": "[0, 1]"}, "[0, 1]"),
        ("(1 + a) / a", {"a": "(0, 1]"}, "[2, Infinity)"),
        ("a / (a + b)", {"a": "[1, Infinity)", "b": "[1, 2]"}, "[0.33333, 1)"),
        ("a / (a + b)", {"a": "[1, Infinity)", "b": "[1, Infinity)"}, "(0, 1)"),
        ("a * a / a", {"a": "[2, 3]"}, "[2, 3]"),
        # What is taken at an included end, or all along one, is attained, whatever else is left out.
        ("a * (2 - a)", {"a": "(0, 2]"}, "[0, 1]"),
        ("(b + a) * a**2", {"a": "[0, 2]", "b": "(5, 7]"}, "[0, 36]"),
        ("a * (a - b / b)", {"a": "(0, 1]", "b": "[1, 3)"}, "[-0.25, 0]"),
        ("a * (2 - a) * b", {"a": "(0, 2]", "b": "(1, 2]"}, "[0, 2]"),
    ],
)
def test_ranges_by_hand(text: str, box: dict[str, str], expected: str) -> None:
    found, told = left(text, **box), interval(expected)
    for end, other in ((found.exact_low, told.exact_low), (found.exact_high, told.exact_high)):
        assert end == other or abs(end - other) < Fraction(1, 10**4)  # thirds are written short
    assert (found.low_open, found.high_open) == (told.low_open, told.high_open)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a / (a + b) = c", "a = c * (a + b)"),
        ("(a - b) / a = c", "1 - b / a = c"),
        ("a / b = c", "a = b * c"),
        ("a * (b / c) = a", "a * b / c = a"),
        ("a - b = a", "a - a = b"),
        ("a / (a + b) within [0.2, 0.3]", "1 - b / (a + b) within [0.2, 0.3]"),
        ("(a**2 - b**2) / (a + b) = c", "a - b = c"),
        ("(a**2 - b**2) / (a + b) = c - b", "a = c"),
        ("c * (a + b) / (a + b)**2 = a", "c / (a + b) = a"),
    ],
)
@given(data=st.data())
@examples(60)
def test_equal_statements_hold_alike(one: str, other: str, data: st.DataObject) -> None:
    box = {name: data.draw(positive_intervals) for name in FIGURES}
    held = {evaluated(text, box) for text in (one, other)}
    assert len(held) == 1


def evaluated(text: str, box: Mapping[str, Interval]) -> bool:
    statement = parse(text, FIGURES, ())
    return evaluate(statement, box.__getitem__).hold(statement.comparison)


positive_intervals = st.tuples(st.integers(1, 60), st.integers(0, 40), st.booleans(), st.booleans()).map(
    lambda n: Interval(n[0], n[0] + n[1], None, n[1] > 0 and n[2], n[1] > 0 and n[3])
)

expressions = st.recursive(
    st.sampled_from((*FIGURES, "a", "b", "2", "0.5")),
    lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(
        lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
    ),
    max_leaves=7,
)


sums = st.lists(
    st.tuples(st.sampled_from((*FIGURES, "a * b", "b**2")), st.integers(1, 3)), min_size=1, max_size=3
)


@given(expressions, sums, st.fixed_dictionaries(dict.fromkeys(FIGURES, positive_intervals)))
@examples(150)
def test_a_factor_above_and_below_the_line_changes_nothing(
    text: str, parts: list[tuple[str, int]], box: dict[str, Interval]
) -> None:
    """(E * s) / s is E for any sum s of positive figures: the same ends, left out or not."""
    shared = " + ".join(f"{count} * {name}" for name, count in parts)
    try:
        plain = evaluate(parse(f"({text}) + 0 * a", FIGURES, ()), box.__getitem__).left
        found = evaluate(parse(f"(({text}) * ({shared})) / ({shared})", FIGURES, ()), box.__getitem__).left
    except StatementError as refused:
        assume(not any(word in str(refused) for word in ("zero", "too many", "make it two checks")))
        raise
    assert (found.exact_low, found.exact_high) == (plain.exact_low, plain.exact_high)
    assert (found.low_open, found.high_open) == (plain.low_open, plain.high_open)


@given(expressions, st.fixed_dictionaries(dict.fromkeys(FIGURES, positive_intervals)), st.integers(0, 999))
@example("(a / (a - b))", {"a": Interval(1, 1), "b": Interval(1, 2), "c": Interval(1, 1)}, 0)
@example("(((a - b) * c) / (a - b))", {"a": Interval(1, 1), "b": Interval(1, 2), "c": Interval(1, 1)}, 0)
@examples(400)
def test_no_value_lies_outside_and_both_ends_are_attained(
    text: str, box: dict[str, Interval], seed: int
) -> None:
    """Random statements with repeated figures against a search of the box that knows nothing of ranges."""
    assume(any(name in text for name in FIGURES))
    try:
        found = evaluate(parse(text, FIGURES, ()), box.__getitem__).left
    except StatementError as refused:
        assume(not any(word in str(refused) for word in ("zero", "too many", "make it two checks")))
        raise
    # A divisor that ends at nothing leaves no end to climb to.
    assume(found.low.is_finite() and found.high.is_finite())
    seen = []
    for point, value in valued(text, points(box, random.Random(seed))):
        seen.append(value)
        if all(box[name].holds(point[name]) for name in FIGURES):
            assert found.holds(value)
        assert found.exact_low <= value <= found.exact_high
    lowest, highest = climbed(text, box, min(seen), -1), climbed(text, box, max(seen), 1)
    width = max(seen) - min(seen) or Fraction(1)
    assert lowest - found.exact_low <= width / 50
    assert found.exact_high - highest <= width / 50


@each(
    ("text", "box"),
    [
        ("(a + b) * (a - 3) / (b - a - c)", {"a": "[2, 4)", "b": "(1, 3]", "c": "[1, 2)"}),
        ("(b * c)**2 + a / b + a + b", {"a": "[2, 3]", "b": "(0, 1]", "c": "[1, 2]"}),
        ("a * 3 / (3 - b) * b * b * c", {"a": "(1, 3)", "b": "(1, 3]", "c": "[3, 5]"}),
        ("a - 3 - b - 3 / b", {"a": "[0, 2]", "b": "[0, 2)"}),
    ],
)
def test_a_divisor_that_comes_to_nothing_is_refused_where_a_figure_stands_in_a_power(
    text: str, box: dict[str, str]
) -> None:
    with pytest.raises(StatementError, match=r"its divisor comes to nothing|its extremes are not found"):
        left(text, **box)


small = st.tuples(st.sampled_from((0, 1, 2, 3, 1000)), st.integers(0, 2), st.booleans(), st.booleans()).map(
    lambda n: Interval(n[0], n[0] + n[1], None, n[1] > 0 and n[2], n[1] > 0 and n[3])
)
hostile = st.recursive(
    st.sampled_from((*FIGURES, *FIGURES, "2", "3")),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda three: "({} {} {})".format(*three)),
        inner.map(lambda one: f"({one})**2"),
    ),
    max_leaves=9,
)


@given(hostile, st.fixed_dictionaries(dict.fromkeys(FIGURES, small)))
@examples(300)
def test_no_value_lies_outside_where_zero_powers_and_divisors_meet(
    text: str, box: dict[str, Interval]
) -> None:
    """It is refused, or holds every value, but for what the search within a box is allowed to miss."""
    assume(any(name in text for name in FIGURES))
    try:
        found = evaluate(parse(text, FIGURES, ()), box.__getitem__).left
    except StatementError:
        return
    values = []
    for point, value in valued(text, points(box, random.Random(1))):
        if all(box[name].holds(point[name]) for name in FIGURES):
            values.append(value)
    largest = max(map(abs, values), default=Fraction(0)) / 10**6
    for value in values:
        assert any(found.holds(near) for near in (value, value - largest, value + largest))


def test_a_search_through_many_terms_looks_at_few_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part costs as much as there are terms; with a thousand parts this took half a minute."""
    looked_at = []

    def counted(waiting: list[object]) -> object:
        looked_at.append(len(waiting))
        return heappop(waiting)

    monkeypatch.setattr("recount.checks.ranges.heapq.heappop", counted)
    a, b, c = (Expression.of(name, Interval(low, 9)) for low, name in enumerate("abc", start=1))
    with pytest.raises(TooComplex, match="its extremes are not found"):
        ((a + b + c) ** 6 / (a * b + b * c + c * a) ** 3).range()
    assert 0 < len(looked_at) < 100


def value_at(text: str, point: Values) -> Fraction:
    """The value at one point, by Python's own fractions."""
    exact = re.sub(r"(?<!\*\*)\b[0-9.]+", lambda number: f"F('{number.group()}')", text)
    return Fraction(eval(exact, {"__builtins__": {}}, {**point, "F": Fraction}))


def valued(
    text: str, places: Iterable[dict[str, Fraction]]
) -> Iterator[tuple[dict[str, Fraction], Fraction]]:
    """Those places that have a value, with it: where a divisor comes to nothing there is none."""
    for point in places:
        with suppress(ZeroDivisionError):
            yield point, value_at(text, point)


def points(box: Mapping[str, Interval], chance: random.Random) -> list[dict[str, Fraction]]:
    """Corners, a grid of five places a side, and random places."""
    sides = {
        name: [i.exact_low + (i.exact_high - i.exact_low) * Fraction(n, 4) for n in range(5)]
        for name, i in box.items()
    }
    grid = [{"a": a, "b": b, "c": c} for a in sides["a"] for b in sides["b"] for c in sides["c"]]
    scattered = [
        {
            n: i.exact_low + (i.exact_high - i.exact_low) * Fraction(chance.randint(0, 1000), 1000)
            for n, i in box.items()
        }
        for _ in range(30)
    ]
    return grid + scattered


def climbed(text: str, box: Mapping[str, Interval], best: Fraction, sign: int) -> Fraction:
    """A better value than the best of the grid, by small steps along each side from the best place."""
    place, value = max(valued(text, points(box, random.Random(0))), key=lambda found: sign * found[1])
    step = Fraction(1, 8)
    for _ in range(12):
        for name, i in box.items():
            for way in (step, -step):
                moved = place[name] + (i.exact_high - i.exact_low) * way
                tried = {**place, name: min(max(moved, i.exact_low), i.exact_high)}
                place, value = max(
                    [(place, value), *valued(text, [tried])], key=lambda found: sign * found[1]
                )
        step /= 2
    return max(value, best) if sign > 0 else min(value, best)


def test_more_numbers_than_can_be_tried_are_refused() -> None:
    parts = [Expression.of(f"n{index}", Interval(1, 2)) for index in range(MOST_NAMES + 1)]
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    with pytest.raises(TooComplex, match="13 numbers meet"):
        (parts[0] / total).range()


def test_a_number_without_an_end_in_a_power_is_refused() -> None:
    endless = Expression.of("a", Interval(1, INFINITY, None, False, True))
    with pytest.raises(TooComplex, match="'a' stands in it more than once and has no upper end"):
        (endless * endless - endless).range()
