"""What a report keeps tells each who asks for it what was read when it was made.

Whoever asks first has it computed, and is heard reading rows; whoever asks later is given what was kept, and
depends on the same rows. Knows properties, not what they hold.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from book.sphinxext.running.record import Record


class Replaying(cached_property[Any]):
    """A cached property that is heard by a record each time, as if it had been computed anew."""

    def __init__(self, kept: cached_property[Any], record: Record, own: Callable[[Any], bool] | None) -> None:
        """own: of which objects what is kept holds nothing but rows that tell of themselves."""
        super().__init__(kept.func)
        self._record, self._own, self._place = record, own, f"{kept.func.__name__} with its readings"

    def __get__(self, held: Any, kind: type | None = None) -> Any:
        if held is None:
            return self
        kept = vars(held).get(self._place)
        if kept is None:
            if self._own is not None and self._own(held):
                with self._record.unheard():
                    kept = self.func(held), frozenset[str]()
            else:
                with self._record.gathered() as names:
                    value = self.func(held)
                kept = value, frozenset(names)
            vars(held)[self._place] = kept
        else:
            for name in kept[1]:
                self._record.note(name)
        return kept[0]

    def __set__(self, held: Any, value: Any) -> None:
        raise AttributeError(f"{self.func.__name__} is computed")


def replay(owner: type, record: Record, own: dict[str, Callable[[Any], bool]]) -> None:
    """Let all that objects of a class keep be heard. own: by property, see Replaying."""
    for name, kept in [*vars(owner).items()]:
        if isinstance(kept, cached_property):
            setattr(owner, name, Replaying(kept, record, own.get(name)))
