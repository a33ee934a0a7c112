"""What everyone needs of a page: links that can be read in every state, targets for a finger, no sideways
scroll at 400 % zoom, words instead of signs, one stop of the Tab key for a strip, whole tables on paper.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from support import PROJECT, Theme, expect, names_in_contents, soup, words

import recount
from book.downloads.built_pages import docnames

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

OVERLAPS = Path(__file__).with_name("overlaps.js").read_text("utf-8")
PAGES = [*docnames(PROJECT), "data/index", "search", "404"]
CHAPTER = "chapters/crisis_response"
#: Luminance and contrast as WCAG 2.2 defines them, of the colours of an element and of what lies behind it.
CONTRAST = """element => {
    const channels = colour => colour.match(/[\\d.]+/g).map(Number);
    const luminance = ([r, g, b]) => [r, g, b]
        .map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
    let behind = element;
    const filled = () => (channels(getComputedStyle(behind).backgroundColor)[3] ?? 1) > 0;
    while (behind !== document.documentElement && !filled()) behind = behind.parentElement;
    const ground = filled() ? channels(getComputedStyle(behind).backgroundColor) : [255, 255, 255];
    const [light, dark] = [channels(getComputedStyle(element).color), ground]
        .map(luminance).sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
}"""


@pytest.fixture
def desk(own_window: Page) -> Page:
    own_window.emulate_media(reduced_motion="reduce")
    return own_window


# --- Links --------------------------------------------------------------------------------------------------


def force(session: CDPSession, selector: str, states: list[str]) -> None:
    """Put the first element that fits into states, as a pointer, a finger or the keyboard would."""
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    session.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": states})


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_links_can_be_read_in_every_state_and_none_turns_to_the_colour_of_failure(
    server: str, browser: Browser, theme: Theme
) -> None:
    with browser.new_page(
        viewport={"width": 1440, "height": 900}, color_scheme=theme, bypass_csp=True
    ) as page:
        page.goto(f"{server}/{CHAPTER}.html", wait_until="networkidle")
        page.add_style_tag(content="* { transition: none !important }")
        session = page.context.new_cdp_session(page)
        session.send("DOM.enable")
        session.send("CSS.enable")
        failure = page.evaluate(
            """() => {
                const probe = document.body.appendChild(document.createElement('i'));
                probe.style.color = 'var(--fails)';
                return getComputedStyle(probe).color;
            }"""
        )
        for selector in (
            "article p a.figure-link",
            "article .bibtex-citation a",
            "article .verdict-agrees a",
            "article p > a.reference.internal:not(.figure-link)",
            "article .take-home a",
            ".bd-toc-item li:not(.active) > a",
            ".bd-sidebar-secondary a",
            ".licences a",
            ".prev-next-area a .prev-next-title",
        ):
            element = page.locator(selector).first
            plain = element.evaluate("element => getComputedStyle(element).color")
            for states in (["hover"], ["focus", "focus-visible"], ["active"], ["active", "hover"]):
                force(session, selector, states)
                colour = element.evaluate("element => getComputedStyle(element).color")
                assert element.evaluate(CONTRAST) >= 4.5, (selector, states, colour)
                assert colour != failure, (selector, states)
                if states == ["hover"] and "verdict" not in selector:
                    lines = "getComputedStyle(element).textDecorationThickness"
                    changed = element.evaluate(f"element => {lines}")
                    assert colour != plain or changed != "auto", selector
            force(session, selector, [])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_visited_links_can_be_read(server: str, browser: Browser, theme: Theme) -> None:
    """Browsers do not tell scripts of visited links, so the rule's own colour is looked at."""
    with browser.new_page(color_scheme=theme) as page:
        page.goto(f"{server}/{CHAPTER}.html")
        found = page.evaluate(
            f"""() => {{
                const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]);
                const visited = rules.filter(rule => rule.selectorText === '.bd-article a:visited');
                const probe = document.querySelector('article p').appendChild(document.createElement('i'));
                return visited.map(rule => {{
                    probe.style.color = rule.style.color;
                    return ({CONTRAST})(probe);
                }});
            }}"""
        )
        assert len(found) == 1
        assert found[0] >= 4.5


# --- Fingers, narrow windows, the keyboard ------------------------------------------------------------------


@pytest.mark.parametrize("name", [*PAGES, *(f"th/{name}" for name in docnames(PROJECT))])
def test_a_page_at_400_percent_needs_no_sideways_scroll_and_every_target_is_24_pixels_large(
    server: str, window: Page, name: str
) -> None:
    """A label is the target of its field; what is out of sight until it has the focus is no target yet.

    On a phone, which is a little wider, tables of the text need no scroll of their own. No word stands over
    another, there or on a desk.
    """
    window.set_viewport_size({"width": 320, "height": 700})
    window.goto(f"{server}/{name}.html", wait_until="networkidle")
    assert window.evaluate("document.documentElement.scrollWidth") <= 320
    small = window.evaluate(
        """() => [...document.querySelectorAll('a[href], button, summary, input, select')]
            .filter(part => !part.closest('.skip-link'))
            .map(part => part.closest('label') ?? part)
            .map(part => [part, part.getBoundingClientRect()])
            .filter(([, { width, height }]) => width && height && (width < 24 || height < 24))
            .map(([part, { width, height }]) => `${part.outerHTML.slice(0, 90)}: ${width} x ${height}`)"""
    )
    assert small == []
    assert window.evaluate(OVERLAPS) == []
    window.set_viewport_size({"width": 360, "height": 900})
    boxes = window.locator(".pst-scrollable-table-container:visible")
    assert boxes.evaluate_all("all => all.filter(box => box.scrollWidth > box.clientWidth).length") == 0
    window.set_viewport_size({"width": 1440, "height": 900})
    assert window.evaluate(OVERLAPS) == []


