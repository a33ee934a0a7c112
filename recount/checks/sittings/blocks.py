"""Runs of sections that one rate can explain, other ways to group them, and which blocks can share a rate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from recount.checks.conversions import Conversion, Habit
from recount.checks.sittings.rates import HABITS, common, shared
from recount.quantity import Interval


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring sections, by id in the order of the text, and their conversions."""

    sections: tuple[str, ...]
    pairs: tuple[Conversion, ...]

    def __repr__(self) -> str:
        return f"<Block {self.id}: {len(self.pairs)} conversions>"

    @property
    def id(self) -> str:
        """Its sections in one word: joined by +."""
        return " + ".join(self.sections)

    def of(self, currency: str) -> tuple[Conversion, ...]:
        """Its conversions from one currency."""
        return tuple(pair for pair in self.pairs if pair.currency == currency)

    def rate(self, currency: str, habit: Habit, finer: bool = False) -> Interval | None:
        """The rates that give all its products from one currency; None where none does or it has none."""
        return common(self.of(currency), habit, finer)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two blocks, each with a habit of its own, and the rates of one currency that both can share."""

    blocks: tuple[Block, Block]
    currency: str
    habits: tuple[Habit, Habit]
    rates: Interval | None

    def __repr__(self) -> str:
        both = " and ".join(f"{b.id} {h}" for b, h in zip(self.blocks, self.habits, strict=True))
        return f"<Meeting of {both}: {self.rates or 'none'}>"


def blocks(pairs: Sequence[Conversion], currency: str, habit: Habit) -> list[Block]:
    """The fewest runs of sections that one rate of a currency can explain each; the first ones longest."""
    runs: list[Block] = []
    for section in _sections(pairs):
        here = Block((section,), tuple(pair for pair in pairs if pair.baht.section == section))
        if runs:
            longer = Block((*runs[-1].sections, section), (*runs[-1].pairs, *here.pairs))
            if not longer.of(currency) or longer.rate(currency, habit):
                runs[-1] = longer
                continue
        runs.append(here)
    return runs


def groupings(pairs: Sequence[Conversion], habit: Habit) -> list[tuple[tuple[str, ...], ...]]:
    """All ways to part the sections into the fewest groups that one rate can explain; neighbours or not.

    pairs: of one currency.
    """
    sections = _sections(pairs)
    fitting = {
        group
        for size in range(1, len(sections) + 1)
        for group in combinations(sections, size)
        if common([pair for pair in pairs if pair.baht.section in group], habit)
    }
    found = [parts for parts in _partitions(sections) if fitting.issuperset(parts)]
    least = min(map(len, found), default=0)
    return [parts for parts in found if len(parts) == least]


def _sections(pairs: Iterable[Conversion]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pair.baht.section for pair in pairs))


def _partitions(names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], ...]]:
    if not names:
        yield ()
        return
    for rest in _partitions(names[1:]):
        yield ((names[0],), *rest)
        for index, part in enumerate(rest):
            yield (*rest[:index], (names[0], *part), *rest[index + 1 :])


def meetings(
    parts: Sequence[Block], currency: str, habits: Sequence[Habit] = HABITS, finer: bool = False
) -> list[Meeting]:
    """Every two blocks that both have conversions from a currency, under every two habits."""
    return [
        Meeting(
            (one, other),
            currency,
            (left, right),
            shared([one.rate(currency, left, finer), other.rate(currency, right, finer)]),
        )
        for one, other in combinations([part for part in parts if part.of(currency)], 2)
        for left, right in product(habits, repeat=2)
    ]
