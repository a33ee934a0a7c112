"""The reckoning in the browser and the one in Python are one: verdicts of changed numbers by the thousand.

RECOUNT_VERDICTS=100000 compares that many (`make bench` does); without it, enough to fail on any slip.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

import recount
from book.sphinxext.pages.try_data import can_turn, try_data
from book.sphinxext.pages.trying import script
from recount.checks.finding import Finding
from recount.checks.judge import rejudge
from recount.checks.statements import StatementError
from recount.quantity import Hedge, Quantity
from recount.wording import Language, gap_words, words_apart

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VERDICTS = int(os.environ.get("RECOUNT_VERDICTS", "6000"))
CHUNK = 2000
HEDGES = {
    "exact": (Hedge.EXACT, False),
    "more_than": (Hedge.AT_LEAST, True),
    "at_least": (Hedge.AT_LEAST, False),
    "at_most": (Hedge.AT_MOST, False),
    "less_than": (Hedge.AT_MOST, True),
    "approx": (Hedge.APPROX, False),
    "almost": (Hedge.ALMOST, True),
}
#: For each change the verdicts on the checks that are named, with all that they rest on.
JUDGE = """(changes) => {
    const data = reckoning.unpack(tryData);
    const checks = new Map(data.checks.map(check => [check.id, check]));
    const places = new Map(data.numbers.map(({ id }, place) => [id, place]));
    const printed = data.numbers.map(record => reckoning.number(record));
    const end = ({ n, d }) => `${n}/${d}`;
    const ends = side => [end(side.low), end(side.high), side.lowOpen, side.highOpen];
    return changes.map(([changed, names, told]) => {
        const numbers = [...printed];
        for (const [id, digits, hedge] of changed) {
            const place = places.get(id);
            numbers[place] = reckoning.number(data.numbers[place], digits, hedge);
        }
        return names.map(name => {
            const check = checks.get(name);
            const found = reckoning.judge(check, numbers);
            if (found.verdict === null) return [null];
            const row = [found.verdict, found.reading, ...ends(found.left), ...ends(found.right)];
            row.push(found.gap ? end(found.gap) : null);
            if (told) {
                row.push(...reckoning.toldApart(found.left, found.right, check.unit, data.words));
                const beside = [found.left, found.right, check.unit, data.words];
                row.push(found.gap?.n ? reckoning.toldGap(found.gap, ...beside) : null);
            }
            return row;
        });
    });
}"""


@pytest.fixture(scope="module")
def engine(browser: Browser, report: recount.Report) -> Iterator[Page]:
    """A page that holds nothing but the reckoning and its data."""
    with browser.new_page() as page:
        use(page, report, "en")
        yield page


def use(page: Page, report: recount.Report, language: Language) -> None:
    page.goto("about:blank")
    page.add_script_tag(content=script(report, language))


@dataclass(frozen=True)
class Printed:
    """A figure as the browser is given it."""

    id: str
    digits: str
    power: int


def printed(report: recount.Report, language: Language) -> list[Printed]:
    ids, digits, powers, *_ = try_data(report, language)["numbers"]
    rows = zip(ids, digits, powers, strict=True)
    return [Printed(id, digits, power) for id, digits, power in rows if id in report]


def quantity(figure: recount.Figure, digits: str, power: int, hedge: str) -> Quantity:
    """What the digits and the hedge mean in Python, reckoned from the text alone."""
    parts = [Decimal(part) for part in digits.replace(",", "").split("-")]
    step = min(Decimal(1).scaleb(int(part.as_tuple().exponent)) for part in parts)
    loose = min((Decimal(1).scaleb(_last(part)) for part in parts if part), default=step)
    kind, strict = HEDGES[hedge]
    return replace(
        figure.printed,
        value=parts[0].scaleb(power),
        value_high=parts[1].scaleb(power) if len(parts) == 2 else None,
        step=step.scaleb(power),
        loose_step=max(loose, step).scaleb(power),
        hedge=kind,
        strict=strict,
    )


def _last(part: Decimal) -> int:
    return int(part.normalize().as_tuple().exponent)


def changed_digits(digits: str, chance: random.Random) -> str:
    """Other digits: one turned, zeros more or less, the point moved, or another number altogether."""
    if "-" in digits:
        low = chance.randint(1, 400)
        return f"{low}-{low + chance.randint(1, 400)}"
    match chance.randrange(5):
        case 0:
            places = [place for place, letter in enumerate(digits) if letter.isdigit()]
            place = chance.choice(places)
            return f"{digits[:place]}{chance.randint(0, 9)}{digits[place + 1 :]}"
        case 1:
            return f"{Decimal(digits.replace(',', '')).scaleb(chance.randint(-4, 4)):f}"
        case 2:
            whole, _, decimals = digits.replace(",", "").partition(".")
            return f"{whole}.{decimals}{chance.randint(0, 99)}"
        case 3:
            number = Decimal(digits.replace(",", "")) * chance.randint(900, 1100) / 1000
            return f"{round(number, chance.randint(0, 4)):f}"
        case _:
            return f"{chance.randint(0, 99999):,}"


Change = tuple[list[tuple[str, str, str]], list[str]]


def changes(report: recount.Report, seed: int, language: Language) -> Iterator[Change]:
    """Numbers changed at random, one or two at a time, and their checks; the same each time."""
    chance = random.Random(seed)
    figures = printed(report, language)
    by_id = {figure.id: figure for figure in figures}
    findings = [finding for finding in report.audit() if can_turn(finding)]
    while True:
        chosen = [chance.choice(figures)]
        naming = [finding for finding in findings if chosen[0].id in finding.statement.figures]
        others = [id for finding in naming for id in finding.statement.figures if id != chosen[0].id]
        if others and chance.random() < 0.3:
            chosen.append(by_id[chance.choice(others)])
        changed = []
        for figure in chosen:
            digits = changed_digits(figure.digits, chance) if chance.random() < 0.9 else figure.digits
            hedges = ["exact", "approx", "at_most"] if "-" in digits else list(HEDGES)
            hedge = chance.choice(hedges)
            nothing = "-" not in digits and not Decimal(digits.replace(",", ""))
            if nothing and hedge in ("less_than", "almost"):
                hedge = "exact"
            changed.append((figure.id, digits, hedge))
        ids = {id for id, _, _ in changed}
        yield changed, [f.id for f in findings if not ids.isdisjoint(f.statement.figures)]


def in_python(
    finding: Finding, report: recount.Report, numbers: Mapping[str, Quantity], language: Language | None
) -> list[Any]:
    """The same row as the browser's, its ends as fractions."""
    mine = {id: number for id, number in numbers.items() if id in finding.statement.figures}
    try:
        found = rejudge(finding, report, mine)
    except StatementError:
        return [None]
    row: list[Any] = [str(found.verdict), str(found.reading)]
    assert found.right is not None
    for side in (found.left.plain(), found.right.plain()):
        row += [side.exact_low, side.exact_high, side.low_open, side.high_open]
    row.append(found.gap)
    if language is not None:
        row += words_apart(found.left, found.right, found.names, language)
        gap = recount.Interval.point(found.gap or 0, found.left.plain().unit)
        largest = max(found.left.plain().high, found.right.plain().high)
        row.append(gap_words(gap, found.names, language, largest) if found.gap else None)
    return row


