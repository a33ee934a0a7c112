"""Days, months and years in words. Thai counts the years of the Buddhist era."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from recount.wording.language import EDITION, NO_BREAK, Language, Words

_BLANK: Mapping[Language, str] = {"en": " ", "th": NO_BREAK}
_TO: Mapping[Language, str] = {"en": " to ", "th": "–"}
#: A year that stands for itself, rather than behind a month.
YEAR_ALONE = Words("{year}", f"ปี{NO_BREAK}{{year}}")
YEARS_AHEAD = 543  # years that the Buddhist era is ahead
_MONTHS = (
    Words("January", "มกราคม"),
    Words("February", "กุมภาพันธ์"),
    Words("March", "มีนาคม"),
    Words("April", "เมษายน"),
    Words("May", "พฤษภาคม"),
    Words("June", "มิถุนายน"),
    Words("July", "กรกฎาคม"),
    Words("August", "สิงหาคม"),
    Words("September", "กันยายน"),
    Words("October", "ตุลาคม"),
    Words("November", "พฤศจิกายน"),
    Words("December", "ธันวาคม"),
)
#: For axes, where a month has little room.
_SHORT_MONTHS = (
    Words("Jan", "ม.ค."),
    Words("Feb", "ก.พ."),
    Words("Mar", "มี.ค."),
    Words("Apr", "เม.ย."),
    Words("May", "พ.ค."),
    Words("Jun", "มิ.ย."),
    Words("Jul", "ก.ค."),
    Words("Aug", "ส.ค."),
    Words("Sep", "ก.ย."),
    Words("Oct", "ต.ค."),
    Words("Nov", "พ.ย."),
    Words("Dec", "ธ.ค."),
)


def written_year(year: int, language: Language) -> int:
    """A year of the common era as the language counts it."""
    return year + YEARS_AHEAD if language == "th" else year


def written_month(month: int, language: Language) -> str:
    """A month's name: 'February', 'กุมภาพันธ์'."""
    return _MONTHS[month - 1][language]


def written_date(language: Language, year: int, month: int = 0, day: int = 0) -> str:
    """A day, a month or a year in words: '22 November 2026', 'พฤศจิกายน 2569'; 0 stands for none.

    No line of Thai breaks within it.
    """
    parts = [str(day)] * bool(day) + [_MONTHS[month - 1][language]] * bool(month)
    return _BLANK[language].join([*parts, str(written_year(year, language))])


def written_day(day: date, language: Language) -> str:
    """A day in words: '22 November 2026', '22 พฤศจิกายน 2569'."""
    return written_date(language, day.year, day.month, day.day)


def written_days(first: int, last: date, language: Language) -> str:
    """Days within one month: '6 to 12 February 2020', '6–12 กุมภาพันธ์ 2563'."""
    return f"{first}{_TO[language]}{written_day(last, language)}"


def short_date(language: Language, year: int, month: int = 0, day: int = 0) -> str:
    """A date as tables and axes write it: '1 Apr 2020', '1 เม.ย. 2563'; 0 stands for none."""
    parts = [str(day)] * bool(day) + [_SHORT_MONTHS[month - 1][language]] * bool(month)
    return _BLANK[language].join([*parts, str(written_year(year, language))])


def short_day(day: date, language: Language = EDITION) -> str:
    """A day as an axis writes it: '1 Apr 2020', '1 เม.ย. 2563'."""
    return short_date(language, day.year, day.month, day.day)


def short_days(first: int, last: date, language: Language = EDITION) -> str:
    """Days within one month as a table writes them: '6 to 12 Feb 2020', '6–12 ก.พ. 2563'."""
    return f"{first}{_TO[language]}{short_day(last, language)}"


def short_month(day: date, language: Language = EDITION) -> str:
    """A day's month as an axis writes it: 'Apr', 'เม.ย.'."""
    return _SHORT_MONTHS[day.month - 1][language]
