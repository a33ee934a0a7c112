"""How text is cut into what can be sought: one way for every language, here and in the browser.

A number is one term, however its digits are grouped and in whichever digits it is written. A word in letters
is one term. Of scripts that set no blanks between words (Thai, Chinese and their neighbours) every three
neighbouring letters are a term: whatever a reader seeks is made of terms of the pages that hold it, where a
dictionary and a browser would cut the same line in two ways. Knows no word of any language.

split.js says the same for the browser; tests hold the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.search import SearchLanguage, languages

#: Neighbouring letters that make a term where no blanks stand between words.
LETTERS = 3
#: Thai and Lao, Burmese, Khmer, Japanese kana, Chinese characters.
UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_TERM = re.compile(rf"(\d+(?:\.\d+)*)|([{UNSPACED}]+)|((?:(?![{UNSPACED}])[^\W\d_])+)")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
#: Sara am in two parts, a tone mark between them or not.
_SARA_AM = re.compile(r"\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_THAI_ZERO = 0x0E50
_ALIKE = str.maketrans(
    {
        **{chr(_THAI_ZERO + value): str(value) for value in range(10)},
        **dict.fromkeys("\u2018\u2019", "'"),
        **dict.fromkeys("\u201c\u201d", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u00a0\u202f", " "),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),  # not seen
    }
)


def folded(text: str) -> str:
    """The text as it is compared: in small letters, Arabic digits without separators, marks in one form."""
    text = unicodedata.normalize("NFC", text).translate(_ALIKE).lower()
    return _GROUPED.sub("", _SARA_AM.sub(rf"\1{chr(0x0E33)}", text))


def together(terms: Collection[str]) -> str:
    """Terms in one text, sorted; all that are cut out of scripts without blanks stand as one run."""
    cut = re.compile(f"[{UNSPACED}]{{{LETTERS}}}")
    runs = sorted(term for term in terms if cut.fullmatch(term))
    return " ".join([*sorted(set(terms).difference(runs)), *filter(None, ["".join(runs)])])


class AnyLanguage(SearchLanguage):
    """Sphinx's way to a page's words, for pages of any languages at once."""

    lang = "any"
    language_name = "any language"
    js_splitter_code = Path(__file__).with_name("split.js").read_text("utf-8")

    def split(self, input: str) -> list[str]:
        """The terms of a text, as often as they occur."""
        terms: list[str] = []
        for number, unspaced, word in _TERM.findall(folded(input)):
            if unspaced:
                terms += (unspaced[i : i + LETTERS] for i in range(max(1, len(unspaced) - LETTERS + 1)))
            else:
                terms.append(number or word)
        return terms


def _search_in_any(app: Sphinx, config: Config) -> None:
    config.html_search_language = AnyLanguage.lang


def setup(app: Sphinx) -> None:
    """Have Sphinx cut text this way, whatever language the edition is in."""
    if AnyLanguage.lang not in languages:
        app.add_search_language(AnyLanguage)
    app.connect("config-inited", _search_in_any)
