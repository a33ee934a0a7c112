"""Shows the built book on this machine: python -m book.serve PORT (see the Makefile).

As a host of files would: an unknown address gets the book's own 404 page, and no folder is listed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_HOST = "127.0.0.1"
_NOT_FOUND = "404.html"


class Pages(SimpleHTTPRequestHandler):
    """Files of a built site."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the book's own page where there is nothing."""
        page = Path(self.directory) / _NOT_FOUND
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def list_directory(self, path: Any) -> None:
        """No listing: hosts show none."""
        self.send_error(HTTPStatus.NOT_FOUND)


class Server(ThreadingHTTPServer):
    """A server that does not mind readers who leave before a page is sent."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Be silent about closed connections."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(site: Path, port: int) -> Server:
    """A server of the site on this machine; port 0 stands for any that is free. OSError where it is taken."""
    return Server((_HOST, port), partial(Pages, directory=str(site)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve _build/html of the current folder until Ctrl+C; returns the exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if len(given) != 1 or not re.fullmatch("[0-9]{1,5}", given[0]) or int(given[0]) > 65535:
        return _refuse(f"'{' '.join(given)}' is no port: give one up to 65535, as in make serve PORT=8001")
    port, site = int(given[0]), Path("_build") / "html"
    if not (site / "index.html").is_file():
        return _refuse("there is no built book yet: run make book first")
    try:
        serving = server(site, port)
    except OSError as error:
        other = 8001 if port != 8001 else 8002
        why = f"port {port} cannot be had ({error.strerror})"
        return _refuse(f"{why}: choose another, as in make serve PORT={other}")
    with serving:
        print(f"The book is at http://{_HOST}:{serving.server_port}/ until you press Ctrl+C.", flush=True)
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


def _refuse(why: str) -> int:
    print(f"serve: {why}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
