"""What chapters and pages read of the tables' cells is noted; only who has read what changed runs again."""

from __future__ import annotations

import ast
import filecmp
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace

import jupytext
import nbformat
import pytest
from support import PROJECT, DataCopy, SmallBook, installed, names_in_contents, nodes

from book.sphinxext.running.cells import (
    BIBLIOGRAPHY,
    EVIDENCE,
    PROSE,
    SAID,
    SOURCES,
    TITLE,
    Cells,
    cell_name,
    digest_of_cells,
)
from book.sphinxext.running.digest import digests_of_inputs
from book.sphinxext.running.execution import Chapter, _run
from book.sphinxext.running.forking import forked_kernels
from book.sphinxext.running.pages_read import PagesRead, _watched
from book.sphinxext.running.plain_code import is_plain
from book.sphinxext.running.reading import TESTIMONIES, verdicts_of
from book.sphinxext.running.readings import Readings
from book.sphinxext.running.record import EVERYTHING
from recount.report import Report, load
from recount.tables.schema import read_descriptor, schema_of

# --- Tables without the cells that are noted ----------------------------------------------------------------

#: Evidence that no check and no case names, which two chapters show, and evidence that a check names.
FREE, NAMED = "peer_tencent_china", "ppe_mydrivers"
_SAID_COLUMNS = {column for columns in SAID.values() for column in columns}


def lean(data: DataCopy, table: str) -> bytes:
    file = data.folder / f"{table}.csv"
    return Cells(data.folder).left_out(file.name, file.read_bytes())


@pytest.mark.parametrize(
    ("table", "id"), [*((table, None) for table in PROSE), *((EVIDENCE, id) for id in (FREE, NAMED))]
)
def test_every_cell_is_noted_or_of_the_rest(table: str, id: str | None, data_copy: DataCopy) -> None:
    """Whichever cell of a row changes, one of the two parts of its table says so, and what is named both."""
    rows = data_copy.rows(table)
    place = 2 if id is None else data_copy.row(table, id) - 1
    free = table == EVIDENCE and rows[place][0] != NAMED
    for column, name in enumerate(rows[0]):
        before = lean(data_copy, table), Cells(data_copy.folder).all()
        rows[place][column] += "!"
        data_copy.write(table, rows)
        changed = lean(data_copy, table) != before[0], Cells(data_copy.folder).all() != before[1]
        said = table == EVIDENCE and name in _SAID_COLUMNS
        noted = name in PROSE[table] or (said and free)
        assert changed == (not noted, noted or said or name == "id"), name
        rows[place][column] = rows[place][column][:-1]
        data_copy.write(table, rows)


def test_what_statements_name_is_of_the_rest(data_copy: DataCopy) -> None:
    """Verdicts rest on it, and who counts them has read no row of it."""
    named = {
        *(name for finding in load(data_copy.folder).audit() for name in finding.statement.outside),
        *(str(row[4]) for row in data_copy.rows("cases")),
        *(str(row[5]) for row in data_copy.rows("cases")),
    }
    ids = [row[0] for row in data_copy.rows(EVIDENCE)[1:]]
    assert len(named & {*ids}) > 9
    for id in ids:
        before, said = lean(data_copy, EVIDENCE), data_copy.rows(EVIDENCE)
        data_copy.set(EVIDENCE, id, value="1")
        assert id not in named or lean(data_copy, EVIDENCE) != before, id
        data_copy.write(EVIDENCE, said)
    # Whoever begins to name a row takes it out of those that are noted.
    before = lean(data_copy, EVIDENCE)
    data_copy.set("cases", 2, cited_en=f"as in {FREE}")
    assert lean(data_copy, EVIDENCE) != before


