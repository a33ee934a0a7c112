"""Builds the book in the current folder: python -m book.build [--fresh] [--only LANGUAGE] (see the Makefile).

Jupyter Book's build with this book's rules: warnings are errors, and nothing of a build that failed or was
there before gets into the next one. What the chapters computed stays cached, and where nothing at all has
changed, nothing is built. The editions are built side by
side, a process each; those after the first are then placed below the site of the first.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from book.editions import BUILD, build_folder, editions, place
from book.lock import HELD_ABOVE, Busy, locked
from book.unchanged import forget, inputs, remember, stands
from recount.wording import LANGUAGES, Language
from recount.wording.language import RECOUNT_LANGUAGE


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the book in the current folder; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m book.build")
    parser.add_argument("--fresh", action="store_true", help="build every page anew, the same to the byte")
    parser.add_argument("--only", choices=LANGUAGES, help="build one edition, and do not place it")
    options = parser.parse_args(arguments)
    try:
        if options.only:
            return _build(options.only, options.fresh)
        with locked(BUILD):
            return _build_what_changed(options.fresh)
    except Busy as error:
        print(f"book.build: {error}", file=sys.stderr)
        return 1


def _build_what_changed(fresh: bool) -> int:
    """Build all editions, unless the last build still stands; returns the exit code."""
    site, read = BUILD / "html", inputs(Path())
    if not fresh and stands(BUILD, read, site):
        print(f"Nothing has changed since the last build: open {site / 'index.html'} in a browser.")
        return 0
    forget(BUILD)
    code = _build_all(fresh)
    if code == 0:
        remember(BUILD, read, site)
        print(f"The book is built: open {site / 'index.html'} in a browser.")
    return code


def _build_all(fresh: bool) -> int:
    """Build the only edition here, or each in its own process: those after the first speak if they fail."""
    languages = editions(Path())
    if len(languages) == 1:
        return _build(languages[0], fresh)
    command = [sys.executable, "-m", "book.build", *(["--fresh"] if fresh else []), "--only"]
    running = {}
    for language in languages:
        heard = language == LANGUAGES[0]
        running[language] = subprocess.Popen(
            [*command, language],
            env={**os.environ, RECOUNT_LANGUAGE: language, HELD_ABOVE: str(BUILD.resolve())},
            stdout=None if heard else subprocess.PIPE,
            stderr=None if heard else subprocess.STDOUT,
            text=True,
        )
    said = {language: process.communicate()[0] for language, process in running.items()}
    failed = {language: process.returncode for language, process in running.items() if process.returncode}
    for language in failed:
        print(f"The edition '{language}' was not built.\n{said[language] or ''}", file=sys.stderr)
    if failed:
        return next(iter(failed.values()))
    for language in languages[1:]:
        place(language)
    return 0


def _build(language: Language, fresh: bool) -> int:
    """Build one edition in this process, which speaks its language; returns its exit code."""
    folder = build_folder(language)
    with locked(folder):
        if fresh:
            # Sphinx leaves traces of what a page was before.
            _forget(folder / "html", folder / ".doctrees")
        temporary = folder.resolve() / ".tmp"
        with _nothing_elsewhere(temporary):
            code = _sphinx(language, folder / "html")
        # Sphinx repeats the warnings of a page only when it reads the page again. Its account of an error, a
        # temporary file, stays.
        _forget(folder / ".doctrees" if code else temporary)
        return code


@contextmanager
def _nothing_elsewhere(temporary: Path) -> Iterator[None]:
    """Inside, this process and the kernels that it starts write temporary files to this folder, made anew."""
    _forget(temporary)
    temporary.mkdir(parents=True)
    before = tempfile.tempdir, os.environ.get("TMPDIR")
    tempfile.tempdir = os.environ["TMPDIR"] = str(temporary)
    try:
        yield
    finally:
        tempfile.tempdir = before[0]
        if before[1] is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before[1]


def _forget(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


#: Sphinx keeps all its pages as trees, so Python finds little garbage where it looks often for some.
_SELDOM = (100_000, 50, 50)


def _sphinx(language: Language, site: Path) -> int:
    """Run Jupyter Book's build in this process, which holds the lock; returns its exit code."""
    gc.set_threshold(*_SELDOM)
    # Where JupyterLab is installed, jsonschema would read grammars of addresses for a second, to check none.
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
    from jupyter_book.sphinx import build_sphinx

    settings = {
        "external_toc_path": str(Path("_toc.yml").resolve()),
        "language": language,
        "latex_individualpages": False,
        "nitpicky": True,
    }
    try:
        result = build_sphinx(
            Path().resolve(),
            site.resolve(),
            noconfig=True,
            path_config="_config.yml",
            confoverrides=settings,
            warningiserror=True,
            keep_going=True,
        )
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
            return 1
        return ended.code or 0
    return result if isinstance(result, int) else 1  # what was raised is told already


if __name__ == "__main__":
    sys.exit(main())
