"""Names that are no longer in use still lead to a line that says why.

    ```{retired-names}         every such name with its anchor; :kind: for figures, checks, charts or chapters
    :names: chart-ct           only these, which stood on the page once
    ```

Shows nothing while there is none. Knows the edition, not what any page says.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx

from book.sphinxext.pages.cite_box import edition_language
from book.sphinxext.pages.lists import BookDirective, Fold
from book.sphinxext.publication import book_edition
from recount.cite.works import retired_words
from recount.wording import site as words

KINDS = ("figure", "check", "chart", "chapter", "evidence", "benchmark")


def _kind(argument: str) -> str:
    return str(directives.choice(argument, KINDS))


class RetiredNames(BookDirective):
    """One line for each name: since when, why, and what to use instead."""

    option_spec: ClassVar = {"kind": _kind, "names": str.split}

    def build(self) -> list[nodes.Node]:
        """A list behind a line that opens it, or nothing."""
        edition, language = book_edition(self.env.app), edition_language(self.env.app)
        kind, names = self.options.get("kind"), self.options.get("names", edition.retired)
        for name in names:
            if name not in edition.retired:
                raise self.error(f"'{name}' is not retired: give it a row in data/retired_ids.csv")
        chosen = [edition.retired[name] for name in names if kind in (None, edition.retired[name].kind)]
        if not chosen:
            return []
        lines = nodes.bullet_list("")
        for retired in chosen:
            said = nodes.paragraph("", retired_words(retired.id, edition, language))
            lines += nodes.list_item("", said, ids=[retired.id])
        return [Fold("", lines, words=words.RETIRED[language])]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("retired-names", RetiredNames)
