"""Writes down which cells of prose a chapter's code reads, while it runs in a kernel of its own.

The attributes that hold prose tell of it when they are asked for; so do the files that hold it, when anybody
but a loader opens one. Knows the classes of rows, not what a chapter does with them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any, TypeVar

import recount.report
from book.sphinxext.running.prose import PROSE, cell_name
from recount.evidence.rows import Evidence
from recount.tables.dataset import CheckRow, Figure
from recount.tables.outside import Benchmark

T = TypeVar("T")
#: Stands in a record for all cells, read or not.
EVERYTHING = "everything"
_CLASSES: dict[str, type] = {
    "benchmarks": Benchmark,
    "checks": CheckRow,
    "evidence": Evidence,
    "figures": Figure,
}
#: What reads the tables, and tells of their prose nothing but what stands in those attributes.
LOADERS = ("load_dataset", "read_the_rest")
_FILES = {f"{table}.csv" for table in PROSE}
#: What starts other programs, whose reading nobody sees.
_STARTS = {"os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "subprocess.Popen"}


class Record:
    """What was read, in this process and those that it was forked from."""

    def __init__(self) -> None:
        """listener: is told each time when something is read."""
        self.read: set[str] = set()
        self.listener: Callable[[str], None] | None = None
        self.loading = False
        self._file: int | None = None

    def note(self, name: str) -> None:
        """Write a name down before whoever asked has its value, so that no kernel ends too early."""
        if self.listener is not None:
            self.listener(name)
        if name not in self.read:
            self.read.add(name)
            if self._file is not None:
                os.write(self._file, f"{name}\n".encode())

    def write_to(self, file: Path) -> None:
        """Write what was read until now, and whatever will be."""
        self._file = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o644)
        os.write(self._file, "".join(f"{name}\n" for name in sorted(self.read)).encode())


class _Told:
    """An attribute that holds prose and tells when it is read."""

    def __init__(self, slot: Any, table: str, column: str, record: Record) -> None:
        self._slot, self._table, self._column, self._record = slot, table, column, record

    def __get__(self, row: Any, kind: type | None = None) -> Any:
        if row is None:
            return self
        self._record.note(cell_name(self._table, row.id, self._column))
        return self._slot.__get__(row, kind)

    def __set__(self, row: Any, value: Any) -> None:
        self._slot.__set__(row, value)


def watch() -> Record:
    """From now on, note in this process what is read of the prose; there is no way back."""
    record = Record()
    for table, columns in PROSE.items():
        for column in columns:
            row = _CLASSES[table]
            setattr(row, column, _Told(vars(row)[column], table, column, record))
    for loader in LOADERS:
        setattr(recount.report, loader, _loading(getattr(recount.report, loader), record))

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        unseen = event == "open" and not record.loading and _is_table(arguments[0])
        if unseen or event in _STARTS:
            record.note(EVERYTHING)

    sys.addaudithook(audit)
    return record


def _is_table(opened: object) -> bool:
    """Whether what is opened holds prose, wherever it lies; a number stands for what is open already."""
    return isinstance(opened, str | bytes) and PurePath(os.fsdecode(opened)).name in _FILES


def _loading(load: Callable[..., T], record: Record) -> Callable[..., T]:
    """A loader, which may open the tables without having read their prose."""

    def loading(*arguments: Any) -> T:
        record.loading = True
        try:
            return load(*arguments)
        finally:
            record.loading = False

    return loading
