"""A page for every figure, check and chart, and for every name that is no longer in use: id/NAME/.

It is what a citation leads to: small, the same wherever the thing moves within the book, with head tags and
a citation box of its own. Written at the end of a build from one template, without the theme. Knows works and
the report's data; of charts it knows the files that the build has written.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup
from sphinx.application import Sphinx

from book.sphinxext.pages.chart_menu import FOLDER as CHARTS
from book.sphinxext.pages.chart_menu import PACKAGE
from book.sphinxext.pages.cite_box import (
    TEMPLATES,
    box_html,
    edition_language,
    name_page,
    write_changed,
)
from book.sphinxext.pages.entries import (
    EVIDENCE_PAGE,
    FIGURES_PAGE,
    FINDINGS_PAGE,
    STANDING_SYMBOLS,
    SYMBOLS,
    WEIGHT_SYMBOLS,
    book_report,
    verdict_class,
)
from book.sphinxext.pages.head import work_tags
from book.sphinxext.pages.other_editions import switches
from book.sphinxext.pages.shared_pictures import has_pictures, shared_by
from book.sphinxext.publication import book_edition
from book.sphinxext.shipping.policy import POLICY
from recount.checks.finding import Finding
from recount.cite.edition import BOOK, ID_FOLDER, ChartEntry, Edition, Retired, to_first
from recount.cite.works import Grain, Work, all_works, retired_words
from recount.evidence.testimony import Testimony
from recount.report import Report
from recount.tables.dataset import Figure
from recount.tables.labels import told
from recount.tables.periods import read_period
from recount.wording import Language, Words, say
from recount.wording import site as words
from recount.wording.citing import GRAINS
from recount.wording.judging import VERDICTS
from recount.wording.weighing import STANDINGS, WEIGHTS

#: The pages' own look, in a folder that the step for the theme's style sheet leaves alone.
SHEET = f"{ID_FOLDER}/_static/names.css"
#: What it is made of: the pages' own, and what boxes of citations need on every page.
_SHEETS = (Path(__file__).with_name("names.css"), Path(__file__).parents[3] / "_static" / "cite.css")
_UP = "../../"


@dataclass(frozen=True, slots=True)
class Link:
    """Something with a place on the site; mark: a symbol before it, css: the class of the symbol."""

    words: str
    place: str
    mark: str = ""
    css: str = ""
    after: str = ""


@dataclass(slots=True)
class NamePage:
    """What the template shows. facts: pairs of a term and what stands behind it."""

    name: str
    kind: str
    title: str
    title_th: str = ""
    lead: str = ""
    facts: list[tuple[str, list[Any]]] = field(default_factory=list)
    lists: list[tuple[str, list[Link], str]] = field(default_factory=list)
    chart: ChartEntry | None = None
    files: list[Link] = field(default_factory=list)
    history: list[str] = field(default_factory=list)
    nav: list[Link] = field(default_factory=list)


class Names:
    """Lays out the page of each name."""

    def __init__(self, edition: Edition, report: Report, site: Path, language: Language) -> None:
        """site: the built book, whose charts' numbers say what they show."""
        self.edition, self.report, self.language = edition, report, language
        self.shown = {name: _ids(site / CHARTS / f"{name}.csv") for name in edition.charts}
        self._charts: defaultdict[str, list[str]] = defaultdict(list)
        for name, ids in self.shown.items():
            for id in ids:
                self._charts[id].append(name)

    def of_work(self, work: Work) -> NamePage:
        """The page of what can be cited."""
        page = NamePage(work.id, GRAINS[work.grain][self.language], work.title[self.language])
        page.title_th = "" if self.language == "th" else work.title.th
        if work.grain is Grain.FIGURE:
            self._tell_figure(page, self.report[work.id])
        elif work.grain is Grain.CHECK:
            self._tell_check(page, self.report.finding(work.id))
        else:
            self._tell_chart(page, self.edition.charts[work.id])
        since = self.edition.since.get(work.id, self.edition.version)
        page.history = [self._say(words.NAMED_SINCE, version=since)]
        page.history.append(self._say(words.AS_ABOVE, version=self.edition.version))
        return page

    def of_retired(self, retired: Retired) -> NamePage:
        """The page of a name that is no longer in use: why, and what to use instead."""
        edition = self.edition
        kind = GRAINS[retired.kind][self.language] if retired.kind in GRAINS else retired.kind
        page = NamePage(retired.id, kind, self._say(words.NO_LONGER))
        page.lead = retired_words(retired.id, edition, self.language)
        if retired.replaced_by:
            page.facts.append((self._say(words.USED_INSTEAD), [self._name(retired.replaced_by)]))
        page.facts.append((self._say(words.CITE), [self._say(words.CITE_RETIRED, version=retired.version)]))
        since = edition.since.get(retired.id)
        page.history = [self._say(words.NAMED_SINCE, version=since)] if since else []
        page.history.append(self._say(words.RETIRED_IN, version=retired.version))
        page.nav = [self._book()]
        return page

    def _tell_figure(self, page: NamePage, figure: Figure) -> None:
        report, say_ = self.report, self._say
        standing = report.standings[figure.id]
        place = say_(words.SECTION_AND_LINE, section=report.sections[figure.section], line=figure.line)
        label = Words(f"{figure.label_en[:1].upper()}{figure.label_en[1:]}", figure.label_th)
        page.title = label[self.language]
        page.title_th = "" if self.language == "th" else label.th
        page.facts = [
            (say_(words.PRINTED), [Thai(figure.phrase), *([] if self.language == "th" else [figure.words])]),
            (say_(words.CAN_MEAN), [figure.meaning]),
            (say_(words.PLACE), [place]),
            (
                say_(words.WHO_AND_WHEN),
                [say_(words.WHO_AS_OF, who=told(figure.entity), when=self._date(figure.as_of))],
            ),
            (say_(words.STANDING), [f"{STANDING_SYMBOLS[standing]} {STANDINGS[standing][self.language]}"]),
        ]
        if figure.repeats:
            page.facts.append((say_(words.RESTATES, figure="").strip(), [self._figure(figure.repeats)]))
        findings = [self._finding(finding) for finding in report.findings_on(figure.id)]
        voices = [self._testimony(testimony) for testimony in report.testimonies_on(figure.id)]
        nobody = say_(words.NO_EVIDENCE, publisher=report.facts.publisher_short)
        page.lists = [
            (say_(words.CHECKS), findings, say_(words.NO_CHECK)),
            (say_(words.EVIDENCE), voices, nobody),
        ]
        page.chart = self._chart_for(figure.id, figure.section)
        page.files = self._tables("figures", *(["evidence"] if voices else []))
        page.nav = [self._book(), Link(say_(words.IN_LIST), f"{FIGURES_PAGE}.html#{figure.id}")]
        page.nav += self._chapter(figure.section)

    def _date(self, as_of: str) -> str:
        """A date of the data, in Thai in the years of its readers."""
        return read_period(as_of).words("th") if self.language == "th" else as_of

    def _tell_check(self, page: NamePage, finding: Finding) -> None:
        check, say_ = finding.check, self._say
        page.lead = finding.words(self.language)
        verdict = f"{SYMBOLS[finding.verdict]} {VERDICTS[finding.verdict][self.language]}"
        page.facts = [
            (say_(words.VERDICT), [verdict]),
            (say_(words.STATEMENT), [Code(check.statement)]),
            (say_(words.CAUTION), [check.note[self.language]]),
        ]
        sources = [self.report.sources[key] for key in check.basis]
        if sources:
            named = [Link(f"{each.publisher}, {self._date(each.year)}", each.url) for each in sources]
            page.facts.append((say_(words.RESTS_ON), list(named)))
        figures = dict.fromkeys(finding.statement.figures)
        page.lists = [(say_(words.ITS_FIGURES), [self._figure(id) for id in figures], "")]
        page.chart = self._chart_for(check.id, check.section, *figures)
        page.files = self._tables("checks", "figures")
        page.nav = [self._book(), Link(say_(words.IN_LIST), f"{FINDINGS_PAGE}.html#{check.id}")]
        page.nav += self._chapter(check.section)

    def _tell_chart(self, page: NamePage, chart: ChartEntry) -> None:
        page.chart = chart
        names = [id for id in self.shown[chart.id] if id in self.report or id in self.report.findings]
        links = [self._figure(id) if id in self.report else self._name(id) for id in names]
        page.lists = [(self._say(words.ITS_FIGURES), links, "")] if links else []
        labels = {"svg": "SVG", "png": "PNG", "csv": f"{self._say(words.CHART_DATA)} (CSV)"}
        labels |= {PACKAGE: self._say(words.CHART_PACKAGE), "py": self._say(words.CHART_CODE)}
        page.files = [Link(label, f"{CHARTS}/{chart.id}.{ending}") for ending, label in labels.items()]
        home = self.edition.pages[chart.page]
        page.nav = [self._book()]
        if home.id != BOOK:
            page.nav.append(Link(home.title[self.language], f"{home.docname}.html#{chart.id}"))

    def _chart_for(self, id: str, section: str, *others: str) -> ChartEntry | None:
        """The chart that shows a name (or one of the others), or the first of its chapter."""
        for name in (id, *others):
            if self._charts[name]:
                return self.edition.charts[self._charts[name][0]]
        of_chapter = (chart for chart in self.edition.charts.values() if chart.page == section)
        return next(of_chapter, None)

    def _say(self, sentence: Words, **slots: object) -> str:
        return say(sentence, self.language, **slots)

    def _book(self) -> Link:
        return Link(self.edition.title[self.language], f"{BOOK}.html")

    def _chapter(self, section: str) -> list[Link]:
        page = self.edition.pages.get(section)
        return [Link(page.title[self.language], f"{page.docname}.html")] if page else []

    def _name(self, id: str) -> Link:
        page = self.edition.pages.get(id)
        return Link(id, f"{page.docname}.html" if page else name_page(id))

    def _figure(self, id: str) -> Link:
        figure = self.report[id]
        named = Words(f"{figure.label_en}: {figure.words_en}", f"{figure.label_th}: {figure.phrase}")
        return Link(named[self.language], name_page(id))

    def _finding(self, finding: Finding) -> Link:
        outcome = finding.words(self.language)
        title = finding.check.heading[self.language]
        mark, css = SYMBOLS[finding.verdict], verdict_class(finding.verdict)
        return Link(title, name_page(finding.id), mark, css, outcome)

    def _testimony(self, voice: Testimony) -> Link:
        words_ = f"{voice.evidence.source.publisher}: {WEIGHTS[voice.weight][self.language]}"
        place = f"{EVIDENCE_PAGE}.html#{voice.id}"
        mark, css = WEIGHT_SYMBOLS[voice.weight], verdict_class(voice.weight)
        return Link(words_, place, mark, css, voice.words(self.language))

    def _tables(self, *names: str) -> list[Link]:
        return [Link(f"{name}.csv", f"{to_first(self.language)}data/{name}.csv") for name in names]


