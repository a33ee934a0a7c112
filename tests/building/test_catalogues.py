"""Catalogues of translations: what they lack, have too much or have lost is told; a refresh loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import each

from book.catalogues import CatalogueError, checked, faults, read_catalogue, refresh
from book.editions import catalogue, editions, place

PAGE = "chapters/one"
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def written(path: Path, *messages: tuple[str, str], fuzzy: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    entries = [
        ("#, fuzzy\n" if original == fuzzy else "") + f'msgid "{original}"\nmsgstr "{said}"\n'
        for original, said in messages
    ]
    path.write_text(HEAD + "\n".join(entries), "utf-8")
    return path


# --- What a translation may not lose ------------------------------------------------------------------------


@each(
    ("original", "said", "told"),
    [
        ("It is {fig}`ppe`.", "คือ {fig}`ppe|count`", None),
        ("It is {fig}`ppe` ({fig}`ppe|phrase`).", "คือ {fig}`ppe`", None),
        ("See [](method.md) and `code`.", "ดู `code` ใน [](method.md)", None),
        ("Two {fig}`a` of {fig}`b`.", "{fig}`b` มี {fig}`a`", None),
        ("It is {fig}`ppe`.", "คือ 73 ล้านชิ้น", "lost the role {fig}`ppe`"),
        ("It is {fig}`ppe`.", "คือ {fig}`ppe_value`", "added the role {fig}`ppe_value`"),
        ("It is {fig}`ppe`.", "คือ {result}`ppe`", "lost the role {fig}`ppe`"),
        ("See {cite:p}`a,b`.", "ดู {cite:p}`a`", "lost the role {cite:p}`a,b`"),
        ("See [](method.md).", "ดู[](figures.md)", "lost the link to 'method.md'"),
        ("Run `make book`.", "เรียก `make pdf`", "lost the code 'make book'"),
        ("$few of $all", "$few", "lost the slot '$all'"),
        ("**A** and b", "ก**“เกือบ”**ข", "asterisks would be printed"),
        ("**A** and b", "ก **“เกือบ”** ข", None),
    ],
)
def test_what_a_translation_loses_is_told(original: str, said: str, told: str | None) -> None:
    found = list(faults(original, said))
    assert found == [] if told is None else any(told in fault for fault in found), found


def test_what_a_page_wants_and_its_catalogue_has_are_compared(tmp_path: Path) -> None:
    file = written(
        tmp_path / "one.po",
        ("Said.", "พูดแล้ว"),
        ("Doubtful.", "สงสัย"),
        ("Gone.", "ไปแล้ว"),
        ("Empty.", ""),
        ("See `code`.", "ดู"),
        fuzzy="Doubtful.",
    )
    messages = ["Said.", "Doubtful.", "Empty.", "New.", "See `code`."]
    told = [line.removeprefix(f"{file}: ") for line in checked(file, messages)]
    assert told == [
        "the translation of 'Doubtful.' is fuzzy; look at it and remove the mark",
        "no translation of 'Empty.'; translate it (make catalogues adds it)",
        "no translation of 'New.'; translate it (make catalogues adds it)",
        "the translation of 'See `code`.' is wrong: it has lost the code 'code'",
        "'Gone.' stands on its page no more; run make catalogues",
    ]
    assert list(checked(written(file, ("Said.", "พูดแล้ว")), ["Said."])) == []


def test_a_catalogue_that_does_not_parse_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "one.po"
    file.write_text(f"{HEAD}msgid one\n", "utf-8")
    [told] = checked(file, ["One."])
    assert told.startswith(f"{file}, line ") and told.endswith("; mend the line") and "\n" not in told
    [told] = checked(tmp_path / "none.po", ["One."])
    assert told.startswith(f"{tmp_path / 'none.po'} cannot be read") and "run make catalogues" in told
    with pytest.raises(CatalogueError):
        read_catalogue(file)


# --- make catalogues ----------------------------------------------------------------------------------------


def test_a_refresh_keeps_adds_doubts_and_drops(tmp_path: Path) -> None:
    templates = tmp_path / "pot"
    file = written(
        tmp_path / catalogue(PAGE, "th"),
        ("Kept as it is.", "คงไว้"),
        ("It was changed by a single word here.", "เปลี่ยนไปหนึ่งคำ"),
        ("Something else altogether, which is gone.", "ไปแล้ว"),
    )
    gone = written(tmp_path / catalogue("chapters/gone", "th"), ("Old.", "เก่า"))
    theme = written(tmp_path / catalogue("sphinx", "th"), ("Search", "ค้นหา"))
    before = theme.read_bytes()
    written(
        templates / f"{PAGE}.pot",
        ("Kept as it is.", ""),
        ("It was changed by a single word there.", ""),
        ("New.", ""),
    )
    written(templates / "sphinx.pot", ("Appendix", ""))
    said = list(refresh(tmp_path, templates, "th"))
    assert said == [
        "locale/th/LC_MESSAGES/chapters/one.po: 1 to translate, 1 to look at",
        "locale/th/LC_MESSAGES/chapters/gone.po: its page is gone, so it is removed",
    ]
    found = {message.id: message for message in read_catalogue(file) if message.id}
    assert list(found) == ["Kept as it is.", "It was changed by a single word there.", "New."]
    assert found["Kept as it is."].string == "คงไว้" and not found["Kept as it is."].fuzzy
    changed = found["It was changed by a single word there."]
    assert changed.fuzzy and changed.string == "เปลี่ยนไปหนึ่งคำ"
    assert not gone.exists() and theme.read_bytes() == before
    once = file.read_bytes()
    list(refresh(tmp_path, templates, "th"))
    assert file.read_bytes() == once, "the same messages must make the same file"
    assert b"POT-Creation-Date" not in once, "a clock has no place in it"


# --- Editions -----------------------------------------------------------------------------------------------


def test_a_project_has_the_editions_that_it_has_catalogues_for(tmp_path: Path) -> None:
    assert editions(tmp_path) == ["en"]
    written(tmp_path / catalogue(PAGE, "th"), ("A", "ก"))
    assert editions(tmp_path) == ["en", "th"]


def test_an_edition_is_placed_below_the_first_as_it_is_now(tmp_path: Path) -> None:
    built, placed = tmp_path / "th" / "html", tmp_path / "html" / "th"
    for name, text in (("index.html", "ก"), ("chapters/one.html", "ข"), ("id/a/index.html", "ค")):
        (built / name).parent.mkdir(parents=True, exist_ok=True)
        (built / name).write_text(text, "utf-8")
    place("th", tmp_path)
    (built / "id/a/index.html").unlink()
    (built / "chapters/one.html").write_text("ข ใหม่", "utf-8")
    untouched = (placed / "index.html").stat().st_mtime_ns
    place("th", tmp_path)
    files = {
        file.relative_to(placed).as_posix(): file.read_text() for file in placed.rglob("*") if file.is_file()
    }
    assert files == {"index.html": "ก", "chapters/one.html": "ข ใหม่"}
    assert not (placed / "id").exists(), "a folder without files must go"
    assert (placed / "index.html").stat().st_mtime_ns == untouched, "what has not changed stays as it is"
