"""The guard of a build: data that are not valid end it, and every verdict must be the one on record.

Warnings are errors here, so no page ever shows a verdict that nobody has looked at. Knows the report as a
whole, no page.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util import logging

from book.sphinxext.pages.entries import book_report
from recount.tables.schema import DataError

_LOG = logging.getLogger(__name__)


def _check_record(app: Sphinx) -> None:
    """Warn of each verdict that has changed; before any page is read, so that every build says it."""
    try:
        changed = book_report(str(app.srcdir)).changed_verdicts()
    except DataError as error:
        # An exception that Jupyter Book catches would bury the message in a traceback.
        raise SystemExit(str(error)) from None
    for sentence in changed:
        _LOG.warning("%s", sentence)


def setup(app: Sphinx) -> None:
    """Register the guard."""
    app.connect("builder-inited", _check_record)
