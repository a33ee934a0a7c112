"""Every format of every grain, read back by somebody else's library, states the same facts."""

from __future__ import annotations

import calendar
import json
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import bibtexparser
import pytest
import rispy
import yaml
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from support import each

import recount
from recount.cite.edition import Edition, Text, Words, load_edition
from recount.cite.formats import FORMATS, bibtex, citation_cff, csl, in_text, reference, ris, text
from recount.cite.works import Grain, Work, all_works, find_work

ADDRESS = "https://example.org/recounted"
#: One work of each grain with its address, which names no chapter but a chapter's own.
WORKS = {
    "index": "/",
    "crisis_response": "/chapters/crisis_response.html",
    "chart-ppe-baht": "/id/chart-ppe-baht/",
    "ppe_value": "/id/ppe_value/",
    "wuhan_set_value": "/id/wuhan_set_value/",
}
#: What follows the title of what is smaller than a page, in English and Thai.
NAMES = {
    "chart-ppe-baht": ("chart-ppe-baht", "แผนภูมิ chart-ppe-baht"),
    "ppe_value": ("figure ppe_value", "ตัวเลข ppe_value"),
    "wuhan_set_value": ("check wuhan_set_value", "การตรวจสอบ wuhan_set_value"),
}


@dataclass(frozen=True)
class Facts:
    """What a reference manager must end up with."""

    title: str
    book: str
    author: str
    date: tuple[int, int, int]
    edition: str
    note: str
    address: str
    doi: str
    language: str


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(address=ADDRESS)


@pytest.fixture(scope="module")
def with_doi(edition: Edition) -> Edition:
    return replace(edition, doi="10.1234/recounted_1")


def facts(work: Work, language: str) -> Facts:
    """The facts from the source of truth, put together by hand and not by the code under test."""
    edition = work.edition
    th = language == "th"
    title, book = work.title.en, f"{edition.title.en}: {edition.subtitle.en}"
    day = edition.pages[work.id].texts["en"].changed if work.id == "crisis_response" else edition.date
    if th:
        title, book = work.title.th, f"{edition.title.th}: {edition.subtitle.th}"
        if work.id == "crisis_response":
            day = edition.pages[work.id].texts["th"].changed
    if work.id in NAMES:
        title += f" [{NAMES[work.id][th]}]"
    return Facts(
        title=title,
        book=book if work.part else "",
        author=edition.contributors[0].th if th else edition.contributors[0].en,
        date=(day.year + (543 if th else 0), day.month, day.day),
        edition=edition.version,
        note=work.note.th if th else work.note.en,
        address=ADDRESS + ("/th" if th else "") + WORKS[work.id],
        doi="" if work.part else edition.doi or "",
        language=language,
    )


