"""The sources: who published what, when, and how near to the number they stand.

Reads references.bib. Knows no figure and nothing of what a source says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from recount.tables.periods import Period, PeriodError, read_period
from recount.tables.schema import DataError, nearest
from recount.tables.texts import unseen

FILE = "references.bib"
#: Keywords beside the tier: whose page it is, where that matters.
OWN, OFFICIAL = "company", "official"
_FIELDS = ("title", "year", "url", "keywords", "note")


class Tier(StrEnum):
    """How near a source stands to the number, best first."""

    PRIMARY = "primary"
    NEWSWIRE = "newswire"
    PRESS = "press"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of references.bib.

    own: published by the report's publisher, or a copy of what it published. official: published by a
    central bank, a statistics office or a government. published: None where no date is shown.
    """

    key: str
    publisher: str
    title: str
    published: Period | None
    year: str
    url: str
    tier: Tier
    own: bool
    official: bool

    @property
    def latest(self) -> date:
        """The last day on which it can have been published: it says nothing of what came after."""
        return self.published.last if self.published else date(int(self.year), 12, 31)

    def __repr__(self) -> str:
        return f"<Source {self.key}: {self.publisher}, {self.year}, {self.tier}>"


def read_sources(directory: Path) -> dict[str, Source]:
    """All sources of a data directory by key.

    Raises DataError with the entry and the field for the first one that is incomplete.
    """
    try:
        text = (directory / FILE).read_text("utf-8-sig")
        if told := unseen(text, but="\n\r\t"):
            raise DataError(f"{FILE}: {told}")
        return _sources(text)
    except OSError as error:
        raise DataError(
            f"{FILE} cannot be read ({error.strerror}): restore it beside datapackage.json"
        ) from None
    except UnicodeDecodeError as error:
        raise DataError(f"{FILE} is not well-formed BibTeX ({error}): mend it") from None


@lru_cache(maxsize=4)  # who supposes other figures loads the same sources again, and BibTeX is read slowly
def _sources(text: str) -> dict[str, Source]:
    from pybtex.database import BibliographyDataError, parse_string
    from pybtex.exceptions import PybtexError

    try:
        entries = parse_string(text, "bibtex").entries
    except (PybtexError, BibliographyDataError) as error:
        raise DataError(f"{FILE} is not well-formed BibTeX ({error}): mend it") from None
    sources = {}
    for key, entry in entries.items():
        fields = entry.fields
        people = entry.persons.get("author", [])
        for field in _FIELDS:
            if not fields.get(field, "").strip():
                raise DataError(f"{FILE}, entry {key}: it has no {field}; add it")
        if not people:
            raise DataError(f"{FILE}, entry {key}: it has no author; name the publisher there, in braces")
        tier, *marks = fields["keywords"].split()
        if tier not in tuple(Tier) or not set(marks) <= {OWN, OFFICIAL}:
            raise DataError(
                f"{FILE}, entry {key}, field keywords: '{fields['keywords']}' begins with no tier"
                f"{nearest(tier, Tier)}; write one of {', '.join(Tier)}, and behind it {OWN} or {OFFICIAL}"
                " where that holds"
            )
        if not fields["url"].startswith(("http://", "https://")):
            raise DataError(
                f"{FILE}, entry {key}, field url: '{fields['url']}' is no web address; correct it"
            )
        try:
            published = read_period(fields["date"]) if "date" in fields else None
        except PeriodError as error:
            raise DataError(f"{FILE}, entry {key}, field date: {error}") from None
        year = fields["year"]
        if not re.fullmatch("[0-9]{4}", year) or (published and str(published.first.year) != year):
            raise DataError(
                f"{FILE}, entry {key}, field year: '{year}' is no year, or not that of the date; correct it"
            )
        try:
            publisher, title = _plain(str(people[0])), _plain(fields["title"])
        except PybtexError as error:
            raise DataError(
                f"{FILE}, entry {key}: its braces or escapes do not close ({error}); mend it"
            ) from None
        sources[key] = Source(
            key,
            publisher,
            title,
            published,
            year,
            fields["url"],
            Tier(tier),
            OWN in marks,
            OFFICIAL in marks,
        )
    return sources


def find_source(key: str, sources: Mapping[str, Source], where: str) -> Source:
    """The source with a key; DataError, with the place that names it, when there is none."""
    if key not in sources:
        raise DataError(
            f"{where}: '{key}' is not in {FILE}{nearest(key, sources) or '.'} Correct it or add the entry it"
            " names."
        )
    return sources[key]


def _plain(text: str) -> str:
    """A field without BibTeX's braces and escapes."""
    from pybtex.richtext import Text

    return str(Text.from_latex(text)).replace(r"\$", "$")  # which it leaves as it is
