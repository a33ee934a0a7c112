"""A kernel that dies before it has run anything is started again; one that dies later stops the build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

from book.sphinxext.running import execution
from book.sphinxext.running.execution import STARTS, Chapter

TAKEN = "Kernel died before replying to kernel_info"


class Kernels:
    """Stands for what runs notebooks: it fails in the given ways, one a start, and then runs."""

    def __init__(self, *failures: str) -> None:
        self.failures, self.starts = list(failures), 0

    def __call__(self, notebook: nbformat.NotebookNode, **settings: Any) -> execution.ExecutionResult:
        self.starts += 1
        if self.failures:
            raise RuntimeError(self.failures.pop(0))
        return execution.ExecutionResult(notebook, settings["cwd"], 0.0, None, None)


def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *failures: str) -> tuple[str | None, int]:
    """What stopped a chapter, if anything, and how many kernels were started."""
    kernels = Kernels(*failures)
    monkeypatch.setattr(execution, "single_nb_execution", kernels)
    failure = execution._run(Chapter("page", tmp_path / "page.md", nbformat.v4.new_notebook()), 1)
    return failure and failure.what, kernels.starts


def test_a_port_taken_by_another_costs_a_second_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run(monkeypatch, tmp_path, TAKEN) == (None, 2)


def test_a_kernel_that_never_starts_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert run(monkeypatch, tmp_path, *[TAKEN] * 9) == (f"RuntimeError: {TAKEN}", STARTS)


def test_a_kernel_that_dies_at_work_is_not_started_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run(monkeypatch, tmp_path, "Kernel died") == ("RuntimeError: Kernel died", 1)
