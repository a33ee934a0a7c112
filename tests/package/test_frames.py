"""The report as DataFrames: what stands in them, and that CSV keeps it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pandas as pd
from pandas.testing import assert_frame_equal
from support import each

import recount
from recount.quantity import Reading

FRAMES: dict[str, Callable[[recount.Report], pd.DataFrame]] = {
    "figures": lambda report: report.figures,
    "findings_table": lambda report: report.findings_table,
    "evidence_table": lambda report: report.evidence_table,
    "standings_table": lambda report: report.standings_table,
    "benchmarks": lambda report: report.benchmarks,
}
TRIALS = {
    "robustness": lambda report: report.robustness(),
    "combinations": lambda report: report.combinations(),
    "power": lambda report: report.power(),
}


@each("name", FRAMES)
def test_a_table_that_is_written_is_read_back_as_it_was(name: str, report: recount.Report) -> None:
    assert_is_read_back(FRAMES[name](report))


@each("name", TRIALS)
def test_a_table_of_trials_is_read_back_as_it_was(name: str, trials: recount.Report) -> None:
    assert_is_read_back(TRIALS[name](trials))


def assert_is_read_back(frame: pd.DataFrame) -> None:
    index = frame.index.name
    assert frame.index.is_unique
    text = frame.to_csv(index=index is not None)
    assert_frame_equal(frame, pd.read_csv(io.StringIO(text), index_col=index))


@each("name", ["figures", "findings_table", "evidence_table", "benchmarks"])
def test_every_number_of_a_quantity_has_its_unit_beside_it(name: str, report: recount.Report) -> None:
    frame = FRAMES[name](report)
    assert {"low", "high", "unit"} <= set(frame.columns)
    assert frame["low"].dtype == frame["high"].dtype == float
    both = frame.dropna(subset=["low", "high"])
    assert (both["low"] <= both["high"]).all()


def test_a_finding_keeps_both_sides_and_their_gap(report: recount.Report) -> None:
    row = report.findings_table.loc["repeat_grant_baht"]
    # "About" 2,228 and "about" 2,215 million baht, at the widest a million to either side: 11 million apart.
    assert (row["verdict"], row["gap"]) == ("disagrees", 11e6)
    assert {(row["low"], row["high"]), (row["against_low"], row["against_high"])} == {
        (2227e6, 2229e6),
        (2214e6, 2216e6),
    }
    assert row["unit"] == row["against_unit"] == "THB"
    measure = report.findings_table.query("verdict == 'not checkable' and against_low.isna()")
    assert measure["gap"].isna().all() and len(measure)


def test_the_evidence_keeps_its_source_s_words_and_hedge(report: recount.Report) -> None:
    table = report.evidence_table
    assert list(table.index) == list(report.evidence)
    told = report.evidence["cloud_yahoo"]
    row = table.loc["cloud_yahoo"]
    assert (row["phrase"], row["weight"], row["figure"]) == (told.phrase, "conflicts", "cloud_investment")
    assert (row["value"], row["unit"]) == (28e9, "USD")
    assert row["low"] == float(told.printed.read(Reading.ROUNDED).low)
    assert set(table["hedge"]) >= {"exact", "more_than", "at_least"}


def test_the_standings_count_what_they_rest_on(report: recount.Report) -> None:
    table = report.standings_table
    assert list(table.index) == list(report)
    cloud = table.loc["cloud_investment"]
    assert cloud["standing"] == "in conflict" and cloud["conflicts"] > 0
    assert (table["conflicts"] <= table["evidence"]).all()
    assert (table["failed"] <= table["tests"]).all()
    untested = table[table["standing"] == "untested"]
    assert len(untested) and (untested[["failed"]] == 0).all(axis=None)


def test_the_report_s_tables_follow_what_is_supposed(report: recount.Report) -> None:
    supposed = report.suppose(cloud_investment="28 พันล้านเหรียญสหรัฐ")
    assert supposed.figures.loc["cloud_investment", "value"] == 28e9
    assert supposed.evidence_table.loc["cloud_yahoo", "weight"] != "conflicts"
    assert report.evidence_table.loc["cloud_yahoo", "weight"] == "conflicts"