class Thai(str):
    """Words of the report, which are Thai in every edition."""


class Code(str):
    """What stands in the letters of code."""


def _ids(file: Path) -> list[str]:
    """The names of the rows that a chart draws; none where the chart was not drawn."""
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return [id for id in dict.fromkeys(row["id"] for row in csv.DictReader(stream)) if id]


def _sizes(site: Path, names: Iterable[str]) -> dict[str, str]:
    """The proportions of each chart's picture, so that nothing moves when it has loaded."""
    found = {}
    for name in names:
        head = (site / CHARTS / f"{name}.svg").read_text("utf-8")[:2000]
        box = head.partition('viewBox="')[2].partition('"')[0].split()
        found[name] = (
            f'width="{round(float(box[2]))}" height="{round(float(box[3]))}"' if len(box) == 4 else ""
        )
    return found


def _context(
    page: NamePage, tags: Markup, box: Markup, sizes: Mapping[str, str], names: Names
) -> dict[str, Any]:
    edition, language = names.edition, names.language
    return {
        "page": page,
        "edition": edition,
        "language": language,
        "words": words,
        "tags": tags,
        "box": box,
        "policy": POLICY,
        "address": edition.address_of(f"{ID_FOLDER}/{page.name}/", language),
        "sheet": SHEET,
        "up": _UP,
        "switches": switches(name_page(page.name), language, edition.languages),
        "size": Markup(sizes.get(page.chart.id, "")) if page.chart else "",
        "chart_page": name_page(page.chart.id) if page.chart else "",
        "owner": say(words.LICENCE_REPORT, language, publisher=edition.report.publisher),
        "is_link": lambda part: isinstance(part, Link),
        "is_thai": lambda part: isinstance(part, Thai),
        "is_code": lambda part: isinstance(part, Code),
    }


