"""Dates as the data writes them: a day, a month, a year, or two of them with a slash between.

Knows the calendar, not what a date stands for.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from recount.wording import EDITION, TO, Language, say, written_date, written_year
from recount.wording.dates import YEAR_ALONE, YEARS_AHEAD, short_date, short_days, written_days

_LATEST = 2400  # a later year is one of the Buddhist era, as Thai pages and spreadsheets write it
_WRITTEN = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")


class PeriodError(ValueError):
    """A date that the calendar does not know."""


class BuddhistYearError(PeriodError):
    """A date in the Buddhist era, which no table uses."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from first to last, both included, and the text that named them."""

    first: date
    last: date
    text: str

    @property
    def is_within_a_month(self) -> bool:
        """Whether the period is known to a month or closer."""
        return (self.first.year, self.first.month) == (self.last.year, self.last.month)

    def words(self, language: Language = EDITION) -> str:
        """The period in words: '10 May 2020', '1 to 6 April 2020'; in Thai with Buddhist years."""
        return self._told(language, written_date, written_days)

    def short(self, language: Language = EDITION) -> str:
        """The period as tables write it: '10 May 2020', '10 พ.ค. 2563'."""
        return self._told(language, short_date, short_days)

    def _told(
        self, language: Language, told: Callable[..., str], joined: Callable[[int, date, Language], str]
    ) -> str:
        ends = [[int(part) for part in end.split("-")] for end in self.text.split("/")]
        if all(len(end) == 1 for end in ends):
            years = [written_year(year, language) for (year,) in ends]
            whole = years[0] if len(years) == 1 else say(TO, language, first=years[0], last=years[1])
            return say(YEAR_ALONE, language, year=whole)
        if len(ends) == 2 and len(ends[0]) == len(ends[1]) == 3 and self.is_within_a_month:
            return joined(self.first.day, self.last, language)
        first, *last = (told(language, *end) for end in ends)
        return say(TO, language, first=first, last=last[0]) if last else first


@lru_cache(maxsize=1024)  # most rows of a report speak of the same few
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
        if not _WRITTEN.fullmatch(text):
            raise ValueError
        numbers = [int(part) for part in text.split("-")]
        if numbers[0] > _LATEST:
            common = f"{numbers[0] - YEARS_AHEAD}{text[4:]}"
            raise BuddhistYearError(f"'{text}' has a year of the Buddhist era; write it as {common}")
        match numbers:
            case [year]:
                return date(year, 1, 1), date(year, 12, 31)
            case [year, month]:
                return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
            case parts:
                return date(*parts), date(*parts)
    except BuddhistYearError:
        raise
    except ValueError:  # calendar's own error is one
        raise PeriodError(
            f"'{text}' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020"
        ) from None
