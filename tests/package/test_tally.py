"""The honest count: what is no test counts as none, and failures come down to the fewest numbers."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import DataCopy, each

import recount
from recount.checks.about import is_about
from recount.checks.finding import Finding
from recount.checks.judge import judge_printed
from recount.checks.statements import parse
from recount.checks.tally import Tally, fewest_numbers, tally
from recount.checks.verdicts import AGAINST, NO_TEST, Verdict
from recount.tables.dataset import CheckRow
from recount.tables.schema import DataError
from recount.thai.reader import read_quantity
from recount.trials.power import power
from recount.trials.robustness import all_combinations, one_at_a_time
from recount.wording.judging import VERDICT_MEANINGS

LETTERS = "abcdefg"


def judged(statement: str, numbers: dict[str, str], kind: str = "sum", id: str = "made_up") -> Finding:
    """The finding on a made-up check over Thai phrases."""
    printed = {name: read_quantity(phrase) for name, phrase in numbers.items()}
    check = CheckRow(id, "key_facts", kind, statement, (), "agrees", "", "", "", "", 2)
    return judge_printed(check, parse(statement, printed, {"tonnes"}), printed, {})


def failed(names: str, id: str) -> Finding:
    """A failed sum of some letters."""
    finding = judged(f"{' + '.join(names)} >= 900 * tonnes", dict.fromkeys(names, "3 ตัน"), "part", id)
    assert finding.verdict is Verdict.DISAGREES
    return finding


def test_each_sort_is_counted_once() -> None:
    ones = {"a": "40 ตัน", "b": "40 ตัน"}
    findings = [
        judged("a = b", ones),
        judged("a + b = 81 * tonnes", ones),
        judged("a = b", {"a": "40 ตัน", "b": "48 ตัน"}),
        judged("a = b", {"a": "มากกว่า 40 ตัน", "b": "40 ตัน"}, "repeat"),
        judged("a = b", {"a": "40 ตัน", "b": "480 ตัน"}),
        judged("a = b", {"a": "40 ตัน", "b": "480 ตัน"}, "measure"),
        judged("a / b", ones, "measure"),
        judged("a <= 3 * tonnes", ones, "bound"),  # nothing is cited for the bound
        judged("12 * a = b", {"a": "40 ตัน", "b": "480 ตัน"}, "repair"),
        judged("9 * a = b", {"a": "40 ตัน", "b": "999 ตัน"}, "repair"),
    ]
    counted = tally(findings)
    assert counted == Tally(tests=5, hold=2, wider=2, against=1, measures=3, repairs=2, numbers=1)
    assert counted.words() == (
        "of 5 tests, 2 agree as printed, 2 at a wider reading or in number only, and 1 fail; each failure"
        " involves one of 1 numbers. Measures and repairs, which test nothing: 3 and 2"
    )
    assert "5 รายการ" in counted.words("th")
    assert "none fails" in tally(findings[:2]).words()


@each(
    ("tests", "fewest"),
    [
        ([], 0),
        (["ab"], 1),
        (["ab", "bc", "bd"], 1),  # b alone
        (["ab", "cd"], 2),
        (["ab", "bc", "ca"], 2),  # none of them stands in all three
        (["ab", "ac", "ad", "bc", "bd", "cd"], 3),
        (["a", "ab", "ac"], 1),
    ],
)
def test_failures_come_down_to_the_fewest_numbers(tests: list[str], fewest: int) -> None:
    assert fewest_numbers(failed(names, str(place)) for place, names in enumerate(tests)) == fewest


@given(st.lists(st.sets(st.sampled_from(LETTERS), min_size=1, max_size=4), max_size=7))
def test_no_smaller_set_of_numbers_would_do(tests: list[set[str]]) -> None:
    """Against every set of letters, tried in the order of size."""
    enough = (
        size
        for size in range(len(LETTERS) + 1)
        for some in combinations(LETTERS, size)
        if all(names & set(some) for names in tests)
    )
    findings = [failed("".join(sorted(names)), str(place)) for place, names in enumerate(tests)]
    assert fewest_numbers(findings) == next(enough)


def test_every_check_of_the_book_is_a_test_a_measure_or_a_repair(report: recount.Report) -> None:
    counted = tally(report.audit())
    assert counted.tests + counted.measures + counted.repairs == len(report.checks)
    assert counted.hold + counted.wider + counted.against == counted.tests
    kinds = {"measure": counted.measures, "repair": counted.repairs}
    assert {kind: sum(check.kind == kind for check in report.checks) for kind in kinds} == kinds
    assert 0 < counted.numbers < counted.against < counted.tests / 4


def test_a_repair_never_speaks_against_a_figure(report: recount.Report, data_copy: DataCopy) -> None:
    assert not AGAINST & NO_TEST
    assert all("no test" in VERDICT_MEANINGS[verdict].en for verdict in NO_TEST)
    repairs = [finding for finding in report.audit() if finding.check.kind == "repair"]
    assert repairs
    assert not [f.id for f in repairs for name in f.statement.figures if is_about(f, report[name])]
    # One that does not fit changes no standing and no count of failures.
    data_copy.set("checks", "cloud_investment_thousandfold", statement="10 * cloud_investment = 1 * USD")
    changed = recount.load(data_copy.folder)
    assert changed.finding("cloud_investment_thousandfold").verdict is Verdict.WOULD_NOT_AGREE
    assert changed.standings == report.standings
    assert tally(changed.audit()) == tally(report.audit())


def test_trials_pass_over_what_is_no_test(report: recount.Report) -> None:
    findings = [f for f in report.audit("future_outlook")]
    tests = {finding.id for finding in findings if finding.is_test}
    assert {outcome.check for outcome in one_at_a_time(findings, report)} == tests
    assert {spread.check for spread in all_combinations(findings, report)} == tests
    untested = [finding for finding in findings if not finding.is_test]
    told = power(report, untested, dict.fromkeys(report, ()))
    assert not any(caught.by_checks for caught in told)


def test_what_compares_with_nothing_is_called_a_measure(data_copy: DataCopy) -> None:
    row = data_copy.set("checks", "donation_ant_share", kind="ratio")
    with pytest.raises(DataError) as refused:
        recount.load(Path(data_copy.folder)).audit()
    assert str(refused.value) == (
        f"checks.csv, row {row}, column kind: 'donation_ant_share' compares with nothing; call it measure,"
        " not ratio"
    )


def test_a_repair_of_a_conversion_is_read_as_one(report: recount.Report) -> None:
    """The foreign amount stands as printed, so that the interval is that of the rate which was used."""
    finding = report.finding("ppe_crisis_as_dollars")
    foreign = report["ppe_value_crisis"].value
    product = report["ppe_value_thb_crisis"].printed.as_product()
    assert finding.computed.exact_low == product.read(finding.reading).exact_low / int(foreign)
