"""No page has a barrier that axe-core finds, on a phone or a desk, in light or dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from support import names_in_contents

PAGES = [*names_in_contents(), "search"]
VIEWS = [(1440, "light"), (360, "dark")]


def barriers(browser: Browser, address: str, width: int, colours: str) -> list[str]:
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if colours == "dark" else "light"
    )
    try:
        page.goto(address, wait_until="networkidle")
        for fold in page.locator("details").all():
            fold.evaluate("fold => { fold.open = true }")
        found = Axe().run(page).response["violations"]
    finally:
        page.close()
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize(("width", "colours"), VIEWS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barrier(server: str, browser: Browser, name: str, width: int, colours: str) -> None:
    assert barriers(browser, f"{server}/{name}.html", width, colours) == []


def test_a_barrier_would_be_found(browser: Browser) -> None:
    page = "data:text/html,<html><title>A</title><main><h1>A</h1><img src='x.png'></main>"
    assert any("html-has-lang" in fault for fault in barriers(browser, page, 360, "light"))
    assert any("image-alt" in fault for fault in barriers(browser, page, 360, "light"))
