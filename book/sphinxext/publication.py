"""Where a build will stand and which edition it is; writes what a site tells machines about its pages.

BOOK_URL, BOOK_REPOSITORY, BOOK_COMMIT and BOOK_TAG become settings of the build, so that a change writes
every page again. Knows addresses, not what pages hold.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from book.editions import editions
from recount.cite.edition import (
    BOOK_COMMIT,
    BOOK_REPOSITORY,
    BOOK_TAG,
    BOOK_URL,
    AddressError,
    Edition,
    home,
    load_edition,
)
from recount.cite.works import Grain, all_works
from recount.report import load
from recount.tables.schema import DataError
from recount.wording import LANGUAGES, Language, say, written_year
from recount.wording import site as words

#: What may be offered besides the pages (PDF, offline copy), by its name in this environment variable.
OFFERS = "BOOK_OFFERS"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def book_edition(app: Sphinx) -> Edition:
    """The edition of this build, with the addresses that it was given."""
    config = app.config
    places = config.recounted_url, config.recounted_repository
    return _edition(str(app.srcdir), *places, config.recounted_commit, config.recounted_tag)


@cache
def _edition(source: str, url: str, repository: str, commit: str, tag: str) -> Edition:
    given = {"address": url, "repository": repository, "commit": commit, "tag": tag}
    edition = load_edition(Path(source) / "data", **given)
    return replace(edition, languages=tuple(editions(Path(source))))


def _take_addresses(app: Sphinx, config: Config) -> None:
    config.recounted_url = os.environ.get(BOOK_URL, "")
    config.recounted_repository = os.environ.get(BOOK_REPOSITORY, "")
    config.recounted_commit = os.environ.get(BOOK_COMMIT, "")
    config.recounted_tag = os.environ.get(BOOK_TAG, "")
    language = _language(config)
    try:
        edition = book_edition(app)
    except (AddressError, DataError) as error:
        # An exception that Jupyter Book catches would bury the message in a traceback.
        raise SystemExit(str(error)) from None
    config.version = config.release = edition.version
    config.project = config.html_title = edition.title[language]
    config.author = ", ".join(who[language] for who in edition.contributors)
    config.copyright = str(written_year(edition.date.year, language))
    if edition.address:
        config.html_baseurl = f"{edition.address_in(language)}/"  # Sphinx writes the canonical addresses
    # The 404 page is shown at any depth, so its links begin where the site does.
    config.notfound_urls_prefix = _root(edition, language)
    config.notfound_context = {
        "title": words.NOT_FOUND[language],
        "body": f'<h1>{words.NOT_FOUND[language]}</h1>\n<p id="nearest" hidden></p>'
        f"\n<p>{_where_to_go(edition, language)}</p>",
    }


def _language(config: Config) -> Language:
    return "th" if config.language == "th" else "en"


def _where_to_go(edition: Edition, language: Language) -> str:
    """The 404 page's sentence with its links, as HTML."""
    root = _root(edition, language)
    book = f'<a href="{root}index.html">{words.TITLE_PAGE[language]}</a>'
    figures = f'<a href="{root}chapters/figures.html">{words.FIGURES_PAGE[language]}</a>'
    return say(words.NOT_FOUND_WHERE, language, book=book, figures=figures)


def _root(edition: Edition, language: Language) -> str:
    """Where the pages in a language begin on the site's host."""
    return f"{urlsplit(edition.address or '').path.rstrip('/')}/{home(language)}"


def _place_404(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Tell the scripts of the 404 page where the site begins, and search engines that it is no page."""
    if pagename == "404":
        context["content_root"] = _root(book_edition(app), _language(app.config))
        context["pageurl"] = None  # it stands for no address
        context["metatags"] = context.get("metatags", "") + '\n<meta name="robots" content="noindex" />'


def _write_for_machines(app: Sphinx, exception: Exception | None) -> None:
    """sitemap.xml and robots.txt, which need full addresses; without one, those of an earlier build go."""
    if exception or app.builder.format != "html" or _language(app.config) != LANGUAGES[0]:
        return  # the first edition tells of all
    edition = book_edition(app)
    sitemap, robots = Path(app.outdir) / "sitemap.xml", Path(app.outdir) / "robots.txt"
    if edition.address is None:
        for file in (sitemap, robots):
            file.unlink(missing_ok=True)
        return
    ElementTree.register_namespace("", _SITEMAP)
    pages = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    works = list(all_works(edition, load(Path(app.srcdir) / "data")))
    for language, work in product(edition.languages, works):
        entry = ElementTree.SubElement(pages, f"{{{_SITEMAP}}}url")
        ElementTree.SubElement(entry, f"{{{_SITEMAP}}}loc").text = work.address(language)
        of_its_text = work.is_page and work.grain is not Grain.DATA
        day = work.page.texts[language].changed if of_its_text else work.date(language)
        ElementTree.SubElement(entry, f"{{{_SITEMAP}}}lastmod").text = day.isoformat()
    ElementTree.indent(pages)
    ElementTree.ElementTree(pages).write(sitemap, "utf-8", xml_declaration=True)
    robots.write_text(f"User-agent: *\nAllow: /\nSitemap: {edition.address}/sitemap.xml\n", "utf-8")


def setup(app: Sphinx) -> None:
    """Register the settings and the last step."""
    app.add_config_value("recounted_url", "", "env", str)
    app.add_config_value("recounted_repository", "", "env", str)
    app.add_config_value("recounted_commit", "", "html", str)
    app.add_config_value("recounted_tag", "", "html", str)
    app.connect("config-inited", _take_addresses, priority=100)
    app.connect("html-page-context", _place_404)
    app.connect("build-finished", _write_for_machines)
