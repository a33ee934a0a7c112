"""How to cite: a box on every page that holds all forms, and the files that programs take.

The files are cite/NAME.bib, .ris and .json, for every permanent name. What is smaller than a page has its box
on a page of its own (name_pages.py), to which its "cite" links lead; cite.js shows that box in place. Knows
works and formats, not what any page says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.writers.html5 import HTML5Translator

from book.downloads.built_pages import article_html, text_of
from book.downloads.made import Made
from book.sphinxext.pages.entries import book_report
from book.sphinxext.publication import book_edition
from recount.cite.edition import ID_FOLDER, Edition, Page
from recount.cite.formats import FORMATS, in_text, reference
from recount.cite.works import Grain, Work, all_works, page_work
from recount.wording import LANGUAGES, Language, say, written_day
from recount.wording import site as words

FOLDER = "cite"
#: The texts that the hashes of citations cover, for whoever wants to hash them.
TEXTS = "texts"
#: What programs take: the ending of each file and its media type.
ENDINGS = {"bibtex": "bib", "ris": "ris", "csl": "json"}
MEDIA_TYPES = {
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl": "application/vnd.citationstyles.csl+json",
}
_NAMES = {"bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}
_TITLES = {
    Grain.BOOK: words.CITE_BOOK,
    Grain.CHAPTER: words.CITE_PAGE,
    Grain.CHART: words.CITE_CHART,
    Grain.FIGURE: words.CITE_FIGURE,
    Grain.CHECK: words.CITE_CHECK,
    Grain.DATA: words.CITE_DATA,
}
#: Around the title of the book in a reference, until the rest is HTML.
_MARKS = ("\x02", "\x03")

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
    """A link to the citation of anything that has a page of its own."""
    uri = f"{_up(docname)}{name_page(id)}#cite"
    return nodes.reference(
        "", words.CITE[language], internal=True, refuri=uri, classes=["cite-link", "screen-only"]
    )


def name_page(id: str) -> str:
    """Where the page of a name lies on the site; from a disk, a folder alone would show its files."""
    return f"{ID_FOLDER}/{id}/index.html"


def file_name(id: str, format: str) -> str:
    """Where a citation's file lies on the site."""
    return f"{FOLDER}/{id}.{ENDINGS[format]}"


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
    source = Path(app.srcdir, f"{docname}.md").read_bytes()
    work, language = page_work(page, edition), edition_language(app)
    self.body.append(box_html(work, _up(docname), language, source=swhid("cnt", blob_hash(source))))
    raise nodes.SkipNode


def box_html(work: Work, up: str, language: Language, opened: bool = False, source: str = "") -> Markup:
    """The box of a work.

    up: the way from its page to the root of the site. opened: it stands there to be read. source: the
    identifier of the file that a page is made from.
    """
    edition, page = work.edition, work.page
    said = {
        "cite": words.CITE,
        "copy": words.COPY,
        "copied": words.COPIED,
        "close": words.CLOSE,
        "download": words.DOWNLOAD_FILE,
    }
    accessed = {f"accessed-{each}": words.ACCESSED[each] for each in LANGUAGES}
    text = None
    if work.grain in (Grain.BOOK, Grain.CHAPTER):
        text = {
            "changed": say(words.CHANGED, language, day=written_day(page.texts[language].changed, language)),
            "place": f"{up}{text_name(page)}",
            "sha256": page.texts[language].sha256,
            "source": f"{up}_sources/{page.docname}.md",
            "source_id": source,
        }
    return Markup(
        TEMPLATES.get_template("cite_box.html").render(
            title=_TITLES[work.grain][language],
            opened=opened,
            said={name: each[language] for name, each in said.items()} | accessed,
            version=say(words.VERSION, language, version=edition.cited_version),
            text=text,
            source_words=words.SOURCE[language],
            read_words=words.TEXT_AS_READ[language],
            state=_state(edition, language),
            commit=swhid("rev", edition.commit) if edition.commit else "",
            editions_words=words.EDITIONS[language],
            editions=[(version, f"{edition.address}/v{version}/") for version in _readable(edition)],
            language=words.LANGUAGE[language],
            languages=list(words.LANGUAGE_NAMES.items()),
            chosen=language,
            format=words.FORMAT[language],
            formats=[("text", words.TEXT[language]), *_NAMES.items()],
            panels=[_panel(work, format, each, language) for each in LANGUAGES for format in FORMATS],
            files_words=words.CITATION_FILES[language],
            files=[(_NAMES[format], f"{up}{file_name(work.id, format)}") for format in ENDINGS],
        )
    )


