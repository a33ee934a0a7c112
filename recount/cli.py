"""The command `recount`: audit the data, prove the ledger, read a phrase, cite anything with a name.

Turns results into text and exit codes: 0 when all is well, 1 when the data fails a check, 2 for wrong
use. Knows no arithmetic of its own; no traceback reaches a user.
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

from recount.checks.finding import Finding
from recount.cite.edition import BOOK, BOOK_REPOSITORY, BOOK_URL, AddressError, Edition, load_edition
from recount.cite.formats import FORMATS
from recount.cite.works import UnknownWork, find_work
from recount.ledger import reconcile
from recount.quantity import Quantity
from recount.report import Report, load
from recount.tables.schema import DataError, nearest
from recount.thai.reader import PhraseError, read_quantity
from recount.wording import LANGUAGES


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    # Where a terminal or pipe cannot show Thai, escapes stand in for it.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except DataError as error:
        print(f"recount: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The pipe's reader has gone (recount audit | head); Python's own flush at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="recount", description="Recomputes the figures of a report and says which of them fit together."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    audit = commands.add_parser("audit", help="evaluate every check and weigh all evidence")
    audit.add_argument("--json", action="store_true", help="print a list of checks as JSON")
    audit.add_argument("--data", metavar="DIR", type=Path, help="another data directory")
    audit.set_defaults(run=_audit)
    ledger = commands.add_parser("ledger", help="prove that every numeral of the report is accounted for")
    ledger.add_argument("report", metavar="REPORT", type=Path, help="the report's text, UTF-8")
    ledger.add_argument("--data", metavar="DIR", type=Path, help="another data directory")
    ledger.set_defaults(run=_ledger)
    read = commands.add_parser("read", help="read Thai number phrases")
    read.add_argument("phrases", metavar="PHRASE", nargs="+")
    read.set_defaults(run=_read)
    cite = commands.add_parser("cite", help="cite the book, a chapter, a chart, a figure or a check")
    cite.add_argument("id", metavar="ID_OR_CHAPTER", help=f"a permanent name; {BOOK} stands for the book")
    cite.add_argument("--format", default="text", help=f"{', '.join(FORMATS)} (default: text)")
    cite.add_argument("--lang", default="en", help="en or th (default: en)")
    cite.add_argument("--data", metavar="DIR", type=Path, help="another data directory")
    cite.set_defaults(run=_cite)
    return parser


def _audit(options: argparse.Namespace) -> int:
    report = load(options.data)
    findings = report.audit()
    if options.json:
        json.dump([finding.as_json() for finding in findings], sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        _print_findings(report, findings)
        _print_evidence(report)
    changed = report.changed_verdicts()
    for sentence in changed:
        print(f"recount: {sentence}", file=sys.stderr)
    return 1 if changed else 0


def _print_findings(report: Report, findings: list[Finding]) -> None:
    section = None
    for finding in findings:
        if finding.check.section != section:
            section = finding.check.section
            print(f"\n{section}")
        print(f"  {finding.id}: {finding.words_en}")
        print(f"      {finding.check.statement}")
    counts = Counter(str(finding.verdict) for finding in findings)
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
    print(f"\n{len(report.by_id)} figures, {len(findings)} checks: {told}.")


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
    try:
        text = options.report.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        print(f"recount: cannot read {options.report}: {reason}; name the report's text", file=sys.stderr)
        return 2
    report = load(options.data)
    ledger = reconcile(text, report.by_id.values(), report.numerals)
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
            print(f"recount: {error}", file=sys.stderr)
            code = 1
    return code


def _line(phrase: str, printed: Quantity) -> str:
    value = f"{printed.value:f}"
    if printed.value_high is not None:
        value += f" to {printed.value_high:f}"
    unit = printed.unit or "no unit"
    return f"{phrase}: {value} {unit}, {printed.hedge}, from {printed.low:f} to {printed.high:f}"


def _cite(options: argparse.Namespace) -> int:
    places = {"address": os.environ.get(BOOK_URL), "repository": os.environ.get(BOOK_REPOSITORY)}
    try:
        _choose("format", options.format, FORMATS)
        _choose("language", options.lang, LANGUAGES)
        edition, report = load_edition(options.data, **places), load(options.data)
        work = find_work(options.id, edition, report)
    except UnknownWork as error:
        if options.id not in edition.retired:
            print(_what_there_is(edition, report), file=sys.stderr)
        print(f"recount: {error}", file=sys.stderr)  # last, so that a long list does not push it off
        return 2
    except (AddressError, WrongChoice) as error:
        print(f"recount: {error}", file=sys.stderr)
        return 2
    print(FORMATS[options.format](work, options.lang), end="")
    return 0


class WrongChoice(ValueError):
    """An option's value is not on its list; the message names the list."""


def _choose(what: str, given: str, known: Collection[str]) -> None:
    if given not in known:
        raise WrongChoice(
            f"there is no {what} '{given}'; use one of {', '.join(known)}{nearest(given, known)}"
        )


def _what_there_is(edition: Edition, report: Report) -> str:
    names = {
        "the book": [BOOK],
        "chapters": [id for id in edition.pages if id != BOOK],
        "charts": list(edition.charts),
        "figures": list(report.by_id),
        "checks": [check.id for check in report.checks],
    }
    lists = (f"{kind}: {', '.join(ids)}" for kind, ids in names.items())
    return "\n".join(
        textwrap.fill(line, 100, subsequent_indent="  ", break_on_hyphens=False) for line in lists
    )


if __name__ == "__main__":
    sys.exit(main())
