"""Refuses a build while another one writes to the same folder. Knows nothing of what a build does."""

from pathlib import Path

from sphinx.application import Sphinx

from book import lock


def setup(app: Sphinx) -> None:
    """Take the lock of the build's folder, and let it go when the build has ended."""
    build = Path(app.outdir).parent
    try:
        taken = lock.take(build)
    except lock.Busy as error:
        # An exception that Jupyter Book catches would bury the message in a traceback.
        raise SystemExit(str(error)) from None
    if taken:  # and not by book.build, which has more to do
        app.connect("build-finished", lambda app, exception: lock.let_go(build), priority=1000)
