"""Builds the package with its data as a wheel, so that a notebook outside the repository can install it.

The same sources give the same bytes: file modes, dates and order are pinned. Knows the project's folders
and setuptools, nothing of what the package does.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

#: 1 January 1980, the earliest date that a zip archive can hold.
_EPOCH = "315532800"
_FOLDERS = ("recount", "data")
#: What pyproject.toml puts into the wheel.
_SUFFIXES = {".py", ".typed", ".mplstyle", ".bib", ".csv", ".json"}
_IGNORED = shutil.ignore_patterns("__pycache__", ".*")
_VERSION = re.compile(r'^version = ".*"$', re.MULTILINE)
_BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"


class WheelError(RuntimeError):
    """The wheel could not be built; the message holds what the build said."""


def wheel_version(project: Path) -> str:
    """The version of the wheel: the edition's, and the hash of all that the wheel holds.

    Installers keep what has the same version, so a wheel with other contents must have another one.
    """
    described = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    digest = hashlib.sha256()
    for folder in _FOLDERS:
        for file in sorted(path for path in (project / folder).rglob("*") if _is_shipped(path)):
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            digest.update(f"{content}  {file.relative_to(project).as_posix()}\n".encode())
    digest.update((project / "pyproject.toml").read_bytes())
    # A letter first: installers drop the zeros before a number.
    return f"{described['version']}+h{digest.hexdigest()[:8]}"


def _is_shipped(path: Path) -> bool:
    return path.suffix in _SUFFIXES and "__pycache__" not in path.parts


def wheel_name(project: Path) -> str:
    """The file name of the project's wheel."""
    described = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    return f"{described['name']}-{wheel_version(project)}-py3-none-any.whl"


def build_wheel(project: Path, target: Path, scratch: Path) -> Path:
    """Build the wheel into the folder `target` and return it.

    scratch: a folder that may be emptied; the sources are copied there, since setuptools writes beside
    them. Raises WheelError when setuptools fails.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    for folder in _FOLDERS:
        shutil.copytree(project / folder, scratch / folder, ignore=_IGNORED)
    for file in [project / "pyproject.toml", project / "README.md", *sorted(project.glob("LICENSE*"))]:
        shutil.copyfile(file, scratch / file.name)
    described = (scratch / "pyproject.toml").read_text("utf-8")
    version = f'version = "{wheel_version(project)}"'
    (scratch / "pyproject.toml").write_text(_VERSION.sub(version, described, count=1), "utf-8")
    # A wheel keeps file modes, and a checkout's depend on who made it.
    for path in scratch.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    target.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, str(target.resolve())],
        cwd=scratch,
        umask=0o022,  # setuptools copies once more
        env={**os.environ, "SOURCE_DATE_EPOCH": _EPOCH, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    wheel = target / wheel_name(project)
    if done.returncode != 0 or not wheel.is_file():
        raise WheelError(
            f"the wheel of the package cannot be built: {done.stderr.strip() or done.stdout.strip()}"
        )
    shutil.rmtree(scratch)
    return wheel
