"""Chart forms that show a gap: between two printed numbers, between two hedges, between a number and a band.

Only the gap that no reading closes is vermillion. It is drawn between numbers, never on one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from recount.charts.canvas import (
    BAR_HEIGHT,
    BASE,
    LINE,
    Chart,
    Line,
    blank,
    finite,
    name,
    number_axis,
    row_sheet,
    sheet,
)
from recount.charts.marks import band as draw_band
from recount.charts.marks import bar, fade, gap_between, stroke
from recount.charts.rows import Row, computed_row, figure_row, finding_row, of_one_kind, some
from recount.charts.style import BLUE, GREY, GROUND, INK, LARGE, VERMILLION
from recount.charts.testimonies import PATH_HEIGHT, Beside, draw_path
from recount.checks.finding import Finding
from recount.evidence.testimony import Testimony
from recount.quantity import Interval
from recount.tables.dataset import Figure
from recount.tables.labels import told
from recount.wording import drawing as words
from recount.wording import gap_words, here

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_AXIS = 0.6  # inches below a panel, for its axis


def two_printings(
    printed: Sequence[tuple[Figure, str, Interval, str]],
    message: str,
    axis: str,
    gap: str,
    *,
    source: str = here(words.SOURCE_AND_MARKET),
) -> Chart:
    """Two numbers that were printed for one thing, each on the bar that explains it, and the gap between.

    printed: the figure, where it stands, what was computed, and how. gap: what lies between, in words.

    Raises: ValueError unless there are two figures of one kind of unit, the smaller first, that do not meet.
    """
    if len(printed) != 2:
        raise ValueError(f"two_printings: a gap lies between two figures; {len(printed)} are given")
    figures = [figure for figure, _, _, _ in printed]
    of_one_kind(map(figure_row, figures), "two_printings")
    lower, upper = figures
    if lower.interval.high >= upper.interval.low:
        raise ValueError(
            f"two_printings: between {lower.words} and {upper.words} there is no gap; give the smaller first,"
            " and no numbers that meet"
        )
    line = 6.2 * LINE  # where the marks stand; one block of text above them, one below
    canvas, axes = sheet(line + 6.5 * LINE)
    axes.set_xlim(0, float(max(upper.interval.high, *(span.high for _, _, span, _ in printed))) * 1.03)
    rows = []
    for place, (figure, where, span, how) in enumerate(printed):
        where, how = told(where), told(how)
        row = figure_row(figure, f"{figure.label}, {where}")
        explained = computed_row(how, span, figure.names)
        bar(axes, line, span, BLUE)
        stroke(axes, line, float(figure.value), INK, id=figure.id)
        top = line + 2 * LINE if place else 0.5 * LINE
        side = "right" if place else "left"
        _write(axes, top, figure.words, side, weight="bold")
        if row.phrase:
            _write(axes, top, row.phrase, "left" if place else "right", color=GREY)
        _write(axes, top + LINE, where[:1].upper() + where[1:], side)
        _write(axes, top + 2 * LINE, f"{how}:", side, color=BLUE)
        _write(axes, top + 3 * LINE, explained.words, side, color=BLUE)
        rows += [row, explained]
    gap = told(gap)
    gap_between(axes, line, float(lower.value), float(upper.value))
    _write(axes, line - 0.8 * LINE, gap, "center", color=VERMILLION)
    number_axis(axes, axis)
    between = Interval(upper.interval.low - lower.interval.high, upper.interval.high - lower.interval.low)
    return Chart(canvas, message, [*rows, Row(here(words.BETWEEN), between, gap)], source=source)


def half_lines(below: Figure, above: Figure, places: tuple[str, str], message: str, axis: str) -> Chart:
    """Two hedges of one number as half-lines that meet at it, and neither of which includes it.

    places: where the report prints each.

    Raises: ValueError unless the first excludes its number from above, and the second the same from below.
    """
    number = above.value
    if not (
        below.printed.strict
        and above.printed.strict
        and below.interval.high == number == below.value == above.interval.low
    ):
        raise ValueError(
            f"half_lines: {below.words} and {above.words} do not meet at a number that both exclude; give an"
            " 'almost' and a 'more than' of one number"
        )
    of_one_kind(map(figure_row, (below, above)), "half_lines")
    line = 4.2 * LINE
    canvas, axes = sheet(line + 1.2 * LINE)
    middle = float(number)
    axes.set_xlim(middle * 0.9, middle * 1.1)
    half = BAR_HEIGHT / 3
    rows = [figure_row(figure, place) for figure, place in zip((below, above), places, strict=True)]
    for figure, row, far, side in ((below, rows[0], 0.9, "left"), (above, rows[1], 1.1, "right")):
        solid = middle * (1 + far) / 2
        drawn = axes.fill_between([middle, solid], line - half, line + half, color=INK, linewidth=0)
        drawn.set_gid(figure.id)
        fade(axes, solid, middle * far, line - half, line + half, INK)
        _write(axes, 0.5 * LINE, row.words, side, weight="bold")
        _write(axes, 1.5 * LINE, row.label[:1].upper() + row.label[1:], side)
        _write(axes, 2.5 * LINE, row.phrase, side, color=GREY)
    ring = axes.plot(middle, line, "o", color=VERMILLION, markersize=10, markeredgewidth=2.2)[0]
    ring.set_markerfacecolor(GROUND)
    number_axis(axes, axis, ticks=[middle * share for share in (0.9, 1.0, 1.1)])
    return Chart(canvas, message, rows, source=here(words.SOURCE))


def beside_band(
    findings: Sequence[tuple[Finding, str]], band: Row, message: str, axis: str, *, source: str
) -> Chart:
    """What checks compute, on a linear axis from zero, beside the one cited band that they are held against.

    findings: each with its label. band: its ends as they are printed. A check that fails has its gap drawn
    and labelled: that between the widest readings of both, which thin lines show.

    Raises: ValueError for no findings, and for one that is not held against that band.
    """
    given = some(findings, "beside_band", "finding with its label")
    held = [finding.right.plain() if finding.right else None for finding, _ in given]
    for (finding, _), right in zip(given, held, strict=True):
        if right is None or right.unit != band.interval.unit or not band.interval.meets(right):
            raise ValueError(
                f"beside_band: '{finding.id}' is not held against {band.words}; draw a chart of its own band"
            )
    rows = [finding_row(finding, label) for finding, label in given]
    gaps = [
        ""
        if finding.gap is None
        else here(words.APART, gap=gap_words(Interval.point(finding.gap, right.unit), finding.names))
        for (finding, _), right in zip(given, held, strict=True)
        if right
    ]
    canvas, axes, places = row_sheet(
        [
            *(
                [name(row.label), Line(row.words, weight="bold", colour=BLUE)]
                + ([Line(gap, colour=VERMILLION)] if gap else [])
                for row, gap in zip(rows, gaps, strict=True)
            ),
            [name(band.label), Line(band.words, colour=GREY)],
        ]
    )
    axes.set_xlim(0, max(float(finding.left.plain().high) for finding, _ in given) * 1.03)
    for place, row, (finding, _), right in zip(places, rows, given, held, strict=False):
        draw_band(axes, place, band.interval)
        if finding.gap is not None and right is not None:
            wide = finding.left.plain()
            ends = (right.high, wide.low) if wide.low >= right.high else (wide.high, right.low)
            for span, colour in ((wide, BLUE), (right, GREY)):
                axes.plot(finite(span), [place, place], color=colour, linewidth=1.2)
            gap_between(axes, place, float(ends[0]), float(ends[1]))
        bar(axes, place, row.interval, BLUE, id=row.id)
    draw_band(axes, places[-1], band.interval)
    number_axis(axes, axis)
    return Chart(canvas, message, [*rows, band], source=source)


def growth_paths(panels: Sequence[tuple[Sequence[Testimony], Figure, str, Beside]], message: str) -> Chart:
    """Running totals one below the other, such as things and their price: see growth_path.

    panels: testimonies, the report's figure, what the axis counts, and what is drawn beside the path.

    Raises: ValueError if there is no panel, or none of its points lies on the way.
    """
    some(panels, "growth_paths", "panel")
    height = PATH_HEIGHT * 0.85
    total = len(panels) * height + (len(panels) - 1) * _AXIS
    canvas, axes = blank(total)
    rows = []
    for place, (testimonies, figure, axis, beside) in enumerate(panels):
        bottom = total - height - place * (height + _AXIS)
        spot = (0.02, bottom / total, 0.96, height / total)
        if place:
            axes = canvas.add_axes(spot)
        axes.set_position(spot)
        rows += draw_path(canvas, axes, testimonies, figure, axis, beside)
    return Chart(canvas, message, rows, source=here(words.SOURCE_AND_PUBLISHERS))


def _write(axes: Axes, line: float, text: str, side: str = "left", **style: Any) -> None:
    place = {"left": 0.0, "right": 1.0, "center": 0.5}[side]
    axes.text(
        place,
        line + BASE,
        text,
        transform=axes.get_yaxis_transform(),
        ha=side,
        va="baseline",
        fontsize=LARGE,
        **style,
    )
