"""The charts that show a gap: what they draw, what they say, and what they refuse."""

import re
from collections.abc import Callable
from functools import cache
from itertools import combinations

import pytest
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex
from support import each

import recount
from recount import charts
from recount.charts import Chart
from recount.charts.style import BLUE, GREY, GROUND, INK, VERMILLION
from recount.quantity import Interval

pytestmark = pytest.mark.usefixtures("drawing")

Draw = Callable[[recount.Report], Chart]


def two_printings(report: recount.Report, *ids: str) -> Chart:
    rates = report.finding("ppe_value_at_yuan_rate").right, report.finding("ppe_value_at_dollar_rate").right
    printed = [
        (report[id], f"printed in {report[id].section}", span, how)
        for id, span, how in zip(ids, rates, ("at a yuan's price", "at a dollar's price"), strict=False)
    ]
    return charts.two_printings(printed, "Two values.", "baht", "7.1 times")


def half_lines(report: recount.Report, below: str, above: str) -> Chart:
    return charts.half_lines(
        report[below], report[above], ("the key facts", "a section"), "Hedges.", "doctors"
    )


def food(report: recount.Report, high: int = 200, unit: str = "CNY/sets") -> charts.Row:
    return charts.computed_row("Food", Interval("7.7", high, unit), report.units)


def beside_band(report: recount.Report, *ids: str, band: charts.Row | None = None) -> Chart:
    findings = [(report.finding(id), f"Label of {id}") for id in ids]
    return charts.beside_band(findings, band or food(report), "A set.", "yuan for one set", source="Sources")


def growth_paths(report: recount.Report, *ids: str) -> Chart:
    wider = {"ppe": "ppe_hangzhou", "ppe_value": "ppe_value_hangzhou"}
    panels = [
        (report.testimonies_on(id), report[id], report[id].unit, [(report.testimony(wider[id]), "more")])
        for id in ids
    ]
    return charts.growth_paths(panels, "Paths.")


SETS = ("wuhan_set_value", "wuhan_set_value_hundredth")
DRAWN: dict[str, tuple[Draw, set[str], str]] = {
    "two_printings": (
        lambda report: two_printings(report, "ppe_value_thb", "ppe_value_thb_crisis"),
        {"ppe_value_thb", "ppe_value_thb_crisis"},
        "Two values. value of the protective items, in baht, printed in key_facts: about 2.139 billion baht;"
        " at a yuan's price: 2.093 to 2.234 billion baht; value of the protective items, in baht, printed in"
        " crisis_response: about 15.234 billion baht; at a dollar's price: 14.803 to 15.850 billion baht;"
        " between the two: 7.1 times.",
    ),
    "half_lines": (
        lambda report: half_lines(report, "connected_doctors", "gmcc_doctors"),
        {"connected_doctors", "gmcc_doctors"},
        "Hedges. the key facts: almost 10,000 doctors; a section: more than 10,000 doctors.",
    ),
    "beside_band": (
        lambda report: beside_band(report, *SETS),
        set(SETS),
        "A set. Label of wuhan_set_value: 1,807 to 2,125 yuan per set; Label of wuhan_set_value_hundredth:"
        " 18.1 to 21.3 yuan per set; Food: 8 to 200 yuan per set.",
    ),
    "growth_paths": (
        lambda report: growth_paths(report, "ppe", "ppe_value"),
        {"ppe", "ppe_value"},
        "Paths. MyDrivers, 13 February 2020: more than 40.00 million items; Hangzhou Net, 29 February 2020"
        " (more): 56.70 million items; The report, 10 May 2020: more than 73 million items; MyDrivers,"
        " 13 February 2020: 468 million yuan; Hangzhou Net, 29 February 2020 (more): 688 million yuan;"
        " The report, 10 May 2020: 480 million yuan.",
    ),
}


@pytest.fixture(scope="module")
def drawn(report: recount.Report) -> Callable[[str], Chart]:
    """A chart of each form, drawn once for all tests that only look at it."""
    return cache(lambda form: DRAWN[form][0](report))


def colour(artist: object) -> str:
    return to_hex(artist.get_color()).upper()  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", DRAWN)
