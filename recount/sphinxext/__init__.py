"""The Sphinx extension of the book: ties together the modules of this folder, one idea each.

This folder is the only part of the package that knows Sphinx. It knows no chapter by name.
"""

from sphinx.application import Sphinx

from recount.sphinxext import (
    charts,
    evidence,
    execution,
    fonts,
    leftovers,
    policy,
    printed,
    roles,
    stylesheet,
    tables,
)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register everything that the book adds to Sphinx."""
    for module in (execution, charts, fonts, roles, tables, evidence, printed, policy, stylesheet, leftovers):
        module.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
