"""What the chapters say: no figure is typed, every figure is drawn or told, every page has its question."""

import re
from copy import copy
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from support import PROJECT, each, soup

import recount
from recount import Tier, Weight

PAGES = [PROJECT / "index.md", *sorted((PROJECT / "chapters").glob("*.md"))]
SECTIONS = tuple(recount.load().sections)
CASE_TITLES = [case.title.en for case in recount.load().cases.values()]
CHAPTERS = {section: section for section in SECTIONS} | {"introduction": "future_outlook"}

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
#: Digits that prose may hold: dates and years, names, and the names of standards and of versions of Python.
ALLOWED = re.compile(
    rf"(?:\b\d{{1,2}} (?:to|and|or) )?\b\d{{1,2}} (?:{MONTHS})(?: 20\d\d)?"
    r"|\b20[012]\d\b|COVID-19|Calculations 1\.1|Python 3\.1\d"
)
#: Words that carry a quantity of the report: a magnitude, a share or a multiple of something.
QUANTITY_WORDS = re.compile(
    r"\b(?:\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds? of|thousand \w+s\b"
    r"|[mb]illion (?!as\b)\w+s\b|tenfold|twofold|threefold|fourfold|sevenfold|half of|quarter of|third of"
    r"|a fifth|two thirds|three quarters)\b",
    re.IGNORECASE,
)


def prose(markdown: str) -> str:
    """A page without front matter, code, roles, link targets and directive options."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    for title in CASE_TITLES:  # which are the data's, see test_front_page.py
        text = text.replace(f"\n## {title}\n", "\n")
    captions = " ".join(re.findall(r"^    caption: (.*)$", text, flags=re.MULTILINE))
    text = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"\{[a-z:]+\}`[^`]*`", "", text)
    text = re.sub(r"`[^`]*`|\]\([^)]*\)", "", text)
    text = re.sub(r"^\s*\d+\. ", "", text, flags=re.MULTILINE)  # numbers of a list
    return f"{text} {captions}"


def typed_figures(text: str) -> list[str]:
    """Numbers in prose that came from somebody's keyboard."""
    rest = ALLOWED.sub("", text)
    return re.findall(r"\S*[0-9๐-๙]\S*", rest) + [match.group() for match in QUANTITY_WORDS.finditer(rest)]


@each("page", PAGES)
def test_no_figure_is_typed_in_prose(page: Path) -> None:
    assert typed_figures(prose(page.read_text("utf-8"))) == []


@each(
    "sentence",
    [
        "They gave 3,350 million yuan.",
        "Sales grew by 30%.",
        "It reached thirty hospitals.",
        "About half of all schools took part.",
        "Sales grew sevenfold.",
        "They sent 73 million items",
        "มากกว่า ๗๓ ล้านชิ้น",
        "A fifteen-minute meal for sixty people.",
    ],
)
def test_a_typed_figure_is_found(sentence: str) -> None:
    assert typed_figures(prose(sentence))


@each(
    "sentence",
    [
        "On 23 January 2020 Wuhan was closed because of COVID-19.",
        "They gave {fig}`donation_total`, says {verdict}`donation_parts`.",
        "```{code-cell} ipython3\nx = 3350\n```\n",
        "1. The first point.\n2. The second.",
    ],
)
def test_dates_names_roles_and_code_are_not_figures(sentence: str) -> None:
    assert typed_figures(prose(sentence)) == []


@pytest.mark.parametrize("section", SECTIONS)
def test_every_figure_of_a_section_is_in_its_chapter(built: Path, section: str) -> None:
    page = soup(built / "chapters" / f"{CHAPTERS[section]}.html")
    listed = {
        link["href"].rpartition("#")[2] for link in page.select("table.figures a[href*='figures.html#']")
    }
    drawn = _drawn_ids(built, page)
    report = recount.load()
    expected = {figure.id for figure in report.section(section)}
    assert expected <= listed | drawn
    reckoned = {finding.id for finding in report.audit(section)}
    assert (expected | reckoned) & drawn, "a chapter draws its figures or what they come to"


def test_every_figure_is_drawn_or_told(built: Path) -> None:
    """In some chapter, by a chart or in the text: a table alone is no place for a figure."""
    shown: set[str] = set()
    for name in set(CHAPTERS.values()) | {"exchange_rates", "evidence"}:
        page = copy(soup(built / "chapters" / f"{name}.html"))
        shown |= _drawn_ids(built, page)
        for table in page.select("article table"):
            table.decompose()
        shown |= {link["href"].rpartition("#")[2] for link in page.select("article a[href*='figures.html#']")}
    assert set(recount.load()) - shown == set()


def _drawn_ids(built: Path, page: BeautifulSoup) -> set[str]:
    """Ids of the figures that the charts of a page carry."""
    ids: set[str] = set()
    for image in page.select("figure img"):
        svg = (built / "_images" / Path(image["src"]).name).read_text("utf-8")
        ids |= set(re.findall(r'<g id="([a-z][a-z0-9_]*)">', svg))
    return ids


@each("section", [name for name in SECTIONS if name != "introduction"])
def test_a_section_chapter_opens_with_its_question_and_closes_with_what_holds(section: str) -> None:
    text = (PROJECT / "chapters" / f"{section}.md").read_text("utf-8")
    opening = text.split("\n# ", 1)[1].split("\n\n")[1]
    assert re.match(r"\*\*.+\?\*\*", opening)
    assert re.search(r"\*\*Holds\.\*\*.+\*\*Does not hold\.\*\*.+\*\*Cannot be known\.\*\*", text, re.DOTALL)


def test_every_section_chapter_recomputes_in_code_that_is_shown() -> None:
    for section in SECTIONS:
        if section == "introduction":
            continue
        text = (PROJECT / "chapters" / f"{section}.md").read_text("utf-8")
        shown = [
            cell
            for cell in re.findall(r"```\{code-cell\}.*?```", text, re.DOTALL)
            if "hide-input" not in cell
        ]
        assert any(re.search(r'report\["\w+"\]', cell) for cell in shown), section


def test_every_conflict_that_rests_on_a_copy_alone_is_told() -> None:
    """The chapter once said that there was none."""
    conflicts = [told for told in recount.load().testimonies.values() if told.weight is Weight.CONFLICTS]
    in_originals = {told.figure.id for told in conflicts if told.evidence.source.tier is not Tier.COPY}
    on_copies = {told.id for told in conflicts if told.figure.id not in in_originals}
    text = (PROJECT / "chapters" / "evidence.md").read_text("utf-8")
    [passage] = [part for part in text.split("\n\n") if part.startswith("Copies are")]
    assert set(re.findall(r"\{weighed\}`(\w+)`", passage)) == on_copies == {"teachers_cns"}
