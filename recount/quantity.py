"""Interval arithmetic with units: what a printed number can mean.

Knows exact numbers and nothing else: no Thai, no dataset, no pandas.

The readings follow XBRL Calculations 1.1 (a printed number is the interval of all values that
print that way, under rounding or under truncation), widened by the hedge that stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

ZERO = Decimal(0)
ONE = Decimal(1)
INFINITY = Decimal("Infinity")

#: Units of pure numbers and how much one of them is: arithmetic turns them into plain factors.
PURE_UNITS = {"percent": Decimal("0.01"), "times": ONE, "share": ONE}


class Hedge(StrEnum):
    """How a phrase qualifies its number."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    APPROX = "approx"
    ALMOST = "almost"


class Reading(StrEnum):
    """Which values a printed number stands for, from the narrowest reading to the widest.

    ROUNDED: rounded at the last printed place. TRUNCATED: cut off there.
    LOOSE: trailing zeros may be rounding or cutting, and hedges reach their widest.
    """

    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    LOOSE = "loose"


class Reach(StrEnum):
    """How far a hedge can reach from its number: closed list of the rules that are tried."""

    NEXT = "to the next round number"
    TWICE = "to twice the number"
    UNBOUNDED = "without an end"


class Below(StrEnum):
    """How far below its number "almost" can reach."""

    HALFWAY = "halfway to the round number before"
    HALF = "to half of the number"
    TENTH = "to a tenth below"
    ZERO = "to nothing: an upper bound and no more"


@dataclass(frozen=True, slots=True)
class Rules:
    """What is chosen where printed words leave a choice; report.robustness() tries the others.

    closed: rounding includes the value halfway at both ends, as XBRL Calculations 1.1 has it.
    at_least, almost: the reach of these hedges when read narrowly, and when read loosely.
    about_tenth: "about" is within a tenth, instead of rounding at the last place that is not zero.
    whole: counts and spans of time that are printed to the unit carry no rounding.
    """

    closed: bool = True
    at_least: tuple[Reach, Reach] = (Reach.NEXT, Reach.TWICE)
    almost: tuple[Below, Below] = (Below.HALFWAY, Below.HALF)
    about_tenth: bool = False
    whole: bool = True


RULES = Rules()


class UnitError(ValueError):
    """Two quantities of different units were added or compared."""


#: Of a unit such as CNY/meals; powers of powers would fill the memory with its name.
_MOST_FACTORS = 120


def _split(unit: str | None) -> dict[str, int]:
    """Exponents by unit name: 'CNY/meals' -> {'CNY': 1, 'meals': -1}."""
    exponents: dict[str, int] = {}
    if not unit:
        return exponents
    above, _, below = unit.partition("/")
    for names, sign in ((above, 1), (below, -1)):
        for name in filter(None, names.split("*")):
            if name != "1":
                exponents[name] = exponents.get(name, 0) + sign
    return exponents


@lru_cache(maxsize=1024)  # a report has few units, and trials combine them again and again
def combine_units(left: str | None, right: str | None, sign: int) -> str | None:
    """The unit of a product (sign 1) or quotient (sign -1), in one canonical spelling.

    UnitError for one of more than _MOST_FACTORS factors.
    """
    exponents = _split(left)
    for name, exponent in _split(right).items():
        exponents[name] = exponents.get(name, 0) + sign * exponent
    if sum(map(abs, exponents.values())) > _MOST_FACTORS:
        raise UnitError(f"a unit of more than {_MOST_FACTORS} factors means nothing")
    above = [name for name, e in sorted(exponents.items()) for _ in range(e)]
    below = [name for name, e in sorted(exponents.items()) for _ in range(-e)]
    if not above and not below:
        return None
    return "/".join(filter(None, ["*".join(above) or "1", "*".join(below)]))


#: An end of an interval: exact, or a Decimal that is infinite where there is no end.
Exact = Fraction | Decimal
#: What numbers are written as; a float is not the number that somebody typed, so it is refused.
Number = Decimal | Fraction | int | str
#: An end and whether it is open.
_End = tuple[Exact, bool]


def exact(value: Number) -> Exact:
    """A number as an exact fraction, or as an infinite Decimal.

    Raises TypeError for a float, ValueError for what is no number.
    """
    if type(value) is Fraction:  # most are, and to make another takes longer than all else here
        return value
    if isinstance(value, float):
        raise TypeError(f"{value} is a float, which is seldom what it shows: write Decimal('{value}')")
    if isinstance(value, str | Decimal):
        value = Decimal(value)
        if value.is_infinite():
            return INFINITY if value > 0 else -INFINITY
        if value.is_nan():
            raise ValueError("what is no number cannot be the end of an interval")
    return Fraction(value)


