"""The rows of charts: what one mark stands for, made from figures, findings and intervals.

Every number drawn, printed or read aloud is the data's own. Knows nothing of drawing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from recount.checks.finding import Finding
from recount.quantity import Interval
from recount.tables.dataset import Figure
from recount.tables.labels import told
from recount.wording import UnitNames, result_words

Item = TypeVar("Item")


class Voice(StrEnum):
    """Who says a number; charts colour by it."""

    REPORT = "report"
    SOURCE = "source"
    COMPUTED = "computed"
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a chart: its label, the interval drawn and the words beside it.

    value: the printed number inside the interval, if there is one. phrase: the Thai evidence.
    band: a cited band to hold it against. hollow: the number itself is not included ("more than", "almost").
    kind: that of a printed number's unit. voice: who says it.
    """

    label: str
    interval: Interval
    words: str
    id: str = ""
    value: Decimal | None = None
    phrase: str = ""
    band: Interval | None = None
    hollow: bool = False
    kind: str = ""
    voice: Voice = Voice.CITED

    @property
    def spoken(self) -> str:
        """The row as the alternative text says it."""
        return f"{self.label}: {self.words}"


def figure_row(figure: Figure, label: str | None = None) -> Row:
    """A figure as printed: its number, its interval, its phrase."""
    return Row(
        label=told(label) if label else figure.label,
        interval=figure.interval,
        words=figure.words,
        id=figure.id,
        value=figure.value if figure.value_high is None else None,
        phrase="" if figure.phrase == figure.words else figure.phrase,
        hollow=figure.printed.strict,
        kind=figure.names[figure.unit].kind,
        voice=Voice.REPORT,
    )


def finding_row(finding: Finding, label: str) -> Row:
    """What a check computes, with the band that it was held against."""
    band = finding.right if finding.statement.comparison == "within" else None
    return Row(
        label=told(label),
        interval=finding.computed.plain(),
        words=result_words(finding.computed, finding.names),
        id=finding.id,
        band=band,
        voice=Voice.COMPUTED,
    )


def computed_row(label: str, interval: Interval, names: UnitNames, voice: Voice = Voice.CITED) -> Row:
    """Any other interval, such as a band or a product with a reference rate. voice: who says it."""
    return Row(told(label), interval, result_words(interval, names), voice=voice)


def as_rows(items: Iterable[Figure | Row]) -> list[Row]:
    """Figures among the items turned into rows."""
    return [figure_row(item) if isinstance(item, Figure) else item for item in items]


def some(items: Iterable[Item], form: str, wanted: str) -> list[Item]:
    """The items that a chart form draws, `wanted` at least one of.

    Raises: ValueError if there is none, since a chart of nothing says nothing.
    """
    found = list(items)
    if not found:
        raise ValueError(f"{form}: there is nothing to draw; give it at least one {wanted}")
    return found


def of_one_kind(rows: Iterable[Row], form: str) -> None:
    """Refuse printed numbers of several kinds of unit, such as seconds and percent: no axis suits both.

    Raises: ValueError.
    """
    kinds: dict[str, str] = {}
    for row in rows:
        if row.kind:
            kinds.setdefault(row.kind, row.id)
    if len(kinds) > 1:
        told = ", ".join(f"{kind} ({id})" for kind, id in kinds.items())
        raise ValueError(f"{form}: one axis cannot hold units of several kinds: {told}; draw a chart of each")
