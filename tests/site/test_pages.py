"""The pages that hold the data: an anchor for every figure and check, with the engine's own words."""

import re
from pathlib import Path

from bs4 import BeautifulSoup
from support import names_in_contents, soup, words

import recount
from recount.checks.sums import sum_in_numbers
from recount.checks.verdicts import AGAINST
from recount.wording.weighing import WEIGHTS


def page(built: Path, name: str) -> BeautifulSoup:
    return soup(built / f"{name}.html")


def test_every_figure_has_its_row_with_phrase_meaning_and_place(built: Path, report: recount.Report) -> None:
    figures = page(built, "chapters/figures")
    for figure in report.values():
        row = figures.find("tr", id=figure.id)
        assert row is not None, figure.id
        text = words(row)
        for part in (figure.phrase, figure.words, figure.meaning, f"line {figure.line};", figure.label_en):
            assert part in text, (figure.id, part)


def test_a_publisher_that_gives_a_series_is_named_once(built: Path, report: recount.Report) -> None:
    row = page(built, "chapters/figures").find("tr", id="cloud_support_thb")
    badges = [words(badge) for badge in row.select(".badges .verdict")]
    told = report.testimonies_on("cloud_support_thb")
    values = [entry for entry in told if "Federal Reserve" in entry.evidence.source.publisher]
    assert len(values) > 1
    assert f"– {values[0].evidence.source.publisher}, {len(values)} values" in badges
    assert len(set(badges)) == len(badges)
    assert "– Xinhua" in badges


def test_every_check_has_its_entry_with_the_words_of_its_verdict(built: Path, report: recount.Report) -> None:
    findings = page(built, "chapters/findings")
    for finding in report.audit():
        entry = findings.find("div", id=finding.id)
        assert entry is not None, finding.id
        text = words(entry)
        assert words(entry.select_one(".finding-title")) == finding.check.heading.en
        assert finding.words_en in text
        assert str(finding.verdict) in text
        assert words(entry.select_one(".beside .statement")) == " ".join(finding.check.statement.split())


def test_a_finding_shows_its_sum_in_numbers_each_leading_to_its_entry(
    built: Path, report: recount.Report
) -> None:
    findings = page(built, "chapters/findings")
    for finding in report.audit():
        shown = findings.find("div", id=finding.id).select_one(".sum")
        parts = sum_in_numbers(finding, report)
        without_dates = re.sub(r" \([^()]*\d{4} to [^()]*\)", "", " ".join(shown.get_text().split()))
        assert without_dates == " ".join("".join(part.words for part in parts).split())
        leading = [link["href"].partition("#")[2] for link in shown.select("a")]
        named = [part.id for part in parts if part.id]
        assert len(leading) == len(named)
        for id, anchor in zip(named, leading, strict=True):
            assert anchor == (id if id in report or id in report.evidence else "benchmarks")
        assert all(link.get("title") for link in shown.select("a")), finding.id


def test_only_a_failure_says_that_even_the_loosest_reading_does_not_mend_it(
    built: Path, report: recount.Report
) -> None:
    findings = page(built, "chapters/findings")
    for finding in report.audit():
        reading = findings.find("div", id=finding.id).select_one(".reading")
        assert (reading is not None) == finding.is_test
        if finding.is_test:
            assert words(reading).startswith("Even at the loosest") == (finding.verdict in AGAINST)


def test_a_failure_is_one_link_from_the_passage_that_tells_of_it_and_from_related_findings(
    built: Path, report: recount.Report
) -> None:
    findings = page(built, "chapters/findings")
    for finding in report.audit():
        if finding.verdict not in AGAINST:
            continue
        entry = findings.find("div", id=finding.id)
        [link] = entry.select(".beside .passage a")
        name, _, anchor = str(link["href"]).partition("#")
        passage = page(built, f"chapters/{name.removesuffix('.html')}").find(id=anchor)
        told = {str(a["href"]).partition("#")[2] for a in passage.parent.select("a[href*='#']")}
        assert told & {finding.id, *finding.statement.figures}, finding.id
        near = {str(a["href"]).partition("#")[2] for a in entry.select(".beside .badges a")}
        assert near and finding.id not in near
        assert all(set(report.finding(id).statement.figures) & set(finding.statement.figures) for id in near)


def test_a_case_leads_to_its_passage(built: Path, report: recount.Report) -> None:
    chapter = page(built, "chapters/what_was_found")
    boxes = chapter.select(".case-box")
    assert len(boxes) == len(report.cases)
    for box, case in zip(boxes, report.gravest_cases(), strict=True):
        [link] = box.select(".passage a")
        name, _, anchor = str(link["href"]).partition("#")
        assert name != "what_was_found.html"
        passage = page(built, f"chapters/{name.removesuffix('.html')}").find(id=anchor)
        told = {str(a["href"]).partition("#")[2] for a in passage.parent.select("a[href*='#']")}
        assert told & {case.against.id, case.figure.id}, case.id


