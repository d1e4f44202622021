"""Documents taken apart and rebuilt, with any value anywhere: a TOML writer that follows no schema.

pmtui's own writer would refuse or repair what must be wrong here, so it is not used.
"""

import copy
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

BARE_KEY = re.compile(r"^[A-Za-z0-9_-]+$")
DEL = object()  # instead of a value: deletes the key
Path = tuple[Any, ...]


class Raw(NamedTuple):
    """A value written to the file as it is, valid or not."""

    s: str


def string(text: str) -> str:
    """Return a basic string; only what must be is escaped."""
    out = []
    for letter in text:
        number = ord(letter)
        if letter in '"\\':
            out.append("\\" + letter)
        elif number < 32 or number == 127:
            out.append(f"\\u{number:04x}")
        else:
            out.append(letter)
    return '"' + "".join(out) + '"'


def key(name: str) -> str:
    """Return a key, quoted if needed."""
    return name if BARE_KEY.match(name) else string(name)


def value(it: Any) -> str:
    """Return any value as TOML."""
    if isinstance(it, Raw):
        return it.s
    if isinstance(it, bool):
        return "true" if it else "false"
    if isinstance(it, str):
        return string(it)
    if isinstance(it, (dt.datetime, dt.date, dt.time)):
        return it.isoformat()
    if isinstance(it, list):
        return "[" + ", ".join(value(item) for item in it) + "]"
    if isinstance(it, dict):
        return "{" + ", ".join(f"{key(name)} = {value(item)}" for name, item in it.items()) + "}"
    return str(it)


def dump(document: dict[str, Any], above: str = "") -> str:
    """Return a document, or the table `above`, as TOML."""
    out, tables = [], []
    for name, it in document.items():
        here = f"{above}{key(name)}"
        if isinstance(it, dict):
            tables.append(f"\n[{here}]\n" + dump(it, f"{here}."))
        elif isinstance(it, list) and it and all(isinstance(row, dict) for row in it):
            tables += [f"\n[[{here}]]\n" + dump(row, f"{here}.") for row in it]
        else:
            out.append(f"{key(name)} = {value(it)}\n")
    return "".join(out + tables)


def is_rows(it: Any) -> bool:
    """Return whether all values of a table are tables that share a key: rows by their id."""
    if not isinstance(it, dict) or len(it) < 2 or not all(isinstance(row, dict) for row in it.values()):
        return False
    return bool(set.intersection(*(set(row) for row in it.values())))


def row_tables(document: dict[str, Any], above: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield every table of rows, with the path to it."""
    for name, it in document.items():
        if is_rows(it):
            yield (*above, name), it
        elif isinstance(it, dict):
            yield from row_tables(it, (*above, name))


def paths(document: Any, above: Path = (), every_row: bool = False) -> Iterator[tuple[Path, Any]]:
    """Yield every value with the path to it; of a list the first, of rows the fullest one, or every one."""
    items: Iterable[tuple[Any, Any]] = document.items() if isinstance(document, dict) else enumerate(document[:1])
    if not every_row and is_rows(document):
        items = [max(document.items(), key=lambda item: len(item[1]))]
    for name, it in items:
        yield (*above, name), it
        if isinstance(it, (dict, list)):
            yield from paths(it, (*above, name), every_row)


def setp(document: dict[str, Any], way: Path, new: Any) -> dict[str, Any]:
    """Return a copy with another value at a path."""
    out = copy.deepcopy(document)
    put(out, way, new)
    return out


def put(document: dict[str, Any], way: Path, new: Any) -> None:
    """Set a value at a path; `DEL` deletes it."""
    holder: Any = document
    for name in way[:-1]:
        holder = holder[name]
    if new is DEL:
        del holder[way[-1]]
    else:
        holder[way[-1]] = new
