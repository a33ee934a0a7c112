"""Every result of the book by its name, as it is published and as it is computed here.

Published results stand in data/published_results.csv, which `make stamp` writes. Knows the report; not how a
record of the comparison looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from recount.quantity import Interval
from recount.report import Report
from recount.tables.csv_files import read_table
from recount.tables.dataset import DATA
from recount.tables.schema import read_descriptor

TABLE = "published_results"
#: What there is, in the order of a record.
KINDS = ("figure", "check", "evidence", "standing")
#: Digits that are compared: more than any number prints, fewer than a division carries.
_DIGITS = 12
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A result that is not the published one; None where one side has none."""

    kind: str
    id: str
    published: str | None
    here: str | None

    def __str__(self) -> str:
        published, here = self.published or "nothing", self.here or "nothing"
        return f"{self.kind} {self.id}: published {published}, here {here}"


def results(report: Report) -> dict[Key, str]:
    """Every result in plain signs, by kind and id.

    A figure's is what its phrase can mean, a check's its verdict and what it comes to, evidence's what it
    does to its figure, a standing its name.
    """
    found: dict[Key, str] = {}
    for figure in report.values():
        found["figure", figure.id] = f"{_ends(figure.interval)} {figure.unit}".strip()
    for finding in report.audit():
        found["check", finding.id] = f"{finding.verdict}: {_ends(finding.left)}"
    for id, told in report.testimonies.items():
        found["evidence", id] = str(told.weight)
    for id, standing in report.standings.items():
        found["standing", id] = str(standing)
    return found


def published(directory: Path | None = None) -> dict[Key, str]:
    """The results as the edition publishes them. DataError where the table is not valid."""
    directory = DATA if directory is None else directory
    rows = read_table(directory, read_descriptor(directory), TABLE)
    return {(row["kind"], row["id"]): row["result"] for row in rows}


def differences(then: Mapping[Key, str], now: Mapping[Key, str]) -> list[Difference]:
    """What is not the same on both sides, in the order of the published ones."""
    keys = dict.fromkeys([*then, *now])
    return [Difference(*key, then.get(key), now.get(key)) for key in keys if then.get(key) != now.get(key)]


def _ends(interval: Interval) -> str:
    low = "(" if interval.low_open else "["
    high = ")" if interval.high_open else "]"
    return f"{low}{_digits(interval.low)}, {_digits(interval.high)}{high}"


def _digits(value: Decimal) -> str:
    return f"{value:.{_DIGITS}g}" if value.is_finite() else str(value)