def numeric(row: list[Any]) -> list[Any]:
    """The browser's row with its fractions read."""
    if len(row) == 1:
        return row
    for place in (2, 3, 6, 7, 10):
        if row[place] is not None:
            above, _, below = row[place].partition("/")
            sign = "-" if above.startswith("-") else ""
            row[place] = Fraction(int(above), int(below)) if below != "0" else Decimal(f"{sign}Infinity")
    return row


def alike(ours: list[Any], theirs: list[Any]) -> bool:
    if ours == theirs:
        return True
    # A gap is a Decimal in Python, of 28 digits where it has more.
    if (
        len(ours) < 11
        or ours[:10] != theirs[:10]
        or ours[11:] != theirs[11:]
        or None in (ours[10], theirs[10])
    ):
        return False
    return abs(Fraction(ours[10]) - theirs[10]) <= abs(theirs[10]) / 10**26


def compare(
    page: Page, report: recount.Report, count: int, seed: int, language: Language | None = None
) -> tuple[list[str], set[str], int]:
    """What differs in so many verdicts, which verdicts came up, and how many were compared."""
    power = {figure.id: (figure.digits, figure.power) for figure in printed(report, language or "en")}
    differing, seen, compared = [], set(), 0
    source = changes(report, seed, language or "en")
    while compared < count:
        batch: list[Change] = []
        size = 0
        while size < min(CHUNK, count - compared):
            batch.append(next(source))
            size += len(batch[-1][1])
        answers = page.evaluate(JUDGE, [[*change, language is not None] for change in batch])
        for (changed, names), rows in zip(batch, answers, strict=True):
            numbers = {
                id: replace(report[id].printed, hedge=HEDGES[hedge][0], strict=HEDGES[hedge][1])
                if digits == power[id][0]
                else quantity(report[id], digits, power[id][1], hedge)
                for id, digits, hedge in changed
            }
            for name, row in zip(names, rows, strict=True):
                ours, theirs = in_python(report.finding(name), report, numbers, language), numeric(row)
                compared += 1
                seen.add(str(ours[0]))
                if not alike(ours, theirs):
                    differing.append(f"{name} with {changed}: {ours} in Python, {theirs} in the browser")
    return differing, seen, compared


