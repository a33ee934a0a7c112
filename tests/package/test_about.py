"""Which figures a verdict is about: the rule case by case, and that no side of a statement matters."""

from __future__ import annotations

import pytest
from support import DataCopy, each

import recount
from recount.checks.verdicts import AGAINST
from recount.evidence.sources import Tier
from recount.evidence.standing import Standing
from recount.evidence.testimony import Weight

ABOUT = {
    "donation_parts": ({"donation_alibaba", "donation_ant", "donation_total"}, set()),
    "merchants_two_dates": ({"live_merchants_growth", "live_merchants_multiple"}, set()),
    # Which of two printings is wrong, nobody knows.
    "repeat_ppe_baht": ({"ppe_value_thb", "ppe_value_thb_crisis"}, set()),
    # A measure speaks neither for nor against.
    "ppe_unit_value": ({"ppe_value", "ppe"}, set()),
    "wuhan_set_value": ({"wuhan_sets_value", "wuhan_sets"}, set()),
    # What was converted is taken as printed.
    "rate_ppe_crisis": ({"ppe_value_thb_crisis"}, {"ppe_value_crisis"}),
    "cross_rate": ({"cloud_support_thb", "donation_total_thb"}, {"cloud_support", "donation_total"}),
    # Two rates may both be right.
    "same_rate_wuhan_sets": (
        set(),
        {"wuhan_sets_value_thb", "wuhan_sets_value", "donation_total_thb", "donation_total"},
    ),
}


@each(("check", "judged", "used"), [(id, *sides) for id, sides in ABOUT.items()])
def test_a_verdict_is_about_these_figures(
    check: str, judged: set[str], used: set[str], report: recount.Report
) -> None:
    assert set(report.finding(check).statement.figures) == judged | used
    assert {id for id in report if report.finding(check) in report.findings_on(id)} == judged


TURNED = {" = ": " = ", " <= ": " >= ", " >= ": " <= "}


def turned(statement: str) -> str:
    """The same statement with its sides exchanged; a band has its place on the right."""
    for sign, other in TURNED.items():
        left, found, right = statement.partition(sign)
        if found:
            return f"{right}{other}{left}"
    return statement


def test_it_does_not_matter_on_which_side_a_figure_stands(
    data_copy: DataCopy, report: recount.Report
) -> None:
    rows = data_copy.rows("checks")
    column = rows[0].index("statement")
    for row in rows[1:]:
        row[column] = turned(row[column])
    assert rows != data_copy.rows("checks")
    data_copy.write("checks", rows)
    other = recount.load(data_copy.folder)
    assert {f.id: f.verdict for f in other.audit()} == {f.id: f.verdict for f in report.audit()}
    for id in report:
        assert [f.id for f in other.findings_on(id)] == [f.id for f in report.findings_on(id)]
    assert other.standings == report.standings


def test_a_figure_is_in_conflict_exactly_when_a_check_on_it_or_a_source_says_so(
    report: recount.Report,
) -> None:
    """No row says "fits the report" above "disagrees"."""
    by_checks = 0
    for id, standing in report.standings.items():
        by_check = any(finding.verdict in AGAINST for finding in report.findings_on(id))
        by_source = any(
            told.weight is Weight.CONFLICTS and told.evidence.source.tier is not Tier.COPY
            for told in report.testimonies_on(id)
        )
        assert (standing is Standing.IN_CONFLICT) == (by_check or by_source), id
        by_checks += by_check
    assert by_checks > 0


def test_an_unknown_figure_is_told_with_the_nearest(report: recount.Report) -> None:
    with pytest.raises(KeyError, match="no figure is called 'ppee'; did you mean 'ppe'"):
        report.findings_on("ppee")
