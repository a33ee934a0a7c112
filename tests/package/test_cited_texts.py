"""A cited hash leads to the text: the current one, or that of an earlier edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support import each

from recount.cite.edition import Edition, PublishedText, load_edition
from recount.cite.texts import UnknownText, find_text
from recount.cli import main

OLD = "0123456789abcdef" * 4


@pytest.fixture
def edition() -> Edition:
    known = load_edition(address="https://example.org/book")
    old = PublishedText("method", "en", "0.1.5", OLD, date(2026, 11, 1))
    return replace(known, texts=(old,))


def test_the_current_text_is_named(edition: Edition) -> None:
    page = edition.pages["method"]
    digest = page.texts["en"].sha256
    for given in (digest, digest[:12], digest[:20].upper()):
        found = find_text(given, edition)
        assert found.current and found.page == page
        assert found.words().startswith("This is the current text of “Method” (method, version 0.2.0)")


def test_an_earlier_text_names_its_edition_and_where_it_is(edition: Edition) -> None:
    found = find_text(OLD[:12], edition)
    assert not found.current
    said = found.words()
    assert "in edition 0.1.5" in said and edition.pages["method"].texts["en"].sha256[:12] in said
    assert said.endswith("It can be read at https://example.org/book/v0.1.5/chapters/method.html")
    assert "รุ่น 0.1.5" in found.words("th")


def test_a_thai_text_is_told_by_its_own_title_and_stands_below_its_language(edition: Edition) -> None:
    text = replace(edition.texts[0], language="th")
    found = find_text(OLD[:12], replace(edition, texts=(text,)))
    assert "“วิธีการ”" in found.words() and "Method" not in found.words()
    assert found.words().endswith("https://example.org/book/v0.1.5/th/chapters/method.html")


@each(
    ("given", "message"),
    [("f" * 12, "no text of this book"), ("abc", "write the 12 to 64"), ("method", "is no hash of a text")],
)
def test_an_unknown_hash_is_told(given: str, message: str, edition: Edition) -> None:
    with pytest.raises(UnknownText) as error:
        find_text(given, edition)
    assert message in str(error.value)


def test_verify_says_it_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    digest = load_edition().pages["method"].texts["en"].sha256
    assert main(["verify", digest[:12]]) == 0
    assert "current text of “Method”" in capsys.readouterr().out
    assert main(["verify", "0" * 12]) == 2
    error = capsys.readouterr().err
    assert "has the hash '000000000000'" in error.splitlines()[-1]
    assert f"{digest[:12]}  method (en), edition 0.2.0" in error, "what there is must be listed"


def test_between_editions_a_text_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit = "a1b2c3d" + 33 * "0"
    for tag, version in (("", "0.2.0.dev+a1b2c3d"), ("v0.1.0", "0.2.0.dev+a1b2c3d"), ("v0.2.0", "0.2.0")):
        assert load_edition(commit=commit, tag=tag).cited_version == version
    assert load_edition().cited_version == "0.2.0", "nothing is known of a tarball"
    monkeypatch.setenv("BOOK_COMMIT", commit)
    assert main(["cite", "method", "--format", "bibtex"]) == 0
    assert "edition = {0.2.0.dev+a1b2c3d}," in capsys.readouterr().out
    monkeypatch.setenv("BOOK_COMMIT", "main")
    assert main(["cite", "method"]) == 2
    assert "BOOK_COMMIT is 'main', but must be the 40 hexadecimal digits" in capsys.readouterr().err
