"""The report's text against the dataset: every numeral accounted for, every figure in its place.

The text came out of a PDF with marks displaced and words broken, so all comparing is done on what the
extraction left in order: consonants, spacing vowels and digits. Knows the text as a string and the
dataset; keeps no sentence of it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from recount.tables.dataset import Figure, Numeral
from recount.thai.numbers import ARABIC_DIGITS
from recount.thai.reader import skeleton
from recount.thai.words import NUMBER_LOOKALIKES, NUMBER_SYLLABLES, NUMBER_WORDS

CONTEXT = 18  # characters shown on each side of a numeral
#: More misplaced rows than these, if most rows are, are no list of slips: the text is another one.
MANY = 20
_DIGITS = re.compile(r"[0-9๐-๙]+")
_SPACING = re.compile("[\u0e01-\u0e2e\u0e30\u0e32\u0e33\u0e40-\u0e45]")
# Blanks and line ends stand inside words of the extracted text; anything else parts words.
_LETTER_OR_BREAK = re.compile(f"{_SPACING.pattern}|[^\\s\u0e00-\u0e7f]")
_BREAK = "|"
_SARA_AM, _SARA_AA = "\u0e33", "\u0e32"
_LEADING_VOWELS = tuple("\u0e40\u0e41\u0e42\u0e43\u0e44")
_VOWELS = ("\u0e30", _SARA_AA)


class NotTheReport(ValueError):
    """A text that cannot be the one that the dataset describes; the message says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps the ledger open, with its place in the text."""

    line: int
    what: str
    context: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what} [{self.context}]"


@dataclass(frozen=True, slots=True)
class Ledger:
    """What comparing a text with the dataset found."""

    problems: tuple[Problem, ...]
    numerals: int
    number_words: int
    figures: int

    def __repr__(self) -> str:
        return f"<Ledger: {self.summary()}>"

    @property
    def complete(self) -> bool:
        """Whether everything is accounted for on both sides."""
        return not self.problems

    def summary(self) -> str:
        """One sentence for people."""
        state = "complete" if self.complete else f"open: {len(self.problems)} problem(s)"
        return (
            f"The ledger is {state}. {self.numerals} runs of digits and {self.number_words} number words"
            f" against {self.figures} figures."
        )


def reconcile_file(file: Path, figures: Iterable[Figure], numerals: Iterable[Numeral]) -> Ledger:
    """Compare the text in a file, in UTF-8, with the dataset.

    Raises NotTheReport, with the file's name, for a file that cannot be read or holds another text.
    """
    try:
        return reconcile(file.read_text("utf-8"), figures, numerals)
    except OSError as error:
        raise NotTheReport(f"{file} cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise NotTheReport(f"{file} is not UTF-8 text") from None
    except NotTheReport as error:
        raise NotTheReport(f"{file} {error}") from None


def reconcile(text: str, figures: Iterable[Figure], numerals: Iterable[Numeral]) -> Ledger:
    """Compare the report's text with the dataset, in both directions.

    text: the report as extracted, offsets as in the dataset, which count no byte-order mark. Returns the
    ledger with every problem; raises NotTheReport for an empty text and for one where most rows are not in
    their places.
    """
    figures, numerals = tuple(figures), tuple(numerals)
    text = text.removeprefix("\ufeff")
    if (figures or numerals) and not text.strip():
        raise NotTheReport("is empty")
    lines = [match.start() for match in re.finditer("\n", text)]

    def line_of(offset: int) -> int:
        return bisect.bisect_left(lines, offset) + 1

    def problem(start: int, end: int, what: str) -> Problem:
        around = text[max(0, start - CONTEXT) : end + CONTEXT]
        return Problem(line_of(start), what, " ".join(around.split()))

    problems = [
        *_misplaced_figures(text, figures, line_of, problem),
        *_misplaced_numerals(text, numerals, line_of, problem),
    ]
    rows = len(figures) + len(numerals)
    if len(problems) > max(MANY, rows / 2):
        first = min(problems, key=lambda found: found.line)
        raise NotTheReport(
            f"is not the text that the dataset describes: {len(problems)} of {rows} figures and numerals do"
            f" not stand in their places, the first on line {first.line}"
        )
    covered = sorted([(f.start, f.end) for f in figures] + [(n.start, n.end) for n in numerals])
    starts = [start for start, _ in covered]

    def is_covered(start: int, end: int) -> bool:
        index = bisect.bisect_right(starts, start) - 1
        return index >= 0 and covered[index][1] >= end

    for (_, end), (start, next_end) in pairwise(covered):
        if start < end:
            problems.append(problem(start, next_end, "two rows of the dataset claim the same characters"))
    digits = [match.span() for match in _DIGITS.finditer(text)]
    words = list(_number_words(text))
    for start, end in [*digits, *words]:
        if not is_covered(start, end):
            problems.append(
                problem(start, end, f"'{text[start:end]}' is neither in figures.csv nor in numerals.csv")
            )
    problems.sort(key=lambda found: found.line)
    return Ledger(tuple(problems), len(digits), len(words), len(figures))


_LineOf = Callable[[int], int]
_MakeProblem = Callable[[int, int, str], Problem]


def _misplaced_figures(
    text: str, figures: Iterable[Figure], line_of: _LineOf, problem: _MakeProblem
) -> Iterator[Problem]:
    for figure in figures:
        start, end = figure.start, figure.end
        found = text[start:end]
        if (skeleton(found), _numbers(found)) != (skeleton(figure.phrase), _numbers(figure.phrase)):
            shown = " ".join(found.split())
            yield problem(
                start, end, f"figure '{figure.id}' says '{figure.phrase}', but '{shown}' stands there"
            )
        elif line_of(start) != figure.line:
            yield problem(start, end, f"figure '{figure.id}' names line {figure.line}; correct it")
        elif start and text[start - 1].isdigit() and text[start].isdigit():
            yield problem(start, end, f"figure '{figure.id}' begins within a number")
        elif text[end - 1 : end].isdigit() and text[end : end + 1].isdigit():
            yield problem(start, end, f"figure '{figure.id}' ends within a number")


def _numbers(text: str) -> list[str]:
    """The numbers in a text with their decimal points, in Arabic digits, without thousands commas."""
    ungrouped = re.sub(r"(?<=[0-9])\s*,\s*(?=[0-9])", "", text.translate(ARABIC_DIGITS))
    return re.findall(r"[0-9]+(?:\.[0-9]+)?", ungrouped)


def _misplaced_numerals(
    text: str, numerals: Iterable[Numeral], line_of: _LineOf, problem: _MakeProblem
) -> Iterator[Problem]:
    for numeral in numerals:
        start, end = numeral.start, numeral.end
        found, row = text[start:end], f"numerals.csv row {numeral.row}"
        if found != numeral.text:
            yield problem(start, end, f"{row} says '{numeral.text}', but '{found}' stands there")
        elif line_of(start) != numeral.line:
            yield problem(start, end, f"{row} names line {numeral.line}; correct it")


def _number_words(text: str) -> Iterator[tuple[int, int]]:
    """Places of number words that stand for a number rather than inside a longer word.

    สาม is a number in สามเท่า but not in สามารถ. A candidate is left out where a leading vowel before it or
    a vowel behind it takes one of its consonants, and where a dictionary word without any number in it
    covers it.
    """
    letters = [(_letter(match.group()), match.start()) for match in _LETTER_OR_BREAK.finditer(text)]
    spaced = "".join(letter for letter, _ in letters)
    for word in NUMBER_WORDS:
        bare = _spacing_letters(word)
        for match in re.finditer(f"(?={bare})", spaced):
            first, behind = match.start(), match.start() + len(bare)
            start, last = letters[first][1], letters[behind - 1][1]
            taken = spaced[first - 1 : first] in _LEADING_VOWELS or spaced[behind : behind + 1] in _VOWELS
            spelled = not taken and _marks_nearby(word, text[start : last + 4])
            # Marks in their place, or one letter late, are the number's own: there is no มหา in มีห้าคน.
            own = _marks(word) if _marks_nearby(word, text[start : last + 2]) else frozenset()
            if spelled and not _inside_longer_word(text, spaced, letters, first, behind, own):
                yield start, last + 1


def _marks_nearby(word: str, found: str) -> bool:
    """Whether what was found has the word's marks, if perhaps a letter too late."""
    return all(mark in found for mark in _marks(word))


