"""How all charts look: colours on light and dark pages, letters on a phone, text that nothing cuts."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations

import pytest
import test_charts
import test_charts_gaps
import test_charts_scale
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex, to_rgba
from matplotlib.path import Path
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox
from support import each

import recount
from recount import charts
from recount.charts import Chart
from recount.charts.style import (
    BLUE,
    FRAME,
    GREEN,
    GREY,
    GROUND,
    INK,
    ON_DARK,
    PALE,
    PURPLE,
    SHEET,
    TICK,
    VERMILLION,
    WIDTH,
    on_dark_page,
)

PARTS = [charts.Part("The grant, told twice in two sections of the report", 64, 192), charts.Part("It", 8, 8)]
DRAWN: dict[str, Callable[[recount.Report], Chart]] = {
    **{form: draw for form, (draw, *_) in test_charts.DRAWN.items()},
    **{form: draw for form, (draw, *_) in test_charts_gaps.DRAWN.items()},
    **{form: draw for form, (draw, *_) in test_charts_scale.DRAWN.items()},
    "failures": lambda report: charts.failures(PARTS, "Failures."),
}
ON_PHONE = 328 / (WIDTH * 96)  # of its own size, on a page of 360 pixels
every_form = pytest.mark.parametrize("form", DRAWN)


@pytest.fixture(scope="module")
def drawn(report: recount.Report) -> Callable[[str], Chart]:
    """A chart of each form, drawn once for all tests that only look at it."""
    return cache(lambda form: DRAWN[form](report))


def contrast(colour: object, ground: object) -> float:
    """The ratio of WCAG 2.2, from relative luminance; what is not opaque is mixed with its ground."""
    *parts, opacity = to_rgba(colour)  # type: ignore[arg-type]
    under = to_rgba(ground)  # type: ignore[arg-type]
    mixed = [opacity * part + (1 - opacity) * below for part, below in zip(parts, under, strict=False)]
    dark, light = sorted((_luminance(mixed), _luminance(under[:3])))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: object) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]  # type: ignore[attr-defined]
    return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])


@each(("colour", "ratio"), [("white", 1), ("black", 21), ("#767676", 4.54), ((0, 0, 0, 0), 1)])
def test_contrast_is_measured_as_the_guidelines_do(colour: object, ratio: float) -> None:
    assert contrast(colour, "white") == pytest.approx(ratio, abs=0.01)


# --- Colours ------------------------------------------------------------------------------------------------


@each("text", [INK, BLUE, GREY, VERMILLION, TICK])
def test_text_stands_out_from_light_and_dark_pages(text: str) -> None:
    assert contrast(text, GROUND) >= 4.5
    assert contrast(ON_DARK[text], ON_DARK[GROUND]) >= 4.5


@each("mark", [INK, BLUE, GREY, VERMILLION, GREEN, PURPLE, FRAME])
def test_marks_stand_out_from_both_pages_and_from_bands(mark: str) -> None:
    for ground in (GROUND, PALE):
        assert contrast(mark, ground) >= 3
        assert contrast(ON_DARK[mark], ON_DARK[ground]) >= 3


def test_two_colours_never_become_one() -> None:
    assert len(set(ON_DARK.values())) == len(ON_DARK)


@every_form
def test_every_text_and_mark_stands_out(form: str, drawn: Callable[[str], Chart]) -> None:
    """White lies between neighbouring marks, so this keeps each apart from the next."""
    figure = drawn(form).figure
    assert min(contrast(text.get_color(), GROUND) for text in texts(figure)) >= 4.5
    marks = [line.get_color() for axes in figure.axes for line in axes.lines]
    bars = [
        max((bar.get_facecolor(), bar.get_edgecolor()), key=lambda colour: contrast(colour, GROUND))
        for axes in figure.axes
        for bar in axes.patches
        if to_hex(bar.get_edgecolor()) != PALE  # a band that is carried through rows
    ]
    assert marks or bars
    white = [colour for colour in marks if to_hex(colour) == GROUND]  # upon a bar
    assert min(contrast(colour, GROUND) for colour in (*marks, *bars) if colour not in white) >= 3


@every_form
def test_a_chart_has_a_partner_for_dark_pages(form: str, drawn: Callable[[str], Chart]) -> None:
    light = drawn(form).svg
    dark = on_dark_page(light)
    assert light.count(f'id="{SHEET}"') == 1
    assert SHEET not in dark
    used = {_long(colour) for colour in re.findall(r'(?:fill|stroke)="(#\w+)"', dark)}
    assert used <= set(ON_DARK.values())
    assert ON_DARK[INK] in used
    apart = re.compile(r'(?:fill|stroke)="#\w+"')
    sheet = re.search(rf'<g id="{SHEET}">.*?</g>', light)
    assert sheet
    assert apart.sub("", light.replace(sheet[0], "", 1)) == apart.sub("", dark), "nothing else has changed"


def _long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


def test_a_colour_that_nobody_chose_a_partner_for_is_refused() -> None:
    with pytest.raises(
        ValueError, match=r"^The colour #abcdef of a chart has no partner for dark pages; draw"
    ):
        on_dark_page('<path fill="#abcdef"/>')
    assert (
        on_dark_page('<use href="#abcdef" fill="#fff"/>') == f'<use href="#abcdef" fill="{ON_DARK[GROUND]}"/>'
    )


# --- Letters ------------------------------------------------------------------------------------------------


def texts(figure: object) -> Iterator[Text]:
    for text in figure.findobj(Text):  # type: ignore[attr-defined]
        if text.get_text().strip() and text.get_visible():
            yield text


def boxes(figure: object) -> dict[Text, Bbox]:
    """Where each text stands; an annotation's own extent would include its arrow."""
    figure.draw_without_rendering()  # type: ignore[attr-defined]
    found = {}
    for text in texts(figure):
        box = Text.get_window_extent(text) if isinstance(text, Annotation) else text.get_window_extent()
        if box.width:
            found[text] = box
    return found


