"""A Thai number, in digits or in words: what it is worth and how finely it is printed.

Knows numbers only: no hedges, no units. `Number` is what thai.py builds a phrase's meaning from.

A spelled number is as fine as its digits, since words cannot say whether their zeros are meant: สองพันห้าร้อย
is 2,500 (last place: one), สองร้อยล้าน is 200 ล้าน (last place: a million). Digits before a magnitude word are
coarser by choice: 2 แสน was not written as 200,000 (last place: a hundred thousand).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from recount.thai.words import DIGIT_WORDS, MAGNITUDES, MILLION, PLACES, THAI_DIGITS

_ONE = Decimal(1)
_TENTH = Decimal("0.1")
_FIFTH = Decimal("0.2")
_HALF = Decimal("0.5")

#: More digits than this would leave the 28 places that Decimal computes with, once multiplied.
_MOST_DIGITS = 15

#: A share of more parts than this is no round share any more, and its four places would not tell it apart.
_MOST_PARTS = 100
_SHARE_PLACES = Decimal("0.0001")

#: Magnitudes after which ครึ่ง adds half of one; joined ones (2 พันล้านครึ่ง) can mean two things.
_HALVED = frozenset(Decimal(MAGNITUDES[word]) for word in ("พัน", "หมื่น", "แสน", "ล้าน"))

ARABIC_DIGITS = str.maketrans(THAI_DIGITS, "0123456789")

_WELL_FORMED = re.compile(r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]+)?")
_DIGIT_WORD = "|".join(DIGIT_WORDS[1:])
_PLACE = re.compile(f"({_DIGIT_WORD})?({'|'.join(PLACES)})")
_BELOW_HUNDRED = re.compile(
    f"(?:(?P<tens>ยี่|{'|'.join(DIGIT_WORDS[3:])})?(?P<ten>สิบ))?(?P<ones>{_DIGIT_WORD}|เอ็ด)?"
)
_TENS = {None: 1, "ยี่": 2} | {word: count for count, word in enumerate(DIGIT_WORDS) if count > 2}
_ONES = {None: 0, "เอ็ด": 1} | {word: count for count, word in enumerate(DIGIT_WORDS)}
# สิบล้าน is left out: สองจุดห้าสิบล้าน is 2.50 million to some and 25 million to others.
_AFTER_FRACTION = sorted(MAGNITUDES.keys() - {"สิบล้าน"}, key=len, reverse=True)
_FRACTION = re.compile(
    f"(?P<whole>.+)จุด(?P<parts>(?:{'|'.join(DIGIT_WORDS)})+?)(?P<magnitude>{'|'.join(_AFTER_FRACTION)})?"
)
_ANY_DIGIT_WORD = re.compile("|".join(DIGIT_WORDS))


class Unreadable(Exception):
    """A part of a phrase that cannot be read: which one, why, and what to write instead."""

    def __init__(self, part: str, why: str, remedy: str) -> None:
        super().__init__(part, why, remedy)
        self.part, self.why, self.remedy = part, why, remedy


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros after the point and without an exponent."""
    short = number.normalize()
    return short.quantize(_ONE) if int(short.as_tuple().exponent) > 0 else short


