"""The phrase reader against a hand-checked list, and against phrases written from known values."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pythainlp.util import arabic_digit_to_thai_digit, num_to_thaiword
from support import Start, each, examples, table

from recount.quantity import PURE_UNITS, Hedge, Reach, Reading, Rules
from recount.thai.breaking import breakable
from recount.thai.numbers import Unreadable, from_words
from recount.thai.reader import NUMBER_WORDS, PhraseError, read_quantity, skeleton
from recount.thai.words import (
    AVERAGES,
    COUNTS,
    EMPHASIS_DOWN,
    EMPHASIS_UP,
    HEDGES_AFTER,
    HEDGES_BEFORE,
    HEDGES_BEFORE_ONE,
    HEDGES_INSIDE,
    HEDGES_NOT_OF_TIME,
    HEDGES_OF_TIME,
    MAGNITUDES,
    MEASURES,
    MILLION,
    MILLIONS_OF_MONEY,
    MONEY,
    NEUTRAL_BEFORE,
    ONWARDS,
    PLACES,
    UNCLEAR_HEDGES,
    UNCLEAR_UNITS,
    UNITS,
)

GOLD = Path(__file__).parent / "gold"
often = examples(200)


def rows(name: str) -> list[dict[str, str]]:
    return table(GOLD / name)


READ, REFUSED = rows("quantities.csv"), rows("refused.csv")

#: What is stated in whole units without being counted: spans of time.
SPAN_WORDS = {
    "วินาที", "นาที", "ชั่วโมง", "ชม.", "วัน", "สัปดาห์", "อาทิตย์", "เดือน", "ไตรมาส", "ปี", "ทศวรรษ",
}  # fmt: skip


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


# --- The hand-checked list ----------------------------------------------------------------------------


def as_read(phrase: str) -> dict[str, object]:
    """What a phrase of the list is read as, by the list's columns; a refusal by what it says."""
    try:
        read = read_quantity(phrase)
    except PhraseError as refused:
        return {"refused": str(refused)}
    return {
        "value": read.value,
        "value_high": read.value_high,
        "unit": read.unit or "",
        "hedge": read.hedge.value,
        "strict": "yes" if read.strict else "no",
        "step": read.step,
        "loose_step": read.loose_step,
        "low": read.low,
        "high": read.high,
    }


def as_listed(row: dict[str, str]) -> dict[str, object]:
    numbers = ("value", "value_high", "step", "loose_step", "low", "high")
    texts = ("unit", "hedge", "strict")
    return {name: number(row[name]) for name in numbers} | {name: row[name] for name in texts}


def test_every_gold_phrase_is_read() -> None:
    wrong = [(row["phrase"], read) for row in READ if (read := as_read(row["phrase"])) != as_listed(row)]
    assert wrong == []


#: Rules of the list under which กว่า or เศษ stands behind the number, so that its place bounds it.
BEHIND = ("hedge inside", "hedge after unit")


def test_an_excess_behind_its_number_reaches_no_further_when_read_loosely() -> None:
    rows = [row for row in READ if row["rule"] in BEHIND and row["hedge"] == "at_least"]
    assert len(rows) > 20
    for row, reading, reach in product(rows, Reading, Reach):
        widest = read_quantity(row["phrase"]).read(reading, Rules(at_least=(reach, reach)))
        expected = (number(row["value"]), number(row["high"]), True)
        assert (widest.low, widest.high, widest.high_open) == expected, row["phrase"]


def test_a_hedge_before_the_number_reaches_to_twice_when_read_loosely() -> None:
    before, behind = read_quantity("มากกว่า 30 ล้านคน"), read_quantity("30 ล้านกว่าคน")
    assert before.read(Reading.LOOSE).high == 60_000_000
    assert behind.read(Reading.LOOSE).high == 31_000_000
    assert behind.scaled(Decimal(10)).read(Reading.LOOSE).high == 310_000_000
    # Without its hedge it is a number like any other.
    assert behind.unhedged() == read_quantity("30 ล้านคน")


