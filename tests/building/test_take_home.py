"""What the pages offer to take home, and when."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from support import PROJECT, SmallBook, soup

from book.downloads.built_pages import docnames
from book.downloads.data_files import FORMS, tables
from book.downloads.hosted import addresses, write_settings
from book.downloads.notebooks import Package, is_executable
from book.downloads.wheel import wheel_name
from recount.cite.edition import load_edition
from recount.tables.schema import published, read_descriptor

SITE, GITHUB = "https://example.org/book", "https://github.com/someone/recounted"


def offered(page: str) -> dict[str, str]:
    line = BeautifulSoup(page, "html.parser").select_one("h1 ~ .take-home")
    assert line is not None
    return {link.get_text(): str(link["href"]) for link in line.find_all("a")}


@pytest.mark.parametrize("name", docnames(PROJECT))
def test_every_page_offers_its_notebook_and_the_data(built: Path, name: str) -> None:
    links = offered((built / f"{name}.html").read_text("utf-8"))
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


def test_what_is_offered_follows_the_build(small_book: SmallBook, monkeypatch: pytest.MonkeyPatch) -> None:
    (small_book.folder / "_build" / "html").mkdir(parents=True, exist_ok=True)
    stale = small_book.folder / "_build" / "html" / "recounted.pdf"
    stale.write_bytes(b"of an earlier build")
    assert small_book.build().code == 0
    assert set(offered(small_book.page("one"))) == {"Notebook", "Data"}
    assert not stale.exists()
    assert not (small_book.folder / "_build" / "html" / ".binder").exists()

    monkeypatch.setenv("BOOK_OFFERS", "pdf bundle")
    monkeypatch.setenv("BOOK_URL", SITE)
    monkeypatch.setenv("BOOK_REPOSITORY", GITHUB)
    build = small_book.build()
    assert build.code == 0, build.output
    links = offered(small_book.page("one"))
    assert links["PDF"] == "recounted.pdf"
    assert links["Offline copy"] == "recounted-0.2.0.zip"
    assert links["Colab"].startswith("https://colab.research.google.com/github/someone/recounted/blob/")
    assert links["Binder"].startswith("https://mybinder.org/v2/gh/someone/recounted/")
    settings = small_book.folder / "_build" / "html" / ".binder" / "requirements.txt"
    assert f"./notebooks/{wheel_name(small_book.folder)}[charts]" in settings.read_text("utf-8").splitlines()


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