def _decimal(end: Exact) -> Decimal:
    """An end as a Decimal: exact where decimals can write it, else to 28 digits."""
    if isinstance(end, Decimal):
        return end
    rest, places = end.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    if rest == 1:
        return Decimal(f"{end.numerator * 10**places // end.denominator}e-{places}")
    return Decimal(end.numerator) / Decimal(end.denominator)


def _sign(value: Exact) -> int:
    if isinstance(value, Fraction):  # whose own comparison takes many times as long
        return (value.numerator > 0) - (value.numerator < 0)
    return (value > 0) - (value < 0)


def _above(x: Exact, y: Exact) -> bool:
    if isinstance(x, Fraction) and isinstance(y, Fraction):  # as above
        return x.numerator * y.denominator > y.numerator * x.denominator
    return x > y


def _add(x: Exact, y: Exact) -> Exact:
    if isinstance(x, Decimal):
        return x
    return y if isinstance(y, Decimal) else x + y


def _times(x: Exact, y: Exact) -> Exact:
    if isinstance(x, Fraction) and isinstance(y, Fraction):
        return x * y
    return INFINITY if _sign(x) == _sign(y) else -INFINITY


def _product(x: _End, y: _End) -> _End:
    """The product of two ends; a zero that one factor reaches is reached, whatever the other is."""
    if not x[0] or not y[0]:
        return Fraction(0), (x[1] or bool(x[0])) and (y[1] or bool(y[0]))
    return _times(x[0], y[0]), x[1] or y[1]


def _quotient(x: _End, y: _End, at_zero: Decimal) -> _End:
    """The quotient of two ends; `at_zero` is where it goes for positive x as y goes to zero."""
    if not x[0]:
        return Fraction(0), x[1]
    if not y[0]:
        return (at_zero if x[0] > 0 else -at_zero), x[1] or y[1]
    if isinstance(y[0], Decimal):
        return Fraction(0), x[1] or y[1]
    return _times(x[0], 1 / y[0]), x[1] or y[1]


