"""Writes data/ for readers: every table as CSV, JSON and XLSX, with descriptor, README and checksums.

What there is to write stands in datapackage.json, so a new table comes along without a change here; those
that are computed come from computed.py. The same data give the same bytes. Knows tables and their
columns, not what a figure or a check is.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter

from book.downloads.computed import Kept, computed_tables
from book.downloads.crate import CRATE, Part, crate
from book.downloads.made import Made
from recount.tables.csv_files import Row, read_table
from recount.tables.schema import member, members, published, read_descriptor
from recount.thai.breaking import breakable
from recount.wording import LANGUAGES, Language, Words, say
from recount.wording import handouts as words

#: The forms of each table, by suffix, with what each is for.
FORMS = words.TABLE_FORMS
#: What tells a person what the folder holds, in each language.
READMES: Mapping[Language, str] = {"en": "README.txt", "th": "README.th.txt"}
TABLE_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
CHECKSUMS = "SHA256SUMS"
#: The files beside the tables: what each is, and its media type.
_BESIDE = {
    "datapackage.json": ("What the tables and their columns hold (Data Package 2.0).", "application/json"),
    "references.bib": ("The sources that rows cite by key.", "application/x-bibtex"),
    READMES["en"]: ("What the folder holds.", "text/plain"),
    READMES["th"]: ("What the folder holds, in Thai.", "text/plain"),
}
#: Spreadsheets keep numbers as binary fractions of about fifteen digits; longer ones would be changed.
_DIGITS_OF_A_SPREADSHEET = 15
_LINE = 78


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the dataset, as its descriptor tells of it."""

    name: str
    title: Words
    description: Words
    path: str
    fields: tuple[dict[str, Any], ...]

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return [field["name"] for field in self.fields]

    def file(self, form: str) -> str:
        """The table's file name in one of the FORMS."""
        return self.path if form == "csv" else f"{self.name}.{form}"


def tables(descriptor: dict[str, Any]) -> list[Table]:
    """All tables that a descriptor describes, in its order."""
    return [
        Table(
            resource["name"],
            _words(resource, "title", place),
            _words(resource, "description", place),
            resource["path"],
            tuple(resource["schema"]["fields"]),
        )
        for resource, place in members(descriptor, "resources", dict)
    ]


def _words(resource: dict[str, Any], name: str, place: str) -> Words:
    return Words(member(resource, name, str, place), member(resource, f"{name}_th", str, place))


def write_tables(
    data: Path,
    target: Path,
    homepage: str | None = None,
    kept: Kept | None = None,
    about: Mapping[str, str] | None = None,
    readmes: Made | None = None,
) -> None:
    """Write everything that a reader of the tables needs into the folder `target`.

    homepage: the address of the book, where it is known. kept: where computed tables are kept from build to
    build; without it they are computed. about: what each workbook says of itself. readmes: what an earlier
    build has left of them. Raises recount.tables.schema.DataError when data/ is not valid.
    """
    own = read_descriptor(data)
    descriptor = published(own)
    target.mkdir(parents=True, exist_ok=True)
    computed = computed_tables(data, own, kept)
    for name, text in computed.items():
        (target / f"{name}.csv").write_text(text, "utf-8", newline="")
    created = datetime.fromisoformat(descriptor["created"])
    written = [target / name for name in ("datapackage.json", *READMES.values())]
    for table in tables(descriptor):
        written += [target / table.file(form) for form in FORMS]
        rows = read_table(target if table.name in computed else data, descriptor, table.name)
        if table.name not in computed:
            shutil.copyfile(data / table.path, target / table.file("csv"))
        (target / table.file("json")).write_text(_json(table, rows), "utf-8")
        _write_workbook(target / table.file("xlsx"), table, rows, created, about or {})
    for bibliography in sorted(data.glob("*.bib")):
        shutil.copyfile(bibliography, target / bibliography.name)
        written.append(target / bibliography.name)
    built = _descriptor(descriptor, target, homepage)
    (target / "datapackage.json").write_text(_as_text(built), "utf-8")
    for language, name in READMES.items():
        write = partial(_write_readme, target / name, built, language)
        if readmes is None:
            write()
        else:  # to part Thai words takes a second, and what the tables mean seldom changes
            readmes.make(target / name, [_as_text(descriptor).encode(), (homepage or "").encode()], write)
    parts = [*_parts(built, target), *(_beside(file) for file in written if file.name in _BESIDE)]
    (target / CRATE).write_text(_as_text(crate(built, parts)), "utf-8")
    written.append(target / CRATE)
    (target / CHECKSUMS).write_text(checksums(sorted(written)), "utf-8")


