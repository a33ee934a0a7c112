"""Holds every page of a translated edition against its catalogue, so that no page is half translated.

Sphinx puts the translations in; what its catalogue lacks, has too much or has lost stops the build. Knows
pages as sets of messages.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.ext.glue.roles import PasteTextRole
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import init
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import PreserveTranslatableMessages
from sphinx.util import logging
from sphinx.util.nodes import extract_messages

from book.catalogues import checked
from book.editions import LOCALES, catalogue
from recount.wording import LANGUAGES

_LOG = logging.getLogger(__name__)


class HoldAgainstCatalogue(SphinxTransform):
    """Warn of each fault of the page's catalogue, before Sphinx translates the page."""

    default_priority = PreserveTranslatableMessages.default_priority

    def apply(self, **kwargs: Any) -> None:
        """Compare the messages."""
        language = self.config.language
        if language == LANGUAGES[0] or self.app.builder.name == "gettext":
            return
        contents = self.app.config.external_site_map.get(self.env.docname)
        captions = [tree.caption for tree in contents.subtrees if tree.caption] if contents else []
        messages = [*(text for node, text in extract_messages(self.document) if _is_read(node)), *captions]
        file = Path(self.app.srcdir) / catalogue(self.env.docname, language)
        for fault in checked(file, messages):
            _LOG.warning(
                "%s", fault.replace(f"{self.app.srcdir}/", ""), type="recounted", subtype="catalogue"
            )


def _is_read(node: nodes.Element) -> bool:
    """Whether a node is on the page, and not one of the settings before it."""
    while node.parent is not None:
        if isinstance(node, nodes.field_list):
            return False
        node = node.parent
    return True


class PasteText(PasteTextRole):  # type: ignore[misc]
    """What a cell hands to the prose, in a translated sentence too: Sphinx reads one as a page of its own."""

    text: str

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The pasted words, or a reference to them that is filled when the whole page is there."""
        if "nb_renderer" not in self.document:
            docname = self.document.settings.env.docname
            key = self.text if ":" in self.text else f"{self.text}:s"
            self.text = f"/{docname}.md::{key}"
        return super().run()  # type: ignore[no-any-return]


class TranslateCaptions(SphinxTransform):
    """Translate what _toc.yml says, which comes into a page when Sphinx has translated it."""

    default_priority = 150

    def apply(self, **kwargs: Any) -> None:
        """Look each caption up in the page's catalogue."""
        folders = [str(Path(self.app.srcdir) / LOCALES)]
        words, _ = init(folders, self.config.language, self.env.docname)
        for contents in self.document.findall(addnodes.toctree):
            if contents.get("caption"):
                contents["caption"] = words.gettext(contents["caption"])


def _refuse_others(app: Sphinx, config: Config) -> None:
    if config.language not in LANGUAGES:
        raise SystemExit(
            f"_config.yml: there is no edition in '{config.language}'; use {' or '.join(LANGUAGES)}"
        )


def setup(app: Sphinx) -> None:
    """Register the comparison."""
    app.connect("config-inited", _refuse_others, priority=1)
    app.add_transform(HoldAgainstCatalogue)
    app.add_transform(TranslateCaptions)
    app.add_role_to_domain("glue", "text", PasteText(), override=True)
