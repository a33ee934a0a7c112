"""Chart forms for the audit on trial: how often failures stand, and how many slips would be caught.

Both draw shares of one hundred percent as bars from zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from recount.charts.canvas import BAR_HEIGHT, Chart, name_row, number_axis, row_canvas
from recount.charts.rows import Row, some
from recount.charts.style import BLUE, GREY, PALE, VERMILLION
from recount.quantity import Interval
from recount.wording import Words, plain_number, say
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
    return _bars(parts, message, words.FAILS_IN, words.PERCENT_OF_COMBINATIONS.en, stands_out=True)


def caught(parts: Sequence[Part], message: str) -> Chart:
    """How many slips of each kind or section would be caught.

    Raises: ValueError for nothing to draw.
    """
    some(parts, "caught", "kind of slip")
    return _bars(parts, message, words.CAUGHT_OF, words.PERCENT_OF_SLIPS.en, stands_out=False)


def _bars(parts: Sequence[Part], message: str, told: Words, axis: str, *, stands_out: bool) -> Chart:
    canvas, axes = row_canvas(len(parts), lines=1)
    axes.set_xlim(0, 100)
    rows = []
    for place, part in enumerate(parts):
        share = 100 * part.count / part.whole
        colour = VERMILLION if stands_out and part.count == part.whole else BLUE
        axes.barh(place, 100, height=BAR_HEIGHT, color=PALE, edgecolor=GREY, linewidth=0.8)
        bar = axes.barh(place, share, height=BAR_HEIGHT, color=colour)[0]
        bar.set_gid(part.id or None)
        numbers = {
            name: plain_number(Decimal(n)) for name, n in (("count", part.count), ("whole", part.whole))
        }
        counted = say(told, "en", **numbers)
        name_row(axes, place, f"{part.label}: {counted}")
        rows.append(Row(part.label, Interval.point(part.count), counted, part.id))
    number_axis(axes, False, axis)
    return Chart(canvas, message, rows, source=words.SOURCE_RECOMPUTED.en)