def _parts(descriptor: dict[str, Any], target: Path) -> Iterator[Part]:
    """Every table in every form."""
    for table in tables(descriptor):
        for form, media_type in TABLE_TYPES.items():
            name = f"{table.title.en} ({form.upper()})"
            yield Part(target / table.file(form), name, table.description.en, media_type)


def _beside(file: Path) -> Part:
    """What helps to read the tables."""
    told, media_type = _BESIDE[file.name]
    return Part(file, file.name, told, media_type)


def checksums(files: Sequence[Path]) -> str:
    """A line for each file, as `sha256sum --check` reads them."""
    return "".join(f"{_sha256(file)}  {file.name}\n" for file in files)


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _as_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _json(table: Table, rows: list[Row]) -> str:
    """A list of objects. Numbers stand as the table prints them, since their last place means something."""
    objects = []
    for row in rows:
        members = (f"    {json.dumps(name)}: {_token(row[name])}" for name in table.columns)
        objects.append("  {\n" + ",\n".join(members) + "\n  }")
    return "[\n" + ",\n".join(objects) + "\n]\n" if objects else "[]\n"


def _token(value: Any) -> str:
    """A cell as JSON: a Decimal's own digits, a day as text."""
    match value:
        case Decimal():
            return str(value)
        case date():
            return json.dumps(value.isoformat())
        case _:
            return json.dumps(value, ensure_ascii=False)


def _write_workbook(
    path: Path, table: Table, rows: list[Row], created: datetime, about: Mapping[str, str]
) -> None:
    """The table on one sheet, what its columns mean on another, edition, licence and citation on a third.

    created: the date inside the file; a workbook would otherwise carry the moment of writing.
    """
    # No text is taken for a formula or an address.
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), settings) as book:
        told = "\n".join(table.description[language] for language in LANGUAGES)
        book.set_properties({"title": table.title.en, "comments": told, "created": created})
        cells = [[row[name] for name in table.columns] for row in rows]
        _write_sheet(book, table.name[:31], table.columns, cells)
        heads, columns = ["column", "type"], [[field["name"], field["type"]] for field in table.fields]
        for language in LANGUAGES:
            heads += [words.COLUMN_MEANING[language], words.COLUMN_RULE[language]]
            for row, field in zip(columns, table.fields, strict=True):
                row += [_meaning(field, language), _rules(field, language)]
        _write_sheet(book, "columns", heads, columns)
        if about:
            _write_sheet(book, "about", ["what", "of this file"], list(about.items()))


def _write_sheet(book: Any, name: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(heads) - 1)
    for number, column in enumerate(heads):
        longest = max([len(column) + 3, *(len(str(row[number] or "")) for row in rows)])
        sheet.set_column(number, number, min(longest + 2, 60), wrapped)
        sheet.write_string(0, number, column, head)
    shown: dict[str, Any] = {}
    for place, row in enumerate(rows, start=1):
        for number, value in enumerate(row):
            if value is None:
                continue
            if isinstance(value, int | Decimal) and _fits_a_spreadsheet(Decimal(value)):
                form = _number_format(Decimal(value))
                if form not in shown:
                    shown[form] = book.add_format({"num_format": form, "valign": "top"})
                sheet.write_number(place, number, float(value), shown[form])
            else:
                sheet.write_string(place, number, str(value))


