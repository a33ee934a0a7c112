"""What several test files use: the project, its pages and tables as data, builds, and small books to break.

Plain functions and classes. What pytest hands to tests stands in conftest.py.
"""

from __future__ import annotations

import ast
import csv
import gc
import importlib
import importlib.metadata
import io
import os
import pkgutil
import re
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, chdir, contextmanager, nullcontext, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, wraps
from inspect import signature
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload
from unittest.mock import patch

import yaml
from bs4 import BeautifulSoup
from hypothesis import settings

import recount.wording
from book import build
from book.sphinxext.pages.entries import book_report
from book.sphinxext.running.isolation import isolated_environment
from recount.wording import Words

if TYPE_CHECKING:
    from playwright.sync_api import Locator, LocatorAssertions, Page, PageAssertions

PROJECT = Path(__file__).parents[1]
#: What the fixture `start` hands out: subprocess.run in the project's folder.
Start = Callable[..., "subprocess.CompletedProcess[Any]"]
Theme = Literal["light", "dark"]
T = TypeVar("T")


# --- Pages, tables and sources ----------------------------------------------------------------------------


def names_in_contents() -> list[str]:
    """The pages that _toc.yml names, the root first."""
    contents = yaml.safe_load((PROJECT / "_toc.yml").read_text("utf-8"))
    chapters = (chapter for part in contents["parts"] for chapter in part["chapters"])
    return [contents["root"], *(chapter["file"] for chapter in chapters)]


def pages_of(built: Path) -> list[Path]:
    """All pages of a built book that the theme lays out, with those that are in no contents."""
    alone = {*built.glob("_static/**/*.html"), *name_pages_of(built), *name_pages_of(built / "th")}
    return sorted(set(built.rglob("*.html")) - alone)


def name_pages_of(edition: Path) -> list[Path]:
    """The pages of single names of one edition, which have a look of their own."""
    return sorted(edition.glob("id/*/index.html"))


def soup(page: Path) -> BeautifulSoup:
    """A built page; it is parsed once for all tests, which only read it."""
    found = page.stat()
    return _parsed(page, found.st_mtime_ns, found.st_size)


@cache
def _parsed(page: Path, changed: int, size: int) -> BeautifulSoup:
    return BeautifulSoup(page.read_text("utf-8"), "html.parser")


@cache
def nodes(module: Path) -> list[ast.AST]:
    """Everything in a module, which is parsed once for all tests."""
    return list(ast.walk(ast.parse(module.read_text("utf-8"))))


def words(element: object) -> str:
    """The text that is shown, with plain quotes for the typographic ones that Sphinx sets."""
    text = element.get_text(" ")  # type: ignore[attr-defined]
    return " ".join(straight(text).split())


def straight(text: str) -> str:
    """A text with plain quotes for typographic ones."""
    return text.translate(_STRAIGHT)


_STRAIGHT = str.maketrans("\u2019\u2018\u201c\u201d", "''\"\"")


def offered(page: BeautifulSoup) -> dict[str, str]:
    """What the line below a page's title offers to take home, and where."""
    line = page.select_one("h1 ~ .take-home")
    assert line is not None
    return {link.get_text(): str(link["href"]) for link in line.find_all("a")}


