"""Chart forms for amounts: ranges beside one another, parts of a whole, and shares.

Each takes rows of data and returns a Chart with its text.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from recount.charts.canvas import BAR_HEIGHT, MARK, Chart, caption, finite, number_axis, row_sheet
from recount.charts.marks import COLOURS, HAIRLINE, bar, end_of, fade_out, hatched, is_open, size, stroke
from recount.charts.rows import Row, Voice, as_rows, of_one_kind, some
from recount.charts.style import BLUE, GREY, PALE
from recount.quantity import Interval
from recount.tables.dataset import Figure
from recount.tables.labels import told
from recount.wording import UnitNames, here, result_words
from recount.wording import drawing as words


def ranges(
    items: Iterable[Figure | Row],
    message: str,
    axis: str,
    *,
    from_zero: bool = True,
    across: Iterable[Interval] = (),
    source: str = here(words.SOURCE_AND_INTERVALS),
) -> Chart:
    """Intervals beside one another: one row each, with label, value and Thai phrase above it.

    items: figures, or rows made from figures or findings. axis: what the numbers count, with unit.
    from_zero: whether the axis begins at zero; prices in a narrow range need not. across: intervals that are
    carried through all rows, so that each can be held against them.

    Raises: ValueError for no items and for figures of several kinds of unit.
    """
    rows = some(as_rows(items), "ranges", "figure or row")
    of_one_kind(rows, "ranges")
    ends = [end for row in rows for end in ([end_of(row)] if is_open(row) else finite(row.interval))]
    canvas, axes, places = row_sheet(caption(row) for row in rows)
    low, high = 0 if from_zero else min(ends), max(ends)
    room = (high - low or 1) * 0.1
    axes.set_xlim(low - room * (not from_zero), high + room)
    for span in across:
        left, right = finite(span)
        for place in places:
            axes.barh(
                place,
                right - left,
                left=left,
                height=MARK,
                color=PALE,
                edgecolor=PALE,
                linewidth=1,
                zorder=0.2,
            )
    for place, row in zip(places, rows, strict=True):
        colour = COLOURS[row.voice]
        if is_open(row):
            fade_out(axes, place, end_of(row), colour)
        else:
            bar(axes, place, row.interval, colour, id="" if row.value is not None else row.id)
        if row.value is not None:
            stroke(axes, place, float(row.value), colour, id=row.id, hollow=row.hollow)
    number_axis(axes, axis, places)
    return Chart(canvas, message, rows, source=source)


def parts(
    items: Iterable[Figure | Row],
    whole: Figure | Row,
    message: str,
    axis: str,
    *,
    rest: str = "",
    source: str = here(words.SOURCE_AND_INTERVALS),
) -> Chart:
    """A waterfall: each part begins where the one before ended; the whole stands below.

    rest: names the distance that the parts leave, if it is to be drawn.

    Raises: ValueError for no items, for figures of several kinds of unit, and for a rest without any figure.
    """
    given = some(items, "parts", "figure or row")
    rows, total = as_rows(given), as_rows([whole])[0]
    of_one_kind([*rows, total], "parts")
    drawn = [*rows, total]
    if rest:
        # The bar shows the printed numbers, the words the interval that they leave.
        left = total.interval
        for row in rows:
            left = left - row.interval
        left_words = result_words(left, _names([*given, whole]))
        drawn.append(Row(told(rest), left, left_words, voice=Voice.COMPUTED))
    widths = [
        row.value if row.value is not None else (row.interval.low + row.interval.high) / 2 for row in rows
    ]
    value = total.value if total.value is not None else total.interval.high
    canvas, axes, places = row_sheet(caption(row) for row in drawn)
    axes.set_xlim(0, float(max(value, sum(widths, Decimal(0)))) * 1.12)
    reached = Decimal(0)
    for place, row, width in zip(places, rows, widths, strict=False):
        size(axes, place, float(width), COLOURS[row.voice], left=float(reached), id=row.id)
        reached += width
        if is_open(row):
            fade_out(axes, place, float(reached), COLOURS[row.voice])
    place, colour = places[len(rows)], COLOURS[total.voice]
    size(axes, place, float(value), colour, id=total.id)
    if is_open(total):
        fade_out(axes, place, float(value), colour)
    if rest:
        hatched(axes, places[-1], float(reached), float(value), COLOURS[Voice.COMPUTED])
    number_axis(axes, axis, places)
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
    source: str = here(words.SOURCE_OF_WHOLES),
) -> Chart:
    """Figures as parts of known wholes: (figure, whole, name of the whole), each on a bar of equal length.

    A whole that is an interval widens the share, as it does in a check.

    Raises: ValueError for no items.
    """
    rows = []
    for figure, whole, name in some(items, "shares", "figure with its whole"):
        least, most = (whole.low, whole.high) if isinstance(whole, Interval) else (whole, whole)
        share = Interval(figure.interval.low / most, figure.interval.high / least)
        phrase = "" if figure.phrase == figure.words else figure.phrase
        label = here(words.PART_OF_WHOLE, figure=figure.words, whole=told(name))
        row = Row(label, share, result_words(share, figure.names), figure.id, phrase=phrase)
        rows.append(row)
    canvas, axes, places = row_sheet(caption(row) for row in rows)
    axes.set_xlim(0, 100)
    for place, row in zip(places, rows, strict=True):
        low, high = (100 * end for end in finite(row.interval))
        axes.barh(place, 100, height=BAR_HEIGHT, color=PALE, edgecolor=GREY, linewidth=HAIRLINE)
        hatched(axes, place, low, high, BLUE)
        size(axes, place, low, BLUE, id=row.id)
    number_axis(axes, here(words.PERCENT_OF_WHOLE), places, ticks=(0, 25, 50, 75, 100))
    return Chart(canvas, message, rows, source=source)
