"""Which pages are read and written again when prose of the tables has changed: those that have shown it.

Pages ask the same rows for their prose as chapters' code does, in this process while Sphinx reads them. What
is asked for while pages are written counts for all of them, since nobody sees for which. What comes after the
pages (search, downloads, citations) is made in every build. Knows no page by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from book.sphinxext.running.prose import prose_of
from book.sphinxext.running.reading import EVERYTHING, Record, watch
from recount.report import Report

#: Stands for all pages among their names.
ALL = ""
_FILE = ".prose.json"
_Cells = dict[str, str | None]


class PagesRead:
    """What each page has read, in this build and in the one before, with what stood there."""

    def __init__(self, app: Sphinx, everything: str) -> None:
        """everything: the state of all inputs, as a digest."""
        self._file = Path(app.outdir).parent / _FILE
        self._env = app.env
        self._cells = {**prose_of(Path(app.srcdir) / "data"), EVERYTHING: everything}
        self._before = _remembered(self._file)
        self._now: dict[str, _Cells] = {}
        self._chapters: dict[str, _Cells] = {}
        self._anew: set[str] = set()
        self._file.unlink(missing_ok=True)  # a build that is broken off leaves no record

    def note(self, name: str) -> None:
        """Remember what is read now for the page that Sphinx has at hand, and for all where it has none."""
        self._now.setdefault(self._env.temp_data.get("docname", ALL), {})[name] = self._cells.get(name)

    def note_chapter(self, page: str, names: Iterable[str]) -> None:
        """Remember what the code of a page has read."""
        self._chapters[page] = {name: self._cells.get(name) for name in names}

    def begin(self, page: str) -> None:
        """A page is read from nothing."""
        self._anew.add(page)
        self._now[page] = dict(self._chapters.get(page, {}))

    def changed(self, pages: Iterable[str]) -> set[str]:
        """The pages that have read what stands there no more, or of which nothing is known."""
        known = {page for page in pages if self._stands(page)}
        return {*pages} - known if self._stands(ALL) else {*pages}

    def _stands(self, page: str) -> bool:
        read = self._before.get(page)
        return read is not None and all(self._cells.get(name) == was for name, was in read.items())

    def save(self, pages: Iterable[str]) -> None:
        """Keep what is known of the pages that there are."""
        pages = {*pages}
        old = {page: self._before.get(page, {}) for page in pages - self._anew}
        if old:  # pages written earlier
            old[ALL] = self._before.get(ALL, {})
        kept = {page: {**old.get(page, {}), **self._now.get(page, {})} for page in {ALL, *pages}}
        self._file.write_text(json.dumps(kept), "utf-8")


def _remembered(file: Path) -> dict[str, _Cells]:
    try:
        held = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


@cache
def _watched() -> Record:
    """The record of this process, which may build more than once.

    Tables for people hold prose: a report makes them anew here for each page that asks, so that each has read
    it.
    """
    record = watch()
    for name, kept in [*vars(Report).items()]:
        if isinstance(kept, cached_property) and "DataFrame" in str(kept.func.__annotations__["return"]):
            setattr(Report, name, property(kept.func))
    return record


def pages_read(app: Sphinx) -> PagesRead:
    """The record of this build."""
    found: PagesRead = app.recounted_pages_read  # type: ignore[attr-defined]
    return found


def _watch(app: Sphinx) -> None:
    _watched()  # before a row is there
    app.recounted_pages_read = PagesRead(app, app.config.recounted_inputs)  # type: ignore[attr-defined]


def _listen(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """The chapters have run; from now on pages are made."""
    _watched().listener = pages_read(app).note


def _outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    return sorted(pages_read(app).changed(env.found_docs) - added - removed)


def _begin(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    pages_read(app).begin(docname)


def _end(app: Sphinx) -> list[str]:
    """The pages are written; whatever follows is made in every build."""
    _watched().listener = None
    return []


def _save(app: Sphinx, exception: Exception | None) -> None:
    _watched().listener = None
    # Nobody hears what other processes of Sphinx read.
    if exception is None and app.builder.format == "html" and app.parallel <= 1:
        pages_read(app).save(app.env.found_docs)


def setup(app: Sphinx) -> None:
    """Register the steps."""
    app.connect("builder-inited", _watch, priority=1)
    app.connect("env-get-outdated", _outdated)
    app.connect("env-before-read-docs", _listen, priority=900)
    app.connect("env-purge-doc", _begin)
    app.connect("html-collect-pages", _end, priority=1)
    app.connect("build-finished", _save, priority=1000)
