"""What every chart is made of: the Chart itself, its canvas, axes, rows and the text around them.

Every chart is as wide as every other and keeps its text within that width, so that letters have one size
on all of them and stay legible on a phone.

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
from recount.charts.style import GREY, LARGE, WIDTH, use_house_style
from recount.quantity import Interval
from recount.wording import tick_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas
    from matplotlib.transforms import Bbox

_SVG_SIZE = re.compile(r'\b(width|height)="([0-9.]+)pt"')  # of the outermost element, which comes first
BAR_HEIGHT = 0.2  # of a row
_LINE = 14  # points from one line of text to the next
_MARK_ROOM = 22  # points that a mark takes of its row, with the gap below it
_TITLE_LETTERS = 50  # letters of a title that fit on one line
_SOURCE_LETTERS = 76  # letters of the source line
_MARGIN = 4  # points around everything
_EDGE = 0.02  # inches at the sides that stay empty
_GAP = 0.06  # inches between the labels of two ticks
_PNG_DPI = 192  # an inch is 96 pixels on a page
_PNG_COLOURS = 64


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
        _frame(canvas, message, source)
        self.svg = _lean(_svg(canvas))
        self._canvas = canvas

    def __repr__(self) -> str:
        return f"<Chart: {self.message}>"

    @cached_property
    def png(self) -> bytes:
        """The picture in pixels, twice as many each way as it takes up on a page."""
        return _png(self._canvas)

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, Any], dict[str, dict[str, int]]]:
        size = {key: round(float(points) * 96 / 72) for key, points in _SVG_SIZE.findall(self.svg)[:2]}
        carried = Carried.of(self.message, self.data, self.png).as_json()
        bundle = {"image/svg+xml": self.svg, "text/plain": self.alt, MIME_TYPE: carried}
        return bundle, {"image/svg+xml": size}


def _frame(canvas: Canvas, message: str, source: str) -> None:
    """The message above all that is drawn and the source below it, flush left, wrapped to the width."""
    _keep_ticks_inside(canvas)
    drawn = canvas.get_tightbbox()
    _line_of_text(
        canvas, drawn.y1 + 12 / 72, message, _TITLE_LETTERS, va="bottom", fontsize=11, weight="bold"
    )
    _line_of_text(canvas, drawn.y0 - 5 / 72, source, _SOURCE_LETTERS, va="top", fontsize=8, color=GREY)


def _line_of_text(canvas: Canvas, height: float, text: str, letters: int, **style: Any) -> None:
    place = (_MARGIN / 72 / WIDTH, height / canvas.get_figheight())
    canvas.text(*place, "\n".join(textwrap.wrap(text, letters)), linespacing=1.25, **style)


def _keep_ticks_inside(canvas: Canvas) -> None:
    """Turn the labels of the outermost ticks inwards where they would leave the picture, and leave out those
    that then meet their neighbours.
    """
    canvas.draw_without_rendering()
    for axes in canvas.axes:
        room = canvas.bbox.x1
        for label in reversed(axes.get_xticklabels()):
            box = label.get_window_extent()
            if box.x1 > canvas.bbox.x1 - _EDGE * canvas.dpi:
                label.set_horizontalalignment("right")
            elif box.x0 < canvas.bbox.x0 + _EDGE * canvas.dpi:
                label.set_horizontalalignment("left")
            box = label.get_window_extent()
            if box.x1 > room:
                label.set_visible(False)
            elif box.width:
                room = box.x0 - _GAP * canvas.dpi


def _crop(canvas: Canvas) -> Bbox:
    """All of the width and as much of the height as was drawn.

    Raises: ValueError if something leaves the width.
    """
    from matplotlib.transforms import Bbox

    drawn = canvas.get_tightbbox()
    if drawn.x0 < _EDGE or drawn.x1 > WIDTH - _EDGE:
        raise ValueError(
            f"A chart is {WIDTH} inches wide, but something in this one reaches from {drawn.x0:.2f} to"
            f" {drawn.x1:.2f} inches: shorten the longest text."
        )
    margin = _MARGIN / 72
    return Bbox.from_extents(0, drawn.y0 - margin, WIDTH, drawn.y1 + margin)


def _svg(canvas: Canvas) -> str:
    stream = io.StringIO()
    with warnings.catch_warnings():
        # A character without a glyph would be a box on the page.
        warnings.filterwarnings("error", message=".*missing from font.*")
        canvas.savefig(stream, format="svg", metadata={"Date": None}, bbox_inches=_crop(canvas))
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
    canvas.savefig(drawn, format="png", dpi=_PNG_DPI, bbox_inches=_crop(canvas))
    # As an octree, since the default palette muddles the colours of small marks.
    picture = Image.open(drawn).convert("RGB")
    picture = picture.quantize(_PNG_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    picture.save(packed, format="png", optimize=True, dpi=(_PNG_DPI, _PNG_DPI))
    return packed.getvalue()


def blank(height: float, left: float = 0.02, right: float = 0.98) -> tuple[Canvas, Axes]:
    """An empty picture in the house style, without pyplot: its state and start-up time serve nobody here.

    height: of the axes, in inches. left, right: where they begin and end, as shares of the width.
    """
    use_house_style()
    from matplotlib.figure import Figure as Canvas

    canvas = Canvas(figsize=(WIDTH, height))
    return canvas, canvas.add_axes((left, 0, right - left, 1))


def row_canvas(rows: int, lines: int = 2) -> tuple[Canvas, Axes]:
    """An empty picture with room for a number of rows, first row on top; each has so many lines of text."""
    pitch = lines * _LINE + _MARK_ROOM  # points
    above, below = (lines * _LINE + 6) / pitch, 12 / pitch
    canvas, axes = blank((above + rows - 1 + below) * pitch / 72)
    axes.set_ylim(rows - 1 + below, -above)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    return canvas, axes


def number_axis(axes: Axes, log: bool, label: str) -> None:
    """The axis below: ticks in plain words, vertical grid lines behind every mark."""
    from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

    if log:
        axes.set_xscale("log")
        low, high = axes.get_xlim()
        decades = len(str(int(high / low)))
        axes.xaxis.set_major_locator(LogLocator(base=10, numticks=12 if decades <= 5 else 6))
        if high / low < 2:
            axes.xaxis.set_major_locator(MaxNLocator(4))
            axes.xaxis.set_minor_locator(NullLocator())
        elif decades <= 2:
            steps = (1.0, 2.0, 3.0, 4.0, 6.0) if high / low < 5 else (1.0, 2.0, 5.0)
            axes.xaxis.set_major_locator(LogLocator(base=10, subs=steps))
        axes.xaxis.set_minor_formatter(FuncFormatter(lambda value, _: ""))
    else:
        axes.xaxis.set_major_locator(MaxNLocator(4))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: tick_words(value)))
    axes.set_xlabel(label)
    axes.grid(axis="x", which="major")
    axes.set_axisbelow(True)


def value_axis(axes: Axes, label: str) -> None:
    """The axis at the left: its name above it, horizontal grid lines behind every mark."""
    axes.annotate(
        label,
        (_MARGIN / 72 / WIDTH, 1),
        xycoords=("figure fraction", "axes fraction"),
        xytext=(0, 6),
        textcoords="offset points",
        fontsize=LARGE,
    )
    axes.grid(axis="y")
    axes.set_axisbelow(True)


def caption_row(axes: Axes, place: float, row: Row, id: str = "") -> None:
    """What the row is and, below it, its words and its Thai phrase, all above the mark.

    id: the figure that the label stands for, where the mark stands for another one.
    """
    name_row(axes, place, row.label, id=id, lines=2)
    _text_above(axes, place, 1, row.words, weight="bold")
    if row.phrase:
        aside(axes, place, 1, row.phrase)


def name_row(axes: Axes, place: float, label: str, *, id: str = "", lines: int = 1) -> None:
    """What the row is, so many lines above its mark."""
    _text_above(axes, place, lines, label[:1].upper() + label[1:], gid=id or None)


def aside(axes: Axes, place: float, line: int, text: str, colour: str = GREY) -> None:
    """A remark at the right edge, so many lines above the mark."""
    _text_above(axes, place, line, text, x=1, ha="right", color=colour)


def _text_above(axes: Axes, place: float, line: int, text: str, *, x: float = 0, **style: Any) -> None:
    axes.annotate(
        text,
        (x, place),
        xycoords=axes.get_yaxis_transform(),
        xytext=(0, line * _LINE - 1),
        textcoords="offset points",
        va="center",
        fontsize=9.5,
        zorder=1.5,
        # A white ground over the grid, but below every mark.
        bbox={"boxstyle": "square,pad=0.05", "facecolor": "white", "edgecolor": "none"},
        **style,
    )


def finite(interval: Interval) -> tuple[float, float]:
    """Both ends as floats, for drawing."""
    return float(interval.low), float(interval.high)
