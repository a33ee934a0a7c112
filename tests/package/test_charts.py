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
from PIL import Image
from support import each

import recount
from recount import charts
from recount.charts import Chart
from recount.charts.carried import MIME_TYPE
from recount.charts.style import GREEN, PURPLE, VERMILLION, WIDTH, on_dark_page
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
    "ranges": (
        lambda report: charts.ranges([report["ppe"], report["connected_doctors"]], "Counts.", "items"),
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
            "ranges",
            "Counts. protective items given to Wuhan and other places: more than 73 million items;"
            " doctors connected to share experience: almost 10,000 doctors.",
        ),
        ("shares", "Share. 130 million students of all in China: 45.84 to 46.36%."),
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
    "ranges": lambda report: charts.ranges([], "None.", "items"),
    "parts": lambda report: charts.parts([], report["ct_hospitals"], "None.", "hospitals", rest="Rest"),
    "shares": lambda report: charts.shares([], "None."),
    "implied_rates": lambda report: charts.implied_rates([], "None.", sections=report.sections),
    "growth_path": lambda report: charts.growth_path([], report["ppe"], "None.", "items"),
    "tally": lambda report: charts.tally({"Nobody": []}, charts.WEIGHT_MARKS, "value", "None."),
}


@each("form", NOTHING)
def test_nothing_to_draw_is_refused_in_a_sentence(form: str, report: recount.Report) -> None:
    with pytest.raises(ValueError, match=rf"^{form}: there is nothing to draw; give it at least one \w"):
        NOTHING[form](report)


