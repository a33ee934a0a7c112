"""The report's tables for people who know pandas, which are also the computed tables that the book publishes.

Indexed by id, or by nothing where a row has no name of its own. Numbers are floats with their unit in a
column beside them, texts are texts, and an end that an interval does not have is empty; so a table that was
written with to_csv() is read back with the same types. What is exact stays in the objects told of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from recount.checks.finding import Finding
from recount.checks.verdicts import AGAINST
from recount.evidence.standing import Standing, is_independent
from recount.evidence.testimony import Testimony, Weight
from recount.quantity import Exact, Interval, Quantity, Reading
from recount.tables.dataset import Figure
from recount.tables.outside import Benchmark, hedge_name
from recount.wording.judging import VERDICTS
from recount.wording.weighing import STANDINGS

if TYPE_CHECKING:
    from decimal import Decimal

    import pandas as pd


def figures_frame(figures: Iterable[Figure]) -> pd.DataFrame:
    """The figures; low and high are of the rounded reading."""
    return _by_id(
        {
            "id": figure.id,
            "section": figure.section,
            "line": figure.line,
            "phrase": figure.phrase,
            "label_en": figure.label_en,
            "label_th": figure.label_th,
            "entity": figure.entity,
            **_printed(figure.printed),
            "unit": figure.unit,
            "hedge": str(figure.hedge),
            "as_of": figure.as_of,
            "repeats": figure.repeats,
            "scope": figure.scope,
        }
        for figure in figures
    )


def benchmarks_frame(benchmarks: Iterable[Benchmark]) -> pd.DataFrame:
    """The numbers from outside that checks use."""
    return _by_id(
        {
            "id": benchmark.id,
            "label_en": benchmark.label_en,
            "label_th": benchmark.label_th,
            "value": _float(benchmark.printed.value),
            **_ends(benchmark.interval),
            "unit": benchmark.unit,
            "hedge": benchmark.hedge,
            "as_of": benchmark.as_of.text,
            "source": benchmark.source,
            "note_en": benchmark.note_en,
            "note_th": benchmark.note_th,
        }
        for benchmark in benchmarks
    )


def findings_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """What every check comes to, with both sides under the reading that was taken."""
    return _by_id(
        {
            "id": finding.id,
            "section": finding.check.section,
            "kind": finding.check.kind,
            "title_en": finding.check.title_en,
            "title_th": finding.check.title_th,
            "statement": finding.check.statement,
            "basis": " ".join(finding.check.basis) or None,
            "verdict": str(finding.verdict),
            "verdict_th": VERDICTS[finding.verdict].th,
            "reading": str(finding.reading),
            **_ends(finding.left),
            "unit": finding.left.unit,
            **_ends(finding.right, "against_"),
            "against_unit": finding.right.unit if finding.right else None,
            "gap": _float(finding.gap),
            "words_en": finding.words_en,
            "words_th": finding.words_th,
        }
        for finding in findings
    )


def evidence_frame(testimonies: Iterable[Testimony]) -> pd.DataFrame:
    """What every piece of evidence does to the figure that it names."""
    return _by_id(
        {
            "id": told.id,
            "figure": told.figure.id,
            "source": told.evidence.source.key,
            "publisher": told.evidence.source.publisher,
            "tier": str(told.evidence.source.tier),
            "phrase": told.evidence.phrase,
            **_printed(told.evidence.printed),
            "unit": told.evidence.unit,
            "hedge": hedge_name(told.evidence.printed),
            "as_of": told.evidence.as_of.text,
            "comparable": str(told.evidence.comparable),
            "weight": str(told.weight),
            "reading": None if told.reading is None else str(told.reading),
            "words_en": told.words("en"),
            "words_th": told.words("th"),
        }
        for told in testimonies
    )


def standings_frame(
    figures: Iterable[Figure],
    standings: Mapping[str, Standing],
    findings: Mapping[str, Iterable[Finding]],
    testimonies: Mapping[str, Iterable[Testimony]],
) -> pd.DataFrame:
    """On what ground every figure stands, and how many tests and sources that ground is made of."""

    def row(figure: Figure) -> dict[str, object]:
        tests = [finding for finding in findings[figure.id] if finding.is_test]
        told = [each for each in testimonies[figure.id] if each.weight is not Weight.CONTEXT_ONLY]
        return {
            "id": figure.id,
            "section": figure.section,
            "label_en": figure.label_en,
            "label_th": figure.label_th,
            "standing": str(standings[figure.id]),
            "standing_th": STANDINGS[standings[figure.id]].th,
            "tests": len(tests),
            "failed": sum(finding.verdict in AGAINST for finding in tests),
            "evidence": len(told),
            "independent": sum(map(is_independent, told)),
            "conflicts": sum(each.weight is Weight.CONFLICTS for each in told),
        }

    return _by_id(map(row, figures))


def trial_frame(rows: Iterable[Any]) -> pd.DataFrame:
    """What a trial of the audit came to: a row for each of its outcomes, which are dataclasses."""
    import pandas as pd

    return pd.DataFrame([{name: _cell(value) for name, value in asdict(row).items()} for row in rows])


def _cell(value: Any) -> str | int | None:
    """A count, or the words of anything else; none for an empty text."""
    if isinstance(value, tuple):
        return "; ".join(map(str, value)) or None
    return value if isinstance(value, int) else str(value) or None


def _by_id(rows: Iterable[dict[str, object]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(list(rows)).set_index("id")


def _printed(number: Quantity) -> dict[str, float | None]:
    """A printed number, and what it can mean when it was rounded at its last printed place."""
    value, high = _float(number.value), _float(number.value_high)
    return {"value": value, "value_high": high, **_ends(number.read(Reading.ROUNDED))}


def _ends(interval: Interval | None, prefix: str = "") -> dict[str, float | None]:
    ends = (None, None) if interval is None else (interval.exact_low, interval.exact_high)
    return {f"{prefix}{name}": _float(end) for name, end in zip(("low", "high"), ends, strict=True)}


def _float(number: Exact | Decimal | None) -> float:
    """The nearest float; not a number where there is none, or no end."""
    value = float("nan") if number is None else float(number)
    return value if abs(value) != float("inf") else float("nan")
