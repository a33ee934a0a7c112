"""Runs the chapters: side by side, inside the project folder, each at most once per state of its inputs.

myst-nb would start one kernel after the other while it reads. Here every chapter that Sphinx is about to
read and that the cache does not hold, or whose prose has changed since, is executed first, several at a time;
myst-nb then finds them all in the cache. May not know what chapters compute.
"""

import os
import shutil
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from jupyter_cache.executors.utils import ExecutionResult, single_nb_execution
from jupyter_client.kernelspec import NoSuchKernel
from myst_nb.core.read import MystMetadataParsingError, create_nb_reader
from myst_nb.sphinx_ import SphinxEnvType
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.console import strip_escape_sequences

from book.sphinxext.running.digest import LeftOut, digest_of_extension, digests_of_inputs
from book.sphinxext.running.forking import forked_kernels, noting_in
from book.sphinxext.running.isolation import isolated_environment
from book.sphinxext.running.pages_read import pages_read
from book.sphinxext.running.readings import Readings
from book.sphinxext.running.record import EVERYTHING
from recount.wording.language import RECOUNT_LANGUAGE

logger = logging.getLogger(__name__)

# A kernel waits for part of its life, so one more than there are cores; further ones only cost memory.
WORKERS = (os.cpu_count() or 1) + 1
# A port that was free when it was chosen may be another's before the kernel has it; then it starts again.
STARTS = 3
_NOT_STARTED = "Kernel died before replying"


@dataclass
class Chapter:
    """A chapter to execute: its place, its notebook, where it notes its reads, how far execution has come."""

    docname: str
    path: Path
    notebook: NotebookNode
    reads: Path | None = None
    cell: int = 0
    seconds: float = 0.0

    def enter_cell(self, cell: NotebookNode, cell_index: int) -> None:
        """Remember the cell that runs now, so that a failure can name it."""
        self.cell = cell_index

    def place(self, project: Path) -> str:
        """Say where the current cell stands: file, line and the cell's number among the code cells."""
        number = sum(cell.cell_type == "code" for cell in self.notebook.cells[: self.cell + 1])
        line = self.notebook.metadata["source_map"][self.cell]
        return f"{self.path.relative_to(project)}:{line}, code cell {number}"


@dataclass
class Failure:
    """What stopped a chapter: in a line, and in full."""

    what: str
    traceback: str


def setup(app: Sphinx) -> None:
    """Move the build into its own environment and run chapters before they are read."""
    home = _home(app)
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(isolated_environment(Path(app.srcdir), home, os.environ))
    # A changed value of an "env" setting makes Sphinx read every page again.
    app.add_config_value("recounted_extension_digest", "", "env", str)
    app.add_config_value("recounted_inputs", "", "", str)  # pages_read.py knows who depends on all of it
    app.add_config_value("recounted_numbers", "", "", str)
    app.connect("config-inited", _choose_cache)
    app.connect("env-before-read-docs", _execute_chapters)


def _home(app: Sphinx) -> Path:
    return Path(app.outdir).parent / ".home"


def _choose_cache(app: Sphinx, config: Config) -> None:
    project = Path(app.srcdir)
    os.environ[RECOUNT_LANGUAGE] = str(config.language)  # kernels speak it
    config.recounted_extension_digest = digest_of_extension(project)
    settings = sorted(
        f"{setting.name}={setting.value!r}"
        for setting in config
        if setting.name.startswith("nb_execution_") and setting.name != "nb_execution_cache_path"
    )
    environment = isolated_environment(project, _home(app), {})
    settings += [str(config.language), repr(sorted(environment.items()))]
    digests = digests_of_inputs(project, settings)
    config.recounted_inputs = digests[LeftOut.NOTHING]
    config.recounted_numbers = digests[LeftOut.PROSE]
    digest = digests[LeftOut.NOTED]
    caches = Path(app.outdir).parent / ".jupyter_cache" / str(config.language)
    for stale in caches.glob("*"):
        if stale.name != digest:
            shutil.rmtree(stale)
    config.nb_execution_cache_path = str(caches / digest)


def state_of_inputs(app: Sphinx) -> str:
    """All that chapters' results depend on besides their own text, as one digest."""
    inputs: str = app.config.recounted_inputs
    return inputs


def state_of_numbers(app: Sphinx) -> str:
    """The same, except for the prose of the tables."""
    numbers: str = app.config.recounted_numbers
    return numbers


def state_of_the_rest(app: Sphinx) -> str:
    """The same, except for all cells of the tables whose readers are noted."""
    return Path(app.config.nb_execution_cache_path).name


def _execute_chapters(app: Sphinx, env: SphinxEnvType, docnames: list[str]) -> None:
    pages = pages_read(app)
    if app.config.nb_execution_mode != "cache":
        for docname in docnames:
            pages.note_chapter(docname, [EVERYTHING])  # nobody will know
        return
    readings = Readings(pages.cells, _home(app) / "reads", state_of_inputs(app))
    _execute_what_is_not_in_cache(app, env, docnames, readings)
    for docname, names in readings.read.items():
        pages.note_chapter(docname, names)


