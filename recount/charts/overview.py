"""Chart forms for the whole book: how far its numbers reach, and what its checks come to."""

from __future__ import annotations

from collections.abc import Sequence

from recount.charts.canvas import Chart, label_above, number_axis, row_canvas, source_line
from recount.charts.rows import Row, figure_row
from recount.checks import Finding
from recount.dataset import Figure
from recount.quantity import Interval
from recount.style import BLUE, GREEN, GREY, PURPLE, VERMILLION
from recount.verdicts import Verdict


def scales(figures: Sequence[Figure], message: str, kinds: dict[str, str]) -> Chart:
    """All figures on one log axis, one row for each kind of unit: the range that the report speaks in."""
    canvas, axes = row_canvas(len(kinds))
    axes.set_xscale("log")
    values = [float(figure.value) for figure in figures]
    axes.set_xlim(min(values) / 3, max(values) * 8)
    rows = []
    for place, (kind, label) in enumerate(kinds.items()):
        chosen = [figure for figure in figures if figure.names[figure.unit].kind == kind]
        axes.plot(
            [float(f.value) for f in chosen], [place] * len(chosen), "o", color=BLUE, alpha=0.45, markersize=7
        )
        words = f"{len(chosen)} figures"
        label_above(axes, place, Row(f"{label}: {words}", chosen[0].quantity, words))
        rows.append(Row(label, Interval.point(len(chosen), "figures"), words))
    number_axis(axes, True, "printed number, in the unit that the report uses, millions written out")
    source_line(axes, "Source: the report")
    return Chart(canvas, message, rows, [figure_row(figure) for figure in figures])


def verdict_counts(groups: dict[str, Sequence[Finding]], message: str) -> Chart:
    """One mark for each check, a row for each group: shapes and colours tell the verdicts apart."""
    shapes = {
        Verdict.AGREES: ("o", GREEN, "full"),
        Verdict.AGREES_IF_TRUNCATED: ("o", GREEN, "left"),
        Verdict.AGREES_LOOSELY: ("o", GREEN, "none"),
        Verdict.WORDING_DIFFERS: ("D", PURPLE, "full"),
        Verdict.DISAGREES: ("X", VERMILLION, "full"),
        Verdict.IMPLAUSIBLE: ("^", VERMILLION, "full"),
        Verdict.NOT_CHECKABLE: ("_", GREY, "full"),
    }
    order = list(shapes)
    canvas, axes = row_canvas(len(groups), extra=1.2)
    longest = max(len(group) for group in groups.values())
    axes.set_xlim(-1, max(longest, 24))
    axes.spines["bottom"].set_visible(False)
    axes.set_xticks([])
    rows = []
    for place, (label, findings) in enumerate(groups.items()):
        ranked = sorted(findings, key=lambda finding: order.index(finding.verdict))
        for column, finding in enumerate(ranked):
            marker, colour, fill = shapes[finding.verdict]
            axes.plot(
                column,
                place,
                marker=marker,
                color=colour,
                markersize=7,
                fillstyle=fill,
                markerfacecoloralt="white",
                linestyle="",
            )
        counts = [
            f"{sum(f.verdict is verdict for f in findings)} {verdict}"
            for verdict in order
            if any(f.verdict is verdict for f in findings)
        ]
        label_above(
            axes,
            place,
            Row(
                f"{label}: {len(findings)} check{'s' if len(findings) > 1 else ''}",
                Interval.point(len(findings)),
                "",
            ),
        )
        rows.append(Row(label, Interval.point(len(findings), "checks"), ", ".join(counts)))
    used = [verdict for verdict in order if any(f.verdict is verdict for g in groups.values() for f in g)]
    from matplotlib.lines import Line2D

    handles = [
        Line2D(
            [],
            [],
            marker=shapes[v][0],
            color=shapes[v][1],
            fillstyle=shapes[v][2],  # type: ignore[arg-type]
            markerfacecoloralt="white",
            linestyle="",
            label=str(v),
            markersize=7,
        )
        for v in used
    ]
    axes.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(-0.02, 0.0),
        ncols=3,
        frameon=False,
        fontsize=9.5,
        handletextpad=0.2,
        columnspacing=1.2,
    )
    data = [
        Row(f"{label}: {finding.id}", finding.computed, str(finding.verdict), finding.id)
        for label, findings in groups.items()
        for finding in findings
    ]
    return Chart(canvas, message, rows, data)
