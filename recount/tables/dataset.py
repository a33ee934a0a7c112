"""Loads data/ into figures, numerals, units, benchmarks and checks, and refuses what does not hold together.

Knows the tables and the phrase reader. Does not evaluate checks and draws nothing.
"""

from __future__ import annotations

import keyword
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from recount.quantity import Hedge, Interval, Quantity, Reading
from recount.tables.csv_files import Row, check_foreign_keys, read_table
from recount.tables.facts import ReportFacts, read_facts
from recount.tables.outside import Benchmark, read_benchmark, spelled
from recount.tables.periods import PeriodError, read_period
from recount.tables.schema import DataError, nearest, place, read_descriptor
from recount.thai.reader import PhraseError, read_quantity
from recount.wording import EDITION, UnitName, UnitNames, Words, printed_words, quantity_words, result_words

_PACKAGE = Path(__file__).resolve().parents[1]
_INSTALLED = _PACKAGE / "data"
#: The book's own tables: beside the package in the repository, inside it where a wheel has put them.
DATA = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "data"
TABLES = ("units", "figures", "numerals", "benchmarks", "checks", "evidence")
#: What the grammar of statements.py reads as its own, beside units.
STATEMENT_WORDS = frozenset({"within", "market"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that the report cites; a row of figures.csv.

    repeats: the earlier figure that it restates. scope: a key for what it counts, where that is something
    else than what the earlier one counts.

    Arithmetic on figures works on the intervals that their phrases can mean: a / b is an Interval.
    """

    id: str
    section: str
    line: int
    start: int
    end: int
    phrase: str
    label_en: str
    label_th: str
    entity: str
    printed: Quantity
    as_of: str
    repeats: str | None
    scope: str | None
    names: UnitNames

    def __repr__(self) -> str:
        return f"<Figure {self.id}: {self.words_en} ({self.phrase})>"

    def as_row(self) -> dict[str, object]:
        """The figure as one row of a table for people, in the edition's language."""
        return {"id": self.id, "label": self.label, "phrase": self.phrase, "meaning": self.meaning}

    @property
    def value(self) -> Decimal:
        """The printed number in the base unit."""
        return self.printed.value

    @property
    def value_high(self) -> Decimal | None:
        """The upper number of a range."""
        return self.printed.value_high

    @property
    def unit(self) -> str:
        """The unit's name in units.csv."""
        return self.printed.unit or ""

    @property
    def hedge(self) -> Hedge:
        """How the phrase qualifies the number."""
        return self.printed.hedge

    @property
    def interval(self) -> Interval:
        """What the phrase can mean when it was rounded at its last printed place."""
        return self.printed.read(Reading.ROUNDED)

    @property
    def words(self) -> str:
        """The figure as the edition's language says it: in Thai, as the report prints it."""
        return self.phrase if EDITION == "th" else self.words_en

    @property
    def words_en(self) -> str:
        """The figure in English words: 'more than 73 million items'."""
        return printed_words(self.printed, self.unit, self.names, "en")

    @property
    def label(self) -> str:
        """What was counted, in the edition's language."""
        return self.label_th if EDITION == "th" else self.label_en

    @property
    def meaning(self) -> str:
        """The interval in words of the edition's language."""
        words = result_words if self.unit == "share" else quantity_words
        return words(self.interval, self.names)

    def __add__(self, other: Figure | Interval | int) -> Interval:
        return self.interval + _interval(other)

    def __sub__(self, other: Figure | Interval | int) -> Interval:
        return self.interval - _interval(other)

    def __mul__(self, other: Figure | Interval | int) -> Interval:
        return self.interval * _interval(other)

    def __truediv__(self, other: Figure | Interval | int) -> Interval:
        return self.interval / _interval(other)

    def __radd__(self, other: Interval | int) -> Interval:
        return self.interval + other

    def __rmul__(self, other: Interval | int) -> Interval:
        return self.interval * other

    def __rsub__(self, other: Interval | int) -> Interval:
        return _interval(other) - self.interval

    def __rtruediv__(self, other: Interval | int) -> Interval:
        return _interval(other) / self.interval


def _interval(other: Figure | Interval | int) -> Interval:
    if isinstance(other, Figure):
        return other.interval
    return other if isinstance(other, Interval) else Interval.point(other)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the report's text that is no figure; a row of numerals.csv."""

    line: int
    start: int
    end: int
    text: str
    reason: str
    row: int


#: Kinds of checks that test nothing: one computes, the other asks whether a changed number would fit.
MEASURE, REPAIR = "measure", "repair"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A recomputation as checks.csv states it."""

    id: str
    section: str
    kind: str
    statement: str
    basis: tuple[str, ...]
    expected: str
    title_en: str
    title_th: str
    note_en: str
    note_th: str
    row: int

    def __repr__(self) -> str:
        return f"<CheckRow {self.id}: {self.kind}, {self.statement}>"

    @property
    def title(self) -> Words:
        """What is checked, as it stands within a sentence."""
        return Words(self.title_en, self.title_th)

    @property
    def note(self) -> Words:
        """What to bear in mind about it."""
        return Words(self.note_en, self.note_th)

    @property
    def heading(self) -> Words:
        """The title where it begins a line."""
        return Words(f"{self.title_en[:1].upper()}{self.title_en[1:]}", self.title_th)


@dataclass(frozen=True, slots=True)
class Dataset:
    """All tables of a data directory, valid and tied together.

    evidence: its rows as the schema reads them; evidence.py ties them to their sources when they are needed.
    outside: what statements can name beside figures, that is benchmarks and the numbers of evidence.
    """

    directory: Path
    descriptor: dict[str, Any]
    facts: ReportFacts
    figures: dict[str, Figure]
    numerals: tuple[Numeral, ...]
    units: dict[str, UnitName]
    benchmarks: dict[str, Benchmark]
    checks: tuple[CheckRow, ...]
    evidence: tuple[Row, ...]
    outside: dict[str, Quantity]

    def __repr__(self) -> str:
        return f"<Dataset {self.directory}: {len(self.figures)} figures, {len(self.checks)} checks>"


def load_dataset(directory: Path | None = None) -> Dataset:
    """Everything in a data directory (default: the book's own).

    Raises DataError with file, row, column and remedy for the first thing that is wrong.
    """
    directory = DATA if directory is None else directory
    descriptor = read_descriptor(directory)
    tables = {name: read_table(directory, descriptor, name) for name in TABLES}
    check_foreign_keys(descriptor, tables, directory)
    facts = read_facts(descriptor)
    units = {row["unit"]: _unit(row, facts.currency) for row in tables["units"]}
    if facts.currency not in units:
        raise DataError(
            f"datapackage.json, report: its currency '{facts.currency}' is not in units.csv"
            f"{nearest(facts.currency, units) or '.'} Correct or add it."
        )
    figures = {row["id"]: _figure(row, units, facts.year) for row in tables["figures"]}
    _check_figures(tables["figures"], figures)
    for row in tables["numerals"]:
        if row["end"] - row["start"] != len(row["text"]):
            where = place(row.file, row["_row"], "end")
            raise DataError(f"{where}: from {row['start']} to {row['end']} is not as long as '{row['text']}'")
    numerals = tuple(
        Numeral(row["line"], row["start"], row["end"], row["text"], row["reason"], row["_row"])
        for row in tables["numerals"]
    )
    benchmarks = {row["id"]: read_benchmark(row, units) for row in tables["benchmarks"]}
    _check_names(tables, units)
    checks = tuple(
        CheckRow(
            row["id"],
            row["section"],
            row["kind"],
            row["statement"],
            tuple((row["basis"] or "").split()),
            row["expected"],
            row["title_en"],
            row["title_th"],
            row["note_en"],
            row["note_th"],
            row["_row"],
        )
        for row in tables["checks"]
    )
    outside = {id: benchmark.printed for id, benchmark in benchmarks.items()}
    outside |= {row["id"]: spelled(row, units) for row in tables["evidence"]}
    return Dataset(
        directory,
        descriptor,
        facts,
        figures,
        numerals,
        units,
        benchmarks,
        checks,
        tuple(tables["evidence"]),
        outside,
    )


def read_the_rest(dataset: Dataset) -> None:
    """Read the tables that no figure needs, such as chapters.csv; DataError for what breaks their rules."""
    names = [resource["name"] for resource in dataset.descriptor["resources"]]
    tables = {
        name: read_table(dataset.directory, dataset.descriptor, name) for name in names if name not in TABLES
    }
    check_foreign_keys(dataset.descriptor, tables, dataset.directory, {("figures", "id"): dataset.figures})
    _check_published(tables, dataset)


def _check_published(tables: dict[str, list[Row]], dataset: Dataset) -> None:
    """DataError for a published name that no table has any more and that was not retired, and the reverse."""
    in_use = {
        "figure": {*dataset.figures},
        "check": {check.id for check in dataset.checks},
        "evidence": {row["id"] for row in dataset.evidence},
        "benchmark": {*dataset.benchmarks},
        **{kind: {row["id"] for row in tables.get(f"{kind}s", [])} for kind in ("chart", "chapter")},
    }
    published = tables.get("published_ids", [])
    retired = {(row["kind"], row["id"]): row for row in tables.get("retired_ids", [])}
    for row in published:
        if row["id"] not in in_use[row["kind"]] and (row["kind"], row["id"]) not in retired:
            raise DataError(
                f"{place(row.file, row['_row'], 'id')}: no {row['kind']} is called '{row['id']}' any more"
                f"{nearest(row['id'], in_use[row['kind']])}; give it its name back, or retire the name"
            )
    known = {(row["kind"], row["id"]) for row in published}
    names = {id for _, id in known}
    for key, row in retired.items():
        if key not in known:
            where = place(row.file, row["_row"], "id")
            raise DataError(f"{where}: no {row['kind']} '{row['id']}' was ever published; correct it")
        if row["replaced_by"] is not None and row["replaced_by"] not in names:
            where = place(row.file, row["_row"], "replaced_by")
            raise DataError(f"{where}: '{row['replaced_by']}' was never published; correct it")


def _unit(row: Row, product: str) -> UnitName:
    columns = ("unit", "general", "kind", "name_one", "name_many", "name_th", "noun_th")
    return UnitName(**{column: row[column] for column in columns}, product=row["unit"] == product)


def _figure(row: Row, units: dict[str, UnitName], year: int) -> Figure:
    """A figure whose number is read from its phrase; the row's own value, unit and hedge must equal it.

    year: of the report, which knows nothing that came after it.
    """

    def where(column: str) -> str:
        return place("figures.csv", row["_row"], column)

    try:
        printed = read_quantity(row["phrase"])
    except PhraseError as error:
        raise DataError(f"{where('phrase')}: {error}") from None
    for column in ("value", "value_high", "hedge"):
        read = getattr(printed, column)
        if row[column] != read:
            raise DataError(
                f"{where(column)}: {row[column]} contradicts the phrase '{row['phrase']}', which reads"
                f" {'no value' if read is None else read}; correct the one that is wrong"
            )
    unit = units[row["unit"]]
    if printed.unit is not None and printed.unit not in (unit.unit, unit.general):
        raise DataError(
            f"{where('unit')}: '{unit.unit}' contradicts the phrase '{row['phrase']}', which names"
            f" '{printed.unit}'; correct the unit, or give '{unit.unit}' that general unit in units.csv"
        )
    try:
        as_of = read_period(row["as_of"])
    except PeriodError as error:
        raise DataError(f"{where('as_of')}: {error}") from None
    if as_of.last.year > year:
        raise DataError(
            f"{where('as_of')}: {row['as_of']} is after {year}, the year of the report; correct it"
        )
    if row["start"] >= row["end"]:
        raise DataError(f"{where('end')}: {row['end']} is not behind start {row['start']}; correct it")
    return Figure(
        id=row["id"],
        section=row["section"],
        line=row["line"],
        start=row["start"],
        end=row["end"],
        phrase=row["phrase"],
        label_en=row["label_en"],
        label_th=row["label_th"],
        entity=row["entity"],
        printed=_in_unit(printed, unit),
        as_of=row["as_of"],
        repeats=row["repeats"],
        scope=row["scope"],
        names=units,
    )


def reread(figure: Figure, phrase: str) -> Figure:
    """The figure as if the report had printed another phrase in its place, in the same unit.

    Raises PhraseError where the phrase is not read, or names another unit.
    """
    printed = read_quantity(phrase)
    unit = figure.names[figure.unit]
    if printed.unit is not None and printed.unit not in (unit.unit, unit.general):
        raise PhraseError(
            phrase, phrase, f"{figure.id} counts {unit.unit}, not {printed.unit}", "keep the unit"
        )
    return replace(figure, phrase=phrase, printed=_in_unit(printed, unit))


def _in_unit(printed: Quantity, unit: UnitName) -> Quantity:
    return replace(printed, unit=unit.unit, whole=unit.kind in ("count", "time"))


def _check_names(tables: dict[str, list[Row]], units: dict[str, UnitName]) -> None:
    """Statements and pages find a thing by its name alone, so one name means one thing."""
    known: dict[str, Row] = {}
    for table in ("figures", "benchmarks", "evidence", "checks"):
        for row in tables[table]:
            id = row["id"]
            if keyword.iskeyword(id) or id in units or id in STATEMENT_WORDS:
                raise DataError(
                    f"{place(row.file, row['_row'], 'id')}: '{id}' is a Python keyword, a unit or a word of"
                    " statements; choose another id"
                )
            if id in known:
                other = place(known[id].file, known[id]["_row"])
                raise DataError(
                    f"{place(row.file, row['_row'], 'id')}: '{id}' stands already in {other}; choose another"
                    " id"
                )
            known[id] = row


def _check_figures(rows: list[Row], figures: dict[str, Figure]) -> None:
    """What no single cell shows: order, restatements of another unit."""
    previous = -1
    for row in rows:
        figure = figures[row["id"]]
        if figure.start < previous:
            raise DataError(
                f"{place('figures.csv', row['_row'], 'start')}: {figure.start} stands before the row"
                " above; keep the rows in the order of the report, without overlaps"
            )
        previous = figure.end
        if figure.scope is not None and figure.repeats is None:
            raise DataError(
                f"{place('figures.csv', row['_row'], 'scope')}: '{figure.scope}' tells a restatement from the"
                f" figure that it restates, but '{figure.id}' restates none; empty the cell"
            )
        if figure.repeats is not None:
            first = figures[figure.repeats]
            if first.unit != figure.unit or first.start >= figure.start:
                raise DataError(
                    f"{place('figures.csv', row['_row'], 'repeats')}: '{first.id}' is not an earlier figure"
                    f" in {figure.unit}; name the one that is restated"
                )
