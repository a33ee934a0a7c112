"""The small chart of a case: two numbers to one linear scale, and the gap between them marked.

Written into the page as text and SVG, so that the style sheet gives its colours, light and dark. The report
is ink, a source blue, what was computed a blue bar, a cited band grey; the gap alone has the colour of a
failure. Knows cases and their words, not where on a page a chart stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from html import escape

from recount.checks.finding import Finding
from recount.evidence.cases import Case
from recount.evidence.rows import Evidence
from recount.quantity import Interval
from recount.report import Report
from recount.tables.dataset import Figure
from recount.wording import Language, UnitNames, plain_number, printed_words, result_words, say
from recount.wording import cases as words

#: In user units; a card on a desk and on a phone is about as many pixels wide.
WIDTH = 300
_HAIRLINE = 1.0  # what is narrower is drawn so
_ROUND = 6  # the radius of the open circle


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two numbers: who has it, in words, where it begins and ends, and what kind it is.

    A printed number is a bar from zero to its value; what was computed, or cited, lies from `low` to `high`.
    """

    who: str
    number: str
    start: Decimal
    end: Decimal
    meant: Interval
    kind: str

    def words(self, language: Language) -> str:
        """Who has which number."""
        return say(words.WHO_AND_NUMBER, language, who=self.who, number=self.number)


def sides(case: Case, report: Report, language: Language) -> tuple[Side, Side]:
    """The two numbers of a case, the smaller first."""
    if case.other is not None:
        pair = [_printed(case.figure, report, language), _printed(case.other, report, language)]
    else:
        assert isinstance(case.against, Finding) and case.against.right is not None
        names = case.against.names
        pair = [
            _interval(words.COMPUTED[language], case.against.computed, names, "computed", language),
            _interval(words.CITED[language], case.against.right, names, "band", language),
        ]
    first, second = sorted(pair, key=lambda side: (side.end, side.meant.exact_high))
    return first, second


def _printed(number: Figure | Evidence, report: Report, language: Language) -> Side:
    if isinstance(number, Figure):
        who, kind = report.sections[number.section][language], "report"
    else:
        who, kind = number.source.publisher, "source"
    told = printed_words(number.printed, number.unit, number.names, language)
    return Side(who, told, Decimal(0), number.printed.value, number.interval.plain(), kind)


def _interval(who: str, interval: Interval, names: UnitNames, kind: str, language: Language) -> Side:
    plain = interval.plain()
    return Side(who, result_words(interval, names, language), plain.low, plain.high, plain, kind)


def case_chart(case: Case, report: Report, language: Language) -> str:
    """The chart as HTML that says in words what it shows; its numbers are text, its bars are drawn."""
    first, second = sides(case, report, language)
    told = {"first": first.words(language), "second": second.words(language)}
    if first.end == second.end:
        return _chart(say(words.NEITHER, language, **told), _touching(first, second, language))
    gap = _gap_words(first, second, case, language)
    return _chart(say(words.BESIDE, language, **told, gap=gap), _bars(first, second, gap, language))


def _gap_words(first: Side, second: Side, case: Case, language: Language) -> str:
    """How far apart the two are at least: a multiple where that is telling, else the distance."""
    below, above = first.meant.high, second.meant.low
    if above < below * Decimal("1.5"):
        apart = Interval.point(above - below, second.meant.unit)
        return say(words.APART, language, gap=result_words(apart, case.figure.names, language))
    times = above / below
    last = Decimal(1).scaleb(times.adjusted() - 1)  # two digits, cut off: "at least" must stay true
    return say(words.TIMES_AT_LEAST, language, times=plain_number(times.quantize(last, ROUND_DOWN)))


def _bars(first: Side, second: Side, gap: str, language: Language) -> list[str]:
    """Both bars to the scale of the larger number; the gap is marked beside the smaller one."""
    scale = WIDTH / float(second.end)
    spans = [_span(float(side.start) * scale, float(side.end) * scale) for side in (first, second)]
    left, right = spans[0][1], spans[1][0 if second.start else 1]
    marked = [_tag("line", "gap", x1=left, x2=right, y1=5, y2=5)]
    marked += [_tag("line", "gap", x1=x, x2=x, y1=0, y2=10) for x in (left, right)]
    return [
        _words(first.words(language)),
        _drawing([_bar(first, spans[0]), *marked]),
        _words(gap, "gap-words"),
        _words(second.words(language)),
        _drawing([_bar(second, spans[1])]),
    ]


def _span(start: float, end: float) -> tuple[float, float]:
    """Where a bar begins and ends, never narrower than a hairline and never out of the drawing."""
    width = max(end - start, _HAIRLINE)
    start = min(start, WIDTH - width)
    return start, start + width


def _bar(side: Side, span: tuple[float, float]) -> str:
    return _tag("rect", side.kind, x=span[0], y=0, width=span[1] - span[0], height=10)


def _touching(first: Side, second: Side, language: Language) -> list[str]:
    """Two half-lines that run up to one number, which neither holds."""
    middle, line, fade = WIDTH / 2, 10, WIDTH / 6
    drawn = []
    for side, towards, away, end in ((first, -1, fade, 0), (second, 1, WIDTH - fade, WIDTH)):
        near = middle + towards * _ROUND
        drawn.append(_tag("line", f"half {side.kind}", x1=away, x2=near, y1=line, y2=line))
        drawn.append(_tag("line", f"half fading {side.kind}", x1=away, x2=end, y1=line, y2=line))
    drawn.append(_tag("circle", "gap", cx=middle, cy=line, r=_ROUND))
    return [
        _words(first.words(language)),
        f'<svg class="meeting" viewBox="0 0 {WIDTH} 20">{"".join(drawn)}</svg>',
        _words(second.words(language), "upper"),
    ]


def _chart(alternative: str, parts: list[str]) -> str:
    return f'<div class="case-chart" role="img" aria-label="{escape(alternative)}">{"".join(parts)}</div>'


def _drawing(parts: list[str]) -> str:
    """A strip that is stretched to the width of its place."""
    return f'<svg class="strip" viewBox="0 0 {WIDTH} 10" preserveAspectRatio="none">{"".join(parts)}</svg>'


def _words(text: str, *classes: str) -> str:
    return f'<span class="{" ".join(("case-number", *classes))}">{escape(text)}</span>'


def _tag(name: str, classes: str, **places: float) -> str:
    where = " ".join(f'{key}="{round(value, 2)}"' for key, value in places.items())
    return f'<{name} class="{classes}" {where}/>'
