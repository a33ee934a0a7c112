"""Finds the text that a citation names by its hash: the current one, or that of an earlier edition.

Knows the tables of texts; reads no page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recount.cite.edition import Edition, Page, PublishedText, home
from recount.wording import EDITION, Language, Words, both, say, written_day
from recount.wording.citing import TEXT_IS_CURRENT, TEXT_WAS_OF, WHERE_IT_IS
from recount.wording.complaining import NO_HASH, NO_TEXT

#: Citations print twelve digits of a hash; fewer could mean several texts.
SHORTEST = 12


class UnknownText(KeyError):
    """No text of the book has this hash; the message says so, or what a hash looks like."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words

    def __str__(self) -> str:
        return self.words.en


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text that was cited. text: the edition that held it; None for the current one. page: as it is now.

    read_in: the language of the text.
    """

    edition: Edition
    page: Page
    read_in: Language
    text: PublishedText | None

    @property
    def current(self) -> bool:
        """Whether it is what stands on the page in this edition."""
        return self.text is None

    def words(self, language: Language = EDITION) -> str:
        """What became of it, in a sentence or two."""
        current = self.page.texts[self.read_in]
        now = {
            "title": self.page.title[self.read_in],
            "id": self.page.id,
            "digest": current.sha256[:SHORTEST],
        }
        now["day"] = written_day(current.changed, language)
        if self.text is None:
            return say(TEXT_IS_CURRENT, language, version=self.edition.cited_version, **now)
        told = say(TEXT_WAS_OF, language, version=self.text.edition, **now)
        if self.edition.address is None:
            return told
        name = "" if self.page.docname == "index" else f"{self.page.docname}.html"
        address = f"{self.edition.address}/v{self.text.edition}/{home(self.read_in)}{name}"
        return f"{told} {say(WHERE_IT_IS, language, address=address)}"


def find_text(hash: str, edition: Edition) -> FoundText:
    """The text with a hash, of which twelve digits are enough; UnknownText where there is none."""
    given = hash.strip().lower()
    if not re.fullmatch(rf"[0-9a-f]{{{SHORTEST},64}}", given):
        raise UnknownText(both(NO_HASH, hash=hash, shortest=SHORTEST))
    for page in edition.pages.values():
        for language, current in page.texts.items():
            if current.sha256.startswith(given):
                return FoundText(edition, page, language, None)
    for text in reversed(edition.texts):
        if text.sha256.startswith(given) and text.page in edition.pages:
            return FoundText(edition, edition.pages[text.page], text.language, text)
    raise UnknownText(both(NO_TEXT, hash=hash))
