"""Where the book tells of a check, a figure or a source: the passage that names it, one link away.

Every paragraph that links to a figure, a check or evidence is remembered with the heading above it; an entry
of the lists and a case lead to the best of them. Knows links and paragraphs, not what any of them says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from book.sphinxext.pages.cite_box import edition_language
from book.sphinxext.pages.entries import CASES_PAGE, EVIDENCE_PAGE, FIGURES_PAGE, FINDINGS_PAGE, link
from recount.wording import say
from recount.wording import site as words

_PAGES = "|".join(page.rpartition("/")[2] for page in (FIGURES_PAGE, FINDINGS_PAGE, EVIDENCE_PAGE))
_ENTRY = re.compile(rf"(?:{_PAGES})\.html#(\w+)$")
#: Boxes that list entries instead of telling of them.
_LISTS = {"findings", "verdict-strip", "case-box", "case-cards"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that tells of something: its page, its anchor there, and the heading above it."""

    docname: str
    anchor: str
    heading: str


class PassageLink(nodes.Inline, nodes.Element):  # type: ignore[misc]
    """The place of a link to the passage that tells of `names`, the first that some passage tells of.

    section: the section of the report whose chapter is asked first.
    """


def passage_link(names: Sequence[str], section: str) -> nodes.paragraph:
    """A line with that link; it goes where nothing tells of any of the names."""
    return nodes.paragraph("", "", PassageLink("", names=list(names), section=section), classes=["passage"])


def _kept(env: BuildEnvironment) -> dict[str, dict[str, Passage]]:
    """What each page tells of, by page and name."""
    kept: dict[str, dict[str, Passage]] = env.__dict__.setdefault("recounted_passages", {})
    return kept


def _remember(app: Sphinx, document: nodes.document) -> None:
    """Give an anchor to each paragraph that is the first of its page to tell of something."""
    docname = app.env.docname
    told: dict[str, nodes.paragraph] = {}
    opening: dict[str, nodes.paragraph] = {}
    for paragraph in document.findall(nodes.paragraph):
        if not _in_a_list(paragraph):
            # What the opening of a page sums up is told further down, where it is.
            first = opening if isinstance(paragraph.parent.parent, nodes.document) else told
            for name in _names(paragraph):
                first.setdefault(name, paragraph)
    passages = {}
    for name, paragraph in {**opening, **told}.items():
        anchor = f"told-{name.replace('_', '-')}"
        paragraph["ids"].append(anchor)
        passages[name] = Passage(docname, anchor, _heading(paragraph))
    _kept(app.env)[docname] = passages


def _in_a_list(node: nodes.Node) -> bool:
    while node is not None:
        if isinstance(node, nodes.table) or _LISTS & set(getattr(node, "attributes", {}).get("classes", ())):
            return True
        node = node.parent
    return False


def _names(paragraph: nodes.paragraph) -> Iterator[str]:
    for reference in paragraph.findall(nodes.reference):
        if found := _ENTRY.search(reference.get("refuri", "")):
            yield found.group(1)


def _heading(node: nodes.Node) -> str:
    while not isinstance(node, nodes.section):
        node = node.parent
    return str(node.next_node(nodes.title).astext())


def _best(env: BuildEnvironment, names: Sequence[str], section: str, here: str) -> Passage | None:
    """The passage that tells of the earliest name: in its own chapter, else in the first of the book.

    The chapter that gathers all cases comes last, since it leads to the others itself.
    """
    order = [env.config.root_doc, *env.toctree_includes.get(env.config.root_doc, [])]
    kept = _kept(env)
    for name in names:
        pages = [docname for docname in order if name in kept.get(docname, {}) and docname != here]
        if pages:
            best = min(pages, key=lambda page: (not page.endswith(f"/{section}"), page == CASES_PAGE))
            return kept[best][name]
    return None


def _lead(app: Sphinx, document: nodes.document, docname: str) -> None:
    for place in list(document.findall(PassageLink)):
        line = place.parent
        passage = _best(app.env, place["names"], place["section"], docname)
        if passage is None:
            line.parent.remove(line)
            continue
        title = app.env.titles[passage.docname].astext()
        language = edition_language(app)
        told = words.TOLD_IN if passage.heading == title else words.TOLD_UNDER
        text = say(told, language, chapter=title, heading=passage.heading)
        place.replace_self(link(text, passage.docname, passage.anchor, docname))


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _kept(env).pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: Sequence[str], other: BuildEnvironment) -> None:
    _kept(env).update({docname: told for docname, told in _kept(other).items() if docname in docnames})


def _write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages that lead to passages, where those of any page have changed since they were written."""
    now = repr(sorted((name, sorted(told.items())) for name, told in _kept(env).items()))
    if getattr(env, "recounted_passages_written", None) == now:
        return []
    env.recounted_passages_written = now  # type: ignore[attr-defined]
    return [page for page in (CASES_PAGE, FINDINGS_PAGE) if page in env.found_docs]


def _skip(self: Any, node: PassageLink) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the steps; other builders than HTML leave the link out."""
    app.add_node(PassageLink, html=(_skip, None), text=(_skip, None))
    app.connect("doctree-read", _remember)
    app.connect("doctree-resolved", _lead)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _write_again)
