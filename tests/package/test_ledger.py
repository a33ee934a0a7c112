"""The ledger: the report's own text, and made-up texts with each fault that it must find."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from support import each, spread

import recount
from recount.ledger import MANY, NotTheReport, reconcile
from recount.tables.dataset import Figure, Numeral
from recount.thai.reader import read_quantity

# --- The report ---------------------------------------------------------------------------------------------


def test_the_ledger_of_the_report_is_complete(report: recount.Report, report_text: str) -> None:
    ledger = reconcile(report_text, report.values(), report.numerals)
    assert [str(problem) for problem in ledger.problems] == []
    assert ledger.complete
    assert ledger.figures == len(report)
    # Every figure and numeral holds at least one of the runs or words counted.
    assert ledger.numerals + ledger.number_words >= len(report) + len(report.numerals)


def test_leaving_out_any_row_opens_the_ledger(report: recount.Report, report_text: str) -> None:
    figures, numerals = list(report.values()), list(report.numerals)
    for left_out in spread(figures)[::10]:
        rest = [figure for figure in figures if figure is not left_out]
        assert not reconcile(report_text, rest, numerals).complete, left_out.id
    for numeral in spread(numerals)[::8]:
        rest_of_numerals = [other for other in numerals if other is not numeral]
        assert not reconcile(report_text, figures, rest_of_numerals).complete, numeral.text


def test_one_changed_digit_of_the_report_is_found(report: recount.Report, report_text: str) -> None:
    figure = report["donation_ant"]
    start = figure.start
    assert report_text[start : start + 3] == "593"
    changed = f"{report_text[:start]}539{report_text[start + 3 :]}"
    (problem,) = reconcile(changed, report.values(), report.numerals).problems
    assert problem.line == figure.line
    assert problem.what.startswith("figure 'donation_ant' says '593 ล้านหยวน', but '539 ")


def test_a_byte_order_mark_moves_nothing(report: recount.Report, report_text: str) -> None:
    assert reconcile(f"\ufeff{report_text}", report.values(), report.numerals).complete


@pytest.mark.parametrize("where", [0, 3000])
def test_a_text_with_one_letter_too_many_is_one_sentence(
    where: int, report: recount.Report, report_text: str
) -> None:
    """Every row behind the letter is misplaced; that is one fault and not hundreds."""
    moved = f"{report_text[:where]}ก{report_text[where:]}"
    rows = len(report) + len(report.numerals)
    with pytest.raises(NotTheReport) as refused:
        reconcile(moved, report.values(), report.numerals)
    said = re.fullmatch(
        r"is not the text that the dataset describes: (\d+) of (\d+) figures and numerals do not stand in"
        r" their places, the first on line (\d+)",
        str(refused.value),
    )
    assert said is not None
    misplaced, all_rows, line = map(int, said.groups())
    assert rows / 2 < misplaced <= all_rows == rows
    assert line >= report_text.count("\n", 0, where) + 1


# --- Made-up texts ------------------------------------------------------------------------------------------

TEXT = (
    "ยายแช่มเปิดร้านกล้วยทอดเมื่อปี 2561\n"
    "วันแรกมีลูกค้าเกือบ 40 คน\n"
    "ปีนี้ขายกล้วยทอดได้มากกว่า 2.5 ล้านชิ้น กำไร 1,500 บาท\n"
    "และเปิดอีกสามร้าน\n"
)


@pytest.fixture
def model(report: recount.Report) -> Figure:
    """Any figure, to make others from."""
    return report["ppe"]


def figure(
    model: Figure, id: str, phrase: str, text: str = TEXT, found: str | None = None, line: int = 0
) -> Figure:
    """A figure whose phrase stands in the text, perhaps spelled otherwise."""
    start = text.index(found or phrase)
    return replace(
        model,
        id=id,
        phrase=phrase,
        printed=read_quantity(phrase),
        start=start,
        end=start + len(found or phrase),
        line=line or text.count("\n", 0, start) + 1,
    )


def numeral(word: str, text: str = TEXT, line: int = 0, said: str | None = None) -> Numeral:
    start = text.index(word)
    return Numeral(line or text.count("\n", 0, start) + 1, start, start + len(word), said or word, "date", 2)


@pytest.fixture
def figures(model: Figure) -> list[Figure]:
    """The figures of the made-up text."""
    return [
        figure(model, "guests", "เกือบ 40 คน"),
        figure(model, "bananas", "มากกว่า 2.5 ล้านชิ้น"),
        figure(model, "profit", "1,500 บาท"),
        figure(model, "shops", "สามร้าน"),
    ]


YEAR = [numeral("2561")]


def problems(text: str, figures: list[Figure], numerals: list[Numeral]) -> list[str]:
    return [str(problem) for problem in reconcile(text, figures, numerals).problems]


def test_a_text_whose_numerals_are_all_rows_is_complete(figures: list[Figure]) -> None:
    ledger = reconcile(TEXT, figures, YEAR)
    assert ledger.problems == ()
    # 2561, 40, 2, 5, 1, 500; the words ล้าน and สาม.
    assert (ledger.numerals, ledger.number_words, ledger.figures) == (6, 2, 4)
    assert ledger.summary() == (
        "The ledger is complete. 6 runs of digits and 2 number words against 4 figures."
    )


def test_an_empty_text_and_an_empty_dataset_agree() -> None:
    assert reconcile("", [], []).complete


@pytest.mark.parametrize("text", ["", "\ufeff", " \n\n"])
def test_an_empty_text_is_one_sentence(text: str, figures: list[Figure]) -> None:
    with pytest.raises(NotTheReport, match=r"^is empty$"):
        reconcile(text, figures, YEAR)


def test_a_list_that_can_be_read_is_a_list(figures: list[Figure]) -> None:
    """A few misplaced rows are slips, each of which is named, even if no other row is right."""
    (guests, *_) = figures
    text = TEXT.replace("เกือบ 40 คน", "เกือบ 50 คน")
    assert len(reconcile(text, [guests] * MANY, YEAR).problems) >= MANY
    with pytest.raises(NotTheReport):
        reconcile(text, [guests] * (MANY + 1), YEAR)


def test_an_uncovered_number_is_named_with_line_and_context(figures: list[Figure]) -> None:
    ledger = reconcile(TEXT, figures, [])
    assert [str(problem) for problem in ledger.problems] == [
        "line 1: '2561' is neither in figures.csv nor in numerals.csv [านกล้วยทอดเมื่อปี 2561 วันแรกมีลูกค้าเกื]"
    ]
    assert not ledger.complete
    assert ledger.summary() == (
        "The ledger is open: 1 problem(s). 6 runs of digits and 2 number words against 4 figures."
    )


def test_an_uncovered_number_word_is_named(figures: list[Figure]) -> None:
    (problem,) = reconcile(TEXT, figures[:-1], YEAR).problems
    assert problem.line == 4
    assert problem.what == "'สาม' is neither in figures.csv nor in numerals.csv"


def test_a_figure_that_leaves_out_its_magnitude_is_found(model: Figure, figures: list[Figure]) -> None:
    figures[1] = figure(model, "bananas", "มากกว่า 2.5")
    (problem,) = reconcile(TEXT, figures, YEAR).problems
    assert problem.what == "'ล้าน' is neither in figures.csv nor in numerals.csv"


def test_problems_stand_in_the_order_of_the_text() -> None:
    lines = [problem.line for problem in reconcile(TEXT, [], []).problems]
    assert lines == [1, 2, 3, 3, 3, 3, 3, 4]


@each(
    ("text", "found"),
    [
        ("ยายขายหมดในครึ่งวัน", ["ครึ่ง"]),
        ("แบ่งขนมกึ่งหนึ่งไว้", ["กึ่ง", "หนึ่ง"]),
        ("มีห้าคน", ["ห้า"]),
        ("มีหา้คน", ["หา"]),
        ("ยายมหาเสน่ห์", []),
        ("ห้ามขายในห้างใหญ่", []),
        ("หลานมาช่วยสามคน", ["สาม"]),
        ("หลานสามารถช่วยได้", []),
        ("หลานหกคน", ["หก"]),
        ("ยกขนมให้กับหลาน", []),
        ("โรงงานอุตสาหกรรมขนม", []),
        ("ขนมพันชิ้น", ["พัน"]),
        ("ขนมสองพันชิ้น", ["พัน", "สอง"]),
        ("ร้านพันธมิตรของยาย", []),
        ("ความสัมพันธ์ของหลาน", []),
        ("พนักงานของยาย", []),
        ("ขนมร้อยถาด", ["ร้อย"]),
        ("เงินแสนบาท", ["แสน"]),
        ("เงินเก้าหมื่นบาท", ["หมื่น", "เก้า"]),
        ("ยายซื้อเก้าอี้", []),
        ("คนแปดคน", ["แปด"]),
        ("แกงเจ็ดหม้อ", ["เจ็ด"]),
        ("ไข่ห้าฟอง", ["ห้า"]),
        ("ไข่สิบฟอง", ["สิบ"]),
        ("ไข่สี่ฟอง", ["สี่"]),
        ("ไข่ใส่สี", []),
        ("ข้าวของยาย", []),
        # Marks displaced and words broken, as they come out of a PDF.
        ("ยายขายหมดในคร่ึงวัน", ["คร่ึง"]),
        ("ยายขายหมดในคร ึ่งวัน", ["คร ึ่ง"]),
        ("หลานสามา รถช่วยได้", []),
        ("ร้านพันธ มิตรของยาย", []),
        ("เงินแส นบาท", ["แส น"]),
    ],
)
def test_number_words_are_told_from_syllables(text: str, found: list[str]) -> None:
    said = [problem.what for problem in reconcile(text, [], []).problems]
    quoted = sorted(what.split("'")[1] for what in said)
    # A displaced mark may stand behind the last letter that was compared.
    bare = sorted(word.rstrip("\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49") for word in found)
    assert [word.rstrip("\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49") for word in quoted] == bare


@pytest.mark.parametrize(
    "spelled",
    [
        "มากกว่า 2.5 ล้านช้ิน",
        "มากก ว่า 2.5 ล้านชิ้น",
        "มากกว่า 2.5 ล ้านชิ้น",
        "มากกว่า 2.5 ล้า\nนชิ้น",
        "มากกว่า  2.5  ล้านชิน้",
        "มากกวา่ 2.5 ลา้นชิ้น",
        "มากกว่า ๒.๕ ล้านชิ้น",
    ],
)
def test_displaced_marks_blanks_and_thai_digits_make_no_difference(spelled: str, model: Figure) -> None:
    text = f"ปีนี้ขายได้{spelled}แล้ว"
    bananas = figure(model, "bananas", "มากกว่า 2.5 ล้านชิ้น", text, spelled)
    assert problems(text, [bananas], []) == []


def test_grouping_commas_make_no_difference(model: Figure) -> None:
    for spelled in ("1,500 บาท", "1500 บาท", "1, 500 บาท", "1 ,500 บาท"):
        text = f"กำไร {spelled} เท่านั้น"
        assert problems(text, [figure(model, "profit", "1,500 บาท", text, spelled)], []) == []


@pytest.mark.parametrize(
    ("phrase", "stands"),
    [
        ("2.5 ล้านชิ้น", "25 ล้านชิ้น"),
        ("25 ล้านชิ้น", "2.5 ล้านชิ้น"),
        ("2.5 ล้านชิ้น", "๒๕ ล้านชิ้น"),
        ("25 ล้านชิ้น", "๒.๕ ล้านชิ้น"),
        ("2.5 ล้านชิ้น", "5.2 ล้านชิ้น"),
        ("เกือบ 40 ชิ้น", "กว่า 40 ชิ้น"),
        ("40 ชิ้น", "40 ชุด"),
        ("40 ล้านชิ้น", "40 แสนชิ้น"),
    ],
)
def test_another_number_hedge_or_unit_is_found(phrase: str, stands: str, model: Figure) -> None:
    text = f"ยายขายขนมได้ {stands} แล้ว"
    (problem,) = reconcile(text, [figure(model, "bananas", phrase, text, stands)], []).problems
    assert problem.what == f"figure 'bananas' says '{phrase}', but '{stands}' stands there"
    assert problem.line == 1
    assert stands in problem.context


@pytest.mark.parametrize("shift", [-3, -1, 2, 3])
def test_a_moved_figure_is_found(shift: int, model: Figure, figures: list[Figure]) -> None:
    guests = figures[0]
    figures[0] = replace(guests, start=guests.start + shift, end=guests.end + shift)
    found = problems(TEXT, figures, YEAR)
    assert any("figure 'guests' says 'เกือบ 40 คน', but '" in problem for problem in found)


def test_a_figure_that_is_not_in_the_text_is_found(figures: list[Figure]) -> None:
    gone = replace(figures[0], start=len(TEXT) + 100, end=len(TEXT) + 111)
    assert "line 5: figure 'guests' says 'เกือบ 40 คน', but '' stands there []" in problems(
        TEXT, [gone, *figures[1:]], YEAR
    )


def test_a_wrong_line_is_found(figures: list[Figure]) -> None:
    figures[0] = replace(figures[0], line=3)
    (problem,) = problems(TEXT, figures, YEAR)
    assert problem.startswith("line 2: figure 'guests' names line 3; correct it [")


def test_a_numeral_on_a_wrong_line_or_of_another_text_is_found(figures: list[Figure]) -> None:
    (problem,) = problems(TEXT, figures, [numeral("2561", line=4)])
    assert problem.startswith("line 1: numerals.csv row 2 names line 4; correct it [")
    (problem,) = problems(TEXT, figures, [numeral("2561", said="2563")])
    assert problem.startswith("line 1: numerals.csv row 2 says '2563', but '2561' stands there [")


@pytest.mark.parametrize(
    ("stands", "phrase", "what"),
    [
        ("1500 ชิ้น", "500 ชิ้น", "figure 'bananas' begins within a number"),
        ("๑500 ชิ้น", "500 ชิ้น", "figure 'bananas' begins within a number"),
        ("ร้อยละ 305", "ร้อยละ 30", "figure 'bananas' ends within a number"),
    ],
)
def test_a_figure_that_begins_or_ends_within_a_number_is_found(
    stands: str, phrase: str, what: str, model: Figure
) -> None:
    text = f"ยายขายขนมได้ {stands} แล้ว"
    assert what in [p.what for p in reconcile(text, [figure(model, "bananas", phrase, text)], []).problems]


@pytest.mark.parametrize(("stands", "phrase"), [("1,500 ชิ้น", "500 ชิ้น"), ("2.5 ชิ้น", "5 ชิ้น")])
def test_the_rest_of_a_number_that_a_figure_leaves_out_is_found(
    stands: str, phrase: str, model: Figure
) -> None:
    text = f"ยายขายขนมได้ {stands} แล้ว"
    (problem,) = reconcile(text, [figure(model, "bananas", phrase, text)], []).problems
    assert problem.what == f"'{stands[0]}' is neither in figures.csv nor in numerals.csv"


def test_a_figure_that_reaches_beyond_the_end_of_the_text_is_no_crash(model: Figure) -> None:
    text = "ยายขายได้ 40 ชิ้น"
    beyond = replace(figure(model, "bananas", "40 ชิ้น", text), end=len(text) + 1)
    assert reconcile(text, [beyond], []).figures == 1
    assert reconcile(text, [replace(beyond, end=len(text))], []).complete


def test_rows_that_overlap_are_found(model: Figure, figures: list[Figure]) -> None:
    overlapping = [*figures, figure(model, "again", "40 คน")]
    (problem,) = problems(TEXT, overlapping, YEAR)
    assert problem.startswith("line 2: two rows of the dataset claim the same characters [")
    (problem,) = problems(TEXT, figures, [*YEAR, numeral("500")])
    assert problem.startswith("line 3: two rows of the dataset claim the same characters [")


def test_neighbours_do_not_overlap(model: Figure) -> None:
    text = "40 ชิ้น50 ชุด"
    assert problems(text, [figure(model, "a", "40 ชิ้น", text), figure(model, "b", "50 ชุด", text)], []) == []
