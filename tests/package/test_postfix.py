"""Statements in postfix notation: what they look like, and that they mean what the statements mean."""

from __future__ import annotations

from fractions import Fraction

from support import each

import recount
from recount.checks.postfix import Band, Token, postfix
from recount.checks.statements import evaluate, parse
from recount.quantity import Interval, Reading

UNITS = ("CNY", "THB", "sets", "meals", "days")


def side(text: str) -> str:
    statement = parse(text, ("a", "b", "c"), UNITS, ("outside",))
    return " ".join(str(token) for token in postfix(statement)[0])


@each(
    ("text", "expected"),
    [
        ("a + b * c", "a b c * +"),
        ("(a + b) * c", "a b + c *"),
        ("a - b - c", "a b - c -"),
        ("a - (b - c)", "a b c - -"),
        ("a / 100 / b", "a 100 / b /"),
        ("(1 + a) ** 12", "1 a + ^12"),
        ("a * 0.1", "a 1/10 *"),
        ("a * meals/sets", "a"),
        ("6 * days + a", "6 a +"),
        ('a / days("2020-01-26", "2020-05-10")', "a 106 /"),
        ("outside - a", "outside a -"),
    ],
)
def test_postfix_keeps_the_order_of_the_arithmetic(text: str, expected: str) -> None:
    assert side(text) == expected


def test_a_band_has_two_ends_and_what_is_compared_has_two_sides() -> None:
    statement = parse('a / b within market(THB/CNY, "2020-03-31", "2020-06-30")', ("a", "b"), UNITS)
    left, right = postfix(statement)
    assert left == ["a", "b", "/"]
    assert right is not None
    [band] = right
    assert isinstance(band, Band)
    assert Fraction("4.2") < band.low < band.high < Fraction("4.8")
    within = postfix(parse("a within [b, outside]", ("a", "b"), UNITS, ("outside",)))[1]
    assert within == ["b", "outside", ":"]
    assert postfix(parse("a + b", ("a", "b"), UNITS))[1] is None


def test_every_check_means_the_same_in_postfix(report: recount.Report) -> None:
    """Worked by hand on single values, as a calculator with a stack does it."""
    for finding in report.audit():
        statement = finding.statement
        numbers = {id: report[id].printed for id in statement.figures} | dict(finding.outside)
        value = {id: middle(number.read(Reading.ROUNDED).plain()) for id, number in numbers.items()}
        units = {id: number.unit for id, number in numbers.items()}

        def point(
            name: str, value: dict[str, Fraction] = value, units: dict[str, str | None] = units
        ) -> Interval:
            if name not in value:
                return Interval.point(1, name)
            plain = Interval.point(1, units[name]).plain()
            return Interval.point(value[name], plain.unit)

        sides = evaluate(statement, point)
        for tokens, expected in zip(postfix(statement), (sides.left, sides.right), strict=True):
            if tokens is not None and expected is not None:
                low, high = worked(tokens, value)
                assert (low, high) == (expected.plain().exact_low, expected.plain().exact_high), finding.id


def middle(interval: Interval) -> Fraction:
    return (Fraction(interval.exact_low) + Fraction(interval.exact_high)) / 2


def worked(tokens: list[Token], value: dict[str, Fraction]) -> tuple[Fraction, Fraction]:
    stack: list[tuple[Fraction, Fraction]] = []
    for token in tokens:
        if isinstance(token, Band):
            stack.append((token.low, token.high))
        elif isinstance(token, Fraction):
            stack.append((token, token))
        elif token in value:
            stack.append((value[token], value[token]))
        elif token.startswith("^"):
            low, high = stack.pop()
            stack.append((low ** int(token[1:]), high ** int(token[1:])))
        else:
            (c, d), (a, b) = stack.pop(), stack.pop()
            match token:
                case "+":
                    stack.append((a + c, b + d))
                case "-":
                    stack.append((a - d, b - c))
                case "*":
                    stack.append((a * c, b * d))
                case "/":
                    stack.append((a / d, b / c))
                case _:
                    assert token == ":"
                    stack.append((a, d))
    [result] = stack
    return result
