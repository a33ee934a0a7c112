"""What the book is called, who made it, which edition this is and what it holds under permanent names.

The one source of citation metadata: data/datapackage.json for the book, data/chapters.csv for its pages,
data/charts.csv for its charts, data/published_ids.csv for the edition that first used a name,
data/published_texts.csv for the texts of all editions,
data/retired_ids.csv for names no longer in use. Where the site stands is
known only to whoever builds it, so callers pass it in. Knows no citation format and no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from recount.tables.csv_files import check_foreign_keys, read_table
from recount.tables.dataset import DATA
from recount.tables.facts import ReportFacts, read_facts
from recount.tables.schema import DataError, member, members, read_descriptor
from recount.wording import LANGUAGES, Language, Words

#: The page that is the book as a whole.
BOOK = "index"
FIGURES, FINDINGS = "figures", "findings"
#: Where the pages of single names stand: id/ppe_value/.
ID_FOLDER = "id"
#: The names of the environment variables that say where the site and the repository stand.
BOOK_URL, BOOK_REPOSITORY = "BOOK_URL", "BOOK_REPOSITORY"
#: The names of those that say of which commit a build is, and which edition's tag that commit bears.
BOOK_COMMIT, BOOK_TAG = "BOOK_COMMIT", "BOOK_TAG"
_TABLES = ("chapters", "charts", "retired_ids", "published_ids", "published_texts")


class AddressError(ValueError):
    """What was given as an address cannot be one; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its SPDX name, its title and where it can be read."""

    name: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Text:
    """What is read on a page in one language: the hash of it, and the day on which it last changed."""

    sha256: str
    changed: date


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the book: a chapter, or the title page, which stands for the whole book."""

    id: str
    title: Words
    description: Words
    texts: Mapping[Language, Text]

    def __repr__(self) -> str:
        return f"<Page {self.id}: {self.title.en}>"

    @property
    def docname(self) -> str:
        """The page's place in the book, without ending."""
        return BOOK if self.id == BOOK else f"chapters/{self.id}"


@dataclass(frozen=True, slots=True)
class ChartEntry:
    """A chart of the book: its permanent name, the page that shows it and what it says."""

    id: str
    page: str
    title: Words


@dataclass(frozen=True, slots=True)
class PublishedText:
    """The text of a page in one edition: its hash, and the day on which it had last changed."""

    page: str
    language: Language
    edition: str
    sha256: str
    changed: date


@dataclass(frozen=True, slots=True)
class Retired:
    """A name that is no longer in use, and why."""

    id: str
    kind: str
    version: str
    reason: Words
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class Edition:
    """The book as a thing to cite.

    report: what it recounts. since: the first edition of each published name. texts: those of all editions.
    languages: those that its pages can be read in. doi, address and repository are None until there is one.
    commit: the one that a build was made from, where that is known; tag: the tag that it bears.
    """

    title: Words
    subtitle: Words
    description: Words
    contributors: tuple[Words, ...]
    version: str
    date: date
    licence: Licence
    code_licence: Licence
    keywords: tuple[str, ...]
    report: ReportFacts
    pages: Mapping[str, Page]
    charts: Mapping[str, ChartEntry]
    retired: Mapping[str, Retired]
    since: Mapping[str, str]
    texts: tuple[PublishedText, ...]
    languages: tuple[Language, ...] = LANGUAGES
    doi: str | None = None
    address: str | None = None
    repository: str | None = None
    commit: str | None = None
    tag: str | None = None

    def __repr__(self) -> str:
        return f"<Edition {self.version} of {self.title.en}, {self.date}>"

    def full_title(self, language: Language) -> str:
        """Title and subtitle."""
        return f"{self.title[language]}: {self.subtitle[language]}"

    @property
    def is_between(self) -> bool:
        """Whether it is known that this is no published edition, but a text on the way to one."""
        return self.commit is not None and self.tag != f"v{self.version}"

    @property
    def cited_version(self) -> str:
        """The version as citations name it; between editions, with the commit."""
        return f"{self.version}.dev+{(self.commit or '')[:7]}" if self.is_between else self.version

    def address_in(self, language: Language) -> str | None:
        """Where the pages in a language begin; None while the site's home is unknown."""
        return self.address and f"{self.address}/{home(language)}".rstrip("/")

    def address_of(self, docname: str, language: Language = LANGUAGES[0]) -> str | None:
        """The public address of a page, or of a folder's; None while the site's home is unknown."""
        if self.address is None:
            return None
        folder, _, name = docname.rpartition("/")
        page = f"{folder}/".lstrip("/") if name in (BOOK, "") else f"{docname}.html"
        return f"{self.address}/{home(language)}{page}"

    def page(self, docname: str) -> Page | None:
        """The page with a docname, if the tables know it."""
        found = self.pages.get(docname.rpartition("/")[2])
        return found if found is not None and found.docname == docname else None


def to_first(language: Language) -> str:
    """From where the pages in a language begin to where those in the first do, whose files all share."""
    return "../" * home(language).count("/")


