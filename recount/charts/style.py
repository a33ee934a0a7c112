"""The house style: fonts and colours, loaded once, before the first chart is drawn.

The only place that knows where the typeface comes from.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

BLUE, VERMILLION, GREEN, PURPLE = "#0072B2", "#C24E00", "#00805D", "#A0508A"
INK, GREY, PALE = "#1a1a1a", "#666666", "#e4e4e4"
WIDTH = 4.0  # inches of every chart: on a phone of 360 pixels, its letters lose an eighth of their size
LARGE = 10.5  # points of labels that have 12 pixels there


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
