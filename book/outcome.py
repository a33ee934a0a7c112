"""All checks as one bar: on pages, and as the README's picture, which `make stamp` writes.

Knows what a tally is, not where its picture is shown.
"""

from __future__ import annotations

from html import escape

from recount.checks.tally import Tally
from recount.wording import Language, Words, say
from recount.wording import cases as words

#: The README's picture, beside the README.
PICTURE = "outcome.svg"
_WIDTH, _HEIGHT = 720, 64
#: As `_static/book.css` has them, by day and by night; a picture cannot see that sheet.
COLOURS = {
    "holds": ("#00694c", "#4cd3a9"),
    "fails": ("#a83f00", "#ff9d5c"),
    "untested": ("#595959", "#b0b0b0"),
}


def sorts(counted: Tally) -> list[tuple[str, Words, int]]:
    """What the checks come to: the name of each sort in style sheets, its words and its count."""
    return [
        ("holds", words.HOLDING, counted.holding),
        ("fails", words.FAILING, counted.against),
        ("untested", words.UNTESTED, counted.untested),
    ]


def tally_bar(counted: Tally) -> str:
    """All checks as one bar, an <svg> element as wide as there are checks; words beside it say the same."""
    drawn, start = [], 0
    for kind, _, count in sorts(counted):
        drawn.append(f'<rect class="{kind}" x="{start}" y="0" width="{count}" height="1"/>')
        start += count
    return (
        f'<svg class="tally-bar" viewBox="0 0 {start} 1" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(drawn)}</svg>"
    )


def picture(counted: Tally, figures: int, language: Language = "en") -> str:
    """The bar with its legend as a file of its own, titled with the outcome's sentence."""
    bar = tally_bar(counted).replace("<svg ", f'<svg width="{_WIDTH}" height="24" ', 1)
    told, start = [], 0
    for kind, name, count in sorts(counted):
        legend = escape(say(name, language, count=count))
        told.append(f'<text class="{kind}" x="{start}" y="50">{legend}</text>')
        start += 120
    day, night = (
        "".join(f".{kind}{{fill:{pair[place]}}}" for kind, pair in COLOURS.items()) for place in (0, 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}"'
        f' height="{_HEIGHT}" role="img">\n'
        f"<title>{escape(counted.outcome(figures, language))}</title>\n"
        f"<style>text{{font:bold 18px sans-serif}}{day}@media(prefers-color-scheme:dark){{{night}}}</style>\n"
        f"{bar}\n{''.join(told)}\n</svg>\n"
    )
