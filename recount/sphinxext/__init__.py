"""The Sphinx extension of the book: ties together the modules of this folder, one idea each.

This folder is the only part of the package that knows Sphinx. It knows no chapter by name.
"""

from sphinx.application import Sphinx

from recount.sphinxext import (
    chart_menu,
    charts,
    cite,
    downloads,
    evidence,
    execution,
    fonts,
    footer,
    head,
    publication,
    retired,
    roles,
    tables,
)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register everything that the book adds to Sphinx."""
    before = (publication, execution, fonts, footer)
    on_pages = (charts, chart_menu, roles, tables, evidence, cite, retired, head, downloads)
    for module in (*before, *on_pages):
        module.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