def refusal(phrase: str) -> PhraseError | None:
    try:
        read_quantity(phrase)
    except PhraseError as refused:
        return refused
    return None


def test_every_other_gold_phrase_is_refused_by_naming_the_part() -> None:
    for row in REFUSED:
        refused = refusal(row["phrase"])
        assert refused is not None, row["phrase"]
        assert refused.part == row["part"], row["phrase"]
        for named in (f"'{refused.part}'", f"'{row['phrase']}'", refused.remedy):
            assert named in str(refused), row["phrase"]


@each(
    ("phrase", "whole"),
    [
        ("3 ปี", True),
        ("เกือบ 3 ปี", True),
        ("ภายใน 48 ชั่วโมง", True),
        ("3-5 วัน", True),
        ("1.5 ปี", True),  # its step of a tenth keeps it from being exact
        ("ครึ่งปี", True),
        ("ปีครึ่ง", True),
        ("ไม่ถึงปี", True),
        ("ภายใน 3-5 วัน", True),
        ("3 ใน 4", False),
        ("300 ลบ.", False),
        ("คนละ 3 ชิ้นต่อวัน", False),
        ("3 คน", True),
        ("3 ตัน", False),
        ("3 เท่า", False),
        ("3%", False),
        ("3 บาท", False),
        ("3", False),
        ("ครึ่งหนึ่ง", False),
        ("3 ชั่วโมงต่อวัน", False),
        ("วันละ 3 คน", False),
        ("ร้อยละ 3 ต่อปี", False),
    ],
)
def test_counts_and_spans_of_time_come_whole(phrase: str, whole: bool) -> None:
    assert read_quantity(phrase).whole is whole


def test_every_rule_has_phrases_that_pass_and_phrases_that_fail() -> None:
    assert {row["rule"] for row in READ} == {row["rule"] for row in REFUSED}
    assert len(READ) >= 480
    assert len(REFUSED) >= 200


def test_no_phrase_stands_twice_in_the_gold_lists() -> None:
    phrases = [row["phrase"] for row in READ + REFUSED]
    assert len(phrases) == len(set(phrases))


def test_a_message_is_one_sentence() -> None:
    with pytest.raises(PhraseError) as caught:
        read_quantity("30 ล้านดอลลาร์")
    assert str(caught.value) == (
        "cannot read 'ดอลลาร์' in the phrase '30 ล้านดอลลาร์': "
        "it can mean more than one unit; name the country, such as ดอลลาร์สหรัฐ"
    )


# --- Spelling -------------------------------------------------------------------------------------------


@each(
    "spelling",
    [
        "จำนวน 30 ล้านคน",
        "จํานวน 30 ล้านคน",  # sara am as nikhahit and aa
        "จำนวน\u00a030\u202fล้านคน",
        "จำนวน 30 ล้าน\u200bคน",
        "  จำนวน\t30 \n ล้าน  คน ",
        "จำนวน30ล้านคน",
    ],
)
def test_harmless_differences_of_spelling_do_not_matter(spelling: str) -> None:
    assert read_quantity(spelling) == read_quantity("จำนวน 30 ล้านคน")


def test_doubled_sara_e_is_sara_ae() -> None:
    assert read_quantity("5 เเสนเเห่ง") == read_quantity("5 แสนแห่ง")


@each("phrase", ["30 ลานคน", "30 ล้นคน", "30 ลา้นคน"])
def test_misplaced_or_missing_marks_are_not_repaired(phrase: str) -> None:
    with pytest.raises(PhraseError):
        read_quantity(phrase)


def test_skeleton_keeps_consonants_and_digits() -> None:
    assert skeleton("กว่า 3 ,350 ลา้นหยวน") == skeleton("กว่า 3,350 ล้านหยวน") == "กว3350ลนหยวน"
    assert skeleton("๓๕๐ จ านวน") == skeleton("350 จำนวน")
    assert skeleton("ABC – 1 ๆ ฯ") == "1"
    assert skeleton("20 ล้าน") != skeleton("30 ล้าน")


