"""The notebooks that readers take home: readable as they are, and runnable where the book is not."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from support import PROJECT, Start, soup

import recount
from book.downloads.built_pages import PageError, docnames
from book.downloads.lab import write_lab
from book.downloads.notebooks import Package, is_executable, write_body, write_notebook
from book.downloads.wheel import WheelError, build_wheel, wheel_name, wheel_version
from recount.cite.edition import load_edition

CHAPTERS = [name for name in docnames(PROJECT) if is_executable(PROJECT / f"{name}.md")]
#: What MyST, Sphinx or HTML would leave behind if a page were not turned into Markdown.
RAW = re.compile(r"\{[a-z:]+\}`|^```\{|^:::|<(?:div|span|a|p|td)\b|\.md\)|¶", re.MULTILINE)


#: The call that gives a result again, by the page that a link to it leads to.
RECOMPUTED = {"findings.html": "report.finding", "evidence.html": "report.testimony"}


def is_recomputed(source: str) -> bool:
    return re.match(r"recount\.Listing\(\[\s*report\.(?:finding|testimony)\(", source) is not None


def prose(notebook: nbformat.NotebookNode) -> str:
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def source_of(name: str) -> str:
    return (PROJECT / f"{name}.md").read_text("utf-8")


def headings(markdown: str) -> list[str]:
    return re.findall(r"^#+ .*$", markdown, re.MULTILINE)


def code_of_source(name: str) -> list[str]:
    """The code cells of a chapter, taken from its source with nothing but a pattern."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", source_of(name), re.DOTALL | re.MULTILINE)
    plain = [re.sub(r"\A---\n.*?\n---\n", "", cell, flags=re.DOTALL) for cell in cells]
    code = [re.sub(r"\A(?::[a-z-]+:[^\n]*\n)+", "", cell) for cell in plain]
    # What hands values to the page's prose has no use in a notebook.
    glue = r"^(from myst_nb import .*|(for .*:\n    )?glue\(.*\))\n"
    return [re.sub(glue, "", cell, flags=re.MULTILINE).strip() for cell in code]


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_notebook_holds_the_chapter_in_order_and_nothing_raw(built: Path, name: str) -> None:
    notebook = nbformat.read(built / "notebooks" / f"{Path(name).name}.ipynb", as_version=4)
    nbformat.validate(notebook)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert code[0] == f'%pip install --quiet "./{wheel_name(PROJECT)}[charts]"'
    assert code[1].startswith("import recount\n")
    own = code_of_source(name)
    assert [source for source in code[2:-2] if source in own or not is_recomputed(source)] == own
    assert code[-2].startswith("report.audit(") and code[-1].startswith("report.suppose(")
    assert RAW.findall(prose(notebook)) == []
    assert not any(cell.get("outputs") or cell.metadata for cell in notebook.cells)
    without_code = re.sub(r"^```.*?^```$", "", source_of(name), flags=re.DOTALL | re.MULTILINE)
    shown = re.sub(r"^(#+) \d+\. ", r"\1 ", prose(notebook), flags=re.MULTILINE).replace("’", "'")
    assert headings(shown) == [*headings(without_code), "## The whole audit", "## Try it"]


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_notebook_computes_every_result_that_its_text_tells(built: Path, name: str) -> None:
    page = soup(built / f"{name}.html")
    told = {
        (kind, link["href"].partition("#")[2])
        for kind in RECOMPUTED
        for link in page.select(f"article p a[title][href*='{kind}#']")
        if not link.find_parent(class_=["screen-only", "fold", "filterable"])
        and (
            not link.find_parent(class_="findings") or link.find_parent(class_=["finding-verdict", "weighed"])
        )
    }
    notebook = nbformat.read(built / "notebooks" / f"{Path(name).name}.ipynb", as_version=4)
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    for kind, call in RECOMPUTED.items():
        called = set(re.findall(rf'{re.escape(call)}\("(\w+)"\)', code))
        assert {id for where, id in told if where == kind} <= called


