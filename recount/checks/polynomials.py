"""Polynomials in named numbers with exact factors, and what two of them share.

A greatest common divisor is found as Euclid does it, one name after the other, with what the coefficients
share taken out before each step (D. E. Knuth, The Art of Computer Programming, volume 2, section 4.6.1).
Knows no interval and no statement.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

#: A product of names with their exponents, in order of names; and a sum of such products.
Term = tuple[tuple[str, int], ...]
Polynomial = dict[Term, Fraction]
ONE: Polynomial = {(): Fraction(1)}
_MOST_TERMS = 2_000
#: Above so many terms a divisor is not sought: statements that people write have a few.
_MOST_SOUGHT = 40


class TooComplex(ValueError):
    """An expression whose range is not computed; the message says what to do."""


def plus(a: Polynomial, b: Polynomial) -> Polynomial:
    """The sum."""
    total = dict(a)
    for term, factor in b.items():
        total[term] = total.get(term, Fraction(0)) + factor
    return {term: factor for term, factor in total.items() if factor}


def scaled(a: Polynomial, factor: Fraction) -> Polynomial:
    """The polynomial so many times."""
    return {term: factor * own for term, own in a.items()} if factor else {}


def times(a: Polynomial, b: Polynomial) -> Polynomial:
    """The product. Raises: TooComplex where it has too many terms."""
    if len(a) * len(b) > _MOST_TERMS:
        raise TooComplex("its product has too many terms; make it two checks")
    product: Polynomial = {}
    for left, x in a.items():
        for right, y in b.items():
            term = joined(left, right)
            product[term] = product.get(term, Fraction(0)) + x * y
    return {term: factor for term, factor in product.items() if factor}


def joined(a: Term, b: Term, sign: int = 1) -> Term:
    """The product of two terms' names, or with sign -1 their quotient."""
    powers = dict(a)
    for name, power in b:
        powers[name] = powers.get(name, 0) + sign * power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def names_of(a: Polynomial) -> set[str]:
    """The names that stand in it."""
    return {name for term in a for name, _ in term}


def by_power(a: Polynomial, name: str) -> list[Polynomial]:
    """The coefficients of the powers of one name, from the 0th up."""
    powers: list[Polynomial] = [{}]
    for term, factor in a.items():
        power = dict(term).get(name, 0)
        powers += [{} for _ in range(power + 1 - len(powers))]
        powers[power][tuple(pair for pair in term if pair[0] != name)] = factor
    return powers


def primitive(a: Polynomial) -> Polynomial:
    """The polynomial with whole factors, without those and the powers that all its terms share."""
    shared: dict[str, int] = {}
    for number, term in enumerate(a):
        powers = dict(term)
        shared = {n: min(p, powers.get(n, 0)) for n, p in shared.items()} if number else powers
    common = tuple(sorted((name, power) for name, power in shared.items() if power))
    return {joined(term, common, -1): factor for term, factor in _whole(a).items()}


def common_divisor(a: Polynomial, b: Polynomial) -> Polynomial:
    """The greatest polynomial that divides both, but for a number; 1 where they are too long to seek it."""
    if max(len(a), len(b)) > _MOST_SOUGHT:
        return ONE
    try:
        return _greatest(_whole(a), _whole(b))
    except TooComplex:
        return ONE


def divided(a: Polynomial, b: Polynomial) -> Polynomial:
    """The quotient of a polynomial by one that divides it. Raises: ValueError by one that does not."""
    rest, quotient = dict(a), {}
    names = sorted(names_of(a) | names_of(b))

    def height(term: Term) -> list[int]:
        powers = dict(term)
        return [powers.get(name, 0) for name in names]

    first = max(b, key=height)
    while rest:
        term = max(rest, key=height)
        part = joined(term, first, -1)
        if any(power < 0 for _, power in part):
            raise ValueError("the one polynomial does not divide the other")
        factor = rest[term] / b[first]
        quotient[part] = factor
        rest = plus(rest, times({part: -factor}, b))
    return quotient


def _whole(a: Polynomial) -> Polynomial:
    """The polynomial with whole factors that share none."""
    if not a:
        return {}
    content = Fraction(gcd(*(f.numerator for f in a.values())), lcm(*(f.denominator for f in a.values())))
    return {term: factor / content for term, factor in a.items()}


def _greatest(a: Polynomial, b: Polynomial) -> Polynomial:
    if not a or not b:
        return a or b
    names = sorted(names_of(a) | names_of(b))
    if not names:
        return ONE
    name = names[0]
    (content_a, a), (content_b, b) = (_parted(each, name) for each in (a, b))
    content = _greatest(content_a, content_b)
    while len(by_power(b, name)) > 1:
        a, b = b, _remainder(a, b, name)
        if not b:
            break
        b = _parted(b, name)[1]
    # A remainder without the name divides both only as a number does, since what coefficients share is out.
    shared = ONE if b else a
    return _whole(times(content, shared))


def _parted(a: Polynomial, name: str) -> tuple[Polynomial, Polynomial]:
    """What the coefficients of a name's powers share, and the polynomial without it."""
    shared: Polynomial = {}
    for coefficient in by_power(a, name):
        shared = _greatest(shared, coefficient)
    return shared, _whole(divided(a, shared))


def _remainder(a: Polynomial, b: Polynomial, name: str) -> Polynomial:
    """What is left of a multiple of `a` when as much of `b` as goes is taken from it."""
    last = by_power(b, name)
    while a and len(powers := by_power(a, name)) >= len(last):
        more = len(powers) - len(last)
        lift: Polynomial = {((name, more),) if more else (): Fraction(1)}
        taken = times(times(powers[-1], lift), b)
        a = plus(times(last[-1], a), scaled(taken, Fraction(-1)))
    return a