def test_number_words_are_words_that_carry_a_number() -> None:
    assert {"หนึ่ง", "สิบ", "ร้อย", "ล้าน", "ครึ่ง", "กึ่ง"} <= NUMBER_WORDS
    for word in NUMBER_WORDS - {"กึ่ง"}:
        assert read_quantity(word).value > 0
    assert not NUMBER_WORDS & {"ศูนย์", "คู่", "โหล", "เอ็ด", "ยี่"}


# --- Phrases written from known values ------------------------------------------------------------------


@dataclass(frozen=True)
class Written:
    """A number as a phrase writes it, with what it is worth."""

    text: str
    value: Decimal
    step: Decimal
    loose_step: Decimal


@st.composite
def digits(draw: st.DrawFn) -> Written:
    """Digits, plain or grouped, Thai or Arabic, with or without decimals and a magnitude word."""
    whole = draw(st.integers(0, 9_999_999))
    decimals = draw(st.integers(0, 3))
    fraction = draw(st.integers(0, 10**decimals - 1)) if decimals else 0
    text = f"{whole:,}" if draw(st.booleans()) else str(whole)
    if decimals:
        text += f".{fraction:0{decimals}d}"
    word, size = draw(st.sampled_from([("", 1), *MAGNITUDES.items()]))
    printed = whole * 10**decimals + fraction
    step = Decimal(size) / 10**decimals
    zeros = len(str(printed)) - len(str(printed).rstrip("0")) if printed else 0
    if draw(st.booleans()):
        text = arabic_digit_to_thai_digit(text)
    blank = draw(st.sampled_from(["", " "])) if word else ""
    return Written(text + blank + word, printed * step, step, step * 10**zeros)


@given(digits(), st.sampled_from(sorted(UNITS)), st.sampled_from(["", " "]))
@often
def test_every_number_with_every_unit_comes_back(written: Written, unit: str, blank: str) -> None:
    read = read_quantity(written.text + blank + unit)
    assert (read.value, read.step, read.loose_step) == (written.value, written.step, written.loose_step)
    assert (read.unit, read.hedge, read.value_high) == (UNITS[unit], Hedge.EXACT, None)
    assert read.whole == (unit in COUNTS or unit in SPAN_WORDS)
    if read.whole and read.step == 1:
        assert read.low == read.high == read.value
    else:
        assert read.low < read.high


@given(digits(), st.sampled_from(sorted(HEDGES_BEFORE)), st.sampled_from(sorted(COUNTS | MEASURES)))
@often
def test_every_hedge_before_a_number_comes_back(written: Written, hedge: str, unit: str) -> None:
    assume(written.value > 0)
    phrase = f"{hedge} {written.text} {unit}"
    if hedge in (HEDGES_NOT_OF_TIME if unit in SPAN_WORDS else HEDGES_OF_TIME):
        with pytest.raises(PhraseError, match="does not go with this unit"):
            read_quantity(phrase)
        return
    read = read_quantity(phrase)
    assert (read.hedge, read.strict) == HEDGES_BEFORE[hedge]
    assert (read.value, read.unit) == (written.value, UNITS[unit])


@given(
    digits(),
    st.sampled_from(sorted(HEDGES_AFTER.keys() - HEDGES_INSIDE.keys())),
    st.sampled_from(sorted(COUNTS)),
)
@often
def test_every_hedge_after_a_number_comes_back(written: Written, hedge: str, unit: str) -> None:
    read = read_quantity(f"{written.text}{unit}{hedge}")
    assert (read.hedge, read.strict, read.value) == (*HEDGES_AFTER[hedge], written.value)


