"""A copy of the report's text beside the data, where the README puts it, changes nothing and goes nowhere."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest
from support import PROJECT, installed

from book.downloads.computed import Kept
from book.downloads.data_files import write_tables
from book.downloads.wheel import build_wheel
from book.release import OWN_COPY
from book.sphinxext.running.digest import DATA_FILES, digest_of_data, digests_of_inputs

SECRET = "ถ้อยคำของรายงานซึ่งไม่ใช่ของเรา"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What downloads and digests are made from, without the text."""
    for folder in ("data", "recount"):
        shutil.copytree(
            PROJECT / folder,
            tmp_path / folder,
            ignore=shutil.ignore_patterns("__pycache__", OWN_COPY.name),
        )
    for file in [PROJECT / "pyproject.toml", PROJECT / "README.md", *PROJECT.glob("LICENSE*")]:
        shutil.copy(file, tmp_path)
    return tmp_path


def test_git_ignores_it() -> None:
    assert OWN_COPY.as_posix() in (PROJECT / ".gitignore").read_text("utf-8").splitlines()
    tracked = subprocess.run(
        ["git", "ls-files", OWN_COPY.as_posix()], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert tracked.stdout == ""


def test_no_chapter_is_computed_again_for_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("book.sphinxext.running.digest.distributions", installed)
    before = digests_of_inputs(project, []), digest_of_data(project)
    (project / OWN_COPY).write_text(SECRET, "utf-8")
    assert (digests_of_inputs(project, []), digest_of_data(project)) == before
    units = project / "data" / "units.csv"
    units.write_text(units.read_text("utf-8") + "\n", "utf-8")
    assert digests_of_inputs(project, []) != before[0]
    assert digest_of_data(project) != before[1]


def test_the_digest_holds_what_the_package_carries() -> None:
    described = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    carried = described["tool"]["setuptools"]["package-data"]["recount.data"]
    assert sorted(carried) == [f"*{suffix}" for suffix in DATA_FILES]


def test_no_download_holds_it(project: Path, tmp_path: Path, kept: Kept) -> None:
    (project / OWN_COPY).write_text(SECRET, "utf-8")
    wheel = build_wheel(project, tmp_path / "wheel", tmp_path / "scratch")
    with zipfile.ZipFile(wheel) as packed:
        assert not [name for name in packed.namelist() if SECRET.encode() in packed.read(name)]
    write_tables(project / "data", tmp_path / "site", kept=kept)
    written = [file for file in (tmp_path / "site").rglob("*") if file.is_file()]
    assert written
    assert not [
        file for file in written if file.name == OWN_COPY.name or SECRET.encode() in file.read_bytes()
    ]
