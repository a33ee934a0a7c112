"""Charts on a page: each has a text for those who cannot see it, a caption and a name to cite it by.

A chart's output carries its picture and, as text/plain, what it shows in words. Here the words become the
picture's alternative text, and the picture gets a partner for dark pages, which _static/charts.css shows in
its place. May not know how charts are drawn.
"""

import posixpath
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from book.sphinxext.pages.chart_menu import place_menu
from book.sphinxext.pages.cite_box import edition_language
from recount.charts.carried import MIME_TYPE
from recount.charts.style import SHEET, on_dark_page
from recount.wording import site as words

logger = logging.getLogger(__name__)


class ChartImage(nodes.image):  # type: ignore[misc]
    """The picture of a chart; every builder but HTML treats it as any image."""


class AltTexts(SphinxTransform):
    """Give every picture that a code cell shows its alternative text; complain where something is missing."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Visit each output that holds a picture."""
        for bundle in list(self.document.findall(_is_output)):
            by_type = {child["mime_type"]: child for child in bundle.children}
            for mime_type, shown in by_type.items():
                if mime_type.startswith("image/"):
                    self._describe(shown, by_type.get("text/plain"))
                    place_menu(bundle.parent, by_type.get(MIME_TYPE))

    def _describe(self, shown: nodes.Element, words: nodes.Element | None) -> None:
        alt = " ".join(words.astext().split()) if words is not None else ""
        if not alt or alt.startswith("<"):  # the bare name of a Python object describes nothing
            self._complain(shown, "has no text that describes it: end its cell with a recount.charts.Chart")
        chart = shown.parent.parent
        if not (isinstance(chart, nodes.figure) and chart["names"]):
            self._complain(shown, "has no name: give its cell the option mystnb: {figure: {name: ...}}")
        elif not any(isinstance(child, nodes.caption) for child in chart.children):
            self._complain(shown, "has no caption: give its cell the option mystnb: {figure: {caption: ...}}")
        for image in list(shown.findall(nodes.image)):
            image.replace_self(ChartImage("", **{**image.attributes, "alt": alt}))

    def _complain(self, shown: nodes.Element, what: str) -> None:
        logger.warning("a chart %s", what, location=shown.parent, type="recounted", subtype="chart")


def _is_output(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "mime_bundle"


def _write_html(self: HTML5Translator, node: ChartImage) -> None:
    """Write the picture with its size as attributes, and for a chart of ours its partner for dark pages.

    The browser then reserves its place before it has loaded, and shrinks it in proportion on a phone, where
    the style that docutils writes would squeeze it. Of two pictures it loads the one that it shows.
    """
    attributes = {key: node[key] for key in ("width", "height") if key in node}
    attributes |= {"alt": node["alt"], "loading": "lazy"}
    name = self.builder.images[node["uri"]]
    partner = _dark_partner(self, node, name)
    # The theme calls "dark-light" what it need not darken.
    shown = {name: "on-light dark-light", partner: "on-dark dark-light"} if partner else {name: ""}
    for file, classes in shown.items():
        source = posixpath.join(self.builder.imgpath, quote(file))
        self.body.append(self.emptytag(node, "img", src=source, CLASS=classes, **attributes))


def _dark_partner(self: HTML5Translator, node: ChartImage, name: str) -> str:
    """Write a chart in the colours of dark pages beside the copies of pictures; empty for other pictures.

    Raises: ExtensionError for a colour that has no partner.
    """
    if not name.endswith(".svg"):
        return ""
    svg = (Path(self.builder.srcdir) / node["uri"]).read_text("utf-8")
    if SHEET not in svg:
        return ""
    try:
        dark = on_dark_page(svg)
    except ValueError as error:
        raise ExtensionError(f"{self.builder.current_docname}: {error}") from None
    folder = Path(self.builder.outdir) / self.builder.imagedir
    folder.mkdir(exist_ok=True)
    partner = f"{name.removesuffix('.svg')}-dark.svg"
    (folder / partner).write_text(dark, "utf-8")
    return partner


def _written(self: HTML5Translator, node: ChartImage) -> None:
    """Nothing closes a picture."""


def _call_pictures_charts(app: Sphinx, config: Config) -> None:
    """In this book a figure is a number of the report; a picture is a chart."""
    numbered = {
        "figure": words.CHART_NUMBER,
        "table": words.TABLE_NUMBER,
        "code-block": words.LISTING_NUMBER,
        "section": words.SECTION_NUMBER,
    }
    config.numfig_format = {kind: said[edition_language(app)] for kind, said in numbered.items()}


def setup(app: Sphinx) -> None:
    """Register the transform, how a chart is written and what it is called."""
    app.connect("config-inited", _call_pictures_charts)
    app.add_node(ChartImage, html=(_write_html, _written))
    app.add_transform(AltTexts)
