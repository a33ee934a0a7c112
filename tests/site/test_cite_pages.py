"""How to cite, on the built pages: every box, link and file says what the citation module says."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from support import soup

import recount
from recount.cite.edition import Edition, load_edition
from recount.cite.formats import FORMATS, in_text, reference
from recount.cite.works import all_works, find_work

ENDINGS = {"bibtex": "bib", "ris": "ris", "csl": "json"}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition()


def page(built: Path, docname: str) -> BeautifulSoup:
    return soup(built / f"{docname}.html")


def box_of(built: Path, docname: str) -> Tag:
    (box,) = page(built, docname).select("article .cite-box")
    return box


def test_every_page_has_a_box_right_below_its_heading(built: Path, edition: Edition) -> None:
    for known in edition.pages.values():
        box = box_of(built, known.docname)
        # On the title page the book's line belongs to the heading.
        above = [
            found for found in box.find_previous_siblings() if "title-line" not in found.get("class", [])
        ]
        assert [found.name for found in above] == ["h1"]
        expected = "Cite this book" if known.id == "index" else "Cite this chapter"
        assert box.find("summary").get_text() == expected
        (jump,) = page(built, known.docname).select("a.cite-jump")
        assert (jump["href"], jump.get_text(), box["id"]) == ("#cite", "Cite", "cite")


@pytest.mark.parametrize("language", ["en", "th"])
def test_a_box_holds_every_format_as_the_module_writes_it(
    language, built: Path, edition: Edition, report: recount.Report
) -> None:
    for known in edition.pages.values():
        work = find_work(known.id, edition, report)
        box = box_of(built, known.docname)
        shown = {
            "text": [in_text(work, language), reference(work, language)],
            **{name: [FORMATS[name](work, language)] for name in ("bibtex", "ris", "csl")},
        }
        for name, texts in shown.items():
            kind = "text-panel" if name == "text" else name
            (panel,) = box.select(f".cite-panel.cite-{language}.cite-{kind}")
            found = [part.get_text() for part in panel.select("pre")]
            assert found == [text.replace("\r\n", "\n").strip() for text in texts]
            assert {part["lang"] for part in panel.select("pre")} == {language}
            assert (panel["data-language"], panel["data-format"]) == (language, name)
            if name == "text":
                assert panel.select_one("pre i").get_text().startswith(edition.full_title(language))
            else:
                assert panel["data-file"] == f"{known.id}{'.th' * (language == 'th')}.{ENDINGS[name]}"
        files = [Path(link["href"]).name for link in box.select(".cite-files a")]
        assert files == [f"{known.id}.{ending}" for ending in ENDINGS.values()]


def test_a_box_names_the_text_and_offers_it(built: Path, edition: Edition) -> None:
    for known in edition.pages.values():
        box = box_of(built, known.docname)
        text = box.select_one(".cite-version").get_text()
        assert f"Version {edition.version}; text last changed on " in text
        read, source = box.select(".cite-version a")
        digest = box.select_one(".cite-version code").get_text()
        assert digest == known.texts["en"].sha256
        folder = (built / known.docname).parent
        assert (folder / source["href"]).is_file()
        assert hashlib.sha256((folder / read["href"]).read_bytes()).hexdigest() == digest, (
            f"{known.id}: the text on the site is not the one that citations name: run make stamp"
        )


def test_every_name_has_its_files_and_no_file_is_left_over(
    built: Path, edition: Edition, report: recount.Report
) -> None:
    expected = {}
    for work in all_works(edition, report):
        for name, ending in ENDINGS.items():
            expected[f"{work.id}.{ending}"] = FORMATS[name](work, "en")
    found = {file.name: file.read_bytes().decode() for file in (built / "cite").iterdir()}
    assert found == expected


@pytest.mark.parametrize("docname", ["chapters/figures", "chapters/findings"])
def test_every_figure_and_check_can_be_cited_where_it_stands(
    docname: str, built: Path, report: recount.Report
) -> None:
    names = list(report) if docname == "chapters/figures" else [check.id for check in report.checks]
    found = page(built, docname)
    for name in names:
        entry = found.find(id=name)
        page_of_name = f"../id/{name}/index.html"
        assert [link["href"] for link in entry.select("a.cite-link")] == [f"{page_of_name}#cite"]
        assert [link.get_text() for link in entry.find_all("a", href=page_of_name)] == [name]


def test_every_page_leads_to_a_citation_within_one_click(built: Path, edition: Edition) -> None:
    """The bar stays in sight at every depth of a page, and the box opens where it leads."""
    sheet = (built / "_static" / "book.css").read_text("utf-8")
    assert not re.search(r"\.cite-jump[^{]*\{[^}]*display:\s*none", sheet.split("@media print")[0])