def _digits(end: Decimal) -> str:
    if not end.is_finite():
        return "unbounded"
    text = f"{end:,.{max(0, 5 - end.adjusted()) if end else 0}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Interval:
    """An interval with a unit. `high` may be infinite; an open end is not itself included.

    Arithmetic is exact and returns the interval of all results; percent, times and share become pure
    numbers. Whole numbers, Decimals and Fractions take part; floats are refused.
    """

    __slots__ = ("exact_high", "exact_low", "high_open", "low_open", "unit")
    exact_low: Exact
    exact_high: Exact
    unit: str | None
    low_open: bool
    high_open: bool

    def __init__(
        self,
        low: Number,
        high: Number,
        unit: str | None = None,
        low_open: bool = False,
        high_open: bool = False,
    ) -> None:
        exact_low, exact_high = exact(low), exact(high)
        if _above(exact_low, exact_high):
            raise ValueError(f"an interval from {low} up to {high} is empty")
        keep = object.__setattr__
        keep(self, "exact_low", exact_low)
        keep(self, "exact_high", exact_high)
        keep(self, "unit", unit)
        keep(self, "low_open", low_open)
        keep(self, "high_open", high_open)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("an interval does not change; make another one")

    def __reduce__(self) -> tuple[type[Interval], tuple[object, ...]]:
        return Interval, self._all()

    def _all(self) -> tuple[Exact, Exact, str | None, bool, bool]:
        return self.exact_low, self.exact_high, self.unit, self.low_open, self.high_open

    def __eq__(self, other: object) -> bool:
        return self._all() == other._all() if isinstance(other, Interval) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        """The interval as a notebook shows it: six significant digits, whole numbers in full."""
        ends = dict.fromkeys((_digits(self.low), _digits(self.high)))
        return " ".join([" to ".join(ends), *([self.unit] if self.unit else [])])

    @property
    def low(self) -> Decimal:
        """The lower end: exact where decimals can write it, else to 28 digits."""
        return _decimal(self.exact_low)

    @property
    def high(self) -> Decimal:
        """The upper end, likewise; infinite where there is none."""
        return _decimal(self.exact_high)

    @classmethod
    def point(cls, value: Number, unit: str | None = None) -> Interval:
        """The interval that holds one value only. TypeError for a float."""
        return Interval(value, value, unit)

    def plain(self) -> Interval:
        """Itself with a percentage, multiple or share turned into a pure number."""
        factor = PURE_UNITS.get(self.unit or "")
        if factor is None:
            return self
        times = Fraction(factor)
        low, high = (_times(end, times) if end else end for end in (self.exact_low, self.exact_high))
        return Interval(low, high, None, self.low_open, self.high_open)

    def _is_positive(self) -> bool:
        """Whether it has two ends above zero, as most do: then low ends alone make a low end."""
        low = self.exact_low
        return isinstance(low, Fraction) and low.numerator > 0 and isinstance(self.exact_high, Fraction)

    def _ends(self) -> tuple[_End, _End]:
        return (self.exact_low, self.low_open), (self.exact_high, self.high_open)

    def _pair(self, other: Interval | Number) -> tuple[Interval, Interval]:
        right = other if isinstance(other, Interval) else Interval.point(other)
        return self.plain(), right.plain()

    def _same_unit(self, other: Interval | Number, verb: str) -> tuple[Interval, Interval]:
        left, right = self._pair(other)
        if left.unit != right.unit:
            raise UnitError(
                f"cannot {verb} {left.unit or 'a plain number'} and {right.unit or 'a plain number'}"
            )
        return left, right

    def __add__(self, other: Interval | Number) -> Interval:
        if not isinstance(other, _OPERANDS):
            return NotImplemented  # a figure knows how to join in
        if not isinstance(other, Interval) and other == 0:
            return self.plain()  # zero has every unit, so that sum() works
        a, b = self._same_unit(other, "add")
        return Interval(
            _add(a.exact_low, b.exact_low),
            _add(a.exact_high, b.exact_high),
            a.unit,
            a.low_open or b.low_open,
            a.high_open or b.high_open,
        )

    def __neg__(self) -> Interval:
        a = self.plain()
        return Interval(-a.exact_high, -a.exact_low, a.unit, a.high_open, a.low_open)

    def __sub__(self, other: Interval | Number) -> Interval:
        if not isinstance(other, _OPERANDS):
            return NotImplemented
        if not isinstance(other, Interval) and other == 0:
            return self.plain()
        a, b = self._same_unit(other, "subtract")
        return a + -b

    def __mul__(self, other: Interval | Number) -> Interval:
        if not isinstance(other, _OPERANDS):
            return NotImplemented
        a, b = self._pair(other)
        if a._is_positive() and b._is_positive():
            return Interval(
                _times(a.exact_low, b.exact_low),
                _times(a.exact_high, b.exact_high),
                combine_units(a.unit, b.unit, 1),
                a.low_open or b.low_open,
                a.high_open or b.high_open,
            )
        return _span([_product(x, y) for x in a._ends() for y in b._ends()], combine_units(a.unit, b.unit, 1))

    def __truediv__(self, other: Interval | Number) -> Interval:
        if not isinstance(other, _OPERANDS):
            return NotImplemented
        a, b = self._pair(other)
        if a._is_positive() and b._is_positive():
            low, low_open = _quotient((a.exact_low, a.low_open), (b.exact_high, b.high_open), INFINITY)
            high, high_open = _quotient((a.exact_high, a.high_open), (b.exact_low, b.low_open), INFINITY)
            return Interval(low, high, combine_units(a.unit, b.unit, -1), low_open, high_open)
        if b.exact_low < 0 < b.exact_high or (b.exact_low == 0 and b.exact_high == 0):
            raise ZeroDivisionError(f"the divisor {b.low} to {b.high} reaches across zero")
        at_zero = INFINITY if b.exact_high > 0 else -INFINITY
        return _span(
            [_quotient(x, y, at_zero) for x in a._ends() for y in b._ends()],
            combine_units(a.unit, b.unit, -1),
        )

    def __pow__(self, exponent: int) -> Interval:
        """A whole, positive power of an interval that is not negative."""
        if exponent < 1 or self.exact_low < 0:
            raise ValueError("only whole powers of at least 1 of what is not negative are computed")
        result = self.plain()
        for _ in range(exponent - 1):
            result = result * self
        return result

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: Number) -> Interval:
        return NotImplemented if not isinstance(other, _OPERANDS) else -self + other

    def __rtruediv__(self, other: Number) -> Interval:
        return NotImplemented if not isinstance(other, _OPERANDS) else Interval.point(other) / self

    def holds(self, value: Number) -> bool:
        """Whether a value, in the interval's own unit, lies in it."""
        number = exact(value)
        above = self.exact_low < number or (self.exact_low == number and not self.low_open)
        return above and (number < self.exact_high or (number == self.exact_high and not self.high_open))

    def meets(self, other: Interval) -> bool:
        """Whether one value lies in both intervals (a shared end counts if both include it)."""
        return self.overlap(other) is not None

    def can_be_at_most(self, other: Interval) -> bool:
        """Whether some value of this one is no larger than some value of the other."""
        a, b = self._same_unit(other, "compare")
        return a.exact_low < b.exact_high or (a.exact_low == b.exact_high and not (a.low_open or b.high_open))

    def lies_in(self, other: Interval) -> bool:
        """Whether every value of this interval lies in the other."""
        return self.overlap(other) == self.plain()

    def gap(self, other: Interval) -> Decimal:
        """The distance between the two intervals; 0 where they touch or overlap."""
        a, b = self._same_unit(other, "compare")
        apart = (
            _add(upper.exact_low, -lower.exact_high)
            for lower, upper in ((a, b), (b, a))
            if upper.exact_low > lower.exact_high
        )
        return _decimal(next(apart, Fraction(0)))

    def overlap(self, other: Interval) -> Interval | None:
        """What both intervals hold, or None where they do not meet."""
        a, b = self._same_unit(other, "compare")
        low = b.exact_low if _above(b.exact_low, a.exact_low) else a.exact_low
        high = b.exact_high if _above(a.exact_high, b.exact_high) else a.exact_high
        low_open = any(q.exact_low == low and q.low_open for q in (a, b))
        high_open = any(q.exact_high == high and q.high_open for q in (a, b))
        if _above(low, high) or (low == high and (low_open or high_open)):
            return None
        return Interval(low, high, a.unit, low_open, high_open)


