"""What a page's head tells machines: Highwire tags, Open Graph, a description and schema.org records.

Reference managers read the tags, previews of shared addresses and search engines the rest. Every value comes
from the edition; what is not known (an address, a DOI) is left out.

Open Graph takes whole addresses only, so without one a page has no og:url and no og:image there. Its picture
is told all the same where relative addresses are read: by a link of HTML and in the schema.org record.

Knows tags, not what pages say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from book.sphinxext.pages.cite_box import edition_language
from book.sphinxext.pages.entries import book_report
from book.sphinxext.pages.shared_pictures import HEIGHT, WIDTH, Shared, has_pictures, shared_by
from book.sphinxext.publication import book_edition
from recount.cite.edition import BOOK, FIGURES, Edition, Page
from recount.tables.schema import read_descriptor
from recount.wording import Language

Record = dict[str, Any]
_OPEN_GRAPH_LOCALES = {"en": "en_GB", "th": "th_TH"}


def highwire(page: Page, edition: Edition, language: Language) -> Iterator[tuple[str, str]]:
    """The tags that Zotero and Google Scholar read."""
    if page.id == BOOK:
        yield "z:itemType", "book"  # Zotero would guess an article from a journal, or a web page
        yield "citation_title", edition.full_title(language)
    else:
        yield "z:itemType", "bookSection"
        yield "citation_title", page.title[language]
        yield "citation_inbook_title", edition.full_title(language)  # Google Scholar reads this one,
        yield "citation_book_title", edition.full_title(language)  # Zotero that
    for who in edition.contributors:
        # Names are "Last, First". The comma keeps a group from being taken for a person with a first name.
        yield "citation_author", f"{who[language]},"
    date = edition.date if page.id == BOOK else page.changed
    yield "citation_publication_date", f"{date:%Y/%m/%d}"
    yield "citation_publisher", edition.contributors[0][language]
    yield "citation_language", language
    address = edition.address_of(page.docname)
    if address:
        yield "citation_public_url", address
        yield "citation_fulltext_html_url", address
    if edition.doi and page.id == BOOK:
        yield "citation_doi", edition.doi


def open_graph(
    page: Page, edition: Edition, language: Language, shared: Shared | None = None
) -> Iterator[tuple[str, str]]:
    """The tags that previews of a shared address read. shared: the page's picture."""
    yield "og:type", "book" if page.id == BOOK else "article"
    yield "og:title", edition.full_title(language) if page.id == BOOK else page.title[language]
    yield "og:site_name", edition.title[language]
    yield "og:description", page.description[language]
    yield "og:locale", _OPEN_GRAPH_LOCALES[language]
    address = edition.address_of(page.docname)
    if address:
        yield "og:url", address
        if shared is not None:
            yield "og:image", f"{edition.address}/{shared.place}"
            yield "og:image:type", "image/png"
            yield "og:image:width", str(WIDTH)
            yield "og:image:height", str(HEIGHT)
            yield "og:image:alt", shared.alternative
    if page.id != BOOK:
        yield "article:modified_time", page.changed.isoformat()


def _picture(page: Page, edition: Edition, shared: Shared) -> str:
    """Where the page's picture lies: a whole address where it is known, else as seen from the page."""
    if edition.address is not None:
        return f"{edition.address}/{shared.place}"
    return f"{'../' * page.docname.count('/')}{shared.place}"


