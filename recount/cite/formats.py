"""A Work in the forms that people and reference managers take: text, BibTeX, RIS and CSL-JSON.

Each form exists in English and in Thai; the Thai one has Thai word order, the Thai title and the year of the
Buddhist era. Also writes CITATION.cff. Knows works and the rules of the formats; prints nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from recount.cite.edition import Edition
from recount.cite.works import Grain, Work
from recount.wording import Language, say, written_day, written_year
from recount.wording.citing import (
    AND,
    AUTHOR_AND_YEAR,
    BOOK_ADDRESS,
    BOTH_ERAS,
    IN_BOOK,
    VERSION,
    WHOLE_BOOK,
    YEAR,
)

_BIBTEX_LANGUAGES = {"en": "english", "th": "thai"}
_CSL_TYPES = {
    Grain.BOOK: "book",
    Grain.CHAPTER: "chapter",
    Grain.CHART: "figure",  # in CSL's words; this book calls only numbers figures
    Grain.FIGURE: "entry",
    Grain.CHECK: "entry",
}
_RIS_TYPES = {
    Grain.BOOK: "BOOK",
    Grain.CHAPTER: "CHAP",
    Grain.CHART: "FIGURE",
    Grain.FIGURE: "DATA",
    Grain.CHECK: "DATA",
}
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    }
)


def in_text(work: Work, language: Language) -> str:
    """The short form that stands in a sentence: '(The Recounted contributors, 2026, figure ppe)'."""
    parts = [_authors(work, language), str(_year(work, language))]
    if work.grain is Grain.CHAPTER:
        parts.append(f"“{work.title[language]}”")
    elif work.part:
        parts.append(work.name(language))
    return f"({', '.join(parts)})"


def reference(work: Work, language: Language) -> str:
    """The full form that stands in a list of references."""
    edition = work.edition
    authors, year = _authors(work, language), _year(work, language)
    version = say(VERSION, language, version=edition.version)
    opening = say(AUTHOR_AND_YEAR, language, authors=authors, year=year)
    if work.part:
        label = "" if work.grain is Grain.CHAPTER else f" [{work.name(language)}]"
        book = edition.full_title(language)
        said = say(IN_BOOK, language, title=work.title, label=label, book=book, version=version)
    else:
        day = written_day(work.date, language)
        said = say(WHOLE_BOOK, language, title=work.title, version=version, day=day)
    note = work.note[language]
    parts = [opening, said, f"{note[:1].upper()}{note[1:]}." if note else ""]
    parts += [work.address or "", f"https://doi.org/{edition.doi}" if edition.doi else ""]
    return " ".join(filter(None, parts))


def text(work: Work, language: Language) -> str:
    """Both forms, a line each."""
    return f"{in_text(work, language)}\n{reference(work, language)}\n"


def bibtex(work: Work, language: Language) -> str:
    """A BibTeX entry: the book as @book, its parts as @incollection. The key never changes."""
    edition = work.edition
    fields = {
        "author": f"{{{_latex(_authors(work, language))}}}",  # braces keep a group one name
        "title": f"{{{_latex(work.title[language])}}}",  # and a title its capitals
        "booktitle": _latex(edition.full_title(language)) if work.part else "",
        "publisher": f"{{{_latex(_authors(work, language))}}}",
        "year": str(_year(work, language)),
        "version": edition.version,
        "note": _latex(_note(work, language)),
        "url": work.address or "",
        "doi": "" if work.part else edition.doi or "",
        "language": _BIBTEX_LANGUAGES[language],
        "langid": _BIBTEX_LANGUAGES[language],
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    kind = "incollection" if work.part else "book"
    return "\n".join([f"@{kind}{{{_key(work, language)},", *lines, "}", ""])


def ris(work: Work, language: Language) -> str:
    """A RIS record. The Thai one states the year of the Buddhist era and, in its note, the common one."""
    edition = work.edition
    fields = [
        ("TY", _RIS_TYPES[work.grain]),
        ("ID", _key(work, language)),
        ("TI", work.title[language]),
        ("T2", edition.full_title(language) if work.part else ""),
        *(("AU", who[language]) for who in edition.contributors),
        ("PY", str(_year(work, language))),
        ("DA", f"{work.date:%Y/%m/%d}" if language == "en" else ""),
        ("PB", _authors(work, language)),
        ("ET", edition.version),
        ("N1", _note(work, language)),
        ("LA", language),
        ("UR", work.address or ""),
        ("DO", "" if work.part else edition.doi or ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value) + "ER  - \r\n"


def csl(work: Work, language: Language) -> str:
    """A list of one CSL-JSON item. CSL knows years of the common era only, so in Thai its date is words."""
    edition = work.edition
    date: dict[str, object] = {"date-parts": [[work.date.year, work.date.month, work.date.day]]}
    if language == "th":
        date = {"literal": say(YEAR, language, year=_year(work, language))}
    item: dict[str, object] = {
        "id": _key(work, language),
        "type": _CSL_TYPES[work.grain],
        "title": work.title[language],
        "container-title": edition.full_title(language) if work.part else "",
        "author": [{"literal": who[language]} for who in edition.contributors],
        "publisher": _authors(work, language),
        "version": edition.version,
        "issued": date,
        "note": _note(work, language),
        "language": language,
        "URL": work.address,
        "DOI": None if work.part else edition.doi,
    }
    lines = [
        f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in item.items()
        if value
    ]
    return "[{\n" + ",\n".join(lines) + "\n}]\n"


#: Every format by its name on the command line.
FORMATS: Mapping[str, Callable[[Work, Language], str]] = {
    "text": text,
    "bibtex": bibtex,
    "ris": ris,
    "csl": csl,
}


def citation_cff(edition: Edition) -> str:
    """CITATION.cff: the repository as software, the book as what to cite."""

    def block(indent: str, title: str, licence: str, kind: str) -> Iterator[str]:
        yield f"{indent}type: {kind}"
        yield f"{indent}title: {_yaml(title)}"
        yield f"{indent}authors:"
        for who in edition.contributors:
            yield f"{indent}  - name: {_yaml(who.en)}"
        yield f"{indent}version: {_yaml(edition.version)}"
        yield f"{indent}date-released: {_yaml(edition.date.isoformat())}"
        yield f"{indent}license: {licence}"
        if edition.doi:
            yield f"{indent}doi: {_yaml(edition.doi)}"

    lines = [
        "# Written by `make stamp` from data/datapackage.json.",
        "cff-version: 1.2.0",
        "message: Please cite the book; each of its pages says how to cite a chapter, a chart or one figure.",
        *block("", edition.title.en, edition.code_licence.name, "software"),
        f"abstract: {_yaml(edition.description.en)}",
        "keywords:",
        *(f"  - {_yaml(word)}" for word in edition.keywords),
        "preferred-citation:",
        *(
            line
            for line in block("  ", edition.full_title("en"), edition.licence.name, "book")
            if "date-released" not in line  # CFF knows it for software only
        ),
        f"  year: {edition.date.year}",
        f"  month: {edition.date.month}",
    ]
    return "\n".join(lines) + "\n"


def _yaml(text: str) -> str:
    """A quoted YAML string; JSON's quoting is YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _authors(work: Work, language: Language) -> str:
    return AND[language].join(who[language] for who in work.edition.contributors)


def _year(work: Work, language: Language) -> int:
    return written_year(work.date.year, language)


def _key(work: Work, language: Language) -> str:
    """The key in a bibliography: never changes, and both languages can stand in one file."""
    key = f"recounted:{work.id}" if work.part else "recounted"
    return key if language == "en" else f"{key}:th"


def _note(work: Work, language: Language) -> str:
    """What the fields of a format have no place for."""
    edition = work.edition
    parts = [
        say(VERSION, language, version=edition.version),
        say(BOTH_ERAS, language, year=_year(work, language), common=work.date.year),
    ]
    if work.grain not in (Grain.BOOK, Grain.CHAPTER):
        parts.append(work.name(language))
    if work.part and edition.doi:
        parts.append(say(BOOK_ADDRESS, language, address=f"https://doi.org/{edition.doi}"))
    note = "; ".join(filter(None, [*parts, work.note[language]]))
    return f"{note[:1].upper()}{note[1:]}"


def _latex(text: str) -> str:
    return text.translate(_LATEX)
