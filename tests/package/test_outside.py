"""Numbers from outside: rows with a precision and a hedge, named in statements, never typed into them."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from support import DataCopy, each

import recount
from recount.checks.about import is_about
from recount.checks.tally import tally
from recount.checks.verdicts import Verdict
from recount.tables.schema import DataError

#: The only literals of statements: no source is needed to know them, or the note says what they stand for.
STRUCTURAL = {
    "1": "a growth rate is added to it",
    "3": "months up to 31 March",
    "4": "weeks of February",
    "6": "months of a half-year",
    "12": "months of a year",
    "17": "years from SARS to the report",
    "24": "hours of a day",
    "3600": "seconds of an hour",
    "100": "a repair",
    "1000": "a repair",
}


def test_no_statement_holds_an_outside_number(report: recount.Report) -> None:
    literals = {
        (number, check.kind)
        for check in report.checks
        for number in re.findall(r"(?<![\w.])[0-9][0-9.]*", re.sub('"[^"]*"', "", check.statement))
    }
    assert {number for number, _ in literals} == STRUCTURAL.keys()
    assert {kind for number, kind in literals if number in ("100", "1000")} == {"repair"}


def test_benchmarks_are_a_table_indexed_by_id(report: recount.Report) -> None:
    table = report.benchmarks
    assert table.index.name == "id" and table.index.is_unique
    users = table.loc["internet_users"]
    assert (users["low"], users["value"], users["high"]) == (903.5e6, 904e6, 904.5e6)
    assert table.loc["kitchen_cost", "hedge"] == "more_than"
    assert table.loc["kitchen_meals", "hedge"] == "at_most"
    used = {name for finding in report.audit() for name in finding.outside}
    assert used >= {"internet_users", "students_china", "kitchen_cost"}
    assert not set(table.index) & (set(report) | set(report.evidence) | set(report.findings))


@each(
    ("id", "low", "high"),
    [
        # 129.5 to 130.5 less 119.5 to 120.5 million: taken as points, the second would give 9.5 to 10.5.
        ("students_since_march", Fraction(9_000_000), Fraction(11_000_000)),
        # More than 480 less 468 million for more than 73 less "more than 40" million items:
        # 11 to 13 million (the 480 is printed to the million) for 23 to 34.
        ("ppe_later_unit_value", Fraction(11, 34), Fraction(13, 23)),
        # Over 60,000 sets in 106 days.
        ("sets_per_day", Fraction(60_000, 106), Fraction(70_000, 106)),
        # 3,350 to 3,360 less 2,759.5 to 2,760.5 and 592.5 to 593.5 million.
        ("foundations_remainder", Fraction(-4_000_000), Fraction(8_000_000)),
        # 30 to 40 million of 903.5 to 904.5 million.
        ("reach_share", Fraction(30_000_000, 904_500_000), Fraction(40_000_000, 903_500_000)),
    ],
)
def test_precision_and_hedge_of_outside_numbers_count(
    id: str, low: Fraction, high: Fraction, report: recount.Report
) -> None:
    computed = report.finding(id).computed
    assert (computed.exact_low, computed.exact_high) == (low, high)


def test_a_coarser_benchmark_widens_what_is_computed(data_copy: DataCopy, report: recount.Report) -> None:
    data_copy.set("benchmarks", "internet_users", value="9e8")
    coarse = recount.load(data_copy.folder).finding("reach_share").computed
    fine = report.finding("reach_share").computed
    assert coarse.low < fine.low and fine.high < coarse.high


def test_one_number_outside_stands_twice_and_is_one(data_copy: DataCopy) -> None:
    statement = "clinic_reach * internet_users / internet_users"
    data_copy.set("checks", "reach_share", statement=statement)
    report = recount.load(data_copy.folder)
    assert report.finding("reach_share").computed == report["clinic_reach"].interval


def test_a_benchmark_says_nothing_about_other_figures(report: recount.Report) -> None:
    """Statements speak of the report's figures; what is held against them gets no standing of its own."""
    finding = report.finding("students_within_china")
    assert finding.statement.figures == ("online_students",)
    assert finding.statement.outside == ("students_china",)
    assert [id for id, figure in report.items() if is_about(finding, figure)] == ["online_students"]
    told = report.finding("hubei_within_platforms")
    assert told.statement.outside == ("hubei_people",)
    assert [id for id, figure in report.items() if is_about(told, figure)] == ["hubei_produce"]


