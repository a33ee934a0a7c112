"""A chapter on paper: title, charts, captions and addresses in black on white, no menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

MENUS = (
    ".bd-sidebar-primary",
    ".bd-sidebar-secondary",
    ".bd-header-article",
    ".prev-next-footer",
    ".filter",
    "details.hide",
    ".headerlink",
    ".take-home",
    ".margin-note",
)


@pytest.fixture
def paper(own_window: Page) -> Page:
    """A reader who likes the dark, at the printer."""
    own_window.set_viewport_size({"width": 800, "height": 1100})
    own_window.emulate_media(media="print", color_scheme="dark")
    return own_window


def test_a_chapter_prints_its_title_charts_and_captions(server: str, paper: Page) -> None:
    paper.goto(f"{server}/chapters/crisis_response.html")
    expect(paper.locator("h1:visible")).to_have_count(1)
    charts = paper.locator("article figure").count()
    assert charts > 3
    assert paper.locator("article figure img.on-light:visible").count() == charts
    assert paper.locator("article figure img.on-dark:visible").count() == 0
    style = "picture => [getComputedStyle(picture).backgroundColor, getComputedStyle(picture).paddingLeft]"
    grounds = paper.locator("article figure img.on-light").evaluate_all(f"all => all.map({style})")
    assert {tuple(ground) for ground in grounds} == {("rgba(0, 0, 0, 0)", "0px")}
    assert paper.locator("article figcaption:visible").count() == charts


@pytest.mark.parametrize("name", ["index", "chapters/crisis_response", "chapters/findings"])
def test_menus_are_not_printed(server: str, paper: Page, name: str) -> None:
    paper.goto(f"{server}/{name}.html")
    assert [menu for menu in MENUS if paper.locator(f"{menu}:visible").count()] == []


def test_ink_is_dark_on_white_also_for_those_who_read_in_the_dark(server: str, paper: Page) -> None:
    paper.goto(f"{server}/chapters/crisis_response.html")
    assert paper.evaluate("document.documentElement.dataset.theme") == "dark"
    colours = "getComputedStyle(document.querySelector('article p')).color"
    assert paper.evaluate(colours) == "rgb(0, 0, 0)"
    assert paper.evaluate("getComputedStyle(document.body).backgroundColor") in {
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    }


def test_links_that_leave_the_book_are_printed_with_their_addresses(server: str, paper: Page) -> None:
    paper.goto(f"{server}/chapters/method.html")
    shown = paper.evaluate(
        """() => [...document.querySelectorAll('article a.external')].map(
            link => getComputedStyle(link, '::after').content)"""
    )
    assert shown
    assert all("http" in content for content in shown)
