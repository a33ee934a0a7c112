"""The report's numbers and checks as the script reckons with them (scripts/reckon.js), in one language.

By columns, which pack better than rows (packing.py):

    numbers   id, digits, power of ten that they count, hedge, unit, flags, label, section and, where the
              digits do not show them, the step and the loose step
    checks    id, title, flags, unit of its sides, left, comparison, right, indices of numbers that are means
    bands     low and high as fractions

Hedges, units, sections and comparisons are places in their lists, flags are sums. A side is postfix: 4 is the
number with that index, #17 itself, ~0 a band, the rest operations. Measures stay away, whose verdict no
number can turn, and so do numbers that stand in nothing else. Knows numbers and checks, not what a page does
with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from book.sphinxext.pages.entries import SYMBOLS
from book.sphinxext.pages.packing import SPELLING, packed_column, packed_fraction, respelled
from recount.checks.finding import Finding
from recount.checks.judge import counts_the_same, holds_conversions, whole_quotients
from recount.checks.postfix import Band, Token, postfix
from recount.checks.verdicts import Verdict
from recount.quantity import PURE_UNITS, Hedge, Quantity
from recount.report import Report
from recount.tables.dataset import REPAIR, Figure
from recount.wording import TO, Language, UnitNames, Words, printed_digits, scales, unit_words
from recount.wording import trying as words
from recount.wording.judging import VERDICTS
from recount.wording.numbers import AT_LEAST, AT_MOST

#: The flags of numbers: what is counted in whole things, in the currency of the products, in hundredths.
WHOLE, PRODUCT, HUNDREDTHS = 1, 2, 4
#: The flags of checks; held against the outside is what is implausible where it fails.
REPAIRS, OUTSIDE, TOLD_TWICE, SAME_SCOPE, CONVERTS = 1, 2, 4, 8, 16
#: How sides are compared; what else there is (= and within) comes first.
COMPARISONS = ("", "<=", ">=")
#: The units that a plain number and none are told in, before all others.
PLAIN_UNITS = ("", "percent", "times")
_STRICT = {Hedge.AT_LEAST: "more_than", Hedge.AT_MOST: "less_than", Hedge.ALMOST: "almost"}


def can_turn(finding: Finding) -> bool:
    """Whether other numbers could turn a verdict, and the script knows how: no number stands twice."""
    return finding.verdict is not Verdict.NOT_CHECKABLE and not finding.statement.repeated


def try_data(report: Report, language: Language) -> dict[str, Any]:
    """All that the script needs, by columns of numbers and of checks; the words of the page."""
    findings = [finding for finding in report.audit() if can_turn(finding)]
    naming = {name for finding in findings for name in finding.statement.figures}
    figures = {id: figure for id, figure in report.items() if id in naming}
    outside = {name: each for finding in findings for name, each in finding.outside.items()}
    places = {name: place for place, name in enumerate([*figures, *outside])}
    printed = [*(figure.printed for figure in figures.values()), *outside.values()]
    named = {each.unit or "" for each in printed} | {_unit(finding) for finding in findings}
    units = [*PLAIN_UNITS, *sorted(named.difference(PLAIN_UNITS))]
    bands: dict[Band, int] = {}
    numbers = [
        *(_number(id, each.printed, report, units, language, each) for id, each in figures.items()),
        *(_number("", each, report, units, language) for each in outside.values()),
    ]
    checks = [_check(finding, report, places, bands, units, language) for finding in findings]
    return {
        "count": len(report.checks),
        "numbers": _columns(numbers),
        "checks": _columns(checks),
        "bands": [[packed_fraction(band.low), packed_fraction(band.high)] for band in bands],
        "words": {
            "units": [_unit_words(unit, report.units, language) for unit in units],
            "scales": scales(language),
            "blanks": language != "th",
            "to": TO[language],
            "atLeast": AT_LEAST[language],
            "atMost": AT_MOST[language],
            "verdicts": {
                name: [SYMBOLS[Verdict(name)], said[language]]
                for name, said in VERDICTS.items()
                if name != Verdict.NOT_CHECKABLE  # no number turns it
            },
            "sections": [name[language] for name in report.sections.values()],
            **_said(language),
        },
    }


def packed(data: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """The data of try_data() as they are handed over."""
    ids, digits, powers, hedges, units, flags, labels, *rest = data["numbers"]
    numbers = [ids, digits, powers, hedges, units, flags, respelled(labels, language), *rest]
    names, titles, *others = data["checks"]
    checks = [names, respelled(titles, language), *others]
    return {
        **data,
        "checks": [packed_column(column) for column in checks],
        "numbers": [packed_column(column) for column in numbers],
        "words": respelled(data["words"], language),
        "spelling": SPELLING[language],
    }


def _unit(finding: Finding) -> str:
    return finding.left.plain().unit or ""


def _unit_words(unit: str, names: UnitNames, language: Language) -> list[str]:
    """What one and several are called; one word where that is the same, and none where there is no unit."""
    if not unit:
        return [""]
    return list(dict.fromkeys(unit_words(unit, names, many, language) for many in (False, True)))


def _columns(rows: list[list[Any]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _number(
    id: str,
    printed: Quantity,
    report: Report,
    units: list[str],
    language: Language,
    figure: Figure | None = None,
) -> list[Any]:
    digits, power, _ = printed_digits(printed, language)
    unit = printed.unit or ""
    hedge = _STRICT.get(printed.hedge, str(printed.hedge)) if printed.strict else str(printed.hedge)
    flags = _sum(
        {
            WHOLE: printed.whole,
            PRODUCT: unit in report.units and report.units[unit].product,
            HUNDREDTHS: PURE_UNITS.get(unit) == Decimal("0.01"),
        }
    )
    label, section = "", 0
    if figure is not None:
        label = Words(figure.label_en, figure.label_th)[language]
        section = list(report.sections).index(figure.section)
    steps = printed.step, printed.loose_step
    shown = 0 if steps == _steps(digits, power) else [packed_fraction(Fraction(step)) for step in steps]
    kind = list(words.HEDGES).index(hedge)
    return [id, digits, power, kind, units.index(unit), flags, label, section, shown]


def _sum(flags: Mapping[int, bool]) -> int:
    return sum(flag for flag, on in flags.items() if on)


def _steps(digits: str, power: int) -> tuple[Decimal, Decimal]:
    """The last printed place, and the last one that is not zero, as a reader sees them."""
    ends = digits.replace(",", "").split("-")
    places = max(len(end.partition(".")[2]) for end in ends)
    counts = [str(int(Decimal(end).scaleb(places))) for end in ends]
    zeros = [len(count) - len(count.rstrip("0")) for count in counts if count != "0"]
    last = Decimal(1).scaleb(power - places)
    return last, last.scaleb(min(zeros, default=0))


def _check(
    finding: Finding,
    report: Report,
    places: Mapping[str, int],
    bands: dict[Band, int],
    units: list[str],
    language: Language,
) -> list[Any]:
    check, statement = finding.check, finding.statement
    printed = {name: report[name].printed for name in statement.figures} | dict(finding.outside)
    flags = {
        REPAIRS: check.kind == REPAIR,
        OUTSIDE: statement.comparison == "within" or check.kind == "bound",
        TOLD_TWICE: check.kind == "repeat",
        SAME_SCOPE: counts_the_same(check, statement, report),
        CONVERTS: holds_conversions(check, printed.values(), report.units),
    }
    left, right = (
        " ".join(_token(token, places, bands) for token in side) for side in postfix(statement) if side
    )
    means = sorted(places[name] for name in whole_quotients(statement, printed))
    unit = units.index(_unit(finding))
    comparison = COMPARISONS.index(statement.comparison) if statement.comparison in COMPARISONS else 0
    title = check.title[language]
    return [check.id, title, _sum(flags), unit, left, comparison, right, means or 0]


def _token(token: Token, places: Mapping[str, int], bands: dict[Band, int]) -> str:
    match token:
        case Band():
            return f"~{bands.setdefault(token, len(bands))}"
        case Fraction():
            return f"#{packed_fraction(token)}"
        case _:
            return str(places.get(token, token))


def _said(language: Language) -> dict[str, Any]:
    """The page's own words, by the names that the script knows."""
    tables = {"hedges": words.HEDGES, "readings": words.READINGS, "problems": words.PROBLEMS}
    said: dict[str, Any] = {
        name: {key: word[language] for key, word in table.items()} for name, table in tables.items()
    }
    named = {
        "figure": words.FIGURE,
        "check": words.CHECK,
        "hedgeOf": words.HEDGE_OF,
        "more": words.MORE,
        "less": words.LESS,
        "read": words.READ,
        "reset": words.RESET,
        "side": words.SIDE,
        "apart": words.READ_SO_APART,
        "touch": words.READ_SO_TOUCH,
        "holds": words.READ_SO_HOLDS,
        "impossible": words.IMPOSSIBLE,
        "asPrinted": words.AS_PRINTED,
        "turn": words.TURN,
        "turned": words.TURNED,
        "beforeAfter": words.BEFORE_AFTER,
        "notComputed": words.NOT_COMPUTED,
        "changed": words.CHANGED,
        "cases": words.CASES,
        "tryPage": words.TRY_PAGE,
        "noFigure": words.NO_FIGURE,
        "noCheck": words.NO_STATE_CHECK,
        "noReading": words.NO_READING,
    }
    return said | {name: word[language] for name, word in named.items()}
