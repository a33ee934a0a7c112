"""The command line: what it prints, its exit codes, and that no traceback ever reaches a user."""

from __future__ import annotations

import ast
import json
import os
import re
import sys
from pathlib import Path

import pytest
from support import PROJECT, DataCopy, Start, nodes

import recount
from recount.checks.tally import tally
from recount.cite.edition import Edition, load_edition
from recount.cite.formats import FORMATS
from recount.cite.works import find_work
from recount.cli import main
from recount.thai.words import UNCLEAR_HEDGES, UNCLEAR_UNITS
from recount.wording.complaining import REMEDY, WHY, translated

Capture = pytest.CaptureFixture[str]
#: Reasons that the reader names before it gives them.
_WHY_BY_NAME = [
    each.value.value
    for name in ("numbers", "reader")
    for each in nodes(PROJECT / "recount" / "thai" / f"{name}.py")
    if isinstance(each, ast.Assign)
    and isinstance(each.value, ast.Constant)
    and getattr(each.targets[0], "id", "") == "why"
]


# --- audit --------------------------------------------------------------------------------------------------


def test_audit_tells_every_check_in_words(capsys: Capture, report: recount.Report) -> None:
    assert main(["audit"]) == 0
    output, errors = capsys.readouterr()
    assert errors == ""
    lines = output.splitlines()
    for finding in report.audit():
        place = lines.index(f"  {finding.check.heading.en} ({finding.id}): {finding.words_en}")
        assert lines[place + 1] == f"      {finding.check.statement}"
    sources = len({evidence.source.key for evidence in report.evidence.values()})
    for testimony in report.testimonies.values():
        assert f"    {testimony.id} ({testimony.evidence.source.publisher}): {testimony.words()}" in lines
    head = f"{len(report.evidence)} pieces of evidence from {sources} sources: "
    [line] = [line for line in lines if line.startswith(head)]
    counts = line.removeprefix(head).split(", ")
    assert sum(int(count.split()[0]) for count in counts) == len(report.evidence)
    counted = tally(report.audit()).words()
    assert lines[-1] == f"{len(report)} figures, {len(report.checks)} checks: {counted}."


def test_audit_as_json(capsys: Capture, report: recount.Report) -> None:
    assert main(["audit", "--json"]) == 0
    output, errors = capsys.readouterr()
    assert errors == ""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    records = json.loads(output, parse_constant=refuse)
    assert [record["id"] for record in records] == [check.id for check in report.checks]
    for record in records:
        assert list(record) == [
            "id", "section", "kind", "statement", "verdict", "expected", "title_en", "title_th", "reading",
            "low", "high", "unit", "words_en", "words_th",
        ]  # fmt: skip
        for key in set(record) - {"reading", "low", "high", "unit"}:
            assert isinstance(record[key], str), (record["id"], key)
            assert record[key], (record["id"], key)
        assert record["unit"] is None or isinstance(record["unit"], str)
        assert record["low"] is None or isinstance(record["low"], float)
        assert record["high"] is None or record["low"] <= record["high"]
        assert record["verdict"] == record["expected"]
    (parts,) = [record for record in records if record["id"] == "donation_parts"]
    assert parts == {
        "id": "donation_parts",
        "section": "key_facts",
        "kind": "sum",
        "statement": "donation_alibaba + donation_ant = donation_total",
        "verdict": "agrees",
        "expected": "agrees",
        "title_en": "two givers add up to the total",
        "title_th": "เงินของผู้ให้สองรายรวมกันเป็นยอดรวม",
        "reading": "rounded",
        "low": 3352000000.0,
        "high": 3354000000.0,
        "unit": "CNY",
        "words_en": "Agrees: the two sides meet, 3.352 to 3.354 billion yuan against 3.35 to 3.36 billion"
        " yuan.",
        "words_th": "สอดคล้อง: ช่วงค่าทั้งสองซ้อนทับกัน คือ 3,352 ถึง 3,354\N{NO-BREAK SPACE}ล้านหยวน"
        " กับ 3,350 ถึง 3,360\N{NO-BREAK SPACE}ล้านหยวน",
    }


