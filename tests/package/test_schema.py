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
from support import DataCopy, each, spread

from recount.cite.edition import load_edition
from recount.tables.csv_files import check_foreign_keys, read_table
from recount.tables.dataset import load_dataset
from recount.tables.schema import DataError, nearest, place, read_descriptor

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


Witness = Callable[[Path], set[str]]


@pytest.fixture(scope="session")
def second_witness() -> Witness:
    """The kinds of error that frictionless finds in a data directory, which takes it a while."""

    def errors(folder: Path) -> set[str]:
        report = frictionless.validate(str(folder / "datapackage.json"))
        return {kind for (kind,) in report.flatten(["type"])}

    return errors


# --- The book's own data ----------------------------------------------------------------------------------


def test_frictionless_and_we_accept_the_books_data(project: Path, second_witness: Witness) -> None:
    assert second_witness(project / "data") == set()
    assert {name: bool(rows) for name, rows in read_all(project / "data").items()} == dict.fromkeys(
        TABLES, True
    )


def test_the_descriptor_describes_every_table_and_each_of_its_columns(project: Path) -> None:
    descriptor = json.loads((project / "data" / "datapackage.json").read_text("utf-8"))
    assert {resource["path"] for resource in descriptor["resources"]} == {
        path.name for path in (project / "data").glob("*.csv")
    }
    for resource in [*descriptor["resources"], *descriptor["computed"]]:
        for field in resource["schema"]["fields"]:
            where = f"{resource['name']}.{field['name']}"
            assert field["description"].endswith("."), f"{where} is not described"
            assert re.match("[\u0e01-\u0e4e]", field["description_th"]), f"{where} is not described in Thai"
    for resource in descriptor["resources"]:
        header = (project / "data" / resource["path"]).read_text("utf-8").splitlines()[0]
        assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]


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


def drop_column(data: DataCopy) -> None:
    data.write("units", [row[:4] + row[5:] for row in data.rows("units")])


def extra_column(data: DataCopy) -> None:
    data.write("units", [[*row, "more"] for row in data.rows("units")])


def blank_end(data: DataCopy) -> None:
    data.write("numerals", [*data.rows("numerals"), []])


def one_cell(data: DataCopy) -> None:
    data.write("numerals", [*data.rows("numerals"), [" "]])


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
        " loosely, wording differs, disagrees, implausible, not checkable, would agree, would not agree;"
        " did you mean 'agrees'?",
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
    "duplicate title": (
        change("checks", 5, title_en="two givers add up to the total"),
        "checks.csv, row 5, column title_en: 'two givers add up to the total' stands already in row 3, but"
        " may stand only once; change this one",
        "unique-error",
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
        "units.csv, row 1: the column 'name_th' is missing; the header must be"
        " 'unit,general,kind,name_one,name_many,name_th,noun_th'",
        "incorrect-label",
    ),
    "missing cell": (
        drop_cell,
        "checks.csv, row 3: 9 cells where the header names 10; add or remove commas, and quote a cell that"
        " holds one",
        "missing-cell",
    ),
    "too many cells": (
        add_cell,
        "checks.csv, row 3: 11 cells where the header names 10; add or remove commas, and quote a cell that"
        " holds one",
        "extra-cell",
    ),
    "missing column": (
        drop_column,
        "units.csv, row 1: the column 'name_many' is missing; the header must be"
        " 'unit,general,kind,name_one,name_many,name_th,noun_th'",
        "incorrect-label",
    ),
    "undescribed column": (
        extra_column,
        "units.csv, row 1: the column 'more' is not described in datapackage.json; describe it there or"
        " remove it",
        "extra-label",
    ),
    "blank last line": (
        blank_end,
        "numerals.csv, row 53: the line is empty; remove it",
        "blank-row",
    ),
    "a line of one cell": (
        one_cell,
        "numerals.csv, row 53: 1 cell where the header names 5; add or remove commas, and quote a cell that"
        " holds one",
        "missing-cell",
    ),
    "blank row": (
        blank_row,
        "units.csv, row 4: the line is empty; remove it",
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


@pytest.mark.parametrize(("break_it", "message"), [case[:2] for case in BROKEN.values()], ids=BROKEN.keys())
def test_a_broken_table_is_refused(
    break_it: Callable[[DataCopy], None], message: str, data_copy: DataCopy
) -> None:
    break_it(data_copy)
    with pytest.raises(DataError) as refused:
        load_dataset(data_copy.folder)
    assert str(refused.value) == message


@pytest.mark.parametrize(("break_it", "kind"), [case[::2] for case in BROKEN.values()], ids=BROKEN.keys())
def test_frictionless_refuses_it_too(
    break_it: Callable[[DataCopy], None],
    kind: str,
    data_copy: DataCopy,
    second_witness: Witness,
) -> None:
    break_it(data_copy)
    assert kind in second_witness(data_copy.folder)


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
    table: str,
    row: int,
    cells: dict[str, str],
    data_copy: DataCopy,
    second_witness: Witness,
) -> None:
    data_copy.set(table, row, **cells)
    read_all(data_copy.folder)
    assert second_witness(data_copy.folder) == set()


