"""What a figure's card says agrees with its standing: both are made of the same checks."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from docutils import nodes

import recount
from book.sphinxext.pages.entries import CARD_SEPARATOR, SYMBOLS, figure_card, verdict_link, verdict_mark
from recount.checks.verdicts import AGAINST
from recount.evidence.standing import Standing
from recount.wording import Language


def test_no_card_speaks_against_a_figure_that_stands(report: recount.Report) -> None:
    spoken_against = {
        figure.id
        for figure in report.values()
        if any(
            f"{SYMBOLS[v]} {v}" in figure_card(report, figure, "en").split(CARD_SEPARATOR)[-1]
            for v in AGAINST
        )
    }
    assert spoken_against
    assert {report.standings[id] for id in spoken_against} == {Standing.IN_CONFLICT}


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Implausible: rate behind the gear's baht value"),
        ("th", "ไม่น่าเป็นไปได้: อัตราที่ใช้แปลงค่าอุปกรณ์ป้องกันเป็นบาท"),
    ],
)
def test_a_mark_of_the_strip_is_named_in_words(language: Language, name: str, report: recount.Report) -> None:
    mark = verdict_mark(report.finding("rate_ppe_crisis"), "index", language)
    [link] = mark.findall(nodes.reference)
    shown = BeautifulSoup("".join(raw.astext() for raw in link.findall(nodes.raw)), "html.parser")
    assert [raw["format"] for raw in link.children] == ["html"]
    symbol, words = shown.find_all("span")
    assert (symbol["aria-hidden"], symbol.text) == ("true", "▲")
    assert words.text == link["reftitle"] == name


def test_no_badge_is_named_by_an_id(report: recount.Report) -> None:
    for finding in report.audit():
        [link] = verdict_link(finding, "index", "shown", "en").findall(nodes.reference)
        assert link["reftitle"] == finding.headline()
        assert link["reftitle"].endswith(f": {finding.check.title_en}")
