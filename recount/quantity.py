"""Interval arithmetic with units: what a printed number can mean.

Knows `Decimal` and nothing else: no Thai, no dataset, no pandas.

The readings follow XBRL Calculations 1.1 (a printed number is the interval of all values that
print that way, under rounding or under truncation), widened by the hedge that stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

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

    ROUNDED: rounded half up at the last printed place. TRUNCATED: cut off there.
    LOOSE: trailing zeros may be rounding or cutting, and hedges reach their widest.
    """

    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    LOOSE = "loose"


class UnitError(ValueError):
    """Two quantities of different units were added or compared."""


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


def combine_units(left: str | None, right: str | None, sign: int) -> str | None:
    """The unit of a product (sign 1) or quotient (sign -1), in one canonical spelling."""
    exponents = _split(left)
    for name, exponent in _split(right).items():
        exponents[name] = exponents.get(name, 0) + sign * exponent
    above = [name for name, e in sorted(exponents.items()) for _ in range(e)]
    below = [name for name, e in sorted(exponents.items()) for _ in range(-e)]
    if not above and not below:
        return None
    return "/".join(filter(None, ["*".join(above) or "1", "*".join(below)]))


#: One end of an interval: its value, and whether it is open.
_End = tuple[Decimal, bool]


def _product(x: _End, y: _End) -> _End:
    """The product of two ends; a zero that one factor reaches is reached, whatever the other is."""
    if not x[0] or not y[0]:
        return ZERO, (x[1] or bool(x[0])) and (y[1] or bool(y[0]))
    return x[0] * y[0], x[1] or y[1]


def _quotient(x: _End, y: _End, at_zero: Decimal) -> _End:
    """The quotient of two ends; `at_zero` is where it goes for positive x as y goes to zero."""
    if not x[0]:
        return ZERO, x[1]
    if not y[0]:
        return (at_zero if x[0] > 0 else -at_zero), x[1] or y[1]
    # Divided directly: by way of 1 / y, three thirds would come to 0.999...
    return (ZERO if y[0].is_infinite() else x[0] / y[0]), x[1] or y[1]


def _digits(end: Decimal) -> str:
    if not end.is_finite():
        return "unbounded"
    text = f"{end:,.{max(0, 5 - end.adjusted()) if end else 0}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True, repr=False)