def test_a_chart_carries_its_ids_says_its_values_and_is_the_same_twice(
    form: str, drawn: Callable[[str], Chart], report: recount.Report
) -> None:
    draw, ids, alt = DRAWN[form]
    first, second = drawn(form), draw(report)
    assert set(re.findall(r'id="([a-z][a-z0-9_]*)"', first.svg)) >= ids
    assert first.alt == alt
    assert first.svg == second.svg
    assert first.source.startswith("Source")


@pytest.mark.parametrize("form", DRAWN)
def test_vermillion_is_the_gap_and_nothing_that_anybody_said(
    form: str, drawn: Callable[[str], Chart]
) -> None:
    for axes in drawn(form).figure.axes:
        said = [line for line in axes.lines if line.get_gid()]
        assert {colour(line) for line in said} <= {INK.upper(), BLUE.upper()}
        bars = {to_hex(bar.get_facecolor()).upper() for bar in axes.patches if hasattr(bar, "get_height")}
        assert VERMILLION.upper() not in bars


def test_a_gap_is_drawn_from_one_printed_number_to_the_other(drawn: Callable[[str], Chart]) -> None:
    [axes] = drawn("two_printings").figure.axes
    [gap] = [text for text in axes.texts if getattr(text, "arrow_patch", None) is not None]
    assert (gap.xyann[0], gap.xy[0]) == (2.139e9, 15.234e9)
    ticks = {line.get_gid(): line.get_xdata()[0] for line in axes.lines if line.get_gid()}
    assert ticks == {"ppe_value_thb": 2.139e9, "ppe_value_thb_crisis": 15.234e9}
    assert axes.get_xlim()[0] == 0
    assert axes.get_xscale() == "linear"


def test_half_lines_leave_their_number_out_and_fade_away_from_it(drawn: Callable[[str], Chart]) -> None:
    [axes] = drawn("half_lines").figure.axes
    [circle] = axes.lines
    assert (circle.get_xdata()[0], circle.get_markerfacecolor()) == (10_000, GROUND)
    solid = {
        drawn.get_gid(): sorted({x for x, _ in drawn.get_paths()[0].vertices})
        for drawn in axes.collections
        if drawn.get_gid()
    }
    assert solid == {"connected_doctors": [9_500, 10_000], "gmcc_doctors": [10_000, 10_500]}
    assert [fading(veils) for veils in axes.collections if not veils.get_gid()] == [
        (9_500, 9_000),
        (10_500, 11_000),
    ]


def fading(veils: PolyCollection) -> tuple[float, float]:
    """Where a fading end begins, and where nothing is left of it."""
    assert veils.get_alpha() < 0.2
    reaches = [[x for x, _ in veil.vertices] for veil in veils.get_paths()]
    [start] = set.intersection(*map(set, reaches))
    return round(float(start)), round(
        float(max(max(reaches), min(reaches), key=lambda xs: abs(xs[1] - start))[1])
    )


def test_the_gap_beside_a_band_is_that_of_the_widest_readings(
    drawn: Callable[[str], Chart], report: recount.Report
) -> None:
    [axes] = drawn("beside_band").figure.axes
    [gap] = [text for text in axes.texts if getattr(text, "arrow_patch", None) is not None]
    finding = report.finding("wuhan_set_value")
    assert gap.xy[0] - gap.xyann[0] == pytest.approx(float(finding.gap))
    said = [text.get_text() for text in axes.texts]
    assert "at least 754 yuan per set apart" in said
    wide = [line.get_xdata() for line in axes.lines if colour(line) == BLUE.upper()]
    assert [tuple(map(float, ends)) for ends in wide] == [(float(finding.left.low), float(finding.left.high))]
    assert any(colour(line) == GREY.upper() for line in axes.lines)


def test_what_counts_something_wider_is_hollow_and_lies_on_no_line(drawn: Callable[[str], Chart]) -> None:
    for axes in drawn("growth_paths").figure.axes:
        [path, *_] = [line for line in axes.lines if colour(line) == GREY.upper()]
        [square] = [line for line in axes.lines if line.get_marker() == "s"]
        assert square.get_markerfacecolor() == GROUND
        assert square.get_ydata()[0] not in path.get_ydata()
        assert len(path.get_xdata()) == 2


