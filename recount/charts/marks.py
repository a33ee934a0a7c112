"""The marks that forms share, in one grammar of colour.

The report is ink, a source or a computation blue, what is only cited grey. An interval is a bar, and a
printed number a stroke across it. What has no end fades out. Vermillion is the gap between two numbers that
no reading closes, never one of the numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.charts.canvas import BAR_HEIGHT, MARK, finite
from recount.charts.rows import Row, Voice
from recount.charts.style import BLUE, GREY, GROUND, INK, PALE, VERMILLION
from recount.quantity import Interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = {Voice.REPORT: INK, Voice.SOURCE: BLUE, Voice.COMPUTED: BLUE, Voice.CITED: GREY}
HAIRLINE = 0.8  # points of the thinnest bar
FADE = 0.09  # of the axis: how far "more than" can be seen beyond its number
_VEILS = 20  # of which a fading end is laid


def is_open(row: Row) -> bool:
    """Whether a row says "more than" or "at least" its number, so that nothing says where it ends."""
    return row.value is not None and row.value <= row.interval.low < row.interval.high


def end_of(row: Row) -> float:
    """The printed number, or where a computed interval begins."""
    return float(row.interval.low if row.value is None else row.value)


def bar(axes: Axes, place: float, span: Interval, colour: str, *, id: str = "") -> None:
    """An interval, at least as wide as a hairline."""
    low, high = finite(span)
    size(axes, place, high - low, colour, left=low, id=id)


def size(axes: Axes, place: float, width: float, colour: str, *, left: float = 0, id: str = "") -> None:
    """A bar from zero, or from where another one ends."""
    drawn = axes.barh(
        place, width, left=left, height=BAR_HEIGHT, color=colour, edgecolor=colour, linewidth=HAIRLINE
    )[0]
    drawn.set_gid(id or None)


def hatched(axes: Axes, place: float, low: float, high: float, colour: str) -> None:
    """A stretch where something may end."""
    axes.barh(
        place,
        high - low,
        left=low,
        height=BAR_HEIGHT,
        facecolor=GROUND,
        edgecolor=colour,
        hatch="//////",
        linewidth=HAIRLINE,
    )


def band(axes: Axes, place: float, span: Interval) -> None:
    """What a source cites as usual: a grey box, higher than a bar."""
    low, high = finite(span)
    axes.barh(
        place,
        high - low,
        left=low,
        height=MARK,
        color=PALE,
        edgecolor=GREY,
        linewidth=HAIRLINE,
        zorder=0.5,
    )


def stroke(
    axes: Axes, place: float, value: float, colour: str, *, id: str = "", hollow: bool = False
) -> None:
    """A printed number: higher than the bar under it and thinner, or a ring if its hedge excludes it."""
    if hollow:
        ring = axes.plot(value, place, "o", color=colour, markersize=6.5, markeredgewidth=1.5)[0]
        ring.set_markerfacecolor(GROUND)
        ring.set_gid(id or None)
        return
    reach = 0.9 * BAR_HEIGHT
    line = axes.plot([value, value], [place - reach, place + reach], color=colour, linewidth=1.6)[0]
    line.set_gid(id or None)


def fade(
    axes: Axes, start: float, stop: float, low: float, high: float, colour: str, *, upwards: bool = False
) -> None:
    """A bar that fades out from `start` to `stop`, since nothing says where it ends.

    low, high: its sides. upwards: along the vertical axis.
    """
    from matplotlib.collections import PolyCollection

    veils = []
    for part in range(1, _VEILS + 1):
        end = start + (stop - start) * part / _VEILS
        corners = [(start, low), (end, low), (end, high), (start, high)]
        veils.append([(y, x) for x, y in corners] if upwards else corners)
    axes.add_collection(
        PolyCollection(veils, facecolors=colour, alpha=0.13, linewidths=0, zorder=1.2), autolim=False
    )


def fade_out(axes: Axes, place: float, start: float, colour: str, *, back: bool = False) -> None:
    """The fading end of a bar, to its right or `back`."""
    left, right = axes.get_xlim()
    reach = (right - left) * FADE * (-1 if back else 1)
    fade(axes, start, start + reach, place - BAR_HEIGHT / 2, place + BAR_HEIGHT / 2, colour)


def gap_between(axes: Axes, place: float, low: float, high: float) -> None:
    """The gap that no reading closes: an arrow from end to end."""
    axes.annotate(
        "",
        (high, place),
        xytext=(low, place),
        arrowprops={"arrowstyle": "<->", "color": VERMILLION, "linewidth": 1.6, "shrinkA": 1, "shrinkB": 0},
    )
    reach = 0.7 * BAR_HEIGHT
    axes.plot([high, high], [place - reach, place + reach], color=VERMILLION, linewidth=1.4)