@every_form
def test_labels_have_twelve_pixels_on_a_phone_and_the_source_ten(
    form: str, drawn: Callable[[str], Chart]
) -> None:
    chart = drawn(form)
    for text in texts(chart.figure):
        pixels = text.get_fontsize() * 96 / 72 * ON_PHONE
        is_source = text.get_text().replace("\n", " ") == chart.source
        assert pixels >= (10 if is_source else 12), (pixels, text.get_text())


@every_form
def test_no_text_leaves_the_chart_or_lies_on_another(form: str, drawn: Callable[[str], Chart]) -> None:
    found = boxes(drawn(form).figure)
    for text, box in found.items():
        assert box.x0 >= 0, text.get_text()
        assert box.x1 <= drawn(form).figure.bbox.x1, text.get_text()
    for (one, box), (other, second) in combinations(found.items(), 2):
        assert not box.padded(-2).overlaps(second.padded(-2)), (one.get_text(), other.get_text())


@every_form
def test_no_line_runs_through_a_text(form: str, drawn: Callable[[str], Chart]) -> None:
    figure = drawn(form).figure
    found = boxes(figure)
    for axes in figure.axes:
        ways = [
            axes.transData.transform_path(line.get_path()) for line in axes.lines if len(line.get_xdata()) > 1
        ]
        for drawn_lines in axes.collections:
            if isinstance(drawn_lines, LineCollection):
                ways += map(drawn_lines.get_transform().transform_path, drawn_lines.get_paths())
        for text, box in found.items():
            for way in ways:
                assert not way.intersects_bbox(box.padded(-2), filled=False), (text.get_text(), way)


def test_a_line_through_a_text_would_be_found() -> None:
    box = Bbox.from_extents(10, 10, 40, 20)
    assert Path([(0, 15), (50, 15)]).intersects_bbox(box, filled=False)
    assert not Path([(0, 25), (50, 25)]).intersects_bbox(box, filled=False)


# --- Intervals ----------------------------------------------------------------------------------------------


def test_an_interval_is_higher_than_the_number_on_it_is_wide(drawing: None, report: recount.Report) -> None:
    """Of a printed number the range is seen, not a dot that hides it."""
    chart = charts.ranges([report["ppe_value"], report["cloud_support"]], "A.", "yuan", from_zero=False)
    [axes] = chart.figure.axes
    strokes = [line for line in axes.lines if line.get_gid()]
    assert {line.get_linewidth() < 2 and len(set(line.get_xdata())) == 1 for line in strokes} == {True}


@pytest.mark.parametrize("id", ["online_students", "ppe_value", "ct_hospitals"])
def test_the_interval_of_a_point_is_wider_than_its_mark(
    drawing: None, id: str, report: recount.Report
) -> None:
    chart = charts.growth_path(report.testimonies_on(id), report[id], "A path.", "things")
    [axes] = chart.figure.axes
    points = 72 / chart.figure.dpi
    widths = [bar.get_window_extent().width * points for bar in axes.patches]
    widest = max(line.get_markersize() for line in axes.lines if line.get_marker() in ("o", "D"))
    assert min(widths) > widest