def home(language: Language) -> str:
    """The folder of the site where the pages in a language begin, with a slash; the first has none."""
    return "" if language == LANGUAGES[0] else f"{language}/"


def load_edition(
    directory: Path | None = None,
    *,
    address: str | None = None,
    repository: str | None = None,
    commit: str | None = None,
    tag: str | None = None,
) -> Edition:
    """The edition that a data directory describes (default: the book's own).

    address, repository: where site and source code stand; commit, tag: of which state of the sources it is.
    Empty means unknown. Raises DataError for broken tables, AddressError for what cannot be an address or a
    commit.
    """
    directory = DATA if directory is None else directory
    descriptor = read_descriptor(directory)
    tables = {name: read_table(directory, descriptor, name) for name in _TABLES}
    check_foreign_keys(descriptor, tables, directory)
    pages = {
        row["id"]: Page(
            row["id"],
            _words(row, "title"),
            _words(row, "description"),
            {each: Text(row[f"sha256_{each}"], row[f"changed_{each}"]) for each in LANGUAGES},
        )
        for row in tables["chapters"]
    }
    for id in (BOOK, FIGURES, FINDINGS):
        if id not in pages:
            raise DataError(f"chapters.csv has no row '{id}', a page that citations name: add it")
    charts = {
        row["id"]: ChartEntry(row["id"], row["chapter"], _words(row, "title")) for row in tables["charts"]
    }
    retired = {
        row["id"]: Retired(row["id"], row["kind"], row["retired"], _words(row, "reason"), row["replaced_by"])
        for row in tables["retired_ids"]
    }
    return Edition(
        *_titles(descriptor),
        description=Words(member(descriptor, "description", str), member(descriptor, "description_th", str)),
        contributors=tuple(
            Words(member(who, "title", str, where), member(who, "title_th", str, where))
            for who, where in members(descriptor, "contributors", dict)
        ),
        version=member(descriptor, "version", str),
        date=_date(member(descriptor, "created", str)),
        licence=_licence(descriptor, "licenses"),
        code_licence=_licence(descriptor, "code_licenses"),
        keywords=tuple(word for word, _ in members(descriptor, "keywords", str)),
        report=read_facts(descriptor),
        pages=pages,
        charts=charts,
        retired=retired,
        since={row["id"]: row["since"] for row in tables["published_ids"]},
        texts=tuple(
            PublishedText(row["id"], row["language"], row["edition"], row["sha256"], row["changed"])
            for row in tables["published_texts"]
        ),
        doi=_doi(member(descriptor, "id", str, absent=None)),
        address=_checked(BOOK_URL, address),
        repository=_checked(BOOK_REPOSITORY, repository),
        commit=_commit(commit),
        tag=tag or None,
    )


def load_edition_given(directory: Path | None, environment: Mapping[str, str]) -> Edition:
    """The edition with the places and the state of the sources that environment variables name.

    Raises what load_edition does.
    """
    return load_edition(
        directory,
        address=environment.get(BOOK_URL),
        repository=environment.get(BOOK_REPOSITORY),
        commit=environment.get(BOOK_COMMIT),
        tag=environment.get(BOOK_TAG),
    )


def _date(created: str) -> date:
    try:
        return datetime.fromisoformat(created).date()
    except ValueError:
        raise DataError(
            f"datapackage.json, created: '{created}' is no date; write it as 2026-01-31T00:00:00Z"
        ) from None


def _titles(descriptor: Mapping[str, Any]) -> tuple[Words, Words]:
    """The title's two parts, which a colon separates."""
    halves = [member(descriptor, key, str).partition(": ")[::2] for key in ("title", "title_th")]
    return Words(halves[0][0], halves[1][0]), Words(halves[0][1], halves[1][1])


def _words(row: Mapping[str, Any], name: str) -> Words:
    return Words(row[f"{name}_en"], row[f"{name}_th"])


def _licence(descriptor: Mapping[str, Any], key: str) -> Licence:
    """The first licence of a list."""
    (first, where), *_ = members(descriptor, key, dict)
    name, title, address = (member(first, part, str, where) for part in ("name", "title", "path"))
    return Licence(name, title, address)


def _doi(id: str | None) -> str | None:
    """A bare DOI; DataError for an id of another kind, which citations could not resolve."""
    if id is None:
        return None
    bare = id.removeprefix("https://doi.org/")
    if not re.fullmatch(r"10\.[0-9]{4,9}/\S+", bare):
        raise DataError(f"datapackage.json, id: '{id}' is no DOI; write it as 10.1234/name or leave it out")
    return bare


def _commit(commit: str | None) -> str | None:
    """A commit's full name; None when nothing is given."""
    if commit and not re.fullmatch(r"[0-9a-f]{40}", commit):
        raise AddressError(f"{BOOK_COMMIT} is '{commit}', but must be the 40 hexadecimal digits of a commit")
    return commit or None


def _checked(name: str, address: str | None) -> str | None:
    """An address without a slash at its end; None when nothing is given."""
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise AddressError(
            f"{name} is '{address}', but must begin with https:// and name a site and a path only"
        )
    return address.rstrip("/")
