"""Directives that tell of the failures as cases: the front page's counts and cards, parts of a chapter.

    ```{title-line}            what the book is, its edition and its date
    ```{outcome}               one sentence of three counts, and the bar of all checks
    ```{case-cards}            a card for each case that a check speaks against, leading to its place, and
                               one that tells whom all slips flatter
    ```{case} case-gear        in its chapter: one case's chart, how sure it is, the reading against it
    ```{case-directions}       whom the slips flatter, in sentences
    ```{case-table}            the same as a table

Knows the report's cases; one page holds an anchor for each.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from book.outcome import sorts, tally_bar
from book.sphinxext.pages.case_charts import case_chart
from book.sphinxext.pages.entries import CASES_PAGE, link
from book.sphinxext.pages.lists import BookDirective, paragraph
from book.sphinxext.pages.passages import passage_link
from book.sphinxext.publication import book_edition
from recount.checks.finding import Finding
from recount.checks.tally import tally
from recount.evidence.cases import Case, Direction
from recount.evidence.certainty import ground
from recount.evidence.sources import Tier
from recount.evidence.testimony import Weight
from recount.quantity import Hedge, Interval
from recount.report import Report
from recount.tables.schema import nearest
from recount.wording import Language, about_words, listed, printed_words, result_words, say, written_day
from recount.wording import cases as words
from recount.wording.weighing import GROUNDS

#: Where the cases' page tells whom the slips flatter.
DIRECTIONS_ANCHOR = "whom-the-slips-flatter"


def sureness(case: Case, report: Report, language: Language) -> str:
    """On what a case rests, and how it fares under other rules or who else says so."""
    rests_on = GROUNDS[ground(case.against, report.sources)]
    if isinstance(case.against, Finding):
        fares = _fares(case, report, language)
        return say(words.RESTS_AND_FARES, language, ground=rests_on, fares=fares)
    sources = [
        told.evidence.source
        for told in report.testimonies_on(case.figure.id)
        if told.weight is Weight.CONFLICTS
    ]
    count = len({source.publisher for source in sources})
    copies = all(source.tier is Tier.COPY for source in sources)
    one, many = words.COPIES_PRINT if copies else words.OTHERS_PRINT
    told = say(one if count == 1 else many, language, count=count)
    return say(words.RESTS_AND_TOLD, language, ground=rests_on, told=told)


def how_it_fares(case: Case, report: Report, language: Language) -> str:
    """How a case that a check speaks against fares under other rules: a sentence of its own.

    Raises KeyError if no check does: to what sources say, no rules of reading are applied.
    """
    fares = _fares(case, report, language)
    return say(words.FARES, language, fares=f"{fares[:1].upper()}{fares[1:]}")


def _fares(case: Case, report: Report, language: Language) -> str:
    spread = report.case_spreads[case.id]
    told = words.FAILS_UNDER_ALL if spread.against == spread.combinations else words.FAILS_UNDER_SOME
    if spread.unless:
        told = words.PASSES_ONLY_IF.get(spread.unless, told)
    share = Interval.point(Decimal(100 * spread.against // spread.combinations), "percent")
    return say(
        told,
        language,
        share=result_words(share, report.units, language, prose=True),
        numbers=_least_numbers(case, report, language),
    )


def _least_numbers(case: Case, report: Report, language: Language) -> str:
    """The numbers of a case's check that are printed as the least there is, without their hedges."""
    assert isinstance(case.against, Finding)
    figures = (report[name] for name in case.against.statement.figures)
    return ", ".join(
        printed_words(figure.printed.unhedged(), figure.unit, figure.names, language, kept=False)
        for figure in figures
        if figure.printed.hedge is Hedge.AT_LEAST
    )


def directions(cases: Iterable[Case]) -> dict[Direction, list[Case]]:
    """The cases by whom their slips flatter."""
    cases = list(cases)
    return {each: [case for case in cases if case.direction is each] for each in Direction}


def _known(report: Report) -> list[Case]:
    """The cases for which there is a likelier number."""
    return [case for case in report.cases.values() if case.direction is not Direction.NEUTRAL]


def directions_on_card(report: Report, language: Language) -> str:
    """Whom the slips flatter, by name; where no money goes one way, what the chapter says."""
    by_direction = directions(report.cases.values())
    sides = by_direction[Direction.FLATTERS], by_direction[Direction.BELITTLES]
    if not all(_sum(cases, report).exact_low for cases in sides):
        return direction_sentences(report, language)
    flattering, belittling = (listed((case.short[language] for case in cases), language) for cases in sides)
    more, less = (_sum_and_most(cases, report, language) for cases in sides)
    slots = {"flattering": flattering, "belittling": belittling, "more": more, "less": less}
    sentence = say(words.IF_SLIPS, language, publisher=report.facts.publisher_short, **slots)
    return f"{sentence} {say(words.TOO_FEW, language, known=len(_known(report)))}"


def _sum_and_most(cases: Iterable[Case], report: Report, language: Language) -> str:
    """What is at stake in cases, and the one from which nearly all of it comes, if there is one."""
    cases = list(cases)
    total = _sum(cases, report)
    told, most = _about(total, report, language), _most_of(cases, total)
    return told if most is None else say(words.NEARLY_ALL, language, sum=told, case=most.short[language])


