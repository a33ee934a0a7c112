"""The tables that the audit computes, as CSV: each is written from the DataFrame that the package shows.

Trials of the audit take seconds, so a build keeps them for as long as nothing that they depend on has
changed. Knows the report's tables by name, not what their columns mean.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recount.report import Report, load
from recount.tables.schema import COMPUTED, DataError

if TYPE_CHECKING:
    import pandas as pd

#: The computed tables by name; datapackage.json describes their columns.
TABLES: Mapping[str, Callable[[Report], pd.DataFrame]] = {
    "findings": lambda report: report.findings_table,
    "standings": lambda report: report.standings_table,
    "robustness": lambda report: report.robustness(),
    "combinations": lambda report: report.combinations(),
    "power": lambda report: report.power(),
}
#: Those that judge every check again and again. What people wrote about rows is not in them.
TRIALS = ("robustness", "combinations", "power")


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the tables of trials are kept, and the state of all that they depend on, as one digest."""

    file: Path
    state: str


def computed_tables(data: Path, descriptor: Mapping[str, Any], kept: Kept | None = None) -> dict[str, str]:
    """The CSV of each computed table that a descriptor describes, by name.

    Raises DataError for a table that nobody computes, or when data/ is not valid.
    """
    names = [resource["name"] for resource in descriptor.get(COMPUTED, [])]
    for name in names:
        if name not in TABLES:
            raise DataError(f"datapackage.json, {COMPUTED}: nothing computes a table '{name}'; remove it")
    if not names:
        return {}
    trials = [name for name in names if name in TRIALS]
    held = (_read(kept, trials) if kept else None) or {}
    report = load(data)
    tables = {name: held.get(name) or _as_csv(TABLES[name](report)) for name in names}
    if kept and not held:
        _write(kept, {name: tables[name] for name in trials})
    return tables


def _as_csv(table: pd.DataFrame) -> str:
    text: str = table.to_csv(index=table.index.name is not None, lineterminator="\n")
    return text


def _read(kept: Kept, names: list[str]) -> dict[str, str] | None:
    """The tables of this very state; none where the file is of another one, missing or damaged."""
    try:
        held = json.loads(kept.file.read_text("utf-8"))
        tables = {name: str(held["tables"][name]) for name in names}
        same = (held["state"], held["digest"]) == (kept.state, _digest(tables))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return tables if same else None


def _write(kept: Kept, tables: dict[str, str]) -> None:
    held = {"state": kept.state, "digest": _digest(tables), "tables": tables}
    kept.file.parent.mkdir(parents=True, exist_ok=True)
    # A build that is broken off leaves the file whole.
    unfinished = kept.file.with_suffix(".part")
    unfinished.write_text(json.dumps(held, ensure_ascii=False), "utf-8")
    unfinished.replace(kept.file)


def _digest(tables: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()
