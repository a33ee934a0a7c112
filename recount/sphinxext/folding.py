"""Folds the code of every cell, so that a chapter reads as prose; a click unfolds it, even without a script.

_static/code.js adds the switch for all of a page. Knows myst-nb's nodes; may not know what a cell computes.
"""

from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.writers.html5 import HTML5Translator


class FoldCode(SphinxTransform):
    """Marks the code of each cell to be folded, unless its tags say what to fold."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Visit each cell."""
        for cell in self.document.findall(nodes.container):
            if cell.get("nb_element") == "cell_code" and not cell.get("hide_mode"):
                cell["hide_mode"] = "input"
                cell["prompt_show"] = self.config.nb_code_prompt_show
                cell["prompt_hide"] = self.config.nb_code_prompt_hide


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
