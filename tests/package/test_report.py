"""The report object that chapters use: figures by id, the table, findings, and errors that help."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest
from support import Start, each

import recount
from recount.report import UnknownId


def test_figures_are_found_by_id(report: recount.Report) -> None:
    assert report["ppe"].value == Decimal(73_000_000)


@each(
    ("id", "words"),
    [
        ("donation_alibba", "no figure is called 'donation_alibba'; did you mean 'donation_alibaba'?"),
        ("zzzz", "no figure is called 'zzzz'"),
    ],
)
def test_an_unknown_figure_is_told_with_the_nearest(id: str, words: str, report: recount.Report) -> None:
    with pytest.raises(UnknownId) as refused:
        report[id]
    assert str(refused.value) == words
    assert isinstance(refused.value, KeyError)


def test_an_unknown_check_is_told_with_the_nearest(report: recount.Report) -> None:
    with pytest.raises(UnknownId) as refused:
        report.finding("donation_part")
    assert str(refused.value) == "no check is called 'donation_part'; did you mean 'donation_parts'?"


def test_the_table_of_figures(report: recount.Report) -> None:
    table = report.figures
    assert table.index.name == "id"
    assert list(table.index) == list(report)
    assert table.index.is_unique
    assert list(table.columns) == [
        "section", "line", "phrase", "label_en", "label_th", "entity",
        "value", "value_high", "low", "high", "unit", "hedge", "as_of", "repeats", "scope",
    ]  # fmt: skip
    row = table.loc["donation_ant"]
    assert (row["section"], row["line"], row["phrase"]) == ("key_facts", 25, "593 ล้านหยวน")
    assert (row["value"], row["low"], row["high"]) == (593e6, 592.5e6, 593.5e6)
    assert (row["unit"], row["hedge"], row["as_of"]) == ("CNY", "exact", "2020-03-31")
    assert row[["value_high", "repeats", "scope"]].isna().all()
    assert table.loc["youku_daily_users", "value_high"] == 100e6
    assert table.loc["ppe_crisis", "repeats"] == "ppe"
    assert table.loc["gmcc_doctors", "scope"] == "volunteers"
    assert table["value"].dtype == table["value_high"].dtype == float
    assert (table["low"] <= table["value"]).all()


def test_findings_by_section_and_by_figure(report: recount.Report) -> None:
    everything = report.audit()
    assert [finding.id for finding in everything] == [check.id for check in report.checks]
    sections = {check.section for check in report.checks}
    assert sum(len(report.audit(section)) for section in sections) == len(everything)
    assert [finding.id for finding in report.audit("introduction")] == ["age_at_publication"]
    assert {finding.id for finding in report.findings_on("donation_ant")} >= {
        "donation_parts",
        "donation_ant_share",
        "mybank_within_ant",
    }
    assert "rate_ppe" not in {finding.id for finding in report.findings_on("donation_ant")}


def test_sections_hold_all_figures(report: recount.Report) -> None:
    sections = {figure.section for figure in report.values()}
    assert sum(len(report.section(name)) for name in sections) == len(report)
    assert [figure.id for figure in report.section("introduction")] == [
        "expertise_years",
        "years_founded_before_sars",
    ]


def test_a_data_directory_may_be_a_string(project: Path) -> None:
    assert recount.load(str(project / "data")) == recount.load(project / "data")


HEAVY = ("pandas", "numpy", "matplotlib", "pythainlp", "frictionless", "currency_converter", "sphinx")


def test_loading_the_data_imports_nothing_heavy(start: Start) -> None:
    """Every chapter's kernel starts with these lines; what a chapter does not use must not cost it time."""
    code = (
        "import sys, recount; report = recount.load(); assert report['ppe'].value == 73_000_000;"
        f" print(*(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = start([sys.executable, "-c", code], text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")


def test_reading_a_phrase_imports_no_language_tools(start: Start) -> None:
    code = (
        "import sys, recount; assert recount.read_quantity('ยี่สิบเอ็ดล้านคน').value == 21_000_000;"
        f" print(*(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = start([sys.executable, "-c", code], text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "pandas" not in done.stdout
    assert "matplotlib" not in done.stdout


def test_without_the_extra_for_charts_all_else_works(start: Start) -> None:
    """Who installs recounted without [charts] has no drawing library, and misses it only when drawing."""
    code = (
        "import sys; sys.modules.update(dict.fromkeys(['matplotlib', 'PIL', 'scour', 'fontpkg_sarabun']))\n"
        "from recount.cli import main\n"
        "import recount; from recount import charts\n"
        "for command in (['audit'], ['read', '7 คน'], ['cite', 'ppe_value']): assert not main(command)\n"
        "report = recount.load(); tables = report.findings_table, report.standings_table, report.figures\n"
        "try: charts.failures([charts.Part('a', 1, 2)], 'b')\n"
        "except ModuleNotFoundError as error: print(error)\n"
    )
    done = start([sys.executable, "-c", code], text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == (
        "charts need fontpkg_sarabun, which comes with: pip install 'recounted[charts]'"
    )


@pytest.mark.parametrize("module", ["pybtex", "currency_converter"])
def test_what_is_not_installed_is_named_with_the_remedy(start: Start, module: str) -> None:
    code = (
        f"import sys; sys.modules[{module!r}] = None\n"
        "from recount.cli import main\n"
        "code = main(['audit']) or main(['verify', 'abc'])\n"
        "import recount\n"
        "try: recount.load().findings_table\n"
        "except ModuleNotFoundError as error: print(error)\n"
    )
    done = start([sys.executable, "-c", code], text=True)
    remedy = f"recount needs {module}, which is not installed here: repeat pip install of recounted"
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert remedy in done.stdout + done.stderr
