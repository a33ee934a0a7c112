"""`make mutate`: one changed character at a time in the data, and which of the changes the audit lets pass.

What a contributor runs first is `recount audit`, so that is the witness here: each change is caught when the
data are refused or a verdict is no longer the one on record. The changes are drawn with a fixed seed, in
turn from every column of every table, until the time is over; so a longer run begins as a shorter one does.
Words (labels, notes, titles, descriptions, reasons) can be caught by no reckoning and are left out.

    python bench/mutate_data.py [MINUTES]     at most 10, which is also the default
"""

import csv
import random
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import recount
from recount.tables.schema import DataError, read_descriptor

DATA = Path(__file__).resolve().parents[1] / "data"
SEED = 2020
MOST_MINUTES = 10.0
#: Columns of words for readers, by how their names end or what they are.
_WORDS = ("_en", "_th", "entity", "name_one", "name_many", "reason", "text")
_DIGITS = "0123456789"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Table = list[list[str]]


def main() -> int:
    """Change, look, and tell what survived by column. Returns 0: survivors are told, not forbidden."""
    minutes = min(float(sys.argv[1]) if len(sys.argv) > 1 else MOST_MINUTES, MOST_MINUTES)
    end = time.monotonic() + 60 * minutes
    tried: defaultdict[str, int] = defaultdict(int)
    survived: defaultdict[str, list[str]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        shutil.copytree(DATA, folder)
        for table, column, row, cell, changed in changes(folder, random.Random(SEED)):
            if time.monotonic() > end:
                break
            where = f"{table}.csv, {column}"
            tried[where] += 1
            if not _caught(folder, table, column, row, changed):
                survived[where].append(f"row {row + 1}: {cell} -> {changed}")
    _tell(tried, survived)
    return 0


def changes(folder: Path, chance: random.Random) -> Iterator[tuple[str, str, int, str, str]]:
    """Table, column, row, the cell as it is and with one character changed; a round over all columns each."""
    tables = {
        resource["name"]: _read(folder / resource["path"])
        for resource in read_descriptor(folder)["resources"]
    }
    columns = [
        (name, number)
        for name, rows in tables.items()
        for number, column in enumerate(rows[0])
        if not column.endswith(_WORDS) and any(row[number] for row in rows[1:])
    ]
    while True:
        for name, number in columns:
            rows = tables[name]
            row = chance.choice([place for place, cells in enumerate(rows) if place and cells[number]])
            cell = rows[row][number]
            yield name, rows[0][number], row, cell, _slipped(cell, chance)


def _slipped(cell: str, chance: random.Random) -> str:
    """The cell with one character as another of its sort, left out, or doubled where it has no sort."""
    places = [place for place, letter in enumerate(cell) if letter.isascii() and letter.isalnum()]
    if not places:
        return cell[:-1] or f"{cell}{cell}"
    place = chance.choice(places)
    sort = _DIGITS if cell[place].isdigit() else _LETTERS
    other = chance.choice([letter for letter in sort if letter != cell[place].lower()])
    return f"{cell[:place]}{other}{cell[place + 1 :]}"


def _caught(folder: Path, table: str, column: str, row: int, changed: str) -> bool:
    path = folder / f"{table}.csv"
    before = path.read_bytes()
    rows = _read(path)
    rows[row][rows[0].index(column)] = changed
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)
    try:
        report = recount.load(folder)
        report.check_everything()
        return bool(report.changed_verdicts())
    except DataError:
        return True
    finally:
        path.write_bytes(before)


def _read(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _tell(tried: dict[str, int], survived: dict[str, list[str]]) -> None:
    total, left = sum(tried.values()), sum(map(len, survived.values()))
    print(f"{total} changes, {total - left} caught, {left} not, by column:\n")
    for where in sorted(tried, key=lambda name: (-len(survived.get(name, ())), name)):
        told = survived.get(where, [])
        print(f"{where}: {tried[where] - len(told)} of {tried[where]} caught")
        for change in told[:5]:
            print(f"    {change}")


if __name__ == "__main__":
    sys.exit(main())