def table(file: Path) -> list[dict[str, str]]:
    """A CSV file's rows by column, read without any of the book's code."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


# --- A browser --------------------------------------------------------------------------------------------


@overload
def expect(found: Page) -> PageAssertions: ...
@overload
def expect(found: Locator) -> LocatorAssertions: ...
def expect(found: Any) -> Any:
    """What Playwright waits for; it is imported for those tests alone that a browser runs."""
    from playwright.sync_api import expect

    return expect(found)


@contextmanager
def faults_of(page: Page, own: str) -> Iterator[list[str]]:
    """What goes wrong on a page while it is watched; to ask any but the `own` address is wrong as well.

    From a disk a browser refuses the typefaces that a page asks for ahead, which the bundle leaves out.
    """
    faults: list[str] = []

    def wrong(address: str) -> bool:
        return not (own == "file:" and "/_static/fonts/" in address)

    listeners = {
        "console": lambda said: (
            said.type == "error"
            and wrong(said.text + said.location["url"])
            and faults.append(f"console: {said.text}")
        ),
        "pageerror": lambda error: faults.append(f"script: {error}"),
        "requestfailed": lambda request: (
            request.failure != "net::ERR_ABORTED"  # what a page that is left lets go
            and wrong(request.url)
            and faults.append(f"not loaded: {request.url}")
        ),
        "response": lambda got: got.status >= 400 and faults.append(f"{got.status}: {got.url}"),
        "request": lambda asked: (
            asked.url.startswith((own, "data:")) or faults.append(f"foreign: {asked.url}")
        ),
    }
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    try:
        yield faults
    finally:
        for event, listener in listeners.items():
            page.remove_listener(event, listener)


def show_every_picture(page: Page) -> None:
    """Load what would load on scrolling, so that a picture of the whole page is whole."""
    page.evaluate(
        """async () => {
            const pictures = [...document.images];
            pictures.forEach(picture => { picture.loading = 'eager'; });
            await Promise.all(pictures.map(picture => picture.decode().catch(() => null)));
        }"""
    )


# --- Many cases -------------------------------------------------------------------------------------------


def each(
    names: str | Sequence[str], rows: Iterable[Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """One test of many small cases, which runs them all and names those that fail.

    It is read like pytest.mark.parametrize. A test of its own for each case would take longer than the case.
    """
    taken = [names] if isinstance(names, str) else [*names]
    cases = [[row] if isinstance(names, str) else [*row] for row in rows]
    assert cases, "a test without cases cannot fail"

    def of(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def run(**handed: Any) -> None:
            failed = []
            for case in cases:
                try:
                    test(**handed, **dict(zip(taken, case, strict=True)))
                except Exception as error:
                    error.add_note("with " + ", ".join(map(repr, case)))
                    failed.append(error)
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(cases)} cases failed", failed)

        asked = signature(test)
        left = [one for name, one in asked.parameters.items() if name not in taken]
        run.__signature__ = asked.replace(parameters=left)  # type: ignore[attr-defined]
        return run

    return of


# --- Properties ---------------------------------------------------------------------------------------------


#: How often a property is tried in `make test`. The same examples every time find little more by being many;
#: `make fuzz` draws new ones.
THOROUGH = 50


def examples(percent: int) -> settings:
    """How often a property is tried where that differs from what the profile says."""
    return settings(max_examples=percent * settings.default.max_examples // 100)


def spread(items: Iterable[T]) -> list[T]:
    """All of many items in the thorough profile, and in the quick one as few as a property has examples."""
    few = settings.default.max_examples
    return list(items)[:: 1 if few >= THOROUGH else 100 // few]


# --- Builds -----------------------------------------------------------------------------------------------


@cache
def installed() -> list[SimpleNamespace]:
    """What is installed, read once: to read it takes longer than a small build."""
    return [SimpleNamespace(name=one.name, version=one.version) for one in importlib.metadata.distributions()]


@dataclass(frozen=True)
class Build:
    """What one build said and how it ended."""

    code: int
    output: str

    @property
    def executed(self) -> set[str]:
        """The chapters that a kernel ran."""
        return set(re.findall(r"executed chapter \d+/\d+: (\S+)", self.output))


def make_html(project: Path, home: Path) -> Build:
    """Build `project` as `make html` does, for a user whose home folder is `home`."""
    done = subprocess.run(
        ["make", "--no-print-directory", "-f", str(PROJECT / "Makefile"), "html", f"VENV={sys.prefix}"],
        cwd=project,
        env=_environment(project, home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Build(done.returncode, done.stdout)


def build_here(project: Path, home: Path) -> Build:
    """Build `project` with the command of `make html` in this process, which imports Sphinx but once.

    Whatever the build changes in the process is put back. Modules of the project's own come from this
    repository, except in its kernels.
    """
    said = io.StringIO()
    book_report.cache_clear()  # a build reads the data once
    gc.freeze()  # the table of contents looks for Sphinx's among all objects, as the collector does
    with (
        warnings.catch_warnings(),
        patch.dict(os.environ, _environment(project, home), clear=True),
        patch.object(sys, "path", [*sys.path]),
        patch("book.unchanged.distributions", installed),
        patch("book.sphinxext.running.digest.distributions", installed),
        chdir(project),
        redirect_stdout(said),
        redirect_stderr(said),
    ):
        warnings.simplefilter("ignore")  # as Python does for those who do not ask
        code = build.main([])
        gc.collect()  # what Sphinx left open is closed while nobody is warned of it
    return Build(code, said.getvalue())


def _environment(project: Path, home: Path) -> Mapping[str, str]:
    # What an outer make or conftest.py has set is not what a user has.
    ours = {*isolated_environment(project, home, {}), "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    return {**inherited, "HOME": str(home), "PYTHONPATH": str(project)}


RUNS = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# {title}

```{{code-cell}} ipython3
{code}
```
"""


