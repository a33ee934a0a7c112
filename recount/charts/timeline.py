"""Chart forms of time: how much falls into each month, and spans of years on one line.

Knows days, years and who dates them; may not know what happened then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from recount.charts.canvas import BASE, MARK, Chart, blank, caption, row_sheet
from recount.charts.marks import COLOURS, fade_out, size
from recount.charts.rows import Row, Voice, figure_row, some
from recount.charts.style import GREY, INK, LARGE
from recount.quantity import Interval
from recount.tables.dataset import Figure
from recount.tables.labels import told
from recount.wording import EDITION, here, short_month, written_date, written_year
from recount.wording import drawing as words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LANE = 76  # points of a lane
_TALLEST = 34  # points of its tallest bar
_FOOT = 6  # points below its bars


@dataclass(frozen=True, slots=True)
class Lane:
    """Days of one kind: what is dated to them, who dates it, and in which unit it is counted."""

    label: str
    voice: Voice
    days: Sequence[date]
    unit: str

    @property
    def months(self) -> dict[date, int]:
        """How many of the days fall into each month, by its first day, in time."""
        counted = Counter(day.replace(day=1) for day in self.days)
        return dict(sorted(counted.items()))


def timeline(
    lanes: Sequence[Lane], message: str, *, source: str = here(words.SOURCE_AND_PUBLISHERS)
) -> Chart:
    """Lanes over one axis of months: a bar for each month, as high as it is frequent in its lane.

    Raises: ValueError for no days, and for lanes without any.
    """
    some((day for lane in lanes for day in lane.days), "timeline", "day")
    for lane in lanes:
        if not lane.days:
            raise ValueError(f"timeline: '{lane.label}' has no days; leave the lane out")
    months = _months(min(min(lane.days) for lane in lanes), max(max(lane.days) for lane in lanes))
    canvas, axes = blank(len(lanes) * _LANE / 72)
    axes.set_xlim(-0.6, len(months) - 0.4)
    axes.set_ylim(len(lanes) * _LANE, 0)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_xticks(range(len(months)), [short_month(month) for month in months])
    axes.tick_params(axis="x", length=0)
    rows, data = [], []
    for index, lane in enumerate(replace(lane, label=told(lane.label)) for lane in lanes):
        _draw(axes, index, lane, months)
        monthly = [
            Row(
                f"{lane.label}, {written_date(EDITION, month.year, month.month)}",
                Interval.point(count, lane.unit),
                str(count),
                voice=lane.voice,
            )
            for month, count in lane.months.items()
        ]
        spoken = ", ".join(
            here(words.COUNT_IN, count=count, month=written_date(EDITION, month.year, month.month))
            for month, count in lane.months.items()
        )
        rows.append(Row(lane.label, Interval.point(len(lane.days), lane.unit), spoken))
        data += monthly
    return Chart(canvas, message, rows, data, source=source)


def _months(first: date, last: date) -> list[date]:
    """The first days of all months from one day to another."""
    months = [first.replace(day=1)]
    while months[-1] < last.replace(day=1):
        year, month = divmod(months[-1].year * 12 + months[-1].month, 12)
        months.append(date(year, month + 1, 1))
    return months


def _draw(axes: Axes, index: int, lane: Lane, months: Sequence[date]) -> None:
    bottom = (index + 1) * _LANE - _FOOT
    most = max(lane.months.values())
    axes.text(axes.get_xlim()[0], index * _LANE + 11 + BASE, lane.label, va="baseline", fontsize=LARGE)
    for month, count in lane.months.items():
        place, height = months.index(month), _TALLEST * count / most
        axes.bar(place, -height, 0.62, bottom=bottom, color=COLOURS[lane.voice])
        axes.text(
            place, bottom - height - 7, str(count), ha="center", va="center", fontsize=LARGE, weight="bold"
        )
    axes.axhline(bottom, color=GREY, linewidth=0.8)


def spans(
    items: Sequence[tuple[Figure, int, int]],
    events: dict[int, str],
    message: str,
    *,
    source: str = here(words.SOURCE),
) -> Chart:
    """Numbers of years on one line of years: (figure, first year or 0, last year or 0).

    The figure's number gives the end that is 0.

    "More than" so many years fades out, away from the year that is given. events: names of years.

    Raises: ValueError for no items, for a unit other than years and unless one of two years is given.
    """
    given = some(items, "spans", "figure with a year")
    for figure, first, last in given:
        if figure.unit != "years":
            raise ValueError(f"spans: {figure.id} counts {figure.unit}, not years; leave it out")
        if bool(first) == bool(last):
            raise ValueError(
                f"spans: give the first year of {figure.id} or the last one, and 0 for the other"
            )
    named = {year: told(name) for year, name in events.items()}
    canvas, axes, places = row_sheet(caption(figure_row(figure)) for figure, *_ in given)
    ends = [(first or last - _whole(figure), last or first + _whole(figure)) for figure, first, last in given]
    left, right = min(*events, *(start for start, _ in ends)) - 3, max(*events, *(end for _, end in ends)) + 1
    axes.set_xlim(left, right)
    for place, (figure, first, _), (start, end) in zip(places, given, ends, strict=True):
        size(axes, place, end - start, INK, left=start, id=figure.id)
        if figure.printed.strict:
            fade_out(axes, place, end if first else start, INK, back=not first)
        axes.vlines(list(events), place - MARK / 2, place + MARK / 2, color=GREY, linewidth=0.9, zorder=0.8)
    axes.set_xticks(list(events), [f"{written_year(year, EDITION)}\n{name}" for year, name in named.items()])
    rows = [
        Row(
            figure.label,
            figure.interval,
            here(
                words.FROM_YEAR_TO_YEAR,
                span=figure.words,
                first=written_year(start, EDITION),
                last=written_year(end, EDITION),
            ),
        )
        for (figure, *_), (start, end) in zip(given, ends, strict=True)
    ]
    return Chart(canvas, message, rows, [figure_row(figure) for figure, *_ in given], source=source)


def _whole(figure: Figure) -> int:
    return int(figure.value)
