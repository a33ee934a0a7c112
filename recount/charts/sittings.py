"""The chart of sittings: the rates of blocks, the gap that no habit closes, what two habits can share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from recount.charts.canvas import BASE, Chart, blank, finite, number_axis
from recount.charts.rows import Row
from recount.charts.style import BLUE, GREY, GROUND, LARGE, PALE, VERMILLION
from recount.checks.conversions import Habit
from recount.checks.sittings import Block, Meeting, Sittings
from recount.checks.sittings.rates import HABITS, rate_words
from recount.quantity import Interval
from recount.wording import UnitNames, here, plain_number, unit_words
from recount.wording import drawing as words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LINE = 15  # points from one line of a row to the next
_ROW = (1 + len(HABITS)) * _LINE + 8  # points of a row: its name, and a bar for each habit
_AXIS = 0.75  # inches below a panel, for its axis
_BAR = 8  # points
_AWAY = 6  # points between an axis and what stands above it

Named = Mapping[str, Block]


def sittings(found: Sittings, labels: Sequence[str], message: str, *, names: UnitNames) -> Chart:
    """The rates of all blocks, rounded and cut off; below, larger, the blocks that two habits bring together.

    labels: what the blocks are called, in their order.

    Raises: ValueError where blocks and labels are not equally many.
    """
    if len(labels) != len(found.blocks):
        raise ValueError(f"sittings: {len(found.blocks)} blocks need a label each; {len(labels)} are given")
    named = dict(zip(labels, found.blocks, strict=True))
    met = [meeting for meeting in found.meetings() if meeting.rates]
    close = {label: block for label, block in named.items() if any(block in m.blocks for m in met)}
    price = unit_words(found.of(found.currency)[0].implied_rate(Habit.ROUNDED).unit, names, True)
    gap = _gap(named, found.currency)
    heights = [(len(named) * _ROW + (2 * _LINE + _AWAY if gap else 0)) / 72]
    if close:
        heights.append((len(close) * _ROW + _LINE + _AWAY) / 72)
    total = sum(heights) + _AXIS * (len(heights) - 1)
    canvas, upper = blank(total)
    upper.set_position((0.02, 1 - heights[0] / total, 0.96, heights[0] / total))
    rows = _panel(
        upper,
        named,
        found.currency,
        heights[0],
        here(words.FILLED_AND_HOLLOW, price=price),
        with_numbers=True,
    )
    if gap:
        rows.append(_draw_gap(upper, gap, price))
    if close:
        lower = canvas.add_axes((0.02, 0, 0.96, heights[1] / total))
        _panel(
            lower,
            close,
            found.currency,
            heights[1],
            here(words.ENLARGED, price=price),
            with_numbers=False,
        )
        rows += [_draw_meeting(lower, meeting, named, price) for meeting in met]
    return Chart(canvas, message, rows, source=here(words.SOURCE_AND_RATES))


def _panel(
    axes: Axes, named: Named, currency: str, height: float, price: str, *, with_numbers: bool
) -> list[Row]:
    """A row for each block: its name, and a bar for each habit. Its axis counts points from the top."""
    rates = {
        (label, habit): block.rate(currency, habit) for label, block in named.items() for habit in HABITS
    }
    ends = [end for rate in rates.values() if rate for end in finite(rate)]
    room = max(ends) - min(ends)
    left, right = min(ends) - 0.32 * room, max(ends) + 0.25 * room
    axes.set_xlim(left, right)
    axes.set_ylim(height * 72, 0)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    number_axis(axes, price)
    rows = []
    for index, label in enumerate(named):
        top = index * _ROW + _LINE / 2
        axes.text(left, top + BASE, label, fontsize=LARGE, weight="bold", va="baseline")
        told = []
        for line, habit in enumerate(HABITS, start=1):
            rate = rates[label, habit]
            if rate is None:
                continue
            low, high = finite(rate)
            axes.barh(
                top + line * _LINE,
                high - low,
                left=low,
                height=_BAR,
                facecolor=BLUE if habit is Habit.ROUNDED else GROUND,
                edgecolor=BLUE,
                linewidth=1,
            )
            name = here(words.HABITS[habit])
            shown = f"{name}: {rate_words(rate)}" if with_numbers else name
            told.append(here(words.IF_SHORTENED, rates=rate_words(rate), habit=name))
            on_left = low + high > left + right if with_numbers else habit is Habit.ROUNDED
            axes.annotate(
                shown,
                (low if on_left else high, top + line * _LINE),
                xytext=(-5 if on_left else 5, -BASE),
                textcoords="offset points",
                ha="right" if on_left else "left",
                va="baseline",
                fontsize=LARGE,
            )
        whole = named[label].rate(currency, Habit.MIXED)
        if whole:
            rows.append(Row(label, whole, ", ".join(told)))
    return rows


def _gap(named: Named, currency: str) -> Interval | None:
    """The widest stretch between blocks that no habit reaches, not even one that changes by number."""
    whole = [rate for block in named.values() if (rate := block.rate(currency, Habit.MIXED))]
    whole.sort(key=lambda rate: rate.exact_low)
    gaps = [
        Interval(one.exact_high, other.exact_low, one.unit)
        for one, other in pairwise(whole)
        if one.exact_high < other.exact_low
    ]
    return max(gaps, key=lambda gap: gap.high - gap.low, default=None)


def _draw_gap(axes: Axes, gap: Interval, price: str) -> Row:
    low, high = finite(gap)
    place = axes.get_ylim()[0] - _LINE / 2 - _AWAY / 2
    axes.annotate(
        "",
        (high, place),
        xytext=(low, place),
        arrowprops={"arrowstyle": "<->", "color": VERMILLION, "linewidth": 1.4, "shrinkA": 0, "shrinkB": 0},
    )
    for end in (low, high):
        axes.plot([end, end], [place - _BAR / 2, place + _BAR / 2], color=VERMILLION, linewidth=1.4)
    width = plain_number(gap.high - gap.low, 4)
    axes.text(
        (low + high) / 2,
        place - _LINE + BASE,
        here(words.NO_HABIT_CLOSES, width=width),
        fontsize=LARGE,
        ha="center",
        va="baseline",
    )
    return Row(here(words.GAP_OF_HABITS), gap, f"{width} {price}")


def _draw_meeting(axes: Axes, meeting: Meeting, named: Named, price: str) -> Row:
    assert meeting.rates  # only such are drawn
    low, high = finite(meeting.rates)
    axes.axvspan(low, high, facecolor=PALE, edgecolor=GREY, linewidth=0.5, zorder=0)
    axes.annotate(
        here(words.HERE_BOTH_FIT),
        (high, axes.get_ylim()[0] - _LINE / 2 - _AWAY),
        xytext=(5, -BASE),
        textcoords="offset points",
        fontsize=LARGE,
        va="baseline",
    )
    labels = {block.id: label for label, block in named.items()}
    left, right = (
        f"{labels[block.id]} {here(words.HABITS[habit])}"
        for block, habit in zip(meeting.blocks, meeting.habits, strict=True)
    )
    told = here(words.SHARED_BY, one=left, other=right)
    return Row(told, meeting.rates, f"{rate_words(meeting.rates)} {price}")
