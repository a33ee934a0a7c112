"""The audit on trial: known answers for single checks, and what must hold for all of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import reduce
from itertools import product

import pytest
from support import each

import recount
from recount.checks.judge import CHOICES, Choices, rejudge
from recount.checks.verdicts import AGAINST, Verdict
from recount.quantity import Below, Hedge, Quantity, Reach, Reading, Rules
from recount.trials.robustness import OPTIONS
from recount.trials.slips import Kind, slips

DAY = date(2020, 5, 10)


@pytest.fixture(scope="module")
def robustness(trials: recount.Report):  # type: ignore[no-untyped-def]
    return trials.robustness()


@pytest.fixture(scope="module")
def power(trials: recount.Report):  # type: ignore[no-untyped-def]
    return trials.power()


# --- Rules --------------------------------------------------------------------------------------------------

MONEY = Quantity(Decimal(3350), Decimal(1), Decimal(10), "CNY")


@each(
    ("hedge", "rules", "reading", "low", "high"),
    [
        (Hedge.EXACT, Rules(closed=False), Reading.ROUNDED, "3349.5", "3350.5"),
        (Hedge.AT_LEAST, Rules(at_least=(Reach.TWICE, Reach.TWICE)), Reading.ROUNDED, "3350", "6700"),
        (Hedge.AT_LEAST, Rules(at_least=(Reach.NEXT, Reach.NEXT)), Reading.LOOSE, "3350", "3360"),
        (Hedge.AT_LEAST, Rules(at_least=(Reach.UNBOUNDED,) * 2), Reading.ROUNDED, "3350", "Infinity"),
        (Hedge.ALMOST, Rules(almost=(Below.TENTH, Below.TENTH)), Reading.ROUNDED, "3015", "3350"),
        (Hedge.ALMOST, Rules(almost=(Below.ZERO, Below.ZERO)), Reading.ROUNDED, "0", "3350"),
        (Hedge.APPROX, Rules(about_tenth=True), Reading.ROUNDED, "3015", "3685"),
    ],
)
def test_each_rule_reads_a_number_its_own_way(
    hedge: Hedge, rules: Rules, reading: Reading, low: str, high: str
) -> None:
    number = Quantity(MONEY.value, MONEY.step, MONEY.loose_step, "CNY", hedge)
    interval = number.read(reading, rules)
    assert (interval.low, interval.high) == (Decimal(low), Decimal(high))
    assert not rules.closed or interval != number.read(reading)


def test_counts_can_be_rounded_like_any_number() -> None:
    people = Quantity(Decimal(120), Decimal(1), Decimal(10), "people", whole=True)
    assert people.read(Reading.ROUNDED, Rules(whole=False)).low == Decimal("119.5")


# --- Robustness ---------------------------------------------------------------------------------------------


def test_the_first_option_of_every_question_is_the_book_s_own() -> None:
    for options in OPTIONS:
        assert options[0].apply(CHOICES) == CHOICES
        assert all(option.apply(CHOICES) != CHOICES for option in options[1:])
        assert len({option.rule for option in options}) == 1


@pytest.mark.parametrize(
    ("check", "rule", "option", "verdict"),
    [
        # "About" 2,215 and "about" 2,228 million baht meet only if about means within a tenth.
        ("repeat_grant_baht", "about", "within a tenth", "agrees"),
        ("repeat_grant_baht", "readings", "rounding only", "disagrees"),
        # Almost and more than 10,000 doctors never meet.
        ("repeat_doctors", "almost", "an upper bound only", "disagrees"),
        ("repeat_doctors", "more than, at least", "without an end", "disagrees"),
        # The sections' rates stood in June only.
        ("rate_wuhan_sets", "last day of the rates", "31 May 2020", "implausible"),
        ("rate_donation", "last day of the rates", "31 May 2020", "agrees"),
        # 2,717 and 2,718 touch at 2,717.5, which prints as either if both ends are included.
        ("repeat_waiver_baht", "ends of rounding", "left out", "agrees loosely"),
    ],
)
def test_what_single_rules_change(robustness, check: str, rule: str, option: str, verdict: str) -> None:  # type: ignore[no-untyped-def]
    found = robustness.query("check == @check and rule == @rule and option == @option")["verdict"]
    assert list(map(str, found)) == [verdict]


def test_the_book_s_own_rules_give_the_verdicts_of_the_audit(robustness, report: recount.Report) -> None:  # type: ignore[no-untyped-def]
    own = robustness.query("rule.isna()").set_index("check")["verdict"]
    assert own.to_dict() == {f.id: f.verdict for f in report.audit() if f.is_test}


def test_combinations_hold_the_single_rules(robustness, trials: recount.Report) -> None:  # type: ignore[no-untyped-def]
    spread = trials.combinations()
    for check, verdicts in robustness.groupby("check")["verdict"]:
        assert set(verdicts) <= set(spread.loc[check, "verdicts"].split("; "))
    # Four readings, open or closed ends, "about" in two ways: half of the sixteen let the two grants meet.
    assert tuple(spread.loc["repeat_grant_baht", ["combinations", "against"]]) == (16, 8)


def test_the_failures_that_hang_on_one_rule_are_those_that_the_book_names(trials: recount.Report) -> None:
    spread = trials.combinations()
    failing = {f.id for f in trials.audit() if f.is_test and f.verdict in AGAINST}
    mended = spread[spread["against"] < spread["combinations"]].index
    assert failing & set(mended) == {"repeat_grant_baht", "wuhan_set_value"}


def test_what_decides_alone_is_named_and_nothing_else_is(robustness, trials: recount.Report) -> None:  # type: ignore[no-untyped-def]
    """Read off the trials of single rules: a deciding option is the only one that turns a failure."""
    spread = trials.combinations()["unless"].dropna()
    assert spread["repeat_grant_baht"] == "about; within a tenth"
    assert spread["wuhan_set_value"] == "more than, at least; without an end"
    assert "repeat_ppe_baht" not in spread
    for check, unless in spread.items():
        singles = robustness[robustness["check"] == check].fillna("")
        own, *others = ((row.rule, row.option, row.verdict) for row in singles.itertuples())
        if own[2] in AGAINST:
            assert [f"{rule}; {option}" for rule, option, verdict in others if verdict not in AGAINST] == [
                unless
            ]


def test_what_turns_hangs_on_the_last_day_of_the_rates_or_on_a_single_reading(trials: recount.Report) -> None:
    """As Robustness says of the tests that pass under the book's rules and fail under some others."""
    met = trials.robustness().dropna(subset="rule").groupby("check")["rule"].agg(set)
    spread = trials.combinations()
    turning = [
        f for f in trials.audit() if f.is_test and f.verdict not in AGAINST and spread.loc[f.id, "against"]
    ]
    single = ("rounding only", "cutting off only")
    for finding in turning:
        spared = ("31 May 2020",) if "market(" in finding.check.statement else single
        questions = [
            [option for option in options if option.name not in spared]
            for options in OPTIONS
            if options[0].rule in met[finding.id]
        ]
        for options in product(*questions):
            choices = reduce(lambda made, option: option.apply(made), options, CHOICES)
            assert rejudge(finding, trials, choices=choices).verdict not in AGAINST, (finding.id, options)
        if spared == single:
            sides = finding.check.statement.split("=")
            assert len(sides) == 2, "two rates or two printings are compared"


