"""The charts: what they say in words, what they draw, and that they are the same every time."""

import io
import re
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise

import matplotlib
import pytest
from matplotlib.colors import to_rgba
from matplotlib.text import Text
from PIL import Image

import recount
from recount import charts
from recount.charts import Chart
from recount.charts.carried import MIME_TYPE
from recount.charts.style import GREEN, PURPLE, VERMILLION, WIDTH
from recount.checks.conversions import Habit, conversions
from recount.evidence.standing import Standing
from recount.quantity import Interval
from recount.tables.dataset import Figure

pytestmark = pytest.mark.usefixtures("drawing")

Draw = Callable[[recount.Report], Chart]


def yuan(report: recount.Report) -> list:
    pairs = conversions(report.audit(), report)
    return [pair for pair in pairs if pair.currency == "CNY" and pair.baht.id != "ppe_value_thb_crisis"]


def yuan_amounts(report: recount.Report) -> list[Figure]:
    return [figure for figure in report.values() if figure.unit == "CNY"]


DRAWN: dict[str, tuple[Draw, set[str]]] = {
    "dots": (
        lambda report: charts.dots([report["ppe"], report["connected_doctors"]], "Counts.", "items"),
        {"ppe", "connected_doctors"},
    ),
    "parts": (
        lambda report: charts.parts(
            [report["donation_alibaba"], report["donation_ant"]], report["donation_total"], "Parts.", "yuan"
        ),
        {"donation_alibaba", "donation_ant", "donation_total"},
    ),
    "shares": (
        lambda report: charts.shares(
            [(report["online_students"], report.finding("students_within_china").right, "all in China")],
            "Share.",
        ),
        {"online_students"},
    ),
    "multiples": (
        lambda report: charts.multiples([charts.growth_row(report["lazlive_growth"])], "Growth.", "multiple"),
        {"lazlive_growth"},
    ),
    "printings": (
        lambda report: charts.printings(
            [
                (report["ppe_value_thb"], report["ppe_value_thb_crisis"]),
                (report["ppe"], report["ppe_crisis"]),
            ],
            "Twice.",
        ),
        {"ppe_value_thb", "ppe_value_thb_crisis", "ppe", "ppe_crisis"},
    ),
    "implied_rates": (
        lambda report: charts.implied_rates(yuan(report)[:2], "Rates.", sections=report.sections),
        {"donation_total", "donation_total_thb", "tmall_waiver", "tmall_waiver_thb"},
    ),
    "rate_history": (
        lambda report: charts.rate_history(
            [
                (name, block.rate("CNY", Habit.ROUNDED))
                for name, block in zip("ABC", report.sittings().blocks, strict=True)
            ],
            "CNY",
            "When.",
            names=report.units,
            period=(date(2020, 1, 1), date(2020, 9, 30)),
            dates=(date(2020, 3, 31),),
        ),
        set(),
    ),
    "sittings": (
        lambda report: charts.sittings(report.sittings(), ("A", "B", "C"), "Three.", names=report.units),
        set(),
    ),
    "growth_path": (
        lambda report: charts.growth_path(
            report.testimonies_on("online_students"), report["online_students"], "Students.", "students"
        ),
        {"online_students"},
    ),
    "verdict_counts": (
        lambda report: charts.verdict_counts(
            {name.en: report.audit(section) for section, name in report.sections.items()}, "Verdicts."
        ),
        set(),
    ),
}


@pytest.fixture(scope="module")
def drawn(report: recount.Report) -> Callable[[str], Chart]:
    """A chart of each form, drawn once for all tests that only look at it."""
    return cache(lambda form: DRAWN[form][0](report))


@pytest.mark.parametrize("form", DRAWN)
def test_a_chart_carries_its_figures_and_is_the_same_twice(
    form: str, drawn: Callable[[str], Chart], report: recount.Report
) -> None:
    draw, ids = DRAWN[form]
    first, second = drawn(form), draw(report)
    assert set(re.findall(r'<g id="([a-z][a-z0-9_]*)">', first.svg)) >= ids
    assert first.svg == second.svg
    assert first.alt == second.alt
    assert repr(first) == f"<Chart: {first.message}>"
    assert "<dc:date>" not in first.svg
    bundle, metadata = first._repr_mimebundle_()
    assert set(bundle) == {"image/svg+xml", "text/plain", MIME_TYPE}
    assert (bundle["image/svg+xml"], bundle["text/plain"]) == (first.svg, first.alt)
    assert first.source.startswith("Source")
    assert metadata["image/svg+xml"]["width"] == WIDTH * 96