_OPERANDS = (Interval, Decimal, Fraction, int, float)  # of these, floats are refused with the remedy


def _span(ends: list[_End], unit: str | None) -> Interval:
    """The interval from the least of some ends to the greatest; closed where one of them is."""
    low, high = min(value for value, _ in ends), max(value for value, _ in ends)
    return Interval(
        low,
        high,
        unit,
        all(is_open for value, is_open in ends if value == low),
        all(is_open for value, is_open in ends if value == high),
    )


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a text prints it: its value, how finely it is printed, and its hedge.

    value, value_high: in the base unit; value_high only for a range.
    step: the size of the last printed place; loose_step: of the last place that is not zero.
    strict: the hedge excludes the number itself ("more than"), rather than including it ("at least").
    whole: counts of things and stated spans of time; printed to the unit, they carry no rounding.
    excess: a hedge right behind the number, or behind its unit, says that less than this is to be added (a
        million for 30 ล้านกว่าคน), whatever the reading; None where no hedge stands there.
    """

    value: Decimal
    step: Decimal
    loose_step: Decimal
    unit: str | None = None
    hedge: Hedge = Hedge.EXACT
    value_high: Decimal | None = None
    strict: bool = False
    whole: bool = False
    excess: Decimal | None = None

    def __repr__(self) -> str:
        return f"<Quantity {self.hedge} {self.as_printed()!r}: {self.read(Reading.ROUNDED)!r}>"

    @property
    def low(self) -> Decimal:
        """Lower end of the rounded reading."""
        return self.read(Reading.ROUNDED).low

    @property
    def high(self) -> Decimal:
        """Upper end of the rounded reading."""
        return self.read(Reading.ROUNDED).high

    @property
    def top(self) -> Decimal:
        """The upper printed number: of a range its second, else the number itself."""
        return self.value if self.value_high is None else self.value_high

    def as_printed(self) -> Interval:
        """The number itself, as somebody would type it into a calculator; a range stays a range."""
        return Interval(self.value, self.top, self.unit)

    def unhedged(self) -> Quantity:
        """The same number without its hedge."""
        return replace(self, hedge=Hedge.EXACT, strict=False, excess=None)

    def scaled(self, factor: Decimal) -> Quantity:
        """The number so many times as large, with its precision and its hedge."""
        return replace(
            self,
            value=self.value * factor,
            value_high=None if self.value_high is None else self.value_high * factor,
            step=self.step * factor,
            loose_step=self.loose_step * factor,
            excess=None if self.excess is None else self.excess * factor,
        )

    def as_product(self) -> Quantity:
        """The number as a product that was printed: "about" rounds at the last place that is not zero."""
        if self.hedge is not Hedge.APPROX:
            return self
        return replace(self, hedge=Hedge.EXACT, step=self.loose_step)

    def read(self, reading: Reading, rules: Rules = RULES) -> Interval:
        """All values that the printed number can stand for under one reading, by the given rules."""
        return _read(self, reading, rules)

    def _interval(self, low: Exact, high: Exact, low_open: bool = False, high_open: bool = False) -> Interval:
        # What reports count and measure is never negative, but may be nothing at all.
        if _sign(low) < 0:
            return Interval(Fraction(0), high, self.unit, False, high_open)
        return Interval(low, high, self.unit, low_open, high_open)

    def _exact(self, reading: Reading, rules: Rules) -> Interval:
        step = Fraction(self.loose_step if reading is Reading.LOOSE else self.step)
        value, top = Fraction(self.value), Fraction(self.top)
        if self.whole and rules.whole and step == self.step == 1:
            return self._interval(value, top)
        if reading is Reading.ROUNDED:
            return self._interval(value - step / 2, top + step / 2, not rules.closed, not rules.closed)
        below = 0 if reading is Reading.TRUNCATED else step / 2
        return self._interval(value - below, top + step, high_open=True)

    def _at_least(self, reading: Reading, rules: Rules) -> Interval:
        # A writer who had passed the next round number would have named that one; at its widest the hedge
        # reaches to twice the number. Without any end no comparison with it could ever fail. Where the hedge
        # stands behind the number, its place leaves no choice.
        if self.excess is not None:
            high: Exact = Fraction(self.top) + Fraction(self.excess)
            return self._interval(Fraction(self.value), high, self.strict, True)
        top, next_round = Fraction(self.top), Fraction(self.top) + Fraction(self.loose_step)
        highs: dict[Reach, Exact] = {
            Reach.NEXT: next_round,
            Reach.TWICE: max(next_round, 2 * top),
            Reach.UNBOUNDED: INFINITY,
        }
        high = highs[rules.at_least[reading is Reading.LOOSE]]
        return self._interval(Fraction(self.value), high, self.strict, True)

    def _at_most(self, reading: Reading, rules: Rules) -> Interval:
        # An upper bound says nothing of how far below it the number lies.
        return self._interval(Fraction(0), Fraction(self.top), high_open=self.strict)

    def _almost(self, reading: Reading, rules: Rules) -> Interval:
        # Below the number, but nearer to it than to the round number before it: 9,500 for almost 10,000,
        # since a thousand less is round as well. At the widest, half of the number.
        value, step = Fraction(self.value), Fraction(self.loose_step)
        halfway = value - (step / 10 if self.value == self.loose_step else step) / 2
        lows: dict[Below, Fraction] = {
            Below.HALFWAY: halfway,
            Below.HALF: min(halfway, value / 2),
            Below.TENTH: value * 9 / 10,
            Below.ZERO: Fraction(0),
        }
        low = lows[rules.almost[reading is Reading.LOOSE]]
        return self._interval(low, Fraction(self.top), high_open=True)

    def _approx(self, reading: Reading, rules: Rules) -> Interval:
        value, top, step = Fraction(self.value), Fraction(self.top), Fraction(self.loose_step)
        if rules.about_tenth:
            return self._interval(value * 9 / 10, top * 11 / 10)
        if reading is Reading.LOOSE:
            return self._interval(value - step, top + step)
        return self._interval(value - step / 2, top + step / 2, not rules.closed, not rules.closed)


@lru_cache(maxsize=4096)  # checks, evidence and trials read the same numbers again and again
def _read(quantity: Quantity, reading: Reading, rules: Rules) -> Interval:
    return _READERS[quantity.hedge](quantity, reading, rules)


_READERS: dict[Hedge, Callable[[Quantity, Reading, Rules], Interval]] = {
    Hedge.EXACT: Quantity._exact,
    Hedge.AT_LEAST: Quantity._at_least,
    Hedge.AT_MOST: Quantity._at_most,
    Hedge.APPROX: Quantity._approx,
    Hedge.ALMOST: Quantity._almost,
}
