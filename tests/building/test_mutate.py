"""The mutations of `make mutate` are of code that reckons, and are the same ones each time."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
from support import PROJECT


@pytest.fixture(scope="module")
def harness() -> ModuleType:
    file = PROJECT / "bench" / "mutate_code.py"
    spec = importlib.util.spec_from_file_location("mutate_code", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutate_code"] = module  # dataclasses look there
    spec.loader.exec_module(module)
    return module


def made(harness: ModuleType, monkeypatch: pytest.MonkeyPatch, folder: Path, source: str) -> list[str]:
    """What becomes of a module, one line for each change."""
    monkeypatch.setattr(harness, "PROJECT", folder)
    (folder / "module.py").write_text(source, "utf-8")
    return [f"{change.before} -> {change.after}" for change in harness.changes(folder / "module.py")]


def test_what_computes_is_changed_and_what_only_tells_is_not(
    harness: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = (
        '"""Words."""\n__all__ = ["f"]\n\n\n@cache(9)\ndef f(x: "int" = 1) -> "int":\n    """Words."""\n'
        '    return "ผล" if not x < 2 and x + 1 else f"{x}"\n'
    )
    assert made(harness, monkeypatch, tmp_path, source) == [
        "1 -> 2",
        "not x < 2 and x + 1 -> (not x < 2 or x + 1)",
        "not x < 2 -> (x < 2)",
        "x < 2 -> (x <= 2)",
        "2 -> 3",
        "x + 1 -> (x - 1)",
        "1 -> 2",
        "\"ผล\" -> 'ผa'",
    ]


@pytest.mark.usefixtures("trials")
def test_a_change_is_one_expression_and_the_module_still_parses(harness: ModuleType) -> None:
    module = PROJECT / "recount" / "quantity.py"
    before = module.read_text("utf-8").splitlines()
    for change in harness.changes(module):
        compile(change.text, str(module), "exec")
        differing = [a for a, b in zip(before, change.text.splitlines(), strict=True) if a != b]
        assert len(differing) == 1, change


@pytest.mark.usefixtures("trials")
def test_the_same_places_are_drawn_from_every_module(harness: ModuleType) -> None:
    drawn = [list(harness._drawn(random.Random(harness.SEED))) for _ in range(2)]
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) == harness.PLACES
    first_round = {change.module for change in drawn[0][:60]}
    assert len(first_round) == 60
