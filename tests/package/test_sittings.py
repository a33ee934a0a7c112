"""Sittings: gold worked out by hand, forward multiplication on a grid, every way to part the conversions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import each, spread

import recount
from recount.checks.conversions import WINDOW, YEAR, Conversion, Habit
from recount.checks.sittings import Block, Sittings, read_sittings
from recount.checks.sittings.blocks import blocks, groupings
from recount.checks.sittings.chance import FINE, STORIES, Blocks, share_interval, shortened
from recount.checks.sittings.days import Passage, passages, priced, spans
from recount.checks.sittings.rates import HABITS, common, fewest, leaning, outward, shortest
from recount.quantity import Hedge, Interval, Quantity

F = Fraction
ROUNDED, CUT, RAISED, MIXED = Habit.ROUNDED, Habit.TRUNCATED, Habit.RAISED, Habit.MIXED
FACTS, BUSINESS = ("key_facts",), ("business_continuity",)
BETWEEN = ("crisis_response", "daily_essentials", "social_interaction")


@pytest.fixture(scope="module")
def found(report: recount.Report) -> Sittings:
    return report.sittings()


@pytest.fixture(scope="module")
def yuan(found: Sittings) -> tuple[Conversion, ...]:
    return found.of("CNY")


def block(found: Sittings, sections: tuple[str, ...]) -> Block:
    [one] = [block for block in found.blocks if block.sections == sections]
    return one


def pair(
    report: recount.Report, foreign: int, baht: int, start: int = 0, section: str = "key_facts", step: int = 1
) -> Conversion:
    """So many yuan for so many baht, printed to the unit, the baht to the step."""

    def printed(value: int, unit: str, step: int) -> Quantity:
        return Quantity(Decimal(value), Decimal(step), Decimal(step), unit)

    model = report["donation_ant"]
    return Conversion(
        replace(model, id=f"f{start}", printed=printed(foreign, "CNY", 1), start=start, section=section),
        replace(model, id=f"b{start}", printed=printed(baht, "THB", step), section=section),
    )


# --- One conversion -----------------------------------------------------------------------------------------


@each(
    ("habit", "low", "high", "low_open", "high_open"),
    [
        (ROUNDED, "4.45", "4.55", False, False),
        (CUT, "4.5", "4.6", False, True),
        (MIXED, "4.45", "4.6", False, True),
        (RAISED, "4.4", "4.5", True, False),
    ],
)
def test_the_rates_of_one_conversion(
    habit: Habit, low: str, high: str, low_open: bool, high_open: bool, report: recount.Report
) -> None:
    """45 for 10: what was shortened lies between 44.5 and 45.5, from 45 to below 46, or above 44 up to 45."""
    assert pair(report, 10, 45).implied_rate(habit) == Interval(low, high, "THB/CNY", low_open, high_open)


def test_an_amount_that_was_finer_than_printed_allows_more_rates(report: recount.Report) -> None:
    """45 for 9.5 to 10.5, rounded: from 44.5 / 10.5 to 45.5 / 9.5; for "more than 10" from 44.5 / 20."""
    one = pair(report, 10, 45)
    assert one.implied_rate(ROUNDED, finer=True) == Interval(
        F("44.5") / F("10.5"), F("45.5") / F("9.5"), "THB/CNY"
    )
    more = replace(one.foreign.printed, hedge=Hedge.AT_LEAST, strict=True)
    hedged = replace(one, foreign=replace(one.foreign, printed=more))
    assert hedged.implied_rate(ROUNDED, finer=True) == Interval(
        F("44.5") / 20, F("4.55"), "THB/CNY", low_open=True, high_open=True
    )
    assert hedged.implied_rate(ROUNDED) == one.implied_rate(ROUNDED)


@each("habit", HABITS)
def test_an_end_that_is_left_out_is_not_shared(habit: Habit, report: recount.Report) -> None:
    """445 for 100, cut off, is up to below 4.46, 446 from there on; a tie at 4.455 is rounded either way."""
    touching = [pair(report, 100, 445), pair(report, 100, 446, 1)]
    shared = common(touching, habit)
    assert shared == (Interval.point("4.455", "THB/CNY") if habit is ROUNDED else None)
    assert fewest(touching, habit) == (1 if habit is ROUNDED else 2)
    assert common([], habit) is None and fewest([], habit) == 0


def test_ends_are_printed_so_that_they_enclose_or_fit() -> None:
    third = Interval(F(1, 3), F(2, 3))
    assert outward(third, 2) == (Decimal("0.33"), Decimal("0.67"))
    assert shortest(third) == Decimal("0.4")
    assert shortest(Interval("0.44", "0.5", high_open=True)) == Decimal("0.44")
    assert shortest(Interval("0.44", "0.5")) == Decimal("0.5")
    assert shortest(Interval("0.4", "0.5", low_open=True, high_open=True)) == Decimal("0.41")
    with pytest.raises(ValueError, match=r"^no rate with fewer than 10 decimals lies from"):
        shortest(Interval(F(1, 3), F(1, 3)))


# --- How few rates ------------------------------------------------------------------------------------------


def partitions(items: Sequence[Conversion]) -> Iterator[list[list[Conversion]]]:
    """Every way to part some conversions into groups."""
    if not items:
        yield []
        return
    for rest in partitions(items[1:]):
        yield [[items[0]], *rest]
        for index, group in enumerate(rest):
            yield [*rest[:index], [items[0], *group], *rest[index + 1 :]]


def explains(group: Sequence[Conversion], habit: Habit) -> bool:
    """Whether one rate prints all products: reckoned from the printed numbers alone."""
    below, above = (F(1, 2), F(1, 2)) if habit is ROUNDED else (F(0), F(1))
    low = max((F(pair.baht.value) - below) / F(pair.foreign.value) for pair in group)
    high = min((F(pair.baht.value) + above) / F(pair.foreign.value) for pair in group)
    return low < high or (low == high and habit is ROUNDED)


amounts = st.lists(st.tuples(st.integers(5, 60), st.integers(20, 280)), min_size=1, max_size=5)


@pytest.mark.parametrize("habit", HABITS)
@given(amounts=amounts)
def test_no_fewer_rates_could_explain_the_conversions(
    report: recount.Report, habit: Habit, amounts: list[tuple[int, int]]
) -> None:
    pairs = [pair(report, foreign, baht, start) for start, (foreign, baht) in enumerate(amounts)]
    least = min(len(parts) for parts in partitions(pairs) if all(explains(group, habit) for group in parts))
    assert fewest(pairs, habit) == least


def test_two_conversions_at_one_rate_share_it(report: recount.Report) -> None:
    """100 at 4.455 to 4.465 for 446, 1000 at 4.4585 to 4.4595 for 4459: together the narrower."""
    pairs = [pair(report, 100, 446), pair(report, 1000, 4459, 1)]
    assert fewest(pairs, ROUNDED) == 1
    assert common(pairs, ROUNDED) == Interval("4.4585", "4.4595", "THB/CNY")


def test_a_count_leans_on_what_it_would_lose_a_rate_without(report: recount.Report) -> None:
    """45 for 10 fits 446 and 449 for 100, which do not fit each other: either one could go."""
    pairs = [pair(report, 10, 45), pair(report, 100, 446, 1), pair(report, 100, 449, 2)]
    assert fewest(pairs, ROUNDED) == 2
    assert [one.foreign.id for one in leaning(pairs, ROUNDED)] == ["f1", "f2"]


# --- The report's blocks: the two printed numbers that set each end, divided by hand ------------------------

GOLD = [
    # From 14,925 / 3,350 (14,930 is "about", good to tens) up to 2,718.5 / 610.
    (FACTS, "CNY", ROUNDED, "14925/3350", "2718.5/610", "4.45522", "4.45656", "4.456"),
    (FACTS, "CNY", CUT, "14930/3350", "2719/610", "4.45671", "4.45738", "4.457"),
    # From 1,955.5 / 439 up to 2,717.5 / 610; 1,600 for 360 is good to hundreds and narrows nothing.
    (BUSINESS, "CNY", ROUNDED, "1955.5/439", "2717.5/610", "4.45444", "4.45492", "4.4545"),
    (BUSINESS, "CNY", CUT, "1956/439", "2718/610", "4.45558", "4.45574", "4.4556"),
    # From 2,214.5 / 500 up to 562.5 / 127; cut off, 2,215 and 2,216 / 500 set both.
    (BETWEEN, "CNY", ROUNDED, "2214.5/500", "562.5/127", "4.42900", "4.42914", "4.429"),
    (BETWEEN, "CNY", CUT, "2215/500", "2216/500", "4.43000", "4.43200", "4.43"),
    (FACTS, "USD", ROUNDED, "951.5/30", "952.5/30", "31.71666", "31.75000", "31.72"),
    (FACTS, "USD", CUT, "952/30", "953/30", "31.73333", "31.76667", "31.74"),
    (BUSINESS, "USD", ROUNDED, "3170.5/100", "3171.5/100", "31.70500", "31.71500", "31.71"),
    (BUSINESS, "USD", CUT, "3171/100", "3172/100", "31.71000", "31.72000", "31.71"),
    (BETWEEN, "USD", ROUNDED, "15233.5/480", "15234.5/480", "31.73645", "31.73855", "31.737"),
    (BETWEEN, "USD", CUT, "15234/480", "15235/480", "31.73750", "31.73959", "31.738"),
]


def ratio(text: str) -> F:
    above, below = text.split("/")
    return F(above) / F(below)


@pytest.mark.parametrize(
    ("sections", "currency", "habit", "low", "high", "shown_low", "shown_high", "typed"), GOLD
)
def test_the_rate_of_a_block(
    sections: tuple[str, ...],
    currency: str,
    habit: Habit,
    low: str,
    high: str,
    shown_low: str,
    shown_high: str,
    typed: str,
    found: Sittings,
) -> None:
    rates = block(found, sections).rate(currency, habit)
    assert rates == Interval(ratio(low), ratio(high), f"THB/{currency}", high_open=habit is CUT)
    shown = found.rates().loc[(" + ".join(sections), currency, str(habit))]
    assert tuple(shown) == (Decimal(shown_low), Decimal(shown_high), Decimal(typed))


def test_rounding_finds_three_blocks_and_no_other_way(found: Sittings, yuan: Sequence[Conversion]) -> None:
    assert found.currency == "CNY" and len(yuan) == 12
    assert [block.sections for block in found.blocks] == [FACTS, BETWEEN, BUSINESS]
    assert found.fewest(ROUNDED) == 3
    assert found.groupings(ROUNDED) == [(FACTS, BETWEEN, BUSINESS)]
    assert blocks(found.pairs, "CNY", ROUNDED) == list(found.blocks)


def test_cut_off_the_first_section_between_can_go_with_any_block(
    found: Sittings, yuan: Sequence[Conversion]
) -> None:
    """75 for 17 is 4.4118 to 4.4706 cut off: wide enough for every rate of the report."""
    assert found.fewest(CUT) == 3
    ways = found.groupings(CUT)
    assert ways == groupings(yuan, CUT) and len(ways) == 3 and all(len(parts) == 3 for parts in ways)
    companions = {next(part for part in parts if BETWEEN[0] in part) for parts in ways}
    assert companions == {(*FACTS, BETWEEN[0]), BETWEEN, (BETWEEN[0], *BUSINESS)}


def test_other_habits_need_other_numbers_of_rates(found: Sittings) -> None:
    """Changing by number, two are enough; always up, five are needed; dollars need two in any case."""
    assert (found.fewest(MIXED), found.fewest(RAISED)) == (2, 5)
    assert [found.fewest(habit, "USD") for habit in Habit] == [2, 2, 2, 2]


def test_the_count_of_three_leans_on_one_number(found: Sittings) -> None:
    """2,717 for 610, where the key facts have 2,718."""
    for habit in HABITS:
        assert [one.baht.id for one in found.leaning(habit)] == ["tmall_waiver_thb_business"]


def met(
    found: Sittings, currency: str, *habits: Habit, finer: bool = False
) -> dict[tuple[object, ...], Interval]:
    return {
        (*(block.sections for block in meeting.blocks), *meeting.habits): meeting.rates
        for meeting in found.meetings(currency, habits, finer)
        if meeting.rates
    }


def test_two_blocks_share_a_rate_only_with_two_habits(found: Sittings) -> None:
    assert met(found, "CNY", *HABITS) == {
        (FACTS, BUSINESS, ROUNDED, CUT): Interval(F(1956, 439), F(2718, 610), "THB/CNY", high_open=True)
    }
    dollars = met(found, "USD", *HABITS)
    assert dollars.pop((FACTS, BUSINESS, ROUNDED, CUT)) == Interval(
        F("951.5") / 30, F("31.72"), "THB/USD", high_open=True
    )
    # The slip stands at the dollar rate of the first block whatever the habits are, and never of the last.
    assert set(dollars) == {(FACTS, BETWEEN, *habits) for habits in product(HABITS, repeat=2)}


def test_rounding_up_in_the_first_block_is_another_way_to_two_rates(found: Sittings) -> None:
    """Key facts, up: above 2,138 / 480 = 4.454166 and at most 1,604 / 360 = 4.455555."""
    up = {key: rates for key, rates in met(found, "CNY", ROUNDED, CUT, RAISED).items() if RAISED in key}
    assert up == {
        (FACTS, BUSINESS, RAISED, ROUNDED): Interval(F("1955.5") / 439, F("2717.5") / 610, "THB/CNY")
    }
    assert block(found, FACTS).rate("CNY", RAISED) == Interval(
        F(2138, 480), F(1604, 360), "THB/CNY", low_open=True
    )
    dollars = met(found, "USD", ROUNDED, RAISED)
    assert dollars[FACTS, BUSINESS, RAISED, ROUNDED] == Interval("31.705", "31.715", "THB/USD")
    assert not [key for key in dollars if key[:3] == (FACTS, BETWEEN, RAISED)], (
        "then the slip has its own rate"
    )
    assert block(found, BETWEEN).rate("CNY", RAISED) is block(found, BUSINESS).rate("CNY", RAISED) is None


def test_the_sections_between_have_another_rate_under_every_reading(found: Sittings) -> None:
    """Not even with habits by number, nor had finer amounts been converted: then the others meet."""
    for finer in (False, True):
        pairs = {key[:2] for key in met(found, "CNY", *Habit, finer=finer)}
        assert pairs == {(FACTS, BUSINESS)}
    between, others = block(found, BETWEEN), [block(found, FACTS), block(found, BUSINESS)]
    top = between.rate("CNY", MIXED)
    lows = [rates.exact_low for other in others if (rates := other.rate("CNY", MIXED))]
    assert top and min(lows) - top.exact_high == F("1955.5") / 439 - F("2216") / 500 > F("0.0224")


def test_one_amount_is_found_to_stand_at_a_dollars_price(found: Sittings) -> None:
    [slip] = found.slips
    assert (slip.baht.id, slip.foreign.unit, slip.currency) == ("ppe_value_thb_crisis", "CNY", "USD")
    assert slip.words.startswith("480 million yuan")


def test_an_amount_at_nobodys_price_stays_what_it_is(report: recount.Report, found: Sittings) -> None:
    odd = pair(report, 100, 900, 5)
    assert priced([odd, *found.of("USD")], *YEAR)[0] == odd


def test_a_section_without_the_currency_joins_the_block_before(report: recount.Report) -> None:
    dollars = replace(pair(report, 100, 3171, 1, "middle"), taken_as="USD")
    pairs = [pair(report, 100, 446, 0, "first"), dollars, pair(report, 100, 446, 2, "last")]
    assert [one.sections for one in blocks(pairs, "CNY", ROUNDED)] == [("first", "middle", "last")]


def test_a_report_without_conversions_has_no_sittings() -> None:
    with pytest.raises(ValueError, match=r"^no conversion stands in the report"):
        read_sittings([])


# --- The second way: forward multiplication, and every way to part the conversions --------------------------

GRID = 10**5  # rates a hundred-thousandth of a baht apart, in whole numbers throughout


def prints(rate: int, one: Conversion, habit: Habit) -> bool:
    """Whether a rate, multiplied out and shortened like a clerk would, prints the baht that stand there."""
    step = int(one.product.step)
    full, place = int(one.foreign.value) * rate, step * GRID
    shown = full // place + (habit is ROUNDED and 2 * (full % place) >= place)
    if habit is RAISED:
        shown = -(-full // place)
    return shown * step == int(one.baht.value)


@pytest.mark.parametrize("habit", [*HABITS, RAISED])
@pytest.mark.parametrize("sections", [FACTS, BETWEEN, BUSINESS])
@pytest.mark.parametrize(("currency", "span"), [("CNY", (440_000, 448_000)), ("USD", (3_168_000, 3_178_000))])
def test_the_rates_of_a_block_are_those_that_print_it(
    sections: tuple[str, ...], currency: str, span: tuple[int, int], habit: Habit, found: Sittings
) -> None:
    """Halves are rounded up here, so a rounded block's upper end itself prints something else."""
    here = block(found, sections)
    rates = here.rate(currency, habit)
    for rate in spread(range(*span)):
        inside = rates is not None and rates.holds(F(rate, GRID))
        if not (habit is ROUNDED and rates and rates.exact_high == F(rate, GRID)):
            assert all(prints(rate, one, habit) for one in here.of(currency)) == inside, rate


