"""The book as one PDF for each language: the built pages assembled into one document, printed by Chromium.

Of the ways to a PDF that were tried, Chromium alone keeps Thai marks in their order when the text is read
back. It is run without a network. Knows pages and the browser's command line, no Sphinx and no chapter.
"""

from __future__ import annotations

import os
import posixpath
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pypdfium2
from bs4 import BeautifulSoup, Tag

from book.downloads.built_pages import PageError, article, docnames
from recount.cite.edition import Edition
from recount.wording import LANGUAGES, Language, say, written_day
from recount.wording import handouts as words

#: The environment variable that names a browser which is not found by itself.
CHROMIUM = "CHROMIUM"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 300  # seconds
#: The appendix that gathers the chapters' code.
CODE = "code"
#: What stands in the contents until the page is known; as wide as the number that replaces it.
_UNKNOWN = "000"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)")
_NODES = re.compile(rb"\(node(\d{8})\)")


def pdf_name(language: Language) -> str:
    """The file of the printed book in a language; all stand side by side at the root of the site."""
    return "recounted.pdf" if language == LANGUAGES[0] else f"recounted.{language}.pdf"


class PrintError(RuntimeError):
    """The book cannot be printed; the message says why and what helps."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents: a heading, its level and its place in the document."""

    level: int
    words: str
    anchor: str


def find_browser() -> str:
    """The Chromium that prints; PrintError where there is none."""
    named = os.environ.get(CHROMIUM)
    for name in [named] if named else _BROWSERS:
        if found := shutil.which(name):
            return found
    what = f"{CHROMIUM} names '{named}', which is no program" if named else "no Chromium was found"
    raise PrintError(
        f"the PDF is printed by Chromium, but {what}: install it (Debian: apt-get install chromium) or name"
        f" it in {CHROMIUM}"
    )


def write_pdf(
    project: Path, site: Path, target: Path, scratch: Path, edition: Edition, language: Language
) -> None:
    """Print the built pages of `site`, which are in a language, to `target`.

    scratch: a folder for what is needed in between. Raises PrintError where no browser is found or printing
    fails, PageError when pages are missing.
    """
    browser = find_browser()
    scratch.mkdir(parents=True, exist_ok=True)
    names = docnames(project)
    chapters = [_chapter(site, name, names, edition.address_in(language)) for name in names]
    if code := _code_of(chapters, language):
        chapters.append(code)
    headings = [line for chapter in chapters for line in _lines(chapter)]
    # Twice: the second time with the page numbers that the first has shown.
    numbers: list[int] = []
    for _ in range(2):
        html = scratch / "book.html"
        html.write_text(_document(chapters, headings, numbers, edition, language), "utf-8")
        _print(browser, html, target, scratch, edition)
        numbers = _pages_of_headings(target, len(headings))
    target.write_bytes(_numbered(_dated(target.read_bytes(), edition)))


def _chapter(site: Path, docname: str, names: Sequence[str], home: str | None) -> Tag:
    """A page's text with ids that are unique in the whole book, and links that lead within it.

    home: the public address of the pages in this language, where it is known.
    """
    text = article(site, docname)
    for fold in text.select("div.cell.tag_hide-input details"):
        fold.decompose()  # the code of charts
    for fold in text.select("div.cell details"):
        fold.summary.decompose()  # type: ignore[union-attr]  # paper unfolds nothing
    for fold in text.select("details.fold"):
        fold.decompose()  # rows that stand among all figures, and names that went
    for left in text.select(".try, .cell-head"):
        left.decompose()  # what is tried on a screen, and heads that cells repeat on a phone
    for part in reversed(text.select("section section")):
        if all(child.name in _HEADINGS for child in part.find_all(True, recursive=False)):
            part.decompose()  # it held nothing else
    for named in text.select("figure ~ .chart-name"):
        named.find_previous("figcaption").append(named)  # type: ignore[union-attr]  # moves with its chart
    for listed in text.select("section > dl.api"):
        if (section := listed.find_parent("section")) is not None:
            section.decompose()  # whoever calls a function reads about it on the screen
    for marked in text.find_all(id=True):
        marked["id"] = _anchor(docname, str(marked["id"]))
    for image in text.find_all("img"):
        image["src"] = (site / docname).parent.joinpath(unquote(str(image["src"]))).resolve().as_uri()
        del image["loading"]  # what would load on scrolling must be there
    for link in text.find_all("a", href=True):
        _lead(link, docname, names, home)
    return text


