"""The certificate says that everything is equal only where it is, and names what is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import DataCopy

import recount
from recount.certificate import record
from recount.certificate.notebooks import NotTheBook, run_book
from recount.certificate.results import differences, published, results
from recount.charts.carried import CarriedRow, csv_text
from recount.cli import main

CHART = (
    "import recount\nfrom recount import charts\nreport = recount.load()\n"
    "charts.ranges([report['ppe']], 'The items.', 'items', source='Source: the report')"
)


@pytest.fixture
def book(drawing: None, tmp_path: Path, report: recount.Report) -> Path:
    """A book of one notebook and its chart."""
    row = recount_charts().figure_row(report["ppe"])
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "chart-ppe.csv").write_bytes(csv_text([CarriedRow.of(row)]).encode())
    notebook(tmp_path, "chapter", CHART)
    return tmp_path


def recount_charts():
    from recount import charts

    return charts


def notebook(folder: Path, name: str, *cells: str) -> None:
    (folder / "notebooks").mkdir(exist_ok=True)
    sources = ["%pip install --quiet ./recounted.whl", *cells]
    made = {"cells": [{"cell_type": "code", "source": [source]} for source in sources]}
    (folder / "notebooks" / f"{name}.ipynb").write_text(json.dumps(made), "utf-8")


def test_the_published_results_are_those_that_the_data_give(report: recount.Report) -> None:
    assert [str(found) for found in differences(published(), results(report))] == [], "run make stamp"
    assert len(published()) == 2 * len(report) + len(report.checks) + len(report.evidence)


def test_a_result_is_told_in_plain_signs(report: recount.Report) -> None:
    found = results(report)
    assert found["figure", "ppe"] == "(73000000, 74000000) items"
    assert found["check", "donation_parts"].startswith("agrees: ")
    assert found["standing", "ppe"] == str(report.standings["ppe"])


def test_everything_is_equal_here(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["certify", str(book), "--date", "2027-01-31"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Recounted 0.2.0, computed again"
    for line in ("figure     110 of 110 equal", "chart      1 of 1 equal", "notebook   1 of 1 equal"):
        assert line in told
    assert told[-2:] == ["date       2027-01-31, as given", "result     equal"]
    assert f"data       SHA-256 {record.digest_of_data()}" in told


def test_a_changed_digit_is_named(data_copy: DataCopy, capsys: pytest.CaptureFixture[str]) -> None:
    data_copy.set("figures", "ppe", phrase="มากกว่า 74 ล้านชิ้น", value="74000000")
    assert main(["certify", "--data", str(data_copy.folder)]) == 1
    told = capsys.readouterr().out
    assert "figure     109 of 110 equal" in told
    assert "figure ppe: published (73000000, 74000000) items, here (74000000, 75000000) items" in told
    assert "result     not equal" in told
    assert record.digest_of_data(data_copy.folder) != record.digest_of_data()


def test_a_changed_rule_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from recount.quantity import Quantity, Reading

    read = Quantity.read
    monkeypatch.setattr(Quantity, "read", lambda self, _, *rules: read(self, Reading.TRUNCATED, *rules))
    told = differences(published(), results(recount.load()))
    assert told and {found.kind for found in told} >= {"figure"}


def test_a_chart_with_other_numbers_is_named(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = book / "charts" / "chart-ppe.csv"
    file.write_bytes(file.read_bytes().replace(b"74000000", b"75000000"))
    assert main(["certify", str(book)]) == 1
    assert "chart chart-ppe: other numbers than the published ones" in capsys.readouterr().out


def test_a_notebook_that_breaks_is_named_and_the_others_run(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook(book, "broken", "1 / 0")
    assert main(["certify", str(book)]) == 1
    told = capsys.readouterr().out
    assert "notebook   1 of 2 equal" in told and "chart      1 of 1 equal" in told
    assert "notebook broken.ipynb: ZeroDivisionError: division by zero" in told


def test_wrong_use_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NotTheBook, match="holds no notebooks/ or no charts/"):
        run_book(tmp_path)
    assert main(["certify", str(tmp_path)]) == 2
    assert main(["certify", "--date", "today"]) == 2
    assert "'today' is no date; write --date 2026-01-31" in capsys.readouterr().err


def test_without_the_book_charts_are_said_to_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["certify"]) == 0
    assert "chart      not drawn again: name the folder of the book" in capsys.readouterr().out