def classes(pairs: Sequence[Conversion], habit: Habit, most: int) -> Iterator[list[Interval]]:
    """Every way to part conversions into at most so many classes with a rate each."""

    def part(left: Sequence[Conversion], found: list[Interval]) -> Iterator[list[Interval]]:
        if not left:
            yield found
            return
        for index, rates in enumerate(found):
            both = rates.overlap(left[0].implied_rate(habit))
            if both and both.exact_low < both.exact_high:
                yield from part(left[1:], [*found[:index], both, *found[index + 1 :]])
        if len(found) < most:
            yield from part(left[1:], [*found, left[0].implied_rate(habit)])

    return part(pairs, [])


@pytest.mark.parametrize(("habit", "ways"), [(ROUNDED, 24), (CUT, 48)])
def test_no_two_rates_explain_the_yuan_and_three_do(
    habit: Habit, ways: int, yuan: Sequence[Conversion]
) -> None:
    """They do not say one by one which belongs where: 439 and 360 fit two classes, 17 all when cut off."""
    assert not list(classes(yuan, habit, 2))
    assert len([parts for parts in classes(yuan, habit, 3) if len(parts) == 3]) == ways


# --- Chance -------------------------------------------------------------------------------------------------


def reduced(found: Sittings) -> Blocks:
    return Blocks.of([block.of("CNY") for block in found.blocks])