def test_a_block_that_hangs_in_a_line_is_seen_to_stand_over_another_word(server: str, window: Page) -> None:
    """As names in the Thai table of figures did."""
    window.goto(f"{server}/th/chapters/figures.html", wait_until="networkidle")
    window.evaluate(
        """() => document.querySelectorAll('table.figures a .together')
            .forEach(kept => { kept.style.display = 'inline-block'; })"""
    )
    assert len(window.evaluate(OVERLAPS)) > 100


def test_every_page_of_the_contents_is_looked_at_so() -> None:
    assert set(names_in_contents()) <= set(docnames(PROJECT))


@pytest.mark.parametrize("below", ["", "th/"])
def test_the_marks_of_the_strip_stand_close_in_either_edition(server: str, desk: Page, below: str) -> None:
    desk.goto(f"{server}/{below}chapters/findings.html")
    widths = "marks => marks.map(mark => mark.getBoundingClientRect().width)"
    found = desk.locator(".verdict-strip .marks .verdict").evaluate_all(widths)
    assert 24 <= min(found) <= max(found) < 32
    assert (
        desk.locator(".verdict-strip .verdict").first.evaluate("m => getComputedStyle(m).whiteSpace")
        == "normal"
    )


def test_the_strip_of_verdicts_is_one_stop_of_tab_and_arrows_move_in_it(server: str, desk: Page) -> None:
    desk.goto(f"{server}/chapters/findings.html")
    marks = desk.locator(".verdict-strip .marks a")
    last = marks.count() - 1
    assert last > 50
    assert marks.evaluate_all("marks => marks.filter(mark => mark.tabIndex === 0).length") == 1
    place = "[...document.querySelectorAll('.marks a')].indexOf(document.activeElement)"
    marks.first.focus()
    for key, expected in {"ArrowRight": 1, "End": last, "Home": 0, "ArrowLeft": 0}.items():
        desk.keyboard.press(key)
        assert desk.evaluate(place) == expected, key
    desk.keyboard.press("ArrowDown")
    below = desk.evaluate(place)
    tops = [marks.nth(number).bounding_box() for number in (0, below)]
    assert all(tops) and tops[1]["y"] > tops[0]["y"] and tops[1]["x"] == tops[0]["x"]  # type: ignore[index]
    desk.keyboard.press("Tab")
    assert desk.evaluate(place) == -1
    desk.keyboard.press("Shift+Tab")
    assert desk.evaluate(place) == below, "back to where the reader was"
    assert desk.get_by_role("toolbar").get_attribute("aria-label").startswith(f"{last + 1} tests")  # type: ignore[union-attr]


