"""The house style: fonts and colours, loaded once, before the first chart is drawn.

The only place that knows where the typeface comes from, and what a colour becomes on a dark page.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

#: The report is ink, others' words and what was computed blue, what is only cited grey; vermillion is a gap
#: that no reading closes. Green and purple are verdicts.
INK, BLUE, GREY, VERMILLION = "#1a1a1a", "#0072b2", "#666666", "#c24e00"
GREEN, PURPLE = "#00805d", "#a0508a"
#: The ground of a page, a band upon it, grid lines, and what frames a chart.
GROUND, PALE, GRID, FRAME, TICK = "#ffffff", "#e4e4e4", "#d9d9d9", "#767676", "#333333"
#: What each colour becomes on a dark page, so that no chart is drawn twice.
ON_DARK = {
    INK: "#f2f3f5",
    BLUE: "#5cb3f0",
    GREY: "#a3abb5",
    VERMILLION: "#ff8f52",
    GREEN: "#3fc99b",
    PURPLE: "#dd95cb",
    GROUND: "#121212",
    PALE: "#343b45",
    GRID: "#3a424d",
    FRAME: "#8b949e",
    TICK: "#d5d9de",
}
WIDTH = 4.0  # inches of every chart: on a phone of 360 pixels, its letters lose an eighth of their size
LARGE = 10.6  # points of every label: 12 pixels there
SMALL = 9.0  # points of the source line: 10 pixels there
#: The id of the sheet under a chart, which a page leaves out.
SHEET = "chart-sheet"

_SHEET = re.compile(rf'<g id="{SHEET}">.*?</g>', re.DOTALL)
_COLOUR = re.compile(r'\b((?:fill|stroke)=")(#[0-9a-f]{3,6})\b')


@cache
def use_house_style() -> None:
    """Register the typeface and apply the style sheet.

    ModuleNotFoundError, with the remedy, where the package was installed without what charts need.
    """
    try:
        import fontpkg_sarabun
        import matplotlib as mpl
        import matplotlib.style
        from matplotlib import font_manager
    except ModuleNotFoundError as error:
        what = f"charts need {error.name}, which comes with: pip install 'recounted[charts]'"
        raise ModuleNotFoundError(what, name=error.name) from None

    files = Path(fontpkg_sarabun.__file__).parent / "files"
    for weight in ("Regular", "Bold"):
        font_manager.fontManager.addfont(files / f"Sarabun-{weight}.ttf")
    mpl.style.use(Path(__file__).with_name("recounted.mplstyle"))


def on_dark_page(svg: str) -> str:
    """A chart in the colours of a dark page, whose own ground shows through.

    Raises: ValueError for a colour that is not in the palette, since nobody chose what it becomes.
    """
    return _COLOUR.sub(lambda found: found[1] + _dark(found[2]), _SHEET.sub("", svg, count=1))


def _dark(colour: str) -> str:
    long = colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])
    if long not in ON_DARK:
        raise ValueError(
            f"The colour {colour} of a chart has no partner for dark pages; draw with those of"
            " recount.charts.style"
        )
    return ON_DARK[long]