def test_shuffling_is_counted_in_full(report: recount.Report) -> None:
    """2, 2 and 9, 9 dealt into pairs: of six deals only the two that keep like with like are apart."""
    groups = [[pair(report, 1, 2), pair(report, 1, 2, 1)], [pair(report, 1, 9, 2), pair(report, 1, 9, 3)]]
    assert Blocks.of(groups).shuffled(ROUNDED) == (2, 6)


@pytest.mark.parametrize("habit", HABITS)
def test_few_ways_to_deal_the_amounts_give_such_blocks(habit: Habit, found: Sittings) -> None:
    """12! / (6! 3! 3!) = 18,480 deals; 12 are apart. Blocks anywhere in the text are a little less rare."""
    assert found.shuffled(habit) == (12, 18480)
    assert F(12, 18480) < found.shuffled_anywhere(habit) < F(1, 200)


def test_products_are_shortened_like_a_clerk_would() -> None:
    """10 at 1.45 and 1.499; 36 at 44.54, to hundreds, is 1,603."""
    assert [shortened(F(10), int(rate * FINE), ROUNDED) for rate in (F("1.45"), F("1.4499999"))] == [15, 14]
    assert shortened(F(10), int(F("1.499") * FINE), CUT) == 14
    assert shortened(F(36, 100), int(F("44.54") * FINE), ROUNDED) == 16


