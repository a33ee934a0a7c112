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
    folding,
    fonts,
    footer,
    head,
    leftovers,
    policy,
    printed,
    progress,
    publication,
    retired,
    roles,
    stylesheet,
    tables,
)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register everything that the book adds to Sphinx."""
    before = (publication, execution, fonts, footer)
    what_pages_say = (charts, chart_menu, folding, roles, tables, evidence, cite, retired, head, downloads)
    what_pages_ship = (printed, progress, policy, stylesheet, leftovers)
    for module in (*before, *what_pages_say, *what_pages_ship):
        module.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