def direction_sentences(report: Report, language: Language) -> str:
    """Whom the slips flatter: how many cases each way, how much money, and whether that looks like design."""
    by_direction = directions(report.cases.values())
    known = _known(report)
    told = [
        say(words.IN_ALL, language, known=len(known)),
        say(
            words.SLIPS,
            language,
            publisher=report.facts.publisher_short,
            **{
                str(each): len(cases) for each, cases in by_direction.items() if each is not Direction.NEUTRAL
            },
        ),
    ]
    money = {each: _sum(by_direction[each], report) for each in (Direction.FLATTERS, Direction.BELITTLES)}
    flattering, belittling = money[Direction.FLATTERS].exact_low, money[Direction.BELITTLES].exact_low
    if flattering and belittling:
        sums = {str(each): _about(total, report, language) for each, total in money.items()}
        told.append(say(words.AT_STAKE, language, **sums))
    most, largest = (
        _most_of(by_direction[each], money[each]) for each in (Direction.BELITTLES, Direction.FLATTERS)
    )
    if most is not None and largest is not None:
        titles = {"flattering": largest.title[language], "belittling": most.title[language]}
        told.append(say(words.MOSTLY_TWO, language, **titles))
    elif most is not None:
        told.append(say(words.MOSTLY_ONE, language, case=most.title[language]))
    rest = _sum((case for case in by_direction[Direction.BELITTLES] if case is not most), report)
    more = len(by_direction[Direction.FLATTERS]) > len(by_direction[Direction.BELITTLES])
    if not more and rest.exact_low < flattering <= belittling:
        told.append(say(words.OTHER_WAY, language, belittles=_about(rest, report, language)))
        told.append(say(words.TOO_FEW, language, known=len(known)))
    elif not more and flattering <= belittling:
        told.append(words.NO_INFLATION[language])
    return " ".join(told)


def _about(total: Interval, report: Report, language: Language) -> str:
    return about_words(total, report.units, language, prose=True)


def _most_of(cases: Iterable[Case], total: Interval) -> Case | None:
    """The case from which nine tenths of a sum come, if one is that large."""
    large = (
        case
        for case in cases
        if case.at_stake is not None and 10 * case.at_stake.exact_low >= 9 * total.exact_low
    )
    return next(large, None)


def _sum(cases: Iterable[Case], report: Report) -> Interval:
    stakes = [stake.exact_low for case in cases if (stake := case.at_stake) is not None]
    return Interval.point(sum(stakes), report.facts.currency)


class TitleLine(BookDirective):
    """What the book is, below its title, with edition and date."""

    def build(self) -> list[nodes.Node]:
        """Two lines."""
        edition, language = book_edition(self.env.app), self.language
        day, subtitle = written_day(edition.date, language), edition.subtitle[language]
        dated = say(words.WHICH_EDITION, language, version=edition.version, day=day)
        return [
            nodes.container(
                "",
                paragraph(nodes.Text(f"{subtitle[:1].upper()}{subtitle[1:]}"), classes=["subtitle"]),
                paragraph(nodes.Text(dated), classes=["detail"]),
                classes=["title-line"],
            )
        ]


class TitleLineFirst(SphinxTransform):
    """Bring the line up to the title, above what other modules have put there for every page."""

    default_priority = 900

    def apply(self, **kwargs: Any) -> None:
        """Move it."""
        for line in list(self.document.findall(nodes.container)):
            if "title-line" in line["classes"]:
                line.parent.remove(line)
                title = next(iter(self.document.findall(nodes.title)))
                title.parent.insert(title.parent.index(title) + 1, line)


class Outcome(BookDirective):
    """What all checks come to, for somebody who has just come."""

    def build(self) -> list[nodes.Node]:
        """A sentence that is the legend of its bar, and what is behind the counts."""
        language, counted = self.language, tally(self.report.audit())
        sentence = counted.outcome(len(self.report), language)
        told = (
            [say(words.GENEROUSLY, language, wider=counted.wider, holding=counted.holding)]
            if counted.wider
            else []
        )
        if counted.numbers:
            failing = [case for case in self.report.cases.values() if isinstance(case.against, Finding)]
            one_a_case = counted.numbers == len(failing)
            come_down_to = words.ONE_A_CASE if one_a_case else words.COME_DOWN_TO
            told.append(say(come_down_to, language, numbers=counted.numbers))
        legend: list[nodes.Node] = []
        for kind, name, count in sorts(counted):
            before, part, sentence = sentence.partition(say(name, language, count=count))
            legend += [nodes.Text(before), nodes.inline("", part, classes=[kind])]
        parts = [
            paragraph(*legend, nodes.Text(sentence), classes=["outcome-sentence"]),
            nodes.raw("", tally_bar(counted), format="html"),
            paragraph(nodes.Text(" ".join(told)), classes=["detail"]),
        ]
        return [nodes.container("", *parts, classes=["outcome"])]


