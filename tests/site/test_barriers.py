"""No page has a barrier that axe-core finds, on a phone or a desk, in light or dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from support import PROJECT

from book.downloads.built_pages import docnames

PAGES = [*docnames(PROJECT), "search"]
CONTRAST = "color-contrast"
#: Hides what looks like something before it: rows and entries of the same elements, classes and stripe.
SHOW_ONE_OF_A_KIND = """() => {
    const kind = (element, place) => [element, ...element.querySelectorAll('*')]
        .map(part => `${part.tagName}.${part.getAttribute('class')}`).join(' ') + place % 2;
    for (const list of document.querySelectorAll('tbody, .filterable, ul, dl')) {
        const seen = new Set();
        [...list.children].forEach((entry, place) => {
            if (seen.has(kind(entry, place))) entry.style.display = 'none';
            seen.add(kind(entry, place));
        });
    }
}"""


def open_page(page: Page, address: str, width: int, *, dark: bool) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")


def barriers(page: Page, **rules: object) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barrier(server: str, window: Page, name: str) -> None:
    """The whole page for all rules but contrast, which takes long, and which one of a kind shows."""
    open_page(window, f"{server}/{name}.html", 1440, dark=False)
    assert barriers(window, rules={CONTRAST: {"enabled": False}}) == []
    window.evaluate(SHOW_ONE_OF_A_KIND)
    assert barriers(window, runOnly=[CONTRAST]) == []
    open_page(window, f"{server}/{name}.html", 360, dark=True)
    window.evaluate(SHOW_ONE_OF_A_KIND)
    assert barriers(window) == []


def test_a_barrier_would_be_found(window: Page) -> None:
    pale = "<p style='color:silver;background:white'>pale</p>"
    text = f"<html><title>A</title><main><h1>A</h1>{pale}<img src='x.png'></main>"
    open_page(window, f"data:text/html,{text}", 360, dark=False)
    found = " ".join(barriers(window))
    assert "html-has-lang" in found
    assert "image-alt" in found
    assert CONTRAST in found


def test_one_of_a_kind_stays_in_sight(window: Page) -> None:
    plain = "<tr><td>plain</td></tr>"
    rows = f"{plain * 4}<tr class=failed><td>failed</td></tr><tr><td><b>bold</b></td></tr>"
    window.goto(f"data:text/html,<table><tbody>{rows}</tbody></table>")
    window.evaluate(SHOW_ONE_OF_A_KIND)
    assert window.locator("tr:visible").all_inner_texts() == ["plain", "plain", "failed", "bold"]
