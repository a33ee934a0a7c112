"""The report as a whole: figures by id, the figures' table, and the audit of all checks.

The top of the data's way to the chapters: data/ -> dataset -> checks and evidence -> here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from recount.checks.about import is_about
from recount.checks.finding import Finding
from recount.checks.judge import judge, parse_check
from recount.evidence.rows import Evidence, read_evidence
from recount.evidence.sources import Source, find_source, read_sources
from recount.evidence.standing import Standing, standing
from recount.evidence.testimony import Testimony, Weight, weigh
from recount.tables.dataset import CheckRow, Dataset, Figure, Numeral, load_dataset
from recount.tables.facts import ReportFacts
from recount.tables.schema import nearest, place
from recount.wording import UnitNames, Words

if TYPE_CHECKING:
    import pandas as pd


class UnknownId(KeyError):
    """No figure, check or evidence carries this id."""

    def __str__(self) -> str:
        return str(self.args[0])


class Report:
    """The report's figures and what recomputing them comes to."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._judged: dict[str, Finding] = {}

    def __getitem__(self, id: str) -> Figure:
        """The figure with this id; UnknownId names the closest one."""
        try:
            return self._dataset.figures[id]
        except KeyError:
            raise UnknownId(f"no figure is called '{id}'{nearest(id, self._dataset.figures)}") from None

    @property
    def by_id(self) -> dict[str, Figure]:
        """All figures by id, in the order of the report."""
        return self._dataset.figures

    @property
    def numerals(self) -> tuple[Numeral, ...]:
        """All numerals that are no figures."""
        return self._dataset.numerals

    @property
    def facts(self) -> ReportFacts:
        """What is known of the report itself: title, publisher, year, language, currency, sections."""
        return self._dataset.facts

    @property
    def sections(self) -> Mapping[str, Words]:
        """The names of the report's sections by id, in its order."""
        return self.facts.sections

    @property
    def units(self) -> UnitNames:
        """Unit names by unit."""
        return self._dataset.units

    @property
    def checks(self) -> tuple[CheckRow, ...]:
        """All checks as stated."""
        return self._dataset.checks

    def section(self, name: str) -> list[Figure]:
        """The figures of one section of the report."""
        return [figure for figure in self._dataset.figures.values() if figure.section == name]

    @cached_property
    def _checks_by_id(self) -> dict[str, CheckRow]:
        return {check.id: check for check in self.checks}

    @cached_property
    def findings(self) -> dict[str, Finding]:
        """Every check's finding by id."""
        return {check.id: self.finding(check.id) for check in self.checks}

    def finding(self, id: str) -> Finding:
        """The finding of the check with this id, judged when first asked for.

        UnknownId names the closest one.
        """
        if id not in self._judged:
            check = self._checks_by_id.get(id)
            if check is None:
                raise UnknownId(f"no check is called '{id}'{nearest(id, self._checks_by_id)}")
            self._judged[id] = judge(check, self._dataset.figures, self.units)
        return self._judged[id]

    def findings_on(self, id: str) -> list[Finding]:
        """The findings that are about one figure; UnknownId names the closest one."""
        figure = self[id]
        return [finding for finding in self.audit() if is_about(finding, figure)]

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All sources by key; DataError when references.bib is not complete."""
        return read_sources(self._dataset.directory)

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """All evidence by id; DataError when a row cannot be used."""
        return read_evidence(self._dataset, self.sources)

    @cached_property
    def testimonies(self) -> dict[str, Testimony]:
        """What each piece of evidence does to the figure that it names, by id."""
        return {id: weigh(told, self[told.figure]) for id, told in self.evidence.items()}

    def testimony(self, id: str) -> Testimony:
        """One of the testimonies; UnknownId names the closest one."""
        try:
            return self.testimonies[id]
        except KeyError:
            raise UnknownId(f"no evidence is called '{id}'{nearest(id, self.testimonies)}") from None

    def testimonies_on(self, id: str) -> list[Testimony]:
        """What all evidence does to one figure: its own, and that on the figure which it restates."""
        figure = self[id]
        return [
            weigh(told, figure)
            for told in self.evidence.values()
            if told.figure in (figure.id, figure.repeats)
        ]

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """On what ground each figure stands, by id."""
        return {id: standing(self.findings_on(id), self.testimonies_on(id)) for id in self.by_id}

    def stands_alone(self, id: str) -> bool:
        """Whether only the report's publisher is known to have stated a figure or anything comparable."""
        return all(
            told.evidence.source.own or told.weight is Weight.CONTEXT_ONLY for told in self.testimonies_on(id)
        )

    def audit(self, section: str | None = None) -> list[Finding]:
        """The findings of all checks, or of one section's."""
        return [self.finding(c.id) for c in self.checks if section is None or c.section == section]

    def changed_verdicts(self) -> list[str]:
        """The guard: a sentence for each check and each piece of evidence whose verdict is not on record."""
        guards = [
            *(("checks.csv", f.check.row, f.id, f.check.expected, str(f.verdict)) for f in self.audit()),
            *(
                ("evidence.csv", told.evidence.row, id, told.evidence.expected, str(told.weight))
                for id, told in self.testimonies.items()
            ),
        ]
        return [
            f"{place(file, row, 'expected')}: '{id}' is on record as '{expected}', but computes to"
            f" '{computed}'; find out which is right"
            for file, row, id, expected, computed in guards
            if expected != computed
        ]

    @cached_property
    def figures(self) -> pd.DataFrame:
        """The figures as a table, one row each, indexed by id; low and high of the rounded reading."""
        import pandas as pd

        columns = ("section", "line", "phrase", "label_en", "label_th", "entity")
        return pd.DataFrame(
            [
                {
                    "id": figure.id,
                    **{column: getattr(figure, column) for column in columns},
                    "value": float(figure.value),
                    "value_high": None if figure.value_high is None else float(figure.value_high),
                    "low": float(figure.interval.low),
                    "high": float(figure.interval.high),
                    "unit": figure.unit,
                    "hedge": str(figure.hedge),
                    "as_of": figure.as_of,
                    "repeats": figure.repeats,
                    "scope": figure.scope,
                }
                for figure in self._dataset.figures.values()
            ]
        ).set_index("id")


def load(directory: Path | str | None = None) -> Report:
    """The report from a data directory (default: the book's own data/).

    Raises recount.tables.schema.DataError, with file, row, column and remedy, when the data is not valid.
    """
    dataset = load_dataset(None if directory is None else Path(directory))
    report = Report(dataset)
    for check in dataset.checks:
        parse_check(check, dataset.figures, dataset.units)
        for key in check.basis:
            find_source(key, report.sources, place("checks.csv", check.row, "basis"))
    _ = report.evidence  # every row is tied to its figure and its source, or refused
    return report
