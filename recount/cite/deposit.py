"""What Zenodo is told when an edition is deposited there: .zenodo.json, which it reads from the repository.

Source of the names of the fields: Zenodo's developer documentation, deposit metadata. Knows the edition.
"""

from __future__ import annotations

import json

from recount.cite.edition import Edition


def zenodo(edition: Edition) -> str:
    """.zenodo.json: the deposit as a book under its text's licence, with the licence of its code named."""
    code = edition.code_licence
    found: dict[str, object] = {
        "title": edition.full_title("en"),
        "upload_type": "publication",
        "publication_type": "book",
        "description": edition.description.en,
        "creators": [{"name": who.en} for who in edition.contributors],
        "version": edition.version,
        "publication_date": edition.date.isoformat(),
        "language": "eng",
        "license": edition.licence.name,
        "access_right": "open",
        "keywords": list(edition.keywords),
        "notes": f"Text, charts and data: {edition.licence.title}. Code: {code.title} ({code.address}).",
    }
    places = {"isIdenticalTo": edition.address, "isCompiledBy": edition.repository}
    related = [{"relation": name, "identifier": place} for name, place in places.items() if place]
    if related:
        found["related_identifiers"] = related
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
