"""The reckoning: each verdict from made-up numbers, laws that hold for any, and the book's own checks."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_file
from support import PROJECT, DataCopy, each, table, with_blanks

import recount
from recount.checks.finding import Finding
from recount.checks.judge import judge_printed
from recount.checks.statements import parse
from recount.checks.verdicts import AGAINST, Verdict
from recount.cli import main
from recount.quantity import INFINITY, Hedge, Quantity, Reading
from recount.tables.dataset import CheckRow
from recount.tables.schema import DataError
from recount.thai.reader import read_quantity
from recount.wording import UnitName
from recount.wording.judging import VERDICT_MEANINGS, VERDICTS

NAMES = {
    row[0]: UnitName(row[0], None, *row[1:], product=row[0] == "THB")
    for row in (
        ("CNY", "money", "yuan", "yuan", "หยวน"),
        ("THB", "money", "baht", "baht", "บาท"),
        ("percent", "pure", "%", "%", "%"),
        ("times", "pure", "time", "times", "เท่า"),
        ("sets", "count", "set", "sets", "ชุด"),
        ("tonnes", "measure", "tonne", "tonnes", "ตัน"),
        ("days", "time", "day", "days", "วัน"),
        ("people", "count", "person", "people", "คน"),
    )
}


def verdict_on(
    statement: str,
    phrases: Mapping[str, str | Quantity],
    kind: str = "sum",
    basis: tuple[str, ...] = (),
    same_scope: bool = True,
) -> Finding:
    """The finding on a statement over Thai phrases (or quantities) that stand for its ids."""
    printed = {
        name: read_quantity(phrase) if isinstance(phrase, str) else phrase for name, phrase in phrases.items()
    }
    check = CheckRow(
        "made_up", "key_facts", kind, statement, basis, "agrees", "made-up sum", "ผลรวมสมมุติ", "", "", 2
    )
    return judge_printed(check, parse(statement, printed, NAMES), printed, NAMES, same_scope)


# --- Each verdict, from numbers reckoned by hand ------------------------------------------------------------


@each(
    ("statement", "phrases", "verdict"),
    [
        # 39.5 to 40.5 and 60.5 to 61.5: together 100 to 102.
        ("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "101 ตัน"}, Verdict.AGREES),
        ("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "100 ตัน"}, Verdict.AGREES),
        ("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "102 ตัน"}, Verdict.AGREES),
        # Cut off, 40 to 41 and 61 to 62 make 101 to 103, which 103.0 to 103.1 only touches.
        ("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "102.9 ตัน"}, Verdict.AGREES_IF_TRUNCATED),
        # In the loose reading the 40 may be 35 to 50.
        ("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "96.2 ตัน"}, Verdict.AGREES_LOOSELY),
        ("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "111.9 ตัน"}, Verdict.AGREES_LOOSELY),
        ("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "113 ตัน"}, Verdict.DISAGREES),
        ("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "95.3 ตัน"}, Verdict.DISAGREES),
        # More than 40 reaches to 50, and to 80 at its widest.
        ("a = b", {"a": "มากกว่า 40 ตัน", "b": "49 ตัน"}, Verdict.AGREES),
        ("a = b", {"a": "มากกว่า 40 ตัน", "b": "79 ตัน"}, Verdict.AGREES_LOOSELY),
        ("a = b", {"a": "มากกว่า 40 ตัน", "b": "81 ตัน"}, Verdict.DISAGREES),
        ("a = b", {"a": "มากกว่า 40 ตัน", "b": "39 ตัน"}, Verdict.DISAGREES),
        ("a = b", {"a": "เกือบ 40 ตัน", "b": "36 ตัน"}, Verdict.AGREES),
        ("a = b", {"a": "เกือบ 40 ตัน", "b": "21 ตัน"}, Verdict.AGREES_LOOSELY),
        ("a = b", {"a": "เกือบ 40 ตัน", "b": "41 ตัน"}, Verdict.DISAGREES),
        # Almost 100 begins halfway from 90, and at half of 100 at its widest; almost 200 halfway from 100.
        ("a = b", {"a": "เกือบ 100 ตัน", "b": "95 ตัน"}, Verdict.AGREES),
        ("a = b", {"a": "เกือบ 100 ตัน", "b": "94 ตัน"}, Verdict.AGREES_LOOSELY),
        ("a = b", {"a": "เกือบ 100 ตัน", "b": "48 ตัน"}, Verdict.DISAGREES),
        ("a = b", {"a": "เกือบ 200 ตัน", "b": "151 ตัน"}, Verdict.AGREES),
        # At most 40 is anything up to 40, and fewer than 25 people are 24 or less.
        ("a = b", {"a": "ไม่เกิน 40 ตัน", "b": "3 ตัน"}, Verdict.AGREES),
        ("a = b", {"a": "ไม่เกิน 40 ตัน", "b": "39 ตัน"}, Verdict.AGREES),
        ("a = b", {"a": "ไม่เกิน 40 ตัน", "b": "41 ตัน"}, Verdict.DISAGREES),
        ("a = b", {"a": "ไม่เกิน 25 คน", "b": "25 คน"}, Verdict.AGREES),
        ("a = b", {"a": "ไม่ถึง 25 คน", "b": "25 คน"}, Verdict.DISAGREES),
        ("a = b", {"a": "ไม่ถึง 25 คน", "b": "24 คน"}, Verdict.AGREES),
        # Whole days carry no rounding; tenths of days do.
        ("a + b = c", {"a": "3 วัน", "b": "4 วัน", "c": "7 วัน"}, Verdict.AGREES),
        ("a + b = c", {"a": "3 วัน", "b": "4 วัน", "c": "8 วัน"}, Verdict.DISAGREES),
        ("a + b = c", {"a": "3 ตัน", "b": "4 ตัน", "c": "8 ตัน"}, Verdict.AGREES),
        ("a + b = c", {"a": "1.5 วัน", "b": "1.5 วัน", "c": "3.1 วัน"}, Verdict.AGREES),
        ("a + b = c", {"a": "1.5 วัน", "b": "1.5 วัน", "c": "3.3 วัน"}, Verdict.DISAGREES),
        ("a = b", {"a": "ราว 40 ตัน", "b": "44 ตัน"}, Verdict.AGREES),
        ("a = b", {"a": "ราว 40 ตัน", "b": "48 ตัน"}, Verdict.AGREES_LOOSELY),
        ("a = b", {"a": "ราว 40 ตัน", "b": "52 ตัน"}, Verdict.DISAGREES),
        # A part is compared with what it is a part of.
        ("a <= b", {"a": "40 ตัน", "b": "61 ตัน"}, Verdict.AGREES),
        ("a <= b", {"a": "61 ตัน", "b": "61 ตัน"}, Verdict.AGREES),
        # 61.6 rounds to 62, 61.9 cut off is 61: neither way alone makes it so.
        ("a <= b", {"a": "62 ตัน", "b": "61 ตัน"}, Verdict.AGREES),  # both may be 61.5
        ("a <= b", {"a": "63 ตัน", "b": "61 ตัน"}, Verdict.DISAGREES),
        ("a <= b", {"a": "63 ตัน", "b": "61 ตัน"}, Verdict.DISAGREES),
        ("a >= b", {"a": "61 ตัน", "b": "40 ตัน"}, Verdict.AGREES),
        ("a >= b", {"a": "61 ตัน", "b": "63 ตัน"}, Verdict.DISAGREES),
        # Growth: 30 % more than 2 is 2.59 to 2.61 times 1.5 to 2.5.
        ("(1 + a) * b = c", {"a": "30%", "b": "2 ตัน", "c": "2.6 ตัน"}, Verdict.AGREES),
        ("(1 + a) * b = c", {"a": "30%", "b": "2 ตัน", "c": "9 ตัน"}, Verdict.DISAGREES),
    ],
)
def test_the_narrowest_reading_that_reconciles_names_the_verdict(
    statement: str, phrases: dict[str, str], verdict: Verdict
) -> None:
    assert verdict_on(statement, phrases).verdict is verdict


@each(
    ("first", "second", "same_scope", "verdict"),
    [
        ("500 ล้านหยวน", "500 ล้านหยวน", True, Verdict.AGREES),
        ("มากกว่า 500 ล้านหยวน", "กว่า 500 ล้านหยวน", True, Verdict.AGREES),
        ("มากกว่า 500 ล้านหยวน", "500 ล้านหยวน", True, Verdict.WORDING_DIFFERS),
        ("ราว 500 ล้านหยวน", "500 ล้านหยวน", True, Verdict.WORDING_DIFFERS),
        ("500 ล้านหยวน", "500 ล้านหยวน", False, Verdict.WORDING_DIFFERS),
        ("เกือบ 500 ล้านหยวน", "มากกว่า 500 ล้านหยวน", True, Verdict.DISAGREES),
        # The wording differs only where both can be true: at most 500 and 500 can, at most and more cannot.
        ("ไม่เกิน 500 ล้านหยวน", "500 ล้านหยวน", True, Verdict.WORDING_DIFFERS),
        ("ไม่เกิน 500 ล้านหยวน", "มากกว่า 500 ล้านหยวน", True, Verdict.DISAGREES),
        ("ไม่เกิน 500 ล้านหยวน", "อย่างน้อย 500 ล้านหยวน", True, Verdict.WORDING_DIFFERS),
        # 500.5 prints as either, as XBRL Calculations 1.1 has it.
        ("500 ล้านหยวน", "501 ล้านหยวน", True, Verdict.AGREES),
        ("511 ล้านหยวน", "512 ล้านหยวน", True, Verdict.AGREES),
        ("500 ล้านหยวน", "502 ล้านหยวน", True, Verdict.AGREES_LOOSELY),
        ("511 ล้านหยวน", "513 ล้านหยวน", True, Verdict.DISAGREES),
        ("511 ล้านหยวน", "514 ล้านหยวน", True, Verdict.DISAGREES),
        ("1,600 ล้านบาท", "ราว 1,604 ล้านบาท", True, Verdict.AGREES_LOOSELY),
        ("ราว 1,600 ล้านบาท", "1,604 ล้านบาท", True, Verdict.AGREES),
    ],
)
def test_restatements_differ_in_number_hedge_or_scope(
    first: str, second: str, same_scope: bool, verdict: Verdict
) -> None:
    assert verdict_on("a = b", {"a": first, "b": second}, "repeat", (), same_scope).verdict is verdict


#: 101 people in three cars are 34 in each, rounded, and neither 33 nor 35, however that is written.
MEANS = [
    "a / 3 = c",
    "c = a / 3",
    "a = 3 * c",
    "3 * c = a",
    "a - c = 2 * c",
    "a * a / 3 = c * a",
    "2 * a / 6 = c",
]


@each("statement", MEANS)
@each(
    ("each", "verdict"),
    [
        ("32 คน", Verdict.DISAGREES),
        ("33 คน", Verdict.AGREES_IF_TRUNCATED),
        ("34 คน", Verdict.AGREES),
        ("35 คน", Verdict.DISAGREES),
    ],
)
def test_a_rounded_mean_is_one_in_whatever_form_it_is_written(
    statement: str, each: str, verdict: Verdict
) -> None:
    assert verdict_on(statement, {"a": "101 คน", "c": each}, "ratio").verdict is verdict


@each("statement", ["a * (b / c) = d", "a * b = c * d", "a / c = d / b", "d * c / b = a"])
def test_a_proportion_of_whole_things_may_round_one_of_them_and_no_more(statement: str) -> None:
    numbers = {"a": "3 คน", "b": "7 คน", "c": "2 คน"}  # 21 / 2 = 10.5
    for number, verdict in (("10 คน", Verdict.AGREES), ("11 คน", Verdict.AGREES), ("13 คน", Verdict.AGREES)):
        # 13 is reached where 2 stands for 1.5 to 2.5: which of the four was reckoned is not known.
        assert verdict_on(statement, {**numbers, "d": number}, "ratio").verdict is verdict
    assert verdict_on(statement, {**numbers, "d": "15 คน"}, "ratio").verdict is Verdict.DISAGREES


def test_a_sum_of_whole_things_rounds_none_of_them() -> None:
    numbers = {"a": "3 คน", "b": "2 คน", "c": "6 คน"}
    for statement in ("a + b = c", "c - b = a", "2 * a + 2 * b = 2 * c", "(a + b) / 2 = c / 2"):
        assert verdict_on(statement, numbers).verdict is Verdict.DISAGREES


def test_a_gap_is_told_as_its_sides_are() -> None:
    # 190.62 / 1.234555 is 154.404, which is 0.146 short of 154.55.
    numbers = {"a": "190.61 ตัน", "b": "1.23456 ตัน", "c": "154.6 เท่า"}
    told = verdict_on("a / b = c", numbers, "ratio").words_en
    assert "times against" in told and told.endswith("the smallest gap is 0.146 times.")


@each(
    ("first", "second"),
    [
        ("มากกว่า 30 ล้านคน", "30 ล้านกว่าคน"),  # below 60 million or below 31 million
        ("ไม่น้อยกว่า 500 คน", "มากกว่า 500 คน"),  # 500 itself or not
    ],
)
def test_hedges_that_mean_two_things_are_no_same_wording(first: str, second: str) -> None:
    assert verdict_on("a = b", {"a": first, "b": second}, "repeat").verdict is Verdict.WORDING_DIFFERS
    assert verdict_on("a = b", {"a": first, "b": first}, "repeat").verdict is Verdict.AGREES


def test_a_hedge_behind_a_number_fails_what_the_same_hedge_before_it_lets_pass() -> None:
    others = {"b": "10 ล้านคน", "c": "45 ล้านคน"}
    assert verdict_on("a + b = c", {"a": "มากกว่า 30 ล้านคน", **others}).verdict is Verdict.AGREES
    # 30 to 31 million and at most 20 million are less than 52 million.
    others["c"] = "52 ล้านคน"
    assert verdict_on("a + b = c", {"a": "มากกว่า 30 ล้านคน", **others}).verdict is Verdict.AGREES_LOOSELY
    assert verdict_on("a + b = c", {"a": "30 ล้านกว่าคน", **others}).verdict is Verdict.DISAGREES


def test_only_a_restatement_can_differ_in_wording() -> None:
    phrases = {"a": "มากกว่า 500 ล้านหยวน", "b": "500 ล้านหยวน"}
    assert verdict_on("a = b", phrases, "repeat").verdict is Verdict.WORDING_DIFFERS
    assert verdict_on("a = b", phrases, "sum").verdict is Verdict.AGREES


@each(
    ("statement", "kind", "basis", "verdict"),
    [
        ("a / b", "measure", (), Verdict.NOT_CHECKABLE),
        ("a / b", "measure", ("source",), Verdict.NOT_CHECKABLE),
        ("a / b within [8, 25] * CNY/sets", "measure", ("source",), Verdict.NOT_CHECKABLE),
        ("a / b within [8, 25] * CNY/sets", "repair", ("source",), Verdict.WOULD_NOT_AGREE),
        ("a / b / 5 within [8, 25] * CNY/sets", "repair", ("source",), Verdict.WOULD_AGREE),
        ("a / b within [8, 25] * CNY/sets", "ratio", (), Verdict.NOT_CHECKABLE),
        ("a / b within [8, 25] * CNY/sets", "ratio", ("source",), Verdict.IMPLAUSIBLE),
        ("a / b within [8, 100] * CNY/sets", "ratio", ("source",), Verdict.AGREES),
        ("a <= 90 * CNY", "bound", (), Verdict.NOT_CHECKABLE),
        ("a <= 90 * CNY", "bound", ("source",), Verdict.IMPLAUSIBLE),
        ("a <= 9000 * CNY", "bound", ("source",), Verdict.AGREES),
        ("a <= 9000 * CNY", "part", (), Verdict.AGREES),
    ],
)
def test_what_lies_outside_the_report_needs_a_cited_basis(
    statement: str, kind: str, basis: tuple[str, ...], verdict: Verdict
) -> None:
    assert verdict_on(statement, {"a": "1,000 หยวน", "b": "10 ชุด"}, kind, basis).verdict is verdict


def test_a_conversion_rounds_only_the_product_and_keeps_its_hedge() -> None:
    """What was multiplied stands there; "almost 450" is 449.5 to 450, whatever stands before the 100."""
    band = "b / a within [4.4, 4.6] * THB/CNY"
    fits = {"a": "มากกว่า 100 หยวน", "b": "เกือบ 450 บาท"}
    assert verdict_on(band, fits, "conversion", ("rates",)).verdict is Verdict.AGREES
    finding = verdict_on(band, fits, "conversion", ("rates",))
    assert (finding.left.low, finding.left.high) == (Decimal("4.45"), Decimal("4.5"))
    about = {"a": "100 หยวน", "b": "ประมาณ 450 บาท"}
    finding = verdict_on(band, about, "conversion", ("rates",))
    assert (finding.left.low, finding.left.high) == (Decimal("4.45"), Decimal("4.55"))
    assert (
        verdict_on(band, {"a": "100 หยวน", "b": "480 บาท"}, "conversion", ("rates",)).verdict
        is Verdict.IMPLAUSIBLE
    )
    # Loosely 480 may be 475: that is as near as it gets. As a ratio, 100 may be 105 and 480 then fits.
    assert (
        verdict_on(band, {"a": "100 หยวน", "b": "480 บาท"}, "ratio", ("rates",)).verdict is not Verdict.AGREES
    )


def test_a_gap_is_the_smallest_distance_between_the_widest_readings() -> None:
    # 40 may be 35 to 50, 61 may be 60.5 to 62: 95.5 to 112. 200 may be 150 to 300.
    finding = verdict_on("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "200 ตัน"})
    assert finding.verdict is Verdict.DISAGREES
    assert (finding.left.low, finding.left.high) == (Decimal("95.5"), Decimal(112))
    assert finding.right is not None
    assert (finding.right.low, finding.right.high) == (Decimal(150), Decimal(300))
    assert finding.gap == 38
    assert finding.reading is Reading.LOOSE


# --- The words of each verdict ------------------------------------------------------------------------------

WORDS = [
    (
        verdict_on("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "101 ตัน"}),
        "Agrees: the two sides meet, 100 to 102 tonnes against 100.5 to 101.5 tonnes.",
        "สอดคล้อง: ช่วงค่าทั้งสองซ้อนทับกัน คือ 100 ถึง 102 ตัน กับ 100.5 ถึง 101.5 ตัน",
    ),
    (
        verdict_on("a <= b", {"a": "40 ตัน", "b": "61 ตัน"}, "part"),
        "Agrees: it comes to 39.5 to 40.5 tonnes, no more than 60.5 to 61.5 tonnes.",
        "สอดคล้อง: คำนวณได้ 39.5 ถึง 40.5 ตัน ซึ่งไม่เกิน 60.5 ถึง 61.5 ตัน",
    ),
    (
        verdict_on("a >= b", {"a": "61 ตัน", "b": "40 ตัน"}, "part"),
        "Agrees: it comes to 60.5 to 61.5 tonnes, no less than 39.5 to 40.5 tonnes.",
        "สอดคล้อง: คำนวณได้ 60.5 ถึง 61.5 ตัน ซึ่งไม่น้อยกว่า 39.5 ถึง 40.5 ตัน",
    ),
    (
        verdict_on("a / b >= c", {"a": "1.5 ตัน", "b": "ไม่เกิน 2 วัน", "c": "1.5 ตันต่อวัน"}, "part"),
        "Agrees: it comes to at least 0.725 tonnes per day, so that it can reach 1.45 to 1.55 tonnes per"
        " day.",
        "สอดคล้อง: คำนวณได้อย่างน้อย 0.725 ตันต่อวัน จึงเป็นไปได้ที่จะถึงระดับ 1.45 ถึง 1.55 ตันต่อวัน",
    ),
    (
        verdict_on("a / b within [8, 25] * CNY/sets", {"a": "120 หยวน", "b": "10 ชุด"}, "ratio", ("source",)),
        "Agrees: 11.95 to 12.05 yuan per set meets the cited band of 8 to 25 yuan per set.",
        "สอดคล้อง: คำนวณได้ 11.95 ถึง 12.05 หยวนต่อชุด ซึ่งซ้อนทับกับช่วงอ้างอิง 8 ถึง 25 หยวนต่อชุด",
    ),
    (
        verdict_on("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "102.9 ตัน"}),
        "Agrees if truncated: the sides meet when digits were cut off, 101 to 103 tonnes against 102.9 to"
        " 103.0 tonnes, but not when they were rounded.",
        "สอดคล้องหากตัดเศษ: ช่วงค่าทั้งสองซ้อนทับกันเมื่อถือว่าตัดเศษทิ้ง คือ 101 ถึง 103 ตัน กับ 102.9 ถึง 103.0 ตัน"
        " แต่ไม่ซ้อนทับกันเมื่อถือว่าปัดเศษ",
    ),
    (
        verdict_on("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "111 ตัน"}),
        "Agrees loosely: the sides meet only at the widest reading of zeros, cut-off digits and"
        " hedges, 96 to 112 tonnes against 110.5 to 112.0 tonnes.",
        "สอดคล้องเมื่อตีความกว้าง: ช่วงค่าทั้งสองซ้อนทับกันเมื่ออ่านเลขศูนย์ท้ายจำนวน เศษที่ตัด"
        " และคำกำกับจำนวนในความหมายกว้างที่สุด คือ 96 ถึง 112 ตัน กับ 110.5 ถึง 112.0 ตัน",
    ),
    (
        verdict_on("a = b", {"a": "มากกว่า 500 ล้านหยวน", "b": "500 ล้านหยวน"}, "repeat"),
        "Wording differs: the same number, but with another hedge or scope, 500 to 600 million yuan against"
        " 499.5 to 500.5 million yuan.",
        "ถ้อยคำต่างกัน: ตัวเลขเดียวกัน แต่คำกำกับจำนวนหรือขอบเขตต่างกัน คือ 500 ถึง 600 ล้านหยวน กับ 499.5 ถึง 500.5 ล้านหยวน",
    ),
    (
        verdict_on("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "200 ตัน"}),
        "Disagrees: no reading reconciles 96 to 112 tonnes against 150 to 300 tonnes; the smallest gap is"
        " 38 tonnes.",
        "ไม่สอดคล้อง: ไม่มีวิธีอ่านใดทำให้ 96 ถึง 112 ตัน ซ้อนทับกับ 150 ถึง 300 ตัน ระยะห่างน้อยที่สุดคือ 38 ตัน",
    ),
    (
        verdict_on("a = b", {"a": "เกือบ 40 ตัน", "b": "มากกว่า 40 ตัน"}, "repeat"),
        "Disagrees: no reading reconciles 20 to 40 tonnes against 40 to 80 tonnes; the two touch at a number"
        " that neither wording includes.",
        "ไม่สอดคล้อง: ไม่มีวิธีอ่านใดทำให้ 20 ถึง 40 ตัน ซ้อนทับกับ 40 ถึง 80 ตัน ช่วงทั้งสองจรดกันที่จำนวนซึ่งไม่มีถ้อยคำใดครอบคลุม",
    ),
    (
        # 1,265 to 1,280 yuan for 5 to 20 sets: at least 1,265 / 20 = 63.25 yuan, 2.53 times 25.
        verdict_on(
            "a / b within [8, 25] * CNY/sets", {"a": "1,270 หยวน", "b": "10 ชุด"}, "ratio", ("source",)
        ),
        "Implausible: read as loosely as this book reads, it is 63 to 256 yuan per set and the cited"
        " band 8 to 25 yuan per set: still at least 2.5 times its upper end.",
        "ไม่น่าเป็นไปได้: แม้อ่านทั้งสองด้านให้กว้างที่สุดตามหลักเกณฑ์ของหนังสือเล่มนี้ ก็คำนวณได้ 63 ถึง 256 หยวนต่อชุด"
        " ซึ่งอยู่นอกช่วงอ้างอิง 8 ถึง 25 หยวนต่อชุด และคิดเป็นอย่างน้อย 2.5 เท่าของขอบบน",
    ),
    (
        # 27 may be 26.5 to 28: 8,000 is 285.7 times that, which must not be called 286 times.
        verdict_on("a within [8000, 9000] * CNY", {"a": "27 หยวน"}, "bound", ("source",)),
        "Implausible: read as loosely as this book reads, it is 26.5 to 28.0 yuan and the cited band"
        " 8,000 to 9,000 yuan: its lower end is still at least 285 times as large.",
        "ไม่น่าเป็นไปได้: แม้อ่านทั้งสองด้านให้กว้างที่สุดตามหลักเกณฑ์ของหนังสือเล่มนี้ ก็คำนวณได้ 26.5 ถึง 28.0 หยวน"
        " ซึ่งอยู่นอกช่วงอ้างอิง 8,000 ถึง 9,000 หยวน โดยขอบล่างคิดเป็นอย่างน้อย 285 เท่าของค่านี้",
    ),
    (
        # Just outside: no factor is told, for it would say nothing.
        verdict_on("a within [30, 40] * CNY", {"a": "27 หยวน"}, "bound", ("source",)),
        "Implausible: read as loosely as this book reads, it is 26.5 to 28.0 yuan and the cited band"
        " 30 to 40 yuan: still outside.",
        "ไม่น่าเป็นไปได้: แม้อ่านทั้งสองด้านให้กว้างที่สุดตามหลักเกณฑ์ของหนังสือเล่มนี้ ก็คำนวณได้ 26.5 ถึง 28.0 หยวน"
        " ซึ่งอยู่นอกช่วงอ้างอิง 30 ถึง 40 หยวน",
    ),
    (
        verdict_on("a / b", {"a": "40 ตัน", "b": "61 ตัน"}, "measure"),
        "Not checkable: it comes to 64.2 to 66.9%; no band or bound is cited to hold it against.",
        "ไม่มีเกณฑ์ให้เทียบ: คำนวณได้ร้อยละ 64.2 ถึง 66.9 แต่ไม่มีช่วงหรือขีดจำกัดจากแหล่งอ้างอิงให้เทียบ",
    ),
    (
        verdict_on("a >= b", {"a": "61 ตัน", "b": "40 ตัน"}, "measure"),
        "Not checkable: it comes to 60.5 to 61.5 tonnes, beside 39.5 to 40.5 tonnes; the two need not agree.",
        "ไม่มีเกณฑ์ให้เทียบ: คำนวณได้ 60.5 ถึง 61.5 ตัน เทียบเคียงกับ 39.5 ถึง 40.5 ตัน ซึ่งไม่จำเป็นต้องตรงกัน",
    ),
    (
        verdict_on("a + 2 * b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "162 ตัน"}, "repair"),
        "Would agree: with the number changed so, the two sides meet, 160.5 to 163.5 tonnes against 161.5 to"
        " 162.5 tonnes.",
        "จะสอดคล้อง: หากเปลี่ยนตัวเลขเช่นนี้ ช่วงค่าทั้งสองจะซ้อนทับกัน คือ 160.5 ถึง 163.5 ตัน กับ 161.5 ถึง 162.5 ตัน",
    ),
    (
        verdict_on("100 * a = b", {"a": "3 วัน", "b": "7 วัน"}, "repair"),
        "Would not agree: even with the number changed so, no reading reconciles 250 to 400 days against 7"
        " days; the smallest gap is 243 days.",
        "จะไม่สอดคล้อง: แม้เปลี่ยนตัวเลขเช่นนี้ ก็ไม่มีวิธีอ่านใดทำให้ 250 ถึง 400 วัน ซ้อนทับกับ 7 วัน ระยะห่างน้อยที่สุดคือ 243 วัน",
    ),
]


@each(("finding", "english", "thai"), WORDS)
def test_verdicts_in_words(finding: Finding, english: str, thai: str) -> None:
    assert finding.words_en == english
    assert with_blanks(finding.words_th) == thai


def test_the_sentences_above_show_every_verdict() -> None:
    assert {finding.verdict for finding, _, _ in WORDS} == set(Verdict)


def test_a_difference_of_wording_is_no_charge() -> None:
    """Where both cannot be true, the verdict is another."""
    assert VERDICT_MEANINGS[Verdict.WORDING_DIFFERS].en.endswith("both can be true.")
    assert not [v for v in AGAINST if "can be true" in VERDICT_MEANINGS[v].en]


def test_a_finding_as_json() -> None:
    finding = verdict_on("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "101 ตัน"})
    assert finding.as_json() == {
        "id": "made_up",
        "section": "key_facts",
        "kind": "sum",
        "statement": "a + b = c",
        "verdict": "agrees",
        "expected": "agrees",
        "title_en": "made-up sum",
        "title_th": "ผลรวมสมมุติ",
        "reading": "rounded",
        "low": 100.0,
        "high": 102.0,
        "unit": "tonnes",
        "words_en": "Agrees: the two sides meet, 100 to 102 tonnes against 100.5 to 101.5 tonnes.",
        "words_th": "สอดคล้อง: ช่วงค่าทั้งสองซ้อนทับกัน คือ 100 ถึง 102\N{NO-BREAK SPACE}ตัน"
        " กับ 100.5 ถึง 101.5\N{NO-BREAK SPACE}ตัน",
    }


def test_a_headline_is_the_verdict_and_the_title() -> None:
    finding = verdict_on("a + b = c", {"a": "40 ตัน", "b": "61 ตัน", "c": "101 ตัน"})
    assert finding.headline() == "Agrees: made-up sum"
    assert finding.headline("th") == "สอดคล้อง: ผลรวมสมมุติ"


def test_an_unbounded_end_is_null_in_json() -> None:
    # Fewer than one in a unit of ten: the divisor may be nothing at all, so the quotient has no end.
    tiny = Quantity(Decimal(0), Decimal(1), Decimal(1), "tonnes")
    record = verdict_on("a / b", {"a": "40 ตัน", "b": tiny}, "ratio").as_json()
    assert record["high"] is None
    assert record["low"] == 79.0  # 39.5 / 0.5
    assert json.loads(json.dumps(record, allow_nan=False)) == record


# --- Laws ---------------------------------------------------------------------------------------------------


def printed_number(digits: int, places: int) -> Quantity:
    """A number printed as so many digits with so many decimals (negative: zeros before the point)."""
    step = Decimal(1).scaleb(-places)
    zeros = len(str(digits)) - len(str(digits).rstrip("0")) if digits else 0
    return Quantity(digits * step, step, step.scaleb(zeros), "tonnes")


@st.composite
def addends(draw: st.DrawFn) -> tuple[list[Fraction], list[int]]:
    """True values, and the decimals to which each and then their sum are printed."""
    count = draw(st.integers(2, 6))
    values = [Fraction(draw(st.integers(0, 10**7)), 1000) for _ in range(count)]
    return values, [draw(st.integers(-2, 2)) for _ in range(count + 1)]


def print_as(value: Fraction, places: int, cut: bool) -> Quantity:
    exact = Decimal(value.numerator) / Decimal(value.denominator)  # thousandths: exact
    step = Decimal(1).scaleb(-places)
    digits = (exact / step).quantize(Decimal(1), ROUND_DOWN if cut else ROUND_HALF_UP)
    return printed_number(int(digits), places)


def judge_sum(parts: list[Quantity], total: Quantity) -> Finding:
    names = [f"part{index}" for index in range(len(parts))]
    return verdict_on(
        f"{' + '.join(names)} = total", {**dict(zip(names, parts, strict=True)), "total": total}
    )


@given(addends())
def test_a_true_sum_rounded_agrees(drawn: tuple[list[Fraction], list[int]]) -> None:
    values, places = drawn
    parts = [print_as(value, place, False) for value, place in zip(values, places[:-1], strict=True)]
    assert judge_sum(parts, print_as(sum(values, Fraction()), places[-1], False)).verdict is Verdict.AGREES


@given(addends())
def test_a_true_sum_cut_off_agrees_at_least_if_truncated(drawn: tuple[list[Fraction], list[int]]) -> None:
    values, places = drawn
    parts = [print_as(value, place, True) for value, place in zip(values, places[:-1], strict=True)]
    verdict = judge_sum(parts, print_as(sum(values, Fraction()), places[-1], True)).verdict
    assert verdict in (Verdict.AGREES, Verdict.AGREES_IF_TRUNCATED)


@given(addends(), st.lists(st.booleans(), min_size=7, max_size=7))
def test_a_true_sum_printed_in_any_way_never_disagrees(
    drawn: tuple[list[Fraction], list[int]], cut: list[bool]
) -> None:
    values, places = drawn
    parts = [print_as(value, place, c) for value, place, c in zip(values, places[:-1], cut, strict=False)]
    verdict = judge_sum(parts, print_as(sum(values, Fraction()), places[-1], cut[-1])).verdict
    assert verdict in (Verdict.AGREES, Verdict.AGREES_IF_TRUNCATED, Verdict.AGREES_LOOSELY)


@given(
    st.lists(st.integers(1, 10**6).filter(lambda n: n % 10), min_size=2, max_size=6),
    st.integers(0, 2),
    st.integers(0, 10**4),
    st.booleans(),
)
def test_a_wrong_sum_always_disagrees_and_the_gap_is_exact(
    digits: list[int], places: int, excess: int, above: bool
) -> None:
    """Numbers without trailing zeros reach half a place down and one place up, and no further."""
    count, total = len(digits), sum(digits)
    # Above, the parts reach up by one place each and the total down by half of one; below, the reverse.
    wrong = total + count + 1 + excess if above else total - (count + 1) // 2 - 2 - excess
    if wrong % 10 == 0:
        wrong += 1 if above else -1
    if wrong <= 0:
        return
    finding = judge_sum([printed_number(d, places) for d in digits], printed_number(wrong, places))
    assert finding.verdict is Verdict.DISAGREES
    reach = (
        Fraction(wrong) - Fraction(1, 2) - (total + count)
        if above
        else total - Fraction(count, 2) - (wrong + 1)
    )
    assert finding.gap is not None
    assert Fraction(finding.gap) == reach / 10**places


@given(
    st.integers(1, 10**6), st.sampled_from(list(Hedge)), st.integers(1, 10**6), st.sampled_from(list(Hedge))
)
def test_a_comparison_does_not_depend_on_which_side_stands_first(
    first: int, first_hedge: Hedge, second: int, second_hedge: Hedge
) -> None:
    def number(digits: int, hedge: Hedge) -> Quantity:
        plain = printed_number(digits, 0)
        return Quantity(plain.value, plain.step, plain.loose_step, plain.unit, hedge)

    phrases = {"a": number(first, first_hedge), "b": number(second, second_hedge)}
    one, other = verdict_on("a = b", phrases), verdict_on("b = a", phrases)
    assert (one.verdict, one.gap) == (other.verdict, other.gap)
    assert verdict_on("a <= b", phrases).verdict is verdict_on("b >= a", phrases).verdict


# --- The book's checks --------------------------------------------------------------------------------------


CHECKS, FIGURES = table(PROJECT / "data" / "checks.csv"), table(PROJECT / "data" / "figures.csv")


def test_there_are_many_checks_with_names_of_their_own() -> None:
    assert len(CHECKS) >= 60
    assert len({check["id"] for check in CHECKS}) == len(CHECKS)
    assert {check["kind"] for check in CHECKS} == {
        "sum", "part", "repeat", "conversion", "ratio", "growth", "bound", "measure", "repair"
    }  # fmt: skip


def test_every_verdict_on_record_is_the_computed_one(report: recount.Report) -> None:
    computed = {check["id"]: report.finding(check["id"]).verdict for check in CHECKS}
    assert computed == {check["id"]: check["expected"] for check in CHECKS}
    for check in CHECKS:
        finding = report.finding(check["id"])
        capital = check["expected"][0].upper() + check["expected"][1:]
        assert finding.words_en.startswith(f"{capital}: "), finding.id
        assert finding.words_en.endswith("."), finding.id
        assert finding.words_th.startswith(f"{VERDICTS[finding.verdict].th}: "), finding.id


@each(
    ("id", "low", "high", "unit"),
    [
        # 2,759.5 + 592.5 and 2,760.5 + 593.5 million.
        ("donation_parts", Fraction(3_352_000_000), Fraction(3_354_000_000), "CNY"),
        # About 14,930 million baht, 14,925 to 14,935, for 3,350 million yuan.
        ("rate_donation", Fraction(14925, 3350), Fraction(14935, 3350), "THB/CNY"),
        # 951.5 to 952.5 million baht for 30 million dollars.
        ("rate_cloud_support", Fraction(9515, 300), Fraction(9525, 300), "THB/USD"),
        # At the widest: 126.5 to 128 million yuan for 60,000 to 120,000 sets.
        ("wuhan_set_value", Fraction(126_500_000, 120_000), Fraction(128_000_000, 60_000), "CNY/sets"),
        # 350,000 to 400,000 meals over 9 + 29 + 2 days.
        ("meals_per_day", Fraction(350_000, 40), Fraction(400_000, 40), "meals/days"),
        ("ct_elsewhere", Fraction(508), Fraction(508), "hospitals"),
        ("orders_in_february", Fraction(1195, 1000) ** 4, Fraction(1205, 1000) ** 4, None),
        ("redmart_year", Fraction(1495, 1000) ** 12, Fraction(1505, 1000) ** 12, None),
        ("first_livestreams", Fraction(8185, 1000), Fraction(8195, 1000), None),
        ("hospitals_per_city", Fraction(182, 37), Fraction(182, 37), "hospitals/cities"),
        # Three years are three, and 4 and 17 are 21.
        ("cloud_per_year", Fraction(27_500_000, 3), Fraction(28_500_000, 3), "USD/years"),
        ("age_at_publication", Fraction(21), Fraction(21), "years"),
        # "About" 15,234 million baht reaches one place to either side at its widest.
        ("repeat_ppe_baht", Fraction(15_233_000_000), Fraction(15_235_000_000), "THB"),
    ],
)
def test_intervals_reckoned_by_hand(
    id: str, low: Fraction, high: Fraction, unit: str | None, report: recount.Report
) -> None:
    left = report.finding(id).left
    assert abs(Fraction(left.low) - low) <= low / 10**20
    assert abs(Fraction(left.high) - high) <= high / 10**20
    assert left.unit == unit


def test_within_a_time_bounds_a_rate_from_below_only(report: recount.Report) -> None:
    """1.45 to 1.55 tonnes within 48 hours: 0.725 tonnes a day or more, and no telling how much more."""
    left = report.finding("vegetables_per_day").left
    assert abs(Fraction(left.low) - Fraction(725, 1000)) < Fraction(1, 10**20)
    assert left.high == INFINITY
    assert report.finding("vegetables_per_day").side().startswith("at least 0.725 tonnes per day")


@each(
    ("id", "words"),
    [
        (
            "donation_parts",
            "Agrees: the two sides meet, 3.352 to 3.354 billion yuan against 3.35 to 3.36 billion yuan.",
        ),
        (
            "repeat_doctors",
            "Disagrees: no reading reconciles 10,000 to 20,000 doctors against 5,000 to 10,000 doctors; the"
            " two touch at a number that neither wording includes.",
        ),
        (
            "wuhan_set_value",
            "Implausible: read as loosely as this book reads, it is 1,054 to 2,133 yuan per set"
            " and the cited band 8 to 300 yuan per set: still at least 3.5 times its upper end.",
        ),
        (
            "cloud_investment_size",
            "Implausible: read as loosely as this book reads, it is 27.5 to 29.0 million US"
            " dollars and the cited band 27.50 to 28.28 billion US dollars: its lower end is still at"
            " least 948 times as large.",
        ),
        (
            "repeat_lazada_growth",
            "Wording differs: the same number, but with another hedge or scope, 29.5 to 30.5% against 29.5 to"
            " 30.5%.",
        ),
    ],
)
def test_findings_that_readers_will_quote(id: str, words: str, report: recount.Report) -> None:
    assert report.finding(id).words_en == words


def test_every_basis_is_a_source_and_every_source_is_used() -> None:
    sources = parse_file(str(PROJECT / "data" / "references.bib")).entries
    cited = {key for check in CHECKS for key in check["basis"].split()}
    cited |= {
        row["source"]
        for name in ("evidence", "benchmarks")
        for row in table(PROJECT / "data" / f"{name}.csv")
    }
    for page in (PROJECT / "chapters").glob("*.md"):
        for keys in re.findall(r"\{cite:[pt]\}`([^`]+)`", page.read_text("utf-8")):
            cited |= set(keys.split(","))
    assert cited == set(sources.keys())
    for key, entry in sources.items():
        assert entry.persons.get("author"), f"{key} names no author"
        for field in ("title", "year", "url", "note"):
            assert entry.fields.get(field), f"{key} has no {field}"
        assert entry.fields["url"].startswith("http"), key
        seen, _, day = entry.fields["note"].rpartition(" ")
        assert seen.endswith("Seen"), f"{key} does not say when it was seen"
        assert len(day.split("-")) == 3, key


def test_every_bound_and_band_cites_its_basis() -> None:
    for check in CHECKS:
        if check["kind"] == "bound" or " within " in check["statement"]:
            assert check["basis"], check["id"]


def test_every_amount_in_baht_is_checked_against_the_rates_of_its_days() -> None:
    """The report prints each baht amount right behind the foreign one that it converts."""
    statements = {check["statement"] for check in CHECKS if check["kind"] == "conversion"}
    twins = [(a, b) for a, b in pairwise(FIGURES) if b["unit"] == "THB"]
    assert len(twins) == sum(figure["unit"] == "THB" for figure in FIGURES) > 0
    for foreign, baht in twins:
        assert foreign["unit"] in ("CNY", "USD"), baht["id"]
        pair = f"{baht['id']} / {foreign['id']} within market(THB/{foreign['unit']}, "
        assert f'{pair}"2020-03-31", "2020-06-30")' in statements


def test_every_restated_figure_is_compared_with_its_first_statement() -> None:
    statements = {check["statement"] for check in CHECKS if check["kind"] == "repeat"}
    restated = {f"{figure['id']} = {figure['repeats']}" for figure in FIGURES if figure["repeats"]}
    assert restated
    assert restated == statements


# --- What changes or breaks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "cells", "check", "verdict"),
    [
        (
            "donation_alibaba",
            {"phrase": "2,660 ล้านหยวน", "value": "2660000000"},
            "donation_parts",
            "'agrees', but computes to 'disagrees'",
        ),
        (
            "wuhan_sets_value",
            {"phrase": "1.27 ล้านหยวน", "value": "1270000"},
            "wuhan_set_value",
            "'implausible', but computes to 'agrees'",
        ),
        (
            "cloud_support",
            {"phrase": "40 ล้านเหรียญสหรัฐ", "value": "40000000"},
            "rate_cloud_support",
            "'agrees', but computes to 'implausible'",
        ),
        (
            "ppe_crisis",
            {"phrase": "73 ล้านชิ้น", "hedge": "exact"},
            "repeat_ppe_count",
            "'agrees', but computes to 'wording differs'",
        ),
    ],
)
def test_a_changed_figure_fails_the_audit_by_name(
    figure: str,
    cells: dict[str, str],
    check: str,
    verdict: str,
    data_copy: DataCopy,
    capsys: pytest.CaptureFixture[str],
) -> None:
    data_copy.set("figures", figure, **cells)
    assert main(["audit", "--data", str(data_copy.folder)]) == 1
    row = data_copy.row("checks", check)
    assert (
        f"recount: checks.csv, row {row}, column expected: '{check}' is on record as {verdict}; find out"
        " which is right"
    ) in capsys.readouterr().err.splitlines()


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("donation_alibaba +", "'donation_alibaba +' is not arithmetic over figure ids; rewrite it"),
        (
            "donation_alibba + donation_ant = donation_total",
            "'donation_alibba + donation_ant = donation_total': 'donation_alibba' is no figure, benchmark,"
            " evidence or unit; did you mean 'donation_alibaba'?",
        ),
        (
            "donation_alibaba + ppe = donation_total",
            "'donation_alibaba + ppe = donation_total' does not compute: cannot add CNY and items",
        ),
        (
            "donation_alibaba = ppe",
            "'donation_alibaba = ppe' does not compute: cannot compare CNY and items",
        ),
    ],
)
def test_a_bad_statement_is_named_with_its_place(statement: str, message: str, data_copy: DataCopy) -> None:
    row = data_copy.set("checks", "donation_parts", statement=statement)
    with pytest.raises(DataError) as refused:
        recount.load(data_copy.folder).audit()
    assert str(refused.value) == f"checks.csv, row {row}, column statement: {message}"


@pytest.mark.parametrize(
    ("check", "basis", "message"),
    [
        (
            "wuhan_set_value",
            "straitstimes2020meals chinadaily2020meals",
            "'chinadaily2020meals' is not in references.bib; did you mean 'chinadaily2020meal'? Correct it or"
            " add the entry it names.",
        ),
        ("meals_per_day", "???", "'???' is not in references.bib. Correct it or add the entry it names."),
        ("ppe_unit_value", "x", "'x' is not in references.bib. Correct it or add the entry it names."),
    ],
)
def test_a_basis_that_names_no_source_is_refused(
    check: str, basis: str, message: str, data_copy: DataCopy
) -> None:
    """It would turn "not checkable" into a verdict."""
    row = data_copy.set("checks", check, basis=basis)
    with pytest.raises(DataError) as refused:
        recount.load(data_copy.folder)
    assert str(refused.value) == f"checks.csv, row {row}, column basis: {message}"


@pytest.mark.parametrize("day", ["20200331", "2020-W14-2", "2020-03", "2020-02-30"])
def test_a_day_in_a_statement_is_written_in_one_way(day: str, data_copy: DataCopy) -> None:
    statement = f'farm_produce / days("{day}", "2020-12-31")'
    row = data_copy.set("checks", "produce_per_day", statement=statement)
    with pytest.raises(DataError) as refused:
        recount.load(data_copy.folder)
    assert str(refused.value) == (
        f"checks.csv, row {row}, column statement: '{statement}': a period takes two dates such as"
        ' "2020-03-31"'
    )


def test_a_restatement_compares_two_figures(data_copy: DataCopy) -> None:
    row = data_copy.set("checks", "repeat_ppe_count", statement="ppe = ppe_crisis + ct_calls * items/calls")
    with pytest.raises(DataError) as refused:
        recount.load(data_copy.folder).audit()
    assert str(refused.value) == (
        f"checks.csv, row {row}, column statement: a repeat compares two figures; write one id on each side"
    )


def verdicts(data_copy: DataCopy) -> dict[str, Verdict]:
    return {finding.id: finding.verdict for finding in recount.load(data_copy.folder).audit()}


def test_no_verdict_hangs_on_a_label(data_copy: DataCopy, report: recount.Report) -> None:
    """Neither one letter more at a label's end nor another label, in either language."""
    rows = data_copy.rows("figures")
    columns = [rows[0].index(name) for name in ("label_en", "label_th", "entity")]
    for number, row in enumerate(rows[1:]):
        for column in columns:
            row[column] = f"{row[column]}s" if number % 2 else f"{number}"
    data_copy.write("figures", rows)
    assert verdicts(data_copy) == {finding.id: finding.verdict for finding in report.audit()}