@given(
    digits(), st.sampled_from(sorted(HEDGES_INSIDE)), st.sampled_from(sorted(COUNTS | MONEY)), st.booleans()
)
@often
def test_an_excess_of_what_is_counted_is_read_where_there_is_room_for_it(
    written: Written, hedge: str, unit: str, inside: bool
) -> None:
    is_plain = written.step == 1 and written.text[-1].isdigit()  # no magnitude word, no decimals
    reach = written.loose_step if is_plain else written.step
    phrase = f"{written.text}{hedge}{unit}" if inside else f"{written.text}{unit}{hedge}"
    if written.value == 0 or (reach <= 1 and (inside or unit in COUNTS)):
        with pytest.raises(PhraseError, match="less than one of the word before it"):
            read_quantity(phrase)
        return
    read = read_quantity(phrase)
    assert (read.hedge, read.strict, read.value) == (*HEDGES_INSIDE[hedge], written.value)
    assert read.high == written.value + reach


@given(
    st.integers(1, 999),
    st.sampled_from(sorted(MEASURES)),
    st.sampled_from(sorted(HEDGES_INSIDE)),
    st.sampled_from(["", "ๆ"]),
)
@often
def test_the_place_of_an_excess_says_how_far_it_reaches(
    tens: int, unit: str, hedge: str, repeated: str
) -> None:
    number, excess = tens * 10, f"{hedge}{repeated}"
    zeros = len(str(number)) - len(str(number).rstrip("0"))
    for words in (str(number), num_to_thaiword(number)):
        assert read_quantity(f"{words} {unit}{excess}").high == number + 1
        assert read_quantity(f"{words} {excess}{unit}").high == number + 10**zeros
        assert read_quantity(f"{words} {excess}ล้าน{unit}").high == (number + 10**zeros) * MILLION
    for magnitude, size in MAGNITUDES.items():
        assert read_quantity(f"{number} {magnitude}{excess}{unit}").high == (number + 1) * size
        assert read_quantity(f"{number} {magnitude}{unit}{excess}").high == (number + 1) * size


@given(digits(), st.sampled_from(["ราว", "ประมาณ"]), st.sampled_from(sorted(HEDGES_INSIDE)))
@often
def test_an_excess_says_more_than_an_about_before_it(written: Written, about: str, hedge: str) -> None:
    assume(written.value > 0)
    phrase = f"{written.text} เมตร{hedge}"
    assert read_quantity(f"{about} {phrase}") == read_quantity(phrase)


@given(
    digits(), st.sampled_from(NEUTRAL_BEFORE), st.sampled_from(sorted(HEDGES_BEFORE.keys() - HEDGES_OF_TIME))
)
@often
def test_neutral_words_change_nothing(written: Written, neutral: str, hedge: str) -> None:
    assume(written.value > 0)
    plain = read_quantity(f"{hedge} {written.text} บาท")
    assert read_quantity(f"{neutral} {hedge} {written.text} บาท") == plain
    assert read_quantity(f"{hedge} {neutral} {written.text} บาท") == plain


@given(st.sampled_from(sorted(HEDGES_BEFORE)), st.sampled_from(sorted(HEDGES_BEFORE)))
@often
def test_two_hedges_are_read_only_if_they_say_the_same(first: str, second: str) -> None:
    unit = "คน" if {first, second} & HEDGES_NOT_OF_TIME else "วัน"
    phrase = f"{first} {second} 30 {unit}"
    if HEDGES_BEFORE[first] == HEDGES_BEFORE[second]:
        assume(unit == "วัน" or not {first, second} & HEDGES_OF_TIME)
        assert read_quantity(phrase) == read_quantity(f"{first} 30 {unit}")
    else:
        with pytest.raises(PhraseError, match="contradict"):
            read_quantity(phrase)


@given(
    st.integers(1, 9_998),
    st.integers(1, 9_999),
    st.sampled_from(["", *MAGNITUDES]),
    st.sampled_from(["-", "–", "—", " - ", " ถึง ", "ถึง"]),
    st.sampled_from(["%", "คน", "บาท"]),
)
@often
def test_ranges_share_their_magnitude(low: int, more: int, magnitude: str, sign: str, unit: str) -> None:
    read = read_quantity(f"{low}{sign}{low + more} {magnitude}{unit}")
    size = Decimal(MAGNITUDES.get(magnitude, 1))
    assert (read.value, read.value_high) == (low * size, (low + more) * size)
    assert (read.step, read.unit) == (size, UNITS[unit])
    assert read.loose_step == min(read_quantity(f"{n}{magnitude}").loose_step for n in (low, low + more))
    with pytest.raises(PhraseError, match="rise"):
        read_quantity(f"{low + more}{sign}{low} {magnitude}{unit}")


