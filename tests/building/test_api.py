"""The page of the package: every public name, described by its own docstring and shown by an example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support import PROJECT, each, soup

import recount
from book.sphinxext.pages.api import NotDescribed, anchor, describe, public_names
from recount import charts

SOURCE = (PROJECT / "chapters" / "use.md").read_text("utf-8")
NAMES = [*public_names(recount), *(f"Report.{name}" for name in public_names(recount.Report))]
DRAWN = [f"charts.{name}" for name in public_names(charts)]


def test_every_public_name_is_on_the_page_once() -> None:
    assert set(public_names(recount)) == set(recount.__all__)
    described = re.findall(r"^```\{api\} (\S+)$", SOURCE, re.MULTILINE)
    assert sorted(described) == sorted([*NAMES, "charts"])


def test_every_name_is_followed_by_an_example_that_uses_it() -> None:
    examples = dict(
        re.findall(
            r"^```\{api\} (\S+)\n```\n\n```\{code-cell\} ipython3\n(.*?)^```$",
            SOURCE,
            re.DOTALL | re.MULTILINE,
        )
    )
    assert examples.keys() == {*NAMES, "charts"}
    # What a call gives may stand for its class: a Report is what load gives.
    given = {
        "Report",
        "Figure",
        "Quantity",
        "Finding",
        "Evidence",
        "Source",
        "Tier",
        "Testimony",
        "Conversion",
        "Sittings",
    }
    unused = {
        name
        for name, example in examples.items()
        if name not in given and not re.search(rf"\b{name.rpartition('.')[2]}\b", example)
    }
    assert unused == set()


def test_every_name_tells_how_it_is_called_and_what_it_is() -> None:
    for name in [*NAMES, *DRAWN]:
        described = describe(name)
        assert described.call.startswith(name)
        assert not [sign for sign in ("~", "object at", "self") if sign in described.call], name
        assert all(described.told) and described.told[0][0].isupper(), name


def test_a_signature_keeps_short_defaults_and_leaves_long_ones_out() -> None:
    assert describe("load").call == "load(directory: Path | str | None = None) -> Report"
    assert describe("rejudge").call.endswith("choices: Choices = ...) -> Finding")
    assert describe("Report.figures").call == "Report.figures: pd.DataFrame"


@each("name", ["no_such_name", "Report.no_such_name", "checks.about.no_such_name"])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(NotDescribed, match="no_such_name"):
        describe(name)


def test_a_name_without_a_docstring_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recount.load, "__doc__", None)
    with pytest.raises(NotDescribed, match="'load' has no docstring"):
        describe("load")


@pytest.mark.parametrize("edition", ["", "th/"])
def test_the_built_page_shows_every_name_and_what_its_example_gives(built: Path, edition: str) -> None:
    page = soup(built / f"{edition}chapters/use.html")
    for name in [*NAMES, *DRAWN]:
        term = page.find("dt", id=anchor(name))
        assert term is not None, name
        assert term.get_text().startswith(name)
        assert term.find_next_sibling("dd").p["lang"] == "en"
    examples = page.select("dl.api + div.cell")
    assert len(examples) == len(NAMES) + 1
    for example in examples:
        assert example.select_one("details") is None, "an example is there to be read"
    silent = [example for example in examples if not example.select_one(".cell_output")]
    assert [example.select_one("pre").get_text().strip() for example in silent] == [
        "report.check_everything()"
    ]
