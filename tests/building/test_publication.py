"""A book that knows where its site stands, one that does not, and what its chapters ask for."""

from __future__ import annotations

import csv
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from support import SmallBook, offered, table, words
from support import soup as parsed

import recount
from book.downloads.wheel import wheel_name
from recount.cite.edition import load_edition

ADDRESS = "https://example.org/books/recounted"
REPOSITORY = "https://github.com/someone/recounted"
FIGURES = "# Figures\n\n```{figure-table}\n```\n\n```{retired-names}\n```\n"
FINDINGS = (
    "# Findings\n\n```{finding-list}\n:anchored:\n```\n\n```{retired-names}\n:kind: check\n```\n\n"
    "```{bibliography}\n```\n"
)
RETIRED = [
    ["old_figure", "figure", "0.2.0", "It was read twice.", "อ่านซ้ำสองครั้ง", "ppe"],
    ["old_check", "check", "0.3.0", "It tested nothing.", "ไม่ได้ทดสอบสิ่งใด", ""],
]
ROLES = (
    "A {fig}`ppe` B {fig}`ppe|number` C {fig}`ppe|phrase` D {result}`ppe_unit_value` E"
    " {band}`wuhan_set_value` F {gap}`repeat_ppe_baht` G {verdict}`donation_parts` H {count}`figures` I"
    " {result}`wuhan_set_value|about` J {band}`rate_ppe|about` K {said}`ppe_mydrivers` L"
    " {said}`ppe_mydrivers|short` M."
)
TOLD_TWICE = "```{told-twice}\n:section: crisis_response\n```"
CHART = """---
mystnb:
  figure:
    name: chart-probe
    caption: A probe.
---
from IPython.display import display
class Chart:
    def _repr_mimebundle_(self, include=None, exclude=None):
        drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
        return {'image/svg+xml': drawn, 'text/plain': 'Five of six.'}
Chart()"""


