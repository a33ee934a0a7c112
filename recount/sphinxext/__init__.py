"""The Sphinx extension of the book: ties together the modules of this folder, one idea each.

This folder is the only part of the package that knows Sphinx. It knows no chapter by name.
"""

from sphinx.application import Sphinx

from recount.sphinxext import (
    charts,
    evidence,
    execution,
    folding,
    fonts,
    leftovers,
    policy,
    printed,
    progress,
    roles,
    stylesheet,
    tables,
)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register everything that the book adds to Sphinx."""
    what_pages_say = (execution, charts, folding, roles, tables, evidence, printed, progress)
    what_pages_ship = (fonts, policy, stylesheet, leftovers)
    for module in (*what_pages_say, *what_pages_ship):
        module.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
