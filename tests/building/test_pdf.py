"""The printed book, read back: its text with every Thai mark, its links, its page numbers, its fonts."""

import ctypes
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import fontpkg_sarabun
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from fontTools.ttLib import TTFont
from support import PROJECT

import recount
from book.downloads.__main__ import main
from book.downloads.built_pages import docnames
from book.downloads.pdf import CHROMIUM, _fonts, _numbered, pdf_name, write_pdf
from recount.checks.verdicts import Verdict
from recount.cite.edition import home, load_edition
from recount.wording import LANGUAGES, Language, say, written_day
from recount.wording import handouts as words
from recount.wording.judging import VERDICTS
from recount.wording.numbers import quantity_words, result_words
from recount.wording.site import CHART_NUMBER

EDITION = load_edition()
#: Left, bottom, right and top, in points from the lower left corner of a page.
Box = tuple[float, float, float, float]


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


@pytest.fixture(scope="module")
def printed(built: Path, chromium: str, language: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    target = folder / pdf_name(language)
    write_pdf(PROJECT, built / home(language), target, folder / "scratch", EDITION, language)
    return target


@pytest.fixture(scope="module")
def document(printed: Path) -> Iterator[pypdfium2.PdfDocument]:
    with pypdfium2.PdfDocument(printed) as document:
        yield document


def test_a_print_leaves_nothing_in_the_home_folder(tmp_path: Path) -> None:
    told = "from book.downloads.pdf import _fonts; print(_fonts('en'))"
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=PROJECT, env={"HOME": str(tmp_path)}, capture_output=True, text=True
    )
    named = re.findall(r'url\("file://([^"]+)"\)', done.stdout)
    assert len(named) > 5 and all(Path(name).is_file() for name in named), done.stderr
    assert list(tmp_path.iterdir()) == []


def title_of(page: str, language: Language) -> str:
    """What a chapter is called."""
    return EDITION.pages[page].title[language]


def chapter(document: pypdfium2.PdfDocument, title: str) -> range:
    """The pages of the chapter with this title, counted from 0."""
    marks = [mark for mark in document.get_toc() if mark.level == 0]
    begins = [*(mark.get_dest().get_index() for mark in marks), len(document)]
    place = next(n for n, mark in enumerate(marks) if re.fullmatch(rf"(\d+\. )?{title}", mark.get_title()))
    return range(begins[place], begins[place + 1])


def text_of(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_range())


@pytest.fixture(scope="module")
def pages(document: pypdfium2.PdfDocument) -> list[str]:
    return [text_of(page) for page in document]


def squeezed(text: str) -> str:
    """Text without white space, which lines and columns scatter; sara am in one piece, quotes plain."""
    plain = unicodedata.normalize("NFC", text).replace("\u0e4d\u0e32", "\u0e33").replace("’", "'")
    return "".join(plain.split())


def test_every_thai_phrase_reads_back_with_its_marks_in_order(
    pages: list[str], report: recount.Report
) -> None:
    text = squeezed(" ".join(pages))
    lost = [figure.phrase for figure in report.values() if squeezed(figure.phrase) not in text]
    assert lost == []
    assert squeezed(EDITION.title.th) in squeezed(pages[0])


def test_every_figure_and_finding_is_printed_in_words(
    pages: list[str], report: recount.Report, language: Language
) -> None:
    text = squeezed(" ".join(pages))
    for figure in report.values():
        told = figure.phrase if language == "th" else figure.words_en
        assert squeezed(told) in text, figure.id
    for finding in report.audit():
        assert squeezed(finding.words(language)) in text, finding.id


def test_the_cover_says_what_the_book_is(pages: list[str], language: Language) -> None:
    day = written_day(EDITION.date, language)
    cover = squeezed(pages[0]).lower()
    for told in (
        EDITION.title[language],
        EDITION.subtitle[language],
        EDITION.subtitle["en" if language == "th" else "th"],
        EDITION.contributors[0][language],
        say(words.VERSION_AND_DAY, language, version=EDITION.version, day=day),
        say(words.OWNER_IN_PRINT, language, publisher=EDITION.report.publisher),
    ):
        assert squeezed(told).lower() in cover, told


