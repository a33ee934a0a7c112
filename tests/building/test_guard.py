"""The guard of a build: each verdict that is not on record is a warning, whatever pages are read."""

from __future__ import annotations

import pytest
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace
from support import DataCopy

from book.sphinxext.pages.entries import book_report


def build(data: DataCopy) -> list[str]:
    """What a build of one page beside the data warns of."""
    source = data.folder.parent
    (source / "index.rst").write_text("Index\n=====\n", "utf-8")
    (source / "conf.py").write_text("extensions = ['book.sphinxext.guard']\n", "utf-8")
    book_report.cache_clear()  # data that change while a book is built are none of its worries
    with docutils_namespace():  # what an application that fails has registered is taken back as well
        app = SphinxTestApp("dummy", srcdir=source)
        try:
            app.build()
            return strip_colors(app.warning.getvalue()).splitlines()
        finally:
            app.cleanup()


def test_the_book_as_it_stands_warns_of_nothing(data_copy: DataCopy) -> None:
    assert build(data_copy) == []


def test_each_verdict_that_is_not_on_record_is_a_warning(data_copy: DataCopy) -> None:
    check = data_copy.set("checks", "donation_parts", expected="disagrees")
    evidence = data_copy.set("evidence", "ppe_mydrivers", expected="conflicts")
    expected = [
        f"checks.csv, row {check}, column expected: 'donation_parts' is on record as 'disagrees', but"
        " computes to 'agrees'; find out which is right",
        f"evidence.csv, row {evidence}, column expected: 'ppe_mydrivers' is on record as 'conflicts', but"
        " computes to 'consistent with growth'; find out which is right",
    ]
    for _ in range(2):  # the second build reads no page
        assert build(data_copy) == [f"WARNING: {line}" for line in expected]


def test_data_that_are_not_valid_end_the_build_with_their_sentence(data_copy: DataCopy) -> None:
    data_copy.set("figures", "ppe", as_of="2020-99-99")
    with pytest.raises(SystemExit, match=r"^figures\.csv, row 25, column as_of: '2020-99-99' is no date"):
        build(data_copy)
