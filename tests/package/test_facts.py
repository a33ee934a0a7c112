"""What is known of the report stands once, in datapackage.json, and is refused where it does not hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from support import DataCopy

import recount
from recount.cite.edition import load_edition
from recount.tables.schema import DataError


def test_the_facts_are_those_of_the_report(report: recount.Report) -> None:
    facts = report.facts
    assert (facts.year, facts.language, facts.currency) == (2020, "th", "THB")
    assert facts.publisher.en in facts.title.en
    assert facts.publisher.th in facts.title.th
    assert facts.publisher.en.startswith(facts.publisher_short.en)
    assert facts.currency in report.units
    assert list(report.sections) == list(dict.fromkeys(figure.section for figure in report.values()))
    assert load_edition().report == facts


def _rename_a_section(descriptor: dict[str, Any]) -> None:
    descriptor["report"]["sections"][0]["id"] = "preface"


def _swap_sections(descriptor: dict[str, Any]) -> None:
    sections = descriptor["report"]["sections"]
    sections[0], sections[1] = sections[1], sections[0]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.pop("report"), "datapackage.json: there is no 'report'; add it"),
        (
            lambda d: d["report"].pop("publisher_th"),
            "datapackage.json, report: there is no 'publisher_th'; add it",
        ),
        (
            lambda d: d["report"]["sections"][2].pop("title"),
            "datapackage.json, report, sections, number 3: there is no 'title'; add it",
        ),
        (
            lambda d: d.update(report="the report"),
            'datapackage.json, report: "the report" is not an object; correct it',
        ),
        (
            lambda d: d["report"].update(year="2020"),
            'datapackage.json, report, year: "2020" is not a number; correct it',
        ),
        (
            lambda d: d["report"].update(sections=[]),
            "datapackage.json, report, sections: it names none; name at least one",
        ),
        (
            _rename_a_section,
            "datapackage.json, table 'figures', column 'section': its values are not the report's sections"
            " (preface, key_facts, crisis_response, daily_essentials, social_interaction,"
            " business_continuity, future_outlook); make them the same, in the same order",
        ),
        (
            _swap_sections,
            "datapackage.json, table 'figures', column 'section': its values are not the report's sections"
            " (key_facts, introduction, crisis_response, daily_essentials, social_interaction,"
            " business_continuity, future_outlook); make them the same, in the same order",
        ),
        (
            lambda d: d["report"].update(currency="THX"),
            "datapackage.json, report: its currency 'THX' is not in units.csv; did you mean 'THB'? Correct or"
            " add it.",
        ),
    ],
)
def test_facts_that_cannot_be_used_are_refused(
    change: Callable[[dict[str, Any]], object], message: str, data_copy: DataCopy
) -> None:
    path = data_copy.folder / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    change(descriptor)
    path.write_text(json.dumps(descriptor), "utf-8")
    with pytest.raises(DataError) as refused:
        recount.load(data_copy.folder)
    assert str(refused.value) == message


def test_a_report_of_other_sections_needs_no_change_of_code(data_copy: DataCopy) -> None:
    path = data_copy.folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace('"key_facts"', '"in_numbers"'), "utf-8")
    for table in ("figures", "checks"):
        file = data_copy.folder / f"{table}.csv"
        file.write_text(file.read_text("utf-8").replace(",key_facts,", ",in_numbers,"), "utf-8")
    report = recount.load(data_copy.folder)
    assert report["donation_total"].section == "in_numbers"
    assert report.sections["in_numbers"].en == "Key facts"
