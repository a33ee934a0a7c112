"""`make edit` opens the sources as notebooks: saving one may set its lines otherwise, but loses nothing."""

from __future__ import annotations

import re
from collections import Counter

import jupytext
from nbformat import NotebookNode
from support import PROJECT, each

from book.downloads.built_pages import docnames

FORMAT = "md:myst"
#: What JupyterLab's extension writes into the head of a page that it saves.
HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", HEAD.sub("", text)))


def cells(notebook: NotebookNode) -> list[tuple[str, str, object]]:
    return [(cell.cell_type, cell.source, cell.metadata) for cell in notebook.cells]


@each("name", docnames(PROJECT))
def test_a_saved_chapter_holds_what_was_opened(name: str) -> None:
    source = (PROJECT / f"{name}.md").read_text("utf-8")
    opened = jupytext.reads(source, fmt=FORMAT)
    saved = jupytext.writes(opened, fmt=FORMAT)
    assert words(saved) == words(source)
    again = jupytext.reads(saved, fmt=FORMAT)
    assert cells(again) == cells(opened)
    assert again.metadata.get("kernelspec") == opened.metadata.get("kernelspec")
    assert jupytext.writes(again, fmt=FORMAT) == saved, "each save would change the file once more"


def test_a_change_in_a_notebook_reaches_the_source_and_nothing_else_moves() -> None:
    source = (PROJECT / "chapters" / "crisis_response.md").read_text("utf-8")
    opened = jupytext.reads(source, fmt=FORMAT)
    cell = next(cell for cell in opened.cells if cell.cell_type == "code")
    cell.source += "\nadded_by_an_author = 1"
    saved = jupytext.writes(opened, fmt=FORMAT)
    assert words(saved) - words(source) == Counter(["added_by_an_author", "1"])
    assert words(source) - words(saved) == Counter()


def test_words_that_a_save_dropped_would_be_found() -> None:
    assert words("---\na: 1\n---\nOne two.") != words("One.")
