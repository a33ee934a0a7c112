"""What may be done with the book, at the foot of every page: its licences, and whose the report is.

Knows the edition and the theme's option; no page.
"""

from sphinx.application import Sphinx
from sphinx.config import Config

from book.sphinxext.pages.cite_box import TEMPLATES, edition_language
from book.sphinxext.publication import book_edition
from recount.wording import say
from recount.wording import site as words


def _state_licences(app: Sphinx, config: Config) -> None:
    edition, language = book_edition(app), edition_language(app)
    owner = say(words.LICENCE_REPORT, language, publisher=edition.report.publisher)
    config.html_theme_options["extra_footer"] = TEMPLATES.get_template("footer.html").render(
        edition=edition, language=language, words=words, owner=owner
    )


def setup(app: Sphinx) -> None:
    """Register the step, after the one that finds the edition and before the theme reads its options."""
    app.connect("config-inited", _state_licences, priority=200)