def read_bibtex(entry: str) -> Facts:
    library = bibtexparser.parse_string(entry, append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    (found,) = library.entries
    fields = {name: field.value for name, field in found.fields_dict.items()}
    assert (found.entry_type == "incollection") is ("booktitle" in fields)
    for name in ("author", "title", "booktitle"):
        raw = re.search(rf"^  {name} = \{{\{{(.*)\}}\}},$", entry, re.MULTILINE)
        assert raw or name not in fields, "without braces of its own a group is split, a title loses capitals"
    assert "publisher" not in fields and "version" not in fields
    month = list(calendar.month_abbr).index(fields["month"].title())
    return Facts(
        fields["title"],
        fields.get("booktitle", ""),
        fields["author"],
        (int(fields["year"]), month, int(fields["day"])),
        fields.get("edition") or fields["howpublished"].removeprefix("Dataset, version "),
        fields.get("note", ""),
        fields.get("url", ""),
        fields.get("doi", ""),
        {"english": "en", "thai": "th"}[fields["langid"]],
    )


def read_ris(record: str) -> Facts:
    (found,) = rispy.loads(record)
    (author,) = found["authors"]
    last, first = author.split(",")
    assert first == "", "without a comma at its end, a group is taken for a person with first names"
    year, month, day = map(int, found["date"].split("/"))
    assert int(found["year"]) == year
    assert "publisher" not in found
    return Facts(
        found["title"],
        found.get("secondary_title", ""),
        last,
        (year, month, day),
        found["edition"],
        "; ".join(found.get("notes", [])),
        *(found.get("urls") or [""]),
        found.get("doi", ""),
        found["language"],
    )


def read_csl(items: str) -> Facts:
    (found,) = json.loads(items)
    assert "publisher" not in found
    version = "version" if found["type"] == "dataset" else "edition"
    assert {"version", "edition"} & found.keys() == {version}, "with a version, a book is taken for a program"
    ((year, month, day),) = found["issued"]["date-parts"]
    return Facts(
        re.sub(r'<span class="nocase">(.*?)</span>', r"\1", found["title"]),
        found.get("container-title", ""),
        found["author"][0]["literal"],
        (year, month, day),
        found[version],
        found.get("note", ""),
        found.get("URL", ""),
        found.get("DOI", ""),
        found["language"],
    )


READERS = {bibtex: read_bibtex, ris: read_ris, csl: read_csl}


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("id", WORKS)
@pytest.mark.parametrize("write", READERS, ids=lambda write: write.__name__)
def test_a_format_reads_back_to_the_same_facts(
    write, id: str, language: str, with_doi: Edition, report: recount.Report
) -> None:
    work = find_work(id, with_doi, report)
    found, expected = READERS[write](write(work, language)), facts(work, language)
    assert replace(found, note="") == replace(expected, note="")
    assert expected.note.lower() in found.note.lower()
    if language == "th":
        year = expected.date[0] - 543
        assert found.note.startswith(f"พ.ศ. {year + 543} ตรงกับ ค.ศ. {year}")


@pytest.fixture(scope="module")
def every_work(edition: Edition, report: recount.Report) -> list[Work]:
    return list(all_works(edition, report))


@pytest.mark.parametrize("write", READERS, ids=lambda write: write.__name__)
def test_everything_in_the_book_can_be_read_back(write, every_work: list[Work]) -> None:
    keys = set()
    for work in every_work:
        for language in ("en", "th"):
            entry = write(work, language)
            found = READERS[write](entry)
            assert found.title.startswith(work.title.th if language == "th" else work.title.en)
            named = work.grain not in (Grain.BOOK, Grain.CHAPTER, Grain.DATA)
            assert found.title.rstrip("]").endswith(work.id) or not named
            assert found.address.startswith(f"{ADDRESS}/th/" if language == "th" else f"{ADDRESS}/")
            assert found.address.endswith(work.docname if work.docname[-1] == "/" else ("/", ".html"))
            keys |= set(re.findall(r"recounted[a-z0-9_:-]*(?=[,\"\r])", entry)[:1])
    assert len(keys) == 2 * len(every_work), "two works share a key"
    assert {work.grain for work in every_work} == set(Grain)


@each(
    ("id", "bibtex_type", "ris_type", "csl_type"),
    [
        ("index", "book", "BOOK", "book"),
        ("crisis_response", "incollection", "CHAP", "chapter"),
        ("chart-ppe-baht", "incollection", "CHAP", "chapter"),
        ("ppe_value", "incollection", "CHAP", "chapter"),
        ("wuhan_set_value", "incollection", "CHAP", "chapter"),
    ],
)
def test_each_grain_has_its_type(
    id: str, bibtex_type: str, ris_type: str, csl_type: str, edition: Edition, report: recount.Report
) -> None:
    work = find_work(id, edition, report)
    assert bibtex(work, "en").startswith(f"@{bibtex_type}{{recounted")
    assert rispy.loads(ris(work, "en"))[0]["type_of_reference"] == ris_type
    assert json.loads(csl(work, "en"))[0]["type"] == csl_type


@pytest.mark.filterwarnings("ignore")  # of the processor, on fields that it does not know
@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("id", WORKS)
def test_a_citation_style_prints_it(id: str, language: str, edition: Edition, report: recount.Report) -> None:
    work = find_work(id, edition, report)
    items = json.loads(csl(work, language))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Citation([CitationItem(items[0]["id"])]))
    printed = str(bibliography.bibliography()[0])
    expected = facts(work, language)
    assert printed.startswith(f"{expected.author} ({expected.date[0]}) ")
    assert expected.title in printed
    assert expected.book in printed


@each(
    ("id", "language", "short", "full"),
    [
        (
            "index",
            "en",
            "(The Recounted contributors, 2026)",
            "The Recounted contributors (2026). Recounted: every figure of Alibaba Group's Thai-language"
            " COVID-19 report, recomputed (version 0.1.0, 22 November 2026). https://example.org/recounted/",
        ),
        (
            "crisis_response",
            "th",
            "(คณะผู้จัดทำ Recounted, 2571, “การรับมือวิกฤต”)",
            "คณะผู้จัดทำ Recounted. (พ.ศ. 2571 [ค.ศ. 2028]). “การรับมือวิกฤต”. ใน นับใหม่:"
            " คำนวณซ้ำทุกตัวเลขในรายงานโควิด-19 ฉบับภาษาไทยของอาลีบาบา กรุ๊ป (รุ่น 0.1.0)."
            " แก้ไขข้อความล่าสุดเมื่อ 2\N{NO-BREAK SPACE}เมษายน\N{NO-BREAK SPACE}2571 (SHA-256 ba9876543210)."
            " https://example.org/recounted/th/chapters/crisis_response.html",
        ),
        (
            "ppe_value",
            "en",
            "(The Recounted contributors, 2026, figure ppe_value)",
            "The Recounted contributors (2026). “Value of the protective items: 480 million yuan”"
            " [figure ppe_value]. In Recounted: every figure of Alibaba Group's Thai-language"
            " COVID-19 report, recomputed (version 0.1.0). A figure of Alibaba Group's Thai-language report"
            " on its COVID-19 response (2020), line 50 of its text; printed as 480 ล้านหยวน."
            " https://example.org/recounted/id/ppe_value/",
        ),
    ],
)
def test_the_words_of_a_citation(
    id: str, language: str, short: str, full: str, edition: Edition, report: recount.Report
) -> None:
    texts = {
        "en": Text("0123456789012" + 51 * "0", date(2027, 3, 9)),
        "th": Text("ba98765432109" + 51 * "0", date(2028, 4, 2)),
    }
    page = replace(edition.pages["crisis_response"], texts=texts)
    then = replace(
        edition, version="0.1.0", date=date(2026, 11, 22), pages={**edition.pages, "crisis_response": page}
    )
    work = find_work(id, then, report)
    assert in_text(work, language) == short
    assert reference(work, language) == full
    assert text(work, language) == f"{short}\n{full}\n"


