"""Numbers in words: what a reader sees of every quantity, in both languages."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import each

import recount
from recount.quantity import INFINITY, Interval, Quantity
from recount.thai.reader import read_quantity
from recount.wording import (
    Language,
    UnitName,
    Words,
    about_words,
    axis_words,
    counted_words,
    digits_words,
    listed,
    named_words,
    number_words,
    plain_number,
    printed_words,
    quantity_words,
    result_words,
    say_numbers,
    unit_words,
)

NAMES = {
    row[0]: UnitName(row[0], None, *row[1:])
    for row in (
        ("CNY", "money", "yuan", "yuan", "หยวน"),
        ("USD", "money", "US dollar", "US dollars", "ดอลลาร์สหรัฐ"),
        ("percent", "pure", "%", "%", "%"),
        ("times", "pure", "time", "times", "เท่า"),
        ("share", "pure", "share", "shares", "สัดส่วน"),
        ("tonnes", "measure", "tonne", "tonnes", "ตัน"),
        ("seconds", "time", "second", "seconds", "วินาที"),
        ("days", "time", "day", "days", "วัน"),
        ("items", "count", "item", "items", "ชิ้น"),
        ("cities", "count", "city", "cities", "เมือง"),
        ("meals", "count", "meal", "meals", "ชุด", "อาหาร"),
        ("merchants", "count", "merchant", "merchants", "ราย", "ผู้ค้า"),
        ("schools", "count", "school", "schools", "แห่ง", "โรงเรียน"),
        ("livestreams", "count", "livestream", "livestreams", "ครั้ง", "ไลฟ์สตรีม"),
        ("views", "count", "view", "views", "ครั้ง", "ยอดเข้าชม"),
        ("doctors", "count", "doctor", "doctors", "คน", "แพทย์"),
        ("people/days", "rate", "person a day", "people a day", "คนต่อวัน"),
    )
}


def unbroken(thai: str) -> str:
    """Thai words as they are printed: no line breaks between a number and what it counts."""
    return re.sub(r"(?<=[0-9]) (?!ถึง|แต่)", "\N{NO-BREAK SPACE}", thai)


def between(low: str, high: str, unit: str | None = None) -> Interval:
    return Interval(Decimal(low), Decimal(high), unit)


# --- Numbers ------------------------------------------------------------------------------------------------


@each(
    ("value", "places", "text"),
    [
        ("0", None, "0"),
        ("999", None, "999"),
        ("1000", None, "1,000"),
        ("1234567.5", None, "1,234,567.5"),
        ("1.500", None, "1.5"),
        ("100", None, "100"),
        ("1E+9", None, "1,000,000,000"),
        ("-1234.5", None, "\N{MINUS SIGN}1,234.5"),
        ("1.25", 1, "1.3"),
        ("1.35", 1, "1.4"),
        ("0.5", 0, "1"),
        ("2", 2, "2.00"),
        ("-0.25", 1, "\N{MINUS SIGN}0.3"),
        ("999.96", 1, "1,000.0"),
    ],
)
def test_plain_numbers(value: str, places: int | None, text: str) -> None:
    assert plain_number(Decimal(value), places) == text


@each(
    ("value", "unit", "english", "thai"),
    [
        ("3350000000", "CNY", "3.35 billion yuan", "3,350 ล้านหยวน"),
        ("999999999", "CNY", "999,999,999 yuan", "999,999,999 หยวน"),
        ("1000000000", "CNY", "1 billion yuan", "1,000 ล้านหยวน"),
        ("-3350000000", "CNY", "−3.35 billion yuan", "−3,350 ล้านหยวน"),
        ("3350500000", "CNY", "3.3505 billion yuan", "3,350.5 ล้านหยวน"),
        ("59270000", "items", "59.27 million items", "59.27 ล้านชิ้น"),
        ("59270001", "items", "59,270,001 items", "59,270,001 ชิ้น"),
        ("1000000", "CNY", "1 million yuan", "1 ล้านหยวน"),
        ("999999", "CNY", "999,999 yuan", "999,999 หยวน"),
        ("2500000", "items", "2.5 million items", "2.5 ล้านชิ้น"),
        ("1270000", "CNY", "1.27 million yuan", "1.27 ล้านหยวน"),
        ("28000000000", "USD", "28 billion US dollars", "2.8 หมื่นล้านดอลลาร์สหรัฐ"),
        ("30", "percent", "30%", "30%"),
        ("160", "times", "160 times", "160 เท่า"),
        ("1", "times", "1 time", "1 เท่า"),
        ("0.5", "share", "half", "กึ่งหนึ่ง"),
        ("0.25", "share", "0.25 shares", "0.25 สัดส่วน"),
        ("1", "cities", "1 city", "1 เมือง"),
        ("2", "cities", "2 cities", "2 เมือง"),
        ("1.5", "tonnes", "1.5 tonnes", "1.5 ตัน"),
        ("1", "people/days", "1 person a day", "1 คนต่อวัน"),
        ("40", None, "40", "40"),
        ("4000000", None, "4 million", "4 ล้าน"),
        ("3", "1/days", "3 per day", "3 ต่อวัน"),
    ],
)
def test_one_number_with_its_unit(value: str, unit: str | None, english: str, thai: str) -> None:
    assert number_words(Decimal(value), unit, NAMES) == english
    assert number_words(Decimal(value), unit, NAMES, "th") == unbroken(thai)


# --- Intervals ----------------------------------------------------------------------------------------------


@each(
    ("interval", "english", "thai"),
    [
        (between("3352000000", "3354000000", "CNY"), "3.352 to 3.354 billion yuan", "3,352 ถึง 3,354 ล้านหยวน"),
        (between("129500000", "130500000", "items"), "129.5 to 130.5 million items", "129.5 ถึง 130.5 ล้านชิ้น"),
        (between("592500000", "593500000", "CNY"), "592.5 to 593.5 million yuan", "592.5 ถึง 593.5 ล้านหยวน"),
        (between("710000", "1040000", "items"), "0.71 to 1.04 million items", "0.71 ถึง 1.04 ล้านชิ้น"),
        (between("73000000", "74000000", "items"), "73 to 74 million items", "73 ถึง 74 ล้านชิ้น"),
        (between("117", "117", "cities"), "117 cities", "117 เมือง"),
        (between("1", "1", "cities"), "1 city", "1 เมือง"),
        (between("29.5", "30.5", "percent"), "29.5 to 30.5%", "29.5 ถึง 30.5%"),
        (between("0.45", "0.55", "share"), "0.45 to 0.55 shares", "0.45 ถึง 0.55 สัดส่วน"),
        (between("10", "20", "seconds"), "10 to 20 seconds", "10 ถึง 20 วินาที"),
        (between("-3.5", "-2.5", "tonnes"), "−3.5 to −2.5 tonnes", "−3.5 ถึง −2.5 ตัน"),
        (
            Interval(Decimal(250000), INFINITY, "tonnes", high_open=True),
            "at least 250,000 tonnes",
            "อย่างน้อย 250,000 ตัน",
        ),
        (
            Interval(Decimal(73_000_000), INFINITY, "items", high_open=True),
            "at least 73 million items",
            "อย่างน้อย 73 ล้านชิ้น",
        ),
        (Interval(Decimal(0), INFINITY, "items", high_open=True), "at least 0 items", "อย่างน้อย 0 ชิ้น"),
        # From nothing: an upper bound, whether or not its ends are open.
        (between("0", "20", "seconds"), "at most 20 seconds", "ไม่เกิน 20 วินาที"),
        (Interval(Decimal(0), Decimal(20), "seconds", True, True), "at most 20 seconds", "ไม่เกิน 20 วินาที"),
        (between("0", "1", "cities"), "at most 1 city", "ไม่เกิน 1 เมือง"),
        (between("0", "0.5", "tonnes"), "at most 0.5 tonnes", "ไม่เกิน 0.5 ตัน"),
        (between("0", "30500000", "CNY"), "at most 30.5 million yuan", "ไม่เกิน 30.5 ล้านหยวน"),
        (between("0", "50", "percent"), "at most 50%", "ไม่เกิน 50%"),
        (between("0", "0", "items"), "0 items", "0 ชิ้น"),
        (between("0.1", "20", "seconds"), "0.1 to 20.0 seconds", "0.1 ถึง 20.0 วินาที"),
        (between("-1", "20", "tonnes"), "−1 to 20 tonnes", "−1 ถึง 20 ตัน"),
        (between("-3", "0", "tonnes"), "−3 to 0 tonnes", "−3 ถึง 0 ตัน"),
    ],
)
def test_intervals(interval: Interval, english: str, thai: str) -> None:
    assert quantity_words(interval, NAMES) == english
    assert quantity_words(interval, NAMES, "th") == unbroken(thai)


@each(
    ("interval", "words"),
    [
        # Two ends one apart are not to be shown as if they were two apart, or none.
        (between("129.5", "130.5", "items"), "129.5 to 130.5 items"),
        (between("4.45657", "4.45687", "CNY"), "4.45657 to 4.45687 yuan"),
        (between("4.455", "4.470", "CNY"), "4.455 to 4.470 yuan"),
        (between("1053.94", "2133.33", "CNY"), "1,054 to 2,133 yuan"),
        (between("0.41286", "0.58333", "CNY"), "0.413 to 0.583 yuan"),
        # A point shows three significant digits, and all digits of a whole number.
        (between("7.0312", "7.0312", "CNY"), "7.03 yuan"),
        (between("4.918918918918", "4.918918918918", "CNY"), "4.92 yuan"),
        (between("49.18918918", "49.18918918", "CNY"), "49.2 yuan"),
        (between("531.9634", "531.9634", "CNY"), "532 yuan"),
        (between("5319.634", "5319.634", "CNY"), "5,320 yuan"),
        (between("5319", "5319", "CNY"), "5,319 yuan"),
        (between("0.491891", "0.491891", "CNY"), "0.492 yuan"),
        (between("4.5", "4.5", "CNY"), "4.5 yuan"),
        (between("53196340", "53196340", "CNY"), "53.2 million yuan"),
        (between("0.000001234", "0.000001234", "CNY"), "0.000001 yuan"),
        (between("8", "25", "CNY"), "8 to 25 yuan"),
    ],
)
def test_enough_places_are_shown_to_tell_the_ends(interval: Interval, words: str) -> None:
    assert quantity_words(interval, NAMES) == words


@given(st.integers(1, 10**10), st.integers(1, 10**5), st.integers(0, 4))
def test_shown_ends_differ_from_the_true_ones_by_a_twentieth_of_the_interval(
    start: int, width: int, places: int
) -> None:
    scale = Decimal(1).scaleb(-places)
    low, high = start * scale, (start + width) * scale
    shown = quantity_words(Interval(low, high), {}).replace(",", "")
    numbers, _, word = shown.removesuffix("illion").rpartition(" ")
    factor = {"m": 10**6, "b": 10**9}.get(word, 1)
    first, _, second = (numbers if word in ("m", "b") else shown).partition(" to ")
    assert abs(Decimal(first) * factor - low) * 20 <= high - low
    assert abs(Decimal(second) * factor - high) * 20 <= high - low


@each(
    ("interval", "english", "thai"),
    [
        (between("0.177", "0.178"), "17.7 to 17.8%", "17.7 ถึง 17.8%"),
        (between("0.5", "0.5"), "50%", "50%"),
        (between("1", "1"), "100%", "100%"),
        (between("1.875", "1.885"), "1.875 to 1.885 times", "1.875 ถึง 1.885 เท่า"),
        (between("214", "267"), "214 to 267 times", "214 ถึง 267 เท่า"),
        (between("30", "40", "percent"), "30 to 40%", "30 ถึง 40%"),
        (between("2", "3", "times"), "2 to 3 times", "2 ถึง 3 เท่า"),
        (between("0.25", "0.75", "share"), "25 to 75%", "25 ถึง 75%"),
        (between("8", "25", "CNY/meals"), "8 to 25 yuan per meal", "8 ถึง 25 หยวนต่อชุด"),
        (between("0", "0.25"), "at most 25%", "ไม่เกิน 25%"),
        (between("0", "4"), "at most 4 times", "ไม่เกิน 4 เท่า"),
        (between("4.918918", "4.918918"), "4.92 times", "4.92 เท่า"),
    ],
)
def test_results_show_pure_numbers_as_percent_or_multiple(
    interval: Interval, english: str, thai: str
) -> None:
    assert result_words(interval, NAMES) == english
    assert result_words(interval, NAMES, "th") == unbroken(thai)


# --- Units and hedges ---------------------------------------------------------------------------------------


@each(
    ("unit", "many", "language", "words"),
    [
        (None, True, "en", ""),
        ("CNY", False, "en", "yuan"),
        ("tonnes", False, "en", "tonne"),
        ("tonnes", True, "en", "tonnes"),
        ("tonnes", True, "th", "ตัน"),
        ("CNY/meals", True, "en", "yuan per meal"),
        ("CNY/meals", True, "th", "หยวนต่อชุด"),
        ("meals/cities*days", True, "en", "meals per city and day"),
        ("meals/cities*days", True, "th", "ชุดต่อเมืองต่อวัน"),
        ("meals/days*schools", True, "th", "ชุดต่อโรงเรียนต่อวัน"),
        ("views/livestreams", True, "th", "ครั้งต่อไลฟ์สตรีมหนึ่งครั้ง"),
        ("doctors/merchants", True, "th", "คนต่อผู้ค้าหนึ่งราย"),
        ("CNY/doctors", True, "th", "หยวนต่อคน"),
        ("people/days", False, "en", "person a day"),
        ("people/days", True, "th", "คนต่อวัน"),
        ("1/days", True, "en", "per day"),
        ("1/days", True, "th", "ต่อวัน"),
    ],
)
def test_units(unit: str | None, many: bool, language: Language, words: str) -> None:
    assert unit_words(unit, NAMES, many, language) == words


@each(
    ("phrase", "unit", "words"),
    [
        ("593 ล้านหยวน", "CNY", "593 million yuan"),
        ("มากกว่า 73 ล้านชิ้น", "items", "more than 73 million items"),
        ("อย่างน้อย 5 ตัน", "tonnes", "at least 5 tonnes"),
        ("เกือบ 400,000 ชุด", "meals", "almost 400,000 meals"),
        ("ราว 562 ล้านหยวน", "CNY", "about 562 million yuan"),
        ("ภายใน 20 วินาที", "seconds", "within 20 seconds"),
        ("50-100 ล้านคนต่อวัน", "people/days", "50 to 100 million people a day"),
        ("8-25 หยวน", "CNY", "8 to 25 yuan"),
        ("กึ่งหนึ่ง", "share", "half"),
        ("30%", "percent", "30%"),
        ("1 เมือง", "cities", "1 city"),
        # All digits that are printed, and none besides.
        ("กว่า 3,350 ล้านหยวน", "CNY", "more than 3.350 billion yuan"),
        ("3,350.0 ล้านหยวน", "CNY", "3.3500 billion yuan"),
        ("28 พันล้านหยวน", "CNY", "28 billion yuan"),
        ("999 ล้านหยวน", "CNY", "999 million yuan"),
        ("73.0 ล้านชิ้น", "items", "73.0 million items"),
        ("100 ล้านชิ้น", "items", "100 million items"),
        ("1 ร้อยล้านชิ้น", "items", "100 million items"),
        ("6,000,000 ชิ้น", "items", "6,000,000 items"),
        ("4.50 หยวน", "CNY", "4.50 yuan"),
        ("900-1,100 ล้านหยวน", "CNY", "0.900 to 1.100 billion yuan"),
        # A hedge behind the number says how far it reaches.
        ("30 ล้านกว่าหยวน", "CNY", "more than 30 million yuan, less than 31 million yuan"),
    ],
)
def test_printed_numbers_keep_their_hedge(phrase: str, unit: str, words: str) -> None:
    assert printed_words(read_quantity(phrase), unit, NAMES) == words


@each(
    ("value", "words"),
    [
        (0, "0"),
        (0.1 + 0.2, "0.3"),
        (-2.5, "\N{MINUS SIGN}2.5"),
        (15000, "15,000"),
        (999_999.0, "999,999"),
        (1e6, "1 million"),
        (2.5e8, "250 million"),
        (1e9, "1 billion"),
        (2.8e10, "28 billion"),
    ],
)
def test_an_axis_writes_numbers_as_prose_does(value: float, words: str) -> None:
    assert axis_words([value]) == [words]
    if value >= 1e6:
        assert number_words(Decimal(f"{value:.0f}"), "CNY", NAMES) == f"{words} yuan"


@each(
    ("values", "words"),
    [
        ((4.42, 4.435, 4.45), ["4.420", "4.435", "4.450"]),
        ((0, 5e8, 1e9, 1.5e9), ["0", "500 million", "1 billion", "1.5 billion"]),
        ((0, 25, 50), ["0", "25", "50"]),
        ((), []),
    ],
)
def test_the_numbers_of_an_axis_have_as_many_decimals(values: tuple[float, ...], words: list[str]) -> None:
    assert axis_words(values) == words


def test_every_unit_of_the_book_has_words_for_one_and_many_in_both_languages(report: recount.Report) -> None:
    for unit in report.units:
        for many in (False, True):
            assert unit_words(unit, report.units, many, "en"), unit
            assert unit == "percent" or any(
                "\u0e01" <= letter <= "\u0e2e" for letter in unit_words(unit, report.units, many, "th")
            ), unit


def test_prose_rounds_a_narrow_range_to_one_number_and_a_wide_one_at_both_ends() -> None:
    narrow = Interval(Decimal("0.0065723"), Decimal("0.00659205"), None)
    assert about_words(narrow, NAMES) == "about 0.66%"
    assert about_words(narrow, NAMES, "th") == "ราว 0.66%"
    wide = Interval(Decimal("509091"), Decimal("644444"), "items")
    assert about_words(wide, NAMES) == "about 510,000 to 640,000 items"
    assert about_words(Interval(Decimal("0.2113"), Decimal("0.2279"), None), NAMES) == "about 21 to 23%"
    with pytest.raises(ValueError, match="without an upper end is not about any number"):
        about_words(Interval(Decimal("0.9"), Decimal("Infinity"), None), NAMES)
    assert about_words(narrow, NAMES, "th", prose=True) == "ราวร้อยละ\N{NO-BREAK SPACE}0.66"


@each(
    ("interval", "table", "prose"),
    [
        (between("0.177", "0.178"), "17.7 ถึง 17.8%", "ร้อยละ 17.7 ถึง 17.8"),
        (between("0", "0.25"), "ไม่เกิน 25%", "ไม่เกินร้อยละ 25"),
        (between("925", "932", "doctors/schools"), "925 ถึง 932 คนต่อโรงเรียน", "แพทย์ 925 ถึง 932 คนต่อโรงเรียน"),
        (
            Interval(Decimal(3), INFINITY, "doctors/schools"),
            "อย่างน้อย 3 คนต่อโรงเรียน",
            "แพทย์อย่างน้อย 3 คนต่อโรงเรียน",
        ),
        (between("8", "25", "CNY/meals"), "8 ถึง 25 หยวนต่อชุด", "8 ถึง 25 หยวนต่อชุด"),
        (between("3", "3", "doctors"), "3 คน", "3 คน"),
    ],
)
def test_thai_prose_says_per_cent_first_and_names_what_a_rate_counts(
    interval: Interval, table: str, prose: str
) -> None:
    told = [result_words(interval, NAMES, "th"), result_words(interval, NAMES, "th", prose=True)]
    told[1] = named_words(told[1], interval.unit, NAMES, "th")
    assert [words.replace("\N{NO-BREAK SPACE}", " ") for words in told] == [table, prose]
    assert result_words(interval, NAMES, "en", prose=True) == result_words(interval, NAMES, "en")


@each(
    ("value", "words"),
    [
        ("9999000000", "9,999 ล้าน"),
        ("10000000000", "1 หมื่นล้าน"),
        ("28300000000", "2.83 หมื่นล้าน"),
        ("15234000000", "15,234 ล้าน"),
        ("130000000000", "1.3 แสนล้าน"),
        ("509711000000", "509,711 ล้าน"),
        ("2500000000000", "2.5 ล้านล้าน"),
    ],
)
def test_thai_counts_in_tens_of_thousands_of_millions_as_newspapers_do(value: str, words: str) -> None:
    assert number_words(Decimal(value), None, NAMES, "th") == unbroken(words)


def test_an_interval_of_more_than_three_digits_is_counted_in_millions() -> None:
    short, long = between("27500000000", "28500000000"), between("15233000000", "15235000000")
    assert quantity_words(short, NAMES, "th") == unbroken("2.75 ถึง 2.85 หมื่นล้าน")
    assert quantity_words(long, NAMES, "th") == unbroken("15,233 ถึง 15,235 ล้าน")


@each(
    ("value", "step", "words"),
    [
        ("28000000000", "1000000000", "2.8 หมื่นล้าน"),
        ("30000000000", "1000000000", "3.0 หมื่นล้าน"),
        ("5000000000", "1000000000", "5 พันล้าน"),
        ("300000000", "100000000", "3 ร้อยล้าน"),
        ("12000", "1000", "1.2 หมื่น"),
        ("250", "10", "2.5 ร้อย"),
        ("12345678900", "100", "12,345.6789 ล้าน"),
        ("6000000", "1", "6,000,000"),
        ("30.9", "0.0001", "30.9000"),
    ],
)
def test_thai_prints_as_many_places_as_were_printed(value: str, step: str, words: str) -> None:
    number = Quantity(Decimal(value), Decimal(step), Decimal(step))
    assert printed_words(number, "CNY", NAMES, "th").removesuffix("หยวน").rstrip() == unbroken(words)
    assert read_quantity(words).step == Decimal(step)


@each(
    ("phrase", "unit", "counted"),
    [
        ("เกือบ 10,000 คน", "doctors", "แพทย์เกือบ 10,000 คน"),
        ("130 คน", "doctors", "แพทย์ 130 คน"),
        ("กว่า 3,350 ล้านหยวน", "CNY", "มากกว่า 3,350 ล้านหยวน"),
    ],
)
def test_thai_prose_says_what_is_counted_before_the_number(phrase: str, unit: str, counted: str) -> None:
    printed = read_quantity(phrase)
    assert counted_words(printed, unit, NAMES, "th") == unbroken(counted)
    assert counted_words(printed, unit, NAMES, "en") == printed_words(printed, unit, NAMES, "en")
    assert digits_words(printed, NAMES, "th") in counted_words(printed, unit, NAMES, "th")


def test_a_blank_of_thai_stands_before_digits_and_not_before_words() -> None:
    told = Words("it comes to {left}", "คำนวณได้ {left} และ {right}")
    assert say_numbers(told, "th", left="ราว 5", right="6") == "คำนวณได้ราว 5 และ 6"
    assert say_numbers(told, "en", left="ราว 5") == "it comes to ราว 5"


def test_names_in_a_row_have_an_and_before_the_last() -> None:
    assert listed(["a"], "en") == "a"
    assert listed(["a", "b"], "en") == "a and b"
    assert listed(["a", "b", "c"], "en") == "a, b and c"
    assert listed(["ก", "ข"], "th") == "กและข"
    assert listed(["ก", "ข", "ค"], "th") == "ก ข และค"
    with pytest.raises(ValueError, match="not enough values"):
        listed([], "en")
