"""The page of each name: what it says, where it leads, what its head tells, and how light it is."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from support import faults_of, name_pages_of, table
from support import soup as parsed

import recount
from book.sphinxext.pages import name_pages
from book.sphinxext.pages.cite_box import box_html
from recount.cite.edition import Edition, load_edition
from recount.cite.formats import reference
from recount.cite.works import find_work

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ADDRESS = "https://example.org/recounted"
#: One page of each kind.
SAMPLE = ("ppe_value", "wuhan_set_value", "chart-doctors", "chart-ct")


def page(site: Path, name: str) -> BeautifulSoup:
    return parsed(site / "id" / name / "index.html")


@pytest.fixture(scope="module")
def there(built: Path, tmp_path_factory: pytest.TempPathFactory, report: recount.Report) -> Path:
    """The pages as they are written where the address of the site is known."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(built / "charts", site / "charts")
    name_pages.write_pages(load_edition(address=ADDRESS), report, site, "en", pictures=True)
    return site


def test_every_figure_check_chart_and_retired_name_has_a_page(built: Path, project: Path) -> None:
    data = project / "data"
    names = [
        row["id"]
        for name in ("figures", "checks", "charts", "retired_ids")
        for row in table(data / f"{name}.csv")
    ]
    for edition in (built, built / "th"):
        assert sorted(names) == [file.parent.name for file in name_pages_of(edition)]


def test_the_pages_replace_most_of_the_files_below_cite(built: Path) -> None:
    """Eight files for each name were 2,488 and more."""
    assert len(list((built / "cite").iterdir())) + len(name_pages_of(built)) < 1300


def test_a_figure_s_page_says_what_the_data_say(built: Path, report: recount.Report) -> None:
    for id, figure in report.items():
        soup = page(built, id)
        text = " ".join(soup.main.get_text(" ").split())
        assert figure.phrase in [part.get_text() for part in soup.select("dd [lang=th]")], id
        for shown in (figure.words, figure.meaning, f"line {figure.line}", figure.label_th, figure.as_of):
            assert shown in text, (id, shown)
        links = {link["href"] for link in soup.select("main section a")}
        for finding in report.findings_on(id):
            assert f"../../id/{finding.id}/index.html" in links, id
            assert finding.words_en in text
        for told in report.testimonies_on(id):
            assert f"../../chapters/evidence.html#{told.id}" in links, id
            assert told.words() in text


def test_a_check_s_page_says_what_came_of_it(built: Path, report: recount.Report) -> None:
    for id, finding in report.findings.items():
        soup = page(built, id)
        assert soup.select_one(".lead").get_text() == finding.words_en
        assert finding.check.statement in [part.get_text() for part in soup.select("dd code")]
        links = {link["href"] for link in soup.select("section a")}
        assert {f"../../id/{figure}/index.html" for figure in finding.statement.figures} <= links
        sources = {report.sources[key].url for key in finding.check.basis}
        assert sources <= {link["href"] for link in soup.select("dd a")}


def test_a_chart_s_page_shows_it_and_offers_its_files(built: Path, edition: Edition) -> None:
    for id, chart in edition.charts.items():
        soup = page(built, id)
        (picture,) = soup.select("img")
        assert picture["src"] == f"../../charts/{id}.svg" and picture["alt"] == chart.title.en
        assert float(picture["width"]) > 100 and float(picture["height"]) > 50
        files = [Path(link["href"]).name for link in soup.select(".files a")]
        assert files == [f"{id}.{ending}" for ending in ("svg", "png", "csv", "datapackage.json", "py")]


def test_a_figure_shows_a_chart_that_draws_it_where_there_is_one(built: Path, report: recount.Report) -> None:
    drawn = Counter(row["id"] for file in (built / "charts").glob("*.csv") for row in table(file))
    shown = 0
    for id in report:
        picture = page(built, id).select_one("img")
        if drawn[id]:
            rows = table(built / "charts" / f"{Path(picture['src']).stem}.csv")
            assert id in {row["id"] for row in rows}
            shown += 1
    assert shown > 50


def test_a_retired_name_says_why_it_went(built: Path, project: Path) -> None:
    for row in table(project / "data" / "retired_ids.csv"):
        soup = page(built, row["id"])
        assert row["reason_en"] in soup.select_one(".lead").get_text()
        assert f"Edition {row['retired']}: the name is retired." in soup.get_text()
        links = [link["href"] for link in soup.select("dd a")]
        assert links == ([f"../../id/{row['replaced_by']}/index.html"] if row["replaced_by"] else [])
        assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
        assert soup.select(".cite-box") == [], "what is gone is not offered for citing"


def test_a_page_tells_since_when_its_name_stands(built: Path, project: Path) -> None:
    since = {row["id"]: row["since"] for row in table(project / "data" / "published_ids.csv")}
    for name in SAMPLE:
        assert f"Edition {since[name]}: the name is published." in page(built, name).get_text()


# --- The head -------------------------------------------------------------------------------------------


def metas(soup: BeautifulSoup) -> dict[str, str]:
    return {
        str(tag.get("name") or tag.get("property")): str(tag["content"])
        for tag in soup.head.select("meta[content]")
    }


