"""How far into the book a page is: its place among the chapters, for the page's head.

Knows the table of contents; _templates/progress.html says it in words.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx


def note_progress(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the page its number and that of all chapters; a page that is no chapter has none."""
    chapters = app.env.toctree_includes.get(app.config.root_doc, [])
    context["chapter_number"] = chapters.index(pagename) + 1 if pagename in chapters else None
    context["chapter_count"] = len(chapters)


def setup(app: Sphinx) -> None:
    """Register the handler."""
    app.connect("html-page-context", note_progress)
