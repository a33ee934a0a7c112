"""What somebody sees who types a name in a notebook: one line or a table, and every name in one place."""

from __future__ import annotations

import ast
import os
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from support import PROJECT, DataCopy, Start, each

import recount
from recount import charts
from recount.checks.mending import mendings
from recount.cite.edition import load_edition
from recount.cite.works import all_works
from recount.ledger import reconcile
from recount.listing import Listing
from recount.tables.dataset import load_dataset

PAGES = [PROJECT / "index.md", *sorted((PROJECT / "chapters").glob("*.md"))]
#: A code cell, without its options.
CELL = re.compile(r"^```\{code-cell\}.*?\n(?:---\n.*?\n---\n|(?::.*?\n)*)(.*?)^```$", re.M | re.S)
LONGEST = 300  # characters; a statement may sum up a dozen figures

# --- One line for one thing ---------------------------------------------------------------------------------


@each(
    ("show", "shown"),
    [
        (lambda report: report["ppe_value"], "<Figure ppe_value: 480 million yuan (480 ล้านหยวน)>"),
        (
            lambda report: report["ppe"].printed,
            "<Quantity at_least 73,000,000 items: 73,000,000 to 74,000,000 items>",
        ),
        (
            lambda report: report.finding("donation_parts"),
            "<Finding donation_parts: agrees, donation_alibaba + donation_ant = donation_total>",
        ),
        (
            lambda report: report.finding("donation_parts").check,
            "<CheckRow donation_parts: sum, donation_alibaba + donation_ant = donation_total>",
        ),
        (
            lambda report: report.finding("donation_parts").statement,
            "<Statement donation_alibaba + donation_ant = donation_total>",
        ),
        (
            lambda report: report.testimony("ppe_mydrivers"),
            "<Testimony ppe_mydrivers on ppe: consistent with growth>",
        ),
        (
            lambda report: report.sources["alizila2020support"],
            "<Source alizila2020support: Alizila, Alibaba Group, 2020, primary>",
        ),
    ],
)
def test_a_thing_says_what_it_is(
    show: Callable[[recount.Report], object], shown: str, report: recount.Report
) -> None:
    assert repr(show(report)) == shown


def everything(report: recount.Report) -> Iterator[object]:
    """One after the other, what a notebook can hold of the book."""
    edition, pairs = load_edition(), recount.conversions(report.audit(), report)
    yield from (report, edition, load_dataset())
    yield from report.values()
    yield from report.checks
    for finding in report.audit():
        yield from (finding, finding.statement, finding.left)
    yield from mendings(report.finding("wuhan_set_value"), report)
    for testimony in report.testimonies.values():
        yield from (testimony, testimony.evidence, testimony.evidence.printed)
    yield from report.sources.values()
    yield from edition.pages.values()
    yield from all_works(edition, report)
    found = report.sittings()
    yield from (*pairs, found, *found.blocks, *found.meetings())
    yield from found.passages(found.blocks[0], recount.Habit.ROUNDED)
    yield charts.figure_row(report["ppe"])
    yield reconcile("77", [], [])


def test_everything_is_one_line(report: recount.Report) -> None:
    kinds = set()
    for thing in everything(report):
        shown = repr(thing)
        assert "\n" not in shown, shown
        assert len(shown) <= LONGEST, shown
        assert " object at 0x" not in shown
        kinds.add(type(thing).__name__)
    assert len(kinds) >= 17


def test_a_report_says_how_much_it_holds(data_copy: DataCopy) -> None:
    data_copy.write("checks", data_copy.rows("checks")[:3])
    shown = repr(recount.load(data_copy.folder))
    assert re.fullmatch(r"<Report: \d+ figures, 2 checks, \d+ pieces of evidence>", shown)


# --- A table for a list -------------------------------------------------------------------------------------