def _execute_what_is_not_in_cache(
    app: Sphinx, env: SphinxEnvType, docnames: Sequence[str], readings: Readings
) -> None:
    cache = get_cache(app.config.nb_execution_cache_path)
    waiting = list(_not_in_cache(env, docnames, cache, readings))
    if not waiting:
        return
    logger.info("executing %d of %d chapters, %d at a time", len(waiting), len(docnames), WORKERS)
    timeout = app.config.nb_execution_timeout
    failures: list[str] = []
    with forked_kernels(), ThreadPoolExecutor(WORKERS) as pool:
        running = {pool.submit(_run, chapter, timeout): chapter for chapter in waiting}
        try:
            for count, finished in enumerate(as_completed(running), 1):
                chapter = running[finished]
                if failure := finished.result():
                    failures.append(_report(app, chapter, failure))
                else:
                    _store(cache, chapter, readings)
                progress = f"{count}/{len(waiting)}: {chapter.docname} ({chapter.seconds:.1f} s)"
                logger.info("executed chapter %s", progress)
        except KeyboardInterrupt:
            pool.shutdown(cancel_futures=True)
            raise
    if failures:
        # An exception that Jupyter Book catches would bury the message in a traceback.
        raise SystemExit("\n".join(failures))


def _not_in_cache(
    env: SphinxEnvType, docnames: Sequence[str], cache: JupyterCacheAbstract, readings: Readings
) -> Iterator[Chapter]:
    for docname in docnames:
        path = Path(env.doc2path(docname))
        # Read exactly as myst-nb will, so that it finds what is stored here.
        text = path.read_text("utf-8-sig")
        reader = create_nb_reader(str(path), env.myst_config, env.mystnb_config, text)
        if reader is None:
            continue
        try:
            notebook = reader.read(text)
        except MystMetadataParsingError as error:
            raise SystemExit(
                f"{path.relative_to(env.srcdir)}: {error}; quote a caption that holds a colon"
            ) from None
        try:
            record = cache.match_cache_notebook(notebook)
        except KeyError:
            yield Chapter(docname, path, notebook, readings.file(docname))
            continue
        if not readings.still_hold(docname, record.data):
            cache.remove_cache(record.pk)
            yield Chapter(docname, path, notebook, readings.file(docname))


def _run(chapter: Chapter, timeout: int) -> Failure | None:
    """Execute a chapter in place and return what stopped it, if anything did."""
    started = time.perf_counter()
    try:
        result = _execute(chapter, timeout)
    except (NoSuchKernel, RuntimeError) as error:  # no kernel, or it died or never answered
        return Failure(f"{type(error).__name__}: {error}", traceback.format_exc())
    finally:
        chapter.seconds = time.perf_counter() - started
    if isinstance(result.err, CellTimeoutError):
        return Failure(f"it ran for more than {timeout} s", str(result.err))
    return _first_error_shown(chapter)


def _execute(chapter: Chapter, timeout: int, starts: int = STARTS) -> ExecutionResult:
    """Run the cells in a kernel of their own; one that dies before it has run any is started again."""
    try:
        return single_nb_execution(
            chapter.notebook,
            cwd=str(chapter.path.parent),
            timeout=timeout,
            allow_errors=False,
            # What is printed comes in as many parts as there was time between them.
            coalesce_streams=True,
            # Nothing of a finished chapter is worth waiting for.
            shutdown_kernel="immediate",
            # ipykernel warns that it listens on the loopback interface; nothing a builder can act on.
            extra_arguments=["--IPKernelApp.log_level=ERROR", *noting_in(chapter.reads)],
            on_cell_start=chapter.enter_cell,
        )
    except RuntimeError as error:
        if starts == 1 or not str(error).startswith(_NOT_STARTED):
            raise
        return _execute(chapter, timeout, starts - 1)


def _first_error_shown(chapter: Chapter) -> Failure | None:
    """Look for errors in the outputs: IPython shows one that a chart raises while it is drawn and goes on."""
    for index, cell in enumerate(chapter.notebook.cells):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                chapter.cell = index
                return Failure(f"{output.ename}: {output.evalue}", "\n".join(output.traceback))
    return None


def _store(cache: JupyterCacheAbstract, chapter: Chapter, readings: Readings) -> None:
    read = readings.of(chapter.docname, chapter.reads, chapter.notebook)
    data = {"execution_seconds": chapter.seconds, **read}
    cache.cache_notebook_bundle(
        CacheBundleIn(chapter.notebook, str(chapter.path), data=data),
        check_validity=False,
        overwrite=True,
    )


def _report(app: Sphinx, chapter: Chapter, failure: Failure) -> str:
    """Keep the whole traceback in a file and return one line that says what failed where."""
    project = Path(app.srcdir)
    log = Path(app.outdir).parent / "reports" / f"{chapter.docname}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(strip_escape_sequences(failure.traceback), "utf-8")
    what = strip_escape_sequences(failure.what).strip().splitlines()[0]
    return f"{chapter.place(project)} failed: {what} (full traceback: {log.relative_to(project)})"
