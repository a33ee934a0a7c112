"""Evidence: what independent sources said of the report's figures; the rows of evidence.csv.

Reads and refuses rows. Does not say what a row does to a figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from recount.evidence.printed import PrintedError, read_printed
from recount.evidence.sources import Source, find_source
from recount.quantity import Interval, Quantity, Reading
from recount.tables.csv_files import Row
from recount.tables.dataset import Dataset, Figure
from recount.tables.outside import spelled, spelling
from recount.tables.periods import Period, PeriodError, read_period
from recount.tables.schema import DataError, place
from recount.wording import UnitNames, Words, printed_words


class Comparable(StrEnum):
    """How what a source counted relates to what the report counts."""

    SAME = "same"
    EARLIER = "earlier"
    LATER = "later"
    NARROWER = "narrower"
    WIDER = "wider"
    OTHER_MEASURE = "other_measure"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One value that one source gives for one figure; a row of evidence.csv.

    phrase: the number words that the source printed; None for what it names and we counted.
    """

    id: str
    figure: str
    source: Source
    phrase: str | None
    printed: Quantity
    as_of: Period
    comparable: Comparable
    expected: str
    note_en: str
    note_th: str
    row: int
    names: UnitNames

    def __repr__(self) -> str:
        day = self.as_of.words("en")
        return f"<Evidence {self.id} on {self.figure}: {self.words_en}, {day} ({self.source.publisher})>"

    @property
    def unit(self) -> str:
        """The unit's name; that of the figure, unless another measure was taken."""
        return self.printed.unit or ""

    @property
    def interval(self) -> Interval:
        """What the source's number can mean when it was rounded at its last printed place."""
        return self.printed.read(Reading.ROUNDED)

    @property
    def note(self) -> Words:
        """What to bear in mind about it."""
        return Words(self.note_en, self.note_th)

    @property
    def words(self) -> str:
        """What the source gives, in words of the edition's language."""
        return printed_words(self.printed, self.unit, self.names, kept=False)

    @property
    def words_en(self) -> str:
        """What the source gives, in English words: 'more than 38,000 tonnes'."""
        return printed_words(self.printed, self.unit, self.names, "en")

    @property
    def words_th(self) -> str:
        """The same in Thai prose."""
        return printed_words(self.printed, self.unit, self.names, "th", prose=True, kept=False)


def read_evidence(dataset: Dataset, sources: Mapping[str, Source]) -> dict[str, Evidence]:
    """All evidence of a dataset by id.

    Raises DataError with file, row and column for the first row that cannot be used.
    """
    return {row["id"]: _evidence(row, dataset.figures, dataset.units, sources) for row in dataset.evidence}


def _evidence(
    row: Row, figures: Mapping[str, Figure], names: UnitNames, sources: Mapping[str, Source]
) -> Evidence:
    def refuse(column: str, what: str) -> DataError:
        return DataError(f"{place('evidence.csv', row['_row'], column)}: {what}")

    source = find_source(row["source"], sources, place("evidence.csv", row["_row"], "source"))
    figure, comparable = figures[row["figure"]], Comparable(row["comparable"])
    printed = spelled(row, names)
    if row["unit"] != figure.unit and comparable is not Comparable.OTHER_MEASURE:
        raise refuse(
            "unit",
            f"'{row['unit']}' is not the unit of {figure.id}, which is '{figure.unit}'; convert the value, or"
            " call the row other_measure",
        )
    if row["value_high"] is not None and row["value_high"] <= row["value"]:
        raise refuse(
            "value_high", f"{row['value_high']:f} is not above the value {row['value']:f}; correct one"
        )
    _check_phrase(row, comparable)
    try:
        as_of = read_period(row["as_of"])
    except PeriodError as error:
        raise refuse("as_of", str(error)) from None
    reported = read_period(figure.as_of)
    if comparable is Comparable.EARLIER and as_of.first >= reported.last:
        raise refuse(
            "as_of", f"{row['as_of']} is not before {figure.as_of}, the date of {figure.id}; correct it"
        )
    if comparable is Comparable.LATER and as_of.last <= reported.last:
        raise refuse(
            "as_of", f"{row['as_of']} is not after {figure.as_of}, the date of {figure.id}; correct it"
        )
    if as_of.first > source.latest:
        raise refuse(
            "as_of", f"{row['as_of']} is after {source.latest}, when {source.key} was published; correct one"
        )
    return Evidence(
        id=row["id"],
        figure=row["figure"],
        source=source,
        phrase=row["phrase"],
        printed=printed,
        as_of=as_of,
        comparable=comparable,
        expected=row["expected"],
        note_en=row["note_en"],
        note_th=row["note_th"],
        row=row["_row"],
        names=names,
    )


def _check_phrase(row: Row, comparable: Comparable) -> None:
    """DataError where value, precision or hedge are not those of the source's printed words."""

    def refuse(column: str, what: str) -> DataError:
        return DataError(f"{place(row.file, row['_row'], column)}: {what}")

    phrase = row["phrase"]
    if phrase is None:
        if comparable is not Comparable.OTHER_MEASURE:
            raise refuse("phrase", "the cell is empty; give the number as the source prints it")
        return
    try:
        printed = read_printed(phrase).in_unit(row["unit"])
    except PrintedError as error:
        raise refuse("phrase", f"{error}; give no more than the number as the source prints it") from None
    for column, value in (("value", printed.value), ("value_high", printed.high)):
        # Equal to the last place: 2.8E+10 is 28.27e9 no more than 12e3 is 12,000.
        if spelling(row[column]) != spelling(value):
            raise refuse(
                column,
                f"'{spelling(row[column])}' is not what '{phrase}' prints; write '{spelling(value)}'",
            )
    if row["hedge"] != printed.hedge:
        raise refuse("hedge", f"'{row['hedge']}' is not how '{phrase}' hedges; write '{printed.hedge}'")
