"""What chapters read of the tables' prose is noted, and only who has read what changed runs again."""

from __future__ import annotations

import ast
import filecmp
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

from book.sphinxext.running.digest import digest_of_inputs
from book.sphinxext.running.execution import Chapter, _run
from book.sphinxext.running.forking import forked_kernels
from book.sphinxext.running.pages_read import PagesRead
from book.sphinxext.running.plain_code import is_plain
from book.sphinxext.running.prose import PROSE, cell_name, digest_of_cells, prose_of, without_prose
from book.sphinxext.running.reading import EVERYTHING
from book.sphinxext.running.readings import Readings
from recount.report import Report
from recount.tables.schema import read_descriptor, schema_of

# --- Tables without their prose -----------------------------------------------------------------------------


def lean(data: DataCopy, table: str) -> bytes:
    return without_prose(table, (data.folder / f"{table}.csv").read_bytes())


@pytest.mark.parametrize("table", PROSE)
def test_every_cell_is_prose_or_of_the_rest(table: str, data_copy: DataCopy) -> None:
    """Whichever cell of a row changes, one of the two parts of its table says so, and one alone."""
    rows = data_copy.rows(table)
    for column, name in enumerate(rows[0]):
        before = lean(data_copy, table), prose_of(data_copy.folder)
        rows[2][column] += "!"
        data_copy.write(table, rows)
        changed = lean(data_copy, table) != before[0], prose_of(data_copy.folder) != before[1]
        assert changed == ((False, True) if name in PROSE[table] else (True, name == "id")), name


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
def test_the_rows_of_a_table_are_no_prose(
    table: str, change: Callable[[list[list[str]]], list[list[str]]], data_copy: DataCopy
) -> None:
    before = lean(data_copy, table)
    data_copy.write(table, change(data_copy.rows(table)))
    assert lean(data_copy, table) != before


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b'id,note_en\na,"b', b"name,note_en\na,b\n"])
def test_what_is_no_table_counts_as_it_is(content: bytes) -> None:
    assert without_prose("evidence", content) == content


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


# --- What counts besides ------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What chapters depend on, in a copy."""
    monkeypatch.setattr("book.sphinxext.running.digest.distributions", installed)
    for folder in ("data", "recount", "book/sphinxext/running"):
        left_out = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT / folder, tmp_path / folder, ignore=left_out)
    return tmp_path


def test_prose_changes_one_digest_and_anything_else_both(project: Path) -> None:
    def digests() -> tuple[str, str]:
        return digest_of_inputs(project, ["a setting"]), digest_of_inputs(project, ["a setting"], prose=False)

    before = digests()
    data = DataCopy(project / "data")
    data.set("checks", 2, note_en="Another note.")
    data.set("figures", 2, label_th="ป้ายอื่น")
    assert digests() == (digests()[0], before[1]) != before
    others = [
        *(file for file in sorted(data.folder.iterdir()) if file.stem not in PROSE and file.suffix != ".txt"),
        project / "recount" / "report.py",
        project / "recount" / "charts" / "recount.mplstyle",
        project / "book" / "sphinxext" / "running" / "reading.py",
    ]
    for file in filter(Path.is_file, others):
        if file.name.startswith("published_") or file.name == "chapters.csv":
            continue  # what a stamp writes
        before = digests()
        file.write_bytes(file.read_bytes() + b"\n")
        assert not {*digests()} & {*before}, file
    assert digest_of_inputs(project, ["another"], prose=False) != digests()[1]


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


def test_loading_judging_and_weighing_read_no_prose(forked: None, tmp_path: Path) -> None:
    told = noted(tmp_path, "report = recount.load()", "report.check_everything(); report.robustness(); None")
    assert told == set()


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


# --- What is remembered of them -----------------------------------------------------------------------------


def test_who_is_not_known_to_have_read_less_has_read_everything(data_copy: DataCopy, tmp_path: Path) -> None:
    readings = Readings(data_copy.folder, tmp_path, "as it was")
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
    after = Readings(data_copy.folder, tmp_path, "as it is")
    assert after.still_hold("page", little)
    assert not any(after.still_hold("page", each) for each in unknown)
    data_copy.set("checks", "repeat_doctors", note_en="Another note.")
    assert not Readings(data_copy.folder, tmp_path, "as it is").still_hold("page", little)
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
NOTE, TITLE = (cell_name("checks", CHECK, column) for column in ("note_en", "title_en"))


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
    assert app.build(anew=["two"], two=[TITLE]) == set()
    data_copy.set("checks", CHECK, note_en="Another note.")
    assert app.build(one=[NOTE]) == {"one"}
    data_copy.set("checks", CHECK, title_en="another title")
    assert app.build() == {"two"}


