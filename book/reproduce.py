"""`make reproduce`: builds all that is published twice and compares it byte by byte.

    python -m book.reproduce [PYTHON]

The second build stands in another folder and belongs to another user: other umask, time zone, language and
hash seed, an empty home, and a clock a year on where `faketime` is installed. PYTHON is the interpreter of
the second build, with the same lock installed; without it both run on this one. Exit code 1 when a file
differs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from book.downloads.bundle import bundle_name
from book.downloads.pdf import pdf_name
from book.editions import editions
from book.lock import Busy, locked
from recount.cite.edition import load_edition

#: What a checkout holds, without what was built or installed in it.
NOT_CHECKED_IN = shutil.ignore_patterns(
    ".git", ".venv", "_build", "__pycache__", "*.egg-info", ".*_cache", ".home"
)
#: Sphinx's own note of the settings, which hold the folder of the theme; the bundle leaves it out.
_OF_THE_PLACE = ".buildinfo"
_STEPS = (("book.build", "--fresh"), ("book.downloads", "pdf"), ("book.downloads", "bundle"))


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who builds the book: where, with what, and what else is theirs."""

    folder: Path
    python: str
    umask: int
    environment: Mapping[str, str]
    clock: tuple[str, ...] = ()

    def build(self) -> str:
        """Build everything in the folder; returns what the first step that failed said, or nothing."""
        home = self.folder.parent / "home"
        home.mkdir()
        ours = {name: os.environ[name] for name in ("PATH", "CHROMIUM") if name in os.environ}
        for step in _STEPS:
            done = subprocess.run(
                [*self.clock, self.python, "-m", *step],
                cwd=self.folder,
                env={**ours, "HOME": str(home), **self.environment},
                umask=self.umask,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            if done.returncode != 0:
                return f"{' '.join(step)} failed in {self.folder}:\n{done.stdout}"
        left = sorted(file.name for file in home.iterdir())
        return f"the build left {', '.join(left)} in the home folder" if left else ""


def differing(first: Path, second: Path) -> list[str]:
    """The files below two folders that are not the same to the byte, or stand below one of them only."""
    names = {
        file.relative_to(folder).as_posix()
        for folder in (first, second)
        for file in folder.rglob("*")
        if file.is_file() and file.name != _OF_THE_PLACE
    }
    return sorted(name for name in names if _content(first / name) != _content(second / name))


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _published(folder: Path) -> Path:
    """Everything that a build publishes, gathered below its site."""
    edition = load_edition(folder / "data")
    for name in (*map(pdf_name, editions(folder)), bundle_name(edition)):
        shutil.copyfile(folder / "_build" / name, folder / "_build" / "html" / name)
    return folder / "_build" / "html"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build twice and compare; returns the exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    scratch = Path("_build/.reproduce").resolve()
    faketime = shutil.which("faketime")
    users = (
        User(
            scratch / "one" / "book",
            sys.executable,
            0o022,
            {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"},
        ),
        User(
            scratch / "another" / "my book",
            given[0] if given else sys.executable,
            0o077,
            {"TZ": "Asia/Bangkok", "LANG": "th_TH.UTF-8", "PYTHONHASHSEED": "2563"},
            (faketime, "-f", "+1y") if faketime else (),
        ),
    )
    try:
        with locked(scratch):
            for user in users:
                shutil.rmtree(user.folder.parent, ignore_errors=True)
                shutil.copytree(Path(), user.folder, ignore=NOT_CHECKED_IN)
            with ThreadPoolExecutor(len(users)) as side_by_side:
                failures = list(filter(None, side_by_side.map(User.build, users)))
            if failures:
                print("\n".join(f"book.reproduce: {failure}" for failure in failures), file=sys.stderr)
                return 1
            first, second = (_published(user.folder) for user in users)
            different = differing(first, second)
    except Busy as error:
        print(f"book.reproduce: {error}", file=sys.stderr)
        return 1
    for name in different:
        print(f"book.reproduce: {name} differs", file=sys.stderr)
    if different:
        print(f"book.reproduce: compare {first} with {second}", file=sys.stderr)
        return 1
    clock = "with a clock a year apart" if faketime else "by the same clock (install faketime to vary it)"
    count = sum(file.is_file() for file in first.rglob("*"))
    print(f"{count} files are the same to the byte, {clock}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
