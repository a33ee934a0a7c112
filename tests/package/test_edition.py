"""The one source of citation metadata, and what else in the project states the same facts."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml
from support import DataCopy, each, names_in_contents

from recount.cite.edition import BOOK, AddressError, Edition, load_edition
from recount.tables.schema import DataError


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition()


def source(project: Path, id: str) -> Path:
    return project / ("index.md" if id == BOOK else f"chapters/{id}.md")


def test_other_files_state_the_same_facts(project: Path, edition: Edition) -> None:
    package = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    assert package["version"] == edition.version
    assert package["license"] == edition.code_licence.name
    assert [author["name"] for author in package["authors"]] == [name.en for name in edition.contributors]
    config = yaml.safe_load((project / "_config.yml").read_text("utf-8"))
    assert config["title"] == edition.title.en
    assert config["author"] == edition.contributors[0].en
    assert config["copyright"] == str(edition.date.year)


def test_every_page_of_the_contents_has_its_facts(project: Path, edition: Edition) -> None:
    assert {page.docname for page in edition.pages.values()} == set(names_in_contents()), (
        "data/chapters.csv must have one row for each page of _toc.yml"
    )


def test_titles_are_the_pages_headings(project: Path, edition: Edition) -> None:
    for page in edition.pages.values():
        lines = source(project, page.id).read_text("utf-8").splitlines()
        heading = next(line for line in lines if line.startswith("# "))
        assert heading == f"# {page.title.en}"
    for section, names in edition.report.sections.items():
        if section in edition.pages:
            assert edition.pages[section].title.th == names.th


def test_descriptions_fit_a_search_engines_result_and_differ(edition: Edition) -> None:
    for language in ("en", "th"):
        descriptions = [page.description[language] for page in edition.pages.values()]
        assert len(set(descriptions)) == len(descriptions)
        for text in descriptions:
            assert 70 <= len(text) <= 190, text


def test_no_page_or_chart_shares_a_name_with_a_figure_or_check(edition: Edition, report) -> None:
    names = [*edition.pages, *edition.charts, *report, *(check.id for check in report.checks)]
    assert len(names) == len(set(names))


def test_addresses_are_known_only_when_given(edition: Edition) -> None:
    assert edition.address is edition.repository is edition.doi is None
    assert edition.address_of("chapters/figures") is None
    there = load_edition(address="https://example.org/book/", repository="https://example.org/code")
    assert there.address_of("index") == "https://example.org/book/"
    assert there.address_of("chapters/figures") == "https://example.org/book/chapters/figures.html"
    # Where a server answers a folder, its address is the folder's.
    assert there.address_of("data/index") == "https://example.org/book/data/"
    assert there.address_of("id/ppe/") == "https://example.org/book/id/ppe/"
    assert there.repository == "https://example.org/code"


@each("address", ["example.org", "ftp://example.org", "https://", "https://a.org/?x=1"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(AddressError, match=r"BOOK_URL is .* must begin with https://"):
        load_edition(address=address)


def change(copy: DataCopy, **facts: object) -> None:
    path = copy.folder / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    descriptor.update(facts)
    path.write_text(json.dumps({k: v for k, v in descriptor.items() if v is not None}), "utf-8")


@pytest.mark.parametrize("id", ["10.1234/recounted.1", "https://doi.org/10.1234/recounted.1"])
def test_a_doi_is_taken_up(data_copy: DataCopy, id: str) -> None:
    change(data_copy, id=id)
    assert load_edition(data_copy.folder).doi == "10.1234/recounted.1"


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"id": "urn:uuid:1"}, "datapackage.json, id: 'urn:uuid:1' is no DOI"),
        ({"title_th": None}, "datapackage.json: there is no 'title_th'; add it"),
    ],
)
def test_facts_that_citations_cannot_use_are_refused(data_copy: DataCopy, facts: dict, message: str) -> None:
    change(data_copy, **facts)
    with pytest.raises(DataError, match=message):
        load_edition(data_copy.folder)


@pytest.mark.parametrize("cell", ["2026-13-01", "yesterday"])
def test_a_date_that_is_none_is_refused(data_copy: DataCopy, cell: str) -> None:
    row = data_copy.set("chapters", "method", changed_th=cell)
    with pytest.raises(DataError, match=f"chapters.csv, row {row}, column changed_th: '{cell}' is no date"):
        load_edition(data_copy.folder)


def test_a_date_is_read_as_one(edition: Edition) -> None:
    assert isinstance(edition.pages["method"].texts["th"].changed, date)