def test_changed_numbers_come_to_the_same_verdicts_and_intervals(
    engine: Page, report: recount.Report
) -> None:
    differing, seen, compared = compare(engine, report, VERDICTS, seed=20201127)
    assert compared >= VERDICTS
    assert differing[:5] == []
    assert seen >= {
        "agrees", "agrees if truncated", "agrees loosely", "wording differs", "disagrees", "implausible",
        "would agree", "would not agree", "None",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["en", "th"])
def test_intervals_and_gaps_are_told_in_the_same_words(
    engine: Page, report: recount.Report, language: Language
) -> None:
    use(engine, report, language)
    try:
        differing, _, compared = compare(engine, report, VERDICTS // 6, seed=7, language=language)
    finally:
        use(engine, report, "en")
    # Python counts digits with 28 places, the browser with fractions: a tie may take one digit more.
    assert len(differing) <= compared // 1000, differing[:5]


def test_as_printed_both_come_to_what_is_on_record(engine: Page, report: recount.Report) -> None:
    ids = [finding.id for finding in report.audit() if can_turn(finding)]
    rows = engine.evaluate(JUDGE, [[[], ids, False]])[0]
    assert [row[0] for row in rows] == [report.finding(id).check.expected for id in ids]
    left = [finding for finding in report.audit() if not can_turn(finding)]
    assert all(finding.verdict == "not checkable" for finding in left), "only measures stay away"


def test_a_slip_in_the_script_would_be_found(engine: Page, report: recount.Report) -> None:
    """The browser is told another rule: hedges reach no further than one in the last printed place."""
    engine.evaluate("() => { reckoning.kept = reckoning.number; }")
    try:
        engine.evaluate(
            """() => { reckoning.number = (...given) => {
                const found = reckoning.kept(...given);
                return { ...found, loose: found.step };
            }; }"""
        )
        differing, _, _ = compare(engine, report, 300, seed=1)
        assert len(differing) > 10
    finally:
        engine.evaluate("() => { reckoning.number = reckoning.kept; }")
