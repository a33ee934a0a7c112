"""Which single change of one printed number would reconcile a check that fails.

An inference, never a finding: it shows how numbers could fit, not what happened. Tries a closed list of
slips: a magnitude, a hedge, a currency. Knows checks and figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from recount.checks.conversions import WINDOW
from recount.checks.finding import Finding
from recount.checks.judge import judge_printed
from recount.checks.verdicts import AGAINST, Verdict
from recount.quantity import Hedge, Quantity
from recount.rates import market
from recount.tables.dataset import Figure
from recount.wording import LANGUAGES, UnitNames, Words, both, plain_number, printed_words
from recount.wording.judging import HEDGES, LARGER, NO_HEDGE, OTHER_CURRENCY, OTHER_HEDGE, SMALLER

POWERS = (1, 2, 3, 4)
MENDED = (Verdict.AGREES, Verdict.AGREES_IF_TRUNCATED)
#: No upper bound: it would fit whatever is smaller, and so explain nothing.
_OTHER_HEDGES = (Hedge.EXACT, Hedge.AT_LEAST, Hedge.APPROX, Hedge.ALMOST)


@dataclass(frozen=True, slots=True)
class Mending:
    """One changed number under which the check would agree."""

    figure: str
    words: Words
    mended: Finding

    def __repr__(self) -> str:
        return f"<Mending of {self.figure} for {self.mended.id}: {self.words.en}>"


def mendings(finding: Finding, figures: Mapping[str, Figure]) -> list[Mending]:
    """Every single change of the closed list that reconciles a failed check; empty for one that holds."""
    if finding.verdict not in AGAINST:
        return []
    printed = {name: figures[name].printed for name in finding.statement.figures}
    found = []
    for name, number in printed.items():
        for changed, words in _changes(figures[name], number, finding):
            numbers = {**finding.outside, **printed, name: changed}
            mended = judge_printed(finding.check, finding.statement, numbers, finding.names)
            if mended.verdict in MENDED:
                found.append(Mending(name, words, mended))
    return found


def _changes(figure: Figure, number: Quantity, finding: Finding) -> Iterator[tuple[Quantity, Words]]:
    bare = number.unhedged()
    printed = Words(figure.words_en, figure.phrase)
    unhedged = Words(printed.en, printed_words(bare, figure.unit, figure.names, "th", prose=True))
    for power in POWERS:
        times = plain_number(Decimal(10) ** power)
        for exponent, words in ((power, LARGER), (-power, SMALLER)):
            changed = number.scaled(Decimal(10) ** exponent)
            reached = _written(bare.scaled(Decimal(10) ** exponent), figure.unit, figure.names)
            yield changed, both(words, printed=unhedged, times=times, changed=reached)
    if finding.check.kind == "repeat":
        for hedge in _OTHER_HEDGES:
            if hedge is not number.hedge:
                strict = hedge in (Hedge.AT_LEAST, Hedge.ALMOST)
                changed = replace(number, hedge=hedge, strict=strict, excess=None)
                words = NO_HEDGE if hedge is Hedge.EXACT else OTHER_HEDGE
                yield changed, both(words, printed=printed, hedge=HEDGES[hedge])
    if figure.unit == "CNY":
        # So many dollars are worth this many yuan at the rates of the time.
        worth = market("CNY", "USD", *WINDOW)
        changed = replace(number, value=number.value * worth.low, value_high=number.value * worth.high)
        dollars = _written(bare, "USD", figure.names)
        yield changed, both(OTHER_CURRENCY, printed=printed, changed=dollars)


def _written(number: Quantity, unit: str, names: UnitNames) -> Words:
    """A number that nobody printed, so that no digit says how finely it was."""
    return Words(
        *(printed_words(number, unit, names, language, prose=True, kept=False) for language in LANGUAGES)
    )
