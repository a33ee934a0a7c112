"""`make release`: refuses an edition that is not fit to be published, gathers the files of one that is.

    python -m book.release check     what speaks against it, one line each; then exit code 1
    python -m book.release gather    the files into _build/release, with checksums

The guards: every verdict and every table is the one on record, every numeral of the report is accounted for,
and version and date are the same wherever they stand. Linters, tests and the state of git are the Makefile's.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from book.downloads.bundle import bundle_name
from book.downloads.data_files import CHECKSUMS, checksums
from book.downloads.pdf import pdf_name
from book.downloads.wheel import wheel_name
from book.editions import editions
from book.record import off_record
from recount.cite.edition import Edition, load_edition
from recount.ledger import NotTheReport, reconcile_file
from recount.report import Report, load
from recount.tables.schema import DataError

#: The environment variable that names a copy of the report's text.
REPORT_TEXT = "RECOUNT_REPORT"
#: Where a copy is looked for otherwise; git ignores it, and nothing that is published may hold it.
OWN_COPY = Path("data") / "report.th.txt"


def refusals(project: Path) -> Iterator[str]:
    """Everything that speaks against releasing the edition in `project`, one sentence each."""
    try:
        report = load(project / "data")
        edition = load_edition(project / "data")
        changed = report.changed_verdicts()
    except DataError as error:
        yield f"the data are not valid: {error}"
        return
    yield from changed
    yield from _tables(project / "data", edition.version)
    yield from _ledger(project, report)
    yield from _versions(project, edition)


def _tables(data: Path, version: str) -> Iterator[str]:
    for file in off_record(data, version):
        yield (
            f"data/{file} is not the one on record for {version}: look at what changed in it, then run make"
            " stamp"
        )


def _ledger(project: Path, report: Report) -> Iterator[str]:
    file = Path(os.environ.get(REPORT_TEXT) or project / OWN_COPY)
    if not file.is_file():
        yield (
            "the ledger cannot be proved without the report's text: put a copy at"
            f" {OWN_COPY.as_posix()} or name it in {REPORT_TEXT}"
        )
        return
    try:
        ledger = reconcile_file(file, report.values(), report.numerals)
    except NotTheReport as error:
        yield f"the ledger cannot be proved: {error}; put the report's text there"
        return
    if not ledger.complete:
        yield f"the ledger is not complete: run recount ledger {file} and account for what it names"


def _versions(project: Path, edition: Edition) -> Iterator[str]:
    packaged = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    if packaged != edition.version:
        yield (
            f"pyproject.toml says version {packaged}, data/datapackage.json {edition.version}: correct one"
        )
    heading = f"## [{edition.version}] - {edition.date.isoformat()}"
    changes = (project / "CHANGELOG.md").read_text("utf-8")
    if heading not in changes.splitlines():
        yield f"CHANGELOG.md has no section '{heading}': write down what changed"
    unreleased = re.search(r"^## \[Unreleased\]\n(.*?)(?=^## \[|\Z)", changes, re.DOTALL | re.MULTILINE)
    if unreleased and unreleased.group(1).strip():
        yield "CHANGELOG.md still lists unreleased changes: move them below the version that holds them"


def gather(project: Path) -> Path:
    """Copy what belongs to a release into a folder of its own, with checksums; returns the folder."""
    site = project / "_build" / "html"
    folder = project / "_build" / "release"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    edition = load_edition(project / "data")
    printed = [site / pdf_name(language) for language in editions(project)]
    for file in (*printed, site / bundle_name(edition), site / "notebooks" / wheel_name(project)):
        shutil.copyfile(file, folder / file.name)
    shutil.copyfile(
        project / "_build" / "recounted.cdx.json", folder / f"recounted-{edition.version}.cdx.json"
    )
    (folder / CHECKSUMS).write_text(checksums(sorted(folder.iterdir())), "utf-8")
    return folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Check or gather for the project in the current folder; returns the exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == ["gather"]:
        print(f"The files of the release are in {gather(Path())}.")
        return 0
    if given != ["check"]:
        print("release: say check or gather", file=sys.stderr)
        return 2
    found = list(refusals(Path()))
    for refusal in found:
        print(f"release: {refusal}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
