"""The list of sources in the words and years of the edition's readers.

What sources are called stays as they call themselves; remarks on them, months and years are said as the rest
of the page says them. An edition after the first gets a bibliography of its own below the build. Knows the
fields of references.bib, no page.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import Any

from docutils import nodes
from pybtex.plugin import find_plugin, register_plugin
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from recount.tables.labels import told
from recount.wording import EDITION, LANGUAGES, short_day, written_month, written_year

_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"^(  year +=) \{(\d{4})\}", re.MULTILINE)
_MONTH = re.compile(r"^(  month +=) ([a-z]{3}),", re.MULTILINE)
_REMARK = re.compile(r"^(  howpublished +=) \{(.+)\},$", re.MULTILINE)
_SEEN = re.compile(r"^(  note +=) \{Seen (\d{4}-\d{2}-\d{2})\}$", re.MULTILINE)


def translated(bibliography: str) -> str:
    """A bibliography with its remarks, months and years in the edition's language.

    Raises: DataError if labels.csv lacks a remark.
    """
    text = _YEAR.sub(lambda found: f"{found[1]} {{{written_year(int(found[2]), EDITION)}}}", bibliography)
    text = _MONTH.sub(
        lambda found: f"{found[1]} {{{written_month(1 + _SHORT_MONTHS.index(found[2]), EDITION)}}},", text
    )
    text = _REMARK.sub(lambda found: f"{found[1]} {{{told(found[2])}}},", text)
    return _SEEN.sub(lambda found: f"{found[1]} {{{_seen(found[2])}}}", text)


def _seen(day: str) -> str:
    return told("Seen $day", day=short_day(date.fromisoformat(day)))


def _write(app: Sphinx, config: Config) -> None:
    if config.language == LANGUAGES[0]:
        return
    files = []
    for name in config.bibtex_bibfiles:
        target = Path(app.outdir).parent / Path(name).name
        target.parent.mkdir(parents=True, exist_ok=True)
        text = translated((Path(app.srcdir) / name).read_text("utf-8"))
        if not target.is_file() or target.read_text("utf-8") != text:
            target.write_text(text, "utf-8")
        files.append(str(target))
    config.bibtex_bibfiles = files


class PlainDollars(SphinxPostTransform):
    """A dollar of a source is no command of LaTeX, as which pybtex leaves it, in the list and in cards."""

    default_priority = 50  # when the list is there

    def run(self, **kwargs: Any) -> None:
        """Visit the sources and the links to them."""
        for link in self.document.findall(nodes.reference):
            if r"\$" in link.get("reftitle", ""):
                link["reftitle"] = link["reftitle"].replace(r"\$", "$")
        for source in self.document.findall(nodes.citation):
            for text in list(source.findall(nodes.Text)):
                if r"\$" in text:
                    text.parent.replace(text, nodes.Text(text.replace(r"\$", "$")))


def _write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages that cite a source whose entry or label has changed since they were written.

    Sphinx looks only at the page that lists the sources.
    """
    domain: Any = env.get_domain("cite")
    entries = {
        citation.key: repr((citation.entry, citation.formatted_entry.label)) for citation in domain.citations
    }
    cited: dict[str, set[str]] = {}
    for reference in domain.citation_refs:
        cited.setdefault(reference.docname, set()).update(target.key for target in reference.targets)
    now = {
        page: hashlib.sha256(repr([(key, entries.get(key)) for key in sorted(keys)]).encode()).hexdigest()
        for page, keys in cited.items()
    }
    before = getattr(env, "recounted_cited", {})
    env.recounted_cited = now  # type: ignore[attr-defined]
    return sorted(page for page in now if before.get(page) != now[page])


def setup(app: Sphinx) -> None:
    """Register the steps, before the bibliography is read and after."""
    app.connect("config-inited", _write, priority=10)
    for name in ("plaintext", "docutils"):
        # Else pybtex looks through all that is installed again for every citation, a second and more in all.
        register_plugin("pybtex.backends", name, find_plugin("pybtex.backends", name), force=True)
    app.add_post_transform(PlainDollars)
    app.connect("env-updated", _write_again, priority=900)  # when the sources are there