@pytest.mark.parametrize("cell", ["NaN", "Infinity", "-Infinity"])
def test_a_number_must_be_finite(cell: str, data_copy: DataCopy) -> None:
    data_copy.set("figures", 4, value=cell)
    with pytest.raises(DataError, match=r"^figures\.csv, row 4, column value: .* plain digits$"):
        read_all(data_copy.folder)


@pytest.mark.parametrize(
    ("table", "row", "column", "cell", "what"),
    [
        ("figures", 4, "line", "2_3", "'2_3' is no integer; write plain digits"),
        ("figures", 4, "line", "๒๓", "'๒๓' is no integer; write plain digits"),
        ("figures", 4, "line", " 23", "' 23' is no integer; write plain digits"),
        ("figures", 4, "value", "3_350_000_000", "'3_350_000_000' is no number; write plain digits"),
        ("figures", 4, "value", "1e999999999", "'1e999999999' is no number; write plain digits"),
        ("benchmarks", 2, "value", "904_000_000", "'904_000_000' is no number; write plain digits"),
        ("benchmarks", 2, "value", "๙๐๔", "'๙๐๔' is no number; write plain digits"),
        ("benchmarks", 2, "value", "９０４", "'９０４' is no number; write plain digits"),
        ("benchmarks", 2, "value", "904 000 000", "'904 000 000' is no number; write plain digits"),
        ("benchmarks", 2, "value", "904,000,000", "'904,000,000' is no number; write plain digits"),
        ("evidence", 2, "value", "3.4e9 ", "'3.4e9 ' is no number; write plain digits"),
        (
            "chapters",
            2,
            "changed_en",
            "2569-11-22",
            "'2569-11-22' has a year of the Buddhist era; write it as 2026-11-22",
        ),
        ("chapters", 2, "changed_en", "2026-02-30", "'2026-02-30' is no date; write it as 2026-01-31"),
        ("chapters", 2, "changed_en", "20261122", "'20261122' is no date; write it as 2026-01-31"),
        ("chapters", 2, "changed_en", "2026-W47-7", "'2026-W47-7' is no date; write it as 2026-01-31"),
    ],
)
def test_only_one_spelling_of_numbers_and_dates_is_read(
    table: str, row: int, column: str, cell: str, what: str, data_copy: DataCopy
) -> None:
    """Python's own readers accept all of these."""
    data_copy.set(table, row, **{column: cell})
    with pytest.raises(DataError) as refused:
        read_table(data_copy.folder, read_descriptor(data_copy.folder), table)
    assert str(refused.value) == f"{table}.csv, row {row}, column {column}: {what}"


# --- Broken files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_table_is_named(table: str, data_copy: DataCopy, second_witness: Witness) -> None:
    (data_copy.folder / f"{table}.csv").unlink()
    with pytest.raises(DataError) as refused:
        load_dataset(data_copy.folder)
    assert str(refused.value) == f"{table}.csv is missing: restore it beside datapackage.json"
    assert second_witness(data_copy.folder) == {"scheme-error"}


@pytest.mark.parametrize("name", ["figures.csv", "datapackage.json"])
def test_a_folder_in_place_of_a_file_is_named(name: str, data_copy: DataCopy) -> None:
    (data_copy.folder / name).unlink()
    (data_copy.folder / name).mkdir()
    with pytest.raises(DataError) as refused:
        load_dataset(data_copy.folder)
    assert str(refused.value) == f"{name} cannot be read (Is a directory): make it readable"


