"""Gives pages what search, marks and filters need: the language's script, and their words.

language_data.js is the file that Sphinx makes of language.py's script. Knows words, not what scripts do with
them.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from book.sphinxext.pages.cite_box import edition_language
from book.sphinxext.pages.script_words import hand_over
from recount.wording import Language, Words
from recount.wording import searching as words

_OF_MARKS = {"hideMarks": words.HIDE_MARKS}
_OF_THE_SEARCH = {
    "searching": words.SEARCHING,
    "found": words.FOUND,
    "foundPartly": words.FOUND_PARTLY,
    "foundShorter": words.FOUND_SHORTER,
    "nothingFound": words.NOTHING_FOUND,
    "nothingSought": words.NOTHING_SOUGHT,
    "elsewhere": words.ELSEWHERE,
    "figures": words.FIGURES,
    "findings": words.FINDINGS,
    "entries": words.ENTRIES,
    "passages": words.PASSAGES,
    "figure": words.KIND_FIGURE,
    "check": words.KIND_CHECK,
    "chart": words.KIND_CHART,
    "code": words.KIND_CODE,
    "showMore": words.SHOW_MORE,
}


def _in(language: Language, said: dict[str, Words]) -> dict[str, object]:
    return {name: word[language] for name, word in said.items()}


def _say(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    language = edition_language(app)
    if pagename == "search":
        hand_over(context, _in(language, _OF_THE_SEARCH))
    elif "body" in context:
        hand_over(context, _in(language, _OF_MARKS))


def setup(app: Sphinx) -> None:
    """Register the script and the words."""
    app.add_js_file("language_data.js")
    app.connect("html-page-context", _say)
