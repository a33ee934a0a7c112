"""What each page weighs on the wire, held to tests/budgets.toml; what is shipped, held to what is needed."""

import gzip
import re
import tomllib
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from support import PROJECT, soup

BUDGETS = tomllib.loads((PROJECT / "tests" / "budgets.toml").read_text("utf-8"))
PACKED = {".html", ".css", ".js", ".svg"}


@cache  # most of what a page loads, others load too
def on_the_wire(file: Path) -> int:
    content = file.read_bytes()
    return len(gzip.compress(content, mtime=0)) if file.suffix in PACKED else len(content)


def loaded(page: Path, built: Path) -> set[Path]:
    """All that a browser may load for a page, in any colours and down to its foot."""
    parsed = soup(page)
    # Of a chart's two pictures a browser loads the one that it shows, for a light page or for a dark one.
    tags = [
        *parsed.select("script[src], img[src]:not(.on-dark)"),
        *parsed.select("link[rel~=stylesheet], link[rel~=icon]"),
    ]
    addresses = [str(tag.get("src") or tag.get("href")) for tag in tags]
    paths = [urlsplit(address).path for address in addresses]
    # The 404 page serves any depth, so its addresses begin at the root of the site.
    files = {(built / path[1:] if path.startswith("/") else page.parent / path).resolve() for path in paths}
    for sheet in [file for file in files if file.suffix == ".css"]:
        for address in re.findall(r'url\("?([^")]+)"?\)', sheet.read_text("utf-8")):
            if not address.endswith(".ttf"):  # for browsers that read no WOFF2
                files.add((sheet.parent / address).resolve())
    return {page, *files}


def pages_of(built: Path) -> list[Path]:
    return sorted(page for page in built.rglob("*.html") if "_static" not in page.parts)


def test_every_page_keeps_to_its_budget(built: Path) -> None:
    too_heavy = []
    for page in pages_of(built):
        files = loaded(page, built)
        kind = (
            "name_page"
            if page.parts[-3] == "id"
            else "page_with_charts"
            if any(file.suffix == ".svg" for file in files if "_images" in file.parts)
            else "text_page"
        )
        weight = sum(map(on_the_wire, files)) / 1024
        most = BUDGETS["kibibytes_th" if built / "th" in page.parents else "kibibytes"][kind]
        if weight > most:
            too_heavy.append(f"{page.relative_to(built)}: {weight:.0f} KiB, {kind} may have {most}")
    assert too_heavy == []


def test_a_page_of_half_a_megabyte_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "big.js").write_bytes(bytes(range(256)) * 10)
    page = tmp_path / "index.html"
    page.write_text('<script src="big.js?v=1"></script>')
    assert loaded(page, tmp_path) == {page, tmp_path / "big.js"}
    assert on_the_wire(tmp_path / "big.js") < 2560 == (tmp_path / "big.js").stat().st_size


def test_a_page_loads_one_style_sheet_and_no_script_holds_it_up(built: Path) -> None:
    for page in pages_of(built):
        assert len(soup(page).select("link[rel~=stylesheet]")) == 1, page
        blocking = [str(script["src"]) for script in soup(page).select("script[src]:not([defer])")]
        assert [Path(urlsplit(address).path).name for address in blocking] == ["mode.js"], page


def test_the_search_index_is_loaded_by_the_search_page_alone(built: Path) -> None:
    loading = [page.name for page in pages_of(built) if (built / "searchindex.js") in loaded(page, built)]
    assert loading == ["search.html"]


def test_scripts_come_only_where_they_have_something_to_do(built: Path) -> None:
    for page in pages_of(built):
        names = {file.name for file in loaded(page, built)}
        text = page.read_text("utf-8")
        assert ("cite.js" in names) == ("cite-box" in text or page.parts[-3] != "id"), page
        assert ("copybutton.js" in names) == ('class="highlight"' in text), page
        assert ("filter.js" in names) == ("filterable" in text), page
        assert not names & {"fontawesome.js", "togglebutton.js", "thebe.js", "MathJax.js"}


@pytest.mark.parametrize("folder", ["_static", "_images"])
def test_every_file_that_is_shipped_is_named_somewhere(built: Path, folder: str) -> None:
    text = "".join(
        file.read_text("utf-8")
        for file in built.rglob("*")
        if file.suffix in {".html", ".css", ".js"} and file.is_file()
    )
    shipped = [file.relative_to(built / folder) for file in (built / folder).rglob("*") if file.is_file()]
    own = {file.name for file in (PROJECT / "_static").iterdir()}
    assert [file for file in shipped if file.as_posix() not in text and file.name not in own] == []


def test_charts_wait_until_the_reader_comes_near(built: Path) -> None:
    for page in pages_of(built):
        charts = soup(page).select("figure img")
        assert all(chart.get("loading") == "lazy" for chart in charts), page
