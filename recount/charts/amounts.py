"""Chart forms for amounts: dot plots, parts of a whole, growth, and numbers printed twice.

Each takes rows of data and returns a Chart with its text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from recount.charts.canvas import (
    BAR_HEIGHT,
    Chart,
    caption_row,
    finite,
    number_axis,
    row_canvas,
)
from recount.charts.rows import Row, as_rows, figure_row, of_one_kind, some
from recount.charts.style import BLUE, GREY, PALE, VERMILLION
from recount.quantity import Interval
from recount.tables.dataset import Figure
from recount.wording import UnitNames, result_words, say
from recount.wording import drawing as words

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def dots(
    items: Iterable[Figure | Row],
    message: str,
    axis: str,
    *,
    log: bool = True,
    from_zero: bool = True,
    source: str = words.SOURCE_AND_INTERVALS.en,
) -> Chart:
    """A dot plot with intervals: one row each, with label, value and Thai phrase above the mark.

    items: figures, or rows made from figures or findings. axis: what the numbers count, with unit.
    from_zero: whether an axis that is not logarithmic begins at zero; prices in a narrow range need not.

    Raises: ValueError for no items, for figures of several kinds of unit, and for a logarithmic axis on which
    nothing lies above zero.
    """
    rows = some(as_rows(items), "dots", "figure or row")
    of_one_kind(rows, "dots")
    ends = [end for row in rows for span in (row.interval, row.band) if span for end in finite(span)]
    positive = [end for end in ends if end > 0]
    if log and not positive:
        raise ValueError("dots: nothing lies above zero, where a logarithmic axis begins; pass log=False")
    canvas, axes = row_canvas(len(rows))
    if log:
        low, high = min(positive), max(positive)
        axes.set_xscale("log")
        span = max(high / low, 4.0)
        axes.set_xlim(low / span**0.05, high * span**0.05)
    else:
        low, high = 0 if from_zero else min(ends), max(ends)
        axes.set_xlim(low - (high - low) * (not from_zero) * 0.05, high + (high - low) * 0.05)
    for place, row in enumerate(rows):
        _draw_dot(axes, place, row)
        caption_row(axes, place, row)
    number_axis(axes, log, axis)
    return Chart(canvas, message, rows, source=source)


def _draw_dot(axes: Axes, place: float, row: Row) -> None:
    low, high = finite(row.interval)
    left = axes.get_xlim()[0]
    low = max(low, left)
    colour = VERMILLION if row.against else BLUE
    if row.band is not None:
        start, stop = finite(row.band)
        axes.barh(
            place, stop - start, left=start, height=BAR_HEIGHT, color=PALE, edgecolor=GREY, linewidth=0.8
        )
    if row.value is None:  # computed: an interval and no number
        axes.plot([low, high], [place, place], color=colour, linewidth=5, solid_capstyle="butt")
        middle, marker, size = (low * high) ** 0.5 if low > 0 else (low + high) / 2, "|", 13
    else:
        axes.plot([low, high], [place, place], color=colour, linewidth=3.2, solid_capstyle="butt")
        middle, marker, size = float(row.value), "o", 7
    if row.against:
        marker, size = "X", 8
    mark = axes.plot(middle, place, marker=marker, color=colour, markersize=size, markeredgewidth=1.4)[0]
    mark.set_markerfacecolor("white" if row.hollow else colour)
    mark.set_gid(row.id or None)


def parts(
    items: Iterable[Figure | Row],
    whole: Figure | Row,
    message: str,
    axis: str,
    *,
    rest: str = "",
    source: str = words.SOURCE_AND_INTERVALS.en,
) -> Chart:
    """A waterfall: each part begins where the one before ended; the whole stands below with its interval.

    rest: names the distance that the parts leave, if it is to be drawn.

    Raises: ValueError for no items, for figures of several kinds of unit, and for a rest without any figure.
    """
    given = some(items, "parts", "figure or row")
    rows, total = as_rows(given), as_rows([whole])[0]
    of_one_kind([*rows, total], "parts")
    canvas, axes = row_canvas(len(rows) + 1 + bool(rest))
    drawn, reached = [*rows, total], Decimal(0)
    top = max(total.interval.high, sum((row.value or row.interval.high for row in rows), Decimal(0)))
    axes.set_xlim(0, float(top) * 1.05)
    for place, row in enumerate(rows):
        width = row.value if row.value is not None else (row.interval.low + row.interval.high) / 2
        bar = axes.barh(place, float(width), left=float(reached), height=BAR_HEIGHT, color=BLUE)[0]
        bar.set_gid(row.id or None)
        reached += width
        caption_row(axes, place, row)
    place = len(rows)
    low, high = finite(total.interval)
    value = float(total.value) if total.value is not None else high
    bar = axes.barh(place, value, height=BAR_HEIGHT, color=PALE, edgecolor=GREY, linewidth=1)[0]
    bar.set_gid(total.id or None)
    axes.plot([low, high], [place, place], color=VERMILLION, linewidth=4, solid_capstyle="butt")
    caption_row(axes, place, total)
    if rest:
        # The bar shows the printed numbers, the words the interval that they leave.
        left = total.interval
        for row in rows:
            left = left - row.interval
        left_words = result_words(left, _names([*given, whole]))
        axes.barh(
            place + 1,
            value - float(reached),
            left=float(reached),
            height=BAR_HEIGHT,
            facecolor="white",
            edgecolor=GREY,
            hatch="////",
        )
        drawn.append(Row(rest, left, left_words))
        caption_row(axes, place + 1, drawn[-1])
    number_axis(axes, False, axis)
    return Chart(canvas, message, drawn, source=source)


def _names(items: Iterable[Figure | Row]) -> UnitNames:
    """The names of units, which figures know."""
    for item in items:
        if isinstance(item, Figure):
            return item.names
    raise ValueError("parts: no figure names the unit of the rest; pass a part or the whole as a figure")


def shares(
    items: Iterable[tuple[Figure, Interval | int, str]],
    message: str,
    *,
    source: str = words.SOURCE_OF_WHOLES.en,
) -> Chart:
    """Figures as parts of known wholes: (figure, whole, name of the whole), each on a bar of equal length.

    A whole that is an interval widens the share, as it does in a check.

    Raises: ValueError for no items.
    """
    entries = some(items, "shares", "figure with its whole")
    canvas, axes = row_canvas(len(entries))
    axes.set_xlim(0, 100)
    rows = []
    for place, (figure, whole, name) in enumerate(entries):
        least, most = (whole.low, whole.high) if isinstance(whole, Interval) else (whole, whole)
        share = Interval(figure.interval.low / most, figure.interval.high / least)
        low, high = (100 * end for end in finite(share))
        axes.barh(place, 100, height=BAR_HEIGHT, color=PALE, edgecolor=GREY, linewidth=0.8)
        bar = axes.barh(place, low, height=BAR_HEIGHT, color=BLUE)[0]
        bar.set_gid(figure.id)
        axes.barh(
            place, high - low, left=low, height=BAR_HEIGHT, facecolor="white", edgecolor=BLUE, hatch="/////"
        )
        label = say(words.PART_OF_WHOLE, "en", figure=figure.words, whole=name)
        row = Row(label, share, result_words(share, figure.names), figure.id, phrase=figure.phrase)
        caption_row(axes, place, row)
        rows.append(row)
    number_axis(axes, False, words.PERCENT_OF_WHOLE.en)
    axes.set_xticks([0, 25, 50, 75, 100])
    return Chart(canvas, message, rows, source=source)


def multiples(
    items: Iterable[Row],
    message: str,
    axis: str,
    *,
    source: str = words.SOURCE_COMPOUNDED.en,
) -> Chart:
    """Growth as arrows from one (the earlier state) to the multiple reached, on a log axis.

    Raises: ValueError for no items.
    """
    rows = some(items, "multiples", "row")
    canvas, axes = row_canvas(len(rows))
    top = max(float(row.interval.high) for row in rows)
    axes.set_xscale("log")
    axes.set_xlim(0.9, top * top**0.05)
    for place, row in enumerate(rows):
        low, high = finite(row.interval)
        axes.plot([1, low], [place, place], color=BLUE, linewidth=3.2, solid_capstyle="butt")
        marker = axes.plot((low * high) ** 0.5, place, marker=">", color=BLUE, markersize=8)[0]
        marker.set_gid(row.id or None)
        axes.plot([low, high], [place, place], color=BLUE, linewidth=1.2)  # how far it may reach
        caption_row(axes, place, row)
    axes.axvline(1, color=GREY, linewidth=0.9, zorder=1)
    number_axis(axes, True, axis)
    return Chart(canvas, message, rows, source=source)


def printings(
    pairs: Iterable[tuple[Figure, Figure]],
    message: str,
    *,
    source: str = words.SOURCE.en,
) -> Chart:
    """Figures printed twice: how far the later number is from the first; diamonds mark those that changed.

    Raises: ValueError for no pairs.
    """
    entries = some(pairs, "printings", "pair of figures")
    canvas, axes = row_canvas(len(entries))
    changes = [float(100 * (later.value / first.value - 1)) for first, later in entries]
    reach = max(1.0, *map(abs, changes))
    axes.set_xlim(-0.15 * reach if min(changes) >= 0 else -1.1 * reach, 1.1 * reach)
    spoken, data = [], []
    for place, ((first, later), change) in enumerate(zip(entries, changes, strict=True)):
        apart = later.value != first.value
        colour = VERMILLION if apart else BLUE
        axes.plot([0, change], [place, place], color=colour, linewidth=3)
        marker = axes.plot(change, place, marker="D" if apart else "o", color=colour, markersize=7)[0]
        marker.set_gid(later.id)
        shown = later.words if first.words == later.words else f"{first.words} → {later.words}"
        row = Row(later.label_en, later.interval, shown, later.id, later.value)
        caption_row(axes, place, row, first.id)
        told = say(words.PRINTED_TWICE_SPOKEN, "en", first=first.words, later=later.words)
        spoken.append(replace(row, words=told))
        data += [figure_row(first), figure_row(later)]
    axes.axvline(0, color=GREY, linewidth=0.9, zorder=1)
    number_axis(axes, False, words.CHANGE_OF_PRINTING.en)
    return Chart(canvas, message, spoken, data, source=source)