@given(digits(), st.sampled_from(sorted(COUNTS)), st.sampled_from(["วัน", "เดือน", "ปี"]))
@often
def test_rates_are_read_from_either_side(written: Written, unit: str, period: str) -> None:
    after = read_quantity(f"{written.text} {unit}ต่อ{period}")
    assert after.unit == f"{UNITS[unit]}/{UNITS[period]}"
    assert not after.whole
    assert read_quantity(f"{period}ละ {written.text} {unit}") == after


@given(
    digits(),
    st.sampled_from(sorted(COUNTS)),
    st.sampled_from(["คน", "ครัวเรือน", "แห่ง"]),
    st.sampled_from(["วัน", "เดือน", "ปี"]),
)
@often
def test_a_rate_may_be_over_a_thing_and_then_over_time(
    written: Written, unit: str, thing: str, period: str
) -> None:
    assume(UNITS[unit] != UNITS[thing])
    after = read_quantity(f"{written.text} {unit}ต่อ{thing}ต่อ{period}")
    assert after.unit == f"{UNITS[unit]}/{'*'.join(sorted((UNITS[thing], UNITS[period])))}"
    assert read_quantity(f"{thing}ละ {written.text} {unit}ต่อ{period}") == after
    assert read_quantity(f"{period}ละ {written.text} {unit}ต่อ{thing}") == after
    with pytest.raises(PhraseError, match="second rate"):
        read_quantity(f"{written.text} {unit}ต่อ{period}ต่อ{thing}")


@given(digits(), st.sampled_from(AVERAGES), st.sampled_from(sorted(COUNTS)))
@often
def test_a_mean_is_read_of_a_rate_only(written: Written, average: str, unit: str) -> None:
    rate = f"{written.text} {unit}ต่อปี"
    assert read_quantity(f"{average} {rate}") == read_quantity(f"{rate}{average}") == read_quantity(rate)
    with pytest.raises(PhraseError, match="mean"):
        read_quantity(f"{average} {written.text} {unit}")


@given(digits(), st.sampled_from(sorted(MEASURES)), st.sampled_from(sorted(ONWARDS)))
@often
def test_from_opens_a_range_or_goes_on(written: Written, unit: str, onwards: str) -> None:
    phrase = f"{written.text} {unit}"
    assert read_quantity(f"ตั้งแต่ {phrase}{onwards}") == read_quantity(f"{phrase}{onwards}")
    with pytest.raises(PhraseError, match="opens a range"):
        read_quantity(f"ตั้งแต่ {phrase}")


@given(
    st.integers(1, 9_998),
    st.integers(1, 9_999),
    st.sampled_from(["ร้อยละ", "US$", "฿"]),
    st.sampled_from(["{}{} ถึง {}{}", "{}{}-{}{}", "ระหว่าง {}{} และ {}{}", "ตั้งแต่{} {} จนถึง{} {}"]),
)
@often
def test_a_unit_before_both_numbers_of_a_range_is_the_unit_before_the_first(
    low: int, more: int, unit: str, form: str
) -> None:
    once = read_quantity(f"{unit} {low} ถึง {low + more}")
    assert read_quantity(form.format(unit, low, unit, low + more)) == once


@given(
    st.integers(1, 98),
    st.integers(1, 99),
    st.sampled_from(sorted(HEDGES_BEFORE.keys() - HEDGES_NOT_OF_TIME)),
)
@often
def test_only_a_limit_that_includes_its_number_bounds_a_range(low: int, more: int, hedge: str) -> None:
    phrase = f"{hedge} {low}-{low + more} วัน"
    kind, strict = HEDGES_BEFORE[hedge]
    if kind is Hedge.APPROX:
        assert read_quantity(phrase).hedge is kind
    elif kind is Hedge.AT_MOST and not strict:
        read = read_quantity(phrase)
        assert (read.value, read.value_high) == (Decimal(low), Decimal(low + more))
        assert (read.low, read.high) == (Decimal(0), Decimal(low + more))
    else:
        with pytest.raises(PhraseError, match="a bound needs one number"):
            read_quantity(phrase)