def test_rules_that_a_check_does_not_meet_cannot_change_it(trials: recount.Report) -> None:
    """What robustness leaves out is tried here: every option on every test that it was not tried on."""
    tried = {(row.check, row.rule) for row in trials.robustness().itertuples()}
    for finding in filter(lambda finding: finding.is_test, trials.audit()):
        for options in OPTIONS:
            if (finding.id, options[0].rule) in tried:
                continue
            for option in options[1:]:
                again = rejudge(finding, trials, choices=option.apply(CHOICES))
                assert again.verdict == finding.verdict


def test_a_narrower_choice_of_readings_is_taken(report: recount.Report) -> None:
    finding = report.finding("same_rate_health")
    assert finding.verdict is Verdict.AGREES_IF_TRUNCATED
    again = rejudge(finding, report, choices=Choices(readings=(Reading.ROUNDED,)))
    assert (again.verdict, again.reading) == (Verdict.DISAGREES, Reading.ROUNDED)


# --- Power --------------------------------------------------------------------------------------------------


def test_every_kind_of_slip_by_hand(report: recount.Report) -> None:
    """'593 ล้านหยวน': three digits by nine others (no leading zero), two swaps, six places, two currencies."""
    found = [(slip.kind, slip.printed.value) for slip in slips(report["donation_ant"], DAY)]
    count = {kind: sum(k is kind for k, _ in found) for kind in Kind}
    assert count == {
        Kind.DIGIT: 26,  # 093 is not printed
        Kind.SWAP: 2,
        Kind.TENFOLD: 2,
        Kind.HUNDREDFOLD: 2,
        Kind.THOUSANDFOLD: 2,
        Kind.CURRENCY: 2,
    }
    assert (Kind.SWAP, 953_000_000) in found
    assert (Kind.SWAP, 539_000_000) in found
    assert (Kind.DIGIT, 693_000_000) in found
    assert (Kind.TENFOLD, 5_930_000_000) in found


