"""All words for readers stand in recount/wording/, in both languages; nothing else writes words or numbers.

The last tests read the source: what a reader sees is written in one place.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from support import PROJECT, each, every_word, nodes

import recount
import recount.wording
from recount.charts.carried import CarriedRow
from recount.checks.conversions import Habit
from recount.checks.verdicts import Verdict
from recount.cite.works import Grain
from recount.evidence.certainty import Ground
from recount.evidence.rows import Comparable
from recount.evidence.sources import Tier
from recount.evidence.standing import Standing
from recount.evidence.testimony import Weight
from recount.quantity import Hedge
from recount.wording import (
    Words,
    both,
    citing,
    complaining,
    drawing,
    judging,
    numbers,
    say,
    site,
    telling,
    weighing,
)

THAI = re.compile("[\u0e01-\u0e5b]")
#: Sentences that say less in one language than in the other, on purpose.
UNEQUAL = (
    citing.FIGURE_TITLE,
    citing.BOTH_ERAS,
    citing.AUTHOR_AND_YEAR,
    complaining.DOES_NOT_COMPUTE,
    telling.READ,
)


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


EVERY_WORD = list(every_word())


def test_no_words_are_left_that_nobody_says() -> None:
    """A translator would translate them in vain."""
    said = Counter(word for path in CODE for word in re.findall(r"\w+", path.read_text("utf-8")))
    assert {name for place, _ in EVERY_WORD if said[name := place.rpartition(".")[2]] == 1} == set()


def test_there_are_words_to_test() -> None:
    assert len(EVERY_WORD) > 200


def test_everything_is_said_in_both_languages() -> None:
    for place, words in EVERY_WORD:
        said = "".join(text for text, _, _, _ in Formatter().parse(words.en) if text)
        if re.search("[A-Za-z]", said.replace("%s", "").replace("SHA-256", "")):
            assert THAI.search(words.th), (place, words)
        assert not THAI.search(words.en), (place, words)
        assert words.th.strip(), (place, words)


def test_both_languages_have_the_same_slots() -> None:
    for place, words in EVERY_WORD:
        if words not in UNEQUAL:
            assert slots(words.en) == slots(words.th), (place, words)


def test_no_words_hold_markup() -> None:
    for place, words in EVERY_WORD:
        assert not re.search(r"<\w|</|&\w+;", words.en + words.th), (place, words)


@each(
    ("members", "table"),
    [
        (Verdict, judging.VERDICTS),
        (Verdict, judging.VERDICT_MEANINGS),
        (Weight, weighing.WEIGHTS),
        (Weight, weighing.WEIGHT_MEANINGS),
        (Standing, weighing.STANDINGS),
        (Standing, weighing.STANDING_MEANINGS),
        (Ground, weighing.GROUNDS),
        (Ground, weighing.GROUND_MEANINGS),
        (Tier, weighing.TIERS),
        (Grain, citing.GRAINS),
        (Grain, citing.NAMED),
        (Hedge, numbers.HEDGES),
        (Hedge, judging.HEDGES),
        (Habit, drawing.HABITS),
    ],
)
def test_a_closed_list_has_words_for_each_member_and_no_others(
    members: type[StrEnum], table: Mapping[str, Words]
) -> None:
    assert list(table) == [str(member) for member in members]
    assert len({(words.en, words.th) for words in table.values()}) == len(table)


def test_names_in_english_are_those_that_the_data_keep_on_record() -> None:
    for table in (judging.VERDICTS, weighing.STANDINGS, weighing.GROUNDS, weighing.TIERS):
        assert all(words.en == name for name, words in table.items())
    others = {name: words.en for name, words in weighing.WEIGHTS.items() if words.en != name}
    assert others == {Weight.CONFIRMS: "states the same"}, "nobody confirms what they only repeat"


def test_each_verdict_and_weight_has_a_sentence_for_every_case() -> None:
    assert {verdict for verdict, _ in judging.SENTENCES} == set(Verdict)
    assert {verdict for verdict, case in judging.SENTENCES if case == ""} == set(Verdict)
    assert {weight for weight, _ in weighing.SENTENCES} == set(Weight)
    cases = {str(case) for case in Comparable} | {"", "loose", "rate", "far apart", "echo"}
    assert {case for _, case in weighing.SENTENCES} <= cases
    # A scope differs only where one was said to be narrower or wider.
    scopes = {case for weight, case in weighing.SENTENCES if weight == Weight.DIFFERS_IN_SCOPE}
    assert scopes == {Comparable.NARROWER, Comparable.WIDER, "rate"}
    assert {weight for weight, case in weighing.SENTENCES if case == ""} == {*Weight} - {
        Weight.DIFFERS_IN_SCOPE
    }


def test_every_column_of_a_charts_numbers_is_explained() -> None:
    assert list(site.CHART_COLUMNS) == [field.name for field in fields(CarriedRow)]


def test_slots_are_filled_in_the_language_of_the_sentence() -> None:
    sentence, thing = Words("{who} has {what}.", "{who}มี{what}"), Words("a book", "หนังสือ")
    assert say(sentence, "en", who="Ann", what=thing) == "Ann has a book."
    assert both(sentence, who="Ann", what=thing) == Words("Ann has a book.", "Annมีหนังสือ")
    assert say(Words("{text}", "{text}"), "en", text="{not} a slot") == "{not} a slot"
    with pytest.raises(KeyError):
        say(sentence, "th", who="Ann")


# --- The source ---------------------------------------------------------------------------------------------

CODE = [
    path
    for folder in ("recount", "book", "_static", "_templates")
    for path in sorted((PROJECT / folder).rglob("*"))
    if path.suffix in (".py", ".js", ".html", ".css")
]
PYTHON = [path for path in CODE if path.suffix == ".py"]


def place(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def in_wording(path: Path) -> bool:
    return place(path).startswith("recount/wording/")


@cache
def constants(path: Path) -> tuple[str, ...]:
    """The strings of a module without its docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in nodes(path)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return tuple(
        node.value
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    )


