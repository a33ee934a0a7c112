"""What no line may break: in narrow columns amounts, in a language without blanks names and dates as well.

Browsers cut such text by a dictionary, which knows few names and no amount. Knows words, no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from recount.wording.dates import written_month
from recount.wording.language import NO_BREAK, Language
from recount.wording.numbers import TO, UnitNames, scales

_MAGNITUDES = "(?:พัน|หมื่น|แสน)?ล้าน(?:ล้าน)?"
#: What the book counts besides the report's units.
_COUNTED = ("รายการ", "ตัว", "แบบ", "กรณี", "ส่วน")
#: A consonant with its marks: no line breaks before what it ends.
_LAST_LETTER = "[\u0e01-\u0e2e][\u0e30-\u0e3a\u0e45-\u0e4e]*"
_REPEATED = "ๆ"


def kept_together(words: Iterable[str], names: UnitNames, language: Language) -> re.Pattern[str]:
    """Return what matches all that stays in one line.

    words: names, and others that browsers cut wrongly. names: the units, whose words stay with their numbers.
    """
    blank = f"[ {NO_BREAK}]"
    word = _one_of(words)
    month = _one_of(written_month(number, language) for number in range(1, 13))
    unit = _one_of({*_COUNTED, *(name.name_th for name in names.values())})
    number = f"[0-9][0-9,.]*{blank}(?:{_MAGNITUDES}(?:{unit})?|{unit})"
    return re.compile(f"{word}|[0-9]{{1,2}}{blank}(?:{month})|{number}|{_LAST_LETTER}{blank}{_REPEATED}")


def amounts(names: UnitNames, language: Language, *, ranges: bool = False) -> re.Pattern[str]:
    """Return what matches an amount: a number with its unit.

    names: the units, whose words stay with their numbers. ranges: two numbers and what stands between them as
    well, for columns that have room for it.
    """
    blank = f"[ {NO_BREAK}]"
    number = "[0-9][0-9,.]*%?"
    if language == "th":
        unit, scale, between = _one_of(name.name_th for name in names.values()), _MAGNITUDES, ""
    else:
        unit = _one_of(word for name in names.values() for word in (name.name_many, name.name_one))
        scale, between = _one_of(word for _, word in scales(language)), blank
    words = f"{blank}(?:(?:{scale})(?:{between}(?:{unit}))?|{unit})"
    if not ranges:
        return re.compile(f"{number}{words}")
    to = TO[language].format(first="", last="").replace(" ", blank)
    return re.compile(f"{number}(?:{to}{number}(?:{words})?|{words})")


def _one_of(words: Iterable[str]) -> str:
    """What matches one of some words, the longest that fits."""
    return "|".join(map(re.escape, sorted(filter(None, words), key=len, reverse=True)))