def test_results_stand_behind_the_paragraph_that_tells_them(built: Path) -> None:
    cells = nbformat.read(built / "notebooks" / "crisis_response.ipynb", as_version=4).cells
    place = next(place for place, cell in enumerate(cells) if "reads lung scans" in cell.source)
    assert cells[place].cell_type == "markdown"
    assert cells[place].source.rstrip().rpartition("\n\n")[2].startswith("A tool of Alibaba")
    assert cells[place + 1].source == 'recount.Listing([report.finding("ct_elsewhere")])'


def test_another_package_than_the_notebook_s_is_told(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = nbformat.read(built / "notebooks" / "crisis_response.ipynb", as_version=4)
    check = next(cell.source for cell in notebook.cells if "version(" in cell.source)
    told = "Another version of the package is in use than this notebook was made with"
    for installed, said in ((wheel_version(PROJECT), False), ("0.2.0+00000000", True)):
        monkeypatch.setattr("importlib.metadata.version", lambda name, found=installed: found)
        exec(check, {})
        assert (told in capsys.readouterr().out) is said


def test_a_wheel_with_other_contents_has_another_version(tmp_path: Path) -> None:
    """An installer keeps what has the same version: a corrected number would not reach the reader."""
    for folder in ("recount", "data"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    assert wheel_version(tmp_path) == wheel_version(PROJECT)
    assert re.fullmatch(r"0\.2\.0\+h[0-9a-f]{8}", wheel_version(tmp_path))
    (tmp_path / "data" / "notes.txt").write_text("what an editor left", "utf-8")
    assert wheel_version(tmp_path) == wheel_version(PROJECT)
    figures = tmp_path / "data" / "figures.csv"
    figures.write_text(figures.read_text("utf-8").replace("73000000", "74000000", 1), "utf-8")
    assert wheel_version(tmp_path) != wheel_version(PROJECT)


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_notebook_imports_only_what_the_wheel_brings(built: Path, name: str) -> None:
    notebook = nbformat.read(built / "notebooks" / f"{Path(name).name}.ipynb", as_version=4)
    imported = {
        module.partition(".")[0]
        for cell in notebook.cells[2:]
        if cell.cell_type == "code"
        for node in ast.walk(ast.parse(cell.source))
        for module in (
            [node.module]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    assert imported <= {"recount", "pandas", "matplotlib"} | sys.stdlib_module_names


def test_chapters_without_code_have_no_notebook(built: Path) -> None:
    names = {file.stem for file in (built / "notebooks").glob("*.ipynb")}
    assert names == {Path(name).name for name in CHAPTERS}
    assert "figures" not in names


def test_roles_tables_and_captions_have_become_words(built: Path, report: recount.Report) -> None:
    text = prose(nbformat.read(built / "notebooks" / "crisis_response.ipynb", as_version=4))
    assert f"worth {report['ppe_value'].words} is {report['ppe_value_thb'].words}" in text
    phrase = report["ppe_value_thb_crisis"].phrase
    assert f"({phrase}). No rounding makes the two amounts meet. ✖ disagrees" in text
    assert re.search(r"^\*Chart \d+\.1 The two printed baht values", text, re.MULTILINE)
    calls = report["ct_calls"]
    row = next(line for line in text.splitlines() if line.startswith(f"| {calls.label_en} · "))
    assert f"| {calls.phrase} · {calls.words} |" in row


def test_links_lead_to_the_site_where_its_address_is_known(built: Path, tmp_path: Path) -> None:
    edition = load_edition(address="https://example.org/book")
    package = Package("recounted-1-py3.whl", "https://example.org/book/notebooks/recounted-1-py3.whl")
    name = "chapters/crisis_response"
    write_body(PROJECT / f"{name}.md", built, name, tmp_path / "body.json", edition)
    write_notebook(tmp_path / "body.json", name, tmp_path / "with.ipynb", edition, package)
    notebook = nbformat.read(tmp_path / "with.ipynb", as_version=4)
    text = prose(notebook)
    assert "[480 million yuan](https://example.org/book/chapters/figures.html#ppe_value)" in text
    assert notebook.cells[1].source.endswith(
        'install --quiet "recounted[charts] @ https://example.org/book/notebooks/recounted-1-py3.whl"'
    )
    links = re.findall(r"\]\(([^) ]+)", text)
    assert links and all(link.startswith("https://") for link in links)
    without = prose(nbformat.read(built / "notebooks" / "crisis_response.ipynb", as_version=4))
    assert re.findall(r"\]\((?!https?://)", without) == []


def test_a_page_that_does_not_fit_its_source_is_refused(built: Path, tmp_path: Path) -> None:
    name = "chapters/crisis_response"
    source = tmp_path / "more.md"
    source.write_text(f"{source_of(name)}\n```{{code-cell}} ipython3\n1\n```\n", "utf-8")
    cells = len(code_of_source(name))
    message = rf"crisis_response\.html shows {cells} code cells, but its source has {cells + 1}"
    with pytest.raises(PageError, match=message):
        write_body(source, built, name, tmp_path / "body.json", load_edition())


def test_a_page_that_was_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"index\.html is not in the built book: run make html first"):
        write_body(PROJECT / "index.md", tmp_path, "index", tmp_path / "body.json", load_edition())


@pytest.mark.parametrize("name", ["crisis_response", "exchange_rates"])
def test_a_notebook_runs_where_the_book_is_not(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """As a reader would: notebook and wheel in a folder, the first cell installs, the rest runs."""
    place = tmp_path / "downloads"
    place.mkdir()
    for file in (f"{name}.ipynb", wheel_name(PROJECT)):
        (place / file).write_bytes((built / "notebooks" / file).read_bytes())
    installed = tmp_path / "installed"
    installed.mkdir()
    # The first cell installs into a folder of its own, from the wheel alone: no index, nothing else touched.
    for variable, value in {
        "PIP_TARGET": str(installed),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PYTHONPATH": str(installed),
    }.items():
        monkeypatch.setenv(variable, value)
    notebook = nbformat.read(place / f"{name}.ipynb", as_version=4)
    probe = "import recount\nprint(recount.__file__)\nprint(report['ppe_value'].meaning)"
    notebook.cells.append(nbformat.v4.new_code_cell(probe))
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(place)}}).execute()
    printed = notebook.cells[-1].outputs[0].text.splitlines()
    assert Path(printed[0]).is_relative_to(installed)
    assert printed[1] == recount.load()["ppe_value"].meaning
    page = soup(built / "chapters" / f"{name}.html")
    shown = [output.get_text().strip() for output in page.select(".cell_output .text_plain")]
    outputs = [
        output.data for cell in notebook.cells for output in cell.get("outputs", []) if "data" in output
    ]
    assert shown == [data["text/plain"] for data in outputs if set(data) == {"text/plain"}]
    pictures = [data for data in outputs if "image/svg+xml" in data]
    assert len(pictures) == len(page.select(".cell_output img.on-light")) > 0


def test_the_wheel_carries_data_and_package_and_leaves_the_building_of_the_book_out(built: Path) -> None:
    with zipfile.ZipFile(built / "notebooks" / wheel_name(PROJECT)) as wheel:
        names = set(wheel.namelist())
        for file in (PROJECT / "data").iterdir():
            if file.suffix in {".csv", ".json", ".bib"}:
                assert wheel.read(f"recount/data/{file.name}") == file.read_bytes()
        metadata = wheel.read(next(name for name in names if name.endswith("METADATA"))).decode()
    expected = {
        f"recount/{file.relative_to(PROJECT / 'recount').as_posix()}"
        for file in (PROJECT / "recount").rglob("*.py")
    }
    assert {name for name in names if name.endswith(".py")} == expected
    required = {
        re.split(r"[<>=!~;\[ ]", line.removeprefix("Requires-Dist: "))[0].lower()
        for line in metadata.splitlines()
        if line.startswith("Requires-Dist: ") and "extra ==" not in line
    }
    assert {"pandas", "pythainlp", "currencyconverter", "pybtex"} == required
    charts = {line.split(";")[0] for line in metadata.splitlines() if 'extra == "charts"' in line}
    drawn = {re.split("[<>=]", line.removeprefix("Requires-Dist: "))[0] for line in charts}
    assert drawn == {"matplotlib", "pillow", "fontpkg-sarabun", "scour"}
    assert not {name for name in required if "jupyter" in name or "sphinx" in name}


def test_the_package_needs_no_other_library_than_the_wheel_requires(built: Path, tmp_path: Path) -> None:
    """Every import of the wheel's modules is the standard library, the package or a requirement."""
    described = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[<>=]", requirement)[0].lower().replace("-", "_") for requirement in requirements}

    own, charts = names(described["dependencies"]), names(described["optional-dependencies"]["charts"])
    named_otherwise = {"currency_converter", "numpy"}  # the last comes with pandas
    charts |= {"pil"}
    allowed = own | named_otherwise | {"recount"} | sys.stdlib_module_names
    with zipfile.ZipFile(built / "notebooks" / wheel_name(PROJECT)) as wheel:
        sources = {name: wheel.read(name).decode() for name in wheel.namelist() if name.endswith(".py")}
    foreign = {
        f"{name}: {module}"
        for name, text in sources.items()
        for module in re.findall(r"^\s*(?:from|import) ([a-z_0-9]+)", text, re.MULTILINE | re.IGNORECASE)
        if module.lower() not in (allowed | charts if name.startswith("recount/charts/") else allowed)
    }
    assert foreign == set()


def test_the_wheel_is_the_same_to_the_byte_wherever_it_is_built(built: Path, tmp_path: Path) -> None:
    wheel = build_wheel(PROJECT, tmp_path / "wheel", tmp_path / "scratch")
    assert wheel.read_bytes() == (built / "notebooks" / wheel.name).read_bytes()
    assert not (tmp_path / "scratch").exists()


def test_an_installed_package_finds_its_data(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(built / "notebooks" / wheel_name(PROJECT)) as wheel:
        wheel.extractall(tmp_path)
    code = "import recount, recount.tables.dataset as d; print(d.DATA); print(len(recount.load()))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path.parent,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [str(tmp_path / "recount" / "data"), str(len(recount.load()))]


def test_the_wheel_does_not_follow_the_umask(start: Start, tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from book.downloads.wheel import build_wheel;"
        " os.umask(int(sys.argv[1], 8)); target = Path(sys.argv[2]);"
        " sys.stdout.buffer.write(build_wheel(Path(), target / 'wheel', target / 'scratch').read_bytes())"
    )
    made = [start([sys.executable, "-c", code, mask, str(tmp_path / mask)]) for mask in ("022", "077")]
    assert [done.returncode for done in made] == [0, 0]
    assert made[0].stdout == made[1].stdout


def test_a_wheel_that_cannot_be_built_says_why(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "recount").mkdir(parents=True)
    (project / "data").mkdir()
    (project / "README.md").write_text("x", "utf-8")
    (project / "pyproject.toml").write_text('[project]\nname = "recounted"\nversion = "one"\n', "utf-8")
    with pytest.raises(WheelError, match="the wheel of the package cannot be built: "):
        build_wheel(project, tmp_path / "out", tmp_path / "scratch")


def test_lab_opens_copies_that_install_nothing_and_keep_what_a_reader_changed(
    built: Path, tmp_path: Path
) -> None:
    lab = tmp_path / "lab"
    copies = write_lab(built, lab)
    assert {copy.stem for copy in copies} == {Path(name).name for name in CHAPTERS}
    for copy in copies:
        notebook = nbformat.read(copy, as_version=4)
        code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        assert code[0] == "import recount\n\nreport = recount.load()"
        assert not any("%pip" in source or "version(" in source for source in code)
    changed = copies[0]
    changed.write_text(changed.read_text("utf-8").replace("recount.load()", "recount.load( )"), "utf-8")
    write_lab(built, lab)
    assert "recount.load( )" in changed.read_text("utf-8")
    with pytest.raises(PageError, match="there are no notebooks yet"):
        write_lab(tmp_path, lab)
