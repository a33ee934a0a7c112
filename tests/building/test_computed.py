"""The tables that the audit computes: what they hold, and when they are computed again."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from support import PROJECT, DataCopy

import recount
from book.downloads import computed
from book.downloads.computed import TABLES, TRIALS, Kept, computed_tables
from book.sphinxext.running.cells import PROSE
from recount.report import load
from recount.tables.schema import DataError, published, read_descriptor
from recount.trials.power import power
from recount.trials.robustness import all_combinations, one_at_a_time

DATA = PROJECT / "data"


@pytest.fixture(scope="module")
def told(kept: Kept) -> dict[str, str]:
    return computed_tables(DATA, read_descriptor(DATA), kept)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_computed_table_is_described_and_every_described_one_computed(told: dict[str, str]) -> None:
    described = {resource["name"]: resource for resource in read_descriptor(DATA)["computed"]}
    assert described.keys() == told.keys() == TABLES.keys()
    for name, resource in described.items():
        columns = [field["name"] for field in resource["schema"]["fields"]]
        assert told[name].split("\n", 1)[0] == ",".join(columns)


def test_findings_and_standings_say_what_the_audit_says(told: dict[str, str], report: recount.Report) -> None:
    assert {row["id"]: row["verdict"] for row in rows(told["findings"])} == {
        finding.id: str(finding.verdict) for finding in report.audit()
    }
    assert {row["id"]: row["standing"] for row in rows(told["standings"])} == {
        id: str(standing) for id, standing in report.standings.items()
    }
    # 2,759.5 to 2,760.5 and 592.5 to 593.5 million yuan.
    parts = next(row for row in rows(told["findings"]) if row["id"] == "donation_parts")
    assert (float(parts["low"]), float(parts["high"]), parts["unit"]) == (3.352e9, 3.354e9, "CNY")


def test_a_side_without_an_end_is_empty(told: dict[str, str]) -> None:
    unbounded = next(row for row in rows(told["findings"]) if row["id"] == "vegetables_per_day")
    assert unbounded["low"] and not unbounded["high"]
    assert not any(word in told["findings"].lower() for word in (",inf,", ",nan,"))


def test_the_trials_are_told_row_by_row(told: dict[str, str], report: recount.Report) -> None:
    tests = {finding.id for finding in report.audit() if finding.is_test}
    assert {row["check"] for row in rows(told["robustness"]) if not row["rule"]} == tests
    assert {row["check"] for row in rows(told["combinations"])} == tests
    assert all(int(row["by_any"]) <= int(row["slips"]) for row in rows(told["power"]))


def test_what_is_kept_is_not_computed_again(
    kept: Kept, told: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cheap = {name: None if name in TRIALS else table for name, table in TABLES.items()}
    monkeypatch.setattr(computed, "TABLES", cheap)  # to try anything again would fail
    assert computed_tables(DATA, read_descriptor(DATA), kept) == told


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: "",
        lambda text: "[]",
        lambda text: text.replace("disagrees", "agrees", 1),
    ],
    ids=["cut off", "empty", "another shape", "another verdict"],
)
def test_a_damaged_file_is_computed_anew(
    damage, kept: Kept, told: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(computed, "TABLES", {name: lambda report: report.benchmarks for name in TABLES})
    file = tmp_path / "computed.json"
    file.write_text(damage(kept.file.read_text("utf-8")), "utf-8")
    again = computed_tables(DATA, read_descriptor(DATA), Kept(file, kept.state))
    assert again["power"].startswith("id,label_en,")
    assert json.loads(file.read_text("utf-8"))["tables"] == {name: again[name] for name in TRIALS}


def test_another_state_is_computed_anew(
    kept: Kept, told: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(computed, "load", lambda data: pytest.fail("computed"))
    with pytest.raises(pytest.fail.Exception, match="computed"):
        computed_tables(DATA, read_descriptor(DATA), Kept(kept.file, "another state"))


def test_trials_do_not_depend_on_what_people_wrote_about_rows(data_copy: DataCopy) -> None:
    before = load(data_copy.folder)
    for table, columns in PROSE.items():
        header, *rows = data_copy.rows(table)
        for row in rows:
            for column in columns:
                row[header.index(column)] += "!"
        data_copy.write(table, [header, *rows])
    after = load(data_copy.folder)
    assert after["ppe"].label_en != before["ppe"].label_en
    assert some_trials(after) == some_trials(before)


def some_trials(report: recount.Report) -> list[object]:
    """What trials of a few checks, and slips of their figures, come to."""
    findings = [finding for finding in report.audit() if finding.is_test][::12]
    few = {id: report[id] for finding in findings for id in finding.statement.figures}
    told = {id: report.testimonies_on(id) for id in few}
    return [
        *one_at_a_time(findings, report),
        *all_combinations(findings, report),
        *power(few, findings, told),
    ]


def test_a_table_that_nobody_computes_is_refused() -> None:
    with pytest.raises(DataError, match="nothing computes a table 'moons'; remove it"):
        computed_tables(DATA, {"computed": [{"name": "moons"}]})


def test_what_is_published_tells_of_both_sorts_of_tables_alike() -> None:
    own = read_descriptor(DATA)
    names = [resource["name"] for resource in published(own)["resources"]]
    assert names[: len(own["resources"])] == [resource["name"] for resource in own["resources"]]
    assert names[len(own["resources"]) :] == list(TABLES)
    assert "computed" not in published(own)
