"""Reads a Thai number phrase, such as มากกว่า 73 ล้านชิ้น, into a `Quantity` quantity.

Knows how phrases are put together: hedges, number, unit, rate. Its words stand in thai_words.py and
its numbers are read by thai_numbers.py; it knows neither the report nor the dataset.

It never guesses: what is left over, or can mean two things, is refused with a `PhraseError`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from recount.quantity import Hedge, Quantity, combine_units
from recount.thai.numbers import ARABIC_DIGITS, Number, Unreadable, from_digits, from_words, half
from recount.thai.words import (
    COUNTS,
    DIGIT_WORDS,
    DIVISORS,
    HEDGES_AFTER,
    HEDGES_BEFORE,
    HEDGES_INSIDE,
    MAGNITUDES,
    MEASURES,
    MILLION,
    MONEY_SIGNS,
    NEUTRAL_AFTER,
    NEUTRAL_BEFORE,
    NUMBER_WORDS,
    PLACES,
    SPANS,
    UNCLEAR_UNITS,
    UNITS,
    HedgeMeaning,
)

__all__ = ["NUMBER_WORDS", "PhraseError", "read_quantity", "skeleton"]


class PhraseError(ValueError):
    """A phrase that cannot be read; its message quotes it, names the part and says what to do.

    phrase: the phrase as given. part: what in it could not be read. remedy: what to write instead.
    """

    def __init__(self, phrase: str, part: str, why: str, remedy: str) -> None:
        what = f"the phrase '{phrase}'" if part == phrase else f"'{part}' in the phrase '{phrase}'"
        super().__init__(f"cannot read {what}: {why}; {remedy}")
        self.phrase, self.part, self.remedy = phrase, part, remedy


# --- Spelling -------------------------------------------------------------------------------------

_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_BLANKS = re.compile(r"\s+")
_SPLIT_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_NO_SKELETON = re.compile("[^\u0e01-\u0e2e0-9]")


def _normalise(phrase: str) -> str:
    """The phrase in the one spelling that the tables use; every step leaves its looks unchanged."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", phrase))
    text = _SPLIT_SARA_AM.sub("\\1\u0e33", text).replace("เเ", "แ")
    return _BLANKS.sub(" ", text).strip()


def skeleton(text: str) -> str:
    """The consonants and digits of a text, Thai digits as Arabic ones.

    Two spellings that differ in misplaced vowels, tone marks, blanks or commas have one skeleton.
    """
    return _NO_SKELETON.sub("", text.translate(ARABIC_DIGITS))


# --- Patterns: each takes one token, with the blank before it ----------------------------------------


def _any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of some words that stands here; a blank in a word may be left out."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", " ?") for word in longest_first)


def _token(pattern: str) -> re.Pattern[str]:
    return re.compile(f" ?(?:{pattern})")


_REPEATED = "(?: ?ๆ)?"  # ราวๆ, กว่าๆ: the mark repeats the word and adds nothing
_MAGNITUDE_WORDS = _any_of(word.replace("ล้าน", " ล้าน").strip() for word in MAGNITUDES)
_UNIT_WORDS = _any_of(UNITS)
_DIVISOR_WORDS = _any_of(DIVISORS)

_BEFORE = _token(
    f"(?P<hedge>{_any_of(HEDGES_BEFORE)}){_REPEATED}|(?P<neutral>{_any_of(NEUTRAL_BEFORE)})"
    f"|(?P<between>ระหว่าง)|(?P<percent>ร้อยละ)|(?P<money>{_any_of(MONEY_SIGNS)})"
    f"|(?P<each>{_DIVISOR_WORDS})ละ"
)
_DIGITS = _token("(?P<run>[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*)")
_NUMBER_WORD = _any_of([*DIGIT_WORDS, *PLACES, "ล้าน", "สิบ", "ยี่", "เอ็ด"])
_WORDS = _token(f"(?P<run>(?:{_NUMBER_WORD})(?: ?(?:จุด ?(?={'|'.join(DIGIT_WORDS)}))?(?:{_NUMBER_WORD}))*)")
_MAGNITUDE = _token(f"(?P<word>{_MAGNITUDE_WORDS})")
_MILLIONS = _token("(?P<word>ล้าน(?: ?ล้าน)?)")
_HALF_OF_PERIOD = _token("(?P<period>ครึ่ง(?:ปี|เดือน|ทศวรรษ|ศตวรรษ)?(?:แรก|หลัง))")
_HALF_SHARE = _token("(?:ครึ่ง|กึ่ง)หนึ่ง")
_HALF = _token("ครึ่ง")
_INSIDE = _token(f"(?P<hedge>{_any_of(HEDGES_INSIDE)}){_REPEATED}")
_UNIT = _token(f"(?P<word>{_UNIT_WORDS})")
_PER = _token(f"(?:ต่อ|/) ?(?P<word>{_DIVISOR_WORDS})")
_AFTER = _token(f"(?P<hedge>{_any_of(HEDGES_AFTER)}){_REPEATED}|(?P<neutral>{_any_of(NEUTRAL_AFTER)})")
_DASH_OR_TO = _token("[-\u2010-\u2015\u2212~]|ถึง|จนถึง|ไปจนถึง")
_AND = _token("และ|กับ")

