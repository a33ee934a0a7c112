"""Writes what the search loads: the index of terms by page, and the passages of each page.

searchindex.js (the name is Sphinx's) leads from every term to the pages that show it. A page's passages, in
passages/NAME.js, are loaded when the page may hold what is sought, and tell section, entry and text; as
scripts, so that the search works from a disk too. Figures, checks and charts are passages that say more of
themselves. Knows pages, the report's figures and checks and the edition's charts; no text of any.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from sphinx.application import Sphinx

from book.sphinxext.pages.cite_box import edition_language
from book.sphinxext.pages.entries import FIGURES_PAGE, FINDINGS_PAGE, book_report
from book.sphinxext.publication import book_edition
from book.sphinxext.searching.language import AnyLanguage, together
from book.sphinxext.searching.passages import Passage, passages
from book.sphinxext.shipping.stylesheet import pages_of
from recount.wording import say
from recount.wording import site as words

#: Where the passages lie on the site.
FOLDER = "passages"
#: Between the parts of what an entry says of itself.
SEPARATOR = " · "


class PageIndex:
    """What Sphinx takes for the form of its index: it has the pages read as they were written."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app

    def load(self, file: IO[str]) -> dict[str, Any]:
        """Nothing of an earlier index: this one is made of all pages, whichever Sphinx wrote again."""
        empty: dict[str, Any] = {"docnames": [], "filenames": [], "titles": []}
        empty |= {"alltitles": {}, "terms": {}, "titleterms": {}}
        return {**empty, "envversion": self.app.env.version}

    def dump(self, frozen: dict[str, Any], file: IO[str]) -> None:
        """Write the passages of every page into the folder, and the index into `file`."""
        site = Path(self.app.outdir)
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        cut = AnyLanguage({}).split
        titles: dict[str, str] = {}
        pages_by_term: dict[str, list[int]] = {}
        for name, found in self._pages(site):
            number = len(titles)
            titles[name] = found[0].titles[0]
            for term in {term for passage in found for term in cut(passage.text)}:
                pages_by_term.setdefault(term, []).append(number)
            written = [self._entry(name, passage) for passage in found]
            script = site / FOLDER / f"{name}.js"
            script.parent.mkdir(parents=True, exist_ok=True)
            script.write_text(f"Search.setPassages({number},{_json(written)});\n", "utf-8")
        # Terms of the same pages stand together, which packs them well.
        terms_by_pages: dict[str, list[str]] = {}
        for term, pages in pages_by_term.items():
            terms_by_pages.setdefault(" ".join(map(str, pages)), []).append(term)
        index = {
            "pages": list(titles.items()),
            "terms": {pages: together(terms) for pages, terms in sorted(terms_by_pages.items())},
        }
        file.write(f"Search.setIndex({_json(index)});\n")

    def _pages(self, site: Path) -> Iterator[tuple[str, list[Passage]]]:
        """The pages that hold text with their passages, chapters first, in the book's order."""
        order = [*book_edition(self.app).pages]
        files = {file.relative_to(site).with_suffix("").as_posix(): file for file in pages_of(site)}
        known = [name for name in order if name in files]
        for name in [*known, *sorted(set(files) - set(known))]:
            found = [*passages(files[name].read_text("utf-8"))]
            if found and found[0].titles:
                yield name, found

    def _entry(self, page: str, passage: Passage) -> list[str]:
        """A passage as the browser reads it: anchor, kind, title, what it says of itself, text."""
        report, language = book_report(str(self.app.srcdir)), edition_language(self.app)
        id = passage.anchor
        if page == FIGURES_PAGE and id in report:
            figure = report[id]
            section = report.sections[figure.section]
            place = say(words.SECTION_AND_LINE, language, section=section, line=figure.line)
            parts = [*dict.fromkeys((figure.phrase, figure.words)), place]
            label = figure.label_th if language == "th" else figure.label_en
            return [id, "figure", label, SEPARATOR.join(parts), passage.text]
        if page == FINDINGS_PAGE and id in report.findings:
            finding = report.finding(id)
            parts = [finding.words(language), report.sections[finding.check.section][language]]
            return [id, "check", finding.check.heading[language], SEPARATOR.join(parts), passage.text]
        if chart := book_edition(self.app).charts.get(id):
            return [id, "chart", chart.title[language], passage.titles[0], passage.text]
        return [id, passage.kind, SEPARATOR.join(passage.titles[1:]), "", passage.text]


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _take_over(app: Sphinx) -> None:
    if app.builder.format == "html":
        app.builder.indexer_format = PageIndex(app)  # type: ignore[attr-defined]


def setup(app: Sphinx) -> None:
    """Have Sphinx write this index as its own."""
    app.connect("builder-inited", _take_over)
