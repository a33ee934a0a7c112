"""Chart forms that put sources beside figures: running totals, claims, and the ground of the whole book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from recount.charts.canvas import Chart, blank, finite, value_axis
from recount.charts.rows import Row, Voice, some
from recount.charts.style import BLUE, GREY, INK, LARGE
from recount.evidence.rows import Comparable
from recount.evidence.testimony import Testimony, Weight
from recount.tables.dataset import Figure
from recount.tables.periods import read_period
from recount.wording import drawing as words
from recount.wording import say, short_day, tick_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas
    from matplotlib.text import Annotation

PATH_HEIGHT = 3.0  # inches
PATH_LEFT = 0.22  # of the width: room for the numbers of its axis
_LINE = 13  # points from one line of a label to the next
#: Counts of something else that are drawn beside a running total, each with what tells it apart.
Beside = Sequence[tuple[Testimony, str]]


def testimony_row(testimony: Testimony, label: str | None = None) -> Row:
    """What a source gives, labelled with its publisher and the date of the number."""
    evidence = testimony.evidence
    printed, date = evidence.printed, evidence.as_of.words()
    named = say(words.PUBLISHER_AND_DATE, "en", publisher=evidence.source.publisher, date=date)
    return Row(
        label=label or named,
        interval=evidence.interval,
        words=evidence.words,
        id=evidence.id,
        value=printed.value if printed.value_high is None else None,
        against=testimony.weight is Weight.CONFLICTS,
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
    canvas, axes = blank(PATH_HEIGHT, left=PATH_LEFT)
    rows = draw_path(canvas, axes, testimonies, figure, axis, beside)
    return Chart(canvas, message, rows, source=words.SOURCE_AND_PUBLISHERS.en)


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
    remarks = {told.id: remark for told, remark in beside}
    joined = [told for told in testimonies if _is_on_the_way(told) and told.id not in remarks]
    some(joined, "growth_path", f"earlier dated point of {figure.id}")
    told_in_time = sorted((*joined, *(told for told, _ in beside)), key=lambda told: told.evidence.as_of.last)
    rows = [testimony_row(told) for told in told_in_time]
    days = [told.evidence.as_of.last.toordinal() for told in told_in_time]
    reported = read_period(figure.as_of)
    of = say(words.THE_REPORT_OF, "en", date=reported.words())
    report = Row(of, figure.interval, figure.words, figure.id, figure.value)
    span = reported.last.toordinal() - days[0]
    top = max(float(figure.interval.high), *map(_height, rows))
    axes.set_ylim(0, top * (1.3 if remarks else 1.14))
    axes.set_xlim(days[0] - span * 0.06, days[0] + span * 1.08)
    placed = [*zip(days, rows, strict=True), (reported.last.toordinal(), report)]
    path = [(day, _height(row)) for day, row in placed if row.id not in remarks]
    axes.plot(*zip(*path, strict=True), color=GREY, linewidth=1.4, zorder=1)
    for day, row in placed:
        low, high = finite(row.interval)
        colour = BLUE if row is not report else INK
        shape = "D" if row is report else "s" if row.id in remarks else "o"
        axes.plot([day, day], [low, min(high, top)], color=colour, linewidth=2.2)
        mark = axes.plot(day, _height(row), shape, color=colour, markersize=6.5)[0]
        mark.set_markerfacecolor("white" if row.hollow or row.id in remarks else colour)
        mark.set_gid(figure.id if row is report else None)
    _place_labels(canvas, axes, placed, remarks, days[0] + span * 0.42, f" {reported.last.year}")
    _month_axis(axes, axis)
    return [
        replace(row, label=f"{row.label} ({remarks[row.id]})") if row.id in remarks else row
        for _, row in placed
    ]


def _height(row: Row) -> float:
    return float(row.value if row.value is not None else row.interval.low)


def _is_on_the_way(testimony: Testimony) -> bool:
    evidence = testimony.evidence
    return evidence.comparable is Comparable.EARLIER and evidence.as_of.is_within_a_month


def _month_axis(axes: Axes, label: str) -> None:
    from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

    first, last = (date.fromordinal(round(end)) for end in axes.get_xlim())
    months = [date(first.year, month, 1) for month in range(first.month, last.month + 1)]
    ticks = [day.toordinal() for day in months if day >= first]
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: short_day(date.fromordinal(round(value)))))
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: tick_words(value)))
    axes.tick_params(labelsize=LARGE)
    value_axis(axes, label)
    axes.grid(False)  # the numbers stand beside the marks; lines would cut them


def _place_labels(
    canvas: Canvas,
    axes: Axes,
    placed: Sequence[tuple[int, Row]],
    remarks: Mapping[str, str],
    turn: float,
    year: str,
) -> None:
    """Write each label beside its point, apart from one another: early ones below, late ones above the path.

    Points with the same number share one label, which names all their publishers. remarks: what some of them
    count instead. year: not repeated, since the axis has it.
    """
    top = axes.get_ylim()[1]
    line = top * _LINE / (axes.get_window_extent().height / canvas.dpi * 72)
    shared: dict[tuple[float, str], list[tuple[int, Row]]] = {}
    for x, row in placed:
        shared.setdefault((_height(row), row.words), []).append((x, row))
    reached = {True: 0.0, False: 0.0}
    for (value, number), rows in sorted(shared.items()):
        early = max(x for x, _ in rows) <= turn
        lines = [number, *(row.label.removesuffix(year) for _, row in rows)]
        lines += [remarks[row.id] for _, row in rows if row.id in remarks]
        tall = line * len(lines)
        if any(row.id in remarks for _, row in rows):  # beside the path: above whatever lies there
            low = max(value - line / 2, *reached.values())
            reached = dict.fromkeys(reached, low + tall)
        else:
            low = max(value - tall if early else value, reached[early])
            reached[early] = low + tall
        beside = 9 if early else -9  # points from the mark
        x = (max if early else min)(x for x, _ in rows)
        # An early label that was pushed up stands to the right of the marks that it would hide.
        in_the_way = [
            day
            for day, row in placed
            if day <= turn and low - line / 2 < _height(row) < low + tall + line / 2
        ]
        label = axes.annotate(
            "\n".join(lines),
            (max([x, *in_the_way]) if early else x, low + tall / 2),
            xytext=(beside, 0),
            textcoords="offset points",
            ha="left" if early else "right",
            va="center",
            fontsize=LARGE,
            linespacing=1.05,
            color=INK,
            zorder=1.5,
            # A white ground over the path, but below every mark.
            bbox={"boxstyle": "square,pad=0", "facecolor": "white", "edgecolor": "none", "alpha": 0.8},
        )
        _keep_inside(label, axes, beside, canvas.dpi / 72)


def _keep_inside(label: Annotation, axes: Axes, beside: int, dots: float) -> None:
    """Move a label that would leave the axes below or above its mark, as far back as it needs.

    dots: of the canvas, in a point.
    """
    box, room = label.get_window_extent(), axes.get_window_extent()
    over = max(0.0, box.x1 - room.x1) - max(0.0, room.x0 - box.x0)
    if over:
        down = 1 if beside > 0 else -1
        label.set_position((beside - over / dots - 2 * down, -down * _LINE))
