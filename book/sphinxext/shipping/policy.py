"""Keeps every page within a strict Content-Security-Policy: nothing inline, nothing from elsewhere.

The theme writes scripts and event handlers into the page; what they do is either not needed here or stands in
a file of _static/. Knows Sphinx's page context; may not know chapters or what scripts do.
"""

import posixpath
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)

#: What pages allow, also as a header where a host can send one. Firefox takes no file on a disk for 'self',
#: so the form of the search names them.
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self' file:"
#: Inline scripts that set what nothing on a page reads: the pages have no version switcher, and the search
#: dialog leads to the search page.
NOT_NEEDED = ("DOCUMENTATION_OPTIONS.pagename", "DOCUMENTATION_OPTIONS.search_as_you_type")
#: Scripts that a page has a use for only where its text holds a certain class.
ONLY_WITH = {
    "clipboard.min.js": 'class="highlight"',
    "copybutton.js": 'class="highlight"',
    "design-tabs.js": "sd-tab-set",
    "filter.js": "filterable",
    "code.js": '<details class="hide',
    "cards.js": "figure-link",
    "strip.js": "verdict-strip",
    "sideways.js": "<table",
    "nearest.js": 'id="nearest"',
}
#: Scripts that no page takes of itself: marks.js stands for the first, and the search page names the other.
LEFT_OUT = {"sphinx_highlight.js", "search.js"}
#: Runs before the page is painted, so that it does not flash in the other colours; all others are deferred.
BEFORE_PAINT = "mode.js"


def keep_to_the_policy(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the page its policy and only scripts that come from files, are used and do not hold it up.

    An inline script that is not known to be dispensable is a warning, since the policy would stop it.
    """
    context["content_security_policy"] = POLICY
    scripts = []
    for script in context["script_files"]:
        code = script.attributes.get("body")
        if code is not None:
            if not code.strip().startswith(NOT_NEEDED):
                logger.warning("the pages' policy stops this inline script: %s", code, location=pagename)
            continue
        name = posixpath.basename(str(script.filename))
        if name not in LEFT_OUT and ONLY_WITH.get(name, "") in context.get("body", ""):
            if name != BEFORE_PAINT:
                script.attributes["defer"] = "defer"
            scripts.append(script)
    context["script_files"] = scripts
    # Buttons with inline handlers (print, full screen) would do nothing; browsers have both.
    context["header_buttons"] = [*_without_handlers(context.get("header_buttons", []))]


def _without_handlers(buttons: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kept = []
    for button in buttons:
        if button["type"] == "group":
            button = {**button, "buttons": _without_handlers(button["buttons"])}
            if not button["buttons"]:
                continue
        if button["type"] != "javascript":
            kept.append(button)
    return kept


def setup(app: Sphinx) -> None:
    """Register the handler after those of the theme, which add scripts and buttons."""
    app.connect("html-page-context", keep_to_the_policy, priority=900)
