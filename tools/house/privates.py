#!/usr/bin/env python3
"""Which private names of Textual a package uses, file by file: each of them may change with any release.

    privates.py        run in the development environment

Private are modules (`textual._compositor`), names imported from Textual that begin with `_`, and attributes: read, set, overridden in a
subclass, or named in `getattr` and its like. An attribute is Textual's where Textual's source defines it and the file that uses it
does not; and in a class, where the module of one of its Textual ancestors defines it, even if the file does too: that is an
override, meant or not.
"""

import ast
import importlib.util
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from chains import TOOLKIT, classes, within

ROOT = Path(__file__).resolve().parents[2]
DEFINED = re.compile(
    r"\bself\.(_[a-zA-Z]\w*)\s*(?::[^=\n]+)?=(?!=)"  # set on an object
    r"|^[ \t]*(?:async )?def (_[a-zA-Z]\w*)"
    r"|^[ \t]+(_[a-zA-Z]\w*)\s*(?::|=(?!=))",  # set in a class
    re.MULTILINE,
)
WORD = re.compile(r"\b_[a-zA-Z]\w*")
BY_NAME = ("getattr", "setattr", "hasattr", "delattr")


class Use(NamedTuple):
    """A private name in a file."""

    path: str
    line: int
    name: str


def private(name: str) -> bool:
    """Whether a name is private: one underscore before it, not two."""
    return name.startswith("_") and not name.startswith("__") and len(name) > 1


def defined(source: str) -> set[str]:
    """Return the private names that a module of Textual defines: methods, and what is set on `self` or in a class."""
    return {name for match in DEFINED.finditer(source) for name in match.groups() if name}


@cache
def toolkit() -> Mapping[str, frozenset[str]]:
    """Return the private names that Textual defines, by module."""
    spec = importlib.util.find_spec(TOOLKIT)
    assert spec is not None and spec.origin is not None, "Textual is not installed here"
    root = Path(spec.origin).parent
    names = {}
    for path in root.rglob("*.py"):
        module = ".".join((TOOLKIT, *path.relative_to(root).with_suffix("").parts)).removesuffix(".__init__")
        names[module] = frozenset(defined(path.read_text(encoding="utf-8")))
    return names


@cache
def everywhere() -> frozenset[str]:
    """Return the private names that any module of Textual defines."""
    return frozenset(name for names in toolkit().values() for name in names)


def private_import(node: ast.AST) -> Iterator[str]:
    """Yield the private modules and names of Textual that an import statement names."""
    if isinstance(node, ast.Import):
        modules = [(alias.name, "") for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        modules = [(node.module or "", alias.name) for alias in node.names]
    else:
        return
    for module, name in modules:
        parts = [*module.split("."), *([name] if name else [])]
        first = next((place for place, part in enumerate(parts) if private(part)), None)
        if parts[0] == TOOLKIT and first is not None:
            yield ".".join(parts[: first + 1])


def attributes(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Yield each private attribute that a node names, behind its owner."""
    if isinstance(node, ast.Attribute) and private(node.attr):
        yield node.value, node.attr
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BY_NAME and len(node.args) > 1:
        name = node.args[1]
        if isinstance(name, ast.Constant) and isinstance(name.value, str) and private(name.value):
            yield node.args[0], name.value


def own(owner: ast.expr) -> bool:
    """Whether an attribute's owner is the object itself."""
    if isinstance(owner, ast.Call):
        return isinstance(owner.func, ast.Name) and owner.func.id == "super"
    return isinstance(owner, ast.Name) and owner.id in ("self", "cls")


def root_name(owner: ast.expr) -> str:
    """Return the name that a dotted owner begins with; empty where it is no name."""
    while isinstance(owner, ast.Attribute):
        owner = owner.value
    return owner.id if isinstance(owner, ast.Name) else ""


def set_here(tree: ast.Module) -> set[str]:
    """Return the private names that a file of ours defines: its functions, and what it sets on `self`."""
    names = {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and own(node.value):
            names.add(node.attr)
    return {name for name in names if private(name)}


def foreign(tree: ast.Module, package: str) -> set[str]:
    """Return the names that a file imports from neither Textual nor its own package: what is private there is another's."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname or alias.name.partition(".")[0] for alias in node.names if not within(alias.name, TOOLKIT)}
        elif isinstance(node, ast.ImportFrom) and not any(within(node.module or "", known) for known in (TOOLKIT, package)):
            names |= {alias.asname or alias.name for alias in node.names}
    return names


class Reader:
    """Reads one file."""

    def __init__(self, path: str, source: str, heritage: Mapping[str, frozenset[str]], package: str = "") -> None:
        """Take a file, and by class of it the private names that its Textual ancestors define."""
        self._path, self._heritage = path, heritage
        self._tree = ast.parse(source)
        self._here = set_here(self._tree)
        self._foreign = foreign(self._tree, package)
        self._textual = everywhere()

    def uses(self) -> Iterator[Use]:
        """Yield each use of a private name, some twice."""
        for node in ast.walk(self._tree):
            line = getattr(node, "lineno", 0)
            for name in private_import(node):
                yield Use(self._path, line, name)
            for owner, name in attributes(node):
                if name in self._textual and name not in self._here and root_name(owner) not in self._foreign:
                    yield Use(self._path, line, name)
            if isinstance(node, ast.ClassDef):
                yield from self._inherited(node)

    def _inherited(self, cls: ast.ClassDef) -> Iterator[Use]:
        """Yield what a class overrides, or uses of itself, that a Textual ancestor defines."""
        inherited = self._heritage.get(cls.name, frozenset())
        for node in ast.walk(cls):
            names = {name for owner, name in attributes(node) if own(owner)}
            if node in cls.body:
                names |= named(node)
            for name in names & inherited:
                yield Use(self._path, getattr(node, "lineno", 0), name)


def named(node: ast.AST) -> set[str]:
    """Return the private names that a statement of a class defines."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        names = [node.name]
    elif isinstance(node, (ast.Assign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = [target.id for target in targets if isinstance(target, ast.Name)]
    else:
        names = []
    return {name for name in names if private(name)}


def heritages(package: str) -> dict[str, dict[str, frozenset[str]]]:
    """Return by module and class the private names that Textual ancestors define; a mixin has those of all that mix it in."""
    names_of: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for cls in classes(package):
        names = frozenset(name for one in cls.__mro__ for name in toolkit().get(one.__module__, ()))
        for one in cls.__mro__:
            if within(one.__module__, package):
                names_of[one.__module__][one.__name__] = names_of[one.__module__].get(one.__name__, frozenset()) | names
    return names_of


def uses(package: str, root: Path = ROOT) -> list[Use]:
    """Return each use of a private name of Textual in a package, in order."""
    heritage = heritages(package)
    used: set[Use] = set()
    for path in (root / package).rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if TOOLKIT not in source and everywhere().isdisjoint(WORD.findall(source)):
            continue
        module = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        name = path.relative_to(root / package).as_posix()
        used.update(Reader(name, source, heritage.get(module, {}), package).uses())
    return sorted(used)


def by_file(used: list[Use]) -> dict[str, set[str]]:
    """Return the private names that each file uses."""
    names: dict[str, set[str]] = defaultdict(set)
    for use in used:
        names[use.path].add(use.name)
    return dict(names)


def main() -> int:
    """Print the names, file by file."""
    sys.path.insert(0, str(ROOT))
    for path, names in sorted(by_file(uses("pmtui")).items()):
        print(f"{len(names):3}  {path}  {' '.join(sorted(names))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
