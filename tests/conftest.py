"""What several test files share: the project, the book built once, a browser, small books to break."""

import csv
import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

import recount
from book.sphinxext.running.isolation import isolated_environment

PROJECT = Path(__file__).parents[1]

# The same examples on every run and every machine; a slow machine must not fail a test.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

# Where a site stands is told to the tests that want to know.
for name in ("BOOK_URL", "BOOK_REPOSITORY", "BOOK_OFFERS"):
    os.environ.pop(name, None)

# Tests leave nothing in a home folder either.
os.environ.update(isolated_environment(PROJECT, PROJECT / "_build" / ".home", os.environ))


@dataclass(frozen=True)
class Build:
    """What one build said and how it ended."""

    code: int
    output: str

    @property
    def executed(self) -> set[str]:
        """The chapters that a kernel ran."""
        return set(re.findall(r"executed chapter \d+/\d+: (\S+)", self.output))


def run_build(project: Path, home: Path) -> Build:
    """Build `project` with the command of `make book`, for a user whose home folder is `home`."""
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


def _environment(project: Path, home: Path) -> Mapping[str, str]:
    # What an outer make or the lines above have set is not what a user has.
    ours = {*isolated_environment(project, home, {}), "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    return {**inherited, "HOME": str(home), "PYTHONPATH": str(project)}


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


@pytest.fixture(scope="session")
def report() -> recount.Report:
    """The book's own data."""
    return recount.load()


@pytest.fixture(scope="session")
def report_text() -> str:
    """The text of Alibaba's report, which is not ours to publish; without a copy the test is skipped."""
    named = os.environ.get("RECOUNT_REPORT")
    if named and not Path(named).is_file():
        pytest.fail(f"RECOUNT_REPORT names '{named}', which is no file")
    for path in (
        Path(named or ""),
        PROJECT.parent / "shared" / "report" / "report.th.txt",
        PROJECT / "data" / "report.th.txt",
    ):
        if path.is_file():
            return path.read_text("utf-8")
    pytest.skip("No copy of the report found, so its text is not compared; name one in RECOUNT_REPORT.")


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


@pytest.fixture
def data_copy(tmp_path: Path) -> DataCopy:
    """The book's data, copied."""
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    return DataCopy(tmp_path / "data")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The pages of the book, built to _build/html once for all test workers."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent  # every worker has a folder of its own in the run's folder
    done = shared / "book-is-built"
    with _locked(shared / "book.lock"):
        if not done.exists():
            build = run_build(PROJECT, tmp_path_factory.mktemp("home"))
            done.write_text(f"{build.code}\n{build.output}")
    code, output = done.read_text().split("\n", 1)
    if code != "0":
        faults = [line for line in output.splitlines() if re.search("WARNING|ERROR| failed: ", line)]
        pytest.fail("The book does not build:\n" + ("\n".join(faults) or output), pytrace=False)
    return PROJECT / "_build" / "html"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser that the page tests drive."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    pytest.skip(
        "No Chromium found; install it (Debian: apt-get install chromium) to test the pages in a browser."
    )


class Quiet(SimpleHTTPRequestHandler):
    """A file server that keeps its log to itself."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def server(chromium: str, built: Path) -> Iterator[str]:
    """The address of the built book."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built))) as httpd:
        Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser whose network is cut: it finds nothing but the book on this machine."""
    flags = ["background-networking", "component-update", "quic", "sync"]
    cut = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--no-first-run", cut, *(f"--disable-{flag}" for flag in flags)],
        )
        yield browser
        browser.close()


def show_every_picture(page: Page) -> None:
    """Load what would load on scrolling, so that a picture of the whole page is whole."""
    page.evaluate(
        """async () => {
            const pictures = [...document.images];
            pictures.forEach(picture => { picture.loading = 'eager'; });
            await Promise.all(pictures.map(picture => picture.decode().catch(() => null)));
        }"""
    )


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


CHAPTER = """---
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

{prose}
"""


@dataclass(frozen=True)
class SmallBook:
    """A book with this project's machinery and chapters of a line each."""

    folder: Path
    home: Path

    def write(self, name: str, code: str, prose: str = "") -> None:
        """Write the chapter `name`: one cell, then prose."""
        text = CHAPTER.format(title=name.title(), code=code, prose=prose)
        (self.folder / f"{name}.md").write_text(text, "utf-8")

    def build(self) -> Build:
        """Build it as `make book` would."""
        return run_build(self.folder, self.home)

    def page(self, name: str) -> str:
        """Return the built page of the chapter `name`."""
        return (self.folder / "_build" / "html" / f"{name}.html").read_text("utf-8")


@pytest.fixture(scope="module")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> SmallBook:
    """A copy of the project with three chapters: index, one and two."""
    folder = tmp_path_factory.mktemp("book")
    for name in ("recount", "book", "data", "_static", "_templates"):
        if (PROJECT / name).exists():
            shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("_config.yml", "pyproject.toml", "requirements.txt", "README.md"):
        shutil.copy(PROJECT / name, folder)
    (folder / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nchapters:\n- file: one\n- file: two\n", "utf-8"
    )
    book = SmallBook(folder, tmp_path_factory.mktemp("home"))
    book.write("index", "print('the index')")
    book.write("one", "print('the first')")
    book.write("two", "print('the second')")
    return book
