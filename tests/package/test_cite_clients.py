"""Every citation in the hands of programs that nobody here wrote: LaTeX, pandoc's styles, citation-js.

They are no requirements of the project; where one is missing, its tests are skipped and say so. The name of a
style is that of a file of citation-style-language, which TeX Live and Zotero bring along.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

import recount
from recount.cite.edition import Edition, load_edition
from recount.cite.formats import bibtex, csl, ris
from recount.cite.works import Work, all_works

AUTHOR = "The Recounted contributors"
BOOK = "Recounted: every figure of Alibaba Group's Thai-language COVID-19 report, recomputed"
SAMPLE = ("index", "method", "chart-doctors", "ppe_value", "wuhan_set_value")
LATEX = r"""\documentclass{article}
\usepackage[utf8]{inputenc}
%s
\begin{document}
\nocite{*}
%s
\end{document}
"""


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(address="https://example.org/recounted")


@pytest.fixture(scope="module")
def every_work(edition: Edition, report: recount.Report) -> list[Work]:
    return list(all_works(edition, report))


@pytest.fixture(scope="module")
def sample(every_work: list[Work]) -> list[Work]:
    return [work for work in every_work if work.id in SAMPLE]


def needs(*programs: str) -> None:
    if missing := [program for program in programs if not shutil.which(program)]:
        pytest.skip(f"{', '.join(missing)} not installed, so citations are not tried with it.")


def run(folder: Path, *command: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env=env, check=False, timeout=120
    )
    return subprocess.CompletedProcess(command, done.returncode, done.stdout, done.stderr)


def test_pdflatex_sets_every_english_entry(every_work: list[Work], tmp_path: Path) -> None:
    needs("pdflatex", "bibtex")
    (tmp_path / "book.bib").write_text("".join(bibtex(work, "en") for work in every_work), "utf-8")
    style = r"\bibliographystyle{plain}\bibliography{book}"
    (tmp_path / "paper.tex").write_text(LATEX % (r"\usepackage{textcomp}", style), "utf-8")
    latex = ("pdflatex", "-interaction=nonstopmode", "paper.tex")
    run(tmp_path, *latex)
    told = run(tmp_path, "bibtex", "paper").stdout
    warnings = [line for line in told.splitlines() if line.startswith("Warning")]
    assert [line for line in warnings if "empty publisher" not in line] == []
    assert "error message" not in told
    run(tmp_path, *latex)
    done = run(tmp_path, *latex)
    assert done.returncode == 0, done.stdout[-2000:]
    log = (tmp_path / "paper.log").read_text("latin-1")
    assert "Missing character" not in log and "\n!" not in log
    assert (tmp_path / "paper.bbl").read_text().count(r"\bibitem") == len(every_work)


def test_biber_takes_every_entry_of_both_languages(every_work: list[Work], tmp_path: Path) -> None:
    needs("pdflatex", "biber")
    entries = [bibtex(work, language) for work in every_work for language in ("en", "th")]
    (tmp_path / "book.bib").write_text("".join(entries), "utf-8")
    packages = r"\usepackage[backend=biber]{biblatex}\addbibresource{book.bib}"
    (tmp_path / "paper.tex").write_text(LATEX % (packages, r"\printbibliography"), "utf-8")
    if "biblatex.sty' not found" in run(tmp_path, "pdflatex", "-interaction=nonstopmode", "paper.tex").stdout:
        pytest.skip("LaTeX has no biblatex, so citations are not tried with it.")
    done = run(tmp_path, "biber", "paper")
    assert done.returncode == 0
    assert [line for line in done.stdout.splitlines() if "WARN" in line or "ERROR" in line] == []
    assert (tmp_path / "paper.bbl").read_text("utf-8").count(r"\entry{recounted") == len(entries)


def style_file(name: str) -> Path:
    """A style as TeX Live brings it."""
    found = (
        shutil.which("kpsewhich")
        and run(
            Path(), "kpsewhich", "-format=tex", f"citation-style-language/styles/{name}.csl"
        ).stdout.strip()
    )
    if not found:
        pytest.skip(
            f"The citation style {name} was not found (Debian: apt-get install texlive-bibtex-extra)."
        )
    return Path(found)


def as_printed(folder: Path, name: str, content: str, style: str | None) -> list[str]:
    """What pandoc prints of a bibliography, an entry each."""
    file = folder / name
    file.write_text(content, "utf-8", newline="")
    options = [f"--bibliography={file}", *([f"--csl={style_file(style)}"] if style else [])]
    (folder / "paper.md").write_text("---\nnocite: '@*'\n---\n", "utf-8")
    done = run(folder, "pandoc", "--citeproc", *options, "-t", "plain", "--wrap=none", "paper.md")
    assert (done.returncode, done.stderr) == (0, "")
    return [line for line in done.stdout.replace("’", "'").splitlines() if line]


@pytest.mark.parametrize("style", ["apa", "ieee", "vancouver"])
@pytest.mark.parametrize("format", ["bib", "json"])
def test_pandoc_prints_author_year_book_and_name(
    format: str, style: str | None, sample: list[Work], tmp_path: Path
) -> None:
    needs("pandoc")
    content = {
        "bib": "".join(bibtex(work, "en") for work in sample),
        "json": json.dumps([item for work in sample for item in json.loads(csl(work, "en"))]),
    }[format]
    printed = as_printed(tmp_path, f"book.{format}", content, style)
    assert len(printed) == len(sample)
    assert all("n.d." not in line and "2026" in line and "0.2.0" in line for line in printed)
    assert all(AUTHOR in line for line in printed)
    assert all(BOOK in line for line in printed), "capitals of the title were lost"
    for work in sample:
        assert work.is_page or sum(f"{work.id}]" in line for line in printed) == 1


@pytest.mark.parametrize("style", ["chicago-author-date", "modern-language-association"])
def test_a_style_of_capitals_leaves_a_name_as_it_is(style: str, sample: list[Work], tmp_path: Path) -> None:
    needs("pandoc")
    items = [item for work in sample for item in json.loads(csl(work, "en"))]
    printed = as_printed(tmp_path, "book.json", json.dumps(items), style)
    for work in sample:
        assert work.is_page or any(f"{work.id}]" in line for line in printed)


@pytest.mark.parametrize("style", [None, "apa", "chicago-author-date", "ieee"])
def test_a_thai_entry_prints_its_year(style: str | None, sample: list[Work], tmp_path: Path) -> None:
    needs("pandoc")
    items = [item for work in sample for item in json.loads(csl(work, "th"))]
    printed = as_printed(tmp_path, "book.json", json.dumps(items), style)
    assert len(printed) == len(sample)
    assert all("2569" in line and "n.d." not in line for line in printed)


READ_BACK = """
const Cite = require('citation-js');
const text = require('fs').readFileSync(0, 'utf8');
process.stdout.write(JSON.stringify(new Cite(text).data));
"""


@pytest.mark.parametrize("write", [bibtex, ris, csl], ids=lambda write: write.__name__)
def test_citation_js_reads_a_book_and_its_parts(write, sample: list[Work], tmp_path: Path) -> None:
    needs("node")
    asked = subprocess.run(["node", "-e", "require('citation-js')"], capture_output=True, check=False)
    if asked.returncode != 0:
        pytest.skip("citation-js is not where node finds it (NODE_PATH), so citations are not tried with it.")
    for work in sample:
        done = subprocess.run(
            ["node", "-e", READ_BACK], input=write(work, "en").encode(), capture_output=True, check=True
        )
        (found,) = json.loads(done.stdout)
        assert found["type"] == ("chapter" if work.part else "book")
        (author,) = found["author"]
        assert author.get("literal", author.get("family")) == AUTHOR and not author.get("given")
        assert found["edition"] == "0.2.0"
        assert found["issued"]["date-parts"][0][0] == 2026
        if work.part:
            assert found["container-title"].replace("’", "'") == BOOK


def test_what_used_to_go_wrong_is_found(sample: list[Work], tmp_path: Path) -> None:
    """Thai letters stop pdfLaTeX: an entry that has them must fail the first test."""
    needs("pdflatex", "bibtex")
    work = next(work for work in sample if work.id == "ppe_value")
    thai = replace(work, title=replace(work.title, en=work.printed))
    (tmp_path / "book.bib").write_text(bibtex(thai, "en"), "utf-8")
    style = r"\bibliographystyle{plain}\bibliography{book}"
    (tmp_path / "paper.tex").write_text(LATEX % ("", style), "utf-8")
    for command in (("pdflatex", "-interaction=nonstopmode", "paper.tex"), ("bibtex", "paper")):
        run(tmp_path, *command)
    assert run(tmp_path, "pdflatex", "-interaction=nonstopmode", "paper.tex").returncode != 0
