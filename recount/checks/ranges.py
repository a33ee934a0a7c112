"""The exact range of an expression in which a figure may stand more than once.

Interval arithmetic takes every mention of a figure for a number of its own, so a / (a + b) comes out too
wide. Here an expression is one quotient of two polynomials over a box of intervals, and its ends are sought
where they can be:

- Where numerator and denominator hold a figure to the first power at most, the quotient rises or falls in
  that figure, whatever the others are. Its extremes then lie at ends of the figure's interval.
- Figures that stand in higher powers are searched by branch and bound, with the sign of the derivative to
  settle a part of the box at once (R. E. Moore, R. B. Kearfott and M. J. Cloud, Introduction to Interval
  Analysis, SIAM 2009, chapter 6).

Knows numbers and intervals; no figure, no statement.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import combinations, count

from recount.checks.polynomials import (
    ONE,
    Polynomial,
    TooComplex,
    by_power,
    common_divisor,
    divided,
    joined,
    names_of,
    plus,
    primitive,
    scaled,
    times,
)
from recount.quantity import INFINITY, Exact, Interval, Number, UnitError, combine_units, exact

#: What one mention more costs: the ends of so many figures are tried in all combinations.
MOST_NAMES = 12
#: Parts of a box that one search looks at, and terms that it computes in all of them: a fraction of a second.
#: A statement of nested powers needs several.
_MOST_PARTS = 1_000
_MOST_TERMS = 5_000
_NEAR = Fraction(1, 10**12)
_NEAR_ENOUGH = Fraction(1, 10**6)
_NO_DIVISOR = "its divisor comes to nothing; make it two checks"

_Box = Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class Expression:
    """A quotient of two polynomials in named intervals, with its unit.

    It takes part in + - * / and ** as an interval does, but a name that meets itself stays one number.
    """

    over: Polynomial
    under: Polynomial
    unit: str | None
    box: _Box

    @classmethod
    def of(cls, name: str, interval: Interval) -> Expression:
        """One named interval."""
        plain = interval.plain()
        if plain.exact_low == plain.exact_high:
            return cls.constant(plain.exact_low, plain.unit)
        return cls({((name, 1),): Fraction(1)}, ONE, plain.unit, {name: plain})

    @classmethod
    def constant(cls, value: Number, unit: str | None = None) -> Expression:
        """A number without any doubt."""
        number = exact(value)
        assert isinstance(number, Fraction)  # statements write only finite numbers
        return cls({(): number} if number else {}, ONE, unit, {})

    def __add__(self, other: Expression) -> Expression:
        self._must_match(other, "add")
        over = plus(times(self.over, other.under), times(other.over, self.under))
        return self._with(other, over, times(self.under, other.under), self.unit)

    def __neg__(self) -> Expression:
        return Expression(scaled(self.over, Fraction(-1)), self.under, self.unit, self.box)

    def __sub__(self, other: Expression) -> Expression:
        self._must_match(other, "subtract")
        return self + -other

    def __mul__(self, other: Expression) -> Expression:
        unit = combine_units(self.unit, other.unit, 1)
        return self._with(other, times(self.over, other.over), times(self.under, other.under), unit)

    def __truediv__(self, other: Expression) -> Expression:
        if not (_of_one_sign(other.over, other.box) and _of_one_sign(other.under, other.box)):
            divisor = other.range()
            if divisor.exact_low < 0 < divisor.exact_high or divisor.exact_low == divisor.exact_high == 0:
                raise ZeroDivisionError(f"the divisor {divisor.low} to {divisor.high} reaches across zero")
        unit = combine_units(self.unit, other.unit, -1)
        return self._with(other, times(self.over, other.under), times(self.under, other.over), unit)

    def __pow__(self, exponent: int) -> Expression:
        if exponent < 1 or self.range().exact_low < 0:
            raise ValueError("only whole powers of at least 1 of what is not negative are computed")
        return reduce(lambda power, _: power * self, range(exponent - 1), self)

    def _with(self, other: Expression, over: Polynomial, under: Polynomial, unit: str | None) -> Expression:
        return Expression(*_cancelled(over, under), unit, {**self.box, **other.box})

    def _must_match(self, other: Expression, verb: str) -> None:
        if self.unit != other.unit:
            raise UnitError(
                f"cannot {verb} {self.unit or 'a plain number'} and {other.unit or 'a plain number'}"
            )

    def quotients(self) -> frozenset[str]:
        """The names that it gives as a quotient where it is nothing: in a - 3 * c that is c, a third of a.

        Brought to one line, without a factor that all terms share, such a name has another factor than one.
        """
        line = primitive(self.over)
        powers = {name: by_power(line, name) for name in names_of(line)}
        ones: tuple[Polynomial, ...] = (ONE, scaled(ONE, Fraction(-1)))
        return frozenset(name for name, by in powers.items() if len(by) == 2 and by[1] not in ones)

    def range(self) -> Interval:
        """All values that it takes over its box: both ends are attained, or approached where they are open.

        Raises TooComplex where more than MOST_NAMES names meet, or one without an end stands in a power.
        """
        names = sorted(names_of(self.over) | names_of(self.under))
        if len(names) > MOST_NAMES:
            raise TooComplex(f"{len(names)} numbers meet in one expression; make it two checks")
        found = list(_candidates(self.over, self.under, names, self.box, ()))
        return _interval(found, self.box, self.unit)


# --- Polynomials --------------------------------------------------------------------------------------------


def _cancelled(over: Polynomial, under: Polynomial) -> tuple[Polynomial, Polynomial]:
    """Both without the polynomial that divides them, and a single lower term without its factor."""
    if not over:
        return {}, ONE
    shared: dict[str, int] | None = None
    for term in (*over, *under):
        powers = dict(term)
        shared = (
            powers if shared is None else {n: min(p, powers[n]) for n, p in shared.items() if n in powers}
        )
    common = tuple(sorted((shared or {}).items()))
    if len(under) == 1:
        factor = 1 / next(iter(under.values()))
        over, under = scaled(over, factor), scaled(under, factor)
    if common:
        over = {joined(term, common, -1): factor for term, factor in over.items()}
        under = {joined(term, common, -1): factor for term, factor in under.items()}
    if len(under) > 1:
        divisor = common_divisor(over, under)
        if len(divisor) > 1:
            over, under = divided(over, divisor), divided(under, divisor)
            return _cancelled(over, under)
    return over, under


def _of_one_sign(a: Polynomial, box: _Box) -> bool:
    """Whether no term can differ in sign from another, seen without any search: a name may have no end."""
    rising = [factor > 0 for factor in a.values()]
    return len(set(rising)) == 1 and all(box[name].exact_low >= 0 for name in names_of(a))


def _at(a: Polynomial, name: str, value: Fraction) -> Polynomial:
    """The polynomial with a value in place of a name."""
    result: Polynomial = {}
    for coefficient in reversed(by_power(a, name)):
        result = plus(scaled(result, value), coefficient)
    return result


def _without_root(a: Polynomial, name: str, root: Fraction) -> Polynomial:
    """The polynomial divided by (name - root), which divides it."""
    carried: Polynomial = {}
    quotient: Polynomial = {}
    powers = by_power(a, name)
    for power in range(len(powers) - 1, 0, -1):
        carried = plus(scaled(carried, root), powers[power])
        part = ((name, power - 1),) if power > 1 else ()
        quotient = plus(quotient, {joined(term, part): factor for term, factor in carried.items()})
    return quotient


def _derivative(a: Polynomial, name: str) -> Polynomial:
    result: Polynomial = {}
    for term, factor in a.items():
        if power := dict(term).get(name, 0):
            result[joined(term, ((name, 1),), -1)] = factor * power
    return result


def _constant(a: Polynomial) -> Fraction:
    return a.get((), Fraction(0))


# --- Extremes -----------------------------------------------------------------------------------------------

#: A value that may be the least or the greatest, and where: for each name the end of its interval (0 or 1)
#: or None for a place within.
_Place = tuple[tuple[str, int | None], ...]
_Candidate = tuple[Exact, _Place]


def _candidates(
    over: Polynomial, under: Polynomial, names: list[str], box: _Box, place: _Place
) -> Iterator[_Candidate]:
    """Values of the quotient among which its least and its greatest are."""
    over, under = _cancelled(over, under)
    names = [name for name in names if name in names_of(over) | names_of(under)]
    simple = [n for n in names if len(by_power(over, n)) <= 2 and len(by_power(under, n)) <= 2]
    if not names:
        if _constant(under):
            yield _constant(over) / _constant(under), place
    elif not simple:
        for sign in (1, -1):
            value, found = _least(scaled(over, Fraction(sign)), under, names, box)
            yield sign * value, (*place, *found)
    else:
        name = simple[0]
        rest = [other for other in names if other != name]
        for end, value in enumerate((box[name].exact_low, box[name].exact_high)):
            yield from _at_end(over, under, name, end, value, rest, box, place)


def _at_end(
    over: Polynomial,
    under: Polynomial,
    name: str,
    end: int,
    value: Exact,
    rest: list[str],
    box: _Box,
    place: _Place,
) -> Iterator[_Candidate]:
    """The candidates with one name at one end of its interval; the limit where that end is no value."""
    place = (*place, (name, end))
    if isinstance(value, Decimal):
        above, below = by_power(over, name), by_power(under, name)
        if len(above) > len(below):
            yield from _poles(above[-1], below[-1], 1 if value > 0 else -1, rest, box, place)
        else:
            upper = above[-1] if len(above) == len(below) else {}
            yield from _candidates(upper, below[-1], rest, box, place)
        return
    upper, lower = _at(over, name, value), _at(under, name, value)
    order = 0
    while not lower:
        order += 1
        under = _without_root(under, name, value)
        lower = _at(under, name, value)
    while order and not upper and over:
        order -= 1
        over = _without_root(over, name, value)
        upper = _at(over, name, value)
    if order and upper:
        # From its lower end the name comes from above, from its upper end from below.
        yield from _poles(upper, lower, 1 if end == 0 or order % 2 == 0 else -1, rest, box, place)
    else:
        yield from _candidates(upper, lower, rest, box, place)


def _poles(
    over: Polynomial, under: Polynomial, sign: int, rest: list[str], box: _Box, place: _Place
) -> Iterator[_Candidate]:
    """Infinity with each sign that the quotient in front of a pole can have."""
    for value, _ in list(_candidates(over, under, rest, box, ())):
        if value:
            yield (INFINITY if (value > 0) == (sign > 0) else -INFINITY), place


def _interval(found: list[_Candidate], box: _Box, unit: str | None) -> Interval:
    if not found:
        raise ZeroDivisionError("the divisor is zero at every end of its numbers")
    low, high = min(value for value, _ in found), max(value for value, _ in found)
    return Interval(low, high, unit, _is_open(found, low, box), _is_open(found, high, box))


def _is_open(found: list[_Candidate], extreme: Exact, box: _Box) -> bool:
    """Whether an extreme is approached only: no place where it is taken lies in the box.

    An end that the box leaves out does no harm where the value is the same at the other end too, for then
    it is the same all the way between.
    """
    if isinstance(extreme, Decimal):
        return True
    places = [frozenset(place) for value, place in found if value == extreme]
    known = set(places)
    for place in places:
        left_out = [(name, end) for name, end in place if end is not None and _left_out(box[name], end)]
        turned = (
            place.symmetric_difference(
                {pair for name, end in some for pair in ((name, end), (name, 1 - end))}
            )
            for size in range(len(left_out) + 1)
            for some in combinations(left_out, size)
        )
        if all(other in known for other in turned):
            return False
    return True


def _left_out(interval: Interval, end: int) -> bool:
    return interval.high_open if end else interval.low_open


# --- Search -------------------------------------------------------------------------------------------------

_Part = dict[str, tuple[Fraction, Fraction]]


def _least(over: Polynomial, under: Polynomial, names: list[str], box: _Box) -> tuple[Exact, _Place]:
    """The least value over names that stand in higher powers, and where; exact at an end of the box.

    Within, it is found to a part in 10**12 of the largest value, or in 10**6 where the parts of the box that
    may be looked at are not enough. Raises TooComplex where even that takes more, where the divisor comes to
    nothing somewhere, and where a name has no end.
    """
    ends = {name: (box[name].exact_low, box[name].exact_high) for name in names}
    for name, pair in ends.items():
        if any(isinstance(end, Decimal) for end in pair):
            raise TooComplex(f"'{name}' stands in it more than once and has no upper end; make it two checks")
    slopes = {
        name: plus(
            times(_derivative(over, name), under),
            scaled(times(over, _derivative(under, name)), Fraction(-1)),
        )
        for name in names
    }
    best: tuple[Fraction, dict[str, Fraction]] | None = None
    largest = Fraction(0)

    def in_box(point: dict[str, Fraction]) -> bool:
        return all(box[name].holds(value) for name, value in point.items())

    def visit(point: dict[str, Fraction]) -> None:
        nonlocal best, largest
        below = _value(under, point)
        if not below:
            return
        value = _value(over, point) / below
        largest = max(largest, abs(value))
        # Of two places with one value, one that the box holds tells that the value is reached.
        if best is None or value < best[0] or (value == best[0] and in_box(point) > in_box(best[1])):
            best = value, point

    start = {name: (Fraction(low), Fraction(high)) for name, (low, high) in ends.items()}
    # By the bound from below, where there is one, else first; the number keeps equal bounds in order.
    order = count()
    waiting: list[tuple[bool, Fraction, int, _Part]] = [(False, Fraction(0), next(order), start)]
    missed = (False, Fraction(0))
    terms = len(over) + len(under) + sum(map(len, slopes.values()))
    for _ in range(min(_MOST_PARTS, _MOST_TERMS // terms)):
        if not waiting:
            break  # every part came down to a place
        is_bounded, bound, _, part = heapq.heappop(waiting)
        if is_bounded and best is not None and bound >= best[0] - largest * _NEAR:
            break  # no other part can do better
        missed = (is_bounded, bound)
        part = _settled(part, slopes)
        for side in (0, 1):
            visit({name: pair[side] for name, pair in part.items()})
        visit(_middle(part))
        widest = max(names, key=lambda name: part[name][1] - part[name][0])
        low, high = part[widest]
        if low == high:
            if not _value(under, _middle(part)):
                raise TooComplex(_NO_DIVISOR)
            continue
        for half in ((low, (low + high) / 2), ((low + high) / 2, high)):
            smaller = {**part, widest: half}
            least = _bound(over, under, slopes, smaller)
            if least is None and half[1] - half[0] < (start[widest][1] - start[widest][0]) * _NEAR:
                raise TooComplex(_NO_DIVISOR)
            heapq.heappush(waiting, (least is not None, least or Fraction(0), next(order), smaller))
    else:
        # What is left out may be a little less yet, but not so much that anybody could tell.
        if best is None or not missed[0] or missed[1] < best[0] - largest * _NEAR_ENOUGH:
            raise TooComplex("its extremes are not found; make it two checks")
    if best is None:
        raise TooComplex(_NO_DIVISOR)
    value, point = best
    # What is the same at a left-out end and within is reached within.
    for name in names:
        inside = {**point, name: (start[name][0] + start[name][1]) / 2}
        if not box[name].holds(point[name]) and _value(over, inside) == value * _value(under, inside):
            point = inside
    return value, tuple((name, _end_of(point[name], ends[name])) for name in names)


def _bound(
    over: Polynomial, under: Polynomial, slopes: Mapping[str, Polynomial], part: _Part
) -> Fraction | None:
    """A number that the quotient does not go below in a part of the box; None where it may have no end.

    The better of two: the least of the numerator over the greatest of the divisor, and, nearer where the part
    is small, the value in the middle less what the slopes can take from it (the mean value form).
    """
    above, below = _enclosure(over, part), _enclosure(under, part)
    if below[0] <= 0 <= below[1]:
        return None
    plain = min(x / y for x in above for y in below)
    middle = _middle(part)
    least = min(abs(below[0]), abs(below[1])) ** 2
    falls = sum(
        max(map(abs, _enclosure(slope, part))) / least * (part[name][1] - part[name][0]) / 2
        for name, slope in slopes.items()
    )
    return max(plain, _value(over, middle) / _value(under, middle) - falls)


def _middle(part: _Part) -> dict[str, Fraction]:
    return {name: (low + high) / 2 for name, (low, high) in part.items()}


def _settled(part: _Part, slopes: Mapping[str, Polynomial]) -> _Part:
    """A part of the box without the names in which the quotient only rises or only falls there."""
    part = dict(part)
    for name, slope in slopes.items():
        low, high = _enclosure(slope, part)
        if low >= 0 or high <= 0:
            part[name] = (part[name][0] if low >= 0 else part[name][1],) * 2
    return part


def _end_of(value: Fraction, ends: tuple[Exact, Exact]) -> int | None:
    return ends.index(value) if value in ends else None


def _value(a: Polynomial, point: Mapping[str, Fraction]) -> Fraction:
    total = Fraction(0)
    for term, factor in a.items():
        for name, power in term:
            factor *= point[name] ** power
        total += factor
    return total


def _enclosure(a: Polynomial, part: _Part) -> tuple[Fraction, Fraction]:
    """Bounds of a polynomial over a part of the box; never too narrow."""
    low = high = Fraction(0)
    for term, factor in a.items():
        ends = [factor, factor]
        for name, power in term:
            powers = [end**power for end in part[name]]
            if power % 2 == 0 and part[name][0] < 0 < part[name][1]:
                powers.append(Fraction(0))
            products = [x * y for x in ends for y in powers]
            ends = [min(products), max(products)]
        low, high = low + ends[0], high + ends[1]
    return low, high
