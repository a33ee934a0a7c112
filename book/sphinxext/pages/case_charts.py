"""The small chart of a case: two numbers to one linear scale, and the gap between them marked.

Written into the page as text and SVG, so that the style sheet gives its colours, light and dark. The report
is ink, a source blue, what was computed a blue bar, a cited band grey; the gap alone has the colour of a
failure. Knows cases and their words, not where on a page a chart stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from html import escape
from math import floor

from recount.checks.conversions import Conversion, Habit
from recount.checks.finding import Finding
from recount.checks.judge import Choices, rejudge
from recount.checks.sittings.rates import HABITS, common, outward
from recount.checks.sums import left_in_numbers
from recount.evidence.cases import Case
from recount.evidence.rows import Evidence
from recount.quantity import Interval, Reading
from recount.report import Report
from recount.tables.dataset import Figure
from recount.wording import (
    TO,
    Language,
    about_words,
    gap_words,
    plain_number,
    printed_words,
    result_words,
    say,
    unit_words,
)
from recount.wording import cases as words

#: In user units; a card on a desk and on a phone is about as many pixels wide.
WIDTH = 300
_HAIRLINE = 1.0  # what is narrower is drawn so
_MULTIPLE = Decimal("1.5")  # from here on, how many times larger tells more than how much
_ROUND = 6  # the radius of the open circle


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two numbers: who has it, in words, where it begins and ends, and what kind it is.

    A printed number is a bar from zero to its value; what was computed, or cited, lies from `low` to `high`.
    widest: what the number can mean at the loosest reading.
    """

    who: str
    number: str
    start: Decimal
    end: Decimal
    widest: Interval
    kind: str

    def words(self, language: Language) -> str:
        """Who has which number."""
        return say(words.WHO_AND_NUMBER, language, who=self.who, number=self.number)


def sides(case: Case, report: Report, language: Language) -> tuple[Side, Side]:
    """The two numbers of a case, the smaller first."""
    if case.other is not None:
        alone = isinstance(case.other, Evidence)
        pair = [_printed(each, report, language, alone) for each in (case.figure, case.other)]
    else:
        assert isinstance(case.against, Finding) and case.cited is not None
        narrow, wide = (_read(case.against, report, reading) for reading in (Reading.ROUNDED, Reading.LOOSE))
        assert narrow.right is not None and wide.right is not None
        names, made = case.against.names, left_in_numbers(case.against, report, language)
        pair = [
            _interval(
                _who(language, "".join(part.words for part in made)),
                "computed",
                narrow.left,
                wide.left,
                result_words(narrow.left, names, language),
            ),
            _interval(
                case.cited[language],
                "band",
                narrow.right,
                wide.right,
                about_words(_alone(narrow.right), names, language),
            ),
        ]
    first, second = sorted(pair, key=lambda side: (side.end, side.widest.exact_high))
    return first, second


def _printed(number: Figure | Evidence, report: Report, language: Language, alone: bool) -> Side:
    """alone: it is the report's only number here, so that its section need not be told."""
    if isinstance(number, Figure):
        part = report.sections[number.section][language]
        who, kind = words.THE_REPORT[language] if alone else _who(language, part), "report"
    else:
        who, kind = number.source.publisher, "source"
    told = printed_words(number.printed, number.unit, number.names, language, kept=False)
    widest = number.printed.read(Reading.LOOSE).plain()
    return Side(who, told, Decimal(0), number.printed.value, widest, kind)


def _who(language: Language, part: str) -> str:
    """part: a section of the report, or of which of its numbers the number is made."""
    return say(words.PART_OF_REPORT, language, part=part)


def _read(finding: Finding, report: Report, reading: Reading) -> Finding:
    return rejudge(finding, report, choices=Choices(readings=(reading,)))


def _alone(rate: Interval) -> Interval:
    """A rate as what it counts: what cites it says for each of what."""
    unit = rate.unit.partition("/")[0] if rate.unit else None
    return Interval(rate.exact_low, rate.exact_high, unit)


def _interval(who: str, kind: str, narrow: Interval, wide: Interval, told: str) -> Side:
    plain = narrow.plain()
    return Side(who, told, plain.low, plain.high, wide.plain(), kind)


def case_chart(case: Case, report: Report, language: Language, brief: bool = False) -> str:
    """The chart as HTML that says in words what it shows; its numbers are text, its bars are drawn.

    brief: a gap is told as printed, not also how wide it is at least.
    """
    first, second = sides(case, report, language)
    told = {"first": first.words(language), "second": second.words(language)}
    if second.end < _MULTIPLE * first.end and (apart := _converted_apart(case, report)):
        return _prices(apart, report, language)
    if first.end == second.end:
        return _chart(say(words.NEITHER, language, **told), _touching(first, second, language))
    gap = told_gap(first, second, case, language, brief)
    return _chart(say(words.BESIDE, language, **told, gap=gap), _bars(first, second, gap, language))


def told_gap(first: Side, second: Side, case: Case, language: Language, brief: bool = False) -> str:
    """How far apart the two are, as printed and at least: a multiple where that tells more."""
    printed, (below, above) = second.start or second.end, (first.widest.high, second.widest.low)
    if above < _MULTIPLE * below:
        names, unit = case.figure.names, second.widest.unit
        gap = result_words(Interval.point(printed - first.end, unit), names, language)
        apart = gap_words(Interval.point(above - below, unit), names, language)
        return say(words.APART, language, gap=gap, least=apart)
    # Two digits; what is cut off keeps "at least" true.
    times, least = _two_digits(printed / first.end, ROUND_HALF_UP), _two_digits(above / below, ROUND_DOWN)
    told = words.TIMES if brief else words.TIMES_AND_LEAST
    if times <= least:
        told = words.TIMES_AT_LEAST
    return say(told, language, times=plain_number(times), least=plain_number(least))