@pytest.fixture(scope="module")
def published(small_book: SmallBook) -> Iterator[SmallBook]:
    """A small book with the pages that hold permanent names, built for an address of its own."""
    small_book.write("one", "import tempfile; print(tempfile.gettempdir())", f"{ROLES}\n\n{TOLD_TWICE}")
    small_book.write("two", CHART)
    (small_book.folder / "chapters").mkdir()
    (small_book.folder / "chapters" / "figures.md").write_text(FIGURES, "utf-8")
    (small_book.folder / "chapters" / "findings.md").write_text(FINDINGS, "utf-8")
    small_book.write("index", prose="```{retired-names}\n:names: old_figure\n```")
    with (small_book.folder / "_toc.yml").open("a", encoding="utf-8") as contents:
        contents.write("- file: chapters/figures\n- file: chapters/findings\n")
    with (small_book.folder / "data" / "retired_ids.csv").open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(RETIRED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BOOK_URL", f"{ADDRESS}/")
        patch.setenv("BOOK_REPOSITORY", REPOSITORY)
        patch.setenv("BOOK_OFFERS", "pdf bundle")
        build = small_book.build()
        assert build.code == 0, build.output
        yield small_book


def soup(book: SmallBook, name: str) -> BeautifulSoup:
    return BeautifulSoup(book.page(name), "html.parser")


def tag(page: BeautifulSoup, **attributes: str) -> str:
    (found,) = page.find_all("meta", attrs=attributes)
    return str(found["content"])


def html(book: SmallBook) -> Path:
    return book.folder / "_build" / "html"


def test_pages_name_their_address(published: SmallBook) -> None:
    page = soup(published, "chapters/figures")
    address = f"{ADDRESS}/chapters/figures.html"
    (canonical,) = page.find_all("link", rel="canonical")
    assert canonical["href"] == address
    assert tag(page, property="og:url") == address
    assert tag(page, name="citation_public_url") == address
    assert tag(page, name="citation_fulltext_html_url") == address
    record = json.loads(page.find("script", type="application/ld+json").string)
    assert record["url"] == address
    assert record["isPartOf"]["url"] == f"{ADDRESS}/"
    downloads = [entry["contentUrl"] for entry in record["mainEntity"]["distribution"]]
    assert f"{ADDRESS}/data/figures.csv" in downloads
    assert all(download.startswith(f"{ADDRESS}/data/") for download in downloads)
    assert tag(soup(published, "index"), name="citation_public_url") == f"{ADDRESS}/"


def test_citations_name_the_address(published: SmallBook) -> None:
    cite = html(published) / "cite"
    assert f"url = {{{ADDRESS}/id/ppe/}}" in (cite / "ppe.bib").read_text("utf-8")
    assert f"{ADDRESS}/id/donation_parts/" in (cite / "donation_parts.ris").read_text()
    (canonical,) = soup(published, "id/ppe/index").find_all("link", rel="canonical")
    assert canonical["href"] == f"{ADDRESS}/id/ppe/"
    (canonical,) = soup(published, "index").find_all("link", rel="canonical")
    assert canonical["href"] == f"{ADDRESS}/", "the canonical address is not the one that is cited"


def test_the_sitemap_lists_the_pages_with_their_dates(published: SmallBook) -> None:
    rows = table(published.folder / "data" / "chapters.csv")
    tree = ElementTree.parse(html(published) / "sitemap.xml").getroot()
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = {
        entry.findtext("s:loc", namespaces=names): entry.findtext("s:lastmod", namespaces=names)
        for entry in tree.findall("s:url", names)
    }
    expected = {
        f"{ADDRESS}/" if row["id"] == "index" else f"{ADDRESS}/chapters/{row['id']}.html": row["changed_en"]
        for row in rows
    }
    expected[f"{ADDRESS}/data/"] = load_edition(published.folder / "data").date.isoformat()
    pages = {place: day for place, day in found.items() if "/id/" not in str(place)}
    assert pages == expected
    names = {str(place).removeprefix(f"{ADDRESS}/id/").rstrip("/") for place in found.keys() - pages.keys()}
    for name in ("figures", "checks", "charts"):
        assert {row["id"] for row in table(published.folder / "data" / f"{name}.csv")} <= names
    assert "chart-ct" not in names, "a name that is no longer in use is not for search engines"
    robots = (html(published) / "robots.txt").read_text("utf-8").splitlines()
    assert robots == ["User-agent: *", "Allow: /", f"Sitemap: {ADDRESS}/sitemap.xml"]


def test_the_404_page_leads_on_from_any_depth(published: SmallBook) -> None:
    page = soup(published, "404")
    assert page.select_one("article h1").get_text() == "There is no such page"
    assert tag(page, name="robots") == "noindex"
    prefix = "/books/recounted/"
    assert page.find("html")["data-content_root"] == prefix
    addresses = [found["href"] for found in page.find_all(["a", "link"], href=True)]
    addresses += [found["src"] for found in page.find_all(["script", "img"], src=True)]
    kept = [address for address in addresses if not address.startswith(("#", "https://"))]
    assert len(kept) > 10
    for address in kept:
        assert address.startswith(prefix), address
        assert (html(published) / address.removeprefix(prefix).partition("?")[0]).is_file(), address


def test_the_address_of_a_retired_chart_leads_to_the_reason(built: Path) -> None:
    """Citations name the chapter that showed it."""
    places = {
        "chart-ct": "crisis_response",
        "chart-daily-counts": "daily_essentials",
        "chart-audiences": "social_interaction",
        "chart-firms": "business_continuity",
        "chart-dollar-rates": "business_continuity",
        "chart-relief-printings": "business_continuity",
        "chart-growth": "business_continuity",
        "chart-fashion-sources": "business_continuity",
        "chart-outlook-growth": "future_outlook",
        "chart-factory-share": "future_outlook",
        "chart-key-rates": "key_facts",
        "chart-grant-rates": "social_interaction",
    }
    for name, chapter in places.items():
        page = parsed(built / "chapters" / f"{chapter}.html")
        [line] = page.select(f"article #{name}")
        assert plain(line).startswith(f"'{name}' was retired in version 0.2.0: It drew ")


def test_retired_names_lead_to_the_reason(published: SmallBook) -> None:
    figures, findings = soup(published, "chapters/figures"), soup(published, "chapters/findings")
    said = "'old_figure' was retired in version 0.2.0: It was read twice. Use 'ppe' instead."
    assert plain(figures.find(id="old_figure")) == said
    reason = "'old_check' was retired in version 0.3.0: It tested nothing."
    assert plain(figures.find(id="old_check")) == reason
    assert plain(findings.find(id="old_check")) == reason
    assert findings.find(id="old_figure") is None
    [here] = soup(published, "index").select("article li[id]")
    assert plain(here) == said


def plain(element: object) -> str:
    return " ".join(element.get_text().replace("‘", "'").replace("’", "'").split())  # type: ignore[attr-defined]


# --- What chapters ask for ----------------------------------------------------------------------------------


def test_temporary_files_stay_in_the_project_and_go_with_the_build(published: SmallBook) -> None:
    """Sphinx's and the kernels'."""
    temporary = published.folder / "_build" / ".tmp"
    assert str(temporary) in published.page("one")
    assert not temporary.exists()
    assert tempfile.gettempdir() != str(temporary)


def test_a_complete_chart_is_numbered_and_described(published: SmallBook) -> None:
    page = published.page("two")
    assert 'alt="Five of six."' in page
    assert "Chart 1" in page


def test_roles_print_the_words_of_the_data(published: SmallBook) -> None:
    page = soup(published, "one")
    assert (
        "A more than 73 million items B 73 million items C มากกว่า 73 ล้านชิ้น D 6.48 to 6.58 yuan per item"
        " E 8 to 300 yuan per set F 13.093 billion baht G ● agrees H 110 I about 1,800 to 2,100 yuan per set"
        " J about 4.4 to 4.7 baht per yuan K more than 40.00 million items L more than 40 million items M."
        in words(page.find("article"))
    )
    [rounded] = page.find_all("a", string=re.compile("1,800 to"))
    assert rounded["title"].endswith(" · the exact range: 1,807 to 2,125 yuan per set")


def test_a_section_shows_every_figure_that_it_repeats(published: SmallBook, report: recount.Report) -> None:
    [table] = soup(published, "one").select("table.told-twice")
    rows = [
        [" ".join(cell.get_text().split()) for cell in row.select("td")] for row in table.select("tbody tr")
    ]
    again = [figure for figure in report.section("crisis_response") if figure.repeats]
    assert [row[1:] for row in rows] == [[report[figure.repeats].words, figure.words] for figure in again]
    assert rows[0][0] == f"{again[0].label_en} ● agrees"
    # What counts something else the second time says both.
    assert rows[-1][0] == (
        "countries and regions of the connected doctors; then countries and regions of the volunteering"
        " doctors ◆ wording differs"
    )
    bold = [strong.get_text() for strong in table.select("strong")]
    assert bold == ["2.139", "15.234", "almost ", "more than "]


def test_what_the_build_is_told_of_is_offered(published: SmallBook) -> None:
    links = offered(soup(published, "one"))
    assert links["PDF"] == "recounted.pdf"
    assert links["Offline copy"] == "recounted-0.2.0.zip"
    assert links["Colab"].startswith("https://colab.research.google.com/github/someone/recounted/blob/")
    assert links["Binder"].startswith("https://mybinder.org/v2/gh/someone/recounted/")
    settings = html(published) / ".binder" / "requirements.txt"
    assert f"./notebooks/{wheel_name(published.folder)}[charts]" in settings.read_text("utf-8").splitlines()


# --- Without an address -------------------------------------------------------------------------------------


def test_without_an_address_nothing_is_invented(
    published: SmallBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("BOOK_URL", "BOOK_REPOSITORY", "BOOK_OFFERS"):
        monkeypatch.delenv(name)
    stale = html(published) / "recounted.pdf"
    stale.write_bytes(b"of an earlier build")
    shutil.rmtree(html(published) / ".binder")
    build = published.build()
    assert build.code == 0, build.output
    assert not (html(published) / "sitemap.xml").exists()
    assert not (html(published) / "robots.txt").exists()
    for file in (html(published) / "cite").iterdir():
        assert "http" not in file.read_text("utf-8-sig"), file
    page = soup(published, "chapters/figures")
    assert page.find("link", rel="canonical") is None
    assert page.find("meta", attrs={"name": "citation_public_url"}) is None
    assert "example.org" not in published.page("chapters/figures")
    assert set(offered(soup(published, "one"))) == {"Notebook", "Data"}
    assert not stale.exists()
    assert not (html(published) / ".binder").exists()


def test_an_address_that_is_none_stops_the_build(
    published: SmallBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOOK_URL", "example.org")
    build = published.build()
    assert build.code != 0
    assert "BOOK_URL is 'example.org', but must begin with https://" in build.output
    assert "Traceback" not in build.output