@given(digits(), st.sampled_from(sorted(MILLIONS_OF_MONEY)), st.sampled_from(["", "กว่า", "เกือบ"]))
@often
def test_an_abbreviation_of_millions_is_written_out(written: Written, word: str, before: str) -> None:
    assume(written.value > 0 and "ล้าน" not in written.text)
    phrase = f"{before} {written.text}"
    assert read_quantity(f"{phrase}{word}") == read_quantity(f"{phrase} ล้านบาท")


@given(st.integers(1, 99), st.integers(1, 200), st.sampled_from(["", "ไม่น้อยกว่า ", "เกือบ "]))
@often
def test_shares_are_parts_of_a_whole(count: int, parts: int, hedge: str) -> None:
    phrases = [f"{hedge}{count} ใน {parts}", f"{hedge}{count}ใน{parts}"]
    if count < 100 > parts:
        phrases.append(f"{hedge}{num_to_thaiword(count)}ใน{num_to_thaiword(parts)}")
    for phrase in phrases:
        if not count < parts <= 100:
            with pytest.raises(PhraseError, match="no share"):
                read_quantity(phrase)
            continue
        read = read_quantity(phrase)
        assert (read.unit, read.hedge.value) == ("share", read_quantity(f"{hedge}ครึ่ง").hedge.value)
        assert abs(read.value - Decimal(count) / parts) <= Decimal("0.00005")
        assert abs(read.loose_step - Decimal(1) / parts) <= Decimal("0.00005")
        assert abs(read.step * 5 - read.loose_step) <= Decimal("0.0005")


@given(
    st.integers(1, 9), st.integers(1, 9), st.integers(0, 3), st.integers(1, 3), st.sampled_from(["", "กว่า"])
)
@often
def test_joined_numbers_share_the_millions_at_their_end(
    large: int, small: int, place: int, lower: int, excess: str
) -> None:
    places = [*PLACES.items()]
    assume(place + lower < len(places))
    (word, size), (smaller, smaller_size) = places[place], places[place + lower]
    shared = read_quantity(f"{large} {word} {small} {smaller}{excess}ล้านบาท")
    assert shared == read_quantity(f"{large} {word}ล้าน {small} {smaller}ล้าน{excess}บาท")
    assert shared.value == (large * size + small * smaller_size) * MILLION
    with pytest.raises(PhraseError, match="does not continue"):
        read_quantity(f"{large} {word}ล้าน {small} {smaller}")


# --- Measures without a number ---------------------------------------------------------------------------

MEASURED = sorted(word for word, unit in MEASURES.items() if unit not in PURE_UNITS)


@each("unit", MEASURED)
def test_a_measure_without_a_number_is_one_of_it(unit: str) -> None:
    assert read_quantity(f"{unit}ครึ่ง") == read_quantity(f"1 {unit}ครึ่ง")
    for hedge in HEDGES_INSIDE:
        assert read_quantity(f"{unit}{hedge}") == read_quantity(f"1 {unit}{hedge}")
    for hedge in HEDGES_BEFORE_ONE - (set() if unit in SPAN_WORDS else HEDGES_OF_TIME):
        assert read_quantity(f"{hedge}{unit}") == read_quantity(f"{hedge} 1 {unit}")
        assert read_quantity(f"{hedge}{unit}ครึ่ง") == read_quantity(f"{hedge} 1 {unit}ครึ่ง")


@given(
    st.sampled_from(sorted(UNITS)), st.sampled_from(["", *sorted(HEDGES_BEFORE.keys() - HEDGES_BEFORE_ONE)])
)
@often
def test_a_unit_alone_is_no_number(unit: str, hedge: str) -> None:
    with pytest.raises(PhraseError):
        read_quantity(f"{hedge}{unit}")


