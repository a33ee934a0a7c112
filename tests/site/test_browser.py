"""The built pages in a browser, on a desk and on a phone; what has faults is left in _build/screenshots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support import PROJECT, Theme, expect, faults_of, show_every_picture

from book.downloads.built_pages import docnames

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = [*docnames(PROJECT), "data/index", "search"]
WIDTHS = {"desk": 1440, "tablet": 768, "phone": 360}


def too_wide(page: Page) -> list[str]:
    """The elements that a reader cannot see whole, unless they can be scrolled within a box of their own."""
    found: list[str] = page.evaluate(
        """() => {
            const width = window.innerWidth;
            const scrolls = element => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
            const boxed = element =>
                element !== document.body && (scrolls(element) || boxed(element.parentElement));
            return [...document.querySelectorAll('main *')]
                .filter(element => element.getBoundingClientRect().right > width + 1 && !boxed(element))
                .map(element => `${element.tagName} ${element.className} ${element.textContent.trim()}`);
        }"""
    )
    return found


def out_of_proportion(page: Page) -> list[str]:
    """The charts that did not load or are squeezed."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('article .cell_output img')]
            .filter(({width, height, naturalWidth, naturalHeight}) =>
                naturalWidth === 0 || Math.abs(width / height / (naturalWidth / naturalHeight) - 1) > 0.02)
            .map(picture => picture.alt)"""
    )
    return found


def too_small(page: Page) -> list[str]:
    """The charts that are drawn so much smaller than they were made that their letters are hard to read."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('article .cell_output img')]
            .filter(({width, naturalWidth}) => width < 0.85 * naturalWidth)
            .map(picture => `${picture.width} of ${picture.naturalWidth}: ${picture.alt}`)"""
    )
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_without_faults(server: str, window: Page, name: str) -> None:
    with faults_of(window, server) as faults:
        window.set_viewport_size({"width": WIDTHS["desk"], "height": 900})
        window.goto(f"{server}/{name}.html", wait_until="networkidle")
        show_every_picture(window)
        for device, width in WIDTHS.items():
            window.set_viewport_size({"width": width, "height": 900})
            wide, odd, small = too_wide(window), out_of_proportion(window), too_small(window)
            scrolled = window.evaluate("document.documentElement.scrollWidth")
            if scrolled > width or wide or odd or small:
                picture = PROJECT / "_build" / "screenshots" / f"{name.replace('/', '-')}-{device}.png"
                window.screenshot(path=picture, full_page=True)
            assert (scrolled <= width, wide, odd, small) == (True, [], [], []), device
    assert faults == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_chart_is_shown_in_the_colours_of_its_page(server: str, browser: Browser, colours: Theme) -> None:
    """One picture of each pair is loaded and shown, on the page's ground, and follows the page's switch."""
    with browser.new_page(color_scheme=colours) as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        page.goto(f"{server}/chapters/future_outlook.html", wait_until="networkidle")
        chart = page.locator("#chart-cloud")
        chart.scroll_into_view_if_needed()
        shown = chart.locator(f"img.on-{colours}")
        expect(shown).to_be_visible()
        expect(chart.locator("img:visible")).to_have_count(1)
        page.wait_for_function("element => element.complete", arg=shown.element_handle())
        dark = [address for address in loaded if address.endswith("-dark.svg")]
        assert bool(dark) is (colours == "dark"), loaded
        light = [address for address in loaded if "/_images/" in address and address not in dark]
        assert bool(light) is (colours == "light"), loaded
        assert shown.evaluate("picture => getComputedStyle(picture).backgroundColor") == "rgba(0, 0, 0, 0)"
        other = "light" if colours == "dark" else "dark"
        page.evaluate(f"document.documentElement.dataset.theme = '{other}'")
        expect(chart.locator(f"img.on-{other}")).to_be_visible()
        expect(shown).to_be_hidden()


def test_the_filters_narrow_a_list_and_an_address_shows_its_entry(server: str, browser: Browser) -> None:
    with browser.new_page() as page:
        page.goto(f"{server}/chapters/findings.html")
        shown = page.locator(".finding:visible")
        everything = shown.count()
        page.get_by_label("Verdict").select_option("implausible")
        failed = shown.count()
        assert 0 < failed < everything
        assert page.locator(".filter output").inner_text() == f"{failed} of {everything}"
        page.get_by_role("search", name="Filter this list").get_by_label("Search").fill("wuhan")
        assert shown.count() == 1
        page.evaluate("location.hash = '#donation_parts'")
        expect(page.locator("#donation_parts")).to_be_visible()
        assert shown.count() == everything


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("name", ["figures", "findings"])
def test_a_list_does_not_jump_when_its_filter_comes(server: str, window: Page, name: str, width: int) -> None:
    tops = []
    window.set_viewport_size({"width": width, "height": 900})
    for filtered in (False, True):
        if not filtered:
            window.route("**/filter.js*", lambda route: route.abort())
        window.goto(f"{server}/chapters/{name}.html", wait_until="networkidle")
        window.unroute_all()
        assert window.locator(".filter").count() == filtered
        first = window.locator(".filterable tbody tr, .filterable .finding").first
        tops.append(first.evaluate("entry => entry.getBoundingClientRect().top"))
    assert abs(tops[1] - tops[0]) < 5


def test_no_row_is_taller_than_the_room_kept_for_it(server: str, browser: Browser) -> None:
    """Else links of rows that are not laid out yet lie above one another for tools that measure them."""
    with browser.new_page(viewport={"width": WIDTHS["phone"], "height": 900}) as page:
        page.goto(f"{server}/chapters/figures.html")
        rows = page.locator("table.figures tbody tr")
        kept = rows.first.evaluate("row => getComputedStyle(row).containIntrinsicBlockSize")
        heights = rows.evaluate_all(
            "rows => rows.map(row => { row.style.contentVisibility = 'visible'; return row.offsetHeight })"
        )
        assert 300 < max(heights) <= float(kept.removeprefix("auto ").removesuffix("px"))


@pytest.mark.parametrize("width", WIDTHS.values())
def test_nothing_in_the_table_of_figures_leaves_its_cell(server: str, window: Page, width: int) -> None:
    window.set_viewport_size({"width": width, "height": 900})
    window.goto(f"{server}/chapters/figures.html")
    leaving = window.locator("table.figures td").evaluate_all(
        """cells => cells.flatMap(cell => {
            cell.parentElement.style.contentVisibility = 'visible';
            const end = cell.getBoundingClientRect().right;
            return [...cell.querySelectorAll('*')]
                .filter(part => part.getBoundingClientRect().right > end + 1)
                .map(part => part.textContent);
        })"""
    )
    assert leaving == []


def test_thai_phrases_are_drawn_with_the_font_that_the_book_ships(server: str, browser: Browser) -> None:
    with browser.new_page() as page:
        page.goto(f"{server}/chapters/figures.html")
        page.evaluate("document.fonts.ready")
        assert page.evaluate("document.fonts.check('16px Sarabun', 'ล้านหยวน')")
        assert page.locator("[lang=th]").count() >= 110
