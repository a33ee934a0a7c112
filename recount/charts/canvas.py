"""What every chart is made of: the Chart itself, its canvas, axes, rows and the text around them.

Every chart is as wide as every other and keeps its text within that width, so that letters have one size
on all of them and stay legible on a phone. Text has a line of its own; no grid line runs through it. Lines
stand a fixed step apart: matplotlib would part them by how far their letters reach, which is uneven in Thai.

Knows rows and matplotlib, imported when the first chart is drawn; no chart form.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from math import ceil
from typing import TYPE_CHECKING, Any

from recount.charts.carried import MIME_TYPE, Carried
from recount.charts.rows import Row
from recount.charts.style import GREY, GRID, INK, LARGE, SHEET, SMALL, WIDTH, use_house_style
from recount.quantity import Interval
from recount.tables.labels import told
from recount.thai.breaking import breakable
from recount.wording import axis_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure as Canvas
    from matplotlib.lines import Line2D
    from matplotlib.transforms import Bbox

BAR_HEIGHT = 10.0  # points
LINE = 17.0  # points from one line of text to the next: Thai marks above and below meet in less
BASE = 3.6  # points from the middle of such a line down to what its letters stand on
MARK = 18.0  # points that a mark may be high
_PITCH = 27.0  # points from the text of a row to that of the next
_ASIDE = 8  # points between a line and what stands beside it
_SVG_SIZE = re.compile(r'\b(width|height)="([0-9.]+)pt"')  # of the outermost element, which comes first
_TITLE = 11.5  # points
_MARGIN = 5  # points around everything
_EDGE = 0.02  # inches at the sides that stay empty
_ROOM = WIDTH * 72 - 2 * _MARGIN  # points that a line of text may take
_GAP = 0.1  # inches between the labels of two ticks
_FINER = 5.0  # points by which the room for a message is made wider until it needs no more lines
_STEP = 1.65  # of the size of its letters: from one line of a message or a source to the next
_KEY_LINE = 18.0  # points from one line of a key to the next
_KEY_ABOVE = 10.0  # points above a key
_KEY_MARK = 18.0  # points from the edge of a key to its words, with the mark between
_KEY_APART = 14.0  # points between the columns of a key
_PNG_DPI = 192  # an inch is 96 pixels on a page
_PNG_COLOURS = 64


class Chart:
    """A drawn chart: an SVG picture, the text that says what it shows, and its numbers.

    message: one sentence that a reader should take away, the picture's title. rows: what the text says of it.
    data: the numbers that it draws, where they are more than its rows. source: where they come from, as the
    picture says it. Marks and labels carry the ids of the figures that they stand for as element ids.
    figure: matplotlib's own, for whoever wants to change the chart or save it in another form; a chart of
    the book's look can be made of any figure that is WIDTH inches wide.

    Raises: ValueError if something leaves the width.
    """

    def __init__(
        self,
        figure: Canvas,
        message: str,
        rows: Sequence[Row],
        data: Sequence[Row] | None = None,
        *,
        source: str,
    ) -> None:
        self.message = message = told(message)
        self.source = source = told(source)
        self.alt = f"{message} {'; '.join(row.spoken for row in rows)}."
        self.data = tuple(rows if data is None else data)
        self.figure = figure
        _frame(figure, message, source)
        self.svg = _lean(_svg(figure))

    def __repr__(self) -> str:
        return f"<Chart: {self.message}>"

    @cached_property
    def png(self) -> bytes:
        """The picture in pixels, twice as many each way as it takes up on a page."""
        return _png(self.figure)

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, Any], dict[str, dict[str, int]]]:
        size = {key: round(float(points) * 96 / 72) for key, points in _SVG_SIZE.findall(self.svg)[:2]}
        carried = Carried.of(self.message, self.data, self.png).as_json()
        bundle = {"image/svg+xml": self.svg, "text/plain": self.alt, MIME_TYPE: carried}
        return bundle, {"image/svg+xml": size}


def _frame(canvas: Canvas, message: str, source: str) -> None:
    """The message above all that is drawn and the source below it, flush left, wrapped to the width."""
    canvas.patch.set_gid(SHEET)
    _keep_ticks_inside(canvas)
    drawn = canvas.get_tightbbox()
    above = _even(canvas, message, fontsize=_TITLE, weight="bold")
    rise = 16 + (len(above) - 1) * _STEP * _TITLE
    _lines_of_text(canvas, drawn.y1 * 72 + rise, above, fontsize=_TITLE, weight="bold")
    below = wrapped(canvas, source, fontsize=SMALL)
    _lines_of_text(canvas, drawn.y0 * 72 - 14, below, fontsize=SMALL, color=GREY)


def _lines_of_text(canvas: Canvas, first: float, lines: Sequence[str], fontsize: float, **style: Any) -> None:
    """Lines from the left edge down. first: points of what the first one stands on."""
    for index, line in enumerate(lines):
        height = (first - index * _STEP * fontsize) / 72 / canvas.get_figheight()
        canvas.text(_MARGIN / 72 / WIDTH, height, line, va="baseline", fontsize=fontsize, **style)


def text_width(canvas: Canvas, text: str, **style: Any) -> float:
    """How many points a line of text takes."""
    drawn = canvas.text(0, 0, text, **style)
    width = float(drawn.get_window_extent().width) / canvas.dpi * 72
    drawn.remove()
    return width


def wrapped(canvas: Canvas, text: str, room: float = _ROOM, **style: Any) -> list[str]:
    """The text in lines that fit into so many points, broken between words."""
    lines: list[str] = []
    for word in breakable(text):
        longer = f"{lines[-1]}{word}" if lines else word
        if lines and text_width(canvas, longer.rstrip(), **style) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line.rstrip() for line in lines]


def _even(canvas: Canvas, text: str, **style: Any) -> list[str]:
    """The text in as few lines as it needs, none of which is a word alone if that can be helped."""
    lines = wrapped(canvas, text, **style)
    room = sum(text_width(canvas, line, **style) for line in lines) / len(lines)
    while (shorter := wrapped(canvas, text, room, **style)) and len(shorter) > len(lines):
        room += _FINER
    return shorter if room < _ROOM else lines


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


def sheet(points: float, left: float = 0.02) -> tuple[Canvas, Axes]:
    """An empty picture, so many points high, whose vertical axis counts them from the top."""
    canvas, axes = blank(points / 72, left)
    axes.set_ylim(points, 0)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    return canvas, axes


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text above a mark, and what stands at its right edge, if there is room for it beside."""

    text: str
    aside: str = ""
    weight: str = "normal"
    colour: str = INK
    id: str = ""


