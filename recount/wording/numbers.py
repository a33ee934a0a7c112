"""Numbers and quantities in words, English and Thai.

Every number that a reader sees in prose, tables, captions, verdicts and on axes is written here, so that it
looks the same everywhere. Knows units, printed numbers and intervals, not figures or checks.

Large numbers: English writes billions from 10**9 and millions from 10**6; Thai writes ล้าน (millions) from
10**6 and, as newspapers do, หมื่นล้าน from 10**10 and แสนล้าน from 10**11 unless that takes more than three
digits: 2.8 หมื่นล้าน, but 15,234 ล้าน. The digits are those that were printed: 3,350 ล้านหยวน is 3.350 billion
yuan. A number printed finer than to the thousand is written out: 6,000,000 sets. In Thai a printed number is
written so that it is read back with its last printed place: what is printed to the thousand million is
5 พันล้าน, not 5,000 ล้าน. No line of Thai breaks between number, magnitude and unit.

Percentages are 6% in both languages where numbers stand by themselves, in tables, charts and sums; Thai prose
says ร้อยละ 6.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

from recount.quantity import Hedge, Interval, Quantity
from recount.wording.language import EDITION, NO_BREAK, Language, Words, say, say_numbers

ONE = Decimal(1)
#: Powers of ten that have a word, the largest first.
_SCALES: Mapping[Language, tuple[tuple[int, str], ...]] = {
    "en": ((9, "billion"), (6, "million")),
    "th": ((12, "ล้านล้าน"), (11, "แสนล้าน"), (10, "หมื่นล้าน"), (6, "ล้าน")),
}
#: Those by which Thai says how coarsely a number was printed, where the ones above would show zeros for it.
_COARSE: tuple[tuple[int, str], ...] = (
    *_SCALES["th"][:-1],
    (9, "พันล้าน"),
    (8, "ร้อยล้าน"),
    (7, "สิบล้าน"),
    *_SCALES["th"][-1:],
    (5, "แสน"),
    (4, "หมื่น"),
    (3, "พัน"),
    (2, "ร้อย"),
)
#: The power of ten of ล้าน, in which a number from 10**10 to 10**12 is counted that shows more digits.
_MILLIONS = 6
_FEW_DIGITS = 3
#: The finest last place that a scale word stands behind.
_FINEST = Decimal(1000)
#: The decimals of a number without a scale word at most.
_MOST_PLACES = 6
#: Rounds numbers of any size that statements come to; the usual context ends at 28 digits.
_WIDE = Context(prec=200, rounding=ROUND_HALF_UP)
_MOST_DIGITS = 20  # of decimals, where nothing less tells two numbers apart
TO = Words("{first} to {last}", "{first} ถึง {last}")
AT_MOST = Words("at most {number}", "ไม่เกิน {number}")
AT_LEAST = Words("at least {number}", "อย่างน้อย {number}")
_HALF = Words("half", "กึ่งหนึ่ง")
_PER = Words("{above} per {below}", "{above}ต่อ{below}")  # Thai parts no words
_AND = Words(" and ", "ต่อ")
#: Below the line of a rate: what stands there for one of a unit whose classifier names nothing by itself.
_ONE_OF = "{noun}หนึ่ง{classifier}"
#: Classifiers that say nothing of what is counted, and those that say enough.
_NAMELESS, _TELLING = frozenset({"ราย", "ครั้ง"}), frozenset({"คน", "ชุด", "ชิ้น"})
_BEHIND_DIGITS = re.compile("(?<=[0-9๐-๙]) (?=[0-9๐-๙\u0e01-\u0e4e])(?!ถึง)")
#: How Thai prose says per cent, before the number.
_PERCENT = "ร้อยละ"
#: Hedges by name; those that exclude the number itself stand apart.
HEDGES = {
    "exact": Words("{number}", "{number}"),
    "at_least": Words("at least {number}", "อย่างน้อย {number}"),
    "at_most": Words("at most {number}", "ไม่เกิน {number}"),
    "approx": Words("about {number}", "ราว {number}"),
    "almost": Words("almost {number}", "เกือบ {number}"),
}
_STRICT_HEDGES = {
    "at_least": Words("more than {number}", "มากกว่า {number}"),
    "at_most": Words("less than {number}", "ต่ำกว่า {number}"),
}
#: Of a multiple มากกว่า 3 เท่า could be said of what is three times more; กว่า 3 เท่า could not. A time, too, is
#: ไม่ถึง 48 ชั่วโมง.
_MULTIPLE_HEDGES = {
    "at_least": Words("more than {number}", "กว่า {number}"),
    "at_most": Words("less than {number}", "ไม่ถึง {number}"),
}
#: What a number in Thai may begin with.
_WORDS_BEFORE = [
    _PERCENT,
    *(
        words.th.partition("{")[0].strip()
        for hedges in (HEDGES, _STRICT_HEDGES, _MULTIPLE_HEDGES)
        for name, words in hedges.items()
        if name != "exact"
    ),
]
_BEGINS_WITH_A_WORD = re.compile(f"(?:{'|'.join(_WORDS_BEFORE)})[ {NO_BREAK}]?[0-9]")
_WITHIN = Words("within {number}", "ภายใน {number}")
_BETWEEN = Words("more than {number}, less than {limit}", "มากกว่า {number} แต่ไม่ถึง {limit}")


def begins_with_a_word(number: str) -> bool:
    """Whether a number in Thai begins with a word, a hedge or per cent, and not with a digit."""
    return _BEGINS_WITH_A_WORD.match(number) is not None


@dataclass(frozen=True, slots=True)
class UnitName:
    """A row of units.csv: what one and several of a unit are called, and what kind it is.

    name_th: in Thai the classifier. noun_th: what it counts; None where the classifier says that itself.
    product: whether it is the currency that the report converts into, for its readers.
    """

    unit: str
    general: str | None
    kind: str
    name_one: str
    name_many: str
    name_th: str
    noun_th: str | None = None
    product: bool = False


UnitNames = Mapping[str, UnitName]


def plain_number(value: Decimal, places: int | None = None) -> str:
    """Digits grouped by thousands; with `places`, rounded to so many decimals, else as exact as given."""
    if places is not None:
        value = _WIDE.quantize(value, ONE.scaleb(-places))
    text = f"{value:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "\N{MINUS SIGN}")


def _scale(
    size: Decimal, language: Language, step: Decimal | None = None, kept: bool = False
) -> tuple[Decimal, str]:
    """The unit that a number is counted in, with its word; 1 and no word for smaller numbers.

    step: the size of the last digit that must show, where that is known. kept: whether no digit may show that
    is smaller, be it a zero.
    """
    found = ONE, ""
    if step is None or step >= _FINEST:
        found = _first_scale(_SCALES[language], size)
    if kept and language == "th" and step is not None and step > found[0]:
        # Of tens the least magnitude can tell, as a fraction: 0.1 ร้อย.
        found = _first_scale(_COARSE, max(size, ONE.scaleb(_COARSE[-1][0])))
    millions = _first_scale(_SCALES[language], ONE.scaleb(_MILLIONS))
    if step is None or (kept and step > millions[0]):
        return found
    return millions if _is_long(found[0], -(step / found[0]).adjusted()) else found


def _is_long(scale: Decimal, places: int) -> bool:
    """Whether a number with so many decimals has too many digits for หมื่นล้าน or แสนล้าน."""
    return scale.adjusted() in (10, 11) and places >= _FEW_DIGITS


def _first_scale(scales: Sequence[tuple[int, str]], size: Decimal) -> tuple[Decimal, str]:
    """The largest of some scales that a number of this size reaches."""
    reached = size.adjusted() if size else 0
    return next(((ONE.scaleb(power), word) for power, word in scales if reached >= power), (ONE, ""))


def scales(language: Language) -> tuple[tuple[int, str], ...]:
    """Powers of ten that have a word in a language, the largest first."""
    return _SCALES[language]


def printed_digits(printed: Quantity, language: Language = EDITION) -> tuple[str, int, str]:
    """A printed number as a reader writes it: its digits, the power of ten that they count, its word.

    A range has a hyphen between its ends.
    """
    ends = (printed.value,) if printed.value_high is None else (printed.value, printed.value_high)
    numbers, scale, word = _digits(ends, printed.step, language)
    return "-".join(numbers), scale.adjusted(), word


def _places(low: Decimal, high: Decimal, scale: Decimal) -> int:
    """Decimals that show three significant digits and place both ends to a twentieth of their distance.

    Billions are shown to the million, as the report prints them.
    """
    largest = max(abs(low), abs(high) if high.is_finite() else abs(low))
    enough = max(0, 2 - largest.adjusted()) if largest else 0
    if scale == ONE.scaleb(9):
        enough = max(enough, 3)
    tolerance = abs(high - low) / 20 if high.is_finite() and low != high else ONE
    most = _MOST_PLACES + scale.adjusted()
    for places in range(most + 1):
        # One decimal more is worth it where it makes both ends exact: 49.5 to 100.5, not 50 to 101.
        if (
            places == 0
            and largest < 1000
            and all(
                _rounding_error(end, 1) == 0 < _rounding_error(end, 0)
                for end in (low, high)
                if end.is_finite()
            )
        ):
            continue
        error = max(_rounding_error(end, places) for end in (low, high) if end.is_finite())
        if error == 0 or (places >= enough and error <= tolerance):
            return places
    return most


def _rounding_error(value: Decimal, places: int) -> Decimal:
    return abs(value - _WIDE.quantize(value, ONE.scaleb(-places)))


def unit_words(unit: str | None, names: UnitNames, many: bool, language: Language = EDITION) -> str:
    """The unit's name: 'CNY/meals' is 'yuan per meal'; empty for a plain number."""
    if unit is None:
        return ""
    if unit in names:
        name = names[unit]
        if language == "th":
            return name.name_th
        return name.name_many if many else name.name_one
    above, _, below = unit.partition("/")
    parts = [unit_words(part, names, many, language) for part in above.split("*") if part != "1"]
    text = " ".join(parts)
    if below:
        one = _one_th if language == "th" else _one_en
        things = below.split("*")
        if language == "th":  # ชุดต่อโรงพยาบาลต่อวัน
            things.sort(key=lambda part: part in names and names[part].kind == "time")
        divisor = _AND[language].join(one(part, names) for part in things)
        text = say(_PER, language, above=text, below=divisor).strip()
    return text