def test_a_table_in_another_encoding_is_named_with_its_byte(
    data_copy: DataCopy, second_witness: Witness
) -> None:
    path = data_copy.folder / "units.csv"
    path.write_bytes(b"unit,general" + "หยวน".encode("tis-620"))
    with pytest.raises(DataError) as refused:
        load_dataset(data_copy.folder)
    assert str(refused.value) == "units.csv is not UTF-8 (byte 12): save it as UTF-8"
    assert second_witness(data_copy.folder) == {"encoding-error"}


def test_a_byte_order_mark_and_windows_line_ends_are_read(
    data_copy: DataCopy, second_witness: Witness
) -> None:
    path = data_copy.folder / "units.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_all(data_copy.folder)["units"][0]["unit"] == "CNY"
    assert second_witness(data_copy.folder) == set()


def test_an_unclosed_quote_is_named(data_copy: DataCopy) -> None:
    path = data_copy.folder / "units.csv"
    path.write_text(path.read_text("utf-8") + '"days', "utf-8")
    with pytest.raises(DataError, match=r"^units\.csv is not well-formed CSV \(.*\): close its quotes$"):
        load_dataset(data_copy.folder)


def test_an_empty_table_has_no_header(data_copy: DataCopy) -> None:
    (data_copy.folder / "units.csv").write_text("")
    with pytest.raises(DataError, match=r"^units\.csv, row 1: the header is missing; it must be 'unit,"):
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