def _state(edition: Edition, language: Language) -> str:
    """What is known of the state of the sources; nothing for a published edition."""
    if edition.commit is None:
        return words.STATE_UNKNOWN[language]
    if edition.is_between:
        return say(words.BETWEEN_EDITIONS, language, version=edition.version)
    return ""


def _readable(edition: Edition) -> list[str]:
    """The editions that the site keeps: those whose texts are on record, and this one once it is out."""
    if edition.address is None:
        return []
    out = edition.commit is not None and not edition.is_between
    versions = dict.fromkeys(text.edition for text in edition.texts)
    return [version for version in versions if version != edition.version or out]


def swhid(kind: str, hash: str) -> str:
    """The identifier by which Software Heritage keeps an object of git: 'rev' a commit, 'cnt' a file.

    Source: the SWHID specification, version 1.2, core identifiers.
    """
    return f"swh:1:{kind}:{hash}"


def blob_hash(content: bytes) -> str:
    """The hash by which git, and so Software Heritage, names the content of a file."""
    head = f"blob {len(content)}\0".encode()
    return hashlib.sha1(head + content, usedforsecurity=False).hexdigest()


def text_name(page: Page) -> str:
    """Where the text that a page's hash covers lies on the site."""
    return f"{TEXTS}/{page.id}.txt"


def _panel(work: Work, format: str, each: Language, language: Language) -> dict[str, object]:
    """One form of a citation; file: what it is called when a reader saves it."""
    if format == "text":
        full = _in_italics(reference(work, each, _MARKS))
        parts = [
            {"label": words.IN_TEXT[language], "text": in_text(work, each)},
            {"label": words.FULL[language], "text": full, "dated": True},
        ]
        return {"language": each, "format": format, "parts": parts, "file": ""}
    text = FORMATS[format](work, each).replace("\r\n", "\n").strip()
    file = f"{work.id}{'.th' if each == 'th' else ''}.{ENDINGS[format]}"
    return {"language": each, "format": format, "parts": [{"text": text, "dated": True}], "file": file}


def _in_italics(marked: str) -> Markup:
    """A reference with the title of the book in italics, as it is copied into a text."""
    opened, closed = _MARKS
    return Markup(str(escape(marked)).replace(opened, "<i>").replace(closed, "</i>"))


def _files(edition: Edition, app: Sphinx) -> Iterator[tuple[str, str]]:
    """Every file with its content."""
    for work in all_works(edition, book_report(str(app.srcdir))):
        for format in ENDINGS:
            yield file_name(work.id, format), FORMATS[format](work, edition_language(app))


def _write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write all files and remove those of names that are gone."""
    if exception or app.builder.format != "html":
        return
    outdir = Path(app.outdir)
    (outdir / FOLDER).mkdir(exist_ok=True)
    written = {outdir / name: content for name, content in _files(book_edition(app), app)}
    for file, content in written.items():
        write_changed(file, content)
    kept = {*written, *_write_texts(app, outdir)}
    for folder in (FOLDER, TEXTS):
        for file in set((outdir / folder).glob("*")) - kept:
            file.unlink()


def _write_texts(app: Sphinx, outdir: Path) -> Iterator[Path]:
    """Write what is read on each page, for pages that have changed; all that there are."""
    made = Made(outdir.parent / ".texts.json", app.config.recounted_extension_digest)
    for page in book_edition(app).pages.values():
        target = outdir / text_name(page)
        if (outdir / f"{page.docname}.html").is_file():  # tests build books of a few pages

            def make(target: Path = target, docname: str = page.docname) -> None:
                write_changed(target, text_of(outdir, docname))

            made.make(target, [article_html(outdir, page.docname).encode()], make)
            yield target
    made.save()


def write_changed(file: Path, content: str) -> None:
    """Write a file unless it holds the same already, so that whoever copies the site copies what changed."""
    new = content.encode()
    if not file.is_file() or file.read_bytes() != new:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(new)


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