def test_audit_json_writes_thai_as_thai(capsys: Capture) -> None:
    main(["audit", "--json"])
    output = capsys.readouterr().out
    assert "สอดคล้อง" in output
    assert "\\u0e" not in output


def test_a_changed_verdict_on_evidence_fails_the_audit(capsys: Capture, data_copy: DataCopy) -> None:
    row = data_copy.tell("ppe_mydrivers", "200e6")
    assert main(["audit", "--data", str(data_copy.folder)]) == 1
    assert capsys.readouterr().err == (
        f"recount: evidence.csv, row {row}, column expected: 'ppe_mydrivers' is on record as 'consistent with"
        " growth', but computes to 'conflicts'; find out which is right\n"
    )


def test_a_changed_record_exits_1_and_still_prints_valid_json(data_copy: DataCopy, capsys: Capture) -> None:
    row = data_copy.set("checks", "donation_parts", expected="disagrees")
    assert main(["audit", "--json", "--data", str(data_copy.folder)]) == 1
    output, errors = capsys.readouterr()
    assert len(json.loads(output)) == len(data_copy.rows("checks")) - 1
    assert errors == (
        f"recount: checks.csv, row {row}, column expected: 'donation_parts' is on record as 'disagrees', but"
        " computes to 'agrees'; find out which is right\n"
    )


# --- Bad data: one line, exit 1, nothing half-written ----------------------------------------------------


@pytest.mark.parametrize("command", [["audit"], ["audit", "--json"], ["ledger", "TEXT"]])
def test_bad_data_is_one_line_and_exit_1(
    command: list[str], data_copy: DataCopy, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "text").write_text("ยายขายขนม", "utf-8")
    data_copy.set("figures", 4, unit="CNYY")
    arguments = [str(tmp_path / "text") if part == "TEXT" else part for part in command]
    assert main([*arguments, "--data", str(data_copy.folder)]) == 1
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors == (
        "recount: figures.csv, row 4, column unit: 'CNYY' is not in units.csv; did you mean 'CNY'? Correct"
        " it or add the row it names.\n"
    )


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("donation_alibaba +", "is not arithmetic over figure ids; rewrite it"),
        ("donation_alibaba = ppe", "does not compute: cannot compare CNY and items"),
        ("donation_alibaba + ppe", "does not compute: cannot add CNY and items"),
        ("donation_alibaba * 0x10", "write '0x10' as a plain decimal number"),
        ("((10 ** 120) ** 120) ** 120 * ppe", "does not compute: its numbers grow too large"),
    ],
)
def test_a_bad_statement_is_one_line_and_exit_1(
    statement: str, what: str, data_copy: DataCopy, capsys: Capture
) -> None:
    row = data_copy.set("checks", "donation_parts", statement=statement)
    assert main(["audit", "--data", str(data_copy.folder)]) == 1
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.startswith(f"recount: checks.csv, row {row}, column statement: '{statement}'")
    assert errors.endswith(f"{what}\n")
    assert errors.count("\n") == 1


@pytest.mark.parametrize(
    "file",
    ["figures.csv", "numerals.csv", "units.csv", "checks.csv", "evidence.csv", "references.bib"],
)
def test_a_file_that_is_missing_is_one_line_and_exit_1(
    file: str, data_copy: DataCopy, capsys: Capture
) -> None:
    (data_copy.folder / file).unlink()
    assert main(["audit", "--data", str(data_copy.folder)]) == 1
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.startswith(f"recount: {file} ")
    assert errors.endswith(": restore it beside datapackage.json\n")
    assert errors.count("\n") == 1


