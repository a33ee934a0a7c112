"""The catalogues of the Thai edition: python -m book.catalogues brings them up to date (make catalogues).

A page's catalogue holds each of its messages, in English as the chapter has it, with its Thai. Refreshing
keeps what is translated, marks as fuzzy what stood for a message that changed, and drops what is gone. Knows
messages, not what builds pages of them.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from book.editions import BUILD, LOCALES, catalogue, editions
from book.lock import Busy, locked
from recount.wording import Language

_POT = "gettext"
#: The catalogue of Sphinx's and the theme's own words, which is kept by hand.
_THEME = "sphinx"
#: What a message holds besides words: {role}`target|aspect`, [words](target), `code`, $slots.
_ROLE = re.compile(r"\{([a-z:]+)\}`([^`]*)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`]+)`")
_SLOT = re.compile(r"\$[a-z_]+")
#: Emphasis that Markdown leaves as asterisks, since it touches a letter on its outer side and a sign inside.
_STRAY = re.compile(r"(?<=[\u0e00-\u0e7f])\*\*(?=[“(\[{])|(?<=[”)\]}%`])\*\*(?=[\u0e00-\u0e7f])")
_HEADER = """# The words of a page of the book in another language; CONTRIBUTING.md says how they are kept.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


class CatalogueError(ValueError):
    """A catalogue cannot be read; the message names the file and the line."""


def read_catalogue(path: Path) -> Catalog:
    """The messages of a file; CatalogueError where it does not parse or is missing."""
    try:
        with path.open("rb") as stream:
            return read_po(stream, abort_invalid=True)
    except PoFileError as error:
        raise CatalogueError(f"{path}, line {error.lineno}: {error}; mend the line") from None
    except OSError as error:
        raise CatalogueError(f"{path} cannot be read ({error.strerror}): run make catalogues") from None


def faults(original: str, translated: str) -> Iterator[str]:
    """What a translation has lost or added besides words: numbers from the data, links, code, slots."""
    for what, found in (
        ("the role", lambda text: ((name, target.partition("|")[0]) for name, target in _ROLE.findall(text))),
        ("the link to", _LINK.findall),
        ("the code", lambda text: _CODE.findall(_ROLE.sub("", text))),
        ("the slot", _SLOT.findall),
    ):
        wanted, given = set(found(original)), set(found(translated))
        for one, other, verb in ((wanted, given, "lost"), (given, wanted, "added")):
            for each in sorted(one - other):
                told = "{{{}}}`{}`".format(*each) if isinstance(each, tuple) else f"'{each}'"
                yield f"it has {verb} {what} {told}"
    if _STRAY.search(translated):
        yield "its emphasis touches a letter, so that asterisks would be printed: put a blank there"


def checked(path: Path, messages: Iterable[str]) -> Iterator[str]:
    """What is wrong with a page's catalogue, a line each; messages: those of the page as it stands."""
    try:
        known = read_catalogue(path)
    except CatalogueError as error:
        yield str(error)
        return
    wanted = dict.fromkeys(messages)
    for text in wanted:
        message = known.get(text)
        if message is None or not message.string:
            yield f"{path}: no translation of '{_short(text)}'; translate it (make catalogues adds it)"
        elif message.fuzzy:
            yield f"{path}: the translation of '{_short(text)}' is fuzzy; look at it and remove the mark"
        else:
            for fault in faults(text, str(message.string)):
                yield f"{path}: the translation of '{_short(text)}' is wrong: {fault}"
    for message in known:
        if message.id and message.id not in wanted:
            yield f"{path}: '{_short(str(message.id))}' stands on its page no more; run make catalogues"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def refresh(project: Path, templates: Path, language: Language) -> Iterator[str]:
    """Bring the catalogues of a language up to date with templates of messages; yields a line for each page.

    Raises: CatalogueError for one that cannot be read.
    """
    kept = set()
    for template in sorted(templates.rglob("*.pot")):
        docname = template.relative_to(templates).with_suffix("").as_posix()
        if docname == _THEME:  # holds words of the theme, of which templates tell but a few
            continue
        path = project / catalogue(docname, language)
        wanted = read_catalogue(template)
        if path.is_file():
            known = read_catalogue(path)
            known.update(wanted)
        else:
            known = wanted
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_written(known, language))
        kept.add(path)
        waiting = Counter("fuzzy" if each.fuzzy else "new" for each in known if each.id and _waits(each))
        if waiting:
            yield f"{path.relative_to(project)}: {waiting['new']} to translate, {waiting['fuzzy']} to look at"
    for path in sorted((project / LOCALES / language).rglob("*.po")):
        if path not in kept and path.stem != _THEME:
            path.unlink()
            yield f"{path.relative_to(project)}: its page is gone, so it is removed"


def _written(known: Catalog, language: Language) -> bytes:
    """The file of a catalogue: the same for the same messages, whoever writes it and when."""
    stream = BytesIO()
    write_po(stream, known, width=100, no_location=True, omit_header=True, ignore_obsolete=True)
    return _HEADER.format(language=language).encode() + stream.getvalue()


def _waits(message: object) -> bool:
    return bool(getattr(message, "fuzzy", False)) or not getattr(message, "string", "")


def _templates() -> Path:
    """Have Sphinx write the messages of all pages of the book here; returns their folder."""
    from jupyter_book.sphinx import build_sphinx

    folder = (BUILD / _POT).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    settings = {"external_toc_path": str(Path("_toc.yml").resolve()), "latex_individualpages": False}
    # Captions stand below what cells drew, so the chapters are read as they ran.
    result = build_sphinx(
        Path().resolve(),
        folder,
        noconfig=True,
        path_config="_config.yml",
        builder="gettext",
        confoverrides=settings,
        doctreedir=folder / ".doctrees",
        quiet=True,
    )
    if result != 0:
        raise SystemExit("catalogues: the pages cannot be read; run make html first")
    return folder


def main() -> int:
    """Refresh the catalogues of every language after the first; returns the exit code."""
    try:
        with locked(BUILD):
            templates = _templates()
        for language in editions(Path())[1:]:
            for line in refresh(Path(), templates, language):
                print(line)
    except (Busy, CatalogueError) as error:
        print(f"catalogues: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
