"""Statements in postfix notation, for whoever judges them outside of Python.

    donation_alibaba + donation_ant = donation_total        donation_alibaba donation_ant + = donation_total
    (1 + redmart_growth) ** 12                              1 redmart_growth + ^12

Units count one and are left out, since what fits was seen when the statement was parsed; so are days, which
are a number. A market's band becomes two fractions. Knows statements and reference rates; no figure's value.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from fractions import Fraction

from recount.checks.statements import Statement, evaluate
from recount.quantity import Interval

_SIGNS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


@dataclass(frozen=True, slots=True)
class Band:
    """A band that stands as it is, with both ends."""

    low: Fraction
    high: Fraction


#: A name, a number, a band, or an operation: + - * / : (from the first to the second) or ^ with its exponent.
Token = str | Fraction | Band


def postfix(statement: Statement) -> tuple[list[Token], list[Token] | None]:
    """Both sides of a statement in postfix notation; the right one is None where nothing is compared.

    Operations are strings that no name can be.
    """
    right = None if statement.right is None else list(_tokens(statement.right, statement))
    return list(_tokens(statement.left, statement)), right


def _tokens(node: ast.expr, statement: Statement) -> list[Token]:
    match node:
        case ast.BinOp(left=a, op=ast.Pow(), right=ast.Constant(value=int(exponent))):
            return [*_tokens(a, statement), f"^{exponent}"]
        case ast.BinOp(left=a, op=operation, right=b):
            above, below = _tokens(a, statement), _tokens(b, statement)
            if below == [Fraction(1)] and isinstance(operation, ast.Mult | ast.Div):
                return above  # a unit changes no number
            return [*above, *below, _SIGNS[type(operation)]]
        case ast.List(elts=[a, b]):
            return [*_tokens(a, statement), *_tokens(b, statement), ":"]
        case ast.Name(id=name):
            return [name if name in (*statement.figures, *statement.outside) else Fraction(1)]
        case _:  # a number, days() or market(), which the statement's own evaluation knows
            known = _known(node, statement)
            low, high = Fraction(known.exact_low), Fraction(known.exact_high)
            return [low if low == high else Band(low, high)]


def _known(node: ast.expr, statement: Statement) -> Interval:
    """What a part without figures comes to."""
    alone = Statement(statement.text, statement.source, None, node, None, (), (), frozenset())
    return evaluate(alone, lambda name: Interval.point(1, name)).left