def write_pages(
    edition: Edition, report: Report, site: Path, language: Language, *, pictures: bool
) -> set[Path]:
    """Write every page that changed; returns all that there are. pictures: whether previews have any."""
    names = Names(edition, report, site, language)
    drawn = {name for name in edition.charts if (site / CHARTS / f"{name}.svg").is_file()}
    sizes = _sizes(site, drawn)
    template = TEMPLATES.get_template("name.html")
    written = {site / SHEET}
    write_changed(site / SHEET, "\n".join(sheet.read_text("utf-8") for sheet in _SHEETS))
    previews = {
        page.id: shared_by(page, report, edition, language) if pictures else None
        for page in edition.pages.values()
    }
    pages: list[tuple[NamePage, Markup, Markup]] = []
    for work in all_works(edition, report):
        if work.is_page or (work.grain is Grain.CHART and work.id not in drawn):
            continue
        page = names.of_work(work)
        if page.chart and page.chart.id not in drawn:
            page.chart = None
        tags = work_tags(work, language, page.lead or _summary(page, language), previews[work.page.id])
        pages.append((page, tags, box_html(work, _UP, language, opened=True)))
    for retired in edition.retired.values():
        robots = Markup('<meta name="robots" content="noindex" />')
        pages.append((names.of_retired(retired), robots, Markup("")))
    for page, tags, box in pages:
        target = site / name_page(page.name)
        write_changed(target, template.render(_context(page, tags, box, sizes, names)) + "\n")
        written.add(target)
    return written


def _summary(page: NamePage, language: Language) -> str:
    """What a page says in a line: the first facts of a figure, or what a chart says."""
    facts = [f"{term}: {', '.join(map(str, parts))}" for term, parts in page.facts[:3]]
    return say(words.IN_A_LINE, language, told="; ".join(facts) or page.title)


def _write(app: Sphinx, exception: Exception | None) -> None:
    """Write the pages and remove those of names that are gone."""
    if exception or app.builder.format != "html":
        return
    site = Path(app.outdir)
    report = book_report(str(app.srcdir))
    pictures = has_pictures(app)
    kept = write_pages(book_edition(app), report, site, edition_language(app), pictures=pictures)
    for file in sorted((site / ID_FOLDER).rglob("*"), reverse=True):
        if file.is_file() and file not in kept:
            file.unlink()
        elif file.is_dir() and not any(file.iterdir()):
            file.rmdir()


def setup(app: Sphinx) -> None:
    """Register the step after those that look at the theme's pages."""
    app.connect("build-finished", _write, priority=950)
