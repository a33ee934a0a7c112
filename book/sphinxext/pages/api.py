"""What the names of the package do, from its own docstrings:

    ```{api} load              a name of `recount`: how it is called, what it is, what it has
    ```{api} Report.finding    one of a class
    ```{api} charts            all names of a module, one below the other

The code cell behind it is its example. A constant is described by the comment `#:` above it in its source.
Knows how Python describes a name, no name of the package.
"""

from __future__ import annotations

import enum
import inspect
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import PycodeError
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.inspect import stringify_signature

import recount
from book.sphinxext.pages.lists import BookDirective
from recount.wording import site as words

#: The class of a description, behind which its example stands.
EXAMPLE_OF = "api"
_PACKAGE = recount.__name__
#: A default that takes more than this is no help in a signature.
_LONGEST_DEFAULT = 24
_CODE = re.compile(r"`([^`]+)`")


class NotDescribed(LookupError):
    """A name cannot be put on the page; the message says which, and what it lacks."""


@dataclass(frozen=True, slots=True)
class Described:
    """A name as a reader meets it.

    call: how it is written. told: its description, a paragraph each. parts: the public names that it has
    itself; members: those of a closed list.
    """

    name: str
    call: str
    told: tuple[str, ...]
    parts: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


def public_names(owner: ModuleType | type) -> list[str]:
    """What a module offers, or what a class itself defines for others, in alphabetical order."""
    names = owner.__all__ if isinstance(owner, ModuleType) else vars(owner)
    return sorted((name for name in names if _is_public(name)), key=str.lower)


def describe(name: str) -> Described:
    """A name below the package, such as load or Report.finding. NotDescribed where there is none such."""
    *_, last = name.split(".")
    held: Any = _resolved(name)
    match held:
        case property() | cached_property():
            return Described(name, name + _gives(held), _paragraphs(name, held))
        case type() if issubclass(held, enum.Enum):
            members = tuple(f"{last}.{member.name}" for member in held)
            return Described(name, name, _paragraphs(name, held), members=members)
        case type():
            return Described(name, name, _paragraphs(name, held), tuple(public_names(held)))
        case _ if callable(held):
            return Described(name, name + _signature(held), _paragraphs(name, held))
        case _:
            return Described(name, name, _comment(last))


def _resolved(name: str) -> object:
    held: object = recount
    for part in name.split("."):
        if not hasattr(held, part):
            raise NotDescribed(f"'{name}' is no name of {_PACKAGE}")
        # What a class computes when asked stays what it is.
        held = inspect.getattr_static(held, part) if isinstance(held, type) else getattr(held, part)
    return held


def _is_public(name: str) -> bool:
    return not name.startswith("_") or name == "__version__"


def _gives(held: property | cached_property[Any]) -> str:
    function = held.func if isinstance(held, cached_property) else held.fget
    return f": {inspect.signature(function).return_annotation}" if function else ""


def _signature(held: Any) -> str:
    """The arguments as the source names them, without `self` and without long defaults."""
    signature = inspect.signature(held)
    parameters = [
        parameter.replace(default=_Left()) if len(repr(parameter.default)) > _LONGEST_DEFAULT else parameter
        for parameter in signature.parameters.values()
        if parameter.name != "self"
    ]
    return str(stringify_signature(signature.replace(parameters=parameters)))


class _Left:
    """Stands for a default that is left out."""

    def __repr__(self) -> str:
        return "..."


def _paragraphs(name: str, held: object) -> tuple[str, ...]:
    told = inspect.getdoc(held)
    if not told:
        raise NotDescribed(f"'{name}' has no docstring: write what it gives and what it raises")
    return tuple(" ".join(part.split()) for part in told.split("\n\n"))


def _comment(name: str) -> tuple[str, ...]:
    """What the comment above a constant says, in whichever module of the package defines it."""
    begins = re.compile(rf"^\s*{re.escape(name)}\s*[:=]", re.MULTILINE)
    for module in sorted(each for each in sys.modules if each.partition(".")[0] == _PACKAGE):
        try:
            # To parse a module takes long, and few hold a line that begins with the name.
            if not begins.search(ModuleAnalyzer.get_module_source(module)[1] or ""):
                continue
            told = ModuleAnalyzer.for_module(module).find_attr_docs().get(("", name))
        except PycodeError:  # a module without source, such as the data
            continue
        if told:
            return (" ".join(" ".join(told).split()),)
    raise NotDescribed(f"'{name}' is described nowhere: write a comment '#:' above it")


class Api(BookDirective):
    """The description of a name, or of all names of a module."""

    required_arguments = 1

    def build(self) -> list[nodes.Node]:
        """A definition list, whose terms have anchors."""
        [name] = self.arguments
        try:
            held = _resolved(name)
            below = public_names(held) if isinstance(held, ModuleType) else None
            names = [name] if below is None else [f"{name}.{each}" for each in below]
            listed = nodes.definition_list("", classes=[EXAMPLE_OF])
            for each in names:
                listed += self._entry(describe(each))
        except NotDescribed as error:
            raise self.error(str(error)) from None
        return [listed]

    def _entry(self, described: Described) -> nodes.definition_list_item:
        term = nodes.term("", "", nodes.literal("", described.call), ids=[anchor(described.name)])
        meaning = nodes.definition("")
        for text in described.told:
            # The code's own words, in whatever language the page is.
            meaning += nodes.paragraph("", "", *_marked(text), classes=["language-en"])
        for said, names in ((words.API_HAS, described.parts), (words.API_IS_ONE_OF, described.members)):
            if names:
                before, after = said[self.language].split("{names}")
                meaning += nodes.paragraph("", "", nodes.Text(before), *_listed(names), nodes.Text(after))
        return nodes.definition_list_item("", term, meaning)


def anchor(name: str) -> str:
    """Where a name is described on its page."""
    return str(nodes.make_id(f"api-{name}"))


def _marked(text: str) -> Iterator[nodes.Node]:
    """A text whose code is set as such."""
    for place, part in enumerate(_CODE.split(text)):
        yield nodes.literal("", part) if place % 2 else nodes.Text(part)


def _listed(names: tuple[str, ...]) -> Iterator[nodes.Node]:
    for place, name in enumerate(names):
        if place:
            yield nodes.Text(", ")
        yield nodes.literal("", name)


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("api", Api)
