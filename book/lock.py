"""One build at a time: who writes below _build holds its lock, and who comes second is told so.

The lock is SQLite's on an empty file: the system lets it go when the process that holds it ends, however it
ends, so none is ever left behind. Knows neither what is built nor how.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FILE = ".lock"
#: Names the folder to the processes that its holder has start what they write there.
HELD_ABOVE = "BOOK_LOCK_HELD_ABOVE"
_held: dict[Path, sqlite3.Connection] = {}


class Busy(RuntimeError):
    """Another process writes to the folder."""


def take(build: Path) -> bool:
    """Take the lock of the folder `build`; False where this process, or the one that started it, holds it.

    Raises Busy where another process holds it.
    """
    build = build.resolve()
    if build in _held or os.environ.get(HELD_ABOVE) == str(build):
        return False
    build.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(build / _FILE, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        raise Busy(f"another build is running in {build}: wait until it has ended") from None
    _held[build] = connection
    return True


def let_go(build: Path) -> None:
    """Let the lock go that this process has taken."""
    _held.pop(build.resolve()).close()


@contextmanager
def locked(build: Path) -> Iterator[None]:
    """Hold the lock of the folder `build`; Busy where another process holds it."""
    taken = take(build)
    try:
        yield
    finally:
        if taken:
            let_go(build)
