"""`make stamp`: records which text a citation names, and which names have been published.

Writes data/chapters.csv (hash and date of each changed page), data/published_texts.csv (the same for each
edition, so that a cited text is found again), data/published_results.csv (what everything computes to),
data/published_ids.csv (names are only ever added), data/published_tables.csv (the hash of each table),
CITATION.cff, .zenodo.json and the README's picture. The texts are those of the built pages, so the book is
built before. The only module that asks git anything; no part of a build.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from book.downloads.built_pages import PageError, digest_of_text, text_of
from book.editions import catalogue, editions
from book.outcome import PICTURE, picture
from book.record import RECORD, hashes, off_record
from recount.certificate.results import results
from recount.checks.tally import tally
from recount.cite.deposit import zenodo
from recount.cite.edition import BOOK_REPOSITORY, BOOK_URL, AddressError, Edition, Page, home, load_edition
from recount.cite.formats import citation_cff
from recount.report import Report, load
from recount.tables.dataset import DATA
from recount.tables.schema import DataError
from recount.wording import LANGUAGES, Language

CFF, ZENODO = "CITATION.cff", ".zenodo.json"
#: The day on which a text last changed.
Day = Callable[[Path], date]


class StampError(ValueError):
    """A page cannot be stamped; the message says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Stamp the book's own data; an optional argument is the day of the change. Returns the exit code."""
    given = (sys.argv[1:] if arguments is None else list(arguments)) or [""]
    try:
        for line in stamp(DATA, _day(given[0])):
            print(line)
    except (StampError, DataError, AddressError) as error:
        print(f"stamp: {error}", file=sys.stderr)
        return 2
    return 0


def source_of(page: Page, data: Path, language: Language) -> Path:
    """The file that holds a page's text in a language, beside its data directory."""
    return data.parent / (
        f"{page.docname}.md" if language == LANGUAGES[0] else catalogue(page.docname, language)
    )


def site_of(data: Path) -> Path:
    """The built book beside a data directory."""
    return data.parent / "_build" / "html"


def hash_of(page: Page, data: Path, language: Language) -> str:
    """SHA-256 of what is read on the built page. StampError when it was not built."""
    try:
        return digest_of_text(text_of(site_of(data) / home(language), page.docname))
    except PageError as error:
        raise StampError(f"chapters.csv names '{page.id}', but {error}") from None


def live_ids(report: Report, edition: Edition) -> dict[str, str]:
    """Every name in use with its kind, in the order of the tables."""
    return (
        dict.fromkeys(report, "figure")
        | {check.id: "check" for check in report.checks}
        | dict.fromkeys(report.evidence, "evidence")
        | dict.fromkeys(report.benchmarks.index, "benchmark")
        | dict.fromkeys(edition.charts, "chart")
        | dict.fromkeys(edition.pages, "chapter")
    )


def published_ids(data: Path) -> dict[str, str]:
    """Every name ever published with its kind."""
    return {row["id"]: row["kind"] for row in _rows(data / "published_ids.csv")}


def stamp(data: Path, day: Day) -> Iterator[str]:
    """Bring the tables up to date; yields a line for each change."""
    places = {"address": os.environ.get(BOOK_URL), "repository": os.environ.get(BOOK_REPOSITORY)}
    edition = load_edition(data, **places)
    rows = _rows(data / "chapters.csv")
    for row in rows:
        page = edition.pages[row["id"]]
        for language in editions(data.parent):
            text = page.texts[language]
            digest = hash_of(page, data, language)
            if digest != text.sha256:
                changed = day(source_of(page, data, language))
                row |= {f"sha256_{language}": digest, f"changed_{language}": changed.isoformat()}
                yield f"{page.id} ({language}): changed on {changed}, SHA-256 {digest[:12]}"
    _write(data / "chapters.csv", rows)
    texts = [row for row in _rows(data / "published_texts.csv") if row["edition"] != edition.version]
    now = {"edition": edition.version}
    texts += [
        {"id": row["id"], "language": language, **now}
        | {column: row[f"{column}_{language}"] for column in ("sha256", "changed")}
        for row in rows
        for language in editions(data.parent)
    ]
    _write(data / "published_texts.csv", texts)
    report = load(data)
    again = [{"kind": kind, "id": id, "result": result} for (kind, id), result in results(report).items()]
    _write(data / "published_results.csv", again)
    known = published_ids(data)
    new = {id: kind for id, kind in live_ids(report, edition).items() if id not in known}
    added = [{"id": id, "kind": kind, "since": edition.version} for id, kind in new.items()]
    _write(data / "published_ids.csv", _rows(data / "published_ids.csv") + added)
    for id, kind in new.items():
        yield f"{id} ({kind}): published since {edition.version}"
    yield from _record_tables(data, edition.version)
    (data.parent / CFF).write_text(citation_cff(edition), "utf-8")
    drawn = picture(tally(report.audit()), len(report))
    (data.parent / PICTURE).write_text(drawn, "utf-8")
    (data.parent / ZENODO).write_text(zenodo(edition), "utf-8")


def _record_tables(data: Path, version: str) -> Iterator[str]:
    now, changed = hashes(data), off_record(data, version)
    others = [row for row in _rows(data / RECORD) if row["edition"] != version]
    rows = [{"file": file, "edition": version, "sha256": digest} for file, digest in now.items()]
    _write(data / RECORD, others + rows)
    for file in changed:
        yield f"{file}: other than recorded, SHA-256 {now[file][:12]}" if file in now else f"{file}: gone"


def _day(given: str) -> Day:
    """The given day for every page, or git's date for each."""
    if not given:
        return _git_day
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise StampError(f"'{given}' is no date; write DATE=2026-01-31") from None
    return lambda path: day


def _git_day(path: Path) -> date:
    """The author's date of the last commit of a file that has not been changed since."""

    def git(*words: str) -> str:
        command = ["git", "-C", str(path.parent), *words, "--", path.name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout.strip() if done.returncode == 0 else ""

    committed = git("log", "-1", "--format=%as")
    if not committed or git("status", "--porcelain"):
        raise StampError(f"git knows no date for the text of {path.name}: commit it first or give DATE=")
    return date.fromisoformat(committed)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
