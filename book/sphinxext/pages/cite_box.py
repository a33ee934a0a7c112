"""How to cite: a box on every page, a link for everything smaller, and the files behind both.

The files are cite/NAME.txt, .bib, .ris and .json, in Thai cite/NAME.th.txt and so on, for every permanent
name. A link to the text file works everywhere; cite.js shows the other formats where it can. Knows works and
formats, not what any page says.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, PackageLoader
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.writers.html5 import HTML5Translator

from book.sphinxext.pages.entries import book_report
from book.sphinxext.publication import book_edition
from recount.cite.edition import BOOK, Edition, Page
from recount.cite.formats import FORMATS, in_text, reference
from recount.cite.works import Work, all_works, page_work
from recount.wording import LANGUAGES, Language, say, written_day
from recount.wording import site as words

FOLDER = "cite"
ENDINGS = {"text": "txt", "bibtex": "bib", "ris": "ris", "csl": "json"}
_NAMES = {"bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}
#: Makes a browser that is told no encoding read Thai as Thai.
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

TEMPLATES = Environment(loader=PackageLoader("book.sphinxext.pages"), autoescape=True)


class CiteBox(nodes.Element):  # type: ignore[misc]
    """The place of the box; it holds no text, so that search does not find citations."""


class PlaceCiteBox(SphinxTransform):
    """Put the box below the heading of every page that the edition knows."""

    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        """Find the heading."""
        page = book_edition(self.app).page(self.env.docname)
        title = next(iter(self.document.findall(nodes.title)), None)
        if page is not None and title is not None:
            title.parent.insert(title.parent.index(title) + 1, CiteBox())


def cite_link(id: str, docname: str, language: Language) -> nodes.reference:
    """A link to the citation of anything with a permanent name."""
    uri = f"{_up(docname)}{file_name(id, 'text', language)}"
    return nodes.reference(
        "", words.CITE[language], internal=True, refuri=uri, classes=["cite-link", "screen-only"]
    )


def file_name(id: str, format: str, language: Language) -> str:
    """Where a citation's file lies on the site."""
    return f"{FOLDER}/{id}{'.th' if language == 'th' else ''}.{ENDINGS[format]}"


def edition_language(app: Sphinx) -> Language:
    """The language of this edition of the book."""
    return "th" if app.config.language == "th" else "en"


def _up(docname: str) -> str:
    return "../" * docname.count("/")


def _write_box(self: HTML5Translator, node: CiteBox) -> None:
    app: Sphinx = self.builder.app
    edition, docname = book_edition(app), self.builder.current_docname
    page = edition.page(docname)
    assert page is not None  # the transform saw to it
    self.body.append(box_html(page, edition, edition_language(app)))
    raise nodes.SkipNode


def box_html(page: Page, edition: Edition, language: Language) -> str:
    """The box of a page."""
    up = _up(page.docname)
    work = page_work(page, edition)
    panels = [_panel(work, format, each, up, language) for each in LANGUAGES for format in FORMATS]
    return TEMPLATES.get_template("cite_box.html").render(
        title=(words.CITE_BOOK if page.id == BOOK else words.CITE_PAGE)[language],
        version=say(words.VERSION, language, version=edition.version),
        changed=say(words.CHANGED, language, day=written_day(page.changed, language)),
        source=f"{up}_sources/{page.docname}.md",
        source_words=words.SOURCE[language],
        sha256=page.sha256,
        language=words.LANGUAGE[language],
        languages=list(words.LANGUAGE_NAMES.items()),
        chosen=language,
        format=words.FORMAT[language],
        formats=[("text", words.TEXT[language]), *_NAMES.items()],
        panels=panels,
        cite=words.CITE[language],
        copy=words.COPY[language],
        copied=words.COPIED[language],
        close=words.CLOSE[language],
    )


def _panel(work: Work, format: str, each: Language, up: str, language: Language) -> dict[str, object]:
    if format == "text":
        parts = [
            {"label": words.IN_TEXT[language], "text": in_text(work, each)},
            {"label": words.FULL[language], "text": reference(work, each)},
        ]
    else:
        parts = [{"label": "", "text": FORMATS[format](work, each).replace("\r\n", "\n").strip()}]
    file = file_name(work.id, format, each)
    download = say(words.DOWNLOAD_FILE, language, file=posixpath.basename(file))
    return {"language": each, "format": format, "parts": parts, "file": f"{up}{file}", "download": download}


def _files(edition: Edition, app: Sphinx) -> Iterator[tuple[str, str]]:
    """Every file with its content."""
    for work in all_works(edition, book_report(str(app.srcdir))):
        for language in LANGUAGES:
            for format, write in FORMATS.items():
                mark = _MARK if format == "text" else ""
                yield file_name(work.id, format, language), mark + write(work, language)


def _write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write all files and remove those of names that are gone."""
    if exception or app.builder.format != "html":
        return
    outdir = Path(app.outdir)
    (outdir / FOLDER).mkdir(exist_ok=True)
    written = {outdir / name: content for name, content in _files(book_edition(app), app)}
    for file, content in written.items():
        file.write_bytes(content.encode())
    for file in set((outdir / FOLDER).iterdir()) - set(written):
        file.unlink()


def _offer_jump(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """A link in the bar above the text, which stays in sight, to the page's box."""
    if book_edition(app).page(pagename) is not None:
        context["cite_jump"] = words.CITE[edition_language(app)]


def setup(app: Sphinx) -> None:
    """Register the box, the link in the bar and the files. Jupyter Book adds _static/cite.js by itself."""
    app.add_node(CiteBox, html=(_write_box, None))
    app.add_transform(PlaceCiteBox)
    app.connect("html-page-context", _offer_jump)
    app.connect("build-finished", _write_files)
    app.config.templates_path.append(str(Path(__file__).with_name("templates")))
