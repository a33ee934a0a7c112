"""What executed chapters have read of the tables' prose, and whether it still stands there.

Whatever is not known counts as everything. Knows records and digests, not how a kernel notes what it reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from book.sphinxext.running.plain_code import is_plain
from book.sphinxext.running.prose import digest_of_cells, prose_of
from book.sphinxext.running.reading import EVERYTHING

_READ, _STATE = "prose_read", "prose_state"


class Readings:
    """The prose as this build finds it, held against records of what chapters have read."""

    def __init__(self, data: Path, folder: Path, everything: str) -> None:
        """folder: where kernels write their records. everything: the state of all inputs, as a digest."""
        self._cells, self._everything, self._folder = prose_of(data), everything, folder
        folder.mkdir(parents=True, exist_ok=True)

    def file(self, docname: str) -> Path:
        """Where the kernel of a chapter writes its record; none is there yet."""
        file = self._folder / docname.replace("/", "-")
        file.unlink(missing_ok=True)
        return file

    def of(self, file: Path | None, notebook: NotebookNode) -> dict[str, Any]:
        """What to remember of an executed chapter."""
        read = _names(file) if is_plain(notebook) else None
        return {_READ: read, _STATE: self._state(read)}

    def still_hold(self, remembered: Mapping[str, Any] | None) -> bool:
        """Whether all that a chapter read stands as it did."""
        remembered = remembered or {}
        return remembered.get(_STATE) == self._state(remembered.get(_READ))

    def _state(self, read: list[str] | None) -> str:
        return self._everything if read is None else digest_of_cells(read, self._cells)


def _names(file: Path | None) -> list[str] | None:
    """The cells that a record names; None for all, and where there is no record."""
    if file is None or not file.is_file():
        return None
    read = sorted(file.read_text("utf-8").splitlines())
    return None if EVERYTHING in read else read