def test_only_titles_of_sources_are_noted(data_copy: DataCopy) -> None:
    file = data_copy.folder / BIBLIOGRAPHY
    text = file.read_text("utf-8")
    cells = Cells(data_copy.folder)
    assert {name.split()[1] for name in cells.all() if name.startswith(SOURCES)} == {
        *load(data_copy.folder).sources
    }

    def lean_of(changed: str) -> bytes:
        return cells.left_out(BIBLIOGRAPHY, changed.encode())

    before, lines = lean_of(text), text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        changed = "".join(
            [*lines[:number], line.replace("=", "= {a}", 1).replace("@", "@a"), *lines[number + 1 :]]
        )
        if changed != text:
            whole = lean_of(changed)
            # A title that is not whole leaves the file as it is.
            assert (whole == changed.encode()) if line.startswith("  title") else whole != before
    title = next(line for line in lines if line.startswith("  title"))
    assert lean_of(text.replace(title, title.replace("}},", " of 2020}},"))) == before
    for broken in ("{{One},", "{{One}}, year = {2021},", '"One",'):
        changed = text.replace(title, f"  title = {broken}\n")
        assert lean_of(changed) == changed.encode(), broken
    assert lean_of(text + "@misc{another,\n}\n") == (text + "@misc{another,\n}\n").encode()


@pytest.mark.parametrize("table", PROSE)
@pytest.mark.parametrize(
    "change",
    [
        lambda rows: [*rows, rows[-1]],
        lambda rows: rows[:-1],
        lambda rows: [rows[0], rows[2], rows[1], *rows[3:]],
        lambda rows: [*rows, []],
        lambda rows: [[*row, ""] for row in rows],
        lambda rows: [row[:-1] for row in rows],
        lambda rows: [[*rows[0][:-2], rows[0][-1], rows[0][-2]], *rows[1:]],
    ],
    ids=[
        *("added", "deleted", "reordered", "an empty line", "a column more", "a column less"),
        "columns reordered",
    ],
)
def test_the_rows_of_a_table_are_of_the_rest(
    table: str, change: Callable[[list[list[str]]], list[list[str]]], data_copy: DataCopy
) -> None:
    before = lean(data_copy, table)
    data_copy.write(table, change(data_copy.rows(table)))
    assert lean(data_copy, table) != before


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b'id,note_en\na,"b', b"name,note_en\na,b\n"])
def test_what_is_no_table_counts_as_it_is(content: bytes) -> None:
    assert Cells(PROJECT / "data").left_out("evidence.csv", content) == content


def test_prose_is_described_as_text_that_nothing_refers_to() -> None:
    """No number, no name, no word of a closed list: nothing computes with prose."""
    descriptor = read_descriptor(PROJECT / "data")
    for table, names in PROSE.items():
        schema = schema_of(descriptor, table)
        columns = {column.name: column for column in schema.columns}
        for name in names:
            assert (columns[name].type, columns[name].enum) == ("string", None)
        assert not {key.column for key in schema.foreign_keys} & {*names}


def test_only_the_readers_of_rows_know_prose_by_its_column() -> None:
    """All others ask for the attributes, which tell of it."""
    prose = {column for columns in PROSE.values() for column in columns}
    asking = {
        module.name
        for module in (PROJECT / "recount").rglob("*.py")
        for node in nodes(module)
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and node.slice.value in prose
    }
    # Titles of cases and charts are no prose: whoever opens their tables depends on all of them.
    assert asking == {"dataset.py", "outside.py", "rows.py", "cases.py", "labels.py"}


def test_numbers_of_evidence_are_taken_from_its_rows() -> None:
    """Or from what statements name, whose numbers are not noted: none goes past the attributes that tell."""
    taking = {
        (module.name, node.attr, ast.unparse(node.value))
        for module in (PROJECT / "recount").rglob("*.py")
        for node in nodes(module)
        if isinstance(node, ast.Attribute)
        and node.attr in ("outside", EVIDENCE)
        and ast.unparse(node.value) in ("data", "dataset", "self._dataset", "report._dataset")
    }
    assert taking == {
        ("report.py", "outside", "data"),
        ("report.py", EVIDENCE, "self._dataset"),  # how many there are
        ("dataset.py", EVIDENCE, "dataset"),  # what they are called
        ("rows.py", EVIDENCE, "dataset"),
    }


# --- What counts besides ------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What chapters depend on, in a copy."""
    monkeypatch.setattr("book.sphinxext.running.digest.distributions", installed)
    for folder in ("data", "recount", "book/sphinxext/running"):
        left_out = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT / folder, tmp_path / folder, ignore=left_out)
    return tmp_path


