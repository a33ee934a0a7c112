"""The cells of the tables whose readers are noted, so that who has not read one need not run again.

Two kinds: prose, which nothing computes with, and what a piece of evidence says (its number and its day),
unless a check or a case names the evidence, for then verdicts rest on it. So what a chapter depends on is two
things: the tables without these cells, and those of the cells that its code has read. Knows tables as CSV and
titles in BibTeX, not what any cell says.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

#: For each table the attributes of its rows that are prose; each is a column of the same name.
PROSE: Mapping[str, tuple[str, ...]] = {
    "benchmarks": ("label_en", "label_th", "note_en", "note_th"),
    "checks": ("title_en", "title_th", "note_en", "note_th"),
    "evidence": ("note_en", "note_th"),
    "figures": ("label_en", "label_th"),
}
#: The attributes of evidence that say what a source printed, and the columns that each is made of.
SAID: Mapping[str, tuple[str, ...]] = {
    "as_of": ("as_of",),
    "expected": ("expected",),
    "phrase": ("phrase",),
    "printed": ("value", "value_high", "hedge"),
}
EVIDENCE = "evidence"
#: The table of sources, of which titles are prose, and how its cells are called.
BIBLIOGRAPHY, SOURCES, TITLE = "references.bib", "sources", "title"
#: What may name evidence as part of a statement.
_NAMING = ("checks", "cases")
_ENTRY = re.compile(r"^@\w+\{(?P<key>[^,\s]+),$|^  title +=(?P<title> .*),$", re.MULTILINE)


def cell_name(table: str, id: str, attribute: str) -> str:
    """What a cell is called in the records."""
    return f"{table} {id} {attribute}"


class Cells:
    """Which cells of a data directory are noted."""

    def __init__(self, data: Path, *, said: bool = True) -> None:
        """said: whether what evidence says is noted as well as prose."""
        self._data = data
        texts = (data / f"{table}.csv" for table in _NAMING)
        named = " ".join(file.read_text("utf-8", "replace") for file in texts if file.is_file())
        #: Every word of the tables that may name evidence.
        self._named = frozenset(re.findall(r"\w+", named))
        self._said = said

    def left_out(self, file: str, content: bytes) -> bytes:
        """A file without the cells that are noted; what cannot be read as a table, as it is."""
        if file == BIBLIOGRAPHY:
            return _without_titles(content)
        table, _, ending = file.partition(".")
        rows = _rows(content) if ending == "csv" and table in PROSE else None
        if rows is None or rows[0][:1] != ["id"] or len({*rows[0]}) < len(rows[0]):
            return content
        lean = [rows[0]]
        for row in rows[1:]:
            noted = self._columns(table, row)
            lean.append([str(len(row)), *(cell for name, cell in _cells(rows[0], row) if name not in noted)])
        return json.dumps(lean).encode()

    def _columns(self, table: str, row: list[str]) -> Collection[str]:
        if table != EVIDENCE or not self._said or not row or self._may_be_named(row[0]):
            return PROSE[table]
        return {*PROSE[table], *(column for columns in SAID.values() for column in columns)}

    def _may_be_named(self, id: str) -> bool:
        return id in self._named or not re.fullmatch(r"\w+", id)

    def all(self) -> dict[str, str]:
        """All cells by name, and of evidence also those that are not noted."""
        cells: dict[str, str] = {}
        for table, columns in PROSE.items():
            attributes = {**{name: (name,) for name in columns}, **(SAID if table == EVIDENCE else {})}
            file = self._data / f"{table}.csv"
            rows = _rows(file.read_bytes()) if file.is_file() else None
            header, *lines = rows or [[]]
            for line in lines:
                row = dict(zip(header, line, strict=False))
                for attribute, parts in attributes.items():
                    told = [row.get(part, "") for part in parts]
                    cells[cell_name(table, row.get("id", ""), attribute)] = (
                        told[0] if len(told) == 1 else json.dumps(told)
                    )
        file = self._data / BIBLIOGRAPHY
        return cells | (_titles(file.read_bytes()) if file.is_file() else {})


def digest_of_cells(names: Iterable[str], cells: Mapping[str, str]) -> str:
    """A digest of some cells, whether or not there are any of that name."""
    told = json.dumps([(name, cells.get(name)) for name in sorted(names)])
    return hashlib.sha256(told.encode()).hexdigest()


def _cells(header: list[str], row: list[str]) -> Iterable[tuple[str, str]]:
    """The cells of a row with their columns; those behind the last column have none."""
    return zip([*header, *[""] * (len(row) - len(header))], row, strict=False)


def _rows(content: bytes) -> list[list[str]] | None:
    try:
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)) or None
    except (UnicodeDecodeError, csv.Error):
        return None


def _titles(content: bytes) -> dict[str, str]:
    """The titles of sources by name, where each stands on a line of its own."""
    titles, key = dict[str, str](), ""
    for found in _ENTRY.finditer(content.decode("utf-8", "replace")):
        key = found["key"] or key
        if found["title"] is not None:
            titles[cell_name(SOURCES, key, TITLE)] = found["title"]
    return titles


def _without_titles(content: bytes) -> bytes:
    """A bibliography without titles; as it is where one cannot be told from the rest of its entry."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content
    found = [*_ENTRY.finditer(text)]
    keys, titles = found[::2], found[1::2]
    plain = (
        len(titles) == len(re.findall(r"^\s*@", text, re.MULTILINE))
        and all(key["key"] for key in keys)
        and all(title["title"] and _is_whole(title["title"].strip()) for title in titles)
    )
    return _ENTRY.sub(lambda found: found[0] if found["key"] else "", text).encode() if plain else content


def _is_whole(title: str) -> bool:
    """Whether a title is all that stands between a brace and the one that closes it."""
    depth = 0
    for place, letter in enumerate(title):
        depth += (letter == "{") - (letter == "}")
        if depth <= 0 and place < len(title) - 1:
            return False
    return depth == 0
