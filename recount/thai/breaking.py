"""Where a line of Thai may be broken: between words, which Thai does not part by blanks.

Knows the dictionary of pythainlp, imported when the first Thai text is broken; draws nothing.
"""

from __future__ import annotations

import re

_THAI = re.compile("[\u0e00-\u0e7f]")
#: What may not stand first in a line: closing marks and the sign of repetition.
_BOUND_BACKWARDS = re.compile("[\u0e2f\u0e46)\\]\u201d.,:;%]+")

#: The sign of repetition, which stays with its word though a blank parts them.
_REPETITION = "\u0e46"


def breakable(text: str) -> list[str]:
    """The text in pieces between which a line may end; joined, they are the text.

    A blank belongs to the piece before it. A no-break space ends none.
    """
    pieces = re.findall(r"[^ ]+ *| +", text)
    if not _THAI.search(text):
        return pieces
    from pythainlp.tokenize import word_tokenize

    found: list[str] = []
    for piece in pieces:
        words = word_tokenize(piece, engine="newmm", keep_whitespace=True) if _THAI.search(piece) else [piece]
        for index, word in enumerate(words):
            tied = found and index and (_BOUND_BACKWARDS.match(word) or found[-1].endswith("\u00a0"))
            if (
                (found and word.startswith(_REPETITION))
                or tied
                or not word.strip(" ")
                or (found and word.startswith("\u00a0"))
            ):
                found[-1] += word
            else:
                found.append(word)
    return found