def test_a_benchmark_that_moves_turns_the_verdict(data_copy: DataCopy, report: recount.Report) -> None:
    data_copy.set("benchmarks", "students_china", value="1.01e8")
    changed = recount.load(data_copy.folder)
    assert report.finding("students_within_china").verdict is Verdict.AGREES
    assert changed.finding("students_within_china").verdict is Verdict.IMPLAUSIBLE
    assert tally(changed.audit()).against == tally(report.audit()).against + 1


@pytest.mark.parametrize(
    ("table", "id", "cells", "message"),
    [
        (
            "benchmarks",
            "internet_users",
            {"id": "ppe"},
            "benchmarks.csv, row 2, column id: 'ppe' stands already in figures.csv, row 25;"
            " choose another id",
        ),
        (
            "benchmarks",
            "internet_users",
            {"id": "users"},
            "benchmarks.csv, row 2, column id: 'users' is a Python keyword, a unit or a word of statements;"
            " choose another id",
        ),
        (
            "benchmarks",
            "internet_users",
            {"unit": "user"},
            "benchmarks.csv, row 2, column unit: 'user' is not in units.csv; did you mean 'users'? Correct or"
            " add it.",
        ),
        (
            "benchmarks",
            "internet_users",
            {"as_of": "2020-03-32"},
            "benchmarks.csv, row 2, column as_of: '2020-03-32' is no date of the calendar; write it as"
            " 2020-05-10, 2020-05 or 2020",
        ),
        (
            "benchmarks",
            "internet_users",
            {"as_of": "2563-03-15"},
            "benchmarks.csv, row 2, column as_of: '2563-03-15' has a year of the Buddhist era; write it as"
            " 2020-03-15",
        ),
        (
            "checks",
            "rate_donation",
            {"statement": 'donation_total within market(CNY/USD, "2563-03-31", "2563-06-30")'},
            "'2563-03-31' has a year of the Buddhist era; write it as 2020-03-31",
        ),
        (
            "benchmarks",
            "internet_users",
            {"source": "thehindu2020cnni"},
            "benchmarks.csv, row 2, column source: 'thehindu2020cnni' is not in references.bib; did you mean"
            " 'thehindu2020cnnic'? Correct it or add the entry it names.",
        ),
        (
            "benchmarks",
            "internet_users",
            {"hedge": "nearly"},
            "benchmarks.csv, row 2, column hedge: 'nearly' is not one of exact, at_least, more_than, at_most,"
            " less_than, approx, almost",
        ),
        (
            "checks",
            "reach_within_users",
            {"basis": "ecb2026rates"},
            "column basis: the source of 'internet_users' is not named; add thehindu2020cnnic",
        ),
        (
            "checks",
            "reach_within_users",
            {"statement": "clinic_reach <= internet_user"},
            "'internet_user' is no figure, benchmark, evidence or unit; did you mean 'internet_users'?",
        ),
        (
            "checks",
            "reach_within_users",
            {"statement": "students_china <= internet_users"},
            "'students_china <= internet_users' names no figure; name at least one",
        ),
    ],
)
def test_what_does_not_hold_together_is_refused(
    table: str, id: str, cells: dict[str, str], message: str, data_copy: DataCopy
) -> None:
    data_copy.set(table, id, **cells)
    with pytest.raises(DataError) as refused:
        recount.load(data_copy.folder)
    assert str(refused.value).endswith(message)