def test_an_audit_whose_every_basis_is_nonsense_fails(data_copy: DataCopy, capsys: Capture) -> None:
    rows = data_copy.rows("checks")
    basis = rows[0].index("basis")
    for row in rows[1:]:
        row[basis] = "nonsense"
    data_copy.write("checks", rows)
    assert main(["audit", "--data", str(data_copy.folder)]) == 1
    assert capsys.readouterr() == (
        "",
        "recount: checks.csv, row 2, column basis: 'nonsense' is not in references.bib. Correct it or add the"
        " entry it names.\n",
    )


def test_an_empty_directory_is_one_line_and_exit_1(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["audit", "--data", str(tmp_path / "empty")]) == 1
    assert capsys.readouterr() == (
        "",
        "recount: datapackage.json is missing from empty/: restore it or name another directory\n",
    )


# --- read ---------------------------------------------------------------------------------------------------


def test_read_tells_value_unit_hedge_and_interval(capsys: Capture) -> None:
    assert main(["read", "มากกว่า 73 ล้านชิ้น", "กึ่งหนึ่ง", "50-100 คน", "30%"]) == 0
    assert capsys.readouterr() == (
        "มากกว่า 73 ล้านชิ้น: 73000000 items, at_least, from 73000000 to 74000000\n"
        "กึ่งหนึ่ง: 0.5 share, exact, from 0.45 to 0.55\n"
        "50-100 คน: 50 to 100 people, exact, from 50 to 100\n"
        "30%: 30 percent, exact, from 29.5 to 30.5\n",
        "",
    )


def test_read_refuses_what_it_cannot_read_and_goes_on(capsys: Capture) -> None:
    assert main(["read", "มากมาย", "40 คน"]) == 1
    output, errors = capsys.readouterr()
    assert output == "40 คน: 40 people, exact, from 40 to 40\n"
    assert errors == (
        "recount: cannot read the phrase 'มากมาย': no number stands there; give one in digits or in words\n"
    )


# --- ledger -------------------------------------------------------------------------------------------------


def test_the_ledger_of_the_report_exits_0(report_text: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "report").write_text(report_text, "utf-8")
    assert main(["ledger", str(tmp_path / "report")]) == 0
    output, errors = capsys.readouterr()
    assert output.startswith("The ledger is complete. ")
    assert (output.count("\n"), errors) == (1, "")


def test_a_numeral_that_is_not_accounted_for_exits_1(
    report_text: str, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "text").write_text(f"{report_text}\nยายขายขนมได้ 77 ชิ้น\n", "utf-8")
    assert main(["ledger", str(tmp_path / "text")]) == 1
    output, errors = capsys.readouterr()
    problem, summary = output.splitlines()
    assert problem.partition(": ")[2] == (
        "'77' is neither in figures.csv nor in numerals.csv [ยายขายขนมได้ 77 ชิ้น]"
    )
    assert summary.startswith("The ledger is open: 1 problem(s). ")
    assert errors == ""


# --- suppose ------------------------------------------------------------------------------------------------


def test_suppose_tells_what_turns(capsys: Capture) -> None:
    """A hundredth of the sets' value mends their price and breaks the rate to the baht."""
    assert main(["suppose", "wuhan_sets_value", "1.27 ล้านหยวน"]) == 0
    output, errors = capsys.readouterr()
    assert errors == ""
    assert "(wuhan_sets_value): 127 million yuan -> 1.27 million yuan\n" in output
    assert "(wuhan_set_value): implausible -> agrees\n      Agrees: " in output
    assert "(rate_wuhan_sets): agrees -> implausible\n      Implausible: " in output


def test_suppose_takes_several_numbers_and_counts_what_fails(capsys: Capture) -> None:
    assert main(["suppose", "donation_total", "กว่า 3,250 ล้านหยวน"]) == 0
    one = capsys.readouterr().out.splitlines()
    assert sum(line.endswith("-> disagrees") or line.endswith("-> implausible") for line in one) == 10
    assert one[-1].startswith("Verdicts that change: 12 of 157 checks, 10 of which now fail, ")
    pairs = ["donation_total", "กว่า 3,250 ล้านหยวน", "donation_total_thb", "ราว 14,484 ล้านบาท"]
    assert main(["suppose", *pairs]) == 0
    both = capsys.readouterr().out.splitlines()
    assert len(both) < len(one), "the baht mend most of the rates again"


