"""The readable notebooks for JupyterLab in the repository: copies that a reader may change as he likes.

What is changed there stays there; neither the chapters nor the built book notice. The package of the
repository is in use, so the cells that install one and compare its version are left out. Knows notebooks, no
chapter.
"""

from __future__ import annotations

from pathlib import Path

import nbformat

from book.downloads.built_pages import PageError
from book.downloads.notebooks import CHECK_BEGINS, INSTALL_BEGINS, LOAD


def write_lab(site: Path, folder: Path) -> list[Path]:
    """Copy the notebooks of a built site; a copy younger than its notebook is left as the reader has it.

    Returns all notebooks of the folder. Raises PageError where none was built.
    """
    built = sorted((site / "notebooks").glob("*.ipynb"))
    if not built:
        raise PageError("there are no notebooks yet: run make book first")
    folder.mkdir(parents=True, exist_ok=True)
    for file in built:
        copy = folder / file.name
        if not copy.is_file() or copy.stat().st_mtime < file.stat().st_mtime:
            notebook = nbformat.read(file, as_version=4)
            notebook.cells = [cell for cell in notebook.cells if not cell.source.startswith(INSTALL_BEGINS)]
            for cell in notebook.cells:
                if cell.source.startswith(CHECK_BEGINS):
                    cell.source = LOAD
            copy.write_text(nbformat.writes(notebook) + "\n", "utf-8")
    return [folder / file.name for file in built]
