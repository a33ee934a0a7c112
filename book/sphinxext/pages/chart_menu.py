"""The menu below a chart: picture, data, code and citation to take away; data and code to read in place.

The files are charts/NAME.svg, .png, .csv and .py. What a chart carries arrives from its kernel under a
MIME type of its own. Knows charts by name and what they carry; not how they are drawn.
"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from docutils import nodes
from myst_nb.core.read import create_nb_reader
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer, load_mime_renders
from myst_nb.sphinx_ import SphinxEnvType
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from book.downloads.pictures import png_about, svg_about
from book.sphinxext.pages.cite_box import TEMPLATES, edition_language, name_page
from book.sphinxext.pages.entries import book_report
from book.sphinxext.pages.together import marked
from book.sphinxext.publication import book_edition
from recount.charts.carried import MIME_TYPE, Carried, CarriedRow, csv_text
from recount.cite.edition import ID_FOLDER, Edition
from recount.wording import Language, plain_number, say
from recount.wording import site as words
from recount.wording.breaking import amounts
from recount.wording.citing import VERSION

FOLDER = "charts"
#: The ending of the file that describes a chart's numbers to programs.
PACKAGE = "datapackage.json"
_COLUMN_TYPES = {
    **dict.fromkeys(("printed", "low", "high", "band_low", "band_high"), "number"),
    **dict.fromkeys(("low_included", "high_included"), "boolean"),
}
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
        PACKAGE: words.CHART_PACKAGE[language],
        "py": words.CHART_CODE[language],
    }
    menu = TEMPLATES.get_template("chart_menu.html").render(
        words=words,
        language=language,
        message=carried.message,
        files=[(labels[ending], f"{up}{FOLDER}/{name}.{ending}") for ending in files],
        name=name,
        page=f"{up}{name_page(name)}" if name in edition.charts else "",
        rows=[_readable(row) for row in carried.rows[:ROWS_SHOWN]],
        more=say(words.ROWS_LEFT, language, count=more) if more > 0 else "",
    )
    self.body.append(marked(menu, amounts(book_report(str(app.srcdir)).units, language, ranges=True)))


def _written(self: HTML5Translator, node: ChartMenu) -> None:
    """Close the menu, and name the chart for those who read on paper, where no menu is."""
    name = node.parent[node.parent.index(node) - 1]["names"][0]
    app = self.builder.app
    self.body.append("</details></details>\n")
    if name in book_edition(app).charts:
        told = words.NAMED_CHART[edition_language(app)]
        self.body.append(f'<p class="chart-name">{told} <code>{name}</code></p>\n')


def _readable(row: CarriedRow) -> CarriedRow:
    """A row with its numbers as readers see them."""
    low, high = (plain_number(Decimal(end)) if end else "" for end in (row.low, row.high))
    return replace(row, low=low, high=high)


def _files(self: HTML5Translator, figure: nodes.figure, name: str, carried: Carried) -> dict[str, bytes]:
    """The files of a chart by their endings."""
    app: Sphinx = self.builder.app
    docname = self.builder.current_docname
    picture = next(iter(figure.findall(nodes.image)))
    edition, language = book_edition(app), edition_language(app)
    about = about_chart(edition, name, carried.message)
    opening = f"# Draws {name} of {docname}.md; run it where the package recount is installed.\n\n"
    return {
        "svg": svg_about((Path(app.srcdir) / picture["uri"]).read_bytes(), about),
        "png": png_about(carried.png, about),
        "csv": csv_text(carried.rows).encode(),
        PACKAGE: chart_package(edition, name, about, language).encode(),
        "py": (opening + chart_code(app.env, docname, name)).encode(),
    }


def about_chart(edition: Edition, name: str, message: str) -> dict[str, str]:
    """What a chart's files say of themselves. An address only where the site's home is known."""
    return {
        "title": message,
        "author": ", ".join(who.en for who in edition.contributors),
        "licence": f"{edition.licence.title}, {edition.licence.address}",
        "address": edition.address_of(f"{ID_FOLDER}/{name}/") or f"{edition.full_title('en')}: {name}",
        "edition": f"{name}, {say(VERSION, 'en', version=edition.cited_version)}",
    }


def chart_package(edition: Edition, name: str, about: dict[str, str], language: Language) -> str:
    """The descriptor of a chart's numbers: a Data Package of one table."""
    columns = [
        {"name": column, "type": _COLUMN_TYPES.get(column, "string"), "description": meaning[language]}
        for column, meaning in words.CHART_COLUMNS.items()
    ]
    home = edition.address_of(f"{ID_FOLDER}/{name}/")
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": about["title"],
        "description": about["edition"],
        "version": edition.cited_version,
        "created": f"{edition.date.isoformat()}T00:00:00Z",
        **({"homepage": home} if home else {}),
        "licenses": [
            {
                "name": edition.licence.name,
                "title": edition.licence.title,
                "path": edition.licence.address,
            }
        ],
        "contributors": [{"title": who.en, "roles": ["author"]} for who in edition.contributors],
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": columns, "missingValues": [""]},
            }
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def setup(app: Sphinx) -> None:
    """Register both nodes, and how a notebook's output becomes one.

    myst-nb asks installed packages for such plugins and keeps the list. An entry point would have to be
    installed, and would break other books where the package is installed without this extension.
    """
    if CarriedMime not in load_mime_renders():
        load_mime_renders().append(CarriedMime)
    app.add_node(ChartMenu, html=(_write_menu, _written))
    app.add_node(CarriedNode)
