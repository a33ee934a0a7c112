"""Keeps together on a page what no line may break: amounts in tables, and in Thai much else everywhere.

locale/<language>/unbroken.txt lists the words that browsers cut wrongly in a language that writes without
blanks, a line each; amounts and dates are found by their form. Knows texts, not what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from book.editions import LOCALES
from book.sphinxext.pages.entries import book_report
from recount.wording import LANGUAGES, Language
from recount.wording.breaking import amounts, kept_together

#: The class of what stays in one line.
KEPT = "together"
_WORDS = "unbroken.txt"
#: A cell of a table that stands in a page as HTML: what code printed, and the numbers of a chart.
_PRINTED = re.compile(r"(?<=<td>)[^<]+(?=</td>)|(?<=<th>)[^<]+(?=</th>)")
_NO_PROSE = (nodes.literal, nodes.literal_block, nodes.raw, nodes.math, nodes.comment)


def keep_together(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Put what stays in one line into an element of its own, in a page's first language in tables alone.

    Nothing is left to resolve by then: names of passages and sources are texts of the page too.
    """
    if app.builder.format != "html":
        return
    language: Language = app.config.language
    units = book_report(str(app.srcdir)).units
    printed = amounts(units, language, ranges=True)
    for entry in document.findall(nodes.entry):
        _keep(entry, amounts(units, language))
    if language != LANGUAGES[0]:
        file = Path(app.srcdir) / LOCALES / language / _WORDS
        words = file.read_text("utf-8").splitlines() if file.is_file() else []
        kept = kept_together(words, units, language)
        printed = re.compile(f"{printed.pattern}|{kept.pattern}")
        _keep(document, kept)
    for raw in list(document.findall(nodes.raw)):
        if "html" in raw.get("format", "") and 'class="dataframe"' in raw.astext():
            raw.replace_self(nodes.raw("", marked(raw.astext(), printed), **raw.attributes))


def _keep(part: nodes.Element, pattern: re.Pattern[str]) -> None:
    for text in list(part.findall(nodes.Text)):
        kept = isinstance(text.parent, nodes.inline) and KEPT in text.parent["classes"]
        if not kept and not isinstance(text.parent, _NO_PROSE) and pattern.search(text):
            text.parent.replace(text, list(_parts(text, pattern)))


def marked(html: str, pattern: re.Pattern[str]) -> str:
    """HTML with what stays together in an element, in each cell of its tables that is plain text."""
    return _PRINTED.sub(lambda cell: pattern.sub(rf'<span class="{KEPT}">\g<0></span>', cell[0]), html)


def _parts(text: str, pattern: re.Pattern[str]) -> Iterator[nodes.Node]:
    """A text in pieces, of which each that stays together is an element."""
    done = 0
    for found in pattern.finditer(text):
        if found.start() > done:
            yield nodes.Text(text[done : found.start()])
        yield nodes.inline("", found[0], classes=[KEPT])
        done = found.end()
    if done < len(text):
        yield nodes.Text(text[done:])


def setup(app: Sphinx) -> None:
    """Keep together last, after what completes a page."""
    app.connect("doctree-resolved", keep_together, priority=900)
