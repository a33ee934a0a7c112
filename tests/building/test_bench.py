"""The bench measures what it says: its made-up report loads, holds together and has evidence."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from support import PROJECT

import recount


def test_a_made_up_report_loads_and_every_check_and_source_agrees(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("synthetic_data", PROJECT / "bench" / "synthetic_data.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.write_synthetic_data(PROJECT / "data", tmp_path / "data", 300)
    report = recount.load(tmp_path / "data")
    assert (len(report), len(report.audit()), len(report.testimonies)) == (300, 100, 100)
    assert report.changed_verdicts() == []