@pytest.mark.parametrize(
    ("figure", "scope", "verdict"),
    [
        ("ppe_crisis", "gloves", Verdict.WORDING_DIFFERS),
        ("ppe_crisis", "", Verdict.AGREES),
        ("gmcc_countries", "", Verdict.AGREES),
        ("gmcc_countries", "nurses", Verdict.WORDING_DIFFERS),
    ],
)
def test_a_restatement_of_another_scope_differs_in_wording(
    figure: str, scope: str, verdict: Verdict, data_copy: DataCopy
) -> None:
    data_copy.set("figures", figure, scope=scope)
    check = {"ppe_crisis": "repeat_ppe_count", "gmcc_countries": "repeat_countries"}[figure]
    assert verdicts(data_copy)[check] is verdict


def test_a_scope_is_handed_down_to_later_restatements(data_copy: DataCopy) -> None:
    """Of three printings the third counts what the second counts, which is not what the first counts."""
    data_copy.set("figures", "online_schools_social", scope="universities")
    data_copy.set("figures", "wuhan_hospitals", phrase="140,000 แห่ง", value="140000", unit="schools")
    data_copy.set("figures", "wuhan_hospitals", repeats="online_schools")
    data_copy.set("figures", "online_schools_social", repeats="wuhan_hospitals")
    data_copy.set("checks", "sets_per_hospital", statement="wuhan_sets / ct_hospitals")
    row = data_copy.rows("checks")[data_copy.row("checks", "repeat_schools") - 1]
    rows = [
        *data_copy.rows("checks"),
        ["between", row[1], "repeat", "wuhan_hospitals = online_schools", *row[4:6], "b", "ข", *row[8:]],
    ]
    data_copy.write("checks", rows)
    found = verdicts(data_copy)
    assert (found["between"], found["repeat_schools"]) == (Verdict.AGREES, Verdict.WORDING_DIFFERS)
    data_copy.set("figures", "online_schools_social", scope="")
    data_copy.set("figures", "wuhan_hospitals", scope="universities")
    found = verdicts(data_copy)
    assert (found["between"], found["repeat_schools"]) == (Verdict.WORDING_DIFFERS, Verdict.WORDING_DIFFERS)


