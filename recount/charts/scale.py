"""The chart form of sizes: bars from zero on a linear axis, coloured by who says the number.

Knows rows and marks; may not know which numbers are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from recount.charts.canvas import BAR_HEIGHT, Chart, Line, caption, finite, number_axis, row_sheet
from recount.charts.marks import (
    COLOURS,
    FADE,
    HAIRLINE,
    end_of,
    fade_out,
    gap_between,
    hatched,
    is_open,
    size,
)
from recount.charts.rows import Row, as_rows, of_one_kind, some
from recount.charts.style import GROUND, VERMILLION, WIDTH
from recount.quantity import Interval
from recount.tables.dataset import Figure
from recount.wording import UnitNames, here, plain_number, result_words
from recount.wording import drawing as words

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def bars(
    items: Iterable[Figure | Row],
    message: str,
    axis: str,
    *,
    beside: Mapping[str, Sequence[Row]] | None = None,
    frame: Row | None = None,
    gap: tuple[Row, Row] | None = None,
    names: UnitNames | None = None,
    source: str = here(words.SOURCE_AND_PUBLISHERS),
) -> Chart:
    """Sizes beside one another: a bar each, solid up to its low end, hatched to its high end.

    "More than" fades out, since nothing says where it would end. A bar that would be thinner than a hairline
    is drawn as one, and said to be. beside: rows of others marked on the bar of a figure, by its id, two at
    most. frame: the row of a whole, drawn first; its outline lies around all other bars, with their share of
    it. gap: two rows that do not meet; the distance is drawn and named beside the first. names: the names of
    units, for the gap.

    Raises: ValueError for no items, for numbers of several kinds of unit, for a gap between rows that meet or
    without names, for marks beside a figure that is not drawn, and for more than two beside one.
    """
    parts = some(as_rows(items), "bars", "figure or row")
    rows = [frame, *parts] if frame else parts
    marked = dict(beside or {})
    if astray := marked.keys() - {row.id for row in rows}:
        raise ValueError(f"bars: '{min(astray)}' is not drawn, so nothing can stand beside it; add its row")
    if crowded := [id for id, others in marked.items() if len(others) > 2]:
        raise ValueError(f"bars: more than two rows stand beside '{crowded[0]}'; leave some out")
    everything = [*rows, *chain.from_iterable(marked.values())]
    of_one_kind(everything, "bars")
    lacking = _distance(gap, names) if gap else None
    right = max(map(_reach, everything)) * 1.02
    said = [_told(row, right, frame, gap, lacking, marked.get(row.id, ())) for row in rows]
    canvas, axes, places = row_sheet(
        [
            *caption(row),
            *(Line(other.spoken, colour=COLOURS[other.voice]) for other in marked.get(row.id, ())),
            *(
                Line(remark, colour=VERMILLION if gap and row is gap[0] else COLOURS[row.voice])
                for remark in remarks
            ),
        ]
        for row, remarks in zip(rows, said, strict=True)
    )
    axes.set_xlim(0, right)
    for place, row in zip(places, rows, strict=True):
        if frame and row is not frame:
            _outline(axes, place, frame)
        _draw(axes, place, row)
        if gap and row is gap[0]:
            gap_between(axes, place, *sorted((end_of(gap[0]), end_of(gap[1]))))
        for other in marked.get(row.id, ()):
            _mark(axes, place, other)
    number_axis(axes, axis, places)
    spoken = [
        Row(row.label, row.interval, ", ".join([row.words, *remarks, *beside_it]), row.id)
        for row, remarks in zip(rows, said, strict=True)
        for beside_it in [[other.spoken for other in marked.get(row.id, ())]]
    ]
    return Chart(canvas, message, spoken, everything, source=source)


def _told(
    row: Row,
    right: float,
    frame: Row | None,
    gap: tuple[Row, Row] | None,
    lacking: str | None,
    others: Sequence[Row],
) -> list[str]:
    """What is said of a row besides its words."""
    if gap and row is gap[0]:
        return [here(words.GAP, distance=lacking or "")]
    if frame and row is not frame:
        printed, of = (each.interval.low if each.value is None else each.value for each in (row, frame))
        return [here(words.SHARE_OF_IT, share=plain_number(100 * printed / of, 0))]
    if end_of(row) / right * WIDTH * 72 < HAIRLINE:
        return [here(words.THINNER_THAN_ITS_LINE)]
    return []


def _reach(row: Row) -> float:
    """How far a row is drawn: to the end of its interval, or a little beyond its number if it fades out."""
    return end_of(row) / (1 - FADE) if is_open(row) else float(row.interval.high)


def _draw(axes: Axes, place: float, row: Row) -> None:
    """The bar of a row."""
    colour = COLOURS[row.voice]
    low, high = finite(row.interval)
    if is_open(row):
        fade_out(axes, place, end_of(row), colour)
        low = high = end_of(row)
    if high > low:
        hatched(axes, place, low, high, colour)
    size(axes, place, low, colour, id=row.id)


def _outline(axes: Axes, place: float, whole: Row) -> None:
    axes.barh(
        place,
        end_of(whole),
        height=BAR_HEIGHT,
        facecolor=GROUND,
        edgecolor=COLOURS[whole.voice],
        linewidth=1,
        zorder=0.9,
    )


def _mark(axes: Axes, place: float, row: Row) -> None:
    mark = axes.plot(end_of(row), place, "d", color=COLOURS[row.voice], markersize=8.5, markeredgewidth=1.4)[
        0
    ]
    mark.set_markerfacecolor(GROUND)
    mark.set_gid(row.id or None)


def _distance(gap: tuple[Row, Row], names: UnitNames | None) -> str:
    """The smallest distance between two rows in words."""
    one, other = gap
    if names is None:
        raise ValueError("bars: a gap needs the names of its unit; pass names=report.units")
    if one.interval.meets(other.interval):
        raise ValueError(f"bars: there is no gap between '{one.label}' and '{other.label}', which meet")
    return result_words(Interval.point(one.interval.gap(other.interval), one.interval.unit), names)
