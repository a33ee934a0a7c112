"""The tables of an edition on record, each by its hash, so that no word of them changes unnoticed.

Numbers, dates and verdicts are held by checks and tests; a label, a note or a title by nothing but this.
`make stamp` writes the record, `make release` refuses an edition that is not the recorded one.
"""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

#: Where the hashes stand, of this edition and of earlier ones.
RECORD = "published_tables.csv"
#: What `make stamp` writes and no chapter computes with; citations and a release read it.
STAMPED = {"chapters.csv", "published_ids.csv", "published_results.csv", "published_texts.csv", RECORD}
#: What of data/ the package carries. Beside it, a copy of the report's text or what an editor left may stand.
DATA_FILES = (".bib", ".csv", ".json")


def hashes(data: Path) -> dict[str, str]:
    """The SHA-256 of every file of a data directory that people write, by its name; records are left out."""
    written = (file for file in sorted(data.iterdir()) if file.suffix in DATA_FILES)
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in written
        if file.name not in STAMPED or file.name == "chapters.csv"
    }


def recorded(data: Path, edition: str) -> dict[str, str]:
    """The hashes on record for an edition, by file; empty for one that was never recorded."""
    with (data / RECORD).open(encoding="utf-8", newline="") as stream:
        return {row["file"]: row["sha256"] for row in csv.DictReader(stream) if row["edition"] == edition}


def off_record(data: Path, edition: str) -> list[str]:
    """The files that are not as they are on record for an edition: changed, new or gone since."""
    now, then = hashes(data), recorded(data, edition)
    return [file for file in sorted({*now, *then}) if now.get(file) != then.get(file)]
