"""Ships the book's typeface to its readers: Sarabun, cut down to Thai and Latin, as web fonts.

A machine without Thai fonts would show boxes. Knows the font package and the output folder only.
"""

from pathlib import Path

from sphinx.application import Sphinx

#: Unicode ranges that the book's text uses: Latin, punctuation, arrows and Thai.
RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2044), (0x2190, 0x2193), (0x2212, 0x2212), (0x0E01, 0x0E5B))
WEIGHTS = {"Regular": "sarabun.woff2", "Bold": "sarabun-bold.woff2"}


def write_web_fonts(app: Sphinx) -> None:
    """Write a WOFF2 file for each weight into a static folder below the build, once."""
    folder = Path(app.outdir).parent / ".fonts" / "fonts"
    app.config.html_static_path.append(str(folder.parent))
    if all((folder / name).is_file() for name in WEIGHTS.values()):
        return
    import fontpkg_sarabun
    from fontTools import subset

    folder.mkdir(parents=True, exist_ok=True)
    files = Path(fontpkg_sarabun.__file__).parent / "files"
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False, recalc_timestamp=False)
    for weight, name in WEIGHTS.items():
        font = subset.load_font(str(files / f"Sarabun-{weight}.ttf"), options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
        subsetter.subset(font)
        subset.save_font(font, str(folder / name), options)


def setup(app: Sphinx) -> None:
    """Register the step."""
    app.connect("builder-inited", write_web_fonts)
