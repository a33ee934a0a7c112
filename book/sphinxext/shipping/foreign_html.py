"""HTML that other tools write into pages, mended: what code cells print, and lists of references.

The policy of the pages stops styles in the page itself, and a screen reader needs roles and table heads that
mean something. Knows no chapter and no data.
"""

from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.writers.html5 import HTML5Translator


class PrintedHtml(SphinxTransform):
    """Mends the HTML that a code cell prints, say a data frame: no styles, no table head without words."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Visit all HTML that is not Sphinx's own."""
        for raw in list(self.document.findall(nodes.raw)):
            if "html" in raw.get("format", ""):
                raw.replace_self(nodes.raw("", mended(raw.astext()), **raw.attributes))


def mended(html: str) -> str:
    """Return `html` without styles, outdated borders and empty table heads."""
    page = BeautifulSoup(html, "html.parser")
    for sheet in page("style"):
        sheet.decompose()
    for element in page(style=True):
        del element["style"]
    for table in page("table", border=True):
        del table["border"]
    for head in page("th"):
        if not head.get_text(strip=True):
            head.name = "td"
    return str(page)


def _open_reference(self: HTML5Translator, node: nodes.citation) -> None:
    """A reference as an item of a list; docutils still gives it a role that ARIA has given up."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        self.body.append('<div role="list" class="citation-list">\n')
    self.body.append(self.starttag(node, "div", classes=["citation"], role="listitem"))


def _close_reference(self: HTML5Translator, node: nodes.citation) -> None:
    self.body.append("</div>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
        self.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Register the transform and how a reference is written."""
    app.add_transform(PrintedHtml)
    app.add_node(nodes.citation, override=True, html=(_open_reference, _close_reference))
