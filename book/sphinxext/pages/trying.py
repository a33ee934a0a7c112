"""Puts "Change a digit" on a page: a case as it is printed, and what the script makes of it (scripts/).

    ```{try}                       the whole tool; :compact: without choosing other figures
    sum: donation_parts
    price-mended: wuhan_set_value wuhan_sets_value=1.27e6
    ```

Each line is a prepared case: its name (recount/wording/trying.py), a check and, if any, changed numbers. The
first is shown without a script. Scripts and data lie in one file, loaded by the pages that hold the tool.
"""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx

from book.sphinxext.pages.cite_box import edition_language
from book.sphinxext.pages.entries import FINDINGS_PAGE, TRY_PAGE, book_report, verdict_link
from book.sphinxext.pages.lists import BookDirective, paragraph
from book.sphinxext.pages.packing import as_script, minified
from book.sphinxext.pages.try_data import can_turn, packed, try_data
from recount.report import Report, UnknownId
from recount.tables.schema import nearest
from recount.wording import Language
from recount.wording import trying as words
from recount.wording.judging import VERDICTS

#: What the pages that hold the tool load.
SCRIPT = "try.js"
#: How a page shows that it holds the tool.
USED = re.compile(r'class="try[ "]')
_SOURCES = Path(__file__).parent / "scripts"


class Try(BookDirective):
    """The tool with its prepared cases."""

    has_content = True
    option_spec: ClassVar = {"compact": directives.flag}

    def build(self) -> list[nodes.Node]:
        """The first case as it is printed, which the script replaces, and the cases for it."""
        cases = [self._case(line) for line in self.content if line.strip()]
        if not cases:
            raise self.error("name a case, such as 'sum: CHECK'")
        finding = self.report.finding(cases[0][2])
        language, check = self.language, finding.check
        shown = VERDICTS[finding.verdict][language]
        prepared = escape(json.dumps([[name, state] for name, state, _ in cases], ensure_ascii=False))
        for_script = f'<div class="try-cases screen-only" hidden>{prepared}</div>'
        without = nodes.Text(words.WITHOUT_SCRIPT[language])
        return [
            nodes.container(
                "",
                nodes.raw("", for_script, format="html"),
                paragraph(nodes.Text(check.heading[language]), classes=["try-title"]),
                paragraph(verdict_link(finding, self.env.docname, shown, language), classes=["try-verdict"]),
                paragraph(nodes.Text(finding.words(language)), classes=["words"]),
                paragraph(without, classes=["detail", "try-without", "screen-only"]),
                classes=["try", "compact"] if "compact" in self.options else ["try"],
            )
        ]

    def _case(self, line: str) -> tuple[str, str, str]:
        """A case's name, its state as an address and its check."""
        key, _, state = line.partition(":")
        check, *changes = state.split()
        if key not in words.PREPARED:
            raise self.error(f"no case is called '{key}'{nearest(key, words.PREPARED)}")
        try:
            if not can_turn(self.report.finding(check)):
                raise self.error(f"no number can turn '{check}'; name a test")
            for change in changes:
                self.report[change.partition("=")[0]]
        except UnknownId as error:
            raise self.error(str(error)) from None
        return words.PREPARED[key][self.language], "&".join([f"#try={check}", *changes]), check


def script(report: Report, language: Language) -> str:
    """The data, the reckoning and the page's part as one script, minified."""
    data = packed(try_data(report, language), language)
    data["pages"] = {"findings": FINDINGS_PAGE, "try": TRY_PAGE}
    sources = "".join((_SOURCES / name).read_text("utf-8") for name in ("reckon.js", "try.js"))
    return as_script(data) + minified(sources)


def _bring_script(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Write the script beside the others, for a page that has a use for it."""
    if not USED.search(context.get("body", "")):
        return
    file = Path(app.outdir) / "_static" / SCRIPT
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(script(book_report(str(app.srcdir)), edition_language(app)), "utf-8")
    app.add_js_file(SCRIPT)


def setup(app: Sphinx) -> None:
    """Register the directive and its script."""
    app.add_directive("try", Try)
    app.connect("html-page-context", _bring_script, priority=800)
