"""The style sheet that was cut down to what pages use dresses every page as the whole sheets would.

A newer theme that needs more than was kept, or that keeps its files elsewhere, fails here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pydata_sphinx_theme
import pytest
from support import pages_of, show_every_picture, soup

from book.sphinxext.shipping.stylesheet import OF_THE_LAYOUT, PAGE_STYLE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

#: One page of each make, each on a device and in colours: what depends on neither is compared on all pages.
VIEWS = [
    ("index", "phone", "light"),
    ("search", "desk", "dark"),
    ("chapters/exchange_rates", "desk", "light"),
    ("chapters/method", "phone", "dark"),
]
LONGEST = 8000  # pixels; below, a page repeats what it has shown
DEVICES = {"desk": (1440, 900), "phone": (360, 740)}
CUT = Path(__file__).with_name("missed_rules.js").read_text("utf-8")
#: Waits until pictures that came into sight are decoded and drawn.
DRAWN = """async () => {
    await Promise.all([...document.images].map(image => image.decode().catch(() => null)));
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
APPLYING = "selectors => selectors.split('\\n').filter(selector => document.querySelector(selector))"


def answer_with(sheet: str, route: Route) -> None:
    route.fulfill(body=sheet, content_type="text/css")


@pytest.fixture(scope="module")
def uncut(built: Path) -> str:
    return (built.parent / ".uncut.css").read_text("utf-8")


def pictures(browser: Browser, address: str, device: str, colours: str, uncut: str) -> Iterator[bytes]:
    """The page with the cut sheet, then with the whole sheets."""
    width, height = DEVICES[device]
    for sheet in (None, uncut):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if colours == "dark" else "light",
            reduced_motion="reduce",
        )
        page = context.new_page()
        if sheet is not None:
            page.route(f"**/{PAGE_STYLE}*", partial(answer_with, sheet))
        page.goto(address, wait_until="networkidle")
        show_every_picture(page)
        page.evaluate("document.fonts.ready")
        # A window as tall as the page: a picture put together from parts is not always the same.
        tall = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(tall, LONGEST)})
        page.evaluate(DRAWN)
        yield page.screenshot(animations="disabled", caret="hide")
        context.close()


@pytest.mark.parametrize(("name", "device", "colours"), VIEWS)
def test_a_page_looks_as_with_the_whole_sheets(
    server: str, browser: Browser, uncut: str, name: str, device: str, colours: str
) -> None:
    # What a missing rule changes, it changes every time; how a browser blends single dots, it does not.
    seen_cut, seen_whole = set[bytes](), set[bytes]()
    for _ in range(5):
        cut, whole = pictures(browser, f"{server}/{name}.html", device, colours, uncut)
        seen_cut.add(cut)
        seen_whole.add(whole)
        if seen_cut & seen_whole:
            return
    pytest.fail(f"{name} looks different with the style sheet that was cut ({device}, {colours})")


def test_the_comparison_sees_a_missing_rule(server: str, browser: Browser, uncut: str) -> None:
    cut, whole = pictures(browser, f"{server}/index.html", "desk", "light", uncut + "p{margin-block:3px}")
    assert cut != whole


def rules_cut(window: Page, cut: str, whole: str) -> dict[str, str]:
    """What the cut sheet leaves out: a rule by each selector, as it is when nobody hovers or focuses."""
    return dict(window.evaluate(CUT, [cut, whole]))


def missed(window: Page, rules: dict[str, str]) -> list[str]:
    """Those of the rules that apply to something in the window."""
    return [rules[selector] for selector in window.evaluate(APPLYING, "\n".join(rules))] if rules else []


def test_no_rule_that_applies_anywhere_was_cut(server: str, window: Page, built: Path, uncut: str) -> None:
    editions = (built, built / "th")
    sheets = {edition: (edition / "_static" / PAGE_STYLE).read_text("utf-8") for edition in editions}
    rules = {edition: rules_cut(window, sheet, uncut) for edition, sheet in sheets.items()}
    assert all(len(cut) > 1000 for cut in rules.values())
    for page in pages_of(built):
        window.goto(f"{server}/{page.relative_to(built)}")
        assert missed(window, rules[built / "th" if built / "th" in page.parents else built]) == [], page


@pytest.mark.parametrize(
    "rule",
    [
        "p{margin-block:3px}",
        "body p:hover{color:red}",
        "article>:focus-visible::after{content:'x'}",
        "@media (max-width:9px){p{color:red}}",
        "@media print{@supports (display:grid){.gone,p{color:red}}}",
        "html[data-theme=dark] p{color:red!important}",
    ],
)
def test_a_rule_that_was_cut_is_missed_where_it_applies(window: Page, rule: str) -> None:
    window.set_content("<html data-theme=dark><article><p>A</p></article>")
    assert len(missed(window, rules_cut(window, "", rule))) == 1
    assert missed(window, rules_cut(window, rule, rule)) == []
    elsewhere = rule.replace("p", "q").replace("article", "aside")
    assert missed(window, rules_cut(window, "", elsewhere)) == []


def test_the_layout_of_the_theme_still_loads_the_sheets_that_are_cut() -> None:
    layout = Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme" / "static"
    macros = (layout / "webpack-macros.html").read_text("utf-8")
    assert tuple(re.findall(r"_static/([^']+\.css)'", macros)) == OF_THE_LAYOUT


def test_icons_are_drawn_with_the_font_that_was_cut_down_to_them(server: str, browser: Browser) -> None:
    with browser.new_page() as page:
        page.goto(f"{server}/index.html", wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        faces = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
        assert any("Font Awesome" in family for family in faces)
        missing = page.evaluate(
            """() => [...document.querySelectorAll('i[class*="fa-"], span[class*="fa-"]')]
                .filter(icon => icon.offsetParent)
                .filter(icon => getComputedStyle(icon, '::before').content.length < 3)
                .map(icon => icon.className)"""
        )
        assert missing == []


def test_a_page_asks_at_once_for_the_typeface_of_headings_and_of_thai_where_there_is_thai(
    built: Path,
) -> None:
    """Else lines break anew when it is there."""
    headings, thai = "_static/fonts/sarabun-headings.woff2", "_static/fonts/sarabun.woff2"
    for name in ("chapters/daily_essentials", "chapters/figures", "index", "search"):
        page = soup(built / f"{name}.html")
        asked = [str(link["href"]) for link in page.select("link[rel=preload][as=font][crossorigin]")]
        with_thai = bool(page.select("article .thai"))
        assert {font.removeprefix("../") for font in asked} == {headings, *([thai] if with_thai else [])}
        assert all((built / name).parent.joinpath(font).resolve().is_file() for font in asked)
        assert with_thai == (name not in ("index", "search")), name