def as_shown(listing: Listing) -> list[list[str]]:
    """The cells of the table that a notebook shows, its head first."""
    table = BeautifulSoup(listing._repr_html_(), "html.parser")
    return [[cell.text for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]


def test_findings_are_a_list_and_a_table(report: recount.Report) -> None:
    findings = report.audit("key_facts")
    assert isinstance(findings, list)
    head, *rows = as_shown(findings)
    assert head == ["id", "title", "kind", "statement", "verdict", "words"]
    assert rows == [  # with whole sentences
        [f.id, f.check.title_en, f.check.kind, f.check.statement, str(f.verdict), f.words_en]
        for f in findings
    ]


def test_every_row_of_a_long_list_is_shown(report: recount.Report) -> None:
    assert len(as_shown(report.audit())) == len(report.checks) + 1


def test_figures_and_testimonies_are_tables_too(report: recount.Report) -> None:
    head, *figures = as_shown(report.section("key_facts"))
    phrases = [figure.phrase for figure in report.values() if figure.section == "key_facts"]
    assert [row[head.index("phrase")] for row in figures] == phrases
    head, *told = as_shown(report.testimonies_on("ppe"))
    assert {row[head.index("figure")] for row in told} == {"ppe"}
    assert list(report.findings_on("ppe").table()["id"]) == [f.id for f in report.findings_on("ppe")]


def test_a_part_of_a_list_is_a_table_and_an_item_is_itself(report: recount.Report) -> None:
    findings = report.audit()
    assert isinstance(findings[:2], Listing)
    assert findings[:2] == [findings[0], findings[1]]
    assert repr(findings[:2]) == f"[{findings[0]!r},\n {findings[1]!r}]"
    assert repr(findings[:0]) == "[]"
    assert "<table" in findings[:0]._repr_html_()


# --- A mapping of figures -----------------------------------------------------------------------------------


def test_a_report_is_a_mapping_of_its_figures(report: recount.Report) -> None:
    ids = list(report)
    assert (ids[0], len(ids)) == ("expertise_years", len(report))
    assert list(report.keys()) == ids
    assert [figure.id for figure in report.values()] == ids
    assert dict(report.items())["ppe"] is report["ppe"]
    assert "ppe" in report
    assert "donation_alibba" not in report
    assert report.get("donation_alibba") is None


@each("ask", [recount.Report.audit, recount.Report.section])
def test_an_unknown_section_is_told_with_the_nearest(
    ask: Callable[[recount.Report, str], object], report: recount.Report
) -> None:
    with pytest.raises(recount.UnknownId) as refused:
        ask(report, "crisis_respons")
    assert str(refused.value) == "no section is called 'crisis_respons'; did you mean 'crisis_response'?"


# --- Names in one place -------------------------------------------------------------------------------------


@each("page", PAGES)
def test_a_chapter_imports_from_recount_and_its_charts_alone(page: Path) -> None:
    cells = CELL.findall(page.read_text("utf-8"))
    assert cells or page.stem in ("figures", "findings", "what_was_found", "what_follows", "try")
    nodes = [node for cell in cells for node in ast.walk(ast.parse(cell))]
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    assert not [name for name in plain if name.startswith("recount.")]
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "recount":
            assert node.module == "recount"
            assert {name.name for name in node.names} <= {*recount.__all__, "charts"}


def test_what_recount_offers_is_there() -> None:
    assert [name for name in recount.__all__ if not hasattr(recount, name)] == []


def test_the_version_is_the_edition_s_and_the_package_s() -> None:
    packaged = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert recount.__version__ == load_edition().version == packaged


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="module 'recount' has no attribute 'lod'"):
        getattr(recount, "lod")  # noqa: B009


def test_to_show_is_not_to_import(start: Start) -> None:
    """A repr is often asked for by tools that only look: it must not cost a second."""
    code = (
        "import sys, recount; report = recount.load(); repr([report, report.audit('introduction')]);"
        " recount.__version__; print({'pandas', 'matplotlib', 'pythainlp'} & set(sys.modules))"
    )
    done = start([sys.executable, "-c", code], text=True)
    assert (done.stdout, done.stderr) == ("set()\n", "")


def test_a_table_of_findings_and_figures_speaks_the_edition_s_language(start: Start) -> None:
    code = (
        "import recount; report = recount.load();"
        " print(report.audit('key_facts')[:1]._repr_html_(), report.section('key_facts')[:1]._repr_html_())"
    )
    env = {**os.environ, "RECOUNT_LANGUAGE": "th", "PYTHONIOENCODING": "utf-8"}
    done = start([sys.executable, "-c", code], env=env, text=True)
    report = recount.load()
    finding, figure = report.audit("key_facts")[0], report.section("key_facts")[0]
    for thai, english in (
        (finding.check.title_th, finding.check.title_en),
        (finding.words_th.partition(":")[0], finding.words_en.partition(":")[0]),
        (figure.label_th, figure.label_en),
    ):
        assert thai in done.stdout and english not in done.stdout