@pytest.mark.parametrize("habit", HABITS)
def test_whole_numbers_read_as_fractions_do(habit: Habit, found: Sittings) -> None:
    """The reckoning of the stories against the one with intervals, for products near the real ones."""
    numbers, chance, seen = reduced(found), Random(7), set()
    for _ in range(60):
        moved = [
            [product + chance.choice((-1, 0, 0, 0, 0, 0)) for product in group] for group in numbers.printed
        ]
        parts = [
            [
                replace(
                    one, baht=replace(one.baht, printed=replace(one.product, value=value * one.product.step))
                )
                for one, value in zip(block.of("CNY"), products, strict=True)
            ]
            for block, products in zip(found.blocks, moved, strict=True)
        ]
        # A tie goes up in stories, so a single rate where two intervals touch is none.
        rates = [common(part, habit) for part in parts]
        if any(rate and rate.exact_low == rate.exact_high for rate in rates):
            continue
        apart = all(rates) and not any(
            one and other and (both := one.overlap(other)) and both.exact_low < both.exact_high
            for index, one in enumerate(rates)
            for other in rates[:index]
        )
        assert numbers.apart(moved, habit) == apart
        seen.add(apart)
    assert seen == {True, False}


def test_one_rate_and_one_habit_are_never_read_as_blocks(found: Sittings) -> None:
    numbers = reduced(found)
    assert all(numbers.apart(numbers.printed, habit) for habit in HABITS)
    assert numbers.how_often(STORIES["one rate, all rounded"], 200, 1).rounded == 0
    assert numbers.how_often(STORIES["one rate, all cut off"], 200, 1).cut_off == 0
    assert numbers.how_often(STORIES["a rate for each block, all rounded"], 200, 1).rounded > 140


