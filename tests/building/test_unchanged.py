"""Where nothing has changed since the last build, nothing is built; whatever has changed, something is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support import installed

from book import build
from book.unchanged import inputs


@pytest.fixture
def builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """A small project in the current folder; says how many builds it took to bring its site up to date."""
    for name in ("index.md", "data/figures.csv", "recount/report.py", ".jupyter/settings.json", "notes.mo"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    monkeypatch.chdir(tmp_path)

    def sphinx(language: str, site: Path) -> int:
        site.mkdir(parents=True, exist_ok=True)
        for page in ("index.html", "search.html"):
            (site / page).write_text("built", "utf-8")
        built.append(site)
        return 0

    built: list[Path] = []
    monkeypatch.setattr(build, "_sphinx", sphinx)
    monkeypatch.setattr("book.unchanged.distributions", installed)

    def count() -> int:
        built.clear()
        assert build.main([]) == 0
        return len(built)

    return count


def test_nothing_is_built_twice(builds: Callable[[], int], capsys: pytest.CaptureFixture[str]) -> None:
    assert builds() == 1
    assert builds() == 0
    said = "Nothing has changed since the last build: open _build/html/index.html in a browser."
    assert capsys.readouterr().out.splitlines()[-1] == said
    assert build.main(["--fresh"]) == 0
    assert "Nothing" not in capsys.readouterr().out


def unlink(name: str) -> None:
    Path(name).unlink()


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("index.md").write_text("indeX.md", "utf-8"),
        lambda: Path("data/new.csv").write_text("", "utf-8"),
        lambda: Path("recount/report.py").rename("recount/renamed.py"),
        lambda: unlink("data/figures.csv"),
        lambda: Path("_build/html/index.html").write_text("BUILT", "utf-8"),
        lambda: os.utime("_build/html/index.html", (0, 0)),
        lambda: Path("_build/html/stray.html").write_text("", "utf-8"),
        lambda: unlink("_build/html/search.html"),
        lambda: unlink("_build/built.json"),
        lambda: Path("_build/built.json").write_text('{"inputs":', "utf-8"),
    ],
    ids=[
        *("a letter", "a new file", "another name", "a file less"),
        *("a page's text", "a page's time", "a stray page", "a page less", "no record", "half a record"),
    ],
)
def test_whatever_is_changed_is_noticed(builds: Callable[[], int], change: Callable[[], None]) -> None:
    assert builds() == 1
    change()
    assert builds() == 1
    assert builds() == 0


@pytest.mark.parametrize("name", ["BOOK_URL", "RECOUNT_LANGUAGE", "SOURCE_DATE_EPOCH"])
def test_a_variable_that_a_build_reads_is_noticed(
    builds: Callable[[], int], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert builds() == 1
    monkeypatch.setenv(name, "another")
    assert builds() == 1


def test_a_package_that_is_installed_is_noticed(
    builds: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert builds() == 1
    monkeypatch.setattr("book.unchanged.distributions", list)
    assert builds() == 1


def test_what_no_build_reads_does_not_count(builds: Callable[[], int]) -> None:
    assert builds() == 1
    Path(".jupyter/settings.json").write_text("{}", "utf-8")
    Path("notes.mo").unlink()
    for name in ("node_modules/new.md", "recount/__pycache__/report.pyc", "env/pyvenv.cfg", "env/lib.py"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("", "utf-8")
    assert builds() == 0


def test_a_build_that_failed_stands_for_nothing(
    builds: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert builds() == 1
    Path("index.md").write_text("wrong", "utf-8")
    with monkeypatch.context() as failing:
        failing.setattr(build, "_sphinx", lambda language, site: 1)
        assert build.main([]) == 1
    Path("index.md").write_text("index.md", "utf-8")
    assert builds() == 1, "the failed build may have written half a site"


def test_a_change_during_the_build_is_built_the_next_time(
    builds: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as saving:
        saving.setattr(build, "_sphinx", lambda language, site: Path("index.md").write_text("saved") and 0)
        assert build.main([]) == 0
    assert builds() == 1


def test_two_names_and_texts_are_never_taken_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("book.unchanged.distributions", installed)
    (tmp_path / "ab").write_text("c", "utf-8")
    before = inputs(tmp_path, {})
    (tmp_path / "ab").unlink()
    (tmp_path / "a").write_text("bc", "utf-8")
    assert inputs(tmp_path, {}) != before
