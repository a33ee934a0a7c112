"""The reader of the tables: what it accepts and refuses, in step with frictionless on the same files."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import pytest
from conftest import DataCopy

from recount.tables.dataset import load_dataset
from recount.tables.schema import DataError, check_foreign_keys, nearest, place, read_descriptor, read_table

TABLES = ("units", "figures", "numerals", "checks")
SECTIONS = (
    "introduction, key_facts, crisis_response, daily_essentials, social_interaction, business_continuity,"
    " future_outlook"
)


def read_all(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """What our reader makes of a data directory, before any meaning is looked at."""
    descriptor = read_descriptor(folder)
    tables = {name: read_table(folder, descriptor, name) for name in TABLES}
    check_foreign_keys(descriptor, tables, folder)
    return tables


def frictionless_errors(folder: Path) -> set[str]:
    """The kinds of error that frictionless finds in a data directory."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    return {kind for (kind,) in report.flatten(["type"])}


# --- The book's own data ----------------------------------------------------------------------------------


def test_frictionless_and_we_accept_the_books_data(project: Path) -> None:
    assert frictionless_errors(project / "data") == set()
    assert {name: bool(rows) for name, rows in read_all(project / "data").items()} == dict.fromkeys(
        TABLES, True
    )


def test_the_descriptor_describes_every_table_and_each_of_its_columns(project: Path) -> None:
    descriptor = json.loads((project / "data" / "datapackage.json").read_text("utf-8"))
    assert {resource["path"] for resource in descriptor["resources"]} == {
        path.name for path in (project / "data").glob("*.csv")
    }
    for resource in descriptor["resources"]:
        header = (project / "data" / resource["path"]).read_text("utf-8").splitlines()[0]
        assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]
        for field in resource["schema"]["fields"]:
            assert field["description"].endswith("."), f"{resource['name']}.{field['name']} is not described"


def test_both_readers_get_the_same_values(project: Path) -> None:
    ours = read_all(project / "data")
    package = frictionless.Package(str(project / "data" / "datapackage.json"))
    for name in TABLES:
        theirs = [row.to_dict() for row in package.get_resource(name).read_rows()]
        assert [{k: v for k, v in row.items() if k != "_row"} for row in ours[name]] == theirs


def test_cells_become_values_of_their_type(project: Path) -> None:
    row = read_all(project / "data")["figures"][2]
    assert row["_row"] == 4
    assert row["id"] == "donation_total"
    assert (row["line"], row["start"], row["end"]) == (23, 1573, 1593)
    assert row["value"] == Decimal("3350000000")
    assert isinstance(row["value"], Decimal)
    assert row["value_high"] is None
    assert row["repeats"] is None


# --- Broken tables ----------------------------------------------------------------------------------------


def drop_cell(data: DataCopy) -> None:
    rows = data.rows("checks")
    rows[2].pop()
    data.write("checks", rows)


def add_cell(data: DataCopy) -> None:
    rows = data.rows("checks")
    rows[2].append("one more")
    data.write("checks", rows)


def swap_columns(data: DataCopy) -> None:
    rows = data.rows("numerals")
    rows[0][1], rows[0][2] = rows[0][2], rows[0][1]
    data.write("numerals", rows)


def rename_column(data: DataCopy) -> None:
    rows = data.rows("units")
    rows[0][5] = "name_thai"
    data.write("units", rows)


def blank_row(data: DataCopy) -> None:
    rows = data.rows("units")
    data.write("units", [*rows[:3], [], *rows[3:]])


def change(table: str, row: int | str, **cells: str) -> Callable[[DataCopy], None]:
    def break_it(data: DataCopy) -> None:
        data.set(table, row, **cells)

    return break_it


