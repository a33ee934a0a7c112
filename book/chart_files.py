"""The files that a reader takes away from a chart: its numbers as CSV, and a README that explains them.

Knows what a chart carries and how to cite it; neither drawing nor Sphinx.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields

from recount.charts.carried import Carried, CarriedRow
from recount.cite.formats import bibtex, reference
from recount.cite.works import Work
from recount.report import Report

COLUMNS = tuple(field.name for field in fields(CarriedRow))
_MEANINGS = {
    "id": "permanent name of the figure, check or evidence that the row stands for; empty where it has none",
    "label": "what the row is",
    "words": "the number in words, as the chart shows it",
    "phrase": "the Thai words of the report that carry the number",
    "printed": "the number as printed, in the unit; empty for computed numbers and ranges",
    "low": "lower end of the interval of values that the row can mean",
    "high": "upper end of that interval; empty where there is none",
    "low_included": "true when the lower end is itself possible",
    "high_included": "true when the upper end is itself possible",
    "unit": "unit of all numbers of the row, a name of units.csv or made of such; empty for a plain number",
    "band_low": "lower end of a cited band that the row is held against",
    "band_high": "upper end of that band",
}
#: Excel takes a file without this mark for another encoding than UTF-8.
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the same archive whenever it is made


def csv_text(rows: Sequence[CarriedRow]) -> str:
    """The rows as a CSV file that spreadsheets open with Thai intact."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(astuple(row) for row in rows)
    return _MARK + stream.getvalue()


def readme(chart: Carried, caption: str, work: Work, report: Report) -> str:
    """What the columns, units and sources are, how the numbers were computed and how to cite them."""
    edition = work.edition
    lines = [
        f"# {chart.message}",
        "",
        caption,
        "",
        f"{work.id} of {edition.full_title('en')}, version {edition.version},"
        f" chapter “{work.page.title.en}”.",
        *([work.address] if work.address else []),
        "",
        "## Columns",
        "",
        *(f"- `{name}`: {_MEANINGS[name]}." for name in COLUMNS),
        "",
        "## Units",
        "",
        *_units(chart, report),
        "",
        "## Source",
        "",
        f"{chart.source}. The report is Alibaba Group's, in Thai, 2020; only its numbers are here.",
        "",
        "## How the numbers were computed",
        "",
        "A printed number stands for the interval of all values that would be printed so, rounded at the last"
        " printed place; hedges such as “more than” are bounds. A computed number is the interval of all"
        " possible results.",
        "",
        *_computations(chart, report),
        "",
        "## How to cite",
        "",
        reference(work, "en"),
        "",
        reference(work, "th"),
        "",
        "```bibtex",
        bibtex(work, "en").strip(),
        "```",
        "",
        f"Licence: {edition.licence.title} ({edition.licence.address}).",
        "",
    ]
    return "\n".join(lines)


def _units(chart: Carried, report: Report) -> Iterator[str]:
    names = [part for row in chart.rows for part in row.unit.replace("/", "*").split("*")]
    for name in dict.fromkeys(names):
        if name in report.units:
            unit = report.units[name]
            yield f"- `{name}`: {unit.name_many} ({unit.name_th})."
    if any(not row.unit for row in chart.rows):
        yield "- no unit: a plain number, such as a share of one or a multiple."


def _computations(chart: Carried, report: Report) -> Iterator[str]:
    checks = {check.id: check for check in report.checks}
    for id in dict.fromkeys(row.id for row in chart.rows if row.id):
        if id in report.by_id:
            yield f"- `{id}`: a figure of the report, line {report[id].line} of its text."
        elif id in checks:
            yield f"- `{id}`: the check `{checks[id].statement}`."
        elif id in report.evidence:
            publisher = report.evidence[id].source.publisher
            yield f"- `{id}`: a number that {publisher} gives; a row of evidence.csv."
    if any(not row.id for row in chart.rows):
        yield "- rows without a name: computed by the code that drew the chart, which is offered beside it."


def archive(files: dict[str, str]) -> bytes:
    """A zip archive of text files, the same bytes for the same files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, text.encode())
    return stream.getvalue()
