"""`make reproduce` finds what the user, the place or the language leaves in a file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import Start

from book import reproduce
from book.reproduce import User, differing

Capture = pytest.CaptureFixture[str]
#: Builds a page that holds what it is given.
PAGE = "import os, pathlib; site = pathlib.Path('_build/html'); site.mkdir(parents=True); site.chmod(0o755)"


def test_files_that_differ_or_are_missing_are_named(tmp_path: Path) -> None:
    for folder, files in {
        "one": {"same": "1", "other": "1", "gone": "1"},
        "two": {"same": "1", "other": "2"},
    }.items():
        (tmp_path / folder / "sub").mkdir(parents=True)
        (tmp_path / folder / ".buildinfo").write_text(folder)
        for name, text in files.items():
            (tmp_path / folder / "sub" / name).write_text(text)
    assert differing(tmp_path / "one", tmp_path / "two") == ["sub/gone", "sub/other"]
    assert differing(tmp_path / "two", tmp_path / "one") == ["sub/gone", "sub/other"]
    assert differing(tmp_path / "one", tmp_path / "one") == []


@pytest.fixture
def project(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose build is one module, called `page`."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(reproduce, "_STEPS", (("page",),))
    monkeypatch.setattr(reproduce, "_published", lambda book: book / "_build" / "html")
    return folder


@pytest.mark.parametrize(
    "varies",
    [
        "os.environ['TZ']",
        "os.environ.get('LANG')",
        "os.environ['HOME']",
        "os.getcwd()",
        "str(hash('word'))",
        "oct(os.umask(0))",
    ],
)
def test_what_varies_with_the_user_is_found(varies: str, project: Path, capsys: Capture) -> None:
    (project / "page.py").write_text(f"{PAGE}; (site / 'page.html').write_text(str({varies}))")
    assert reproduce.main([sys.executable]) == 1
    assert capsys.readouterr().err.startswith("book.reproduce: page.html differs\n")


def test_a_page_that_is_always_the_same_passes(project: Path, capsys: Capture) -> None:
    (project / "page.py").write_text(f"{PAGE}; (site / 'page.html').write_text('the same')")
    assert reproduce.main([]) == 0
    assert capsys.readouterr().out.startswith("1 files are the same to the byte")


def test_what_is_left_in_the_home_folder_or_fails_is_told(project: Path, capsys: Capture) -> None:
    (project / "page.py").write_text(f"{PAGE}; pathlib.Path.home().joinpath('.tool').touch()")
    assert reproduce.main([]) == 1
    assert "book.reproduce: the build left .tool in the home folder" in capsys.readouterr().err
    (project / "page.py").write_text("raise SystemExit('no paper')")
    assert reproduce.main([]) == 1
    assert "page failed in" in (told := capsys.readouterr().err)
    assert "no paper" in told


def test_the_two_users_share_nothing_but_the_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_SETTING", "mine")
    monkeypatch.setattr(reproduce, "_STEPS", (("show",),))
    user = User(tmp_path / "place" / "book", sys.executable, 0o022, {"TZ": "UTC"})
    user.folder.mkdir(parents=True)
    (user.folder / "show.py").write_text("import os; raise SystemExit('SECRET_SETTING' in os.environ)")
    assert user.build() == ""
