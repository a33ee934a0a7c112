"""A made-up report of any length: figures in threes, the third the sum of the others, with check and source.

Every table of the book's own descriptor is written: what is not made up here has its header only. Columns
that are not made up either are those of the model's first row, so that this follows the tables when they
change.
"""

import csv
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

Row = Mapping[str, str | int]

_SOURCE = "nobody2020count"
_SOURCES = f"""@online{{{_SOURCE},
  author = {{{{Nobody}}}},
  title = {{Made-up amounts}},
  year = {{2020}},
  date = {{2020-12-31}},
  url = {{https://example.org/}},
  urldate = {{2021-01-31}},
  keywords = {{newswire}},
  note = {{Made up. Seen 31 January 2021.}},
}}
"""


def write_synthetic_data(model: Path, folder: Path, size: int) -> None:
    """Write a dataset of `size` figures to `folder`, with the descriptor and the units of `model`."""
    folder.mkdir(parents=True)
    for name in ("datapackage.json", "units.csv"):
        shutil.copy(model / name, folder)
    (folder / "references.bib").write_text(_SOURCES, "utf-8")
    descriptor = json.loads((model / "datapackage.json").read_text("utf-8"))
    for table in (resource["path"] for resource in descriptor["resources"]):
        if table != "units.csv":
            _write(model, folder, table, _MADE_UP.get(table, lambda size: ())(size))


def _million(number: int) -> int:
    """Return the millions of yuan of figure `number`: every third is the sum of the two before it."""
    third, place = divmod(number, 3)
    first, second = 1 + third % 400, 1 + third % 300
    return (first, second, first + second)[place]


def _figures(size: int) -> Iterator[Row]:
    for number in range(size):
        phrase = f"{_million(number):,} ล้านหยวน"
        start = 100 * number
        yield {
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
            "value_high": "",
            "unit": "CNY",
            "hedge": "exact",
            "as_of": "2020",
            "repeats": "",
            "scope": "",
        }


def _checks(size: int) -> Iterator[Row]:
    for first in range(0, size - 2, 3):
        yield {
            "id": f"sum_{first}",
            "section": "key_facts",
            "kind": "sum",
            "statement": f"made_up_{first} + made_up_{first + 1} = made_up_{first + 2}",
            "basis": "",
            "expected": "agrees",
            "title_en": f"made-up sum {first}",
            "title_th": f"ผลรวมสมมุติ {first}",
            "note_en": "Made up.",
            "note_th": "สมมุติ",
        }


def _evidence(size: int) -> Iterator[Row]:
    for number in range(0, size, 3):
        yield {
            "id": f"told_{number}",
            "figure": f"made_up_{number}",
            "source": _SOURCE,
            "phrase": f"{_million(number):,} million yuan",
            "value": f"{_million(number)}e6",
            "value_high": "",
            "unit": "CNY",
            "hedge": "exact",
            "as_of": "2020",
            "comparable": "same",
            "expected": "confirms",
            "note_en": "Made up.",
            "note_th": "สมมุติ",
        }


_MADE_UP: Mapping[str, Callable[[int], Iterable[Row]]] = {
    "figures.csv": _figures,
    "checks.csv": _checks,
    "evidence.csv": _evidence,
}


def _write(model: Path, folder: Path, name: str, rows: Iterable[Row]) -> None:
    with (model / name).open(encoding="utf-8", newline="") as table:
        reader = csv.DictReader(table)
        first: Row = next(reader, {})
    with (folder / name).open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, reader.fieldnames or ())
        writer.writeheader()
        writer.writerows({**first, **row} for row in rows)
