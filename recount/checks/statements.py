"""The grammar of checks: plain arithmetic over ids, parsed and evaluated on intervals.

    donation_alibaba + donation_ant = donation_total
    clinic_reach <= internet_users
    ppe_value_thb / ppe_value within market(THB/CNY, "2020-03-31", "2020-06-30")
    hospital_meals / days("2020-01-23", "2020-03-02")

A figure that stands more than once is one number: both sides are reckoned together, so that equal
statements come to equal intervals, and every end can be attained.

One comparison at most (=, <=, >=, within); sums, differences, products, quotients and whole powers; ids
are those of figures, benchmarks and evidence; unit names stand for one of that unit; [a, b] is a band;
market() is the range of reference rates and days() counts calendar days, both ends included. Nothing else
is read: the text never reaches eval.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from typing import Protocol, TypeVar

from recount.checks.polynomials import TooComplex
from recount.checks.ranges import Expression
from recount.quantity import Interval, UnitError
from recount.rates import RateError, market
from recount.tables.periods import BuddhistYearError, PeriodError, read_period
from recount.tables.schema import nearest

MOST_POWER = 120  # ten years of months; a larger exponent is a slip
MOST_CHARACTERS = 1_000
_MOST_BITS = 20_000
#: No side of a statement about what people counted comes near; words and charts could not show it.
_MOST = 10**150
_DECIMAL = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?")
_COMPARISONS: dict[type[ast.cmpop], str] = {ast.Eq: "=", ast.LtE: "<=", ast.GtE: ">=", ast.In: "within"}


class StatementError(ValueError):
    """A statement does not parse or does not compute; the message says which part and what to do."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A parsed statement. Without a comparison, `right` is None and the left side is only computed.

    figures: all figures of the report that it names. outside: benchmarks and evidence that it names.
    repeated: those of both that stand in it more than once.
    """

    text: str
    source: str
    comparison: str | None
    left: ast.expr
    right: ast.expr | None
    figures: tuple[str, ...]
    outside: tuple[str, ...]
    repeated: frozenset[str]

    def __repr__(self) -> str:
        return f"<Statement {self.text}>"


@dataclass(frozen=True, slots=True)
class Sides:
    """What a statement comes to: the range of each side and, with a comparison, of left less right.

    The difference knows what the two sides share; ranges of the sides alone do not.
    """

    left: Interval
    right: Interval | None = None
    difference: Interval | None = None

    def hold(self, comparison: str | None) -> bool:
        """Whether one choice of values satisfies the comparison (=, <=, >= or within)."""
        assert self.difference is not None  # nothing is compared without a right side
        nothing = Interval.point(0, self.difference.unit)
        match comparison:
            case "<=":
                return self.difference.can_be_at_most(nothing)
            case ">=":
                return nothing.can_be_at_most(self.difference)
            case _:
                return self.difference.meets(nothing)

    @property
    def gap(self) -> Decimal:
        """The smallest distance of the two sides."""
        assert self.difference is not None
        return self.difference.gap(Interval.point(0, self.difference.unit))


Lookup = Callable[[str], Interval]


@lru_cache(maxsize=1024)  # whoever loads the same report again meets the same statements
def _parsed(source: str) -> ast.Expression:
    return ast.parse(source, mode="eval")


def parse(
    text: str, figures: Collection[str], units: Collection[str], outside: Collection[str] = ()
) -> Statement:
    """A statement's two sides and the figures that it names, in the order of their appearance.

    outside: ids of benchmarks and evidence.

    Raises StatementError for what the grammar does not hold and for unknown names.
    """
    if len(text) > MOST_CHARACTERS:
        raise StatementError(f"'{text[:40]}...' has more than {MOST_CHARACTERS} characters; split it")
    source = re.sub(r"\bwithin\b", "in", re.sub(r"(?<![<>=!])=(?!=)", "==", text.strip()))
    try:
        body = _parsed(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # the last two: nested too deeply
        raise StatementError(f"'{text}' is not arithmetic over figure ids; rewrite it") from None
    comparison, left, right = None, body, None
    if isinstance(body, ast.Compare):
        if len(body.ops) != 1 or type(body.ops[0]) not in _COMPARISONS:
            raise StatementError(f"'{text}' compares more than once or otherwise than by =, <=, >=, within")
        comparison = _COMPARISONS[type(body.ops[0])]
        left, right = body.left, body.comparators[0]
    names: list[str] = []
    ids = (figures, outside)  # joined, they would be copied for every statement
    try:
        _check(left, text, source, ids, units, names)
        if right is not None:
            _check(right, text, source, ids, units, names)
    except RecursionError:
        raise StatementError(f"'{text[:40]}...' is too long; make it two checks") from None
    if not any(name in figures for name in names):
        raise StatementError(f"'{text}' names no figure; name at least one")
    repeated = frozenset(name for name, count in Counter(names).items() if count > 1)
    ours, others = (
        tuple(dict.fromkeys(name for name in names if (name in figures) is inside))
        for inside in (True, False)
    )
    return Statement(text, source, comparison, left, right, ours, others, repeated)


def _check(
    node: ast.expr,
    text: str,
    source: str,
    ids: Sequence[Collection[str]],
    units: Collection[str],
    names: list[str],
) -> None:
    """Refuses every node that the grammar does not name; gathers the ids."""

    def descend(*children: ast.expr) -> None:
        for child in children:
            _check(child, text, source, ids, units, names)

    match node:
        case ast.BinOp(left=a, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div(), right=b):
            descend(a, b)
        case ast.BinOp(left=a, op=ast.Pow(), right=ast.Constant(value=int(exponent))) if not isinstance(
            exponent, bool
        ):
            if not 1 <= exponent <= MOST_POWER:
                raise StatementError(f"'{text}': the power {exponent} is not between 1 and {MOST_POWER}")
            descend(a)
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            written = ast.get_source_segment(source, node) or ""
            if not _DECIMAL.fullmatch(written):
                raise StatementError(f"'{text}': write '{written}' as a plain decimal number")
        case ast.Name(id=name):
            if any(name in known for known in ids):
                names.append(name)
            elif name not in units:
                known = [*chain(*ids), *units]
                raise StatementError(
                    f"'{text}': '{name}' is no figure, benchmark, evidence or unit{nearest(name, known)}"
                )
        case ast.List(elts=[a, b]):
            descend(a, b)
        case ast.Call(func=ast.Name(id="market"), args=[pair, first, last], keywords=[]):
            match pair:
                case ast.BinOp(left=ast.Name(), op=ast.Div(), right=ast.Name()):
                    pass
                case _:
                    raise StatementError(f"'{text}': market() takes a pair such as THB/CNY first")
            if _date(first, text) > _date(last, text):
                raise StatementError(f"'{text}': the period of market() ends before it begins")
        case ast.Call(func=ast.Name(id="days"), args=[first, last], keywords=[]):
            if _date(first, text) > _date(last, text):
                raise StatementError(f"'{text}': the period of days() ends before it begins")
        case _:
            part = ast.get_source_segment(source, node) or ast.dump(node)
            raise StatementError(
                f"'{text}': '{part}' is not in the grammar; use figure ids, numbers, units, + - * / **,"
                " [low, high], market() and days()"
            )


def _date(node: ast.expr, text: str) -> date:
    match node:
        case ast.Constant(value=str(day)):
            try:
                period = read_period(day)
            except BuddhistYearError as error:
                raise StatementError(f"'{text}': {error}") from None
            except PeriodError:
                period = None
            if period is not None and period.first == period.last:
                return period.first
    raise StatementError(f"'{text}': a period takes two dates such as \"2020-03-31\"")


def evaluate(statement: Statement, lookup: Lookup, until: date | None = None) -> Sides:
    """Both sides, each id replaced by what `lookup` gives for it.

    until: another last day for the periods of market().
    Raises StatementError when units do not fit, a divisor reaches across zero or numbers grow too many.
    """
    try:
        # Where no figure stands twice, interval arithmetic is exact, and faster.
        if not statement.repeated:
            left = _evaluate(statement.left, statement.source, _Intervals(lookup, until))
            if statement.right is None:
                return _shown(Sides(left))
            right = _evaluate(statement.right, statement.source, _Intervals(lookup, until))
            _must_compare(left.plain().unit, right.plain().unit)
            return _shown(Sides(left, right, left - right))
        shared = _Expressions(lookup, until)
        over = _evaluate(statement.left, statement.source, shared)
        if statement.right is None:
            return _shown(Sides(over.range()))
        under = _evaluate(statement.right, statement.source, shared)
        _must_compare(over.unit, under.unit)
        return _shown(Sides(over.range(), under.range(), (over - under).range()))
    except (UnitError, ZeroDivisionError, RateError, TooComplex, ValueError) as error:
        if isinstance(error, StatementError):
            raise
        raise StatementError(f"'{statement.text}' does not compute: {error}") from None


def quotients(statement: Statement, lookup: Lookup) -> frozenset[str]:
    """The names that an equation gives as a quotient of others, in whatever form it is written.

    Those of means and shares are among them: c in a / 3 = c and in 3 * c = a. lookup: as for evaluate, but an
    interval of more than one value for each id, since a known number is no name. Empty where the statement
    compares otherwise, or does not compute.
    """
    if statement.comparison != "=" or statement.right is None:
        return frozenset()
    shared = _Expressions(lookup, None)
    try:
        left = _evaluate(statement.left, statement.source, shared)
        return (left - _evaluate(statement.right, statement.source, shared)).quotients()
    except (UnitError, ZeroDivisionError, RateError, TooComplex, ValueError):
        return frozenset()


def _must_compare(left: str | None, right: str | None) -> None:
    if left != right:
        raise UnitError(f"cannot compare {left or 'a plain number'} and {right or 'a plain number'}")


def _must_stay_small(base: Interval | Expression, exponent: int) -> None:
    """Powers of powers would fill the memory before anybody sees that they mean nothing."""
    interval = base if isinstance(base, Interval) else base.range()
    ends = (end for end in (interval.exact_low, interval.exact_high) if isinstance(end, Fraction))
    if any(max(abs(end.numerator), end.denominator).bit_length() * exponent > _MOST_BITS for end in ends):
        raise ValueError("its numbers grow too large")


def _shown(sides: Sides) -> Sides:
    """Sides that can be shown. ValueError where their numbers are too large, or too near to nothing."""
    for side in filter(None, (sides.left, sides.right)):
        for end in (side.exact_low, side.exact_high):
            if isinstance(end, Fraction) and end and not _can_be_shown(end):
                raise ValueError("its numbers grow too large")
    return sides


def _can_be_shown(end: Fraction) -> bool:
    above, below = abs(end.numerator), end.denominator
    return above < _MOST * below and below < _MOST * above


_Value = TypeVar("_Value", Interval, Expression)


class _Algebra(Protocol[_Value]):
    """What the parts of a statement become. until: another last day for the periods of market()."""

    until: date | None

    def named(self, name: str) -> _Value:
        """A figure, or one of a unit."""

    def constant(self, value: Decimal | int, unit: str | None = None) -> _Value:
        """A number of the statement itself."""

    def between(self, low: _Value, high: _Value) -> _Value:
        """A band with two ends."""

    def known(self, band: Interval) -> _Value:
        """A band that stands as it is."""


class _Intervals:
    """Each mention is an interval of its own."""

    def __init__(self, lookup: Lookup, until: date | None) -> None:
        self._lookup = lookup
        self.until = until

    def named(self, name: str) -> Interval:
        return self._lookup(name)

    def constant(self, value: Decimal | int, unit: str | None = None) -> Interval:
        return Interval.point(value, unit)

    def between(self, low: Interval, high: Interval) -> Interval:
        return Interval(low.exact_low, high.exact_high, low.unit, low.low_open, high.high_open)

    def known(self, band: Interval) -> Interval:
        return band


class _Expressions:
    """Each figure is one number, however often it is mentioned; each band a number of its own."""

    def __init__(self, lookup: Lookup, until: date | None) -> None:
        self._lookup = lookup
        self.until = until
        self._bands = 0

    def named(self, name: str) -> Expression:
        return Expression.of(name, self._lookup(name))

    def constant(self, value: Decimal | int, unit: str | None = None) -> Expression:
        return Expression.constant(value, unit)

    def between(self, low: Expression, high: Expression) -> Expression:
        width = high - low
        if width.range().exact_high < 0:
            raise ValueError("the ends of a band run backwards")
        return low + self.known(Interval(0, 1)) * width

    def known(self, band: Interval) -> Expression:
        self._bands += 1
        return Expression.of(f"band {self._bands}", band)  # no figure's name holds a blank


def _evaluate(node: ast.expr, source: str, algebra: _Algebra[_Value]) -> _Value:
    match node:
        case ast.BinOp(left=a, op=ast.Pow(), right=ast.Constant(value=int(exponent))):
            base = _evaluate(a, source, algebra)
            _must_stay_small(base, exponent)
            return base**exponent
        case ast.BinOp(left=a, op=operation, right=b):
            left, right = _evaluate(a, source, algebra), _evaluate(b, source, algebra)
            match operation:
                case ast.Add():
                    return left + right
                case ast.Sub():
                    return left - right
                case ast.Mult():
                    return left * right
                case _:
                    return left / right
        case ast.Constant():
            # From the text, not from the float that Python made of it.
            return algebra.constant(Decimal(ast.get_source_segment(source, node) or "0"))
        case ast.Name(id=name):
            return algebra.named(name)
        case ast.List(elts=[a, b]):
            low, high = _evaluate(a, source, algebra), _evaluate(b, source, algebra)
            if low.unit != high.unit:
                raise UnitError(
                    f"the ends of a band are in {low.unit or 'no unit'} and {high.unit or 'no unit'}"
                )
            return algebra.between(low, high)
        case ast.Call(func=ast.Name(id="market"), args=[ast.BinOp(left=a, right=b), first, last]):
            above, below = ast.unparse(a), ast.unparse(b)
            until = algebra.until or _date(last, source)
            return algebra.known(market(above, below, _date(first, source), until))
        case ast.Call(func=ast.Name(id="days"), args=[first, last]):
            count = (_date(last, source) - _date(first, source)).days + 1
            return algebra.constant(count, "days")
        case _:  # parse() lets nothing else through
            raise StatementError(f"'{source}' holds a part that was never parsed")
