"""Cutting style sheets: what can apply stays, what cannot goes, with all that only it needed."""

import pytest
from support import each

from book.sphinxext.shipping import css


def cut(sheet: str, *names: str) -> str:
    def nothing(address: str) -> list[css.Rule]:
        raise AssertionError(f"nothing is imported, but {address} was asked for")

    return "".join(map(str, css.cut(css.read(sheet, nothing), frozenset(names))))


KEPT = [
    ("p{color:red}", {"p"}),
    (".a .b{color:red}", {"a", "b"}),
    ("#top>p.a:hover::before{color:red}", {"p", "top", "a"}),
    ('html[data-theme="dark"] p{color:red}', {"html", "data-theme", "p"}),
    ("p:not(.gone){color:red}", {"p"}),
    (":root{color:red}", set()),
    ("*{color:red}", set()),
    ("@media (width<9px){p{color:red}}", {"p"}),
    ("@page{margin:1cm}", set()),
    ('.fa-x::before{content:"\uf0c9"}', {"fa-x"}),
    ("p{color:red!important}", {"p"}),
]


@each(("sheet", "names"), KEPT)
def test_a_rule_that_can_apply_stays(sheet: str, names: set[str]) -> None:
    assert cut(sheet, *names) == sheet


@each(("sheet", "names"), [case for case in KEPT if case[1]])
def test_a_rule_goes_when_one_of_its_names_occurs_nowhere(sheet: str, names: set[str]) -> None:
    for missing in names:
        assert cut(sheet, *(names - {missing})) == ""


def test_of_several_selectors_only_those_that_can_apply_stay() -> None:
    assert cut("p,.gone,b{color:red}", "p", "b") == "p,b{color:red}"


def test_properties_that_no_rule_reads_go_with_those_that_only_they_read() -> None:
    sheet = ":root{--a:1px;--b:var(--c);--c:2px}p{margin:var(--a)}.gone{margin:var(--b)}"
    assert cut(sheet, "p") == ":root{--a:1px}p{margin:var(--a)}"


def test_a_property_that_a_script_reads_stays() -> None:
    assert cut(":root{--read:1px}", "--read") == ":root{--read:1px}"


def test_a_font_stays_where_a_rule_asks_for_it_quoted_or_not() -> None:
    face = "@font-face{font-family:Font\\ Two;src:url(two.woff2)}"
    assert cut(face + 'p{font-family:"Font Two"}', "p").startswith("@font-face")
    assert cut(face + 'p{font-family:"Font Three"}', "p") == 'p{font-family:"Font Three"}'


def test_an_animation_stays_where_a_rule_asks_for_it() -> None:
    frames = "@keyframes fade{from{opacity:0}}"
    assert "@keyframes fade" in cut(frames + "p{animation:fade 1s}", "p", "from")
    assert cut(frames + "p{color:red}", "p", "from") == "p{color:red}"


def test_addresses_are_found_and_can_be_changed() -> None:
    rules = css.read('p{background:url(a.png)}b{background:url("b.png")}', lambda address: [])
    for address in css.urls(rules):
        assert address.value in {"a.png", "b.png"}


def test_an_imported_sheet_takes_the_place_of_its_import() -> None:
    inner = css.read("b{color:red}", lambda address: [])
    rules = css.read('@import "inner.css";p{color:red}', lambda address: inner)
    assert "".join(map(str, rules)) == "b{color:red}p{color:red}"


def test_a_sheet_that_cannot_be_read_says_where() -> None:
    with pytest.raises(css.BrokenSheet, match="line 2: "):
        css.read("p{color:red}\n}", lambda address: [])
