"""What the book prints of a number says the number itself: read back, it has the same value and places."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, example, given
from hypothesis import strategies as st
from support import each

import recount
from recount.quantity import Hedge, Interval, Quantity
from recount.thai.reader import read_quantity
from recount.wording import UnitName, gap_words, printed_words

ONE = Decimal(1)
NAMES = {
    row[0]: UnitName(row[0], None, *row[1:])
    for row in (
        ("CNY", "money", "yuan", "yuan", "หยวน"),
        ("USD", "money", "US dollar", "US dollars", "ดอลลาร์สหรัฐ"),
        ("percent", "pure", "%", "%", "%"),
        ("times", "pure", "time", "times", "เท่า"),
        ("tonnes", "measure", "tonne", "tonnes", "ตัน"),
        ("people", "count", "person", "people", "คน"),
        ("people/days", "rate", "person a day", "people a day", "คนต่อวัน"),
    )
}
#: Hedges of a single number, and of a range.
HEDGES = {
    Hedge.EXACT: (False,),
    Hedge.AT_LEAST: (False, True),
    Hedge.AT_MOST: (False, True),
    Hedge.APPROX: (False,),
    Hedge.ALMOST: (True,),
}
OF_RANGES = (Hedge.EXACT, Hedge.APPROX)
#: What a reader of the words is told of a number.
TOLD = ("value", "value_high", "step", "loose_step", "hedge", "strict")


def told(number: Quantity) -> dict[str, object]:
    """Sources say "nearly" of what they reach, the report of what it does not: no interval hangs on it."""
    said = {name: getattr(number, name) for name in TOLD}
    return said | ({"strict": True} if number.hedge is Hedge.ALMOST else {})


def everything_printed(report: recount.Report) -> dict[str, Quantity]:
    """All numbers of the report and of its sources, by id."""
    printed = {id: figure.printed for id, figure in report.items()}
    printed |= {id: evidence.printed for id, evidence in report.evidence.items()}
    return printed | report._dataset.outside


@each("prose", [False, True])
def test_all_numbers_of_the_data_are_read_back_from_their_thai_words(
    report: recount.Report, prose: bool
) -> None:
    numbers = everything_printed(report)
    assert len(numbers) > 200
    for id, number in numbers.items():
        words = printed_words(number, number.unit or "", report.units, "th", prose)
        back = read_quantity(words)
        assert told(back) == told(number), (id, words)
        unit = report.units.get(number.unit or "")
        general = {number.unit, unit.general} if unit else {back.unit}
        assert back.unit in general, (id, words)


@st.composite
def numbers(draw: st.DrawFn) -> Quantity:
    """A printed number of any size, with or without zeros that were printed, or a range."""
    power = draw(st.integers(-4, 9))
    count = draw(st.integers(1, 99_999))
    step = ONE.scaleb(power)
    ends = [count * step]
    if draw(st.booleans()):
        ends.append((count + draw(st.integers(1, 5_000))) * step)
    # Words for tens alone there are none: fifty is as fine as its digits.
    assume(step != 10 or ends[-1] >= 100)
    units = [unit for unit in NAMES if unit != "percent" or step <= 1]  # no one writes 3 hundred per cent
    zeros = min(len(str(int(end / step))) - len(str(int(end / step)).rstrip("0")) for end in ends)
    hedge = draw(st.sampled_from(OF_RANGES if len(ends) == 2 else tuple(HEDGES)))
    return Quantity(
        value=ends[0],
        step=step,
        loose_step=step.scaleb(zeros),
        unit=draw(st.sampled_from(units)),
        hedge=hedge,
        value_high=ends[1] if len(ends) == 2 else None,
        strict=draw(st.sampled_from(HEDGES[hedge])),
    )


def plain(value: str, step: str, unit: str = "CNY") -> Quantity:
    return Quantity(Decimal(value), Decimal(step), Decimal(step), unit)


@given(numbers())
@example(plain("28e9", "1e9", "USD"))
@example(plain("28270e6", "10e6", "USD"))
@example(plain("5e9", "1e9"))
@example(plain("12000", "1000"))
def test_any_number_is_read_back_from_its_thai_words(number: Quantity) -> None:
    for prose in (False, True):
        words = printed_words(number, number.unit or "", NAMES, "th", prose)
        back = read_quantity(words)
        assert told(back) == told(number), words
        assert back.unit == number.unit, words
        assert printed_words(back, number.unit or "", NAMES, "th", prose) == words


_ENGLISH = r"([0-9.,]+)(?: (million|billion))?(?:%| )"
PHRASES = st.builds(
    "{} {}{}".format,
    st.one_of(
        st.integers(1, 999_999).map("{:,}".format),
        st.decimals(Decimal("0.001"), Decimal("999.999"), places=3).map("{:,f}".format),
        st.decimals(Decimal("0.1"), Decimal("99.9"), places=1).map("{:,f}".format),
    ),
    st.sampled_from(
        ["", "ร้อย", "พัน", "หมื่น", "แสน", "ล้าน", "สิบล้าน", "ร้อยล้าน", "พันล้าน", "หมื่นล้าน", "แสนล้าน", "ล้านล้าน"]
    ),
    st.sampled_from(["หยวน", "ตัน", "ดอลลาร์สหรัฐ"]),
)


@example("0.001 หมื่นหยวน", "")  # the ten is the last printed place, and has no word of its own
@given(PHRASES, st.sampled_from(["", "มากกว่า ", "ราว ", "ไม่เกิน ", "เกือบ "]))
def test_any_phrase_is_said_again_as_the_same_number(phrase: str, hedge: str) -> None:
    number = read_quantity(f"{hedge}{phrase}")
    assert told(read_quantity(printed_words(number, number.unit or "", NAMES, "th"))) == told(number)


@given(numbers())
@example(plain("30.9", "0.0001"))
@example(plain("28e9", "1e9", "USD"))
def test_english_words_keep_all_printed_places(number: Quantity) -> None:
    for end in filter(None, (number.value, number.value_high)):
        single = replace(number.unhedged(), value=end, value_high=None)
        found = re.match(_ENGLISH, printed_words(single, number.unit or "", NAMES, "en"))
        assert found is not None
        back = Decimal(found[1].replace(",", "")).scaleb({"million": 6, "billion": 9}.get(found[2], 0))
        assert back == end
        shown = ONE.scaleb(int(back.as_tuple().exponent))
        assert shown <= number.step, "a place that was printed is not shown"
        assert shown == number.step or not shown.adjusted() % 3, "no place is shown that was not printed"


def test_no_line_breaks_between_a_number_and_what_it_counts() -> None:
    words = printed_words(read_quantity("กว่า 3,350 ล้านหยวน"), "CNY", NAMES, "th")
    assert words == "มากกว่า 3,350\N{NO-BREAK SPACE}ล้านหยวน"
    assert read_quantity(words) == read_quantity(words.replace("\N{NO-BREAK SPACE}", " "))
    assert "\N{NO-BREAK SPACE}" not in printed_words(read_quantity("480 ล้านหยวน"), "CNY", NAMES, "en")


@example(amount=Decimal("13094000000"))  # not 1.31 หมื่นล้าน
@example(amount=Decimal("27.081272"))  # not 27.1
@given(st.decimals("0.001", "9e11", allow_nan=False, places=6))
def test_the_least_there_is_is_never_told_as_more(amount: Decimal) -> None:
    read = read_quantity(gap_words(Interval.point(amount, "CNY"), NAMES, "th"))
    assert 0 < read.value <= amount < read.value * Decimal("1.011")


def test_the_least_there_is_has_as_many_digits_as_make_rounding_no_matter() -> None:
    """Three would be 1.30 หมื่นล้าน cut off, and 1.31 rounded, which is more than there is."""
    gap = Interval.point(Decimal(13_094_000_000), "CNY")
    assert gap_words(gap, NAMES, "th") == "13,094\N{NO-BREAK SPACE}ล้านหยวน"
    assert gap_words(gap, NAMES, "en") == "13.094 billion yuan"
    # Where no few digits do, the fewest are cut off.
    assert gap_words(Interval.point(Decimal("2.9999999"), "CNY"), NAMES, "en") == "2.99 yuan"
