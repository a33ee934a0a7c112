"""Writes the one style sheet that pages load: what they use of all that theme and extensions bring.

Collects the names that occur on the built pages and in their scripts, cuts the sheets down to them (css.py),
and the icon fonts down to the icons left. Knows the theme's files by name, no page and no rule.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from book.downloads.made import Made
from book.sphinxext.running.execution import state_of_the_rest
from book.sphinxext.shipping import css
from book.sphinxext.shipping.fonts import cut_font

#: Where pages find the style sheet, below the static folder.
PAGE_STYLE = "page.css"
#: What the theme's layout loads before the sheets that Sphinx lists.
OF_THE_LAYOUT = ("styles/theme.css", "styles/pydata-sphinx-theme.css")
_NAME = re.compile(r"-{0,2}[A-Za-z_][\w-]*")
_TAG = re.compile(r"""<[A-Za-z](?:[^>"']++|"[^"]*"|'[^']*')*+>""")
_LINK = re.compile(rf"(_static/{re.escape(PAGE_STYLE)})(?:\?v=\w+)?")
_FILE = re.compile(r'url\("([^"#:]+)"\)')
_FONTS = (".woff2", ".woff", ".ttf")


class PageNames(HTMLParser):
    """The names that rules could ask for on pages, and the scripts that the pages run."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.scripts: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, its attributes, classes and id."""
        self.names.add(tag)
        for name, value in attrs:
            self.names.add(name)
            if name in {"class", "id"}:
                self.names.update((value or "").split())
            elif tag == "script" and name == "src":
                self.scripts.add(urlsplit(value or "").path.rpartition("_static/")[2])


def pages_of(folder: Path) -> list[Path]:
    """The pages of one edition; an edition in a folder of its own has a static folder of its own."""
    nested = {static.parent for static in folder.glob("*/**/_static")}
    return sorted(
        page
        for page in folder.rglob("*.html")
        if "_static" not in page.parts and nested.isdisjoint(page.parents)
    )


def note_sheets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Note what the page would load, and have it load the one sheet instead (_templates/layout.html)."""
    sheets = [str(getattr(sheet, "filename", sheet)) for sheet in context["css_files"]]
    context["page_style"] = PAGE_STYLE
    app.env.recounted_sheets = [sheet.removeprefix("_static/") for sheet in sheets]  # type: ignore[attr-defined]


def write_page_style(app: Sphinx, exception: Exception | None) -> None:
    """Cut the sheets down to what the built pages use; pages name the sheet with its digest.

    Raises ExtensionError where a sheet cannot be read, say because a newer theme keeps it elsewhere.
    """
    sheets: list[str] | None = getattr(app.env, "recounted_sheets", None)
    if exception or sheets is None or app.builder.format != "html":
        return  # no page was written
    outdir = Path(app.outdir)
    static, pages = outdir / "_static", pages_of(outdir)
    sheet, names = static / PAGE_STYLE, frozenset(_names(pages, static))
    if not _is_whole(sheet):
        sheet.unlink(missing_ok=True)
    # The sheets are those of installed versions, which this state knows, and of the builder.
    made = Made(
        outdir.parent / ".page-style.json",
        f"{state_of_the_rest(app)} {app.config.recounted_extension_digest}",
    )
    made.make(
        sheet,
        ["\n".join(parts).encode() for parts in (sheets, sorted(names))],
        lambda: _write_sheet(sheet, sheets, names, outdir.parent / ".uncut.css"),
    )
    made.save()
    _name_version(pages, hashlib.sha256(sheet.read_bytes()).hexdigest()[:8])


def _write_sheet(sheet: Path, sheets: Iterable[str], names: frozenset[str], uncut: Path) -> None:
    """Write the sheet and what it refers to; and all of it uncut, for tests that look what is missed."""
    static = sheet.parent
    try:
        rules = [rule for name in (*OF_THE_LAYOUT, *sheets) for rule in _read(static, name)]
    except (OSError, css.BrokenSheet) as error:
        raise ExtensionError(f"a style sheet of the theme cannot be read: {error}") from error
    used = [rule for rule in css.cut(rules, names) if _is_there(rule, static)]
    _bring_along(used, static)
    sheet.write_text('@charset "utf-8";' + "".join(map(str, used)), "utf-8")
    uncut.write_text("".join(map(str, rules)), "utf-8")


def _is_whole(sheet: Path) -> bool:
    """Whether a sheet of an earlier build stands, with all that it refers to."""
    return sheet.is_file() and all(
        (sheet.parent / place).is_file() for place in _FILE.findall(sheet.read_text("utf-8"))
    )


def _is_there(rule: css.Rule, static: Path) -> bool:
    """Whether a rule is no typeface of the book's that this edition goes without."""
    ours = [address.value for address in css.urls([rule]) if address.value.startswith("fonts/")]
    return rule.keyword != "font-face" or all((static / place).is_file() for place in ours)


def _read(static: Path, name: str) -> list[css.Rule]:
    """The rules of a sheet, its addresses as seen from the static folder."""
    folder = posixpath.dirname(name)

    def seen_from_static(address: str) -> str:
        return posixpath.normpath(posixpath.join(folder, address))

    imported: set[int] = set()

    def load(address: str) -> list[css.Rule]:
        found = _read(static, seen_from_static(address))
        imported.update(map(id, found))
        return found

    try:
        rules = css.read((static / name).read_text("utf-8"), load)
    except css.BrokenSheet as error:
        raise css.BrokenSheet(f"{name}, {error}") from None
    for address in css.urls(rule for rule in rules if id(rule) not in imported):
        if not address.value.startswith(("data:", "#")):
            _set(address, seen_from_static(address.value))
    return rules


def _names(pages: Iterable[Path], static: Path) -> Iterator[str]:
    found = PageNames()
    # Most tags stand there many times.
    for tag in {tag for page in pages for tag in _TAG.findall(page.read_text("utf-8"))}:
        found.feed(tag)
        found.reset()  # or what follows a script's tag would be its text
    yield from found.names
    for script in sorted(found.scripts):
        if (static / script).is_file():
            yield from _NAME.findall((static / script).read_text("utf-8"))


def _bring_along(rules: list[css.Rule], static: Path) -> None:
    """Put what the rules refer to into files: fonts with the icons left, pictures that stood in a sheet."""
    icons = {ord(letter) for text in css.strings(rules) for letter in text if "\ue000" <= letter <= "\uf8ff"}
    (static / "styles").mkdir(exist_ok=True)
    for address in css.urls(rules):
        source = address.value
        if source.startswith("data:"):
            kind, _, content = source.partition(",")
            if kind.endswith(";base64") or "svg" not in kind:
                raise ExtensionError(f"the pages' policy stops this picture in a style sheet: {source}")
            picture = unquote_to_bytes(content)
            name = f"styles/{hashlib.sha256(picture).hexdigest()[:16]}.svg"
            (static / name).write_bytes(picture)
            _set(address, name)
        elif source.endswith(_FONTS) and not source.startswith("fonts/"):
            name = f"fonts/{posixpath.basename(source)}"
            cut_font(static / source, static / name, icons)
            _set(address, name)


def _set(address: Any, value: str) -> None:
    address.value = value
    address.representation = f'url("{value}")' if address.type == "url" else f'"{value}"'


def _name_version(pages: Iterable[Path], version: str) -> None:
    """Name the sheet's version in every page, so that no browser shows a new page with an old sheet."""
    for page in pages:
        text = page.read_text("utf-8")
        named = _LINK.sub(rf"\1?v={version}", text, count=1)
        if named != text:
            page.write_text(named, "utf-8")


def setup(app: Sphinx) -> None:
    """Register the steps after those of the theme, which adds sheets and, at the end, writes one itself."""
    app.connect("html-page-context", note_sheets, priority=900)
    app.connect("build-finished", write_page_style, priority=800)
