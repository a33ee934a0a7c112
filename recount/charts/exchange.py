"""Chart forms for exchange rates: those that conversions imply, and those of the market."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from statistics import mean, median

from recount.charts.canvas import (
    Chart,
    blank,
    caption,
    finite,
    number_axis,
    round_steps,
    row_sheet,
    say_ticks,
    value_axis,
    wrapped,
)
from recount.charts.marks import bar
from recount.charts.rows import Row, some
from recount.charts.style import BLUE, GREY, GROUND, INK, LARGE, PALE
from recount.checks.conversions import WINDOW, Conversion, Habit
from recount.checks.sittings.rates import rate_words
from recount.quantity import Interval
from recount.rates import daily_rates
from recount.wording import (
    EDITION,
    UnitNames,
    Words,
    here,
    plain_number,
    result_words,
    short_month,
    unit_words,
)
from recount.wording import drawing as words

_LINE = 14  # points from one line of large text to the next
_APART = 7  # points between the names of two blocks
_LABEL = 58.0  # points that the label of a block may take


def implied_rates(
    pairs: Sequence[Conversion],
    message: str,
    *,
    sections: Mapping[str, Words],
    habit: Habit = Habit.ROUNDED,
) -> Chart:
    """Implied exchange rates, one row each; an interval that is much wider than most runs out of the picture.

    sections: the names of the report's sections by id.

    Raises: ValueError for no pairs, and for pairs of several currencies, whose prices share no axis.
    """
    currencies = {pair.currency for pair in some(pairs, "implied_rates", "conversion")}
    if len(currencies) > 1:
        told = " and ".join(sorted(currencies))
        raise ValueError(f"implied_rates: one axis cannot hold the prices of {told}; draw a chart of each")
    intervals = [pair.implied_rate(habit) for pair in pairs]
    ends = [finite(interval) for interval in intervals]
    usual = 4 * median(high - low for low, high in ends)
    shown = [(low, high) for low, high in ends if high - low <= usual]
    left, right = min(low for low, _ in shown), max(high for _, high in shown)
    room = (right - left) * 0.1
    left, right = left - room, right + room
    several = len({pair.baht.section for pair in pairs}) > 1
    rows = [
        Row(pair.words, interval, result_words(interval, pair.baht.names), pair.baht.id)
        for pair, interval in zip(pairs, intervals, strict=True)
    ]
    canvas, axes, places = row_sheet(
        caption(row, id=pair.foreign.id, aside=sections[pair.baht.section][EDITION] if several else "")
        for row, pair in zip(rows, pairs, strict=True)
    )
    axes.set_xlim(left, right)
    for place, row, (low, high) in zip(places, rows, ends, strict=True):
        span = Interval(max(Decimal(low), Decimal(left)), min(Decimal(high), Decimal(right)))
        bar(axes, place, span, BLUE, id=row.id)
        for end, beyond, marker in (
            (left + room / 8, low < left, "<"),
            (right - room / 8, high > right, ">"),
        ):
            if beyond:
                axes.plot(end, place, marker=marker, color=GROUND, markersize=5)
    price = unit_words(intervals[0].unit, pairs[0].baht.names, True)
    number_axis(axes, here(words.PRODUCTS_SHORTENED, price=price, habit=words.HABITS[habit]), places)
    return Chart(canvas, message, rows, source=here(words.SOURCE_AND_RATES))


def rate_history(
    bands: Sequence[tuple[str, Interval]],
    currency: str,
    message: str,
    *,
    names: UnitNames,
    period: tuple[date, date],
    dates: Sequence[date],
) -> Chart:
    """The market's daily rate over a period, the window of the checks shaded, the report's rates across it.

    bands: the report's rates with their names, which stand at the end of their lines. dates: days to mark.
    """
    from matplotlib.dates import MonthLocator, date2num, num2date
    from matplotlib.ticker import FuncFormatter

    [product] = [unit for unit, name in names.items() if name.product]
    unit = f"{product}/{currency}"
    price = unit_words(unit, names, True)
    rates = daily_rates(product, currency, *period)
    days = [date2num(day) for day, _ in rates]
    ordered = sorted(bands, key=lambda entry: -entry[1].low)
    canvas, axes = blank(3.0, left=0.1, right=0.74)
    axes.axvspan(*map(date2num, WINDOW), facecolor=PALE, edgecolor=GREY, linewidth=0.5, zorder=0)
    axes.plot(days, [float(rate) for _, rate in rates], color=BLUE, linewidth=1.4)
    axes.set_xlim(date2num(period[0]), date2num(period[1]))
    axes.margins(y=0.16)
    axes.autoscale(axis="y")
    low, high = axes.get_ylim()
    per_point = (high - low) / (3.0 * 72)
    for day in dates:
        axes.axvline(date2num(day), color=INK, linewidth=0.9, linestyle=(0, (3, 2)))
        lies_left = day == min(dates)
        axes.annotate(
            f"{day.day} {short_month(day)}",
            (date2num(day), 1),
            xycoords=axes.get_xaxis_transform(),
            xytext=(1 if lies_left else -1, 5),
            textcoords="offset points",
            fontsize=LARGE,
            ha="right" if lies_left else "left",
            va="baseline",
        )
    rows = []
    texts = ["\n".join(wrapped(canvas, label, _LABEL, fontsize=LARGE)) for label, _ in ordered]
    middles = [float(band.low + band.high) / 2 for _, band in ordered]
    taken = [(text.count("\n") + 1) * _LINE * per_point for text in texts]
    heights = _spread(middles, taken, _APART * per_point)
    for (label, band), text, middle, height in zip(ordered, texts, middles, heights, strict=True):
        # A narrow band would vanish: its outline keeps it visible.
        axes.axhspan(float(band.low), float(band.high), color=INK, linewidth=1)
        axes.annotate(
            text,
            (1, middle),
            xycoords=axes.get_yaxis_transform(),
            xytext=(1.07, height),
            textcoords=axes.get_yaxis_transform(),
            fontsize=LARGE,
            va="center",
            arrowprops={"arrowstyle": "-", "color": INK, "linewidth": 0.8, "relpos": (0, 0.5), "shrinkB": 0},
        )
        rows.append(Row(label, band, f"{rate_words(band)} {price}"))
    axes.xaxis.set_major_locator(MonthLocator(bymonth=range(1, 13, 2)))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: short_month(num2date(value))))
    axes.yaxis.set_major_locator(round_steps(6))
    say_ticks(axes.yaxis)
    value_axis(axes, here(words.MARKET_AND_REPORT, price=price), above=22)  # the dates stand between
    (first, opening), (last, closing) = rates[0], rates[-1]
    course = here(
        words.RATE_FROM_TO,
        opening=plain_number(opening, 3),
        first=first,
        closing=plain_number(closing, 3),
        last=last,
    )
    span = Interval(min(opening, closing), max(opening, closing), unit)
    daily = [
        Row(here(words.REFERENCE_RATE_ON, day=day), Interval.point(rate, unit), str(rate), value=rate)
        for day, rate in rates
    ]
    spoken = [Row(here(words.REFERENCE_RATE), span, course), *rows]
    return Chart(canvas, message, spoken, [*rows, *daily], source=here(words.SOURCE_AND_MARKET))


def _spread(middles: Sequence[float], heights: Sequence[float], gap: float) -> list[float]:
    """Where texts of some heights stand, from the highest down: near their lines, none on another."""
    placed: list[float] = []
    for index, (middle, height) in enumerate(zip(middles, heights, strict=True)):
        free = placed[-1] - heights[index - 1] / 2 - gap - height / 2 if placed else middle
        placed.append(min(middle, free))
    up = mean(middle - height for middle, height in zip(middles, placed, strict=True))
    return [height + up for height in placed]
