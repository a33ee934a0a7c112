"""Remembers what files were made of, so that a build makes only those again whose making could differ.

A file is made again when what it is made of has changed, when who makes it has, or when it is not as it was
left. Knows bytes, not what any file holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path

_Entry = list[str]  # the digest of what a file was made of, and that of the file


class Made:
    """The files of one kind, by name, as an earlier build has left them."""

    def __init__(self, record: Path, makers: str) -> None:
        """record: where they are remembered. makers: the state of the code that makes them, as a digest."""
        self._record, self._makers = record, makers
        self._before, self._now = _read(record), dict[str, _Entry]()

    def make(self, target: Path, made_of: Iterable[bytes], make: Callable[[], object]) -> None:
        """Call `make`, which writes the file `target`, unless it is there as the same parts have made it."""
        parts = hashlib.sha256(self._makers.encode())
        for part in made_of:
            parts.update(hashlib.sha256(part).digest())
        made_of_these = parts.hexdigest()
        if self._before.get(target.name) != [made_of_these, _digest(target)]:
            make()
        self._now[target.name] = [made_of_these, _digest(target)]

    def save(self) -> None:
        """Remember what was made, or stands, for the next build."""
        # A build that is broken off leaves the record whole.
        unfinished = self._record.with_suffix(".part")
        unfinished.write_text(json.dumps(self._now), "utf-8")
        unfinished.replace(self._record)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def _read(record: Path) -> dict[str, _Entry]:
    """What was remembered; nothing where the record is missing or damaged."""
    try:
        held = json.loads(record.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}
