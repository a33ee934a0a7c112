"""Forked kernels: alone like any other, and gone when what they were forked from is gone."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from book.sphinxext.running import forking
from book.sphinxext.running.execution import Chapter, _run
from book.sphinxext.running.forking import ForkedKernel, ForkedProcess, forked_kernels

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only"),
    pytest.mark.usefixtures("start"),  # each kernel is a program that is waited for
]


@pytest.fixture(scope="module")
def forked() -> Iterator[None]:
    with forked_kernels():
        yield


def nursery() -> forking.Nursery:
    """What kernels are forked from now."""
    assert ForkedKernel.nursery is not None
    return ForkedKernel.nursery


def said(folder: Path, *cells: str) -> list[str]:
    """What each cell of a chapter prints."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["source_map"] = list(range(len(cells)))
    chapter = Chapter("page", folder / "page.md", notebook)
    failure = _run(chapter, 30)
    assert failure is None, failure
    return ["".join(output.get("text", "") for output in cell.outputs).strip() for cell in notebook.cells]


def test_a_kernel_has_imported_what_chapters_need_and_names_none_of_it(forked: None, tmp_path: Path) -> None:
    imported, named = said(
        tmp_path,
        "import sys; print(all(name in sys.modules for name in ['pandas', 'recount.charts', 'myst_nb']))",
        "print([name for name in ('pandas', 'recount', 'forking', 'glue') if name in globals()])",
    )
    assert (imported, named) == ("True", "[]")


def test_no_kernel_sees_what_another_did(forked: None, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    said(
        first,
        "import os, random, pandas, recount; mine = 1; os.environ['MINE'] = '1'; recount.load = None",
        "pandas.options.display.max_rows = 3; os.chdir('..')",
    )
    seen = said(
        second,
        "import os, pandas, recount; print('mine' in globals(), 'MINE' in os.environ, recount.load is None)",
        "print(pandas.options.display.max_rows)",
        "print(os.getcwd())",
    )
    assert seen == ["False False False", "60", str(second)]


def test_a_kernel_is_a_process_with_a_session_of_its_own(forked: None, tmp_path: Path) -> None:
    told = said(tmp_path, "import os; print(os.getpid() == os.getsid(0), os.getppid())")[0]
    assert told == f"True {nursery()._process.pid}"


def test_what_is_printed_is_one_output_whenever_its_parts_arrive(forked: None, tmp_path: Path) -> None:
    """On a busy machine the end of a line came as an output of its own, and the page was another."""
    code = "print('one', flush=True); print('two', flush=True); print('three')"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    assert _run(Chapter("page", tmp_path / "page.md", notebook), 30) is None
    assert [output["text"] for output in notebook.cells[0].outputs] == ["one\ntwo\nthree\n"]


def test_a_kernel_that_ends_itself_stops_the_chapter(forked: None, tmp_path: Path) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("import os; os._exit(3)")])
    failure = _run(Chapter("page", tmp_path / "page.md", notebook), 30)
    assert failure is not None and "Kernel died" in failure.what


def test_kernels_end_with_what_they_were_forked_from(tmp_path: Path) -> None:
    with forked_kernels():
        manager, client = start_new_kernel(cwd=str(tmp_path))
        client.stop_channels()
        kernel = ForkedProcess(manager.provisioner.pid)
        assert kernel.poll() is None
        nursery()._process.kill()
        nursery()._process.wait()
        ended = time.monotonic() + 20
        while kernel.poll() is None and time.monotonic() < ended:
            time.sleep(0.1)
        assert kernel.poll() is not None
        manager.cleanup_resources()


def test_without_what_kernels_are_forked_from_a_chapter_fails_in_words(tmp_path: Path) -> None:
    with forked_kernels():
        nursery()._process.kill()
        nursery()._process.wait()
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])
        failure = _run(Chapter("page", tmp_path / "page.md", notebook), 30)
    assert failure is not None
    assert failure.what == "RuntimeError: Kernel died before replying: what it is forked from ended"


def test_kernels_start_as_ever_outside_and_where_nothing_can_be_forked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    factory = KernelProvisionerFactory.instance()
    usual = "local-provisioner"
    monkeypatch.setattr(factory, "default_provisioner_name", usual)
    monkeypatch.setattr(forking, "_CAN_FORK", False)
    with forked_kernels():
        assert factory.default_provisioner_name == usual
    monkeypatch.setattr(forking, "_CAN_FORK", True)
    with forked_kernels():
        assert factory.default_provisioner_name != usual
    assert factory.default_provisioner_name == usual
    assert os.environ.get("JUPYTER_DEFAULT_PROVISIONER_NAME") is None
