"""Reads a Thai number phrase, such as มากกว่า 73 ล้านชิ้น, into a `Quantity` quantity.

Knows how phrases are put together: hedges, number, unit, rate. Its words stand in thai_words.py and
its numbers are read by thai_numbers.py; it knows neither the report nor the dataset.

It never guesses: what is left over, or can mean two things, is refused with a `PhraseError`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from recount.quantity import PURE_UNITS, Hedge, Quantity, combine_units
from recount.thai.numbers import ARABIC_DIGITS, Number, Unreadable, from_digits, from_words, half
from recount.thai.words import (
    AVERAGES,
    COUNTS,
    DIGIT_WORDS,
    DIVISORS,
    EMPHASIS_DOWN,
    EMPHASIS_UP,
    HEDGES_AFTER,
    HEDGES_BEFORE,
    HEDGES_BEFORE_ONE,
    HEDGES_INSIDE,
    HEDGES_NOT_OF_TIME,
    HEDGES_OF_TIME,
    MAGNITUDES,
    MEASURES,
    MILLION,
    MILLIONS_OF_MONEY,
    MONEY_SIGNS,
    NEUTRAL_AFTER,
    NEUTRAL_BEFORE,
    NUMBER_WORDS,
    ONWARDS,
    PLACES,
    SPANS,
    UNCLEAR_HEDGES,
    UNCLEAR_UNITS,
    UNITS,
    HedgeMeaning,
)
from recount.wording.complaining import unread

__all__ = ["NUMBER_WORDS", "PhraseError", "read_quantity", "skeleton"]


class PhraseError(ValueError):
    """A phrase that cannot be read; its message quotes it, names the part and says what to do.

    phrase: the phrase as given, or its beginning where it is too long. part: what in it could not be read.
    remedy: what to write instead.
    """

    def __init__(self, phrase: str, part: str, why: str, remedy: str) -> None:
        super().__init__(unread(phrase, part, why, remedy).en)
        self.phrase, self.part, self.why, self.remedy = phrase, part, why, remedy


# --- Spelling -------------------------------------------------------------------------------------

_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_BLANKS = re.compile(r"\s+")
_SPLIT_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_NO_SKELETON = re.compile("[^\u0e01-\u0e2e0-9]")

#: No number phrase is longer; the bound keeps the work on hostile input, and its message, short.
_MOST_CHARACTERS = 200
_QUOTED_CHARACTERS = 40


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

_PREFIX_UNITS = f"(?P<percent>ร้อยละ)|(?P<money>{_any_of(MONEY_SIGNS)})"
_AVERAGE = f"(?P<average>{_any_of(AVERAGES)})"
_BEFORE = _token(
    f"(?P<hedge>{_any_of(HEDGES_BEFORE)}){_REPEATED}|(?P<neutral>{_any_of(NEUTRAL_BEFORE)})"
    f"|(?P<opener>ระหว่าง|ตั้งแต่)|{_PREFIX_UNITS}|(?P<each>{_DIVISOR_WORDS})ละ|{_AVERAGE}"
)
_PREFIX_UNIT = _token(_PREFIX_UNITS)
_DIGITS = _token("(?P<run>[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*)")
_NUMBER_WORD = _any_of([*DIGIT_WORDS, *PLACES, "ล้าน", "สิบ", "ยี่", "เอ็ด"])
_WORDS = _token(f"(?P<run>(?:{_NUMBER_WORD})(?: ?(?:จุด ?(?={'|'.join(DIGIT_WORDS)}))?(?:{_NUMBER_WORD}))*)")
_MAGNITUDE = _token(f"(?P<word>{_MAGNITUDE_WORDS})")
_MILLIONS = _token("(?P<word>ล้าน)")
_MILLIONS_OF_MILLIONS = _token("(?P<word>ล้าน(?: ?ล้าน)?)")
_HALF_OF_PERIOD = _token("(?P<period>ครึ่ง(?:ปี|เดือน|ทศวรรษ|ศตวรรษ)?(?:แรก|หลัง))")
_HALF_SHARE = _token("(?:ครึ่ง|กึ่ง)หนึ่ง")
_HALF = _token("ครึ่ง")
_INSIDE = _token(f"(?P<hedge>{_any_of(HEDGES_INSIDE)}){_REPEATED}")
_OUT_OF = _token("ใน")
_UNIT = _token(f"(?P<word>{_UNIT_WORDS})")
_MILLIONS_OF = _token(f"(?P<word>{_any_of(MILLIONS_OF_MONEY)})")
_PER = _token(f"(?:ต่อ|/) ?(?P<word>{_DIVISOR_WORDS})")
_AFTER = _token(
    f"(?P<hedge>{_any_of(HEDGES_AFTER)}){_REPEATED}|(?P<neutral>{_any_of(NEUTRAL_AFTER)})|{_AVERAGE}"
)
_DASH_OR_TO = _token("[-\u2010-\u2015\u2212~]|ถึง|จนถึง|ไปจนถึง")
_AND = _token("และ|กับ")

# Only for naming what is wrong.
_BROKEN_NUMBER = re.compile("[0-9๐-๙][0-9๐-๙.,]*(?:(?: [.,]? ?|[.,] )[0-9๐-๙][0-9๐-๙.,]*)+")
_NEXT_NUMBER = re.compile(f"[0-9๐-๙]|{_any_of([*NUMBER_WORDS])}")
_UNCLEAR_UNIT = _token(f"(?P<word>{_any_of(UNCLEAR_UNITS)})")
_UNCLEAR_HEDGE = _token(f"(?P<word>{_any_of(UNCLEAR_HEDGES)})")


# --- Reading ----------------------------------------------------------------------------------------


@lru_cache(maxsize=1024)  # the same phrases are read for each report that is supposed or tried
def read_quantity(phrase: str) -> Quantity:
    """What a Thai number phrase says: hedges, number with magnitude, unit and rate, in that order.

    The unit is the general one of its classifier, a currency code, or None where none is named; of a
    rate it is a quotient such as people/days. A range has the finer step of its two numbers.
    A spelled number is as fine as its digits, a joined one (3 ล้าน 5 แสน) as its last word; a half (ครึ่ง) as
    0.5, loosely a half. กว่า or เศษ behind the number stays below one more of the word before it.

    Raises PhraseError for what it cannot read, or could read in two ways.
    """
    if len(phrase) > _MOST_CHARACTERS:
        start = f"{phrase[:_QUOTED_CHARACTERS]}…"
        why = f"it has more than {_MOST_CHARACTERS} characters"
        raise PhraseError(start, start, why, "keep only hedge, number and unit")
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
        self.hedge_words: list[str] = []
        self.emphasis = ""
        self.average = ""
        self.opener = ""
        self.unit_words: list[str] = []
        self.prefix_unit: str | None = None
        self.divisors: dict[str, str] = {}

    def read(self) -> Quantity:
        self._read_before()
        low, low_unit = self._read_number_and_unit()
        high: Number | None = None
        if self._take(_DASH_OR_TO) or (self.opener == "ระหว่าง" and self._take(_AND)):
            self._read_prefix_unit_again()
            high, high_unit = self._read_number_and_unit()
            low = self._matched(low, low_unit, high, high_unit)
            low_unit = high_unit
        self._read_rate()
        low = self._read_after(low)
        if self.position < len(self.text):
            raise self._leftover()
        self._check_words(high)
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
                    self._add_hedge(_HEDGES_BEFORE_WITHOUT_BLANKS[_bare(word)], word)
                case "neutral":
                    self._add_emphasis(word)
                case "opener":
                    self._add_opener(word)
                case "percent" | "money":
                    self._add_prefix_unit(_prefix_unit(word), word)
                case "each":
                    self._add_divisor(_unit_of(word), f"{word}ละ")
                case "average":
                    self.average = word

    def _read_prefix_unit_again(self) -> None:
        """Before the second number of a range, the unit that stood before the first: ร้อยละ 3 ถึงร้อยละ 4."""
        found = self._take(_PREFIX_UNIT)
        if found and _prefix_unit(found[found.lastgroup or 0]) != self.prefix_unit:
            raise self._bad_range("the range has two units", "use one unit for both")

    def _read_number_and_unit(self) -> tuple[Number, str | None]:
        number, is_share = self._read_number()
        if is_share:
            return number, "share"
        unit = self._read_unit()
        if unit is None and (found := self._take(_MILLIONS_OF)):
            self.unit_words.append(found["word"])
            return _in_millions(number, found["word"]), MILLIONS_OF_MONEY[found["word"]]
        if self._peek(_HALF):
            number = self._half_unit(number, unit)
        return number, unit

    def _read_number(self) -> tuple[Number, bool]:
        """The next number, and whether it is a share, standing for itself: a half, or 3 ใน 4."""
        if found := self._take(_DIGITS):
            return self._share_or_number(self._read_digits(found), found)
        if period := self._take(_HALF_OF_PERIOD):
            raise Unreadable(period["period"], "it names a half of a period, not an amount", "leave it out")
        if share := self._take(_HALF_SHARE):
            self.unit_words.append(share[0].strip())
            return half(), True
        if self._take(_HALF):
            return self._read_half()
        if found := self._take(_WORDS):
            return self._share_or_number(from_words(_bare(found["run"])), found)
        if self._stands_for_one():
            return from_words("หนึ่ง"), False
        raise self._no_number()

    def _share_or_number(self, number: Number, first: re.Match[str]) -> tuple[Number, bool]:
        if not self._take(_OUT_OF):
            return self._finish(number), False
        share = None
        if found := self._take(_DIGITS):
            share = number.out_of(from_digits(found["run"]))
        elif found := self._take(_WORDS):
            share = number.out_of(from_words(_bare(found["run"])))
        if share is None:
            part = self.text[first.start() : self.position].strip()
            raise Unreadable(part, "it is no share of up to a hundred parts", "write a percentage")
        self.unit_words.append("ใน")
        return share, True

    def _stands_for_one(self) -> bool:
        """Whether a measure without a number is one of it: ปีครึ่ง, ปีกว่า, ไม่ถึงปี."""
        unit = self._peek(_UNIT)
        if not unit or MEASURES.get(_bare(unit["word"])) in (None, *PURE_UNITS):
            return False
        goes_on = any(token.match(self.text, unit.end()) for token in (_HALF, _INSIDE))
        return goes_on or (bool(self.hedge_words) and self.hedge_words[-1] in HEDGES_BEFORE_ONE)

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
            return self._exceeded(number, found["hedge"])
        return number

    def _exceeded(self, number: Number, hedge: str) -> Number:
        """The number with กว่า or เศษ right after it, and the magnitude after that: 20 กว่าล้าน, 2 พันกว่าล้าน."""
        self._add_hedge_behind(hedge)
        exceeded = self._late_magnitude(replace(number, excess=number.reach))
        goes_on = self.prefix_unit or self._peek(_MILLIONS_OF)
        if number.value == 0 or ((exceeded.excess or 0) <= 1 and not goes_on):
            raise _adds_nothing(hedge)
        return exceeded

    def _late_magnitude(self, number: Number) -> Number:
        """The number with the magnitude that stands here, after its กว่า or เศษ."""
        if number.bare:
            return self._with_magnitude(number)
        if number.value >= MILLION:
            return number
        # 2 แสนกว่าล้านล้าน is refused like 2 แสนล้านล้าน; a number in words may go on as it does without กว่า.
        found = self._take(_MILLIONS_OF_MILLIONS if number.spelled else _MILLIONS)
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
        is_second = False
        while found := self._take(_PER):
            unit, words = _unit_of(found["word"]), found[0].strip()
            if is_second and unit not in SPANS:
                raise _second_rate(words)  # two rates stand in one order: ต่อคนต่อวัน
            self._add_divisor(unit, words)
            is_second = True

    def _read_after(self, number: Number) -> Number:
        while found := self._take(_AFTER):
            hedge = found["hedge"]
            if found["average"]:
                self.average = found["average"]
            elif hedge in HEDGES_INSIDE:
                self._add_hedge_behind(hedge)
                number = replace(number, excess=self._reach_after_unit(number, hedge))
            elif hedge:
                self._add_hedge(HEDGES_AFTER[hedge], hedge)
        return number

    def _reach_after_unit(self, number: Number, hedge: str) -> Decimal:
        """What กว่า or เศษ after a unit adds at most: less than one of what is measured, or of its magnitude.

        What is counted, and money, has no part smaller than one that anybody would mean: there it reaches as
        far as right after the number (2,000 บาทกว่า is below 3,000).
        """
        word = self.unit_words[-1] if self.unit_words else ""
        if number.value == 0 or (word in COUNTS and number.reach <= 1):
            raise _adds_nothing(hedge)
        return max(number.step, min(number.reach, Decimal(1))) if word in MEASURES else number.reach

    # What was found so far.

    def _add_hedge(self, meaning: HedgeMeaning, word: str) -> None:
        self.hedge_words.append(word)
        self.hedges.setdefault(meaning, word)
        if len(self.hedges) > 1:
            part = " … ".join(self.hedges.values())
            raise Unreadable(part, "these hedges contradict one another", "keep one of them")

    def _add_hedge_behind(self, word: str) -> None:
        """Adds กว่า or เศษ behind a number; it says more than an "about" before it (ราว 20 กว่าคน)."""
        self.hedges = {
            meaning: before for meaning, before in self.hedges.items() if meaning[0] is not Hedge.APPROX
        }
        self._add_hedge(HEDGES_INSIDE[word], word)

    def _add_emphasis(self, word: str) -> None:
        if word not in EMPHASIS_UP + EMPHASIS_DOWN:
            return
        if self.emphasis and (word in EMPHASIS_UP) != (self.emphasis in EMPHASIS_UP):
            part = f"{self.emphasis} … {word}"
            raise Unreadable(part, "one says as many as, the other only so many", "keep one of them")
        self.emphasis = word

    def _add_opener(self, word: str) -> None:
        if self.opener:
            raise Unreadable(word, "it is the second word that opens a range", "keep one of them")
        self.opener = word

    def _add_prefix_unit(self, unit: str, word: str) -> None:
        if self.prefix_unit:
            raise Unreadable(word, "it is the second unit before the number", "name the unit once")
        self.prefix_unit = unit

    def _add_divisor(self, unit: str, words: str) -> None:
        spans = {unit in SPANS, *(earlier in SPANS for earlier in self.divisors)}
        if self.divisors and (len(self.divisors) > 1 or len(spans) == 1):
            raise _second_rate(words)  # only a thing and a span of time go together: ต่อคนต่อวัน
        self.divisors[unit] = words

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
        if low.bare and low_unit is None and _is_joined(high):
            raise self._bad_range(
                "its first number may share a magnitude of the second", "write both with magnitude and unit"
            )
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
            whole=not self.divisors and bool(self.unit_words) and self._comes_whole(),
            excess=low.excess,
        )

    def _comes_whole(self) -> bool:
        return self.unit_words[-1] in COUNTS or self._is_span()

    def _is_span(self) -> bool:
        return bool(self.unit_words) and MEASURES.get(self.unit_words[-1]) in SPANS

    def _check_words(self, high: Number | None) -> None:
        """Words that need another one somewhere in the phrase, which is known at its end only."""
        if self.opener and high is None and not (self.opener == "ตั้งแต่" and ONWARDS & {*self.hedge_words}):
            raise Unreadable(self.opener, "it opens a range, but no second number follows", "give both ends")
        if self.average and not self.divisors:
            raise Unreadable(self.average, "what the mean is taken over is not said", "name it, as in ต่อวัน")
        misplaced = HEDGES_NOT_OF_TIME if self._is_span() else HEDGES_OF_TIME
        for word in self.hedge_words:
            if word in misplaced:
                raise Unreadable(word, "it does not go with this unit", "use another hedge")

    def _check_bound(self, hedge: Hedge, strict: bool, low: Number, high: Number | None) -> None:
        word = next(iter(self.hedges.values()))
        # A limit that includes its number holds for the upper end, whatever the lower one says: ภายใน 3-5 วัน.
        if high is not None and (strict or hedge is not Hedge.AT_MOST):
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
        if unit in self.divisors:
            raise Unreadable(self.divisors[unit], "the rate is over its own unit", "name two different units")
        return combine_units(unit, "*".join(self.divisors), -1) if self.divisors else unit

    # What went wrong.

    def _bad_range(self, why: str, remedy: str) -> Unreadable:
        """Quotes the range as written, from its first number up to here."""
        start = _NEXT_NUMBER.search(self.text)
        return Unreadable(self.text[start.start() if start else 0 : self.position], why, remedy)

    def _no_number(self) -> Unreadable:
        rest = self.text[self.position :].strip()
        if unclear := _UNCLEAR_HEDGE.match(rest):
            word = unclear["word"]
            return Unreadable(word, "it can say more than one thing of a number", UNCLEAR_HEDGES[word])
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
_HEDGES_BEFORE_WITHOUT_BLANKS = {_bare(word): meaning for word, meaning in HEDGES_BEFORE.items()}


def _unit_of(word: str) -> str:
    return _UNITS_WITHOUT_BLANKS[_bare(word)]


def _prefix_unit(word: str) -> str:
    return MONEY_SIGNS.get(word, "percent")


def _in_millions(number: Number, word: str) -> Number:
    """The number with an abbreviation of millions of money after it: 4.9 พันลบ."""
    if max(number.tail, number.step) > MILLION:
        raise Unreadable(word, "it counts millions, which the number does already", "write the money in full")
    return number.scaled(MILLION)


def _adds_nothing(hedge: str) -> Unreadable:
    why = "it adds less than one of the word before it, which here is nothing that can be counted"
    return Unreadable(hedge, why, "put it after a round number (20 กว่าคน) or after a measure (3 ปีกว่า)")


def _second_rate(words: str) -> Unreadable:
    return Unreadable(words, "it is the second rate of one number", "name the rate once")


def _unclear_unit(word: str) -> Unreadable:
    return Unreadable(word, "it can mean more than one unit", UNCLEAR_UNITS[word])


def _is_tens_or_ones(low: Number, high: Number) -> bool:
    """Whether a range in words can mean two things: ห้าถึงหกสิบ is 5 to 60, or 50 to 60."""
    return low.spelled and low.bare and low.value < 10 and high.spelled and high.value / high.tail >= 20


def _is_joined(number: Number) -> bool:
    """Whether it has a magnitude word and a smaller part after it: 2 ล้าน 5 แสน, สองพันห้าร้อย."""
    return not number.bare and number.tail == 1 and number.value >= 1_000


def _may_share_millions(low: Number, high: Number) -> bool:
    """Whether ล้าน after the second number could belong to the first as well: 5 พัน-8 พันล้าน."""
    if low.bare or low.value >= MILLION or high.tail < MILLION:
        return False
    shared = Decimal(MILLION if high.tail < MILLION * MILLION else MILLION * MILLION)
    return low.value * shared < high.value