@each("up", EMPHASIS_UP)
@each("down", EMPHASIS_DOWN)
def test_a_number_is_not_emphasised_both_ways(up: str, down: str) -> None:
    for first, second in ((up, down), (down, up)):
        with pytest.raises(PhraseError, match="as many as"):
            read_quantity(f"{first} {second} 5 คน")


@each("word", sorted(UNCLEAR_HEDGES))
def test_hedges_that_can_say_two_things_are_refused_with_advice(word: str) -> None:
    with pytest.raises(PhraseError) as caught:
        read_quantity(f"{word} 5 คน")
    assert (caught.value.part, caught.value.remedy) == (word, UNCLEAR_HEDGES[word])


# --- Numbers in words: pythainlp writes them, we read them ----------------------------------------------


def is_spoken_short(value: int) -> bool:
    """Whether a number's words end a group in a lone digit: สองพันห้า is 2,005, but 2,500 in speech."""
    text = f"{value:018d}"
    return any(
        group[4] == "0" and group[5] > "1" and int(text[:start] + group) > 9
        for start, group in ((start, text[start : start + 6]) for start in (0, 6, 12))
    )


@given(
    st.one_of(
        st.integers(0, 99_999),
        st.integers(0, 10**12),
        st.builds(lambda lead, zeros: lead * 10**zeros, st.integers(1, 999), st.integers(0, 10)),
    )
)
@examples(1_000)
def test_spelled_numbers_come_back_or_are_refused_as_spoken_forms(value: int) -> None:
    phrase = f"{num_to_thaiword(value)}บาท"
    if is_spoken_short(value):
        with pytest.raises(PhraseError, match="in speech"):
            read_quantity(phrase)
        return
    read = read_quantity(phrase)
    assert (read.value, read.unit) == (Decimal(value), "THB")
    assert value % read.step == 0
    assert read.step <= read.loose_step <= max(value, 1)


@given(st.integers(0, 99), st.lists(st.integers(0, 9), min_size=1, max_size=4), st.sampled_from(["", "ล้าน"]))
@often
def test_spelled_decimals_come_back(whole: int, parts: list[int], magnitude: str) -> None:
    words = f"{num_to_thaiword(whole)}จุด{''.join(num_to_thaiword(digit) for digit in parts)}{magnitude}"
    same_in_digits = f"{whole}.{''.join(map(str, parts))} {magnitude}"
    assert read_quantity(words) == read_quantity(same_in_digits)


@given(
    st.one_of(
        st.integers(1, 999_999),
        st.builds(lambda lead, zeros: lead * 10**zeros, st.integers(1, 99), st.integers(0, 4)),
    ),
    st.sampled_from(["", "ล้าน", "ล้านล้าน"]),
    st.sampled_from(["", "เกือบ", "ราว", "ไม่น้อยกว่า"]),
    st.sampled_from(["คน", "บาท", "เปอร์เซ็นต์", "ปี"]),
)
@often
def test_words_mean_what_their_digits_mean(count: int, magnitude: str, hedge: str, unit: str) -> None:
    assume(not is_spoken_short(count))
    in_words = read_quantity(f"{hedge}{num_to_thaiword(count)}{magnitude}{unit}")
    assert in_words == read_quantity(f"{hedge} {count:,} {magnitude}{unit}")


@given(st.integers(1, 9), st.sampled_from(sorted(PLACES)), st.sampled_from(["", "ล้าน"]))
@often
def test_words_read_loosely_are_as_wide_as_digits_before_their_magnitude(
    count: int, place: str, millions: str
) -> None:
    in_words = read_quantity(f"{num_to_thaiword(count)}{place}{millions}บาท")
    assert in_words.read(Reading.LOOSE) == read_quantity(f"{count} {place}{millions}บาท").read(Reading.LOOSE)


# --- It never guesses ------------------------------------------------------------------------------------

