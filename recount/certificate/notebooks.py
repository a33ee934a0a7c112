"""Runs the code of the book's notebooks and takes out the charts that it draws.

Each notebook runs in this process, cell by cell; nothing is installed. Knows notebooks as files and charts as
objects, no chapter.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recount.charts.canvas import Chart
from recount.charts.carried import CarriedRow, csv_text

NOTEBOOKS, CHARTS = "notebooks", "charts"


class NotTheBook(ValueError):
    """A folder does not hold what a comparison needs; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What running the notebooks came to.

    notebooks: how many ran to the end. broken: a sentence for each that did not. drawn: the numbers of each
    chart as a file would hold them. published: the same by name, as the book has them.
    """

    notebooks: int
    broken: tuple[str, ...]
    drawn: frozenset[str]
    published: dict[str, str]

    @property
    def differing(self) -> list[str]:
        """The published charts whose numbers no notebook has drawn."""
        return [name for name, numbers in self.published.items() if numbers not in self.drawn]


def run_book(folder: Path) -> Ran:
    """Run every notebook of a built book, or of its offline copy. NotTheBook where it holds none."""
    notebooks = sorted((folder / NOTEBOOKS).glob("*.ipynb"))
    charts = sorted((folder / CHARTS).glob("*.csv"))
    if not notebooks or not charts:
        raise NotTheBook(
            f"'{folder}' holds no {NOTEBOOKS}/ or no {CHARTS}/; name the folder of the built book or of its"
            " offline copy"
        )
    drawn: set[str] = set()
    broken = []
    for notebook in notebooks:
        try:
            drawn |= {_numbers(chart) for chart in charts_of(notebook)}
        except Exception as error:  # whatever a cell may raise is what is to be told
            broken.append(f"{notebook.name}: {type(error).__name__}: {error}")
    told = {file.stem: file.read_bytes().decode() for file in charts}
    return Ran(len(notebooks) - len(broken), tuple(broken), frozenset(drawn), told)


def charts_of(notebook: Path) -> Iterator[Chart]:
    """The charts that a notebook's cells end in, in order."""
    names: dict[str, Any] = {"__name__": "__main__"}
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and not source.startswith("%"):
            with contextlib.redirect_stdout(io.StringIO()):
                shown = _run(source, names)
            if isinstance(shown, Chart):
                yield shown


def _run(source: str, names: dict[str, Any]) -> object:
    """Run a cell; the value of its last line, if that is an expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)
    if not isinstance(last, ast.Expr):
        return None
    found: object = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
    return found


def _numbers(chart: Chart) -> str:
    return csv_text([CarriedRow.of(row) for row in chart.data])
