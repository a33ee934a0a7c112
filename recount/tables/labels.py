"""What chapters and charts call things, said in the edition's language.

Chapters are written in English. labels.csv holds the Thai of what their code prints, charts.csv that of the
titles of charts. Knows these two tables and the words of verdicts; no chart and no chapter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from string import Template
from typing import TYPE_CHECKING, Any

from recount.tables.csv_files import read_table
from recount.tables.dataset import DATA
from recount.tables.periods import read_period
from recount.tables.schema import DataError, read_descriptor
from recount.wording import EDITION, begins_with_a_word, short_day
from recount.wording.judging import VERDICTS
from recount.wording.weighing import STANDINGS, WEIGHTS

if TYPE_CHECKING:
    import pandas as pd

TABLE = "labels"
_THAI = re.compile("[\u0e00-\u0e7f]")
#: A date as the data writes it; a bare year as well.
_DATE = re.compile("(?:19|20)[0-9]{2}(?:-[0-9]{2}){0,2}(?:/(?:19|20)[0-9]{2}(?:-[0-9]{2}){0,2})?")
_WORD = re.compile(r"[^\W\d_]{2}")


@cache
def _labels() -> Mapping[str, str]:
    """The Thai of every English label."""
    descriptor = read_descriptor(DATA)
    named = {str(name): said.th for table in (VERDICTS, STANDINGS, WEIGHTS) for name, said in table.items()}
    titles = {row["title_en"]: row["title_th"] for row in read_table(DATA, descriptor, "charts")}
    return named | titles | {row["en"]: row["th"] for row in read_table(DATA, descriptor, TABLE)}


def told(text: str, **slots: object) -> str:
    """An English text of a chapter in the edition's language, with its $slots filled.

    What holds Thai is said already, and what holds no word needs no saying.

    Raises: DataError if labels.csv lacks the text.
    """
    if EDITION == "th" and _WORD.search(text) and not _THAI.search(text):
        found = _labels().get(text)
        if found is None:
            raise DataError(f"{TABLE}.csv has no Thai for '{text}': add a row, or mend the text")
        text = _closed(found, slots)
    return Template(text).substitute(slots) if slots else text


def _closed(text: str, slots: Mapping[str, object]) -> str:
    """A Thai text whose slots hold numbers: no blank before a hedge, as between any two Thai words."""
    for name, slot in slots.items():
        if begins_with_a_word(str(slot)):
            text = re.sub(rf"(?<=[\u0e01-\u0e4ea-z]) (?=[$]{name}(?![a-z_]))", "", text)
    return text


def shown(frame: pd.DataFrame) -> pd.DataFrame:
    """A table as the edition's readers see it: the names of its columns and all labels in its cells told.

    Permanent names, numbers and other texts stay as they are.

    Raises: DataError if labels.csv lacks the name of a column.
    """
    if EDITION != "th":
        return frame
    frame = frame.rename(columns=told, index=_told_cell).map(_told_cell)
    for axis in (frame.index, frame.columns):
        axis.names = [name and told(str(name)) for name in axis.names]
    return frame


def _told_cell(cell: Any) -> Any:
    if isinstance(cell, date):
        return short_day(cell, EDITION)
    if isinstance(cell, str) and _DATE.fullmatch(cell):
        return read_period(cell).short()
    return _labels().get(str(cell), cell) if isinstance(cell, str) else cell
