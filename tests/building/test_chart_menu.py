"""What can be taken away from a chart: picture, numbers, code, citation."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import frictionless
import pytest
from bs4 import Tag
from PIL import Image
from support import each, soup, table

import recount
from book.downloads.pictures import png_about, svg_about
from book.sphinxext.pages import chart_menu
from recount import charts
from recount.charts.carried import MIME_TYPE, Carried, CarriedRow, csv_text
from recount.charts.rows import Row
from recount.cite.edition import Edition, load_edition
from recount.quantity import INFINITY, Interval


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition()


@pytest.fixture(scope="module")
def chart(report: recount.Report) -> charts.Chart:
    rows = [
        report["connected_doctors"],
        charts.finding_row(report.finding("wuhan_set_value"), "One set"),
        charts.computed_row("Up to ten", Interval.point(10, "items"), report.units),
    ]
    return charts.ranges(rows, "A message.", "things", source="Source: the report")


def menus(built: Path) -> dict[str, tuple[Path, Tag]]:
    """The menu of every chart by its name, with the page that holds it."""
    found = {}
    for page in [built / "index.html", *sorted((built / "chapters").glob("*.html"))]:
        for figure in soup(page).select("article figure[id]"):
            menu = figure.find_next_sibling()
            assert menu is not None, figure["id"]
            assert "chart-menu" in menu["class"], figure["id"]
            found[str(figure["id"])] = (page, menu)
    return found


# --- The book's own charts ----------------------------------------------------------------------------------


def test_the_edition_knows_every_chart_by_what_it_says(built: Path, edition: Edition) -> None:
    shown = {}
    for name, (page, menu) in menus(built).items():
        said = menu.select_one(".chart-table")["aria-label"].removeprefix("Data: ")
        shown[name] = (page.stem, said)
    known = {chart.id: (chart.page, chart.title.en) for chart in edition.charts.values()}
    assert known == shown, "data/charts.csv must have one row for each chart: name, page, and what it says"


def test_no_chart_is_drawn_twice(built: Path) -> None:
    """Neither under two names nor in two chapters: the same numbers make the same chart."""
    drawn: dict[frozenset[tuple[str, ...]], str] = {}
    for name in menus(built):
        rows = table(built / "charts" / f"{name}.csv")
        numbers = frozenset((row["low"], row["high"], row["unit"]) for row in rows)
        assert drawn.setdefault(numbers, name) == name


def test_every_menu_offers_what_exists(built: Path) -> None:
    for name, (page, menu) in menus(built).items():
        links = [link["href"] for link in menu.select("a")]
        up = "" if page.parent == built else "../"
        files = [f"{up}charts/{name}.{ending}" for ending in ("svg", "png", "csv", "datapackage.json", "py")]
        page_of_chart = f"{up}id/{name}/index.html"
        assert links == [*files, f"{page_of_chart}#cite", page_of_chart]
        assert all((page.parent / link.partition("#")[0]).is_file() for link in links)
        assert menu.find("a", href=page_of_chart).get_text() == name
        on_paper = menu.find_next_sibling()
        assert on_paper["class"] == ["chart-name"] and on_paper.get_text() == f"Name of the chart: {name}"


def test_the_code_of_a_chart_is_in_its_menu_and_nowhere_else(built: Path) -> None:
    for name, (_, menu) in menus(built).items():
        [code] = menu.select("details.chart-code .cell_input pre")
        program = (built / "charts" / f"{name}.py").read_text("utf-8")
        assert program.rstrip().endswith(code.get_text().strip())
        cell = menu.find_parent(class_="cell")
        assert cell.select("details.hide, .cell_input") == menu.select(".cell_input"), name


def test_pictures_show_the_same_twice_as_large(built: Path) -> None:
    for name, (_, menu) in menus(built).items():
        svg = (built / "charts" / f"{name}.svg").read_text("utf-8")
        width, height = (float(size) * 96 / 72 for size in re.findall(r'(?:width|height)="([\d.]+)', svg)[:2])
        with Image.open(built / "charts" / f"{name}.png") as image:
            size = image.size
        # Letters stand on whole pixels there, so a line of them may be a little wider.
        assert size == pytest.approx((2 * width, 2 * height), rel=0.03), name
        assert (built / "charts" / f"{name}.png").stat().st_size < 120_000
        light, dark = menu.find_previous_sibling("figure").select("img")
        assert (light["class"], dark["class"]) == (["on-light", "dark-light"], ["on-dark", "dark-light"])
        assert dark["src"] == light["src"].replace(".svg", "-dark.svg")
        assert (light["alt"], light["width"]) == (dark["alt"], dark["width"])


def test_the_numbers_are_those_of_the_data(built: Path, report: recount.Report) -> None:
    named = 0
    for name in menus(built):
        rows = table(built / "charts" / f"{name}.csv")
        assert rows, name
        for row in rows:
            figure = report.get(row["id"])
            if figure and row["phrase"] and row["unit"] == figure.unit:
                named += 1
                assert row["phrase"] == figure.phrase
                assert Decimal(row["low"]) == figure.interval.low
                assert row["high"] == "" or Decimal(row["high"]) == figure.interval.high
    assert named > 30


def test_the_table_on_the_page_holds_the_first_rows(built: Path) -> None:
    for name, (_, menu) in menus(built).items():
        rows = table(built / "charts" / f"{name}.csv")
        shown = menu.select("tbody tr")
        assert [row.th.get_text() for row in shown] == [row["label"] for row in rows[:30]]
        assert ("more rows" in menu.get_text()) is (len(rows) > 30)
        for row, cells in zip(rows, shown, strict=False):
            low = cells.select("td")[1].get_text().replace(",", "")
            assert low == row["low"]


def test_the_page_of_downloads_says_what_each_column_holds(built: Path) -> None:
    page = soup(built / "data" / "index.html")
    explained = {
        said.get_text(): said.find_next("dd").get_text() for said in page.select("#chart-numbers dt")
    }
    for name in menus(built):
        with (built / "charts" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
            assert next(csv.reader(stream)) == list(explained), name
    assert all(explained.values())


def test_the_code_that_drew_a_chart_draws_it(built: Path) -> None:
    for name in ("chart-verdicts", "chart-ppe-baht"):
        code = (built / "charts" / f"{name}.py").read_text("utf-8")
        program = ast.parse(code)
        last = program.body.pop()
        assert isinstance(last, ast.Expr), "the chart is the last thing said"
        space: dict[str, object] = {}
        exec(compile(program, name, "exec"), space)
        drawn = eval(compile(ast.Expression(last.value), name, "eval"), space)
        with (built / "charts" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            assert csv_text([CarriedRow.of(row) for row in drawn.data]) == stream.read()


# --- What a chart carries -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("drawing")
def test_what_a_chart_carries_arrives_as_it_was(chart: charts.Chart) -> None:
    bundle, _ = chart._repr_mimebundle_()
    stored = json.loads(json.dumps(bundle[MIME_TYPE]))
    carried = Carried.from_json(stored)
    assert carried.message == "A message."
    assert carried.png == chart.png
    assert carried.as_json() == stored
    assert [row.label for row in carried.rows] == [row.label for row in chart.data]


@pytest.mark.usefixtures("drawing")
def test_the_same_chart_gives_the_same_bytes(report: recount.Report) -> None:
    first, second = (charts.ranges([report["ppe"]], "A.", "items") for _ in range(2))
    assert first.png == second.png
    assert Image.open(io.BytesIO(first.png)).size[0] > 600


@each(
    ("interval", "expected"),
    [
        (Interval(Decimal(1), Decimal(2), "items"), ("1", "2", "true", "true")),
        (Interval(Decimal(1), Decimal(2), "items", True, True), ("1", "2", "false", "false")),
        (Interval(Decimal(1), INFINITY), ("1", "", "true", "false")),
        (Interval(Decimal(0), Decimal("1E+10")), ("0", "10000000000", "true", "true")),
        (Interval(Decimal(1) / 3, Decimal(2) / 3), ("0.333333333333", "0.666666666667", "true", "true")),
    ],
)
def test_ends_are_plain_digits(interval: Interval, expected: tuple[str, ...]) -> None:
    row = CarriedRow.of(Row("x", interval, "x"))
    assert (row.low, row.high, row.low_included, row.high_included) == expected


@pytest.mark.usefixtures("drawing")
def test_numbers_open_in_a_spreadsheet_with_thai_intact(chart: charts.Chart) -> None:
    text = csv_text([CarriedRow.of(row) for row in chart.data])
    assert text.startswith("\ufeffid,label,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0]["phrase"] == "เกือบ 10,000 คน"
    assert (rows[1]["band_low"], rows[1]["band_high"], rows[1]["unit"]) == (
        "7.69230769231",
        "300",
        "CNY/sets",
    )


# --- What the files say of themselves -----------------------------------------------------------------------


def test_pictures_carry_title_licence_and_address(built: Path, edition: Edition) -> None:
    for name, entry in edition.charts.items():
        with Image.open(built / "charts" / f"{name}.png") as picture:
            told = dict(picture.text)
        svg = ElementTree.parse(built / "charts" / f"{name}.svg").getroot()
        assert svg.findtext("{http://www.w3.org/2000/svg}title") == told["Title"] == entry.title.en
        core = {tag.tag.rpartition("}")[2]: tag.text for tag in svg.iter() if "purl.org/dc" in tag.tag}
        assert core["rights"] == told["Copyright"]
        assert told["Copyright"].endswith("https://creativecommons.org/licenses/by/4.0/")
        assert core["creator"] == told["Author"] == "The Recounted contributors"
        assert name in told["Source"] and name in core["description"]


def test_a_picture_names_its_address_where_that_is_known() -> None:
    edition = load_edition(address="https://example.org/book")
    about = chart_menu.about_chart(edition, "chart-doctors", "None is both & more.")
    stream = io.BytesIO()
    Image.new("RGB", (2, 2)).save(stream, "PNG")
    with Image.open(io.BytesIO(png_about(stream.getvalue(), about))) as picture:
        picture.load()
        assert picture.text["Source"] == "https://example.org/book/id/chart-doctors/"
        assert picture.text["Title"] == "None is both & more."
    svg = ElementTree.fromstring(svg_about(b'<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>', about))
    assert svg[0].text == "None is both & more."


def test_the_numbers_of_every_chart_are_a_valid_data_package(built: Path, edition: Edition) -> None:
    for name in edition.charts:
        package = frictionless.Package(str(built / "charts" / f"{name}.datapackage.json"))
        assert package.name == name and package.licenses[0]["name"] == "CC-BY-4.0"
        found = package.validate()
        assert found.valid, found.flatten(["rowNumber", "fieldName", "message"])