@each(
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


@each(("word", "hint"), [("studens", "; did you mean 'students'?"), ("zloty", ""), ("", "")])
def test_only_a_near_word_is_hinted_at(word: str, hint: str) -> None:
    assert nearest(word, ["students", "CNY", "people"]) == hint


# --- What the descriptor asks is done, or refused -----------------------------------------------------------


def describe(data: DataCopy, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the copy's descriptor."""
    path = data.folder / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    change(descriptor)
    path.write_text(json.dumps(descriptor), "utf-8")


def resource(descriptor: dict[str, Any], table: str) -> dict[str, Any]:
    return next(one for one in descriptor["resources"] if one["name"] == table)


def field(descriptor: dict[str, Any], table: str, column: str) -> dict[str, Any]:
    return next(one for one in resource(descriptor, table)["schema"]["fields"] if one["name"] == column)


#: What the book's data break, were it applied: each with the constraints that its type may carry here.
UNKNOWN = [
    ("figures", "value", "maximum", 5, "required, unique or minimum"),
    ("figures", "value", "exclusiveMinimum", 10**12, "required, unique or minimum"),
    ("figures", "value", "enum", [1, 2], "required, unique or minimum"),
    ("figures", "label_en", "maxLength", 3, "required, unique, pattern or enum"),
    ("figures", "label_en", "minLength", 300, "required, unique, pattern or enum"),
    ("figures", "label_en", "minimum", 3, "required, unique, pattern or enum"),
    ("chapters", "changed_en", "maximum", "2020-01-01", "required or unique"),
    ("checks", "id", "requird", True, "required, unique, pattern or enum"),
]


@pytest.mark.parametrize(("table", "column", "name", "value", "known"), UNKNOWN)
def test_an_unknown_constraint_is_refused_and_named(
    table: str, column: str, name: str, value: Any, known: str, data_copy: DataCopy
) -> None:
    kinds = {"figures": {"value": "number", "label_en": "string"}, "chapters": {"changed_en": "date"}}
    kind = kinds.get(table, {}).get(column, "string")
    describe(data_copy, lambda d: field(d, table, column).setdefault("constraints", {}).update({name: value}))
    with pytest.raises(DataError) as refused:
        load_dataset(data_copy.folder)
    message = str(refused.value)
    assert message.startswith(
        f"datapackage.json, table '{table}', field '{column}': '{name}' is no constraint of type {kind}"
    )
    assert message.endswith(f"; use {known}")


REFUSED = {
    "type": (
        lambda d: field(d, "figures", "line").update(type="year"),
        "table 'figures', field 'line': 'year' is no type that is known here; use string, integer, number or"
        " date",
    ),
    "format": (
        lambda d: field(d, "chapters", "changed_en").update(format="%d/%m/%Y"),
        "table 'chapters', field 'changed_en': the format '%d/%m/%Y' is not known here; leave it out",
    ),
    "property of a field": (
        lambda d: field(d, "figures", "line").update(bareNumber=False),
        "table 'figures', field 'line': 'bareNumber' is no property of a field that is known here; use name,"
        " type, format, title, title_th, description, description_th or constraints",
    ),
    "property of a schema": (
        lambda d: resource(d, "figures")["schema"].update(uniqueKeys=[["line", "start"]]),
        "table 'figures': 'uniqueKeys' is no property of a schema that is known here; use"
        " fields, primaryKey, foreignKeys or missingValues",
    ),
    "property of a table": (
        lambda d: resource(d, "units").update(dialect={"delimiter": ";"}),
        "table 'units': 'dialect' is no property of a table that is known here; use name, path, title,"
        " title_th, description, description_th, format, mediatype, encoding, schema, bytes or hash",
    ),
    "missing values": (
        lambda d: resource(d, "units")["schema"].update(missingValues=["", "-"]),
        "table 'units': missingValues can only be [\"\"], the empty cell; correct it",
    ),
    "a column in English alone": (
        lambda d: field(d, "figures", "line").pop("description_th"),
        "table 'figures', field 'line': there is a 'description' and no 'description_th'; add it",
    ),
    "a column with a blank for Thai": (
        lambda d: field(d, "figures", "line").update(description_th=" "),
        "table 'figures', field 'line': there is a 'description' and no 'description_th'; add it",
    ),
    "a column in Thai alone": (
        lambda d: field(d, "figures", "line").pop("description"),
        "table 'figures', field 'line': there is a 'description_th' and no 'description'; add it",
    ),
    "a column's Thai under another name": (
        lambda d: field(d, "figures", "line").update(descripton_th="-"),
        "table 'figures', field 'line': 'descripton_th' is no property of a field that is known here; did you"
        " mean 'description_th'?; use name, type, format, title, title_th, description, description_th or"
        " constraints",
    ),
    "a table in English alone": (
        lambda d: resource(d, "units").pop("title_th"),
        "table 'units': there is a 'title' and no 'title_th'; add it",
    ),
    "a computed table in English alone": (
        lambda d: d["computed"][0].pop("description_th"),
        "table 'findings': there is a 'description' and no 'description_th'; add it",
    ),
    "encoding": (
        lambda d: resource(d, "units").update(encoding="tis-620"),
        "table 'units': the encoding 'tis-620' is not read here; write the table as utf-8",
    ),
    "pattern": (
        lambda d: field(d, "units", "unit")["constraints"].update(pattern="[A-Z"),
        "table 'units', field 'unit': the pattern '[A-Z' is no regular expression (unterminated character set"
        " at position 0); correct it",
    ),
    "path elsewhere": (
        lambda d: resource(d, "units").update(path="../units.csv"),
        "table 'units': the path '../units.csv' names no CSV file beside datapackage.json; correct it",
    ),
    "two tables of one name": (
        lambda d: resource(d, "units").update(name="figures"),
        "table 'figures': it stands there twice; remove one",
    ),
    "two columns of one name": (
        lambda d: field(d, "units", "name_one").update(name="name_th"),
        "table 'units': two of its fields have one name; change one",
    ),
    "key of another table": (
        lambda d: resource(d, "figures")["schema"]["foreignKeys"][0]["reference"].update(resource="unit"),
        "table 'figures', foreignKeys: no table is called 'unit'; did you mean 'units'?; correct it",
    ),
    "key of another column": (
        lambda d: resource(d, "figures")["schema"]["foreignKeys"][0].update(fields=["units"]),
        "table 'figures', foreignKeys, number 1, fields: 'units' is no column that is known here; did you"
        " mean 'unit'?; use id, section, line, start, end, phrase, label_en, label_th, entity, value,"
        " value_high, unit, hedge, as_of, repeats or scope",
    ),
}


@pytest.mark.parametrize(("change", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_the_descriptor_asks_in_vain_is_refused(
    change: Callable[[dict[str, Any]], None], message: str, data_copy: DataCopy
) -> None:
    describe(data_copy, change)
    with pytest.raises(DataError) as refused:
        load_dataset(data_copy.folder)
    assert str(refused.value) == f"datapackage.json, {message}"


def test_a_primary_key_of_two_columns_is_applied(data_copy: DataCopy, second_witness: Witness) -> None:
    describe(data_copy, lambda d: resource(d, "numerals")["schema"].update(primaryKey=["line", "text"]))
    with pytest.raises(DataError) as refused:
        load_dataset(data_copy.folder)
    assert str(refused.value) == (
        "numerals.csv, row 50, column line, text: '226, 2' stands already in row 49, but may stand only once;"
        " change this one"
    )
    assert second_witness(data_copy.folder) == {"primary-key"}


def test_cells_that_are_empty_do_not_repeat_one_another(data_copy: DataCopy, second_witness: Witness) -> None:
    describe(data_copy, lambda d: field(d, "figures", "value_high").update(constraints={"unique": True}))
    read_all(data_copy.folder)
    assert second_witness(data_copy.folder) == set()


@pytest.mark.parametrize("column", ["general", "name_th", "kind"])
def test_a_column_that_nobody_describes_but_everybody_needs_is_named(
    column: str, data_copy: DataCopy
) -> None:
    place = data_copy.rows("units")[0].index(column)
    data_copy.write("units", [row[:place] + row[place + 1 :] for row in data_copy.rows("units")])

    def forget(descriptor: dict[str, Any]) -> None:
        schema = resource(descriptor, "units")["schema"]
        schema["fields"].remove(field(descriptor, "units", column))
        schema.pop("foreignKeys")

    describe(data_copy, forget)
    with pytest.raises(DataError) as refused:
        load_dataset(data_copy.folder)
    assert str(refused.value) == (
        f"units.csv has no column '{column}', which is needed: add it, and describe it in datapackage.json"
    )


# --- A descriptor of the wrong shape ------------------------------------------------------------------------

Place = tuple[str | int, ...]
GONE = object()
WRONG = [None, 7, "nonsense", [], ["nonsense", 7], {"nonsense": 7}, GONE]


def places(value: Any, place: Place = ()) -> list[Place]:
    """The places of everything in a descriptor; of the items of a list the first only, and the last table."""
    found = [place] if place else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += places(inner, (*place, key))
    elif isinstance(value, list):
        for index in {0, len(value) - 1} if place == ("resources",) else {0} if value else set():
            found += places(value[index], (*place, index))
    return found


def put(descriptor: dict[str, Any], place: Place, value: Any) -> dict[str, Any]:
    """A copy of a descriptor with something else at one place."""
    changed: Any = json.loads(json.dumps(descriptor))
    holder = changed
    for step in place[:-1]:
        holder = holder[step]
    if value is GONE:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    return dict(changed)


def test_a_descriptor_of_the_wrong_shape_is_refused_in_a_sentence(data_copy: DataCopy) -> None:
    """Whatever stands anywhere in it: it is read, or a DataError says where it is wrong."""
    path = data_copy.folder / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    descriptor["id"] = "10.1234/recounted"
    for table in ("figures", "numerals", "checks", "evidence", "charts"):  # a few rows are read sooner
        data_copy.write(table, data_copy.rows(table)[: 3 if table == "figures" else 1])
    refused, read = set(), 0
    must = [
        ("resources",), ("resources", 0), ("resources", 0, "path"), ("resources", 0, "schema", "fields"),
        ("resources", 0, "schema", "fields", 0, "constraints", "pattern"), ("created",), ("id",),
        ("resources", 0, "schema", "foreignKeys", 0, "reference", "fields", 0),
        ("licenses", 0, "name"), ("contributors", 0),
    ]  # fmt: skip
    for where in {*must, *spread(places(descriptor))}:
        for wrong in WRONG:
            path.write_text(json.dumps(put(descriptor, where, wrong)), "utf-8")
            try:
                load_dataset(data_copy.folder)
                load_edition(data_copy.folder)
                read += 1
            except DataError as error:
                refused.add(where)
                assert re.fullmatch(r"(datapackage\.json|[a-z_]+\.csv)[^\n]+", str(error)), (where, wrong)
    assert refused >= set(must)
    assert read > 0