def _one_en(unit: str, names: UnitNames) -> str:
    return unit_words(unit, names, False, "en")


def _one_th(unit: str, names: UnitNames) -> str:
    """What Thai calls one of a unit below the line of a rate: โรงเรียน, ไลฟ์สตรีมหนึ่งครั้ง, คน."""
    name = names.get(unit)
    if name is None or name.noun_th is None or name.name_th in _TELLING:
        return unit_words(unit, names, False, "th")
    if name.name_th in _NAMELESS:
        return _ONE_OF.format(noun=name.noun_th, classifier=name.name_th)
    return name.noun_th


def noun_words(unit: str, names: UnitNames, language: Language = EDITION) -> str:
    """What a unit counts, where Thai says that before the number (แพทย์ 10,000 คน); else empty."""
    above = unit.partition("/")[0]
    return (names[above].noun_th or "") if language == "th" and above in names else ""


def _join(number: str, scale: str, unit: str, language: Language, prose: bool = False) -> str:
    if unit == "%":
        return f"{_PERCENT}{NO_BREAK}{number}" if prose and language == "th" else f"{number}%"
    if language == "th":
        return f"{number}{NO_BREAK}{scale}{unit}".rstrip()
    return " ".join(filter(None, (number, scale, unit)))


def quantity_words(
    quantity: Interval,
    names: UnitNames,
    language: Language = EDITION,
    least: int = 0,
    prose: bool = False,
    cut: bool = False,
) -> str:
    """An interval in words: '3.352 to 3.354 billion yuan', 'at least 250,000 tonnes'.

    least: decimals that are shown in any case. prose: whether it stands in a sentence. cut: whether digits
    that are not shown are cut off instead of rounded.
    """
    low, high = quantity.low, quantity.high
    top = high if high.is_finite() else low
    scale, word = (ONE, "") if quantity.unit == "percent" else _scale(abs(top), language)
    places = max(_places(low / scale, high / scale, scale), least)
    if _is_long(scale, places):
        least -= scale.adjusted() - _MILLIONS
        scale, word = _scale(ONE.scaleb(_MILLIONS), language)
        places = max(_places(low / scale, high / scale, scale), least)
    low, high = low / scale, high / scale
    if cut:
        low, high = (end.quantize(ONE.scaleb(-places), ROUND_DOWN, _WIDE) for end in (low, high))
    below = plain_number(low, places)
    unit = unit_words(quantity.unit, names, top != 1, language)
    if low == high:
        return _join(below, word, unit, language, prose)
    if not high.is_finite():
        return say_numbers(AT_LEAST, language, number=_join(below, word, unit, language, prose))
    above = plain_number(high, places)
    if low == 0:
        return say_numbers(AT_MOST, language, number=_join(above, word, unit, language, prose))
    return _join(say(TO, language, first=below, last=above), word, unit, language, prose)