@pytest.mark.parametrize(
    ("form", "alt"),
    [
        (
            "dots",
            "Counts. protective items given to Wuhan and other places: more than 73 million items;"
            " doctors connected to share experience: almost 10,000 doctors.",
        ),
        ("shares", "Share. 130 million students of all in China: 45.84 to 46.36%."),
        (
            "multiples",
            "Growth. growth of LazLive sales, April on March: 1.45 times (growth of 45%).",
        ),
        (
            "growth_path",
            "Students. Fin24, 10 February 2020: at least 50 million students; Global Times, 15 March 2020:"
            " 120 million students; People's Daily Online, 16 March 2020: 120 million students; China Daily,"
            " 18 March 2020: 120 million students; The report, 10 May 2020: 130 million students.",
        ),
        (
            "implied_rates",
            "Rates. 3.350 billion yuan → 14.930 billion baht: 4.4552 to 4.4582 baht per yuan;"
            " 610 million yuan → 2.718 billion baht: 4.4549 to 4.4566 baht per yuan.",
        ),
        (
            "sittings",
            "Three. A: 4.45522 to 4.45656 if rounded, 4.45671 to 4.45738 if cut off;"
            " B: 4.42900 to 4.42914 if rounded, 4.43000 to 4.43200 if cut off;"
            " C: 4.45444 to 4.45492 if rounded, 4.45558 to 4.45574 if cut off;"
            " the gap that no habit closes: 0.0224 baht per yuan;"
            " shared by A rounded and C cut off: 4.45558 to 4.45574 baht per yuan.",
        ),
        (
            "rate_history",
            "When. the reference rate: from 4.329 on 2020-01-02 to 4.651 on 2020-09-30;"
            " A: 4.45522 to 4.45656 baht per yuan; C: 4.45444 to 4.45492 baht per yuan;"
            " B: 4.42900 to 4.42914 baht per yuan.",
        ),
    ],
)
def test_the_alternative_text_states_the_message_and_the_values(
    form: str, alt: str, drawn: Callable[[str], Chart]
) -> None:
    assert drawn(form).alt == alt


def test_what_parts_leave_is_drawn_and_said(report: recount.Report) -> None:
    chart = charts.parts(
        [report["ct_hospitals_japan"], report["ct_hospitals_indonesia"]],
        report["ct_hospitals"],
        "Hospitals.",
        "hospitals",
        rest="Elsewhere",
    )
    assert chart.alt.endswith("Elsewhere: 508 hospitals.")


def test_what_rows_leave_takes_its_unit_from_the_whole(report: recount.Report) -> None:
    rows = [charts.figure_row(report[id]) for id in ("ct_hospitals_japan", "ct_hospitals_indonesia")]
    chart = charts.parts(iter(rows), report["ct_hospitals"], "Hospitals.", "hospitals", rest="Elsewhere")
    assert chart.alt.endswith("Elsewhere: 508 hospitals.")
    whole = charts.figure_row(report["ct_hospitals"])
    with pytest.raises(ValueError, match=r"^parts: no figure names the unit of the rest; pass a part or "):
        charts.parts(rows, whole, "Hospitals.", "hospitals", rest="Elsewhere")


NOTHING: dict[str, Draw] = {
    "dots": lambda report: charts.dots([], "None.", "items"),
    "parts": lambda report: charts.parts([], report["ct_hospitals"], "None.", "hospitals", rest="Rest"),
    "shares": lambda report: charts.shares([], "None."),
    "multiples": lambda report: charts.multiples([], "None.", "multiple"),
    "printings": lambda report: charts.printings([], "None."),
    "implied_rates": lambda report: charts.implied_rates([], "None.", sections=report.sections),
    "growth_path": lambda report: charts.growth_path([], report["ppe"], "None.", "items"),
    "tally": lambda report: charts.tally({"Nobody": []}, charts.WEIGHT_MARKS, "value", "None."),
}


@pytest.mark.parametrize("form", NOTHING)
def test_nothing_to_draw_is_refused_in_a_sentence(form: str, report: recount.Report) -> None:
    with pytest.raises(ValueError, match=rf"^{form}: there is nothing to draw; give it at least one \w"):
        NOTHING[form](report)


