"""What two polynomials share: by hand, and by laws over random ones."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support import each, examples

from recount.checks.polynomials import ONE, Polynomial, common_divisor, divided, plus, scaled, times

A, B, C = ({((name, 1),): Fraction(1)} for name in "abc")


def power(a: Polynomial, exponent: int) -> Polynomial:
    return ONE if exponent == 0 else times(a, power(a, exponent - 1))


@each(
    ("one", "other", "shared"),
    [
        (plus(A, B), plus(A, B), plus(A, B)),
        (plus(power(A, 2), scaled(power(B, 2), Fraction(-1))), plus(A, B), plus(A, B)),
        (times(plus(A, B), C), times(plus(A, B), A), plus(A, B)),
        (scaled(plus(A, B), Fraction(2, 3)), scaled(plus(A, B), Fraction(4)), plus(A, B)),
        (plus(A, B), plus(A, C), ONE),
        (times(A, B), times(B, C), B),
        (power(plus(A, B), 3), times(power(plus(A, B), 2), plus(A, C)), power(plus(A, B), 2)),
    ],
)
def test_what_two_share_by_hand(one: Polynomial, other: Polynomial, shared: Polynomial) -> None:
    for first, second in ((one, other), (other, one)):
        found = common_divisor(first, second)
        assert found in (shared, scaled(shared, Fraction(-1)))


terms = st.dictionaries(st.sampled_from("abc"), st.integers(1, 2), max_size=2).map(
    lambda powers: tuple(sorted(powers.items()))
)
polynomials = st.dictionaries(terms, st.integers(-4, 4).filter(bool).map(Fraction), min_size=1, max_size=3)


@given(polynomials, polynomials, polynomials)
@examples(150)
def test_a_shared_factor_is_found_and_divides_both(
    one: Polynomial, other: Polynomial, shared: Polynomial
) -> None:
    first, second = times(one, shared), times(other, shared)
    assume(max(len(first), len(second)) <= 40)
    found = common_divisor(first, second)
    for whole in (first, second):
        assert times(divided(whole, found), found) == whole
    divided(found, shared)  # the greatest is a multiple of every other
    rest = common_divisor(divided(first, found), divided(second, found))
    assert list(rest) == [()], "nothing but a number is left that both share"


def test_what_does_not_divide_is_refused() -> None:
    with pytest.raises(ValueError, match="does not divide"):
        divided(plus(A, B), C)
