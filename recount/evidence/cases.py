"""The failures as cases: what is printed, what it may have been, and whom the slip would flatter.

A case joins a figure, the verdict that speaks against it and the number that would mend it: another figure,
what a source prints, or arithmetic over such. Rows of cases.csv. Knows checks and evidence; draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import log10
from pathlib import Path

from recount.checks.finding import Finding
from recount.checks.statements import Statement, StatementError, evaluate, parse
from recount.evidence.rows import Evidence
from recount.evidence.testimony import Testimony
from recount.quantity import Interval, Quantity, Reading, UnitError
from recount.rates import daily_rates
from recount.tables.csv_files import Row, read_table
from recount.tables.dataset import Dataset, Figure
from recount.tables.periods import read_period
from recount.tables.schema import DataError, nearest, place
from recount.wording import Words

FILE = "cases.csv"
_LAST_RATE = timedelta(days=7)  # longer than any string of days without a rate


class Direction(StrEnum):
    """Whom a slip would flatter; a closed list."""

    FLATTERS = "flatters"
    BELITTLES = "belittles"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Likely:
    """A number that would mend a case: as its source prints it, and what that can mean."""

    printed: Interval
    meant: Interval


@dataclass(frozen=True, slots=True)
class Case:
    """One failure.

    against: the check or the evidence that speaks against the figure. likely: the number that would mend it,
    as printed and as what it can mean, in the figure's unit; None where nothing says which of two numbers is
    the wrong one. other: who prints the number that it stands beside, a figure of the report or evidence;
    None where nobody does, and it stands beside what the check holds it against; cited says what that is.
    title, short, counter: what it is called, also within a sentence, and the reading that would clear the
    report.
    """

    id: str
    title: Words
    short: Words
    figure: Figure
    likely: Likely | None
    other: Figure | Evidence | None
    against: Finding | Testimony
    counter: Words
    cited: Words | None
    currency: str

    def __repr__(self) -> str:
        return f"<Case {self.id}: {self.figure.id} {self.direction}>"

    @property
    def factor(self) -> Fraction | None:
        """The printed number over the likely one; of a range of likely ones, the nearest."""
        nearest = self._nearest
        return Fraction(self.figure.value) / nearest if nearest else None

    @property
    def _nearest(self) -> Fraction | None:
        if self.likely is None:
            return None
        printed, (low, high) = Fraction(self.figure.value), _ends(self.likely.printed)
        return min(max(printed, low), high)

    @property
    def direction(self) -> Direction:
        """Whom the slip flatters: more of what a company counts of itself looks better, less looks worse."""
        if self.likely is None:
            return Direction.NEUTRAL
        printed, meant = self.figure.interval.plain(), self.likely.meant
        if printed.exact_low >= meant.exact_high:
            return Direction.FLATTERS
        return Direction.BELITTLES if printed.exact_high <= meant.exact_low else Direction.NEUTRAL

    @property
    def at_stake(self) -> Interval | None:
        """How much money lies between the two numbers, in the report's own currency; None for other units.

        Where nothing says which of two printings is the wrong one, it lies between them.
        """
        nearest = self._nearest
        if nearest is None and isinstance(self.other, Figure):
            nearest = Fraction(self.other.value)
        if nearest is None or self.figure.names[self.figure.unit].kind != "money":
            return None
        apart = abs(Fraction(self.figure.value) - nearest) * _worth(self.figure, self.currency)
        return Interval.point(apart, self.currency)

    @property
    def size(self) -> float:
        """How many powers of ten apart the two numbers are, whichever is larger."""
        return abs(log10(self.factor or 1))


def _ends(interval: Interval) -> tuple[Fraction, Fraction]:
    return Fraction(interval.exact_low), Fraction(interval.exact_high)


def _worth(figure: Figure, currency: str) -> Fraction:
    """What one of a figure's currency was worth on its date, or on the last day before it that has a rate."""
    if figure.unit == currency:
        return Fraction(1)
    day: date = read_period(figure.as_of).last
    *_, (_, rate) = daily_rates(currency, figure.unit, day - _LAST_RATE, day)
    return Fraction(rate)


