"""ro-crate-metadata.json: the folder of the tables as archives and repositories read it.

Source of the format: RO-Crate 1.1. Knows a descriptor and files, no table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CRATE = "ro-crate-metadata.json"
_FORMAT = "https://w3id.org/ro/crate/1.1"
_ROOT = "./"

Entity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the folder: what it is called, what it holds, and its media type."""

    file: Path
    name: str
    description: str
    media_type: str

    def entity(self) -> Entity:
        """The file as a crate names it."""
        return {
            "@id": self.file.name,
            "@type": "File",
            "name": self.name,
            "description": self.description,
            "encodingFormat": self.media_type,
            "contentSize": str(self.file.stat().st_size),
        }


def crate(descriptor: Mapping[str, Any], parts: Iterable[Part]) -> Entity:
    """The metadata of a folder of files; descriptor: what its data package says of it as a whole."""
    files = [part.entity() for part in parts]
    authors = [
        {"@id": f"#author-{number}", "@type": "Organization", "name": person["title"]}
        for number, person in enumerate(descriptor["contributors"], start=1)
    ]
    licences = [
        {
            "@id": licence["path"],
            "@type": "CreativeWork",
            "name": licence["title"],
            "identifier": licence["name"],
        }
        for licence in descriptor["licenses"]
    ]
    root = {
        "@id": _ROOT,
        "@type": "Dataset",
        "name": descriptor["title"],
        "description": descriptor["description"],
        "version": descriptor["version"],
        "datePublished": descriptor["created"],
        "keywords": descriptor["keywords"],
        "inLanguage": ["en", "th"],
        "license": _named(licences)[0],
        "author": _named(authors)[0] if len(authors) == 1 else _named(authors),
        "hasPart": _named(files),
    }
    root |= {
        name: descriptor[key]
        for name, key in (("identifier", "id"), ("url", "homepage"))
        if key in descriptor
    }
    about: Entity = {
        "@id": CRATE,
        "@type": "CreativeWork",
        "about": {"@id": _ROOT},
        "conformsTo": {"@id": _FORMAT},
    }
    return {"@context": f"{_FORMAT}/context", "@graph": [about, root, *authors, *licences, *files]}


def _named(entities: Iterable[Entity]) -> list[dict[str, str]]:
    return [{"@id": entity["@id"]} for entity in entities]
