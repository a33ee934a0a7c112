"""Reports that never were: how often careless hands would leave blocks that seem to have rates of their own.

A story makes up the baht of all conversions; the blocks' rates are then read off as they are from the report.
Seeded, so that everybody gets the same counts; every share comes with its interval.

Thousands of reports are made, so all of it is reckoned in whole numbers: of an amount only its ratio to the
last place of its product matters, and rates are counted in ten-millionths of a baht. Exact all the same.
Halves are rounded up, made up as well as read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from math import comb, lcm, prod, sqrt
from random import Random

from recount.checks.conversions import Conversion, Habit
from recount.checks.sittings.rates import HABITS

FINE = 10**7  # what rates are counted in: so many make a baht
#: Stories draw their rates from the span of the report's own; where they have two, the second block lies as
#: far below the others as it does in the report.
LOWEST, HIGHEST = 442 * FINE // 100, 446 * FINE // 100
STEP_DOWN = 26 * FINE // 1000

#: For each conversion of each block, how many last places of its product one baht for a unit comes to.
Amounts = tuple[tuple[Fraction, ...], ...]
#: For each conversion of each block, its product as printed, in last places.
Printed = list[list[int]]
#: Gets the amounts and a source of chance; gives what would have been printed.
Story = Callable[[Amounts, Random], Printed]
#: The lowest and the highest rate that fit, both included, in equal small parts of a baht.
_Span = tuple[int, int]


@dataclass(frozen=True)
class Blocks:
    """Blocks of conversions of one currency, reduced to whole numbers."""

    amounts: Amounts
    printed: Printed

    @classmethod
    def of(cls, groups: Sequence[Sequence[Conversion]]) -> Blocks:
        """The same of conversions."""
        return cls(
            tuple(
                tuple(Fraction(pair.foreign.value) / Fraction(pair.product.step) for pair in group)
                for group in groups
            ),
            [[int(pair.baht.value / pair.product.step) for pair in group] for group in groups],
        )

    @cached_property
    def _parts(self) -> tuple[tuple[int, ...], ...]:
        """Half a last place of each product as a rate, in parts of which a whole number goes into each."""
        common = 2 * lcm(*(amount.numerator for group in self.amounts for amount in group))
        return tuple(
            tuple(common // (2 * amount.numerator) * amount.denominator for amount in group)
            for group in self.amounts
        )

    def apart(self, printed: Printed, habit: Habit) -> bool:
        """Whether each block has a rate under a habit for such products, and no two blocks share one."""
        spans: list[_Span] = []
        for products, parts in zip(printed, self._parts, strict=True):
            span = _common([_span(*pair, habit) for pair in zip(products, parts, strict=True)])
            if span is None or any(_common([span, other]) for other in spans):
                return False
            spans.append(span)
        return True

    def how_often(self, story: Story, runs: int, seed: int) -> Chance:
        """In how many made-up reports the blocks are apart."""
        chance, counts = Random(seed), [0, 0, 0]
        for _ in range(runs):
            printed = story(self.amounts, chance)
            read = [self.apart(printed, habit) for habit in HABITS]
            for place, hit in enumerate((*read, all(read))):
                counts[place] += hit
        return Chance(runs, *counts)

    def shuffled(self, habit: Habit) -> tuple[int, int]:
        """Of all ways to deal the conversions into blocks of these sizes, how many leave them apart.

        Out: (ways that are apart, all ways). Every deal is tried, so there is no error of sampling.
        """
        everything = tuple(
            _span(product, part, habit)
            for products, parts in zip(self.printed, self._parts, strict=True)
            for product, part in zip(products, parts, strict=True)
        )
        sizes = [len(group) for group in self.amounts]
        total = prod(comb(sum(sizes[index:]), size) for index, size in enumerate(sizes))
        return _deals(everything, sizes, []), total


def _span(product: int, part: int, habit: Habit) -> _Span:
    below = 1 if habit is Habit.ROUNDED else 0
    return (2 * product - below) * part, (2 * product + 2 - below) * part - 1  # the end itself is left out


def _common(spans: Sequence[_Span]) -> _Span | None:
    low, high = max(span[0] for span in spans), min(span[1] for span in spans)
    return (low, high) if low <= high else None


def _deals(left: Sequence[_Span], sizes: Sequence[int], done: Sequence[_Span]) -> int:
    if not sizes:
        return 1
    count = 0
    for chosen in combinations(range(len(left)), sizes[0]):
        span = _common([left[index] for index in chosen])
        if span and not any(_common([span, other]) for other in done):
            rest = [one for index, one in enumerate(left) if index not in chosen]
            count += _deals(rest, sizes[1:], [*done, span])
    return count


@dataclass(frozen=True, slots=True)
class Chance:
    """In how many of so many made-up reports the blocks are apart, by how the products are read."""

    runs: int
    rounded: int
    cut_off: int
    both: int


def share_interval(hits: int, runs: int, z: float = 1.959964) -> tuple[float, float]:
    """Wilson's interval for a share, 95 % by default; for no hits in n runs up to about 3.84 / n."""
    share, square = hits / runs, z * z / runs
    middle = (share + square / 2) / (1 + square)
    half = z * sqrt(share * (1 - share) / runs + square / (4 * runs)) / (1 + square)
    return (middle - half if hits else 0.0), (middle + half if hits < runs else 1.0)


