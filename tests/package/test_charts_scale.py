"""Charts of sizes, of the ground and of dates: what they say, what they draw, and what they refuse."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import combinations, pairwise

import pytest
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex
from matplotlib.text import Text
from support import each

import recount
from recount import charts
from recount.charts import Chart, Lane, Row, Voice
from recount.charts.carried import MIME_TYPE
from recount.charts.ground import STANDING_MARKS
from recount.charts.style import BLUE, GREY, GROUND, INK, VERMILLION, WIDTH
from recount.evidence.standing import Standing
from recount.evidence.testimony import Weight
from recount.quantity import Interval

pytestmark = pytest.mark.usefixtures("drawing")

Draw = Callable[[recount.Report], Chart]


def cloud(report: recount.Report) -> tuple[Row, Row]:
    printed = charts.figure_row(report["cloud_investment"], "As printed")
    return printed, charts.testimony_row(report.testimony("cloud_reuters"), "Reuters")


def with_gap(report: recount.Report) -> Chart:
    printed, told = cloud(report)
    rows = [printed, charts.figure_row(report["cloud_support"], "Programme"), told]
    return charts.bars(rows, "A line beside a bar.", "US dollars", gap=(printed, told), names=report.units)


def framed(report: recount.Report) -> Chart:
    whole = charts.testimony_row(report.testimony("logistics_fund_stylus"), "Announced")
    return charts.bars([report["logistics_fund"]], "A part of it.", "yuan", frame=whole)


def beside(report: recount.Report) -> Chart:
    others = [
        charts.testimony_row(report.testimony(id), id.rpartition("_")[2])
        for id in ("ppe_value_mydrivers", "ppe_value_hangzhou")
    ]
    return charts.bars([report["ppe_value"]], "Beside others.", "yuan", beside={"ppe_value": others})


def open_ended(report: recount.Report) -> Chart:
    ids = ("employees_ejinsight", "employees_agreed_ejinsight", "employees_xinhua")
    rows = [charts.testimony_row(report.testimony(id), id) for id in ids]
    return charts.bars([*rows, report["shared_employees"]], "More than.", "employees")


def bounded(report: recount.Report) -> Chart:
    bound = report.finding("factories_within_china").right
    assert bound is not None
    rows = [
        charts.figure_row(report["factory_shops"]),
        charts.finding_row(report.finding("implied_factories"), "As the share implies"),
        charts.computed_row("Census", bound, report.units),
    ]
    return charts.bars(rows, "Within a bound.", "firms")


def judged(report: recount.Report, *ids: str) -> list[tuple[recount.Figure, Standing, bool]]:
    return [(report[id], report.standings[id], report.stands_alone(id)) for id in ids]


DRAWN: dict[str, tuple[Draw, set[str]]] = {
    "bars with a gap": (with_gap, {"cloud_investment", "cloud_support", "cloud_reuters"}),
    "bars in a frame": (framed, {"logistics_fund", "logistics_fund_stylus"}),
    "bars with others beside": (beside, {"ppe_value", "ppe_value_mydrivers", "ppe_value_hangzhou"}),
    "bars without an end": (
        open_ended,
        {"shared_employees", "employees_ejinsight", "employees_agreed_ejinsight", "employees_xinhua"},
    ),
    "bars and a bound": (bounded, {"factory_shops", "implied_factories"}),
    "voices": (
        lambda report: charts.voices(
            {"A section": judged(report, "ppe", "logistics_fund", "tmall_waiver"), "None": []}, "Ground."
        ),
        {"ppe", "logistics_fund", "tmall_waiver"},
    ),
    "report_map": (
        lambda report: charts.report_map(
            {
                "A section": [
                    (report[id], report.standings[id]) for id in ("ppe", "ppe_value_thb", "logistics_fund")
                ],
                "None": [],
            },
            "A map.",
        ),
        {"ppe", "ppe_value_thb", "logistics_fund"},
    ),
    "spans": (
        lambda report: charts.spans(
            [(report["expertise_years"], 0, 2020), (report["cloud_investment_years"], 2020, 0)],
            {2003: "SARS", 2020: "the report"},
            "Years.",
        ),
        {"expertise_years", "cloud_investment_years"},
    ),
    "timeline": (
        lambda report: charts.timeline(
            [
                Lane(
                    "Figures",
                    Voice.REPORT,
                    [date(2020, 3, 31), date(2020, 5, 10), date(2020, 5, 31)],
                    "figures",
                ),
                Lane("Sources", Voice.SOURCE, [date(2019, 12, 24)], "values"),
            ],
            "When.",
        ),
        set(),
    ),
}


@pytest.fixture(scope="module")
def drawn(report: recount.Report) -> Callable[[str], Chart]:
    """A chart of each form, drawn once for all tests that only look at it."""
    return cache(lambda form: DRAWN[form][0](report))


def texts(chart: Chart) -> Iterator[Text]:
    for text in chart.figure.findobj(Text):
        if text.get_text().strip() and text.get_visible():
            yield text


@pytest.mark.parametrize("form", DRAWN)
def test_a_chart_carries_its_numbers_and_is_the_same_twice(
    form: str, drawn: Callable[[str], Chart], report: recount.Report
) -> None:
    draw, ids = DRAWN[form]
    first, second = drawn(form), draw(report)
    assert set(re.findall(r'<g id="([a-z][a-z0-9_]*)">', first.svg)) == ids
    assert {row.id for row in first.data} - {""} == ids
    assert (first.svg, first.alt) == (second.svg, second.alt)
    assert first.source.startswith("Source")
    bundle, size = first._repr_mimebundle_()
    assert set(bundle) == {"image/svg+xml", "text/plain", MIME_TYPE}
    assert size["image/svg+xml"]["width"] == WIDTH * 96


@pytest.mark.parametrize(
    ("form", "alt"),
    [
        (
            "bars with a gap",
            "A line beside a bar. As printed: 28 million US dollars, a gap of 28.237 billion US dollars;"
            " Programme: 30 million US dollars, to scale, thinner than this line;"
            " Reuters: 28.27 billion US dollars.",
        ),
        (
            "bars in a frame",
            "A part of it. Announced: 1 billion yuan; fund for supply chain and logistics: 360 million"
            " yuan, 36% of it, as printed.",
        ),
        (
            "bars with others beside",
            "Beside others. value of the protective items: 480 million yuan, mydrivers: 468 million yuan,"
            " hangzhou: 688 million yuan.",
        ),
        (
            "voices",
            "Ground. A section: 2 with another voice, 1 without; None: 0 with another voice, 0 without.",
        ),
        (
            "report_map",
            "A map. A section: 2 a test or a source contradicts it, 1 some test or source agrees with it.",
        ),
        (
            "spans",
            "Years. years of business experience: more than 20 years, 2000 to 2020; years of the planned"
            " investment: 3 years, 2020 to 2023.",
        ),
        (
            "timeline",
            "When. Figures: 1 in March 2020, 2 in May 2020; Sources: 1 in December 2019.",
        ),
    ],
)
def test_the_alternative_text_states_the_values(form: str, alt: str, drawn: Callable[[str], Chart]) -> None:
    assert drawn(form).alt == alt


def colours(chart: Chart) -> dict[str, str]:
    """The colour of each bar that carries an id."""
    [axes] = chart.figure.axes
    return {bar.get_gid(): to_hex(bar.get_facecolor()) for bar in axes.patches if bar.get_gid()}


def test_the_report_is_ink_what_others_say_or_is_computed_blue_and_a_bound_grey(
    drawn: Callable[[str], Chart],
) -> None:
    assert colours(drawn("bars with a gap")) == {
        "cloud_investment": INK,
        "cloud_support": INK,
        "cloud_reuters": BLUE,
    }
    assert colours(drawn("bars and a bound"))["implied_factories"] == BLUE
    [axes] = drawn("bars and a bound").figure.axes
    assert GREY in {to_hex(bar.get_facecolor()) for bar in axes.patches}


def test_sizes_start_at_zero_and_keep_their_proportions(drawn: Callable[[str], Chart]) -> None:
    [axes] = drawn("bars with a gap").figure.axes
    width = {bar.get_gid(): bar.get_width() for bar in axes.patches if bar.get_gid()}
    assert (axes.get_xscale(), axes.get_xlim()[0]) == ("linear", 0)
    assert width["cloud_reuters"] / width["cloud_investment"] == pytest.approx(1027, abs=1)


def test_only_the_gap_is_vermillion(drawn: Callable[[str], Chart]) -> None:
    def strokes(form: str) -> set[str]:
        axes, *_ = drawn(form).figure.axes
        arrows = [text.arrow_patch for text in axes.texts if getattr(text, "arrow_patch", None)]
        return {
            to_hex(colour)
            for colour in (
                *(line.get_color() for line in axes.lines),
                *(text.get_color() for text in texts(drawn(form))),
                *(arrow.get_edgecolor() for arrow in arrows),
            )
        }

    assert VERMILLION in strokes("bars with a gap")
    assert all(VERMILLION not in strokes(form) for form in DRAWN if form not in ("bars with a gap", "voices"))
    assert STANDING_MARKS[Standing.IN_CONFLICT][1] == VERMILLION
    assert charts.WEIGHT_MARKS[Weight.CONFLICTS][1] == VERMILLION
    marks = [*STANDING_MARKS.values(), *charts.WEIGHT_MARKS.values()]
    assert sum(colour == VERMILLION for _, colour, _ in marks) == 2


def test_more_than_fades_out_and_does_not_end_at_twice_the_number(drawn: Callable[[str], Chart]) -> None:
    [axes] = drawn("bars without an end").figure.axes
    bars = {bar.get_gid(): bar for bar in axes.patches if bar.get_gid()}
    assert bars["employees_xinhua"].get_width() == 1800
    starts = [min(x for x, _ in veils.get_paths()[0].vertices) for veils in fades(axes)]
    assert starts == [500, 1800, 500]
    assert axes.get_xlim()[1] < 2 * 1800


def test_more_years_than_are_printed_fade_away_from_the_year_that_is_known(
    drawn: Callable[[str], Chart],
) -> None:
    [axes] = drawn("spans").figure.axes
    [veils] = fades(axes)
    reached = [x for veil in veils.get_paths() for x, _ in veil.vertices]
    assert max(reached) == 2000 > min(reached)


def fades(axes: Axes) -> list[PolyCollection]:
    """The fading ends, in the order of rows."""
    return [drawn for drawn in axes.collections if drawn.get_alpha() is not None]


def test_marks_of_standings_differ_by_shape() -> None:
    for marks in (STANDING_MARKS, charts.WEIGHT_MARKS):
        assert len({(marker, fill) for marker, _, fill in marks.values()}) == len(marks)
    assert set(STANDING_MARKS) == set(Standing)
    assert set(charts.WEIGHT_MARKS) == set(Weight)


def test_every_figure_stands_on_one_side_of_the_line(report: recount.Report) -> None:
    groups = {
        name.en: judged(report, *(f.id for f in report.section(id))) for id, name in report.sections.items()
    }
    chart = charts.voices(groups, "Everything.")
    alone = sum(map(report.stands_alone, report))
    heads = [text.get_text() for text in texts(chart) if text.get_weight() == "bold"]
    assert f"Others: {len(report) - alone}" in heads
    assert f"Nobody else found: {alone}" in heads
    assert {row.id for row in chart.data} == set(report)
    assert sum(row.words.endswith("; Nobody else found") for row in chart.data) == alone
    axes, _ = chart.figure.axes
    placed = {line.get_gid(): line.get_xdata()[0] for line in axes.lines if line.get_gid()}
    assert all(bool(placed[id] > 0) is report.stands_alone(id) for id in report)


def test_the_map_has_every_figure_on_its_line_and_tells_fates_by_shape_alone(report: recount.Report) -> None:
    groups = {
        name.en: [(figure, report.standings[figure.id]) for figure in report.section(id)]
        for id, name in report.sections.items()
    }
    axes, _ = charts.report_map(groups, "The report.").figure.axes
    marks = {line.get_gid(): line for line in axes.lines if line.get_gid()}
    assert set(marks) == set(report)
    assert {line.get_color() for line in marks.values()} == {INK}
    for id in report.sections:
        first = min(figure.line for figure in report.section(id))
        for figure in report.section(id):
            assert float(marks[figure.id].get_xdata()[0]) == figure.line - first
    places = [(float(mark.get_xdata()[0]), float(mark.get_ydata()[0])) for mark in marks.values()]
    assert len(set(places)) == len(places), "no mark lies on another"
    crosses = {id for id, mark in marks.items() if mark.get_marker() == "X"}
    assert crosses == {id for id, standing in report.standings.items() if standing is Standing.IN_CONFLICT}
    hollow = {id for id, mark in marks.items() if mark.get_markerfacecolor() == GROUND}
    assert hollow == {id for id, standing in report.standings.items() if standing is Standing.UNTESTED}


def test_months_without_days_keep_their_place(drawn: Callable[[str], Chart]) -> None:
    [axes] = drawn("timeline").figure.axes
    assert [label.get_text() for label in axes.get_xticklabels()] == [
        "Dec",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
    ]


REFUSED: dict[str, tuple[Draw, str]] = {
    "no bars": (
        lambda report: charts.bars([], "None.", "x"),
        "bars: there is nothing to draw; give it at least one figure or row",
    ),
    "bars of seconds and hospitals": (
        lambda report: charts.bars([report["ct_seconds"], report["ct_hospitals"]], "Mixed.", "x"),
        "bars: one axis cannot hold units of several kinds: time (ct_seconds), count (ct_hospitals); draw a"
        " chart of each",
    ),
    "a gap between numbers that meet": (
        lambda report: charts.bars(
            [report["ppe"]],
            "No gap.",
            "x",
            gap=(charts.figure_row(report["ppe"], "One"), charts.figure_row(report["ppe"], "Two")),
            names=report.units,
        ),
        "bars: there is no gap between 'One' and 'Two', which meet",
    ),
    "a gap without names": (
        lambda report: charts.bars([report["cloud_support"]], "No names.", "x", gap=cloud(report)),
        "bars: a gap needs the names of its unit; pass names=report.units",
    ),
    "a mark beside nothing": (
        lambda report: charts.bars([report["ppe"]], "Astray.", "x", beside={"ppe_value": []}),
        "bars: 'ppe_value' is not drawn, so nothing can stand beside it; add its row",
    ),
    "too many marks": (
        lambda report: charts.bars(
            [report["ppe"]], "Crowded.", "x", beside={"ppe": [charts.figure_row(report["ppe"])] * 3}
        ),
        "bars: more than two rows stand beside 'ppe'; leave some out",
    ),
    "no voices": (
        lambda report: charts.voices({"Nobody": []}, "None."),
        "voices: there is nothing to draw; give it at least one figure",
    ),
    "no map": (
        lambda report: charts.report_map({"Nobody": []}, "None."),
        "report_map: there is nothing to draw; give it at least one figure",
    ),
    "no spans": (
        lambda report: charts.spans([], {2020: "the report"}, "None."),
        "spans: there is nothing to draw; give it at least one figure with a year",
    ),
    "a span of items": (
        lambda report: charts.spans([(report["ppe"], 2020, 0)], {2020: "the report"}, "Items."),
        "spans: ppe counts items, not years; leave it out",
    ),
    "a span with two ends": (
        lambda report: charts.spans([(report["expertise_years"], 1999, 2020)], {2020: "x"}, "Both."),
        "spans: give the first year of expertise_years or the last one, and 0 for the other",
    ),
    "no dates": (
        lambda report: charts.timeline([], "None."),
        "timeline: there is nothing to draw; give it at least one day",
    ),
    "an empty lane": (
        lambda report: charts.timeline(
            [
                Lane("Full", Voice.REPORT, [date(2020, 1, 1)], "figures"),
                Lane("Empty", Voice.SOURCE, [], "values"),
            ],
            "Half.",
        ),
        "timeline: 'Empty' has no days; leave the lane out",
    ),
}


@each("case", REFUSED)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(case: str, report: recount.Report) -> None:
    draw, sentence = REFUSED[case]
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        draw(report)


def test_a_row_knows_who_says_it(report: recount.Report) -> None:
    rows = {
        Voice.REPORT: charts.figure_row(report["lazlive_growth"]),
        Voice.SOURCE: charts.testimony_row(report.testimony("cloud_reuters")),
        Voice.COMPUTED: charts.finding_row(report.finding("implied_factories"), "Implied"),
        Voice.CITED: charts.computed_row("Bound", Interval.point(3, "items"), report.units),
    }
    assert {row.voice: row for row in rows.values()} == rows


def test_marks_that_are_many_take_another_line_and_none_touches_the_next(report: recount.Report) -> None:
    told = [(testimony.evidence.id, testimony.weight) for testimony in report.testimonies.values()]
    chart = charts.tally({"All": told, "Few": told[:3]}, charts.WEIGHT_MARKS, "value", "Marks.")
    axes, _ = chart.figure.axes
    chart.figure.draw_without_rendering()
    boxes = [line.get_window_extent() for line in axes.lines]
    assert len(boxes) == len(told) + 3 > 50
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert len({round(box.y0 + box.y1) for box in boxes}) > 3


@each(
    "message",
    [
        "Almost 10,000, or more than 10,000? None is both.",
        "การทดสอบส่วนใหญ่ผ่าน รายการที่ไม่ผ่านอยู่ใน 4\u00a0จาก 7 ส่วน",
    ],
)
def test_no_word_of_a_message_stands_alone(message: str) -> None:
    chart = charts.failures([charts.Part("One", 1, 2)], message)
    lines = [text.get_window_extent() for text in chart.figure.texts if text.get_weight() == "bold"]
    assert len(lines) == 2
    assert lines[1].width > 0.6 * lines[0].width


def test_lines_of_a_message_stand_a_fixed_step_apart_whatever_their_marks() -> None:
    """Of Thai and Latin, with marks above and below and without."""
    chart = charts.failures([charts.Part("One", 1, 2)], "กี่ปีที่ผู้รู้รู้ " * 6 + "a b c d e f g " * 6 + "กกก " * 30)
    steps = [text.get_position()[1] for text in chart.figure.texts if text.get_weight() == "bold"]
    gaps = {round((upper - lower) * chart.figure.get_figheight() * 72, 3) for upper, lower in pairwise(steps)}
    assert len(steps) > 3 and len(gaps) == 1