UNMATCHED: dict[str, tuple[Draw, str]] = {
    "a verdict without a mark": (
        lambda report: charts.tally({"A": [("ppe", Standing.FITS)]}, charts.WEIGHT_MARKS, "figure", "Marks."),
        "tally: no mark is given for 'fits the report'; add one to marks",
    ),
    "seconds and percent": (
        lambda report: charts.ranges([report["ct_seconds"], report["ct_accuracy"]], "Mixed.", "number"),
        "ranges: one axis cannot hold units of several kinds: time (ct_seconds), pure (ct_accuracy); draw a"
        " chart of each",
    ),
    "seconds and hospitals, named anew": (
        lambda report: charts.ranges(
            [charts.figure_row(report[id], "A name") for id in ("ct_seconds", "ct_hospitals")], "Mixed.", "x"
        ),
        "ranges: one axis cannot hold units of several kinds: time (ct_seconds), count (ct_hospitals); draw a"
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
}


@each("case", UNMATCHED)
def test_what_does_not_fit_a_form_is_refused_in_a_sentence(case: str, report: recount.Report) -> None:
    draw, sentence = UNMATCHED[case]
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        draw(report)


def test_a_failed_check_keeps_its_band(report: recount.Report) -> None:
    failed = charts.finding_row(report.finding("wuhan_set_value"), "As printed")
    # From ten thousand yuan for thirteen hundred meals to two hundred a day, read as a round number.
    assert failed.band == Interval(Fraction(10_000, 1_300), 300, "CNY/sets", low_open=True, high_open=True)


@each(("id", "hollow"), [("gmcc_doctors", True), ("connected_doctors", True), ("ppe_value", False)])
def test_a_number_that_its_hedge_excludes_is_hollow(id: str, hollow: bool, report: recount.Report) -> None:
    assert charts.figure_row(report[id]).hollow is hollow


def test_a_character_without_a_glyph_stops_the_chart(report: recount.Report) -> None:
    row = charts.computed_row("An emperor \U00012000", Interval.point(3, "items"), report.units)
    with pytest.raises(UserWarning, match="missing from font"):
        charts.ranges([row], "Cuneiform.", "items")


@each(
    ("label", "reason"),
    [("A short label", None), ("A label that " + "goes on and " * 9, None), ("A-word-" * 15, "shorten")],
)
def test_a_text_that_leaves_the_chart_stops_it(
    label: str, reason: str | None, report: recount.Report
) -> None:
    row = charts.computed_row(label, Interval.point(3, "items"), report.units)
    with pytest.raises(ValueError, match=reason) if reason else nullcontext():
        charts.ranges([row], "Too wide?", "items")


def test_labels_of_ticks_keep_apart_and_inside(report: recount.Report) -> None:
    ends = [
        charts.computed_row("Far", Interval.point(number, "items"), report.units) for number in (600, 10**8)
    ]
    canvas = charts.ranges(ends, "From hundreds to hundreds of millions.", "items").figure
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
    [axes] = chart.figure.axes
    left, right = axes.get_xlim()
    assert 4.41 < left < 4.429 and 4.4567 < right < 4.47
    assert sorted(line.get_marker() for line in axes.lines if line.get_marker() in "<>") == ["<", "<", ">"]
    widest = max(chart.data, key=lambda row: row.interval.high - row.interval.low)
    assert (widest.id, widest.words) == ("logistics_fund_thb", "4.31 to 4.58 baht per yuan")


def test_every_block_needs_a_label(report: recount.Report) -> None:
    with pytest.raises(ValueError, match=r"^sittings: 3 blocks need a label each; 1 are given$"):
        charts.sittings(report.sittings(), ["One"], "Sittings.", names=report.units)


def test_vermillion_marks_only_the_gap_that_no_habit_closes(drawn: Callable[[str], Chart]) -> None:
    upper, lower = drawn("sittings").figure.axes
    red = [line for line in upper.lines if line.get_color() == VERMILLION]
    assert [round(float(line.get_xdata()[0]), 4) for line in red] == [4.432, 4.4544]
    assert not [line for line in lower.lines if line.get_color() == VERMILLION]


def test_only_dated_earlier_points_lie_on_the_way(report: recount.Report) -> None:
    chart = charts.growth_path(report.testimonies_on("ppe"), report["ppe"], "Items.", "items")
    assert [row.id for row in chart.data] == ["ppe_mydrivers", "ppe_hangzhou", "ppe"]


def test_a_source_is_labelled_with_its_publisher_and_date(report: recount.Report) -> None:
    row = charts.testimony_row(report.testimony("employees_xinhua"))
    assert (row.label, row.words) == ("Xinhua, 10 February 2020", "more than 1,800 employees")
    assert row.hollow


def test_a_chart_carries_every_number_that_it_draws(
    drawn: Callable[[str], Chart], report: recount.Report
) -> None:
    """What a reader can take home: the daily rates behind a line, the checks behind the marks."""
    history = drawn("rate_history")
    assert sum(row.label.startswith("reference rate on ") for row in history.data) > 60
    counts = drawn("verdict_counts")
    assert {row.id for row in counts.data} == {finding.id for finding in report.audit() if finding.is_test}


def test_a_chart_gives_its_matplotlib_figure_to_be_changed_and_saved(
    drawn: Callable[[str], Chart], report: recount.Report
) -> None:
    figure = DRAWN["parts"][0](report).figure
    [axes] = figure.axes
    axes.set_xlabel("Chinese yuan")
    stream = io.BytesIO()
    figure.savefig(stream, format="pdf", bbox_inches="tight")
    assert stream.getvalue().startswith(b"%PDF")


def test_a_figure_drawn_in_plain_matplotlib_becomes_a_chart(report: recount.Report) -> None:
    from matplotlib.figure import Figure as Canvas

    charts.use_house_style()
    figure = Canvas(figsize=(WIDTH, 2))
    axes = figure.subplots()
    axes.plot([1, 2], [3, 4])
    chart = Chart(figure, "Mine.", [charts.figure_row(report["ppe"])], source="Source: the report")
    assert chart.figure is figure
    assert chart.alt == f"Mine. {report['ppe'].label_en}: {report['ppe'].words}."
    assert "#121212" not in on_dark_page(chart.svg)
