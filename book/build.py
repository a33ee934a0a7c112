"""Builds the book in the current folder: python -m book.build [--fresh] (see the Makefile).

Jupyter Book's own command with this book's rules: warnings are errors, and nothing of a build that failed or
was there before gets into the next one. What the chapters computed stays cached.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from book.lock import Busy, locked

_RULES = ("--warningiserror", "--nitpick", "--keep-going")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the book in the current folder; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m book.build")
    parser.add_argument("--fresh", action="store_true", help="build every page anew, the same to the byte")
    options = parser.parse_args(arguments)
    build = Path("_build")
    try:
        with locked(build):
            if options.fresh:
                # Sphinx leaves traces of what a page was before.
                _forget(build / "html", build / ".doctrees")
            code = _jupyter_book()
            if code != 0:
                # Sphinx repeats the warnings of a page only when it reads the page again.
                _forget(build / ".doctrees")
            return code
    except Busy as error:
        print(f"book.build: {error}", file=sys.stderr)
        return 1


def _forget(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _jupyter_book() -> int:
    """Run Jupyter Book's command in this process, which holds the lock; returns its exit code."""
    from jupyter_book.cli.main import main as jupyter_book

    try:
        jupyter_book(["build", ".", *_RULES])
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
            return 1
        return ended.code or 0
    except RuntimeError as error:  # what went wrong is told above
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
