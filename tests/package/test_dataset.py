"""Loading: figures as the report prints them, and every way in which rows can contradict one another."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from support import DataCopy, each

import recount
from recount.quantity import Hedge, Interval
from recount.tables.dataset import load_dataset
from recount.tables.schema import DataError

# --- Figures as printed -----------------------------------------------------------------------------------


@each(
    ("id", "value", "unit", "hedge", "low", "high"),
    [
        ("donation_total", "3350000000", "CNY", Hedge.AT_LEAST, "3350000000", "3360000000"),
        ("donation_alibaba", "2760000000", "CNY", Hedge.EXACT, "2759500000", "2760500000"),
        ("donation_ant", "593000000", "CNY", Hedge.EXACT, "592500000", "593500000"),
        ("connected_doctors", "10000", "doctors", Hedge.ALMOST, "9500", "10000"),
        ("gmcc_doctors", "10000", "doctors", Hedge.AT_LEAST, "10000", "20000"),
        ("tmall_waiver", "610000000", "CNY", Hedge.APPROX, "605000000", "615000000"),
        ("ct_seconds", "20", "seconds", Hedge.AT_MOST, "0", "20"),
        ("ct_accuracy", "96", "percent", Hedge.EXACT, "95.5", "96.5"),
        ("ct_hospitals", "550", "hospitals", Hedge.EXACT, "550", "550"),
        ("cameron_vegetables", "1.5", "tonnes", Hedge.EXACT, "1.45", "1.55"),
        ("fashion_viewers", "2500000", "viewers", Hedge.AT_LEAST, "2500000", "2600000"),
        ("aliexpress_sales", "100000000", "USD", Hedge.AT_LEAST, "100000000", "200000000"),
        ("live_merchants_multiple", "3", "times", Hedge.EXACT, "2.5", "3.5"),
    ],
)
def test_figures_mean_what_their_phrases_say(
    id: str, value: str, unit: str, hedge: Hedge, low: str, high: str, report: recount.Report
) -> None:
    figure = report[id]
    assert (figure.value, figure.unit, figure.hedge) == (Decimal(value), unit, hedge)
    assert (figure.interval.low, figure.interval.high) == (Decimal(low), Decimal(high))
    assert figure.interval.unit == unit


def test_a_range_has_two_values(report: recount.Report) -> None:
    figure = report["youku_daily_users"]
    assert (figure.value, figure.value_high) == (Decimal(50_000_000), Decimal(100_000_000))
    assert figure.unit == "users/days"


@each(
    ("id", "words", "meaning"),
    [
        ("ppe", "more than 73 million items", "73 to 74 million items"),
        ("connected_doctors", "almost 10,000 doctors", "9,500 to 10,000 doctors"),
        ("donation_ant", "593 million yuan", "592.5 to 593.5 million yuan"),
        ("tmall_waiver_thb", "about 2.718 billion baht", "2.7175 to 2.7185 billion baht"),
        ("ct_seconds", "within 20 seconds", "at most 20 seconds"),
        ("ct_hospitals_indonesia", "2 hospitals", "2 hospitals"),
        ("lazada_grocery_growth", "30%", "29.5 to 30.5%"),
        ("factory_share", "half", "45 to 55%"),
        ("live_merchants_multiple", "3 times", "2.5 to 3.5 times"),
        ("youku_daily_users", "50 to 100 million users a day", "49.5 to 100.5 million users a day"),
        ("cameron_vegetables", "1.5 tonnes", "1.45 to 1.55 tonnes"),
        ("redmart_months", "within 1 month", "at most 1 month"),
    ],
)
def test_figures_in_words(id: str, words: str, meaning: str, report: recount.Report) -> None:
    assert report[id].words == words
    assert report[id].meaning == meaning


def test_arithmetic_on_figures_is_interval_arithmetic(report: recount.Report) -> None:
    alibaba, ant = report["donation_alibaba"], report["donation_ant"]
    total = alibaba + ant
    assert (total.low, total.high, total.unit) == (3_352_000_000, 3_354_000_000, "CNY")
    assert (alibaba - ant).low == Decimal(2_759_500_000) - 593_500_000
    assert (alibaba * 2).high == 5_521_000_000
    assert (2 * alibaba).high == 5_521_000_000
    # 117 hospitals is a count and carries no rounding, so 1170 beds in each tenth are exactly ten each.
    hospitals = report["wuhan_hospitals"]
    assert 1170 / hospitals == Interval.point(10, "1/places")
    assert Interval.point(1170, "CNY") / hospitals == Interval.point(10, "CNY/places")
    assert 200 - report["wuhan_hospitals"] * Interval.point(1, "1/places") == Interval.point(83)
    assert 1 + report["lazada_grocery_growth"] == Interval("1.295", "1.305")
    assert (alibaba / ant).unit is None


def test_rows_stand_in_the_order_of_the_report(report: recount.Report) -> None:
    order = list(report.sections)
    places = [(order.index(figure.section), figure.line, figure.start) for figure in report.values()]
    assert places == sorted(places)
    assert {figure.section for figure in report.values()} == set(order)


def test_labels_and_notes_are_in_their_languages(report: recount.Report) -> None:
    def thai(text: str) -> bool:
        return any("\u0e01" <= character <= "\u0e5b" for character in text)

    for figure in report.values():
        assert not thai(figure.label_en), figure.id
        assert thai(figure.label_th), figure.id
    for check in report.checks:
        assert not thai(check.note_en), check.id
        assert thai(check.note_th), check.id
        assert check.note_en.endswith("."), check.id


def test_every_check_has_its_own_short_title_in_each_language(report: recount.Report) -> None:
    for titles in zip(*((check.title_en, check.title_th) for check in report.checks), strict=True):
        assert len({title.casefold() for title in titles}) == len(report.checks)
    for check in report.checks:
        assert re.fullmatch("[A-Za-z][A-Za-z' ,-]{5,47}", check.title_en), check.id
        assert re.fullmatch("[\u0e01-\u0e4e ]{5,75}", check.title_th), check.id
        assert check.heading.en[0].isupper()


def test_no_note_types_a_machine_path_or_an_empty_word(report: recount.Report) -> None:
    for check in report.checks:
        assert "  " not in check.note_en + check.statement, check.id
        assert check.statement == check.statement.strip()


# --- Rows that contradict -----------------------------------------------------------------------------------


def change(row: int | str, **cells: str) -> Callable[[DataCopy], None]:
    def break_it(data: DataCopy) -> None:
        data.set("figures", row, **cells)

    return break_it


def swap_rows(data: DataCopy) -> None:
    rows = data.rows("figures")
    rows[5], rows[6] = rows[6], rows[5]
    data.write("figures", rows)


def rename(id: str) -> Callable[[DataCopy], None]:
    return change("ct_hospitals_japan", id=id)


UNITS_REMEDY = "correct the unit, or give 'THB' that general unit in units.csv"
CLASH = "is a Python keyword, a unit or a word of statements; choose another id"
BROKEN = {
    "value": (
        change("donation_total", value="3350000001"),
        "figures.csv, row 4, column value: 3350000001 contradicts the phrase 'กว่า 3,350 ล้านหยวน', which reads"
        " 3350000000; correct the one that is wrong",
    ),
    "value a thousand times too small": (
        change("donation_total", value="3350000"),
        "figures.csv, row 4, column value: 3350000 contradicts the phrase 'กว่า 3,350 ล้านหยวน', which reads"
        " 3350000000; correct the one that is wrong",
    ),
    "second value": (
        change("donation_total", value_high="3360000000"),
        "figures.csv, row 4, column value_high: 3360000000 contradicts the phrase 'กว่า 3,350 ล้านหยวน', which"
        " reads no value; correct the one that is wrong",
    ),
    "hedge": (
        change("donation_total", hedge="exact"),
        "figures.csv, row 4, column hedge: exact contradicts the phrase 'กว่า 3,350 ล้านหยวน', which reads"
        " at_least; correct the one that is wrong",
    ),
    "unit": (
        change("donation_total", unit="THB"),
        "figures.csv, row 4, column unit: 'THB' contradicts the phrase 'กว่า 3,350 ล้านหยวน', which names"
        f" 'CNY'; {UNITS_REMEDY}",
    ),
    "no date": (
        change("donation_total", as_of="2020-99-99"),
        "figures.csv, row 4, column as_of: '2020-99-99' is no date of the calendar; write it as 2020-05-10,"
        " 2020-05 or 2020",
    ),
    "a period that ends before it begins": (
        change("ppe", as_of="2020-05/2020-04"),
        "figures.csv, row 25, column as_of: '2020-05/2020-04' ends before it begins; turn the two dates"
        " round",
    ),
    "phrase without a number": (
        change("donation_total", phrase="มากมาย"),
        "figures.csv, row 4, column phrase: cannot read the phrase 'มากมาย': no number stands there; give one"
        " in digits or in words",
    ),
    "order": (
        swap_rows,
        "figures.csv, row 7, column start: 1681 stands before the row above; keep the rows in the order of"
        " the report, without overlaps",
    ),
    "overlap": (
        change("donation_total_thb", start="1592"),
        "figures.csv, row 5, column start: 1592 stands before the row above; keep the rows in the order of"
        " the report, without overlaps",
    ),
    "end before start": (
        change("donation_total", end="1573"),
        "figures.csv, row 4, column end: 1573 is not behind start 1573; correct it",
    ),
    "keyword": (rename("lambda"), f"figures.csv, row 44, column id: 'lambda' {CLASH}"),
    "unit as id": (rename("days"), f"figures.csv, row 44, column id: 'days' {CLASH}"),
    "comparison as id": (rename("within"), f"figures.csv, row 44, column id: 'within' {CLASH}"),
    "function as id": (rename("market"), f"figures.csv, row 44, column id: 'market' {CLASH}"),
    "repeats to a later row": (
        change("ppe", repeats="ppe_crisis"),
        "figures.csv, row 25, column repeats: 'ppe_crisis' is not an earlier figure in items; name the one"
        " that is restated",
    ),
    "repeats itself": (
        change("ppe", repeats="ppe"),
        "figures.csv, row 25, column repeats: 'ppe' is not an earlier figure in items; name the one that is"
        " restated",
    ),
    "scope without a restatement": (
        change("ppe", scope="gloves"),
        "figures.csv, row 25, column scope: 'gloves' tells a restatement from the figure that it restates,"
        " but 'ppe' restates none; empty the cell",
    ),
    "repeats another unit": (
        change("ppe_crisis", repeats="ppe_value"),
        "figures.csv, row 31, column repeats: 'ppe_value' is not an earlier figure in items; name the one"
        " that is restated",
    ),
}


@pytest.mark.parametrize(("break_it", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_rows_that_contradict_are_refused_with_place_and_remedy(
    break_it: Callable[[DataCopy], None], message: str, data_copy: DataCopy
) -> None:
    break_it(data_copy)
    with pytest.raises(DataError) as refused:
        recount.load(data_copy.folder)
    assert str(refused.value) == message


def test_a_particular_unit_needs_its_general_one(data_copy: DataCopy) -> None:
    """คน says people: doctors are people as long as units.csv says so."""
    data_copy.set("figures", "pe_participants", unit="patients")
    assert load_dataset(data_copy.folder).figures["pe_participants"].unit == "patients"
    data_copy.set("units", "patients", general="items")
    with pytest.raises(DataError) as refused:
        load_dataset(data_copy.folder)
    assert str(refused.value) == (
        "figures.csv, row 81, column unit: 'patients' contradicts the phrase 'มากกว่า 3 ล้านคน', which"
        " names 'people'; correct the unit, or give 'patients' that general unit in units.csv"
    )


def test_a_consistent_change_is_accepted(data_copy: DataCopy) -> None:
    """The refusals above are not refusals of any change at all."""
    data_copy.set(
        "figures", "donation_total", phrase="เกือบ 4,000 ล้านหยวน", value="4000000000", hedge="almost"
    )
    figure = load_dataset(data_copy.folder).figures["donation_total"]
    assert (figure.value, figure.hedge) == (4_000_000_000, Hedge.ALMOST)
    assert figure.words == "almost 4.000 billion yuan"


def test_only_counts_and_spans_of_time_are_free_of_rounding(report: recount.Report) -> None:
    assert report["wuhan_hospitals"].interval == Interval.point(117, "places")
    assert report["expertise_years"].interval.high == 30
    assert report["years_founded_before_sars"].interval == Interval.point(4, "years")
    assert report["cameron_vegetables"].interval.low == Decimal("1.45")