def result_words(
    quantity: Interval,
    names: UnitNames,
    language: Language = EDITION,
    least: int = 0,
    beside: Decimal = ONE,
    prose: bool = False,
    cut: bool = False,
) -> str:
    """A computed interval in words; a plain number up to one as a percentage, above as a multiple.

    beside: the largest number that stands beside it, which is told in the same way. least, prose, cut: as
    for quantity_words.
    """
    plain = quantity.plain()
    if plain.unit is None:
        is_share = max(plain.high, beside) <= 1
        unit = "percent" if is_share else "times"
        factor = 100 if is_share else 1
        plain = Interval(plain.low * factor, plain.high * factor, unit, plain.low_open, plain.high_open)
    return quantity_words(plain, names, language, least, prose, cut)


def words_apart(
    one: Interval, other: Interval, names: UnitNames, language: Language = EDITION, prose: bool = False
) -> tuple[str, str]:
    """Two intervals in words, with as many digits as tell them apart where they are not the same."""
    largest = max(one.plain().high, other.plain().high)
    told = ("", "")
    for least in range(_MOST_DIGITS):
        first, then = (result_words(side, names, language, least, largest, prose) for side in (one, other))
        told = first, then
        if first != then or one.plain() == other.plain():
            break
    return told


def gap_words(
    gap: Interval,
    names: UnitNames,
    language: Language = EDITION,
    beside: Decimal = ONE,
    prose: bool = False,
) -> str:
    """A distance that is more than nothing, with as many digits as show that, and never told as more.

    Up to three more are shown where only they make cutting off and rounding tell the same. beside, prose: as
    for result_words.
    """

    def told(least: int, cut: bool = True) -> str:
        return result_words(gap, names, language, least, beside, prose, cut)

    shows = (any(digit in told(least) for digit in "123456789") for least in range(_MOST_DIGITS))
    fewest = next((least for least, shown in enumerate(shows) if shown), _MOST_DIGITS)
    enough = (least for least in range(fewest, fewest + 4) if told(least) == told(least, cut=False))
    return told(next(enough, fewest))


