"""The pages keep to the Content-Security-Policy that they and the README print."""

from pathlib import Path

from bs4 import BeautifulSoup, Tag
from support import PROJECT, each, soup

from book.sphinxext.shipping.policy import POLICY


def faults(page: BeautifulSoup) -> list[str]:
    """What the policy would stop; blocks of data are no scripts."""
    scripts = [
        tag
        for tag in page("script")
        if not tag.get("src") and tag.get("type") not in ("application/ld+json", "application/json")
    ]
    handlers = [tag for tag in page(True) if any(name.startswith("on") for name in tag.attrs)]
    return [_opening(tag) for tag in (*scripts, *page("style"), *page(style=True), *handlers)]


def _opening(tag: Tag) -> str:
    return str(tag).split(">", 1)[0] + ">"


def test_no_page_holds_what_its_policy_stops(built: Path) -> None:
    for page in built.rglob("*.html"):
        assert faults(soup(page)) == [], page


@each(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        '<p style="color:red">',
        '<button onclick="print()">',
    ],
)
def test_what_is_inline_is_found(html: str) -> None:
    assert faults(BeautifulSoup(html, "html.parser"))


@each(
    "html",
    [
        '<script src="a.js"></script>',
        '<script type="application/ld+json">{}</script>',
        '<script type="application/json">{}</script>',
    ],
)
def test_files_and_data_are_allowed(html: str) -> None:
    assert faults(BeautifulSoup(html, "html.parser")) == []


def test_every_page_states_the_policy_before_it_loads_anything(built: Path) -> None:
    for page in built.rglob("*.html"):
        head = soup(page).head
        assert head is not None
        stated = head.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert isinstance(stated, Tag) and stated["content"] == POLICY, page
        assert stated.find_previous(_loads) is None, page


def _loads(tag: Tag) -> bool:
    if tag.name == "link":
        return bool({"stylesheet", "preload", "modulepreload", "icon"} & set(tag.get("rel", [])))
    return tag.name == "script" and tag.has_attr("src")


def test_the_readme_prints_the_policy_for_hosts() -> None:
    assert POLICY in (PROJECT / "README.md").read_text("utf-8")