def test_the_contents_name_the_page_on_which_each_chapter_begins(
    document: pypdfium2.PdfDocument, pages: list[str]
) -> None:
    chapters = {
        mark.get_title(): mark.get_dest().get_index() for mark in document.get_toc() if mark.level == 0
    }
    assert len(chapters) == len(docnames(PROJECT)) + 1, "the code has an appendix of its own"
    rows = [row for page in (1, 2) for row in links(document, page)]
    for title, page in chapters.items():
        [told] = [squeezed(text) for text, target in rows if target == page and _begins(text, title)]
        assert told.endswith(str(page + 1)), title
        assert any(squeezed(line) == squeezed(title) for line in pages[page].splitlines())


def test_no_mark_of_a_heading_is_printed_on_the_page_before(document: pypdfium2.PdfDocument) -> None:
    """Thai letters with two marks stand above their line; what does so at the head of a page is painted, and
    read, at the foot of the page before as well, so that a title stands twice in the outline."""
    titles = [re.sub(r"^\d+\. ", "", mark.get_title()) for mark in document.get_toc()]
    assert [title for title in titles if title[: len(title) // 2] == title[len(title) // 2 :]] == []


def test_the_thai_typeface_is_told_to_be_as_high_as_its_letters() -> None:
    """Or marks of a page's first line are painted at the foot of the page before."""
    told = {
        name: float(share) / 100
        for name, share in re.findall(r"(ascent|descent)-override: (\d+)%", _fonts("th"))
    }
    for file in (Path(fontpkg_sarabun.__file__).parent / "files").glob("Sarabun-*.ttf"):
        if file.stem.removeprefix("Sarabun-") not in ("Regular", "Bold"):
            continue  # Thai is never set in italics
        font = TTFont(file)
        glyphs, size = font["glyf"], font["head"].unitsPerEm
        names = [name for name in font.getGlyphOrder() if name.startswith("uni0E")]
        heights = [glyphs[name].yMax for name in names if hasattr(glyphs[name], "yMax")]
        assert max(heights) / size <= told["ascent"] + 0.002, file.name


def test_pages_are_numbered_and_headed_by_their_chapter(
    document: pypdfium2.PdfDocument, pages: list[str], language: Language
) -> None:
    for number, text in enumerate(pages[1:], start=2):
        # Where letters are set apart, each is read as a line of its own.
        digits = r"\s*".join(str(number))
        assert re.search(rf"^{digits}\s*$", text, re.MULTILINE), number
    title = title_of("crisis_response", language)
    for number in chapter(document, title):
        heads = {squeezed(line) for line in pages[number].splitlines()}
        assert any(re.fullmatch(rf"\d+\.{squeezed(title)}", head) for head in heads), number


def chart(number: str, language: Language) -> str:
    """What a chart is called in its caption."""
    return CHART_NUMBER[language] % number


def test_charts_are_numbered_and_on_the_page_of_their_caption(
    document: pypdfium2.PdfDocument, pages: list[str], language: Language
) -> None:
    for number in ("2.1", "7.1", "10.1"):
        assert any(squeezed(chart(number, language)) in squeezed(text) for text in pages), number
    wanted = squeezed(chart("2.1", language))
    page = next(number for number, text in enumerate(pages) if wanted in squeezed(text))
    drawn = [item for item in document[page].get_objects() if item.type == pdfium.FPDF_PAGEOBJ_PATH]
    assert len(drawn) > 20


def test_code_that_recomputes_is_printed_and_code_that_draws_is_not(pages: list[str]) -> None:
    text = squeezed(" ".join(pages))
    assert squeezed('report["ct_calls"] * (1 - report["ct_accuracy"])') in text
    assert "charts.ranges(" not in text


def test_the_book_has_at_most_100_pages_and_110_in_thai(
    document: pypdfium2.PdfDocument, language: Language
) -> None:
    """Thai lines stand farther apart."""
    assert len(document) <= (110 if language == "th" else 100)


def test_no_page_within_a_chapter_is_half_empty(document: pypdfium2.PdfDocument) -> None:
    """Text goes on before a chart that goes to the next page."""
    lasts = {mark.get_dest().get_index() - 1 for mark in document.get_toc() if mark.level == 0}
    empty = []
    for number in sorted({*range(1, len(document) - 1)} - lasts):
        drawn = document[number].render(scale=0.5, grayscale=True).to_pil().point(lambda grey: grey < 200)
        above = drawn.crop((0, 0, drawn.width, round(drawn.height * 0.955)))  # the number of the page
        if above.getbbox()[3] < drawn.height / 2:
            empty.append(number + 1)
    assert empty == []


def test_no_page_is_printed_smaller_than_it_is_set(document: pypdfium2.PdfDocument) -> None:
    """A browser shrinks a whole book where one part of it is too wide for the page."""
    page = document[1]
    text = page.get_textpage()
    items = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], textpage=text)
    assert max(item.get_matrix().a * item.get_font_size() for item in items) == pytest.approx(22, abs=0.1)


