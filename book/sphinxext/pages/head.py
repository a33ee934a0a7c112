"""What a page's head tells machines: Highwire tags, Open Graph, signposts and schema.org records.

Reference managers read the tags, previews of shared addresses and search engines the rest. Every value comes
from the edition; what is not known (an address, a DOI) is left out.

Open Graph takes whole addresses only, so without one a page has no og:url and no og:image there. Its picture
is told all the same where relative addresses are read: by a link of HTML and in the schema.org record.

Knows tags, not what pages say.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from book.downloads.crate import CRATE
from book.downloads.data_files import TABLE_TYPES, tables
from book.downloads.pdf import pdf_name
from book.sphinxext.pages.cite_box import ENDINGS, MEDIA_TYPES, edition_language, file_name
from book.sphinxext.pages.entries import book_report
from book.sphinxext.pages.other_editions import alternates
from book.sphinxext.pages.shared_pictures import HEIGHT, WIDTH, Shared, has_pictures, shared_by
from book.sphinxext.publication import OFFERS, book_edition
from recount.cite.edition import BOOK, FIGURES, Edition, to_first
from recount.cite.works import DATA_PAGE, Grain, Work, data_work, page_work
from recount.tables.schema import published, read_descriptor
from recount.wording import Language

Record = dict[str, Any]
_OPEN_GRAPH_LOCALES = {"en": "en_GB", "th": "th_TH"}
_SCHEMA_TYPES = {
    Grain.BOOK: "Book",
    Grain.CHAPTER: "Chapter",
    Grain.CHART: "ImageObject",
    Grain.FIGURE: "CreativeWork",
    Grain.CHECK: "CreativeWork",
    Grain.DATA: "Dataset",
}


def highwire(work: Work, language: Language, pdf: str | None = None) -> Iterator[tuple[str, str]]:
    """The tags that Zotero and Google Scholar read. pdf: the address of the whole book to print.

    No publisher: the authors publish the book themselves.
    """
    edition = work.edition
    yield "citation_title", f"{work.title[language]}{work.label(language)}"
    if work.in_book:
        yield "z:itemType", "bookSection"  # Zotero would guess an article from a journal, or a web page
        yield "citation_inbook_title", edition.full_title(language)  # Google Scholar reads this one,
        yield "citation_book_title", edition.full_title(language)  # Zotero that
    else:
        yield "z:itemType", "book" if work.grain is Grain.BOOK else "dataset"
    # A dataset has a version where a book has an edition.
    yield "z:versionNumber" if work.grain is Grain.DATA else "z:edition", edition.cited_version
    yield "dcterms.rights", f"{edition.licence.title}, {edition.licence.address}"
    for who in edition.contributors:
        # Names are "Last, First". The comma keeps a group from being taken for a person with a first name.
        yield "citation_author", f"{who[language]},"
    yield "citation_publication_date", f"{work.date(language):%Y/%m/%d}"
    yield "citation_language", language
    if address := work.address(language):
        yield "citation_public_url", address
        yield "citation_fulltext_html_url", address
    if edition.doi and not work.part:
        yield "citation_doi", edition.doi
    if pdf and not work.part:
        yield "citation_pdf_url", pdf


def open_graph(
    work: Work, language: Language, description: str, shared: Shared | None
) -> Iterator[tuple[str, str]]:
    """The tags that previews of a shared address read. shared: the picture that they show."""
    edition = work.edition
    yield "og:type", "article" if work.part else "book"
    yield "og:title", work.title[language]
    yield "og:site_name", edition.title[language]
    yield "og:description", description
    yield "og:locale", _OPEN_GRAPH_LOCALES[language]
    for other in edition.languages:
        if other != language:
            yield "og:locale:alternate", _OPEN_GRAPH_LOCALES[other]
    if address := work.address(language):
        yield "og:url", address
        if shared is not None:
            yield "og:image", f"{edition.address_in(language)}/{shared.place}"
            yield "og:image:type", "image/png"
            yield "og:image:width", str(WIDTH)
            yield "og:image:height", str(HEIGHT)
            yield "og:image:alt", shared.alternative
    if work.grain is Grain.CHAPTER:
        yield "article:modified_time", work.date(language).isoformat()


def signposts(work: Work, language: Language, up: str) -> Iterator[dict[str, str]]:
    """The links by which machines find what a page is, how to cite it and under which licence it stands.

    up: the way to the root of the site. Source of the relations: FAIR Signposting Profile, level 1.
    """
    edition = work.edition
    doi = f"https://doi.org/{edition.doi}" if edition.doi and not work.part else None
    if address := doi or work.address(language):
        yield {"rel": "cite-as", "href": address}
    for format in ENDINGS:
        yield {
            "rel": "describedby",
            "type": MEDIA_TYPES[format],
            "href": f"{up}{file_name(work.id, format)}",
        }
    yield {"rel": "type", "href": f"https://schema.org/{_SCHEMA_TYPES[work.grain]}"}
    yield {"rel": "license", "href": edition.licence.address}


def records(work: Work, language: Language, description: str) -> Record:
    """The work as schema.org describes it: the book, or a part of it."""
    edition = work.edition
    book = _known(
        {
            "@type": "Book",
            "@id": edition.address_of(BOOK, language),
            "url": edition.address_of(BOOK, language),
            "name": edition.full_title(language),
            "author": _authors(edition, language),
            "version": edition.cited_version,
            "bookEdition": edition.cited_version,
            "datePublished": edition.date.isoformat(),
            "inLanguage": language,
            "license": edition.licence.address,
            "identifier": f"https://doi.org/{edition.doi}" if edition.doi else None,
            "isAccessibleForFree": True,
        }
    )
    if not work.part:
        return {"@context": "https://schema.org", **book, "description": description}
    part = _known(
        {
            "@type": _SCHEMA_TYPES[work.grain],
            "@id": work.address(language),
            "url": work.address(language),
            "name": work.title[language],
            "identifier": None if work.is_page else work.id,
            "description": description,
            "author": _authors(edition, language),
            "dateModified" if work.is_page else "datePublished": work.date(language).isoformat(),
            "inLanguage": language,
            "license": edition.licence.address,
            "isPartOf": book,
        }
    )
    return {"@context": "https://schema.org", **part}


def dataset(work: Work, language: Language, descriptor: Record) -> Record:
    """The book's data, every table in every form, as a work's page offers them."""
    edition, up = work.edition, "../" * work.docname.count("/")

    root = f"{edition.address}/" if edition.address else f"{up}{to_first(language)}"

    def download(file: str, media: str, name: str) -> Record:
        address = f"{root}data/{file}"
        return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": media, "name": name}

    others = {
        "datapackage.json": "application/json",
        CRATE: "application/ld+json",
        "references.bib": "application/x-bibtex",
    }
    return _known(
        {
            "@type": "Dataset",
            "name": data_work(edition).title[language],
            "description": edition.description[language],
            "creator": _authors(edition, language),
            "version": edition.cited_version,
            "datePublished": edition.date.isoformat(),
            "license": edition.licence.address,
            "keywords": list(edition.keywords),
            "inLanguage": ["en", "th"],
            "url": edition.address_of(DATA_PAGE, language),
            "isAccessibleForFree": True,
            "identifier": f"https://doi.org/{edition.doi}" if edition.doi else None,
            "distribution": [
                *(download(file, media, file) for file, media in others.items()),
                *(
                    download(table.file(form), media, f"{table.title[language]} ({form.upper()})")
                    for table in tables(published(descriptor))
                    for form, media in TABLE_TYPES.items()
                ),
            ],
        }
    )


def _authors(edition: Edition, language: Language) -> list[Record]:
    return [{"@type": "Organization", "name": who[language]} for who in edition.contributors]


def _known(record: Record) -> Record:
    return {name: value for name, value in record.items() if value is not None}


def work_tags(
    work: Work,
    language: Language,
    description: str,
    shared: Shared | None,
    *,
    about: Record | None = None,
    pdf: str | None = None,
) -> Markup:
    """All tags of the head of a work's page.

    shared: the picture that previews show. about: what the page is about, as schema.org describes it. pdf:
    the address of the book to print.
    """
    card = "summary" if shared is None else "summary_large_image"
    record = records(work, language, description)
    lines = [
        Markup('<meta name="description" content="{}" />').format(description),
        *(Markup('<meta name="{}" content="{}" />').format(*tag) for tag in highwire(work, language, pdf)),
        *(
            Markup('<meta property="{}" content="{}" />').format(*tag)
            for tag in open_graph(work, language, description, shared)
        ),
        Markup('<meta name="twitter:card" content="{}" />').format(card),
        *(
            Markup("<link{} />").format(
                Markup("").join(Markup(' {}="{}"').format(*attribute) for attribute in link.items())
            )
            for link in signposts(work, language, "../" * work.docname.count("/"))
        ),
    ]
    lines += alternates(work, language)
    if shared is not None:
        # A whole address where it is known, else as seen from the page.
        root = (
            f"{work.edition.address_in(language)}/"
            if work.edition.address
            else "../" * work.docname.count("/")
        )
        record["image"] = f"{root}{shared.place}"
        lines.append(Markup('<link rel="image_src" href="{}" />').format(record["image"]))
    # A browser does not run it: to the Content-Security-Policy it is data.
    if about:
        record |= about if work.grain is Grain.DATA else {"mainEntity": about}
    shown = json.dumps(record, ensure_ascii=False)
    lines.append(
        Markup('<script type="application/ld+json">')
        + Markup(shown.replace("<", "\\u003c"))
        + Markup("</script>")
    )
    return Markup("\n").join(lines)


def _add_tags(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    edition = book_edition(app)
    page = edition.page(pagename)
    if page is None and pagename != DATA_PAGE:
        return
    language, about = edition_language(app), None
    work = data_work(edition) if page is None else page_work(page, edition)
    if page is None or page.id == FIGURES:
        about = dataset(work, language, read_descriptor(Path(app.srcdir) / "data"))
    offered = edition.address and "pdf" in os.environ.get(OFFERS, "").split()
    pdf = f"{edition.address}/{pdf_name(language)}" if offered else None
    description = edition.description if page is None else page.description
    shared = None
    if has_pictures(app):
        shared = shared_by(page or edition.pages[BOOK], book_report(str(app.srcdir)), edition, language)
    tags = work_tags(work, language, description[language], shared, about=about, pdf=pdf)
    context["metatags"] = context.get("metatags", "") + f"\n{tags}"  # others add plain text
    # The canonical address is the one that is cited: "/", not "/index.html".
    context["pageurl"] = work.address(language)


def setup(app: Sphinx) -> None:
    """Register the tags."""
    app.connect("html-page-context", _add_tags)
