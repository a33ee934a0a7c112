"""Names and hashes on record: a citation names the text that was read, and no name is used twice."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from support import PROJECT, DataCopy

import recount
from book import stamp as stamping
from book.downloads.built_pages import digest_of_text, text_of
from book.record import hashes, recorded
from book.sphinxext.running.digest import digests_of_inputs
from book.stamp import StampError, hash_of, live_ids, published_ids, stamp
from recount.cite.deposit import zenodo
from recount.cite.edition import Edition, load_edition
from recount.cite.texts import find_text
from recount.report import load


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition()


@pytest.fixture(scope="module")
def stamped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the book's texts and data with built pages of a line each, stamped."""
    folder = tmp_path_factory.mktemp("stamped")
    shutil.copytree(PROJECT / "data", folder / "data")
    shutil.copytree(PROJECT / "chapters", folder / "chapters")
    shutil.copy(PROJECT / "index.md", folder)
    for page in load_edition(folder / "data").pages.values():
        build_page(folder, page.docname, f"What {page.id} says.")
    list(stamp(folder / "data", on("2027-01-01")))
    return folder


@pytest.fixture
def book(data_copy: DataCopy, stamped: Path) -> DataCopy:
    """A stamped copy to break."""
    shutil.copytree(stamped, data_copy.folder.parent, dirs_exist_ok=True)
    return data_copy


def build_page(folder: Path, docname: str, said: str) -> None:
    """A page as the theme builds it: what is read, beside what only the screen needs."""
    file = folder / "_build" / "html" / f"{docname}.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    box = '<details class="cite-box screen-only">SHA-256 0123</details>'
    file.write_text(f"<nav>Menu</nav><article><h1>Title</h1>{box}<p>{said}</p></article>", "utf-8")


def on(day: str):
    return lambda path: date.fromisoformat(day)


# --- The book's own records ---------------------------------------------------------------------------------


def test_every_stamp_names_the_text_as_it_is_read(built: Path, project: Path, edition: Edition) -> None:
    changed = [
        f"{page.id} ({language})"
        for page in edition.pages.values()
        for language, text in page.texts.items()
        if hash_of(page, project / "data", language) != text.sha256
    ]
    assert changed == [], f"what is read on {', '.join(changed)} differs from its stamp: run make stamp"


def test_every_text_of_this_edition_is_on_record(edition: Edition) -> None:
    now = {
        (text.page, text.language): (text.sha256, text.changed)
        for text in edition.texts
        if text.edition == edition.version
    }
    pages = {
        (page.id, language): (text.sha256, text.changed)
        for page in edition.pages.values()
        for language, text in page.texts.items()
    }
    assert now == pages, "data/published_texts.csv is out of date: run make stamp"


# Needs no built book, but would catch every slip that `make mutate` makes to see what else does.
@pytest.mark.usefixtures("built")
def test_every_table_of_this_edition_is_on_record(project: Path, edition: Edition) -> None:
    now, then = hashes(project / "data"), recorded(project / "data", edition.version)
    assert now == then, "data/published_tables.csv is out of date: run make stamp"


def test_zenodo_is_told_what_the_edition_is(project: Path, edition: Edition) -> None:
    file = project / ".zenodo.json"
    assert file.is_file() and file.read_text("utf-8") == zenodo(edition), "run make stamp"
    told = json.loads(file.read_text("utf-8"))
    assert (told["publication_type"], told["license"]) == ("book", "CC-BY-4.0")
    assert told["creators"] == [{"name": "The Recounted contributors"}]
    assert "MIT" in told["notes"]


def test_every_name_in_use_has_been_published(
    project: Path, edition: Edition, report: recount.Report
) -> None:
    new = unpublished(project / "data", report, edition)
    assert new == {}, f"{', '.join(new)} not in data/published_ids.csv: run make stamp"


def test_no_name_vanishes_without_a_reason(project: Path, edition: Edition, report: recount.Report) -> None:
    assert vanished(project / "data", report, edition) == [], (
        "a published name is gone: restore it, or give it a row in data/retired_ids.csv"
    )


def test_no_retired_name_is_used_again(project: Path, edition: Edition, report: recount.Report) -> None:
    assert reused(report, edition) == []


def unpublished(data: Path, report: recount.Report, edition: Edition) -> dict[str, str]:
    known = published_ids(data)
    return {id: kind for id, kind in live_ids(report, edition).items() if known.get(id) != kind}


def vanished(data: Path, report: recount.Report, edition: Edition) -> list[str]:
    return [
        id for id in published_ids(data) if id not in live_ids(report, edition) and id not in edition.retired
    ]


