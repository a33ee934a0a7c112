"""A finding's sum in numbers: every number of its statement, no id, the sign that its verdict says."""

from __future__ import annotations

import re

from support import each, with_blanks

import recount
from recount.checks.related import related
from recount.checks.sums import sum_in_numbers
from recount.checks.verdicts import AGAINST
from recount.wording import LANGUAGES


def shown(report: recount.Report, id: str, language: str = "en") -> str:
    parts = sum_in_numbers(report.finding(id), report, "th" if language == "th" else "en")
    return "".join(part.words for part in parts)


@each(
    ("id", "expected"),
    [
        (
            "same_rate_ppe_crisis",
            "about 15.234 billion baht ÷ 480 million yuan ≠ about 2.139 billion baht ÷ 480 million yuan",
        ),
        ("repeat_doctors", "more than 10,000 doctors ≠ almost 10,000 doctors"),
        ("donation_parts", "2.760 billion yuan + 593 million yuan = more than 3.350 billion yuan"),
        ("age_at_publication", "4 years + 17 years = more than 20 years"),
        ("ppe_unit_value", "480 million yuan ÷ more than 73 million items = 6.48 to 6.58 yuan per item"),
        ("meals_add_up", "almost 400,000 meals + more than 60,000 sets = more than 460,000 meals"),
        ("reach_within_users", "more than 30 million users ≤ 904 million users"),
        ("redmart_year", "(1 + 50%)¹² = 125 to 135 times"),
        ("ct_misjudged", "more than 500,000 calls × (1 − 96%) = 17,500 to 27,000 calls"),
        (
            "sets_per_day",
            "more than 60,000 sets ÷ 106 days = 566 to 660 sets per day",
        ),
        (
            "rate_ppe_crisis",
            "about 15.234 billion baht ÷ 480 million yuan outside 4.36 to 4.66 baht per yuan on the market",
        ),
        (
            "dollar_rate_gear",
            "about 15.234 billion baht ÷ 480 million yuan × 1 yuan ÷ 1 US dollar"
            " = 31.7365 to 31.7385 baht per US dollar",
        ),
        (
            "wuhan_set_value",
            "127 million yuan ÷ more than 60,000 sets outside (more than 10,000 yuan per day ÷ at most 1,300"
            " meals per day) to 200 yuan per person",
        ),
        (
            "same_rate_health",
            "about 75 million baht ÷ 17 million yuan ≈ about 14.930 billion baht ÷ more than"
            " 3.350 billion yuan",
        ),
    ],
)
def test_a_sum_reads_as_one_would_write_it(report: recount.Report, id: str, expected: str) -> None:
    assert shown(report, id) == expected


@each(
    ("id", "phrases", "signs"),
    [
        ("reach_within_users", {"clinic_reach": "2,345 ล้านคน"}, ("≤", ">")),
        ("meals_per_day", {"hospital_meals": "เกือบ 400 ชุด"}, ("≥", "<")),
    ],
)
def test_a_bound_that_breaks_is_written_with_the_other_sign(
    report: recount.Report, id: str, phrases: dict[str, str], signs: tuple[str, str]
) -> None:
    holds, breaks = signs
    assert f" {holds} " in shown(report, id)
    broken = shown(report.suppose(**phrases), id)
    assert f" {breaks} " in broken and holds not in broken


def test_a_sum_is_written_in_thai(report: recount.Report) -> None:
    assert with_blanks(shown(report, "repeat_ppe_baht", "th")) == "ราว 15,234 ล้านบาท ≠ ราว 2,139 ล้านบาท"


def test_every_number_of_a_statement_stands_in_its_sum_and_no_name_does(report: recount.Report) -> None:
    for finding in report.audit():
        for language in LANGUAGES:
            parts = sum_in_numbers(finding, report, language)
            named = [part.id for part in parts if part.id]
            statement = finding.check.statement
            ids = {*finding.statement.figures, *finding.statement.outside}
            assert sorted(named) == sorted(id for id in re.findall(r"[a-z_]\w*", statement) if id in ids)
            text = "".join(part.words for part in parts)
            assert not ids & set(re.findall(r"\w+", text)), finding.id
            assert text.count("(") == text.count(")")


def test_the_sign_between_the_sides_says_whether_they_meet(report: recount.Report) -> None:
    signs = {finding.id: shown(report, finding.id) for finding in report.audit() if finding.is_test}
    for id, text in signs.items():
        apart = bool(re.search(r" (≠|>|<|outside) ", text))
        assert apart == (report.finding(id).verdict in AGAINST), text


def test_what_a_sum_takes_from_a_calendar_says_from_when_to_when(report: recount.Report) -> None:
    [market] = [part for part in sum_in_numbers(report.finding("rate_ppe"), report) if part.about]
    assert market.about == "31 March 2020 to 30 June 2020"
    [days] = [part for part in sum_in_numbers(report.finding("sets_per_day"), report) if part.about]
    assert (days.words, days.about) == ("106 days", "26 January 2020 to 10 May 2020")


def test_related_findings_share_numbers_the_nearest_first(report: recount.Report) -> None:
    near = related(report.finding("repeat_ppe_baht"), report.audit())
    assert [finding.id for finding in near][:2] == ["ppe_baht_multiple", "same_rate_ppe_crisis"]
    for finding in report.audit():
        numbers = {*finding.statement.figures, *finding.statement.outside}
        for other in related(finding, report.audit(), most=99):
            assert other.id != finding.id
            assert numbers & {*other.statement.figures, *other.statement.outside}
