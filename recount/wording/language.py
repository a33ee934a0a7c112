"""One thing said in both languages, and how its slots are filled. Knows no sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "th"]
LANGUAGES: tuple[Language, ...] = ("en", "th")


@dataclass(frozen=True, slots=True)
class Words:
    """One thing said in both languages; {names} in braces are slots."""

    en: str
    th: str

    def __getitem__(self, language: Language) -> str:
        return self.th if language == "th" else self.en


def say(words: Words, language: Language, **slots: object) -> str:
    """A sentence with its slots filled; what is itself said in both languages fills one in this language.

    KeyError for a slot that nothing fills.
    """
    filled = {name: slot[language] if isinstance(slot, Words) else slot for name, slot in slots.items()}
    return words[language].format(**filled)


def both(words: Words, **slots: object) -> Words:
    """The same sentence in both languages."""
    return Words(say(words, "en", **slots), say(words, "th", **slots))
