"""What the conversions give away: which rates explain them, and on which days those rates stood.

A conversion is read as a printed foreign amount times one rate, the product rounded or cut off. Knows
figures and reference rates; draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recount.checks.finding import Finding
from recount.quantity import Interval, Reading
from recount.rates import daily_rates
from recount.tables.dataset import Figure
from recount.wording import printed_words

#: From the date of the report's earliest figures to the end of June 2020. The report prints no date of its
#: own, so the end is an assumption; the rates came back to some of these levels later that summer.
WINDOW = (date(2020, 3, 31), date(2020, 6, 30))


@dataclass(frozen=True, slots=True)
class Conversion:
    """A foreign amount and the baht amount that the report prints for it."""

    foreign: Figure
    baht: Figure

    def __repr__(self) -> str:
        return f"<Conversion {self.baht.id}: {self.words}>"

    @property
    def currency(self) -> str:
        """The foreign currency."""
        return self.foreign.unit

    @property
    def words(self) -> str:
        """The pair in words: '610 million yuan → 2.718 billion baht'."""
        amounts = (self.foreign, self.baht)
        return " → ".join(printed_words(f.printed.unhedged(), f.unit, f.names) for f in amounts)

    def implied_rate(self, reading: Reading) -> Interval:
        """All baht prices of one unit that give the printed product under a reading."""
        return self.baht.printed.as_product().read(reading) / self.foreign.printed.as_printed()


@dataclass(frozen=True, slots=True)
class SharedRate:
    """An interval of rates each of which explains all its conversions."""

    rate: Interval
    conversions: tuple[Conversion, ...]

    def __repr__(self) -> str:
        return f"<SharedRate {self.rate}: {', '.join(pair.baht.id for pair in self.conversions)}>"

    @property
    def sections(self) -> list[str]:
        """The ids of the report's sections that it serves."""
        return list(dict.fromkeys(pair.baht.section for pair in self.conversions))


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


def shared_rates(pairs: Sequence[Conversion], reading: Reading) -> list[SharedRate]:
    """The fewest rates that explain all conversions of one currency under one reading.

    Intervals are taken by their upper ends; each rate serves all that it can (the classic greedy cover,
    which is the smallest possible). Each rate then lists every conversion that all of it explains, so one
    conversion may stand under several. Lowest rate first.
    """
    waiting = sorted(pairs, key=lambda pair: pair.implied_rate(reading).high)
    groups: list[SharedRate] = []
    while waiting:
        rate, others = waiting[0].implied_rate(reading), []
        for pair in waiting[1:]:
            common = rate.overlap(pair.implied_rate(reading))
            if common is None:
                others.append(pair)
            else:
                rate = common
        explained = (pair for pair in pairs if rate.lies_in(pair.implied_rate(reading)))
        groups.append(SharedRate(rate, tuple(sorted(explained, key=lambda pair: pair.foreign.start))))
        waiting = others
    return sorted(groups, key=lambda group: group.rate.low)


def days_with(rate: Interval, above: str, below: str, first: date, last: date) -> list[tuple[date, date]]:
    """Spans between neighbouring reference days within which the rate passed through an interval.

    A span whose two days are equal is a day whose reference rate itself lies in the interval.
    """
    rates = daily_rates(above, below, first, last)
    spans: list[tuple[date, date]] = []
    for (day, value), (next_day, next_value) in zip(rates, [*rates[1:], rates[-1]], strict=True):
        if rate.low <= value <= rate.high:
            spans.append((day, day))
        elif min(value, next_value) < rate.low and max(value, next_value) > rate.high:
            spans.append((day, next_day))
    return spans
