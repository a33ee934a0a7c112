"""By what a long list can be narrowed: classes on its entries, and their names for readers.

_static/filter.js reads the classes and offers each facet in which the entries of a page differ. Knows the
report's figures and findings, not how they are laid out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from docutils import nodes

from recount.checks.finding import Finding
from recount.checks.verdicts import AGAINST
from recount.report import Report
from recount.tables.dataset import Figure
from recount.wording import Language, Words, noun_words, unit_words
from recount.wording import searching as words
from recount.wording.judging import VERDICTS
from recount.wording.weighing import STANDINGS, WEIGHTS

#: The facets in the order in which the filter offers them; a class is a facet, a dash and a value.
FACETS: Mapping[str, Words] = {
    "section": words.SECTION,
    "verdict": words.VERDICT,
    "standing": words.STANDING,
    "unit": words.UNIT,
}
#: The one whose values are in the order of a dictionary, that of the page's language.
BY_WORD = "unit"


def figure_classes(report: Report, figure: Figure) -> list[str]:
    """The classes of a figure: its section, the verdicts of checks about it, its standing, its unit."""
    verdicts = {finding.verdict for finding in report.findings_on(figure.id)}
    return _classes(
        section={figure.section},
        verdict={*verdicts, *(["against"] if verdicts & set(AGAINST) else [])},
        standing={report.standings[figure.id]},
        unit={figure.unit or ""},
    )


def finding_classes(report: Report, finding: Finding) -> list[str]:
    """The classes of a finding: its section and verdict, standings and units of the figures in it."""
    figures = [report[id] for id in finding.statement.figures]
    return _classes(
        section={finding.check.section},
        verdict={finding.verdict, *(["against"] if finding.verdict in AGAINST else [])},
        standing={report.standings[figure.id] for figure in figures},
        unit={figure.unit or "" for figure in figures},
    )


def _classes(**values: set[str]) -> list[str]:
    return [_class(facet, value) for facet, chosen in values.items() for value in sorted(chosen)]


def _class(facet: str, value: str) -> str:
    return f"{facet}-{(value or 'none').replace(' ', '-')}"


def class_names(report: Report, language: Language) -> dict[str, str]:
    """What readers call each class."""
    names = {_class("section", id): name[language] for id, name in report.sections.items()}
    said = {**VERDICTS, **WEIGHTS, "against": words.AGAINST}
    names |= {_class("verdict", verdict): name[language] for verdict, name in said.items()}
    names |= {_class("standing", standing): name[language] for standing, name in STANDINGS.items()}
    return names | {_class("unit", unit): name for unit, name in _unit_names(report, language).items()}


def _unit_names(report: Report, language: Language) -> dict[str, str]:
    """What readers call each unit of figures; by what it counts where Thai counts several alike (คน)."""
    units = {figure.unit or "": figure.names for figure in report.values()}
    counted = {unit: unit_words(unit or None, known, True, language) for unit, known in units.items()}
    alike = Counter(counted.values())
    return {
        unit: (noun_words(unit, units[unit], language) if alike[name] > 1 else name)
        or name
        or words.NO_UNIT[language]
        for unit, name in counted.items()
    }


def filter_place() -> nodes.container:
    """Where the filter of the lists below will stand; kept free, so that nothing jumps when it comes."""
    return nodes.container("", classes=["filter-place", "screen-only"])
