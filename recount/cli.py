"""The command `recount`: audit the data, prove the ledger, read a phrase, cite anything with a name.

Turns results into text and exit codes: 0 when all is well, 1 when the data fails a check, 2 for wrong
use and where nothing can be read or written. Knows no arithmetic of its own; what goes wrong is told in a
line, and no traceback reaches a user.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import textwrap
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NoReturn

from recount.checks.finding import Finding
from recount.checks.tally import tally
from recount.cite.edition import BOOK, BOOK_REPOSITORY, BOOK_URL, AddressError, Edition, load_edition
from recount.cite.formats import FORMATS
from recount.cite.works import UnknownWork, find_work
from recount.ledger import NotTheReport, reconcile_file
from recount.quantity import Quantity
from recount.report import Report, load
from recount.tables.schema import DataError, nearest
from recount.thai.reader import PhraseError, read_quantity
from recount.wording import LANGUAGES


class WrongUse(Exception):
    """The command was given what it cannot use; the message says what, and what to give instead."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    try:
        if sys.stdout is None:
            raise WrongUse("the standard output is closed; send it to a terminal, a file or a pipe")
        # Where a terminal or pipe cannot show Thai, escapes stand in for it.
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            options = _parser().parse_args(arguments)
        except SystemExit:  # help was asked for and printed, but may not be out yet
            sys.stdout.flush()
            raise
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except WrongUse as error:
        _complain(error)
        return 2
    except DataError as error:
        _complain(error)
        return 1
    except BrokenPipeError:  # the pipe's reader has gone (recount audit | head)
        _write_no_more()
        return 0
    except OSError as error:
        where = "write the output" if error.filename is None else f"open '{error.filename}'"
        _complain(f"cannot {where} ({error.strerror}): make room, mend the rights or name another place")
        _write_no_more()
        return 2
    except KeyboardInterrupt:
        return 130  # as shells report what ended on Ctrl+C


def _complain(what: object) -> None:
    """One line that says what is wrong."""
    _tell(f"recount: {' '.join(str(what).splitlines())}")


def _tell(text: str) -> None:
    """Text for people beside the output; nothing where no error output is open or it takes no more."""
    if sys.stderr is None:
        return
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())  # or its flush at exit complains


def _write_no_more() -> None:
    """Let Python's own flush at exit, which would complain once more, write to nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, like everything else here."""

    def error(self, message: str) -> NoReturn:
        raise WrongUse(f"{message}; {self.prog} --help tells what there is")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="recount",
        description="Recomputes the figures of a report and says which of them fit together.",
        epilog="Exit codes: 0 all is well, 1 the data fails a check, 2 wrong use or no place to write to.",
    )
    parser.add_argument("--version", action="store_true", help="print the version of the edition")
    parser.set_defaults(run=lambda options: _version() if options.version else _help(parser))
    commands = parser.add_subparsers(metavar="COMMAND")
    audit = commands.add_parser("audit", help="evaluate every check and weigh all evidence")
    audit.add_argument("--json", action="store_true", help="print a list of checks as JSON")
    audit.add_argument("--data", metavar="DIR", type=_directory, help="another data directory")
    audit.set_defaults(run=_audit)
    ledger = commands.add_parser("ledger", help="prove that every numeral of the report is accounted for")
    ledger.add_argument("report", metavar="REPORT", type=Path, help="the report's text, UTF-8")
    ledger.add_argument("--data", metavar="DIR", type=_directory, help="another data directory")
    ledger.set_defaults(run=_ledger)
    read = commands.add_parser("read", help="read Thai number phrases")
    read.add_argument("phrases", metavar="PHRASE", nargs="+")
    read.set_defaults(run=_read)
    cite = commands.add_parser("cite", help="cite the book, a chapter, a chart, a figure or a check")
    cite.add_argument(
        "id", metavar="ID_OR_CHAPTER", help=f"a permanent name, '#ppe' or 'ppe'; {BOOK} is the book"
    )
    cite.add_argument("--format", default="text", help=f"{', '.join(FORMATS)} (default: text)")
    cite.add_argument("--lang", default="en", help="en or th (default: en)")
    cite.add_argument("--data", metavar="DIR", type=_directory, help="another data directory")
    cite.set_defaults(run=_cite)
    return parser


def _directory(name: str) -> Path:
    if not os.path.isdir(name):  # Path.is_dir raises where a folder above may not be entered
        raise WrongUse(f"there is no data directory '{name}'; name one that holds datapackage.json")
    return Path(name)


