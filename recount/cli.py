"""The command `recount`: audit the data, prove the ledger, read or suppose a phrase, cite what has a name.

Turns results into text and exit codes: 0 when all is well, 1 when the data fails a check, 2 for wrong
use and where nothing can be read or written. Knows no arithmetic of its own; what goes wrong is told in a
line, and no traceback reaches a user.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import sys
import textwrap
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from recount.certificate.notebooks import NotTheBook, run_book
from recount.certificate.record import Certificate, digest_of_code, digest_of_data
from recount.certificate.results import differences, published, results
from recount.checks.finding import Finding
from recount.checks.tally import tally
from recount.checks.verdicts import AGAINST
from recount.cite.edition import BOOK, AddressError, Edition, load_edition, load_edition_given
from recount.cite.formats import FORMATS
from recount.cite.texts import UnknownText, find_text
from recount.cite.works import UnknownWork, find_work
from recount.evidence.testimony import Testimony
from recount.installed import not_installed
from recount.ledger import NotTheReport, reconcile_file
from recount.quantity import Hedge, Quantity, Reading
from recount.report import Report, UnknownId, load
from recount.tables.schema import DataError, close
from recount.thai.reader import PhraseError, read_quantity
from recount.wording import (
    LANGUAGES,
    Language,
    UnitNames,
    Words,
    both,
    plain_number,
    quantity_words,
    result_words,
    say,
)
from recount.wording import complaining as complaints
from recount.wording import telling as words
from recount.wording.judging import HEDGES, VERDICTS
from recount.wording.weighing import STANDINGS, WEIGHTS

_LANGUAGE_HELP = "en or th (default: en)"


class WrongUse(Exception):
    """The command was given what it cannot use; the message says what, and what to give instead.

    What only English speaks of is given as plain text.
    """

    def __init__(self, what: object) -> None:
        self.words = what if isinstance(what, Words) else Words(str(what), str(what))
        super().__init__(self.words.en)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    language = _asked(sys.argv[1:] if arguments is None else arguments)
    try:
        if sys.stdout is None:
            raise WrongUse(complaints.NO_OUTPUT)
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
        _complain(error.words[language])
        return 2
    except DataError as error:
        _complain(error)
        return 1
    except ModuleNotFoundError as error:
        _complain(not_installed(error))
        return 1
    except BrokenPipeError:  # the pipe's reader has gone (recount audit | head)
        _write_no_more()
        return 0
    except OSError as error:
        where = complaints.CANNOT_WRITE if error.filename is None else complaints.CANNOT_OPEN
        _complain(say(where, language, file=error.filename, reason=error.strerror))
        _write_no_more()
        return 2
    except KeyboardInterrupt:
        return 130  # as shells report what ended on Ctrl+C


def _asked(arguments: Sequence[str]) -> Language:
    """The language that is asked for, also where all other arguments make no sense; else English."""
    given = [*arguments]
    named = [after for before, after in pairwise(given) if before == "--lang"]
    named += [each.removeprefix("--lang=") for each in given if each.startswith("--lang=")]
    return next((language for language in LANGUAGES if language in named[-1:]), LANGUAGES[0])


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
        what = Words(message, complaints.translated(message, complaints.ARGUMENTS, "th"))
        raise WrongUse(both(complaints.SEE_HELP, what=what, command=self.prog))


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
    audit.add_argument("--lang", default="en", help=_LANGUAGE_HELP)
    audit.add_argument("--data", metavar="DIR", type=_directory, help="another data directory")
    audit.set_defaults(run=_audit)
    ledger = commands.add_parser("ledger", help="prove that every numeral of the report is accounted for")
    ledger.add_argument("report", metavar="REPORT", type=Path, help="the report's text, UTF-8")
    ledger.add_argument("--data", metavar="DIR", type=_directory, help="another data directory")
    ledger.set_defaults(run=_ledger)
    read = commands.add_parser("read", help="read Thai number phrases")
    read.add_argument("phrases", metavar="PHRASE", nargs="+")
    read.add_argument("--lang", default="en", help=_LANGUAGE_HELP)
    read.set_defaults(run=_read)
    suppose = commands.add_parser("suppose", help="what turns if the report had printed other numbers")
    suppose.add_argument(
        "pairs", metavar="ID PHRASE", nargs="+", help="a figure's permanent name and a Thai number phrase"
    )
    suppose.add_argument("--lang", default="en", help=_LANGUAGE_HELP)
    suppose.add_argument("--data", metavar="DIR", type=_directory, help="another data directory")
    suppose.set_defaults(run=_suppose)
    cite = commands.add_parser("cite", help="cite the book, a chapter, a chart, a figure or a check")
    cite.add_argument(
        "id", metavar="ID_OR_CHAPTER", help=f"a permanent name, '#ppe' or 'ppe'; {BOOK} is the book"
    )
    cite.add_argument("--format", default="text", help=f"{', '.join(FORMATS)} (default: text)")
    cite.add_argument("--lang", default="en", help=_LANGUAGE_HELP)
    cite.add_argument("--data", metavar="DIR", type=_directory, help="another data directory")
    cite.set_defaults(run=_cite)
    verify = commands.add_parser("verify", help="say whether a cited text is the current one")
    verify.add_argument("hash", metavar="HASH", help="SHA-256 as a citation prints it, 12 digits or more")
    verify.add_argument("--lang", default="en", help=_LANGUAGE_HELP)
    verify.add_argument("--data", metavar="DIR", type=_directory, help="another data directory")
    verify.set_defaults(run=_verify)
    certify = commands.add_parser("certify", help="compute everything again, beside what was published")
    certify.add_argument(
        "book",
        metavar="BOOK",
        nargs="?",
        type=Path,
        help="the built book or its offline copy: run its code",
    )
    certify.add_argument("--date", metavar="DAY", default="", help="the day for the record: 2026-01-31")
    certify.add_argument("--data", metavar="DIR", type=_directory, help="another data directory")
    certify.set_defaults(run=_certify)
    return parser


def _directory(name: str) -> Path:
    if not os.path.isdir(name):  # Path.is_dir raises where a folder above may not be entered
        raise WrongUse(both(complaints.NO_DATA, name=name))
    return Path(name)


def _version() -> int:
    print(f"recount {load_edition().version}")
    return 0


def _help(parser: argparse.ArgumentParser) -> int:
    """What `recount` alone gets. Nothing was done, which no script may take for well."""
    _tell(parser.format_help().rstrip())
    return 2


def _language(options: argparse.Namespace) -> Language:
    _choose("language", options.lang, LANGUAGES)
    language: Language = options.lang
    return language


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """An audit keeps what it makes; to go through all of it again and again takes a fifth of its time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