def test_no_page_has_more_than_one_legend(built: Path) -> None:
    counts = {name: len(page(built, name).select("dl.legend")) for name in names_in_contents()}
    assert {name: count for name, count in counts.items() if count > 1} == {}
    with_one = {name for name, count in counts.items() if count}
    assert {"chapters/findings", "chapters/evidence", "chapters/figures"} <= with_one


def test_every_badge_explains_itself_in_place(built: Path) -> None:
    for name in ("figures", "findings", "evidence", "crisis_response", "business_continuity"):
        bare = [badge for badge in page(built, f"chapters/{name}").select(".verdict a:not([title])")]
        assert bare == [], name


def test_a_section_s_table_is_folded_behind_one_line(built: Path, report: recount.Report) -> None:
    for section in report.sections:
        if section == "introduction":
            continue
        count = len(report.section(section))
        [fold] = [
            fold
            for fold in page(built, f"chapters/{section}").select("details.fold")
            if words(fold.summary) == f"All {count} figures of this section in a table"
        ]
        assert fold.get("open") is None
        assert len(fold.select("tbody tr")) == count


def test_pages_with_lent_dates_say_so(built: Path) -> None:
    for name in ("figures", "evidence"):
        links = page(built, f"chapters/{name}").select("a[href='method.html#dates-that-are-lent']")
        assert links, name
    assert page(built, "chapters/method").find(id="dates-that-are-lent") is not None


def test_an_id_stands_in_the_entry_of_its_check_alone(built: Path, report: recount.Report) -> None:
    ids = {finding.id for finding in report.audit()}
    for entry in page(built, "chapters/findings").select(".finding"):
        assert [code.text for code in entry.select("code") if code.text in ids] == [entry["id"]]
    rows = page(built, "chapters/figures").select("table.figures tbody tr")
    assert rows
    for row in rows:
        badges = {words(badge).partition(" ")[2] for badge in row.select(".badges .verdict")}
        assert badges.isdisjoint(ids)
        about = {finding.check.title_en for finding in report.findings_on(row["id"])}
        assert about <= badges, row["id"]


def test_the_marks_of_the_strip_are_named_in_words(built: Path, report: recount.Report) -> None:
    names = {
        words(mark) for mark in page(built, "chapters/findings").select(".verdict-strip .visually-hidden")
    }
    assert names <= {finding.headline() for finding in report.audit()}


def test_a_failed_check_names_the_single_changes_that_would_mend_it(built: Path) -> None:
    text = words(page(built, "chapters/findings").find("div", id="wuhan_set_value"))
    assert "Inference: it would fit if 127 million yuan were 100 times smaller, 1.27 million yuan." in text


def test_prose_prints_what_the_data_say(built: Path, report: recount.Report) -> None:
    text = words(page(built, "index").find("article"))
    assert f"Of {len(report.checks)} checks on {len(report)} figures" in text
    assert report["donation_total"].words in text
    assert "about 15.234 billion baht" in text


def test_a_failed_check_marks_what_it_is_about_and_not_its_measure(built: Path) -> None:
    figures = page(built, "chapters/figures")
    assert "against" in figures.find("tr", id="ppe_value_thb_crisis")["class"]
    assert "against" not in figures.find("tr", id="donation_total")["class"]


def test_every_piece_of_evidence_has_its_place_on_the_page(built: Path, report: recount.Report) -> None:
    article = page(built, "chapters/evidence")
    for testimony in report.testimonies.values():
        entry = article.find(id=testimony.id)
        text = words(entry)
        assert WEIGHTS[testimony.weight].en in text
        assert f"{testimony.evidence.words}, {testimony.evidence.as_of.words()}." in text
        marked = f"({testimony.evidence.source.tier}"
        assert marked in text, "a copy, for one, is marked so"


def test_evidence_is_shown_in_the_chapter_of_its_figure(built: Path, report: recount.Report) -> None:
    """Every source of a section's figures is cited in that section's chapter, or in the one on rates.

    Of a series one value stands for all.
    """
    cited = {
        name: {
            link["href"].partition("#")[2] for link in page(built, f"chapters/{name}").select("a[href*='#']")
        }
        for name in [*(section for section in report.sections if section != "introduction"), "exchange_rates"]
    }
    for testimony in report.testimonies.values():
        shown = cited[testimony.figure.section] | cited["exchange_rates"]
        series = {
            other.id
            for other in report.testimonies_on(testimony.figure.id)
            if other.evidence.source.publisher == testimony.evidence.source.publisher
            and other.weight is testimony.weight
        }
        assert series & shown, testimony.id


def test_figures_show_their_standing(built: Path, report: recount.Report) -> None:
    figures = page(built, "chapters/figures")
    for id, standing in report.standings.items():
        assert str(standing) in words(figures.find("tr", id=id).select_one("p.standing")), id