@dataclass(frozen=True)
class SmallBook:
    """A book with this project's machinery and chapters of a line each."""

    folder: Path
    home: Path

    @property
    def html(self) -> Path:
        """The folder of the built pages."""
        return self.folder / "_build" / "html"

    def write(self, name: str, code: str = "", prose: str = "") -> None:
        """Write the chapter `name`: one cell, then prose. Without code no kernel starts for it."""
        text = (RUNS if code else "# {title}\n").format(title=name.title(), code=code)
        (self.folder / f"{name}.md").write_text(f"{text}\n{prose}\n", "utf-8")

    def build(self) -> Build:
        """Build it as `make html` would, in this process."""
        return build_here(self.folder, self.home)

    @contextmanager
    def one_nursery(self) -> Iterator[None]:
        """Inside, its builds fork their kernels from one process: to start one takes longer than the rest.

        For builds between which nothing changes that this process has imported.
        """
        from book.sphinxext.running.forking import forked_kernels  # it brings all of Jupyter's client

        with ExitStack() as kept:
            user = _environment(self.folder, self.home)
            environment = {
                **user,
                **isolated_environment(self.folder, self.folder / "_build" / ".home", user),
            }
            with patch.dict(os.environ, environment, clear=True), chdir(self.folder):
                kept.enter_context(forked_kernels())
            kept.enter_context(patch("book.sphinxext.running.execution.forked_kernels", nullcontext))
            yield

    def page(self, name: str) -> str:
        """Return the built page of the chapter `name`."""
        return (self.html / f"{name}.html").read_text("utf-8")


# --- Data to break ----------------------------------------------------------------------------------------


_SAID = {"exact": "", "more_than": "more than", "almost": "almost", "approx": "about"}
_SAID_POWERS = {0: "", 3: "thousand", 6: "million", 9: "billion"}


@dataclass(frozen=True)
class DataCopy:
    """A copy of the book's data that a test may break."""

    folder: Path

    def rows(self, table: str) -> list[list[str]]:
        """All rows of a table, the header first."""
        with (self.folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            return list(csv.reader(stream))

    def write(self, table: str, rows: list[list[str]]) -> None:
        """Replace a table."""
        with (self.folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)

    def row(self, table: str, id: str) -> int:
        """The row that begins with an id, counted as in a spreadsheet: the header is row 1."""
        return next(number for number, row in enumerate(self.rows(table), start=1) if row[0] == id)

    def set(self, table: str, row: int | str, **cells: str) -> int:
        """Change cells of one row, named by its number or id; returns its number."""
        number = self.row(table, row) if isinstance(row, str) else row
        rows = self.rows(table)
        for column, cell in cells.items():
            rows[number - 1][rows[0].index(column)] = cell
        self.write(table, rows)
        return number

    def tell(self, id: str, value: str, **cells: str) -> int:
        """Let a source give another number for evidence, in digits and in words; returns the row's number."""
        number = Decimal(value)
        exponent = int(number.as_tuple().exponent)
        power = next(power for power in _SAID_POWERS if exponent <= power)
        header, row = self.rows("evidence")[0], self.rows("evidence")[self.row("evidence", id) - 1]
        words = (_SAID[row[header.index("hedge")]], f"{number.scaleb(-power):f}", _SAID_POWERS[power])
        return self.set("evidence", id, value=value, phrase=" ".join(filter(None, words)), **cells)


def with_blanks(text: str) -> str:
    """A text with a plain blank wherever no line may break."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def every_word() -> Iterator[tuple[str, Words]]:
    """All words of the book with the place where each stands."""
    for module in pkgutil.iter_modules(recount.wording.__path__):
        name = f"recount.wording.{module.name}"
        for variable, value in vars(importlib.import_module(name)).items():
            yield from ((f"{name}.{variable}", words) for words in _words_in(value))


def _words_in(value: object) -> Iterator[Words]:
    match value:
        case Words():
            yield value
        case Mapping():
            for each in value.values():
                yield from _words_in(each)
        case tuple():
            for each in value:
                yield from _words_in(each)
