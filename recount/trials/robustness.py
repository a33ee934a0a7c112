"""How verdicts depend on the rules of the reckoning: every test judged again under each alternative.

A multiverse analysis (S. Steegen, F. Tuerlinckx, A. Gelman and W. Vanpaemel, Increasing Transparency
Through a Multiverse Analysis, Perspectives on Psychological Science 11, 2016): first one rule at a time,
then all combinations. Only rules that a check meets can change it, so it is judged in the combinations of
those. Measures and repairs test nothing, so they are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from itertools import product

from recount.checks.finding import Finding
from recount.checks.judge import CHOICES, Choices, rejudge
from recount.checks.verdicts import AGAINST, Verdict
from recount.quantity import Below, Hedge, Quantity, Reach, Reading, Rules
from recount.tables.dataset import Figure


@dataclass(frozen=True, slots=True)
class Option:
    """One way of settling one question: its name, and what it changes."""

    rule: str
    name: str
    rules: Mapping[str, object] | None = None
    choices: Mapping[str, object] | None = None

    def apply(self, choices: Choices) -> Choices:
        """The choices with this one made so."""
        rules = replace(choices.rules, **(self.rules or {}))  # type: ignore[arg-type]
        return replace(choices, rules=rules, **(self.choices or {}))  # type: ignore[arg-type]


READINGS, ENDS, AT_LEAST, ALMOST, ABOUT, WHOLE, PRODUCTS, WINDOW = (
    "readings",
    "ends of rounding",
    "more than, at least",
    "almost",
    "about",
    "whole counts",
    "hedges in conversions",
    "last day of the rates",
)
#: Every question with its answers; the first is the book's.
OPTIONS: tuple[tuple[Option, ...], ...] = (
    (
        Option(READINGS, "as printed, cut off, then loosely"),
        Option(READINGS, "rounding only", choices={"readings": (Reading.ROUNDED,)}),
        Option(READINGS, "cutting off only", choices={"readings": (Reading.TRUNCATED,)}),
        Option(READINGS, "loosely only", choices={"readings": (Reading.LOOSE,)}),
    ),
    (Option(ENDS, "included"), Option(ENDS, "left out", rules={"closed": False})),
    (
        Option(AT_LEAST, "to the next round number, loosely to twice"),
        Option(AT_LEAST, "to the next round number", rules={"at_least": (Reach.NEXT, Reach.NEXT)}),
        Option(AT_LEAST, "to twice the number", rules={"at_least": (Reach.TWICE, Reach.TWICE)}),
        Option(AT_LEAST, "without an end", rules={"at_least": (Reach.UNBOUNDED, Reach.UNBOUNDED)}),
    ),
    (
        Option(ALMOST, "nearer than the round number before, loosely from half"),
        Option(ALMOST, "within a tenth", rules={"almost": (Below.TENTH, Below.TENTH)}),
        Option(ALMOST, "an upper bound only", rules={"almost": (Below.ZERO, Below.ZERO)}),
    ),
    (
        Option(ABOUT, "rounding at the last place that is not zero"),
        Option(ABOUT, "within a tenth", rules={"about_tenth": True}),
    ),
    (Option(WHOLE, "exact"), Option(WHOLE, "rounded like any number", rules={"whole": False})),
    (
        Option(PRODUCTS, "counted"),
        Option(PRODUCTS, "set aside", choices={"hedged_products": False}),
    ),
    (
        Option(WINDOW, "30 June 2020"),
        Option(WINDOW, "31 May 2020", choices={"until": date(2020, 5, 31)}),
        Option(WINDOW, "30 September 2020", choices={"until": date(2020, 9, 30)}),
    ),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check under one rule that could have been chosen; option is the book's own where rule is empty."""

    check: str
    rule: str
    option: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Spread:
    """One check in all combinations of the rules that it meets.

    against: in how many of them it fails; verdicts: every verdict that it comes to, the book's first. unless:
    rule and option, where it holds in all combinations with one option and in no other; else empty.
    """

    check: str
    combinations: int
    against: int
    verdicts: tuple[Verdict, ...]
    unless: tuple[str, str] | tuple[()]


def one_at_a_time(findings: Iterable[Finding], figures: Mapping[str, Figure]) -> list[Outcome]:
    """Every test under each single alternative that it meets, after the verdict under the book's rules."""
    told = []
    for finding in _tests(findings):
        told.append(Outcome(finding.id, "", "", finding.verdict))
        for options in _met(finding, figures):
            for option in options[1:]:
                again = rejudge(finding, figures, choices=option.apply(CHOICES))
                told.append(Outcome(finding.id, option.rule, option.name, again.verdict))
    return told


def all_combinations(findings: Iterable[Finding], figures: Mapping[str, Figure]) -> list[Spread]:
    """Every test in all combinations of the rules that it meets."""
    return [_spread(finding, figures) for finding in _tests(findings)]


def _tests(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.is_test]


def _spread(finding: Finding, figures: Mapping[str, Figure]) -> Spread:
    made = list(product(*_met(finding, figures)))
    verdicts = [rejudge(finding, figures, choices=_settled(options)).verdict for options in made]
    holds = [verdict not in AGAINST for verdict in verdicts]
    told = tuple(dict.fromkeys([finding.verdict, *verdicts]))
    return Spread(finding.id, len(made), holds.count(False), told, _deciding(made, holds))


def _settled(options: Iterable[Option]) -> Choices:
    return reduce(lambda choices, option: option.apply(choices), options, CHOICES)


def _deciding(made: Sequence[tuple[Option, ...]], holds: Sequence[bool]) -> tuple[str, str] | tuple[()]:
    """The option without which a check never holds and with which it always does."""
    for index in range(len(made[0])):
        names = {options[index].name for options, held in zip(made, holds, strict=True) if held}
        with_it = [options[index].name in names for options in made]
        if len(names) == 1 and with_it == list(holds):
            return made[0][index].rule, names.pop()
    return ()


def _met(finding: Finding, figures: Mapping[str, Figure]) -> list[tuple[Option, ...]]:
    """The questions whose answers can bear on a check."""
    numbers = [figures[name].printed for name in finding.statement.figures] + [*finding.outside.values()]
    conversion = finding.check.kind == "conversion"
    hedges = {number.hedge for number in numbers}
    meets = {
        READINGS: True,
        ENDS: any(not _is_point(number) for number in numbers),
        AT_LEAST: any(number.hedge is Hedge.AT_LEAST and number.excess is None for number in numbers),
        ALMOST: Hedge.ALMOST in hedges,
        ABOUT: Hedge.APPROX in hedges and not conversion,
        WHOLE: any(number.whole for number in numbers),
        PRODUCTS: conversion and hedges != {Hedge.EXACT},
        WINDOW: "market(" in finding.check.statement,
    }
    return [options for options in OPTIONS if meets[options[0].rule]]


def _is_point(number: Quantity) -> bool:
    interval = number.read(Reading.ROUNDED, Rules())
    return interval.exact_low == interval.exact_high
