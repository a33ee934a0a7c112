"""A made-up report of any length: figures in threes, each third the sum of the two before, and its check.

Takes the tables' columns from the book's own data, so that it follows them when they change.
"""

import csv
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Row = Mapping[str, str | int]


def write_synthetic_data(model: Path, folder: Path, size: int) -> None:
    """Write a dataset of `size` figures to `folder`, with the descriptor and the units of `model`."""
    folder.mkdir(parents=True)
    for name in ("datapackage.json", "units.csv"):
        shutil.copy(model / name, folder)
    _write(model, folder, "numerals.csv", [])
    _write(model, folder, "figures.csv", map(_figure, range(size)))
    _write(model, folder, "checks.csv", _checks(size))


def _million(number: int) -> int:
    """Return the millions of yuan of figure `number`: every third is the sum of the two before it."""
    third, place = divmod(number, 3)
    first, second = 1 + third % 400, 1 + third % 300
    return (first, second, first + second)[place]


def _figure(number: int) -> Row:
    phrase = f"{_million(number):,} ล้านหยวน"
    start = 100 * number
    return {
        "id": f"made_up_{number}",
        "section": "key_facts",
        "line": number + 1,
        "start": start,
        "end": start + len(phrase),
        "phrase": phrase,
        "label_en": f"made-up amount {number}",
        "label_th": f"จำนวนสมมุติ {number}",
        "entity": "Nobody",
        "value": _million(number) * 1_000_000,
        "unit": "CNY",
        "hedge": "exact",
        "as_of": "2020",
    }


def _checks(size: int) -> Iterator[Row]:
    for first in range(0, size - 2, 3):
        yield {
            "id": f"sum_{first}",
            "section": "key_facts",
            "kind": "sum",
            "statement": f"made_up_{first} + made_up_{first + 1} = made_up_{first + 2}",
            "expected": "agrees",
            "title_en": f"made-up sum {first}",
            "title_th": f"ผลรวมสมมุติ {first}",
            "note_en": "Made up.",
            "note_th": "สมมุติ",
        }


def _write(model: Path, folder: Path, name: str, rows: Iterable[Row]) -> None:
    with (model / name).open(encoding="utf-8", newline="") as table:
        columns = next(csv.reader(table))
    with (folder / name).open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
