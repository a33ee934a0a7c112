"""What is known of the report itself: its title, publisher, year, language, currency and sections.

All of it stands in datapackage.json under "report". Knows no figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recount.tables.schema import FILE, DataError, member, members, schema_of
from recount.wording import Words

_WHERE = "report"


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """The report that the figures are taken from.

    title: what it is called within a sentence. publisher, publisher_short: in full, and as a second mention
    says it. language: the code of its language. currency: the one that it converts into, for its readers.
    sections: their names by id, in the order of the report.
    """

    title: Words
    publisher: Words
    publisher_short: Words
    year: int
    language: str
    currency: str
    sections: Mapping[str, Words]


def read_facts(descriptor: Mapping[str, Any]) -> ReportFacts:
    """The facts that a descriptor states.

    Raises DataError where one is missing, or where a table's column `section` knows other sections.
    """
    stated = member(descriptor, "report", dict)
    sections = {
        member(section, "id", str, where): _words(section, "title", where)
        for section, where in members(stated, "sections", dict, _WHERE)
    }
    for table in ("figures", "checks"):
        for column in schema_of(descriptor, table).columns:
            if column.name == "section" and list(column.enum or sections) != list(sections):
                raise DataError(
                    f"{FILE}, table '{table}', column 'section': its values are not the report's sections"
                    f" ({', '.join(sections)}); make them the same, in the same order"
                )
    return ReportFacts(
        title=_words(stated, "title", _WHERE),
        publisher=_words(stated, "publisher", _WHERE),
        publisher_short=_words(stated, "publisher_short", _WHERE),
        year=int(member(stated, "year", float, _WHERE)),
        language=member(stated, "language", str, _WHERE),
        currency=member(stated, "currency", str, _WHERE),
        sections=sections,
    )


def _words(stated: Mapping[str, Any], name: str, where: str) -> Words:
    return Words(member(stated, name, str, where), member(stated, f"{name}_th", str, where))
