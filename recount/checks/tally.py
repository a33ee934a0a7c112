"""What the checks come to, counted honestly: tests alone judge the report, measures and repairs do not.

Knows findings; not how a verdict was reached.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from recount.checks.finding import Finding
from recount.checks.verdicts import AGAINST, NO_TEST, Verdict
from recount.wording import EDITION, Language, say
from recount.wording.cases import FAILING, HOLDING, OUTCOME, UNTESTED
from recount.wording.judging import TALLY, TALLY_WITHOUT_FAILURE

#: Verdicts of tests that hold, though not as the numbers are printed.
WIDER = frozenset({Verdict.AGREES_IF_TRUNCATED, Verdict.AGREES_LOOSELY, Verdict.WORDING_DIFFERS})


@dataclass(frozen=True, slots=True)
class Tally:
    """How many checks there are of each sort.

    tests: checks that the report could have failed, which fall into hold (as printed), wider (at a wider
    reading, or in number only) and against. measures and repairs test nothing. numbers: the fewest figures
    that could account for all failures, so that every failed test names one of them.
    """

    tests: int
    hold: int
    wider: int
    against: int
    measures: int
    repairs: int
    numbers: int

    @property
    def holding(self) -> int:
        """The tests that hold, as printed or otherwise; with `against` and `untested`, all checks."""
        return self.hold + self.wider

    @property
    def untested(self) -> int:
        """The checks that compute something, but test nothing."""
        return self.measures + self.repairs

    def words(self, language: Language = EDITION) -> str:
        """The tally in one sentence, without its full stop."""
        told = TALLY if self.against else TALLY_WITHOUT_FAILURE
        return say(told, language, **{field.name: getattr(self, field.name) for field in fields(self)})

    def outcome(self, figures: int, language: Language = EDITION) -> str:
        """The book in one sentence: three counts that add up to all checks on so many figures."""
        checks = self.holding + self.against + self.untested
        return say(
            OUTCOME,
            language,
            checks=checks,
            figures=figures,
            holding=say(HOLDING, language, count=self.holding),
            failing=say(FAILING, language, count=self.against),
            untested=say(UNTESTED, language, count=self.untested),
        )


def tally(findings: Iterable[Finding]) -> Tally:
    """The findings, counted by what they say of the report."""
    findings = list(findings)
    failed = [finding for finding in findings if finding.verdict in AGAINST]
    measures = sum(finding.verdict is Verdict.NOT_CHECKABLE for finding in findings)
    return Tally(
        tests=sum(finding.is_test for finding in findings),
        hold=sum(finding.verdict is Verdict.AGREES for finding in findings),
        wider=sum(finding.verdict in WIDER for finding in findings),
        against=len(failed),
        measures=measures,
        repairs=sum(finding.verdict in NO_TEST for finding in findings) - measures,
        numbers=fewest_numbers(failed),
    )


def fewest_numbers(failed: Iterable[Finding]) -> int:
    """The size of the smallest set of figures of which every failed test names at least one.

    Which of two numbers that do not fit is the wrong one, no check can say; how many must be wrong at
    least, all of them together can.
    """
    tests = {finding.id: frozenset(finding.statement.figures) for finding in failed}
    return _fewest(tests)


def _fewest(tests: Mapping[str, frozenset[str]]) -> int:
    """The least number of names that meet every set: forced names first, then the first set's in turn."""
    tests = _needed(tests)
    if not tests:
        return 0
    narrowest = min(tests.values(), key=lambda names: (len(names), sorted(names)))
    return 1 + min(
        _fewest({id: names for id, names in tests.items() if name not in names}) for name in sorted(narrowest)
    )


def _needed(tests: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The sets, without names that another name serves as well as, and without sets that another implies."""
    served: dict[str, frozenset[str]] = {}
    for name in sorted({name for names in tests.values() for name in names}):
        served[name] = frozenset(id for id, names in tests.items() if name in names)
    kept: list[str] = []
    for name in sorted(served, key=lambda name: (-len(served[name]), name)):
        if not any(served[name] <= served[other] for other in kept):
            kept.append(name)
    smaller = {id: names & set(kept) for id, names in tests.items()}
    needed: dict[str, frozenset[str]] = {}
    for id, names in sorted(smaller.items(), key=lambda pair: (len(pair[1]), pair[0])):
        if not any(other <= names for other in needed.values()):
            needed[id] = names
    return needed