def _fits_a_spreadsheet(value: Decimal) -> bool:
    return len(value.as_tuple().digits) <= _DIGITS_OF_A_SPREADSHEET


def _number_format(value: Decimal) -> str:
    """The format that shows a number down to its last printed place: 28.27e9 as 2.827E+10, 4.50 as 4.50."""
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # the tables hold finite numbers only
    if exponent > 0:
        return "0." + "0" * (len(digits) - 1) + "E+00" if len(digits) > 1 else "0E+00"
    return "0." + "0" * -exponent if exponent else "0"


def _meaning(field: dict[str, Any], language: Language) -> str:
    """What a column holds; empty where the descriptor does not say."""
    return str(field.get("description" if language == "en" else f"description_{language}", ""))


def _rules(field: dict[str, Any], language: Language) -> str:
    """The rules of a column in words: 'required; one of: a, b'."""
    return "; ".join(
        say(words.COLUMN_RULES[name], language, value=", ".join(value) if name == "enum" else value)
        for name, value in field.get("constraints", {}).items()
        if value is not False
    )


def _descriptor(descriptor: dict[str, Any], target: Path, homepage: str | None) -> dict[str, Any]:
    """The descriptor of the built files: the dataset's own, with sizes and digests."""
    resources = [
        {
            **resource,
            "bytes": (target / resource["path"]).stat().st_size,
            "hash": f"sha256:{_sha256(target / resource['path'])}",
        }
        for resource in descriptor["resources"]
    ]
    home = {"homepage": homepage} if homepage else {}
    return {**descriptor, **home, "resources": resources}


def _write_readme(file: Path, descriptor: dict[str, Any], language: Language) -> None:
    file.write_text("\n".join(_readme_lines(descriptor, language)) + "\n", "utf-8")


def _readme_lines(descriptor: dict[str, Any], language: Language) -> Iterator[str]:
    """What the folder holds, column by column, for somebody who has nothing else."""
    end = "" if language == "en" else f"_{language}"
    yield from _wrapped(descriptor[f"title{end}"])
    yield say(words.README_VERSION, language, version=descriptor["version"])
    if home := descriptor.get("homepage"):
        yield home
    yield ""
    yield from _wrapped(descriptor[f"description{end}"])
    yield ""
    yield words.README_FORMS[language]
    for form, use in FORMS.items():
        yield from _wrapped(f".{form}: {use[language]}", "  ", "    ")
    for paragraph in (words.README_EXCEL, words.README_DESCRIPTOR):
        yield from ["", *_wrapped(paragraph[language])]
    for table in tables(descriptor):
        yield ""
        yield f"{', '.join(table.file(form) for form in FORMS)}: {table.title[language]}"
        yield from _wrapped(table.description[language], "  ", "  ")
        for field in table.fields:
            column = f"{field['name']} ({words.COLUMN_TYPES[field['type']][language]})"
            told = ": ".join(filter(None, (column, _meaning(field, language))))
            yield from _wrapped(told, "  - ", "    ")
    yield ""
    yield words.README_LICENCE[language]
    for licence in descriptor["licenses"]:
        yield f"  {licence['title']} ({licence['name']})"
        yield f"  {licence['path']}"
    contributors = ", ".join(person[f"title{end}"] for person in descriptor["contributors"])
    yield from ["", *_wrapped(say(words.README_BY, language, contributors=contributors))]
    yield ""
    yield words.README_SOURCES[language]
    for source, place in members(descriptor, "sources", dict):
        yield from _wrapped(member(source, f"title{end}", str, place), "  - ", "    ")


def _wrapped(text: str, first: str = "", then: str = "") -> list[str]:
    """Text in lines that end between words, also in Thai, which parts them by no blanks."""
    lines = [first]
    for number, piece in enumerate(breakable(text)):
        if number and _columns_of(lines[-1] + piece.rstrip()) > _LINE:
            lines.append(then)
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _columns_of(text: str) -> int:
    """How wide a line is where every letter has one width; marks above and below letters have none."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)
