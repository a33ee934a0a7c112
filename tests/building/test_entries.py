"""What a figure's card says agrees with its standing: both are made of the same checks."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from docutils import nodes
from support import each

import recount
from book.sphinxext.pages.entries import (
    CARD_SEPARATOR,
    SYMBOLS,
    evidence_card,
    figure_card,
    finding_card,
    standing_card,
    verdict_link,
    verdict_mark,
)
from recount.checks.verdicts import AGAINST
from recount.evidence.standing import Standing
from recount.wording import Language
from recount.wording.weighing import WEIGHT_MEANINGS


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


@each(
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
        card = finding_card(report, finding, "en")
        [link] = verdict_link(finding, "index", "shown", card).findall(nodes.reference)
        assert link["reftitle"] == card
        assert finding.id not in re.findall(r"\w+", card) or finding.id in finding.check.title_en


def test_a_verdict_s_card_says_what_was_computed_the_gap_and_why(report: recount.Report) -> None:
    title, in_numbers, told = finding_card(report, report.finding("repeat_ppe_baht"), "en").split(
        CARD_SEPARATOR
    )
    assert title == "Gear in baht, told twice" or title == report.finding("repeat_ppe_baht").check.heading.en
    assert in_numbers == "about 15.234 billion baht ≠ about 2.139 billion baht"
    assert told.startswith("Disagrees: ") and told.endswith("the smallest gap is 13.093 billion baht.")


def test_a_figure_s_card_says_what_it_is_of_where_it_stands_and_what_it_takes_part_in(
    report: recount.Report,
) -> None:
    phrase, of, meaning, checks = figure_card(report, report["ppe_value"], "en").split(CARD_SEPARATOR)
    assert phrase == report["ppe_value"].phrase
    assert of == f"{report['ppe_value'].label_en} (Key facts, line {report['ppe_value'].line})"
    assert meaning.startswith("can mean 479.5 to 480.5 million yuan")
    count = sum(finding.verdict == "agrees" for finding in report.findings_on("ppe_value"))
    assert count > 1
    assert checks.startswith("checks: ") and f"{count} ● agrees" in checks


def test_cards_of_sources_and_standings_say_what_their_words_mean(report: recount.Report) -> None:
    told = evidence_card(report.testimony("stores_hkej"), "en").split(CARD_SEPARATOR)
    assert told[0] == report.testimony("stores_hkej").evidence.source.publisher
    assert told[1] == report.testimony("stores_hkej").words()
    assert told[2] == WEIGHT_MEANINGS[report.testimony("stores_hkej").weight].en
    label, rule = standing_card(report, Standing.UNTESTED, report["ppe"], "en").split(CARD_SEPARATOR)
    assert label == report["ppe"].label_en
    assert rule.startswith("No source that was read states it as described")
