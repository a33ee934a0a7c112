"""Whether the last build still stands: nothing that a build reads has changed since, nor what it wrote.

Knows files, the environment and what is installed; not what a build does with them. It errs towards building:
every file of the project counts, whether or not a page shows it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path

_FILE = "built.json"
#: Folders of the project that no build reads: what was built, installed or compiled.
_NOT_READ = {"_build", "node_modules", "__pycache__"}
#: The variables that a build reads begin so.
_READ = ("BOOK_", "RECOUNT_", "SOURCE_DATE_EPOCH")


def inputs(project: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return the digest of all that a build of `project` reads: files, variables, Python and packages."""
    total = hashlib.sha256()
    settings = sorted(f"{name}={value}" for name, value in environment.items() if name.startswith(_READ))
    installed = sorted({f"{found.name}=={found.version}" for found in distributions()})
    for part in [sys.version, sys.prefix, *settings, *installed]:
        total.update(hashlib.sha256(part.encode()).digest())
    for file in sorted(_files(project)):
        total.update(hashlib.sha256(file.relative_to(project).as_posix().encode()).digest())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def remember(build: Path, inputs: str, site: Path) -> None:
    """Write down that `site` was built from `inputs`."""
    state = {"inputs": inputs, "site": _written(site)}
    (build / _FILE).write_text(json.dumps(state), "utf-8")


def forget(build: Path) -> None:
    """A build begins: whatever stood before stands no longer."""
    (build / _FILE).unlink(missing_ok=True)


def stands(build: Path, inputs: str, site: Path) -> bool:
    """Whether `site` was built from `inputs` and nobody has touched a file of it since."""
    try:
        state = json.loads((build / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(state == {"inputs": inputs, "site": _written(site)})


def _files(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if not entry.is_dir():
            # A link to nowhere holds nothing, and Sphinx compiles catalogues beside their sources.
            if entry.is_file() and entry.suffix != ".mo":
                yield entry
        elif not (entry.name in _NOT_READ or entry.name[0] == "." or (entry / "pyvenv.cfg").exists()):
            yield from _files(entry)


def _written(site: Path) -> str:
    """A digest of the names, sizes and times of all files of a site."""
    files = ((path, path.stat()) for path in sorted(site.rglob("*")) if path.is_file())
    told = "\n".join(f"{path.relative_to(site)} {at.st_size} {at.st_mtime_ns}" for path, at in files)
    return hashlib.sha256(told.encode()).hexdigest()
