#!/usr/bin/env python3
"""How deep and how large the classes of a package are: our own part of each class's MRO.

    chains.py [--max-depth 4] [--max-methods 60] [--all] PACKAGE

Depth: classes of PACKAGE in the MRO; mixins, generics and protocols count, Textual's classes do not. Methods: functions, properties,
class and static methods defined in those classes, an override counted each time it is defined. Without --all only classes that descend
from one of Textual's are judged: windows, dialogs, widgets, messages, the application. Exit code 1 where a limit is passed.
"""

import argparse
import functools
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from typing import NamedTuple

TOOLKIT = "textual"
DEPTH, METHODS = 4, 60
METHOD_KINDS = (property, classmethod, staticmethod, functools.cached_property)


class Chain(NamedTuple):
    """A class, measured with all of its ancestors of ours."""

    depth: int
    methods: int
    name: str
    module: str

    def beyond(self, depth: int = DEPTH, methods: int = METHODS) -> bool:
        """Whether it is deeper or larger than a class should be."""
        return self.depth > depth or self.methods > methods

    def __str__(self) -> str:
        return f"depth {self.depth:2}  methods {self.methods:3}  {self.name}  {self.module}"


def within(module: str, package: str) -> bool:
    """Whether a module belongs to a package."""
    return module == package or module.startswith(f"{package}.")


def classes(package: str) -> Iterator[type]:
    """Yield each class of the package once, where it is defined."""
    root = importlib.import_module(package)
    for info in pkgutil.walk_packages(root.__path__, f"{package}."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for _, cls in inspect.getmembers(module, inspect.isclass):
            if cls.__module__ == info.name:
                yield cls


def chain(cls: type, package: str) -> Chain:
    """Measure one class."""
    ours = [one for one in cls.__mro__ if within(one.__module__, package)]
    methods = sum(inspect.isfunction(value) or isinstance(value, METHOD_KINDS) for one in ours for value in vars(one).values())
    return Chain(len(ours), methods, cls.__qualname__, cls.__module__)


def chains(package: str, every: bool = False) -> list[Chain]:
    """Measure the package, the class with most methods first; `every` includes classes that know no toolkit."""
    judged = (cls for cls in classes(package) if every or any(within(one.__module__, TOOLKIT) for one in cls.__mro__))
    return sorted((chain(cls, package) for cls in judged), key=lambda one: (-one.methods, -one.depth, one.module, one.name))


def main() -> int:
    """Print the ten largest, judge all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package")
    parser.add_argument("--max-depth", type=int, default=DEPTH)
    parser.add_argument("--max-methods", type=int, default=METHODS)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    measured = chains(options.package, options.all)
    for one in measured[:10]:
        print(one)
    beyond = [one for one in measured if one.beyond(options.max_depth, options.max_methods)]
    deepest, most = max((one.depth for one in measured), default=0), max((one.methods for one in measured), default=0)
    print(
        f"{len(measured)} classes, deepest {deepest}, most methods {most}; "
        f"{len(beyond)} beyond depth {options.max_depth} or {options.max_methods} methods"
    )
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