def test_the_gold_of_this_file_is_not_the_data(tmp_path: Path, data_copy: DataCopy) -> None:
    """A record that says otherwise is noticed, so that the guard above is one."""
    row = data_copy.set("checks", "donation_parts", expected="disagrees")
    (finding,) = [f for f in recount.load(data_copy.folder).audit() if f.verdict != f.check.expected]
    assert (finding.id, finding.check.row) == ("donation_parts", row)


# --- Digits that tell two sides apart -----------------------------------------------------------------------


def test_two_sides_that_do_not_meet_are_never_told_alike() -> None:
    """154.4 and 153.6 people both round to 154, and so would the words."""
    finding = verdict_on("a / 5 = b / 5", {"a": "772 คน", "b": "768 คน"})
    assert finding.verdict is Verdict.DISAGREES
    assert "154.4 people against 153.6 people" in finding.words_en
    assert "154.4 คน ซ้อนทับกับ 153.6 คน" in with_blanks(finding.words_th)
    assert "the smallest gap is 0.8 people" in finding.words_en


def test_no_gap_is_told_as_nothing() -> None:
    finding = verdict_on("a / 30000000 = b / 30000000", {"a": "772 คน", "b": "768 คน"})
    assert finding.verdict is Verdict.DISAGREES
    assert "the smallest gap is 0.0000001 people" in finding.words_en


def test_no_verdict_hangs_on_the_digits_of_a_quotient() -> None:
    """Three thirds are one, in whichever order they are reckoned."""
    numbers = {"a": "3 ปี", "b": "1 ปี", "c": "3 ปี", "d": "1 ปี"}
    assert verdict_on("a * (b / c) = d", numbers).verdict is Verdict.AGREES


def test_a_rounded_mean_of_whole_things_agrees() -> None:
    """101 people in 3 groups are 33.67 each, which prints as 34."""
    assert verdict_on("a / 3 = b", {"a": "101 คน", "b": "34 คน"}).verdict is Verdict.AGREES
    assert verdict_on("a / 3 = b", {"a": "101 คน", "b": "35 คน"}).verdict is Verdict.DISAGREES
