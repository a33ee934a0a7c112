"""On what ground figures stand: the written rule, case by case, and how sure findings are."""

from __future__ import annotations

import re

import pytest
from support import DataCopy, each

import recount
from recount.checks.verdicts import AGAINST, Verdict
from recount.evidence.certainty import Ground, ground, surest_first
from recount.evidence.standing import Standing


@each(
    ("id", "expected"),
    [
        ("ppe_value_thb_crisis", Standing.IN_CONFLICT),  # by a check
        ("logistics_fund", Standing.IN_CONFLICT),  # by sources
        ("online_schools", Standing.STATED_BY_OTHERS),
        ("ppe", Standing.ON_THE_WAY),
        ("donation_total", Standing.REPEATED),  # on Alibaba's own page
        ("chronic_patients", Standing.REPEATED),  # in a copy
        ("learning_teachers", Standing.UNTESTED),  # a copy does not decide a conflict
        ("donation_alibaba", Standing.FITS),
        ("live_merchants_multiple", Standing.FITS),  # by a check that names it on its right
        ("connected_doctors", Standing.IN_CONFLICT),  # with its later printing
    ],
)
def test_the_first_case_that_applies_is_the_standing(
    id: str, expected: Standing, report: recount.Report
) -> None:
    assert report.standings[id] is expected


def test_a_conversion_speaks_of_the_baht_and_not_of_the_yuan(report: recount.Report) -> None:
    assert report.standings["dingtalk_grant_thb_social"] is Standing.IN_CONFLICT
    assert report.standings["dingtalk_grant_social"] is not Standing.IN_CONFLICT


def test_two_exchange_rates_are_no_conflict(report: recount.Report) -> None:
    """The sets' baht amount fits the market, only not the rate of the key facts."""
    assert str(report.finding("same_rate_wuhan_sets").verdict) == "disagrees"
    assert report.standings["wuhan_sets_value_thb"] is Standing.FITS


def test_to_be_printed_twice_is_no_ground(report: recount.Report) -> None:
    assert str(report.finding("repeat_cloud_support").verdict) == "agrees"
    assert report.standings["cloud_support_business"] is Standing.UNTESTED


def test_a_sum_speaks_of_both_its_sides(report: recount.Report) -> None:
    assert report.standings["medical_meals"] is Standing.FITS


def set_tier(data_copy: DataCopy, key: str, tier: str) -> None:
    """Call a source of the copied bibliography another tier."""
    bibliography = data_copy.folder / "references.bib"
    head, entry = bibliography.read_text("utf-8").split(f"@misc{{{key},")
    entry = re.sub(r"keywords     = \{[a-z ]+\}", f"keywords     = {{{tier}}}", entry, count=1)
    bibliography.write_text(f"{head}@misc{{{key},{entry}", "utf-8")


@pytest.mark.parametrize(
    ("tier", "expected"),
    [("press", Standing.IN_CONFLICT), ("copy", Standing.UNTESTED)],
)
def test_only_a_source_that_is_no_copy_decides_a_conflict(
    tier: str, expected: Standing, data_copy: DataCopy
) -> None:
    set_tier(data_copy, "cns2020learning", tier)
    assert recount.load(data_copy.folder).standings["learning_teachers"] is expected


def test_alibabas_own_page_is_nobody_else(data_copy: DataCopy) -> None:
    assert recount.load(data_copy.folder).stands_alone("donation_total")
    set_tier(data_copy, "alizila2020support", "press")
    changed = recount.load(data_copy.folder)
    assert not changed.stands_alone("donation_total")
    assert changed.standings["donation_total"] is Standing.STATED_BY_OTHERS


def test_every_figure_has_a_standing_and_every_standing_a_meaning(report: recount.Report) -> None:
    assert set(report.standings) == set(report)
    assert set(report.standings.values()) == set(Standing)


@each(
    ("check", "expected"),
    [
        ("repeat_ppe_baht", Ground.ARITHMETIC),
        ("rate_ppe_crisis", Ground.OFFICIAL),
        ("factories_within_china", Ground.OFFICIAL),
        ("wuhan_set_value", Ground.PRESS),
        ("students_within_china", Ground.PRESS),
        ("ppe_unit_value", Ground.NOTHING),
    ],
)
def test_the_weakest_source_decides_how_sure_a_finding_is(
    check: str, expected: Ground, report: recount.Report
) -> None:
    assert ground(report.finding(check), report.sources) is expected


def test_the_surest_findings_come_first_and_none_is_lost(report: recount.Report) -> None:
    groups = surest_first(report.audit(), report.sources)
    assert [kind for kind, _ in groups] == list(Ground)
    assert sorted(f.id for _, group in groups for f in group) == sorted(f.id for f in report.audit())
    for kind, group in groups:
        against = [finding.verdict in AGAINST for finding in group]
        assert against == sorted(against, reverse=True)
        assert all((f.verdict is Verdict.NOT_CHECKABLE) is (kind is Ground.NOTHING) for f in group)