def _two_digits(number: Decimal, rounding: str) -> Decimal:
    return number.quantize(Decimal(1).scaleb(number.adjusted() - 1), rounding)


def _bars(first: Side, second: Side, gap: str, language: Language) -> list[str]:
    """Both bars to the scale of the larger number; the gap is marked beside the smaller one."""
    scale = WIDTH / float(second.end)
    spans = [_span(float(side.start) * scale, float(side.end) * scale) for side in (first, second)]
    left, right = spans[0][1], spans[1][0 if second.start else 1]
    return [
        _words(first.words(language), kept=[first.number]),
        _drawing([_bar(first.kind, spans[0]), *_gap(left, right)]),
        _words(gap, "gap-words"),
        _words(second.words(language), kept=[second.number]),
        _drawing([_bar(second.kind, spans[1])]),
    ]


def _gap(left: float, right: float) -> list[str]:
    """A line from where one bar ends to a stop where the other does."""
    line = _tag("line", "gap", x1=left, x2=right, y1=5, y2=5)
    return [line, _tag("line", "gap", x1=right, x2=right, y1=0, y2=10)]


def _converted_apart(case: Case, report: Report) -> list[Conversion]:
    """The conversions that a case's two numbers result from, where no one price explains both."""
    if case.other is None or case.figure.unit != report.facts.currency:
        return []
    numbers = {case.figure.id, case.other.id}
    found = [pair for pair in report.sittings().pairs if pair.baht.id in numbers]
    alike = len(found) == len(numbers) and len({pair.currency for pair in found}) == 1
    return found if alike and common(found, Habit.ROUNDED) is None else []


def _prices(converted: Sequence[Conversion], report: Report, language: Language) -> str:
    """Each number beside the price at which it was converted, if it was rounded; both on one scale."""
    rates = [pair.implied_rate(Habit.ROUNDED) for pair in converted]
    ends = [(Fraction(rate.exact_low), Fraction(rate.exact_high)) for rate in rates]
    least, most = min(low for low, _ in ends), max(high for _, high in ends)
    spans = [_span(*(float((end - least) / (most - least)) * WIDTH for end in pair)) for pair in ends]
    below, above = sorted(range(len(ends)), key=lambda index: ends[index])
    parts, told = [], []
    baht = unit_words(report.facts.currency, report.units, True, language)
    for index, (pair, rate, span) in enumerate(zip(converted, rates, spans, strict=True)):
        side = _printed(pair.baht, report, language, alone=False)
        first, last = (plain_number(end, 3) for end in outward(rate, 3))
        price = f"{say(TO, language, first=first, last=last)} {baht}"
        amount = printed_words(pair.multiplied.unhedged(), pair.currency, report.units, language, kept=False)
        at = say(words.AT_A_PRICE, language, who=side.who, number=side.number, amount=amount, price=price)
        told.append(at)
        marked = _gap(span[1], spans[above][0]) if index == below else []
        parts += [_words(told[-1], kept=[side.number, amount]), _drawing([_bar("computed", span), *marked])]
    gap = say(words.AT_LEAST_APART, language, gap=f"{plain_number(_apart(converted))} {baht}")
    alternative = say(words.BESIDE, language, first=told[0], second=told[1], gap=gap)
    return _chart(alternative, [*parts, _words(gap, "gap-words")])


def _apart(converted: Sequence[Conversion]) -> Decimal:
    """How far apart two prices are at least, in thousandths, whether the results were rounded or cut off."""
    gaps = []
    for habit in HABITS:
        lower, higher = sorted((pair.implied_rate(habit) for pair in converted), key=lambda rate: rate.low)
        gaps.append(Fraction(higher.exact_low) - Fraction(lower.exact_high))
    return Decimal(floor(min(gaps) * 1000)).scaleb(-3)


def _span(start: float, end: float) -> tuple[float, float]:
    """Where a bar begins and ends, never narrower than a hairline and never out of the drawing."""
    width = max(end - start, _HAIRLINE)
    start = min(start, WIDTH - width)
    return start, start + width


def _bar(kind: str, span: tuple[float, float]) -> str:
    return _tag("rect", kind, x=span[0], y=0, width=span[1] - span[0], height=10)


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
        _words(first.words(language), kept=[first.number]),
        f'<svg class="meeting" viewBox="0 0 {WIDTH} 20">{"".join(drawn)}</svg>',
        _words(second.words(language), "upper", kept=[second.number]),
    ]


def _chart(alternative: str, parts: list[str]) -> str:
    return f'<div class="case-chart" role="img" aria-label="{escape(alternative)}">{"".join(parts)}</div>'


def _drawing(parts: list[str]) -> str:
    """A strip that is stretched to the width of its place."""
    return f'<svg class="strip" viewBox="0 0 {WIDTH} 10" preserveAspectRatio="none">{"".join(parts)}</svg>'


def _words(text: str, *classes: str, kept: Sequence[str] = ()) -> str:
    """kept: the amounts in the text, which no line breaks."""
    shown = escape(text)
    for amount in map(escape, kept):
        shown = shown.replace(amount, f'<span class="together">{amount}</span>')
    return f'<span class="{" ".join(("case-number", *classes))}">{shown}</span>'


def _tag(name: str, classes: str, **places: float) -> str:
    where = " ".join(f'{key}="{round(value, 2)}"' for key, value in places.items())
    return f'<{name} class="{classes}" {where}/>'
