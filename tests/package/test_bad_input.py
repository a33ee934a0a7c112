"""Everything that the command line can be given and cannot use: one line that says so, and no traceback.

Exit code 1 where the data or a phrase fails, 2 for wrong use.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support import PROJECT, DataCopy, Start

from recount.cli import main

Capture = pytest.CaptureFixture[str]
Break = Callable[[DataCopy], object]


def refused(arguments: list[str], code: int, capsys: Capture) -> str:
    """What the command says when it refuses; nothing else is printed, and it is one line."""
    assert main(arguments) == code
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.startswith("recount: ")
    assert errors.endswith("\n")
    assert errors.count("\n") == 1
    return errors.removeprefix("recount: ").strip()


# --- Wrong use ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["adit"], "invalid choice: 'adit' (choose from"),
        (["two\nlines"], "invalid choice: 'two\\nlines'"),
        ([""], "invalid choice: ''"),
        (["--jason"], "unrecognized arguments: --jason; recount --help tells what there is"),
        (["audit", "--jason"], "unrecognized arguments: --jason; recount"),
        (["audit", "two\nlines"], "unrecognized arguments: two lines; recount"),
        (["audit", "--data"], "argument --data: expected one argument; recount audit --help tells"),
        (["audit", "--data", ""], "there is no data directory ''; name one"),
        (["audit", "--data", "nowhere"], "there is no data directory 'nowhere'; name one"),
        (["audit", "--data", "x" * 5000], "there is no data directory 'xxx"),
        (["audit", "--data", __file__], "there is no data directory"),
        (["ledger", "--data", "nowhere", "text"], "there is no data directory 'nowhere'"),
        (["cite", "ppe", "--data", "nowhere"], "there is no data directory 'nowhere'"),
        (["audit", "--json=yes"], "argument --json: ignored explicit argument 'yes'"),
        (["read"], "the following arguments are required: PHRASE; recount read --help tells"),
        (["ledger"], "the following arguments are required: REPORT"),
        (["ledger", "one", "two"], "unrecognized arguments: two"),
        (["cite"], "the following arguments are required: ID_OR_CHAPTER"),
        (["cite", "ppe", "--format", "bibtx"], "there is no format 'bibtx'; use one of text, bibtex"),
        (["cite", "ppe", "--format", ""], "there is no format ''; use one of text, bibtex"),
        (["suppose"], "the following arguments are required: ID PHRASE; recount suppose --help tells"),
        (["audit", "--lang", "de"], "there is no language 'de'; use one of en, th"),
        (["cite", "ppe", "--lang", "de"], "there is no language 'de'; use one of en, th"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(arguments: list[str], what: str, capsys: Capture) -> None:
    assert what in refused(arguments, 2, capsys)


def test_an_address_of_the_site_that_is_none_is_one_line(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOOK_URL", "example.org")
    assert "BOOK_URL is 'example.org', but must begin with https://" in refused(["cite", "ppe"], 2, capsys)


@pytest.mark.parametrize("name", ["", "#", "ไม่มี", "two\nlines", "chapters/", "-"])
def test_an_unknown_name_ends_in_one_line_below_what_there_is(name: str, capsys: Capture) -> None:
    assert main(["cite", name]) == 2
    output, errors = capsys.readouterr()
    *listed, last = errors.splitlines()
    assert last.startswith("recount: nothing is called '")
    assert not any(line.startswith("recount: ") for line in listed)
    assert output == ""


# --- Phrases ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "phrase",
    [
        *("", " ", "\n", "มากมาย", "มาก\nมาย", "ล้าน ล้าน ล้าน", "0x10", "1e9", "1..5", "1,5", "-", "−40 คน"),
        *("๑๒๓ ๔๕", "40 คน 50 คน", "50-", "100-50 คน", "9" * 5000, "ล้าน" * 500, "\u200b", "\x00"),
        *("٤٠", "²", "½", "%", "NaN", "Infinity", "\N{GRINNING FACE}"),
    ],
)
def test_a_phrase_is_read_or_refused_in_one_line(phrase: str, capsys: Capture) -> None:
    code = main(["read", phrase])
    output, errors = capsys.readouterr()
    assert code == (1 if errors else 0)
    assert bool(output) != bool(errors)
    assert errors.count("\n") <= 1


# --- Texts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda file: None, "cannot be read (No such file or directory)"),
        (lambda file: file.mkdir(), "cannot be read (Is a directory)"),
        (lambda file: file.symlink_to(file), "cannot be read (Too many levels of symbolic links)"),
        (lambda file: file.write_bytes("ยาย 77".encode("tis-620")), "is not UTF-8 text"),
        (lambda file: file.write_bytes("ยาย 77".encode("utf-16")), "is not UTF-8 text"),
        (lambda file: file.write_bytes(b""), "is empty"),
        (lambda file: file.write_bytes(b"\xef\xbb\xbf"), "is empty"),
        (lambda file: file.write_bytes(b" \n\n"), "is empty"),
        (lambda file: file.write_bytes(bytes(1000)), "is not the text that the dataset describes: "),
        (lambda file: file.write_text("ยายขายขนมได้ 77 ชิ้น\n"), "is not the text that the dataset describes: "),
    ],
)
def test_a_text_that_is_not_the_report_s_is_one_line_and_exit_2(
    make: Callable[[Path], object], reason: str, tmp_path: Path, capsys: Capture
) -> None:
    make(tmp_path / "text")
    said = refused(["ledger", str(tmp_path / "text")], 2, capsys)
    assert said.startswith(f"{tmp_path / 'text'} {reason}")
    assert said.endswith("; name the report's text")


# --- Data directories ---------------------------------------------------------------------------------------


def write(name: str, content: bytes) -> Break:
    return lambda data: (data.folder / name).write_bytes(content)


def without(name: str) -> Break:
    return lambda data: (data.folder / name).unlink()


def as_folder(name: str) -> Break:
    def break_it(data: DataCopy) -> None:
        (data.folder / name).unlink()
        (data.folder / name).mkdir()

    return break_it


def without_row(table: str, id: str) -> Break:
    return lambda data: data.write(table, [row for row in data.rows(table) if row[0] != id])


def header_only(table: str) -> Break:
    return lambda data: data.write(table, data.rows(table)[:1])


def change(table: str, row: int | str, **cells: str) -> Break:
    return lambda data: data.set(table, row, **cells)


def describe(**members: object) -> Break:
    def break_it(data: DataCopy) -> None:
        file = data.folder / "datapackage.json"
        file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | members), "utf-8")

    return break_it


AUDIT, CITE = ["audit"], ["cite", "ppe"]
BROKEN: dict[str, tuple[Break, list[str], str]] = {
    "no descriptor": (without("datapackage.json"), AUDIT, "datapackage.json is missing from data/"),
    "descriptor is a folder": (as_folder("datapackage.json"), AUDIT, "cannot be read (Is a directory)"),
    "descriptor is empty": (write("datapackage.json", b""), AUDIT, "is not valid JSON"),
    "descriptor is no object": (write("datapackage.json", b"[]"), AUDIT, "is not a JSON object"),
    "descriptor is not UTF-8": (write("datapackage.json", b'{"a": "\xff"}'), AUDIT, "is not valid JSON"),
    "descriptor is deep": (write("datapackage.json", b"[" * 99999), AUDIT, "is not valid JSON"),
    "no tables": (describe(resources=[], computed=[]), AUDIT, "datapackage.json describes no table 'units'"),
    "no version": (
        lambda data: drop_member(data, "version"),
        CITE,
        "datapackage.json: there is no 'version'",
    ),
    "id is no DOI": (describe(id="https://example.org"), CITE, "is no DOI"),
    "table missing": (without("figures.csv"), AUDIT, "figures.csv is missing"),
    "table is a folder": (as_folder("units.csv"), AUDIT, "units.csv cannot be read (Is a directory)"),
    "table is empty": (write("checks.csv", b""), AUDIT, "checks.csv, row 1"),
    "table is binary": (write("figures.csv", bytes(range(256))), AUDIT, "figures.csv is not UTF-8"),
    "quote left open": (write("units.csv", b'unit,"general\n'), AUDIT, "units.csv is not well-formed CSV"),
    "no figures": (header_only("figures"), AUDIT, "is not in figures.csv"),
    "no units": (header_only("units"), AUDIT, "is not in units.csv"),
    "unknown unit": (change("figures", 4, unit="CNYY"), AUDIT, "figures.csv, row 4, column unit: 'CNYY'"),
    "two lines in a cell": (
        change("figures", 4, unit="a\nb"),
        AUDIT,
        "column unit: it holds a line break, which nobody sees; remove it",
    ),
    "phrase unreadable": (change("figures", 4, phrase="มากมาย"), AUDIT, "column phrase: cannot read"),
    "statement unreadable": (change("checks", 4, statement="1 +"), AUDIT, "column statement: '1 +'"),
    "statement is code": (change("checks", 4, statement="__import__('os')"), AUDIT, "column statement"),
    "statement divides by zero": (change("checks", 4, statement="ppe / 0"), AUDIT, "column statement"),
    "statement is deep": (change("checks", 4, statement="(" * 999 + "1"), AUDIT, "column statement"),
    "no sources": (without("references.bib"), AUDIT, "references.bib cannot be read"),
    "sources are a folder": (as_folder("references.bib"), AUDIT, "references.bib cannot be read"),
    "sources are empty": (write("references.bib", b""), AUDIT, ", column basis: "),
    "sources are broken": (write("references.bib", b"@misc{a, title ="), AUDIT, "is not well-formed BibTeX"),
    "evidence on nothing": (
        change("evidence", 2, figure="pppe"),
        AUDIT,
        "evidence.csv, row 2, column figure",
    ),
    "no chapters": (without("chapters.csv"), CITE, "chapters.csv is missing"),
    "no page of figures": (without_row("chapters", "figures"), CITE, "chapters.csv has no row 'figures'"),
    "no page of findings": (without_row("chapters", "findings"), CITE, "chapters.csv has no row 'findings'"),
    "chart on no page": (without_row("chapters", "robustness"), CITE, "'robustness' is not in chapters.csv"),
    "no day": (
        change("chapters", 2, changed_en="2026-02-30"),
        CITE,
        "chapters.csv, row 2, column changed_en",
    ),
}


def drop_member(data: DataCopy, name: str) -> None:
    file = data.folder / "datapackage.json"
    described = json.loads(file.read_text("utf-8"))
    del described[name]
    file.write_text(json.dumps(described), "utf-8")


@pytest.mark.parametrize("fault", BROKEN)
def test_broken_data_are_one_line_and_exit_1(fault: str, data_copy: DataCopy, capsys: Capture) -> None:
    break_it, command, what = BROKEN[fault]
    break_it(data_copy)
    assert what in refused([*command, "--data", str(data_copy.folder)], 1, capsys)
    # Whatever the other command makes of it, it is well or says so in a line.
    code = main([*(CITE if command is AUDIT else AUDIT), "--data", str(data_copy.folder)])
    said = capsys.readouterr().err
    assert (code == 0) == (said == "")
    assert said.count("\n") <= 1


# --- Outputs, in a process of its own -----------------------------------------------------------------------


def in_shell(command: list[str], redirections: str) -> list[str]:
    """The command with its outputs sent elsewhere, as a shell does it."""
    return ["sh", "-c", f'"$@" {redirections}', "sh", sys.executable, "-m", "recount", *command]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="There is no /dev/full to play a full disk.")
@pytest.mark.parametrize("command", [["audit"], ["cite", "ppe"]], ids=" ".join)
def test_a_full_disk_is_one_line_and_exit_2(command: list[str], start: Start) -> None:
    done = start(in_shell(command, ">/dev/full"), text=True)
    assert done.returncode == 2
    assert done.stderr == (
        "recount: cannot write the output (No space left on device): make room, mend the rights or name"
        " another place\n"
    )


def test_a_closed_output_is_one_line_and_exit_2(start: Start) -> None:
    done = start(in_shell(["audit", "--json"], ">&-"), text=True)
    assert (done.returncode, done.stderr) == (
        2,
        "recount: the standard output is closed; send it to a terminal, a file or a pipe\n",
    )


@pytest.mark.parametrize(
    ("command", "code", "redirection"),
    [
        (["read", "40 คน"], 2, ">/dev/full 2>/dev/full"),
        (["cite", "nothing"], 2, "2>&-"),
    ],
)
def test_where_no_error_can_be_told_the_exit_code_still_tells(
    command: list[str], code: int, redirection: str, start: Start
) -> None:
    done = start(in_shell(command, redirection), text=True)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")


@pytest.mark.parametrize("command", [["audit", "--json"], ["read", "40 คน"], ["--help"]], ids=" ".join)
def test_a_reader_that_stops_listening_is_no_error(command: list[str], start: Start) -> None:
    """recount audit | head -1, with a pipe whose other end is already closed."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = start([sys.executable, "-m", "recount", *command], stdout=pipe)
    assert (done.returncode, done.stderr) == (0, b"")


# --- Rights -------------------------------------------------------------------------------------------------


@contextmanager
def without_root_s_rights() -> Iterator[None]:
    """Root may read everything, so root steps aside."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="These are the rights of POSIX.")
@pytest.mark.parametrize(
    ("closed", "code", "what"),
    [
        (".", 2, "there is no data directory '"),
        ("data", 1, "datapackage.json cannot be read (Permission denied): make it readable"),
        ("data/datapackage.json", 1, "datapackage.json cannot be read (Permission denied): make it readable"),
        ("data/units.csv", 1, "units.csv cannot be read (Permission denied): make it readable"),
    ],
)
def test_what_may_not_be_read_is_one_line(closed: str, code: int, what: str, capsys: Capture) -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are root's alone
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(PROJECT / "data", folder / "data")
        (folder / closed).chmod(0)
        with without_root_s_rights():
            for command in (AUDIT, CITE):
                assert what in refused([*command, "--data", str(folder / "data")], code, capsys)
        (folder / closed).chmod(0o755)
