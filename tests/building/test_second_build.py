"""A build from nothing, in another place and for another user, gives the same book and leaves no trace."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from support import make_html

# What a checkout holds, without what was built or installed in it.
NOT_CHECKED_IN = shutil.ignore_patterns(".git", ".venv", "_build", "__pycache__", "*.egg-info", ".*_cache")
# Sphinx's own note of the settings, which hold the folder's name.
OF_THE_PLACE = {".buildinfo"}
VERSION_OF_A_REBUILD = re.compile(rb"(/mystnb\.\w+\.css)\?v=\w+")


@dataclass(frozen=True)
class SecondBuild:
    """Where the second build has been made and for whom."""

    pages: Path
    home: Path


@pytest.fixture(scope="module")
def second(project: Path, built: Path, tmp_path_factory: pytest.TempPathFactory) -> SecondBuild:
    folder = tmp_path_factory.mktemp("elsewhere") / "book"
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(project, folder, ignore=NOT_CHECKED_IN)
    build = make_html(folder, home)
    assert build.code == 0, build.output
    return SecondBuild(folder / "_build" / "html", home)


def test_every_file_is_the_same_to_the_byte(built: Path, second: SecondBuild) -> None:
    files = [file.relative_to(second.pages) for file in second.pages.rglob("*") if file.is_file()]
    different = [
        file.as_posix()
        for file in sorted(files)
        if file.name not in OF_THE_PLACE and _content(built / file) != _content(second.pages / file)
    ]
    assert different == []


def test_the_home_folder_stays_empty(second: SecondBuild) -> None:
    assert list(second.home.rglob("*")) == []


def _content(file: Path) -> bytes | None:
    """A file's bytes. myst-nb versions its style sheet's address only where an older build left one."""
    if not file.is_file():
        return None
    content = file.read_bytes()
    return VERSION_OF_A_REBUILD.sub(rb"\1", content)