def test_a_translator_finds_thai_nowhere_else() -> None:
    """Thai words of the book's own: what reads the report's Thai holds its grammar, docstrings examples."""
    readers = ("recount/thai/", "recount/ledger.py", "recount/wording/")
    for path in CODE:
        if not place(path).startswith(readers):
            code = "\n".join(constants(path)) if path in PYTHON else path.read_text("utf-8")
            assert not THAI.search(code), place(path)


#: What writes digits without being read as prose: a repr, JSON, messages about files and seconds of a build.
NO_PROSE = {
    "recount/quantity.py",  # an interval's repr
    "recount/charts/canvas.py",  # inches, in an error for whoever draws
    "recount/certificate/results.py",  # digits that are compared
    "recount/checks/finding.py",  # a number of JSON
    "book/downloads/__main__.py",  # the size of a file, at the command line
    "book/sphinxext/running/execution.py",  # how long a chapter ran, at the command line
}
_FORMATTED = re.compile(r",|\.\d*[efg%]|%$")


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def formats_a_number(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            spec = "".join(part.value for part in ast.walk(node.format_spec) if _is_text(part))
            if _FORMATTED.search(spec):
                yield spec
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "format":
            yield ast.unparse(node)
    yield from re.findall(r"\{\w*:[^}]*[,%][^}]*\}", "\n".join(constants(path)))


def test_no_other_module_formats_numbers_for_readers() -> None:
    found = {place(path) for path in PYTHON if not in_wording(path) and any(formats_a_number(path))}
    assert found == NO_PROSE


def test_no_other_module_writes_large_numbers_or_months_in_words() -> None:
    words = re.compile(r"\b[mb]illions?\b|%[aAbB]\b|\bmonth_name\b|\b(?:January|Jan|มกราคม)\b")
    readers = ("recount/thai/", "recount/evidence/printed.py")
    for path in PYTHON:
        if not in_wording(path) and not any(reader in place(path) for reader in readers):
            text = "\n".join(constants(path)) + "\n".join(
                node.attr for node in nodes(path) if isinstance(node, ast.Attribute)
            )
            assert not words.search(text), place(path)


def test_no_code_names_the_reports_publisher_or_a_section(report: recount.Report) -> None:
    publishers = {
        name[language]
        for name in (report.facts.publisher, report.facts.publisher_short)
        for language in ("en", "th")
    }
    for path in CODE:
        text = path.read_text("utf-8")
        assert not [name for name in publishers if name in text], place(path)
    titles = {title.en for title in report.sections.values()} - {"Introduction"}
    for path in PYTHON:
        for text in constants(path):
            assert text not in report.sections, (place(path), text)
            assert not [title for title in titles if title in text], (place(path), text)


def test_no_code_names_the_currency_that_the_report_converts_into(report: recount.Report) -> None:
    for path in PYTHON:
        if "recount/thai/" in place(path):
            continue  # reads the words of all currencies
        assert report.facts.currency not in constants(path), place(path)
