"""What pytest hands to tests: tiers, the project, the book built once, a browser, small books to break."""

from __future__ import annotations

import fcntl
import gc
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from support import PROJECT, THOROUGH, DataCopy, SmallBook, Start, make_html

import recount
from book.downloads.computed import Kept, computed_tables
from book.sphinxext.running.isolation import isolated_environment
from recount.cite.edition import Edition, load_edition
from recount.tables.schema import read_descriptor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

# The same examples on every run and every machine; a slow machine must not fail a test. `make quick` asks for
# the second profile.
settings.register_profile("thorough", derandomize=True, deadline=None, max_examples=THOROUGH)
settings.register_profile("quick", derandomize=True, deadline=None, max_examples=5)
# Whatever comes to mind, and nothing may take two seconds: `make fuzz`, once a week.
settings.register_profile("fuzz", deadline=2000, max_examples=1000, print_blob=True, database=None)
settings.load_profile("thorough")

# Where JupyterLab is installed, jsonschema compiles a grammar of web addresses whenever it is imported, for
# more than a second; no test needs it.
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]

# All that is imported and collected stays, so nobody looks for garbage among it.
gc.disable()

# Where a site stands is told to the tests that want to know.
for name in ("BOOK_URL", "BOOK_REPOSITORY", "BOOK_OFFERS"):
    os.environ.pop(name, None)

# The book's own data are loaded once for all tests and all commands that they run; copies are not.
_load, _own = recount.report._load, cache(recount.report._load)
recount.report._load = lambda folder: _load(folder) if folder else _own(None)

# Tests leave nothing in a home folder either.
os.environ.update(isolated_environment(PROJECT, PROJECT / "_build" / ".home", os.environ))

#: The tiers of the tests, longest first, by the fixtures that make a test long. All others are `quick`.
TIERS = {
    "browser": {"chromium"},
    "book": {"built", "small_book"},
    "long": {"start", "forked", "second_witness", "every_work", "drawing", "drawn", "trials"},
    "data": {"data_copy"},
}


def pytest_configure(config: pytest.Config) -> None:
    """Name the tiers, so that -m takes them."""
    for tier, what in {
        "quick": "needs neither the built book nor a browser, and waits for nobody",
        "long": "waits for other programs, draws charts, tries every rule, or cites every work",
        "data": "breaks a copy of the data, and loads it anew",
        "book": "needs the built book, or builds one",
        "browser": "needs a browser",
    }.items():
        config.addinivalue_line("markers", f"{tier}: {what}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test its tier, by the fixtures that it asks for."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        item.add_marker(next((tier for tier, fixtures in TIERS.items() if fixtures & asked), "quick"))


def pytest_collection_finish() -> None:
    """Look for garbage again, but never among thousands of tests."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


@pytest.fixture(scope="session")
def report() -> recount.Report:
    """The book's own data."""
    return recount.load()


@pytest.fixture(scope="session")
def trials(report: recount.Report) -> recount.Report:
    """The book's own data for tests that judge every check under every rule, or try every slip or change."""
    return report


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, worker_id: str, trials: recount.Report) -> Kept:
    """The tables that the audit computes, which takes seconds: once for all test workers."""
    shared = _shared(tmp_path_factory, worker_id)
    kept = Kept(shared / "computed.json", "as the tests found it")
    with _locked(shared / "computed.lock"):
        computed_tables(PROJECT / "data", read_descriptor(PROJECT / "data"), kept)
    return kept


@pytest.fixture
def drawing() -> Iterator[None]:
    """For tests that draw charts; none may leave a figure open in pyplot, which would never be freed."""
    yield
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        assert not pyplot.get_fignums()


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The book's own edition."""
    return load_edition()


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


@pytest.fixture(scope="session")
def start() -> Start:
    """Starts a program in a process of its own, as a user does, and waits for it."""
    pipe = subprocess.PIPE
    return partial(subprocess.run, cwd=PROJECT, stdout=pipe, stderr=pipe, check=False, timeout=120)


@pytest.fixture
def data_copy(tmp_path: Path) -> DataCopy:
    """The book's data, copied."""
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    return DataCopy(tmp_path / "data")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The pages of the book, built to _build/html once for all test workers."""
    shared = _shared(tmp_path_factory, worker_id)
    done = shared / "book-is-built"
    with _locked(shared / "book.lock"):
        if not done.exists():
            home = tmp_path_factory.mktemp("home")
            build = make_html(PROJECT, home)
            left = "".join(f"WARNING: left in the home folder: {file}\n" for file in home.rglob("*"))
            done.write_text(f"{build.code or len(left)}\n{left}{build.output}")
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
    from playwright.sync_api import sync_playwright  # for those who test without a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            env={
                **os.environ,
                "HOME": str(PROJECT / "_build" / ".home"),
            },  # it keeps reports of crashes there
            args=["--no-sandbox", "--no-first-run", cut, *(f"--disable-{flag}" for flag in flags)],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A reader at a desk who has been here before: what was fetched once is fetched no more."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as reader:
        yield reader


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """A window for tests that leave nothing in it: to open one takes longer than to load a page."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def used_window(reader: BrowserContext) -> Page:
    """The window of a reader at a desk; ask for `own_window`, which leaves nothing in it."""
    return reader.new_page()


@pytest.fixture
def own_window(reader: BrowserContext, used_window: Page, server: str) -> Iterator[Page]:
    """A window for tests that leave something: it is forgotten, with its history."""
    page = used_window
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference")
    yield page
    for opened in reader.pages:
        if opened is not page:
            opened.close()
    page.unroute_all()
    if page.url.startswith("http"):
        page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    page.mouse.move(-1, -1)  # or the next page would find it where it was left
    session = reader.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": server, "storageTypes": "all"})
    session.send("Page.resetNavigationHistory")
    session.detach()


def _shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of this run that all its workers share; each has a folder of its own in it."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="module")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> SmallBook:
    """A copy of the project with three chapters: index, one and two."""
    folder = tmp_path_factory.mktemp("book")
    for name in ("recount", "book", "data", "_static", "_templates"):
        if (PROJECT / name).exists():
            shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("_config.yml", "pyproject.toml", "requirements.txt", "README.md"):
        shutil.copy(PROJECT / name, folder)
    # The tables that the audit computes take seconds.
    descriptor = json.loads((folder / "data" / "datapackage.json").read_text("utf-8"))
    descriptor["computed"] = []
    (folder / "data" / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    (folder / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nchapters:\n- file: one\n- file: two\n", "utf-8"
    )
    book = SmallBook(folder, tmp_path_factory.mktemp("home"))
    for chapter in ("index", "one", "two"):
        book.write(chapter)
    return book