def test_cells_change_the_digests_that_they_count_for_and_anything_else_all(project: Path) -> None:
    def digests() -> tuple[str, ...]:
        return tuple(digests_of_inputs(project, ["a setting"]).values())

    everything, but_prose, but_noted = digests()
    data = DataCopy(project / "data")
    data.set("checks", 2, note_en="Another note.")
    data.set("figures", 2, label_th="ป้ายอื่น")
    assert digests()[0] != everything
    assert digests()[1:] == (but_prose, but_noted)
    data.set(EVIDENCE, FREE, value="1.6e9")
    assert digests()[1] != but_prose
    assert digests()[2] == but_noted
    others = [
        *(
            file
            for file in sorted(data.folder.iterdir())
            if file.stem not in PROSE and file.suffix != ".txt" and file.name != BIBLIOGRAPHY
        ),
        project / "recount" / "report.py",
        project / "recount" / "charts" / "recount.mplstyle",
        project / "book" / "sphinxext" / "running" / "reading.py",
    ]
    before = digests()
    for file in filter(Path.is_file, others):
        if file.name.startswith("published_") or file.name == "chapters.csv":
            continue  # what a stamp writes
        file.write_bytes(file.read_bytes() + b"\n")
        after = digests()
        assert not {*after} & {*before}, file
        before = after
    assert not {*digests_of_inputs(project, ["another"]).values()} & {*before}


# --- Code whose reading could go unnoticed ------------------------------------------------------------------


def chapter(*cells: str) -> nbformat.NotebookNode:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["source_map"] = list(range(len(cells)))
    return notebook


@pytest.mark.parametrize(
    "code",
    [
        *("import os", "import os.path as p", "from pathlib import Path", "import collections, subprocess"),
        *("from recount.report import Path as P", "from recount import _private", "from . import probe"),
        *("open('data/checks.csv')", "getattr(report, name)", "report._dataset", "vars(report)"),
        *("f'{report._dataset}'", "'{0._dataset}'.format(report)", "recount.report.os.stat(file)"),
        *("from recount.report import load_dataset as load", "recount.report.load_dataset().evidence"),
        *("report.__dict__", "eval(code)", "!cat data/checks.csv", "%run other.py", "frame.query('@x')"),
    ],
)
def test_code_that_may_look_around_is_not_plain(code: str) -> None:
    assert not is_plain(chapter("import recount", code))


def test_chapters_are_plain() -> None:
    for docname in names_in_contents():
        notebook = jupytext.read(PROJECT / f"{docname}.md")
        assert is_plain(notebook), f"{docname} runs again whatever is changed"


# --- Records of kernels -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def forked() -> Iterator[None]:
    if sys.platform != "linux":
        pytest.skip("kernels are forked on Linux only")
    with forked_kernels():
        yield


def noted(folder: Path, *cells: str) -> set[str]:
    """What a kernel writes down of a chapter."""
    record = folder / "record"
    failure = _run(Chapter("page", folder / "page.md", chapter("import recount", *cells), record), 60)
    assert failure is None, failure
    return {*record.read_text("utf-8").splitlines()}


