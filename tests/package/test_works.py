"""Names lead to works; unknown and retired ones to an explanation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support import each

import recount
from book.stamp import live_ids
from recount.cite.edition import Edition, Retired, Text, Words, load_edition
from recount.cite.works import Grain, UnknownWork, all_works, find_work, written_day


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(address="https://example.org/book")


def test_every_live_name_leads_to_its_work(edition: Edition, report: recount.Report) -> None:
    kinds = live_ids(report, edition)
    assert [work.id for work in all_works(edition, report)]
    for id, kind in kinds.items():
        if kind in ("evidence", "benchmark"):
            continue
        work = find_work(id, edition, report)
        expected = Grain.BOOK if id == "index" else Grain(kind)
        assert (work.id, work.grain) == (id, expected)
        assert work.title.en and work.title.th
        assert any("\u0e00" <= letter <= "\u0e7f" for letter in work.title.th)


@each(
    ("id", "hint"),
    [
        ("crisis_respons", "did you mean 'crisis_response'?"),
        ("chart-doctor", "did you mean 'chart-doctors'"),
        ("donation_part", "did you mean 'donation_parts' or "),
        ("elephant_in_the_room", "nothing is called 'elephant_in_the_room'"),
    ],
)
def test_an_unknown_name_leads_to_the_nearest(
    id: str, hint: str, edition: Edition, report: recount.Report
) -> None:
    with pytest.raises(UnknownWork) as error:
        find_work(id, edition, report)
    assert hint in str(error.value)


def test_evidence_is_cited_from_its_source(edition: Edition, report: recount.Report) -> None:
    id, told = next(iter(report.evidence.items()))
    with pytest.raises(UnknownWork, match=f"cite {told.source.publisher} itself, or .*'{told.figure}'"):
        find_work(id, edition, report)


def test_a_benchmark_is_cited_from_its_source(edition: Edition, report: recount.Report) -> None:
    with pytest.raises(UnknownWork, match=r"'internet_users' .* cite The Hindu itself"):
        find_work("internet_users", edition, report)


def test_a_retired_name_says_why_and_what_instead(edition: Edition, report: recount.Report) -> None:
    reason = Words("It was read twice.", "อ่านซ้ำสองครั้ง")
    then = replace(edition, retired={"old": Retired("old", "figure", "0.2.0", reason, "ppe")})
    with pytest.raises(UnknownWork) as error:
        find_work("old", then, report)
    assert str(error.value) == "'old' was retired in version 0.2.0: It was read twice. Use 'ppe' instead."


def test_a_check_is_cited_by_its_title_and_what_came_of_it(edition: Edition, report: recount.Report) -> None:
    work = find_work("donation_parts", edition, report)
    assert work.title == Words("Two givers add up to the total", "เงินของผู้ให้สองรายรวมกันเป็นยอดรวม")
    finding = report.finding("donation_parts")
    assert work.note.en == f"{finding.words_en.rstrip('.')}; statement: {finding.check.statement}"
    assert work.note.th.startswith(finding.words_th)


def test_a_chapter_is_dated_by_its_text_and_all_else_by_the_edition(
    edition: Edition, report: recount.Report
) -> None:
    days = {"en": date(2028, 2, 29), "th": date(2028, 3, 1)}
    page = replace(edition.pages["method"], texts={each: Text("0" * 64, day) for each, day in days.items()})
    then = replace(edition, pages={**edition.pages, "method": page})
    assert {each: find_work("method", then, report).date(each) for each in days} == days
    for id in ("index", "chart-donation", "ppe", "donation_parts"):
        assert find_work(id, then, report).date("th") == edition.date


@each(("language", "words"), [("en", "1 January 2027"), ("th", "1\xa0มกราคม\xa02570")])
def test_a_day_in_words(language, words: str) -> None:
    assert written_day(date(2027, 1, 1), language) == words