def test_suppose_tells_of_evidence_too(capsys: Capture, report: recount.Report) -> None:
    assert main(["suppose", "cloud_investment", "28,270 ล้านเหรียญสหรัฐ"]) == 0
    assert "(cloud_reuters): conflicts -> states the same\n" in capsys.readouterr().out


def test_suppose_speaks_thai(capsys: Capture) -> None:
    assert main(["suppose", "wuhan_sets_value", "1.27 ล้านหยวน", "--lang", "th"]) == 0
    output = capsys.readouterr().out
    assert "(wuhan_sets_value): 127 ล้านหยวน -> 1.27 ล้านหยวน" in output
    assert "(rate_wuhan_sets): สอดคล้อง -> ไม่น่าเป็นไปได้" in output
    assert "ผลที่เปลี่ยนไป: การตรวจสอบ " in output


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["donation_ant", "หลายล้านหยวน"], "cannot read 'หลาย' in the phrase 'หลายล้านหยวน'"),
        (["donation_ant", "593 ล้านบาท"], "donation_ant counts CNY, not THB; keep the unit"),
        (["donation_ant"], "'donation_ant' has no phrase behind it; give an id and a phrase in turn"),
        (["ppe", "1 ชิ้น", "ppe", "2 ชิ้น"], "'ppe' is supposed twice; give each figure once"),
        (["online_schools", "0 แห่ง"], "'dingtalk_grant / online_schools' does not compute: the divisor"),
    ],
)
def test_what_cannot_be_supposed_is_one_line_and_exit_2(given: list[str], said: str, capsys: Capture) -> None:
    assert main(["suppose", *given]) == 2
    output, errors = capsys.readouterr()
    assert output == ""
    assert said in errors
    assert len(errors.splitlines()) == 1


def test_a_figure_that_there_is_not_is_told_behind_those_that_there_are(
    capsys: Capture, report: recount.Report
) -> None:
    assert main(["suppose", "donation_an", "1 ล้านหยวน"]) == 2
    output, errors = capsys.readouterr()
    *listed, last = errors.splitlines()
    assert output == ""
    assert last == "recount: no figure is called 'donation_an'; did you mean 'donation_ant'?"
    assert re.findall(r"\w+", "\n".join(listed)) == ["figures", *report]


# --- in Thai ------------------------------------------------------------------------------------------------


