"""One thing said in both languages, and how its slots are filled. Knows no sentence."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Literal

#: Thai letters, with the marks around them and without digits.
_LETTERS = "\u0e01-\u0e4e"
_LETTER = re.compile(f"[{_LETTERS}]")

Language = Literal["en", "th"]
LANGUAGES: tuple[Language, ...] = ("en", "th")
#: Where no line may break: within numbers with their units, dates and names.
NO_BREAK = "\N{NO-BREAK SPACE}"
#: The environment variable that says which edition's language charts and words are in.
RECOUNT_LANGUAGE = "RECOUNT_LANGUAGE"


def _edition() -> Language:
    asked = os.environ.get(RECOUNT_LANGUAGE) or LANGUAGES[0]
    for language in LANGUAGES:
        if language == asked:
            return language
    warnings.warn(
        f"{RECOUNT_LANGUAGE} is '{asked}', but must be {' or '.join(LANGUAGES)}: English is used",
        stacklevel=1,
    )
    return LANGUAGES[0]


#: The language of whatever does not name one: that of the edition whose chapters run, or English.
EDITION: Language = _edition()


@dataclass(frozen=True, slots=True)
class Words:
    """One thing said in both languages; {names} in braces are slots."""

    en: str
    th: str

    def __getitem__(self, language: Language) -> str:
        return self.th if language == "th" else self.en

    @property
    def here(self) -> str:
        """In the edition's language."""
        return self[EDITION]


_NEXT = Words("{before}, {name}", "{before} {name}")
_PAIR = Words("{others} and {last}", "{others}และ{last}")
_AND = Words("{others} and {last}", "{others} และ{last}")


def say(words: Words, language: Language, **slots: object) -> str:
    """A sentence with its slots filled; what is itself said in both languages fills one in this language.

    KeyError for a slot that nothing fills.
    """
    filled = {name: slot[language] if isinstance(slot, Words) else slot for name, slot in slots.items()}
    return words[language].format(**filled)


def say_numbers(words: Words, language: Language, **slots: object) -> str:
    """The same with numbers in words: Thai sets a blank before digits, but none between two Thai words."""
    template = words[language]
    if language == "th":
        for name, slot in slots.items():
            if _LETTER.match(str(slot[language] if isinstance(slot, Words) else slot)):
                template = re.sub(f"(?<=[{_LETTERS}]) (?={{{name}}})", "", template)
    return say(Words(template, template), language, **slots)


def listed(names: Iterable[str], language: Language) -> str:
    """Names in a row, the last after "and". Raises ValueError if there is none."""
    *others, last = names
    if not others:
        return last
    row = reduce(lambda before, name: say(_NEXT, language, before=before, name=name), others)
    return say(_AND if len(others) > 1 else _PAIR, language, others=row, last=last)


def both(words: Words, **slots: object) -> Words:
    """The same sentence in both languages."""
    return Words(say(words, "en", **slots), say(words, "th", **slots))


def here(words: Words, **slots: object) -> str:
    """A sentence in the edition's language with its slots filled, as `say` fills them."""
    return say(words, EDITION, **slots)
