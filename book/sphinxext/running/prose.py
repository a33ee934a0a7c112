"""The prose of the tables: what people wrote about a row, which nothing computes with.

Notes, titles and labels are corrected more often than numbers, and few chapters print any. So what a chapter
depends on is two things: the tables without their prose, and the cells of prose that its code has read. Knows
tables as CSV, not what any cell says.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

#: The columns of prose by table. Each is an attribute of the same name of what the table's rows become.
PROSE: Mapping[str, tuple[str, ...]] = {
    "benchmarks": ("label_en", "label_th", "note_en", "note_th"),
    "checks": ("title_en", "title_th", "note_en", "note_th"),
    "evidence": ("note_en", "note_th"),
    "figures": ("label_en", "label_th"),
}


def cell_name(table: str, id: str, column: str) -> str:
    """What a cell of prose is called in the records."""
    return f"{table} {id} {column}"


def without_prose(table: str, content: bytes) -> bytes:
    """A table with its prose left out; one that cannot be read as a table, as it is."""
    rows = _rows(content)
    if rows is None or "id" not in rows[0]:
        return content
    kept = [index for index, column in enumerate(rows[0]) if column not in PROSE[table]]
    lean = [[len(row), *(row[index] for index in kept if index < len(row))] for row in rows]
    return json.dumps([rows[0], *lean]).encode()


def prose_of(data: Path) -> dict[str, str]:
    """All cells of prose of a data directory by name."""
    cells: dict[str, str] = {}
    for table, columns in PROSE.items():
        file = data / f"{table}.csv"
        rows = _rows(file.read_bytes()) if file.is_file() else None
        header, *lines = rows or [[]]
        for line in lines:
            row = dict(zip(header, line, strict=False))
            cells |= {cell_name(table, row.get("id", ""), name): row.get(name, "") for name in columns}
    return cells


def digest_of_cells(names: Iterable[str], cells: Mapping[str, str]) -> str:
    """A digest of some cells of prose, whether or not there are any of that name."""
    told = json.dumps([(name, cells.get(name)) for name in sorted(names)])
    return hashlib.sha256(told.encode()).hexdigest()


def _rows(content: bytes) -> list[list[str]] | None:
    try:
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)) or None
    except (UnicodeDecodeError, csv.Error):
        return None
