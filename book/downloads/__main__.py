"""Writes what is made of the finished site: python -m book.downloads pdf|bundle|archive|lab."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from book.downloads.archive import write_archive
from book.downloads.built_pages import PageError
from book.downloads.bundle import bundle_name, write_bundle
from book.downloads.lab import write_lab
from book.downloads.pdf import PrintError, pdf_name, write_pdf
from book.editions import editions
from book.lock import Busy, locked
from recount.cite.edition import BOOK_TAG, AddressError, home, load_edition_given
from recount.tables.schema import DataError

#: Where copies of editions are kept below _build, beside the site and no part of it.
EDITIONS = "editions"
#: Where JupyterLab finds notebooks that readers may change.
LAB = "lab"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one thing, the PDF in each language, and say where it is; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m book.downloads")
    parser.add_argument("what", choices=("pdf", "bundle", "archive", "lab"))
    parser.add_argument("--project", type=Path, default=Path(), help="the project's folder (default: here)")
    parser.add_argument("--into", type=Path, help="the folder to write to (default: _build)")
    options = parser.parse_args(arguments)
    build = options.project / "_build"
    site, folder = build / "html", options.into or build
    try:
        edition = load_edition_given(options.project / "data", os.environ)
        if options.what == "archive" and os.environ.get(BOOK_TAG) != f"v{edition.version}":
            raise PageError(f"only edition {edition.version} is kept: name its tag in {BOOK_TAG}")
        if not (site / "index.html").is_file():
            raise PageError("there is no built book yet: run make book first")
        with locked(build):  # pages that a build writes meanwhile would be torn
            if options.what == "lab":
                write_lab(site, options.into or build / LAB)
                return 0
            if options.what == "archive":
                print(write_archive(site, options.into or build / EDITIONS, edition))
                return 0
            if options.what == "pdf":
                targets = []
                for language in editions(options.project):
                    targets.append(folder / pdf_name(language))
                    pages = site / home(language)
                    write_pdf(options.project, pages, targets[-1], build / ".print", edition, language)
            else:
                targets = [folder / bundle_name(edition)]
                write_bundle(site, targets[0], edition)
    except (DataError, AddressError, PageError, PrintError, Busy) as error:
        print(f"book.downloads: {error}", file=sys.stderr)
        return 2 if isinstance(error, AddressError) else 1
    for target in targets:
        print(f"{target}: {target.stat().st_size / 2**20:.1f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
