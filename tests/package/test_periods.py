"""Dates as the data writes them, and how readers see them."""

import re
from datetime import date

import pytest
from support import each, with_blanks

from recount.tables.periods import PeriodError, read_period


@each(
    ("text", "first", "last"),
    [
        ("2020-05-10", date(2020, 5, 10), date(2020, 5, 10)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2003", date(2003, 1, 1), date(2003, 12, 31)),
        ("2020-01/2020-03", date(2020, 1, 1), date(2020, 3, 31)),
        ("2020-04-01/2020-04-06", date(2020, 4, 1), date(2020, 4, 6)),
    ],
)
def test_a_period_reaches_from_its_first_day_to_its_last(text: str, first: date, last: date) -> None:
    period = read_period(text)
    assert (period.first, period.last) == (first, last)


@each(
    ("text", "message"),
    [
        ("2020-02-30", "'2020-02-30' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020"),
        ("2020-13", "'2020-13' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020"),
        ("2020-00", "'2020-00' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020"),
        ("May 2020", "'May 2020' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020"),
        # Read by parts alone, these would be dates.
        (
            "2020-05-10-3",
            "'2020-05-10-3' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020",
        ),
        ("2020-5-1", "'2020-5-1' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020"),
        (" 2020", "' 2020' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020"),
        ("๒๐๒๐", "'๒๐๒๐' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020"),
        ("２０２０", "'２０２０' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020"),
        ("20200510", "'20200510' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020"),
        ("2020-W19-7", "'2020-W19-7' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020"),
        # As Thai pages write years, and spreadsheets set to Thai.
        ("2563-05-10", "'2563-05-10' has a year of the Buddhist era; write it as 2020-05-10"),
        ("2563-05", "'2563-05' has a year of the Buddhist era; write it as 2020-05"),
        ("2020-01/2563", "'2563' has a year of the Buddhist era; write it as 2020"),
        ("2563-02-30", "'2563-02-30' has a year of the Buddhist era; write it as 2020-02-30"),
        ("2020-03/2020-02", "'2020-03/2020-02' ends before it begins; turn the two dates round"),
        (
            "2020/2021/2022",
            "'2020/2021/2022' has more than two ends; write one date, or two with a slash between",
        ),
    ],
)
def test_what_the_calendar_does_not_know_is_refused(text: str, message: str) -> None:
    with pytest.raises(PeriodError) as refused:
        read_period(text)
    assert str(refused.value) == message


@each(
    ("text", "english", "thai"),
    [
        ("2020-05-10", "10 May 2020", "10 พฤษภาคม 2563"),
        ("2020-03", "March 2020", "มีนาคม 2563"),
        ("2020", "2020", "ปี 2563"),
        ("2019/2020", "2019 to 2020", "ปี 2562 ถึง 2563"),
        ("2020-02-06/2020-02-12", "6 to 12 February 2020", "6–12 กุมภาพันธ์ 2563"),
        ("2020-05-10/2020-05", "10 May 2020 to May 2020", "10 พฤษภาคม 2563 ถึง พฤษภาคม 2563"),
        ("2020-01/2020-02", "January 2020 to February 2020", "มกราคม 2563 ถึง กุมภาพันธ์ 2563"),
    ],
)
def test_periods_in_words(text: str, english: str, thai: str) -> None:
    assert read_period(text).words() == english
    assert with_blanks(read_period(text).words("th")) == thai
    assert not re.search(r"\b[0-9]+ [^ถ]", read_period(text).words("th")), "no line breaks within a date"


@each(
    ("text", "english", "thai"),
    [
        ("2020-03-31", "31 Mar 2020", "31 มี.ค. 2563"),
        ("2020-03", "Mar 2020", "มี.ค. 2563"),
        ("2020", "2020", "ปี 2563"),
        ("2020-02-06/2020-02-12", "6 to 12 Feb 2020", "6–12 ก.พ. 2563"),
        ("2020-01-30/2020-02-02", "30 Jan 2020 to 2 Feb 2020", "30 ม.ค. 2563 ถึง 2 ก.พ. 2563"),
    ],
)
def test_periods_in_the_words_of_tables(text: str, english: str, thai: str) -> None:
    assert read_period(text).short("en") == english
    assert with_blanks(read_period(text).short("th")) == thai


@each(
    ("text", "within"),
    [
        ("2020-05-10", True),
        ("2020-05", True),
        ("2020-05-01/2020-05-31", True),
        ("2020-05-31/2020-06-01", False),
        ("2019-05/2020-05", False),
        ("2020", False),
        ("2019/2020", False),
    ],
)
def test_how_closely_a_period_is_known_is_not_a_matter_of_its_spelling(text: str, within: bool) -> None:
    assert read_period(text).is_within_a_month is within