@dataclass(frozen=True, slots=True)
class Number:
    """One printed number.

    value, step, loose_step: as in `recount.quantity.Quantity`.
    reach: what กว่า or เศษ right after it adds at most: less than one of the magnitude word before it (a
        million after 20 ล้าน), or of the last place that is not zero where there is none (ten after 20).
    tail: the magnitude that the number ends in (a million for 20 ล้าน), 1 where there is none.
    bare: whether it carries no magnitude word at all, so that a range may lend it one.
    spelled: whether it is written in words.
    excess: less than what กว่า or เศษ, where it stands behind the number, adds; else None.
    """

    value: Decimal
    step: Decimal
    loose_step: Decimal
    reach: Decimal
    tail: Decimal = _ONE
    bare: bool = True
    spelled: bool = False
    excess: Decimal | None = None

    def scaled(self, magnitude: int | Decimal) -> Number:
        """The number with a magnitude word after it."""
        return replace(
            self,
            value=plain(self.value * magnitude),
            step=plain(self.step * magnitude),
            loose_step=plain(self.loose_step * magnitude),
            reach=plain(self.step * magnitude),
            excess=None if self.excess is None else plain(self.excess * magnitude),
            tail=self.tail * magnitude,
            bare=False,
        )

    def continued(self, smaller: Number) -> Number | None:
        """The number with a smaller one after it (3 ล้าน 5 แสน); None where that makes no number.

        A ล้าน at the end that only the smaller one has counts for both: 2 พัน 5 ร้อยล้าน. Where only the larger
        one has it, it may count for both in speech (3 พันล้าน 5 ร้อย), but not in writing.
        """
        shares_millions = smaller.value >= self.step and self.step <= MILLION < smaller.tail
        larger = self.scaled(MILLION) if shares_millions else self
        may_lack_millions = smaller.tail < MILLION and smaller.value * MILLION < self.step
        if smaller.value >= larger.step or smaller.step != smaller.tail or may_lack_millions:
            return None
        return replace(smaller, value=larger.value + smaller.value, tail=_ONE)

    def out_of(self, parts: Number) -> Number | None:
        """The share that it is of some parts (3 ใน 4), to four places; None where that is no share.

        As fine as halves are: to a fifth of one part, loosely to one part.
        """
        if not (self._counts() and parts._counts() and self.value < parts.value <= _MOST_PARTS):
            return None
        share, part = ((count / parts.value).quantize(_SHARE_PLACES) for count in (self.value, _ONE))
        step = (_FIFTH / parts.value).quantize(_SHARE_PLACES)
        return Number(plain(share), plain(step), plain(part), plain(part), bare=False, spelled=True)

    def _counts(self) -> bool:
        """Whether it is a plain whole number from one up."""
        return self.bare and self.step == _ONE and self.value >= 1

    def and_a_half(self) -> Number | None:
        """The number with ครึ่ง after its magnitude word; None where that is not clear."""
        return self._plus_half() if self.tail in _HALVED and self.reach == self.tail else None

    def and_half_a_unit(self) -> Number | None:
        """The number with ครึ่ง after its unit (สองเท่าครึ่ง); None where that is not clear."""
        return self._plus_half() if self.bare and self.step == _ONE else None

    def _plus_half(self) -> Number:
        return replace(half(self.tail), value=plain(self.value + self.tail * _HALF), spelled=self.spelled)


def half(magnitude: int | Decimal = 1) -> Number:
    """Half of a magnitude: printed like 0.5 of it, though it may well be rounded to halves."""
    size = Decimal(magnitude)
    value = plain(size * _HALF)
    return Number(value, plain(size * _TENTH), value, value, size, bare=False, spelled=True)


def from_digits(run: str) -> Number:
    """The number that a run of digits with commas and a point prints.

    Raises Unreadable for mixed scripts, bad grouping, leading zeros and over-long numbers.
    """
    digits = run.translate(ARABIC_DIGITS)
    if digits != run and any(mark in "0123456789" for mark in run):
        raise Unreadable(
            run, "Thai and Arabic digits are mixed inside one number", "write it in one of the two"
        )
    if not _WELL_FORMED.fullmatch(digits):
        raise Unreadable(
            run, "its digits are not grouped as a number", "group them in threes as in 1,234,567.8"
        )
    return _printed_decimal(run, digits.replace(",", ""))


def _printed_decimal(run: str, digits: str, spelled: bool = False) -> Number:
    """The number of a plain decimal string: the step is its last place, the loose one its last not zero."""
    if len(digits) > _MOST_DIGITS:
        raise Unreadable(run, f"it has more than {_MOST_DIGITS} digits", "use a magnitude word such as ล้าน")
    number = Decimal(digits)
    step = _ONE.scaleb(int(number.as_tuple().exponent))
    loose_step = plain(_ONE.scaleb(int(number.normalize().as_tuple().exponent))) if number else step
    loose_step = max(step, loose_step)
    return Number(plain(number), step, loose_step, loose_step if step == _ONE else step, spelled=spelled)


