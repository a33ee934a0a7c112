"""Two builds at once: the second is told in a line and touches nothing; one that was killed locks nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support import PROJECT, SmallBook, installed

from book import build, lock
from book.downloads.__main__ import main as write_download

HOLD = "import sys, time; from pathlib import Path; from book import lock; lock.take(Path(sys.argv[1]));"
HOLD += " print('held', flush=True); time.sleep(300)"


@contextmanager
def another_build(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock of a folder."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def busy(folder: Path) -> str:
    return f"another build is running in {folder}: wait until it has ended"


def test_a_second_process_is_refused_and_the_end_of_the_first_frees_it(tmp_path: Path) -> None:
    with another_build(tmp_path) as process:
        with pytest.raises(lock.Busy) as refused:
            lock.take(tmp_path)
        assert str(refused.value) == busy(tmp_path)
        process.send_signal(signal.SIGKILL)  # it has no time to tidy up
        process.wait()
        with lock.locked(tmp_path):
            pass


def test_a_process_does_not_lock_itself_out(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "_build"
    with lock.locked(folder):
        assert not lock.take(folder)
        with lock.locked(folder):
            pass
        assert not lock.take(folder)  # the inner one has let nothing go
    assert lock.take(folder)
    lock.let_go(folder)


def test_other_folders_are_free(tmp_path: Path) -> None:
    with another_build(tmp_path / "one"), lock.locked(tmp_path / "two"):
        pass


@pytest.fixture
def built_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what an earlier build left."""
    for name in ("html/index.html", ".doctrees/environment.pickle"):
        file = tmp_path / "_build" / name
        file.parent.mkdir(parents=True)
        file.write_text("kept", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("book.unchanged.distributions", installed)
    return tmp_path / "_build"


def left(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.suffix)


@pytest.mark.parametrize("arguments", [[], ["--fresh"]])
def test_a_second_build_takes_nothing_from_the_first(
    arguments: list[str], built_before: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with another_build(built_before):
        assert build.main(arguments) == 1
    assert capsys.readouterr() == ("", f"book.build: {busy(built_before)}\n")
    assert left(built_before) == [".doctrees/environment.pickle", "html/index.html"]


@pytest.mark.parametrize(
    ("code", "arguments", "kept"),
    [
        (0, [], [".doctrees/environment.pickle", "built.json", "html/index.html"]),
        (0, ["--fresh"], ["built.json"]),
        (1, [], ["html/index.html"]),
    ],
)
def test_what_failed_or_was_there_before_gets_into_no_fresh_build(
    code: int, arguments: list[str], kept: list[str], built_before: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str] = []

    def sphinx(language: str, site: Path) -> int:
        found.extend(left(built_before))
        return code

    monkeypatch.setattr(build, "_sphinx", sphinx)
    assert build.main(arguments) == code
    assert left(built_before) == kept
    assert found == ([] if arguments else [".doctrees/environment.pickle", "html/index.html"])


def test_no_download_is_made_of_pages_that_are_being_written(
    built_before: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (built_before.parent / "data").symlink_to(PROJECT / "data")
    with another_build(built_before):
        assert write_download(["bundle"]) == 1
    assert capsys.readouterr() == ("", f"book.downloads: {busy(built_before)}\n")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the libraries that Jupyter Book loads
def test_jupyter_book_s_own_command_is_refused_too(
    small_book: SmallBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the README tells those without make."""
    from jupyter_book.cli.main import main as jupyter_book

    monkeypatch.chdir(small_book.folder)
    monkeypatch.setattr(sys, "path", [*sys.path])  # Jupyter Book adds to it
    folder = small_book.folder / "_build"
    with another_build(folder), pytest.raises(SystemExit) as ended:
        jupyter_book(["build", "."])
    assert ended.value.code == busy(folder)
    assert not list(folder.rglob("*.html"))
