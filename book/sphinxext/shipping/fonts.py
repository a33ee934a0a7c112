"""Ships fonts cut down to what readers see: the book's typeface to Thai and headings, icons to those left.

A machine without Thai fonts would show boxes. Headings share the typeface of the charts, in seven kilobytes;
other Latin text is set in the reader's own, which is there at once. Knows font files only.
"""

import hashlib
import logging
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from sphinx.application import Sphinx

#: The Unicode range that _static/book.css asks these files for: Thai.
THAI = range(0x0E01, 0x0E5C)
#: What headings are written with: plain Latin letters, typographic dashes and quotes.
LATIN = [*range(0x20, 0x7F), *map(ord, "–—‘’“”…×÷")]
#: What a Thai text is written with: both in one line, and the signs of sums.
BOTH = [*LATIN, 0xA0, *THAI, *map(ord, "−±≈≠≤≥→•")]
#: The file for each weight of the typeface and what it holds, by the language that is read.
WEIGHTS: dict[str, dict[str, tuple[str, Iterable[int]]]] = {
    "en": {
        "Regular": ("sarabun.woff2", THAI),
        "Bold": ("sarabun-bold.woff2", THAI),
        "SemiBold": ("sarabun-headings.woff2", LATIN),
    },
    "th": {"Regular": ("sarabun.woff2", BOTH), "Bold": ("sarabun-bold.woff2", BOTH)},
}


def write_web_fonts(app: Sphinx) -> None:
    """Write a WOFF2 file for each weight into a static folder below the build, once for a way to cut it."""
    folder = Path(app.outdir).parent / ".fonts" / _way_to_cut() / "fonts"
    app.config.html_static_path.append(str(folder.parent))
    weights = WEIGHTS[app.config.language]
    if all((folder / name).is_file() for name, _ in weights.values()):
        return
    import fontpkg_sarabun

    files = Path(fontpkg_sarabun.__file__).parent / "files"
    for weight, (name, letters) in weights.items():
        cut_font(files / f"Sarabun-{weight}.ttf", folder / name, letters)


def _way_to_cut() -> str:
    """Names what decides how the files come out: this module and the packages that it uses."""
    packages = [f"{name}=={version(name)}" for name in ("fontpkg-sarabun", "fonttools", "brotli")]
    return hashlib.sha256(Path(__file__).read_bytes() + " ".join(packages).encode()).hexdigest()[:16]


def cut_font(source: Path, target: Path, letters: Iterable[int]) -> None:
    """Write the font `source` with nothing but `letters`, packed as the name of `target` says."""
    from fontTools import subset

    logging.getLogger("fontTools").setLevel(logging.WARNING)  # tells every table of every font

    packed = target.suffix.removeprefix(".")
    options = subset.Options(
        flavor=packed if packed.startswith("woff") else None,
        layout_features=["*"],
        hinting=False,
        recalc_timestamp=False,
    )
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(target), options)


def setup(app: Sphinx) -> None:
    """Register the step."""
    app.connect("builder-inited", write_web_fonts)
