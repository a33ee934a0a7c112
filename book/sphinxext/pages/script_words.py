"""Hands the scripts of a page their words: filters of long lists, the switch for code, tables, the 404 page.

They stand as JSON in the page, which _templates/layout.html places; _static/filter.js, code.js, sideways.js
and nearest.js read them.
Knows words and closed lists, not what the scripts do with them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from book.sphinxext.pages.cite_box import edition_language
from book.sphinxext.pages.entries import book_report
from book.sphinxext.pages.facets import BY_WORD, FACETS, class_names
from book.sphinxext.publication import book_edition
from recount.cite.edition import BOOK, Edition
from recount.cite.works import Grain, all_works
from recount.report import Report
from recount.wording import Language, searching
from recount.wording import site as words


def filter_words(report: Report, language: Language) -> dict[str, object]:
    """The words of the filter; `names` holds those of the classes that it chooses by."""
    said = {
        "filter": searching.FILTER,
        "search": searching.SEARCH,
        "all": searching.ALL,
        "choice": searching.CHOICE,
        "shown": searching.SHOWN_OF,
        "showAll": searching.SHOW_ALL,
        "nothingFits": searching.NOTHING_FITS,
        "lift": searching.LIFT,
        "unknownChoice": searching.UNKNOWN_CHOICE,
        "unknownEntry": searching.UNKNOWN_ENTRY,
    }
    return {
        **{name: word[language] for name, word in said.items()},
        "facets": {facet: name[language] for facet, name in FACETS.items()},
        "byWord": [BY_WORD],
        "names": class_names(report, language),
    }


def code_words(language: Language) -> dict[str, str]:
    """The words of the switch."""
    return {"code": words.ALL_CODE[language], "codeUse": words.ALL_CODE_USE[language]}


def nearest_words(report: Report, edition: Edition, language: Language) -> dict[str, object]:
    """The words of the 404 page; `addresses` holds the place in the site of every permanent name."""
    addresses = {
        work.id: f"{work.page.docname}.html" + ("" if work.grain is Grain.CHAPTER else f"#{work.id}")
        for work in all_works(edition, report)
        if work.id != BOOK
    }
    return {"didYouMean": words.DID_YOU_MEAN[language], "addresses": addresses}


def hand_over(context: dict[str, Any], said: Mapping[str, object]) -> None:
    """Add words to those that stand in the page for its scripts."""
    words_of_page = context.setdefault("words_of_page", {})
    words_of_page |= said
    # A browser does not run it: to the Content-Security-Policy it is data.
    shown = json.dumps(words_of_page, ensure_ascii=False).replace("<", "\\u003c")
    context["script_words"] = Markup(shown) if words_of_page else ""


def _say(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Only what the page has a use for."""
    language, body = edition_language(app), context.get("body", "")
    said: dict[str, object] = {}
    if "filterable" in body:
        said |= filter_words(book_report(str(app.srcdir)), language)
    if '<details class="hide' in body:
        said |= code_words(language)
    if "<table" in body:
        said["scrolls"] = words.TABLE_SCROLLS[language]
    if 'id="nearest"' in body:
        said |= nearest_words(book_report(str(app.srcdir)), book_edition(app), language)
    hand_over(context, said)


def setup(app: Sphinx) -> None:
    """Register the handler."""
    app.connect("html-page-context", _say)