def test_what_is_read_for_no_page_counts_for_all(app: FakeApp, data_copy: DataCopy) -> None:
    assert app.build(all=[TITLE]) == set()
    assert app.build() == set()
    data_copy.set("checks", CHECK, title_en="another title")
    assert app.build() == {*PAGES}


def test_a_build_that_was_broken_off_leaves_nothing_to_rely_on(app: FakeApp) -> None:
    app.record()
    assert app.build() == {*PAGES}
    (app.folder / ".prose.json").write_text("[", "utf-8")
    assert app.build() == {*PAGES}


def test_who_has_read_everything_depends_on_all_inputs(app: FakeApp) -> None:
    record = app.record()
    record.note_chapter("one", [EVERYTHING])
    for page in PAGES:
        record.begin(page)
    record.save(PAGES)
    held = (app.folder / ".prose.json").read_text("utf-8")
    assert app.record("as it was").changed(PAGES) == set()
    (app.folder / ".prose.json").write_text(held, "utf-8")
    assert app.record("as it is").changed(PAGES) == {"one"}


def test_what_a_report_keeps_holds_no_prose(forked: None, tmp_path: Path) -> None:
    """Except its tables for people, which are made anew for each page; else a second page would read none."""
    kept = [
        name
        for name, held in vars(Report).items()
        if isinstance(held, cached_property) and "DataFrame" not in str(held.func.__annotations__["return"])
    ]
    assert len(kept) > 9
    looks = [f"report.{name}" for name in kept if not name.startswith("_")]
    assert noted(tmp_path, "report = recount.load()", *looks, "None") == set()


# --- A book -------------------------------------------------------------------------------------------------


@pytest.fixture
def one_nursery(small_book: SmallBook) -> Iterator[None]:
    """Nothing of the code changes between the builds, so their kernels may come from one process."""
    with small_book.one_nursery():
        yield


def test_prose_runs_and_writes_again_who_has_read_it(small_book: SmallBook, one_nursery: None) -> None:
    """And in the end the pages are to the byte those of a build from nothing."""
    shows = f"import recount\nprint(recount.load().finding('{CHECK}').check.note_en)"
    small_book.write("index", shows)
    small_book.write("one", f"import recount\nprint(recount.load().finding('{CHECK}').verdict)")
    small_book.write("two", prose=f"```{{finding-list}}\n:ids: {CHECK}\n```\n\n{{fig}}`ppe`")
    first = small_book.build()
    assert (first.code, first.executed) == (0, {"index", "one"}), first.output
    data = DataCopy(small_book.folder / "data")

    def built(executed: set[str], read: int) -> None:
        done = small_book.build()
        assert done.code == 0, done.output
        assert done.executed == executed
        record = (small_book.folder / "_build" / ".prose.json").read_text("utf-8")
        assert EVERYTHING not in record
        assert f"0 added, {read} changed, 0 removed" in done.output

    data.set("checks", CHECK, note_en="A note that nobody knew.")
    built({"index"}, 2)
    for page in ("index", "two"):
        assert "A note that nobody knew." in small_book.page(page)
    data.set("checks", CHECK, title_en="checks title_en")
    data.set("figures", "ppe", label_en="figures label_en")
    data.set("evidence", 3, note_en="Shown nowhere.")
    built(set(), 1)
    for shown in ("checks title_en", "figures label_en"):
        assert shown in small_book.page("two").lower(), shown
    data.set("evidence", 3, as_of="2020-02-02")
    again = small_book.build()
    assert again.executed == {"index", "one"}
    assert "config changed ('nb_execution_cache_path')" in again.output, "all pages are read again"
    data.set("checks", CHECK, note_en="A last note.")
    built({"index"}, 2)
    warm = small_book.folder / "warm"
    shutil.move(small_book.html, warm)
    shutil.rmtree(small_book.folder / "_build")
    assert small_book.build().executed == {"index", "one"}
    assert differing(warm, small_book.html) == []


def differing(one: Path, other: Path) -> list[str]:
    """The files that are not the same in two folders, or are in one of them alone."""
    names = {file.relative_to(folder) for folder in (one, other) for file in folder.rglob("*.*")}
    files = sorted(str(name) for name in names if not ((one / name).is_dir() or (other / name).is_dir()))
    _, differ, missing = filecmp.cmpfiles(one, other, files, shallow=False)
    return [*differ, *missing]
