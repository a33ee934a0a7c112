"""The conversions of the report: pairs of amounts, and the rate that each pair implies.

A conversion is read as a printed foreign amount times one rate, the product shortened in one way. What all of
them together give away is told in sittings. Knows figures; draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from recount.checks.finding import Finding
from recount.quantity import Interval, Quantity, Reach, Reading, Rules
from recount.tables.dataset import Figure
from recount.wording import printed_words

#: From the date of the report's earliest figures to the end of June 2020. The report prints no date of its
#: own, so the end is an assumption; the rates came back to some of these levels later that summer.
WINDOW = (date(2020, 3, 31), date(2020, 6, 30))
#: When the report was put into Thai is not known, but its year is.
YEAR = (date(2020, 1, 1), date(2020, 12, 31))
#: "More than" may leave out as much again: for amounts that were finer than they are printed.
_FINER = Rules(at_least=(Reach.TWICE, Reach.TWICE))


class Habit(StrEnum):
    """How a product was shortened to the digits that are printed. ROUNDED: a tie may go either way."""

    ROUNDED = "rounded"
    TRUNCATED = "cut off"
    RAISED = "always rounded up"
    MIXED = "now rounded, now cut off"


@dataclass(frozen=True, slots=True)
class Conversion:
    """A foreign amount and the baht amount that the report prints for it.

    taken_as: the currency whose price it is held to have been taken at, where that is not its own.
    """

    foreign: Figure
    baht: Figure
    taken_as: str | None = None

    def __repr__(self) -> str:
        return f"<Conversion {self.baht.id}: {self.words}>"

    @property
    def currency(self) -> str:
        """The currency whose price it was taken at."""
        return self.taken_as or self.foreign.unit

    @property
    def multiplied(self) -> Quantity:
        """The foreign amount as printed, counted in that currency."""
        return replace(self.foreign.printed, unit=self.currency)

    @property
    def product(self) -> Quantity:
        """The baht as printed; "about" makes them good to their last place that is not zero."""
        return self.baht.printed.as_product()

    @property
    def words(self) -> str:
        """The pair in words: '610 million yuan → 2.718 billion baht'."""
        amounts = (self.foreign, self.baht)
        return " → ".join(printed_words(f.printed.unhedged(), f.unit, f.names) for f in amounts)

    def implied_rate(self, habit: Habit, finer: bool = False) -> Interval:
        """All baht prices of one unit that give the printed product under a habit.

        finer: what was multiplied may have been any amount that prints so, not only the printed one.
        """
        foreign = self.multiplied.read(Reading.ROUNDED, _FINER) if finer else self.multiplied.as_printed()
        return _before(self.product, habit) / foreign


def _before(product: Quantity, habit: Habit) -> Interval:
    """All values that a product can have had before it was shortened."""
    rounded, cut = product.read(Reading.ROUNDED), product.read(Reading.TRUNCATED)
    match habit:
        case Habit.ROUNDED:
            return rounded
        case Habit.TRUNCATED:
            return cut
        case Habit.MIXED:
            return Interval(rounded.exact_low, cut.exact_high, cut.unit, rounded.low_open, cut.high_open)
        case Habit.RAISED:
            below = cut - Interval.point(product.step, cut.unit)
            return Interval(below.exact_low, below.exact_high, cut.unit, low_open=True)


def conversions(findings: Iterable[Finding], figures: Mapping[str, Figure]) -> list[Conversion]:
    """The pairs of amounts that conversion checks speak of, in report order, each pair once.

    Such a check relates one foreign amount to one amount in the currency of the products, in whatever form;
    a check that holds several pairs against one another makes none.
    """
    pairs: dict[tuple[str, ...], Conversion] = {}
    for finding in findings:
        amounts = [figures[name] for name in finding.statement.figures]
        foreign = [figure for figure in amounts if _is_foreign(figure)]
        products = [figure for figure in amounts if figure.names[figure.unit].product]
        if finding.check.kind == "conversion" and len(foreign) == len(products) == 1 and len(amounts) == 2:
            pair = Conversion(foreign[0], products[0])
            pairs[pair.foreign.id, pair.baht.id] = pair
    return sorted(pairs.values(), key=lambda pair: pair.foreign.start)


def _is_foreign(figure: Figure) -> bool:
    unit = figure.names[figure.unit]
    return unit.kind == "money" and not unit.product