def test_nothing_that_floats_covers_what_has_the_focus_or_was_led_to(server: str, desk: Page) -> None:
    desk.set_viewport_size({"width": 360, "height": 600})
    desk.goto(f"{server}/{CHAPTER}.html")
    covered = """element => {
        const { left, top, bottom } = element.getClientRects()[0];
        const there = document.elementFromPoint(left + 2, (top + bottom) / 2);
        return !(there && (element.contains(there) || there.contains(element)));
    }"""
    links = desk.locator("article p a:visible, article summary:visible")
    for number in reversed(range(0, links.count(), 3)):  # upwards, into the bar that stays in sight
        links.nth(number).focus()
        assert not links.nth(number).evaluate(covered), number
    for section in desk.locator("article section[id] h2").all():
        anchor = section.evaluate("heading => heading.parentElement.id")
        desk.evaluate("anchor => { location.hash = anchor }", anchor)
        assert not section.evaluate(covered), anchor
    floating = desk.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(part => getComputedStyle(part).position === 'fixed')
            .filter(part => part.offsetWidth && part.offsetHeight)
            .filter(part => {
                const { top, bottom, left, right } = part.getBoundingClientRect();
                return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
            })
            .map(part => part.outerHTML.slice(0, 80))"""
    )
    assert floating == []


@pytest.mark.parametrize("name", ["index", CHAPTER, "chapters/findings", "chapters/figures"])
def test_forced_colours_cut_no_word(server: str, browser: Browser, name: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, forced_colors="active")
    page = context.new_page()
    page.goto(f"{server}/{name}.html", wait_until="networkidle")
    cut = page.evaluate(
        """() => [...document.querySelectorAll('main *')]
            .filter(part => !part.closest('.visually-hidden') && part.textContent.trim())
            .filter(part => ['hidden', 'clip'].includes(getComputedStyle(part).overflowX))
            .filter(part => part.clientWidth > 1)
            .filter(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
                scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)
            .map(part => part.outerHTML.slice(0, 120))"""
    )
    assert cut == []
    context.close()


# --- Words --------------------------------------------------------------------------------------------------


def test_the_menu_of_downloads_says_in_words_what_it_gives(built: Path) -> None:
    page = soup(built / f"{CHAPTER}.html")
    entries = page.select(".dropdown-download-buttons .dropdown-menu a")
    assert [words(entry) for entry in entries] == [
        "The text of this page (Markdown)",
        "This page to run (Jupyter notebook)",
        "All downloads: tables, notebooks, the book",
    ]
    for entry in entries:
        assert (built / "chapters" / str(entry["href"])).resolve().is_file(), entry["href"]
    text_only = soup(built / "chapters" / "findings.html").select(".dropdown-download-buttons li")
    assert [words(entry) for entry in text_only] == [words(entry) for entry in (entries[0], entries[2])]


@pytest.mark.parametrize("name", [CHAPTER, "index", "data/index"])
def test_downloads_stand_in_the_contents(built: Path, name: str) -> None:
    *_, last = soup(built / f"{name}.html").select(".bd-docs-nav li a")
    assert words(last) == "Downloads"
    here = name == "data/index"
    address = "#" if here else f"{'../' * name.count('/')}data/index.html"
    assert last["href"] == address
    assert ("current" in last.parent["class"]) == here  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("asked", "name", "address"),
    [
        ("chapters/crisis_respons.html", "crisis_response", "chapters/crisis_response.html"),
        ("id/repeat_ppe_bath/", "repeat_ppe_baht", "chapters/findings.html#repeat_ppe_baht"),
        ("figures/wuhan_sets_vaule", "wuhan_sets_value", "chapters/figures.html#wuhan_sets_value"),
        ("chart-verdict", "chart-verdicts", "index.html#chart-verdicts"),
    ],
)
def test_the_404_page_suggests_the_nearest_name(
    server: str, built: Path, browser: Browser, asked: str, name: str, address: str
) -> None:
    text = (built / "404.html").read_text("utf-8")
    with browser.new_page() as page:
        page.route(
            f"**/{asked}", lambda route: route.fulfill(body=text, content_type="text/html", status=404)
        )
        page.goto(f"{server}/{asked}")
        suggested = page.locator("#nearest a").first
        expect(suggested).to_have_text(name)
        assert page.locator("#nearest").inner_text().startswith("Did you mean ")
        assert suggested.evaluate("link => link.href") == f"{server}/{address}"


def test_the_404_page_suggests_nothing_that_is_far_away(server: str, built: Path, browser: Browser) -> None:
    text = (built / "404.html").read_text("utf-8")
    with browser.new_page() as page:
        page.route(
            "**/xyzzy%E0", lambda route: route.fulfill(body=text, content_type="text/html", status=404)
        )
        page.goto(f"{server}/xyzzy%E0")
        expect(page.get_by_role("link", name="figures", exact=True)).to_be_visible()
        expect(page.locator("#nearest")).to_be_hidden()


# --- Paper --------------------------------------------------------------------------------------------------


def squeezed(text: str) -> str:
    """Letters and digits: lines, hyphens and typographic quotes come back from paper in other forms."""
    return re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize("size", ["A4", "A5"])
def test_paper_holds_whole_tables(
    server: str, window: Page, tmp_path: Path, report: recount.Report, size: str
) -> None:
    """Of each row every cell, on one page, below the head of the table."""
    window.goto(f"{server}/chapters/figures.html", wait_until="networkidle")
    window.pdf(path=tmp_path / "figures.pdf", format=size, margin=dict.fromkeys(("left", "right"), "12mm"))
    with pypdfium2.PdfDocument(tmp_path / "figures.pdf") as document:
        pages = [squeezed(page.get_textpage().get_text_range()) for page in document]
    heads = {
        squeezed(words(head)) for head in soup(PROJECT / "_build/html/chapters/figures.html").select("th")
    }
    assert len(heads) == 4, "every section's table has the same"
    for figure in report.values():
        parts = [squeezed(part) for part in (figure.label_en, figure.id, figure.meaning)]
        on = [page for page in pages if all(part in page for part in parts)]
        assert on, figure.id
        assert any(all(head in page for head in heads) for page in on), figure.id
    window.goto(f"{server}/chapters/method.html", wait_until="networkidle")
    window.emulate_media(media="print")
    window.set_viewport_size({"width": 700 if size == "A4" else 470, "height": 900})
    wide = window.evaluate(
        """() => [...document.querySelectorAll('article table')]
            .filter(table => table.getBoundingClientRect().right > innerWidth + 1)
            .map(table => table.textContent.trim().slice(0, 60))"""
    )
    window.emulate_media(media="null")
    assert wide == []