def shortened(amount: Fraction, rate: int, habit: Habit) -> int:
    """A product in last places, rounded half up or cut off."""
    over, under = amount.numerator * rate, amount.denominator * FINE
    return (2 * over + under) // (2 * under) if habit is Habit.ROUNDED else over // under


def _drawn(chance: Random) -> int:
    return LOWEST + chance.randrange(HIGHEST - LOWEST)


def one_way(habit: Habit) -> Story:
    """One rate and one habit throughout."""

    def story(amounts: Amounts, chance: Random) -> Printed:
        rate = _drawn(chance)
        return [[shortened(amount, rate, habit) for amount in group] for group in amounts]

    return story


def careless(rates: int, by_block: bool) -> Story:
    """One rate, or two (the second block lower); each number, or each block, rounded or cut off by a coin."""

    def story(amounts: Amounts, chance: Random) -> Printed:
        rate, printed = _drawn(chance), []
        for index, group in enumerate(amounts):
            here = rate - STEP_DOWN if rates == 2 and index == 1 else rate
            coin = chance.choice(HABITS)
            printed.append([shortened(a, here, coin if by_block else chance.choice(HABITS)) for a in group])
        return printed

    return story


def two_habits(amounts: Amounts, chance: Random) -> Printed:
    """Two rates (the second block lower); all rounded but the last block, which is cut off."""
    rate = _drawn(chance)
    return [
        [
            shortened(
                amount,
                rate - STEP_DOWN if index == 1 else rate,
                Habit.TRUNCATED if index == len(amounts) - 1 else Habit.ROUNDED,
            )
            for amount in group
        ]
        for index, group in enumerate(amounts)
    ]


def typed(by_block: bool) -> Story:
    """One rate typed with two to four decimals, as it came, for each number or each block; rounded."""

    def story(amounts: Amounts, chance: Random) -> Printed:
        rate, printed = _drawn(chance), []
        for group in amounts:
            places = [chance.choice((2, 3, 4)) for _ in group]
            printed.append(
                [
                    shortened(amount, _to_places(rate, places[0] if by_block else own), Habit.ROUNDED)
                    for amount, own in zip(group, places, strict=True)
                ]
            )
        return printed

    return story


def _to_places(rate: int, places: int) -> int:
    unit: int = FINE // 10**places
    return (2 * rate + unit) // (2 * unit) * unit


def adrift(width: int) -> Story:
    """A rate that strays evenly, by so many ten-thousandths of a baht either way, by number; rounded."""
    step = width * FINE // 10**7

    def story(amounts: Amounts, chance: Random) -> Printed:
        rate = _drawn(chance)
        return [
            [shortened(a, rate + chance.randrange(-1000, 1001) * step, Habit.ROUNDED) for a in group]
            for group in amounts
        ]

    return story


def own_rates(amounts: Amounts, chance: Random) -> Printed:
    """A rate of its own for each block, drawn from the whole span; rounded."""
    return [
        [shortened(amount, rate, Habit.ROUNDED) for amount in group]
        for group, rate in ((group, _drawn(chance)) for group in amounts)
    ]


STORIES: Mapping[str, Story] = {
    "one rate, all rounded": one_way(Habit.ROUNDED),
    "one rate, all cut off": one_way(Habit.TRUNCATED),
    "one rate, each number by a coin": careless(1, by_block=False),
    "one rate, each block by a coin": careless(1, by_block=True),
    "one rate, decimals vary by number": typed(by_block=False),
    "one rate, decimals vary by block": typed(by_block=True),
    "one rate, adrift by 0.0002": adrift(2),
    "one rate, adrift by 0.001": adrift(10),
    "one rate, adrift by 0.005": adrift(50),
    "two rates, each number by a coin": careless(2, by_block=False),
    "two rates, each block by a coin": careless(2, by_block=True),
    "two rates, the last block cut off": two_habits,
    "a rate for each block, all rounded": own_rates,
}