def caption(row: Row, *, id: str = "", aside: str | None = None) -> list[Line]:
    """What the row is and, below it, its words and its Thai phrase.

    id: the figure that the label stands for, where the mark stands for another one. aside: instead of the
    phrase.
    """
    beside = row.phrase if aside is None else aside
    return [name(row.label, id), Line(row.words, beside, weight="bold")]


def name(label: str, id: str = "", aside: str = "") -> Line:
    """What a row is."""
    return Line(label[:1].upper() + label[1:], aside, id=id)


def row_sheet(
    captions: Iterable[Sequence[Line]], more: Iterable[float] = repeat(0.0)
) -> tuple[Canvas, Axes, list[float]]:
    """A picture with a row for each caption, first row on top, and where the marks stand, in points.

    Lines that are too long are broken, and what finds no room beside a line stands below it. more: points
    that each row takes besides, for more than a bar.
    """
    canvas, axes = sheet(1)
    broken = [[piece for line in lines for piece in _fitting(canvas, line)] for lines in captions]
    places, height = [], 0.0
    for lines, besides in zip(broken, more, strict=False):
        for line in lines:
            _write(axes, height + LINE / 2, line)
            height += LINE
        places.append(height + 1 + MARK / 2)
        height += _PITCH + besides
    canvas.set_figheight(height / 72)
    axes.set_ylim(height, 0)
    return canvas, axes, places


