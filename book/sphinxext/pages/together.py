"""Keeps together on a page what no line may break, in a language that writes without blanks.

locale/<language>/unbroken.txt lists the words that browsers cut wrongly, a line each; amounts and dates are
found by their form. Knows texts, not what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from book.editions import LOCALES
from book.sphinxext.pages.entries import book_report
from recount.wording import LANGUAGES, Language
from recount.wording.breaking import kept_together

#: The class of what stays in one line.
KEPT = "together"
_WORDS = "unbroken.txt"
_NO_PROSE = (nodes.literal, nodes.literal_block, nodes.raw, nodes.math, nodes.comment)


class KeepTogether(SphinxPostTransform):
    """Puts what stays in one line into an element of its own."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Visit all texts of a page in a language after the first."""
        language: Language = self.config.language
        if language == LANGUAGES[0]:
            return
        file = Path(self.app.srcdir) / LOCALES / language / _WORDS
        words = file.read_text("utf-8").splitlines() if file.is_file() else []
        pattern = kept_together(words, book_report(str(self.app.srcdir)).units, language)
        for text in list(self.document.findall(nodes.Text)):
            if not isinstance(text.parent, _NO_PROSE) and pattern.search(text):
                text.parent.replace(text, list(_parts(text, pattern)))


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
    """Register the transform."""
    app.add_post_transform(KeepTogether)
