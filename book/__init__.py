"""What builds and publishes the book: the Sphinx extension, the downloads, stamp and release.

Knows `recount`, which knows nothing of this package; no part of the wheel that notebooks install.
"""