def _code_of(chapters: Sequence[Tag], language: Language) -> Tag | None:
    """The code that chapters show, taken out of them: a section of the appendix for each, if any."""
    appendix = BeautifulSoup(f'<section id="{CODE}"><h1>{words.CODE[language]}</h1></section>', "html.parser")
    whole = appendix.section
    assert whole is not None
    for number, chapter in enumerate(chapters):
        folds = chapter.select("div.cell details")
        if not folds:
            continue
        part = appendix.new_tag("section", id=f"{CODE}-{number}", attrs={"class": "code-of"})
        title = appendix.new_tag("h2")
        title.string = " ".join(chapter.find("h1").get_text().split())  # type: ignore[union-attr]
        part.append(title)
        part.extend(fold.extract() for fold in folds)
        for fold in part.select("details"):
            fold.unwrap()
        whole.append(part)
        pointer = appendix.new_tag("p", attrs={"class": "detail"})
        link = appendix.new_tag("a", href=f"#{CODE}-{number}")
        link.string = words.CODE_OF_CHAPTER[language]
        pointer.append(link)
        chapter.find("h1").insert_after(pointer)  # type: ignore[union-attr]
    return appendix if whole.section else None


def _anchor(docname: str, id: str) -> str:
    return f"{docname.rpartition('/')[2]}--{id}"


def _lead(link: Tag, docname: str, names: Sequence[str], home: str | None) -> None:
    """Let a link lead to its place in the book, to the site, or nowhere."""
    del link["title"]
    address = urlsplit(str(link["href"]))
    if address.scheme or address.netloc:
        return
    place = (
        posixpath.normpath(posixpath.join(posixpath.dirname(docname), address.path)) if address.path else ""
    )
    name = place.removesuffix(".html") or docname
    if name in names:
        link["href"] = (
            f"#{_anchor(name, unquote(address.fragment))}" if address.fragment else f"#{_page(name)}"
        )
    elif home:
        link["href"] = urljoin(f"{home}/", place) + (f"#{address.fragment}" if address.fragment else "")
    else:
        link.unwrap()


def _page(docname: str) -> str:
    return f"page-{docname.rpartition('/')[2]}"


def _lines(chapter: Tag) -> list[Line]:
    """All headings of a chapter; each gets an anchor of its own."""
    lines = []
    for number, heading in enumerate(chapter.find_all(_HEADINGS)):
        section = heading.find_parent("section")
        if section is None or not section.get("id"):
            raise PageError(f"the heading '{heading.get_text()}' stands in no section that has an id")
        anchor = heading["id"] = f"{section['id']}--heading-{number}"
        lines.append(Line(int(heading.name[1]), " ".join(heading.get_text().split()), anchor))
    return lines


def _document(
    chapters: Sequence[Tag],
    headings: Sequence[Line],
    numbers: Sequence[int],
    edition: Edition,
    language: Language,
) -> str:
    """The whole book as one HTML document."""
    pages = dict(zip(headings, numbers, strict=True)) if numbers else {}
    body = [_cover(edition, language), _contents(headings, pages, language)]
    running = []
    for chapter in chapters:
        title = " ".join(chapter.find("h1").get_text().split())  # type: ignore[union-attr]
        section = str(chapter.find("section")["id"])  # type: ignore[index]
        name = _page(section.partition("--")[0])
        running.append(
            f"@page {name} {{ @top-right {{ content: {_css_string(title)} }} }} #{name} {{ page: {name} }}"
        )
        body.append(f'<article class="chapter" id="{name}">{chapter.decode_contents()}</article>')
    style = "\n".join([_fonts(language), Path(__file__).with_name("pdf.css").read_text("utf-8"), *running])
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{escape(edition.full_title(language))}</title><style>{style}</style></head>"
        f"<body>{''.join(body)}</body></html>"
    )


def _css_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


#: How far Thai letters with all their marks go, which is farther than Sarabun says. Marks of a page's first
#: line that stood above it would be printed at the foot of the page before as well.
_EXTENT = {"th": " ascent-override: 128%; descent-override: 22%; line-gap-override: 0%;"}


def _fonts(language: Language) -> str:
    """The book's own typefaces, so that every machine prints the same."""
    import fontpkg_sarabun

    sarabun = Path(fontpkg_sarabun.__file__).parent / "files"
    # Found without importing it: matplotlib would leave a folder of settings at home.
    matplotlib = find_spec("matplotlib")
    assert matplotlib is not None and matplotlib.origin is not None
    dejavu = Path(matplotlib.origin).parent / "mpl-data" / "fonts" / "ttf"
    faces: Mapping[tuple[str, str, str], Path] = {
        ("Sarabun", "400", "normal"): sarabun / "Sarabun-Regular.ttf",
        ("Sarabun", "700", "normal"): sarabun / "Sarabun-Bold.ttf",
        ("Sarabun", "400", "italic"): sarabun / "Sarabun-Italic.ttf",
        ("Sarabun", "700", "italic"): sarabun / "Sarabun-BoldItalic.ttf",
        ("Signs", "400", "normal"): dejavu / "DejaVuSans.ttf",
        ("Signs", "700", "normal"): dejavu / "DejaVuSans-Bold.ttf",
        ("Code", "400", "normal"): dejavu / "DejaVuSansMono.ttf",
    }
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style};'
        f"{_EXTENT.get(language, '') if family == 'Sarabun' else ''}"
        f' src: url("{file.as_uri()}") }}'
        for (family, weight, style), file in faces.items()
    )