BROKEN = {
    "bad enum": (
        change("figures", 4, hedge="atleast"),
        "figures.csv, row 4, column hedge: 'atleast' is not one of exact, at_least, at_most, approx, almost;"
        " did you mean 'at_least'?",
        "constraint-error",
    ),
    "bad enum without a near word": (
        change("checks", 3, section="xyz"),
        f"checks.csv, row 3, column section: 'xyz' is not one of {SECTIONS}",
        "constraint-error",
    ),
    "unknown verdict": (
        change("checks", "donation_parts", expected="agree"),
        "checks.csv, row 3, column expected: 'agree' is not one of agrees, agrees if truncated, agrees"
        " loosely, wording differs, disagrees, implausible, not checkable; did you mean 'agrees'?",
        "constraint-error",
    ),
    "duplicate figure": (
        change("figures", 5, id="donation_total"),
        "figures.csv, row 5, column id: 'donation_total' stands already in row 4, but may stand only once;"
        " change this one",
        "primary-key",
    ),
    "duplicate check": (
        change("checks", 5, id="donation_parts"),
        "checks.csv, row 5, column id: 'donation_parts' stands already in row 3, but may stand only once;"
        " change this one",
        "primary-key",
    ),
    "duplicate numeral": (
        change("numerals", 3, start="59"),
        "numerals.csv, row 3, column start: '59' stands already in row 2, but may stand only once; change"
        " this one",
        "primary-key",
    ),
    "dangling unit": (
        change("figures", 4, unit="CNYY"),
        "figures.csv, row 4, column unit: 'CNYY' is not in units.csv; did you mean 'CNY'? Correct it or add"
        " the row it names.",
        "foreign-key",
    ),
    "dangling unit without a near word": (
        change("figures", 4, unit="zloty"),
        "figures.csv, row 4, column unit: 'zloty' is not in units.csv. Correct it or add the row it names.",
        "foreign-key",
    ),
    "dangling repeats": (
        change("figures", "ppe_crisis", repeats="pppe"),
        "figures.csv, row 31, column repeats: 'pppe' is not in figures.csv; did you mean 'ppe'? Correct it or"
        " add the row it names.",
        "foreign-key",
    ),
    "dangling general unit": (
        change("units", "doctors", general="folk"),
        "units.csv, row 17, column general: 'folk' is not in units.csv. Correct it or add the row it names.",
        "foreign-key",
    ),
    "columns in another order": (
        swap_columns,
        "numerals.csv, row 1: the header is 'line,end,start,text,reason', but must be"
        " 'line,start,end,text,reason'",
        "incorrect-label",
    ),
    "column of another name": (
        rename_column,
        "units.csv, row 1: the header is 'unit,general,kind,name_one,name_many,name_thai', but must be"
        " 'unit,general,kind,name_one,name_many,name_th'",
        "incorrect-label",
    ),
    "missing cell": (
        drop_cell,
        "checks.csv, row 3: 7 cells where the header names 8; add or remove commas, and quote a cell that"
        " holds one",
        "missing-cell",
    ),
    "too many cells": (
        add_cell,
        "checks.csv, row 3: 9 cells where the header names 8; add or remove commas, and quote a cell that"
        " holds one",
        "extra-cell",
    ),
    "blank row": (
        blank_row,
        "units.csv, row 4: 0 cells where the header names 6; add or remove commas, and quote a cell that"
        " holds one",
        "blank-row",
    ),
    "no integer": (
        change("figures", 4, line="six"),
        "figures.csv, row 4, column line: 'six' is no integer; write plain digits",
        "type-error",
    ),
    "a fraction for an integer": (
        change("numerals", 2, start="59.5"),
        "numerals.csv, row 2, column start: '59.5' is no integer; write plain digits",
        "type-error",
    ),
    "no number": (
        change("figures", 4, value="3,350,000,000"),
        "figures.csv, row 4, column value: '3,350,000,000' is no number; write plain digits",
        "type-error",
    ),
    "bad pattern of an id": (
        change("figures", 4, id="Donation-Total"),
        "figures.csv, row 4, column id: 'Donation-Total' does not have the form [a-z][a-z0-9_]*; rewrite it",
        "constraint-error",
    ),
    "bad pattern of a date": (
        change("figures", 4, as_of="31 March 2020"),
        "figures.csv, row 4, column as_of: '31 March 2020' does not have the form"
        r" [0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?; rewrite it",
        "constraint-error",
    ),
    "a pattern that fits only the beginning": (
        change("checks", 3, id="donation parts"),
        "checks.csv, row 3, column id: 'donation parts' does not have the form [a-z][a-z0-9_]*; rewrite it",
        "constraint-error",
    ),
    "line below one": (
        change("figures", 4, line="0"),
        "figures.csv, row 4, column line: 0 is below 1; correct it",
        "constraint-error",
    ),
    "negative value": (
        change("figures", 4, value="-1"),
        "figures.csv, row 4, column value: -1 is below 0; correct it",
        "constraint-error",
    ),
    "empty cell": (
        change("figures", 4, label_th=""),
        "figures.csv, row 4, column label_th: the cell is empty; fill it in",
        "constraint-error",
    ),
}


