"""Numbers from outside the report: benchmarks, and how tables spell what a source printed.

    spelled      the precision and hedge of a number as evidence.csv and benchmarks.csv spell it
    Benchmark    a row of benchmarks.csv

Knows tables and units, not what a number is compared with.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from recount.quantity import Hedge, Interval, Quantity, Reading
from recount.tables.csv_files import Row
from recount.tables.periods import Period, PeriodError, read_period
from recount.tables.schema import DataError, nearest, place
from recount.wording import EDITION, Language, UnitNames, printed_words

#: How a source hedges, and whether its words exclude the number itself.
HEDGES = {
    "exact": (Hedge.EXACT, False),
    "at_least": (Hedge.AT_LEAST, False),
    "more_than": (Hedge.AT_LEAST, True),
    "at_most": (Hedge.AT_MOST, False),
    "less_than": (Hedge.AT_MOST, True),
    "approx": (Hedge.APPROX, False),
    "almost": (Hedge.ALMOST, False),
}


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A number that checks hold the report's figures against; a row of benchmarks.csv.

    source: a key of references.bib.
    """

    id: str
    label_en: str
    label_th: str
    printed: Quantity
    as_of: Period
    source: str
    note_en: str
    note_th: str
    row: int
    names: UnitNames

    @property
    def unit(self) -> str:
        """Its unit: one of units.csv, or one per another."""
        return self.printed.unit or ""

    @property
    def hedge(self) -> str:
        """How the source qualifies it, in the table's word."""
        return hedge_name(self.printed)

    @property
    def interval(self) -> Interval:
        """What the number can mean when it was rounded at its last printed place."""
        return self.printed.read(Reading.ROUNDED)

    def words(self, language: Language = EDITION) -> str:
        """The number in words: '904 million users'."""
        return printed_words(self.printed, self.unit, self.names, language)


def hedge_name(number: Quantity) -> str:
    """How a number from outside is hedged, in the tables' word."""
    return next(name for name, pair in HEDGES.items() if pair == (number.hedge, number.strict))


def read_benchmark(row: Row, names: UnitNames) -> Benchmark:
    """A row of benchmarks.csv. DataError with its place for a unit or date that is not known."""
    try:
        as_of = read_period(row["as_of"])
    except PeriodError as error:
        raise DataError(f"{place(row.file, row['_row'], 'as_of')}: {error}") from None
    return Benchmark(
        row["id"],
        row["label_en"],
        row["label_th"],
        spelled(row, names),
        as_of,
        row["source"],
        row["note_en"],
        row["note_th"],
        row["_row"],
        names,
    )


def spelled(row: Row, names: UnitNames) -> Quantity:
    """The number of a row with the precision that its spelling shows: 28.27e9 was printed to ten million.

    DataError with its place for a unit that is not in units.csv, nor made of two that are.
    """
    for part in row["unit"].split("/"):
        if part not in names and row["unit"] not in names:
            raise DataError(
                f"{place(row.file, row['_row'], 'unit')}: '{part}' is not in units.csv"
                f"{nearest(part, names) or '.'} Correct or add it."
            )
    high = row.get("value_high")
    values = [value for value in (row["value"], high) if value is not None]
    hedge, strict = HEDGES[row["hedge"]]
    unit = names.get(row["unit"])
    return Quantity(
        value=row["value"],
        step=min(_step(value) for value in values),  # of a range, the finer of its ends
        loose_step=min(_step(value.normalize()) for value in values),
        unit=row["unit"],
        hedge=hedge,
        value_high=high,
        strict=strict,
        whole=unit is not None and unit.kind in ("count", "time"),
    )


def spelling(value: Decimal | None) -> str:
    """A number as the tables spell it, to its last printed place; empty for none."""
    if value is None:
        return ""
    return value.to_eng_string().replace("E+", "e")


def _step(value: Decimal) -> Decimal:
    """The size of the last place of a number as spelled."""
    return Decimal(1).scaleb(int(value.as_tuple().exponent))