def reused(report: recount.Report, edition: Edition) -> list[str]:
    live = live_ids(report, edition)
    dead_ends = [
        retired.replaced_by
        for retired in edition.retired.values()
        if retired.replaced_by and retired.replaced_by not in live
    ]
    return [id for id in edition.retired if id in live] + dead_ends


# --- Made-up records that must fail -------------------------------------------------------------------------


def drop(copy: DataCopy, table: str, id: str) -> None:
    copy.write(table, [row for row in copy.rows(table) if row[0] != id])


def retire(copy: DataCopy, *rows: list[str]) -> None:
    copy.write("retired_ids", [*copy.rows("retired_ids"), *rows])


def test_a_vanished_name_is_noticed_until_it_is_retired(book: DataCopy) -> None:
    drop(book, "checks", "ct_misjudged")
    assert vanished(book.folder, load(book.folder), load_edition(book.folder)) == ["ct_misjudged"]
    retire(book, ["ct_misjudged", "check", "0.2.0", "It tested nothing.", "ไม่ได้ทดสอบสิ่งใด", ""])
    assert vanished(book.folder, load(book.folder), load_edition(book.folder)) == []


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (["ppe", "figure", "0.2.0", "Gone.", "ไม่มีแล้ว", ""], ["ppe"]),
        (["old", "figure", "0.2.0", "Gone.", "ไม่มีแล้ว", "nowhere"], ["nowhere"]),
        (["old", "figure", "0.2.0", "Gone.", "ไม่มีแล้ว", "ppe"], []),
    ],
)
def test_a_retired_name_in_use_or_replaced_by_none_is_noticed(
    book: DataCopy, row: list[str], wrong: list[str]
) -> None:
    retire(book, row)
    assert reused(load(book.folder), load_edition(book.folder)) == wrong


def test_a_name_is_noticed_before_it_is_published(book: DataCopy) -> None:
    drop(book, "published_ids", "chart-cloud")
    assert unpublished(book.folder, load(book.folder), load_edition(book.folder)) == {"chart-cloud": "chart"}


# --- make stamp ---------------------------------------------------------------------------------------------


def test_a_stamp_changes_what_changed_and_nothing_else(book: DataCopy) -> None:
    tables = ("chapters", "published_ids", "published_tables", "published_texts")
    before = {name: (book.folder / f"{name}.csv").read_bytes() for name in tables}
    assert list(stamp(book.folder, on("2027-01-31"))) == []
    assert all((book.folder / f"{name}.csv").read_bytes() == data for name, data in before.items())
    build_page(book.folder.parent, "chapters/method", "One more sentence.")
    drop(book, "published_ids", "chart-cloud")
    said = list(stamp(book.folder, on("2027-01-31")))
    digest = digest_of_text("Title\nOne more sentence.\n")
    assert said == [
        f"method (en): changed on 2027-01-31, SHA-256 {digest[:12]}",
        "chart-cloud (chart): published since 0.2.0",
        f"chapters.csv: other than recorded, SHA-256 {hashes(book.folder)['chapters.csv'][:12]}",
    ]
    text = load_edition(book.folder).pages["method"].texts["en"]
    assert (text.sha256, text.changed) == (digest, date(2027, 1, 31))
    others = [row for row in csv.reader(before["chapters"].decode().splitlines()) if row[0] != "method"]
    assert [row for row in book.rows("chapters") if row[0] != "method"] == others
    assert (book.folder.parent / "CITATION.cff").is_file()
    assert (book.folder.parent / "outcome.svg").read_bytes() == (PROJECT / "outcome.svg").read_bytes()
    assert (book.folder.parent / ".zenodo.json").is_file()


def test_a_stamp_runs_no_chapter_again(book: DataCopy) -> None:
    project = book.folder.parent
    before = digests_of_inputs(project, [])
    build_page(project, "chapters/method", "One more sentence.")
    drop(book, "published_ids", "chart-cloud")
    assert list(stamp(book.folder, on("2027-01-31")))
    assert digests_of_inputs(project, []) == before
    book.set("figures", "ppe", phrase="มากกว่า 74 ล้านชิ้น", value="74000000")
    assert digests_of_inputs(project, []) != before


def test_a_table_that_changed_is_said_once_and_an_earlier_edition_s_stays(book: DataCopy) -> None:
    words = recorded(book.folder, "0.2.0")
    assert words == hashes(book.folder) and {"figures.csv", "references.bib", "datapackage.json"} <= {*words}
    assert not {*words} & {"published_tables.csv", "published_results.csv"}
    book.set("figures", "ppe", label_en="protective goods")
    digest = hashlib.sha256((book.folder / "figures.csv").read_bytes()).hexdigest()
    assert list(stamp(book.folder, on("2027-01-31"))) == [
        f"figures.csv: other than recorded, SHA-256 {digest[:12]}"
    ]
    assert list(stamp(book.folder, on("2027-01-31"))) == []
    descriptor = book.folder / "datapackage.json"
    descriptor.write_text(descriptor.read_text("utf-8").replace('"version": "0.2.0"', '"version": "0.3.0"'))
    list(stamp(book.folder, on("2027-01-31")))
    assert recorded(book.folder, "0.2.0") == words | {"figures.csv": digest}
    assert recorded(book.folder, "0.3.0") == hashes(book.folder)


