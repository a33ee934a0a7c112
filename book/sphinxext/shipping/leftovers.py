"""Takes out of the finished book the files that nothing in it names: a theme's extras, charts of old builds.

Serves whoever keeps the offline copy, which would be half as large again, and whoever hosts the site: the
theme ships source maps, fonts in forms that no page loads, and HTML fragments of its own, which would lie
there as pages without the book's policy.

Knows files and the text in them; may not know what any of them is for.
"""

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

from book.sphinxext.shipping.stylesheet import pages_of

#: Where Sphinx puts what pages load.
FOLDERS = ("_static", "_images")
#: Text in which one file can name another.
NAMING = {".css", ".js", ".json", ".html"}


def remove_leftovers(app: Sphinx, exception: Exception | None) -> None:
    """Remove what no page leads to, directly or through a file that one leads to.

    A file counts as named where its path occurs. The files of the project's own _static/ stay, named or not.
    """
    if exception or app.builder.format != "html":
        return
    outdir = Path(app.outdir)
    for name in FOLDERS:
        folder, own = outdir / name, Path(app.srcdir) / name
        files = {file.relative_to(folder) for file in folder.rglob("*") if file.is_file()}
        kept = {file for file in files if (own / file).is_file()}
        reading = [*pages_of(outdir), *(folder / file for file in kept)]
        while reading:
            file = reading.pop()
            if file.suffix in NAMING:
                text = file.read_text("utf-8")
                named = {other for other in files - kept if other.as_posix() in text}
                kept |= named
                reading += [folder / other for other in named]
        for file in files - kept:
            (folder / file).unlink()
        for empty in _emptied(folder):
            empty.rmdir()


def _emptied(root: Path) -> Iterator[Path]:
    """Folders without files, the innermost first."""
    for folder in sorted((found for found in root.rglob("*") if found.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            yield folder


def setup(app: Sphinx) -> None:
    """Register the step after the one that writes the style sheet."""
    app.connect("build-finished", remove_leftovers, priority=900)
