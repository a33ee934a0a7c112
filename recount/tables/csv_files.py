"""Reads the CSV tables that datapackage.json describes and refuses what does not fit it.

frictionless validates the same files against the same descriptor in the tests; here its constraints are
applied without frictionless' start-up time, since every chapter's kernel loads the data. Knows tables and
constraints, not what a figure or a check is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
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

    __slots__ = ("file",)

    def __init__(self, file: str, number: int, cells: Iterable[tuple[str, Any]]) -> None:
        super().__init__(cells, _row=number)
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
    lines = _lines(directory / schema.path)
    header = next(lines, [])
    _check_header(schema, header)
    columns = [_Cells(column, schema) for column in schema.columns]
    rows = []
    for number, cells in enumerate(lines, start=2):
        if not cells:
            raise DataError(f"{place(schema.path, number)}: the line is empty; remove it")
        if len(cells) != len(header):
            raise DataError(
                f"{place(schema.path, number)}: {len(cells)} cell{'s' if len(cells) > 1 else ''} where the"
                f" header names {len(header)}; add or remove commas, and quote a cell that holds one"
            )
        try:
            values = [known[cell] for known, cell in zip(columns, cells, strict=True)]
        except _RefusedCell as error:
            raise DataError(f"{place(schema.path, number, error.column)}: {error}") from None
        rows.append(Row(schema.path, number, zip(header, values, strict=True)))
    _check_unique(schema, rows)
    return rows


def _lines(path: Path) -> Iterator[list[str]]:
    """The lines of a CSV file as cells, the header first; one at a time, since a table can be long."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:  # Excel begins files with a mark
            yield from csv.reader(stream, strict=True)
    except FileNotFoundError:
        raise DataError(f"{path.name} is missing: restore it beside datapackage.json") from None
    except OSError as error:
        raise DataError(f"{path.name} cannot be read ({error.strerror}): make it readable") from None
    except UnicodeDecodeError as error:
        raise DataError(f"{path.name} is not UTF-8 (byte {error.start}): save it as UTF-8") from None
    except csv.Error as error:
        raise DataError(f"{path.name} is not well-formed CSV ({error}): close its quotes") from None


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


def check_foreign_keys(
    descriptor: dict[str, Any],
    tables: dict[str, list[Row]],
    directory: Path,
    read_before: Mapping[tuple[str, str], Collection[Any]] | None = None,
) -> None:
    """DataError for the first cell that names a row which does not exist.

    read_before: the cells of columns, by table and column, that need not be read from their files again.
    """
    columns = read_before or {}
    for name, rows in tables.items():
        schema = schema_of(descriptor, name)
        for key in schema.foreign_keys:
            known = columns.get((key.table, key.target))
            if known is None:
                read = key.table in tables
                named = tables[key.table] if read else read_table(directory, descriptor, key.table)
                known = {row[key.target] for row in named}
            for row in rows:
                cell = row[key.column]
                if cell is not None and cell not in known:
                    raise DataError(
                        f"{place(schema.path, row['_row'], key.column)}: '{cell}' is not in {key.table}.csv"
                        f"{nearest(str(cell), map(str, known)) or '.'} Correct it or add the row it names."
                    )


class _RefusedCell(ValueError):
    """A cell that breaks the constraints of its column; the message says how, and what to do."""

    def __init__(self, column: str, what: str) -> None:
        self.column = column
        super().__init__(what)


class _Cells(dict[str, Any]):
    """The values of one column by how its cells are written: many rows say the same.

    Raises _RefusedCell for a cell that the column cannot hold.
    """

    def __init__(self, column: Column, schema: TableSchema) -> None:
        super().__init__()
        self._column = column
        self._required = column.required or column.name in schema.primary_key

    def __missing__(self, cell: str) -> Any:
        value = self[cell] = self._made_of(cell)
        return value

    def _made_of(self, cell: str) -> Any:
        column = self._column
        if cell == "":
            if self._required:
                raise self._refuse("the cell is empty; fill it in")
            return None
        value: Any = cell
        if column.type in _SPELLINGS:
            spelling, made, remedy = _SPELLINGS[column.type]
            try:
                if not spelling.fullmatch(cell):
                    raise ValueError
                value = made(cell)
            except BuddhistYearError as error:
                raise self._refuse(str(error)) from None
            except ValueError:  # the calendar has no such day
                raise self._refuse(f"'{cell}' is no {column.type}; {remedy}") from None
        elif told := fault(cell):
            raise self._refuse(told)
        if column.type == "number" and value and value.adjusted() > _MOST_DIGITS:
            raise self._refuse(f"{cell} is more than anything that is counted; correct it")
        if column.minimum is not None and value < column.minimum:
            raise self._refuse(f"{cell} is below {column.minimum}; correct it")
        if column.enum is not None and cell not in column.enum:
            raise self._refuse(f"'{cell}' is not one of {', '.join(column.enum)}{nearest(cell, column.enum)}")
        if column.pattern is not None and not column.pattern.fullmatch(cell):
            raise self._refuse(f"'{cell}' does not have the form {column.pattern.pattern}; rewrite it")
        return value

    def _refuse(self, what: str) -> _RefusedCell:
        return _RefusedCell(self._column.name, what)


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
