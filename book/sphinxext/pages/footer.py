"""What the theme says in the edition's words: the foot of every page, with the licences and whose the report
is, and what stands in the field for searching.

Knows the edition and the theme's options; no page.
"""

from sphinx.application import Sphinx
from sphinx.config import Config

from book.sphinxext.pages.cite_box import TEMPLATES, edition_language
from book.sphinxext.publication import book_edition
from recount.wording import say
from recount.wording import site as words


def _say(app: Sphinx, config: Config) -> None:
    edition, language = book_edition(app), edition_language(app)
    owner = say(words.LICENCE_REPORT, language, publisher=edition.report.publisher)
    config.html_theme_options["search_bar_text"] = words.SEARCH_THE_BOOK[language]
    config.html_theme_options["extra_footer"] = TEMPLATES.get_template("footer.html").render(
        edition=edition, language=language, words=words, owner=owner
    )


def setup(app: Sphinx) -> None:
    """Register the step, after the one that finds the edition and before the theme reads its options."""
    app.connect("config-inited", _say, priority=200)
