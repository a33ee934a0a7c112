"""The sittings of one report: its blocks with their rates, and what could have brought them about.

found = recount.load().sittings()
found.rates(), found.meetings("CNY"), found.chances()
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from recount.checks.conversions import YEAR, Conversion, Habit
from recount.checks.sittings.blocks import Block, Meeting, blocks, groupings, meetings
from recount.checks.sittings.chance import STORIES, Blocks, share_interval
from recount.checks.sittings.days import Passage, passages, priced, spans
from recount.checks.sittings.rates import HABITS, fewest, leaning, outward, shortest

if TYPE_CHECKING:
    import pandas as pd

RUNS, SEED = 1_000, 2020


@dataclass(frozen=True, slots=True)
class Sittings:
    """All conversions, and the blocks of sections that they fall into.

    pairs: in report order, each at the price of the currency that it fits. currency: the one with most
    conversions, by whose rates blocks are told apart.
    """

    pairs: tuple[Conversion, ...]
    blocks: tuple[Block, ...]
    currency: str

    def __repr__(self) -> str:
        return f"<Sittings: {len(self.pairs)} conversions in {len(self.blocks)} blocks>"

    def of(self, currency: str) -> tuple[Conversion, ...]:
        """The conversions at the price of one currency."""
        return tuple(pair for pair in self.pairs if pair.currency == currency)

    @property
    def slips(self) -> tuple[Conversion, ...]:
        """The conversions at the price of a currency that is not their own."""
        return tuple(pair for pair in self.pairs if pair.taken_as)

    def fewest(self, habit: Habit, currency: str = "") -> int:
        """The smallest number of rates that explain all conversions of a currency."""
        return fewest(self.of(currency or self.currency), habit)

    def leaning(self, habit: Habit) -> list[Conversion]:
        """The conversions on each of which alone that number leans."""
        return leaning(self.of(self.currency), habit)

    def groupings(self, habit: Habit) -> list[tuple[tuple[str, ...], ...]]:
        """All ways to part the sections into the fewest groups that one rate can explain."""
        return groupings(self.of(self.currency), habit)

    def meetings(
        self, currency: str = "", habits: Sequence[Habit] = HABITS, finer: bool = False
    ) -> list[Meeting]:
        """Whether every two blocks can share a rate, under every two habits.

        finer: what was multiplied may have been finer than what is printed.
        """
        return meetings(self.blocks, currency or self.currency, habits, finer)

    def passages(self, block: Block, habit: Habit, currency: str = "") -> list[Passage]:
        """The days of the year between which reference rates passed a block's: of one currency, or of all."""
        currencies = [currency] if currency else dict.fromkeys(pair.currency for pair in block.pairs)
        wanted = [rate for one in currencies if (rate := block.rate(one, habit))]
        return passages(wanted, *YEAR) if wanted else []

    def shuffled(self, habit: Habit) -> tuple[int, int]:
        """How many of all ways to deal the conversions into such blocks leave each with a rate of its own."""
        return self._reduced(self.blocks).shuffled(habit)

    def shuffled_anywhere(self, habit: Habit) -> Fraction:
        """At most what share of deals would show blocks somewhere: summed over all ways to cut the text."""
        single = [
            Block((section,), tuple(pair for pair in self.pairs if pair.baht.section == section))
            for section in dict.fromkeys(pair.baht.section for pair in self.of(self.currency))
        ]
        total = Fraction(0)
        for cuts in combinations(range(1, len(single)), len(self.blocks) - 1):
            ends = (0, *cuts, len(single))
            runs = [
                Block(("",), tuple(pair for one in single[first:last] for pair in one.pairs))
                for first, last in pairwise(ends)
            ]
            total += Fraction(*self._reduced(runs).shuffled(habit))
        return total

    def _reduced(self, blocks: Sequence[Block]) -> Blocks:
        return Blocks.of([block.of(self.currency) for block in blocks])

    def rates(self) -> pd.DataFrame:
        """The rates of every block by currency and habit; ends rounded outward, so that they enclose all.

        typed: the lowest of the rates with the fewest decimals.
        """
        import pandas as pd

        rows = []
        for block in self.blocks:
            for currency in dict.fromkeys(pair.currency for pair in self.pairs):
                for habit in HABITS if block.of(currency) else ():
                    rate = block.rate(currency, habit)
                    low, high = outward(rate) if rate else (None, None)
                    rows.append(
                        {
                            "block": block.id,
                            "currency": currency,
                            "habit": str(habit),
                            "from": low,
                            "to": high,
                            "typed": shortest(rate) if rate else None,
                        }
                    )
        return pd.DataFrame(rows).set_index(["block", "currency", "habit"])

    def days(self, habit: Habit) -> pd.DataFrame:
        """When reference rates passed those of each block, by currency and for all its currencies together.

        A row for each run of passages, from the day before to the day after.
        """
        import pandas as pd

        rows = [
            {"block": block.id, "currency": currency or "all", "from": first, "to": last}
            for block in self.blocks
            for currency in (*dict.fromkeys(pair.currency for pair in self.pairs), "")
            if not currency or block.of(currency)
            for first, last in spans(self.passages(block, habit, currency))
        ]
        return pd.DataFrame(rows).set_index(["block", "currency"])

    def chances(self, runs: int = RUNS, seed: int = SEED) -> pd.DataFrame:
        """How often careless hands would leave blocks with rates of their own: a row for each story.

        rounded, cut_off, both: of so many made-up reports, how many show blocks read so; low, high: the 95 %
        interval of the share that shows them both ways, as the report does.
        """
        import pandas as pd

        reduced, rows = self._reduced(self.blocks), []
        for name, story in STORIES.items():
            seen = reduced.how_often(story, runs, seed)
            low, high = share_interval(seen.both, runs)
            rows.append(
                {
                    "story": name,
                    "runs": runs,
                    "rounded": seen.rounded,
                    "cut_off": seen.cut_off,
                    "both": seen.both,
                    "low": low,
                    "high": high,
                }
            )
        return pd.DataFrame(rows).set_index("story")


def read_sittings(pairs: Sequence[Conversion]) -> Sittings:
    """The sittings behind conversions, in report order; blocks are those of plain rounding.

    Raises ValueError where there are no conversions.
    """
    if not pairs:
        raise ValueError("no conversion stands in the report, so nothing tells of its sittings")
    taken = priced(pairs, *YEAR)
    currencies = [pair.currency for pair in taken]
    main = max(dict.fromkeys(currencies), key=currencies.count)
    return Sittings(tuple(taken), tuple(blocks(taken, main, Habit.ROUNDED)), main)
