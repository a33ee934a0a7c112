"""Notes in this process which cells of the tables are read, by a chapter's code or for a page.

The attributes that hold them tell of it when they are asked for; so do the files that hold them, when anybody
but a loader opens one. A verdict on evidence is a cell of its own: who counts verdicts depends on those, not
on every number that they were computed from. Knows the classes of rows, not what a chapter does with them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import PurePath
from typing import Any, TypeVar

import recount.report
from book.sphinxext.running.cells import BIBLIOGRAPHY, EVIDENCE, PROSE, SAID, SOURCES, TITLE, cell_name
from book.sphinxext.running.record import EVERYTHING, Record
from book.sphinxext.running.replaying import replay
from recount.evidence.rows import Evidence
from recount.evidence.sources import Source
from recount.evidence.testimony import Testimony
from recount.report import Report
from recount.tables.dataset import CheckRow, Figure
from recount.tables.outside import Benchmark

T = TypeVar("T")
TESTIMONIES = "testimonies"
#: What is computed of a piece of evidence and a figure, each a cell.
VERDICTS = ("weight", "reading")
#: The classes of rows with the names of their tables, of their noted attributes and of the rows.
_ROWS: tuple[tuple[type, str, tuple[str, ...], Callable[[Any], str]], ...] = (
    (Benchmark, "benchmarks", PROSE["benchmarks"], lambda row: row.id),
    (CheckRow, "checks", PROSE["checks"], lambda row: row.id),
    (Figure, "figures", PROSE["figures"], lambda row: row.id),
    (Evidence, EVIDENCE, (*PROSE[EVIDENCE], *SAID), lambda row: row.id),
    (Source, SOURCES, (TITLE,), lambda row: row.key),
    (Testimony, TESTIMONIES, VERDICTS, lambda told: f"{told.evidence.id} {told.figure.id}"),
)
#: What reads the tables, and tells of these cells nothing but what stands in those attributes.
LOADERS = ("load_dataset", "read_the_rest", "read_sources", "read_evidence")
_FILES = {*(f"{table}.csv" for table in PROSE), BIBLIOGRAPHY}
#: What starts other programs, whose reading nobody sees.
_STARTS = {"os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "subprocess.Popen"}


class _Told:
    """An attribute that holds a cell and tells when it is read."""

    def __init__(
        self, slot: Any, table: str, column: str, name: Callable[[Any], str], record: Record
    ) -> None:
        self._slot, self._table, self._column, self._of, self._record = slot, table, column, name, record

    def __get__(self, row: Any, kind: type | None = None) -> Any:
        if row is None:
            return self
        self._record.note(cell_name(self._table, self._of(row), self._column))
        return self._slot.__get__(row, kind)

    def __set__(self, row: Any, value: Any) -> None:
        self._slot.__set__(row, value)


def watch() -> Record:
    """From now on, note in this process what is read of the cells; there is no way back."""
    record = Record()
    for row, table, attributes, name in _ROWS:
        for attribute in attributes:
            setattr(row, attribute, _Told(vars(row)[attribute], table, attribute, name, record))
    for loader in LOADERS:
        setattr(recount.report, loader, _loading(getattr(recount.report, loader), record))
    # Of the report as printed each testimony is known by name, and tells of its verdict when that is read.
    replay(Report, record, {"testimonies": _as_printed})
    Report.testimonies_on = _unheard_as_printed(Report.testimonies_on, record)  # type: ignore[method-assign]

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        unseen = event == "open" and not record.loading and _is_table(arguments[0])
        if unseen or event in _STARTS:
            record.note(EVERYTHING)

    sys.addaudithook(audit)
    return record


def verdicts_of(report: Report) -> dict[str, str]:
    """The cells that hold the verdicts on evidence in a report, by name."""
    return {
        cell_name(TESTIMONIES, f"{told.id} {told.figure.id}", verdict): str(getattr(told, verdict))
        for told in _all_testimonies(report)
        for verdict in VERDICTS
    }


def _all_testimonies(report: Report) -> Iterable[Testimony]:
    return (told for id in report for told in report.testimonies_on(id))


def _as_printed(report: Report) -> bool:
    """Whether a report supposes nothing."""
    return report._base is report


def _unheard_as_printed(method: Callable[..., T], record: Record) -> Callable[..., T]:
    @wraps(method)
    def asked(report: Report, *arguments: Any) -> T:
        if not _as_printed(report):
            return method(report, *arguments)
        with record.unheard():
            return method(report, *arguments)

    return asked


def _is_table(opened: object) -> bool:
    """Whether what is opened holds cells, wherever it lies; a number stands for what is open already."""
    return isinstance(opened, str | bytes) and PurePath(os.fsdecode(opened)).name in _FILES


def _loading(load: Callable[..., T], record: Record) -> Callable[..., T]:
    """A loader, which may open the tables without having told anybody of their cells."""

    @wraps(load)
    def loading(*arguments: Any) -> T:
        before, record.loading = record.loading, True
        try:
            with record.unheard():
                return load(*arguments)
        finally:
            record.loading = before

    return loading