def test_audit_and_read_speak_thai(capsys: Capture, report: recount.Report) -> None:
    assert main(["audit", "--lang", "th"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for finding in report.audit():
        assert f"  {finding.check.title_th} ({finding.id}): {finding.words_th}" in lines
    for testimony in report.testimonies.values():
        publisher = testimony.evidence.source.publisher
        assert f"    {testimony.id} ({publisher}): {testimony.words('th')}" in lines
    assert tally(report.audit()).words("th") in lines[-1]
    assert main(["read", "กว่า 20 ปี", "--lang", "th"]) == 0
    assert capsys.readouterr().out == (
        "กว่า 20 ปี: จำนวน 20 หน่วย years คำกำกับจำนวน “มากกว่า” หมายความได้ว่า 20 ถึง 30\N{NO-BREAK SPACE}ปี\n"
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["read", "บ้าง"], "อ่านถ้อยคำ “บ้าง” ไม่ได้ เพราะไม่มีจำนวน โปรดระบุจำนวนเป็นตัวเลขหรือเป็นคำ"),
        (["read"], "ขาดอาร์กิวเมนต์ PHRASE ดูสิ่งที่ใช้ได้ด้วย recount read --help"),
        (["audit", "--data", "/nowhere"], "ไม่มีโฟลเดอร์ข้อมูล “/nowhere” โปรดระบุโฟลเดอร์ที่มี datapackage.json"),
        (["audit", "--bogus"], "ไม่รู้จักอาร์กิวเมนต์ --bogus ดูสิ่งที่ใช้ได้ด้วย recount --help"),
        (["suppose", "ppe"], "ไม่มีถ้อยคำตามหลัง “ppe” โปรดระบุชื่อถาวรและถ้อยคำสลับกัน"),
        (["suppose", "ppee", "1 ชิ้น"], "ไม่มีตัวเลขชื่อ “ppee” หมายถึง “ppe” หรือไม่"),
        (
            ["suppose", "donation_ant", "1 ล้านบาท"],
            "อ่านถ้อยคำ “1 ล้านบาท” ไม่ได้ เพราะ donation_ant มีหน่วย CNY ไม่ใช่ THB โปรดใช้หน่วยเดิม",
        ),
        (
            ["suppose", "online_schools", "0 แห่ง"],
            "การตรวจสอบรายการหนึ่งคำนวณด้วยตัวเลขเหล่านี้ไม่ได้ โปรดสมมติตัวเลขอื่น",
        ),
        (
            ["cite", "ppe", "--format", "html"],
            "ไม่มีรูปแบบ “html” โปรดใช้ค่าใดค่าหนึ่งต่อไปนี้: text, bibtex, ris, csl",
        ),
        (["cite", "mylon"], "ไม่มีสิ่งใดชื่อ “mylon”"),
        (
            ["verify", "123"],
            "“123” ไม่ใช่ค่าแฮชของข้อความ โปรดเขียนเลขฐานสิบหก 12 ถึง 64 หลักที่อยู่หลังคำว่า SHA-256",
        ),
    ],
)
def test_what_cannot_be_done_is_told_in_thai(given: list[str], said: str, capsys: Capture) -> None:
    assert main([*given, "--lang", "th"]) in (1, 2)
    output, errors = capsys.readouterr()
    *listed, last = errors.splitlines()
    assert output == ""
    assert last == f"recount: {said}"
    heads = {line.partition(":")[0] for line in listed if ":" in line}
    assert heads <= {"หนังสือ", "บท", "แผนภูมิ", "ตัวเลข", "การตรวจสอบ"}


def test_verify_speaks_thai(capsys: Capture, edition: Edition) -> None:
    digest = edition.pages["method"].texts["th"].sha256
    assert main(["verify", digest, "--lang", "th"]) == 0
    assert capsys.readouterr().out.startswith("นี่คือข้อความปัจจุบันของ “วิธีการ” (method รุ่น ")


def test_every_reason_why_a_phrase_is_not_read_is_said_in_thai_with_its_remedy() -> None:
    """Whatever the modules of the reader give as a reason or a remedy stands in the tables of Thai words."""
    whys, remedies = set(WHY), set(REMEDY)
    for name in ("numbers", "reader"):
        for call in nodes(PROJECT / "recount" / "thai" / f"{name}.py"):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name | ast.Attribute):
                continue
            called = call.func.id if isinstance(call.func, ast.Name) else call.func.attr
            if called in ("Unreadable", "_bad_range"):
                given = [each.value for each in call.args[-2:] if isinstance(each, ast.Constant)]
                assert all(each in whys | remedies for each in given), (name, call.lineno, given)
    for word, remedy in {**UNCLEAR_HEDGES, **UNCLEAR_UNITS}.items():
        assert translated(remedy, REMEDY, "th") != remedy, word
    for why in (*_WHY_BY_NAME, "it has more than 15 digits", "it has more than 200 characters"):
        assert translated(why, WHY, "th") != why


# --- cite ---------------------------------------------------------------------------------------------------


CITED = [
    *((id, None, None) for id in ("index", "crisis_response", "chart-ppe-baht", "ppe", "donation_parts")),
    *(("ppe", format, language) for format in FORMATS for language in ("en", "th")),
]