def test_the_table_of_chances_is_the_same_for_everybody(found: Sittings) -> None:
    """Counts of another program with fractions throughout, which drew the same reports."""
    table = found.chances()
    counts = {name: (row["rounded"], row["cut_off"], row["both"]) for name, row in table.iterrows()}
    assert counts["one rate, each number by a coin"] == (17, 3, 0)
    assert counts["one rate, decimals vary by block"] == (22, 0, 0)
    assert counts["one rate, adrift by 0.001"] == (30, 0, 0)
    assert counts["two rates, each number by a coin"] == (95, 72, 41)
    assert counts["two rates, each block by a coin"] == (195, 189, 116)
    assert counts["a rate for each block, all rounded"] == (856, 145, 145)
    assert all(both == 0 for name, (_, _, both) in counts.items() if str(name).startswith("one rate"))
    assert (set(table["runs"]), list(table.columns)[-2:]) == ({1000}, ["low", "high"])


def test_the_interval_of_a_share() -> None:
    """Wilson, 95 %: 0 of 10 is 0 to 0.278; 5 of 10 is 0.237 to 0.763."""
    low, high = share_interval(0, 10)
    assert (low, round(high, 3)) == (0, 0.278)
    assert tuple(round(end, 3) for end in share_interval(5, 10)) == (0.237, 0.763)
    assert share_interval(10, 10)[1] == 1


