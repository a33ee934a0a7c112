"""One changed place at a time in the package's code, and which of the changes the tests let pass.

A mutation analysis (R. A. DeMillo, R. J. Lipton and F. G. Sayward, Hints on Test Data Selection,
Computer 11, 1978): a comparison, an operation, a truth value, a number or a text becomes another. The
places are drawn with a fixed seed, in turn from every module of recount/, until 200 were tried or the
time is over; so a longer run begins as a shorter one does. A change is caught when a test fails that
needs no built book, first of those that are called like the module, then of all of `make quick`, then of
the rest, which draw charts and break data. What serves readers of the code only (docstrings, annotations,
sizes of caches) is left alone.

    python bench/mutate_code.py [MINUTES]     at most 10, which is also the default
"""

from __future__ import annotations

import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

PROJECT = Path(__file__).resolve().parents[1]
SEED = 2020
MOST_MINUTES = 10.0
PLACES = 200
# Of a checkout, not what was built or installed in it.
_NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "_build", "node_modules", "__pycache__", "*.egg-info")
#: Tests that have not ended by then will not: the change made them wait or run for ever.
_SECONDS = 600
_NO_BOOK = "not book and not browser"
_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq},
    **{ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is},
    **{
        ast.Add: ast.Sub,
        ast.Sub: ast.Add,
        ast.Mult: ast.Div,
        ast.Div: ast.Mult,
        ast.And: ast.Or,
        ast.Or: ast.And,
    },
}


@dataclass(frozen=True)
class Change:
    """One change: the module, its line, the code as it is and as it becomes, and the module's new text."""

    module: Path
    line: int
    before: str
    after: str
    text: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.before} -> {self.after}"


def main() -> int:
    """Change, test, and tell what survived by module. Returns 0: survivors are told, not forbidden."""
    minutes = min(float(sys.argv[1]) if len(sys.argv) > 1 else MOST_MINUTES, MOST_MINUTES)
    end = time.monotonic() + 60 * minutes
    tried, survived = Counter[Path](), list[Change]()
    workers = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(workers) as pool:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(workers):
            copies.put(_copy(Path(scratch) / str(number)))

        def attempt(change: Change) -> bool | None:
            copy = copies.get()
            try:
                return None if time.monotonic() > end else _caught(copy, change)
            finally:
                copies.put(copy)

        drawn = list(_drawn(random.Random(SEED)))
        for change, caught in zip(drawn, pool.map(attempt, drawn), strict=True):
            if caught is not None:
                tried[change.module] += 1
                survived += [] if caught else [change]
    _tell(tried, survived)
    return 0


def _drawn(chance: random.Random) -> Iterator[Change]:
    """PLACES changes, a round over all modules each."""
    modules = sorted((PROJECT / "recount").rglob("*.py"))
    waiting = {module: list(changes(module)) for module in modules}
    for made in waiting.values():
        chance.shuffle(made)
    left = PLACES
    while left and any(waiting.values()):
        for module in [module for module in modules if waiting[module]][:left]:
            yield waiting[module].pop()
            left -= 1


def changes(module: Path) -> Iterator[Change]:
    """Every change of a module that this harness knows, in the order of the code."""
    source = module.read_text("utf-8")
    lines = source.splitlines(keepends=True)
    for node in _reckoning(ast.parse(source)):
        if (after := _changed(node)) is None or node.lineno != node.end_lineno:
            continue
        line = lines[node.lineno - 1]
        # Positions of the syntax tree count bytes.
        raw = line.encode()
        before = raw[node.col_offset : node.end_col_offset].decode()
        new = raw[: node.col_offset] + after.encode() + raw[node.end_col_offset :]
        text = "".join([*lines[: node.lineno - 1], new.decode(), *lines[node.lineno :]])
        yield Change(module.relative_to(PROJECT), node.lineno, before, after, text)


def _reckoning(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions of a module that do something: no annotation, decorator, docstring or list of names."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_comment"):
            continue
        for child in value if isinstance(value, list) else [value]:
            match child:
                case ast.Expr(value=ast.Constant()) | ast.JoinedStr():
                    continue
                case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.If(test=ast.Name(id="TYPE_CHECKING")):
                    continue
                case ast.AST():
                    if isinstance(child, ast.expr):
                        yield child
                    yield from _reckoning(child)


def _changed(node: ast.expr) -> str | None:
    """The code of an expression that computes something else; None where there is no simple one."""
    match node:
        case ast.Compare(left=left, ops=[operation], comparators=right) if type(operation) in _OTHER:
            return f"({ast.unparse(ast.Compare(left, [_OTHER[type(operation)]()], right))})"  # type: ignore[list-item]
        case ast.BinOp(left=a, op=operation, right=b) if type(operation) in _OTHER:
            return f"({ast.unparse(ast.BinOp(a, _OTHER[type(operation)](), b))})"  # type: ignore[arg-type]
        case ast.BoolOp(op=operation, values=values):
            return f"({ast.unparse(ast.BoolOp(_OTHER[type(operation)](), values))})"  # type: ignore[arg-type]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return f"({ast.unparse(operand)})"
        case ast.Constant(value=bool(value)):
            return str(not value)
        case ast.Constant(value=int(value)):
            return str(value + 1)
        case ast.Constant(value=str(value)) if value:
            return repr(value[:-1] + ("b" if value[-1] == "a" else "a"))
        case _:
            return None


def _copy(folder: Path) -> Path:
    shutil.copytree(PROJECT, folder, ignore=_NOT_COPIED)
    return folder


def _caught(copy: Path, change: Change) -> bool:
    file = copy / change.module
    before = file.read_bytes()
    file.write_text(change.text, "utf-8")
    # Python compiles a module again when its time has changed, which it counts in seconds.
    stamp = int(time.time()) + hash(str(change)) % 1_000_000
    os.utime(file, (stamp, stamp))
    try:
        alike = sorted((copy / "tests").rglob(f"test_*{change.module.stem.strip('_')}*.py"))
        everything = [copy / "tests"]
        return (
            (bool(alike) and _fails(copy, alike, _NO_BOOK))
            or _fails(copy, everything, "quick")
            or _fails(copy, everything, f"{_NO_BOOK} and not quick")
        )
    finally:
        file.write_bytes(before)
        os.utime(file, (1, 1))


def _fails(copy: Path, tests: Sequence[Path], tier: str) -> bool:
    """Whether some tests of a tier fail, or never end."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", tier]
    command += ["--hypothesis-profile", "quick", *(str(test) for test in tests)]
    try:
        done = subprocess.run(command, cwd=copy, capture_output=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode not in (0, 5)  # 5: none of these tests is of the tier


def _tell(tried: Counter[Path], survived: Sequence[Change]) -> None:
    total = tried.total()
    print(f"{total} changes of code, {total - len(survived)} caught, {len(survived)} not:\n")
    for change in survived:
        print(f"    {change}")


if __name__ == "__main__":
    sys.exit(main())
