"""Single changes that would reconcile a failed check: inferences, and none where none is needed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from support import each, with_blanks

import recount
from recount.checks.mending import mendings
from recount.checks.verdicts import AGAINST, Verdict

MENDED = (Verdict.AGREES, Verdict.AGREES_IF_TRUNCATED)


def found(report: recount.Report, check: str) -> dict[str, tuple[str, str]]:
    """The words of every mending of a check, English and Thai, by the figure that it changes."""
    return {m.figure: (m.words.en, with_blanks(m.words.th)) for m in mendings(report.finding(check), report)}


def test_a_hundredth_of_the_wuhan_sets_value_is_an_ordinary_price(report: recount.Report) -> None:
    """1.265 to 1.28 million yuan for 60,000 sets or a little more is about 20 yuan, within 8 to 25."""
    assert found(report, "wuhan_set_value") == {
        "wuhan_sets_value": (
            "if 127 million yuan were 100 times smaller, 1.27 million yuan",
            "หากจำนวนที่ถูกคือ 1.27 ล้านหยวน (1 ใน 100 ของ 127 ล้านหยวนที่ระบุ)",
        ),
        "wuhan_sets": (
            "if more than 60,000 sets were 100 times larger, 6,000,000 sets",
            "หากจำนวนที่ถูกคือ 6,000,000 ชุด (100 เท่าของ 60,000 ชุดที่ระบุ)",
        ),
    }
    # A tenth would be 181 yuan or more and a thousandth about 2: neither is offered.
    assert Fraction(126_500_000, 700_000) > 25 > Fraction(1_275_000, 60_000) > 8 > Fraction(127_500, 60_000)


def test_the_cloud_plan_fits_a_thousandfold(report: recount.Report) -> None:
    assert found(report, "cloud_investment_size") == {
        "cloud_investment": (
            "if 28 million US dollars were 1,000 times larger, 28 billion US dollars",
            "หากจำนวนที่ถูกคือ 2.8 หมื่นล้านดอลลาร์สหรัฐ (1,000 เท่าของ 28 ล้านดอลลาร์สหรัฐที่ระบุ)",
        )
    }


@each("check", ["rate_ppe_crisis", "same_rate_ppe_crisis"])
def test_the_large_baht_amount_fits_dollars(check: str, report: recount.Report) -> None:
    """15,234 million baht for 480 million is 31.74 baht for one, the price of a dollar and not of a yuan."""
    assert Fraction(15_234, 480) == Fraction("31.7375")
    assert found(report, check) == {
        "ppe_value_crisis": (
            "if 480 million yuan were 480 million US dollars",
            "หากจำนวนที่ถูกคือ 480 ล้านดอลลาร์สหรัฐ ไม่ใช่ 480 ล้านหยวน",
        )
    }


def test_the_two_hedges_on_ten_thousand_doctors_exclude_each_other(report: recount.Report) -> None:
    assert found(report, "repeat_doctors") == {
        "gmcc_doctors": (
            "if more than 10,000 doctors carried 'almost'",
            "หากใช้คำว่า “เกือบ” แทนคำกำกับใน “มากกว่า 10,000 คน”",
        ),
        "connected_doctors": (
            "if almost 10,000 doctors carried 'more than'",
            "หากใช้คำว่า “มากกว่า” แทนคำกำกับใน “เกือบ 10,000 คน”",
        ),
    }


def test_two_baht_amounts_that_differ_by_a_rate_have_no_single_slip(report: recount.Report) -> None:
    """2,215 and 2,228 million are no power of ten apart."""
    assert report.finding("repeat_grant_baht").verdict is Verdict.DISAGREES
    assert found(report, "repeat_grant_baht") == {}


def test_no_upper_bound_is_offered_for_it_would_fit_anything_below(report: recount.Report) -> None:
    """'Within 2,228 million' would not be wrong of 2,215 million, nor of a single baht."""
    words = [m.words.en for f in report.audit() for m in mendings(f, report)]
    assert any("carried" in each for each in words)
    assert not [each for each in words if each.endswith(("'within'", "'at most'"))]


def test_what_holds_is_left_alone(report: recount.Report) -> None:
    holding = [finding for finding in report.audit() if finding.verdict not in AGAINST]
    assert len(holding) > 100
    for finding in holding:
        assert mendings(finding, report) == [], finding.id


def test_every_mending_changes_one_number_and_mends(report: recount.Report) -> None:
    offered = 0
    for finding in report.audit():
        for mending in mendings(finding, report):
            offered += 1
            assert mending.figure in finding.statement.figures
            assert mending.mended.verdict in MENDED
            assert mending.words.en.startswith("if ")
            assert mending.words.th.startswith("หาก")
            assert mending.mended.id == finding.id
    assert offered >= 7


def test_mending_leaves_the_figures_as_they_were(report: recount.Report) -> None:
    mendings(report.finding("wuhan_set_value"), report)
    assert report["wuhan_sets_value"].value == Decimal(127_000_000)
    assert report.finding("wuhan_set_value").verdict is Verdict.IMPLAUSIBLE
