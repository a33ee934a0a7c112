"""Chart forms for the audit on trial: how often failures stand, and how many slips would be caught.

Both draw shares of one hundred percent as bars from zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from recount.charts.canvas import BAR_HEIGHT, Chart, name, number_axis, row_sheet
from recount.charts.marks import HAIRLINE, size
from recount.charts.rows import Row, some
from recount.charts.style import BLUE, GREY, PALE, VERMILLION
from recount.quantity import Interval
from recount.tables.labels import told
from recount.wording import Words, here, plain_number
from recount.wording import drawing as words


@dataclass(frozen=True, slots=True)
class Part:
    """So many of so many: one bar. id: of the check or figure that it stands for, if it is one."""

    label: str
    count: int
    whole: int
    id: str = ""


def failures(parts: Sequence[Part], message: str) -> Chart:
    """In how many combinations of rules each test fails; those that no combination mends stand out.

    Raises: ValueError for nothing to draw.
    """
    some(parts, "failures", "test")
    return _bars(parts, message, words.FAILS_IN, here(words.PERCENT_OF_COMBINATIONS), stands_out=True)


def caught(parts: Sequence[Part], message: str) -> Chart:
    """How many slips of each kind or section would be caught.

    Raises: ValueError for nothing to draw.
    """
    some(parts, "caught", "kind of slip")
    return _bars(parts, message, words.CAUGHT_OF, here(words.PERCENT_OF_SLIPS), stands_out=False)


def _bars(parts: Sequence[Part], message: str, counted: Words, axis: str, *, stands_out: bool) -> Chart:
    rows, counts = [], []
    for part in parts:
        numbers = {
            key: plain_number(Decimal(number))
            for key, number in (("count", part.count), ("whole", part.whole))
        }
        rows.append(Row(told(part.label), Interval.point(part.count), here(counted, **numbers), part.id))
        counts.append(here(words.COUNT_OF, **numbers))
    canvas, axes, places = row_sheet(
        [name(row.label, aside=count)] for row, count in zip(rows, counts, strict=True)
    )
    axes.set_xlim(0, 100)
    for place, part in zip(places, parts, strict=True):
        axes.barh(place, 100, height=BAR_HEIGHT, color=PALE, edgecolor=GREY, linewidth=HAIRLINE)
        colour = VERMILLION if stands_out and part.count == part.whole else BLUE
        size(axes, place, 100 * part.count / part.whole, colour, id=part.id)
    number_axis(axes, axis, places, ticks=(0, 25, 50, 75, 100))
    return Chart(canvas, message, rows, source=here(words.SOURCE_RECOMPUTED))
