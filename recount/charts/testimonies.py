"""Chart forms that put sources beside figures: running totals, claims, and the ground of the whole book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from recount.charts.canvas import (
    Chart,
    blank,
    caption_row,
    finite,
    number_axis,
    row_canvas,
    value_axis,
)
from recount.charts.overview import tally
from recount.charts.rows import Row, figure_row, of_one_kind, some
from recount.charts.style import BLUE, GREEN, GREY, INK, PURPLE, VERMILLION
from recount.evidence.rows import Comparable
from recount.evidence.standing import Standing
from recount.evidence.testimony import Testimony, Weight
from recount.tables.dataset import Figure
from recount.tables.periods import read_period
from recount.wording import drawing as words
from recount.wording import printed_words, say, short_day, tick_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LINE_HEIGHT = 0.06  # of a label, as a share of the axis' height
#: Marks that tell standings apart by shape as well as by colour: marker, colour, filling.
STANDING_MARKS = {
    Standing.STATED_BY_OTHERS: ("s", GREEN, "full"),
    Standing.ON_THE_WAY: ("s", GREEN, "left"),
    Standing.REPEATED: ("s", GREEN, "none"),
    Standing.FITS: ("o", BLUE, "full"),
    Standing.UNTESTED: ("_", GREY, "full"),
    Standing.IN_CONFLICT: ("X", VERMILLION, "full"),
}
WEIGHT_MARKS = {
    Weight.CONFIRMS: ("s", GREEN, "full"),
    Weight.CONSISTENT_WITH_GROWTH: ("s", GREEN, "left"),
    Weight.DIFFERS_IN_SCOPE: ("D", PURPLE, "none"),
    Weight.CONFLICTS: ("X", VERMILLION, "full"),
    Weight.CONTEXT_ONLY: ("_", GREY, "full"),
}


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
    )


def growth_path(testimonies: Sequence[Testimony], figure: Figure, message: str, axis: str) -> Chart:
    """A running total on its way to the report's number: every dated point, the number and its date last.

    testimonies: earlier points dated to a month or closer are drawn. axis: what is counted.

    Raises: ValueError if there is no such point.
    """
    drawn = some(filter(_is_on_the_way, testimonies), "growth_path", f"earlier dated point of {figure.id}")
    points = [(told.evidence.as_of.last, testimony_row(told)) for told in drawn]
    reported = read_period(figure.as_of).last
    of = say(words.THE_REPORT_OF, "en", date=read_period(figure.as_of).words())
    report = Row(of, figure.interval, figure.words, figure.id)
    canvas, axes = blank(2.8, left=0.2)
    top = float(figure.interval.high)
    first = min(day for day, _ in points).toordinal()
    span = reported.toordinal() - first
    axes.set_ylim(0, top * 1.14)
    axes.set_xlim(first - span * 0.06, first + span * 1.08)
    ends = sorted((day.toordinal(), float(row.value or row.interval.low)) for day, row in points)
    path = [*ends, (reported.toordinal(), float(figure.value))]
    axes.plot(*zip(*path, strict=True), color=GREY, linewidth=0.9, zorder=1)
    labels = []
    for day, row in points:
        low, high = finite(row.interval)
        x, value = day.toordinal(), float(row.value or row.interval.low)
        axes.plot([x, x], [low, min(high, top)], color=BLUE, linewidth=2)
        mark = axes.plot(x, value, "o", color=BLUE, markersize=6.5)[0]
        mark.set_markerfacecolor("white" if row.hollow else BLUE)
        labels.append((x, value, row))
    low, high = finite(figure.interval)
    axes.plot([path[-1][0]] * 2, [low, high], color=VERMILLION, linewidth=2.5)
    axes.plot(*path[-1], "D", color=VERMILLION, markersize=8)[0].set_gid(figure.id)
    labels.append((path[-1][0], path[-1][1], report))
    _place_labels(axes, labels, first + span * 0.42, f" {reported.year}")
    _month_axis(axes, axis)
    in_time = [row for _, row in sorted(points, key=lambda point: point[0])]
    return Chart(canvas, message, [*in_time, report], source=words.SOURCE_AND_PUBLISHERS.en)


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
    value_axis(axes, label)


def _place_labels(axes: Axes, labels: list[tuple[int, float, Row]], turn: float, year: str) -> None:
    """Write each label beside its point, apart from one another: early ones below, late ones above the path.

    Points with the same number share one label, which names all their publishers. year: not repeated, since
    the axis has it.
    """
    height = axes.get_ylim()[1]
    shared: dict[tuple[float, str], list[tuple[int, Row]]] = {}
    for x, value, row in labels:
        shared.setdefault((value, row.words), []).append((x, row))
    reached = {True: 0.0, False: 0.0}
    for (value, number), rows in sorted(shared.items()):
        early = max(x for x, _ in rows) <= turn
        lines = [number, *(row.label.removesuffix(year) for _, row in rows)]
        tall = height * _LINE_HEIGHT * len(lines)
        low = max(value - tall if early else value, reached[early])
        reached[early] = low + tall
        axes.annotate(
            "\n".join(lines),
            (max(x for x, _ in rows) if early else min(x for x, _ in rows), low + tall / 2),
            xytext=(9 if early else -9, 0),
            textcoords="offset points",
            ha="left" if early else "right",
            va="center",
            fontsize=8.5,
            linespacing=1.15,
            color=INK,
            zorder=1.5,
            bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.8},
        )


def ground_map(groups: dict[str, Sequence[tuple[Figure, Standing]]], message: str) -> Chart:
    """One mark for each figure, a row for each group: on what ground each stands, by shape and colour."""
    return tally(
        {name: [(figure.id, standing) for figure, standing in group] for name, group in groups.items()},
        STANDING_MARKS,
        "figure",
        message,
        marked=True,
        source=words.SOURCE_AND_PUBLISHERS.en,
    )


def money_ground(amounts: Sequence[tuple[Figure, Standing]], message: str, axis: str) -> Chart:
    """Amounts by size, each with the mark of its standing.

    Raises: ValueError for no amounts, and for amounts of several kinds of unit.
    """
    of_one_kind([figure_row(figure) for figure, _ in some(amounts, "money_ground", "amount")], "money_ground")
    rows = [
        Row(
            figure.label_en,
            figure.interval,
            f"{printed_words(figure.printed.unhedged(), figure.unit, figure.names)}: {standing}",
        )
        for figure, standing in amounts
    ]
    canvas, axes = row_canvas(len(rows))
    top = max(float(figure.value) for figure, _ in amounts)
    axes.set_xlim(0, top * 1.05)
    for place, ((figure, standing), row) in enumerate(zip(amounts, rows, strict=True)):
        marker, colour, fill = STANDING_MARKS[standing]
        value = float(figure.value)
        axes.plot([0, value], [place, place], color=GREY, linewidth=0.9, zorder=1)
        mark = axes.plot(value, place, marker=marker, color=colour, fillstyle=fill, markersize=8)[0]
        mark.set_markerfacecoloralt("white")
        mark.set_gid(figure.id)
        caption_row(axes, place, row)
    number_axis(axes, False, axis)
    return Chart(canvas, message, rows, source=words.SOURCE_AND_PUBLISHERS.en)
