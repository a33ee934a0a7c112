"""What the code imports is in the lock of those who only read, which `make book` installs."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions

from support import PROJECT, nodes

LOCKED = re.compile(r"^([a-zA-Z0-9._-]+)==", re.MULTILINE)


def locked(name: str) -> set[str]:
    """The distributions of a lock, in the spelling of lists: small letters and hyphens."""
    names = LOCKED.findall((PROJECT / name).read_text("utf-8"))
    return {re.sub(r"[-_.]+", "-", each).lower() for each in names}


def imported() -> dict[str, str]:
    """The packages that the code imports from others, each with a module that does."""
    found: dict[str, str] = {}
    for folder in ("recount", "book"):
        for path in sorted((PROJECT / folder).rglob("*.py")):
            for node in nodes(path):
                names: list[str] = []
                if isinstance(node, ast.Import):
                    names = [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom) and node.module:
                    names = [node.module]
                for name in names:
                    found[name.partition(".")[0]] = path.relative_to(PROJECT).as_posix()
    own = {"recount", "book", *sys.stdlib_module_names}
    return {name: path for name, path in found.items() if name not in own}


def test_a_reader_installs_all_that_is_imported() -> None:
    """The lock for tests has much more, which would hide what is missing."""
    distributions, known = packages_distributions(), locked("requirements.txt")
    others = imported()
    assert len(others) > 20
    missing = {
        name: path
        for name, path in others.items()
        if not {re.sub(r"[-_.]+", "-", each).lower() for each in distributions[name]} & known
    }
    assert missing == {}


def test_testers_install_all_that_readers_do() -> None:
    assert locked("requirements.txt") < locked("requirements-test.txt")
