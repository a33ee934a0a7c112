"""What datapackage.json says of the tables: their files, columns, keys and constraints.

The descriptor is the only schema. What it asks of a table is applied in full: a word that is not known here
is refused, never passed over. Knows the descriptor; reads no table.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from recount.tables.texts import unseen

FILE = "datapackage.json"
#: Where the descriptor tells of the tables that are computed, and so do not stand beside it.
COMPUTED = "computed"
#: The types of columns, each with the constraints that are applied to it.
CONSTRAINTS = {
    "string": ("required", "unique", "pattern", "enum"),
    "integer": ("required", "unique", "minimum"),
    "number": ("required", "unique", "minimum"),
    "date": ("required", "unique"),
}
#: What may be said of tables and columns; what is said in one language is said in the other.
_SAID = (("title", "title_th"), ("description", "description_th"))
_WORDS = tuple(word for pair in _SAID for word in pair)
#: Bytes and hash tell a published file; whoever changes a copy of it wants the copy read all the same.
_OF_A_TABLE = ("name", "path", *_WORDS, "format", "mediatype", "encoding", "schema", "bytes", "hash")
_OF_A_SCHEMA = ("fields", "primaryKey", "foreignKeys", "missingValues")
_OF_A_FIELD = ("name", "type", "format", *_WORDS, "constraints")
#: The one way in which tables are written.
_WRITTEN = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
_TABLE_NAME = re.compile(r"[a-z][a-z0-9_]*")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.csv")
_COLUMN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_KINDS: dict[type, str] = {
    str: "a text",
    bool: "true or false",
    float: "a number",
    list: "a list",
    dict: "an object",
}


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
    found = close(word, known)
    return f"; did you mean '{found[0]}'?" if found else ""


def close(word: str, known: Iterable[str]) -> list[str]:
    """The closest known spelling, if any is close."""
    return difflib.get_close_matches(word, list(known), n=1)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table and what its cells must be. None: nothing is asked."""

    name: str
    type: str
    required: bool
    unique: bool
    pattern: re.Pattern[str] | None
    enum: tuple[str, ...] | None
    minimum: Decimal | None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose cells name rows of a table by one of that table's columns."""

    column: str
    table: str
    target: str


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One table: its name, its file in the data directory, its columns in order, and its keys."""

    name: str
    path: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def names(self) -> list[str]:
        """The names of the columns, which are the header of the file."""
        return [column.name for column in self.columns]


def read_descriptor(directory: Path) -> dict[str, Any]:
    """datapackage.json of a data directory.

    DataError when it is missing or broken, or asks of a table what is not known here.
    """
    path = directory / FILE
    try:
        descriptor = json.loads(path.read_text("utf-8"), parse_constant=_no_constant)
    except (FileNotFoundError, NotADirectoryError):
        if not directory.is_dir():
            raise DataError(
                f"there is no data directory '{directory}': name one that holds datapackage.json"
            ) from None
        raise DataError(
            f"{FILE} is missing from {directory.name}/: restore it or name another directory"
        ) from None
    except OSError as error:
        raise DataError(f"{FILE} cannot be read ({error.strerror}): make it readable") from None
    except (ValueError, RecursionError) as error:  # broken JSON or broken UTF-8
        raise DataError(f"{FILE} is not valid JSON ({error}): mend it") from None
    if not isinstance(descriptor, dict):
        raise DataError(f"{FILE} is not a JSON object: mend it")
    _check_tables(descriptor)
    return descriptor


def _check_tables(descriptor: Mapping[str, Any]) -> None:
    """DataError for the first thing that is said of any table and cannot be followed."""
    found: dict[str, TableSchema] = {}
    listed = [
        (resource, f"{word} {number}")
        for key, word in (("resources", "resource"), (COMPUTED, "computed table"))
        for number, resource in enumerate(member(descriptor, key, list, absent=[]), start=1)
    ]
    for resource, where in listed:
        schema = _table(_checked(resource, dict, where), where)
        if where.startswith("computed") and schema.path != f"{schema.name}.csv":
            raise _refuse(_of(schema.name), f"it is computed; its path can only be {schema.name}.csv")
        if schema.name in found:
            raise _refuse(_of(schema.name), "it stands there twice; remove one")
        found[schema.name] = schema
    for schema in found.values():
        for key in schema.foreign_keys:
            where = f"{_of(schema.name)}, foreignKeys"
            if key.table not in found:
                raise _refuse(
                    where, f"no table is called '{key.table}'{nearest(key.table, found)}; correct it"
                )
            _known(key.target, found[key.table].names, where, f"column of table '{key.table}'")


def published(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """The descriptor of what the book publishes: the tables of data/, and then those computed from them."""
    tables = [*descriptor.get("resources", []), *descriptor.get(COMPUTED, [])]
    return {key: value for key, value in descriptor.items() if key != COMPUTED} | {"resources": tables}


def schema_of(descriptor: Mapping[str, Any], name: str) -> TableSchema:
    """The schema of one table of a descriptor that was read; DataError when it describes no such table."""
    for resource in descriptor.get("resources", []):
        if resource["name"] == name:
            return _table(resource, _of(name))
    raise DataError(f"{FILE} describes no table '{name}': add it to its resources")


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


_NEEDED: Any = object()


def member(holder: Mapping[str, Any], key: str, kind: type, where: str = "", absent: Any = _NEEDED) -> Any:
    """What an object of the descriptor holds under a key, which must be of one kind of JSON value.

    where: the object's place in the descriptor; empty for the descriptor itself. absent: what stands for a
    key that is not there; without it, the key is needed.
    """
    if key in holder:
        return _checked(holder[key], kind, f"{where}, {key}" if where else key)
    if absent is _NEEDED:
        raise _refuse(where, f"there is no '{key}'; add it")
    return absent


def members(holder: Mapping[str, Any], key: str, kind: type, where: str = "") -> list[tuple[Any, str]]:
    """The items of a list under a key, all of one kind of JSON value, each with its place; at least one."""
    listed = member(holder, key, list, where)
    where = f"{where}, {key}" if where else key
    if not listed:
        raise _refuse(where, "it names none; name at least one")
    places = [f"{where}, number {number}" for number, _ in enumerate(listed, start=1)]
    return [(_checked(item, kind, place), place) for item, place in zip(listed, places, strict=True)]


def _checked(value: Any, kind: type, where: str) -> Any:
    # To Python a truth is a number as well, and a whole number is no float.
    fits = isinstance(value, int | float) if kind is float else isinstance(value, kind)
    if not fits or (kind is not bool and isinstance(value, bool)):
        raise _refuse(where, f"{_shown(value)} is not {_KINDS[kind]}; correct it")
    if kind is str and (told := unseen(value)):
        raise _refuse(where, told)
    return value


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:37]}..."


def _refuse(where: str, what: str) -> DataError:
    return DataError(f"{', '.join(filter(None, (FILE, where)))}: {what}")


def _of(table: str) -> str:
    return f"table '{table}'"


def _known(word: str, known: Collection[str], where: str, noun: str) -> None:
    if word not in known:
        raise _refuse(
            where, f"'{word}' is no {noun} that is known here{nearest(word, known)}; use {_either(known)}"
        )


def _either(words: Collection[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _table(resource: dict[str, Any], where: str) -> TableSchema:
    name = member(resource, "name", str, where)
    if not _TABLE_NAME.fullmatch(name):
        raise _refuse(where, f"'{name}' is no name of a table; use small letters, digits and _")
    where = _of(name)
    for key in resource:
        _known(key, _OF_A_TABLE, where, "property of a table")
    for key, only in _WRITTEN.items():
        if (said := member(resource, key, str, where, only)) != only:
            raise _refuse(where, f"the {key} '{said}' is not read here; write the table as {only}")
    _check_words(resource, where)
    if "path" not in resource or "fields" not in member(resource, "schema", dict, where, {}):
        raise DataError(f"{FILE} gives table '{name}' no path or no fields: add them")
    path = member(resource, "path", str, where)
    if not _FILE_NAME.fullmatch(path):
        raise _refuse(where, f"the path '{path}' names no CSV file beside {FILE}; correct it")
    schema = resource["schema"]
    for key in schema:
        _known(key, _OF_A_SCHEMA, where, "property of a schema")
    if member(schema, "missingValues", list, where, [""]) != [""]:
        raise _refuse(where, 'missingValues can only be [""], the empty cell; correct it')
    columns = tuple(_column(field, place, where) for field, place in members(schema, "fields", dict, where))
    names = [column.name for column in columns]
    if len(set(names)) < len(names):
        raise _refuse(where, "two of its fields have one name; change one")
    return TableSchema(
        name,
        path,
        columns,
        tuple(_columns(schema, "primaryKey", names, where)) if "primaryKey" in schema else (),
        tuple(
            _foreign_key(key, place, name, names)
            for key, place in members(schema, "foreignKeys", dict, where)
        )
        if "foreignKeys" in schema
        else (),
    )


def _check_words(holder: Mapping[str, Any], where: str) -> None:
    """DataError for what is said of a table or a column in one language alone."""
    for pair in _SAID:
        said = {key: bool(member(holder, key, str, where, "").strip()) for key in pair}
        for key, other in (pair, pair[::-1]):
            if said[key] and not said[other]:
                raise _refuse(where, f"there is a '{key}' and no '{other}'; add it")


def _columns(holder: Mapping[str, Any], key: str, names: Collection[str], where: str) -> list[str]:
    """The columns that a list names, all of them among the names."""
    listed = [name for name, _ in members(holder, key, str, where)]
    for name in listed:
        _known(name, names, f"{where}, {key}", "column")
    return listed


def _column(field: dict[str, Any], place: str, where: str) -> Column:
    name = member(field, "name", str, place)
    if not _COLUMN_NAME.fullmatch(name):
        raise _refuse(place, f"'{name}' is no name of a column; use letters, digits and _")
    where = f"{where}, field '{name}'"
    for key in field:
        _known(key, _OF_A_FIELD, where, "property of a field")
    _check_words(field, where)
    kind = member(field, "type", str, where)
    _known(kind, CONSTRAINTS, where, "type")
    if (form := member(field, "format", str, where, "default")) != "default":
        raise _refuse(where, f"the format '{form}' is not known here; leave it out")
    given = member(field, "constraints", dict, where, {})
    for constraint in given:
        _known(constraint, CONSTRAINTS[kind], where, f"constraint of type {kind}")
    return Column(
        name,
        kind,
        member(given, "required", bool, where, False),
        member(given, "unique", bool, where, False),
        _pattern(given, where),
        _enum(given, where),
        _minimum(given, where),
    )


def _pattern(given: Mapping[str, Any], where: str) -> re.Pattern[str] | None:
    if "pattern" not in given:
        return None
    text = member(given, "pattern", str, where)
    try:
        return re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        raise _refuse(where, f"the pattern '{text}' is no regular expression ({error}); correct it") from None


def _enum(given: Mapping[str, Any], where: str) -> tuple[str, ...] | None:
    if "enum" not in given:
        return None
    return tuple(value for value, _ in members(given, "enum", str, where))


def _minimum(given: Mapping[str, Any], where: str) -> Decimal | None:
    if "minimum" not in given:
        return None
    return Decimal(str(member(given, "minimum", float, where)))


def _foreign_key(given: dict[str, Any], where: str, table: str, names: Collection[str]) -> ForeignKey:
    for key in given:
        _known(key, ("fields", "reference"), where, "property of a foreign key")
    reference = member(given, "reference", dict, where)
    for key in reference:
        _known(key, ("resource", "fields"), where, "property of a reference")
    columns = _columns(given, "fields", names, where)
    targets = [name for name, _ in members(reference, "fields", str, f"{where}, reference")]
    if len(columns) != 1 or len(targets) != 1:
        raise _refuse(where, "a foreign key ties one column to one column; make it so")
    # An empty name is the table itself.
    return ForeignKey(
        columns[0], member(reference, "resource", str, f"{where}, reference", "") or table, targets[0]
    )
