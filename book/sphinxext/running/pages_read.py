"""Which pages are read and written again when cells of the tables have changed: those that have shown them.

Pages ask the same rows for their cells as chapters' code does, in this process while Sphinx reads and writes
them. What is asked for when Sphinx has no page at hand counts for all of them. What comes after the pages
(search, downloads, citations) is made in every build. Knows no page by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from book.sphinxext.running.cells import Cells
from book.sphinxext.running.reading import verdicts_of, watch
from book.sphinxext.running.record import EVERYTHING, Record
from recount.report import load

#: Stands for all pages among their names.
ALL = ""
_FILE = ".cells.json"
_Read = dict[str, str | None]


class PagesRead:
    """What each page has read, in this build and in the one before, with what stood there."""

    def __init__(self, app: Sphinx, everything: str) -> None:
        """everything: the state of all inputs, as a digest."""
        self._file = Path(app.outdir).parent / _FILE
        self._env = app.env
        self._data, self._everything = Path(app.srcdir) / "data", everything
        self._before = _remembered(self._file)
        self._now: dict[str, _Read] = {}
        self._chapters: dict[str, _Read] = {}
        self._anew: set[str] = set()
        self._written = ALL
        self._file.unlink(missing_ok=True)  # a build that is broken off leaves no record

    @cached_property
    def cells(self) -> Mapping[str, str]:
        """All cells by name, with the verdicts on evidence and what stands for everything."""
        verdicts = verdicts_of(load(self._data))
        return {**Cells(self._data).all(), **verdicts, EVERYTHING: self._everything}

    def note(self, name: str) -> None:
        """Remember what is read now for the page that Sphinx has at hand, and for all where it has none."""
        read = self._now.setdefault(self._env.temp_data.get("docname", self._written), {})
        if name not in read:  # most is asked for again and again
            read.update(self._as_it_stands([name]))

    def note_chapter(self, page: str, names: Iterable[str]) -> None:
        """Remember what the code of a page has read."""
        self._chapters[page] = self._as_it_stands(names)

    def _as_it_stands(self, names: Iterable[str]) -> _Read:
        """What is read, with what stands there; who reads what is not known here may have read anything."""
        known = (name if name in self.cells else EVERYTHING for name in names)
        return {name: self.cells[name] for name in known}

    def begin_to_write(self, page: str) -> None:
        """From now on, one page is written, until the next one is."""
        self._written = page

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
        return read is not None and all(self.cells.get(name) == was for name, was in read.items())

    def save(self, pages: Iterable[str]) -> None:
        """Keep what is known of the pages that there are."""
        pages = {*pages}
        old = {page: self._before.get(page, {}) for page in pages - self._anew}
        if old:  # pages written earlier
            old[ALL] = self._before.get(ALL, {})
        kept = {page: {**old.get(page, {}), **self._now.get(page, {})} for page in {ALL, *pages}}
        self._file.write_text(json.dumps(kept), "utf-8")


def _remembered(file: Path) -> dict[str, _Read]:
    try:
        held = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


@cache
def _watched() -> Record:
    """The record of this process, which may build more than once."""
    return watch()


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


def _begin_to_write(app: Sphinx, document: nodes.document, docname: str) -> None:
    pages_read(app).begin_to_write(docname)


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
    app.connect("doctree-resolved", _begin_to_write, priority=1)
    app.connect("html-collect-pages", _end, priority=1)
    app.connect("build-finished", _save, priority=1000)