# --- Days ---------------------------------------------------------------------------------------------------
# Baht for one yuan: on 9 April 2020 a euro was 35.665 baht and 7.6709 yuan, on 14 April 35.86 and 7.7366.

APRIL = (date(2020, 4, 9), date(2020, 4, 14))


@each(
    ("low", "high", "passed"),
    [
        ("4.649", "4.650", True),  # 9 April itself
        ("4.640", "4.641", True),  # between the two
        ("4.634", "4.635", False),
        ("4.650", "4.651", False),
        ("4", "5", True),
    ],
)
def test_a_rate_is_passed_between_two_days(low: str, high: str, passed: bool) -> None:
    assert (round(35.665 / 7.6709, 4), round(35.86 / 7.7366, 4)) == (4.6494, 4.6351)
    expected = [Passage(*APRIL, at_once=True)] if passed else []
    assert passages([Interval(low, high, "THB/CNY")], *APRIL) == expected


def test_two_currencies_are_passed_at_once_or_one_after_the_other() -> None:
    """The yuan fell from 4.6494 to 4.6351: past 4.649 at the start, past 4.6352 at the end."""
    yuan = Interval("4.6490", "4.6494", "THB/CNY")
    wide, narrow = Interval("32", "33.5", "THB/USD"), Interval("31", "32", "THB/USD")
    assert [one.at_once for one in passages([yuan, wide], *APRIL)] == [True]
    late = Interval("4.6351", "4.6352", "THB/CNY")
    assert [one.at_once for one in passages([yuan, late], *APRIL)] == [False]
    assert passages([yuan, narrow], *APRIL) == []


def test_passages_that_follow_one_another_are_one_span() -> None:
    days = [date(2020, 4, day) for day in (1, 2, 3, 6, 7)]
    two = [Passage(days[0], days[1], True), Passage(days[1], days[2], True), Passage(days[3], days[4], True)]
    assert spans(two) == [(days[0], days[2]), (days[3], days[4])]
    assert spans([]) == []


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("sections", [FACTS, BUSINESS])
def test_one_pair_of_days_brackets_both_currencies(
    sections: tuple[str, ...], habit: Habit, found: Sittings
) -> None:
    """29 May 2020: 4.4583 and 31.810; 1 June: 4.4378 and 31.670. On a straight way never both at once."""
    [one] = found.passages(block(found, sections), habit)
    assert one == Passage(date(2020, 5, 29), date(2020, 6, 1), at_once=False)


def test_the_table_of_days_names_every_run_of_passages(found: Sittings) -> None:
    days = found.days(ROUNDED)
    between = days.loc[(block(found, BETWEEN).id, "CNY")]
    assert [tuple(row) for row in between.to_numpy()][-2:] == [
        (date(2020, 6, 8), date(2020, 6, 9)),
        (date(2020, 7, 6), date(2020, 7, 7)),
    ]
    both = days.xs("all", level="currency")
    assert [tuple(row) for row in both.to_numpy()] == [(date(2020, 5, 29), date(2020, 6, 1))] * 2


@pytest.mark.parametrize("habit", HABITS)
def test_no_days_go_with_the_slip_and_its_own_section(habit: Habit, found: Sittings) -> None:
    assert found.passages(block(found, BETWEEN), habit) == []


def test_the_window_runs_from_the_earliest_figures_to_the_end_of_the_quarter() -> None:
    first, last = WINDOW
    assert (first, last) == (date(2020, 3, 31), date(2020, 6, 30))
