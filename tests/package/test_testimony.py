"""What evidence does to a figure: each rule with cases on both sides, and the words that readers see."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from support import DataCopy, each, with_blanks

import recount
from recount.evidence.testimony import Weight, is_echo, opposed
from recount.quantity import Reading


def weight(data_copy: DataCopy, value: str, **cells: str) -> Weight:
    """The verdict on a row about the 130 million students of 10 May, with another number and other cells."""
    data_copy.tell("students_chinadaily", value, **cells)
    return recount.load(data_copy.folder).testimony("students_chinadaily").weight


@pytest.mark.parametrize(
    ("comparable", "value", "expected"),
    [
        ("same", "130e6", Weight.CONFIRMS),
        ("same", "0.13e9", Weight.CONFIRMS),
        ("same", "131e6", Weight.CONFIRMS),  # 130.5 prints as either
        ("same", "132e6", Weight.CONFIRMS),  # trailing zeros of the report's number may be rounding
        ("same", "160e6", Weight.CONFLICTS),
        ("same", "13e6", Weight.CONFLICTS),
        ("earlier", "50e6", Weight.CONSISTENT_WITH_GROWTH),
        ("earlier", "128e6", Weight.CONSISTENT_WITH_GROWTH),
        ("earlier", "130e6", Weight.CONFIRMS),
        ("earlier", "200e6", Weight.CONFLICTS),
        ("narrower", "130e6", Weight.DIFFERS_IN_SCOPE),
        ("narrower", "1e6", Weight.DIFFERS_IN_SCOPE),
        ("narrower", "300e6", Weight.CONFLICTS),
        ("wider", "300e6", Weight.DIFFERS_IN_SCOPE),
        ("wider", "50e6", Weight.CONFLICTS),
        ("other_measure", "130e6", Weight.CONTEXT_ONLY),
    ],
)
def test_the_relation_and_the_sizes_decide(
    comparable: str, value: str, expected: Weight, data_copy: DataCopy
) -> None:
    assert weight(data_copy, value, comparable=comparable) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("500e6", Weight.CONTEXT_ONLY), ("130e6", Weight.CONFIRMS), ("50e6", Weight.CONFLICTS)],
)
def test_a_running_total_does_not_shrink_later(value: str, expected: Weight, data_copy: DataCopy) -> None:
    bibliography = data_copy.folder / "references.bib"  # the source was published before that
    bibliography.write_text(re.sub(r"date += \{2020-03-18\},?", "", bibliography.read_text("utf-8")), "utf-8")
    assert weight(data_copy, value, comparable="later", as_of="2020-09") is expected


def test_parts_of_a_percentage_may_be_larger_than_the_whole(data_copy: DataCopy) -> None:
    for comparable in ("narrower", "wider"):
        data_copy.tell("ct_accuracy_cgtn", "99", comparable=comparable)
        testimony = recount.load(data_copy.folder).testimony("ct_accuracy_cgtn")
        assert testimony.weight is Weight.DIFFERS_IN_SCOPE


def test_evidence_on_a_figure_counts_for_its_later_printings(report: recount.Report) -> None:
    """Almost ten thousand, said by a filing, agrees with the first printing and not with the second."""
    by_figure = {
        id: {told.id: told.weight for told in report.testimonies_on(id)}["doctors_reportify"]
        for id in ("connected_doctors", "gmcc_doctors")
    }
    assert by_figure == {"connected_doctors": Weight.CONFIRMS, "gmcc_doctors": Weight.CONFLICTS}
    assert "logistics_fund_stylus" not in {told.id for told in report.testimonies_on("logistics_subsidy")}


def test_the_widest_reading_is_the_last_resort(report: recount.Report) -> None:
    assert report.testimony("students_globaltimes").reading is Reading.ROUNDED
    assert report.testimony("ct_hospitals_reportify").reading is Reading.LOOSE


@each(
    ("id", "english", "thai"),
    [
        (
            "stores_ejinsight",
            "States the same: more than 200 branches, 6 February 2020.",
            "ระบุตรงกัน: มากกว่า 200 สาขา (6 กุมภาพันธ์ 2563)",
        ),
        (
            "schools_people",
            "States the same number, at an earlier date: 140,000 schools, 16 March 2020.",
            "ระบุตัวเลขตรงกัน ณ วันที่ก่อนหน้า: 140,000 แห่ง (16 มีนาคม 2563)",
        ),
        (
            "produce_nongcun",
            "Consistent with growth: more than 100,000 tonnes, 10 March 2020; that is 40% of the report's"
            " more than 250,000 tonnes.",
            "สอดคล้องกับยอดสะสมที่เพิ่มขึ้น: มากกว่า 100,000 ตัน (10 มีนาคม 2563) คิดเป็นร้อยละ 40 ของตัวเลขในรายงาน"
            " (มากกว่า 250,000 ตัน)",
        ),
        (
            "stores_hkej",
            "Differs in scope: 18 branches, 26 January 2020, for a part; the report has more than 200"
            " branches.",
            "ขอบเขตต่างกัน: 18 สาขา (26 มกราคม 2563) นับเฉพาะบางส่วน ส่วนรายงานระบุมากกว่า 200 สาขา",
        ),
        (
            "logistics_fund_stylus",
            "Conflicts: 1 billion yuan, February 2020, against 360 million yuan, at least 2.7 times apart as"
            " printed; no reading lets both stand.",
            "ขัดแย้ง: 1,000 ล้านหยวน (กุมภาพันธ์ 2563) เทียบกับ 360 ล้านหยวน ตามที่ระบุ"
            " ตัวเลขตัวหนึ่งคิดเป็นอย่างน้อย 2.7 เท่าของอีกตัวหนึ่ง"
            " ไม่มีวิธีอ่านใดทำให้ถูกต้องทั้งคู่",
        ),
        (
            "livestreams_geeky",
            "Context only, a later date: more than 36,000 livestreams, 25 September 2020; the report has"
            " about 25,000 livestreams.",
            "ใช้ประกอบเท่านั้น เพราะเป็นยอด ณ วันที่ภายหลัง: มากกว่า 36,000 ครั้ง (25 กันยายน 2563)"
            " ส่วนรายงานระบุราว 25,000 ครั้ง",
        ),
        (
            "orders_wwd",
            "Context only, the same number for something else: 160%, March 2020; the report has 160%.",
            "ใช้ประกอบเท่านั้น เพราะเป็นตัวเลขเดียวกันแต่วัดคนละอย่าง: ร้อยละ 160 (มีนาคม 2563)"
            " ส่วนรายงานระบุถึง 160 เปอร์เซ็นต์",
        ),
    ],
)
def test_testimonies_in_words(id: str, english: str, thai: str, report: recount.Report) -> None:
    assert report.testimony(id).words() == english
    assert with_blanks(report.testimony(id).words("th")) == thai


def test_a_number_read_widely_says_so(data_copy: DataCopy) -> None:
    data_copy.tell("students_chinadaily", "132e6", comparable="same")
    testimony = recount.load(data_copy.folder).testimony("students_chinadaily")
    assert testimony.words() == (
        "States the same at the widest reading: 132 million students, 18 March 2020, against 130 million"
        " students."
    )


def test_the_record_of_verdicts_is_what_computes(report: recount.Report) -> None:
    assert {id: str(told.weight) for id, told in report.testimonies.items()} == {
        id: evidence.expected for id, evidence in report.evidence.items()
    }


def test_every_verdict_is_met_and_explained(report: recount.Report) -> None:
    met = {told.weight for told in report.testimonies.values()}
    assert met == set(Weight)


def test_rates_of_another_scope_are_no_part_of_each_other(data_copy: DataCopy) -> None:
    data_copy.tell("lazlive_scmp", "90", comparable="wider")
    told = recount.load(data_copy.folder).testimony("lazlive_scmp")
    assert told.words() == "Differs in scope: 90%, April 2020, for another scope; the report has 45%."
    assert (
        with_blanks(told.words("th"))
        == "ขอบเขตต่างกัน: ร้อยละ 90 (เมษายน 2563) ในขอบเขตอื่น ส่วนรายงานระบุ 45 เปอร์เซ็นต์"
    )


def test_the_same_number_for_something_else_is_an_echo(report: recount.Report) -> None:
    echoes = {id for id, told in report.testimonies.items() if is_echo(told)}
    assert {
        "orders_wwd",
        "lazlive_scmp",
        "redmart_newsformal",
        "fashion_clicks_chinadaily",
        "cameron_nst",
    } <= echoes
    assert not echoes & {"audience_geeky", "live_events_technode"}


def test_sources_that_conflict_with_each_other(report: recount.Report, data_copy: DataCopy) -> None:
    pairs = {(one.id, other.id) for one, other in opposed(report.testimonies_on("cameron_vegetables"))}
    assert ("cameron_reporteram", "cameron_nst") in pairs
    assert opposed(report.testimonies_on("online_students")) == []
    assert opposed(report.testimonies_on("cloud_investment")) == []  # 28, 28.2 and 28.27 billion can be one
    data_copy.tell("cloud_dcd", "29.4e9")
    data_copy.tell("students_globaltimes", "150e6")
    changed = recount.load(data_copy.folder)
    cloud = {(one.id, other.id) for one, other in opposed(changed.testimonies_on("cloud_investment"))}
    assert ("cloud_reuters", "cloud_dcd") in cloud
    students = {(one.id, other.id) for one, other in opposed(changed.testimonies_on("online_students"))}
    assert ("students_globaltimes", "students_chinadaily") in students


@pytest.mark.parametrize(
    ("as_of", "value", "conflict"),
    [
        # The page shows the year alone: its smaller number may be of a day before April.
        ("2020", "7", False),
        ("2020-03", "7", False),
        ("2020-03", "50", True),  # an earlier point of a total that is larger than a later one
        ("2020-05", "7", True),
        ("2020", "50", False),
        ("2020-04-23", "50", False),
    ],
)
def test_points_of_a_total_conflict_only_if_no_order_of_their_days_lets_both_stand(
    data_copy: DataCopy, as_of: str, value: str, conflict: bool
) -> None:
    data_copy.tell("handbook_backend", value)
    data_copy.set("evidence", "handbook_backend", as_of=as_of)
    told = recount.load(data_copy.folder).testimonies_on("handbook_languages")
    assert bool(opposed(told)) is conflict


def test_progress_is_a_share_of_the_printed_number(report: recount.Report) -> None:
    assert report.testimony("ct_hospitals_cdrinfo").progress.low == Decimal(26) / Decimal(550)
