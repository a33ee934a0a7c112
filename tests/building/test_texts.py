"""A number that changes in the data changes the hash of every page that shows it, and of no other page."""

from __future__ import annotations

from support import DataCopy, SmallBook

from book.downloads.built_pages import digest_of_text, text_of

CHART = """import recount
from recount import charts
report = recount.load()
charts.ranges([report["grocery_cities"]], "The cities.", "cities", source="Source: the report")"""


def digests(book: SmallBook) -> dict[str, str]:
    return {name: digest_of_text(text_of(book.html, name)) for name in ("index", "one", "two")}


def test_a_changed_figure_changes_the_hash_of_every_page_that_shows_it(small_book: SmallBook) -> None:
    small_book.write("one", prose="It was {fig}`grocery_cities`.")
    options = "---\nmystnb:\n  figure:\n    name: chart-ppe\n    caption: The cities.\n---\n"
    small_book.write("two", options + CHART)
    with small_book.one_nursery():
        build = small_book.build()
        assert build.code == 0, build.output
        before = digests(small_book)
        again = small_book.build()
        assert (again.code, digests(small_book)) == (0, before)
        data = DataCopy(small_book.folder / "data")
        data.set("figures", "grocery_cities", phrase="39 เมือง", value="39")  # turns no verdict
        changed = small_book.build()
    assert changed.code == 0, changed.output
    after = digests(small_book)
    assert {name for name in before if before[name] != after[name]} == {"one", "two"}
