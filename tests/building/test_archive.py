"""An edition stays readable: its folder is whole, says what it is and leads to the newest text."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from support import PROJECT

from book.downloads import __main__ as downloads
from book.downloads.archive import write_archive
from book.sphinxext.pages.cite_box import box_html
from recount.cite.edition import Edition, load_edition
from recount.cite.works import page_work

PAGE = "<html><head><title>T</title></head><body class='a'><article><h1>T</h1></article></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "html"
    for name in ("index.html", "chapters/method.html", "id/ppe/index.html", "404.html", "th/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(PAGE, "utf-8")
    for name in ("sitemap.xml", "recounted.pdf", "recounted.th.pdf", "recounted-0.2.0.zip", "CHANGELOG.txt"):
        (site / name).write_text("x", "utf-8")
    return site


def test_every_page_says_which_edition_it_is_of(site: Path, tmp_path: Path, edition: Edition) -> None:
    folder = write_archive(site, tmp_path / "published", edition)
    assert folder == tmp_path / "published" / "v0.2.0"
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert files == {
        "index.html",
        "chapters/method.html",
        "id/ppe/index.html",
        "th/index.html",
        "edition.css",
        "CHANGELOG.txt",
    }
    # Published, the folder stands within the site of the newest text.
    shutil.copytree(site, tmp_path / "published", dirs_exist_ok=True)
    for page in folder.rglob("*.html"):
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        note = soup.body.find(True)
        assert note["class"] == ["edition-note"]
        thai = folder / "th" in page.parents
        said = "นี่คือรุ่น 0.2.0 วันที่ {} พฤศจิกายน" if thai else "This is edition 0.2.0 of {} November"
        assert note.get_text().replace("\N{NO-BREAK SPACE}", " ").startswith(said.format(edition.date.day))
        targets = [(page.parent / link["href"]).resolve() for link in note.select("a")]
        newest = "th/index.html" if thai else "index.html"
        assert targets == [tmp_path / "published" / name for name in (newest, "CHANGELOG.txt")]
        assert all(target.is_file() for target in targets)
        assert (page.parent / soup.head.select_one("link")["href"]).resolve() == folder / "edition.css"


def test_only_an_edition_is_kept(
    site: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    project: Path,
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("BOOK_TAG", "v9.9.9")
    assert downloads.main(["archive", "--into", str(tmp_path)]) == 1
    assert "only edition 0.2.0 is kept: name its tag in BOOK_TAG" in capsys.readouterr().err


def version_line(edition: Edition) -> str:
    box = BeautifulSoup(box_html(page_work(edition.pages["method"], edition), "../", "en"), "html.parser")
    return " ".join(box.select_one(".cite-version").get_text().split())


def test_a_box_names_edition_commit_and_swhid() -> None:
    commit = "a1b2c3d" + 33 * "0"
    between = version_line(load_edition(commit=commit))
    assert between.startswith("Version 0.2.0.dev+a1b2c3d; text last changed on ")
    assert f"swh:1:rev:{commit}" in between
    assert "This is no published edition" in between
    out = version_line(load_edition(commit=commit, tag="v0.2.0"))
    assert out.startswith("Version 0.2.0; ") and f"swh:1:rev:{commit}" in out
    assert "no published edition" not in out
    assert "The commit is not known" in version_line(load_edition())


def test_a_page_s_source_has_the_name_that_git_and_the_archive_give_it(built: Path) -> None:
    for name in ("index", "chapters/method"):
        command = ["git", "hash-object", "--no-filters", str(PROJECT / f"{name}.md")]
        hashed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        page = BeautifulSoup((built / f"{name}.html").read_text("utf-8"), "html.parser")
        assert f"swh:1:cnt:{hashed})" in page.select_one("#cite .cite-version").get_text()


def test_a_box_leads_to_the_editions_that_the_site_keeps() -> None:
    there = load_edition(address="https://example.org/book", commit=40 * "a", tag="v0.2.0")
    text = next(iter(there.texts), None)
    if text is None:
        pytest.skip("No text is on record yet: run make stamp.")
    older = replace(there, texts=(replace(text, edition="0.1.9"), text))
    box = BeautifulSoup(box_html(page_work(older.pages["index"], older), "", "en"), "html.parser")
    links = [link["href"] for link in box.select(".cite-version a") if "/v" in link["href"]]
    assert links == ["https://example.org/book/v0.1.9/", "https://example.org/book/v0.2.0/"]
