"""Chart forms of the ground: who else says a figure, and what sources do to the figures.

Blue squares are others' words, ink the report's own, vermillion a gap that no reading closes. Knows standings
and evidence, no chapter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from recount.charts.canvas import BASE, Chart, blank, key
from recount.charts.rows import Row, some
from recount.charts.style import BLUE, GREY, GROUND, INK, LARGE, VERMILLION
from recount.evidence.standing import Standing
from recount.evidence.testimony import Weight
from recount.quantity import Interval
from recount.tables.dataset import Figure
from recount.tables.labels import told
from recount.wording import drawing as words
from recount.wording import here

_APART = r"$\vert\,\vert$"  # two strokes with a gap between them
#: Marker, colour and filling of each standing; shapes tell them apart without colours.
STANDING_MARKS = {
    Standing.STATED_BY_OTHERS: ("s", BLUE, "full"),
    Standing.ON_THE_WAY: ("s", BLUE, "left"),
    Standing.IN_CONFLICT: (_APART, VERMILLION, "full"),
    Standing.REPEATED: ("s", INK, "none"),
    Standing.FITS: ("o", INK, "full"),
    Standing.UNTESTED: ("o", GREY, "none"),
}
#: The mark of each weight of a source on charts: its shape, colour and filling.
WEIGHT_MARKS = {
    Weight.CONFIRMS: ("s", BLUE, "full"),
    Weight.CONSISTENT_WITH_GROWTH: ("s", BLUE, "left"),
    Weight.DIFFERS_IN_SCOPE: ("D", BLUE, "none"),
    Weight.CONFLICTS: (_APART, VERMILLION, "full"),
    Weight.CONTEXT_ONLY: ("_", GREY, "full"),
}
_PITCH = 38  # points from one section to the next
_HEAD = 44  # points above the first section
_NAME = 11  # points from its marks up to the middle of its name
_SIZE = 6.0

#: A figure, its standing, and whether only the publisher is known to have stated it.
Judged = tuple[Figure, Standing, bool]


def voices(groups: Mapping[str, Sequence[Judged]], message: str) -> Chart:
    """One mark for each figure, a row for each group: left of the line those of which somebody else said
    something comparable, right of it those of which nobody did.

    Raises: ValueError for no figures.
    """
    some((judged for group in groups.values() for judged in group), "voices", "figure")
    sides = {name: _sides(group) for name, group in groups.items()}
    most = [max(len(side[i]) for side in sides.values()) for i in (0, 1)]
    total = [sum(len(side[i]) for side in sides.values()) for i in (0, 1)]
    canvas, axes = blank((_HEAD + _PITCH * len(groups)) / 72)
    axes.set_axis_off()
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_xlim(-max(most[0], most[1] / 3) - 0.5, most[1] + 0.5)
    axes.set_ylim(_HEAD + _PITCH * len(groups), 0)
    heads = (here(words.SOMEBODY_ELSE), here(words.NOBODY_ELSE))
    for i, (text, align) in enumerate(zip(heads, ("right", "left"), strict=True)):
        axes.annotate(
            f"{text}: {total[i]}",
            (0, BASE + 8),
            xytext=(-4 if i == 0 else 4, 0),
            textcoords="offset points",
            ha=align,
            va="baseline",
            fontsize=LARGE,
            weight="bold",
        )
    rows, data = [], []
    for index, (name, side) in enumerate(sides.items()):
        top = _HEAD + index * _PITCH
        axes.text(axes.get_xlim()[0], top - _NAME + BASE, name, va="baseline", fontsize=LARGE)
        axes.plot([0, 0], [top, top + 16], color=GREY, linewidth=0.9, zorder=1)
        for i, marks in enumerate(side):
            for column, (figure, standing) in enumerate(marks):
                x = (column + 0.6) * (1 if i else -1)
                mark = axes.plot(x, top + 8, linestyle="", **style_of(STANDING_MARKS[standing]))[0]
                mark.set_gid(figure.id)
                side_words = here(words.STANDING_AND_SIDE, standing=told(standing), side=heads[i])
                data.append(Row(figure.label, Interval.point(1, "figures"), side_words, figure.id))
        counts = here(words.WITH_AND_WITHOUT, others=len(side[0]), alone=len(side[1]))
        rows.append(Row(name, Interval.point(len(side[0]), "figures"), counts))
    _legend(canvas, axes, {standing for side in sides.values() for marks in side for _, standing in marks})
    return Chart(canvas, message, rows, data, source=here(words.SOURCE_AND_PUBLISHERS))


def _sides(group: Sequence[Judged]) -> tuple[list[tuple[Figure, Standing]], list[tuple[Figure, Standing]]]:
    """The figures with another voice and those without, each in the order of the marks."""
    order = list(STANDING_MARKS)
    ranked = sorted(group, key=lambda judged: order.index(judged[1]))
    others = [(figure, standing) for figure, standing, alone in ranked if not alone]
    return others, [(figure, standing) for figure, standing, alone in ranked if alone]


def style_of(mark: tuple[str, str, str]) -> dict[str, Any]:
    """A mark as matplotlib takes it."""
    marker, colour, fill = mark
    return {
        "marker": marker,
        "color": colour,
        "fillstyle": fill,
        "markerfacecoloralt": GROUND,
        "markersize": _SIZE + 2 if marker == _APART else _SIZE,
    }


def _legend(canvas: Any, axes: Any, used: set[Standing]) -> None:
    from matplotlib.lines import Line2D

    key(
        canvas,
        axes,
        [
            Line2D([], [], linestyle="", label=told(standing), **style_of(mark))
            for standing, mark in STANDING_MARKS.items()
            if standing in used
        ],
    )