@pytest.mark.parametrize(("break_it", "message", "kind"), BROKEN.values(), ids=BROKEN.keys())
def test_frictionless_and_we_refuse_a_broken_table(
    break_it: Callable[[DataCopy], None], message: str, kind: str, data_copy: DataCopy
) -> None:
    break_it(data_copy)
    with pytest.raises(DataError) as refused:
        load_dataset(data_copy.folder)
    assert str(refused.value) == message
    assert kind in frictionless_errors(data_copy.folder)


@pytest.mark.parametrize(
    ("table", "row", "cells"),
    [
        ("figures", 4, {"label_en": 'Words, with commas and "quotes"'}),
        ("figures", 4, {"as_of": "2020"}),
        ("figures", 4, {"as_of": "2020-01/2020-03-31"}),
        ("figures", 4, {"value": "3350000000.0"}),
        ("checks", 3, {"basis": ""}),
        ("units", 2, {"general": "CNY"}),
    ],
)
def test_frictionless_and_we_accept_what_is_odd_but_valid(
    table: str, row: int, cells: dict[str, str], data_copy: DataCopy
) -> None:
    data_copy.set(table, row, **cells)
    read_all(data_copy.folder)
    assert frictionless_errors(data_copy.folder) == set()


@pytest.mark.parametrize("cell", ["NaN", "Infinity", "-Infinity"])
def test_a_number_must_be_finite(cell: str, data_copy: DataCopy) -> None:
    data_copy.set("figures", 4, value=cell)
    with pytest.raises(DataError, match=r"^figures\.csv, row 4, column value: .* plain digits$"):
        read_all(data_copy.folder)


# --- Broken files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_table_is_named(table: str, data_copy: DataCopy) -> None:
    (data_copy.folder / f"{table}.csv").unlink()
    with pytest.raises(DataError) as refused:
        load_dataset(data_copy.folder)
    assert str(refused.value) == f"{table}.csv is missing: restore it beside datapackage.json"
    assert frictionless_errors(data_copy.folder) == {"scheme-error"}


@pytest.mark.parametrize("name", ["figures.csv", "datapackage.json"])
def test_a_folder_in_place_of_a_file_is_named(name: str, data_copy: DataCopy) -> None:
    (data_copy.folder / name).unlink()
    (data_copy.folder / name).mkdir()
    with pytest.raises(DataError) as refused:
        load_dataset(data_copy.folder)
    assert str(refused.value) == f"{name} cannot be read (Is a directory): make it readable"


def test_a_table_in_another_encoding_is_named_with_its_byte(data_copy: DataCopy) -> None:
    path = data_copy.folder / "units.csv"
    path.write_bytes(b"unit,general" + "หยวน".encode("tis-620"))
    with pytest.raises(DataError) as refused:
        load_dataset(data_copy.folder)
    assert str(refused.value) == "units.csv is not UTF-8 (byte 12): save it as UTF-8"
    assert frictionless_errors(data_copy.folder) == {"encoding-error"}


