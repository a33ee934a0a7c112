"""Chart forms that put sources beside figures: running totals, claims, and the ground of the whole book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from recount.charts.canvas import (
    BASE,
    LINE,
    Chart,
    blank,
    finite,
    round_steps,
    say_ticks,
    text_width,
    value_axis,
)
from recount.charts.labels import arranged, free_spots
from recount.charts.marks import COLOURS, FADE, end_of, fade, is_open
from recount.charts.rows import Row, Voice, figure_row, some
from recount.charts.style import GREY, GROUND, LARGE, WIDTH
from recount.evidence.rows import Comparable
from recount.evidence.testimony import Testimony
from recount.tables.dataset import Figure
from recount.tables.labels import told
from recount.tables.periods import read_period
from recount.wording import EDITION, here, short_day, written_year
from recount.wording import drawing as words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

PATH_HEIGHT = 4.0  # inches, for two numbers on the way
_MORE = 0.55  # inches for each further one
_WIDE = 0.045  # of the axis: how wide the interval of a point is drawn, so that its mark does not hide it
_MARK = 5.0  # points from the middle of a mark to its edge
_APART = 4.0  # points between two labels
_TICK = 14  # points of a tick, with the room beside its label
#: Counts of something else that are drawn beside a running total, each with what tells it apart.
Beside = Sequence[tuple[Testimony, str]]


def testimony_row(testimony: Testimony, label: str | None = None) -> Row:
    """What a source gives, labelled with its publisher and the date of the number."""
    evidence = testimony.evidence
    printed, date = evidence.printed, evidence.as_of.words()
    named = here(words.PUBLISHER_AND_DATE, publisher=evidence.source.publisher, date=date)
    if label and not evidence.source.publisher.startswith(label):
        label = told(label)
    return Row(
        label=label or named,
        interval=evidence.interval,
        words=evidence.words,
        id=evidence.id,
        value=printed.value if printed.value_high is None else None,
        hollow=printed.strict,
        kind=evidence.names[evidence.unit].kind if evidence.unit in evidence.names else "",
        voice=Voice.SOURCE,
    )


def growth_path(
    testimonies: Sequence[Testimony],
    figure: Figure,
    message: str,
    axis: str,
    *,
    beside: Beside = (),
) -> Chart:
    """A running total on its way to the report's number: every dated point, the number and its date last.

    testimonies: earlier points dated to a month or closer are drawn. axis: what is counted. beside: dated
    counts of something else, each with what tells it apart; no line joins them to the total.

    Raises: ValueError if there is no such point.
    """
    numbers = {told.evidence.printed.value for told in testimonies if _is_on_the_way(told)}
    canvas, axes = blank(PATH_HEIGHT + _MORE * max(0, len(numbers) + len(beside) - 2))
    rows = draw_path(canvas, axes, testimonies, figure, axis, beside)
    return Chart(canvas, message, rows, source=here(words.SOURCE_AND_PUBLISHERS))


def draw_path(
    canvas: Canvas,
    axes: Axes,
    testimonies: Sequence[Testimony],
    figure: Figure,
    axis: str,
    beside: Beside = (),
) -> list[Row]:
    """Draw such a path on empty axes. Returns what was drawn, in the order of time.

    Raises: ValueError if there is no point to join to the report's.
    """
    remarks = {each.id: told(remark) for each, remark in beside}
    joined = [each for each in testimonies if _is_on_the_way(each) and each.id not in remarks]
    some(joined, "growth_path", f"earlier dated point of {figure.id}")
    in_time = sorted((*joined, *(each for each, _ in beside)), key=lambda each: each.evidence.as_of.last)
    rows = [testimony_row(each) for each in in_time]
    days = [each.evidence.as_of.last.toordinal() for each in in_time]
    reported = read_period(figure.as_of)
    report = figure_row(figure, here(words.THE_REPORT_OF, date=reported.words()))
    span = reported.last.toordinal() - days[0]
    placed = [*zip(days, rows, strict=True), (reported.last.toordinal(), report)]
    top = max(end_of(row) if is_open(row) else float(row.interval.high) for _, row in placed)
    axes.set_ylim(0, top * 1.3)
    axes.set_xlim(days[0] - span * 0.06, days[0] + span * 1.08)
    path = [(day, end_of(row)) for day, row in placed if row.id not in remarks]
    axes.plot(*zip(*path, strict=True), color=GREY, linewidth=1.4, zorder=1)
    for day, row in placed:
        _draw_point(axes, day, row, "s" if row.id in remarks else "D" if row is report else "o", figure.id)
    _month_axis(canvas, axes, axis)
    _place_labels(canvas, axes, placed, path, remarks, str(written_year(reported.last.year, EDITION)))
    return [
        replace(row, label=f"{row.label} ({remarks[row.id]})") if row.id in remarks else row
        for _, row in placed
    ]


def _is_on_the_way(testimony: Testimony) -> bool:
    evidence = testimony.evidence
    return evidence.comparable is Comparable.EARLIER and evidence.as_of.is_within_a_month


def _draw_point(axes: Axes, day: int, row: Row, shape: str, report: str) -> None:
    """A number on its interval, which is wider than it, or fades upwards."""
    colour = COLOURS[row.voice]
    left, right = axes.get_xlim()
    half = (right - left) * _WIDE / 2
    if is_open(row):
        fade(axes, *_extent(axes, row), day - half, day + half, colour, upwards=True)
    else:
        low, high = finite(row.interval)
        axes.bar(
            day, high - low, 2 * half, bottom=low, color=colour, edgecolor=colour, linewidth=1, zorder=1.1
        )
    mark = axes.plot(day, end_of(row), shape, color=colour, markersize=7, zorder=2.5)[0]
    if row.hollow or shape == "s":
        mark.set(markerfacecolor=GROUND, markeredgewidth=1.5)
    else:
        mark.set(markeredgecolor=GROUND, markeredgewidth=0.8)
    mark.set_gid(row.id if row.id == report else None)


def _extent(axes: Axes, row: Row) -> tuple[float, float]:
    """From where to where a point with its interval is drawn."""
    if is_open(row):
        return end_of(row), end_of(row) + axes.get_ylim()[1] * FADE
    return finite(row.interval)


def _month_axis(canvas: Canvas, axes: Axes, label: str) -> None:
    from matplotlib.ticker import FixedLocator, FuncFormatter

    first, last = (date.fromordinal(round(end)) for end in axes.get_xlim())
    months = [date(first.year, month, 1) for month in range(first.month, last.month + 1)]
    ticks = [day.toordinal() for day in months if day >= first]
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: short_day(date.fromordinal(round(value)))))
    axes.yaxis.set_major_locator(round_steps())
    say_ticks(axes.yaxis)
    value_axis(axes, label)
    widest = max(text_width(canvas, tick.get_text()) for tick in axes.get_yticklabels())
    place = axes.get_position()
    place.x0 = (widest + _TICK) / 72 / WIDTH
    axes.set_position(place)


def _place_labels(
    canvas: Canvas,
    axes: Axes,
    placed: Sequence[tuple[int, Row]],
    path: Sequence[tuple[int, float]],
    remarks: Mapping[str, str],
    year: str,
) -> None:
    """Write each label as near to its point as it finds room beside the path, all marks and other labels.

    Points with the same number share one label, which names all their publishers. remarks: what some of them
    count instead. year: not repeated, since the axis has it.
    """
    point = canvas.dpi / 72
    inside = axes.get_window_extent()
    room = (inside.x0 + 4 * point, inside.y0 + point, inside.x1, inside.y1)
    way = [(float(x), float(y)) for x, y in axes.transData.transform(path)]
    points = [(day, end_of(row)) for day, row in placed]
    marks = [(float(x), float(y)) for x, y in axes.transData.transform(points)]
    half, mark = _WIDE / 2 * (inside.x1 - inside.x0), _MARK * point
    taken = [(x - mark, y - mark, x + mark, y + mark) for x, y in marks]
    for (x, _), (_, row) in zip(marks, placed, strict=True):
        low, high = (float(axes.transData.transform((0, end))[1]) for end in _extent(axes, row))
        taken.append((x - half, low, x + half, high))
    shared: dict[tuple[float, str], list[int]] = {}
    for index, (_, row) in enumerate(placed):
        shared.setdefault((end_of(row), row.words), []).append(index)
    labels, free = [], []
    for (_, number), indices in sorted(shared.items()):
        rows = [placed[index][1] for index in indices]
        lines = [number, *(row.label.removesuffix(year).rstrip() for row in rows)]
        lines += [remarks[row.id] for row in rows if row.id in remarks]
        lines += [row.phrase for row in rows if row.phrase]
        labels.append(lines)
        width = max(text_width(canvas, line, fontsize=LARGE) for line in lines)
        anchors = [marks[index] for index in indices]
        size = (width * point, len(lines) * LINE * point)
        free.append(free_spots(anchors, size, room, way, taken, point))
    for lines, spot in zip(labels, arranged(free, _APART * point), strict=True):
        left, _, right, top = spot.box
        on_right = left < spot.anchor[0]
        for index, line in enumerate(lines):
            foot = top - ((index + 0.5) * LINE + BASE) * point
            x, y = axes.transData.inverted().transform((right if on_right else left, foot))
            axes.text(x, y, line, fontsize=LARGE, ha="right" if on_right else "left", va="baseline")
        if spot.lead:
            ends = axes.transData.inverted().transform(spot.lead)
            axes.plot(*zip(*ends, strict=True), color=GREY, linewidth=0.8, zorder=0.9)