TOKENS = [
    *HEDGES_BEFORE, *HEDGES_AFTER, *NEUTRAL_BEFORE, *NUMBER_WORDS, *MAGNITUDES, *UNITS, *UNCLEAR_UNITS,
    *UNCLEAR_HEDGES, *AVERAGES, *MILLIONS_OF_MONEY, "ตั้งแต่",
    "1", "20", "3.5", "1,000", "12,34", "๕", "๐", ".", ",", " ", "-", "–", "ต่อ", "ละ", "จุด", "ร้อยละ",
    "ระหว่าง", "และ", "แรก", "ใน", "ๆ", "เอ็ด", "ยี่", "ครึ่ง", "โควิด", "X",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(TOKENS), st.text(max_size=3)), max_size=7))
@examples(1_500)
def test_anything_is_read_or_refused_with_a_part_of_it(tokens: list[str]) -> None:
    phrase = "".join(tokens)
    try:
        read = read_quantity(phrase)
    except PhraseError as error:
        assert f"'{phrase}'" in str(error)
        assert error.remedy
        for piece in error.part.split(" … "):
            assert skeleton(piece) in skeleton(phrase)
    else:
        assert 0 < read.step <= read.loose_step
        assert read.value >= 0
        assert read.low <= read.high


@given(
    st.sampled_from([row["phrase"] for row in READ]),
    st.sampled_from(["ของจีน", "มาก", "จาก", "A", "!", "5 5"]),
)
@often
def test_leftovers_are_refused(phrase: str, more: str) -> None:
    with pytest.raises(PhraseError):
        read_quantity(f"{phrase} {more}")


@given(st.text("0123456789๐๑๒๓๔๕๖๗๘๙,.", min_size=1, max_size=9))
@often
def test_only_well_formed_digits_are_read(text: str) -> None:
    arabic = text.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    try:
        read = read_quantity(text)
    except PhraseError:
        return
    whole = arabic.partition(".")[0]
    assert whole in (str(int(read.value)), f"{int(read.value):,}")
    assert read.value == Decimal(arabic.replace(",", ""))
    assert text == arabic or not any(mark in "0123456789" for mark in text)


@each("word", sorted(UNCLEAR_UNITS))
def test_units_that_can_mean_two_things_are_refused_with_advice(word: str) -> None:
    with pytest.raises(PhraseError) as caught:
        read_quantity(f"5 {word}")
    assert caught.value.remedy == UNCLEAR_UNITS[word]


@each("phrase", ["หนึ่งจุด" * 500, "หนึ่งจุด" * 100_000, "ล้าน" * 10_000, "9" * 100_000, f"{'กว่า' * 10_000}5"])
def test_an_endless_phrase_is_refused_in_one_short_sentence(phrase: str) -> None:
    with pytest.raises(PhraseError) as caught:
        read_quantity(phrase)
    assert str(caught.value) == (
        f"cannot read the phrase '{phrase[:40]}…': it has more than 200 characters; "
        "keep only hedge, number and unit"
    )


def test_points_upon_points_exhaust_no_stack() -> None:
    with pytest.raises(Unreadable, match="spell no number"):
        from_words("หนึ่งจุด" * 5_000 + "หนึ่ง")


# --- Weight ------------------------------------------------------------------------------------------------


def test_reading_does_not_load_pythainlp(start: Start) -> None:
    code = (
        "import sys; from recount.thai.reader import read_quantity;"
        "read_quantity('มากกว่า 73 ล้านชิ้น'); read_quantity('สองล้านห้าแสนบาท');"
        "sys.exit('pythainlp' in sys.modules)"
    )
    assert start([sys.executable, "-c", code]).returncode == 0


def test_a_line_ends_between_words_and_never_before_the_sign_of_repetition() -> None:
    text = "เป็นเพียงเส้นบาง ๆ ตรงขอบ 10\u00a0ล้าน"
    pieces = breakable(text)
    assert "".join(pieces) == text
    assert "บาง ๆ " in pieces and "10\u00a0ล้าน" in pieces