REFUSED: dict[str, tuple[Draw, str]] = {
    "one printing": (
        lambda report: two_printings(report, "ppe_value_thb"),
        "two_printings: a gap lies between two figures; 1 are given",
    ),
    "printings in the wrong order": (
        lambda report: two_printings(report, "ppe_value_thb_crisis", "ppe_value_thb"),
        "two_printings: between about 15.234 billion baht and about 2.139 billion baht there is no"
        " gap; give the"
        " smaller first, and no numbers that meet",
    ),
    "printings of several kinds": (
        lambda report: two_printings(report, "connected_doctors", "ppe_value_thb"),
        "two_printings: one axis cannot hold units of several kinds: count (connected_doctors), money"
        " (ppe_value_thb); draw a chart of each",
    ),
    "hedges of other numbers": (
        lambda report: half_lines(report, "connected_doctors", "ct_calls"),
        "half_lines: almost 10,000 doctors and more than 500,000 calls do not meet at a number that"
        " both exclude;"
        " give an 'almost' and a 'more than' of one number",
    ),
    "no hedge": (
        lambda report: half_lines(report, "connected_doctors", "ct_hospitals"),
        "half_lines: almost 10,000 doctors and 550 hospitals do not meet at a number that both"
        " exclude; give an"
        " 'almost' and a 'more than' of one number",
    ),
    "no finding": (
        lambda report: beside_band(report),
        "beside_band: there is nothing to draw; give it at least one finding with its label",
    ),
    "a finding that is held against nothing": (
        lambda report: beside_band(report, "sets_per_hospital"),
        "beside_band: 'sets_per_hospital' is not held against 8 to 200 yuan per set; draw a chart"
        " of its own band",
    ),
    "a finding that is held against another unit": (
        lambda report: beside_band(report, *SETS, band=food(report, unit="CNY/meals")),
        "beside_band: 'wuhan_set_value' is not held against 8 to 200 yuan per meal; draw a chart of"
        " its own band",
    ),
    "no panel": (
        lambda report: growth_paths(report),
        "growth_paths: there is nothing to draw; give it at least one panel",
    ),
    "a path without a point": (
        lambda report: charts.growth_paths([([], report["ppe"], "items", ())], "Nothing."),
        "growth_path: there is nothing to draw; give it at least one earlier dated point of ppe",
    ),
}


@each("case", REFUSED)
def test_what_does_not_fit_is_refused_in_a_sentence(case: str, report: recount.Report) -> None:
    draw, sentence = REFUSED[case]
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        draw(report)


def test_labels_of_a_crowded_path_hide_no_mark(report: recount.Report) -> None:
    """Four sources in five weeks: no label lies on a mark or on another label."""
    told = [told for told in report.testimonies_on("farm_produce") if told.id != "produce_nongcun"]
    chart = charts.growth_path(told, report["farm_produce_daily"], "Tonnes.", "tonnes")
    [axes] = chart.figure.axes
    chart.figure.draw_without_rendering()
    marks = [
        axes.transData.transform((line.get_xdata()[0], line.get_ydata()[0]))
        for line in axes.lines
        if line.get_marker() in ("o", "D")
    ]
    boxes = [text.get_window_extent() for text in axes.texts]
    assert len(marks) == 5 and len(boxes) == 12, "a number and its source each, the report's phrase, the axis"
    assert not [(mark, box) for mark in marks for box in boxes if box.contains(*mark)]
    assert not [(one, other) for one, other in combinations(boxes, 2) if one.overlaps(other)]


def test_a_path_without_room_for_its_labels_is_refused(report: recount.Report) -> None:
    beside = [(report.testimony("ppe_hangzhou"), f"{'remark ' * 5}{number}") for number in range(3)]
    with pytest.raises(
        ValueError, match=r"^growth_path: there is no room for the labels; leave a point out$"
    ):
        charts.growth_paths([(report.testimonies_on("ppe"), report["ppe"], "items", beside)], "Crowded.")


def test_a_number_that_its_own_word_excludes_is_hollow_the_report_s_as_well(report: recount.Report) -> None:
    told = report.testimonies_on("connected_doctors")
    [axes] = charts.growth_path(told, report["connected_doctors"], "Doctors.", "doctors").figure.axes
    [mark] = [line for line in axes.lines if line.get_marker() == "D"]
    assert mark.get_markerfacecolor() == GROUND
    assert any("เกือบ 10,000 คน" in text.get_text() for text in axes.texts)