def _fitting(canvas: Canvas, line: Line) -> list[Line]:
    """The line in as many as it needs."""
    pieces = wrapped(canvas, line.text, fontsize=LARGE, weight=line.weight)
    lines = [Line(piece, "", line.weight, line.colour, line.id) for piece in pieces]
    if line.aside:
        taken = text_width(canvas, pieces[-1], fontsize=LARGE, weight=line.weight)
        if taken + text_width(canvas, line.aside, fontsize=LARGE) + _ASIDE <= _ROOM:
            lines[-1] = Line(pieces[-1], line.aside, line.weight, line.colour, line.id)
        else:
            lines.append(Line("", line.aside))
    return lines


def _write(axes: Axes, height: float, line: Line) -> None:
    place = axes.get_yaxis_transform()
    style: dict[str, Any] = {"transform": place, "va": "baseline", "fontsize": LARGE}
    if line.text:
        axes.text(
            0, height + BASE, line.text, weight=line.weight, color=line.colour, gid=line.id or None, **style
        )
    if line.aside:
        axes.text(
            float(bool(line.text)),
            height + BASE,
            line.aside,
            ha="right" if line.text else "left",
            color=GREY,
            **style,
        )


def number_axis(
    axes: Axes, label: str, places: Sequence[float] = (), ticks: Sequence[float] | None = None
) -> None:
    """The axis below: ticks in plain words, and grid lines beside the marks of rows alone.

    places: where those marks stand, in points. ticks: instead of round steps.
    """
    if ticks is None:
        axes.xaxis.set_major_locator(round_steps())
    else:
        axes.set_xticks(ticks)
    say_ticks(axes.xaxis)
    axes.set_xlabel(told(label))
    lines = axes.get_xticks()
    for place in places:
        axes.vlines(lines, place - MARK / 2, place + MARK / 2, color=GRID, linewidth=0.7, zorder=0.1)


def round_steps(most: int = 4) -> Any:
    """Where ticks stand: in so many steps at most, which a reader can count on."""
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(most, steps=[1, 2, 2.5, 5, 10])


def say_ticks(axis: Axis) -> None:
    """Write numbers at the ticks as prose would."""
    low, high = sorted(axis.get_view_interval())
    shown = [float(tick) for tick in axis.get_majorticklocs() if low <= tick <= high]
    axis.set_ticks(shown, axis_words(shown))


def value_axis(axes: Axes, label: str, above: float = 6) -> None:
    """The axis at the left: its name so many points above it."""
    axes.annotate(
        told(label),
        (_MARGIN / 72 / WIDTH, 1),
        xycoords=("figure fraction", "axes fraction"),
        xytext=(0, above),
        textcoords="offset points",
    )


def key(canvas: Canvas, axes: Axes, handles: Sequence[Line2D]) -> None:
    """What marks mean, below the picture: side by side where their words leave room for it."""
    lines = len(handles)
    words = [str(handle.get_label()) for handle in handles]
    widths = [text_width(canvas, text, fontsize=LARGE) + _KEY_MARK for text in words]
    half = ceil(len(handles) / 2)
    second = max(widths[:half]) + _KEY_APART
    if second + max(widths[half:], default=0) <= _ROOM:
        lines = half
    place = axes.get_position()
    height = _KEY_ABOVE + lines * _KEY_LINE
    share = height / 72 / canvas.get_figheight()
    below = canvas.add_axes((place.x0, place.y0 - share, place.width, share))
    below.set_axis_off()
    below.set(xlim=(0, place.width * WIDTH * 72), ylim=(height, 0), xticks=[])
    for index, (handle, text) in enumerate(zip(handles, words, strict=True)):
        column, line = divmod(index, lines)
        left, middle = column * second, _KEY_ABOVE + (line + 0.5) * _KEY_LINE
        handle.set_data([left + _KEY_MARK / 2], [middle])
        below.add_line(handle)
        below.text(left + _KEY_MARK, middle + BASE, text, va="baseline", fontsize=LARGE)


def finite(interval: Interval) -> tuple[float, float]:
    """Both ends as floats, for drawing."""
    return float(interval.low), float(interval.high)