def about_words(
    quantity: Interval, names: UnitNames, language: Language = EDITION, prose: bool = False
) -> str:
    """An interval as prose rounds it, two digits an end: 'about 0.66%', 'about 21 to 23%'.

    A narrow one is told as its middle. Raises ValueError for one without an upper end.
    """
    low, high = quantity.low, quantity.high
    if not (high.is_finite() and high > 0):
        raise ValueError("a range without an upper end is not about any number; give its lower end")
    if high - low <= high / 20:
        low = high = (low + high) / 2
    rounded = Interval(_two_digits(low), _two_digits(high), quantity.unit)
    return say_numbers(HEDGES["approx"], language, number=result_words(rounded, names, language, prose=prose))


def _two_digits(value: Decimal) -> Decimal:
    return value.quantize(ONE.scaleb(value.adjusted() - 1), ROUND_HALF_UP)


def number_words(value: Decimal, unit: str | None, names: UnitNames, language: Language = EDITION) -> str:
    """One exact number with its unit: '2.5 million items', '30%', 'half'."""
    return _numbers_words((value,), ONE.scaleb(_last_place(value)), unit, names, language)


def axis_words(values: Sequence[float], language: Language = EDITION) -> list[str]:
    """The numbers of an axis as prose says them, without the dust that floating-point arithmetic leaves.

    Decimals are as many on all of them.
    """
    numbers = [Decimal(f"{value:.10g}") for value in values]
    finest = min((ONE.scaleb(_last_place(number)) for number in numbers), default=ONE)
    steps = [finest if finest < 1 else ONE.scaleb(_last_place(number)) for number in numbers]
    return [
        _numbers_words((number,), step, None, {}, language)
        for number, step in zip(numbers, steps, strict=True)
    ]


