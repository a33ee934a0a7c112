"""The head of every page: each tag against the one source of truth."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from support import soup as parsed

import recount
from book.sphinxext.pages.head import highwire, open_graph, signposts, work_tags
from book.sphinxext.pages.shared_pictures import draw, every, shared_by
from recount.cite.edition import Edition, Page, load_edition
from recount.cite.works import page_work
from recount.tables.schema import published, read_descriptor
from recount.wording import Language

ADDRESS = "https://example.org/recounted"
#: What Zotero's Embedded Metadata translator needs for a complete book section.
FOR_A_SECTION = {
    "citation_title",
    "citation_inbook_title",
    "citation_book_title",
    "citation_author",
    "citation_publication_date",
    "citation_language",
}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition()


def head(built: Path, page: Page) -> BeautifulSoup:
    return parsed(built / f"{page.docname}.html").head


def tags(soup: BeautifulSoup, key: str, start: str) -> dict[str, str]:
    found = soup.find_all("meta", attrs={key: lambda name: name and name.startswith(start)})
    assert len({tag[key] for tag in found}) == len(found), "a tag stands twice"
    return {tag[key]: tag["content"] for tag in found}


def test_highwire_tags_state_the_facts(built: Path, edition: Edition) -> None:
    for page in edition.pages.values():
        found = tags(head(built, page), "name", "citation_")
        kind = "book" if page.id == "index" else "bookSection"
        assert tags(head(built, page), "name", "z:") == {"z:itemType": kind, "z:edition": edition.version}
        assert tags(head(built, page), "name", "dcterms.") == {
            "dcterms.rights": "Creative Commons Attribution 4.0, https://creativecommons.org/licenses/by/4.0/"
        }
        book = f"{edition.title.en}: {edition.subtitle.en}"
        expected = {
            "citation_title": page.title.en,
            "citation_inbook_title": book,
            "citation_book_title": book,
            "citation_author": "The Recounted contributors,",
            "citation_publication_date": page.texts["en"].changed.strftime("%Y/%m/%d"),
            "citation_language": "en",
        }
        assert set(expected) == FOR_A_SECTION
        if page.id == "index":
            del expected["citation_inbook_title"], expected["citation_book_title"]
            expected["citation_title"] = book
            expected["citation_publication_date"] = edition.date.strftime("%Y/%m/%d")
        assert found == expected


def links(soup: BeautifulSoup) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for link in soup.find_all("link"):
        for relation in link["rel"]:
            found.setdefault(relation, []).append(link["href"])
    return found


def test_signposts_lead_to_files_licence_and_kind(built: Path, edition: Edition) -> None:
    for page in edition.pages.values():
        found = links(head(built, page))
        described = [(built / page.docname).parent / href for href in found["describedby"]]
        assert [file.name for file in described] == [f"{page.id}.{end}" for end in ("bib", "ris", "json")]
        assert all(file.is_file() for file in described)
        assert found["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
        assert found["type"] == [f"https://schema.org/{'Book' if page.id == 'index' else 'Chapter'}"]
        assert "cite-as" not in found, "no address is known"


def test_canonical_addresses_are_the_cited_ones(edition: Edition) -> None:
    there = replace(edition, address=ADDRESS)
    for id, place in (("index", "/"), ("method", "/chapters/method.html")):
        work = page_work(there.pages[id], there)
        (cited,) = [link["href"] for link in signposts(work, "en", "") if link["rel"] == "cite-as"]
        assert cited == work.address("en") == ADDRESS + place
    with_doi = page_work(there.pages["index"], replace(there, doi="10.1234/recounted"))
    assert next(signposts(with_doi, "en", ""))["href"] == "https://doi.org/10.1234/recounted"


def test_a_group_is_not_taken_for_a_person(built: Path, edition: Edition) -> None:
    """As reference managers do it: what stands before the comma is the last name, the rest the first."""
    for page in edition.pages.values():
        last, first = tags(head(built, page), "name", "citation_")["citation_author"].split(",")
        assert (last, first.strip()) == (edition.contributors[0].en, "")


def test_open_graph_and_description_state_the_facts(built: Path, edition: Edition) -> None:
    for page in edition.pages.values():
        soup = head(built, page)
        assert tags(soup, "name", "description") == {"description": page.description.en}
        found = tags(soup, "property", "og:")
        assert found["og:description"] == page.description.en
        assert found["og:title"] == (edition.full_title("en") if page.id == "index" else page.title.en)
        assert found["og:site_name"] == "Recounted"
        assert not any("url" in name or "image" in name for name in found), "no address is known"


def test_every_page_has_a_picture_to_share_even_where_no_address_is_known(
    built: Path, edition: Edition
) -> None:
    for page in edition.pages.values():
        soup = head(built, page)
        [link] = soup.find_all("link", rel="image_src")
        picture = (built / page.docname).parent / link["href"]
        with Image.open(picture) as shown:
            assert shown.size == (1200, 630)
        assert record(built, page)["image"] == link["href"]
        assert tags(soup, "name", "twitter:") == {"twitter:card": "summary_large_image"}


def record(built: Path, page: Page) -> dict:
    (script,) = head(built, page).find_all("script", type="application/ld+json")
    return json.loads(script.string)


def test_schema_org_records_state_the_facts(built: Path, edition: Edition) -> None:
    for page in edition.pages.values():
        found = record(built, page)
        book = found if page.id == "index" else found["isPartOf"]
        assert found["@context"] == "https://schema.org"
        assert book["@type"] == "Book"
        assert book["name"] == edition.full_title("en")
        assert book["version"] == edition.version
        assert book["datePublished"] == edition.date.isoformat()
        assert book["author"] == [{"@type": "Organization", "name": "The Recounted contributors"}]
        if page.id != "index":
            assert found["@type"] == "Chapter"
            assert (found["name"], found["description"]) == (page.title.en, page.description.en)
            assert found["dateModified"] == page.texts["en"].changed.isoformat()
            assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_the_figures_page_is_a_dataset_with_its_downloads(
    built: Path, edition: Edition, project: Path
) -> None:
    dataset = record(built, edition.pages["figures"])["mainEntity"]
    assert dataset["@type"] == "Dataset"
    assert (dataset["version"], dataset["description"]) == (edition.version, edition.description.en)
    assert dataset["license"] == edition.licence.address
    offered = {entry["contentUrl"]: entry["encodingFormat"] for entry in dataset["distribution"]}
    tables = published(read_descriptor(project / "data"))["resources"]
    assert {f"../data/{table['path']}" for table in tables} <= set(offered)
    assert offered["../data/datapackage.json"] == "application/json"
    if (built / "data" / "datapackage.json").is_file():  # else the tables are not on the site yet
        assert [link for link in offered if not (built / "chapters" / link).resolve().is_file()] == []


def test_the_page_of_the_data_is_a_dataset_that_can_be_cited(built: Path, edition: Edition) -> None:
    soup = parsed(built / "data" / "index.html")
    record = json.loads(soup.find("script", type="application/ld+json").string)
    assert (record["@type"], record["name"]) == ("Dataset", "Recounted: the data")
    files = {(built / "data" / entry["contentUrl"]).resolve() for entry in record["distribution"]}
    tables = {file for kind in ("csv", "json", "xlsx") for file in (built / "data").glob(f"*.{kind}")}
    assert tables <= files and all(file.is_file() for file in files)
    assert tags(soup.head, "name", "z:") == {"z:itemType": "dataset", "z:versionNumber": edition.version}
    assert tags(soup.head, "name", "citation_")["citation_title"] == "Recounted: the data"
    assert "https://schema.org/Dataset" in links(soup.head)["type"]
    box = soup.select_one(".cite-box")
    assert box.find("summary").get_text() == "Cite these data"
    assert "@misc{recounted:data," in box.get_text()


def test_other_pages_have_none_of_it(built: Path) -> None:
    for name in ("search", "404"):
        soup = parsed(built / f"{name}.html").head
        assert tags(soup, "name", "citation_") == tags(soup, "property", "og:") == {}


def test_the_head_holds_nothing_but_the_head(built: Path, edition: Edition) -> None:
    for page in edition.pages.values():
        text = (built / f"{page.docname}.html").read_text("utf-8")
        assert "&lt;meta" not in text


# --- With an address, a DOI, and in Thai --------------------------------------------------------------------


def test_addresses_and_the_doi_are_told_where_they_are_known(edition: Edition) -> None:
    there = replace(edition, address=ADDRESS, doi="10.1234/recounted")
    book, chapter = there.pages["index"], there.pages["method"]
    for page, place in ((book, "/"), (chapter, "/chapters/method.html")):
        work = page_work(page, there)
        found = dict(highwire(work, "en"))
        assert found["citation_public_url"] == found["citation_fulltext_html_url"] == ADDRESS + place
        assert dict(open_graph(work, "en", "", None))["og:url"] == ADDRESS + place
    whole, part = page_work(book, there), page_work(chapter, there)
    assert dict(highwire(whole, "en"))["citation_doi"] == "10.1234/recounted"
    assert "citation_doi" not in dict(highwire(part, "en")), "the DOI is the book's"
    pdf = f"{ADDRESS}/recounted.pdf"
    assert dict(highwire(whole, "en", pdf))["citation_pdf_url"] == pdf
    assert "citation_pdf_url" not in {**dict(highwire(part, "en", pdf)), **dict(highwire(whole, "en"))}


def test_a_shared_address_shows_the_gravest_case_of_the_page_or_the_book(
    edition: Edition, report: recount.Report
) -> None:
    there = replace(edition, address=ADDRESS)
    expected = {"crisis_response": "case-gear", "daily_essentials": "case-sets", "index": "index"}
    for id, name in {**expected, "what_was_found": "case-cloud", "method": "index"}.items():
        page = there.pages[id]
        shared = shared_by(page, report, there, "en")
        work = page_work(page, there)
        graph = dict(open_graph(work, "en", "", shared))
        assert graph["og:image"] == f"{ADDRESS}/shared/{name}.png"
        assert (graph["og:image:width"], graph["og:image:height"]) == ("1200", "630")
        soup = BeautifulSoup(str(work_tags(work, "en", "", shared)), "html.parser")
        [link] = soup.find_all("link", rel="image_src")
        assert link["href"] == json.loads(soup.find("script").string)["image"] == graph["og:image"]
    gear = shared_by(there.pages["crisis_response"], report, there, "en")
    assert "about 2.139 billion baht" in gear.alternative
    assert "about 15.234 billion baht" in gear.alternative


def test_there_is_a_picture_for_the_book_and_for_each_case(built: Path, report: recount.Report) -> None:
    names = {file.stem for file in (built / "shared").glob("*.png")}
    assert names == {"index", *report.cases}


@pytest.mark.parametrize("language", ["en", "th"])
def test_a_picture_is_drawn_alike_each_time_and_keeps_its_text_within(
    edition: Edition, report: recount.Report, language: Language, drawing: None
) -> None:
    for shared in every(report, edition, language):
        drawn = draw(shared)
        assert shared.digest.encode() in drawn
        pixels = Image.open(BytesIO(drawn)).convert("L")
        assert pixels.size == (1200, 630)
        edges = [(0, 0, 60, 630), (1145, 0, 1200, 630), (0, 0, 1200, 20), (0, 610, 1200, 630)]
        assert all(pixels.crop(edge).getextrema()[0] > 240 for edge in edges), shared.name
    assert draw(shared) == drawn


def test_the_thai_edition_speaks_thai(edition: Edition) -> None:
    page = edition.pages["method"]
    work = page_work(page, edition)
    found = dict(highwire(work, "th"))
    assert found["citation_title"] == "วิธีการ"
    assert found["citation_inbook_title"].startswith("นับใหม่: ")
    assert found["citation_author"] == "คณะผู้จัดทำ Recounted,"
    assert found["citation_language"] == "th"
    assert dict(open_graph(work, "th", "", None))["og:locale"] == "th_TH"


def test_no_text_can_end_the_record_early(edition: Edition) -> None:
    page = replace(edition.pages["method"], title=replace(edition.pages["method"].title, en='</script>"<b>&'))
    soup = BeautifulSoup(str(work_tags(page_work(page, edition), "en", "", None)), "html.parser")
    (script,) = soup.find_all("script")
    assert json.loads(script.string)["name"] == '</script>"<b>&'
    assert soup.find("meta", attrs={"name": "citation_title"})["content"] == '</script>"<b>&'
    assert soup.find("b") is None
