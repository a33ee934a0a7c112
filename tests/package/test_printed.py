"""Printed number words, read strictly; and rows of evidence that must say what their source said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from support import DataCopy, each

import recount
from recount.evidence.printed import PrintedError, PrintedNumber, read_printed
from recount.tables.outside import spelling
from recount.tables.schema import DataError


@each(
    ("phrase", "value", "high", "hedge"),
    [
        ("12,000 tonnes", "12000", "", "exact"),
        ("1.5 tonnes per day", "1.5", "", "exact"),
        ("7", "7", "", "exact"),
        ("31.10", "31.10", "", "exact"),
        ("719%", "719", "", "exact"),
        ("$28.27 billion", "28.27e9", "", "exact"),
        ("US$28.27 billion", "28.27e9", "", "exact"),
        ("1bn yuan", "1e9", "", "exact"),
        ("approximately RMB3.4 billion", "3.4e9", "", "approx"),
        ("13 million chronic disease patients", "13e6", "", "exact"),
        ("over 25,000 livestreaming sessions", "25000", "", "more_than"),
        ("Over 2.5 million people", "2.5e6", "", "more_than"),
        ("at least 50 million students", "50e6", "", "at_least"),
        ("no less than 10 billion yuan", "10e9", "", "at_least"),
        ("one million masks", "1e6", "", "exact"),
        ("as many as 1,300", "1300", "", "at_most"),
        ("less than 48 hours", "48", "", "less_than"),
        ("Close to 3,000 healthcare workers", "3000", "", "almost"),
        ("an average of 1.5 tons", "1.5", "", "approx"),
        ("about four times", "4", "", "approx"),
        ("3-4 seconds", "3", "4", "exact"),
        ("40-50 per cent", "40", "50", "exact"),
        ("711.67 per 100", "7.1167", "", "exact"),
        ("20 วินาที", "20", "", "exact"),
        # Ten thousands and hundred millions.
        ("超过4000万件", "4000e4", "", "more_than"),
        ("5.4萬噸", "5.4e4", "", "exact"),
        ("近10万", "10e4", "", "almost"),
        ("突破了10万吨", "10e4", "", "more_than"),
        ("人民币4.68亿元", "4.68e8", "", "exact"),
        ("5000万到1亿", "5000e4", "1e8", "exact"),
        ("25元左右", "25", "", "approx"),
        ("三餐300份", "300", "", "exact"),
        # A decimal comma, and a thousand at the number's end.
        ("durchschnittlich 1,5 Tonnen", "1.5", "", "approx"),
        ("durchschnittlich das 1500 fache", "1500", "", "approx"),
        ("quasi 400mila visite", "400e3", "", "almost"),
    ],
)
def test_printed_numbers_to_their_last_place(phrase: str, value: str, high: str, hedge: str) -> None:
    printed = read_printed(phrase)
    assert spelling(printed.value) == spelling(Decimal(value))
    assert spelling(printed.high) == spelling(Decimal(high) if high else None)
    assert printed.hedge == hedge


def test_a_place_more_is_another_number() -> None:
    assert spelling(Decimal("28.27e9")) == "28.27e9" != spelling(Decimal("28.270e9"))
    assert spelling(Decimal("12e3")) != spelling(Decimal("12000"))


def test_what_doubled_grew_by_a_hundred_percent() -> None:
    assert read_printed("almost doubled").in_unit("percent") == PrintedNumber(Decimal(100), None, "almost")
    assert read_printed("has doubled").in_unit("times") == PrintedNumber(Decimal(2), None, "exact", True)
    assert read_printed("20 percent").in_unit("percent").value == 20


@each(
    ("phrase", "why"),
    [
        ("", "holds no number"),
        ("many millions", "begins with 'many'"),
        ("scarcely 300 sets", "begins with 'scarcely'"),
        ("not over 300", "begins with 'not'"),
        ("more than about 300", "hedges twice"),
        ("more than", "holds no number"),
        ("300 sets for 2 hospitals", "goes on with another number"),
        ("2 or 3 million", "goes on with another number"),
        ("28.27.1 billion", "has a number that is not read"),
        ("12,00 tonnes,5", "goes on with another number"),
        ("1,234,56", "has a number that is not read"),
        ("4-3 seconds", "runs backwards"),
        ("๒๐ วินาที", "begins with"),
        ("１２０ million", "begins with"),
        ("-5 tonnes", "begins with"),
    ],
)
def test_what_is_not_understood_is_refused(phrase: str, why: str) -> None:
    with pytest.raises(PrintedError, match=why):
        read_printed(phrase)


def test_every_phrase_is_a_number_and_no_sentence(report: recount.Report) -> None:
    told = report.evidence.values()
    counted = [evidence.id for evidence in told if evidence.phrase is None]
    assert counted == ["lazada_markets_scmp", "lazada_markets_scmp_after"]
    assert all(len(evidence.phrase.split()) <= 6 for evidence in told if evidence.phrase)


@pytest.mark.parametrize(
    ("id", "cells", "message"),
    [
        # What a spreadsheet makes of it: rounded to what its column showed, or with its zeros written out.
        (
            "cloud_reuters",
            {"value": "2.83E+10"},
            "column value: '28.3e9' is not what '$28.27 billion' prints; write '28.27e9'",
        ),
        (
            "cloud_reuters",
            {"value": "28270000000"},
            "column value: '28270000000' is not what '$28.27 billion' prints; write '28.27e9'",
        ),
        (
            "usd_fed_june_16",
            {"value": "31.1"},
            "column value: '31.1' is not what '31.10' prints; write '31.10'",
        ),
        (
            "ct_seconds_ucla",
            {"value_high": "5"},
            "column value_high: '5' is not what '3-4 seconds' prints; write '4'",
        ),
        (
            "ct_seconds_ucla",
            {"value_high": ""},
            "column value_high: '' is not what '3-4 seconds' prints; write '4'",
        ),
        (
            "students_fin24",
            {"hedge": "exact"},
            "column hedge: 'exact' is not how 'at least 50 million students' hedges; write 'at_least'",
        ),
        (
            "students_fin24",
            {"phrase": "roughly 50 million students"},
            "column phrase: 'roughly 50 million students' begins with 'roughly', which is on no list of"
            " printed.py; give no more than the number as the source prints it",
        ),
        (
            "students_fin24",
            {"phrase": ""},
            "column phrase: the cell is empty; give the number as the source prints it",
        ),
    ],
)
def test_a_row_that_its_source_does_not_bear_out_is_refused(
    id: str, cells: dict[str, str], message: str, data_copy: DataCopy
) -> None:
    row = data_copy.set("evidence", id, **cells)
    with pytest.raises(DataError) as refused:
        recount.load(data_copy.folder)
    assert str(refused.value) == f"evidence.csv, row {row}, {message}"
