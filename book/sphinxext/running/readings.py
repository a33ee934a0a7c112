"""What executed chapters have read of the tables' cells, and whether it still stands there.

Whatever is not known counts as everything. Knows records and digests, not how a kernel notes what it reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from book.sphinxext.running.cells import digest_of_cells
from book.sphinxext.running.plain_code import is_plain
from book.sphinxext.running.record import EVERYTHING

_READ, _STATE = "cells_read", "cells_state"


class Readings:
    """The cells as this build finds them, held against records of what chapters have read."""

    def __init__(self, cells: Mapping[str, str], folder: Path, everything: str) -> None:
        """folder: where kernels write their records. everything: the state of all inputs, as a digest."""
        self._cells, self._everything, self._folder = cells, everything, folder
        #: The cells that each chapter has read, as far as it is known.
        self.read: dict[str, list[str]] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def file(self, docname: str) -> Path:
        """Where the kernel of a chapter writes its record; none is there yet."""
        file = self._folder / docname.replace("/", "-")
        file.unlink(missing_ok=True)
        return file

    def of(self, docname: str, file: Path | None, notebook: NotebookNode) -> dict[str, Any]:
        """What to remember of a chapter that was executed now."""
        read = _names(file) if is_plain(notebook) else None
        if read is not None and not self._cells.keys() >= {*read}:
            read = None  # of what has no name here, nobody can say whether it stands
        return self._noted(docname, {_READ: read, _STATE: self._state(read)})

    def still_hold(self, docname: str, remembered: Mapping[str, Any] | None) -> bool:
        """Whether all that a chapter read when it was executed stands as it did."""
        found = self._noted(docname, {_READ: None, **(remembered or {})})
        return bool(found.get(_STATE) == self._state(found[_READ]))

    def _noted(self, docname: str, remembered: dict[str, Any]) -> dict[str, Any]:
        read = remembered[_READ]
        self.read[docname] = [EVERYTHING] if read is None else read
        return remembered

    def _state(self, read: list[str] | None) -> str:
        return self._everything if read is None else digest_of_cells(read, self._cells)


def _names(file: Path | None) -> list[str] | None:
    """The cells that a record names; None for all, and where there is no record."""
    if file is None or not file.is_file():
        return None
    read = sorted(file.read_text("utf-8").splitlines())
    return None if EVERYTHING in read else read
