"""Numbers and quantities in words, English and Thai.

Every number that a reader sees in prose, tables, captions and verdicts is written here, so that it
looks the same everywhere. Knows units and intervals, not figures or checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from recount.quantity import Hedge, Interval, Quantity

Language = Literal["en", "th"]
MILLION = Decimal(10) ** 6
_MILLION_WORD = {"en": "million", "th": "ล้าน"}
_TO = {"en": "to", "th": "ถึง"}
_PER = {"en": "per", "th": "ต่อ"}
_AND = {"en": "and", "th": "และ"}
_MOST_PLACES = 6
#: Hedges in words; those that exclude the number itself stand apart.
_HEDGES = {
    Hedge.EXACT: {"en": "", "th": ""},
    Hedge.AT_LEAST: {"en": "at least", "th": "อย่างน้อย"},
    Hedge.AT_MOST: {"en": "at most", "th": "ไม่เกิน"},
    Hedge.APPROX: {"en": "about", "th": "ราว"},
    Hedge.ALMOST: {"en": "almost", "th": "เกือบ"},
}
_STRICT_HEDGES = {
    Hedge.AT_LEAST: {"en": "more than", "th": "มากกว่า"},
    Hedge.AT_MOST: {"en": "less than", "th": "ต่ำกว่า"},
}
_WITHIN = {"en": "within", "th": "ภายใน"}


@dataclass(frozen=True, slots=True)
class UnitName:
    """A row of units.csv: what one and several of a unit are called, and what kind it is."""

    unit: str
    general: str | None
    kind: str
    name_one: str
    name_many: str
    name_th: str


UnitNames = Mapping[str, UnitName]


def plain_number(value: Decimal, places: int | None = None) -> str:
    """Digits grouped by thousands; with `places`, rounded to so many decimals, else as exact as given."""
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{value:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "\N{MINUS SIGN}")


def _places(low: Decimal, high: Decimal) -> int:
    """Decimals that show three significant digits and place both ends to a twentieth of their distance."""
    largest = max(abs(low), abs(high) if high.is_finite() else abs(low))
    enough = max(0, 2 - largest.adjusted()) if largest else 0
    tolerance = abs(high - low) / 20 if high.is_finite() and low != high else Decimal(1)
    for places in range(_MOST_PLACES + 1):
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
    return _MOST_PLACES


def _rounding_error(value: Decimal, places: int) -> Decimal:
    return abs(value - value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def unit_words(unit: str | None, names: UnitNames, many: bool, language: Language) -> str:
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
        gap = " " if language == "en" else ""  # Thai parts no words
        divisor = f"{gap}{_AND[language]}{gap}".join(
            unit_words(part, names, False, language) for part in below.split("*")
        )
        text = f"{text}{gap}{_PER[language]}{gap}{divisor}".strip()
    return text


def _join(number: str, scaled: bool, unit: str, language: Language) -> str:
    if unit == "%":
        return f"{number}%"
    scale = _MILLION_WORD[language] if scaled else ""
    if language == "th":
        return f"{number} {scale}{unit}".rstrip()
    return " ".join(filter(None, (number, scale, unit)))


def quantity_words(quantity: Interval, names: UnitNames, language: Language = "en") -> str:
    """An interval in words: '3,352 to 3,354 million yuan', 'at least 250,000 tonnes'."""
    low, high = quantity.low, quantity.high
    top = high if high.is_finite() else low
    scaled = abs(top) >= MILLION
    scale = MILLION if scaled else Decimal(1)
    low, high = low / scale, high / scale
    places = _places(low, high)
    below = plain_number(low, places)
    unit = unit_words(quantity.unit, names, top != 1, language)
    if low == high:
        return _join(below, scaled, unit, language)
    if low == 0 and high.is_finite():
        lead = "at most" if language == "en" else "ไม่เกิน"
        return f"{lead} {_join(plain_number(high, places), scaled, unit, language)}"
    if not high.is_finite():
        lead = "at least" if language == "en" else "อย่างน้อย"
        return f"{lead} {_join(below, scaled, unit, language)}"
    return _join(f"{below} {_TO[language]} {plain_number(high, places)}", scaled, unit, language)


def result_words(quantity: Interval, names: UnitNames, language: Language = "en") -> str:
    """A computed interval in words; a plain number up to one as a percentage, above as a multiple."""
    plain = quantity.plain()
    if plain.unit is None:
        unit = "percent" if plain.high <= 1 else "times"
        factor = 100 if plain.high <= 1 else 1
        plain = Interval(plain.low * factor, plain.high * factor, unit, plain.low_open, plain.high_open)
    return quantity_words(plain, names, language)


def number_words(value: Decimal, unit: str | None, names: UnitNames, language: Language = "en") -> str:
    """One exact number with its unit: '3,350 million yuan', '30%', 'half'."""
    if unit == "share" and value == Decimal("0.5"):
        return "half" if language == "en" else "กึ่งหนึ่ง"
    scaled = abs(value) >= MILLION
    number = plain_number(value / MILLION if scaled else value)
    return _join(number, scaled, unit_words(unit, names, value != 1, language), language)


def printed_words(printed: Quantity, unit: str, names: UnitNames, language: Language = "en") -> str:
    """A printed number with its hedge, in words: 'more than 73 million items'."""
    hedge = _HEDGES[printed.hedge][language]
    if printed.strict and printed.hedge in _STRICT_HEDGES:
        hedge = _STRICT_HEDGES[printed.hedge][language]
    elif printed.hedge is Hedge.AT_MOST and unit in names and names[unit].kind == "time":
        hedge = _WITHIN[language]
    if printed.value_high is None:
        text = number_words(printed.value, unit, names, language)
    else:
        scale = MILLION if printed.value_high >= MILLION else Decimal(1)
        ends = (plain_number(end / scale) for end in (printed.value, printed.value_high))
        numbers = f" {_TO[language]} ".join(ends)
        text = _join(numbers, scale != 1, unit_words(unit, names, True, language), language)
    return f"{hedge} {text}".strip()
