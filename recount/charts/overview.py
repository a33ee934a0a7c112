"""Chart forms for the whole book: what its checks come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from recount.charts.canvas import Chart, key, name, row_sheet
from recount.charts.rows import Row, some
from recount.charts.style import GREEN, GROUND, PURPLE, VERMILLION
from recount.checks.finding import Finding
from recount.checks.verdicts import Verdict
from recount.quantity import Interval
from recount.tables.labels import told
from recount.wording import drawing as words
from recount.wording import here

_A_LINE = 24  # marks
_NEXT = 13.0  # points from one line of marks to the next
#: Marks that tell verdicts apart by shape as well as by colour: marker, colour, filling.
VERDICT_MARKS = {
    Verdict.AGREES: ("o", GREEN, "full"),
    Verdict.AGREES_IF_TRUNCATED: ("o", GREEN, "left"),
    Verdict.AGREES_LOOSELY: ("o", GREEN, "none"),
    Verdict.WORDING_DIFFERS: ("D", PURPLE, "full"),
    Verdict.DISAGREES: ("X", VERMILLION, "full"),
    Verdict.IMPLAUSIBLE: ("^", VERMILLION, "full"),
}


def verdict_counts(groups: dict[str, Sequence[Finding]], message: str) -> Chart:
    """One mark for each test, a row for each group: shapes and colours tell the verdicts apart.

    Measures and repairs, which test nothing, are left out.
    """
    return tally(
        {
            name: [(finding.id, finding.verdict) for finding in group if finding.is_test]
            for name, group in groups.items()
        },
        VERDICT_MARKS,
        "test",
        message,
    )


def tally(
    groups: Mapping[str, Sequence[tuple[str, StrEnum]]],
    marks: Mapping[Any, tuple[str, str, str]],
    noun: str,
    message: str,
    *,
    marked: bool = False,
    source: str = here(words.SOURCE_RECOMPUTED),
) -> Chart:
    """One mark for each thing judged, a row for each group, ranked as `marks` ranks the verdicts.

    groups: pairs of id and verdict by the group's name. marks: marker, colour and filling of each verdict.
    noun: what one of them is called, as recount.wording.drawing counts it. marked: the marks carry the ids,
    as those of figures do.

    Raises: ValueError if nothing was judged, and for a verdict that has no mark.
    """
    some((pair for judged in groups.values() for pair in judged), "tally", noun)
    if unmarked := {verdict for judged in groups.values() for _, verdict in judged} - marks.keys():
        raise ValueError(f"tally: no mark is given for '{min(unmarked)}'; add one to marks")
    from matplotlib.lines import Line2D

    order = list(marks)
    groups = {told(label): judged for label, judged in groups.items()}
    canvas, axes, places = row_sheet(
        ([name(f"{label}: {_count(len(judged), noun)}")] for label, judged in groups.items()),
        ((len(judged) - 1) // _A_LINE * _NEXT for judged in groups.values()),
    )
    axes.set_xlim(-1, _A_LINE)
    axes.spines["bottom"].set_visible(False)
    axes.set_xticks([])
    rows = []
    for place, (label, judged) in zip(places, groups.items(), strict=True):
        for index, (id, verdict) in enumerate(sorted(judged, key=lambda pair: order.index(pair[1]))):
            line, column = divmod(index, _A_LINE)
            mark = axes.plot(column, place + line * _NEXT, linestyle="", **_style(marks[verdict]))[0]
            if marked:
                mark.set_gid(id)
        counted = Counter(verdict for _, verdict in judged)
        counts = ", ".join(
            here(words.COUNT_OF_VERDICT, count=counted[verdict], verdict=told(verdict))
            for verdict in order
            if counted[verdict]
        )
        rows.append(Row(label, Interval.point(len(judged), f"{noun}s"), counts))
    used = {verdict for judged in groups.values() for _, verdict in judged}
    key(
        canvas,
        axes,
        [
            Line2D([], [], linestyle="", label=told(verdict), **_style(marks[verdict]))
            for verdict in order
            if verdict in used
        ],
    )
    data = [
        Row(label, Interval.point(1, noun), told(verdict), id)
        for label, judged in groups.items()
        for id, verdict in judged
    ]
    return Chart(canvas, message, rows, data, source=source)


def _count(number: int, noun: str) -> str:
    one, many = words.COUNTED[noun]
    return here(one if number == 1 else many, count=number)


def _style(mark: tuple[str, str, str]) -> dict[str, Any]:
    marker, colour, fill = mark
    return {
        "marker": marker,
        "color": colour,
        "fillstyle": fill,
        "markerfacecoloralt": GROUND,
        "markersize": 7,
    }
