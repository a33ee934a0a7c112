"""The way from a page to the same page in another language: a link in the bar above the text, which keeps the
anchor and the state in the address (_static/editions.js), and one for machines in the head.

Knows where editions begin on the site, no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from book.sphinxext.pages.cite_box import edition_language
from book.sphinxext.publication import book_edition
from recount.cite.edition import home, to_first
from recount.cite.works import Work
from recount.wording import Language
from recount.wording import site as words


def way_to(file: str, language: Language, other: Language) -> str:
    """From a file of the site in one language to the same in another: 'th/index.html', '../index.html'."""
    up = "../" * file.count("/")
    return f"{up}{to_first(language)}{home(other)}{file}"


def alternates(work: Work, language: Language) -> Iterator[Markup]:
    """The links by which search engines find a work's page in each language; the first is for all others."""
    docname = work.docname
    file = f"{docname}index.html" if docname.endswith("/") else f"{docname}.html"
    languages = work.edition.languages
    if len(languages) == 1:
        return
    for code, other in (*((each, each) for each in languages), ("x-default", languages[0])):
        address = work.address(other) or way_to(file, language, other)
        yield Markup('<link rel="alternate" hreflang="{}" href="{}" />').format(code, address)


def switches(file: str, language: Language, languages: Sequence[Language]) -> list[tuple[Language, str, str]]:
    """The other languages of a page: code, name in that language and way there."""
    return [
        (other, words.LANGUAGE_NAMES[other], way_to(file, language, other))
        for other in languages
        if other != language
    ]


def _offer(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if pagename != "404":  # it is shown at any address
        context["switches"] = switches(f"{pagename}.html", edition_language(app), book_edition(app).languages)


def setup(app: Sphinx) -> None:
    """Register the step."""
    app.connect("html-page-context", _offer)