@pytest.mark.parametrize(
    ("figure", "kind", "caught"),
    [
        # A hundred million more or less for Ant breaks the sum of the gift.
        ("donation_ant", "ten times as much or as little", 1.0),
        # Nothing is held against the share of factories among shops of firms.
        ("lazada_firms_target", "one digit", 0.0),
    ],
)
def test_power_of_single_figures(power, figure: str, kind: str, caught: float) -> None:  # type: ignore[no-untyped-def]
    row = power.query("figure == @figure and kind == @kind").iloc[0]
    assert row["by_any"] / row["slips"] == caught


def test_what_is_caught_is_at_most_what_slips(power, report: recount.Report) -> None:  # type: ignore[no-untyped-def]
    assert set(power["figure"]) == set(report)
    assert (power["by_any"] <= power["slips"]).all()
    assert (power[["by_checks", "by_evidence"]].max(axis=1) <= power["by_any"]).all()
    assert (power["by_any"] <= power["by_checks"] + power["by_evidence"]).all()


def test_a_figure_that_no_test_names_is_never_caught_by_checks(power, report: recount.Report) -> None:  # type: ignore[no-untyped-def]
    tested = {
        name
        for finding in report.audit()
        if finding.verdict not in {*AGAINST, Verdict.NOT_CHECKABLE}
        for name in finding.statement.figures
    }
    idle = power[~power["figure"].isin(tested)]
    assert len(idle) > 0
    assert idle["by_checks"].sum() == 0


# --- Supposing ----------------------------------------------------------------------------------------------


def test_a_supposed_number_turns_what_rests_on_it(report: recount.Report) -> None:
    changed = report.suppose(donation_ant="493 ล้านหยวน").changed()
    assert changed.loc["donation_parts", "before"] == "agrees"
    assert changed.loc["donation_parts", "after"] == "disagrees"
    assert "3.248 to 3.264 billion" in changed.loc["donation_parts", "words"]
    assert changed.loc["donation_parts", "title"] == "two givers add up to the total"
    assert report["donation_ant"].value == 593_000_000, "the report itself stays as it is"


def test_a_mended_price_breaks_the_rate(report: recount.Report) -> None:
    """A hundredth of the sets' value makes an ordinary meal of a set, but not of the rate to the baht."""
    changed = report.suppose(wuhan_sets_value="1.27 ล้านหยวน").changed()
    assert changed.loc["wuhan_set_value", "after"] not in AGAINST
    assert changed.loc["rate_wuhan_sets", "after"] == "implausible"


def test_supposing_what_is_printed_changes_nothing(report: recount.Report) -> None:
    assert report.suppose(ppe=report["ppe"].phrase).changed().empty
    assert report.changed().empty


def test_what_cannot_be_supposed_is_refused(report: recount.Report) -> None:
    with pytest.raises(recount.UnknownId, match="did you mean 'donation_ant'"):
        report.suppose(donation_an="1 ล้านหยวน")
    with pytest.raises(recount.PhraseError, match="donation_ant counts CNY, not THB"):
        report.suppose(donation_ant="593 ล้านบาท")
    with pytest.raises(recount.PhraseError, match="cannot read"):
        report.suppose(donation_ant="หลายล้านหยวน")
