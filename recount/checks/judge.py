"""Statements -> verdicts: the reckoning itself.

Each reading of the printed numbers is tried from the narrowest to the widest; the verdict names the
first that reconciles the two sides. Knows figures and statements; draws nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from recount.checks.finding import Finding
from recount.checks.statements import Sides, Statement, StatementError, evaluate, parse, quotients
from recount.checks.verdicts import Verdict
from recount.quantity import RULES, Interval, Quantity, Reading, Rules
from recount.tables.dataset import MEASURE, REPAIR, CheckRow, Figure
from recount.tables.schema import DataError, place
from recount.wording import UnitNames

_BY_READING = {
    Reading.ROUNDED: Verdict.AGREES,
    Reading.TRUNCATED: Verdict.AGREES_IF_TRUNCATED,
    Reading.LOOSE: Verdict.AGREES_LOOSELY,
}


@dataclass(frozen=True, slots=True)
class Choices:
    """Where judging could be done otherwise: what is chosen.

    rules: how printed numbers are read. readings: which are tried, in this order. hedged_products: in a
    conversion the hedge of the product counts. until: another last day for the periods of reference rates.
    """

    rules: Rules = RULES
    readings: tuple[Reading, ...] = tuple(Reading)
    hedged_products: bool = True
    until: date | None = None


CHOICES = Choices()


def parse_check(
    check: CheckRow, figures: Collection[str], names: UnitNames, outside: Collection[str] = ()
) -> Statement:
    """The check's statement; DataError with its place when it does not parse.

    outside: ids of benchmarks and evidence.
    """
    try:
        return parse(check.statement, figures, names.keys(), outside)
    except StatementError as error:
        raise DataError(f"{place('checks.csv', check.row, 'statement')}: {error}") from None


def judge(
    check: CheckRow,
    statement: Statement,
    figures: Mapping[str, Figure],
    names: UnitNames,
    outside: Mapping[str, Quantity],
) -> Finding:
    """The verdict on one check. DataError with its place when the statement does not compute.

    outside: benchmarks and evidence by id.
    """
    printed = {name: figures[name].printed for name in statement.figures}
    printed |= {name: outside[name] for name in statement.outside}
    if check.kind == "repeat" and len(statement.figures) != 2:
        where = place("checks.csv", check.row, "statement")
        raise DataError(f"{where}: a repeat compares two figures; write one id on each side")
    try:
        finding = judge_printed(check, statement, printed, names, counts_the_same(check, statement, figures))
    except StatementError as error:
        raise DataError(f"{place('checks.csv', check.row, 'statement')}: {error}") from None
    if statement.right is None and check.kind != MEASURE:
        where = place("checks.csv", check.row, "kind")
        raise DataError(f"{where}: '{check.id}' compares with nothing; call it measure, not {check.kind}")
    return finding


def counts_the_same(check: CheckRow, statement: Statement, figures: Mapping[str, Figure]) -> bool:
    """Whether both sides of a restatement count the same thing."""
    return (
        check.kind != "repeat" or len({_counted(figures[name], figures) for name in statement.figures}) == 1
    )


def _counted(figure: Figure, figures: Mapping[str, Figure]) -> tuple[str, str | None]:
    """What a figure counts: the figure that it goes back to, and the scope that sets it apart from that."""
    scope = None
    while figure.repeats is not None:
        scope = scope or figure.scope
        figure = figures[figure.repeats]
    return figure.id, scope


def rejudge(
    finding: Finding,
    figures: Mapping[str, Figure],
    changed: Mapping[str, Quantity] | None = None,
    choices: Choices = CHOICES,
) -> Finding:
    """The verdict on a check that was judged, had some figures been printed otherwise or other choices made.

    Raises StatementError where the changed numbers do not compute.
    """
    statement = finding.statement
    printed = {name: figures[name].printed for name in statement.figures} | dict(finding.outside)
    printed |= changed or {}
    same = counts_the_same(finding.check, statement, figures)
    return judge_printed(finding.check, statement, printed, finding.names, same, choices)


def judge_printed(
    check: CheckRow,
    statement: Statement,
    printed: Mapping[str, Quantity],
    names: UnitNames,
    same_scope: bool = True,
    choices: Choices = CHOICES,
) -> Finding:
    """The verdict on a statement for given printed numbers, which need not be those of the report.

    printed: for every figure, benchmark and evidence that it names.
    choices: how the numbers are read where their words leave it open.
    """
    converts = holds_conversions(check, printed.values(), names)

    @cache  # the narrowest is told whatever the verdict, and is among those tried
    def sides(reading: Reading, mean: str | None) -> Sides:
        def lookup(name: str) -> Interval:
            number = printed.get(name)
            if number is None:
                return Interval.point(1, name)
            if converts:
                return _converted(number, reading, choices, names)
            if name == mean:
                number = replace(number, whole=False)
            return number.read(reading, choices.rules)

        return evaluate(statement, lookup, choices.until)

    narrowest = sides(Reading.ROUNDED, None)

    def finding(verdict: Verdict, reading: Reading, taken: Sides, gap: Decimal | None = None) -> Finding:
        left, right = taken.left, taken.right
        outside = {name: printed[name] for name in statement.outside}
        return Finding(check, statement, verdict, reading, left, right, narrowest.left, gap, names, outside)

    outside = statement.comparison == "within" or check.kind == "bound"
    if statement.right is None or check.kind == MEASURE or (outside and not check.basis):
        return finding(Verdict.NOT_CHECKABLE, Reading.ROUNDED, narrowest)
    # Each mean by itself: the others are the whole numbers that it was reckoned from.
    means = [None, *whole_quotients(statement, printed)]
    for reading in choices.readings:
        tried = [sides(reading, mean) for mean in means]
        taken = next((each for each in tried if each.hold(statement.comparison)), None)
        if taken is not None:
            verdict = Verdict.WOULD_AGREE if check.kind == REPAIR else _BY_READING[reading]
            if check.kind == "repeat" and _same_number(printed.values()):
                hedges = {(number.hedge, number.strict, number.excess) for number in printed.values()}
                worded_alike = same_scope and len(hedges) == 1
                verdict = Verdict.AGREES if worded_alike else Verdict.WORDING_DIFFERS
            return finding(verdict, reading, taken)
    against = Verdict.IMPLAUSIBLE if outside else Verdict.DISAGREES
    if check.kind == REPAIR:
        against = Verdict.WOULD_NOT_AGREE
    nearest = min(tried, key=lambda each: each.gap)
    return finding(against, choices.readings[-1], nearest, nearest.gap)


#: So little that a number and a little more than it are told alike by every statement.
_LITTLE = Fraction(1, 10**9)


def whole_quotients(statement: Statement, printed: Mapping[str, Quantity]) -> list[str]:
    """Whole numbers that the statement gives as a quotient: means or shares, which may be rounded."""
    whole = [name for name in printed if printed[name].whole]
    if not whole:
        return []

    def nearly(name: str) -> Interval:
        if name not in printed:
            return Interval.point(1, name)
        value = Fraction(printed[name].value)
        return Interval(value, value + max(value, Fraction(1)) * _LITTLE, printed[name].unit)

    given = quotients(statement, nearly)
    return [name for name in whole if name in given]


def holds_conversions(check: CheckRow, printed: Iterable[Quantity], names: UnitNames) -> bool:
    """Whether amounts of money are held against what they were converted into."""
    if check.kind not in (MEASURE, REPAIR):
        return check.kind == "conversion"
    units = {number.unit or "" for number in printed}
    money = {unit for unit in units if unit in names and names[unit].kind == "money"}
    return len({names[unit].product for unit in money}) > 1


def _converted(number: Quantity, reading: Reading, choices: Choices, names: UnitNames) -> Interval:
    """A number in a conversion: the printed foreign amount was multiplied, and its product was rounded.

    The hedge of the foreign amount speaks of that amount; that of the product, of the product.
    """
    if number.unit is None or not names[number.unit].product:
        return number.as_printed()
    return (number.as_product() if choices.hedged_products else number.unhedged()).read(
        reading, choices.rules
    )


def _same_number(numbers: Iterable[Quantity]) -> bool:
    return len({(number.value, number.value_high) for number in numbers}) == 1
