"""Reads the CSV tables that datapackage.json describes and refuses what does not fit it.

frictionless validates the same files against the same descriptor in the tests; here its constraints are
applied without frictionless' start-up time, since every chapter's kernel loads the data. Knows tables and
constraints, not what a figure or a check is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from recount.tables.periods import BuddhistYearError, read_period
from recount.tables.schema import Column, DataError, TableSchema, nearest, place, schema_of
from recount.tables.texts import fault

#: How the cells of each type are written. Python itself would read more: 1_000, blanks, digits of other
#: scripts, dates by week.
_SPELLINGS: dict[str, tuple[re.Pattern[str], Callable[[str], Any], str]] = {
    "integer": (re.compile("-?[0-9]+"), int, "write plain digits"),
    "number": (re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?"), Decimal, "write plain digits"),
    "date": (
        re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        lambda cell: read_period(cell).first,
        "write it as 2026-01-31",
    ),
}


#: No number of people, things or money has more digits before its point.
_MOST_DIGITS = 18


class Row(dict[str, Any]):
    """One row of a table: its values by column, empty cells as None, and '_row' for its place."""

    def __init__(self, file: str, number: int) -> None:
        super().__init__(_row=number)
        self.file = file

    def __missing__(self, column: str) -> Any:
        raise DataError(
            f"{self.file} has no column '{column}', which is needed: add it, and describe it in"
            " datapackage.json"
        )


def read_table(directory: Path, descriptor: dict[str, Any], name: str) -> list[Row]:
    """The rows of one table with typed values.

    DataError on a missing file, a wrong header, or a cell that breaks its constraints.
    """
    schema = schema_of(descriptor, name)
    header, *lines = _lines(directory / schema.path)
    _check_header(schema, header)
    readers = [_reader(column, schema) for column in schema.columns]
    rows = []
    for number, cells in enumerate(lines, start=2):
        if not cells:
            raise DataError(f"{place(schema.path, number)}: the line is empty; remove it")
        if len(cells) != len(header):
            raise DataError(
                f"{place(schema.path, number)}: {len(cells)} cell{'s' if len(cells) > 1 else ''} where the"
                f" header names {len(header)}; add or remove commas, and quote a cell that holds one"
            )
        row = Row(schema.path, number)
        for read, column, cell in zip(readers, header, cells, strict=True):
            row[column] = read(cell, number)
        rows.append(row)
    _check_unique(schema, rows)
    return rows


def _lines(path: Path) -> list[list[str]]:
    """The lines of a CSV file as cells, the header first."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:  # Excel begins files with a mark
            lines = list(csv.reader(stream, strict=True))
    except FileNotFoundError:
        raise DataError(f"{path.name} is missing: restore it beside datapackage.json") from None
    except OSError as error:
        raise DataError(f"{path.name} cannot be read ({error.strerror}): make it readable") from None
    except UnicodeDecodeError as error:
        raise DataError(f"{path.name} is not UTF-8 (byte {error.start}): save it as UTF-8") from None
    except csv.Error as error:
        raise DataError(f"{path.name} is not well-formed CSV ({error}): close its quotes") from None
    return lines or [[]]


def _check_header(schema: TableSchema, header: list[str]) -> None:
    if header == schema.names:
        return
    where, expected = place(schema.path, 1), ",".join(schema.names)
    if not any(header):
        raise DataError(f"{where}: the header is missing; it must be '{expected}'")
    for column in schema.names:
        if column not in header:
            raise DataError(f"{where}: the column '{column}' is missing; the header must be '{expected}'")
    for column in header:
        if column not in schema.names:
            raise DataError(
                f"{where}: the column '{column}' is not described in datapackage.json; describe it there or"
                " remove it"
            )
    raise DataError(f"{where}: the header is '{','.join(header)}', but must be '{expected}'")


def check_foreign_keys(descriptor: dict[str, Any], tables: dict[str, list[Row]], directory: Path) -> None:
    """DataError for the first cell that names a row which does not exist."""
    for name, rows in tables.items():
        schema = schema_of(descriptor, name)
        for key in schema.foreign_keys:
            named = tables[key.table] if key.table in tables else read_table(directory, descriptor, key.table)
            known = {row[key.target] for row in named}
            for row in rows:
                cell = row[key.column]
                if cell is not None and cell not in known:
                    raise DataError(
                        f"{place(schema.path, row['_row'], key.column)}: '{cell}' is not in {key.table}.csv"
                        f"{nearest(str(cell), map(str, known)) or '.'} Correct it or add the row it names."
                    )


def _reader(column: Column, schema: TableSchema) -> Callable[[str, int], Any]:
    """A function that turns one cell of a column into its value, or refuses it."""
    required = column.required or column.name in schema.primary_key

    def refuse(number: int, what: str) -> DataError:
        return DataError(f"{place(schema.path, number, column.name)}: {what}")

    known: dict[str, Any] = {}  # many rows say the same

    def read(cell: str, number: int) -> Any:
        if cell not in known:
            known[cell] = made_of(cell, number)
        return known[cell]

    def made_of(cell: str, number: int) -> Any:
        if cell == "":
            if required:
                raise refuse(number, "the cell is empty; fill it in")
            return None
        value: Any = cell
        if column.type in _SPELLINGS:
            spelling, made, remedy = _SPELLINGS[column.type]
            try:
                if not spelling.fullmatch(cell):
                    raise ValueError
                value = made(cell)
            except BuddhistYearError as error:
                raise refuse(number, str(error)) from None
            except ValueError:  # the calendar has no such day
                raise refuse(number, f"'{cell}' is no {column.type}; {remedy}") from None
        elif told := fault(cell):
            raise refuse(number, told)
        if column.type == "number" and value and value.adjusted() > _MOST_DIGITS:
            raise refuse(number, f"{cell} is more than anything that is counted; correct it")
        if column.minimum is not None and value < column.minimum:
            raise refuse(number, f"{cell} is below {column.minimum}; correct it")
        if column.enum is not None and cell not in column.enum:
            raise refuse(
                number, f"'{cell}' is not one of {', '.join(column.enum)}{nearest(cell, column.enum)}"
            )
        if column.pattern is not None and not column.pattern.fullmatch(cell):
            raise refuse(number, f"'{cell}' does not have the form {column.pattern.pattern}; rewrite it")
        return value

    return read


def _check_unique(schema: TableSchema, rows: list[Row]) -> None:
    """DataError for the first row that repeats a unique column or the primary key of another."""
    keys = dict.fromkeys((column.name,) for column in schema.columns if column.unique)
    for key in keys | ({schema.primary_key: None} if schema.primary_key else {}):
        seen: dict[tuple[Any, ...], int] = {}
        for row in rows:
            cells = tuple(row[column] for column in key)
            if cells == (None,):
                continue
            first = seen.setdefault(cells, row["_row"])
            if first != row["_row"]:
                where, told = place(schema.path, row["_row"], ", ".join(key)), ", ".join(map(str, cells))
                raise DataError(
                    f"{where}: '{told}' stands already in row {first}, but may stand only once; change"
                    " this one"
                )
