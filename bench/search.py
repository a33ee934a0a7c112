"""How well the search of the built book finds, over queries drawn from its pages: precision and recall.

The truth is what pages show once all is unfolded, as the browser gives it, with what charts say in words: a
page holds a number that stands there as a whole number, a word from its beginning, letters of a script
without blanks anywhere.
Measured by pages, in Chromium, with a fixed seed. Prints what missed, and what the search loads.
"""

from __future__ import annotations

import gzip
import random
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from pythainlp.tokenize import word_tokenize

if TYPE_CHECKING:
    from playwright.sync_api import Page

PROJECT = Path(__file__).parents[1]
BUILT = PROJECT / "_build" / "html"
SEED = 2020
#: How many queries of each kind are drawn.
DRAWN = {"number": 40, "number with unit": 40, "plain number": 10, "thai": 40, "english": 50, "id": 15}
NUMBER = r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\d|\.\d|,\d)"
THAI = "[\u0e01-\u0e3a\u0e40-\u0e4e]"
#: What stands in the text without being part of it.
NOT_SHOWN = (
    ".screen-only:not(.chart-menu), .chart-menu > :not(.chart-code), .headerlink, .visually-hidden, button, "
    "nav, :is(.hide, .chart-menu, .chart-code) > summary"
)

#: Asks as the address does, without opening the page anew: the search begins when its index arrives.
SEEK = """query => {
    history.replaceState(null, '', `?q=${encodeURIComponent(query)}`);
    document.getElementById('search-results').replaceChildren();
    const index = Object.assign(document.createElement('script'), {src: 'searchindex.js'});
    document.head.append(index);
}"""


@dataclass(frozen=True)
class Answer:
    """One query, the pages that show it and those that the search gives."""

    kind: str
    query: str
    true: frozenset[str]
    found: frozenset[str]


def shown_texts(page: Page, site: str, names: Iterable[str]) -> dict[str, str]:
    """What each page shows, unfolded, charts in words."""
    texts = {}
    for name in names:
        page.goto(f"{site}/{name}.html")
        said = page.evaluate(
            """without => {
                const article = document.querySelector('article');
                for (const element of article.querySelectorAll(without)) element.hidden = true;
                for (const fold of article.querySelectorAll('details')) fold.open = true;
                for (const element of article.querySelectorAll('tr, .finding'))
                    element.style.contentVisibility = 'visible';
                const charts = [...article.querySelectorAll('img[alt]')].map(({alt}) => alt);
                return [article.innerText, ...charts].join('\\n');
            }""",
            NOT_SHOWN,
        )
        texts[name] = " ".join(unicodedata.normalize("NFC", said).split())
    return texts


def draw(texts: Mapping[str, str], counts: Mapping[str, int], seed: int = SEED) -> list[tuple[str, str]]:
    """Queries of each kind, each only once; the more often something is shown, the likelier it is drawn."""
    dice = random.Random(seed)
    text = "\n".join(texts[name] for name in sorted(texts))
    numbers = re.findall(NUMBER, text)
    with_unit = re.findall(rf"(?:{NUMBER}) ?(?:%|[a-z]{{3,}}|{THAI}+)", text)
    runs = re.findall(rf"{THAI}{{3,}}", text)
    pools = {
        "number": numbers,
        "number with unit": with_unit,
        "plain number": [number.replace(",", "") for number in numbers if "," in number],
        "thai": [*_thai(runs, dice)],
        "english": re.findall(r"(?<![\w])[A-Za-z]{3,}(?![\w])", text),
        "id": re.findall(r"(?<![\w])[a-z]+(?:_[a-z0-9]+)+(?![\w])", text),
    }
    queries = []
    for kind, count in counts.items():
        pool, drawn = pools[kind], dict[str, None]()
        for _ in range(100 * count):
            if len(drawn) == count:
                break
            drawn[dice.choice(pool)] = None
        queries += [(kind, query) for query in drawn]
    return queries


def _thai(runs: list[str], dice: random.Random) -> Iterator[str]:
    """One to three words in a row of each run of Thai letters."""
    for run in runs:
        words = word_tokenize(run, engine="newmm")
        start = dice.randrange(len(words))
        yield "".join(words[start : start + dice.randint(1, 3)])


