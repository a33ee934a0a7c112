"""Failures as cases: what stands beside what, how sure each is, whom slips flatter, and their order."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from support import DataCopy, each

import recount
from recount.checks.finding import Finding
from recount.checks.tally import Tally, tally
from recount.checks.verdicts import AGAINST
from recount.evidence.cases import Case
from recount.evidence.certainty import Ground, ground
from recount.tables.dataset import Figure

# --- The counts ---------------------------------------------------------------------------------------------

COUNTED = Tally(tests=8, hold=4, wider=3, against=1, measures=5, repairs=2, numbers=1)


def test_three_counts_add_up_to_all_checks() -> None:
    assert (COUNTED.holding, COUNTED.against, COUNTED.untested) == (7, 1, 7)
    assert COUNTED.outcome(6) == (
        "Of 15 checks on 6 figures, 7 hold, 1 fail and 7 have no yardstick to test them by."
    )
    assert "ตรวจสอบ 15 รายการ" in COUNTED.outcome(6, "th")


def test_the_book_s_counts_add_up_too(report: recount.Report) -> None:
    counted = tally(report.audit())
    assert counted.holding + counted.against + counted.untested == len(report.checks)


def test_the_readme_opens_with_the_sentence_of_the_front_page(project: Path, report: recount.Report) -> None:
    first = (project / "README.md").read_text("utf-8").split("\n\n")[1]
    assert first.endswith(tally(report.audit()).outcome(len(report)))


# --- What stands beside what --------------------------------------------------------------------------------


def test_a_case_stands_beside_the_figure_the_source_or_nobody(report: recount.Report) -> None:
    def beside(id: str) -> str | None:
        other = report.cases[id].other
        return None if other is None else other.id

    assert beside("case-gear") == "ppe_value_thb"  # the other printing mends it
    assert beside("case-cloud") == "cloud_reuters"  # a source does
    assert beside("case-doctors") == "connected_doctors"  # nothing does: the printing that it restates
    assert beside("case-sets") is None  # arithmetic, which nobody prints


def test_a_case_rests_on_its_check_or_on_its_source(report: recount.Report) -> None:
    found = {id: ground(case.against, report.sources) for id, case in report.cases.items()}
    assert found["case-gear"] == found["case-doctors"] == Ground.ARITHMETIC
    assert found["case-sets"] == found["case-fund"] == Ground.PRESS


def test_testimony_of_an_office_is_official(report: recount.Report) -> None:
    official = next(told for told in report.testimonies.values() if told.evidence.source.official)
    assert ground(official, report.sources) is Ground.OFFICIAL


# --- The order ----------------------------------------------------------------------------------------------


def test_the_gravest_case_is_far_apart_and_sure(report: recount.Report) -> None:
    cases, spreads = report.gravest_cases(), report.case_spreads
    assert {case.id for case in cases} == set(report.cases)
    assert set(spreads) == {id for id, case in report.cases.items() if isinstance(case.against, Finding)}

    def weight(case: Case) -> float:
        spread = spreads.get(case.id)
        return case.size * (spread.against / spread.combinations if spread else 1)

    weights = [weight(case) for case in cases]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > weights[-1] == 0


def test_a_larger_slip_comes_first(data_copy: DataCopy) -> None:
    before = [case.id for case in recount.load(data_copy.folder).gravest_cases()]
    data_copy.set("cases", "case-gear", likely="ppe_value_thb / 100000", cited_en="A rate", cited_th="อัตรา")
    after = [case.id for case in recount.load(data_copy.folder).gravest_cases()]
    assert before[0] != "case-gear" == after[0]


@pytest.mark.parametrize(
    ("case", "cited", "complaint"),
    [
        ("case-sets", {"cited_en": "", "cited_th": ""}, "say in both languages what the values"),
        ("case-sets", {"cited_th": ""}, "say in both languages what the values"),
        (
            "case-gear",
            {"cited_en": "A rate", "cited_th": "อัตรา"},
            "nothing is cited beside two printed numbers",
        ),
    ],
)
def test_what_is_cited_is_told_where_it_stands_beside(
    data_copy: DataCopy, case: str, cited: dict[str, str], complaint: str
) -> None:
    data_copy.set("cases", case, **cited)
    with pytest.raises(recount.DataError, match=rf"row \d, column cited_en: {complaint}"):
        recount.load(data_copy.folder).cases  # noqa: B018 - read when asked for


def test_every_failing_check_is_told_by_a_case_or_names_one_of_their_numbers(report: recount.Report) -> None:
    """A failure that no case explains would be missing from the front page."""
    of_cases = {case.figure.id for case in report.cases.values()}
    of_cases |= {case.other.id for case in report.cases.values() if isinstance(case.other, Figure)}
    for finding in report.audit():
        if finding.verdict in AGAINST:
            assert of_cases & set(finding.statement.figures), finding.id


# --- The money ----------------------------------------------------------------------------------------------


def test_what_is_at_stake_is_the_distance_in_the_reports_currency(report: recount.Report) -> None:
    gear = report.cases["case-gear"]
    assert gear.factor == Fraction(15234, 2139)
    assert gear.at_stake is not None
    assert (gear.at_stake.low, gear.at_stake.unit) == (Decimal(15_234_000_000 - 2_139_000_000), "THB")
    assert report.cases["case-doctors"].at_stake is None
    # Nothing says which of the grant's two values is wrong; what lies between them is told all the same.
    grant = report.cases["case-grant"]
    assert (grant.likely, grant.direction) == (None, "neutral")
    assert grant.at_stake is not None and grant.at_stake.low == 2_228_000_000 - 2_215_000_000


@each(
    ("id", "direction"), [("case-gear", "flatters"), ("case-cloud", "belittles"), ("case-doctors", "neutral")]
)
def test_more_flatters_and_less_belittles(report: recount.Report, id: str, direction: str) -> None:
    assert report.cases[id].direction == direction


def test_a_clash_of_two_sections_stands_in_the_later_one(report: recount.Report) -> None:
    """As the chart on the front page says."""
    order = list(report.sections)
    for finding in report.audit():
        if finding.verdict in AGAINST:
            told = {report[name].section for name in finding.statement.figures}
            assert finding.check.section == max(told, key=order.index), finding.id