@cache
def _marks(word: str) -> frozenset[str]:
    """The vowels above and below and the tone marks of a word."""
    return frozenset(mark for mark in word if not _SPACING.match(mark))


def _letter(character: str) -> str:
    if character == _SARA_AM:  # the extraction broke it into a blank and sara aa
        return _SARA_AA
    return character if _SPACING.match(character) else _BREAK


def _spacing_letters(word: str) -> str:
    return "".join(_letter(character) for character in _SPACING.findall(word))


@cache
def _longer_words() -> dict[int, dict[str, tuple[str, ...]]]:
    """Dictionary words that carry no number, by length and spelling without marks."""
    from pythainlp.corpus import thai_words

    by_length: dict[int, dict[str, tuple[str, ...]]] = {}
    clear = NUMBER_WORDS - NUMBER_SYLLABLES
    for word in sorted({*thai_words(), *NUMBER_LOOKALIKES}):
        carries = word.startswith(tuple(NUMBER_SYLLABLES)) or any(number in word for number in clear)
        if not carries or word.startswith(NUMBER_LOOKALIKES):
            bare = _spacing_letters(word)
            same = by_length.setdefault(len(bare), {})
            same[bare] = (*same.get(bare, ()), word)
    return by_length


def _inside_longer_word(
    text: str, spaced: str, letters: list[tuple[str, int]], start: int, end: int, own: frozenset[str]
) -> bool:
    """Whether a dictionary word without a number, holding at least the marks `own`, covers the letters."""
    for length, words in _longer_words().items():
        if length <= end - start:
            continue
        for first in range(max(0, end - length), start + 1):
            last = first + length - 1
            for word in words.get(spaced[first : last + 1], ()):
                covered = text[letters[first][1] : letters[last][1] + 4]
                if own <= _marks(word) and _marks_nearby(word, covered):
                    return True
    return False
