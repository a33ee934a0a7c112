"""Placeholder of the roles module."""

from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register nothing yet."""