@pytest.mark.parametrize(
    ("id", "title"),
    [
        ("ppe_value", "Value of the protective items: 480 million yuan [figure ppe_value]"),
        ("wuhan_set_value", "Price of one food set [check wuhan_set_value]"),
        ("chart-doctors", "Almost 10,000, or more than 10,000? None is both. [chart-doctors]"),
    ],
)
def test_reference_managers_save_the_thing_and_not_its_chapter(there: Path, id: str, title: str) -> None:
    soup = page(there, id)
    found = metas(soup)
    assert found["citation_title"].replace(".", "") == title.replace(".", "")
    assert found["z:itemType"] == "bookSection"
    assert found["citation_book_title"].startswith("Recounted: every figure")
    address = f"{ADDRESS}/id/{id}/"
    links = {relation: link["href"] for link in soup.select("link") for relation in link["rel"]}
    assert (
        found["citation_public_url"] == found["og:url"] == links["canonical"] == links["cite-as"] == address
    )
    assert links["type"].startswith("https://schema.org/")
    record = json.loads(soup.find("script", type="application/ld+json").string)
    assert (record["@id"], record["identifier"]) == (address, id)
    assert record["isPartOf"]["@type"] == "Book"


def test_a_preview_shows_the_picture_of_the_page_that_tells_of_it(there: Path) -> None:
    found = metas(page(there, "ppe_value"))
    assert found["og:image"] == f"{ADDRESS}/shared/index.png"
    assert found["og:title"] == "Value of the protective items: 480 million yuan"
    assert len(found["og:description"]) > 30
    assert found["og:description"] == found["description"]


def test_a_line_on_a_page_ends_as_sentences_of_its_language_do(built: Path) -> None:
    for edition, end in ((built, "."), (built / "th", "")):
        ends = {metas(page(edition, name))["description"][-1] for name in SAMPLE[:3]}
        assert (ends == {"."}) == (end == "."), edition


def test_signposts_of_a_name_lead_to_its_files(built: Path) -> None:
    for name in SAMPLE[:3]:
        described = page(built, name).select("link[rel=describedby]")
        files = [(built / "id" / name / link["href"]).resolve() for link in described]
        assert files == [built / "cite" / f"{name}.{ending}" for ending in ("bib", "ris", "json")]
        assert all(file.is_file() for file in files)


# --- Citing, writing, weighing --------------------------------------------------------------------------


def test_the_box_of_a_name_is_open_and_cites_it(
    built: Path, report: recount.Report, edition: Edition
) -> None:
    for name in SAMPLE[:3]:
        work = find_work(name, edition, report)
        box = page(built, name).select_one(".cite-box")
        assert box.has_attr("open")
        assert reference(work, "th") in box.get_text()
        assert "SHA-256" not in box.select_one(".cite-version").get_text()
        assert str(box_html(work, "../../", "en", opened=True)).splitlines()[0] in str(
            (built / "id" / name / "index.html").read_text("utf-8")
        )


def test_only_pages_that_changed_are_written(
    built: Path, tmp_path: Path, report: recount.Report, edition: Edition
) -> None:
    shutil.copytree(built / "charts", tmp_path / "charts")
    written = name_pages.write_pages(edition, report, tmp_path, "en", pictures=True)
    before = {file: file.stat().st_mtime_ns for file in written}
    changed = tmp_path / "id" / "ppe" / "index.html"
    changed.write_text("stale", "utf-8")
    assert name_pages.write_pages(edition, report, tmp_path, "en", pictures=True) == written
    touched = {file for file in written if file.stat().st_mtime_ns != before[file]}
    assert touched == {changed} and "stale" not in changed.read_text("utf-8")


def test_an_address_does_not_hang_on_the_chapter(edition: Edition, report: recount.Report) -> None:
    """A chart that moves to another chapter keeps its cited address."""
    there = replace(edition, address=ADDRESS)
    moved = replace(there.charts["chart-doctors"], page="method")
    then = replace(there, charts={**there.charts, "chart-doctors": moved})
    before, after = (find_work("chart-doctors", each, report) for each in (there, then))
    assert before.page.id != after.page.id
    assert before.address("en") == after.address("en") == f"{ADDRESS}/id/chart-doctors/"


def test_the_thai_page_speaks_thai(
    built: Path, tmp_path: Path, report: recount.Report, edition: Edition
) -> None:
    shutil.copytree(built / "charts", tmp_path / "charts")
    name_pages.write_pages(edition, report, tmp_path, "th", pictures=True)
    soup = page(tmp_path, "ppe_value")
    assert soup.html["lang"] == "th"
    assert soup.h1.get_text() == report["ppe_value"].label_th
    assert soup.select(".translated") == []
    assert soup.select_one("h2").get_text() == "การตรวจสอบ"


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_bars_a_reader(server: str, browser: Browser, width: int, colours: str) -> None:
    from axe_playwright_python.sync_playwright import Axe  # it brings Playwright

    with browser.new_context(viewport={"width": width, "height": 800}, color_scheme=colours) as context:
        shown = context.new_page()
        for name in SAMPLE:
            with faults_of(shown, server) as faults:
                shown.goto(f"{server}/id/{name}/")
                assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
                found = Axe().run(shown)
                assert found.violations_count == 0, found.generate_report()
            assert faults == []


def test_a_name_s_page_opens_from_a_disk(built: Path, browser: Browser) -> None:
    with browser.new_context(offline=True) as context:
        shown = context.new_page()
        for name in SAMPLE:
            with faults_of(shown, "file:") as faults:
                shown.goto((built / "id" / name / "index.html").as_uri())
                for link in shown.locator("nav a").all():
                    target = Path(urlsplit(link.evaluate("a => a.href")).path)
                    assert target.is_file(), target
            assert faults == []
