"""Packs the built site into one zip that opens from disk, with no server and no network.

The same site gives the same bytes: dates, modes and order are pinned. Knows files, no page and no chapter.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from recount.cite.edition import Edition
from recount.wording import LANGUAGES, say
from recount.wording import handouts as words

#: What stands between these marks on a page makes sense on the site only.
ONLINE, ONLINE_END = "<!--online-->", "<!--/online-->"
#: Files that only a server or a search engine asks for; the links of the first begin at the server's root.
_OF_THE_SITE = {"404.html", "robots.txt", "sitemap.xml"}
_ONLINE_PART = re.compile(re.escape(ONLINE) + ".*?" + re.escape(ONLINE_END), re.DOTALL)
#: The earliest date that a zip archive can hold.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o100644 << 16


def bundle_name(edition: Edition) -> str:
    """The file name of the bundle."""
    return f"recounted-{edition.version}.zip"


def write_bundle(site: Path, target: Path, edition: Edition) -> None:
    """Pack the built site to `target`, a folder named like the archive inside it.

    PDF and earlier bundles stay out; what makes sense on the site alone is taken out of the pages.
    """
    folder = target.stem
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _add(archive, f"{folder}/README.txt", _readme(edition).encode())
        for file in _files(site):
            content = file.read_bytes()
            if file.suffix == ".html":
                content = _ONLINE_PART.sub("", content.decode()).encode()
            _add(archive, f"{folder}/{file.relative_to(site).as_posix()}", content)


def _files(site: Path) -> Iterator[Path]:
    """Everything of the site in one order, without what tools note for themselves and the other downloads."""
    for file in sorted(site.rglob("*"), key=lambda file: file.relative_to(site).as_posix()):
        place = file.relative_to(site)
        if not file.is_file() or any(part.startswith(".") for part in place.parts):
            continue
        if len(place.parts) == 1 and (file.suffix in (".pdf", ".zip") or file.name in _OF_THE_SITE):
            continue
        yield file


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _readme(edition: Edition) -> str:
    content, code = edition.licence, edition.code_licence
    lines: list[str] = []
    for language in LANGUAGES:
        lines += [
            say(words.OFFLINE_COPY, language, title=edition.title, version=edition.version),
            "",
            say(words.OFFLINE_HOW, language),
            "",
            say(words.CONTENT_LICENCE, language, title=content.title, address=content.address),
            say(words.CODE_LICENCE, language, title=code.title, address=code.address),
            say(words.OWNER, language, publisher=edition.report.publisher),
            "",
        ]
        if edition.address:
            address = edition.address_in(language)
            lines += [say(words.NEWER_VERSIONS, language, address=address), ""]
    return "\n".join(lines)