@each("format", FORMATS)
def test_nothing_is_invented_while_the_home_is_unknown(format: str, report: recount.Report) -> None:
    edition = load_edition()
    for work in all_works(edition, report):
        for language in ("en", "th"):
            assert not re.search(r"http|doi|[{:-] ?\"?None\b|example|TODO", FORMATS[format](work, language))


def test_a_doi_is_of_the_book_and_its_parts_name_it(with_doi: Edition, report: recount.Report) -> None:
    book, chapter = (find_work(id, with_doi, report) for id in ("index", "method"))
    for work in (book, chapter):
        assert reference(work, "en").endswith(" https://doi.org/10.1234/recounted_1")
    assert "doi = {10.1234/recounted_1}" in bibtex(book, "en")
    assert "  doi = " not in bibtex(chapter, "en")
    assert rispy.loads(ris(chapter, "en"))[0]["notes"][0].count("https://doi.org/10.1234/recounted_1") == 1


def test_a_thai_entry_is_thai(edition: Edition, report: recount.Report) -> None:
    found = read_csl(csl(find_work("method", edition, report), "th"))
    assert (found.title, found.language) == ("วิธีการ", "th")
    assert found.book == "นับใหม่: คำนวณซ้ำทุกตัวเลขในรายงานโควิด-19 ฉบับภาษาไทยของอาลีบาบา กรุ๊ป"
    assert "langid = {thai}" in bibtex(find_work("method", edition, report), "th")


def test_english_bibtex_is_fit_for_pdflatex(every_work: list[Work]) -> None:
    """It knows no Thai, and takes signs such as < for others, except in mathematics, as Zotero does."""
    for work in every_work:
        entry = bibtex(work, "en")
        assert entry.isascii(), work
        assert not re.search(r'["<>|]|textless|textgreater|textbar', re.sub(r"\$[<>|]\$", "", entry)), work


def test_the_title_of_the_book_can_be_set_in_italics(edition: Edition, report: recount.Report) -> None:
    book = edition.full_title("en")
    for id in ("index", "ppe_value"):
        work = find_work(id, edition, report)
        marked = reference(work, "en", ("<", ">"))
        assert f"<{book}>" in marked
        assert marked.replace("<", "").replace(">", "") == reference(work, "en")


def test_latex_specials_survive(edition: Edition, report: recount.Report) -> None:
    hostile = r"50% of {A} & B_c cost $3 #1 ~x \o “y” ล้าน"
    work = replace(find_work("ppe", edition, report), title=Words(hostile, hostile))
    entry = bibtex(work, "en")
    assert read_bibtex(entry).title == f"{hostile} [figure ppe]"
    caret = replace(work, title=Words("x^2", "x^2"))  # the library reads back a look-alike
    assert r"title = {{x\textasciicircum{}2 [figure ppe]}}," in bibtex(caret, "en")
    assert r"50\% of \{A\} \& B\_c cost \$3 \#1" in entry


def test_citation_cff_is_the_one_that_the_facts_give(project: Path) -> None:
    written = (project / "CITATION.cff").read_text("utf-8")
    cff = yaml.safe_load(written)
    places = {"address": cff.get("url"), "repository": cff.get("repository-code")}
    edition = load_edition(**places)
    assert written == citation_cff(edition), "CITATION.cff is out of date: run make stamp"
    assert cff["cff-version"] == "1.2.0"
    assert (cff["title"], cff["version"], cff["license"]) == ("Recounted", edition.version, "MIT")
    assert cff["date-released"] == edition.date.isoformat()
    book = cff["preferred-citation"]
    assert (book["type"], book["year"], book["license"]) == ("book", edition.date.year, "CC-BY-4.0")
    (data,) = cff["references"]
    assert (data["type"], data["license"]) == ("data", "CC-BY-4.0")
    assert book["authors"] == data["authors"] == cff["authors"] == [{"name": "The Recounted contributors"}]


def test_citation_cff_names_addresses_where_they_are_known(edition: Edition) -> None:
    assert "doi" not in yaml.safe_load(citation_cff(edition))
    there = replace(edition, doi="10.1/x", repository="https://example.org/code")
    cff = yaml.safe_load(citation_cff(there))
    assert (cff["doi"], cff["repository-code"]) == ("10.1/x", "https://example.org/code")
    assert cff["url"] == cff["preferred-citation"]["url"] == f"{ADDRESS}/"
    assert cff["references"][0]["url"] == f"{ADDRESS}/data/"
