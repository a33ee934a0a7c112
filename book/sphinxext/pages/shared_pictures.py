"""The pictures that previews of a shared address show: 1200 by 630, one for the book and one for each case.

A case's picture has its title, its two numbers as bars from zero on one linear scale and the gap between
them; the book's has its outcome and the bar of all checks. A chapter shows the gravest case of its section,
the cases' own chapter the gravest of all, and any other page the book. Drawn when the pages are written, for
a book that tells its cases. Knows the report's cases and editions; no chapter by name but the cases' own.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx

from book.sphinxext.pages.case_charts import Side, sides, told_gap
from book.sphinxext.pages.cite_box import edition_language
from book.sphinxext.pages.entries import CASES_PAGE, book_report
from book.sphinxext.publication import book_edition
from recount.charts.style import BLUE, GREEN, GREY, INK, PALE, VERMILLION, use_house_style
from recount.checks.tally import tally
from recount.cite.edition import BOOK, Edition, Page
from recount.evidence.cases import Case
from recount.report import Report
from recount.wording import Language, say
from recount.wording import cases as words

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas
    from matplotlib.text import Text

#: Where the pictures lie in the site, and how large they are in pixels.
FOLDER = "shared"
WIDTH, HEIGHT = 1200, 630
_DPI = 100
_LEFT, _RIGHT = 0.06, 0.94  # of the width
_COLOURS = {"report": INK, "source": BLUE, "computed": BLUE, "band": GREY}
_PALETTE = 64


@dataclass(frozen=True, slots=True)
class Shared:
    """What one picture says. name: its file's, without ending. alternative: the same in words.

    bars: each with its text, where it begins and ends on the common scale, and its colour. gap: its words and
    the places that it lies between; None where the two numbers touch in one that neither is. parts: of a
    whole, drawn as one bar.
    """

    name: str
    title: str
    alternative: str
    footer: str
    bars: tuple[tuple[str, float, float, str], ...] = ()
    gap: tuple[str, float, float] | None = None
    parts: tuple[tuple[int, str], ...] = ()

    @property
    def place(self) -> str:
        """Where it lies in the site."""
        return f"{FOLDER}/{self.name}.png"

    @property
    def digest(self) -> str:
        """Changes with what is drawn and with how."""
        return hashlib.sha256(repr(self).encode() + Path(__file__).read_bytes()).hexdigest()


def shared_book(report: Report, edition: Edition, language: Language) -> Shared:
    """The book's picture."""
    counted = tally(report.audit())
    outcome = counted.outcome(len(report), language)
    parts = ((counted.holding, GREEN), (counted.against, VERMILLION), (counted.untested, PALE))
    return Shared(BOOK, outcome, outcome, edition.full_title(language), parts=parts)


def shared_case(case: Case, report: Report, edition: Edition, language: Language) -> Shared:
    """A case's picture."""
    first, second = sides(case, report, language)
    told = {"first": first.words(language), "second": second.words(language)}
    scale = float(second.end) or 1.0
    bars = tuple(
        (side.words(language), float(side.start) / scale, float(side.end) / scale, _COLOURS[side.kind])
        for side in (first, second)
    )
    apart = first.end != second.end
    gap, alternative = None, say(words.NEITHER, language, **told)
    if apart:
        said = told_gap(first, second, case, language)
        gap = said, bars[0][2], _start_of_gap(second, bars[1])
        alternative = say(words.BESIDE, language, **told, gap=said)
    return Shared(case.id, case.title[language], alternative, edition.full_title(language), bars, gap)


def _start_of_gap(second: Side, bar: tuple[str, float, float, str]) -> float:
    return bar[1] if second.start else bar[2]


def shared_by(page: Page, report: Report, edition: Edition, language: Language) -> Shared:
    """The picture of a page."""
    cases = report.gravest_cases()
    if page.id in report.sections:
        cases = [case for case in cases if case.figure.section == page.id]
    elif page.docname != CASES_PAGE:
        cases = []
    if cases:
        return shared_case(cases[0], report, edition, language)
    return shared_book(report, edition, language)


def every(report: Report, edition: Edition, language: Language) -> Iterator[Shared]:
    """The book's picture and one for each case."""
    yield shared_book(report, edition, language)
    for case in report.cases.values():
        yield shared_case(case, report, edition, language)


# --- Drawing ------------------------------------------------------------------------------------------------


def draw(shared: Shared) -> bytes:
    """The picture as PNG, the same bytes each time; its digest stands in it."""
    use_house_style()
    import matplotlib.style
    from matplotlib.figure import Figure as Canvas
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    with matplotlib.rc_context({"figure.constrained_layout.use": False, "savefig.bbox": "standard"}):
        canvas = Canvas(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor="white")
        low = _title(canvas, shared.title)
        if shared.parts:
            _parts(canvas, shared.parts, (low + 0.16) / 2)
        elif shared.gap is not None:
            _bars(canvas, shared, shared.gap, low)
        else:
            _half_lines(canvas, shared, (low + 0.16) / 2)
        canvas.text(_LEFT, 0.07, shared.footer, fontsize=19, color=GREY, va="bottom")
        drawn = io.BytesIO()
        canvas.savefig(drawn, format="png", dpi=_DPI)
    lean = Image.open(drawn).convert("RGB").quantize(_PALETTE)
    said, packed = PngInfo(), io.BytesIO()
    said.add_text("digest", shared.digest)
    lean.save(packed, "png", optimize=True, pnginfo=said)
    return packed.getvalue()


