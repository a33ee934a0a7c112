"""The names of what was read, in this process and those that it was forked from. Knows no row."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

#: Stands in a record for all cells, read or not.
EVERYTHING = "everything"


class Record:
    """What was read, and who is told of it."""

    def __init__(self) -> None:
        """listener: is told each time when something is read."""
        self.read: set[str] = set()
        self.listener: Callable[[str], None] | None = None
        self.loading = False
        self._unheard = 0
        self._gathering: list[set[str]] = []
        self._file: int | None = None

    def note(self, name: str) -> None:
        """Write a name down before whoever asked has its value, so that no kernel ends too early."""
        if self._unheard and name != EVERYTHING:
            return
        for names in self._gathering:
            names.add(name)
        if self.listener is not None:
            self.listener(name)
        if name not in self.read:
            self.read.add(name)
            if self._file is not None:
                os.write(self._file, f"{name}\n".encode())

    @contextmanager
    def gathered(self) -> Iterator[set[str]]:
        """The names that are noted inside, even by who is unheard: others will ask for what is made here."""
        names: set[str] = set()
        unheard, self._unheard = self._unheard, 0
        self._gathering.append(names)
        try:
            yield names
        finally:
            self._unheard = unheard
            self._gathering = [each for each in self._gathering if each is not names]

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """Inside, rows may be read by what makes nothing but objects that tell of those rows themselves."""
        self._unheard += 1
        try:
            yield
        finally:
            self._unheard -= 1

    def forget_rows(self) -> None:
        """Begin anew, where nothing of what was read is left within reach."""
        self.read &= {EVERYTHING}

    def write_to(self, file: Path) -> None:
        """Write what was read until now, and whatever will be."""
        self._file = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o644)
        os.write(self._file, "".join(f"{name}\n" for name in sorted(self.read)).encode())