def test_code_stands_in_an_appendix_with_a_part_for_each_chapter(
    document: pypdfium2.PdfDocument, pages: list[str], language: Language
) -> None:
    appendix = chapter(document, words.CODE[language])
    assert appendix.stop == len(document)
    shown = squeezed('report["ct_calls"] * (1 - report["ct_accuracy"])')
    holding = [number for number, text in enumerate(pages) if shown in squeezed(text)]
    assert holding and set(holding) <= set(appendix)
    parts = [mark.get_title() for mark in document.get_toc() if mark.level == 1]
    title = title_of("crisis_response", language)
    assert any(re.fullmatch(rf"(\d+\. )?{title}", part) for part in parts)


def test_verdicts_keep_their_colour(document: pypdfium2.PdfDocument, language: Language) -> None:
    """What disagrees is printed in another colour than the text around it."""
    printed: dict[tuple[int, ...], str] = {}
    for number in chapter(document, title_of("crisis_response", language)):
        page = document[number]
        text = page.get_textpage()
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], textpage=text):
            parts = [ctypes.c_uint() for _ in range(4)]
            pdfium.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, parts))
            colour = tuple(part.value for part in parts[:3])
            printed[colour] = printed.get(colour, "") + item.extract()
    assert squeezed(VERDICTS[Verdict.DISAGREES][language]) in squeezed(printed[0xA8, 0x3F, 0x00])
    assert squeezed(VERDICTS[Verdict.AGREES][language]) in squeezed(printed[0x00, 0x69, 0x4C])


def test_a_chart_s_caption_stands_beside_it(
    document: pypdfium2.PdfDocument, pages: list[str], language: Language
) -> None:
    called = chart("3.1", language)
    number = next(number for number, text in enumerate(pages) if called in text)
    text = document[number].get_textpage()
    left, *_ = text.get_charbox(text.get_text_range().index(called))
    assert left > document[number].get_width() / 2


def test_links_within_the_book_lead_to_their_page(
    document: pypdfium2.PdfDocument, pages: list[str], language: Language
) -> None:
    """A figure named in a chapter leads to the page of the figures' table that holds its row."""
    targets = {
        target
        for page in chapter(document, title_of("crisis_response", language))
        for _, target in links(document, page)
    }
    assert set(chapter(document, title_of("figures", language))) & targets
    assert set(chapter(document, title_of("findings", language))) & targets
    assert targets - {None} <= set(range(len(pages)))


def _begins(text: str, title: str) -> bool:
    """Whether a line begins with a title. PDFium reads some Thai letters that are set apart twice."""
    return {*squeezed(title)} <= {*squeezed(text)} and squeezed(text)[:3] == squeezed(title)[:3]


def links(document: pypdfium2.PdfDocument, page: int) -> Iterator[tuple[str, int | None]]:
    """What stands in each link of a page, and the page that it leads to; None for an address."""
    text = document[page].get_textpage()
    for (left, bottom, right, top), target in link_boxes(document, page):
        yield text.get_text_bounded(left, bottom, right, top), target


def link_boxes(document: pypdfium2.PdfDocument, page: int) -> Iterator[tuple[Box, int | None]]:
    """Left, bottom, right and top of each link of a page, and the page that it leads to."""
    place, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    shown = document[page]
    while pdfium.FPDFLink_Enumerate(shown, ctypes.byref(place), ctypes.byref(link)):
        pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box))
        dest = pdfium.FPDFLink_GetDest(document, link)
        target = pdfium.FPDFDest_GetDestPageIndex(document, dest) if dest else None
        yield (box.left, box.bottom, box.right, box.top), target


