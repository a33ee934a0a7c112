"""The bibliography: complete entries are read, incomplete ones refused with the field that is missing."""

import re
from pathlib import Path

import pytest

import recount
from recount.evidence.sources import Tier, read_sources
from recount.tables.schema import DataError

ENTRY = """@misc{post2020gear,
  author       = {{The Post \\& Times}},
  title        = {{Gear for 5\\% less}},
  year         = {2020},
  date         = {2020-02-13},
  url          = {https://example.org/gear},
  keywords     = {primary company},
  note         = {Seen 2026-11-22}
}
"""


def write(folder: Path, text: str) -> Path:
    (folder / "references.bib").write_text(text, "utf-8")
    return folder


def test_an_entry_is_read(tmp_path: Path) -> None:
    source = read_sources(write(tmp_path, ENTRY))["post2020gear"]
    assert (source.publisher, source.title) == ("The Post & Times", "Gear for 5% less")
    assert source.published is not None
    assert source.published.words() == "13 February 2020"
    assert (source.tier, source.own, source.official) == (Tier.PRIMARY, True, False)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  title        = {{Gear for 5\\% less}},\n", "", "entry post2020gear: it has no title; add it"),
        ("  note         = {Seen 2026-11-22}\n", "", "entry post2020gear: it has no note; add it"),
        (
            "  author       = {{The Post \\& Times}},\n",
            "",
            "entry post2020gear: it has no author; name the publisher there, in braces",
        ),
        (
            "  title        = {{Gear for 5\\% less}},",
            "  title = { },",
            "entry post2020gear: it has no title; add it",
        ),
        ("{primary company}", "{ }", "entry post2020gear: it has no keywords; add it"),
        (
            "year         = {2020}",
            "year         = {early 2020}",
            "entry post2020gear, field year: 'early 2020' is no year, or not that of the date; correct it",
        ),
        (
            "year         = {2020}",
            "year         = {2019}",
            "entry post2020gear, field year: '2019' is no year, or not that of the date; correct it",
        ),
        (
            "primary company",
            "pres",
            "entry post2020gear, field keywords: 'pres' begins with no tier; did you mean 'press'?; write one"
            " of primary, newswire, press, copy, and behind it company or official where that holds",
        ),
        (
            "https://example.org/gear",
            "example.org",
            "entry post2020gear, field url: 'example.org' is no web address; correct it",
        ),
        (
            "2020-02-13",
            "2020-02-31",
            "entry post2020gear, field date: '2020-02-31' is no date of the calendar; write it as 2020-05-10,"
            " 2020-05 or 2020",
        ),
    ],
)
def test_an_incomplete_entry_is_refused(old: str, new: str, message: str, tmp_path: Path) -> None:
    assert old in ENTRY
    with pytest.raises(DataError) as refused:
        read_sources(write(tmp_path, ENTRY.replace(old, new)))
    assert str(refused.value) == f"references.bib, {message}"


def test_broken_and_missing_bibliographies_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"^references\.bib cannot be read \(No such file"):
        read_sources(tmp_path)
    with pytest.raises(DataError, match=r"^references\.bib is not well-formed BibTeX"):
        read_sources(write(tmp_path, "@misc{a, title = {open"))
    with pytest.raises(DataError, match=r"^references\.bib is not well-formed BibTeX .*repeated"):
        read_sources(write(tmp_path, ENTRY + ENTRY))


def test_every_source_of_the_book_was_seen_on_the_day_that_it_says(report: recount.Report) -> None:
    text = (Path(__file__).parents[2] / "data" / "references.bib").read_text("utf-8")
    assert len(re.findall(r"\{Seen 2026-11-2[27]\}", text)) == len(report.sources)
