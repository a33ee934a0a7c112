"""Evidence rows: what they say is read with its precision, and what cannot be used is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from support import DataCopy, each, with_blanks

import recount
from recount.quantity import Hedge
from recount.tables.schema import DataError


def test_the_spelling_of_a_value_shows_its_precision(report: recount.Report) -> None:
    """28.27 billion is printed to ten million, 28 billion to a billion."""
    reuters, yahoo = report.evidence["cloud_reuters"], report.evidence["cloud_yahoo"]
    assert (reuters.interval.low, reuters.interval.high) == (Decimal("28.265e9"), Decimal("28.275e9"))
    assert (yahoo.interval.low, yahoo.interval.high) == (Decimal("27.5e9"), Decimal("28.5e9"))
    assert report.evidence["ppe_mydrivers"].printed.step == 10**4
    assert report.evidence["schools_people"].interval.low == report.evidence["schools_people"].interval.high


@each(
    ("id", "english", "thai"),
    [
        ("produce_snncw", "more than 38,000 tonnes", "มากกว่า 38,000 ตัน"),
        ("students_fin24", "at least 50 million students", "อย่างน้อย 50 ล้านคน"),
        ("ct_accuracy_japan", "less than 90%", "ต่ำกว่าร้อยละ 90"),
        ("ct_seconds_ucla", "3 to 4 seconds", "3 ถึง 4 วินาที"),
        ("doctors_chemxpert", "almost 3,000 health workers", "เกือบ 3,000 คน"),
        ("cameron_straitstimes", "about 1.5 tonnes per day", "ราว 1.5 ตันต่อวัน"),
        ("cny_xinhua_june", "4.4472 baht per yuan", "4.4472 บาทต่อหยวน"),
    ],
)
def test_evidence_in_words(id: str, english: str, thai: str, report: recount.Report) -> None:
    assert report.evidence[id].words == english
    assert with_blanks(report.evidence[id].words_th) == thai


def test_a_hedge_that_excludes_the_number_does_so(report: recount.Report) -> None:
    assert report.evidence["teachers_cns"].interval.low_open
    assert not report.evidence["students_fin24"].interval.low_open
    assert report.evidence["ct_accuracy_japan"].printed.hedge is Hedge.AT_MOST


BROKEN = {
    "figure": ({"figure": "pppe"}, "column figure: 'pppe' is not in figures.csv; did you mean 'ppe'?"),
    "source": (
        {"source": "mydriver2020ppe"},
        "column source: 'mydriver2020ppe' is not in references.bib; did you mean 'mydrivers2020ppe'?"
        " Correct it or add the entry it names.",
    ),
    "unknown unit": ({"unit": "itemss"}, "column unit: 'itemss' is not in units.csv; did you mean 'items'?"),
    "unknown part of a unit": (
        {"unit": "items/dys", "comparable": "other_measure"},
        "column unit: 'dys' is not in units.csv; did you mean 'days'?",
    ),
    "another unit": (
        {"unit": "people"},
        "column unit: 'people' is not the unit of ppe, which is 'items'; convert the value, or call the row"
        " other_measure",
    ),
    "no date": (
        {"as_of": "2020-02-30"},
        "column as_of: '2020-02-30' is no date of the calendar; write it as 2020-05-10, 2020-05 or 2020",
    ),
    "form of a date": ({"as_of": "13 Feb"}, "column as_of: '13 Feb' does not have the form"),
    "not earlier": (
        {"as_of": "2020-05-10"},
        "column as_of: 2020-05-10 is not before 2020-05-10, the date of ppe; correct it",
    ),
    "not later": (
        {"comparable": "later"},
        "column as_of: 2020-02-13 is not after 2020-05-10, the date of ppe; correct it",
    ),
    "value": ({"value": "forty"}, "column value: 'forty' is no number; write plain digits"),
    "upper end": (
        {"value_high": "39e6"},
        "column value_high: 39000000 is not above the value 40000000; correct one",
    ),
    "hedge": ({"hedge": "over"}, "column hedge: 'over' is not one of exact, at_least, more_than"),
    "comparable": ({"comparable": "sam"}, "column comparable: 'sam' is not one of same"),
    "verdict": ({"expected": "confirmed"}, "column expected: 'confirmed' is not one of confirms"),
}


@pytest.mark.parametrize(("cells", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_a_row_that_cannot_be_used_is_refused_with_its_place(
    cells: dict[str, str], message: str, data_copy: DataCopy
) -> None:
    row = data_copy.set("evidence", "ppe_mydrivers", **cells)
    with pytest.raises(DataError) as refused:
        _ = recount.load(data_copy.folder).evidence
    assert str(refused.value).startswith(f"evidence.csv, row {row}, {message}")


def test_the_date_of_a_figure_is_blamed_on_the_figure(data_copy: DataCopy) -> None:
    row = data_copy.set("figures", "ppe", as_of="2020-99-99")
    with pytest.raises(DataError, match=rf"^figures\.csv, row {row}, column as_of: '2020-99-99' is no date"):
        recount.load(data_copy.folder)


def test_another_measure_may_have_another_unit(data_copy: DataCopy) -> None:
    data_copy.set("evidence", "ppe_mydrivers", unit="items/days", comparable="other_measure")
    assert recount.load(data_copy.folder).evidence["ppe_mydrivers"].unit == "items/days"
