"""One term, one word: no Thai of the book uses what locale/th/glossary.csv bans.

What stands between curly quotes is somebody else's wording and may say anything; so may code.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po
from support import PROJECT, each, every_word

GLOSSARY = PROJECT / "locale" / "th" / "glossary.csv"
#: Quotations and code, which may say what they like, and roles, which may not.
_QUOTED = re.compile(r"“[^”]*”|(?P<role>\{\w+\}`[^`]*`)|`[^`]*`")


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


TERMS = rows(GLOSSARY)
BANNED = {row["en"]: re.compile(row["banned"]) for row in TERMS if row["banned"]}


def faults(text: str) -> list[str]:
    """The terms whose banned variants a Thai text uses, with what it says instead."""
    own = _QUOTED.sub(lambda found: found["role"] or "“”", text)
    return [f"{term}: {found[0]}" for term, pattern in BANNED.items() if (found := pattern.search(own))]


def thai_of_tables() -> Iterator[tuple[str, str]]:
    for file in sorted((PROJECT / "data").glob("*.csv")):
        for number, row in enumerate(rows(file), start=2):
            for column, text in row.items():
                if column == "th" or column.endswith("_th"):
                    yield f"{file.name}, row {number}, {column}", text


def thai_of_descriptor(value: Any, place: str = "datapackage.json") -> Iterator[tuple[str, str]]:
    match value:
        case dict():
            for key, each in value.items():
                if isinstance(each, str) and key.endswith("_th"):
                    yield f"{place}, {key}", each
                yield from thai_of_descriptor(each, f"{place}, {key}")
        case list():
            for number, each in enumerate(value):
                yield from thai_of_descriptor(each, f"{place} {number}")


def thai_of_catalogues(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.glob("**/*.po")):
        with file.open("rb") as lines:
            for message in read_po(lines):
                if message.id and isinstance(message.string, str):
                    yield f"{file.name}: {message.id!r}", message.string


def test_no_thai_of_the_tables_uses_a_banned_word() -> None:
    told = [
        *thai_of_tables(),
        *thai_of_descriptor(json.loads((PROJECT / "data/datapackage.json").read_text())),
    ]
    assert len(told) > 600
    assert [(place, text, found) for place, text in told if (found := faults(text))] == []


def test_no_words_of_the_book_use_a_banned_one() -> None:
    told = [(place, words.th) for place, words in every_word()]
    assert [(place, text, found) for place, text in told if (found := faults(text))] == []


def test_no_translation_uses_a_banned_word() -> None:
    told = thai_of_catalogues(PROJECT / "locale" / "th")
    assert [(place, text, found) for place, text in told if (found := faults(text))] == []


def test_a_catalogue_is_read_message_by_message(tmp_path: Path) -> None:
    (tmp_path / "LC_MESSAGES").mkdir()
    catalogue = tmp_path / "LC_MESSAGES" / "index.po"
    catalogue.write_text('msgid ""\nmsgstr ""\n\nmsgid "a count"\nmsgstr "จำนวนนับ"\n', "utf-8")
    ((place, text),) = thai_of_catalogues(tmp_path)
    assert place == "index.po: 'a count'" and faults(text) == ["count (how many were counted): จำนวนนับ"]


@each(
    "text",
    [
        "ขอบเขตบนของช่วง", "เป็นจำนวนนับ", "จากหูเป่ย", "มากกว่าสามเท่า", "น้อยกว่าที่ระบุ 100 เท่า", "เพิ่มขึ้นกว่าสามเท่า",
        "เพิ่มขึ้น 3 เท่า", 'คำว่า "กว่า"', "ร้อยละ 6%", "ต่างๆ", "ต่าง ๆได้", "6 เปอร์เซ็นต์", "คนต่อราย", "ชุดต่อวันและแห่ง",
        "ครั้งต่อครั้ง", "ตามที่พิมพ์", "ยอดรวมลงวันที่ 31 มีนาคม", "วันที่เราสมมติขึ้น", "เงินที่อุทิศ", "28 ล้านเหรียญสหรัฐ",
        "ฤดูร้อน", "ในเนื้อความ",
    ],
)  # fmt: skip
def test_a_banned_variant_is_found(text: str) -> None:
    assert len(faults(text)) >= 1
    assert faults(f"รายงานเขียนว่า “{text.replace(chr(34), '')}”") == []


@each(
    "text",
    [
        "ขอบเขตของรายงาน", "ขีดจำกัดบน", "จากหูเป่ย์", "กว่า 3 เท่า", "เพิ่มเป็นสามเท่า", "เพิ่มขึ้นเท่ากับปีก่อน",
        "มากกว่าเท่าใด", "คำว่า “กว่า”", "ร้อยละ 6 และ 6% ในตาราง", "ต่าง ๆ ได้", "ชุดต่อแห่งต่อวัน", "เพราะเหตุนี้",
        "หนังสือพิมพ์", "ฉบับเผยแพร่ซ้ำลงวันที่ 23 เมษายน", "บนบ่า",
    ],
)  # fmt: skip
def test_what_is_right_is_left_alone(text: str) -> None:
    assert faults(text) == []


def test_no_term_is_what_it_bans() -> None:
    assert len(TERMS) > 100
    assert len({row["en"] for row in TERMS}) == len(TERMS)
    for row in TERMS:
        assert row["th"], row
        if pattern := BANNED.get(row["en"]):
            assert not pattern.search(row["th"]), row