def records(
    page: Page, edition: Edition, language: Language, descriptor: Record, shared: Shared | None = None
) -> Record:
    """The page as schema.org describes it: the book, a chapter in it, and the dataset of the figures."""
    image = None if shared is None else _picture(page, edition, shared)
    book = _known(
        {
            "@type": "Book",
            "@id": edition.address_of(BOOK),
            "url": edition.address_of(BOOK),
            "name": edition.full_title(language),
            "author": _authors(edition, language),
            "publisher": _authors(edition, language),
            "version": edition.version,
            "bookEdition": edition.version,
            "datePublished": edition.date.isoformat(),
            "inLanguage": language,
            "license": edition.licence.address,
            "identifier": f"https://doi.org/{edition.doi}" if edition.doi else None,
            "isAccessibleForFree": True,
        }
    )
    if page.id == BOOK:
        described = {"description": page.description[language], "image": image}
        return {"@context": "https://schema.org", **book, **_known(described)}
    chapter = _known(
        {
            "@type": "Chapter",
            "@id": edition.address_of(page.docname),
            "url": edition.address_of(page.docname),
            "name": page.title[language],
            "description": page.description[language],
            "image": image,
            "author": _authors(edition, language),
            "dateModified": page.changed.isoformat(),
            "inLanguage": language,
            "license": edition.licence.address,
            "isPartOf": book,
        }
    )
    if page.id == FIGURES:
        chapter["mainEntity"] = dataset(page, edition, language, descriptor)
    return {"@context": "https://schema.org", **chapter}


def dataset(page: Page, edition: Edition, language: Language, descriptor: Record) -> Record:
    """The book's data with every table to download."""
    up = "../" * page.docname.count("/")

    def download(path: str, media: str, name: str) -> Record:
        address = f"{edition.address}/data/{path}" if edition.address else f"{up}data/{path}"
        return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": media, "name": name}

    tables = descriptor["resources"]
    return _known(
        {
            "@type": "Dataset",
            "name": edition.full_title(language),
            "description": edition.description[language],
            "creator": _authors(edition, language),
            "version": edition.version,
            "datePublished": edition.date.isoformat(),
            "license": edition.licence.address,
            "keywords": list(edition.keywords),
            "inLanguage": ["en", "th"],
            "url": edition.address_of(page.docname),
            "isAccessibleForFree": True,
            "identifier": f"https://doi.org/{edition.doi}" if edition.doi else None,
            "distribution": [
                download("datapackage.json", "application/json", "datapackage"),
                *(download(table["path"], table["mediatype"], table["title"]) for table in tables),
            ],
        }
    )


def _authors(edition: Edition, language: Language) -> list[Record]:
    return [{"@type": "Organization", "name": who[language]} for who in edition.contributors]


def _known(record: Record) -> Record:
    return {name: value for name, value in record.items() if value is not None}


def head_tags(
    page: Page, edition: Edition, language: Language, descriptor: Record, shared: Shared | None = None
) -> Markup:
    """All tags of a page's head."""
    card = "summary" if shared is None else "summary_large_image"
    lines = [
        Markup('<meta name="description" content="{}" />').format(page.description[language]),
        *(
            Markup('<meta name="{}" content="{}" />').format(*tag)
            for tag in highwire(page, edition, language)
        ),
        *(
            Markup('<meta property="{}" content="{}" />').format(*tag)
            for tag in open_graph(page, edition, language, shared)
        ),
        Markup('<meta name="twitter:card" content="{}" />').format(card),
        Markup('<link rel="license" href="{}" />').format(edition.licence.address),
    ]
    if shared is not None:
        lines.append(Markup('<link rel="image_src" href="{}" />').format(_picture(page, edition, shared)))
    # A browser does not run it: to the Content-Security-Policy it is data.
    shown = json.dumps(records(page, edition, language, descriptor, shared), ensure_ascii=False)
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
    if page is not None:
        language, descriptor = edition_language(app), read_descriptor(Path(app.srcdir) / "data")
        shared = None
        if has_pictures(app):
            shared = shared_by(page, book_report(str(app.srcdir)), edition, language)
        tags = head_tags(page, edition, language, descriptor, shared)
        context["metatags"] = context.get("metatags", "") + f"\n{tags}"  # others add plain text


def setup(app: Sphinx) -> None:
    """Register the tags."""
    app.connect("html-page-context", _add_tags)
