"""What every chart is made of: the Chart itself, its canvas, axes, labels and source line.

Knows rows and matplotlib, imported when the first chart is drawn; no chart form.
"""

from __future__ import annotations

import io
import re
import textwrap
import warnings
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from recount.charts.carried import MIME_TYPE, Carried
from recount.charts.rows import Row
from recount.quantity import Interval
from recount.style import BLUE, BROWN, GREEN, GREY, PURPLE, VERMILLION, WIDTH, use_house_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

_SVG_SIZE = re.compile(r'\b(width|height)="([0-9.]+)pt"')  # of the outermost element, which comes first
ROW_HEIGHT = 0.6  # inches for one row: its label above, its mark below
LABEL_SHIFT = 0.36  # how far above its mark a row's label stands, in rows
_TITLE_LETTERS = 52  # letters of a title that fit on one line
_LINE_LETTERS = 60  # letters of label and phrase that fit beside each other
_PNG_DPI = 192  # an inch is 96 pixels on a page
_PNG_COLOURS = 64
GROUP_COLOURS = (BLUE, VERMILLION, GREEN, PURPLE, BROWN)


class Chart:
    """A drawn chart: an SVG picture, the text that says what it shows, and its numbers.

    message: one sentence that a reader should take away, the picture's title. rows: what the text says of it.
    data: the numbers that it draws, where they are more than its rows. source: where they come from, as the
    picture says it. Marks and labels carry the ids of the figures that they stand for as element ids.
    """

    def __init__(
        self,
        canvas: Canvas,
        message: str,
        rows: Sequence[Row],
        data: Sequence[Row] | None = None,
        *,
        source: str,
    ) -> None:
        self.message = message
        self.source = source
        self.alt = f"{message} {'; '.join(row.spoken for row in rows)}."
        self.data = tuple(rows if data is None else data)
        _title(canvas, message)
        self.svg = _lean(_svg(canvas))
        self._canvas = canvas

    @cached_property
    def png(self) -> bytes:
        """The picture in pixels, twice as many each way as it takes up on a page."""
        return _png(self._canvas)

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, Any], dict[str, dict[str, int]]]:
        size = {key: round(float(points) * 96 / 72) for key, points in _SVG_SIZE.findall(self.svg)[:2]}
        carried = Carried.of(self.message, self.source, self.data, self.png).as_json()
        bundle = {"image/svg+xml": self.svg, "text/plain": self.alt, MIME_TYPE: carried}
        return bundle, {"image/svg+xml": size}


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


def _lean(svg: str) -> str:
    """The same picture in fewer bytes, without matplotlib's own ids, which it numbers."""
    from scour import scour

    options = scour.sanitizeOptions()
    options.strip_xml_prolog = options.remove_metadata = options.strip_comments = True
    options.strip_ids = options.protect_ids_noninkscape = True  # strips ids that end with a digit
    options.digits = 5
    options.indent_type = "none"
    options.newlines = False
    return str(scour.scourString(svg, options))


def _png(canvas: Canvas) -> bytes:
    """With a palette, since a chart has few colours: a fourth of the bytes."""
    from PIL import Image

    drawn, packed = io.BytesIO(), io.BytesIO()
    canvas.savefig(drawn, format="png", dpi=_PNG_DPI, bbox_inches="tight", pad_inches=0.05)
    picture = Image.open(drawn).convert("RGB").quantize(_PNG_COLOURS, dither=Image.Dither.NONE)
    picture.save(packed, format="png", optimize=True, dpi=(_PNG_DPI, _PNG_DPI))
    return packed.getvalue()


def blank(height: float) -> tuple[Canvas, Axes]:
    """An empty picture in the house style, without pyplot: its state and start-up time serve nobody here."""
    use_house_style()
    from matplotlib.figure import Figure as Canvas

    canvas = Canvas(figsize=(WIDTH, height))
    return canvas, canvas.subplots()


def row_canvas(rows: int, extra: float = 0.75) -> tuple[Canvas, Axes]:
    """An empty picture with room for a number of rows, first row on top."""
    canvas, axes = blank(rows * ROW_HEIGHT + extra)
    canvas.subplots_adjust(left=0.01, right=0.99)
    axes.set_ylim(rows - 0.45, -0.75)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    return canvas, axes


def number_axis(axes: Axes, log: bool, label: str) -> None:
    """The axis below: ticks in plain words, vertical grid lines behind every mark."""
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


def source_line(axes: Axes, text: str) -> None:
    """Where the numbers come from, in small print below the axis."""
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


def label_above(axes: Axes, place: float, row: Row, id: str = "") -> None:
    """The label above the mark, the Thai phrase behind it, both anchored to the edges.

    id: the figure that the label stands for, where the mark stands for another one.
    """
    transform = axes.get_yaxis_transform()
    height = place - LABEL_SHIFT
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


def value_words(row: Row) -> str:
    """What stands beside a mark: the words, and the Thai phrase where it does not fit above."""
    return f"{row.words}   {row.phrase}" if row.phrase and _crowded(row) else row.words


def finite(interval: Interval) -> tuple[float, float]:
    """Both ends as floats, for drawing."""
    return float(interval.low), float(interval.high)


def beside(axes: Axes, x: float, place: float, words: str) -> None:
    """Words to the right of a mark that ends at x."""
    axes.annotate(words, (x, place), xytext=(7, -0.5), textcoords="offset points", va="center", fontsize=9.5)
