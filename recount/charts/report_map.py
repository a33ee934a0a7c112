"""The map of the report: a mark for each figure at the line that prints it, told apart by shape alone.

Knows figures, their lines and standings; may not know what they count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import repeat

from recount.charts.canvas import Chart, key, name, row_sheet
from recount.charts.rows import Row, figure_row, some
from recount.charts.style import FRAME, GROUND, INK
from recount.evidence.standing import Standing
from recount.quantity import Interval
from recount.tables.dataset import Figure
from recount.wording import EDITION, Words, here
from recount.wording import drawing as words

#: Marker and filling of a figure that something contradicts, that something bears out, that nothing tests.
_FATES: Mapping[Words, tuple[str, str]] = {
    words.CONTRADICTED: ("X", INK),
    words.BORNE_OUT: ("o", INK),
    words.NOT_TESTED: ("o", GROUND),
}
_STEP = 7.5  # points from one mark of a line to the next
_SIZE = 5.6
_BASE = 14.0  # points from the middle of a row to its line: room for three marks
_MORE = 9.0  # points that a row takes besides for them


def fate(standing: Standing) -> Words:
    """What became of a figure with this standing."""
    if standing is Standing.IN_CONFLICT:
        return words.CONTRADICTED
    return words.NOT_TESTED if standing is Standing.UNTESTED else words.BORNE_OUT


def report_map(sections: Mapping[str, Sequence[tuple[Figure, Standing]]], message: str) -> Chart:
    """A row for each section as long as its lines, and on each line a mark for every figure printed there.

    Raises: ValueError for no figures.
    """
    some((pair for section in sections.values() for pair in section), "report_map", "figure")
    lines = {title: [figure.line for figure, _ in section] for title, section in sections.items() if section}
    canvas, axes, places = row_sheet(
        (
            [name(here(words.LINES_OF, section=title, first=min(found), last=max(found)))]
            for title, found in lines.items()
        ),
        repeat(_MORE),
    )
    axes.set_xlim(-1, max(max(found) - min(found) for found in lines.values()) + 1)
    axes.set_axis_off()
    axes.set_xticks([])
    rows, data = [], []
    for place, (title, found) in zip(places, lines.items(), strict=True):
        base = place + _BASE
        axes.plot([-0.5, max(found) - min(found) + 0.5], [base, base], color=FRAME, linewidth=0.9, zorder=0.5)
        stacked: defaultdict[int, int] = defaultdict(int)
        counted: Counter[Words] = Counter()
        for figure, standing in sections[title]:
            what = fate(standing)
            marker, filling = _FATES[what]
            height = base - _STEP * (stacked[figure.line] + 0.6)
            stacked[figure.line] += 1
            counted[what] += 1
            mark = axes.plot(
                figure.line - min(found), height, marker, color=INK, markersize=_SIZE, markerfacecolor=filling
            )[0]
            mark.set_gid(figure.id)
            at = here(words.ON_LINE, fate=what[EDITION], line=figure.line)
            phrase = figure_row(figure).phrase
            data.append(Row(figure.label, Interval.point(figure.line, "line"), at, figure.id, phrase=phrase))
        told = ", ".join(
            here(words.COUNT_OF_VERDICT, count=counted[what], verdict=what[EDITION])
            for what in _FATES
            if counted[what]
        )
        rows.append(Row(title, Interval.point(len(found), "figures"), told))
    from matplotlib.lines import Line2D

    key(
        canvas,
        axes,
        [
            Line2D([], [], linestyle="", marker=marker, color=INK, markerfacecolor=filling, label=here(what))
            for what, (marker, filling) in _FATES.items()
        ],
    )
    return Chart(canvas, message, rows, data, source=here(words.SOURCE_AND_PUBLISHERS))
