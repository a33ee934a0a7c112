"""What a text of the data may hold: plain words, which nothing that is made of them takes for something else.

Tables, bibliography and descriptor go into pages, notebooks, spreadsheets, BibTeX, RIS and terminals. So no
text holds a character that is not seen, a line break, the brackets of BibTeX or HTML, a link of Markdown, or
the beginning of a spreadsheet's formula. Knows characters, no table.
"""

from __future__ import annotations

import re
import unicodedata

#: Control and bidirectional characters, those without a shape or meaning, and what ends a line or paragraph.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BREAKS = "\n\r\v\f\x85\u2028\u2029"
#: A comparison of a statement (<=, >=) is no bracket of HTML.
_MARKUP = re.compile(r"[{}\\`|]|<(?!=)|\]\(")
#: Spreadsheets take a cell for a formula that begins so, in the wide letters of East Asia too.
_FORMULA = re.compile("[=+@\uff1d\uff0b\uff0d\uff20-]")
_SIGNED = re.compile(r"[+-][0-9][0-9,]*(\.[0-9]+)?( ?%)?")


def unseen(text: str, but: str = "") -> str | None:
    """What is wrong with a text that holds a character that nobody sees; None where it holds none.

    but: characters that are let pass.
    """
    if text.isprintable():  # which is much faster, and true of nearly all
        return None
    for letter in text:
        if unicodedata.category(letter) in _UNSEEN and letter not in but:
            name = unicodedata.name(letter, "control character").lower()
            what = "a line break" if letter in _BREAKS else f"U+{ord(letter):04X} ({name})"
            return f"it holds {what}, which nobody sees; remove it"
    return None


def fault(text: str) -> str | None:
    """What is wrong with a text of a cell, and what to do; None for plain words."""
    if told := unseen(text):
        return told
    if text != text.strip():
        return "a blank stands before or behind it; remove it"
    if found := _MARKUP.search(text):
        return f"it holds '{found[0]}', which pages, notebooks or citations may take for markup; use words"
    if _FORMULA.match(text) and not _SIGNED.fullmatch(text):
        return f"it begins with '{text[0]}', which spreadsheets take for a formula; begin it otherwise"
    return None
