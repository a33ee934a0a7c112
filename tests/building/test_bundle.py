"""The offline copy: one small zip, the same each time, that a browser opens from disk without a network."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, SoupStrainer
from support import PROJECT, faults_of, show_every_picture

from book.downloads.built_pages import docnames
from book.downloads.bundle import ONLINE, ONLINE_END, bundle_name, write_bundle
from recount.cite.edition import load_edition

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EDITION = load_edition()
PAGES = [*docnames(PROJECT), "data/index", "search"]


@pytest.fixture(scope="module")
def bundle(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("bundle") / bundle_name(EDITION)
    write_bundle(built, target, EDITION)
    return target


@pytest.fixture(scope="module")
def unpacked(bundle: Path) -> Path:
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(bundle.parent)
    return bundle.parent / bundle.stem


def test_the_bundle_is_small_and_holds_book_data_and_notebooks(bundle: Path, built: Path) -> None:
    assert bundle.stat().st_size < 14 * 2**20
    names = set(zipfile.ZipFile(bundle).namelist())
    folder = bundle.stem
    assert all(name.startswith(f"{folder}/") for name in names)
    for page in docnames(PROJECT):
        assert f"{folder}/{page}.html" in names
    for kind in ("data", "notebooks", "_images", "_static"):
        files = [file for file in (built / kind).rglob("*") if file.is_file()]
        assert files
        assert {f"{folder}/{file.relative_to(built).as_posix()}" for file in files} <= names


def test_the_bundle_is_the_same_to_the_byte_when_packed_again(
    bundle: Path, built: Path, tmp_path: Path
) -> None:
    again = tmp_path / bundle.name
    for file in built.rglob("*.html"):
        file.touch()  # dates and the order of the folder must not matter
    write_bundle(built, again, EDITION)
    assert again.read_bytes() == bundle.read_bytes()


def test_the_bundle_is_small_enough_for_a_mail(bundle: Path) -> None:
    assert 2**20 < bundle.stat().st_size < 14 * 2**20


def test_what_makes_sense_on_the_site_only_stays_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / ".binder").mkdir(parents=True)
    (site / ".binder" / "runtime.txt").write_text("python-3.12\n", "utf-8")
    (site / "recounted.pdf").write_bytes(b"%PDF")
    (site / "recounted-0.0.1.zip").write_bytes(b"PK")
    text = f"<p>a{ONLINE}<a href='recounted.pdf'>PDF</a>\n{ONLINE_END}b{ONLINE}c{ONLINE_END}d</p>"
    (site / "index.html").write_text(text, "utf-8")
    write_bundle(site, tmp_path / "copy.zip", EDITION)
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        assert archive.namelist() == ["copy/README.txt", "copy/index.html"]
        assert archive.read("copy/index.html") == b"<p>abd</p>"
        assert b"Open index.html in a browser." in archive.read("copy/README.txt")


def test_every_link_of_the_bundle_leads_to_a_file_in_it(unpacked: Path) -> None:
    broken = []
    for page in unpacked.rglob("*.html"):
        if page.name == "404.html":  # a host shows it at any address, a disk never
            continue
        links = SoupStrainer("a", href=True)
        for link in BeautifulSoup(page.read_text("utf-8"), "html.parser", parse_only=links).find_all("a"):
            href = str(link["href"]).partition("#")[0]
            if href and "://" not in href and not (page.parent / href).is_file():
                broken.append(f"{page.name}: {href}")
    assert broken == []


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(offline=True) as context:
        yield context.new_page()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_from_disk_without_a_network(unpacked: Path, page: Page, name: str) -> None:
    with faults_of(page, "file:") as faults:
        page.goto((unpacked / f"{name}.html").as_uri(), wait_until="load")
        show_every_picture(page)
        assert page.evaluate("[...document.images].filter(picture => !picture.naturalWidth).length") == 0
        assert page.locator("h1:visible").count() > 0
    assert faults == []


def test_the_search_works_from_disk(unpacked: Path, page: Page) -> None:
    page.goto((unpacked / "search.html").as_uri() + "?q=livestream")
    found = page.locator("#search-results li a[href*='business_continuity.html']")
    found.first.wait_for(timeout=10_000)  # results come one after the other
    assert found.count() >= 1


def test_filters_work_from_disk(unpacked: Path, page: Page) -> None:
    page.goto((unpacked / "chapters" / "findings.html").as_uri())
    everything = page.locator(".finding:visible").count()
    page.get_by_label("Verdict").select_option("implausible")
    assert 0 < page.locator(".finding:visible").count() < everything