# Only for naming what is wrong.
_BROKEN_NUMBER = re.compile("[0-9๐-๙][0-9๐-๙.,]*(?:(?: [.,]? ?|[.,] )[0-9๐-๙][0-9๐-๙.,]*)+")
_NEXT_NUMBER = re.compile(f"[0-9๐-๙]|{_any_of([*NUMBER_WORDS])}")
_UNCLEAR_UNIT = _token(f"(?P<word>{_any_of(UNCLEAR_UNITS)})")


# --- Reading ----------------------------------------------------------------------------------------


def read_quantity(phrase: str) -> Quantity:
    """What a Thai number phrase says: hedges, number with magnitude, unit and rate, in that order.

    The unit is the general one of its classifier, a currency code, or None where none is named; of a
    rate it is a quotient such as people/days. A range has the finer step of its two numbers.
    A spelled or joined number is as fine as its last word; a half (ครึ่ง) as fine as 0.5, loosely a half.

    Raises PhraseError for what it cannot read, or could read in two ways.
    """
    try:
        return _Reader(_normalise(phrase)).read()
    except Unreadable as error:
        raise PhraseError(phrase, error.part, error.why, error.remedy) from None


class _Reader:
    """Takes one phrase apart from left to right; each method takes one kind of part."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.hedges: dict[HedgeMeaning, str] = {}
        self.unit_words: list[str] = []
        self.prefix_unit: str | None = None
        self.divisor: str | None = None
        self.divisor_words = ""
        self.between = False

    def read(self) -> Quantity:
        self._read_before()
        low, low_unit = self._read_number_and_unit()
        high: Number | None = None
        if self._take(_DASH_OR_TO) or (self.between and self._take(_AND)):
            high, high_unit = self._read_number_and_unit()
            low = self._matched(low, low_unit, high, high_unit)
            low_unit = high_unit
        elif self.between:
            raise Unreadable("ระหว่าง", "it opens a range, but no second number follows", "give both ends")
        self._read_rate()
        self._read_after()
        if self.position < len(self.text):
            raise self._leftover()
        return self._printed(low, high, low_unit)

    # Parts, in the order in which they stand.

    def _take(self, token: re.Pattern[str]) -> re.Match[str] | None:
        match = token.match(self.text, self.position)
        if match:
            self.position = match.end()
        return match

    def _peek(self, token: re.Pattern[str]) -> re.Match[str] | None:
        return token.match(self.text, self.position)

    def _read_before(self) -> None:
        while found := self._take(_BEFORE):
            word = found[found.lastgroup or 0]
            match found.lastgroup:
                case "hedge":
                    self._add_hedge(HEDGES_BEFORE[word], word)
                case "between":
                    self.between = True
                case "percent":
                    self._add_prefix_unit("percent", word)
                case "money":
                    self._add_prefix_unit(MONEY_SIGNS[word], word)
                case "each":
                    self._add_divisor(_unit_of(word), f"{word}ละ")

    def _read_number_and_unit(self) -> tuple[Number, str | None]:
        number, is_share = self._read_number()
        if is_share:
            return number, "share"
        unit = self._read_unit()
        if self._peek(_HALF):
            number = self._half_unit(number, unit)
        return number, unit

    def _read_number(self) -> tuple[Number, bool]:
        """The next number, and whether it is a half that stands for itself, a share."""
        if found := self._take(_DIGITS):
            return self._finish(self._read_digits(found)), False
        if period := self._take(_HALF_OF_PERIOD):
            raise Unreadable(period["period"], "it names a half of a period, not an amount", "leave it out")
        if share := self._take(_HALF_SHARE):
            self.unit_words.append(share[0].strip())
            return half(), True
        if self._take(_HALF):
            return self._read_half()
        if found := self._take(_WORDS):
            return self._finish(from_words(found["run"].replace(" ", ""))), False
        raise self._no_number()

    def _read_digits(self, first: re.Match[str]) -> Number:
        """Digits, the magnitude word after them, and smaller ones after that (3 ล้าน 5 แสน)."""
        number = self._with_magnitude(from_digits(first["run"]))
        while not number.bare and (found := self._take(_DIGITS)):
            smaller = self._with_magnitude(from_digits(found["run"]))
            joined = None if smaller.bare else number.continued(smaller)
            if joined is None:
                part = self.text[first.start() : self.position].strip()
                raise Unreadable(part, "the second number does not continue the first", "write one number")
            number = joined
        return number

    def _with_magnitude(self, number: Number) -> Number:
        found = self._take(_MAGNITUDE)
        return number.scaled(MAGNITUDES[_bare(found["word"])]) if found else number

    def _finish(self, number: Number) -> Number:
        """The number with what may stand between it and its unit: ครึ่ง, or กว่า and a late magnitude."""
        if not self._peek(_HALF_SHARE) and self._take(_HALF):
            whole = number.and_a_half()
            if whole is None:
                raise Unreadable("ครึ่ง", "what it halves is not clear", "write the number as a decimal")
            return whole
        if found := self._take(_INSIDE):
            self._add_hedge(HEDGES_INSIDE[found["hedge"]], found["hedge"])
            return self._late_magnitude(number)
        return number

    def _late_magnitude(self, number: Number) -> Number:
        """The number with the magnitude after its hedge: 20 กว่าล้าน, 2 พันกว่าล้าน."""
        if number.bare:
            return self._with_magnitude(number)
        found = self._take(_MILLIONS) if number.value < MILLION else None
        return number.scaled(MAGNITUDES[_bare(found["word"])]) if found else number

    def _read_half(self) -> tuple[Number, bool]:
        """After ครึ่ง: a magnitude (ครึ่งล้าน), something measured (ครึ่งปี), or nothing, which is a share."""
        if found := self._take(_MAGNITUDE):
            return half(MAGNITUDES[_bare(found["word"])]), False
        unit = self._peek(_UNIT)
        if unit and _bare(unit["word"]) in COUNTS:
            part = f"ครึ่ง{unit['word']}"
            raise Unreadable(part, "what is counted has no halves", "write ครึ่งหนึ่ง for the share")
        if unit is None:
            self.unit_words.append("ครึ่ง")
        return half(), unit is None

    def _read_unit(self) -> str | None:
        found = self._take(_UNIT)
        if not found:
            return None
        self.unit_words.append(_bare(found["word"]))
        return _unit_of(found["word"])

    def _half_unit(self, number: Number, unit: str | None) -> Number:
        """The number with ครึ่ง after its unit: สองเท่าครึ่ง, 3 ปีครึ่ง."""
        whole = number.and_half_a_unit()
        if whole is None or unit is None or self.unit_words[-1] not in MEASURES:
            raise Unreadable("ครึ่ง", "what it halves is not clear", "write the number as a decimal")
        self._take(_HALF)
        return whole

    def _read_rate(self) -> None:
        if found := self._take(_PER):
            self._add_divisor(_unit_of(found["word"]), found[0].strip())

    def _read_after(self) -> None:
        while found := self._take(_AFTER):
            if found["hedge"]:
                self._add_hedge(HEDGES_AFTER[found["hedge"]], found["hedge"])

    # What was found so far.

    def _add_hedge(self, meaning: HedgeMeaning, word: str) -> None:
        self.hedges.setdefault(meaning, word)
        if len(self.hedges) > 1:
            part = " … ".join(self.hedges.values())
            raise Unreadable(part, "these hedges contradict one another", "keep one of them")

    def _add_prefix_unit(self, unit: str, word: str) -> None:
        if self.prefix_unit:
            raise Unreadable(word, "it is the second unit before the number", "name the unit once")
        self.prefix_unit = unit

    def _add_divisor(self, unit: str, words: str) -> None:
        if self.divisor:
            raise Unreadable(words, "it is the second rate of one number", "name the rate once")
        self.divisor, self.divisor_words = unit, words

    def _matched(self, low: Number, low_unit: str | None, high: Number, high_unit: str | None) -> Number:
        """The lower number of a range, with the magnitude that it shares with the upper one."""
        if low_unit not in (None, high_unit):
            raise self._bad_range("the range has two units", "use one unit for both")
        if _is_tens_or_ones(low, high):
            raise self._bad_range(
                "its first word may stand for tens or for ones", "write the range in digits"
            )
        if low_unit is None and _may_share_millions(low, high):
            raise self._bad_range("ล้าน may belong to both ends or to one", "write ล้าน after both numbers")
        if low.bare and low_unit is None and not high.bare:
            low = low.scaled(high.tail)
        if low.value >= high.value:
            raise self._bad_range(
                "the range does not rise", "put the smaller number first, each with its magnitude"
            )
        return low

    def _printed(self, low: Number, high: Number | None, unit: str | None) -> Quantity:
        hedge, strict = next(iter(self.hedges), (Hedge.EXACT, False))
        if hedge not in (Hedge.EXACT, Hedge.APPROX):
            self._check_bound(hedge, strict, low, high)
        ends = [low] if high is None else [low, high]
        return Quantity(
            low.value,
            min(end.step for end in ends),
            min(end.loose_step for end in ends),
            self._whole_unit(unit),
            hedge,
            None if high is None else high.value,
            strict,
            whole=self.divisor is None and bool(self.unit_words) and self._comes_whole(),
        )

    def _comes_whole(self) -> bool:
        word = self.unit_words[-1]
        return word in COUNTS or MEASURES.get(word) in SPANS

    def _check_bound(self, hedge: Hedge, strict: bool, low: Number, high: Number | None) -> None:
        word = next(iter(self.hedges.values()))
        if high is not None:
            why = "a bound needs one number, not a range"
            raise Unreadable(word, why, "state one number, or drop the hedge")
        if low.value == 0 and hedge is not Hedge.AT_LEAST and strict:
            raise Unreadable(word, "nothing that is counted lies below zero", "drop the hedge")

    def _whole_unit(self, unit: str | None) -> str | None:
        """The unit from before or after the number, over the rate's."""
        if self.prefix_unit and unit:
            raise Unreadable(
                self.unit_words[-1], "the unit already stands before the number", "name the unit once"
            )
        unit = self.prefix_unit or unit
        if unit and unit == self.divisor:
            raise Unreadable(self.divisor_words, "the rate is over its own unit", "name two different units")
        return combine_units(unit, self.divisor, -1) if self.divisor else unit

    # What went wrong.

    def _bad_range(self, why: str, remedy: str) -> Unreadable:
        """Quotes the range as written, from its first number up to here."""
        start = _NEXT_NUMBER.search(self.text)
        return Unreadable(self.text[start.start() if start else 0 : self.position], why, remedy)

    def _no_number(self) -> Unreadable:
        rest = self.text[self.position :].strip()
        if unclear := _UNCLEAR_UNIT.match(rest):
            return _unclear_unit(unclear["word"])
        number = _NEXT_NUMBER.search(rest)
        if number and number.start():
            part = rest[: number.start()].strip()
            return Unreadable(part, "it is no hedge that is known", "keep only hedge, number and unit")
        return Unreadable(rest or self.text, "no number stands there", "give one in digits or in words")

    def _leftover(self) -> Unreadable:
        for broken in _BROKEN_NUMBER.finditer(self.text):
            if broken.start() <= self.position < broken.end():
                return Unreadable(broken[0], "a blank breaks the number", "write it without the blank")
        rest = self.text[self.position :].strip()
        if unclear := _UNCLEAR_UNIT.match(rest):
            return _unclear_unit(unclear["word"])
        return Unreadable(rest, "it is no unit or hedge that is known", "keep only hedge, number and unit")


def _bare(word: str) -> str:
    return word.replace(" ", "")


#: Unit words may be written with or without their blank.
_UNITS_WITHOUT_BLANKS = {_bare(word): unit for word, unit in UNITS.items()}


def _unit_of(word: str) -> str:
    return _UNITS_WITHOUT_BLANKS[_bare(word)]


def _unclear_unit(word: str) -> Unreadable:
    return Unreadable(word, "it can mean more than one unit", UNCLEAR_UNITS[word])


def _is_tens_or_ones(low: Number, high: Number) -> bool:
    """Whether a range in words can mean two things: ห้าถึงหกสิบ is 5 to 60, or 50 to 60."""
    return low.spelled and low.bare and low.value < 10 and high.spelled and high.value / high.tail >= 20


def _may_share_millions(low: Number, high: Number) -> bool:
    """Whether ล้าน after the second number could belong to the first as well: 5 พัน-8 พันล้าน."""
    if low.bare or low.value >= MILLION or high.tail < MILLION:
        return False
    shared = Decimal(MILLION if high.tail < MILLION * MILLION else MILLION * MILLION)
    return low.value * shared < high.value
