"""The Makefile: every command works in a folder whose name has a blank in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support import PROJECT, Start

#: What a virtual environment offers, here as scripts that only say how they were called.
TOOLS = ("python", "jupyter", "ruff", "mypy", "lint-imports")
STAND_IN = '#!/bin/sh\necho "$(basename "$0")|$JUPYTER_CONFIG_PATH|$*" >> "$CALLED"\n'
#: What goes to others than .venv: node and npm, git, uv; and what only prints or removes.
ELSEWHERE = {"workflows", "refresh", "licences", "validate", "bench", "release", "lock", "clean", "help"}
LOCKS = ("requirements.txt", "requirements-test.txt", "requirements-uv.txt")
STAMPS = (".installed", ".complete")
TARGETS = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE)) - ELSEWHERE


@pytest.fixture(params=[".venv", "{folder}/my venv"])
def folder(
    start: Start, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A project in a folder named "a b" that is set up already, with tools that do nothing."""
    folder = tmp_path / "a b"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", *LOCKS):
        shutil.copy(PROJECT / name, folder)
    venv = folder / request.param.format(folder=folder)
    (venv / "bin").mkdir(parents=True)
    for name in TOOLS:
        (venv / "bin" / name).write_text(STAND_IN, "utf-8")
        (venv / "bin" / name).chmod(0o755)
    for stamp in STAMPS:
        (venv / stamp).touch()
    monkeypatch.setenv("VENV", request.param.format(folder=folder))
    monkeypatch.setenv("CALLED", str(folder / "called"))
    for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
        monkeypatch.delenv(name, raising=False)
    return folder


def make(folder: Path, *arguments: str) -> list[list[str]]:
    """Run make in a folder; the calls that it made: tool, JUPYTER_CONFIG_PATH, arguments."""
    done = subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [line.split("|") for line in (folder / "called").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("target", sorted(TARGETS - {"check"}))
def test_a_target_runs_in_a_folder_with_a_blank(target: str, folder: Path) -> None:
    calls = make(folder, target)
    assert {tool for tool, *_ in calls} <= set(TOOLS)
    assert not any("pip" in arguments for *_, arguments in calls)  # it was set up already


def test_check_runs_its_tools(folder: Path) -> None:
    calls = make(folder, "check", "--old-file=workflows")
    assert [tool for tool, *_ in calls] == ["ruff", "ruff", "mypy", "lint-imports"]


def test_lab_opens_readable_notebooks_and_edit_the_sources(folder: Path) -> None:
    calls = make(folder, "lab")
    assert calls[-2][-1] == "-m book.downloads lab"
    assert calls[-1] == ["jupyter", "", "lab _build/lab/index.ipynb"]
    assert make(folder, "edit")[-1] == ["jupyter", str(folder / ".jupyter"), "lab index.md"]


def test_serve_passes_the_port(folder: Path) -> None:
    assert make(folder, "serve")[-1][-1] == "-m book.serve 8000"
    assert make(folder, "serve", "PORT=8123")[-1][-1] == "-m book.serve 8123"


def venv_of(folder: Path) -> Path:
    return folder / os.environ["VENV"]  # joined to an absolute one, it is that one


def test_setting_up_installs_what_is_asked_for_once(folder: Path) -> None:
    """pip brings uv, which is a stand-in here and installs the lock of readers, then that of testers."""
    venv = venv_of(folder)
    for stamp in STAMPS:
        (venv / stamp).unlink()
    (venv / ".uv" / "bin").mkdir(parents=True)
    shutil.copy(venv / "bin" / "python", venv / ".uv" / "bin" / "uv")
    calls = make(folder, "book", "PYTHON=true")
    locks = [[word for word in arguments.split() if word.startswith("req")] for *_, arguments in calls[:3]]
    assert [tool for tool, *_ in calls[:3]] == ["python", "uv", "uv"]
    assert locks == [["requirements-uv.txt"], ["requirements.txt"], []]
    assert (venv / ".installed").is_file() and not (venv / ".complete").exists()
    assert not (venv / ".uv").exists(), "what uv leaves is removed"
    assert make(folder, "book", "PYTHON=false")[len(calls) :] == [calls[-1]]  # and is not done again


def test_without_uv_pip_installs_the_lock(folder: Path) -> None:
    venv = venv_of(folder)
    (venv / ".complete").unlink()
    (venv / ".uv" / "bin").mkdir(parents=True)
    (venv / ".uv" / "bin" / "uv").write_text(f"{STAND_IN}exit 1\n", "utf-8")
    (venv / ".uv" / "bin" / "uv").chmod(0o755)
    calls = make(folder, "quick")
    assert [tool for tool, *_ in calls] == ["python", "uv", "python", "python", "python"]
    locks = [arguments.split()[-1] for *_, arguments in calls[:4]]
    assert locks == ["requirements-uv.txt", "requirements-test.txt", "requirements-test.txt", "."]
    assert (venv / ".complete").is_file()
