"""Statements -> verdicts: the reckoning itself.

Each reading of the printed numbers is tried from the narrowest to the widest; the verdict names the
first that reconciles the two sides. Knows figures and statements; draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from recount.checks.finding import Finding
from recount.checks.statements import Statement, StatementError, evaluate, parse
from recount.checks.verdicts import Verdict
from recount.quantity import Interval, Quantity, Reading, UnitError
from recount.tables.dataset import CheckRow, Figure
from recount.tables.schema import DataError, place
from recount.wording import UnitNames

_BY_READING = {
    Reading.ROUNDED: Verdict.AGREES,
    Reading.TRUNCATED: Verdict.AGREES_IF_TRUNCATED,
    Reading.LOOSE: Verdict.AGREES_LOOSELY,
}
#: The report converts into this currency, for its Thai readers.
PRODUCT_CURRENCY = "THB"


def parse_check(check: CheckRow, figures: Mapping[str, Figure], names: UnitNames) -> Statement:
    """The check's statement; DataError with its place when it does not parse."""
    try:
        return parse(check.statement, figures.keys(), names.keys())
    except StatementError as error:
        raise DataError(f"{place('checks.csv', check.row, 'statement')}: {error}") from None


def judge(check: CheckRow, figures: Mapping[str, Figure], names: UnitNames) -> Finding:
    """The verdict on one check. DataError with its place when the statement does not compute."""
    statement = parse_check(check, figures, names)
    printed = {name: figures[name].printed for name in statement.figures}
    if check.kind == "repeat" and len(statement.figures) != 2:
        where = place("checks.csv", check.row, "statement")
        raise DataError(f"{where}: a repeat compares two figures; write one id on each side")
    try:
        return judge_printed(check, statement, printed, names, _same_scope(check, statement, figures))
    except StatementError as error:
        raise DataError(f"{place('checks.csv', check.row, 'statement')}: {error}") from None
    except UnitError as error:  # of the comparison; those within a side are statement errors already
        where = place("checks.csv", check.row, "statement")
        raise DataError(f"{where}: '{check.statement}' does not compute: {error}") from None


def _same_scope(check: CheckRow, statement: Statement, figures: Mapping[str, Figure]) -> bool:
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


def judge_printed(
    check: CheckRow,
    statement: Statement,
    printed: Mapping[str, Quantity],
    names: UnitNames,
    same_scope: bool = True,
) -> Finding:
    """The verdict on a statement for given printed numbers, which need not be those of the report."""

    def sides(reading: Reading) -> tuple[Interval, Interval | None]:
        def lookup(name: str) -> Interval:
            number = printed.get(name)
            if number is None:
                return Interval.point(1, name)
            if check.kind == "conversion":
                return _converted(number, reading)
            return number.read(reading)

        left = evaluate(statement.left, statement, lookup)
        return left, None if statement.right is None else evaluate(statement.right, statement, lookup)

    def finding(verdict: Verdict, reading: Reading, gap: Decimal | None = None) -> Finding:
        left, right = sides(reading)
        computed, _ = sides(Reading.ROUNDED)
        return Finding(check, statement, verdict, reading, left, right, computed, gap, names)

    outside = statement.comparison == "within" or check.kind == "bound"
    if statement.right is None or (outside and not check.basis):
        return finding(Verdict.NOT_CHECKABLE, Reading.ROUNDED)
    for reading in Reading:
        if _holds(statement.comparison, *sides(reading)):
            verdict = _BY_READING[reading]
            if check.kind == "repeat" and _same_number(printed.values()):
                worded_alike = same_scope and len({number.hedge for number in printed.values()}) == 1
                verdict = Verdict.AGREES if worded_alike else Verdict.WORDING_DIFFERS
            return finding(verdict, reading)
    left, right = sides(Reading.LOOSE)
    assert right is not None  # a statement without a right side was answered above
    cited = statement.comparison == "within" or check.kind == "bound"
    against = Verdict.IMPLAUSIBLE if cited else Verdict.DISAGREES
    return finding(against, Reading.LOOSE, left.gap(right))


def _converted(number: Quantity, reading: Reading) -> Interval:
    """A number in a conversion: the printed foreign amount was multiplied, only its product is rounded.

    Hedges are set aside: they speak of the amounts, not of the multiplication.
    """
    return number.unhedged().read(reading) if number.unit == PRODUCT_CURRENCY else number.as_printed()


def _same_number(numbers: Iterable[Quantity]) -> bool:
    return len({(number.value, number.value_high) for number in numbers}) == 1


def _holds(comparison: str | None, left: Interval, right: Interval | None) -> bool:
    assert right is not None
    match comparison:
        case "<=":
            return left.can_be_at_most(right)
        case ">=":
            return right.can_be_at_most(left)
        case _:
            return left.meets(right)
