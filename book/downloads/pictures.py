"""Writes into a picture what it is, where it stands and what may be done with it.

A picture that is taken out of the book loses its caption; these words stay with it. Knows the two forms of
files, no chart.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from html import escape

#: The namespaces of Dublin Core in SVG, as SVG 1.1, chapter 21, shows them.
_SPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_PNG_HEAD = 8 + 25  # the signature and the first chunk, which must stay the first
#: Dublin Core's name for each word, and PNG's (PNG specification, 11.3.4.2).
NAMES = {
    "title": ("title", "Title"),
    "author": ("creator", "Author"),
    "licence": ("rights", "Copyright"),
    "address": ("source", "Source"),
    "edition": ("description", "Description"),
}


def svg_about(svg: bytes, about: Mapping[str, str]) -> bytes:
    """An SVG with its title, which viewers show, and all words as Dublin Core.

    about: what there is to say, by the keys of NAMES.
    """
    words = (f"<dc:{NAMES[key][0]}>{escape(said)}</dc:{NAMES[key][0]}>" for key, said in about.items())
    described = f'<rdf:Description rdf:about="">{"".join(words)}</rdf:Description>'
    told = f"<metadata><rdf:RDF {_SPACES}>{described}</rdf:RDF></metadata>"
    title = f"<title>{escape(about['title'])}</title>"
    return re.sub(rb"<svg\b[^>]*>", lambda head: head[0] + f"{title}{told}".encode(), svg, count=1)


def png_about(png: bytes, about: Mapping[str, str]) -> bytes:
    """A PNG with the words as international text. about: by the keys of NAMES."""
    chunks = b"".join(
        _chunk(b"iTXt", NAMES[key][1].encode() + b"\0\0\0\0\0" + value.encode())
        for key, value in about.items()
    )
    return png[:_PNG_HEAD] + chunks + png[_PNG_HEAD:]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
