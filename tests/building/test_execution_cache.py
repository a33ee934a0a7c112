"""A chapter runs again exactly when something that it depends on has changed."""

from collections.abc import Iterator

import pytest
from support import Build, SmallBook

READS_DATA = "from pathlib import Path\nprint(Path('data/probe.csv').read_text())"
READS_MODULE = "from recount import probe\nprint(probe.VALUE)"


@pytest.fixture(scope="module")
def one_nursery(small_book: SmallBook) -> Iterator[None]:
    """None of what it has imported changes: the chapter alone imports the module that does."""
    with small_book.one_nursery():
        yield


@pytest.fixture(scope="module")
def first(small_book: SmallBook, one_nursery: None) -> Build:
    (small_book.folder / "data" / "probe.csv").write_text("data-as-it-was")
    (small_book.folder / "recount" / "probe.py").write_text("VALUE = 'module-as-it-was'\n")
    small_book.write("index", "print('the index')")
    small_book.write("one", READS_DATA)
    small_book.write("two", READS_MODULE)
    return small_book.build()


# The tests follow one another: each changes one thing in the book that the one before has built.


def test_a_first_build_runs_every_chapter(small_book: SmallBook, first: Build) -> None:
    assert first.code == 0, first.output
    assert first.executed == {"index", "one", "two"}
    assert "data-as-it-was" in small_book.page("one")
    assert "module-as-it-was" in small_book.page("two")


def test_a_build_writes_nothing_into_the_home_folder(small_book: SmallBook, first: Build) -> None:
    assert list(small_book.home.rglob("*")) == []


def test_nothing_changed_runs_nothing(small_book: SmallBook, first: Build) -> None:
    again = small_book.build()
    assert again.code == 0, again.output
    assert again.executed == set()


def test_a_changed_chapter_runs_alone(small_book: SmallBook, first: Build) -> None:
    small_book.write("index", "print('another index')")
    again = small_book.build()
    assert again.executed == {"index"}
    assert "another index" in small_book.page("index")


def test_changed_data_reach_the_page(small_book: SmallBook, first: Build) -> None:
    (small_book.folder / "data" / "probe.csv").write_text("data-as-it-is")
    again = small_book.build()
    assert "one" in again.executed
    assert "data-as-it-is" in small_book.page("one")


def test_a_changed_module_reaches_the_page(small_book: SmallBook, first: Build) -> None:
    (small_book.folder / "recount" / "probe.py").write_text("VALUE = 'module-as-it-is'\n")
    again = small_book.build()
    assert "two" in again.executed
    assert "module-as-it-is" in small_book.page("two")
    caches = list((small_book.folder / "_build" / ".jupyter_cache" / "en").iterdir())
    assert len(caches) == 1, "caches of former states are removed"


def test_a_changed_extension_reads_pages_again_without_running_them(
    small_book: SmallBook, first: Build
) -> None:
    module = small_book.folder / "book" / "sphinxext" / "pages" / "chart_images.py"
    module.write_text(module.read_text("utf-8") + "\n# changed\n", "utf-8")
    again = small_book.build()
    assert again.executed == set()
    assert "config changed ('recounted_extension_digest')" in again.output
