"""The table of what is told twice: what changed is bold, and nothing else."""

import pytest
from bs4 import BeautifulSoup

import recount
from book.sphinxext.pages.told_twice import changed_pieces
from tests.support import SmallBook


def marked(pieces: list[tuple[str, bool]]) -> str:
    return "".join(f"[{text}]" if changed else text for text, changed in pieces)


@pytest.mark.parametrize(
    ("first", "later", "told"),
    [
        ("480 million yuan", "480 million yuan", ("480 million yuan", "480 million yuan")),
        # Digits of numbers as long as each other, from the first to the last that differs.
        ("about 2.228 billion baht", "more than 2.215 billion baht",
         ("[about ]2.2[28] billion baht", "[more than ]2.2[15] billion baht")),
        ("2,717 people", "2,718 people", ("2,71[7] people", "2,71[8] people")),
        # Numbers of other lengths have no digit that corresponds to another.
        ("about 2.139 billion baht", "about 15.234 billion baht",
         ("about [2.139] billion baht", "about [15.234] billion baht")),
        ("almost 10,000 doctors", "more than 10,000 doctors",
         ("[almost ]10,000 doctors", "[more than ]10,000 doctors")),
        ("half", "within 1 month", ("[half]", "[within ][1][ month]")),
        ("more than 250,000 tonnes", "250,000 tonnes", ("[more than ]250,000 tonnes", "250,000 tonnes")),
    ],
)  # fmt: skip
def test_only_what_changed_is_marked(first: str, later: str, told: tuple[str, str]) -> None:
    one, other = changed_pieces(first, later)
    assert (marked(one), marked(other)) == told
    assert ("".join(text for text, _ in one), "".join(text for text, _ in other)) == (first, later)


def test_a_section_shows_every_figure_that_it_repeats(small_book: SmallBook, report: recount.Report) -> None:
    small_book.write("one", "1", "```{told-twice}\n:section: crisis_response\n```")
    small_book.write("figures", "1")
    build = small_book.build()
    assert build.code == 0, build.output
    [table] = BeautifulSoup(small_book.page("one"), "html.parser").select("table.told-twice")
    rows = [
        [" ".join(cell.get_text().split()) for cell in row.select("td")] for row in table.select("tbody tr")
    ]
    again = [figure for figure in report.section("crisis_response") if figure.repeats]
    assert [row[1:] for row in rows] == [[report[figure.repeats].words, figure.words] for figure in again]
    assert rows[0][0] == f"{again[0].label_en} ● agrees"
    bold = [strong.get_text() for strong in table.select("strong")]
    assert bold == ["2.139", "15.234", "almost ", "more than "]


def test_a_table_of_nothing_stops_the_build(small_book: SmallBook) -> None:
    refused = {
        "": "say which section: :section: crisis_response",
        ":section: crisis": "'crisis' is no section of the report; use one of ",
        ":section: key_facts": "the section 'key_facts' repeats no figure",
    }
    tables = [f"```{{told-twice}}\n{options}\n```" for options in refused]
    small_book.write("one", "1", "\n\n".join(tables))
    build = small_book.build()
    assert build.code != 0
    assert [message for message in refused.values() if message not in build.output] == []
