"""Keeps an edition readable: a copy of the site in a folder named for it, vX.Y.Z/, that says what it is.

Each page of the copy begins with a line that names the edition and leads to the newest text and to what has
changed, so that nobody takes it for the newest one. The publishing workflow keeps the folders of all
editions. Knows files and the edition, no page.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html import escape
from pathlib import Path

from recount.cite.edition import Edition
from recount.wording import LANGUAGES, Language, say, written_day
from recount.wording import handouts as words

CHANGES = "CHANGELOG.txt"
#: The look of the line, in a file of its own: the pages' sheet holds only what the pages themselves use.
_SHEET = "edition.css"
_STYLE = """.edition-note {
  border-block-end: 2px solid #a83f00;
  margin: 0;
  padding: 0.5rem 1rem;
}
"""
_ELSEWHERE = {"sitemap.xml", "robots.txt", "404.html"}
_HEAD_END, _BODY = "</head>", re.compile(r"<body[^>]*>")


def write_archive(site: Path, target: Path, edition: Edition) -> Path:
    """Copy the built site below `target`; returns the folder of the edition.

    The whole book to print and the offline copy stay out: they are files of the release.
    """
    folder = target / f"v{edition.version}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site, folder, ignore=_left_out(site))
    (folder / _SHEET).write_text(_STYLE, "utf-8")
    for page in folder.rglob("*.html"):
        within = page.relative_to(folder)
        # Editions in other languages stand below the first.
        language = next((each for each in LANGUAGES[1:] if within.parts[0] == each), LANGUAGES[0])
        up = "../" * (len(within.parts) - 1)
        page.write_text(marked(page.read_text("utf-8"), up, edition, language), "utf-8")
    return folder


def _left_out(site: Path) -> Callable[[str, list[str]], set[str]]:
    """What of the site is no part of an edition, as shutil asks for it."""

    def chosen(folder: str, names: list[str]) -> set[str]:
        if Path(folder) != site:
            return set()
        return {name for name in names if name in _ELSEWHERE or name.endswith((".pdf", ".zip"))}

    return chosen


def marked(page: str, up: str, edition: Edition, language: Language) -> str:
    """A page with the line that says which edition it is of. up: the way to the edition's folder."""
    start = "index.html" if language == LANGUAGES[0] else f"{language}/index.html"
    newest = f'<a href="{up}../{start}">{escape(words.NEWEST_TEXT[language])}</a>'
    changes = f'<a href="{up}../{CHANGES}">{escape(words.WHAT_CHANGED[language])}</a>'
    day = written_day(edition.date, language)
    said = say(words.EDITION_NOTE, language, version=edition.version, day=day, newest=newest, changes=changes)
    sheet = f'<link rel="stylesheet" href="{up}{_SHEET}" />\n{_HEAD_END}'
    with_sheet = page.replace(_HEAD_END, sheet, 1)
    return _BODY.sub(lambda body: f'{body[0]}\n<p class="edition-note">{said}</p>', with_sheet, count=1)
