"""Folds the code of every cell, so that a chapter reads as prose; a click unfolds it, even without a script.

Charts and tables stay; a chart's code is in its menu (chart_menu.py). A plain value, such as an interval
with the names of its units, is folded with its code: it answers those who read the code, and the prose
gives the number in words. An example of the package (api.py) is there for its code, so it stays open.

_static/code.js adds the switch for all of a page. Knows myst-nb's nodes; may not know what a cell computes.
"""

from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.writers.html5 import HTML5Translator

from book.sphinxext.pages.api import EXAMPLE_OF
from book.sphinxext.pages.cite_box import edition_language
from recount.wording import site as words


class FoldCode(SphinxTransform):
    """Marks what is to be folded of each cell: its code, and what it gives if that is but text."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Visit each cell."""
        language = edition_language(self.app)
        for cell in self.document.findall(nodes.container):
            if cell.get("nb_element") != "cell_code" or _is_example(cell):
                continue
            if cell.get("hide_mode") in (None, "input"):
                cell["hide_mode"] = "all" if _gives_but_text(cell) else "input"
                cell["prompt_show"] = words.SHOW_CODE[language]
                cell["prompt_hide"] = words.HIDE_CODE[language]


def _is_example(cell: nodes.container) -> bool:
    """Whether a cell stands behind the description of a name."""
    above = cell.parent.index(cell) - 1
    return above >= 0 and EXAMPLE_OF in cell.parent[above].get("classes", [])


def _gives_but_text(cell: nodes.container) -> bool:
    given = [node for node in cell.findall(nodes.container) if node.get("nb_element") == "mime_bundle"]
    forms = {form.get("mime_type") for bundle in given for form in bundle.children}
    return forms == {"text/plain"}


def _open(self: HTML5Translator, node: HideCodeCellNode) -> None:
    """A fold that is named by the words on it; myst-nb gives it another name and puts paragraphs into it."""
    show, hide = (self.encode(node[words]) for words in ("prompt_show", "prompt_hide"))
    self.body.append(self.starttag(node, "details", classes=["hide"]))
    self.body.append(f'<summary><span class="collapsed">{show}</span>')
    self.body.append(f'<span class="expanded">{hide}</span></summary>\n')


def _close(self: HTML5Translator, node: HideCodeCellNode) -> None:
    self.body.append("</details>\n")


def setup(app: Sphinx) -> None:
    """Register the transform and how a fold is written."""
    app.add_transform(FoldCode)
    app.add_node(HideCodeCellNode, override=True, html=(_open, _close))
