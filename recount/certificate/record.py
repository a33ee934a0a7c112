"""The record of a re-execution: how much is equal, what differs, with which versions, on which data and code.

The same data, code and results give the same record on every machine, but for its lines on machine and date.
"""

from __future__ import annotations

import hashlib
import platform
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from recount.certificate.notebooks import Ran
from recount.certificate.results import KINDS, Difference, Key
from recount.cite.edition import Edition
from recount.tables.dataset import DATA

#: Libraries that numbers pass through.
LIBRARIES = ("pandas", "matplotlib", "pythainlp", "currencyconverter")
_DATA_FILES = {".bib", ".csv", ".json"}
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was computed again and what came of it.

    ran: None where no notebook was run. day: as it was given.
    """

    edition: Edition
    published: Mapping[Key, str]
    differing: Sequence[Difference]
    data: str
    code: str
    ran: Ran | None = None
    day: str = ""

    @property
    def equal(self) -> bool:
        """Whether everything that was computed again is as it was published."""
        return not self.differing and (self.ran is None or not (self.ran.differing or self.ran.broken))

    def lines(self) -> Iterator[str]:
        """The record, a line each."""
        yield f"{self.edition.title.en} {self.edition.cited_version}, computed again"
        counts = Counter(kind for kind, _ in self.published)
        wrong = Counter(difference.kind for difference in self.differing)
        for kind in KINDS:
            yield _count(kind, counts[kind] - wrong[kind], counts[kind])
        if self.ran is None:
            yield f"{'chart':<10} not drawn again: name the folder of the book"
        else:
            yield _count("chart", len(self.ran.published) - len(self.ran.differing), len(self.ran.published))
            yield _count("notebook", self.ran.notebooks, self.ran.notebooks + len(self.ran.broken))
        yield f"{'data':<10} SHA-256 {self.data}"
        yield f"{'code':<10} SHA-256 {self.code}"
        yield f"{'with':<10} Python {platform.python_version()}, {', '.join(map(_version, LIBRARIES))}"
        yield f"{'on':<10} {platform.system()} {platform.machine()}"
        if self.day:
            yield f"{'date':<10} {self.day}, as given"
        yield f"{'result':<10} {'equal' if self.equal else 'not equal'}"
        yield from map(str, self.differing)
        if self.ran is not None:
            yield from (f"chart {name}: other numbers than the published ones" for name in self.ran.differing)
            yield from (f"notebook {sentence}" for sentence in self.ran.broken)


def digest_of_data(directory: Path | None = None) -> str:
    """One SHA-256 for all tables of a data directory, without what other programs may keep there."""
    folder = DATA if directory is None else directory
    return _digest(folder, (file for file in folder.iterdir() if file.suffix in _DATA_FILES))


def digest_of_code() -> str:
    """One SHA-256 for the package's own modules."""
    return _digest(_PACKAGE, _PACKAGE.rglob("*.py"))


def _digest(folder: Path, files: Iterator[Path]) -> str:
    """The SHA-256 of a list of files, a line each, as `sha256sum` prints it."""
    names = sorted((file.relative_to(folder).as_posix(), file) for file in files)
    lines = (f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {name}\n" for name, file in names)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _count(kind: str, equal: int, total: int) -> str:
    return f"{kind:<10} {equal} of {total} equal"


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return f"no {library}"