def _title(canvas: Canvas, title: str) -> float:
    """The title, as large as two lines hold it, or three small ones; returns where it ends."""
    room = (_RIGHT - _LEFT) * WIDTH
    text = canvas.text(_LEFT, 0.92, title, weight="bold", color=INK, va="top", linespacing=1.15)
    for size, most in ((44, 2), (38, 3), (33, 3), (28, 3), (24, 3)):
        text.set_fontsize(size)
        lines = [""]
        for word in title.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            text.set_text(longer)
            if lines[-1] and text.get_window_extent().width > room:
                lines.append(word)
            else:
                lines[-1] = longer
        text.set_text("\n".join(lines))
        drawn = text.get_window_extent()
        if len(lines) <= most and drawn.width <= room:
            break
    end: float = drawn.y0 / HEIGHT
    return end


def _bars(canvas: Canvas, shared: Shared, gap: tuple[str, float, float], top: float) -> None:
    """Both numbers below one another; the gap beside the smaller one, its words below it."""
    said, left, right = gap
    high = 0.055
    for row, (text, start, end, colour) in enumerate(shared.bars):
        low = min(top - 0.17, 0.19 + (top - 0.19) * 0.62) if row == 0 else 0.19
        _fitted(canvas.text(_LEFT, low + high + 0.015, text, fontsize=25, color=INK, va="bottom"))
        _rectangle(canvas, start, max(end, start + 0.004), low, high, colour)
        if row == 0:
            _line(canvas, (left, right), (low + high / 2, low + high / 2))
            _line(canvas, (right, right), (low, low + high))
            words_of_gap = canvas.text(_RIGHT, low - 0.015, said, fontsize=25, weight="bold")
            words_of_gap.set(color=VERMILLION, ha="right", va="top")
            _fitted(words_of_gap)


def _fitted(text: Text) -> None:
    """Make the letters so small that the line has room; their widths do not shrink evenly."""
    while text.get_window_extent().width > (_RIGHT - _LEFT) * WIDTH:
        text.set_fontsize(float(text.get_fontsize()) - 0.5)


def _half_lines(canvas: Canvas, shared: Shared, middle: float) -> None:
    """Two half-lines that run up to one number, which neither holds."""
    from matplotlib.lines import Line2D

    (below, *_, first), (above, *_, second) = shared.bars
    canvas.text(_LEFT, middle + 0.06, below, fontsize=25, color=INK, va="bottom")
    canvas.text(_RIGHT, middle - 0.06, above, fontsize=25, color=INK, va="top", ha="right")
    for start, end, colour in ((0, 0.485, first), (0.515, 1, second)):
        _rectangle(canvas, start, end, middle - 0.0125, 0.025, colour)
    circle = Line2D([_across(0.5)], [middle], marker="o", markersize=24, transform=canvas.transFigure)
    circle.set(markeredgewidth=4, markeredgecolor=VERMILLION, markerfacecolor="white")
    canvas.add_artist(circle)


def _parts(canvas: Canvas, parts: tuple[tuple[int, str], ...], middle: float) -> None:
    whole, start = sum(count for count, _ in parts), 0
    for count, colour in parts:
        _rectangle(canvas, start / whole, (start + count) / whole, middle - 0.05, 0.1, colour)
        start += count


def _across(place: float) -> float:
    return _LEFT + place * (_RIGHT - _LEFT)


def _rectangle(canvas: Canvas, start: float, end: float, low: float, height: float, colour: str) -> None:
    from matplotlib.patches import Rectangle

    place = (_across(start), low)
    width = _across(end) - _across(start)
    canvas.add_artist(
        Rectangle(place, width, height, transform=canvas.transFigure, color=colour, linewidth=0)
    )


def _line(canvas: Canvas, across: tuple[float, float], up: tuple[float, float]) -> None:
    from matplotlib.lines import Line2D

    places = [_across(place) for place in across]
    canvas.add_artist(Line2D(places, up, transform=canvas.transFigure, color=VERMILLION, linewidth=3))


def has_pictures(app: Sphinx) -> bool:
    """Whether this book tells its cases, and so has pictures to share."""
    return CASES_PAGE in app.env.found_docs


def _write(app: Sphinx, exception: Exception | None) -> None:
    """Draw what is new or has changed."""
    if exception or app.builder.format != "html" or not has_pictures(app):
        return
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(exist_ok=True)
    pictures = list(every(book_report(str(app.srcdir)), book_edition(app), edition_language(app)))
    for shared in pictures:
        file = Path(app.outdir) / shared.place
        if not (file.is_file() and shared.digest.encode() in file.read_bytes()):
            file.write_bytes(draw(shared))
    for file in set(folder.glob("*.png")) - {Path(app.outdir) / shared.place for shared in pictures}:
        file.unlink()


def setup(app: Sphinx) -> None:
    """Register the drawing."""
    app.connect("build-finished", _write)
