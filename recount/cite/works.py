"""What can be cited, from the whole book down to one number: a Work for each permanent name.

Ties the edition to the report's figures and checks. Knows no citation format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from recount.checks.finding import Finding
from recount.cite.edition import BOOK, FIGURES, FINDINGS, ID_FOLDER, ChartEntry, Edition, Page
from recount.report import Report
from recount.tables.dataset import Figure
from recount.wording import LANGUAGES, Language, Words, both, say, written_day, written_year
from recount.wording.citing import (
    DATA_OF_BOOK,
    FIGURE_PLACE,
    FIGURE_TITLE,
    LAST_CHANGED,
    NAMED,
    OF_CHAPTER,
    OUTCOME_AND_STATEMENT,
    RETIRED,
    USE_INSTEAD,
)
from recount.wording.complaining import NO_WORK, OF_OTHERS, OF_OTHERS_ON, did_you_mean

#: The name of the dataset, and the page that offers it.
DATA, DATA_PAGE = "data", "data/index"


class Grain(StrEnum):
    """How much of the book is cited."""

    BOOK = "book"
    CHAPTER = "chapter"
    CHART = "chart"
    FIGURE = "figure"
    CHECK = "check"
    DATA = "data"


class UnknownWork(KeyError):
    """Nothing in the book carries this name; the message says what there is, or what became of it."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words

    def __str__(self) -> str:
        return self.words.en


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to cite.

    page: the page that holds it.
    note: what a reader of the citation should know besides, without a full stop; empty for none.
    printed: a figure's Thai words; empty for all else.
    """

    edition: Edition
    grain: Grain
    id: str
    title: Words
    page: Page
    note: Words
    printed: str = ""

    def __repr__(self) -> str:
        return f"<Work {self.grain} {self.id}: {self.title.en}>"

    @property
    def part(self) -> bool:
        """Whether it is a part of the book and not the book itself."""
        return self.grain is not Grain.BOOK

    def date(self, language: Language) -> date:
        """The day of the edition or, for a chapter, of the last change of its text in a language."""
        return self.page.texts[language].changed if self.grain is Grain.CHAPTER else self.edition.date

    def address(self, language: Language) -> str | None:
        """Where it stands on the site in a language; None while the site's home is unknown.

        What is smaller than a chapter has a page of its own: a chart may move to another chapter.
        """
        return self.edition.address_of(self.docname, language)

    @property
    def docname(self) -> str:
        """Its place on the site, without ending; that of a folder ends in a slash."""
        if self.grain is Grain.DATA:
            return DATA_PAGE
        return self.page.docname if self.is_page else f"{ID_FOLDER}/{self.id}/"

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the site, or the book, and not something on a page."""
        return self.grain in (Grain.BOOK, Grain.CHAPTER, Grain.DATA)

    @property
    def in_book(self) -> bool:
        """Whether it is cited as a part of the book; its data stand beside it."""
        return self.grain not in (Grain.BOOK, Grain.DATA)

    def name(self, language: Language, shown: str = "") -> str:
        """What it is and its permanent name: 'figure ppe'; the name of a chart says itself that it is one.

        shown: what stands in the name's place (default: the name).
        """
        return say(NAMED[self.grain], language, id=shown or self.id)

    def label(self, language: Language, shown: str = "") -> str:
        """The name in brackets, as it follows a title; nothing for what is a page of the book."""
        return "" if self.is_page else f" [{self.name(language, shown)}]"


