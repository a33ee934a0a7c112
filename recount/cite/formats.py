"""A Work in the forms that people and reference managers take: text, BibTeX, RIS and CSL-JSON.

Each form exists in English and in Thai. The Thai one has Thai word order and the year of the Buddhist era
beside the common one; title and language are those of the page that it leads to, with the Thai title in
brackets where that page is in English. Also writes CITATION.cff. Knows works and the rules of the formats;
prints nothing.

What the formats do not say is left out on purpose: a publisher, since the authors publish the book
themselves, and the `version` of the book, which makes reference managers take it for a program. Data have
a version; only BibTeX has no field for it that all managers read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

from recount.cite.edition import Edition
from recount.cite.works import Grain, Work
from recount.wording import Language, listed, say, written_day, written_year
from recount.wording.citing import (
    AUTHOR_AND_YEAR,
    BOOK_ADDRESS,
    BOTH_ERAS,
    GRAINS,
    IN_BOOK,
    PRINTED_AS,
    VERSION,
    WHOLE_BOOK,
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BIBTEX_LANGUAGES = {"en": "english", "th": "thai"}
#: The book and its data have types of their own; all else is a part of the book.
_BIBTEX_TYPES = {Grain.BOOK: "book", Grain.DATA: "misc"}
_RIS_TYPES = {Grain.BOOK: "BOOK", Grain.DATA: "DATA"}
_CSL_TYPES = {Grain.BOOK: "book", Grain.DATA: "dataset"}
#: Signs that LaTeX takes for commands, and those outside of ASCII that English citations hold: an English
#: entry must be fit for pdfLaTeX, which knows no Thai and few other letters.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"${sign}$" for sign in "<>|"},  # Zotero does not read LaTeX's names for these
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
        "“": "``",
        "”": "''",
        "’": "'",
        '"': "''",
        "–": "--",
        "−": "$-$",
        "×": r"$\times$",
        "≤": r"$\leq$",
        "≥": r"$\geq$",
    }
)


def in_text(work: Work, language: Language) -> str:
    """The short form that stands in a sentence: '(The Recounted contributors, 2026, figure ppe)'."""
    parts = [_authors(work, language), str(_year(work, language))]
    if work.grain is Grain.CHAPTER:
        parts.append(f"“{work.title[language]}”")
    elif work.part:
        parts.append(work.name(language) if work.in_book else GRAINS[work.grain][language])
    return f"({', '.join(parts)})"


def reference(work: Work, language: Language, marks: tuple[str, str] = ("", "")) -> str:
    """The full form that stands in a list of references.

    marks: what stands before and after the title of the book, which print sets in italics.
    """
    edition = work.edition
    year = _year(work, language)
    version = say(VERSION, language, version=edition.cited_version)
    opening = say(
        AUTHOR_AND_YEAR,
        language,
        authors=_authors(work, language),
        year=year,
        common=work.date(language).year,
    )
    if work.in_book:
        book = edition.full_title(language).join(marks)
        title, label = work.title[language], work.label(language)
        said = say(IN_BOOK, language, title=title, label=label, book=book, version=version)
    else:
        day = written_day(work.date(language), language)
        title = work.title[language].join(marks)
        said = say(WHOLE_BOOK, language, title=title, version=version, day=day)
    note = "; ".join(_notes(work, language))
    parts = [opening, said, f"{note[:1].upper()}{note[1:]}." if note else ""]
    parts += [work.address(language) or "", f"https://doi.org/{edition.doi}" if edition.doi else ""]
    return " ".join(filter(None, parts))


def text(work: Work, language: Language) -> str:
    """Both forms, a line each."""
    return f"{in_text(work, language)}\n{reference(work, language)}\n"


def bibtex(work: Work, language: Language) -> str:
    """A BibTeX entry: the book as @book, its parts as @incollection. The key never changes.

    The English entry is ASCII, so that pdfLaTeX sets it; it leaves out a figure's Thai words.
    """
    edition, data = work.edition, work.grain is Grain.DATA
    fields = {
        "author": f"{{{_latex(_authors(work, language))}}}",  # braces keep a group one name
        "title": f"{{{_latex(_title(work, language))}}}",  # and a title its capitals
        "booktitle": f"{{{_latex(edition.full_title(language))}}}" if work.in_book else "",
        "edition": "" if data else edition.cited_version,
        "howpublished": f"Dataset, version {edition.cited_version}" if data else "",
        "year": str(_year(work, language)),
        "month": _MONTHS[work.date(language).month - 1],
        "day": str(work.date(language).day),
        "note": _latex(_note(work, language, printed=False)),
        "url": work.address(language) or "",
        "doi": "" if work.part else edition.doi or "",
        "copyright": edition.licence.name,
        "langid": _BIBTEX_LANGUAGES[language],
        "language": _BIBTEX_LANGUAGES[language],
    }
    # A month is a word of BibTeX's own, without braces.
    lines = [
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields.items()
        if value
    ]
    kind = _BIBTEX_TYPES.get(work.grain, "incollection")
    return "\n".join([f"@{kind}{{{_key(work, language)},", *lines, "}", ""])


def ris(work: Work, language: Language) -> str:
    """A RIS record. The Thai one states the year of the Buddhist era and, in its note, the common one."""
    edition = work.edition
    year = _year(work, language)
    fields = [
        ("TY", _RIS_TYPES.get(work.grain, "CHAP")),
        ("ID", _key(work, language)),
        ("TI", _title(work, language)),
        ("T2", edition.full_title(language) if work.in_book else ""),
        *(("AU", f"{who[language]},") for who in edition.contributors),  # the comma keeps a group one name
        ("PY", str(year)),
        ("DA", f"{year}/{work.date(language):%m/%d}"),
        ("ET", edition.cited_version),
        ("N1", _note(work, language)),
        ("LA", language),
        ("UR", work.address(language) or ""),
        ("DO", "" if work.part else edition.doi or ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value) + "ER  - \r\n"


def csl(work: Work, language: Language) -> str:
    """A list of one CSL-JSON item. The Thai one is dated in the Buddhist era, or styles print no date."""
    edition, day = work.edition, work.date(language)
    item: dict[str, object] = {
        "id": _key(work, language),
        "type": _CSL_TYPES.get(work.grain, "chapter"),
        # Names of code keep their small letters where a style sets titles in capitals.
        "title": _title(work, language, f'<span class="nocase">{work.id}</span>'),
        "container-title": edition.full_title(language) if work.in_book else "",
        "author": [{"literal": who[language]} for who in edition.contributors],
        "version" if work.grain is Grain.DATA else "edition": edition.cited_version,
        "license": edition.licence.name,
        "issued": {"date-parts": [[_year(work, language), day.month, day.day]]},
        "note": _note(work, language),
        "language": language,
        "URL": work.address(language),
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
    """CITATION.cff: the repository's code, the book as what to cite, its data; each under its own licence."""

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
        if address := edition.address_of("data/index" if kind == "data" else "index"):
            yield f"{indent}url: {_yaml(address)}"
        if edition.repository:
            yield f"{indent}repository-code: {_yaml(edition.repository)}"

    content = edition.licence.name
    book = list(block("  ", edition.full_title("en"), content, "book"))
    data = list(block("    ", f"{edition.title.en}: the data", content, "data"))
    data[0] = f"  - {data[0].strip()}"
    lines = [
        "# Written by `make stamp` from data/datapackage.json.",
        "cff-version: 1.2.0",
        "message: Please cite the book; each of its pages says how to cite a chapter, a chart or one figure.",
        *block("", edition.title.en, edition.code_licence.name, "software"),
        f"abstract: {_yaml(edition.description.en)}",
        "keywords:",
        *(f"  - {_yaml(word)}" for word in edition.keywords),
        "preferred-citation:",
        *(line for line in book if "date-released" not in line),  # a book has year and month
        f"  year: {edition.date.year}",
        f"  month: {edition.date.month}",
        "references:",
        *data,
    ]
    return "\n".join(lines) + "\n"