def _version() -> int:
    print(f"recount {load_edition().version}")
    return 0


def _help(parser: argparse.ArgumentParser) -> int:
    """What `recount` alone gets. Nothing was done, which no script may take for well."""
    _tell(parser.format_help().rstrip())
    return 2


def _audit(options: argparse.Namespace) -> int:
    report = load(options.data)
    report.check_everything()
    findings = report.audit()
    changed = report.changed_verdicts()  # before a word is printed: what cannot be read prints nothing
    if options.json:
        json.dump([finding.as_json() for finding in findings], sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        _print_findings(report, findings)
        _print_evidence(report)
        print(f"{len(report)} figures, {len(findings)} checks: {tally(findings).words()}.")
    for sentence in changed:
        _complain(sentence)
    return 1 if changed else 0


def _print_findings(report: Report, findings: list[Finding]) -> None:
    section = None
    for finding in findings:
        if finding.check.section != section:
            section = finding.check.section
            print(f"\n{section}")
        print(f"  {finding.check.heading.en} ({finding.id}): {finding.words_en}")
        print(f"      {finding.check.statement}")


def _print_evidence(report: Report) -> None:
    figure = None
    print("\nevidence")
    for id, testimony in report.testimonies.items():
        if testimony.figure.id != figure:
            figure = testimony.figure.id
            print(f"  {figure} ({testimony.figure.words}): {report.standings[figure]}")
        print(f"    {id} ({testimony.evidence.source.publisher}): {testimony.words()}")
    counts = Counter(str(testimony.weight) for testimony in report.testimonies.values())
    told = ", ".join(f"{count} {weight}" for weight, count in counts.most_common())
    sources = {evidence.source.key for evidence in report.evidence.values()}
    print(f"\n{len(report.testimonies)} pieces of evidence from {len(sources)} sources: {told}.")


def _ledger(options: argparse.Namespace) -> int:
    report = load(options.data)
    try:
        ledger = reconcile_file(options.report, report.values(), report.numerals)
    except NotTheReport as error:
        raise WrongUse(f"{error}; name the report's text") from None
    for problem in ledger.problems:
        print(problem)
    print(ledger.summary())
    return 0 if ledger.complete else 1


def _read(options: argparse.Namespace) -> int:
    code = 0
    for phrase in options.phrases:
        try:
            print(_line(phrase, read_quantity(phrase)))
        except PhraseError as error:
            _complain(error)
            code = 1
    return code


def _line(phrase: str, printed: Quantity) -> str:
    value = f"{printed.value:f}"
    if printed.value_high is not None:
        value += f" to {printed.value_high:f}"
    unit = printed.unit or "no unit"
    return f"{phrase}: {value} {unit}, {printed.hedge}, from {printed.low:f} to {printed.high:f}"


def _cite(options: argparse.Namespace) -> int:
    _choose("format", options.format, FORMATS)
    _choose("language", options.lang, LANGUAGES)
    places = {"address": os.environ.get(BOOK_URL), "repository": os.environ.get(BOOK_REPOSITORY)}
    try:
        edition, report = load_edition(options.data, **places), load(options.data)
    except AddressError as error:
        raise WrongUse(error) from None
    id = options.id.rpartition("#")[2]  # as an address ends
    try:
        work = find_work(id, edition, report)
    except UnknownWork as error:
        if id not in edition.retired:  # first, so that a long list does not push the message off
            _tell(_what_there_is(edition, report))
        raise WrongUse(error) from None
    print(FORMATS[options.format](work, options.lang), end="")
    return 0


def _choose(what: str, given: str, known: Collection[str]) -> None:
    if given not in known:
        raise WrongUse(f"there is no {what} '{given}'; use one of {', '.join(known)}{nearest(given, known)}")


def _what_there_is(edition: Edition, report: Report) -> str:
    names = {
        "the book": [BOOK],
        "chapters": [id for id in edition.pages if id != BOOK],
        "charts": list(edition.charts),
        "figures": list(report),
        "checks": [check.id for check in report.checks],
    }
    lists = (f"{kind}: {', '.join(ids)}" for kind, ids in names.items())
    return "\n".join(
        textwrap.fill(line, 100, subsequent_indent="  ", break_on_hyphens=False) for line in lists
    )


if __name__ == "__main__":
    sys.exit(main())