def test_a_link_is_one_rectangle_on_each_line(document: pypdfium2.PdfDocument) -> None:
    """Where it was one for each run of letters, the runs and so the file varied from print to print.

    What a table keeps whole, or sets off within a link, has a box of its own, always the same.
    """
    touching = []
    for page in range(len(document)):
        found = sorted(link_boxes(document, page), key=lambda each: (-each[0][1], each[0][0]))
        for (one, target), (other, then) in pairwise(found):
            if target == then and one[1::2] == other[1::2] and abs(one[2] - other[0]) < 0.01:
                touching.append((page + 1, one, other))
    assert len(touching) < 20, touching


def test_every_font_is_embedded_and_all_but_chinese_is_set_in_the_book_s_own(
    document: pypdfium2.PdfDocument,
) -> None:
    """Titles of Chinese sources are left to the machine that prints."""
    foreign, embedded = "", {}
    for page in document:
        text = page.get_textpage()
        names: dict[int, str] = {}  # of the page's few fonts, each asked once and not for each of many words
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], textpage=text):
            font = item.get_font()
            place = ctypes.addressof(font.raw.contents)
            if place not in names:
                names[place] = font.get_base_name().rpartition("+")[2]
                embedded[names[place]] = font.is_embedded
            name = names[place]
            if not name.startswith(("Sarabun", "DejaVuSans")):
                foreign += item.extract()
    assert {"Sarabun-Regular", "Sarabun-Bold", "DejaVuSansMono"} <= set(embedded)
    assert all(embedded.values()), embedded
    assert re.sub(r"[\s\u3000-\u9fff\uff00-\uffef]", "", foreign) == ""


def test_no_row_of_a_table_is_cut(
    document: pypdfium2.PdfDocument, report: recount.Report, language: Language
) -> None:
    """Each row of the figures' table stands on one page: its last words on the page of its first."""
    figures = chapter(document, title_of("figures", language))
    texts = [squeezed(text_of(document[number])) for number in figures]
    for figure in report.values():
        meaning = (result_words if figure.unit == "share" else quantity_words)(
            figure.interval, figure.names, language
        )
        label = figure.label_th if language == "th" else figure.label_en
        parts = [label, f"{figure.id}", figure.phrase, meaning]
        assert any(all(squeezed(part) in text for part in parts) for text in texts), figure.id


def test_the_file_carries_title_and_date_of_the_edition(
    document: pypdfium2.PdfDocument, language: Language
) -> None:
    metadata = document.get_metadata_dict()
    assert metadata["Title"] == EDITION.full_title(language)
    assert metadata["CreationDate"].startswith(f"D:{EDITION.date:%Y%m%d}")


def test_the_browser_s_own_numbers_do_not_matter() -> None:
    first = _numbered(b"1 0 obj /ID (node00000853) 2 0 obj /ID (node00000861) [(node00000853)]")
    second = _numbered(b"1 0 obj /ID (node00000827) 2 0 obj /ID (node00000835) [(node00000827)]")
    assert first == second == b"1 0 obj /ID (node00000001) 2 0 obj /ID (node00000002) [(node00000001)]"


def test_without_a_browser_one_sentence_says_what_helps(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(CHROMIUM, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert main(["pdf", "--project", str(PROJECT)]) == 1
    said = capsys.readouterr().err
    assert (
        "no Chromium was found: install it (Debian: apt-get install chromium) or name it in CHROMIUM" in said
    )
    assert len(said.splitlines()) == 1


def test_a_browser_that_is_named_wrongly_is_told(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(CHROMIUM, "/nowhere/chrome")
    assert main(["pdf", "--project", str(PROJECT)]) == 1
    assert "CHROMIUM names '/nowhere/chrome', which is no program" in capsys.readouterr().err


def test_without_a_built_book_the_remedy_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    assert main(["bundle", "--project", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "book.downloads: there is no built book yet: run make book first\n"
