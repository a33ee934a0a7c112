"""Tables on a page: amounts stand in one line, and a box that scrolls sideways shows it and has a name."""

from __future__ import annotations

import io
from statistics import fmean
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from support import Theme

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

EDITIONS = ["", "th/"]
BOXES = ".cell_output > .output:has(table), .pst-scrollable-table-container"
#: Amounts in the cells of tables that stand in more lines than one; what is folded is opened.
PARTED = """() => [...document.querySelectorAll('article :is(td, th)')].flatMap(cell => {
    if (cell.closest('table.figures')) return [];  // each cell of a list of figures holds a small text
    for (let part = cell; part; part = part.parentElement) if (part.matches('details')) part.open = true;
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    let told = '';
    const places = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let place = 0; place < node.length; place += 1) places.push([node, place]);
        told += node.data;
    }
    const scale = '(?:(?:million|billion)[ \\u00a0])?';
    const amount = new RegExp(`[0-9][0-9.,]*[ \\u00a0]${scale}(?:yuan|baht|items|tonnes|seconds)`, 'g');
    const thai = /[0-9][0-9.,]*[ \\u00a0](?:หมื่น|พัน)?(?:ล้าน)?(?:หยวน|บาท|ชิ้น|ตัน|วินาที|คน)/g;
    return [...told.matchAll(amount), ...told.matchAll(thai)].filter(found => {
        const range = document.createRange();
        range.setStart(...places[found.index]);
        const [last, end] = places[found.index + found[0].length - 1];
        range.setEnd(last, end + 1);
        const tops = [...range.getClientRects()].filter(box => box.width > 1).map(box => box.bottom);
        return tops.length > 0 && Math.max(...tops) - Math.min(...tops) > 10;
    }).map(found => found[0]);
})"""


def at(window: Page, address: str, width: int) -> Page:
    window.set_viewport_size({"width": width, "height": 900})
    window.goto(address)
    window.evaluate("document.fonts.ready")
    return window


@pytest.mark.parametrize("name", ["business_continuity", "crisis_response", "evidence", "key_facts"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_amount_in_a_table_is_parted(server: str, window: Page, edition: str, name: str) -> None:
    assert at(window, f"{server}/{edition}chapters/{name}.html", 360).evaluate(PARTED) == []
    window.set_viewport_size({"width": 1440, "height": 900})
    assert window.evaluate(PARTED) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_few_tables_that_code_prints_are_wider_than_a_phone(server: str, window: Page, edition: str) -> None:
    """Those of five columns and more and, in English, that of permanent names with amounts beside them. On
    the page of the package columns hold statements, which are not squeezed.
    """
    wide = set()
    for name in ("evidence", "exchange_rates", "method", "robustness"):
        at(window, f"{server}/{edition}chapters/{name}.html", 360)
        tables = window.locator(".cell_output table.dataframe:visible").evaluate_all(
            """tables => tables.map(table => [
                table.rows[0].cells.length, table.offsetWidth > table.parentElement.clientWidth])"""
        )
        assert tables, name
        wide |= {(name, columns) for columns, scrolls in tables if scrolls}
    assert wide <= {("exchange_rates", 6), ("robustness", 5), *([] if edition else [("method", 4)])}


@pytest.mark.parametrize("name", ["evidence", "exchange_rates", "robustness"])
def test_no_word_that_heads_a_row_is_cut(server: str, window: Page, name: str) -> None:
    cut = at(window, f"{server}/chapters/{name}.html", 360).evaluate(
        """() => [...document.querySelectorAll('.cell_output table.dataframe tbody th')].flatMap(head => {
            const [text, range] = [head.firstChild, document.createRange()];
            return [...(text?.data ?? '').matchAll(/[A-Za-z]+/g)].filter(word => {
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                return new Set([...range.getClientRects()].map(box => box.bottom)).size > 1;
            }).map(word => word[0]);
        })"""
    )
    assert cut == []


@pytest.mark.parametrize("name", ["exchange_rates", "use"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_box_has_a_name_of_its_own_while_it_scrolls(
    server: str, window: Page, edition: str, name: str
) -> None:
    at(window, f"{server}/{edition}chapters/{name}.html", 360)
    told = window.locator(BOXES).evaluate_all(
        """boxes => boxes.map(box => [box.scrollWidth > box.clientWidth, box.tabIndex === 0,
            box.getAttribute('role') === 'region', box.ariaLabel])"""
    )
    scrolling = [each for each in told if each[0]]
    assert len(scrolling) >= (1 if name == "exchange_rates" else 2)
    assert all(reached and region and label for _, reached, region, label in scrolling)
    assert len({label for *_, label in scrolling}) == len(scrolling)
    assert all(not region and label is None for wide, _, region, label in told if not wide)
    window.set_viewport_size({"width": 2400, "height": 900})
    window.wait_for_function(
        "!document.querySelector('.cell_output > [role=region]')"
        if name == "exchange_rates"
        else "document.querySelectorAll('.cell_output > [role=region]').length < " + str(len(scrolling))
    )


def shade(box: Locator) -> tuple[float, float]:
    """How far each edge of a box differs from what stands beside it."""
    picture = Image.open(io.BytesIO(box.screenshot())).convert("L")
    inside = [fmean(column(picture, place)) for place in (24, picture.width - 24)]
    edges = [fmean(column(picture, place)) for place in (2, picture.width - 3)]
    return abs(edges[0] - inside[0]), abs(edges[1] - inside[1])


def column(picture: Image.Image, place: int) -> list[int]:
    """The lightness of a column of pixels, without what letters cover: the middle half of its values."""
    found = sorted(picture.crop((place, 0, place + 1, picture.height)).tobytes())
    return found[len(found) // 4 : -len(found) // 4]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_box_shows_at_which_end_more_is_to_be_seen(
    server: str, window: Page, edition: str, theme: Theme
) -> None:
    window.emulate_media(color_scheme=theme)
    at(window, f"{server}/{edition}chapters/exchange_rates.html", 360)
    box = window.locator(BOXES).first
    left, right = shade(box)
    assert left < 8 and right > 20, "more to the right"
    box.evaluate("box => { box.scrollLeft = 40; }")
    left, right = shade(box)
    assert left > 20 and right > 20, "more to either side"
    box.evaluate("box => { box.scrollLeft = box.scrollWidth; }")
    left, right = shade(box)
    assert left > 20 and right < 8, "more to the left"
