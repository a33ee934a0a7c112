"""What the pages offer to take home, and when."""

from pathlib import Path

import pytest
from support import PROJECT, offered, soup

from book.downloads.built_pages import docnames
from book.downloads.data_files import FORMS, tables
from book.downloads.hosted import addresses, write_settings
from book.downloads.notebooks import Package, is_executable
from recount.cite.edition import load_edition
from recount.tables.schema import published, read_descriptor

SITE, GITHUB = "https://example.org/book", "https://github.com/someone/recounted"


@pytest.mark.parametrize("name", docnames(PROJECT))
def test_every_page_offers_its_notebook_and_the_data(built: Path, name: str) -> None:
    links = offered(soup(built / f"{name}.html"))
    up = "../" * name.count("/")
    expected = {"Data": f"{up}data/index.html"}
    if is_executable(PROJECT / f"{name}.md"):
        expected["Notebook"] = f"{up}notebooks/{Path(name).name}.ipynb"
    assert links == expected


def test_the_page_of_downloads_lists_every_table_in_every_form_and_every_notebook(built: Path) -> None:
    page = soup(built / "data" / "index.html")
    links = {str(link["href"]) for link in page.select("article a[href]")}
    for table in tables(published(read_descriptor(PROJECT / "data"))):
        assert {table.file(form) for form in FORMS} <= links
    assert {f"../notebooks/{file.name}" for file in (built / "notebooks").iterdir()} <= links
    text = page.select_one("article").get_text(" ", strip=True)
    assert "To read Thai in a spreadsheet, take XLSX." in text
    assert "PDF" not in text


@pytest.mark.parametrize("name", [*docnames(PROJECT), "data/index", "search"])
def test_every_page_states_the_licences_and_whose_the_report_is(built: Path, name: str) -> None:
    footer = soup(built / f"{name}.html").select_one(".licences")
    words = "Text, charts and data: Creative Commons Attribution 4.0. Code: MIT License. The report itself"
    assert footer.get_text().startswith(words)
    links = [link["href"] for link in footer.find_all("a")]
    assert links == ["https://creativecommons.org/licenses/by/4.0/", "https://opensource.org/license/mit"]


@pytest.mark.parametrize(
    ("site", "repository"),
    [(None, None), (SITE, None), (None, GITHUB), (SITE, "https://git.example.org/someone/recounted")],
)
def test_no_service_is_offered_that_could_not_find_the_notebook(
    site: str | None, repository: str | None, tmp_path: Path
) -> None:
    edition = load_edition(address=site, repository=repository)
    assert addresses(edition, "notebooks/index.ipynb") == {}
    write_settings(tmp_path, edition, Package("recounted.whl", None))
    assert list(tmp_path.iterdir()) == []


def test_the_services_open_the_notebook_of_the_published_branch() -> None:
    edition = load_edition(address=SITE, repository=f"{GITHUB}.git/")
    assert addresses(edition, "notebooks/key_facts.ipynb") == {
        "Colab": "https://colab.research.google.com/github/someone/recounted/blob/gh-pages/notebooks/key_facts.ipynb",
        "Binder": "https://mybinder.org/v2/gh/someone/recounted/gh-pages?urlpath=lab%2Ftree%2Fnotebooks%2Fkey_facts.ipynb",
    }