@pytest.mark.parametrize(("id", "format", "language"), CITED)
def test_cite_prints_what_the_format_writes(
    id: str,
    format: str | None,
    language: str | None,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    report: recount.Report,
) -> None:
    """Each grain as it comes, and one in each format and language; what formats write is tested elsewhere."""
    monkeypatch.setenv("BOOK_URL", "https://example.org/book/")
    work = find_work(id, load_edition(address="https://example.org/book"), report)
    asked = ["--format", format, "--lang", language] if format and language else []
    assert main(["cite", id, *asked]) == 0
    assert capsys.readouterr() == (FORMATS[format or "text"](work, language or "en"), "")


@pytest.mark.parametrize("name", ["#ppe_value", "figures.html#ppe_value"])
def test_cite_takes_a_name_as_an_address_ends(name: str, capsys: Capture) -> None:
    main(["cite", "ppe_value"])
    cited = capsys.readouterr()
    assert main(["cite", name]) == 0
    assert capsys.readouterr() == cited


def test_cite_lists_what_exists_when_a_name_is_unknown(capsys: Capture, report: recount.Report) -> None:
    assert main(["cite", "donation_totl"]) == 2
    output, errors = capsys.readouterr()
    assert output == ""
    lines = errors.splitlines()
    assert lines[-1].startswith(
        "recount: nothing is called 'donation_totl'; did you mean 'donation_total' or "
    )
    listed = set(" ".join(lines[:-1]).replace(",", " ").split())
    checks = {check.id for check in report.checks}
    assert listed >= {"index", "method", "chart-doctors"} | set(report) | checks
    assert max(map(len, lines[:-1])) <= 100


@pytest.mark.parametrize(
    ("option", "given", "message"),
    [
        ("--format", "bibtx", "there is no format 'bibtx'; use one of text, bibtex, ris, csl; did you mean"),
        ("--lang", "de", "there is no language 'de'; use one of en, th"),
    ],
)
def test_cite_lists_formats_and_languages(option: str, given: str, message: str, capsys: Capture) -> None:
    assert main(["cite", "ppe", option, given]) == 2
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.startswith(f"recount: {message}")
    assert errors.count("\n") == 1


def test_cite_refuses_an_address_that_is_none(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOK_URL", "example.org")
    assert main(["cite", "ppe"]) == 2
    assert capsys.readouterr().err == (
        "recount: BOOK_URL is 'example.org', but must begin with https:// and name a site and a path only\n"
    )


def test_cite_explains_a_retired_name(capsys: Capture, data_copy: DataCopy) -> None:
    rows = data_copy.rows("retired_ids")
    data_copy.write(
        "retired_ids", [*rows, ["old", "check", "0.2.0", "It tested nothing.", "ไม่ได้ทดสอบสิ่งใด", ""]]
    )
    assert main(["cite", "old", "--data", str(data_copy.folder)]) == 2
    assert capsys.readouterr().err == "recount: 'old' was retired in version 0.2.0: It tested nothing.\n"


# --- Help and version ---------------------------------------------------------------------------------------


def test_alone_it_helps_and_is_no_success(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    helped = capsys.readouterr().out
    assert main([]) == 2
    assert capsys.readouterr() == ("", helped)


def test_the_version_is_the_edition_s(capsys: Capture) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr() == (f"recount {load_edition().version}\n", "")


def test_help_names_every_command(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    output = capsys.readouterr().out
    for line in ("audit ", "ledger ", "read ", "cite "):
        assert f"\n    {line}" in output


# --- As a process -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "encoding"),
    [
        (["audit"], 0, "ascii"),  # which has no letter of what is printed
        (["read", "มากมาย"], 1, "ascii"),
        (["read", b"\xff"], 1, "utf-8"),
        (["audit", "--data", "nowhere"], 2, "utf-8"),
    ],
)
def test_the_exit_code_reaches_the_shell_without_a_traceback(
    arguments: list[str | bytes], code: int, encoding: str, start: Start
) -> None:
    done = start(
        [sys.executable, "-m", "recount", *arguments], env={**os.environ, "PYTHONIOENCODING": encoding}
    )
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert b"Error" not in done.stderr
    assert bool(done.stderr) == (code != 0)
