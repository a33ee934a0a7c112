"""`make bench`: how long build, audit and tests take, measured side by side in one run.

Prints numbers and ratios and judges none of them: machines differ, ratios within one run do not much.
"""

import csv
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
import yaml
from stock_book import write_stock_book
from synthetic_data import write_synthetic_data

from book.editions import editions

PROJECT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
STOCK = [str(BIN / "jupyter-book"), "build", "."]
OURS = [sys.executable, "-m", "book.build"]
# What a checkout brings along; not what was built or installed in it.
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "_build", "__pycache__", "*.egg-info", ".*_cache")
#: The tiers of the tests, which conftest.py hands out.
TIERS = ("quick", "data", "long", "book", "browser")
SIZES = (100, 1_000, 10_000, 100_000)


@dataclass(frozen=True)
class Run:
    """One command's time and the most memory that it and its children held together."""

    seconds: float
    peak_mib: float


def measure(command: Sequence[str], folder: Path) -> Run:
    """Run `command` in `folder` and watch its whole process tree."""
    started = time.perf_counter()
    peak = 0
    with tempfile.TemporaryFile() as log:
        running = psutil.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        while running.poll() is None:
            peak = max(peak, _memory(running))
            time.sleep(0.05)
        seconds = time.perf_counter() - started
        if running.returncode != 0:
            log.seek(0)
            said = log.read().decode(errors="replace")[-2000:]
            sys.exit(f"{' '.join(command)} ended with {running.returncode}:\n{said}")
    return Run(seconds, peak / 2**20)


def _memory(process: psutil.Process) -> int:
    """Memory of a process tree; what its processes share counts once per process, so this errs upwards."""
    total = 0
    for part in [process, *process.children(recursive=True)]:
        try:
            total += part.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def number_of_pages() -> int:
    """Count the pages of the book."""
    toc = yaml.safe_load((PROJECT / "_toc.yml").read_text("utf-8"))
    return 1 + sum(len(part["chapters"]) for part in toc["parts"])


def change_a_note(table: Path) -> None:
    """Add a word to the first note of a table."""
    with table.open(encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream)
    note = head.index("note_en")
    next(row for row in rows if row[note])[note] += " Indeed."
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([head, *rows])


def bench_builds(scratch: Path) -> None:
    """Build a stock book, one edition of ours and all of them from nothing, then all again."""
    pages = number_of_pages()
    stock, ours = scratch / "stock", scratch / "book"
    write_stock_book(stock, pages)
    shutil.copytree(PROJECT, ours, ignore=NOT_COPIED)
    cold_stock = report(f"stock Jupyter Book, {pages} one-line pages, cold", measure(STOCK, stock))
    cold_ours = report(f"this book, one edition, {pages} pages, cold", measure([*OURS, "--only", "en"], ours))
    shutil.rmtree(ours / "_build")
    whole = pages * len(editions(PROJECT))
    all_ours = report(f"this book, all editions, {whole} pages, cold", measure(OURS, ours))
    change_a_note(ours / "data" / "evidence.csv")
    report("this book, a note of the data changed", measure(OURS, ours))
    report("this book, nothing changed", measure(OURS, ours))
    print(f"{'one edition / stock book, cold':<52} {cold_ours.seconds / cold_stock.seconds:8.2f} x")
    print(f"{'all editions / one edition, cold':<52} {all_ours.seconds / cold_ours.seconds:8.2f} x")


def bench_audit(scratch: Path) -> None:
    """Audit the book's own figures, then ever larger made-up reports."""
    recount = [sys.executable, "-m", "recount.cli", "audit"]
    report("recount audit, the report's own figures", measure(recount, PROJECT))
    seconds: dict[int, float] = {}
    for size in SIZES:
        folder = scratch / f"data-{size}"
        write_synthetic_data(PROJECT / "data", folder, size)
        run = measure([*recount, "--data", str(folder)], PROJECT)
        seconds[size] = run.seconds
        report(f"recount audit, {size:,} made-up figures", run)
    smallest, *_, largest = SIZES
    grown = (seconds[largest] - seconds[smallest]) / (largest - smallest)
    print(f"{'each further figure costs':<52} {grown * 1e6:8.1f} us")


def bench_tests() -> None:
    """Run each tier of the tests by itself and print its share of the work."""
    tiers = {tier: _tests(["-m", tier]) for tier in TIERS}
    work = sum(spent for _, spent in tiers.values())
    for tier, (tests, spent) in tiers.items():
        print(f"{f'tests, {tier}: {tests}':<52} {spent:8.1f} s of CPU  {spent / work:4.0%}")
    _, quick = _tests(["-m", "quick", "--hypothesis-profile", "quick"])
    print(f"{'make quick':<52} {quick:8.1f} s of CPU")


def _tests(arguments: Sequence[str]) -> tuple[str, float]:
    """Run some tests; what pytest says of them, and the CPU time that they and their children took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    *lines, said = done.stdout.strip().splitlines()
    if done.returncode != 0:
        failed = [line for line in lines if line.startswith(("FAILED", "ERROR"))]
        sys.exit("\n".join([f"pytest {' '.join(arguments)} ended with {done.returncode}: {said}", *failed]))
    return said.partition(",")[0], sum(
        getattr(after, kind) - getattr(before, kind) for kind in ("ru_utime", "ru_stime")
    )


def report(what: str, run: Run) -> Run:
    """Print one measurement."""
    print(f"{what:<52} {run.seconds:8.2f} s  {run.peak_mib:8.0f} MiB", flush=True)
    return run


def main() -> None:
    """Measure everything, in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        bench_builds(Path(folder))
        bench_audit(Path(folder))
    bench_tests()


if __name__ == "__main__":
    main()
