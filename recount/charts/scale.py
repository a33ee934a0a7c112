"""The chart form of sizes: bars from zero on a linear axis, coloured by who says the number.

The report is ink, a source or a computation blue, what a bound is cited from grey. Vermillion is only the gap
between two numbers that do not meet. Knows rows; may not know which numbers are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from recount.charts.canvas import (
    BAR_HEIGHT,
    Chart,
    aside,
    caption_row,
    finite,
    number_axis,
    row_canvas,
)
from recount.charts.rows import Row, Voice, as_rows, of_one_kind, some
from recount.charts.style import BLUE, GREY, INK, LARGE, VERMILLION, WIDTH
from recount.quantity import Interval
from recount.tables.dataset import Figure
from recount.wording import UnitNames, plain_number, result_words, say
from recount.wording import drawing as words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = {Voice.REPORT: INK, Voice.SOURCE: BLUE, Voice.COMPUTED: BLUE, Voice.CITED: GREY}
_HAIRLINE = 0.8  # points of the thinnest bar
_ARROW = 0.05  # of the axis: how far "more than" reaches beyond its number


def bars(
    items: Iterable[Figure | Row],
    message: str,
    axis: str,
    *,
    beside: Mapping[str, Sequence[Row]] | None = None,
    frame: Row | None = None,
    gap: tuple[Row, Row] | None = None,
    names: UnitNames | None = None,
    source: str = words.SOURCE_AND_PUBLISHERS.en,
) -> Chart:
    """Sizes beside one another: a bar each, solid up to its low end, hatched to its high end.

    "More than" ends in an open arrow, since nothing says where it would end. A bar that would be thinner than
    a hairline is drawn as one, and said to be. beside: rows of others marked on the bar of a figure, by its
    id, two at most. frame: the row of a whole, drawn first; its outline lies around all other bars, with
    their share of it. gap: two rows that do not meet; the distance is drawn and named beside the first.
    names: the names of units, for the gap.

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
    canvas, axes = row_canvas(len(rows))
    axes.set_xlim(0, max(map(_reach, everything)) * (1 + 2 * _ARROW))
    spoken = []
    for place, row in enumerate(rows):
        if frame and row is not frame:
            _outline(axes, place, frame)
        thin = _bar(axes, place, row)
        others = marked.get(row.id, ())
        caption_row(axes, place, replace(row, phrase="") if others else row)
        here = [row.words]
        if gap and lacking and row is gap[0]:
            here.append(_gap(axes, place, gap, lacking))
        elif thin:
            here.append(words.THINNER_THAN_ITS_LINE.en)
            _beside_bar(axes, place, _end(row), words.THINNER_THAN_ITS_LINE.en)
        if frame and row is not frame:
            here.append(_share(axes, place, row, frame))
        for line, other in zip(range(len(others), 0, -1), others, strict=True):
            _mark(axes, place, other)
            aside(axes, place, line, other.spoken, colour=COLOURS[other.voice])
            here.append(other.spoken)
        spoken.append(_spoken(row, here))
    number_axis(axes, False, axis)
    data = [*rows, *chain.from_iterable(marked.values())]
    return Chart(canvas, message, spoken, data, source=source)


def _spoken(row: Row, told: Sequence[str]) -> Row:
    return Row(row.label, row.interval, ", ".join(told), row.id)


def _reach(row: Row) -> float:
    """How far a row is drawn: to its number where an arrow leads on, otherwise to the end of its interval."""
    return _end(row) if _is_open(row) else float(row.interval.high)


def _end(row: Row) -> float:
    return float(row.interval.low if row.value is None else row.value)


def _is_open(row: Row) -> bool:
    """Whether a row says "more than" its number."""
    return row.value is not None and row.hollow and row.interval.low >= row.value


def _bar(axes: Axes, place: int, row: Row) -> bool:
    """The bar of a row; whether it would have been thinner than a hairline."""
    colour = COLOURS[row.voice]
    low, high = finite(row.interval)
    solid = _end(row) if _is_open(row) else low
    right = axes.get_xlim()[1]
    bar = axes.barh(place, solid, height=BAR_HEIGHT, color=colour, edgecolor=colour, linewidth=_HAIRLINE)[0]
    bar.set_gid(row.id or None)
    if _is_open(row):
        axes.plot([solid, solid + right * _ARROW], [place, place], color=colour, linewidth=1.4)
        axes.plot(solid + right * _ARROW, place, ">", color=colour, markerfacecolor="white", markersize=6)
    elif high > low:
        axes.barh(
            place,
            high - low,
            left=low,
            height=BAR_HEIGHT,
            facecolor="white",
            edgecolor=colour,
            hatch="//////",
            linewidth=_HAIRLINE,
        )
    points = solid / right * WIDTH * 72
    return points < _HAIRLINE


def _outline(axes: Axes, place: int, whole: Row) -> None:
    colour = COLOURS[whole.voice]
    axes.barh(
        place, _end(whole), height=BAR_HEIGHT, facecolor="white", edgecolor=colour, linewidth=1, zorder=0.9
    )


def _share(axes: Axes, place: int, row: Row, whole: Row) -> str:
    """Name the share that a bar takes of the whole, as printed."""
    printed, of = (each.interval.low if each.value is None else each.value for each in (row, whole))
    told = say(words.SHARE_OF_IT, "en", share=plain_number(100 * printed / of, 0))
    _beside_bar(axes, place, _end(row), told)
    return told


def _beside_bar(axes: Axes, place: int, end: float, text: str) -> None:
    axes.annotate(
        text, (end, place), xytext=(6, 0), textcoords="offset points", va="center", fontsize=LARGE, color=GREY
    )


def _mark(axes: Axes, place: int, row: Row) -> None:
    mark = axes.plot(_end(row), place, "D", color=COLOURS[row.voice], markersize=8, markeredgewidth=1.4)[0]
    mark.set_markerfacecolor("white")
    mark.set_gid(row.id or None)


def _distance(gap: tuple[Row, Row], names: UnitNames | None) -> str:
    """The smallest distance between two rows in words."""
    one, other = gap
    if names is None:
        raise ValueError("bars: a gap needs the names of its unit; pass names=report.units")
    if one.interval.meets(other.interval):
        raise ValueError(f"bars: there is no gap between '{one.label}' and '{other.label}', which meet")
    return result_words(Interval.point(one.interval.gap(other.interval), one.interval.unit), names)


def _gap(axes: Axes, place: int, gap: tuple[Row, Row], distance: str) -> str:
    """Draw the gap between two rows, from the first one's bar on, and say it."""
    low, high = sorted((_end(gap[0]), _end(gap[1])))
    told = say(words.GAP, "en", distance=distance)
    axes.annotate(
        "",
        (high, place),
        xytext=(low, place),
        arrowprops={"arrowstyle": "<->", "color": VERMILLION, "linewidth": 1.4, "shrinkA": 2, "shrinkB": 0},
    )
    axes.plot([high, high], [place - BAR_HEIGHT / 2, place + BAR_HEIGHT / 2], color=VERMILLION, linewidth=1.4)
    axes.annotate(
        told,
        ((low + high) / 2, place),
        ha="center",
        va="center",
        fontsize=LARGE,
        color=VERMILLION,
        bbox={"boxstyle": "square,pad=0.15", "facecolor": "white", "edgecolor": "none"},
    )
    return told
