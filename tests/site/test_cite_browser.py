"""Citing in a browser: the box, the dialog, copying, the keyboard, and what is left without JavaScript."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rispy
from support import expect

import recount
from recount.cite.edition import load_edition
from recount.cite.formats import bibtex, csl, in_text, reference, ris
from recount.cite.works import find_work

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page


def shown_texts(page: Page, where: str) -> list[str]:
    return [text.strip() for text in page.locator(f"{where} .cite-text:visible").all_inner_texts()]


@pytest.fixture
def page(own_window: Page, reader: BrowserContext) -> Page:
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    return own_window


def test_the_bar_leads_to_the_box_from_the_foot_of_a_page(page: Page, server: str) -> None:
    page.goto(f"{server}/chapters/crisis_response.html")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    jump = page.get_by_role("link", name="Cite", exact=True).first
    assert jump.is_visible()
    jump.click()
    page.wait_for_function("window.scrollY < 300")
    assert page.locator(".cite-box[open] .cite-text").first.is_visible()


def test_an_address_with_cite_opens_the_box(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html#cite")
    assert page.locator(".cite-box[open]").count() == 1


def test_the_box_shows_one_format_and_copies_it(
    page: Page,
    server: str,
    report: recount.Report,
) -> None:
    work = find_work("method", load_edition(), report)
    page.goto(f"{server}/chapters/method.html#cite")
    assert shown_texts(page, ".cite-box") == [in_text(work, "en"), reference(work, "en")]
    page.locator(".cite-box").get_by_label("ไทย").check()
    page.locator(".cite-box").get_by_label("BibTeX").check()
    assert shown_texts(page, ".cite-box") == [bibtex(work, "th").strip()]
    button = page.locator(".cite-box .cite-copy:visible")
    button.click()
    expect(button).to_have_text("Copied")
    expect(page.locator(".cite-box").get_by_role("status")).to_have_text("Copied")
    day = date.today()
    accessed = f"  urldate = {{{day}}},\n}}"
    assert copied(page) == bibtex(work, "th").strip().removesuffix("}") + accessed


@pytest.mark.parametrize(("language", "label"), [("en", "English"), ("th", "ไทย")])
def test_every_form_is_copied_with_the_day_of_access(
    page: Page, server: str, report: recount.Report, language, label: str
) -> None:
    work, day = find_work("ppe_value", load_edition(), report), date.today()
    page.goto(f"{server}/id/ppe_value/index.html")
    box = page.locator(".cite-box")
    box.get_by_label(label).check()
    copy(box.locator(".cite-copy:visible").first)
    assert copied(page) == in_text(work, language), "nobody names the day in a sentence"
    copy(box.locator(".cite-copy:visible").last)
    said = {"en": f" Accessed {day.day} ", "th": f" เข้าถึงเมื่อ {day.day} "}[language]
    start, _, rest = copied(page).rpartition(said)
    assert start == reference(work, language)
    assert str(day.year + (543 if language == "th" else 0)) in rest
    rich = page.evaluate(RICH)
    assert f"<i>{load_edition().full_title(language)}" in rich and said in rich
    box.get_by_label("RIS").check()
    copy(box.locator(".cite-copy:visible"))
    (found,) = rispy.loads(copied(page))
    assert found["access_date"] == f"{day:%Y/%m/%d}", "programs read a day of the common era"
    box.get_by_label("CSL-JSON").check()
    copy(box.locator(".cite-copy:visible"))
    (item,) = json.loads(copied(page))
    assert item.pop("accessed") == {"date-parts": [[day.year, day.month, day.day]]}
    assert [item] == json.loads(csl(work, language))


RICH = """async () => {
    const [item] = await navigator.clipboard.read();
    return (await item.getType('text/html')).text();
}"""


def copy(button: Locator) -> None:
    button.click()
    expect(button).to_have_text("Copied")


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_language_and_format_are_remembered(page: Page, server: str, report: recount.Report) -> None:
    page.goto(f"{server}/chapters/method.html#cite")
    page.locator(".cite-box").get_by_label("ไทย").check()
    page.locator(".cite-box").get_by_label("RIS").check()
    page.goto(f"{server}/chapters/figures.html")
    page.locator("#ppe_value .cite-link").click()
    work = find_work("ppe_value", load_edition(), report)
    page.get_by_role("dialog").wait_for()
    assert shown_texts(page, "dialog") == [ris(work, "th").replace("\r\n", "\n").strip()]


def test_a_figure_is_cited_in_a_dialog_by_keyboard(
    page: Page,
    server: str,
    report: recount.Report,
) -> None:
    work = find_work("ppe_value", load_edition(), report)
    page.goto(f"{server}/chapters/figures.html#ppe_value")
    page.locator("#ppe_value .cite-link").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Cite ppe_value")
    dialog.wait_for()
    assert shown_texts(page, "dialog") == [in_text(work, "en"), reference(work, "en")]
    for label, text in (("RIS", ris(work, "en")), ("CSL-JSON", csl(work, "en"))):
        dialog.get_by_label(label).check()
        assert shown_texts(page, "dialog") == [text.replace("\r\n", "\n").strip()]
    dialog.get_by_label("ไทย").check()
    link = dialog.locator(".cite-file:visible")
    assert link.inner_text() == "Download ppe_value.th.json"
    with page.expect_download() as started:
        link.click()
    assert started.value.suggested_filename == "ppe_value.th.json"
    (item,) = json.loads(Path(started.value.path()).read_text("utf-8"))
    assert item["id"] == "recounted:ppe_value:th"
    files = [str(file.get_attribute("href")) for file in dialog.locator(".cite-files a").all()]
    assert files == [f"{server}/cite/ppe_value.{ending}" for ending in ("bib", "ris", "json")]
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('tr')?.id") == "ppe_value", "focus is lost"
    # A second name takes the place of the first.
    page.locator("#ppe .cite-link").click()
    page.get_by_role("dialog", name="Cite ppe").wait_for()
    assert "figure ppe" in " ".join(page.locator("dialog .cite-text").all_text_contents())
    assert "ppe_value" not in " ".join(page.locator("dialog .cite-text").all_text_contents())


def test_a_chart_s_data_are_one_key_away(page: Page, server: str) -> None:
    page.goto(f"{server}/chapters/crisis_response.html")
    menu = page.locator("#chart-doctors + .chart-menu")
    assert not menu.get_by_role("table").is_visible()
    menu.locator("> summary").focus()
    page.keyboard.press("Enter")
    assert menu.get_by_role("table").is_visible()
    with page.expect_download() as started:
        menu.get_by_role("link", name="Data (CSV)").click()
    assert started.value.suggested_filename == "chart-doctors.csv"


def test_without_javascript_every_link_leads_to_a_citation(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/chapters/figures.html")
    page.locator(".cite-box summary").click()
    assert page.locator(".cite-box .cite-text").first.is_visible()
    page.locator("#ppe .cite-link").click()
    assert page.url == f"{server}/id/ppe/index.html#cite"
    assert "figure ppe" in page.locator(".cite-text:visible").first.inner_text()
    assert "มากกว่า 73 ล้านชิ้น" in page.locator("main").inner_text()
    context.close()


def test_a_page_from_a_disk_leads_to_the_page_of_the_name(browser: Browser, built: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((built / "chapters" / "figures.html").as_uri())
    page.locator("#ppe .cite-link").click()
    page.wait_for_url("**/id/ppe/index.html#cite")
    assert "figure ppe" in page.locator(".cite-text:visible").first.inner_text()
    context.close()
