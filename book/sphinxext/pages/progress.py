"""How far into the book a page is: its place among the chapters, for the page's head.

Knows the table of contents; _templates/progress.html lays it out.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from book.sphinxext.pages.cite_box import edition_language
from recount.wording import say
from recount.wording import site as words


def note_progress(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the page its number and that of all chapters; a page that is no chapter has none."""
    chapters = app.env.toctree_includes.get(app.config.root_doc, [])
    context["chapter_number"] = chapters.index(pagename) + 1 if pagename in chapters else None
    language = edition_language(app)
    count = {"number": context["chapter_number"], "count": len(chapters)}
    context["chapter_word"] = words.CHAPTER[language]
    context["chapter_progress"] = say(words.PROGRESS, language, **count)
    context["chapter_count"] = len(chapters)


def setup(app: Sphinx) -> None:
    """Register the handler."""
    app.connect("html-page-context", note_progress)