@pytest.mark.parametrize(
    "code",
    [
        f"open({str(PROJECT / 'data' / 'checks.csv')!r})",
        f"import pandas; pandas.read_csv({str(PROJECT / 'data' / 'evidence.csv')!r})",
        f"import os; os.open({str(PROJECT / 'data' / 'figures.csv')!r}, os.O_RDONLY)",
        "from recount.tables.dataset import load_dataset; load_dataset()",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_who_reads_otherwise_has_read_everything(code: str, forked: None, tmp_path: Path) -> None:
    assert EVERYTHING in noted(tmp_path, code)


def test_loading_and_judging_read_no_prose_and_few_numbers(forked: None, tmp_path: Path) -> None:
    told = noted(tmp_path, "report = recount.load()", "report.audit(); report.robustness(); report.sections")
    assert told == set()
    cases = {name.split()[0] for name in noted(tmp_path, "recount.load().gravest_cases(); None")}
    assert cases == {EVIDENCE}


def test_who_looks_at_verdicts_has_read_those(forked: None, tmp_path: Path) -> None:
    """One, or all that are counted; and those on whose ground a figure stands, whoever asks first."""
    one = cell_name(TESTIMONIES, f"{FREE} donation_total", "weight")
    every = {name for name in verdicts_of(load()) if name.endswith("weight")}
    base = "report = recount.load(); told = report.testimonies"
    assert noted(tmp_path, base, f"told[{FREE!r}].weight") == {one}
    counted = "sum(each.weight is recount.Weight.CONFIRMS for each in told.values())"
    assert noted(tmp_path, base, counted) == {name for name in every if _own(name)}
    assert noted(tmp_path, base, "list(report.standings.values())[0]") >= every
    again = "report.standings; report.standings"
    assert noted(tmp_path, base, again) == noted(tmp_path, base, "report.standings; None")


def _own(name: str) -> bool:
    """Whether a testimony is on the figure that its evidence names."""
    _, id, figure, _ = name.split()
    return load().evidence[id].figure == figure


def test_who_looks_at_a_number_or_a_day_has_read_it(forked: None, tmp_path: Path) -> None:
    number, day, phrase = (cell_name(EVIDENCE, FREE, name) for name in ("printed", "as_of", "phrase"))
    weight, reading = (
        cell_name(TESTIMONIES, f"{FREE} donation_total", verdict) for verdict in ("weight", "reading")
    )
    row = f"report = recount.load(); row = report.evidence[{FREE!r}]"
    for look, read in {
        "row.interval": {number},
        "row.unit": {number},
        "row.words": {number},
        "row.as_of.text": {day},
        "row.phrase": {phrase},
        "row.figure, row.source.publisher, row.comparable": set(),
        f"report.testimonies[{FREE!r}].progress": {number},
        f"report.testimony({FREE!r}).words()": {number, day, weight},
    }.items():
        got = noted(tmp_path, row, f"{look}; None")
        assert got >= read and got <= {*read, reading, weight}, look


def test_who_supposes_another_number_has_read_what_is_weighed_anew(forked: None, tmp_path: Path) -> None:
    report = load()
    figure = report.evidence[FREE].figure
    suppose = f"report = recount.load(); other = report.suppose({figure}=report[{figure!r}].phrase)"
    numbers = {cell_name(EVIDENCE, told.id, "printed") for told in report.testimonies_on(figure)}
    weighed = {name for name in numbers if report.evidence[name.split()[1]].comparable != "other_measure"}
    assert weighed
    for look in (
        "other.testimonies; None",
        f"other.testimonies_on({figure!r}); None",
        "other.changed(); None",
    ):
        assert noted(tmp_path, suppose, look) >= weighed, look
    # Whoever asks again is given what was kept, and has read the same.
    twice = noted(tmp_path, suppose, "other.testimonies; None", "other.testimonies; None")
    assert twice == noted(tmp_path, suppose, "other.testimonies; None")


def test_whatever_shows_prose_has_read_it(forked: None, tmp_path: Path) -> None:
    """Attributes, what is made of them, comparisons, copies and tables."""
    check, told, figure = "repeat_doctors", "teachers_cns", "ppe"
    read = noted(
        tmp_path,
        "report = recount.load(); import copy, dataclasses, pickle",
        f"report.finding({check!r}).headline()",
        f"report.evidence[{told!r}].note.here",
        f"pickle.dumps(report[{figure!r}].label_th)",
    )
    both = ("en", "th")
    assert read == {
        *(cell_name("checks", check, f"title_{language}") for language in both),
        *(cell_name("evidence", told, f"note_{language}") for language in both),
        cell_name("figures", figure, "label_th"),
    }
    for look in ("hash(row)", "row == dataclasses.replace(row)", "dataclasses.asdict(row)", "copy.copy(row)"):
        read = noted(
            tmp_path, f"import copy, dataclasses; row = recount.load().finding({check!r}).check; {look}"
        )
        assert {cell_name("checks", check, column) for column in PROSE["checks"]} <= read, look
    tables = noted(
        tmp_path, "report = recount.load(); report.figures; report.benchmarks; report.findings_table"
    )
    assert {name.split()[0] for name in tables} == {"figures", "benchmarks", "checks"}
    source = noted(tmp_path, "source = recount.load().sources['thehindu2020cnnic']; source.title")
    assert source == {cell_name(SOURCES, "thehindu2020cnnic", TITLE)}


# --- What is remembered of them -----------------------------------------------------------------------------


def test_who_is_not_known_to_have_read_less_has_read_everything(data_copy: DataCopy, tmp_path: Path) -> None:
    def cells() -> dict[str, str]:
        return Cells(data_copy.folder).all()

    readings = Readings(cells(), tmp_path, "as it was")
    record, missing = readings.file("chapters/page"), readings.file("other")
    note = cell_name("checks", "repeat_doctors", "note_en")
    record.write_text(f"{note}\n", "utf-8")
    plain, magic = chapter("1"), chapter("import os")
    little = readings.of("page", record, plain)
    unknown = [
        readings.of("page", missing, plain),
        readings.of("page", record, magic),
        readings.of("page", None, plain),
    ]
    record.write_text(f"{note}\n{EVERYTHING}\n", "utf-8")
    unknown.append(readings.of("page", record, plain))
    assert all(readings.still_hold("page", each) for each in (little, *unknown))
    data_copy.set("checks", "repeat_ppe_baht", note_en="Another note.")
    record.write_text(f"{note}\nchecks unknown_to_all note_en\n", "utf-8")
    unknown.append(readings.of("page", record, plain))
    after = Readings(cells(), tmp_path, "as it is")
    assert after.still_hold("page", little)
    assert not any(after.still_hold("page", each) for each in unknown)
    data_copy.set("checks", "repeat_doctors", note_en="Another note.")
    assert not Readings(cells(), tmp_path, "as it is").still_hold("page", little)
    assert not after.still_hold("page", {"execution_seconds": 1.0}) and not after.still_hold("page", None)


def test_a_cell_that_is_gone_is_no_empty_cell() -> None:
    assert digest_of_cells(["a"], {"a": ""}) != digest_of_cells(["a"], {})


# --- Pages --------------------------------------------------------------------------------------------------


@dataclass
class FakeApp:
    """What a record of pages asks of Sphinx."""

    folder: Path
    env: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(temp_data={}))

    @property
    def srcdir(self) -> Path:
        return self.folder

    @property
    def outdir(self) -> Path:
        return self.folder / "html"

    def record(self, everything: str = "as it was") -> PagesRead:
        return PagesRead(self, everything)  # type: ignore[arg-type]

    def build(self, anew: Iterable[str] = (), **read: Iterable[str]) -> set[str]:
        """Build pages, of which some read cells; the pages that Sphinx was told to read."""
        record = self.record()
        told = record.changed(PAGES)
        for page in {*told, *anew}:
            record.begin(page)
        for page, names in read.items():
            for name in names:
                self.env.temp_data = {} if page == "all" else {"docname": page}
                record.note(name)
        record.save(PAGES)
        return told


PAGES = ("one", "two")
CHECK = "repeat_doctors"
NOTE, HEADING = (cell_name("checks", CHECK, column) for column in ("note_en", "title_en"))


@pytest.fixture
def app(data_copy: DataCopy) -> FakeApp:
    """A book of two pages, of which the first has read a note."""
    app = FakeApp(data_copy.folder.parent)
    assert app.build(one=[NOTE]) == {*PAGES}, "nothing was known"
    return app


def test_a_page_is_read_again_when_what_it_has_read_has_changed(app: FakeApp, data_copy: DataCopy) -> None:
    assert app.build() == set()
    data_copy.set("checks", CHECK, title_en="another title")
    assert app.build() == set()
    data_copy.set("checks", CHECK, note_en="Another note.")
    assert app.build() == {"one"}
    data_copy.set("checks", CHECK, note_en="A third note.")
    assert app.build() == set(), "it did not read the note any more"


def test_what_was_read_earlier_is_remembered_of_pages_that_stay(app: FakeApp, data_copy: DataCopy) -> None:
    assert app.build(anew=["two"], two=[HEADING]) == set()
    data_copy.set("checks", CHECK, note_en="Another note.")
    assert app.build(one=[NOTE]) == {"one"}
    data_copy.set("checks", CHECK, title_en="another title")
    assert app.build() == {"two"}


def test_what_is_read_for_no_page_counts_for_all(app: FakeApp, data_copy: DataCopy) -> None:
    assert app.build(all=[HEADING]) == set()
    assert app.build() == set()
    data_copy.set("checks", CHECK, title_en="another title")
    assert app.build() == {*PAGES}


def test_a_build_that_was_broken_off_leaves_nothing_to_rely_on(app: FakeApp) -> None:
    app.record()
    assert app.build() == {*PAGES}
    (app.folder / ".cells.json").write_text("[", "utf-8")
    assert app.build() == {*PAGES}


def test_who_has_read_everything_depends_on_all_inputs(app: FakeApp) -> None:
    record = app.record()
    record.note_chapter("one", [EVERYTHING])
    for page in PAGES:
        record.begin(page)
    record.save(PAGES)
    held = (app.folder / ".cells.json").read_text("utf-8")
    assert app.record("as it was").changed(PAGES) == set()
    (app.folder / ".cells.json").write_text(held, "utf-8")
    assert app.record("as it is").changed(PAGES) == {"one"}


def test_what_is_read_for_a_page_that_is_written_counts_for_it_alone(
    app: FakeApp, data_copy: DataCopy
) -> None:
    record = app.record()
    app.env.temp_data = {}
    for page in PAGES:
        record.begin(page)
    record.begin_to_write("two")
    record.note(HEADING)
    record.save(PAGES)
    data_copy.set("checks", CHECK, title_en="another title")
    assert app.build() == {"two"}


def test_who_has_read_what_is_not_known_has_read_everything(app: FakeApp) -> None:
    app.build(one=["checks unknown_to_all note_en"])
    held = json.loads((app.folder / ".cells.json").read_text("utf-8"))
    assert EVERYTHING in held["one"] and EVERYTHING not in held["two"]


def test_what_a_report_keeps_tells_each_who_asks() -> None:
    """Else a second page would be given what the first one had computed, and depend on nothing."""
    record, report = _watched(), load()
    kept = [name for name, held in vars(Report).items() if isinstance(held, cached_property)]
    assert len(kept) > 9

    def heard(report: Report, name: str) -> set[str]:
        names: set[str] = set()
        record.listener = names.add
        try:
            getattr(report, name)
        finally:
            record.listener = None
        return names

    for each in (report, report.suppose(donation_total=report["donation_total"].phrase)):
        for name in kept:
            assert heard(each, name) == heard(each, name), name
    assert heard(report, "testimonies") == set(), "each tells of itself"
    assert {name.split()[0] for name in heard(report, "standings")} == {TESTIMONIES}
    assert {name.split()[0] for name in heard(report, "evidence_table")} == {EVIDENCE, TESTIMONIES}


# --- A book -------------------------------------------------------------------------------------------------


@pytest.fixture
def one_nursery(small_book: SmallBook) -> Iterator[None]:
    """Nothing of the code changes between the builds, so their kernels may come from one process."""
    with small_book.one_nursery():
        yield


SOURCE = "tencent2020global"
LISTS = f"""{{fig}}`ppe` {{count}}`confirms` {{count}}`in conflict` {{cite}}`{SOURCE}`

```{{finding-list}}
:ids: {CHECK}
```

```{{figure-table}}
```
"""


def list_in_contents(book: SmallBook, *names: str) -> None:
    """Let a book have other pages besides its first."""
    chapters = "".join(f"  - file: {name}\n" for name in names)
    (book.folder / "_toc.yml").write_text(f"format: jb-book\nroot: index\nchapters:\n{chapters}", "utf-8")


def test_a_change_runs_and_writes_again_who_has_read_it(small_book: SmallBook, one_nursery: None) -> None:
    """And in the end the pages are to the byte those of a build from nothing."""
    list_in_contents(small_book, "one", "two", "three", "four")
    look = "import recount\nreport = recount.load()\nprint({})".format
    small_book.write("index", look(f"report.finding('{CHECK}').check.note_en"), "```{bibliography}\n```")
    small_book.write("one", look(f"report.finding('{CHECK}').verdict, report.evidence['{FREE}'].words"))
    small_book.write("two", prose=f"```{{finding-list}}\n:ids: {CHECK}\n```\n\n{{fig}}`ppe`")
    small_book.write("three", prose=f"{{cite}}`{SOURCE}`")
    small_book.write("four", look("len(report)"))
    first = small_book.build()
    assert (first.code, first.executed) == (0, {"index", "one", "four"}), first.output
    data = DataCopy(small_book.folder / "data")

    def built(executed: set[str], read: int) -> None:
        done = small_book.build()
        assert done.code == 0, done.output
        assert done.executed == executed
        record = (small_book.folder / "_build" / ".cells.json").read_text("utf-8")
        assert EVERYTHING not in record
        assert f"0 added, {read} changed, 0 removed" in done.output

    data.set("checks", CHECK, note_en="A note that nobody knew.")
    built({"index"}, 2)
    for page in ("index", "two"):
        assert "A note that nobody knew." in small_book.page(page)
    data.set("checks", CHECK, title_en="checks title_en")
    data.set("figures", "ppe", label_en="figures label_en")
    data.set(EVIDENCE, FREE, note_en="Shown nowhere.", as_of="2020-02-02")
    built(set(), 1)
    for shown in ("checks title_en", "figures label_en"):
        assert shown in small_book.page("two").lower(), shown
    data.set(EVIDENCE, FREE, phrase="RMB1.6 billion", value="1.6e9")
    built({"one"}, 1)
    assert "1.6 billion" in small_book.page("one")
    bibliography = small_book.folder / "data" / BIBLIOGRAPHY
    text = bibliography.read_text("utf-8")
    title = load(data.folder).sources[SOURCE].title
    bibliography.write_text(text.replace(title, "A title that nobody knew"), "utf-8")
    built(set(), 1)
    for page in ("index", "three"):
        assert "A title that nobody knew" in small_book.page(page)
    data.set(EVIDENCE, NAMED, as_of="2020-02-12")
    again = small_book.build()
    assert again.code == 0, again.output
    assert again.executed == {"index", "one", "four"}
    assert "config changed ('nb_execution_cache_path')" in again.output, "all pages are read again"
    data.set("checks", CHECK, note_en="A last note.")
    built({"index"}, 2)
    warm = small_book.folder / "warm"
    shutil.move(small_book.html, warm)
    shutil.rmtree(small_book.folder / "_build")
    assert small_book.build().executed == {"index", "one", "four"}
    assert differing(warm, small_book.html) == []


def test_pages_that_show_the_same_have_read_the_same(small_book: SmallBook) -> None:
    """Whichever comes first, and however much of what it asks for is kept for the others."""
    list_in_contents(small_book, "one", "two", "three")
    small_book.write("index", prose="```{bibliography}\n```")
    for page in ("one", "two", "three"):
        small_book.write(page, prose=LISTS)
    assert small_book.build().code == 0
    record = json.loads((small_book.folder / "_build" / ".cells.json").read_text("utf-8"))
    one, two, three = (record[page] for page in ("one", "two", "three"))
    assert len(one) > 300
    assert one == two == three
    verdicts = verdicts_of(load(small_book.folder / "data"))
    assert one.keys() >= {name for name in verdicts if name.endswith("weight")}, "counts count all"
    assert record.get("") == {}, "nothing is read that is not known to be one page's"


def differing(one: Path, other: Path) -> list[str]:
    """The files that are not the same in two folders, or are in one of them alone."""
    names = {file.relative_to(folder) for folder in (one, other) for file in folder.rglob("*.*")}
    files = sorted(str(name) for name in names if not ((one / name).is_dir() or (other / name).is_dir()))
    _, differ, missing = filecmp.cmpfiles(one, other, files, shallow=False)
    return [*differ, *missing]
