"""Whether a chapter's code is so plain that all it reads is noted. Knows Python's grammar, no chapter.

Any code may look at files and objects in ways that nobody notes (the size of a file, what a private attribute
holds). A chapter that might is taken to have read everything.
"""

from __future__ import annotations

import ast

from nbformat import NotebookNode

from book.sphinxext.running.reading import LOADERS

#: What chapters import, none of it a way around the loader. That the package opens tables would be noted.
_KNOWN = {"collections", "datetime", "decimal", "matplotlib", "myst_nb", "pandas", "recount"}
#: Ways to files, and to things by names that do not stand in the code.
_AROUND = {
    *("breakpoint", "compile", "eval", "exec", "format", "format_map", "get_ipython", "getattr", "globals"),
    *("locals", "open", "os", "Path", "pathlib", "query", "stat", "sys", "vars"),
    *LOADERS,  # whose rows tell nobody when they are read
}
#: Private names that hold nothing of the tables.
_HARMLESS = {"_", "__version__"}


def is_plain(notebook: NotebookNode) -> bool:
    """Whether no cell imports or names anything by which reading could go unnoticed."""
    return all(_is_plain(cell.source) for cell in notebook.cells if cell.cell_type == "code")


def _is_plain(code: str) -> bool:
    try:
        parts = list(ast.walk(ast.parse(code)))
    except SyntaxError:  # a magic word of IPython, or a command of the shell
        return False
    return not any(map(_goes_around, parts))


def _goes_around(part: ast.AST) -> bool:
    match part:
        case ast.Import(names):
            return any(name.name.partition(".")[0] not in _KNOWN for name in names)
        case ast.ImportFrom(module, names):
            known = (module or "").partition(".")[0] in _KNOWN
            return not known or any(_leads_around(name.name) for name in names)
        case ast.Name(name) | ast.Attribute(attr=name):
            return _leads_around(name)
    return False


def _leads_around(name: str) -> bool:
    return name in _AROUND or (name.startswith("_") and name not in _HARMLESS)