def shows(text: str, query: str) -> bool:
    """Whether a page's text shows what is sought; written without the search's own code."""
    text, query = (re.sub(r"(?<=\d),(?=\d{3})", "", part.lower()) for part in (text, query))
    before = r"(?<!\d)(?<!\d\.)" if query[0].isdigit() else r"(?<![a-z])" if query[0].isascii() else ""
    after = r"(?!\d|\.\d)" if query[-1].isdigit() else ""
    # Between a number and its unit there may be a blank or none.
    sought = r"\s?".join(map(re.escape, re.split(r" |(?<=\d)(?=%)", query)))
    return re.search(before + sought + after, text) is not None


def found(page: Page, query: str) -> frozenset[str]:
    """The pages that the search gives on its page, which is open: all of its hits unfolded."""
    page.evaluate(SEEK, query)
    page.locator("#search-results > :is(ul, p)").first.wait_for()
    links = page.evaluate(
        """() => {
            for (const button of document.querySelectorAll('.show-more')) button.click();
            return [...document.querySelectorAll('.hits a')].map(link => link.getAttribute('href'));
        }"""
    )
    return frozenset(link.split(".html")[0] for link in links)


def ask(page: Page, site: str, names: list[str], counts: Mapping[str, int], seed: int = SEED) -> list[Answer]:
    """Draw queries, seek them and hold the answers beside the truth."""
    texts = shown_texts(page, site, names)
    page.goto(f"{site}/search.html")
    return [
        Answer(
            kind,
            query,
            frozenset(name for name, text in texts.items() if shows(text, query)),
            found(page, query),
        )
        for kind, query in draw(texts, counts, seed)
    ]


def precision(answers: Iterable[Answer]) -> float:
    """The share of right pages among those found, over all queries."""
    pairs = [(len(answer.found & answer.true), len(answer.found)) for answer in answers]
    return sum(right for right, _ in pairs) / max(1, sum(all for _, all in pairs))


def recall(answers: Iterable[Answer]) -> float:
    """The share of right pages that were found, over all queries."""
    pairs = [(len(answer.found & answer.true), len(answer.true)) for answer in answers]
    return sum(right for right, _ in pairs) / max(1, sum(all for _, all in pairs))


def pages_sought(built: Path) -> list[str]:
    """The pages that readers search: the title page, the chapters and the page of downloads."""
    files = [built / "index.html", *sorted(built.glob("chapters/*.html")), built / "data" / "index.html"]
    return [file.relative_to(built).with_suffix("").as_posix() for file in files]


def packed(file: Path) -> float:
    """Kibibytes of a file on the wire."""
    return len(gzip.compress(file.read_bytes(), mtime=0)) / 1024


def main() -> None:
    """Measure and print."""
    from gzip_server import served
    from playwright.sync_api import sync_playwright

    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        sys.exit("No Chromium found; install it (Debian: apt-get install chromium) to measure the search.")
    if not (BUILT / "searchindex.js").is_file():
        sys.exit("There is no built book yet: run make book first.")
    with served(BUILT) as site, sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for below in ("", "th"):
            if (BUILT / below / "searchindex.js").is_file():
                built, address = BUILT / below, f"{site}/{below}".rstrip("/")
                print(f"edition {below or 'en'}")
                tell(built, ask(chrome.new_page(), address, pages_sought(built), DRAWN))
        chrome.close()


def tell(built: Path, answers: list[Answer]) -> None:
    """Print how well the search of an edition answered, what it missed and what it loads."""
    print(f"{'queries':<20} {'number':>6}  {'precision':>9}  {'recall':>6}")
    for kind in [*DRAWN, "all"]:
        of_kind = [answer for answer in answers if kind in (answer.kind, "all")]
        print(f"{kind:<20} {len(of_kind):>6}  {precision(of_kind):>9.1%}  {recall(of_kind):>6.1%}")
    for answer in answers:
        if answer.found != answer.true:
            missed, wrong = sorted(answer.true - answer.found), sorted(answer.found - answer.true)
            print(f"  {answer.kind} “{answer.query}”: missed {missed}, wrong {wrong}")
    sizes = {name: packed(built / "passages" / f"{name}.js") for name in pages_sought(built)}
    loads = [sum(sizes[name] for name in answer.found) for answer in answers]
    print(f"index {packed(built / 'searchindex.js'):.1f} KiB, packed")
    print(
        f"passages {median(loads):.1f} KiB for the middle query, {sum(sizes.values()):.1f} KiB of all pages"
    )


if __name__ == "__main__":
    main()
