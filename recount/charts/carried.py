"""What a chart carries from the kernel that draws it to the page that shows it, beside picture and text.

Both ends are here: the chart writes it as JSON under a MIME type of its own, the book's build reads it. Knows
rows; neither drawing nor Sphinx.
"""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, fields
from decimal import Decimal
from typing import Any

from recount.charts.rows import Row

MIME_TYPE = "application/vnd.recounted.chart+json"
#: Digits of a computed number that are worth printing; printed numbers have fewer.
_DIGITS = 12
#: Excel takes a file without this mark for another encoding than UTF-8.
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """A row of a chart's data as text, ready for a table. Empty: there is none, or no end."""

    id: str
    label: str
    words: str
    phrase: str
    printed: str
    low: str
    high: str
    low_included: str
    high_included: str
    unit: str
    band_low: str
    band_high: str

    @classmethod
    def of(cls, row: Row) -> CarriedRow:
        """The row as text."""
        return cls(
            id=row.id,
            label=row.label,
            words=row.words,
            phrase=row.phrase,
            printed=_number(row.value),
            low=_number(row.interval.low),
            high=_number(row.interval.high),
            low_included=_truth(not row.interval.low_open),
            high_included=_truth(row.interval.high.is_finite() and not row.interval.high_open),
            unit=row.interval.unit or "",
            band_low=_number(row.band.low if row.band else None),
            band_high=_number(row.band.high if row.band else None),
        )


@dataclass(frozen=True, slots=True)
class Carried:
    """A chart's message, its rows and the same picture in pixels."""

    message: str
    rows: tuple[CarriedRow, ...]
    png: bytes

    @classmethod
    def of(cls, message: str, rows: Sequence[Row], png: bytes) -> Carried:
        """What a chart carries."""
        return cls(message, tuple(map(CarriedRow.of, rows)), png)

    def as_json(self) -> dict[str, Any]:
        """As a notebook stores it."""
        return {
            "message": self.message,
            "rows": [asdict(row) for row in self.rows],
            "png": base64.b64encode(self.png).decode(),
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Carried:
        """As a notebook has stored it."""
        rows = tuple(CarriedRow(**row) for row in stored["rows"])
        return cls(stored["message"], rows, base64.b64decode(stored["png"]))


def csv_text(rows: Sequence[CarriedRow]) -> str:
    """The rows as a CSV file that spreadsheets open with Thai intact."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(field.name for field in fields(CarriedRow))
    writer.writerows(astuple(row) for row in rows)
    return _MARK + stream.getvalue()


def _number(value: Decimal | None) -> str:
    """Plain digits, as exact as is worth printing."""
    if value is None or not value.is_finite():
        return ""
    places = max(0, _DIGITS - 1 - value.adjusted())
    text = f"{round(value, places):f}" if value else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _truth(value: bool) -> str:
    return "true" if value else "false"