def _yaml(text: str) -> str:
    """A quoted YAML string; JSON's quoting is YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _authors(work: Work, language: Language) -> str:
    return listed((who[language] for who in work.edition.contributors), language)


def _year(work: Work, language: Language) -> int:
    return written_year(work.date(language).year, language)


def _key(work: Work, language: Language) -> str:
    """The key in a bibliography: never changes, and both languages can stand in one file."""
    key = f"recounted:{work.id}" if work.part else "recounted"
    return key if language == "en" else f"{key}:th"


def _title(work: Work, language: Language, shown: str = "") -> str:
    """The title for a reference manager, which has no other place for what a thing is and its name.

    shown: what stands in the name's place.
    """
    return f"{work.title[language]}{work.label(language, shown)}"


def _notes(work: Work, language: Language, printed: bool = True) -> list[str]:
    """What is known of a thing besides. printed: with a figure's Thai words, which a Thai title holds."""
    thai = printed and work.printed and language == "en"
    words = say(PRINTED_AS, language, phrase=work.printed) if thai else ""
    return [part for part in (work.note[language], words) if part]


def _note(work: Work, language: Language, printed: bool = True) -> str:
    """What the fields of a format have no place for."""
    edition = work.edition
    parts = [
        say(BOTH_ERAS, language, year=_year(work, language), common=work.date(language).year),
        *_notes(work, language, printed),
        say(BOOK_ADDRESS, language, address=f"https://doi.org/{edition.doi}")
        if work.part and edition.doi
        else "",
    ]
    note = "; ".join(filter(None, parts))
    return f"{note[:1].upper()}{note[1:]}"


def _latex(text: str) -> str:
    opened = re.sub(r'(?<![^\s(\[])"', "“", text)  # a plain quote at the start of a word opens
    return opened.translate(_LATEX)
