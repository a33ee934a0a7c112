"""What may be done with the book, at the foot of every page: its licences, and whose the report is.

Knows the edition and the theme's option; no page.
"""

from sphinx.application import Sphinx
from sphinx.config import Config

from book.sphinxext import words
from book.sphinxext.pages.cite_box import TEMPLATES, edition_language
from book.sphinxext.publication import book_edition


def _state_licences(app: Sphinx, config: Config) -> None:
    config.html_theme_options["extra_footer"] = TEMPLATES.get_template("footer.html").render(
        edition=book_edition(app), language=edition_language(app), words=words
    )


def setup(app: Sphinx) -> None:
    """Register the step, after the one that finds the edition and before the theme reads its options."""
    app.connect("config-inited", _state_licences, priority=200)
