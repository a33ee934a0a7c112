"""Cards and small charts of cases: words, scale and marks follow the data, and a slip changes them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup, Tag
from support import DataCopy, each

import recount
from book.outcome import tally_bar
from book.sphinxext.pages.case_charts import WIDTH, case_chart, sides
from book.sphinxext.pages.cases import direction_sentences, directions_on_card, how_it_fares, sureness
from recount.checks.tally import Tally
from recount.trials.robustness import OPTIONS
from recount.wording import LANGUAGES
from recount.wording.cases import PASSES_ONLY_IF


def chart(report: recount.Report, id: str) -> Tag:
    found = BeautifulSoup(case_chart(report.cases[id], report, "en"), "html.parser").div
    assert found is not None
    return found


def numbers(drawn: Tag) -> list[str]:
    return [text.get_text() for text in drawn.select(".case-number:not(.gap-words)")]


def widths(drawn: Tag) -> list[float]:
    return [float(str(bar["width"])) for bar in drawn.select("rect")]


# --- Two bars -----------------------------------------------------------------------------------------------


def test_bars_are_as_long_as_their_numbers(report: recount.Report) -> None:
    drawn = chart(report, "case-gear")
    assert numbers(drawn) == [
        "Report (Key facts): about 2.139 billion baht",
        "Report (Crisis response): about 15.234 billion baht",
    ]
    small, large = widths(drawn)
    assert large == WIDTH
    assert small / large == pytest.approx(2139 / 15234, abs=1e-4)


def test_the_gap_is_marked_from_one_bar_to_the_other_and_no_number_is(report: recount.Report) -> None:
    for id in report.cases:
        drawn = chart(report, id)
        assert drawn.select(".gap")
        assert {str(part["class"][-1]) for part in drawn.select("rect, .half")} <= {
            *("report", "source", "computed", "band")
        }
    line = chart(report, "case-gear").select_one("line.gap")
    assert line is not None
    small, _ = widths(chart(report, "case-gear"))
    assert (float(str(line["x1"])), float(str(line["x2"]))) == (small, WIDTH)


def test_a_thousandth_is_a_hairline_and_no_less(report: recount.Report) -> None:
    assert min(widths(chart(report, "case-cloud"))) == 1


def test_at_least_is_true(report: recount.Report) -> None:
    """At the loosest reading 15,233.5 over 2,139.5 is 7.12; 28,265 over 29, of 28 cut off, is 974.7.

    As printed 28.27 over 0.028 is 1,009.6, 1,807 over 200.5 is 9.0, and 1,000 million less 360 million 640.
    """
    cases = ("case-gear", "case-cloud", "case-sets", "case-fund")
    told = {id: chart(report, id).select_one(".gap-words") for id in cases}
    assert {id: words.get_text() for id, words in told.items() if words} == {
        "case-gear": "at least 7.1 times",
        "case-cloud": "about 1,000 times; read loosely, still 970",
        "case-sets": "about 9 times; read loosely, still 3.5",
        "case-fund": "640 million yuan apart; read loosely, still 130 million yuan",
    }
    # What the card calls the least is no more than what its finding says.
    finding = report.finding("wuhan_set_value")
    assert "at least 3.5 times" in finding.words()


def test_on_a_card_the_gap_is_told_as_printed_or_at_least(report: recount.Report) -> None:
    told = {}
    for id in ("case-gear", "case-cloud", "case-sets"):
        drawn = BeautifulSoup(case_chart(report.cases[id], report, "en", brief=True), "html.parser")
        told[id] = [words.get_text() for words in drawn.select(".gap-words")]
    assert told == {
        "case-gear": ["at least 7.1 times"],
        "case-cloud": ["about 1,000 times"],
        "case-sets": ["about 9 times"],
    }


def test_what_nobody_prints_is_a_computed_range_beside_a_cited_one(report: recount.Report) -> None:
    first, second = sides(report.cases["case-sets"], report, "en")
    assert (first.kind, second.kind) == ("band", "computed")
    assert second.number == "1,807 to 2,125 yuan per set"
    assert second.who == "Report (127 million yuan ÷ more than 60,000 sets)"
    _, computed = chart(report, "case-sets").select("rect")
    assert float(str(computed["x"])) + float(str(computed["width"])) == pytest.approx(WIDTH)
    assert float(str(computed["x"])) > 0


# --- Other forms --------------------------------------------------------------------------------------------


def test_almost_and_more_than_meet_at_an_open_circle(report: recount.Report) -> None:
    drawn = chart(report, "case-doctors")
    assert numbers(drawn) == [
        "Report (Key facts): almost 10,000 doctors",
        "Report (Crisis response): more than 10,000 doctors",
    ]
    circle = drawn.select_one("circle.gap")
    assert circle is not None and float(str(circle["cx"])) == WIDTH / 2
    assert str(drawn["aria-label"]).endswith("No number is both.")


def test_an_amount_converted_twice_shows_both_prices(report: recount.Report) -> None:
    """Of 500 million yuan, 2,227.5 to 2,228.5 million baht are 4.455 to 4.457 baht a yuan."""
    drawn = chart(report, "case-grant")
    assert numbers(drawn) == [
        "Report (Key facts): about 2.228 billion baht (=\N{NO-BREAK SPACE}500 million yuan × 4.455 to 4.457"
        " baht)",
        "Report (Social interaction): about 2.215 billion baht (=\N{NO-BREAK SPACE}500 million yuan × 4.429"
        " to 4.431 baht)",
    ]
    assert len(drawn.select("rect.computed")) == 2
    assert [part.get_text() for part in drawn.select(".together")] == [
        *("about 2.228 billion baht", "500 million yuan", "about 2.215 billion baht", "500 million yuan")
    ]
    words = drawn.select_one(".gap-words")
    assert words is not None
    assert words.get_text() == "exchange rates at least 0.024 baht apart"
    # The gap is drawn from the lower bar to the higher one.
    line = drawn.select_one("line.gap")
    bars = [(float(str(bar["x"])), float(str(bar["width"]))) for bar in drawn.select("rect")]
    assert line is not None
    assert float(str(line["x1"])) == pytest.approx(bars[1][0] + bars[1][1], abs=0.02)
    assert float(str(line["x2"])) == pytest.approx(bars[0][0], abs=0.02)


# --- Every chart --------------------------------------------------------------------------------------------


@each("language", LANGUAGES)
def test_a_chart_says_what_it_shows_and_styles_nothing_itself(
    report: recount.Report, language: recount.wording.Language
) -> None:
    for case in report.cases.values():
        html = case_chart(case, report, language)
        drawn = BeautifulSoup(html, "html.parser").div
        assert drawn is not None and drawn["role"] == "img"
        label = str(drawn["aria-label"])
        for number in numbers(drawn):
            assert number in label, case.id
        assert not re.search(r"\bstyle=|\bfill=|\bstroke=|\bid=", html), "colours are the style sheet's"


def test_nothing_is_drawn_beyond_the_drawing(report: recount.Report) -> None:
    for id in report.cases:
        for bar in chart(report, id).select("rect"):
            start, width = float(str(bar["x"])), float(str(bar["width"]))
            assert start >= 0 and width >= 1 and start + width <= WIDTH + 0.01, id


def test_another_number_is_another_chart(report: recount.Report, data_copy: DataCopy) -> None:
    data_copy.set("figures", "ppe_value_thb_crisis", phrase="ราว 4,278 ล้านบาท", value="4278000000")
    slipped = chart(recount.load(data_copy.folder), "case-gear")
    assert numbers(slipped)[1] == "Report (Crisis response): about 4.278 billion baht"
    small, large = widths(slipped)
    assert small / large == pytest.approx(0.5)


# --- Words --------------------------------------------------------------------------------------------------


def test_how_sure_a_case_is_follows_from_rules_and_sources(trials: recount.Report) -> None:
    spread = trials.combinations().loc["wuhan_set_value"]
    assert spread["unless"] == "more than, at least; without an end"
    assert sureness(trials.cases["case-sets"], trials, "en") == (
        "Rests on what the press reported; passes only with far more than 60,000 sets."
    )
    assert sureness(trials.cases["case-grant"], trials, "en") == (
        'Rests on the report\'s own numbers; passes only if "about" is read more widely.'
    )
    assert how_it_fares(trials.cases["case-grant"], trials, "en") == (
        'Passes only if "about" is read more widely.'
    )
    whole = trials.combinations().loc["repeat_ppe_baht"]
    assert whole["against"] == whole["combinations"]
    assert sureness(trials.cases["case-gear"], trials, "en") == (
        "Rests on the report's own numbers; fails under all rules tried."
    )


def test_where_no_one_rule_decides_the_share_is_told(
    report: recount.Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    spread = replace(report.case_spreads["case-sets"], unless=())
    monkeypatch.setitem(report.case_spreads, "case-sets", spread)
    assert sureness(report.cases["case-sets"], report, "en").endswith(
        f"; fails under {100 * spread.against // spread.combinations}% of all combinations of rules."
    )


def test_options_that_cards_name_are_options() -> None:
    options = {(option.rule, option.name) for question in OPTIONS for option in question[1:]}
    assert set(PASSES_ONLY_IF) <= options


def test_sources_alone_are_counted_by_publisher_and_copies_are_named(report: recount.Report) -> None:
    assert sureness(report.cases["case-fund"], report, "en").endswith("; 4 publishers print it otherwise.")
    assert sureness(report.cases["case-teachers"], report, "en").endswith(
        "; 1 publisher prints it otherwise, read in a copy."
    )


def test_whom_slips_flatter_is_counted_and_summed(report: recount.Report) -> None:
    told = direction_sentences(report, "en")
    directions = [case.direction for case in report.cases.values()]
    larger, smaller = (directions.count(each) for each in ("flatters", "belittles"))
    assert told.startswith(
        f"For {larger + smaller} printed numbers this book infers a likelier value. If the inferences are"
        f" right, {larger} of the printed numbers make Alibaba look too large, {smaller} too small."
    )
    flattering = [case for case in report.cases.values() if case.direction == "flatters"]
    total = sum(case.at_stake.low for case in flattering if case.at_stake)
    assert Decimal("13.5e9") < total < Decimal("14.5e9")
    assert "That would be about 14 billion baht too much," in told
    cloud = report.cases["case-cloud"]
    assert cloud.at_stake is not None
    small = sum(
        case.at_stake.low for case in report.cases.values() if case.direction == "belittles" and case.at_stake
    )
    assert 10 * (small - cloud.at_stake.low) < small
    gear = report.cases["case-gear"]
    assert gear.at_stake is not None and 10 * (total - gear.at_stake.low) < total
    assert f'The first sum lies nearly all in "{gear.title.en}", the second in "{cloud.title.en}".' in told
    assert 0 < small - cloud.at_stake.low < total
    rest = (small - cloud.at_stake.low) / Decimal("1e9")
    assert told.endswith(
        f"Without the latter case, the second sum is about {rest:.0f} billion baht."
        f" {larger + smaller} cases are too few to show a pattern."
    )


def test_the_card_on_slips_names_the_cases_by_direction(report: recount.Report) -> None:
    cases = report.cases
    assert [case.id for case in cases.values() if case.direction == "flatters"] == ["case-gear", "case-sets"]
    assert [id for id, case in cases.items() if case.direction == "belittles"] == [
        *("case-cloud", "case-fund", "case-teachers")
    ]
    assert directions_on_card(report, "en") == (
        "If they are slips, Alibaba looks too large through the gear and the food sets (about 14 billion"
        " baht, nearly all of it the gear) and too small through the cloud plan, the logistics fund and the"
        " count of teachers (about 910 billion baht, nearly all of it the cloud plan). 5 cases are too"
        " few to show a pattern."
    )


@pytest.mark.parametrize("kept", [("case-gear", "case-sets"), ("case-gear", "case-teachers")])
def test_the_card_on_slips_says_what_the_chapter_does_where_no_money_goes_one_way(
    data_copy: DataCopy, kept: tuple[str, ...]
) -> None:
    rows = data_copy.rows("cases")
    data_copy.write("cases", [rows[0], *(row for row in rows if row[0] in kept)])
    changed = recount.load(data_copy.folder)
    assert directions_on_card(changed, "en") == direction_sentences(changed, "en")


def test_that_nothing_was_inflated_is_not_said_when_most_slips_flatter(
    report: recount.Report, data_copy: DataCopy
) -> None:
    rows = data_copy.rows("cases")
    data_copy.write("cases", [rows[0], *(row for row in rows if row[0] in ("case-gear", "case-sets"))])
    assert "inflated" not in direction_sentences(recount.load(data_copy.folder), "en")


def test_the_bar_has_a_part_for_each_count() -> None:
    counted = Tally(tests=8, hold=4, wider=3, against=1, measures=5, repairs=2, numbers=1)
    bar = BeautifulSoup(tally_bar(counted), "html.parser").svg
    assert bar is not None and bar["viewbox" if bar.has_attr("viewbox") else "viewBox"] == "0 0 15 1"
    parts = [(str(part["class"][0]), part["x"], part["width"]) for part in bar.select("rect")]
    assert parts == [("holds", "0", "7"), ("fails", "7", "1"), ("untested", "8", "7")]
    more = tally_bar(replace(counted, against=2))
    assert 'class="fails" x="7" y="0" width="2"' in more
