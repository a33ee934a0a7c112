"""Notes in the margin of a desk: the Thai phrases of the figures that a paragraph tells, and its sources.

A note stands behind its paragraph; _static/layout.css puts it beside it where there is room, leaves it out
elsewhere, since every figure and citation leads to the same. Knows roles' links and citations, not what a
paragraph says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.writers.html5 import HTML5Translator

from book.sphinxext.pages.cite_box import TEMPLATES, edition_language
from book.sphinxext.pages.entries import FIGURES_PAGE, book_report
from recount.evidence.sources import Source
from recount.report import Report
from recount.tables.dataset import Figure
from recount.tables.periods import read_period
from recount.wording import Language
from recount.wording import site as words
from recount.wording.language import NO_BREAK
from recount.wording.weighing import TIERS

_FIGURE = re.compile(rf"{FIGURES_PAGE.rpartition('/')[2]}\.html#(\w+)$")


class MarginNote(nodes.General, nodes.Element):  # type: ignore[misc]
    """The place of a note; it holds no text, so that search does not find everything twice.

    figures: ids, in the order in which the paragraph names them. sources: keys, likewise.
    """


class NotesInMargin(SphinxTransform):
    """Puts a note behind each paragraph of a section that tells figures or cites."""

    default_priority = 950

    def apply(self, **kwargs: Any) -> None:
        """Visit the paragraphs that stand in a section themselves, not in a list or a box."""
        report = book_report(str(self.app.srcdir))
        for paragraph in list(self.document.findall(nodes.paragraph)):
            if not isinstance(paragraph.parent, nodes.section):
                continue
            shown = paragraph.astext().replace(NO_BREAK, " ")
            figures = [id for id in _figures(paragraph) if id in report and report[id].phrase not in shown]
            sources = [key for key in _sources(paragraph) if key in report.sources]
            if figures or sources:
                place = paragraph.parent.index(paragraph) + 1
                paragraph.parent.insert(place, MarginNote("", figures=figures, sources=sources))


def _figures(paragraph: nodes.paragraph) -> Iterator[str]:
    found = (_FIGURE.search(link.get("refuri", "")) for link in paragraph.findall(nodes.reference))
    yield from dict.fromkeys(match.group(1) for match in found if match)


def _sources(paragraph: nodes.paragraph) -> Iterator[str]:
    cited = (cite["reftarget"] for cite in paragraph.findall(pending_xref) if cite["refdomain"] == "cite")
    yield from dict.fromkeys(key.strip() for keys in cited for key in keys.split(","))


def note_html(
    report: Report, figures: Sequence[Figure], sources: Sequence[Source], language: Language
) -> str:
    """A note: a line for each phrase, then one for each source."""
    return TEMPLATES.get_template("margin_note.html").render(
        name=words.MARGIN[language],
        # A phrase that the report prints twice is one line.
        phrases=dict.fromkeys(figure.phrase for figure in figures),
        sources=[(source, _described(source, language)) for source in sources],
    )


def _described(source: Source, language: Language) -> str:
    """When a source was published, and how near it stands to the number."""
    day = source.published or read_period(source.year)
    return f"{day.words(language)}, {TIERS[source.tier][language]}"


def _write(self: HTML5Translator, node: MarginNote) -> None:
    app: Sphinx = self.builder.app
    report, language = book_report(str(app.srcdir)), edition_language(app)
    figures = [report[id] for id in node["figures"]]
    sources = [report.sources[key] for key in node["sources"]]
    self.body.append(note_html(report, figures, sources, language))
    raise nodes.SkipNode


def _leave_out(self: Any, node: MarginNote) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the transform and how a note is written."""
    app.add_node(MarginNote, html=(_write, None), text=(_leave_out, None))
    app.add_transform(NotesInMargin)
