"""What a chapter's results depend on besides its own text, as one short digest.

jupyter-cache compares code cells only. The digest names the rest: the data, the package, the installed
versions and the settings. It may not know what becomes of it.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from importlib.metadata import distributions
from pathlib import Path

from book.record import DATA_FILES, STAMPED
from book.sphinxext.running.cells import Cells


class LeftOut(Enum):
    """What of the tables does not count; who reads it is noted."""

    NOTHING = auto()
    PROSE = auto()
    NOTED = auto()


def digests_of_inputs(project: Path, settings: Iterable[str]) -> dict[LeftOut, str]:
    """Digest data/, the package that chapters import, installed versions, Python and `settings`.

    What `make stamp` writes is left out: no chapter computes with it, so a stamp runs none again. How
    chapters run counts, since what is noted of them is worth what notes it.
    """
    read = [file for file in _data_files(project) if file.name not in STAMPED]
    installed = sorted({f"{found.name}=={found.version}" for found in distributions()})
    beside = [
        *_contents(project, _files(project / "recount")),
        *_contents(project, _files(project / "book" / "sphinxext" / "running")),
        *(part.encode() for part in [sys.version, *installed, *settings]),
    ]
    return {left_out: _digest([*_data(project, read, left_out), *beside]) for left_out in LeftOut}


def digest_of_data(project: Path, left_out: LeftOut = LeftOut.NOTHING) -> str:
    """Digest data/ alone."""
    return _digest(_data(project, _data_files(project), left_out))


def digest_of_extension(project: Path) -> str:
    """Digest what turns chapters into pages: the builder, and the files whose versions pages name."""
    folders = (project / "book", project / "_static", project / "_templates")
    return _digest(part for folder in folders for part in _contents(project, _files(folder)))


def _digest(parts: Iterable[bytes]) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()[:16]


def _data_files(project: Path) -> Iterator[Path]:
    return (file for file in _files(project / "data") if file.suffix in DATA_FILES)


def _data(project: Path, files: Iterable[Path], left_out: LeftOut) -> Iterator[bytes]:
    """The files of data/ with their names, as far as they count."""
    cells = Cells(project / "data", said=left_out is LeftOut.NOTED)
    for file in files:
        content = file.read_bytes()
        yield file.relative_to(project).as_posix().encode()
        beside = file.parent != project / "data" or left_out is LeftOut.NOTHING
        yield content if beside else cells.left_out(file.name, content)


def _contents(project: Path, files: Iterable[Path]) -> Iterator[bytes]:
    for file in files:
        yield file.relative_to(project).as_posix().encode()
        yield file.read_bytes()


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
