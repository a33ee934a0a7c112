"""Reads the CSV tables that datapackage.json describes and refuses what does not fit it.

The descriptor is the only schema. frictionless validates the same files against it in the tests;
here the same constraints are applied without its start-up time, since every chapter's kernel loads
the data. Knows tables and constraints, not what a figure or a check is.
"""

from __future__ import annotations

import csv
import difflib
import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class DataError(ValueError):
    """The data cannot be used; the message names file, row, column and remedy."""


def place(path: Path | str, row: int | None = None, column: str | None = None) -> str:
    """Where something stands, in the words that every message of the data uses."""
    name = path.name if isinstance(path, Path) else path
    parts = [name]
    if row is not None:
        parts.append(f"row {row}")
    if column is not None:
        parts.append(f"column {column}")
    return ", ".join(parts)


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the closest known spelling, or nothing."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean '{close[0]}'?" if close else ""


def read_descriptor(directory: Path) -> dict[str, Any]:
    """datapackage.json of a data directory; DataError when it is missing or broken."""
    path = directory / "datapackage.json"
    try:
        descriptor = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        if not directory.is_dir():
            raise DataError(
                f"there is no data directory '{directory}': name one that holds datapackage.json"
            ) from None
        raise DataError(
            f"datapackage.json is missing from {directory.name}/: restore it or name another directory"
        ) from None
    except OSError as error:
        raise DataError(f"datapackage.json cannot be read ({error.strerror}): make it readable") from None
    except (ValueError, RecursionError) as error:  # broken JSON or broken UTF-8
        raise DataError(f"datapackage.json is not valid JSON ({error}): mend it") from None
    if not isinstance(descriptor, dict):
        raise DataError("datapackage.json is not a JSON object: mend it")
    return descriptor


def resource_of(descriptor: dict[str, Any], name: str) -> dict[str, Any]:
    """The description of one table."""
    for resource in descriptor.get("resources", []):
        if resource.get("name") == name:
            if "path" not in resource or not resource.get("schema", {}).get("fields"):
                raise DataError(f"datapackage.json gives table '{name}' no path or no fields: add them")
            return dict(resource)
    raise DataError(f"datapackage.json describes no table '{name}': add it to its resources")


def read_table(directory: Path, descriptor: dict[str, Any], name: str) -> list[Row]:
    """The rows of one table with typed values, empty cells as None, and '_row' for its place.

    DataError on a missing file, a wrong header, or a cell that breaks its constraints.
    """
    resource = resource_of(descriptor, name)
    path = directory / resource["path"]
    fields: list[dict[str, Any]] = resource["schema"]["fields"]
    names = [field["name"] for field in fields]
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
    if not lines or lines[0] != names:
        raise DataError(
            f"{place(path, 1)}: the header is {','.join(lines[0]) if lines else 'missing'!r},"
            f" but must be '{','.join(names)}'"
        )
    rows = []
    readers = [_reader(field, path) for field in fields]
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(names):
            raise DataError(
                f"{place(path, number)}: {len(cells)} cells where the header names {len(names)}; add or"
                " remove commas, and quote a cell that holds one"
            )
        row: Row = {"_row": number}
        for read, column, cell in zip(readers, names, cells, strict=True):
            row[column] = read(cell, number)
        rows.append(row)
    _check_unique(path, rows, fields, resource["schema"].get("primaryKey", []))
    return rows


def check_foreign_keys(descriptor: dict[str, Any], tables: dict[str, list[Row]], directory: Path) -> None:
    """DataError for the first cell that names a row which does not exist."""
    for name, rows in tables.items():
        resource = resource_of(descriptor, name)
        for key in resource["schema"].get("foreignKeys", []):
            column, target = key["fields"][0], key["reference"]["fields"][0]
            table = key["reference"]["resource"] or name
            known = {row[target] for row in tables[table]}
            for row in rows:
                cell = row[column]
                if cell is not None and cell not in known:
                    where = place(directory / resource["path"], row["_row"], column)
                    raise DataError(
                        f"{where}: '{cell}' is not in {table}.csv{nearest(cell, known) or '.'}"
                        " Correct it or add the row it names."
                    )


def _reader(field: dict[str, Any], path: Path) -> Any:
    """A function that turns one cell of a column into its value, or refuses it."""
    column = field["name"]
    constraints = field.get("constraints", {})
    required = constraints.get("required", False)
    kind = field["type"]
    allowed = constraints.get("enum")
    pattern = re.compile(constraints["pattern"]) if "pattern" in constraints else None
    minimum = Decimal(str(constraints["minimum"])) if "minimum" in constraints else None

    def refuse(number: int, what: str) -> DataError:
        return DataError(f"{place(path, number, column)}: {what}")

    def read(cell: str, number: int) -> Any:
        if cell == "":
            if required:
                raise refuse(number, "the cell is empty; fill it in")
            return None
        value: Any = cell
        if kind in ("integer", "number"):
            try:
                value = int(cell) if kind == "integer" else Decimal(cell)
            except (ValueError, InvalidOperation):
                raise refuse(number, f"'{cell}' is no {kind}; write plain digits") from None
            if kind == "number" and not value.is_finite():
                raise refuse(number, f"'{cell}' is no finite number; write plain digits")
            if minimum is not None and value < minimum:
                raise refuse(number, f"{cell} is below {minimum}; correct it")
        if kind == "date":
            try:
                value = date.fromisoformat(cell)
            except ValueError:
                raise refuse(number, f"'{cell}' is no date; write it as 2026-01-31") from None
        if allowed is not None and value not in allowed:
            raise refuse(number, f"'{cell}' is not one of {', '.join(allowed)}{nearest(cell, allowed)}")
        if pattern is not None and not pattern.fullmatch(cell):
            raise refuse(number, f"'{cell}' does not have the form {pattern.pattern}; rewrite it")
        return value

    return read


def _check_unique(path: Path, rows: list[Row], fields: list[dict[str, Any]], key: list[str]) -> None:
    columns = {field["name"] for field in fields if field.get("constraints", {}).get("unique")}
    for column in columns | set(key if len(key) == 1 else []):
        seen: dict[Any, int] = {}
        for row in rows:
            first = seen.setdefault(row[column], row["_row"])
            if first != row["_row"]:
                raise DataError(
                    f"{place(path, row['_row'], column)}: '{row[column]}' stands already in row {first},"
                    " but may stand only once; change this one"
                )