class Interval:
    """An interval with a unit. `high` may be infinite; an open end is not itself included.

    Arithmetic returns the interval of all results; percent, times and share become pure numbers.
    """

    low: Decimal
    high: Decimal
    unit: str | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"an interval from {self.low} up to {self.high} is empty")

    def __repr__(self) -> str:
        """The interval as a notebook shows it: six significant digits, whole numbers in full."""
        ends = dict.fromkeys((_digits(self.low), _digits(self.high)))
        return " ".join([" to ".join(ends), *([self.unit] if self.unit else [])])

    @classmethod
    def point(cls, value: Decimal | int | str, unit: str | None = None) -> Interval:
        """The interval that holds one value only."""
        return Interval(Decimal(value), Decimal(value), unit)

    def plain(self) -> Interval:
        """Itself with a percentage, multiple or share turned into a pure number."""
        factor = PURE_UNITS.get(self.unit or "")
        if factor is None:
            return Interval(self.low, self.high, self.unit, self.low_open, self.high_open)
        return Interval(self.low * factor, self.high * factor, None, self.low_open, self.high_open)

    def _ends(self) -> tuple[_End, _End]:
        return (self.low, self.low_open), (self.high, self.high_open)

    def _pair(self, other: Interval | Decimal | int) -> tuple[Interval, Interval]:
        right = other if isinstance(other, Interval) else Interval.point(other)
        return self.plain(), right.plain()

    def _same_unit(self, other: Interval | Decimal | int, verb: str) -> tuple[Interval, Interval]:
        left, right = self._pair(other)
        if left.unit != right.unit:
            raise UnitError(
                f"cannot {verb} {left.unit or 'a plain number'} and {right.unit or 'a plain number'}"
            )
        return left, right

    def __add__(self, other: Interval | Decimal | int) -> Interval:
        if not isinstance(other, Interval | Decimal | int):
            return NotImplemented  # a figure knows how to join in
        a, b = self._same_unit(other, "add")
        return Interval(
            a.low + b.low, a.high + b.high, a.unit, a.low_open or b.low_open, a.high_open or b.high_open
        )

    def __neg__(self) -> Interval:
        a = self.plain()
        return Interval(-a.high, -a.low, a.unit, a.high_open, a.low_open)

    def __sub__(self, other: Interval | Decimal | int) -> Interval:
        if not isinstance(other, Interval | Decimal | int):
            return NotImplemented  # a figure knows how to join in
        a, b = self._same_unit(other, "subtract")
        return a + -b

    def __mul__(self, other: Interval | Decimal | int) -> Interval:
        if not isinstance(other, Interval | Decimal | int):
            return NotImplemented  # a figure knows how to join in
        a, b = self._pair(other)
        return _span([_product(x, y) for x in a._ends() for y in b._ends()], combine_units(a.unit, b.unit, 1))

    def __truediv__(self, other: Interval | Decimal | int) -> Interval:
        if not isinstance(other, Interval | Decimal | int):
            return NotImplemented  # a figure knows how to join in
        a, b = self._pair(other)
        if b.low < 0 < b.high or (b.low == 0 and b.high == 0):
            raise ZeroDivisionError(f"the divisor {b.low} to {b.high} reaches across zero")
        at_zero = INFINITY if b.high > 0 else -INFINITY
        return _span(
            [_quotient(x, y, at_zero) for x in a._ends() for y in b._ends()],
            combine_units(a.unit, b.unit, -1),
        )

    def __pow__(self, exponent: int) -> Interval:
        """A whole, positive power of an interval that is not negative."""
        if exponent < 1 or self.low < 0:
            raise ValueError("only whole powers of at least 1 of what is not negative are computed")
        result = self.plain()
        for _ in range(exponent - 1):
            result = result * self
        return result

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: Decimal | int) -> Interval:
        return Interval.point(other) - self

    def __rtruediv__(self, other: Decimal | int) -> Interval:
        return Interval.point(other) / self

    def meets(self, other: Interval) -> bool:
        """Whether one value lies in both intervals (a shared end counts if both include it)."""
        a, b = self._same_unit(other, "compare")
        low, high = max(a.low, b.low), min(a.high, b.high)
        if low != high:
            return low < high
        return not (
            (a.low == low and a.low_open)
            or (b.low == low and b.low_open)
            or (a.high == high and a.high_open)
            or (b.high == high and b.high_open)
        )

    def can_be_at_most(self, other: Interval) -> bool:
        """Whether some value of this one is no larger than some value of the other."""
        a, b = self._same_unit(other, "compare")
        return a.low < b.high or (a.low == b.high and not (a.low_open or b.high_open))

    def lies_in(self, other: Interval) -> bool:
        """Whether every value of this interval lies in the other."""
        a, b = self._same_unit(other, "compare")
        low = a.low > b.low or (a.low == b.low and (a.low_open or not b.low_open))
        high = a.high < b.high or (a.high == b.high and (a.high_open or not b.high_open))
        return low and high

    def gap(self, other: Interval) -> Decimal:
        """The distance between the two intervals; 0 where they touch or overlap."""
        a, b = self._same_unit(other, "compare")
        return max(ZERO, a.low - b.high, b.low - a.high)

    def overlap(self, other: Interval) -> Interval | None:
        """What both intervals hold, or None where they do not meet."""
        if not self.meets(other):
            return None
        a, b = self._same_unit(other, "compare")
        low, high = max(a.low, b.low), min(a.high, b.high)
        return Interval(
            low,
            high,
            a.unit,
            any(q.low == low and q.low_open for q in (a, b)),
            any(q.high == high and q.high_open for q in (a, b)),
        )


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
    """

    value: Decimal
    step: Decimal
    loose_step: Decimal
    unit: str | None = None
    hedge: Hedge = Hedge.EXACT
    value_high: Decimal | None = None
    strict: bool = False
    whole: bool = False

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
        return Quantity(
            self.value, self.step, self.loose_step, self.unit, Hedge.EXACT, self.value_high, False, self.whole
        )

    def read(self, reading: Reading) -> Interval:
        """All values that the printed number can stand for under one reading."""
        return _READERS[self.hedge](self, reading)

    def _interval(
        self, low: Decimal, high: Decimal, low_open: bool = False, high_open: bool = False
    ) -> Interval:
        # What reports count and measure is never negative, but may be nothing at all.
        return Interval(max(low, ZERO), high, self.unit, low_open and low >= 0, high_open)

    def _exact(self, reading: Reading) -> Interval:
        step = self.loose_step if reading is Reading.LOOSE else self.step
        if self.whole and step == self.step == 1:
            return self._interval(self.value, self.top)
        below = ZERO if reading is Reading.TRUNCATED else step / 2
        above = step / 2 if reading is Reading.ROUNDED else step
        return self._interval(self.value - below, self.top + above, high_open=True)

    def _at_least(self, reading: Reading) -> Interval:
        # A writer who had passed the next round number would have named that one; at its widest the hedge
        # reaches to twice the number. Without any end no comparison with it could ever fail.
        high = self.top + self.loose_step
        if reading is Reading.LOOSE:
            high = max(high, self.top * 2)
        return self._interval(self.value, high, self.strict, True)

    def _at_most(self, reading: Reading) -> Interval:
        # An upper bound says nothing of how far below it the number lies.
        return self._interval(ZERO, self.top, high_open=self.strict)

    def _almost(self, reading: Reading) -> Interval:
        # Below the number, but nearer to it than to the round number before it: 9,500 for almost 10,000,
        # since a thousand less is round as well. At the widest, half of the number.
        step = self.loose_step / 10 if self.value == self.loose_step else self.loose_step
        low = self.value - step / 2
        if reading is Reading.LOOSE:
            low = min(low, self.value / 2)
        return self._interval(low, self.top, high_open=True)

    def _approx(self, reading: Reading) -> Interval:
        step = self.loose_step if reading is Reading.LOOSE else self.loose_step / 2
        return self._interval(self.value - step, self.top + step, high_open=True)


_READERS: dict[Hedge, Callable[[Quantity, Reading], Interval]] = {
    Hedge.EXACT: Quantity._exact,
    Hedge.AT_LEAST: Quantity._at_least,
    Hedge.AT_MOST: Quantity._at_most,
    Hedge.APPROX: Quantity._approx,
    Hedge.ALMOST: Quantity._almost,
}
