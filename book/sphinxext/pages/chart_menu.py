"""The menu below a chart: picture, data, code and citation to take away; data and code to read in place.

The files are charts/NAME.svg, .png, .csv and .py. What a chart carries arrives from its kernel under a
MIME type of its own. Knows charts by name and what they carry; not how they are drawn.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from docutils import nodes
from myst_nb.core.read import create_nb_reader
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer, load_mime_renders
from myst_nb.sphinx_ import SphinxEnvType
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from book.sphinxext.pages.cite_box import TEMPLATES, edition_language, file_name
from book.sphinxext.publication import book_edition
from recount.charts.carried import MIME_TYPE, Carried, CarriedRow, csv_text
from recount.wording import plain_number, say
from recount.wording import site as words

FOLDER = "charts"
#: Rows that the table on a page shows; some charts draw a number for each day or each check.
ROWS_SHOWN = 30


class CarriedNode(nodes.Element):  # type: ignore[misc]
    """What a chart carries, among the outputs of its cell."""


class ChartMenu(nodes.Element):  # type: ignore[misc]
    """The place of a menu, with the code of its chart; it holds no number, which search would find twice."""


class CarriedMime(MimeRenderPlugin):  # type: ignore[misc]
    """Takes what a chart carries out of a notebook."""

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """The node for our own MIME type."""
        return [CarriedNode(carried=data.content)] if data.mime_type == MIME_TYPE else None


def place_menu(figure: nodes.Element, output: nodes.Element | None) -> None:
    """Put the menu of a named chart below it, with its code, and take what it carries out of the outputs.

    output: the outputs' entry that holds it; None where the picture was not drawn by a recount.charts form.
    """
    if output is None:
        return
    (carried,) = output.findall(CarriedNode)
    output.parent.remove(output)
    if isinstance(figure, nodes.figure) and figure["names"]:  # without, the build has complained already
        menu = ChartMenu("", *_taken_code(figure), carried=carried["carried"])
        figure.parent.insert(figure.parent.index(figure) + 1, menu)


def _taken_code(figure: nodes.Element) -> list[nodes.Element]:
    """The code of the figure's cell, which no longer stands above it."""
    cell = figure.parent
    while cell is not None and cell.get("nb_element") != "cell_code":
        cell = cell.parent
    source = [node for node in cell.children if node.get("nb_element") == "cell_code_source"] if cell else []
    for node in source:
        cell.remove(node)
    return source


def chart_code(env: SphinxEnvType, docname: str, name: str) -> str:
    """The code that draws a chart: its cell and all that run before it."""
    path = Path(env.doc2path(docname))
    text = path.read_text("utf-8-sig")
    reader = create_nb_reader(str(path), env.myst_config, env.mystnb_config, text)
    assert reader is not None  # a page with a chart is a notebook
    code = []
    for cell in reader.read(text).cells:
        if cell.cell_type == "code":
            code.append(cell.source.strip())
            if cell.metadata.get("mystnb", {}).get("figure", {}).get("name") == name:
                break
    return "\n\n# %%\n".join(code) + "\n"


def _write_menu(self: HTML5Translator, node: ChartMenu) -> None:
    app: Sphinx = self.builder.app
    docname = self.builder.current_docname
    figure = node.parent[node.parent.index(node) - 1]
    name = figure["names"][0]
    edition, language = book_edition(app), edition_language(app)
    carried = Carried.from_json(node["carried"])
    up = "../" * docname.count("/")
    files = _files(self, figure, name, carried)
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(exist_ok=True)
    for ending, content in files.items():
        (folder / f"{name}.{ending}").write_bytes(content)
    more = len(carried.rows) - ROWS_SHOWN
    labels = {
        "svg": "SVG",
        "png": "PNG",
        "csv": f"{words.CHART_DATA[language]} (CSV)",
        "py": words.CHART_CODE[language],
    }
    self.body.append(
        TEMPLATES.get_template("chart_menu.html").render(
            words=words,
            language=language,
            message=carried.message,
            files=[(labels[ending], f"{up}{FOLDER}/{name}.{ending}") for ending in files],
            cite=f"{up}{file_name(name, 'text', language)}" if name in edition.charts else "",
            rows=[_readable(row) for row in carried.rows[:ROWS_SHOWN]],
            more=say(words.ROWS_LEFT, language, count=more) if more > 0 else "",
        )
    )


def _written(self: HTML5Translator, node: ChartMenu) -> None:
    self.body.append("</details></details>\n")


def _readable(row: CarriedRow) -> CarriedRow:
    """A row with its numbers as readers see them."""
    low, high = (plain_number(Decimal(end)) if end else "" for end in (row.low, row.high))
    return replace(row, low=low, high=high)


def _files(self: HTML5Translator, figure: nodes.figure, name: str, carried: Carried) -> dict[str, bytes]:
    """The files of a chart by their endings."""
    app: Sphinx = self.builder.app
    docname = self.builder.current_docname
    picture = next(iter(figure.findall(nodes.image)))
    opening = f"# Draws {name} of {docname}.md; run it where the package recount is installed.\n\n"
    return {
        "svg": (Path(app.srcdir) / picture["uri"]).read_bytes(),
        "png": carried.png,
        "csv": csv_text(carried.rows).encode(),
        "py": (opening + chart_code(app.env, docname, name)).encode(),
    }


def setup(app: Sphinx) -> None:
    """Register both nodes, and how a notebook's output becomes one.

    myst-nb asks installed packages for such plugins and keeps the list. An entry point would have to be
    installed, and would break other books where the package is installed without this extension.
    """
    if CarriedMime not in load_mime_renders():
        load_mime_renders().append(CarriedMime)
    app.add_node(ChartMenu, html=(_write_menu, _written))
    app.add_node(CarriedNode)
