"""No page has a barrier that axe-core finds, on a phone or a desk, in light or dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support import PROJECT

from book.downloads.built_pages import docnames

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = [*docnames(PROJECT), "search"]
CONTRAST = "color-contrast"
#: Marks an element of each look that has words of its own: what contrast depends on is the colour, size and
#: weight of the words, the grounds of all that holds them, and the layer in which they lie.
MARK_ONE_OF_A_LOOK = """() => {
    const grounds = new Map([[null, '']]);
    const ground = element => {
        if (!grounds.has(element)) {
            const { backgroundColor, backgroundImage, filter, opacity, position } = getComputedStyle(element);
            const layer = /absolute|fixed|sticky/.test(position) ? element.className || element.tagName : '';
            const own = [backgroundColor, backgroundImage, filter, opacity, layer].join();
            const below = ground(element.parentElement);
            grounds.set(element, own === 'rgba(0, 0, 0, 0),none,none,1,' ? below : `${below}/${own}`);
        }
        return grounds.get(element);
    };
    const seen = new Set();
    for (const element of document.querySelectorAll('body *')) {
        const spoken = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!(spoken || element.matches('input, select, textarea'))) continue;
        if (!element.checkVisibility({visibilityProperty: true})) continue;
        const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
        const look = [color, fontSize, fontWeight, textShadow, ground(element)].join('|');
        if (!seen.has(look)) element.setAttribute('data-one-of-a-look', '');
        seen.add(look);
    }
}"""
#: Contrast takes longer than all other rules together.
OF_THE_MARKED = """rule => axe.configure({rules: [{id: rule, selector: '[data-one-of-a-look]'}]})"""


def open_page(page: Page, address: str, width: int, *, dark: bool) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")


def barriers(page: Page) -> list[str]:
    """What axe-core finds on the whole page; of words that look alike, the contrast of the first."""
    from axe_playwright_python.sync_playwright import Axe  # it brings Playwright

    page.evaluate(MARK_ONE_OF_A_LOOK)
    page.evaluate(Axe().axe_script)
    page.evaluate(OF_THE_MARKED, CONTRAST)
    found = page.evaluate(
        """async () => (await axe.run({resultTypes: ['violations'], selectors: false})).violations
            .map(({id, nodes}) => ({id, nodes: nodes.map(node => node.html)}))"""
    )
    return [f"{fault['id']}: {html[:200]}" for fault in found for html in fault["nodes"]]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barrier(server: str, window: Page, name: str) -> None:
    open_page(window, f"{server}/{name}.html", 1440, dark=False)
    assert barriers(window) == []
    open_page(window, f"{server}/{name}.html", 360, dark=True)
    assert barriers(window) == []


def test_a_barrier_would_be_found(window: Page) -> None:
    pale = "<p style='color:silver;background:white'>pale</p>"
    text = f"<html><title>A</title><main><h1>A</h1>{pale}<img src='x.png'></main>"
    open_page(window, f"data:text/html,{text}", 360, dark=False)
    found = " ".join(barriers(window))
    assert "html-has-lang" in found
    assert "image-alt" in found
    assert CONTRAST in found


LOOKS = """
<style>
    tr:nth-child(even) {background: rgb(10% 10% 10%)} .gone {display: none} .small {font-size: 9px}
    .half {opacity: .5} .over {position: absolute; top: 0}
</style>
<table>
    <tr><td>first</td><td>as the first</td></tr>
    <tr><td>second</td><td><b>bold</b></td></tr>
    <tr><td>as the first</td><td class=gone>not shown</td></tr>
    <tr class=half><td>half</td><td><span>as half</span></td></tr>
</table>
<p class=small>small <i>as small</i> <a href=x>link</a></p><p class=over>over</p><input value=asked>
"""


def test_one_of_each_look_is_looked_at(window: Page) -> None:
    window.set_content(LOOKS)
    window.evaluate(MARK_ONE_OF_A_LOOK)
    marked = window.locator("[data-one-of-a-look]")
    assert marked.evaluate_all("all => all.map(one => one.innerText || one.value)") == [
        *("first", "second", "bold", "half", "small as small link", "link", "over", "asked")
    ]


def test_pale_words_are_found_where_others_of_their_kind_are_not_pale(window: Page) -> None:
    rows = "<tr><td>dark<tr><td><i>dark</i><tr><td>dark<tr style=background:gray><td id=lost>dark"
    main = f"<main style=color:dimgray><h1>A</h1><table>{rows}"
    open_page(window, f"data:text/html,<!doctype html><html lang=en><title>A</title>{main}", 360, dark=False)
    [fault] = barriers(window)
    assert fault.startswith(f'{CONTRAST}: <td id="lost"')