UNMATCHED: dict[str, tuple[Draw, str]] = {
    "a verdict without a mark": (
        lambda report: charts.tally({"A": [("ppe", Standing.FITS)]}, charts.WEIGHT_MARKS, "figure", "Marks."),
        "tally: no mark is given for 'fits the report'; add one to marks",
    ),
    "seconds and percent": (
        lambda report: charts.dots([report["ct_seconds"], report["ct_accuracy"]], "Mixed.", "number"),
        "dots: one axis cannot hold units of several kinds: time (ct_seconds), pure (ct_accuracy); draw a"
        " chart of each",
    ),
    "seconds and hospitals, named anew": (
        lambda report: charts.dots(
            [charts.figure_row(report[id], "A name") for id in ("ct_seconds", "ct_hospitals")], "Mixed.", "x"
        ),
        "dots: one axis cannot hold units of several kinds: time (ct_seconds), count (ct_hospitals); draw a"
        " chart of each",
    ),
    "money and hospitals": (
        lambda report: charts.parts([report["ct_hospitals"]], report["ppe_value"], "Mixed.", "yuan"),
        "parts: one axis cannot hold units of several kinds: count (ct_hospitals), money (ppe_value); draw a"
        " chart of each",
    ),
    "two currencies": (
        lambda report: charts.implied_rates(
            conversions(report.audit(), report), "Rates.", sections=report.sections
        ),
        "implied_rates: one axis cannot hold the prices of CNY and USD; draw a chart of each",
    ),
    "zero on a logarithmic axis": (
        lambda report: charts.dots(
            [charts.computed_row("None", Interval.point(0, "items"), report.units)], "Zero.", "items"
        ),
        "dots: nothing lies above zero, where a logarithmic axis begins; pass log=False",
    ),
}


@pytest.mark.parametrize("case", UNMATCHED)
def test_what_does_not_fit_a_form_is_refused_in_a_sentence(case: str, report: recount.Report) -> None:
    draw, sentence = UNMATCHED[case]
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        draw(report)


def test_a_failed_check_is_marked_and_keeps_its_band(report: recount.Report) -> None:
    failed = charts.finding_row(report.finding("wuhan_set_value"), "As printed")
    assert failed.against
    # From ten thousand yuan for thirteen hundred meals to two hundred a day, read as a round number.
    assert failed.band == Interval(Fraction(10_000, 1_300), 300, "CNY/sets", low_open=True, high_open=True)
    assert not charts.finding_row(report.finding("wuhan_set_value_hundredth"), "A hundredth").against


@pytest.mark.parametrize(
    ("id", "hollow"), [("gmcc_doctors", True), ("connected_doctors", True), ("ppe_value", False)]
)
def test_a_number_that_its_hedge_excludes_is_hollow(id: str, hollow: bool, report: recount.Report) -> None:
    assert charts.figure_row(report[id]).hollow is hollow


def test_a_character_without_a_glyph_stops_the_chart(report: recount.Report) -> None:
    row = charts.computed_row("An emperor \U00012000", Interval.point(3, "items"), report.units)
    with pytest.raises(UserWarning, match="missing from font"):
        charts.dots([row], "Cuneiform.", "items")


def _contrast_with_white(colour: object) -> float:
    """The ratio of WCAG 2.2, from relative luminance; what is not opaque counts as mixed with white."""
    red, green, blue, opacity = to_rgba(colour)  # type: ignore[arg-type]
    mixed = [1 - opacity * (1 - part) for part in (red, green, blue)]
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in mixed]
    return 1.05 / (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05)


@pytest.mark.parametrize(
    ("colour", "ratio"), [("white", 1), ("black", 21), ("#767676", 4.54), ((0, 0, 0, 0), 1)]
)
def test_contrast_is_measured_as_the_guidelines_do(colour: object, ratio: float) -> None:
    assert _contrast_with_white(colour) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("form", DRAWN)
def test_every_mark_or_its_outline_stands_out_from_the_ground(
    form: str, drawn: Callable[[str], Chart]
) -> None:
    """White lies between neighbouring marks, so this keeps each apart from the next."""
    panels = drawn(form)._canvas.axes
    marks = [line.get_color() for axes in panels for line in axes.lines]
    patches = [patch for axes in panels for patch in axes.patches]
    bars = [max((bar.get_facecolor(), bar.get_edgecolor()), key=_contrast_with_white) for bar in patches]
    assert marks or bars
    assert min(map(_contrast_with_white, [*marks, *bars])) >= 3


@pytest.mark.parametrize("form", DRAWN)
def test_no_letter_is_smaller_than_a_footnote(form: str, drawn: Callable[[str], Chart]) -> None:
    texts = drawn(form)._canvas.findobj(Text)
    assert min(text.get_fontsize() for text in texts if text.get_text().strip()) >= 8


@pytest.mark.parametrize(
    ("label", "reason"), [("A short label", None), ("A label that " + "goes on and " * 9, "shorten")]
)
def test_a_text_that_leaves_the_chart_stops_it(
    label: str, reason: str | None, report: recount.Report
) -> None:
    row = charts.computed_row(label, Interval.point(3, "items"), report.units)
    with pytest.raises(ValueError, match=reason) if reason else nullcontext():
        charts.dots([row], "Too wide?", "items", log=False)


