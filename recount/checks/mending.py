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
from recount.wording import number_words, plain_number

POWERS = (1, 2, 3, 4)
MENDED = (Verdict.AGREES, Verdict.AGREES_IF_TRUNCATED)
#: No upper bound: it would fit whatever is smaller, and so explain nothing.
_HEDGE_WORDS = {
    Hedge.EXACT: ("no hedge", "ไม่มีคำขยาย"),
    Hedge.AT_LEAST: ("'more than'", "“มากกว่า”"),
    Hedge.APPROX: ("'about'", "“ประมาณ”"),
    Hedge.ALMOST: ("'almost'", "“เกือบ”"),
}


@dataclass(frozen=True, slots=True)
class Mending:
    """One changed number under which the check would agree."""

    figure: str
    words_en: str
    words_th: str
    mended: Finding

    def __repr__(self) -> str:
        return f"<Mending of {self.figure} for {self.mended.id}: {self.words_en}>"


def mendings(finding: Finding, figures: Mapping[str, Figure]) -> list[Mending]:
    """Every single change of the closed list that reconciles a failed check; empty for one that holds."""
    if finding.verdict not in AGAINST:
        return []
    printed = {name: figures[name].printed for name in finding.statement.figures}
    found = []
    for name, number in printed.items():
        for changed, words_en, words_th in _changes(figures[name], number, finding):
            numbers = {**printed, name: changed}
            mended = judge_printed(finding.check, finding.statement, numbers, finding.names)
            if mended.verdict in MENDED:
                found.append(Mending(name, words_en, words_th, mended))
    return found


def _changes(figure: Figure, number: Quantity, finding: Finding) -> Iterator[tuple[Quantity, str, str]]:
    names = figure.names
    for power in POWERS:
        for exponent in (power, -power):
            factor = Decimal(10) ** exponent
            changed = _scaled(number, factor)
            to_en = number_words(changed.value, figure.unit, names)
            printed_th = number_words(number.value, figure.unit, names, "th")
            to_th = number_words(changed.value, figure.unit, names, "th")
            times = plain_number(Decimal(10) ** power)
            en = f"{times} times {'larger' if exponent > 0 else 'smaller'}, {to_en}"
            th = f"{'มากกว่า' if exponent > 0 else 'น้อยกว่า'}ที่พิมพ์ {times} เท่า คือ {to_th}"
            yield changed, f"if {figure.words} were {en}", f"หาก {printed_th} {th}"
    if finding.check.kind == "repeat":
        for hedge, (en, th) in _HEDGE_WORDS.items():
            if hedge is not number.hedge:
                changed = replace(number, hedge=hedge, strict=hedge in (Hedge.AT_LEAST, Hedge.ALMOST))
                yield changed, f"if {figure.words} carried {en}", f"หาก {figure.phrase} ใช้{th}"
    if figure.unit == "CNY":
        # So many dollars are worth this many yuan at the rates of the time.
        worth = market("CNY", "USD", *WINDOW)
        changed = replace(number, value=number.value * worth.low, value_high=number.value * worth.high)
        amount = number_words(number.value, "USD", names)
        amount_th = number_words(number.value, "USD", names, "th")
        yield changed, f"if {figure.words} were {amount}", f"หาก {figure.phrase} เป็น {amount_th}"


def _scaled(number: Quantity, factor: Decimal) -> Quantity:
    return replace(
        number,
        value=number.value * factor,
        value_high=None if number.value_high is None else number.value_high * factor,
        step=number.step * factor,
        loose_step=number.loose_step * factor,
    )
