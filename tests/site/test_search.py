"""The search of the built book: every number and word is found where it is shown, and leads there."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from support import PROJECT, each, expect, faults_of, soup, words

import recount
from book.sphinxext.searching.language import AnyLanguage, folded
from book.sphinxext.searching.passages import passages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

#: What the search loads before it knows any page, packed: the index that Sphinx would write, and 30 more.
STOCK_INDEX, MORE = 20, 30
FEW = {"number": 6, "number with unit": 6, "plain number": 2, "thai": 6, "english": 6, "id": 2}


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The measure of `make bench`."""
    spec = importlib.util.spec_from_file_location("bench_search", PROJECT / "bench" / "search.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def seek(page: Page, site: str, query: str) -> None:
    page.goto(f"{site}/search.html?q={quote(query)}")
    page.locator("#search-results > :is(ul, p)").first.wait_for()


@pytest.mark.parametrize("below", ["", "/th"], ids=["en", "th"])
def test_a_small_measure_finds_what_the_pages_show(
    server: str, built: Path, window: Page, bench: ModuleType, below: str
) -> None:
    names = bench.pages_sought(built / below.strip("/"))
    answers = bench.ask(window, f"{server}{below}", names, FEW, seed=1)
    assert len(answers) == sum(FEW.values())
    assert all(answer.true for answer in answers), "every query is drawn from a page"
    assert bench.precision(answers) >= 0.95
    assert bench.recall(answers) >= 0.95


@pytest.mark.parametrize(
    ("text", "query", "held"),
    [
        ("ราว 2,139 ล้านบาท", "2139", True),
        ("ราว 12,139 ล้านบาท", "2139", False),
        ("31.415 baht", "31.41", False),
        ("rates of import", "rate", True),
        ("corporate", "rate", False),
        ("160%", "60%", False),
    ],
)
def test_the_measure_knows_what_a_text_shows(bench: ModuleType, text: str, query: str, held: bool) -> None:
    assert bench.shows(text, query) is held


@pytest.mark.parametrize("below", ["", "th"], ids=["en", "th"])
def test_the_index_is_as_small_as_agreed(built: Path, below: str) -> None:
    index = (built / below / "searchindex.js").read_bytes()
    assert 5 < len(gzip.compress(index, mtime=0)) / 1024 < STOCK_INDEX + MORE


@pytest.mark.parametrize("written", ["15,234", "15234", "๑๕,๒๓๔", "15,234 ล้านบาท", "15,234ล้านบาท"])
def test_a_number_is_found_however_it_is_written(server: str, window: Page, written: str) -> None:
    seek(window, server, written)
    first = window.locator(".hits li").first
    expect(first.locator("a")).to_have_attribute(
        "href", f"chapters/figures.html?highlight={quote(written)}#ppe_value_thb_crisis"
    )
    assert first.locator("mark").first.inner_text() == ("15,234" if "ล้าน" not in written else "15,234 ล้านบาท")


def test_entries_come_first_with_phrase_value_and_place(
    server: str, window: Page, report: recount.Report
) -> None:
    figure = report["ppe_value"]
    seek(window, server, "480 ล้านหยวน")
    kinds = window.locator(".hits").first.locator(".hit-kind").all_inner_texts()
    assert kinds[0] == "Figure" and len(kinds) == window.locator(".hits").first.locator("li").count()
    about = window.locator(".hit", has=window.locator(f"a[href$='#{figure.id}']")).locator(".hit-about")
    section = report.sections[figure.section].en
    assert about.inner_text() == f"{figure.phrase} · {figure.words} · {section}, line {figure.line}"


@pytest.mark.parametrize("kind", ["figure", "check", "chart"])
def test_every_kind_of_entry_is_found_by_its_title(
    server: str, window: Page, report: recount.Report, built: Path, kind: str
) -> None:
    number, entries = _passages(built)[
        {"figure": "chapters/figures", "check": "chapters/findings", "chart": "chapters/key_facts"}[kind]
    ]
    anchor, _, title, *_ = next(entry for entry in entries if entry[1] == kind)
    seek(window, server, title)
    links = window.locator(f".hit-{kind} a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert any(link.endswith(f"#{anchor}") for link in links), (number, title)


def _passages(built: Path) -> dict[str, tuple[int, list[list[str]]]]:
    found = {}
    for file in (built / "passages").rglob("*.js"):
        text = file.read_text("utf-8").removeprefix("Search.setPassages(").removesuffix(");\n")
        number, _, entries = text.partition(",")
        name = file.relative_to(built / "passages").with_suffix("").as_posix()
        found[name] = int(number), json.loads(entries)
    return found


def test_every_hit_leads_to_an_anchor_that_is_there(built: Path) -> None:
    missing = [
        f"{name}#{anchor}"
        for name, (_, entries) in _passages(built).items()
        for page in [(built / f"{name}.html").read_text("utf-8")]
        for anchor, *_ in entries
        if anchor and f'id="{anchor}"' not in page
    ]
    assert missing == []


def test_browser_and_build_cut_text_alike(server: str, built: Path, window: Page) -> None:
    texts = [entry[4] for _, entries in _passages(built).values() for entry in entries]
    texts += [
        "น้ํา น้ำ ๒,๑๓๙.๕ล้านบาท",
        "COVID-19 3D №5 ½ naïve",
        "中国疫情2020年 カタカナ",
        "a_b1.0.4 1,23,456 1,2345",
    ]
    window.goto(f"{server}/search.html")
    theirs = window.evaluate("texts => texts.map(text => splitQuery(text))", texts)
    cut = AnyLanguage({}).split
    for text, terms in zip(texts, theirs, strict=True):
        assert terms == cut(text), text


def test_a_blank_that_breaks_no_line_is_a_blank_to_whoever_seeks(server: str, window: Page) -> None:
    window.goto(f"{server}/search.html")
    told = window.evaluate(
        """([asked, shown]) => {
            const { patterns, bound } = soughtIn(asked);
            return [holdsAll(patterns, shown), holdsAll(bound ?? patterns, shown)];
        }""",
        ["480 ล้านหยวน", "มูลค่า 480\N{NO-BREAK SPACE}ล้านหยวน"],
    )
    assert told == [True, True]
    assert folded("480\N{NO-BREAK SPACE}ล้านหยวน") == folded("480 ล้านหยวน")


def test_a_hit_shows_its_words_marked_and_no_citation_box(server: str, window: Page) -> None:
    seek(window, server, "livestream")
    passage = window.locator(".hit-passage").first
    assert passage.locator("mark").count() >= 1
    everything = window.locator("#search-results").inner_text()
    assert "BibTeX" not in everything and "Cite this" not in everything


def test_the_page_marks_what_was_found_scrolls_there_and_hides_the_marks(server: str, window: Page) -> None:
    with faults_of(window, server) as faults:
        seek(window, server, "15,234")
        window.locator(".hits").nth(1).locator("a").first.click()
        mark = window.locator("article mark").first
        expect(mark).to_be_in_viewport()
        assert mark.inner_text() == "15,234"
        window.get_by_role("button", name="Hide marks").click()
        expect(window.locator("article mark")).to_have_count(0)
        assert "highlight" not in window.url and "#" in window.url
        assert window.locator("a[href^='javascript:']").count() == 0
    assert faults == []


@pytest.mark.parametrize("width", [360, 1440])
def test_a_chart_whose_numbers_are_not_seen_stays_in_sight(server: str, window: Page, width: int) -> None:
    """Its numbers are in the picture; where else they stand is no reason to go there."""
    window.set_viewport_size({"width": width, "height": 900})
    window.goto(f"{server}/chapters/crisis_response.html?highlight=480#chart-ppe-path")
    expect(window.locator("article mark").first).to_be_attached()
    expect(window.locator("#chart-ppe-path")).to_be_in_viewport()
    assert window.locator("#chart-ppe-path mark").count() == 0
    window.set_viewport_size({"width": 1280, "height": 720})


def test_a_hit_in_a_folded_table_opens_it(server: str, window: Page, built: Path) -> None:
    page = soup(built / "chapters" / "business_continuity.html")
    table = page.select_one("details.fold table")
    assert table is not None
    open_text = page.select_one("article").get_text(" ")
    cells = [words(cell) for cell in table.select("tbody td:nth-of-type(2)")]
    sought = next(cell for cell in cells if open_text.count(cell) == table.get_text(" ").count(cell))
    with faults_of(window, server) as faults:
        seek(window, server, sought)
        window.locator(".hits a[href^='chapters/business_continuity.html']").first.click()
        expect(window.locator("details.fold[open] mark").first).to_be_in_viewport()
        window.get_by_role("button", name="Hide marks").click()
        expect(window.locator("article mark")).to_have_count(0)
        assert "highlight" not in window.url
    assert faults == []


@pytest.mark.parametrize("fold", [".hide", ".chart-code"])
def test_a_hit_in_code_comes_last_and_opens_the_code(
    server: str, window: Page, built: Path, fold: str
) -> None:
    page = soup(built / "chapters" / "crisis_response.html")
    code = page.select_one(f"details{fold} pre")
    assert code is not None
    calls = re.findall(r"\w+\.\w+(?=\()", code.get_text())
    with faults_of(window, server) as faults:
        seek(window, server, calls[0])
        passages_found = window.locator(".hits").last.locator(".hit")
        kinds = passages_found.evaluate_all("all => all.map(each => each.classList.contains('hit-code'))")
        assert kinds == sorted(kinds) and kinds[-1]
        while more := window.locator(".show-more").all():
            more[0].click()
        hit = window.locator(".hit-code a[href^='chapters/crisis_response.html']").first
        hit.click()
        mark = window.locator("details:is(.hide, .chart-code)[open] mark").first
        expect(mark).to_be_in_viewport()
        window.keyboard.press("Escape")
        expect(window.locator("article mark")).to_have_count(0)
        assert not {"highlight", "within"} & set(parse_qs(urlsplit(window.url).query))
    assert faults == []


@pytest.mark.parametrize("width", [360, 1440])
def test_a_chart_with_marks_in_its_caption_is_seen_from_its_beginning(
    server: str, window: Page, built: Path, width: int
) -> None:
    caption = soup(built / "chapters" / "crisis_response.html").select_one("#chart-ppe-path figcaption p")
    window.set_viewport_size({"width": width, "height": 900})
    window.goto(
        f"{server}/chapters/crisis_response.html?highlight={quote(words(caption)[:20])}#chart-ppe-path",
        wait_until="networkidle",
    )
    expect(window.locator("#chart-ppe-path mark").first).to_be_attached()
    top = window.locator("#chart-ppe-path img:visible").evaluate("img => img.getBoundingClientRect().top")
    assert 0 <= top < 200
    window.set_viewport_size({"width": 1280, "height": 720})


def test_a_mark_stays_in_sight_when_a_picture_above_it_comes_late(
    server: str, browser: Browser, built: Path
) -> None:
    """As in Firefox, where a picture has no height while it is on its way."""
    name = "chapters/business_continuity.html"
    html = (built / name).read_text("utf-8")
    unsized = re.sub(r'height="\d+" (?=loading="lazy")', "", html)  # and so a picture's height is not known
    assert unsized != html
    with browser.new_page() as page:
        page.add_init_script(
            """addEventListener('DOMContentLoaded', () => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync('* { overflow-anchor: none }');
                document.adoptedStyleSheets = [sheet];
            })"""
        )
        page.route(f"**/{name}*", lambda route: route.fulfill(body=unsized, content_type="text/html"))
        late: list[Route] = []
        page.route("**/_images/*", lambda route: late.append(route))
        page.goto(f"{server}/{name}?highlight=Standing#every-figure-of-this-section")
        mark = page.locator("details.fold[open] mark").first
        expect(mark).to_be_in_viewport()
        before = page.evaluate("document.documentElement.scrollHeight")
        assert late
        for route in late:
            route.continue_()
        page.wait_for_function("before => document.documentElement.scrollHeight > before + 100", arg=before)
        expect(mark).to_be_in_viewport()


def test_prose_is_led_to_before_a_fold_is_opened(server: str, window: Page) -> None:
    window.goto(f"{server}/chapters/business_continuity.html?highlight=yuan")
    expect(window.locator("article mark").first).to_be_attached()
    assert window.locator("details.fold mark").count() > 0
    assert window.locator("article details[open]").count() == 0


def test_the_keyboard_goes_on_where_the_marks_were_hidden(server: str, window: Page) -> None:
    window.goto(f"{server}/chapters/business_continuity.html?highlight=AliExpress")
    mark = window.locator("article mark").first
    place = mark.evaluate("mark => { window.place = mark.parentElement; return place.textContent; }")
    assert "AliExpress" in place
    window.get_by_role("button", name="Hide marks").press("Enter")
    expect(window.locator("article mark")).to_have_count(0)
    assert window.evaluate("document.activeElement === window.place")


def test_escape_hides_the_marks(server: str, window: Page) -> None:
    window.goto(f"{server}/chapters/figures.html?highlight=480")
    expect(window.locator("article mark").first).to_be_visible()
    window.keyboard.press("Escape")
    expect(window.locator("article mark")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("%%%", "holds no letter and no digit"),
        ("qqqq", "No page shows “qqqq”."),
        ("15.99999", "No page shows “15.99999”."),
        ("480‰", "These show “480”."),
        ("masksqq", "These show “masks”."),
        ("masks qqqq", "These hold a part of it."),
        ("<b>masks", "No page shows “<b>masks”."),
    ],
)
def test_what_cannot_be_found_is_said_in_one_line(server: str, window: Page, query: str, said: str) -> None:
    with faults_of(window, server) as faults:
        window.goto(f"{server}/search.html?q={quote(query)}")
        expect(window.locator("#search-status")).to_contain_text(said)
        assert window.locator("#search-results b").count() == 0
    assert faults == []


def test_a_search_that_finds_nothing_offers_the_lists(server: str, window: Page) -> None:
    seek(window, server, "qqqq")
    links = window.locator("#search-results a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links == ["chapters/figures.html", "chapters/findings.html"]


def test_many_hits_are_folded_and_the_keyboard_goes_on_where_they_open(server: str, window: Page) -> None:
    seek(window, server, "million")
    first = window.locator(".hits").first.locator("li")
    before = first.count()
    window.locator(".show-more").first.press("Enter")
    assert first.count() > before
    assert window.evaluate("document.activeElement.closest('li') !== null")


# --- Passages, without a book -------------------------------------------------------------------------------


def test_passages_follow_anchors_and_leave_out_what_is_of_the_screen() -> None:
    html = """<nav>Menu</nav><main><article class="bd-article"><section id="top"><h1>Title<a
    class="headerlink">#</a></h1><details class="cite-box screen-only">BibTeX</details>
    <p>First<br>second <b>bo</b>ld.</p>
    <table><tr id="row"><td>1,000</td><td>2</td></tr></table><span class="screen-only">Cite</span>
    <div class="citation" id="source"><span class="label">[60]</span>Someone</div>
    <section id="part"><h2>Part</h2><p>Text</p><figure id="chart"><img alt="Shows 5"><figcaption>Chart
    </figcaption></figure></section></section></article></main><p>After</p>"""
    found = {passage.anchor: (passage.titles, passage.text) for passage in passages(html)}
    assert found == {
        "top": (("Title",), "Title First second bold."),
        "row": (("Title",), "1,000 2"),
        "source": (("Title",), "Someone"),
        "part": (("Title", "Part"), "Part Text"),
        "chart": (("Title", "Part"), "Shows 5 Chart"),
    }


def test_a_folded_table_is_part_of_its_passage_and_code_is_one_of_its_own() -> None:
    html = """<article id="top"><h1>Title</h1><p>Before</p><details class="fold"><summary>All 2</summary>
    <table><tr><td>1,000</td></tr></table></details><div class="cell"><details class="hide"><summary>Show
    </summary><pre>ask(<span>report</span>)</pre></details></div><details class="chart-menu screen-only">
    <summary>Data</summary><p>CSV</p><details class="chart-code"><summary>Code</summary><pre>bars()</pre>
    </details></details><p>After</p></article>"""
    found = [(passage.anchor, passage.kind, passage.text) for passage in passages(html)]
    assert found == [
        ("top", "", "Title Before All 2 1,000 After"),
        ("top", "code", "ask(report)"),
        ("top", "code", "bars()"),
    ]


def test_a_page_that_search_engines_leave_out_has_no_passages() -> None:
    html = '<meta name="robots" content="noindex"><article><h1>Gone</h1></article>'
    assert list(passages(html)) == []


@each(
    ("text", "terms"),
    [
        ("15,234", ["15234"]),
        ("๑๕,๒๓๔", ["15234"]),
        ("1,23 1,2345", ["1", "23", "1", "2345"]),
        ("31.41%", ["31.41"]),
        ("Ant’s", ["ant", "s"]),
        ("donation_ant", ["donation", "ant"]),
        ("ชุดPPE", ["ชุด", "ppe"]),
        ("ล้านบาท", ["ล้า", "้าน", "านบ", "นบา", "บาท"]),
        ("น้ํา", ["น้ำ"]),
        ("480\N{NO-BREAK SPACE}บาท", ["480", "บาท"]),
        ("疫情", ["疫情"]),
        ("", []),
    ],
)
def test_text_is_cut_into_terms(text: str, terms: list[str]) -> None:
    assert AnyLanguage({}).split(text) == terms