def find_work(id: str, edition: Edition, report: Report) -> Work:
    """The work with a permanent name.

    UnknownWork names the closest ones, or says why a retired name is gone and what to use instead.
    """
    if id in edition.pages:
        return page_work(edition.pages[id], edition)
    if id == DATA:
        return data_work(edition)
    if id in edition.charts:
        return chart_work(edition.charts[id], edition)
    if id in report:
        return figure_work(report[id], edition)
    checks = [check.id for check in report.checks]
    if id in checks:
        return check_work(report.finding(id), edition)
    if id in edition.retired:
        raise UnknownWork(Words(retired_words(id, edition, "en"), retired_words(id, edition, "th")))
    if id in report.evidence:
        told = report.evidence[id]
        publisher, figure = told.source.publisher, told.figure
        raise UnknownWork(both(OF_OTHERS_ON, id=id, publisher=publisher, figure=figure))
    if id in report.benchmarks.index:
        source = report.sources[report.benchmarks.source[id]]
        raise UnknownWork(both(OF_OTHERS, id=id, publisher=source.publisher))
    near = get_close_matches(id, [*edition.pages, *edition.charts, *report, *checks])
    raise UnknownWork(both(NO_WORK, id=id, hint=did_you_mean(near)))


def all_works(edition: Edition, report: Report) -> Iterator[Work]:
    """Everything that can be cited."""
    for page in edition.pages.values():
        yield page_work(page, edition)
    yield data_work(edition)
    for chart in edition.charts.values():
        yield chart_work(chart, edition)
    for figure in report.values():
        yield figure_work(figure, edition)
    for finding in report.audit():
        yield check_work(finding, edition)


def page_work(page: Page, edition: Edition) -> Work:
    """A chapter, or the whole book for its title page."""
    if page.id == BOOK:
        title = Words(edition.full_title("en"), edition.full_title("th"))
        return Work(edition, Grain.BOOK, page.id, title, page, Words("", ""))
    days = (written_day(page.texts[language].changed, language) for language in LANGUAGES)
    digests = (page.texts[language].sha256[:12] for language in LANGUAGES)
    note = both(LAST_CHANGED, day=Words(*days), digest=Words(*digests))
    return Work(edition, Grain.CHAPTER, page.id, page.title, page, note)


def data_work(edition: Edition) -> Work:
    """The dataset, which has an edition's version and date."""
    note = Words(edition.description.en.removesuffix("."), edition.description.th)
    title = both(DATA_OF_BOOK, book=edition.title)
    return Work(edition, Grain.DATA, DATA, title, edition.pages[FIGURES], note)


def chart_work(chart: ChartEntry, edition: Edition) -> Work:
    """A chart, titled with what it says."""
    title = Words(chart.title.en.removesuffix("."), chart.title.th)
    page = edition.pages[chart.page]
    note = both(OF_CHAPTER, title=page.title)
    return Work(edition, Grain.CHART, chart.id, title, page, note)


def figure_work(figure: Figure, edition: Edition) -> Work:
    """One number of the report, titled with what was counted and how it is printed."""
    label = Words(f"{figure.label_en[:1].upper()}{figure.label_en[1:]}", figure.label_th)
    title = both(FIGURE_TITLE, label=label, number=figure.words_en, phrase=figure.phrase)
    facts = edition.report
    years = Words(*(str(written_year(facts.year, language)) for language in LANGUAGES))
    note = both(FIGURE_PLACE, report=facts.title, year=years, line=figure.line)
    page = edition.pages[FIGURES]
    return Work(edition, Grain.FIGURE, figure.id, title, page, note, figure.phrase)


def check_work(finding: Finding, edition: Edition) -> Work:
    """One recomputation, titled with what is checked; the note says what came of it."""
    outcome = Words(finding.words_en.removesuffix("."), finding.words_th)
    note = both(OUTCOME_AND_STATEMENT, outcome=outcome, statement=finding.check.statement)
    page = edition.pages[FINDINGS]
    return Work(edition, Grain.CHECK, finding.id, finding.check.heading, page, note)


def retired_words(id: str, edition: Edition, language: Language = "en") -> str:
    """Why a name is no longer in use, and which one to use instead."""
    retired = edition.retired[id]
    words = say(RETIRED, language, id=id, version=retired.version, reason=retired.reason)
    instead = say(USE_INSTEAD, language, id=retired.replaced_by) if retired.replaced_by else ""
    return f"{words} {instead}".strip()