def printed_words(
    printed: Quantity,
    unit: str,
    names: UnitNames,
    language: Language = EDITION,
    prose: bool = False,
    kept: bool = True,
) -> str:
    """A printed number with its hedge, in words: 'more than 73 million items'. All printed digits stay.

    prose: whether it stands in a sentence. kept: whether a reader of the Thai words can tell how finely the
    number was printed, as read_quantity does.
    """
    hedge = HEDGES[printed.hedge]
    at_most_a_time = printed.hedge is Hedge.AT_MOST and unit in names and names[unit].kind == "time"
    if printed.strict and printed.hedge in _STRICT_HEDGES:
        hedge = (_MULTIPLE_HEDGES if unit == "times" or at_most_a_time else _STRICT_HEDGES)[printed.hedge]
    elif at_most_a_time:
        hedge = _WITHIN
    ends = (printed.value,) if printed.value_high is None else (printed.value, printed.value_high)

    def written(*numbers: Decimal) -> str:
        return _numbers_words(numbers, printed.step, unit, names, language, kept, prose)

    if printed.excess is None:
        return say_numbers(hedge, language, number=written(*ends))
    return say(_BETWEEN, language, number=written(*ends), limit=written(printed.top + printed.excess))


def counted_words(printed: Quantity, unit: str, names: UnitNames, language: Language = EDITION) -> str:
    """A printed number as Thai prose counts things: what is counted, the number, its classifier.

    แพทย์เกือบ 10,000 คน, แพทย์ 130 คน; where the unit names no thing, and in English, the number alone.
    """
    told = printed_words(printed, unit, names, language, prose=True)
    noun = noun_words(unit, names, language)
    return _counted(noun, told) if noun else told


def named_words(number: str, unit: str | None, names: UnitNames, language: Language = EDITION) -> str:
    """A rate in words with what it counts, where Thai says that before the number: โรงพยาบาล 8 แห่งต่อเมือง.

    number: the rate in words.
    """
    noun = noun_words(unit, names, language) if unit and "/" in unit else ""
    return _counted(noun, number) if noun else number


def each_words(rate: Interval, names: UnitNames, language: Language = EDITION) -> str:
    """A rate as Thai prose gives it for each thing: ชุดละ 1,807 ถึง 2,125 หยวน; in English the rate.

    Raises ValueError for what is no rate over a single unit.
    """
    above, _, below = (rate.unit or "").partition("/")
    if not below or "*" in below:
        raise ValueError(f"'{rate.unit or 'a plain number'}' is no rate over one unit; leave out each")
    if language != "th":
        return quantity_words(rate, names, language)
    counted = Interval(rate.exact_low, rate.exact_high, above, rate.low_open, rate.high_open)
    return _counted(
        f"{unit_words(below, names, False, language)}ละ", quantity_words(counted, names, language)
    )


def unbroken(phrase: str) -> str:
    """A Thai phrase as it is shown: no line breaks between its number and what follows, or in the number."""
    return _BEHIND_DIGITS.sub(NO_BREAK, phrase)


def _counted(noun: str, number: str) -> str:
    """What is counted before its number in Thai words."""
    return say_numbers(Words("", f"{noun} {{number}}"), "th", number=number)


def digits_words(printed: Quantity, names: UnitNames, language: Language = EDITION) -> str:
    """A printed number without hedge and unit, with its magnitude: '480 million', '480 ล้าน'."""
    ends = (printed.value,) if printed.value_high is None else (printed.value, printed.value_high)
    return _numbers_words(ends, printed.step, None, names, language, kept=True)


def _numbers_words(
    ends: tuple[Decimal, ...],
    step: Decimal,
    unit: str | None,
    names: UnitNames,
    language: Language,
    kept: bool = False,
    prose: bool = False,
) -> str:
    """One number or a range with its unit, down to the last printed place, whose size is `step`.

    kept: whether a reader can tell from the words that this was the last place.
    """
    if unit == "share" and ends == (Decimal("0.5"),):
        return _HALF[language]
    # Nobody says a million per cent: such numbers are written out.
    numbers, _, word = _digits(ends, min(step, ONE) if unit == "percent" else step, language, kept)
    number = numbers[0] if len(numbers) == 1 else say(TO, language, first=numbers[0], last=numbers[1])
    return _join(number, word, unit_words(unit, names, ends != (ONE,), language), language, prose)


def _digits(
    ends: tuple[Decimal, ...], step: Decimal, language: Language, kept: bool = False
) -> tuple[list[str], Decimal, str]:
    """The digits of one number or of both ends of a range, with the unit that they are counted in."""
    scale, word = _scale(abs(ends[-1]), language, step, kept)
    scaled = [end / scale for end in ends]
    places = max(0, -(step / scale).adjusted(), *(-_last_place(end) for end in scaled))
    return [plain_number(end, places) for end in scaled], scale, word


def _last_place(value: Decimal) -> int:
    """The power of ten of the last digit that is not zero; 0 for zero."""
    return int(value.normalize().as_tuple().exponent) if value else 0
