"""Dates as the data writes them: a day, a month, a year, or two of them with a slash between.

Knows the calendar, not what a date stands for.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from recount.wording import Language

_MONTHS_TH = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
_BUDDHIST_ERA = 543  # years that Thai dates are ahead


class PeriodError(ValueError):
    """A date that the calendar does not know."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from first to last, both included, and the text that named them."""

    first: date
    last: date
    text: str

    def words(self, language: Language = "en") -> str:
        """The period in words: '10 May 2020', '1 to 6 April 2020'; in Thai with Buddhist years."""
        ends = self.text.split("/")
        if language == "en" and len(ends) == 2 and ends[0][:7] == ends[1][:7] and len(ends[0]) == 10:
            return f"{self.first.day} to {_words(ends[1], 'en')}"
        return (" to " if language == "en" else " ถึง ").join(_words(end, language) for end in ends)


def _words(text: str, language: Language) -> str:
    year, *rest = map(int, text.split("-"))
    shown = str(year if language == "en" else year + _BUDDHIST_ERA)
    if not rest:
        return shown
    month = calendar.month_name[rest[0]] if language == "en" else _MONTHS_TH[rest[0] - 1]
    return " ".join([*map(str, rest[1:]), month, shown])


def read_period(text: str) -> Period:
    """The period that a text such as '2020-05-10', '2020-04' or '2020-01/2020-02' names.

    Raises PeriodError when there is no such day or the second end lies before the first.
    """
    ends = text.split("/")
    if len(ends) > 2:
        raise PeriodError(f"'{text}' has more than two ends; write one date, or two with a slash between")
    days = [_days(end) for end in ends]
    first, last = days[0][0], days[-1][1]
    if first > last:
        raise PeriodError(f"'{text}' ends before it begins; turn the two dates round")
    return Period(first, last, text)


def _days(text: str) -> tuple[date, date]:
    """First and last day of a day, month or year."""
    try:
        year, month, day = (int(part) for part in [*text.split("-"), "0", "0"][:3])
        if day or text.count("-") == 2:
            return date(year, month, day), date(year, month, day)
        if month or text.count("-") == 1:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:  # calendar's own error is one
        raise PeriodError(
            f"'{text}' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020"
        ) from None
