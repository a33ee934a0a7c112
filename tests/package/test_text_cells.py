"""Hostile and clumsy input: texts that something made of them would take for something else, and numbers."""

from __future__ import annotations

import json
import re
import time

import pytest
from support import DataCopy, each

import recount
from recount.checks.statements import StatementError, parse
from recount.cite.edition import load_edition
from recount.cli import main
from recount.tables.schema import DataError
from recount.tables.texts import fault

BAD = {
    "=HYPERLINK(1)": "spreadsheets take for a formula",
    "+1 or more": "spreadsheets take for a formula",
    "-x": "spreadsheets take for a formula",
    "@SUM(A1)": "spreadsheets take for a formula",
    "＝1+1": "spreadsheets take for a formula",
    "a\nER  - \nTY  - BOOK": "it holds a line break",
    "a\rb": "it holds a line break",
    "a\u2028b": "it holds a line break",
    "a\tb": "U+0009",
    "a\x00b": "U+0000",
    "a\x1b[31mb": "U+001B",
    "a\u202eb": "U+202E (right-to-left override)",
    "a\u2066b": "U+2066",
    "a\u200bb": "U+200B",
    "\ufeffa": "U+FEFF",
    "a\udc00b": "U+DC00",
    "a}, note = {b": "'}'",
    "\\input{x}": "'\\'",
    "a | b": "'|'",
    "a <b>": "'<'",
    "<!-- ": "a blank stands",
    "[x](javascript:alert(1))": "']('",
    "`a`": "'`'",
    " a": "a blank stands",
    "a\u00a0": "a blank stands",
}


@each("text", BAD)
def test_a_text_that_is_taken_for_something_else_is_refused_with_its_reason(text: str) -> None:
    assert BAD[text] in (fault(text) or "")


@each("text", ["-6.1%", "+1,234.5", "a <= b", "a >= [b, c]", "a-b", "R&D", "ราว 3 คน", "1 + 1 = 2"])
def test_plain_words_signed_numbers_and_comparisons_are_let_pass(text: str) -> None:
    assert fault(text) is None


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("figures", "ppe_value", "label_en"),
        ("figures", "ppe_value", "entity"),
        ("checks", "donation_parts", "title_th"),
        ("evidence", "cloud_yahoo", "note_en"),
        ("benchmarks", "internet_users", "label_th"),
        ("units", "meals", "name_one"),
        ("numerals", 2, "text"),
        ("chapters", "method", "description_en"),
        ("charts", 2, "title_en"),
        ("cases", 2, "counter_en"),
        ("retired_ids", 2, "reason_en"),
    ],
)
def test_no_table_lets_such_a_text_in(
    table: str, row: int | str, column: str, data_copy: DataCopy, capsys: pytest.CaptureFixture[str]
) -> None:
    number = data_copy.set(table, row, **{column: "a\u202e}"})
    assert main(["audit", "--data", str(data_copy.folder)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"recount: {table}.csv, row {number}, column {column}: it holds U+202E")


def test_neither_descriptor_nor_bibliography_lets_an_unseen_character_in(data_copy: DataCopy) -> None:
    path = data_copy.folder / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**descriptor, "title": "a\u202eb"}), "utf-8")
    with pytest.raises(DataError, match=r"datapackage.json, title: it holds U\+202E"):
        load_edition(data_copy.folder)
    path.write_text(json.dumps(descriptor), "utf-8")
    bibliography = data_copy.folder / "references.bib"
    bibliography.write_text(bibliography.read_text("utf-8").replace("title", "ti\u2067tle", 1), "utf-8")
    with pytest.raises(DataError, match=r"references.bib: it holds U\+2067"):
        recount.load(data_copy.folder)


# --- Numbers and statements ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "phrase"), [("0", "$0"), ("0e9", "0 billion")])
def test_evidence_of_nothing_is_weighed_without_a_traceback(
    value: str, phrase: str, data_copy: DataCopy, capsys: pytest.CaptureFixture[str]
) -> None:
    data_copy.set("evidence", "cloud_yahoo", value=value, phrase=phrase)
    assert main(["audit", "--data", str(data_copy.folder)]) == 1
    assert "no reading lets both stand" in capsys.readouterr().out


