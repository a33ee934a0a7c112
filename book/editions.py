"""The editions of the book, one a language: where each is built, and where its words stand.

All are made from the same pages; those after the first take their words from catalogues. Knows folders and
languages; builds nothing.
"""

from __future__ import annotations

import shutil
from filecmp import cmp
from pathlib import Path

from recount.wording import LANGUAGES, Language

#: Where Sphinx finds the catalogues.
LOCALES = "locale"
BUILD = Path("_build")


def editions(project: Path) -> list[Language]:
    """The languages of a project's book: the first, and those that it has catalogues for."""
    first, *others = LANGUAGES
    return [first, *(language for language in others if (project / LOCALES / language).is_dir())]


def build_folder(language: Language, build: Path = BUILD) -> Path:
    """Where an edition is built: beside its site stand its caches."""
    return build if language == LANGUAGES[0] else build / language


def catalogue(docname: str, language: Language) -> str:
    """The file of the project that holds a page's words in a language after the first."""
    return f"{LOCALES}/{language}/LC_MESSAGES/{docname}.po"


def place(language: Language, build: Path = BUILD) -> None:
    """Bring the built site of an edition below that of the first: copy what changed, remove what went."""
    source, target = build_folder(language, build) / "html", build / "html" / language
    built = {file.relative_to(source) for file in source.rglob("*") if file.is_file()}
    for name in built:
        file, copy = source / name, target / name
        if not copy.is_file() or not cmp(file, copy):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, copy)
    for file in sorted(target.rglob("*"), reverse=True):
        if file.is_file() and file.relative_to(target) not in built:
            file.unlink()
        elif file.is_dir() and not any(file.iterdir()):
            file.rmdir()
