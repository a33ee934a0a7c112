"""Turns each executable chapter into a notebook that runs outside the repository.

The prose is taken from the built page, where every role and directive has become words; the code from the
chapter's source. Behind each paragraph stand the calls that compute its results and verdicts again. The first
cells say how to get the package. Knows pages and notebooks, no Sphinx and no
chapter.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import jupytext
import nbformat
from bs4 import Tag
from markdownify import ATX, MarkdownConverter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from book.downloads.built_pages import PageError, article, heading
from recount.cite.edition import Edition
from recount.wording import EDITION, LANGUAGES, here
from recount.wording import handouts as words
from recount.wording.language import RECOUNT_LANGUAGE

#: Says plainly that another package is in use than the one that the notebook was made with.
CHECK_BEGINS = "import recount\nfrom importlib.metadata import version\n"
INSTALL_BEGINS = "%pip install"
LOAD = "import recount\n\nreport = recount.load()"
_CHECK = """import recount
from importlib.metadata import version

report = recount.load()
if version("recounted") != "{version}":
    print("{told}")"""
#: The call that computes a result again, by the page on which its link leads to it.
_CALLS = {"findings.html": "report.finding", "evidence.html": "report.testimony"}
#: Classes of what lists everything that there is, which the audit and the tables of the package give at once;
#: of other lists of checks and evidence, and of the verdict of an entry there.
_WHOLE, _LIST, _OWN_VERDICT = ["fold", "filterable"], "findings", ["finding-verdict", "weighed"]
_TRY = "report.suppose({change}).changed()"
#: Cells with this tag run, but are not on the page.
_HIDDEN = "remove-cell"
#: The extra of the package that chapters need besides, in pyproject.toml.
EXTRA = "charts"
_NEW: Mapping[str, Callable[[str], NotebookNode]] = {"code": new_code_cell, "markdown": new_markdown_cell}
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


@dataclass(frozen=True, slots=True)
class Package:
    """The wheel that a notebook installs: its file name and, where it is known, its address."""

    name: str
    address: str | None

    @property
    def version(self) -> str:
        """The version that the wheel has, with the hash of what it holds."""
        return self.name.split("-")[1]

    @property
    def requirement(self) -> str:
        """What stands behind `pip install`: the package with what its charts need, which is an extra.

        In quotation marks, since shells take brackets for a pattern.
        """
        name = self.name.partition("-")[0]
        return f'"{name}[{EXTRA}] @ {self.address}"' if self.address else f'"./{self.name}[{EXTRA}]"'


def is_executable(source: Path) -> bool:
    """Whether a chapter holds code."""
    return "{code-cell}" in source.read_text("utf-8")


def write_body(source: Path, site: Path, docname: str, target: Path, edition: Edition) -> None:
    """Write to `target` the part of a chapter's notebook that takes long: title and cells, made of its page.

    Raises PageError when page and source do not hold the same code cells.
    """
    text = article(site, docname)
    cells = [[cell.cell_type, cell.source] for cell in _cells(text, _code(source), docname, edition)]
    target.write_text(json.dumps({"title": heading(text), "cells": cells}, ensure_ascii=False), "utf-8")


def write_notebook(
    body: Path, docname: str, target: Path, edition: Edition, package: Package, change: str = ""
) -> None:
    """Write the notebook of one chapter to `target`.

    body: the file that write_body wrote. change: a number to change, as `report.suppose` takes it; empty for
    none.
    """
    made = json.loads(body.read_text("utf-8"))
    cells = [
        *_opening(made["title"], docname, edition, package),
        *(_NEW[kind](source) for kind, source in made["cells"]),
        *_closing(docname, edition, change),
    ]
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"cell-{number}"
    notebook = new_notebook(cells=cells, metadata=_METADATA)
    nbformat.validate(notebook)
    target.write_text(nbformat.writes(notebook) + "\n", "utf-8")


def _opening(title: str, docname: str, edition: Edition, package: Package) -> Iterator[NotebookNode]:
    address = edition.address_of(docname, EDITION)
    book = edition.title.here
    of_book = words.THE_TITLE_PAGE if title == book else words.THE_CHAPTER
    part = here(of_book, title=title, book=book)
    where = words.NOTEBOOK_ON_SITE if address else words.NOTEBOOK_OF
    installs = words.INSTALLS if package.address else words.INSTALLS_FILE
    content, code = edition.licence.title, edition.code_licence.title
    lines = [
        here(where, part=part, version=edition.version, address=address),
        "",
        here(installs, file=package.name),
        "",
        here(words.NOTEBOOK_LICENCES, content=content, code=code),
    ]
    yield new_markdown_cell("\n".join(lines))
    yield new_code_cell(f"{INSTALL_BEGINS} --quiet {package.requirement}")
    if LANGUAGES[0] != EDITION:
        yield new_code_cell(f"%env {RECOUNT_LANGUAGE}={EDITION}")
    yield new_code_cell(_CHECK.format(version=package.version, told=here(words.OTHER_PACKAGE)))


def _recomputed(block: Tag) -> Iterator[NotebookNode]:
    """The calls that give what a block of the page tells: its results and verdicts, as tables.

    Of a list of checks or evidence only the entries themselves.
    """
    for page, call in _CALLS.items():
        links = [link for link in block.select(f"a[href*='{page}#']") if _is_told(link)]
        ids = dict.fromkeys(str(link["href"]).partition("#")[2] for link in links)
        if calls := [f'{call}("{id}")' for id in ids]:
            yield new_code_cell(_listed(calls))


def _is_told(link: Tag) -> bool:
    """Whether a link tells what the thing behind it comes to; one without a card names but a place."""
    if not link.get("title"):
        return False
    if link.find_parent(class_=["screen-only", *_WHOLE]):
        return False
    return not link.find_parent(class_=_LIST) or link.find_parent(class_=_OWN_VERDICT) is not None


def _listed(calls: Sequence[str]) -> str:
    if len(calls) == 1:
        return f"recount.Listing([{calls[0]}])"
    lines = "\n".join(f"    {call}," for call in calls)
    return f"recount.Listing([\n{lines}\n])"


def _closing(docname: str, edition: Edition, change: str) -> Iterator[NotebookNode]:
    """The chapter's audit, and a number to change."""
    section = docname.rpartition("/")[2]
    yield new_markdown_cell(here(words.AUDIT_OF_CHAPTER))
    named = f'"{section}"' if section in edition.report.sections else ""
    yield new_code_cell(f"report.audit({named})")
    if change:
        yield new_markdown_cell(here(words.TRY_IT))
        yield new_code_cell(_TRY.format(change=change))


