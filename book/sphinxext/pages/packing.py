"""Packs a script and its data to weigh little once they are gzipped; unpack() in reckon.js reads them.

A column of small counts becomes one letter each, a column of texts one text. A Thai letter takes three bytes
of UTF-8 and a Latin one a single byte: in the words of the Thai edition, U+0E01 to U+0E4E and the signs from
/ to | trade places.

Knows columns, words and scripts, not what they say or do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import minify_html

from recount.wording import Language

#: Stands between the texts of a column.
BETWEEN = "|"
#: How far the letters that trade places lie apart.
SPELLING: Mapping[Language, int] = {"en": 0, "th": 0x0E01 - ord("/")}
_FIRST_LETTER = "0"
_SIGNS, _THAI = range(ord("/"), ord("|") + 1), range(0x0E01, 0x0E4F)
#: Powers of ten that are tried for a shorter fraction.
_PLACES = range(1, 40)


def as_script(data: Mapping[str, Any]) -> str:
    """The data as a script that hands them over: a page opened from a disk may read no other file."""
    return f"const tryData={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def minified(script: str) -> str:
    """A script without comments and blanks, names as they are.

    Raises ValueError where it is no script: the minifier would hand it back as it came.
    """
    # The minifier keeps comments.
    code = "".join(line for line in script.splitlines(keepends=True) if not line.lstrip().startswith("//"))
    shorter = minify_html.minify(f"<script>{code}</script>", minify_js=True)
    found = re.fullmatch(r"<script>(.*)</script>", shorter, re.DOTALL)
    if found is None or found[1] == code:
        raise ValueError("the script cannot be minified")
    return found[1]


def packed_column(column: list[Any]) -> str | list[Any]:
    """A column as one text, where it holds nothing but texts or counts below 75.

    Raises ValueError where a text holds what stands between texts.
    """
    if all(isinstance(each, str) for each in column):
        if any(BETWEEN in each for each in column):
            raise ValueError(f"no text may hold '{BETWEEN}': {column}")
        return BETWEEN.join(column)
    if all(isinstance(each, int) and 0 <= each < 75 for each in column):
        return "".join(chr(ord(_FIRST_LETTER) + each) for each in column)
    return column


def respelled(words: Any, language: Language) -> Any:
    """Words, however nested, in the letters in which they are handed over; what is no word stays."""
    match words:
        case str():
            apart = SPELLING[language]
            traded = {code: code + apart for code in _SIGNS} | {code: code - apart for code in _THAI}
            return words.translate(traded) if apart else words
        case list() | tuple():
            return [respelled(each, language) for each in words]
        case dict():
            return {name: respelled(each, language) for name, each in words.items()}
        case _:
            return words


def packed_fraction(value: Fraction) -> str:
    """The shortest of numerator, numerator/denominator and numerator/1/power of ten."""
    scaled = {places: value * 10**places for places in _PLACES}
    forms = (f"{whole.numerator}/1/{places}" for places, whole in scaled.items() if whole.denominator == 1)
    return min([str(value), *forms], key=len)
