"""The grammar of statements: what it reads, what it refuses and in which words, and what it evaluates to."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from support import each

from recount.checks.statements import StatementError, evaluate, parse
from recount.quantity import Interval

FIGURES = {
    "alpha": ("100", "CNY"),
    "beta": ("7", "CNY"),
    "heads": ("4", "people"),
    "share_of": ("25", "percent"),
}
UNITS = ("CNY", "USD", "THB", "people", "days", "percent")
GRAMMAR = (
    "is not in the grammar; use figure ids, numbers, units, + - * / **, [low, high], market() and days()"
)


def lookup(name: str) -> Interval:
    value, unit = FIGURES.get(name, ("1", name))
    return Interval.point(value, unit)


def left(text: str) -> Interval:
    """What the left side of a statement comes to."""
    return evaluate(parse(text, FIGURES, UNITS), lookup).left


def right(text: str) -> Interval:
    """What the right side of a statement comes to."""
    found = evaluate(parse(text, FIGURES, UNITS), lookup).right
    assert found is not None
    return found


# --- What is read -------------------------------------------------------------------------------------------


@each(
    ("text", "value", "unit"),
    [
        ("alpha", "100", "CNY"),
        ("alpha + beta", "107", "CNY"),
        ("alpha - beta", "93", "CNY"),
        ("alpha - beta - beta", "86", "CNY"),
        ("alpha - (beta - beta)", "100", "CNY"),
        ("alpha + beta * 2", "114", "CNY"),
        ("(alpha + beta) * 2", "214", "CNY"),
        ("alpha / heads", "25", "CNY/people"),
        ("heads ** 3", "64", "people*people*people"),
        ("2 * heads ** 2", "32", "people*people"),
        ("alpha * share_of", "25", "CNY"),
        ("1 + share_of", "1.25", None),
        ("(1 + share_of) ** 2", "1.5625", None),
        ("alpha / CNY * USD", "100", "USD"),
        ("alpha * (CNY/USD)", "100", "CNY*CNY/USD"),
        ("  alpha  ", "100", "CNY"),
        ("0.1 * alpha + 0.2 * alpha", "30.0", "CNY"),
        ("alpha + 0.1 * CNY + 0.2 * CNY - 100.3 * CNY", "0", "CNY"),
        ("alpha * 0.0000000000000000001", "0.00000000000000001", "CNY"),
        ("10 ** 9 * alpha", "100000000000", "CNY"),
    ],
)
def test_arithmetic_is_read_as_it_is_written(text: str, value: str, unit: str | None) -> None:
    assert left(text) == Interval.point(value, unit)


def test_a_quotient_without_an_end_is_exact_to_twenty_places() -> None:
    seventh = left("alpha / beta")
    assert seventh.low == seventh.high
    assert abs(seventh.low - Decimal("14.28571428571428571428571428")) < Decimal("1e-20")


def test_decimals_are_exact_where_floats_are_not() -> None:
    assert 0.1 + 0.2 != 0.3
    assert left("(0.1 + 0.2) * alpha").low == 30
    assert left("123456789012345678901.5 * alpha").low == Decimal("12345678901234567890150")


@each(
    ("text", "comparison"),
    [
        ("alpha = beta", "="),
        ("alpha=beta", "="),
        ("alpha <= beta", "<="),
        ("alpha >= beta", ">="),
        ("alpha within [1, 2] * CNY", "within"),
        ("alpha / beta", None),
    ],
)
def test_one_comparison_parts_the_sides(text: str, comparison: str | None) -> None:
    statement = parse(text, FIGURES, UNITS)
    assert statement.comparison == comparison
    assert (statement.right is None) == (comparison is None)
    assert statement.text == text


def test_figures_are_listed_once_in_the_order_of_appearance() -> None:
    assert parse("beta + alpha = beta * 2 + heads * CNY/people", FIGURES, UNITS).figures == (
        "beta",
        "alpha",
        "heads",
    )


def test_a_figure_whose_name_holds_within_stays_whole() -> None:
    statement = parse("days_within within [1, 2]", {"days_within": 1}, UNITS)
    assert (statement.figures, statement.comparison) == (("days_within",), "within")


@each(
    ("text", "low", "high", "unit"),
    [
        ("alpha / heads within [8, 25] * CNY/people", "8", "25", "CNY/people"),
        ("alpha within [8 * CNY, 25 * CNY]", "8", "25", "CNY"),
        ("alpha within [28, 28.27] * 10**9 * CNY", "28000000000", "28270000000", "CNY"),
        ("alpha / beta within [3, 3]", "3", "3", None),
    ],
)
def test_bands(text: str, low: str, high: str, unit: str | None) -> None:
    assert right(text) == Interval(Decimal(low), Decimal(high), unit)


@each(
    ("first", "last", "count"),
    [
        ("2020-01-23", "2020-03-02", 40),  # 9 of January, 29 of a leap February, 2 of March
        ("2020-04-01", "2020-04-06", 6),
        ("2020-05-10", "2020-05-10", 1),
        ("2019-02-01", "2019-03-01", 29),
        ("2019-12-31", "2020-01-01", 2),
        ("2020-01-25", "2020-04-30", 97),  # 7 + 29 + 31 + 30
    ],
)
def test_days_count_both_ends(first: str, last: str, count: int) -> None:
    assert left(f'alpha * days("{first}", "{last}") / alpha') == Interval.point(count, "days")


def test_a_quantity_a_day() -> None:
    assert left('alpha / days("2020-04-01", "2020-04-04")') == Interval.point(25, "CNY/days")


def test_market_is_the_range_of_the_periods_rates() -> None:
    """On 30 April 2020 one euro was 35.216 baht and 7.6665 yuan, the bank said."""
    band = right('alpha / CNY * THB/CNY within market(THB/CNY, "2020-04-30", "2020-04-30")')
    assert band.unit == "THB/CNY"
    assert band.low == band.high
    assert abs(band.low * Decimal("7.6665") - Decimal("35.216")) < Decimal("1e-20")


def test_market_can_be_multiplied_like_a_figure() -> None:
    worth = left('heads / people * USD * market(CNY/USD, "2020-04-30", "2020-04-30")')
    assert worth.unit == "CNY"
    assert abs(worth.low * Decimal("1.0876") - 4 * Decimal("7.6665")) < Decimal("1e-20")


# --- What is refused ----------------------------------------------------------------------------------------


@each(
    ("text", "part"),
    [
        ("alpha.real", "alpha.real"),
        ("alpha.__class__.__mro__ + beta", "alpha.__class__.__mro__"),
        ("open(alpha)", "open(alpha)"),
        ("__import__(alpha)", "__import__(alpha)"),
        ("alpha.copy()", "alpha.copy()"),
        ("[alpha for alpha in beta]", "[alpha for alpha in beta]"),
        ("{alpha}", "{alpha}"),
        ("(alpha, beta)", "(alpha, beta)"),
        ("alpha + 'beta'", "'beta'"),
        ("f'{alpha}' + beta", "f'{alpha}'"),
        ("b'a' * alpha", "b'a'"),
        ("lambda: alpha", "lambda: alpha"),
        ("(lambda x: x)(alpha)", "(lambda x: x)(alpha)"),
        ("alpha if beta else heads", "alpha if beta else heads"),
        ("alpha and beta", "alpha and beta"),
        ("not alpha", "not alpha"),
        ("-alpha", "-alpha"),
        ("alpha / [-1, 1]", "-1"),
        ("alpha // beta", "alpha // beta"),
        ("alpha % beta", "alpha % beta"),
        ("alpha @ beta", "alpha @ beta"),
        ("alpha | beta", "alpha | beta"),
        ("alpha[0]", "alpha[0]"),
        ("alpha * True", "True"),
        ("alpha * None", "None"),
        ("alpha * 2j", "2j"),
        ("alpha * ...", "..."),
        ("await alpha", "await alpha"),
        ("alpha ** beta", "alpha ** beta"),
        ("alpha ** 2.5", "alpha ** 2.5"),
        ("alpha ** -1", "alpha ** -1"),
        ("alpha ** True", "alpha ** True"),
        ("alpha * [1, 2, 3]", "[1, 2, 3]"),
        ("alpha * [1]", "[1]"),
        ("(alpha <= beta) * 2", "alpha <= beta"),
        ('alpha * days("2020-01-01")', 'days("2020-01-01")'),
        ('alpha * market(THB/CNY, "2020-01-01")', 'market(THB/CNY, "2020-01-01")'),
        ('alpha * weeks("2020-01-01", "2020-01-08")', 'weeks("2020-01-01", "2020-01-08")'),
    ],
)
def test_what_the_grammar_does_not_name_is_quoted(text: str, part: str) -> None:
    with pytest.raises(StatementError) as refused:
        parse(text, FIGURES, UNITS)
    assert str(refused.value) == f"'{text}': '{part}' {GRAMMAR}"


@each(
    ("text", "message"),
    [
        ("", "'' is not arithmetic over figure ids; rewrite it"),
        ("alpha +", "'alpha +' is not arithmetic over figure ids; rewrite it"),
        ("alpha beta", "'alpha beta' is not arithmetic over figure ids; rewrite it"),
        ("(alpha", "'(alpha' is not arithmetic over figure ids; rewrite it"),
        ("alpha := beta", "'alpha := beta' is not arithmetic over figure ids; rewrite it"),
        ("import os", "'import os' is not arithmetic over figure ids; rewrite it"),
        ("alpha; beta", "'alpha; beta' is not arithmetic over figure ids; rewrite it"),
        (
            "alpha = beta = heads",
            "'alpha = beta = heads' compares more than once or otherwise than by =, <=, >=, within",
        ),
        (
            "alpha <= beta <= 3",
            "'alpha <= beta <= 3' compares more than once or otherwise than by =, <=, >=, within",
        ),
        ("alpha < beta", "'alpha < beta' compares more than once or otherwise than by =, <=, >=, within"),
        ("alpha != beta", "'alpha != beta' compares more than once or otherwise than by =, <=, >=, within"),
        ("alpha is beta", "'alpha is beta' compares more than once or otherwise than by =, <=, >=, within"),
        ("2 + 3 = 5", "'2 + 3 = 5' names no figure; name at least one"),
        ("10 * CNY", "'10 * CNY' names no figure; name at least one"),
        ("alpha ** 0", "'alpha ** 0': the power 0 is not between 1 and 120"),
        ("alpha ** 121", "'alpha ** 121': the power 121 is not between 1 and 120"),
        ("alpha * 0x10", "'alpha * 0x10': write '0x10' as a plain decimal number"),
        ("alpha * 1e9", "'alpha * 1e9': write '1e9' as a plain decimal number"),
        ("alpha * 1_000", "'alpha * 1_000': write '1_000' as a plain decimal number"),
        ("alpa", "'alpa': 'alpa' is no figure, benchmark, evidence or unit; did you mean 'alpha'?"),
        (
            "alpha * peple",
            "'alpha * peple': 'peple' is no figure, benchmark, evidence or unit; did you mean 'people'?",
        ),
        ("alpha + xyz", "'alpha + xyz': 'xyz' is no figure, benchmark, evidence or unit"),
        (
            'alpha * days("2020-03-02", "2020-01-23")',
            '\'alpha * days("2020-03-02", "2020-01-23")\': the period of days() ends before it begins',
        ),
        (
            'alpha * market(THB/CNY, "2020-03-02", "2020-01-23")',
            '\'alpha * market(THB/CNY, "2020-03-02", "2020-01-23")\': the period of market() ends before it'
            " begins",
        ),
        (
            'alpha * market(THB, "2020-01-01", "2020-01-23")',
            '\'alpha * market(THB, "2020-01-01", "2020-01-23")\': market() takes a pair such as THB/CNY'
            " first",
        ),
        (
            'alpha * market("THB/CNY", "2020-01-01", "2020-01-23")',
            '\'alpha * market("THB/CNY", "2020-01-01", "2020-01-23")\': market() takes a pair such as THB/CNY'
            " first",
        ),
    ],
)
def test_refusals_say_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(StatementError) as refused:
        parse(text, FIGURES, UNITS)
    assert str(refused.value) == message


@each("day", ['"2020-02-30"', '"2020-13-01"', '"yesterday"', '""', "20200101", "alpha"])
@each("call", ["days({}, {})", "market(THB/CNY, {}, {})"])
def test_bad_dates_are_refused(call: str, day: str) -> None:
    text = "alpha * " + call.format('"2020-01-01"', day)
    with pytest.raises(StatementError) as refused:
        parse(text, FIGURES, UNITS)
    assert str(refused.value) == f"'{text}': a period takes two dates such as \"2020-03-31\""


@each("power", [1, 2, 120])
def test_powers_up_to_the_limit_are_computed(power: int) -> None:
    assert left(f"(heads / people * 2.5) ** {power}") == Interval.point(10**power)


@each(
    ("text", "reason"),
    [
        ("alpha + heads", "cannot add CNY and people"),
        ("alpha - 3", "cannot subtract CNY and a plain number"),
        ("share_of + alpha", "cannot add a plain number and CNY"),
        ("alpha / (beta - beta)", "the divisor 0 to 0 reaches across zero"),
        ("[25, 8] * alpha", "an interval from 25 up to 8 is empty"),
        ("alpha - alpha within [25, 8] * CNY", "the ends of a band run backwards"),
        ("alpha within 3 * people", "cannot compare CNY and people"),
        ("alpha * [8 * CNY, 25 * USD]", "the ends of a band are in CNY and USD"),
        ("alpha * [8, 25 * USD]", "the ends of a band are in no unit and USD"),
        ("(beta - alpha) ** 2", "only whole powers of at least 1 of what is not negative are computed"),
        ("((10 ** 120) ** 120) ** 120 * alpha", "its numbers grow too large"),
        (
            'alpha * market(THB/XYZ, "2020-04-01", "2020-04-30")',
            "the European Central Bank publishes no rate for 'XYZ'",
        ),
        (
            'alpha * market(THB/CNY, "2020-05-02", "2020-05-03")',
            "there is no reference rate of THB against CNY from 2020-05-02 to 2020-05-03",
        ),
    ],
)
def test_what_does_not_compute_says_why(text: str, reason: str) -> None:
    with pytest.raises(StatementError) as refused:
        left(text)
    assert str(refused.value) == f"'{text}' does not compute: {reason}"


@each("text", ["(" * 5000 + "alpha" + ")" * 5000, "+".join(["alpha"] * 50_000), "9" * 9999])
def test_monstrous_statements_are_refused_without_a_crash(text: str) -> None:
    with pytest.raises(StatementError):
        parse(text, FIGURES, UNITS)


def test_nothing_of_a_statement_is_executed(tmp_path: Path) -> None:
    with pytest.raises(StatementError):
        parse(f"__import__('pathlib').Path('{tmp_path}/made').touch() + alpha", FIGURES, UNITS)
    assert not (tmp_path / "made").exists()
