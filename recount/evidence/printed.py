"""Reads the number words that a source printed: English, Chinese, and what Italian and German pages have.

    read_printed("more than 40 million items")   40000000, to the million, more than
    read_printed("超过4000万件")                  40000000, to the ten thousand, more than

Strict on purpose: it is there to catch a cell that no longer says what its source said. A word before the
number that is on no list is refused, since it may be a hedge. Knows words and numbers, no table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

#: Words before a number, with the hedge that they make in evidence.csv. An average is a rounded number.
_HEDGES: Mapping[str, str] = {
    "at least": "at_least",
    "no less than": "at_least",
    "more than": "more_than",
    "greater than": "more_than",
    "over": "more_than",
    "超过": "more_than",
    "超": "more_than",
    "突破了": "more_than",
    "up to": "at_most",
    "as many as": "at_most",
    "less than": "less_than",
    "below": "less_than",
    "about": "approx",
    "approximately": "approx",
    "some": "approx",
    "an average of": "approx",
    "durchschnittlich das": "approx",
    "durchschnittlich": "approx",
    "almost": "almost",
    "nearly": "almost",
    "close to": "almost",
    "近": "almost",
    "quasi": "almost",
}
#: Behind the number's unit.
_HEDGES_BEHIND: Mapping[str, str] = {"左右": "approx"}
#: Words before a number that say nothing of its size.
_LEADS = ("US$", "$", "RMB", "CNY", "人民币", "三餐", "每人每天", "an accuracy of", "has")
_MAGNITUDES: Mapping[str, int] = {
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "bn": 9,
    "mila": 3,
    "万": 4,
    "萬": 4,
    "亿": 8,
    "億": 8,
}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_IN_WORDS = {word: Decimal(value) for value, word in enumerate(_WORDS, start=1)}
_DOUBLED = "doubled"
_PER_HUNDRED = " per 100"
_NUMBER = rf"""
    (?P<digits>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9]) | [0-9]+(?:[.,][0-9]+)? | {"|".join(_IN_WORDS)})
    (?:\ ?(?P<magnitude>{"|".join(_MAGNITUDES)})(?![a-z]))?
"""
_ONE = re.compile(_NUMBER, re.VERBOSE)
#: What cannot follow a number that was read to its end.
_MORE = re.compile(rf"[0-9]|(?<![a-z])({'|'.join(_MAGNITUDES)})(?![a-z])")
_TO = re.compile("-|到")


class PrintedError(ValueError):
    """Number words that are not read; the message says why."""


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as a source printed it.

    value, high: as spelled, so that their last digit stands at the last printed place; high for a range.
    hedge: the word of evidence.csv. multiple: it was printed as a multiple, such as "doubled".
    """

    value: Decimal
    high: Decimal | None
    hedge: str
    multiple: bool = False

    def in_unit(self, unit: str) -> PrintedNumber:
        """The number as growth where the unit is percent: what doubled grew by 100 percent."""
        if not self.multiple or unit != "percent":
            return self
        return PrintedNumber((self.value - 1) * 100, None, self.hedge)


@lru_cache(maxsize=1024)
def read_printed(phrase: str) -> PrintedNumber:
    """The number that a source's words give. PrintedError for words that are not understood."""
    rest, hedge = phrase, ""
    while rest and not _ONE.match(rest) and not rest.startswith(_DOUBLED):
        lead, meant = _lead(rest, phrase)
        if meant and hedge:
            raise PrintedError(f"'{phrase}' hedges twice")
        hedge = hedge or meant
        rest = rest[len(lead) :].lstrip(" ")
    if rest.startswith(_DOUBLED):
        return PrintedNumber(Decimal(2), None, hedge or "exact", multiple=True)
    if not rest:
        raise PrintedError(f"'{phrase}' holds no number")
    value, rest = _number(rest, phrase)
    high = None
    if (to := _TO.match(rest)) and _ONE.match(rest, to.end()):
        high, rest = _number(rest[to.end() :], phrase)
        if high <= value:
            raise PrintedError(f"'{phrase}' runs backwards")
    if rest == _PER_HUNDRED and high is None:
        return PrintedNumber(value.scaleb(-2), None, hedge or "exact")
    for word, meant in _HEDGES_BEHIND.items():
        if rest.endswith(word) and not hedge:
            hedge, rest = meant, rest.removesuffix(word)
    if re.search("[0-9]", rest) or any(
        re.search(rf"(?<![a-z]){word}(?![a-z])", rest) for word in _MAGNITUDES
    ):
        raise PrintedError(f"'{phrase}' goes on with another number, '{rest.strip()}'")
    return PrintedNumber(value, high, hedge or "exact")


def _lead(rest: str, phrase: str) -> tuple[str, str]:
    """A known word at the beginning, and the hedge that it makes, if it makes one."""
    folded = rest.casefold()
    for word in sorted((*_HEDGES, *_LEADS), key=len, reverse=True):
        if folded.startswith(word.casefold()):
            return word, _HEDGES.get(word, "")
    raise PrintedError(f"'{phrase}' begins with '{rest.split()[0]}', which is on no list of printed.py")


def _number(text: str, phrase: str) -> tuple[Decimal, str]:
    """The number at the beginning, spelled to its last printed place, and what follows."""
    found = _ONE.match(text)
    assert found is not None  # both callers have looked
    digits = found["digits"]
    if digits in _IN_WORDS:
        value = _IN_WORDS[digits]
    elif re.fullmatch("[0-9]{1,3}(,[0-9]{3})+", digits):
        value = Decimal(digits.replace(",", ""))
    else:
        value = Decimal(digits.replace(",", "."))  # a decimal comma
    rest = text[found.end() :]
    if found["magnitude"]:
        value = value.scaleb(_MAGNITUDES[found["magnitude"]])
    if re.match("[0-9.,]", rest):
        raise PrintedError(f"'{phrase}' has a number that is not read, '{text.split()[0]}'")
    return value, rest