def _cover(edition: Edition, language: Language) -> str:
    day = written_day(edition.date, language)
    version = say(words.VERSION_AND_DAY, language, version=edition.cited_version, day=day)
    licences = say(words.LICENCES, language, content=edition.licence.title, code=edition.code_licence.title)
    owner = say(words.OWNER_IN_PRINT, language, publisher=edition.report.publisher)
    lines = [
        f'<p class="title">{escape(edition.title[language])}</p>',
        f'<p class="subtitle">{escape(edition.subtitle[language])}</p>',
        *(
            f'<p class="subtitle" lang="{other}">{escape(edition.full_title(other))}</p>'
            for other in LANGUAGES
            if other != language
        ),
        f'<p class="by">{escape(", ".join(who[language] for who in edition.contributors))}</p>',
        f'<p class="by">{escape(version)}</p>',
    ]
    for address in (edition.doi and f"https://doi.org/{edition.doi}", edition.address):
        if address:
            lines.append(f'<p class="by"><a href="{escape(address)}">{escape(address)}</a></p>')
    lines.append(f'<p class="licence">{escape(licences)} {escape(owner)}</p>')
    return f'<header class="cover">{"".join(lines)}</header>'


def _contents(headings: Sequence[Line], pages: Mapping[Line, int], language: Language) -> str:
    rows = [
        f'<li class="level-{line.level}"><a href="#{line.anchor}"><span>{escape(line.words)}</span>'
        f'<span class="number">{pages.get(line, _UNKNOWN)}</span></a></li>'
        for line in headings
        if line.level <= 2
    ]
    title = words.CONTENTS[language]
    return f'<nav class="contents"><p class="contents-title">{title}</p><ol>{"".join(rows)}</ol></nav>'


def _print(browser: str, html: Path, target: Path, scratch: Path, edition: Edition) -> None:
    command = [
        browser,
        "--headless",
        "--no-sandbox",  # it cannot be set up for root in a container, and the page is our own
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--host-resolver-rules=MAP * ~NOTFOUND",  # nothing is fetched
        f"--user-data-dir={scratch / 'browser'}",
        f"--user-agent={edition.title.en} {edition.version}",  # the file names it as its creator
        "--virtual-time-budget=20000",  # until fonts and charts are there
        "--generate-pdf-document-outline",
        "--no-pdf-header-footer",
        f"--print-to-pdf={target.resolve()}",
        html.resolve().as_uri(),
    ]
    # What a browser keeps of its user stays below the build as well.
    home = {"HOME": str(scratch / "home"), "XDG_CONFIG_HOME": "", "XDG_CACHE_HOME": ""}
    target.unlink(missing_ok=True)
    try:
        done = subprocess.run(
            command,
            env={**os.environ, **home},
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PrintError(f"{browser} did not finish printing within {_PATIENCE} seconds: try again") from None
    if done.returncode != 0 or not target.is_file():
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise PrintError(f"{browser} could not print the book ({last}): try another version of it")


def _pages_of_headings(file: Path, expected: int) -> list[int]:
    """The page of each heading, counted from 1, from the outline that the browser has written."""
    with pypdfium2.PdfDocument(file) as document:
        marks = [mark.get_dest() for mark in document.get_toc()]
        numbers = [mark.get_index() + 1 for mark in marks if mark is not None]
    if len(numbers) != expected:
        raise PrintError(
            f"the printed book lists {len(numbers)} headings instead of {expected}: use a Chromium of version"
            " 128 or newer, which writes an outline"
        )
    return numbers


def _dated(content: bytes, edition: Edition) -> bytes:
    """The file with the edition's date instead of the moment of printing."""
    day = f"{edition.date:%Y%m%d}000000".encode()
    return _DATES.sub(rb"/\1 (D:" + day + rb"+00'00')", content)


def _numbered(content: bytes) -> bytes:
    """The file with its parts numbered from 1 in their order; a browser's numbers begin anywhere."""
    order = {number: place for place, number in enumerate(sorted({*_NODES.findall(content)}), start=1)}
    return _NODES.sub(lambda node: b"(node%08d)" % order[node.group(1)], content)
