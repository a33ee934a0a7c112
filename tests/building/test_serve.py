"""`make serve`: the book as a host shows it, and one line where that cannot be."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from book.serve import main, server

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built site of three pages."""
    site = tmp_path / "_build" / "html"
    (site / "chapters").mkdir(parents=True)
    (site / "index.html").write_text("<h1>The book</h1>", "utf-8")
    (site / "chapters" / "one.html").write_text("<h1>หนึ่ง</h1>", "utf-8")
    (site / "404.html").write_text("<h1>No such page ไม่พบ</h1>", "utf-8")
    monkeypatch.chdir(tmp_path)
    return site


@pytest.fixture
def connection(site: Path) -> Iterator[HTTPConnection]:
    with server(site, 0) as serving:
        Thread(target=serving.serve_forever, args=(0.01,), daemon=True).start()
        yield HTTPConnection("127.0.0.1", serving.server_port)
        serving.shutdown()


def ask(connection: HTTPConnection, address: str, method: str = "GET") -> tuple[HTTPResponse, str]:
    connection.request(method, address)
    answer = connection.getresponse()
    return answer, answer.read().decode()


def test_pages_are_shown(connection: HTTPConnection) -> None:
    for address, shown in (("/", "<h1>The book</h1>"), ("/chapters/one.html", "<h1>หนึ่ง</h1>")):
        answer, text = ask(connection, address)
        assert (answer.status, text) == (200, shown)


@pytest.mark.parametrize("address", ["/chapters/two.html", "/nowhere/at/all", "/chapters/", "/../index.md"])
def test_an_unknown_address_gets_the_book_s_own_page(address: str, connection: HTTPConnection) -> None:
    answer, text = ask(connection, address)
    assert (answer.status, text) == (404, "<h1>No such page ไม่พบ</h1>")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    answer, text = ask(connection, address, "HEAD")
    assert (answer.status, text) == (404, "")


def test_a_site_without_that_page_still_answers(site: Path, connection: HTTPConnection) -> None:
    (site / "404.html").unlink()
    answer, _ = ask(connection, "/nowhere")
    assert answer.status == 404


def test_a_port_that_is_taken_is_one_line(site: Path, capsys: Capture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main([str(port)]) == 1
    assert capsys.readouterr() == (
        "",
        f"serve: port {port} cannot be had (Address already in use): choose another, as in make serve"
        " PORT=8001\n",
    )


@pytest.mark.parametrize(
    "given", [[], [""], ["eighty"], ["-1"], ["65536"], ["80", "81"], ["๘๐"], ["9" * 5000]]
)
def test_what_is_no_port_is_one_line(given: list[str], site: Path, capsys: Capture) -> None:
    assert main(given) == 1
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.startswith(f"serve: '{' '.join(given)}' is no port: give one up to 65535")
    assert errors.count("\n") == 1


def test_without_a_book_it_says_how_to_get_one(site: Path, capsys: Capture) -> None:
    (site / "index.html").unlink()
    assert main(["0"]) == 1
    assert capsys.readouterr() == ("", "serve: there is no built book yet: run make book first\n")
