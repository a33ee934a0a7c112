"""The report as a whole: figures by id, the figures' table, and the audit of all checks.

The top of the data's way to the chapters: data/ -> dataset -> checks and evidence -> here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from recount.checks.about import is_about
from recount.checks.conversions import conversions
from recount.checks.finding import Finding
from recount.checks.judge import judge, parse_check
from recount.checks.sittings import Sittings, read_sittings
from recount.checks.statements import Statement
from recount.evidence.cases import Case, gravest_first, read_cases
from recount.evidence.rows import Evidence, read_evidence
from recount.evidence.sources import Source, find_source, read_sources
from recount.evidence.standing import Standing, standing
from recount.evidence.testimony import Testimony, Weight, weigh
from recount.frames import (
    benchmarks_frame,
    evidence_frame,
    figures_frame,
    findings_frame,
    standings_frame,
    trial_frame,
)
from recount.installed import not_installed
from recount.listing import Listing
from recount.tables.dataset import (
    CheckRow,
    Dataset,
    Figure,
    Numeral,
    load_dataset,
    read_the_rest,
    reread,
)
from recount.tables.facts import ReportFacts
from recount.tables.schema import DataError, member, nearest, place
from recount.wording import UnitNames, Words

if TYPE_CHECKING:
    import pandas as pd

    from recount.trials.robustness import Spread


class UnknownId(KeyError):
    """No figure, check, evidence or section carries this id."""

    def __str__(self) -> str:
        return str(self.args[0])


class Report(Mapping[str, Figure]):
    """The report's figures by id, in the order of the report, and what recomputing them comes to."""

    def __init__(self, dataset: Dataset, supposed_of: Report | None = None) -> None:
        """supposed_of: the report that this one supposes to have printed otherwise."""
        self._dataset = dataset
        self._base = supposed_of or self
        self._judged: dict[str, Finding] = {}

    def __getitem__(self, id: str) -> Figure:
        """The figure with this id; UnknownId names the closest one."""
        try:
            return self._dataset.figures[id]
        except KeyError:
            raise UnknownId(f"no figure is called '{id}'{nearest(id, self._dataset.figures)}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._dataset.figures)

    def __len__(self) -> int:
        return len(self._dataset.figures)

    def __contains__(self, id: object) -> bool:
        return id in self._dataset.figures  # without the search for the closest id

    def __repr__(self) -> str:
        counts = len(self), len(self.checks), len(self._dataset.evidence)
        return "<Report: {} figures, {} checks, {} pieces of evidence>".format(*counts)

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

    def section(self, name: str) -> Listing[Figure]:
        """The figures of one section of the report; UnknownId names the closest one."""
        self._know_section(name)
        return Listing(figure for figure in self.values() if figure.section == name)

    def _know_section(self, name: str) -> None:
        if name not in self.sections:
            raise UnknownId(f"no section is called '{name}'{nearest(name, self.sections)}")

    @cached_property
    def _checks_by_id(self) -> dict[str, CheckRow]:
        return {check.id: check for check in self.checks}

    @cached_property
    def _statements(self) -> Mapping[str, Statement]:
        """Every check's statement by id; DataError for the first that does not parse."""
        if self._base is not self:
            return self._base._statements  # whatever is supposed, the names are the same
        data = self._dataset
        return {check.id: parse_check(check, data.figures, data.units, data.outside) for check in data.checks}

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
            data, statement = self._dataset, self._statements[id]
            self._judged[id] = judge(check, statement, data.figures, data.units, data.outside)
        return self._judged[id]

    def findings_on(self, id: str) -> Listing[Finding]:
        """The findings that are about one figure; UnknownId names the closest one."""
        figure = self[id]
        return Listing(finding for finding in self._findings_naming.get(id, ()) if is_about(finding, figure))

    @cached_property
    def _findings_naming(self) -> Mapping[str, Sequence[Finding]]:
        """The findings whose statement names a figure, by its id: no figure goes through all checks."""
        naming: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in self.audit():
            for id in finding.statement.figures:
                naming[id].append(finding)
        return dict(naming)

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
        base = self._base.testimonies if self._base is not self else {}
        return {
            # Whoever supposes one figure weighs anew what is told of that figure.
            id: base[id] if base and base[id].figure is self[told.figure] else weigh(told, self[told.figure])
            for id, told in self.evidence.items()
        }

    def testimony(self, id: str) -> Testimony:
        """One of the testimonies; UnknownId names the closest one."""
        try:
            return self.testimonies[id]
        except KeyError:
            raise UnknownId(f"no evidence is called '{id}'{nearest(id, self.testimonies)}") from None

    def testimonies_on(self, id: str) -> Listing[Testimony]:
        """What all evidence does to one figure: its own, and that on the figure which it restates."""
        figure = self[id]
        told = [row for name in (id, figure.repeats or "") for row in self._evidence_naming.get(name, ())]
        told.sort(key=lambda told: told.row)
        return Listing(self.testimonies[row.id] if row.figure == id else weigh(row, figure) for row in told)

    @cached_property
    def _evidence_naming(self) -> Mapping[str, Sequence[Evidence]]:
        """The evidence that names a figure, by its id."""
        naming: defaultdict[str, list[Evidence]] = defaultdict(list)
        for told in self.evidence.values():
            naming[told.figure].append(told)
        return dict(naming)

    @cached_property
    def cases(self) -> dict[str, Case]:
        """Failures of checks, and numbers that sources contradict, by id.

        Raises DataError when a row cannot be used.
        """
        return read_cases(self._dataset, self.findings, self.testimonies)

    @cached_property
    def case_spreads(self) -> dict[str, Spread]:
        """The checks that speak against cases, in all combinations of rules, by case.

        What sources say is weighed in every reading at once, so cases that rest on sources alone have none.
        """
        from recount.trials.robustness import all_combinations

        checks = {id: case.against for id, case in self.cases.items() if isinstance(case.against, Finding)}
        return dict(zip(checks, all_combinations(checks.values(), self), strict=True))

    def gravest_cases(self) -> list[Case]:
        """All cases, the gravest first: how far apart the numbers are, and how many combinations agree."""
        stands = {
            id: Decimal(spread.against) / spread.combinations for id, spread in self.case_spreads.items()
        }
        return gravest_first(self.cases, stands)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """On what ground each figure stands, by id."""
        return {id: standing(self.findings_on(id), self.testimonies_on(id)) for id in self}

    def stands_alone(self, id: str) -> bool:
        """Whether only the report's publisher is known to have stated a figure or anything comparable."""
        return all(
            told.evidence.source.own or told.weight is Weight.CONTEXT_ONLY for told in self.testimonies_on(id)
        )

    def audit(self, section: str | None = None) -> Listing[Finding]:
        """The findings of all checks, or of one section's; UnknownId names the closest section."""
        if section is not None:
            self._know_section(section)
        return Listing(self.finding(c.id) for c in self.checks if section is None or c.section == section)

    def sittings(self) -> Sittings:
        """In how many goes, and at which rates, the report's foreign amounts were put into its currency.

        Raises ValueError when it holds no conversions.
        """
        return read_sittings(conversions(self.audit(), self))

    def check_everything(self) -> None:
        """Read all that the data directory holds, needed here or not; DataError for the first thing wrong."""
        read_the_rest(self._dataset)
        created = member(self._dataset.descriptor, "created", str)
        for source in self.sources.values():
            if source.published and source.published.first.isoformat() > created:
                raise DataError(
                    f"references.bib, entry {source.key}, field date: {source.published.text} is after"
                    f" {created[:10]}, the date of this edition; correct one"
                )
        _ = self.findings, self.standings, self.cases

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

    def suppose(self, **phrases: str) -> Report:
        """The report as if it had printed other numbers.

        phrases: a Thai number phrase by the id of the figure. Raises UnknownId for an id that no figure has,
        PhraseError for a phrase that cannot be read or is in another unit.
        """
        changed = {id: reread(self[id], phrase) for id, phrase in phrases.items()}
        dataset = replace(self._dataset, figures=self._dataset.figures | changed)
        return Report(dataset, supposed_of=self._base)

    def changed(self) -> pd.DataFrame:
        """Which checks and evidence come to another verdict than in the report as printed, one row each.

        Indexed by id; columns: kind (check or evidence), title (of the check, or of what the evidence speaks
        of), before and after (verdicts), words (why); in the edition's language.
        """
        import pandas as pd

        rows: list[tuple[str, ...]] = []
        for before, after in self.turned():
            if isinstance(before, Finding) and isinstance(after, Finding):
                verdicts = str(before.verdict), str(after.verdict)
                rows.append((after.id, "check", after.check.title.here, *verdicts, after.words()))
            elif isinstance(before, Testimony) and isinstance(after, Testimony):
                weights = str(before.weight), str(after.weight)
                rows.append((after.id, "evidence", after.figure.label, *weights, after.words()))
        columns = ["id", "kind", "title", "before", "after", "words"]
        return pd.DataFrame(rows, columns=columns).set_index("id")

    def turned(self) -> list[tuple[Finding, Finding] | tuple[Testimony, Testimony]]:
        """What changed() tells, as it stood in the report as printed and as it stands in this one."""
        findings = zip(self._base.audit(), self.audit(), strict=True)
        told = ((self._base.testimony(id), testimony) for id, testimony in self.testimonies.items())
        return [
            *((before, after) for before, after in findings if before.verdict != after.verdict),
            *((before, after) for before, after in told if before.weight != after.weight),
        ]

    def robustness(self) -> pd.DataFrame:
        """Every check judged again under each single rule that could have been chosen instead.

        One row each; columns: check, rule, option (both empty for the book's own rules), verdict. Only rules
        that a check meets are tried on it.
        """
        from recount.trials.robustness import one_at_a_time

        return trial_frame(one_at_a_time(self.audit(), self))

    def combinations(self) -> pd.DataFrame:
        """Every check judged under all combinations of the rules that it meets, one row each.

        Indexed by check; columns: combinations, against (in how many of them it fails), verdicts (all that it
        comes to, the book's first, parted by semicolons), unless (rule and option, parted so, where it holds
        in all combinations with one option and in no other).
        """
        from recount.trials.robustness import all_combinations

        return trial_frame(all_combinations(self.audit(), self)).set_index("check")

    def power(self) -> pd.DataFrame:
        """How many slips in each figure checks and evidence would have caught, by kind of slip.

        One row for each figure and kind; columns: figure, section, kind, slips, by_checks, by_evidence and
        by_any.
        """
        from recount.trials.power import power

        return trial_frame(power(self, self.audit(), {id: self.testimonies_on(id) for id in self}))

    @cached_property
    def figures(self) -> pd.DataFrame:
        """The figures as a table, one row each, indexed by id; low and high of the rounded reading."""
        return figures_frame(self.values())

    @cached_property
    def findings_table(self) -> pd.DataFrame:
        """What every check comes to, one row each, indexed by id.

        low and high, in `unit`, are of the left side under the reading that was taken; those of the right
        side, where there is one, stand in against_low, against_high and against_unit. gap is the distance of
        two sides that do not meet. An end that there is not is empty.
        """
        return findings_frame(self.audit())

    @cached_property
    def evidence_table(self) -> pd.DataFrame:
        """What every piece of evidence does to the figure that it names, one row each, indexed by id."""
        return evidence_frame(self.testimonies.values())

    @cached_property
    def standings_table(self) -> pd.DataFrame:
        """On what ground every figure stands, one row each, indexed by id.

        tests and failed count the tests that are about the figure; evidence, independent and conflicts the
        sources that can be compared with it.
        """
        return standings_frame(
            self.values(),
            self.standings,
            {id: self.findings_on(id) for id in self},
            {id: self.testimonies_on(id) for id in self},
        )

    @cached_property
    def benchmarks(self) -> pd.DataFrame:
        """The numbers from outside that checks use, one row each, indexed by id; low and high as figures'."""
        return benchmarks_frame(self._dataset.benchmarks.values())


def load(directory: Path | str | None = None) -> Report:
    """The report from a data directory (default: the book's own data/).

    Raises recount.tables.schema.DataError, with file, row, column and remedy, when the data is not valid;
    ModuleNotFoundError, with the remedy, where something that the package needs is not installed.
    """
    try:
        return _load(directory)
    except ModuleNotFoundError as error:
        raise not_installed(error) from None


def _load(directory: Path | str | None) -> Report:
    dataset = load_dataset(None if directory is None else Path(directory))
    report = Report(dataset)
    statements = report._statements
    for check in dataset.checks:
        for key in check.basis:
            find_source(key, report.sources, place("checks.csv", check.row, "basis"))
    for benchmark in dataset.benchmarks.values():
        source = find_source(
            benchmark.source, report.sources, place("benchmarks.csv", benchmark.row, "source")
        )
        if benchmark.as_of.first > source.latest:
            raise DataError(
                f"{place('benchmarks.csv', benchmark.row, 'as_of')}: {benchmark.as_of.text} is after"
                f" {source.latest}, when {source.key} was published; correct one"
            )
    _ = report.evidence  # every row is tied to its figure and its source, or refused
    cited = {id: benchmark.source for id, benchmark in dataset.benchmarks.items()}
    cited |= {id: told.source.key for id, told in report.evidence.items()}
    for check in dataset.checks:
        for name in statements[check.id].outside:
            if cited[name] not in check.basis:
                where = place("checks.csv", check.row, "basis")
                raise DataError(f"{where}: the source of '{name}' is not named; add {cited[name]}")
    return report