class CaseDirective(BookDirective):
    """Parts that cards and chapter share."""

    def parts(self, case: Case, sure: str, brief: bool = False) -> list[nodes.Node]:
        """A case's chart, how sure it is, and the reading against it.

        brief: without how wide the gap is at least.
        """
        return [
            nodes.raw("", case_chart(case, self.report, self.language, brief), format="html"),
            paragraph(nodes.Text(sure), classes=["sureness"]),
            paragraph(nodes.Text(case.counter[self.language]), classes=["counter-reading"]),
        ]

    def passage(self, case: Case) -> nodes.paragraph:
        """The line that leads to where its chapter tells of it."""
        return passage_link((case.against.id, case.figure.id), case.figure.section)


class CaseCards(CaseDirective):
    """The cases that matter, the gravest first; each card leads to its case as a whole."""

    def build(self) -> list[nodes.Node]:
        """A list of cards."""
        cards = nodes.bullet_list("", classes=["case-cards"])
        shown = [case for case in self.report.gravest_cases() if isinstance(case.against, Finding)]
        for case in shown:
            sure = how_it_fares(case, self.report, self.language)
            cards += self._card(case.title[self.language], case.id, self.parts(case, sure, brief=True))
        sentences = directions_on_card(self.report, self.language)
        told = paragraph(nodes.Text(sentences), classes=["sureness"])
        cards += self._card(words.DIRECTION_TITLE[self.language], DIRECTIONS_ANCHOR, [told])
        lead = words.CARDS_LEAD[self.language]
        return [paragraph(nodes.Text(lead), classes=["detail", "case-lead"]), cards]

    def _card(self, title: str, anchor: str, parts: list[nodes.Node]) -> nodes.list_item:
        name = link(title, CASES_PAGE, anchor, self.env.docname, "case-link")
        return nodes.list_item("", paragraph(name, classes=["case-title"]), *parts, classes=["case-card"])


class OneCase(CaseDirective):
    """One case in its chapter."""

    required_arguments = 1

    def build(self) -> list[nodes.Node]:
        """A box below the case's heading."""
        id, cases = self.arguments[0], self.report.cases
        if id not in cases:
            raise self.error(f"no case is called '{id}'{nearest(id, cases)}")
        case = cases[id]
        parts = self.parts(case, sureness(case, self.report, self.language))
        return [nodes.container("", *parts, self.passage(case), classes=["case-box"])]


class CaseDirections(BookDirective):
    """Whom the slips flatter, in sentences."""

    def build(self) -> list[nodes.Node]:
        """A paragraph."""
        return [paragraph(nodes.Text(direction_sentences(self.report, self.language)))]


class CaseTable(BookDirective):
    """Whom the slips flatter, case by case."""

    def build(self) -> list[nodes.Node]:
        """A table, the gravest case first."""
        heads = [head[self.language] for head in words.CASE_HEADS]
        group = nodes.tgroup("", *(nodes.colspec() for _ in heads), cols=len(heads))
        head = nodes.row("", *(nodes.entry("", nodes.paragraph("", text)) for text in heads))
        body = nodes.tbody("", *(self._row(case) for case in self.report.gravest_cases()))
        group += [nodes.thead("", head), body]
        return [nodes.table("", group, classes=["cases"])]

    def _row(self, case: Case) -> nodes.row:
        report, language = self.report, self.language
        figure = case.figure
        title = link(case.title[language], CASES_PAGE, case.id, self.env.docname)
        cells = [
            printed_words(figure.printed, figure.unit, figure.names, language, kept=False),
            words.NOT_KNOWN[language],
            words.NOT_KNOWN[language],
            words.NO_MONEY[language] if case.at_stake is None else self._about(case.at_stake),
            words.DIRECTIONS[case.direction][language],
            sureness(case, report, language),
        ]
        if case.likely is not None:
            cells[1] = self._likely(case)
            same = case.factor == 1
            cells[2] = words.ONLY_THE_HEDGE[language] if same else self._ratio(case)
        heads = [say(words.CELL_HEAD, language, head=head) for head in words.CASE_HEADS[1:]]
        named = [
            paragraph(nodes.inline("", head, classes=["cell-head"]), nodes.Text(cell))
            for head, cell in zip(heads, cells, strict=True)
        ]
        return nodes.row("", *(nodes.entry("", cell) for cell in (paragraph(title), *named)))

    def _about(self, amount: Interval) -> str:
        return about_words(amount, self.report.units, self.language)

    def _likely(self, case: Case) -> str:
        if case.other is not None:
            other = case.other
            return printed_words(other.printed, other.unit, other.names, self.language, kept=False)
        assert case.likely is not None
        return result_words(case.likely.printed, self.report.units, self.language)

    def _ratio(self, case: Case) -> str:
        assert case.factor is not None
        return self._about(Interval.point(case.factor))


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_transform(TitleLineFirst)
    app.add_directive("title-line", TitleLine)
    app.add_directive("outcome", Outcome)
    app.add_directive("case-cards", CaseCards)
    app.add_directive("case", OneCase)
    app.add_directive("case-directions", CaseDirections)
    app.add_directive("case-table", CaseTable)