def test_a_byte_order_mark_and_windows_line_ends_are_read(data_copy: DataCopy) -> None:
    path = data_copy.folder / "units.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_all(data_copy.folder)["units"][0]["unit"] == "CNY"
    assert frictionless_errors(data_copy.folder) == set()


def test_an_unclosed_quote_is_named(data_copy: DataCopy) -> None:
    path = data_copy.folder / "units.csv"
    path.write_text(path.read_text("utf-8") + '"days', "utf-8")
    with pytest.raises(DataError, match=r"^units\.csv is not well-formed CSV \(.*\): close its quotes$"):
        load_dataset(data_copy.folder)


def test_an_empty_table_has_no_header(data_copy: DataCopy) -> None:
    (data_copy.folder / "units.csv").write_text("")
    with pytest.raises(DataError, match=r"^units\.csv, row 1: the header is 'missing', but must be 'unit,"):
        load_dataset(data_copy.folder)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "datapackage.json is not valid JSON (.*): mend it"),
        ("", "datapackage.json is not valid JSON (.*): mend it"),
        ("[" * 100_000, "datapackage.json is not valid JSON (.*): mend it"),
        ("[]", "datapackage.json is not a JSON object: mend it"),
        ("{}", "datapackage.json describes no table 'units': add it to its resources"),
        (
            '{"resources": [{"name": "units"}]}',
            "datapackage.json gives table 'units' no path or no fields: add them",
        ),
        (
            '{"resources": [{"name": "units", "path": "units.csv"}]}',
            "datapackage.json gives table 'units' no path or no fields: add them",
        ),
    ],
)
def test_a_broken_descriptor_is_named(text: str, message: str, data_copy: DataCopy) -> None:
    (data_copy.folder / "datapackage.json").write_text(text)
    pattern = re.escape(message).replace(re.escape("(.*)"), r"\(.*\)")
    with pytest.raises(DataError, match=f"^{pattern}$"):
        load_dataset(data_copy.folder)


def test_a_descriptor_in_another_encoding_is_named(data_copy: DataCopy) -> None:
    (data_copy.folder / "datapackage.json").write_bytes(b'{"name": "\xff"}')
    with pytest.raises(DataError, match=r"^datapackage\.json is not valid JSON .*: mend it$"):
        load_dataset(data_copy.folder)


def test_a_missing_descriptor_is_named_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError) as refused:
        load_dataset(tmp_path / "empty")
    assert str(refused.value) == (
        "datapackage.json is missing from empty/: restore it or name another directory"
    )


def test_an_unknown_directory_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        load_dataset(tmp_path / "nowhere")
    assert str(refused.value) == (
        f"there is no data directory '{tmp_path / 'nowhere'}': name one that holds datapackage.json"
    )


def test_a_copy_elsewhere_is_as_good_as_the_original(data_copy: DataCopy, tmp_path: Path) -> None:
    shutil.copytree(data_copy.folder, tmp_path / "another place")
    assert load_dataset(tmp_path / "another place").figures == load_dataset().figures


# --- The words of every message ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("figures.csv",), "figures.csv"),
        (("figures.csv", 4), "figures.csv, row 4"),
        (("figures.csv", 4, "unit"), "figures.csv, row 4, column unit"),
        ((Path("some", "where", "units.csv"), 2), "units.csv, row 2"),
    ],
)
def test_a_place_is_named_from_file_to_column(arguments: tuple[Any, ...], words: str) -> None:
    assert place(*arguments) == words


@pytest.mark.parametrize(
    ("word", "hint"), [("studens", "; did you mean 'students'?"), ("zloty", ""), ("", "")]
)
def test_only_a_near_word_is_hinted_at(word: str, hint: str) -> None:
    assert nearest(word, ["students", "CNY", "people"]) == hint
