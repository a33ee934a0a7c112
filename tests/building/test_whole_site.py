"""All that is published, in small: what the pages of each edition offer is where they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from support import SmallBook, offered, soup

from book.downloads.__main__ import main
from book.downloads.pdf import pdf_name
from book.editions import catalogue
from recount.cite.edition import home
from recount.wording import LANGUAGES, Language

ADDRESS = "https://example.org/book"
TITLES = {"index": ("Index", "หน้าแรก"), "one": ("One", "หนึ่ง"), "two": ("Two", "สอง")}


@pytest.fixture(scope="module")
def site(small_book: SmallBook, chromium: str) -> Path:
    """A small book in both languages with PDF and offline copy, made as `make site` makes them."""
    for name, (title, title_th) in TITLES.items():
        words = Catalog("th")
        words.add(title, title_th)
        file = small_book.folder / catalogue(name, "th")
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as stream:
            write_po(stream, words)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BOOK_OFFERS", "pdf bundle")
        patch.setenv("BOOK_URL", ADDRESS)
        build = small_book.build()
        assert build.code == 0, build.output
        for what in ("pdf", "bundle"):
            given = [what, "--project", str(small_book.folder), "--into", str(small_book.html)]
            assert main(given) == 0
    return small_book.html


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_thing_that_is_offered_is_there(site: Path, language: Language) -> None:
    pages = [site / home(language) / f"{name}.html" for name in TITLES]
    for page in [*pages, site / home(language) / "data" / "index.html"]:
        links = [str(link["href"]) for link in soup(page).select("article a[download]")]
        assert len(links) >= 2, page
        assert [link for link in links if not (page.parent / link).is_file()] == [], page
        printed = [link for link in links if link.endswith(".pdf")]
        assert [(page.parent / link).resolve() for link in printed] == [site / pdf_name(language)], page
        [copy] = [link for link in links if link.endswith(".zip")]
        assert (page.parent / copy).resolve().parent == site, page
    assert {"PDF"} < set(offered(soup(pages[0])))


@pytest.mark.parametrize("language", LANGUAGES)
def test_reference_managers_are_told_of_the_pdf_in_the_language_of_the_page(
    site: Path, language: Language
) -> None:
    [told] = soup(site / home(language) / "index.html").select("meta[name=citation_pdf_url]")
    assert told["content"] == f"{ADDRESS}/{pdf_name(language)}"