def read_cases(
    dataset: Dataset, findings: Mapping[str, Finding], testimonies: Mapping[str, Testimony]
) -> dict[str, Case]:
    """All cases by id, in the order of the table.

    Raises DataError with file, row and column for the first row that names what does not exist, or what does
    not compute.
    """
    rows = read_table(dataset.directory, dataset.descriptor, Path(FILE).stem)
    return {row["id"]: _case(row, dataset, findings, testimonies) for row in rows}


def _case(
    row: Row, dataset: Dataset, findings: Mapping[str, Finding], testimonies: Mapping[str, Testimony]
) -> Case:
    def refuse(column: str, what: str) -> DataError:
        return DataError(f"{place(FILE, row['_row'], column)}: {what}")

    against = findings.get(row["against"]) or testimonies.get(row["against"])
    if against is None:
        hint = nearest(row["against"], [*findings, *testimonies])
        raise refuse("against", f"'{row['against']}' is no check and no evidence{hint}")
    figure = dataset.figures[row["figure"]]
    likely = None
    try:
        if row["likely"] is not None:
            statement = parse(row["likely"], {*testimonies, *dataset.figures}, dataset.units)
            likely = _likely(statement, _numbers(statement, dataset, testimonies))
            if likely.meant.unit != figure.interval.plain().unit:
                raise UnitError(f"it is in {likely.meant.unit}, but {figure.id} counts {figure.unit}")
    except (StatementError, UnitError) as error:
        raise refuse("likely", f"{error}; name a figure, evidence or arithmetic over them") from None
    other = _other(row["likely"] or figure.repeats, dataset, testimonies)
    cited = Words(row["cited_en"], row["cited_th"]) if row["cited_en"] and row["cited_th"] else None
    if (cited is None) is (other is None):
        needs = "say in both languages what the values that it is held against stand for"
        idle = "nothing is cited beside two printed numbers; leave it empty"
        raise refuse("cited_en", needs if other is None else idle)
    return Case(
        id=row["id"],
        title=Words(row["title_en"], row["title_th"]),
        short=Words(row["short_en"], row["short_th"]),
        figure=figure,
        likely=likely,
        other=other,
        against=against,
        counter=Words(row["counter_en"], row["counter_th"]),
        cited=cited,
        currency=dataset.facts.currency,
    )


def _other(
    name: str | None, dataset: Dataset, testimonies: Mapping[str, Testimony]
) -> Figure | Evidence | None:
    """Whoever prints the number with this name; None for arithmetic, which nobody prints."""
    told = testimonies.get(name or "")
    return told.evidence if told else dataset.figures.get(name or "")


def _numbers(
    statement: Statement, dataset: Dataset, testimonies: Mapping[str, Testimony]
) -> dict[str, Quantity]:
    """The numbers that a statement names; no case rests on others."""
    return {
        name: (dataset.figures.get(name) or testimonies[name].evidence).printed for name in statement.figures
    }


def _likely(statement: Statement, numbers: Mapping[str, Quantity]) -> Likely:
    def as_printed(name: str) -> Interval:
        return numbers[name].as_printed() if name in numbers else Interval.point(1, name)

    def meant(name: str) -> Interval:
        return numbers[name].read(Reading.ROUNDED) if name in numbers else Interval.point(1, name)

    return Likely(evaluate(statement, as_printed).left, evaluate(statement, meant).left)


def gravest_first(cases: Mapping[str, Case], stands: Mapping[str, Decimal]) -> list[Case]:
    """Cases by size and sureness together: the powers of ten apart times the share of rules that agree.

    stands: by case, the share of combinations of rules in which the failure stands, from 0 to 1. A case that
    rests on a source alone has none: its size alone counts, and of equal ones it comes after the others.
    """

    def weight(case: Case) -> tuple[float, bool]:
        return -case.size * float(stands.get(case.id, 1)), case.id not in stands

    return sorted(cases.values(), key=weight)
