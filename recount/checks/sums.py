"""A finding's sum in numbers: the statement with every id replaced by the number that it stands for.

    15.234 billion baht ÷ 480 million yuan ≠ about 2.139 billion baht ÷ 480 million yuan

Factors that only turn one unit into another ("meals/sets") are left out, since the numbers name their units;
currencies stay, because there they say that one is read as another. Knows findings and figures; not where
anything is shown.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recount.checks.finding import Finding
from recount.checks.verdicts import Verdict
from recount.quantity import Quantity
from recount.rates import market
from recount.tables.dataset import Figure
from recount.wording import (
    EDITION,
    Language,
    number_words,
    plain_number,
    printed_words,
    result_words,
    say,
    written_day,
)
from recount.wording.dates import written_days
from recount.wording.judging import BESIDE, BETWEEN, MARKET, OUTSIDE, PERIOD, WITHIN

_SIGNS: Mapping[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "\N{MINUS SIGN}",
    ast.Mult: "×",
    ast.Div: "÷",
}
_RANKS: Mapping[type[ast.operator], int] = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2, ast.Pow: 3}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HOLDS = (Verdict.AGREES, Verdict.WOULD_AGREE)
_FAILS = (Verdict.DISAGREES, Verdict.IMPLAUSIBLE, Verdict.WOULD_NOT_AGREE)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sum.

    id: of the figure, benchmark or evidence that the number is. about: what a number without an id is.
    """

    words: str
    id: str | None = None
    about: str = ""


def sum_in_numbers(
    finding: Finding, figures: Mapping[str, Figure], language: Language = EDITION
) -> list[Part]:
    """Both sides of a finding with the sign that its verdict puts between them; a measure with its result."""
    left, right = left_in_numbers(finding, figures, language), finding.statement.right
    if right is None:
        return [*left, Part(f" = {result_words(finding.computed, finding.names, language)}")]
    sign = Part(f" {_sign(finding, language)} ")
    return [*left, sign, *_Writer(finding, figures, language).parts(right)]


def left_in_numbers(
    finding: Finding, figures: Mapping[str, Figure], language: Language = EDITION
) -> list[Part]:
    """The left side of a finding, which a measure has alone."""
    return list(_Writer(finding, figures, language).parts(finding.statement.left))


def _sign(finding: Finding, language: Language) -> str:
    verdict, comparison = finding.verdict, finding.statement.comparison
    if verdict is Verdict.NOT_CHECKABLE:
        return BESIDE[language]
    fails = verdict in _FAILS
    match comparison:
        case "<=":
            return ">" if fails else "≤"
        case ">=":
            return "<" if fails else "≥"
        case "within":
            return (OUTSIDE if fails else WITHIN)[language]
    return "≠" if fails else "=" if verdict in _HOLDS else "≈"


class _Writer:
    """Writes the expressions of one statement."""

    def __init__(self, finding: Finding, figures: Mapping[str, Figure], language: Language) -> None:
        self._finding = finding
        self._figures = figures
        self._names = finding.names
        self._language = language

    def parts(self, node: ast.expr, rank: int = 0) -> Iterator[Part]:
        """An expression; in brackets where what stands around it (rank) binds more."""
        match node:
            case ast.Name(id=name):
                yield self._named(name)
            case ast.Constant():
                yield Part(plain_number(self._number(node)))
            case ast.BinOp(left=a, op=ast.Pow(), right=ast.Constant(value=exponent)):
                yield from self.parts(a, _RANKS[ast.Pow] + 1)
                yield Part(str(exponent).translate(_RAISED))
            case ast.BinOp(left=ast.Constant() as count, op=ast.Mult(), right=ast.Name(id=unit)) if (
                self._is_unit(unit)
            ):
                yield Part(number_words(self._number(count), unit, self._names, self._language))
            case ast.BinOp(left=a, op=ast.Mult() | ast.Div(), right=ast.Name(id=unit)) if self._turns(unit):
                yield from self.parts(a, rank)
            case ast.BinOp(left=a, op=op, right=b):
                own = _RANKS[type(op)]
                if own < rank:
                    yield Part("(")
                yield from self.parts(a, own)
                yield Part(f" {_SIGNS[type(op)]} ")
                yield from self.parts(b, own + isinstance(op, ast.Sub | ast.Div))
                if own < rank:
                    yield Part(")")
            case ast.List(elts=[a, b]):
                yield from self.parts(a, _RANKS[ast.Pow])
                yield Part(BETWEEN[self._language])
                yield from self.parts(b, _RANKS[ast.Pow])
            case ast.Call(func=ast.Name(id="market"), args=[ast.BinOp(left=a, right=b), first, last]):
                yield self._market(ast.unparse(a), ast.unparse(b), _day(first), _day(last))
            case ast.Call(args=[first, last]):
                yield self._days(_day(first), _day(last))

    def _named(self, name: str) -> Part:
        language, outside = self._language, self._finding.outside
        if name in self._figures:
            figure = self._figures[name]
            return Part(self._words(figure.printed, figure.unit), name)
        if name in outside:
            return Part(self._words(outside[name], outside[name].unit or ""), name)
        return Part(number_words(Decimal(1), name, self._names, language))

    def _words(self, printed: Quantity, unit: str) -> str:
        return printed_words(printed, unit, self._names, self._language, kept=False)

    def _is_unit(self, name: str) -> bool:
        return name not in self._figures and name not in self._finding.outside

    def _turns(self, name: str) -> bool:
        """Whether a name is but a unit to turn another into."""
        return self._is_unit(name) and self._names[name].kind != "money"

    def _number(self, node: ast.expr) -> Decimal:
        return Decimal(ast.get_source_segment(self._finding.statement.source, node) or "0")

    def _market(self, above: str, below: str, first: date, last: date) -> Part:
        rate = result_words(market(above, below, first, last), self._names, self._language)
        return Part(say(MARKET, self._language, rate=rate), about=self._period(first, last))

    def _days(self, first: date, last: date) -> Part:
        count = number_words(Decimal((last - first).days + 1), "days", self._names, self._language)
        return Part(count, about=self._period(first, last))

    def _period(self, first: date, last: date) -> str:
        if self._language == "th" and (first.year, first.month) == (last.year, last.month):
            return written_days(first.day, last, "th")
        ends = (written_day(day, self._language) for day in (first, last))
        return say(PERIOD, self._language, **dict(zip(("first", "last"), ends, strict=True)))


def _day(node: ast.expr) -> date:
    assert isinstance(node, ast.Constant)  # parse() lets nothing else through
    return date.fromisoformat(str(node.value))
