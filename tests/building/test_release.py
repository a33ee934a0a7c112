"""A release is refused for each thing that must not be amiss, and gathered when nothing is."""

import hashlib
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml
from support import PROJECT, DataCopy, each

from book.downloads.bundle import bundle_name
from book.downloads.hosted import BRANCH
from book.downloads.pdf import pdf_name
from book.downloads.wheel import wheel_name
from book.record import RECORD, hashes
from book.release import OWN_COPY, REPORT_TEXT, gather, main, refusals
from recount.cite.edition import load_edition
from recount.cli import main as recount_command

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((PROJECT / ".github" / "ISSUE_TEMPLATE").glob("*-*.yml"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What a release looks at, copied so that a test may break it."""
    # Without the report's text, which who publishes the book keeps there and git ignores.
    shutil.copytree(PROJECT / "data", tmp_path / "data", ignore=shutil.ignore_patterns(OWN_COPY.name))
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    # As after a stamp: whether the book's own tables are on record is not for these tests to say.
    version = load_edition(tmp_path / "data").version
    rows = [f"{file},{version},{digest}" for file, digest in hashes(tmp_path / "data").items()]
    (tmp_path / "data" / RECORD).write_text("\n".join(["file,edition,sha256", *rows, ""]), "utf-8")
    # What changed since the last edition is written down as it changes; a release moves it.
    changes = (PROJECT / "CHANGELOG.md").read_text("utf-8")
    released = re.sub(
        r"(?<=^## \[Unreleased\]\n).*?(?=^## \[)", "\n", changes, flags=re.DOTALL | re.MULTILINE
    )
    (tmp_path / "CHANGELOG.md").write_text(released, "utf-8")
    return tmp_path


@pytest.fixture
def report_file(tmp_path: Path, report_text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "text.txt"
    file.write_text(report_text, "utf-8")
    monkeypatch.setenv(REPORT_TEXT, str(file))
    return file


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_book_as_it_stands_may_be_released(project: Path, report_file: Path) -> None:
    assert list(refusals(project)) == []


def test_without_the_report_s_text_there_is_no_release(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(REPORT_TEXT, raising=False)
    assert list(refusals(project)) == [
        "the ledger cannot be proved without the report's text: put a copy at data/report.th.txt or name it"
        " in RECOUNT_REPORT"
    ]


def test_a_numeral_that_is_not_accounted_for_stops_it(project: Path, report_file: Path) -> None:
    report_file.write_text(report_file.read_text("utf-8") + "\n987 ล้านคน\n", "utf-8")
    assert list(refusals(project)) == [
        f"the ledger is not complete: run recount ledger {report_file} and account for what it names"
    ]


def test_the_copy_beside_the_data_is_proved(
    project: Path, report_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(REPORT_TEXT, raising=False)
    (project / OWN_COPY).write_text(f"\ufeff{report_text}", "utf-8")
    assert list(refusals(project)) == []


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"77", "is not the text that the dataset describes: "),
    ],
)
def test_another_text_is_one_refusal(
    content: bytes, why: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(REPORT_TEXT, raising=False)
    (project / OWN_COPY).write_bytes(content)
    (refusal,) = refusals(project)
    assert refusal.startswith(f"the ledger cannot be proved: {project / OWN_COPY} {why}")
    assert refusal.endswith("; put the report's text there")


def test_a_verdict_other_than_the_one_on_record_stops_it(project: Path, report_file: Path) -> None:
    checks = (project / "data" / "checks.csv").read_text("utf-8").splitlines(keepends=True)
    number = next(n for n, line in enumerate(checks) if line.startswith("donation_parts,"))
    checks[number] = checks[number].replace(",agrees,", ",disagrees,")
    (project / "data" / "checks.csv").write_text("".join(checks), "utf-8")
    assert list(refusals(project)) == [
        f"checks.csv, row {number + 1}, column expected: 'donation_parts' is on record as 'disagrees', but"
        " computes to 'agrees'; find out which is right",
        not_on_record("checks.csv"),
    ]


def test_a_verdict_on_evidence_other_than_the_one_on_record_stops_it(
    project: Path, report_file: Path
) -> None:
    row = DataCopy(project / "data").set("evidence", "ppe_mydrivers", expected="conflicts")
    assert list(refusals(project)) == [
        f"evidence.csv, row {row}, column expected: 'ppe_mydrivers' is on record as 'conflicts', but computes"
        " to 'consistent with growth'; find out which is right",
        not_on_record("evidence.csv"),
    ]


@pytest.mark.parametrize(
    ("table", "id", "words"),
    [
        ("figures", "ppe", {"label_en": "protective goods"}),
        ("checks", "donation_parts", {"note_th": "เงินสองส่วน"}),
        ("cases", "case-gear", {"title_en": "Gear"}),
    ],
)
def test_a_word_that_changed_since_it_was_recorded_stops_it(
    project: Path, report_file: Path, table: str, id: str, words: dict[str, str]
) -> None:
    DataCopy(project / "data").set(table, id, **words)
    assert list(refusals(project)) == [not_on_record(f"{table}.csv")]


def test_a_table_that_came_or_went_since_then_stops_it(project: Path, report_file: Path) -> None:
    (project / "data" / "more.csv").write_text("id\n", "utf-8")
    record = project / "data" / RECORD
    record.write_text(record.read_text("utf-8") + f"gone.csv,0.2.0,{'0' * 64}\n", "utf-8")
    assert list(refusals(project)) == [not_on_record("gone.csv"), not_on_record("more.csv")]


def not_on_record(file: str) -> str:
    return f"data/{file} is not the one on record for 0.2.0: look at what changed in it, then run make stamp"


def test_data_that_are_not_valid_stop_it(project: Path) -> None:
    change(project / "data" / "units.csv", "unit,", "units,")
    (refusal,) = refusals(project)
    assert refusal.startswith("the data are not valid: units.csv, row 1: the column 'unit' is missing")


def test_a_statement_that_does_not_compute_stops_it(project: Path) -> None:
    DataCopy(project / "data").set("checks", "donation_parts", statement="donation_alibaba = ppe")
    (refusal,) = refusals(project)
    assert refusal.startswith("the data are not valid: checks.csv, row 3, column statement: ")


def test_version_and_date_must_be_one(project: Path, report_file: Path) -> None:
    edition = load_edition(project / "data")
    change(project / "pyproject.toml", f'version = "{edition.version}"', 'version = "9.9.9"')
    change(project / "CHANGELOG.md", f"## [{edition.version}] - {edition.date}", "## [0.0.1] - 2020-01-01")
    assert list(refusals(project)) == [
        f"pyproject.toml says version 9.9.9, data/datapackage.json {edition.version}: correct one",
        f"CHANGELOG.md has no section '## [{edition.version}] - {edition.date}': write down what changed",
    ]


def test_unreleased_changes_stop_it(project: Path, report_file: Path) -> None:
    change(project / "CHANGELOG.md", "## [Unreleased]\n", "## [Unreleased]\n\n### Fixed\n\n- A slip.\n")
    assert list(refusals(project)) == [
        "CHANGELOG.md still lists unreleased changes: move them below the version that holds them"
    ]


def test_the_command_says_each_refusal_in_a_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(REPORT_TEXT, raising=False)
    monkeypatch.chdir(project)
    assert main(["check"]) == 1
    assert capsys.readouterr().err.startswith("release: the ledger cannot be proved")
    assert main(["publish"]) == 2


def test_what_is_gathered_is_what_was_built(project: Path) -> None:
    site = project / "_build" / "html"
    (site / "notebooks").mkdir(parents=True)
    edition = load_edition(project / "data")
    (project / "locale" / "th").mkdir(parents=True)
    printed = [site / pdf_name("en"), site / pdf_name("th")]
    files = [*printed, site / bundle_name(edition), site / "notebooks" / wheel_name(project)]
    bill = f"recounted-{edition.version}.cdx.json"
    (project / "_build" / "recounted.cdx.json").write_text(bill)
    for file in files:
        file.write_bytes(file.name.encode())
    folder = gather(project)
    assert {file.name for file in folder.iterdir()} == {*(file.name for file in files), bill, "SHA256SUMS"}
    for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert digest == hashlib.sha256(name.encode()).hexdigest()


def test_the_changelog_keeps_its_form() -> None:
    text = (PROJECT / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert versions[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", version) for version in versions[1:])
    kinds = set(re.findall(r"^### (.*)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


@each("file", WORKFLOWS)
def test_a_workflow_pins_its_actions_and_may_do_no_more_than_it_must(file: Path) -> None:
    text = file.read_text("utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert used
    assert all(re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action) for action in used)
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 40
        if job.get("permissions"):
            # The one job that may write runs nothing of the project.
            assert (file.stem, name, job["permissions"]) == ("publish", "publish", {"contents": "write"})
            assert not [step for step in job["steps"] if re.search(r"make|pip|python", step.get("run", ""))]
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_each_python_that_the_package_allows_is_tested() -> None:
    workflow = yaml.safe_load((PROJECT / ".github" / "workflows" / "test.yml").read_text("utf-8"))
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]


def test_the_site_is_published_with_its_address() -> None:
    workflow = yaml.safe_load((PROJECT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    assert set(workflow["jobs"]["build"]["env"]) == {"BOOK_URL", "BOOK_REPOSITORY", "BOOK_COMMIT", "BOOK_TAG"}
    assert workflow["jobs"]["publish"]["needs"] == "build"
    pushed = workflow["jobs"]["publish"]["steps"][-1]["run"]
    assert f"--initial-branch {BRANCH}" in pushed
    assert pushed.rstrip().endswith(f" {BRANCH}")


@each("file", FORMS)
def test_an_issue_form_asks_for_something_and_contributing_names_it(file: Path) -> None:
    form = yaml.safe_load(file.read_text("utf-8"))
    assert {"name", "description", "body"} <= set(form)
    ids = [element["id"] for element in form["body"]]
    assert len(ids) == len(set(ids))
    assert any(element.get("validations", {}).get("required") for element in form["body"])
    assert f"Form: *{form['name']}*" in (PROJECT / "CONTRIBUTING.md").read_text("utf-8")


def test_what_contributing_and_readme_name_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for name in ("CONTRIBUTING.md", "README.md"):
        text = (PROJECT / name).read_text("utf-8")
        named = set(re.findall(r"(?:`|^    )make ([a-z]+)\b", text, re.MULTILINE))
        assert named, name
        assert named <= targets, name
        paths = re.findall(r"`((?:data|recount|chapters)/[\w./]+\.\w+)`", text)
        assert [
            path for path in paths if not (PROJECT / path).exists() and path != "data/report.th.txt"
        ] == []


COMMAND = re.compile(r"(?:^    |`)((?:\S*/)?recount [a-z][^`\n#]*)", re.MULTILINE)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_a_command_that_is_copied_from_there_works(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command is not on a newcomer's path, and every command does what it is said to do."""
    commands = [shlex.split(command) for command in COMMAND.findall((PROJECT / name).read_text("utf-8"))]
    assert len(commands) >= 3
    for command, *arguments in commands:
        assert command == ".venv/bin/recount"
        if arguments[0] == "ledger":  # needs the report's text
            continue
        assert recount_command(arguments) == 0, arguments
        output, errors = capsys.readouterr()
        assert output
        assert errors == ""


def test_the_licences_are_a_file_each_and_the_data_name_theirs() -> None:
    assert (PROJECT / "LICENSE").read_text("utf-8").startswith("MIT License")
    other = (PROJECT / "LICENSE-CC-BY-4.0").read_text("utf-8")
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in other
    assert "belongs to Alibaba\nGroup" in other
    descriptor = json.loads((PROJECT / "data" / "datapackage.json").read_text("utf-8"))
    assert [licence["name"] for licence in descriptor["licenses"]] == ["CC-BY-4.0"]
    assert [licence["name"] for licence in descriptor["code_licenses"]] == ["MIT"]
