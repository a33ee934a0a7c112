"""Addresses that open a notebook in somebody else's Jupyter: Google Colab and Binder.

Both take it from the branch that the site is published on, so they exist only where repository and site are
known and the repository stands on GitHub. Knows addresses, no notebook.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlsplit

from book.downloads.notebooks import EXTRA, Package
from recount.cite.edition import Edition

#: The branch that the site is published from; .github/workflows/publish.yml names it too.
BRANCH = "gh-pages"
_PYTHON = "python-3.12"


def addresses(edition: Edition, notebook: str) -> dict[str, str]:
    """By service, the address that opens a notebook of the site; empty where there is none.

    notebook: its place in the site.
    """
    place = urlsplit(edition.repository or "")
    if edition.address is None or place.netloc != "github.com":
        return {}
    repository = place.path.strip("/").removesuffix(".git")
    opened = quote(f"lab/tree/{notebook}", safe="")
    return {
        "Colab": f"https://colab.research.google.com/github/{repository}/blob/{BRANCH}/{notebook}",
        "Binder": f"https://mybinder.org/v2/gh/{repository}/{BRANCH}?urlpath={opened}",
    }


def write_settings(site: Path, edition: Edition, package: Package) -> None:
    """Write what Binder reads from the published branch: the package with its wheel, and JupyterLab."""
    if not addresses(edition, ""):
        return
    folder = site / ".binder"
    folder.mkdir(exist_ok=True)
    (folder / "requirements.txt").write_text(f"jupyterlab\n./notebooks/{package.name}[{EXTRA}]\n", "utf-8")
    (folder / "runtime.txt").write_text(f"{_PYTHON}\n", "utf-8")
