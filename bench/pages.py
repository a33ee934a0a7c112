"""Every page of the built book under Lighthouse, as on a phone in a slow network, and under axe-core.

Prints a table beside a stock Jupyter Book page that is built in the same run, and which pages miss what
tests/budgets.toml asks for. Needs Node (bench/package.json, pinned) and Chromium.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from axe_playwright_python.sync_playwright import Axe
from gzip_server import served
from playwright.sync_api import sync_playwright
from stock_book import write_stock_book

BENCH = Path(__file__).parent
PROJECT = BENCH.parent
BUILT = PROJECT / "_build" / "html"
LIGHTHOUSE = BENCH / "node_modules" / ".bin" / "lighthouse"
BUDGETS = tomllib.loads((PROJECT / "tests" / "budgets.toml").read_text("utf-8"))
RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
COLUMNS = ("page", "KiB", "perf", "LCP s", "a11y", "best", "SEO", "axe light", "axe dark", "misses")


@dataclass(frozen=True)
class Measured:
    """One page: its weight on the wire, Lighthouse's scores and what axe-core finds in both colours."""

    name: str
    kibibytes: float
    paint: float
    scores: dict[str, int]
    barriers: tuple[int, int]
    indexed: bool

    def misses(self) -> list[str]:
        """The budgets that the page does not keep."""
        asked = BUDGETS["lighthouse"]
        missed = [name for name in CATEGORIES if self.scores[name] < asked[name.replace("-", "_")]]
        if not self.indexed and "seo" in missed:
            missed.remove("seo")  # a page that search engines are told to leave out, such as 404
        if self.paint > BUDGETS["seconds"]["largest_contentful_paint"]:
            missed.append("LCP")
        if self.kibibytes > BUDGETS["kibibytes"]["page_with_charts"]:
            missed.append("weight")
        if any(self.barriers):
            missed.append("axe")
        return missed

    def row(self) -> tuple[str, ...]:
        """The cells of the table."""
        scores = [str(self.scores[name]) for name in CATEGORIES]
        return (
            self.name,
            f"{self.kibibytes:.0f}",
            scores[0],
            f"{self.paint:.1f}",
            *scores[1:],
            *map(str, self.barriers),
            ", ".join(self.misses()) or "-",
        )


def chromium() -> str:
    """The browser; without one there is nothing to measure."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    sys.exit("No Chromium found; install it (Debian: apt-get install chromium) to measure the pages.")


def measure(address: str, name: str, browser: str) -> Measured:
    """Measure one page: the middle of several runs, since timings waver on a machine with other work."""
    runs = [lighthouse(f"{address}/{name}.html", browser) for _ in range(RUNS)]

    def middle(audit: str) -> float:
        return median(run["audits"][audit]["numericValue"] for run in runs)

    return Measured(
        name,
        middle("total-byte-weight") / 1024,
        middle("largest-contentful-paint") / 1000,
        {
            category: round(100 * median(run["categories"][category]["score"] or 0 for run in runs))
            for category in CATEGORIES
        },
        barriers(f"{address}/{name}.html", browser),
        all(run["audits"]["is-crawlable"]["score"] for run in runs),
    )


def lighthouse(address: str, browser: str) -> dict[str, dict[str, dict[str, float]]]:
    """Lighthouse's report of one page, with its mobile settings."""
    done = subprocess.run(
        [
            str(LIGHTHOUSE),
            address,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
        ],
        env={**os.environ, "CHROME_PATH": browser},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(f"Lighthouse could not measure {address}:\n{done.stderr[-2000:]}")
    return dict(json.loads(done.stdout))


def barriers(address: str, browser: str) -> tuple[int, int]:
    """How many violations axe-core finds in light and in dark."""
    found = []
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for colours in ("light", "dark"):
            page = chrome.new_page(color_scheme="dark" if colours == "dark" else "light")
            page.goto(address, wait_until="networkidle")
            found.append(len(Axe().run(page).response["violations"]))
            page.close()
        chrome.close()
    return found[0], found[1]


def build_stock(folder: Path) -> Path:
    """A book of two pages as the tool makes it; gives the folder of its pages."""
    write_stock_book(folder, 2)
    jupyter_book = Path(sys.executable).parent / "jupyter-book"
    subprocess.run([jupyter_book, "build", "."], cwd=folder, capture_output=True, check=True)
    return folder / "_build" / "html"


def main() -> None:
    """Measure the pages that are named as arguments, or all of them."""
    if not LIGHTHOUSE.exists():
        sys.exit("Lighthouse is not installed: run npm ci in bench/ first (make bench does).")
    if not (BUILT / "index.html").is_file():
        sys.exit("There is no built book yet: run make book first.")
    browser = chromium()
    pages = sys.argv[1:] or [
        page.relative_to(BUILT).with_suffix("").as_posix()
        for page in sorted(BUILT.rglob("*.html"))
        if "_static" not in page.parts
    ]
    widths = (34, 6, 5, 6, 5, 5, 4, 10, 9, 0)
    print("  ".join(title.ljust(width) for title, width in zip(COLUMNS, widths, strict=True)), flush=True)

    def show(measured: Measured) -> None:
        cells = zip(measured.row(), widths, strict=True)
        print("  ".join(cell.ljust(width) for cell, width in cells), flush=True)

    with tempfile.TemporaryDirectory() as scratch, served(build_stock(Path(scratch) / "stock")) as address:
        stock = measure(address, "index", browser)
        show(replace(stock, name="(stock Jupyter Book, one line)"))
    with served(BUILT) as address:
        for name in pages:
            show(measure(address, name, browser))


if __name__ == "__main__":
    main()
