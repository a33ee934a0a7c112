"""Chart forms for exchange rates: those that conversions imply, and those of the market."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
from recount.wording import (
    UnitNames,
    Words,
    plain_number,
    quantity_words,
    result_words,
    say,
    short_day,
    unit_words,
)
from recount.wording import drawing as words


def implied_rates(
    pairs: Sequence[Conversion],
    message: str,
    *,
    sections: Mapping[str, Words],
    reading: Reading = Reading.TRUNCATED,
) -> Chart:
    """Implied exchange rates, one row each, coloured by section.

    sections: the names of the report's sections by id.

    Raises: ValueError for no pairs, and for pairs of several currencies, whose prices share no axis.
    """
    currencies = {pair.currency for pair in some(pairs, "implied_rates", "conversion")}
    if len(currencies) > 1:
        told = " and ".join(sorted(currencies))
        raise ValueError(f"implied_rates: one axis cannot hold the prices of {told}; draw a chart of each")
    canvas, axes = row_canvas(len(pairs))
    intervals = [pair.implied_rate(reading) for pair in pairs]
    low, high = min(float(i.low) for i in intervals), max(float(i.high) for i in intervals)
    width = high - low
    axes.set_xlim(low - width * 0.05, high + width * 0.05)
    rows = []
    served = list(dict.fromkeys(pair.baht.section for pair in pairs))
    for place, (pair, interval) in enumerate(zip(pairs, intervals, strict=True)):
        colour = GROUP_COLOURS[served.index(pair.baht.section) % len(GROUP_COLOURS)]
        bar = axes.plot(finite(interval), [place, place], color=colour, linewidth=6, solid_capstyle="butt")[0]
        bar.set_gid(pair.baht.id)
        row = Row(pair.words, interval, result_words(interval, pair.baht.names), pair.baht.id)
        caption_row(axes, place, row, pair.foreign.id)
        if len(served) > 1:
            aside(axes, place, 1, sections[pair.baht.section].en, colour)
        rows.append(row)
    price = unit_words(intervals[0].unit, pairs[0].baht.names, True, "en")
    number_axis(axes, False, say(words.PRODUCT_READ_AS, "en", price=price, reading=words.READINGS[reading]))
    return Chart(canvas, message, rows, source=words.SOURCE_AND_RATES.en)


def rate_history(
    bands: Sequence[tuple[str, Interval]],
    currency: str,
    message: str,
    *,
    names: UnitNames,
) -> Chart:
    """The market's daily rate over the months in question, crossed by the rates that the report implies."""
    from matplotlib.dates import MonthLocator, date2num, num2date
    from matplotlib.ticker import FuncFormatter

    [product] = [unit for unit, name in names.items() if name.product]
    unit = f"{product}/{currency}"
    rates = daily_rates(product, currency, *WINDOW)
    days = [date2num(day) for day, _ in rates]
    ordered = sorted(bands, key=lambda entry: -entry[1].low)
    canvas, axes = blank(2.6, left=0.1, right=0.91)
    axes.plot(days, [float(rate) for _, rate in rates], color=INK, linewidth=1.4)
    axes.annotate(
        words.DAILY_RATE.en,
        (days[24], float(rates[24][1])),
        xytext=(8, 2),
        textcoords="offset points",
        fontsize=9.5,
    )
    rows = []
    spread = _spread([float((band.low + band.high) / 2) for _, band in ordered], axes.get_ylim())
    for index, ((label, band), height) in enumerate(zip(ordered, spread, strict=True), start=1):
        numbers = quantity_words(Interval(band.low, band.high), names)
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
            f"{index}   {numbers}: {label}",
            (0, 0),
            xycoords="axes fraction",
            xytext=(-25, -14 - 14 * index),
            textcoords="offset points",
            fontsize=9,
            va="top",
        )
        rows.append(Row(label, band, quantity_words(band, names)))
    axes.xaxis.set_major_locator(MonthLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: short_day(num2date(value))))
    value_axis(axes, unit_words(unit, names, True, "en"))
    (first, opening), (last, closing) = rates[0], rates[-1]
    span = Interval(min(opening, closing), max(opening, closing), unit)
    course = say(
        words.RATE_FROM_TO,
        "en",
        opening=plain_number(opening, 3),
        first=first,
        closing=plain_number(closing, 3),
        last=last,
    )
    daily = [
        Row(say(words.REFERENCE_RATE_ON, "en", day=day), Interval.point(rate, unit), str(rate), value=rate)
        for day, rate in rates
    ]
    spoken = [Row(words.REFERENCE_RATE.en, span, course), *rows]
    return Chart(canvas, message, spoken, [*rows, *daily], source=words.SOURCE_AND_MARKET.en)


def _spread(heights: Sequence[float], ends: tuple[float, float]) -> list[float]:
    """Where the numbers of bands stand, from the highest down, so that none lies on another."""
    apart = (ends[1] - ends[0]) * 0.06
    placed = [heights[0] + apart / 2] if heights else []
    for height in heights[1:]:
        placed.append(min(height, placed[-1] - apart))
    return placed