@_no_search_for_garbage()
def _audit(options: argparse.Namespace) -> int:
    language = _language(options)
    report = load(options.data)
    report.check_everything()
    findings = report.audit()
    changed = report.changed_verdicts()  # before a word is printed: what cannot be read prints nothing
    if options.json:
        json.dump([finding.as_json() for finding in findings], sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        _print_findings(report, findings, language)
        _print_evidence(report, language)
        counted = tally(findings).words(language)
        counts = {"figures": len(report), "checks": len(findings), "counted": counted}
        print(say(words.FIGURES_AND_CHECKS, language, **counts))
    for sentence in changed:
        _complain(sentence)
    return 1 if changed else 0


def _print_findings(report: Report, findings: list[Finding], language: Language) -> None:
    section = None
    for finding in findings:
        if finding.check.section != section:
            section = finding.check.section
            print(f"\n{section if language == 'en' else report.sections[section][language]}")
        print(f"  {finding.check.heading[language]} ({finding.id}): {finding.words(language)}")
        print(f"      {finding.check.statement}")


def _print_evidence(report: Report, language: Language) -> None:
    figure = None
    print(f"\n{words.EVIDENCE[language]}")
    for id, testimony in report.testimonies.items():
        if testimony.figure.id != figure:
            figure = testimony.figure.id
            printed = Words(testimony.figure.words_en, testimony.figure.phrase)
            standing = STANDINGS[report.standings[figure]]
            told = say(words.FIGURE_AND_STANDING, language, id=figure, figure=printed, standing=standing)
            print(f"  {told}")
        print(f"    {id} ({testimony.evidence.source.publisher}): {testimony.words(language)}")
    counts = Counter(testimony.weight for testimony in report.testimonies.values())
    weights = words.BETWEEN_WEIGHTS[language].join(
        say(words.COUNT_OF_WEIGHT, language, count=count, weight=WEIGHTS[weight])
        for weight, count in counts.most_common()
    )
    sources = len({evidence.source.key for evidence in report.evidence.values()})
    in_all = {"count": len(report.testimonies), "sources": sources, "weights": weights}
    print(f"\n{say(words.EVIDENCE_IN_ALL, language, **in_all)}")


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
    language, code = _language(options), 0
    units = load().units if language == "th" else {}
    for phrase in options.phrases:
        try:
            print(_line(phrase, read_quantity(phrase), units, language))
        except PhraseError as error:
            _complain(_unread(error)[language])
            code = 1
    return code


def _unread(error: PhraseError) -> Words:
    return complaints.unread(error.phrase, error.part, error.why, error.remedy)


def _line(phrase: str, printed: Quantity, units: UnitNames, language: Language) -> str:
    """What a phrase says. units: how their words are said in Thai."""
    digits = (lambda number: f"{number:f}") if language == "en" else plain_number
    value, unit = digits(printed.value), printed.unit or words.NO_UNIT
    if printed.value_high is not None:
        value = say(words.RANGE, language, low=value, high=digits(printed.value_high))
    if language == "en":
        slots = {"low": f"{printed.low:f}", "high": f"{printed.high:f}", "hedge": str(printed.hedge)}
    else:
        hedge = words.NO_HEDGE if printed.hedge is Hedge.EXACT else HEDGES[printed.hedge].th
        told = result_words if printed.unit == "share" else quantity_words
        slots = {"hedge": hedge, "meaning": told(printed.read(Reading.ROUNDED), units, language)}
    return say(words.READ, language, phrase=phrase, value=value, unit=unit, **slots)


def _suppose(options: argparse.Namespace) -> int:
    language = _language(options)
    report = load(options.data)
    supposed = report.suppose(**_supposed(report, options.pairs, language))
    report.audit()  # what the data themselves do not compute is no fault of what is supposed
    try:
        turned = supposed.turned()
    except DataError as error:
        what = str(error).partition(": ")[2]  # without the statement's place, which is not at fault
        raise WrongUse(both(complaints.DOES_NOT_COMPUTE, what=what)) from None
    for id in options.pairs[::2]:
        was, now = report[id], supposed[id]
        label = Words(was.label_en, was.label_th)
        printed = {"before": Words(was.words_en, was.phrase), "after": Words(now.words_en, now.phrase)}
        print(say(words.SUPPOSED, language, label=label, id=id, **printed))
    counts: Counter[str] = Counter()
    for before, after in turned:
        if isinstance(before, Finding) and isinstance(after, Finding):
            title, told = after.check.heading, after.words(language)
            verdicts = VERDICTS[before.verdict], VERDICTS[after.verdict]
            counts["turned"] += 1
            counts["against"] += after.verdict in AGAINST
        else:
            assert isinstance(before, Testimony) and isinstance(after, Testimony)
            title, told = Words(after.figure.label_en, after.figure.label_th), after.words(language)
            verdicts = WEIGHTS[before.weight], WEIGHTS[after.weight]
            counts["told"] += 1
        turn = {"id": after.id, "before": verdicts[0], "after": verdicts[1]}
        print(f"  {say(words.TURNED, language, title=title, **turn)}")
        print(f"      {told}")
    in_all = {name: counts[name] for name in ("turned", "against", "told")}
    in_all |= {"checks": len(report.checks), "evidence": len(report.testimonies)}
    print(say(words.TURNED_IN_ALL, language, **in_all))
    return 0


def _supposed(report: Report, given: Sequence[str], language: Language) -> dict[str, str]:
    """The phrases by figure that were given in turn, each read once to see whether it can be."""
    if len(given) % 2:
        raise WrongUse(both(complaints.NO_PHRASE, id=given[-1]))
    pairs: dict[str, str] = {}
    for id, phrase in zip(given[::2], given[1::2], strict=True):
        if id in pairs:
            raise WrongUse(both(complaints.SUPPOSED_TWICE, id=id))
        pairs[id] = phrase
        try:
            report.suppose(**{id: phrase})
        except UnknownId:
            _tell(_listed({complaints.FIGURES: list(report)}, language))
            hint = complaints.did_you_mean(close(id, report))
            raise WrongUse(both(complaints.NO_FIGURE, id=id, hint=hint)) from None
        except PhraseError as error:
            raise WrongUse(_unread(error)) from None
    return pairs


def _cite(options: argparse.Namespace) -> int:
    _choose("format", options.format, FORMATS)
    language = _language(options)
    edition, report = _edition(options.data), load(options.data)
    id = options.id.rpartition("#")[2]  # as an address ends
    try:
        work = find_work(id, edition, report)
    except UnknownWork as error:
        if id not in edition.retired:  # first, so that a long list does not push the message off
            _tell(_what_there_is(edition, report, language))
        raise WrongUse(error.words) from None
    print(FORMATS[options.format](work, language), end="")
    return 0


def _edition(data: Path | None) -> Edition:
    try:
        return load_edition_given(data, os.environ)
    except AddressError as error:
        raise WrongUse(error) from None


def _verify(options: argparse.Namespace) -> int:
    language, edition = _language(options), _edition(options.data)
    try:
        found = find_text(options.hash, edition)
    except UnknownText as error:
        _tell(_what_texts_there_are(edition, language))
        raise WrongUse(error.words) from None
    print(found.words(language))
    return 0 if found.current else 1


def _certify(options: argparse.Namespace) -> int:
    if options.date:
        try:
            date.fromisoformat(options.date)
        except ValueError:
            raise WrongUse(f"'{options.date}' is no date; write --date 2026-01-31") from None
    edition, report = _edition(options.data), load(options.data)
    then = published(options.data)
    try:
        ran = run_book(options.book) if options.book else None
    except NotTheBook as error:
        raise WrongUse(error) from None
    digests = digest_of_data(options.data), digest_of_code()
    certificate = Certificate(edition, then, differences(then, results(report)), *digests, ran, options.date)
    print("\n".join(certificate.lines()))
    return 0 if certificate.equal else 1


def _what_texts_there_are(edition: Edition, language: Language) -> str:
    current = [
        (text.sha256, page.id, read_in, edition.version)
        for page in edition.pages.values()
        for read_in, text in page.texts.items()
    ]
    older = [
        (text.sha256, text.page, text.language, text.edition)
        for text in edition.texts
        if text.edition != edition.version
    ]
    return "\n".join(
        say(complaints.TEXT_OF_EDITION, language, hash=hash[:12], page=page, read_in=read_in, version=version)
        for hash, page, read_in, version in [*current, *older]
    )


def _choose(what: str, given: str, known: Collection[str]) -> None:
    if given not in known:
        hint = complaints.did_you_mean(close(given, known))
        told = {"what": complaints.CHOICES[what], "given": given, "known": ", ".join(known), "hint": hint}
        raise WrongUse(both(complaints.NO_CHOICE, **told))


def _what_there_is(edition: Edition, report: Report, language: Language) -> str:
    names = {
        complaints.THE_BOOK: [BOOK],
        complaints.CHAPTERS: [id for id in edition.pages if id != BOOK],
        complaints.CHARTS: list(edition.charts),
        complaints.FIGURES: list(report),
        complaints.CHECKS: [check.id for check in report.checks],
    }
    return _listed(names, language)


def _listed(names: Mapping[Words, Sequence[str]], language: Language) -> str:
    """What there is of each kind, in lines of one screen."""
    lists = (f"{kind[language]}: {', '.join(ids)}" for kind, ids in names.items())
    return "\n".join(
        textwrap.fill(line, 100, subsequent_indent="  ", break_on_hyphens=False) for line in lists
    )


if __name__ == "__main__":
    sys.exit(main())
