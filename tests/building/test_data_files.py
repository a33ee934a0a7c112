"""The tables that readers take home: each form says what data/ says, and other tools read it."""

import csv
import hashlib
import json
import re
import shutil
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pytest
from support import PROJECT, DataCopy, table

from book.downloads.computed import Kept
from book.downloads.crate import CRATE
from book.downloads.data_files import FORMS, READMES, write_tables

DESCRIPTOR = json.loads((PROJECT / "data" / "datapackage.json").read_text("utf-8"))
RESOURCES = [*DESCRIPTOR["resources"], *DESCRIPTOR["computed"]]
TABLES = {resource["name"]: resource["path"] for resource in RESOURCES}
#: Reads a table without any of the book's code.
Source = Callable[[str], list[dict[str, str]]]
COMPUTED = [resource["name"] for resource in DESCRIPTOR["computed"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, kept: Kept) -> Path:
    target = tmp_path_factory.mktemp("data")
    write_tables(PROJECT / "data", target, "https://example.org/book", kept)
    return target


@pytest.fixture(scope="module")
def source(folder: Path) -> Source:
    """A table as it stands in data/, or as it was computed, read without any of the book's code."""

    def read(name: str) -> list[dict[str, str]]:
        place = folder if name in COMPUTED else PROJECT / "data"
        return table(place / TABLES[name])

    return read


def same(cell: str, value: Any) -> bool:
    """Whether a typed value is what a cell of the source says."""
    if value is None:
        return cell == ""
    if isinstance(value, int | float):
        return Decimal(cell) == Decimal(str(value))
    return cell == value


def test_every_table_is_there_in_every_form_on_the_built_site(built: Path) -> None:
    missing = [
        f"{name}.{form}"
        for name in TABLES
        for form in FORMS
        if not (built / "data" / f"{name}.{form}").is_file()
    ]
    assert missing == []


def test_the_built_descriptor_fits_the_built_files(built: Path) -> None:
    report = frictionless.validate(str(built / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert [task.name for task in report.tasks] == list(TABLES)


def test_a_changed_file_no_longer_fits_the_descriptor(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(folder, copy)
    with (copy / "units.csv").open("a", encoding="utf-8") as stream:
        stream.write("parsec,,measure,parsec,parsecs,พาร์เซก,\n")
    assert not frictionless.validate(str(copy / "datapackage.json")).valid


@pytest.mark.parametrize("name", TABLES)
def test_json_says_what_the_table_says(folder: Path, name: str, source: Source) -> None:
    rows = json.loads((folder / f"{name}.json").read_text("utf-8"))
    expected = source(name)
    assert len(rows) == len(expected)
    for row, cells in zip(rows, expected, strict=True):
        assert list(row) == list(cells)
        assert all(same(cells[column], row[column]) for column in cells), row


@pytest.mark.parametrize("name", TABLES)
def test_a_workbook_says_what_the_table_says(folder: Path, name: str, source: Source) -> None:
    book = openpyxl.load_workbook(folder / f"{name}.xlsx")
    table, columns = book.worksheets[:2]
    header, *rows = table.iter_rows(values_only=True)
    expected = source(name)
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        assert list(header) == next(csv.reader(stream))
    assert len(rows) == len(expected)
    for row, cells in zip(rows, expected, strict=True):
        assert all(same(cell, value) for cell, value in zip(cells.values(), row, strict=True)), row
    assert [row[0] for row in columns.iter_rows(min_row=2, values_only=True)] == list(header)


def test_a_workbook_says_what_it_is_and_how_to_cite_it(tmp_path: Path, kept: Kept) -> None:
    about = {
        "title": "Recounted: the data",
        "edition": "0.2.0",
        "citation": "The Recounted contributors (2026).",
    }
    write_tables(PROJECT / "data", tmp_path, "https://example.org/book", kept, about=about)
    sheet = openpyxl.load_workbook(tmp_path / "figures.xlsx")["about"]
    assert dict(sheet.iter_rows(min_row=2, values_only=True)) == about


def test_the_built_workbooks_name_edition_licence_and_citation(built: Path) -> None:
    sheet = openpyxl.load_workbook(built / "data" / "figures.xlsx")["about"]
    told = dict(sheet.iter_rows(min_row=2, values_only=True))
    assert told["edition"] == DESCRIPTOR["version"]
    assert "https://creativecommons.org/licenses/by/4.0/" in told["licence"]
    assert told["citation"].startswith("The Recounted contributors (2026). Recounted: the data (version ")
    assert told["citation in Thai"].startswith("คณะผู้จัดทำ Recounted. ")


def test_numbers_are_numbers_and_thai_is_whole_in_a_workbook(folder: Path) -> None:
    sheet = openpyxl.load_workbook(folder / "figures.xlsx").worksheets[0]
    columns = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "ppe")
    cells = dict(zip(columns, row, strict=True))
    assert cells["value"] == 73_000_000
    assert cells["phrase"] == "มากกว่า 73 ล้านชิ้น"


def test_the_last_printed_place_of_a_number_is_kept(folder: Path, source: Source) -> None:
    """28.27e9 was printed to ten millions: JSON keeps its digits, a workbook shows them."""
    printed = {row["id"]: row["value"] for row in source("evidence") if "e" in row["value"]}
    assert printed
    rows = json.loads((folder / "evidence.json").read_text("utf-8"), parse_float=Decimal)
    values = {row["id"]: row["value"] for row in rows}
    assert {id: values[id].as_tuple() for id in printed} == {
        id: Decimal(cell).as_tuple() for id, cell in printed.items()
    }
    sheet = openpyxl.load_workbook(folder / "evidence.xlsx").worksheets[0]
    columns = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        id, value = row[columns.index("id")].value, row[columns.index("value")]
        if id in printed:
            decimals = len(Decimal(printed[id]).as_tuple().digits) - 1
            assert value.number_format == ("0." + "0" * decimals if decimals else "0") + "E+00", id


def test_a_statement_is_text_in_a_workbook_and_never_a_formula(folder: Path) -> None:
    for name in TABLES:
        for sheet in openpyxl.load_workbook(folder / f"{name}.xlsx"):
            assert not [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"]


def test_the_checksums_are_those_of_all_files(folder: Path) -> None:
    sums = dict(
        reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    )
    assert set(sums) == {file.name for file in folder.iterdir()} - {"SHA256SUMS"}
    assert sums == {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sums}


def test_the_crate_names_every_file_with_its_size_and_the_folder_as_a_whole(folder: Path) -> None:
    crate = json.loads((folder / CRATE).read_text("utf-8"))
    entities = {entity["@id"]: entity for entity in crate["@graph"]}
    assert len(entities) == len(crate["@graph"])
    assert crate["@context"] == "https://w3id.org/ro/crate/1.1/context"
    assert entities[CRATE]["about"] == {"@id": "./"}
    root = entities["./"]
    parts = {part["@id"] for part in root["hasPart"]}
    assert parts == {file.name for file in folder.iterdir()} - {CRATE, "SHA256SUMS"}
    for name in parts:
        assert entities[name]["contentSize"] == str((folder / name).stat().st_size)
        assert entities[name]["@type"] == "File" and entities[name]["description"]
    assert {entities[root[key]["@id"]]["@type"] for key in ("license", "author")} == {
        "CreativeWork",
        "Organization",
    }
    assert (root["version"], root["url"]) == (DESCRIPTOR["version"], "https://example.org/book")


def test_the_readme_explains_every_column_and_says_which_file_a_spreadsheet_opens(folder: Path) -> None:
    text = (folder / "README.txt").read_text("utf-8")
    for resource in RESOURCES:
        assert f"{resource['name']}.csv, {resource['name']}.json, {resource['name']}.xlsx:" in text
        for field in resource["schema"]["fields"]:
            assert f"  - {field['name']} ({field['type']}): " in text
    assert "To read Thai in Excel, open the .xlsx file." in text
    assert "Creative Commons Attribution 4.0" in text
    assert DESCRIPTOR["version"] in text
    assert "https://example.org/book" in text


def test_the_thai_readme_explains_every_column_in_thai_alone(folder: Path) -> None:
    text = squeezed((folder / "README.th.txt").read_text("utf-8"))
    for resource in RESOURCES:
        for told in (resource, *resource["schema"]["fields"]):
            assert squeezed(told["description_th"]) in text, (resource["name"], told["name"])
            assert squeezed(told["description"]) not in text, (resource["name"], told["name"])
        for field in resource["schema"]["fields"]:
            assert f"-{field['name']}({field['type']})" not in text, "the type is said in Thai too"
    for source in DESCRIPTOR["sources"]:
        assert squeezed(source["title_th"]) in text


def squeezed(text: str) -> str:
    """Text without white space, which lines of a fixed length scatter."""
    return "".join(text.split())


def columns(line: str) -> int:
    """How wide a line is in a terminal. Thai vowels above and below letters take no column, though Unicode
    gives them no combining class: only tone marks and the like have one."""
    return sum(unicodedata.category(letter) != "Mn" for letter in line)


@pytest.mark.parametrize("readme", READMES.values())
def test_lines_of_a_readme_are_full_and_end_between_words(folder: Path, readme: str) -> None:
    lines = (folder / readme).read_text("utf-8").splitlines()
    told = [line for line in lines if not line.startswith(("http", "  http")) and ".xlsx: " not in line]
    assert max(map(columns, told)) <= 78
    # Signs that only go on with a word: vowels and marks behind their consonant, the sign of repetition.
    assert [line for line in lines if re.match("\\s*[\u0e2f-\u0e3a\u0e45-\u0e4e]", line)] == []
    files = ("references.bib", "ro-crate-metadata.json", "sha256sum --check")
    assert all(any(name in line for line in lines) for name in files)


def test_a_workbook_explains_its_columns_in_both_languages(folder: Path) -> None:
    sheet = openpyxl.load_workbook(folder / "figures.xlsx")["columns"]
    heads, *rows = sheet.iter_rows(values_only=True)
    assert heads == ("column", "type", "meaning", "rules", "ความหมาย", "เงื่อนไข")
    fields = RESOURCES[0]["schema"]["fields"]
    assert [row[2] for row in rows] == [field["description"] for field in fields]
    assert [row[4] for row in rows] == [field["description_th"] for field in fields]
    hedge = next(row for row in rows if row[0] == "hedge")
    assert hedge[3] == "required; one of: exact, at_least, at_most, approx, almost"
    assert hedge[5] == "ห้ามเว้นว่าง; ค่าใดค่าหนึ่งต่อไปนี้: exact, at_least, at_most, approx, almost"


def test_the_home_of_the_book_is_named_only_where_it_is_known(
    tmp_path: Path, folder: Path, kept: Kept
) -> None:
    write_tables(PROJECT / "data", tmp_path, kept=kept)
    assert "homepage" not in json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    root = json.loads((tmp_path / CRATE).read_text("utf-8"))["@graph"][1]
    assert root["@id"] == "./" and "url" not in root
    named = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert named["homepage"] == "https://example.org/book"


def test_the_same_data_give_the_same_bytes(tmp_path: Path, folder: Path, kept: Kept) -> None:
    write_tables(PROJECT / "data", tmp_path, "https://example.org/book", kept)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        file.name: file.read_bytes() for file in folder.iterdir()
    }


def test_a_table_that_is_new_in_the_descriptor_is_taken_along(data_copy: DataCopy, tmp_path: Path) -> None:
    data = data_copy.folder
    descriptor = json.loads((data / "datapackage.json").read_text("utf-8"))
    descriptor["resources"].append(
        {
            "name": "moons",
            "path": "moons.csv",
            "title": "Moons",
            "title_th": "ดวงจันทร์",
            "description": "Moons and their distance.",
            "description_th": "ดวงจันทร์และระยะห่าง",
            "schema": {
                "fields": [{"name": "moon", "type": "string"}, {"name": "distance", "type": "number"}],
                "missingValues": [""],
            },
        }
    )
    del descriptor["computed"]
    (data / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    (data / "moons.csv").write_text("moon,distance\nIo,421.8\nEuropa,\n", "utf-8")
    write_tables(data, tmp_path / "built")
    rows = json.loads((tmp_path / "built" / "moons.json").read_text("utf-8"))
    assert rows == [{"moon": "Io", "distance": 421.8}, {"moon": "Europa", "distance": None}]
    assert openpyxl.load_workbook(tmp_path / "built" / "moons.xlsx").sheetnames == ["moons", "columns"]
    assert "moons.csv, moons.json, moons.xlsx: Moons" in (tmp_path / "built" / "README.txt").read_text(
        "utf-8"
    )


def test_a_number_too_long_for_a_spreadsheet_stays_whole_as_text(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    fields = [{"name": "n", "type": "integer"}]
    descriptor = {
        **DESCRIPTOR,
        "computed": [],
        "resources": [
            {
                "name": "long",
                "path": "long.csv",
                "title": "L",
                "title_th": "ย",
                "description": "L",
                "description_th": "ย",
                "schema": {"fields": fields},
            }
        ],
    }
    (data / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    (data / "long.csv").write_text("n\n12345678901234567890\n123456789012345\n", "utf-8")
    write_tables(data, tmp_path / "built")
    sheet = openpyxl.load_workbook(tmp_path / "built" / "long.xlsx").worksheets[0]
    assert [cell.value for cell in sheet["A"]] == ["n", "12345678901234567890", 123456789012345]
