"""Documents taken apart and put together anew, with any value anywhere: a writer of TOML that minds no schema.

pmtui's own writer would refuse or mend what is to be wrong here, so it is not used.
"""

import copy
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

BARE_KEY = re.compile(r"^[A-Za-z0-9_-]+$")
DEL = object()  # in place of a value: the key goes
Path = tuple[Any, ...]


class Raw(NamedTuple):
    """A value as it shall stand in the file, valid or not."""

    s: str


def string(text: str) -> str:
    """Give a basic string; only what must be is escaped."""
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
    """Give a key, in quotes where it needs them."""
    return name if BARE_KEY.match(name) else string(name)


def value(it: Any) -> str:
    """Give any value."""
    if isinstance(it, Raw):
        return it.s
    if isinstance(it, bool):
        return "true" if it else "false"
    if isinstance(it, str):
        return string(it)
    if isinstance(it, (dt.datetime, dt.date, dt.time)):
        return it.isoformat()
    if isinstance(it, list):
        return "[" + ", ".join(value(each) for each in it) + "]"
    if isinstance(it, dict):
        return "{" + ", ".join(f"{key(name)} = {value(each)}" for name, each in it.items()) + "}"
    return str(it)


def dump(document: dict[str, Any], above: str = "") -> str:
    """Give a document, or the table `above`."""
    out, tables = [], []
    for name, it in document.items():
        here = f"{above}{key(name)}"
        if isinstance(it, dict):
            tables.append(f"\n[{here}]\n" + dump(it, f"{here}."))
        elif isinstance(it, list) and it and all(isinstance(each, dict) for each in it):
            tables += [f"\n[[{here}]]\n" + dump(each, f"{here}.") for each in it]
        else:
            out.append(f"{key(name)} = {value(it)}\n")
    return "".join(out + tables)


def is_rows(it: Any) -> bool:
    """Whether this is a table whose values are all tables that share a key: rows by their id."""
    if not isinstance(it, dict) or len(it) < 2 or not all(isinstance(each, dict) for each in it.values()):
        return False
    return bool(set.intersection(*(set(each) for each in it.values())))


def row_tables(document: dict[str, Any], above: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Give every table of rows, with the way to it."""
    for name, it in document.items():
        if is_rows(it):
            yield (*above, name), it
        elif isinstance(it, dict):
            yield from row_tables(it, (*above, name))


def paths(document: Any, above: Path = (), every_row: bool = False) -> Iterator[tuple[Path, Any]]:
    """Give every value with the way to it; of a list the first, of rows the fullest one, or every one."""
    items: Iterable[tuple[Any, Any]] = document.items() if isinstance(document, dict) else enumerate(document[:1])
    if not every_row and is_rows(document):
        items = [max(document.items(), key=lambda each: len(each[1]))]
    for name, it in items:
        yield (*above, name), it
        if isinstance(it, (dict, list)):
            yield from paths(it, (*above, name), every_row)


def setp(document: dict[str, Any], way: Path, new: Any) -> dict[str, Any]:
    """Give a copy with another value there."""
    out = copy.deepcopy(document)
    put(out, way, new)
    return out


def put(document: dict[str, Any], way: Path, new: Any) -> None:
    """Set a value where it stands; `DEL` takes it away."""
    holder: Any = document
    for name in way[:-1]:
        holder = holder[name]
    if new is DEL:
        del holder[way[-1]]
    else:
        holder[way[-1]] = new