def test_the_texts_of_an_edition_stay_on_record_when_the_next_one_begins(book: DataCopy) -> None:
    cited = load_edition(book.folder).pages["method"].texts["en"].sha256
    descriptor = book.folder / "datapackage.json"
    descriptor.write_text(descriptor.read_text("utf-8").replace('"version": "0.2.0"', '"version": "0.3.0"'))
    build_page(book.folder.parent, "chapters/method", "One more sentence.")
    list(stamp(book.folder, on("2027-01-31")))
    edition = load_edition(book.folder)
    assert {text.edition for text in edition.texts} == {"0.2.0", "0.3.0"}
    found = find_text(cited[:12], edition)
    assert (found.page.id, found.current, found.text and found.text.edition) == ("method", False, "0.2.0")
    assert find_text(edition.pages["method"].texts["en"].sha256, edition).current


def test_a_page_that_was_not_built_stops_the_stamp(book: DataCopy) -> None:
    (book.folder.parent / "_build" / "html" / "chapters" / "method.html").unlink()
    with pytest.raises(StampError, match=r"'method', but chapters/method.html is not in the built book: run"):
        list(stamp(book.folder, on("2027-01-31")))


# --- What a hash covers -------------------------------------------------------------------------------------


def test_a_text_is_what_is_read(tmp_path: Path) -> None:
    """A chart's second picture, for dark pages, and the line that unfolds code say nothing that is read."""
    (tmp_path / "page.html").write_text(
        "<nav>Menu</nav><article><h1>A <em>title</em><a class='headerlink'>#</a></h1>"
        "<details class='screen-only'>How to cite</details><p>Two\n  words, 480 ล้านหยวน.</p>"
        "<figure><img class='on-light' src='x.svg' alt='A chart: 480.'>"
        "<img class='on-dark' src='x-dark.svg' alt='A chart: 480.'><figcaption>Chart 1</figcaption></figure>"
        "<div role='img' aria-label='480 beside 500'><span>480</span><span>500</span></div>"
        "<details class='hide above-input'><summary>Show the code</summary><pre>480 + 1</pre></details>"
        "<table><tr><td>1</td><td>2</td></tr></table></article>",
        "utf-8",
    )
    assert text_of(tmp_path, "page") == (
        "A title\nTwo words, 480 ล้านหยวน.\nA chart: 480.\nChart 1\n480 beside 500\n480 + 1\n1\n2\n"
    )


def test_how_a_page_is_cited_does_not_change_its_hash(book: DataCopy) -> None:
    site = book.folder.parent / "_build" / "html"
    before = text_of(site, "chapters/method")
    file = site / "chapters" / "method.html"
    file.write_text(file.read_text("utf-8").replace("SHA-256 0123", "SHA-256 4567"), "utf-8")
    assert text_of(site, "chapters/method") == before


def git(folder: Path, *words: str) -> None:
    names = {"GIT_AUTHOR_DATE": "2027-02-03T04:05:06", "GIT_COMMITTER_DATE": "2028-01-01T00:00:00"}
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, env=os.environ | names, check=True, capture_output=True)


def test_without_a_date_git_is_asked_for_the_author_s(
    book: DataCopy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(stamping, "DATA", book.folder)
    folder = book.folder.parent
    text = folder / "chapters" / "method.md"
    text.write_text(text.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    build_page(folder, "chapters/method", "One more sentence.")
    refusal = "stamp: git knows no date for the text of method.md: commit it first or give DATE=\n"
    assert stamping.main([]) == 2
    assert capsys.readouterr().err == refusal
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "All")
    assert stamping.main([]) == 0
    assert capsys.readouterr().out.startswith("method (en): changed on 2027-02-03, ")
    text.write_text(text.read_text("utf-8") + "\nAnd another.\n", "utf-8")
    build_page(folder, "chapters/method", "And another.")
    assert stamping.main([]) == 2
    assert stamping.main(["2027-03-04"]) == 0


def test_a_date_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert stamping.main(["tomorrow"]) == 2
    assert capsys.readouterr().err == "stamp: 'tomorrow' is no date; write DATE=2026-01-31\n"
