"""Chart forms that show a gap: between two printed numbers, between two hedges, between a number and a band.

The report's numbers are ink, what was computed is blue, a cited band is grey, and only the gap that no
reading closes is vermillion. It is drawn between numbers, never on one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from recount.charts.canvas import Chart, blank, finite, number_axis
from recount.charts.rows import Row, computed_row, figure_row, finding_row, of_one_kind, some
from recount.charts.style import BLUE, GREY, INK, LARGE, PALE, VERMILLION
from recount.charts.testimonies import PATH_HEIGHT, PATH_LEFT, Beside, draw_path
from recount.checks.finding import Finding
from recount.evidence.testimony import Testimony
from recount.quantity import Interval
from recount.tables.dataset import Figure
from recount.wording import drawing as words
from recount.wording import result_words, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

_LINE = 15  # points from one line of text to the next
_BAR = 12  # points that a bar is high
_AXIS = 0.6  # inches below a panel, for its axis


def two_printings(
    printed: Sequence[tuple[Figure, str, Interval, str]],
    message: str,
    axis: str,
    gap: str,
    *,
    source: str = words.SOURCE_AND_MARKET.en,
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
    line = 6 * _LINE  # where the marks stand; one block of text above them, one below
    canvas, axes = _sheet(line + 6.5 * _LINE)
    axes.set_xlim(0, float(max(upper.interval.high, *(span.high for _, _, span, _ in printed))) * 1.03)
    rows = []
    for place, (figure, where, span, how) in enumerate(printed):
        row = figure_row(figure, f"{figure.label_en}, {where}")
        explained = computed_row(how, span, figure.names)
        _bar(axes, line, span, BLUE)
        _tick(axes, line, float(figure.value), figure.id)
        top = line + 2 * _LINE if place else 0.5 * _LINE
        side = "right" if place else "left"
        _write(axes, top, figure.words, side, weight="bold")
        _write(axes, top, figure.phrase, "left" if place else "right", color=GREY)
        _write(axes, top + _LINE, where[:1].upper() + where[1:], side)
        _write(axes, top + 2 * _LINE, f"{how}:", side, color=BLUE)
        _write(axes, top + 3 * _LINE, explained.words, side, color=BLUE)
        rows += [row, explained]
    _gap(axes, line, float(lower.value), float(upper.value), gap)
    number_axis(axes, False, axis)
    _plain(axes)
    between = Interval(upper.interval.low - lower.interval.high, upper.interval.high - lower.interval.low)
    return Chart(canvas, message, [*rows, Row(words.BETWEEN.en, between, gap)], source=source)


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
    from matplotlib.patches import FancyArrowPatch

    line = 4.2 * _LINE
    canvas, axes = _sheet(line + 1.2 * _LINE)
    middle = float(number)
    axes.set_xlim(middle * 0.9, middle * 1.1)
    for figure, place, end, side in (
        (below, places[0], 0.9, "left"),
        (above, places[1], 1.1, "right"),
    ):
        arrow = FancyArrowPatch(
            (middle, line),
            (middle * end, line),
            arrowstyle="->",
            mutation_scale=14,
            color=INK,
            linewidth=3,
            shrinkA=0,
            shrinkB=0,
            gid=figure.id,
        )
        axes.add_patch(arrow)
        _write(axes, 0.5 * _LINE, figure.words, side, weight="bold")
        _write(axes, 1.5 * _LINE, place[:1].upper() + place[1:], side)
        _write(axes, 2.5 * _LINE, figure.phrase, side, color=GREY)
    axes.plot(middle, line, "o", color=VERMILLION, markerfacecolor="white", markersize=9, markeredgewidth=2.2)
    number_axis(axes, False, axis)
    _plain(axes)
    axes.set_xticks([middle * share for share in (0.9, 1.0, 1.1)])
    rows = [figure_row(figure, place) for figure, place in zip((below, above), places, strict=True)]
    return Chart(canvas, message, rows, source=words.SOURCE.en)


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
    pitch = 4.3 * _LINE
    canvas, axes = _sheet(pitch * (len(given) + 1))
    axes.set_xlim(0, max(float(f.left.plain().high) for f, _ in given) * 1.03)
    rows = []
    for place, ((finding, label), right) in enumerate(zip(given, held, strict=True)):
        row = finding_row(finding, label)
        line = place * pitch + 2.6 * _LINE
        _write(axes, line - 2.1 * _LINE, row.label)
        _write(axes, line - 1.1 * _LINE, row.words, weight="bold", color=BLUE)
        _band(axes, line, band.interval)
        if finding.gap is not None and right is not None:
            wide = finding.left.plain()
            ends = (right.high, wide.low) if wide.low >= right.high else (wide.high, right.low)
            axes.plot(finite(wide), [line, line], color=BLUE, linewidth=1.2)
            axes.plot(finite(right), [line, line], color=GREY, linewidth=1.2)
            gap = result_words(Interval.point(finding.gap, wide.unit), finding.names)
            _gap(axes, line, float(ends[0]), float(ends[1]), say(words.APART, "en", gap=gap), above=False)
        _bar(axes, line, row.interval, BLUE, finding.id)
        rows.append(row)
    line = len(given) * pitch + 2.6 * _LINE
    _write(axes, line - 2.1 * _LINE, band.label)
    _write(axes, line - 1.1 * _LINE, band.words, color=GREY)
    _band(axes, line, band.interval)
    number_axis(axes, False, axis)
    _plain(axes)
    return Chart(canvas, message, [*rows, band], source=source)


def growth_paths(panels: Sequence[tuple[Sequence[Testimony], Figure, str, Beside]], message: str) -> Chart:
    """Running totals one below the other, such as things and their price: see growth_path.

    panels: testimonies, the report's figure, what the axis counts, and what is drawn beside the path.

    Raises: ValueError if there is no panel, or none of its points lies on the way.
    """
    some(panels, "growth_paths", "panel")
    height = PATH_HEIGHT * 0.75
    total = len(panels) * height + (len(panels) - 1) * _AXIS
    canvas, axes = blank(total)
    rows = []
    for place, (testimonies, figure, axis, beside) in enumerate(panels):
        bottom = total - height - place * (height + _AXIS)
        spot = (PATH_LEFT, bottom / total, 0.98 - PATH_LEFT, height / total)
        if place:
            axes = canvas.add_axes(spot)
        axes.set_position(spot)
        rows += draw_path(canvas, axes, testimonies, figure, axis, beside)
    return Chart(canvas, message, rows, source=words.SOURCE_AND_PUBLISHERS.en)


def _sheet(points: float) -> tuple[Canvas, Axes]:
    """An empty picture, so many points high, whose vertical axis counts them from the top."""
    canvas, axes = blank(points / 72)
    axes.set_ylim(points, 0)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    return canvas, axes


def _plain(axes: Axes) -> None:
    """Without grid lines, which labels would cut, and with letters that a phone can show."""
    axes.grid(False)
    axes.tick_params(labelsize=LARGE)
    axes.xaxis.label.set_fontsize(LARGE)


def _write(axes: Axes, line: float, text: str, side: str = "left", **style: Any) -> None:
    place = {"left": 0.0, "right": 1.0, "center": 0.5}[side]
    axes.text(
        place, line, text, transform=axes.get_yaxis_transform(), ha=side, va="center", fontsize=LARGE, **style
    )


def _bar(axes: Axes, line: float, span: Interval, colour: str, id: str = "") -> None:
    low, high = finite(span)
    drawn = axes.barh(line, high - low, left=low, height=_BAR, color=colour, edgecolor=colour, linewidth=1)[0]
    drawn.set_gid(id or None)


def _band(axes: Axes, line: float, span: Interval) -> None:
    low, high = finite(span)
    axes.barh(
        line, high - low, left=low, height=1.6 * _BAR, color=PALE, edgecolor=GREY, linewidth=0.8, zorder=0.5
    )


def _tick(axes: Axes, line: float, value: float, id: str) -> None:
    """A printed number: taller than the bar that it stands on, and thinner than any."""
    axes.plot([value, value], [line - _BAR, line + _BAR], color=INK, linewidth=1.4)[0].set_gid(id)


def _gap(axes: Axes, line: float, low: float, high: float, label: str, *, above: bool = True) -> None:
    """An arrow from end to end with its label, which begins where the gap does if that is far left."""
    axes.annotate(
        "",
        (high, line),
        xytext=(low, line),
        arrowprops={"arrowstyle": "<->", "color": VERMILLION, "linewidth": 1.6, "shrinkA": 3, "shrinkB": 3},
    )
    begins = high < axes.get_xlim()[1] / 2
    axes.annotate(
        label,
        (low if begins else (low + high) / 2, line),
        xytext=(3 * begins, 0.8 * _LINE if above else -0.8 * _LINE),
        textcoords="offset points",
        fontsize=LARGE,
        ha="left" if begins else "center",
        va="center",
        color=VERMILLION,
    )
