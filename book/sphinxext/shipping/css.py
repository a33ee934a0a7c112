"""Cuts style sheets down to the names that pages use, and says what the rest still refers to.

A theme styles all that any page might hold. Of its rules only those stay whose every class, id, element and
attribute occurs on a page or in a script; then custom properties, fonts and animations that nothing left
refers to go as well. Knows CSS only: it may not know Sphinx, themes or files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import tinycss2
from tinycss2 import ast

#: Rules that hold rules.
GROUPS = {"media", "supports", "layer", "container"}


class BrokenSheet(ValueError):
    """A style sheet that cannot be read."""


@dataclass
class Rule:
    """One rule: what stands before its braces, and in them rules (a group) or declarations."""

    head: list[Any]
    keyword: str = ""
    declarations: list[Any] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def __str__(self) -> str:
        """The rule as CSS, without needless spaces."""
        head = (f"@{self.keyword} " if self.keyword else "") + _text(self.head)
        body = [*map(str, self.rules), *map(_declaration, self.declarations)]
        if not body and self.keyword not in GROUPS:
            return f"{head.strip()};"
        inner = "".join(body) if self.rules else ";".join(body)
        return f"{head.strip()}{{{inner}}}"

    def walk(self) -> Iterator[Rule]:
        """This rule and those in it."""
        yield self
        for rule in self.rules:
            yield from rule.walk()


def read(css: str, load: Callable[[str], list[Rule]]) -> list[Rule]:
    """Read a style sheet; `load` gives the rules of a sheet that it imports.

    Raises BrokenSheet with the place of what cannot be read.
    """
    return list(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), load))


def cut(rules: Iterable[Rule], names: frozenset[str]) -> list[Rule]:
    """Return the rules that can apply where only `names` occur, without what no rule left refers to."""
    left = [rule for rule in (_cut_selectors(rule, names) for rule in rules) if rule is not None]
    while left != (less := _without_unused(left, names)):
        left = less
    return left


def urls(rules: Iterable[Rule]) -> Iterator[ast.URLToken | ast.StringToken]:
    """Every address that rules refer to, as a token whose `value` and `representation` may be changed."""
    for rule in (inner for outer in rules for inner in outer.walk()):
        for declaration in rule.declarations:
            yield from _urls(declaration.value)


def strings(rules: Iterable[Rule]) -> Iterator[str]:
    """Every string in the declarations of rules."""
    for rule in (inner for outer in rules for inner in outer.walk()):
        for declaration in rule.declarations:
            yield from (token.value for token in declaration.value if token.type == "string")


def _rules(nodes: Iterable[Any], load: Callable[[str], list[Rule]]) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "error":
            raise BrokenSheet(f"line {node.source_line}: {node.message}")
        if node.type == "qualified-rule":
            yield Rule(node.prelude, declarations=_declarations(node.content))
        elif node.type == "at-rule":
            keyword = node.lower_at_keyword
            if keyword == "import":
                yield from load(next(_urls(node.prelude, strings=True)).value)
            elif keyword == "charset":
                continue
            elif keyword in GROUPS or keyword.endswith("keyframes"):
                inner = tinycss2.parse_rule_list(node.content or [], skip_comments=True, skip_whitespace=True)
                yield Rule(node.prelude, keyword, rules=list(_rules(inner, load)))
            else:
                yield Rule(node.prelude, keyword, declarations=_declarations(node.content or []))


def _declarations(content: list[Any]) -> list[Any]:
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    # As in a browser, a declaration that cannot be read is left out (themes carry hacks for old browsers).
    return [node for node in found if node.type == "declaration"]


def _cut_selectors(rule: Rule, names: frozenset[str]) -> Rule | None:
    if rule.keyword in GROUPS:
        inner = [left for left in (_cut_selectors(child, names) for child in rule.rules) if left is not None]
        return Rule(rule.head, rule.keyword, rules=inner) if inner else None
    if rule.keyword:
        return rule
    selectors = [selector for selector in _split(rule.head) if names.issuperset(_names(selector))]
    if not selectors or not rule.declarations:
        return None
    head = [*selectors[0]]
    for selector in selectors[1:]:
        head += [ast.LiteralToken(0, 0, ","), *selector]
    return Rule(head, declarations=rule.declarations)


def _split(head: list[Any]) -> Iterator[list[Any]]:
    selector: list[Any] = []
    for token in head:
        if token == ",":
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _names(selector: list[Any]) -> Iterator[str]:
    """What an element must be called for the selector to match; :not(...) and :is(...) ask for nothing."""
    before = ""
    for token in selector:
        if token.type == "ident" and before != ":":
            yield token.value if before == "." else token.lower_value
        elif token.type == "hash":
            yield token.value
        elif token.type == "[] block":
            yield next(inner.lower_value for inner in token.content if inner.type == "ident")
        before = token.value if token.type == "literal" else ""


def _without_unused(rules: list[Rule], names: frozenset[str]) -> list[Rule]:
    """Leave out custom properties, fonts and animations that no declaration refers to."""
    everything = [rule for outer in rules for rule in outer.walk()]
    values = " ".join(
        _words(declaration.value)
        for rule in everything
        if rule.keyword != "font-face"
        for declaration in rule.declarations
    )
    used = frozenset(re.findall(r"--[\w-]+", values)) | {name for name in names if name.startswith("--")}

    def keep(rule: Rule) -> Rule | None:
        if rule.keyword == "font-face":
            family = next(d for d in rule.declarations if d.lower_name == "font-family")
            return rule if _words(family.value) in values else None
        if rule.keyword.endswith("keyframes"):
            return rule if _words(rule.head) in values.split() else None
        declarations = [d for d in rule.declarations if not d.name.startswith("--") or d.name in used]
        inner = [left for left in map(keep, rule.rules) if left is not None]
        if not declarations and not inner and rule.head:
            return None
        return Rule(rule.head, rule.keyword, declarations, inner)

    return [left for left in map(keep, rules) if left is not None]


def _words(tokens: Iterable[Any]) -> str:
    """The names and strings among tokens, so that a quoted family equals one that is not."""
    found: list[str] = []
    for token in tokens:
        if token.type in {"ident", "string"}:
            found.append(token.value)
        elif token.type == "function":
            found.append(_words(token.arguments))
        elif token.type.endswith("block"):
            found.append(_words(token.content))
    return " ".join(found)


def _urls(tokens: Iterable[Any], strings: bool = False) -> Iterator[Any]:
    for token in tokens:
        if token.type == "url" or (strings and token.type == "string"):
            yield token
        elif token.type == "function":
            yield from _urls(token.arguments, strings or token.lower_name == "url")


def _declaration(declaration: Any) -> str:
    important = "!important" if declaration.important else ""
    return f"{declaration.name}:{_text(declaration.value)}{important}"


def _text(tokens: Iterable[Any]) -> str:
    """Tokens as CSS, with one space where there were many."""
    return str(tinycss2.serialize([_narrow(token) for token in tokens if token.type != "comment"])).strip()


def _narrow(token: Any) -> Any:
    if token.type == "whitespace":
        token.value = " "
    for inner in getattr(token, "content", None) or getattr(token, "arguments", None) or []:
        _narrow(inner)
    return token