@pytest.mark.parametrize(("table", "row"), [("evidence", "cloud_yahoo"), ("benchmarks", "internet_users")])
def test_a_number_beyond_everything_that_is_counted_is_refused(
    table: str, row: str, data_copy: DataCopy
) -> None:
    data_copy.set(table, row, value="1e40")
    with pytest.raises(DataError, match="column value: 1e40 is more than anything that is counted"):
        recount.load(data_copy.folder)


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("((((cities**120)**120)**120)**120) * meal_cities = meal_cities", "a unit of more than 120 factors"),
        ("((donation_total / CNY)**120)**120 = 1", "its numbers grow too large"),
        ("(donation_total / CNY)**20 = 1", "its numbers grow too large"),
        ("meal_cities" + " + meal_cities" * 1000 + " = 1 * cities", "has more than 1000 characters"),
        ("1 / (donation_total / CNY)**20 = 1", "its numbers grow too large"),
    ],
    ids=lambda text: text[:30],
)
def test_a_statement_is_bounded_in_value_unit_and_length(
    statement: str, why: str, data_copy: DataCopy
) -> None:
    data_copy.set("checks", "donation_parts", statement=statement)
    started = time.process_time()
    with pytest.raises(DataError, match=why):
        recount.load(data_copy.folder).finding("donation_parts")
    assert time.process_time() - started < 2


def test_the_length_is_refused_before_anything_is_parsed() -> None:
    with pytest.raises(StatementError, match="has more than 1000 characters"):
        parse("(" * 100_000, ["a"], [])


@each("number", ["0", "999,999,999,999,999"])
@each("id", ["redmart_growth", "livestream_orders_weekly", "farm_produce", "online_students"])
def test_a_figure_can_be_supposed_nothing_or_enormous(number: str, id: str, report: recount.Report) -> None:
    supposed = report.suppose(**{id: f"{number}%" if report[id].unit == "percent" else number})
    assert len(supposed.evidence_table) == len(report.evidence_table)
    try:
        assert set(supposed.changed().columns) == {"kind", "title", "before", "after", "words"}
    except DataError as refused:  # nothing can be divided by nothing
        assert re.search("does not compute: (the divisor|its numbers grow too large)", str(refused))


# --- Dates --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "row", "cells", "why"),
    [
        ("figures", "ppe_value", {"as_of": "2021-01-01"}, "is after 2020, the year of the report"),
        ("figures", "ppe_value", {"as_of": "2020-02-30"}, "is no date of the calendar"),
        ("evidence", "cloud_yahoo", {"as_of": "2021-04-20"}, "when .* was published"),
        ("evidence", "cloud_yahoo", {"as_of": "2020-04-31"}, "is no date of the calendar"),
        ("benchmarks", "internet_users", {"as_of": "2099"}, "when .* was published"),
    ],
)
def test_no_date_lies_after_what_tells_of_it(
    table: str, row: str, cells: dict[str, str], why: str, data_copy: DataCopy
) -> None:
    data_copy.set(table, row, **cells)
    with pytest.raises(DataError, match=f"column as_of: .*{why}"):
        recount.load(data_copy.folder)


def test_no_source_is_younger_than_the_edition(
    data_copy: DataCopy, capsys: pytest.CaptureFixture[str]
) -> None:
    path = data_copy.folder / "datapackage.json"
    text = path.read_text("utf-8")
    path.write_text(text.replace('"created": "2026', '"created": "2019'), "utf-8")
    assert main(["audit", "--data", str(data_copy.folder)]) == 1
    assert "the date of this edition; correct one" in capsys.readouterr().err


@pytest.mark.parametrize(("first", "last"), [("2020-03-31", "2399-06-30"), ("1990-03-31", "2020-06-30")])
def test_a_period_that_the_rates_do_not_cover_is_refused(first: str, last: str, data_copy: DataCopy) -> None:
    statement = f'donation_total_thb / donation_total within market(THB/CNY, "{first}", "{last}")'
    data_copy.set("checks", "rate_donation", statement=statement)
    with pytest.raises(DataError, match="take a period that they cover"):
        recount.load(data_copy.folder).finding("rate_donation")


# --- Names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "row", "cells", "why"),
    [
        ("checks", "ct_misjudged", {"id": "ct_misjueged"}, "no check is called 'ct_misjudged' any more"),
        ("charts", 2, {"id": "chart-somewhere-else"}, "any more"),
        ("published_ids", 30, {"id": "nobody_knows_it"}, "any more"),
        ("retired_ids", 2, {"id": "chart-nobody-knows"}, "any more"),
        ("retired_ids", 8, {"replaced_by": "chart-nobody-knows"}, "was never published; correct it"),
        ("numerals", 3, {"end": "99999"}, "is not as long as"),
    ],
)
def test_a_name_that_was_published_stays_or_is_retired(
    table: str,
    row: int | str,
    cells: dict[str, str],
    why: str,
    data_copy: DataCopy,
    capsys: pytest.CaptureFixture[str],
) -> None:
    data_copy.set(table, row, **cells)
    assert main(["audit", "--data", str(data_copy.folder)]) == 1
    assert why in capsys.readouterr().err