def _code(source: Path) -> list[NotebookNode]:
    notebook = jupytext.read(source, fmt="md:myst")
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _serves_the_page(node: ast.stmt) -> bool:
    """Whether a statement only hands values to the page's prose: myst-nb's glue, or a loop over it."""
    match node:
        case ast.ImportFrom(module="myst_nb") | ast.Expr(value=ast.Call(func=ast.Name(id="glue"))):
            return True
        case ast.For(body=body, orelse=[]):
            return all(map(_serves_the_page, body))
        case _:
            return False


def _outside_the_book(source: str) -> str:
    """A cell's code without what serves the page only."""
    serving = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)]
    dropped = {
        line
        for node in filter(_serves_the_page, serving)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    lines = enumerate(source.splitlines(), start=1)
    return "\n".join(line for number, line in lines if number not in dropped).strip()


def _code_cells(source: str) -> Iterator[NotebookNode]:
    if code := _outside_the_book(source):
        yield new_code_cell(code)


def _cells(text: Tag, code: Sequence[NotebookNode], docname: str, edition: Edition) -> Iterator[NotebookNode]:
    """Prose and code in the order of the page, and behind each block the calls that give its results.

    Hidden cells stand just before the next one that is shown.
    """
    waiting = list(code)
    shown = sum(_HIDDEN not in cell.metadata.get("tags", []) for cell in code)
    if (found := len(text.select("div.cell"))) != shown:
        raise PageError(
            f"{docname}.html shows {found} code cells, but its source has {shown}: build the book again"
        )
    prose: list[str] = []
    for element in _elements(text):
        if "cell" not in element.get_attribute_list("class"):
            prose.append(str(element))
            if again := list(_recomputed(element)):
                yield from _prose(prose, docname, edition)
                yield from again
                prose = []
            continue
        yield from _prose(prose, docname, edition)
        while _HIDDEN in waiting[0].metadata.get("tags", []):
            yield from _code_cells(waiting.pop(0).source)
        yield from _code_cells(waiting.pop(0).source)
        prose = [
            f"<p><em>{caption.get_text(' ', strip=True)}</em></p>" for caption in element.select("figcaption")
        ]
    yield from _prose(prose, docname, edition)
    for cell in waiting:
        yield from _code_cells(cell.source)


def _elements(parent: Tag) -> Iterator[Tag]:
    """The blocks of a page in order; sections, and what else holds code cells, are taken apart."""
    for child in parent.children:
        if not isinstance(child, Tag):
            continue
        is_cell = "cell" in child.get_attribute_list("class")
        if not is_cell and (child.name == "section" or child.select_one("div.cell")):
            yield from _elements(child)
        else:
            yield child


def _prose(blocks: list[str], docname: str, edition: Edition) -> Iterator[NotebookNode]:
    markdown = _Converter(edition.address_of(docname, EDITION)).convert("\n".join(blocks)).strip()
    if markdown:
        yield new_markdown_cell(markdown)


class _Converter(MarkdownConverter):  # type: ignore[misc]
    """HTML to the Markdown that notebooks show; links lead to the site, or are plain words without it."""

    def __init__(self, page: str | None) -> None:
        super().__init__(heading_style=ATX, bullets="-", newline_style="backslash")
        self._page = page

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link with its full address; without one there is nothing to lead to."""
        href = str(el.get("href", ""))
        if not urlsplit(href).scheme:
            if self._page is None:
                return text
            el["href"] = urljoin(self._page, href)
        del el["title"]  # a tooltip would stand in the text
        return str(super().convert_a(el, text, parent_tags))

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A paragraph; in a table's cell, a line of its own, which convert_td joins to the others."""
        if "td" in parent_tags:
            return f"{text.strip()}\n"
        return str(super().convert_p(el, text, parent_tags))

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A cell of one line; its paragraphs are kept apart by a dot."""
        paragraphs = [part.strip() for part in text.split("\n") if part.strip()]
        return str(super().convert_td(el, " · ".join(paragraphs), parent_tags))

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A term in bold; notebooks know no definition lists."""
        return f"\n\n**{text.strip()}**: "

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A definition behind its term."""
        return f"{text.strip()}\n\n"

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Escape what Markdown would take for markup; a dollar sign is money here, not maths."""
        return str(super().escape(text, parent_tags)).replace("$", "\\$")