def test_labels_of_ticks_keep_apart_and_inside(report: recount.Report) -> None:
    ends = [
        charts.computed_row("Far", Interval.point(number, "items"), report.units) for number in (600, 10**8)
    ]
    canvas = charts.dots(ends, "From hundreds to hundreds of millions.", "items")._canvas
    boxes = [
        label.get_window_extent()
        for label in canvas.axes[0].get_xticklabels()
        if label.get_visible() and label.get_text()
    ]
    boxes = sorted((box.x0, box.x1) for box in boxes if box.x1 > 0 and box.x0 < canvas.bbox.x1)
    assert len(boxes) >= 3
    assert boxes[0][0] >= 0
    assert boxes[-1][1] <= canvas.bbox.x1
    assert all(left[1] < right[0] for left, right in pairwise(boxes))


def test_the_picture_in_pixels_keeps_the_colours_of_small_marks(report: recount.Report) -> None:
    chart = DRAWN["verdict_counts"][0](report)
    with Image.open(io.BytesIO(chart.png)) as picture:
        drawn = {colour for _, colour in picture.convert("RGB").getcolors(1 << 24)}
    assert drawn >= {tuple(bytes.fromhex(colour[1:])) for colour in (GREEN, PURPLE, VERMILLION)}


def test_thai_marks_are_set_by_a_shaping_matplotlib() -> None:
    major, minor = map(int, matplotlib.__version__.split(".")[:2])
    assert (major, minor) >= (3, 11), "older versions set Thai marks wrongly"


def test_an_interval_much_wider_than_most_runs_out_of_the_picture(report: recount.Report) -> None:
    """1,600 for 360 is good to hundreds; drawn in full, it would shrink all others to dots."""
    chart = charts.implied_rates(report.sittings().of("CNY"), "Rates.", sections=report.sections)
    [axes] = chart._canvas.axes
    left, right = axes.get_xlim()
    assert 4.41 < left < 4.429 and 4.4567 < right < 4.47
    assert sorted(line.get_marker() for line in axes.lines if line.get_marker() in "<>") == ["<", "<", ">"]
    widest = max(chart.data, key=lambda row: row.interval.high - row.interval.low)
    assert (widest.id, widest.words) == ("logistics_fund_thb", "4.31 to 4.58 baht per yuan")


def test_every_block_needs_a_label(report: recount.Report) -> None:
    with pytest.raises(ValueError, match=r"^sittings: 3 blocks need a label each; 1 are given$"):
        charts.sittings(report.sittings(), ["One"], "Sittings.", names=report.units)


def test_vermillion_marks_only_the_gap_that_no_habit_closes(drawn: Callable[[str], Chart]) -> None:
    upper, lower = drawn("sittings")._canvas.axes
    red = [line for line in upper.lines if line.get_color() == VERMILLION]
    assert [round(float(line.get_xdata()[0]), 4) for line in red] == [4.432, 4.4544]
    assert not [line for line in lower.lines if line.get_color() == VERMILLION]


@pytest.mark.parametrize("form", ["sittings", "rate_history"])
def test_labels_have_twelve_pixels_on_a_phone(form: str, drawn: Callable[[str], Chart]) -> None:
    """A page of 360 leaves a chart of 384 about 330 pixels; message and source stand around the picture."""
    for axes in drawn(form)._canvas.axes:
        texts = [*axes.texts, axes.xaxis.label, *axes.get_xticklabels(), *axes.get_yticklabels()]
        sizes = {text.get_fontsize() for text in texts if text.get_text().strip()}
        assert min(sizes) * 96 / 72 * 330 / 384 >= 12, sizes


def test_only_dated_earlier_points_lie_on_the_way(report: recount.Report) -> None:
    chart = charts.growth_path(report.testimonies_on("ppe"), report["ppe"], "Items.", "items")
    assert [row.id for row in chart.data] == ["ppe_mydrivers", "ppe_hangzhou", "ppe"]


def test_a_source_that_conflicts_is_marked(report: recount.Report) -> None:
    assert charts.testimony_row(report.testimony("cloud_reuters")).against
    row = charts.testimony_row(report.testimony("employees_xinhua"))
    assert (row.label, row.words) == ("Xinhua, 10 February 2020", "more than 1,800 employees")
    assert row.hollow
    assert not row.against


def test_a_chart_carries_every_number_that_it_draws(
    drawn: Callable[[str], Chart], report: recount.Report
) -> None:
    """What a reader can take home: the daily rates behind a line, the checks behind the marks."""
    history = drawn("rate_history")
    assert sum(row.label.startswith("reference rate on ") for row in history.data) > 60
    counts = drawn("verdict_counts")
    assert {row.id for row in counts.data} == {finding.id for finding in report.audit() if finding.is_test}
    assert {row.id for row in drawn("printings").data} == DRAWN["printings"][1]