def from_words(run: str) -> Number:
    """The number that a run of Thai number words (without blanks) spells.

    Raises Unreadable for an order of words that spells no number, and for the spoken short form
    (สองพันห้า: 2,005 in writing, 2,500 in speech).
    """
    fraction = _FRACTION.fullmatch(run)
    if fraction:
        return _from_fraction(run, fraction)
    if run == DIGIT_WORDS[0]:
        return _printed_decimal(run, "0", spelled=True)
    return _from_groups(run, run.split("ล้าน"))


def _from_fraction(run: str, words: re.Match[str]) -> Number:
    """A number with จุด: the digits after it are spoken one by one."""
    if "จุด" in words["whole"]:
        raise _misspelt(run)
    whole = from_words(words["whole"])
    if whole.value >= MILLION:
        raise _misspelt(run)
    if words["whole"].endswith(tuple(PLACES)):
        why = "in speech it counts tenths of its magnitude, in writing tenths of one"
        raise Unreadable(run, why, "write the number in digits")
    parts = "".join(str(DIGIT_WORDS.index(word)) for word in _ANY_DIGIT_WORD.findall(words["parts"]))
    number = _printed_decimal(run, f"{whole.value}.{parts}", spelled=True)
    return number.scaled(MAGNITUDES[words["magnitude"]]) if words["magnitude"] else number


def _from_groups(run: str, groups: list[str]) -> Number:
    """A number of up to three groups of six places, each but the last followed by ล้าน."""
    if len(groups) > 3:
        raise _misspelt(run)
    value = 0
    terms: list[tuple[int, int]] = []
    for position, group in enumerate(groups):
        first = position == 0
        found = [(1, 1)] if first and not group else _group_terms(run, group, first)
        value = value * MILLION + sum(count * place for count, place in found)
        if found:
            terms, millions = found, MILLION ** (len(groups) - 1 - position)
            compound = not first or len(found) > 1
    count, place = terms[-1]
    last = Decimal(place * millions)
    loose_step = last * 10 if count % 10 == 0 else last
    return Number(
        Decimal(value),
        Decimal(millions),
        loose_step,
        # After สองร้อยล้าน the word before may be ล้าน or ร้อยล้าน; the farther of the two excludes neither.
        loose_step if last == _ONE else last,
        Decimal(millions) if compound else last,
        bare=not compound and last == _ONE,
        spelled=True,
    )


def _group_terms(run: str, group: str, first: bool) -> list[tuple[int, int]]:
    """What the words of one group of six places count: pairs of a count and its place."""
    terms: list[tuple[int, int]] = []
    position = 0
    while found := _PLACE.match(group, position):
        count, place = found[1], PLACES[found[2]]
        # Only the word that opens a number may leave out its one: พันห้าร้อย, but not สองพันร้อย.
        if (terms and place >= terms[-1][1]) or (count is None and (terms or not first)):
            raise _misspelt(run)
        terms.append((_ONES[count] or 1, place))
        position = found.end()
    below_hundred = _below_hundred(run, group[position:], opens=first and not terms)
    return [*terms, (below_hundred, 1)] if below_hundred else terms


def _below_hundred(run: str, words: str, opens: bool) -> int:
    """The tens and ones that end a group; `opens` says whether they also open the number."""
    found = _BELOW_HUNDRED.fullmatch(words)
    if not found:
        raise _misspelt(run)
    ones = found["ones"]
    if found["ten"]:
        if ones == "หนึ่ง":  # ten and one is always สิบเอ็ด
            raise _misspelt(run)
        return 10 * _TENS[found["tens"]] + _ONES[ones]
    if ones == "เอ็ด" and opens:
        raise _misspelt(run)
    if ones not in (None, "เอ็ด") and not opens:
        why = "in speech its last word counts the next place down, in writing ones"
        raise Unreadable(run, why, "write the number in digits")
    return _ONES[ones]


def _misspelt(run: str) -> Unreadable:
    return Unreadable(run, "these words in this order spell no number", "write the number in digits")
