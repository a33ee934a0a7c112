"""The built pages as files: complete, linked, described, and needing nobody else's server."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import Tag
from support import names_in_contents, soup

# What a browser fetches by itself, unlike <a href>.
FETCHED = {
    "script": "src",
    "img": "src",
    "source": "src",
    "iframe": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
}
FETCHED_LINKS = {"stylesheet", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "icon"}


@cache
def anchors(page: Path) -> frozenset[str]:
    return frozenset(str(tag["id"]) for tag in soup(page).find_all(id=True))


def attribute(tag: Tag, name: str) -> str:
    """The attribute's text; some elements hold a list."""
    value = tag.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def pages_of(built: Path) -> list[Path]:
    return sorted(page for page in built.rglob("*.html") if "_static" not in page.parts)


def fetched(page: Path) -> Iterator[str]:
    for tag in soup(page).find_all(list(FETCHED)):
        yield attribute(tag, FETCHED[tag.name])
    for link in soup(page).find_all("link"):
        if FETCHED_LINKS & set(attribute(link, "rel").split()):
            yield attribute(link, "href")


def test_every_chapter_of_the_contents_has_its_page(built: Path) -> None:
    assert [name for name in names_in_contents() if not (built / f"{name}.html").is_file()] == []


def test_every_internal_link_leads_somewhere(built: Path) -> None:
    broken = []
    for page in pages_of(built):
        links = [attribute(a, "href") for a in soup(page).find_all("a", href=True)]
        for link in {*links, *fetched(page)}:
            address = urlsplit(link)
            if address.scheme or address.netloc or link in {"", "#"}:
                continue
            # Links of the 404 page begin where the site does.
            start = built if address.path.startswith("/") else page.parent
            target = (start / unquote(address.path).lstrip("/")).resolve() if address.path else page
            if not target.is_file():
                broken.append(f"{page.relative_to(built)}: {link} (no such file)")
            elif address.fragment.startswith("try="):  # a state of the page that changes numbers
                assert target.name == "try.html", link
            elif target.suffix == ".html" and unquote(address.fragment) not in {"", *anchors(target)}:
                broken.append(f"{page.relative_to(built)}: {link} (no such anchor)")
    assert broken == []


def test_ids_are_unique_on_each_page(built: Path) -> None:
    for page in pages_of(built):
        found = [str(tag["id"]) for tag in soup(page).select("article [id]")]
        assert len(found) == len(set(found)), page


def test_every_picture_is_described(built: Path) -> None:
    mute = [
        f"{page.relative_to(built)}: {attribute(image, 'src')}"
        for page in pages_of(built)
        for image in soup(page).find_all("img")
        if not attribute(image, "alt").strip()
    ]
    assert mute == []


def test_every_chart_has_a_numbered_caption_and_a_size(built: Path) -> None:
    charts = 0
    for name in names_in_contents():
        for image in soup(built / f"{name}.html").select("article .cell_output img"):
            charts += 1
            caption = image.find_parent("figure").select_one("figcaption .caption-number")
            assert re.fullmatch(r"Chart \d+(\.\d+)?", caption.get_text().strip()), name
            assert attribute(image, "width") and attribute(image, "height"), attribute(image, "alt")
    assert charts > 0


def test_no_character_was_lost(built: Path) -> None:
    assert [page.name for page in pages_of(built) if "\ufffd" in page.read_text("utf-8")] == []


def test_pages_fetch_nothing_from_other_servers(built: Path) -> None:
    foreign = {
        f"{page.relative_to(built)}: {address}"
        for page in pages_of(built)
        for address in fetched(page)
        if urlsplit(address).netloc
    }
    assert foreign == set()


def test_style_sheets_fetch_nothing_from_other_servers(built: Path) -> None:
    pattern = re.compile(r"""(?:url\(|@import)\s*["']?\s*(?:https?:)?//[^)"']+""")
    foreign = {
        f"{sheet.relative_to(built)}: {found}"
        for sheet in built.rglob("*.css")
        for found in pattern.findall(sheet.read_text("utf-8"))
    }
    assert foreign == set()


def test_of_the_pages_that_sphinx_adds_only_the_search_is_there(built: Path) -> None:
    assert (built / "search.html").is_file()
    assert not (built / "genindex.html").exists()


def test_no_command_of_latex_is_left_in_what_is_shown(built: Path) -> None:
    """BibTeX writes a dollar with a backslash."""
    for page in pages_of(built):
        shown = [attribute(tag, "title") for tag in soup(page).select("[title]")]
        shown += [text for source in soup(page).select(".citation") for text in source.stripped_strings]
        assert [text for text in shown if re.search(r"\\[$%&#_{]", text)] == [], page
