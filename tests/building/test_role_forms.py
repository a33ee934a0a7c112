"""What roles put into prose, in the English and in the Thai edition."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from support import each, with_blanks

import recount
from book.sphinxext.pages.evidence_lists import SaidRole, WeighedRole
from book.sphinxext.pages.roles import (
    BandRole,
    BookRole,
    CountRole,
    FigureRole,
    GapRole,
    ResultRole,
    VerdictRole,
)
from recount.wording import Language


def told(role: type[BookRole], text: str, language: Language, report: recount.Report) -> str:
    """What a role shows on a page of an edition."""

    class OnPage(role):  # type: ignore[valid-type, misc]
        env: Any = SimpleNamespace(docname="chapters/crisis_response")

    OnPage.language = language  # type: ignore[assignment]
    OnPage.report = report  # type: ignore[assignment]
    placed = OnPage()
    placed.text = text
    return str(placed.build().astext())


@each(
    ("role", "text", "english", "thai"),
    [
        (FigureRole, "ppe", "more than 73 million items", "มากกว่า 73 ล้านชิ้น"),
        (FigureRole, "donation_total", "more than 3.350 billion yuan", "กว่า 3,350 ล้านหยวน"),
        (FigureRole, "ppe|phrase", "มากกว่า 73 ล้านชิ้น", "มากกว่า 73 ล้านชิ้น"),
        (FigureRole, "ppe|number", "73 million items", "73 ล้านชิ้น"),
        (FigureRole, "ppe|digits", "73 million", "73 ล้าน"),
        (FigureRole, "gmcc_doctors|count", "more than 10,000 doctors", "แพทย์มากกว่า 10,000 คน"),
        (FigureRole, "connected_doctors|count", "almost 10,000 doctors", "แพทย์เกือบ 10,000 คน"),
        (FigureRole, "ppe_value|count", "480 million yuan", "480 ล้านหยวน"),
        (ResultRole, "donation_ant_share", "17.67 to 17.70%", "ร้อยละ 17.67 ถึง 17.70"),
        (ResultRole, "donation_ant_share|about", "about 18%", "ราวร้อยละ 18"),
        (ResultRole, "students_per_school", "925 to 932 students per school", "925 ถึง 932 คนต่อโรงเรียน"),
        (
            ResultRole,
            "students_per_school|count",
            "925 to 932 students per school",
            "นักเรียน 925 ถึง 932 คนต่อโรงเรียน",
        ),
        (
            ResultRole,
            "meals_per_hospital_day|about",
            "about 48 to 55 meals per day and hospital",
            "ราว 48 ถึง 55 ชุดต่อโรงพยาบาลต่อวัน",
        ),
        (SaidRole, "ppe_mydrivers|short", "more than 40 million items", "มากกว่า 40 ล้านชิ้น"),
        (ResultRole, "wuhan_set_value|each", "1,807 to 2,125 yuan per set", "ชุดละ 1,807 ถึง 2,125 หยวน"),
        (BandRole, "rate_ppe_crisis", "4.36 to 4.66 baht per yuan", "4.36 ถึง 4.66 บาทต่อหยวน"),
        (GapRole, "repeat_ppe_baht", "13.093 billion baht", "1.31 หมื่นล้านบาท"),
        (VerdictRole, "repeat_ppe_baht", "✖ disagrees", "✖ ไม่สอดคล้อง"),
        (SaidRole, "students_fin24", "at least 50 million students", "อย่างน้อย 50 ล้านคน"),
        (SaidRole, "ct_accuracy_japan", "less than 90%", "ต่ำกว่าร้อยละ 90"),
        (WeighedRole, "students_fin24", "◧ consistent with growth", "◧ สอดคล้องกับยอดสะสมที่เพิ่มขึ้น"),
    ],
)
def test_a_role_speaks_the_language_of_its_edition(
    report: recount.Report, role: type[BookRole], text: str, english: str, thai: str
) -> None:
    assert told(role, text, "en", report) == english
    assert with_blanks(told(role, text, "th", report)) == thai


def test_counts_are_digits_in_both_languages(report: recount.Report) -> None:
    assert {told(CountRole, "figures", language, report) for language in ("en", "th")} == {str(len(report))}


def test_no_line_of_thai_breaks_within_a_number(report: recount.Report) -> None:
    for role, text in ((FigureRole, "ppe"), (FigureRole, "ppe|number"), (ResultRole, "donation_ant_share")):
        assert "\N{NO-BREAK SPACE}" in told(role, text, "th", report)
        assert "\N{NO-BREAK SPACE}" not in told(role, text, "en", report)


@each(
    ("role", "text", "message"),
    [
        (FigureRole, "ppe|weight", "use phrase, number, digits or count"),
        (ResultRole, "donation_ant_share|each", "'a plain number' is no rate over one unit"),
        (ResultRole, "meals_per_hospital_day|each", "is no rate over one unit"),
    ],
)
def test_an_aspect_that_a_number_does_not_have_is_refused(
    report: recount.Report, role: type[BookRole], text: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        told(role, text, "th", report)


def test_a_role_gives_a_node_that_leads_somewhere(report: recount.Report) -> None:
    class OnPage(FigureRole):
        env: Any = SimpleNamespace(docname="index")
        language: Any = "th"

    OnPage.report = report  # type: ignore[assignment]
    placed = OnPage()
    placed.text = "ppe|count"
    node = placed.build()
    assert isinstance(node, nodes.reference) and node["refuri"].endswith("figures.html#ppe")
