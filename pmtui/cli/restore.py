"""`restore`: list the older texts of a post mortem, or bring one back, beside it or in its place."""

import os
from pathlib import Path
from typing import Any

from pmtui.cli.errors import DONE, USAGE, Problem, tell
from pmtui.cli.names import DASH
from pmtui.cli.output import columns, put, put_json, put_path
from pmtui.cli.world import app_folders, local
from pmtui.model.text import one_line
from pmtui.storage.errors import StorageError
from pmtui.storage.generations import Generation, generations, put_in_place, write_beside

HEADINGS = ("number", "written", "words", "title", "")
TITLE_LETTERS = 40


def restore(path: Path, number: int | None, replace: bool, kind: str) -> int:
    """Print the older texts of a post mortem, newest first; or bring back the one with this number.

    Raises:
        StorageError: there is no such file; the text can't be read or written; the file is open elsewhere.
        Problem: there is no such number.
    """
    if os.fspath(path) == DASH:
        raise Problem(USAGE, "-: restore needs the name of a file; its older texts are known by it")
    if replace and number is None:
        raise Problem(USAGE, f"--replace needs the number of an older text, such as --to 1; `pmtui restore {path}` lists them")
    texts = generations(app_folders(), path)
    if number is None:
        _list(path, texts, kind)
        return DONE
    chosen = _chosen(path, texts, number)
    when = _when(chosen)
    if not replace:
        beside = write_beside(path, chosen)
        put_path(beside)
        tell(f"{beside}: what it said on {when}; {path} is as it was")
        return DONE
    if chosen.current:
        tell(f"{path}: says already what it said on {when}")
        return DONE
    kept = put_in_place(app_folders(), path, chosen)
    after = generations(app_folders(), path)
    place = next((place for place, row in enumerate(after, 1) if kept and row.path == kept), None)
    more = f"; what it said before is number {place}" if place else "; nothing stood there"
    tell(f"{path}: says again what it said on {when}{more}")
    return DONE


def _chosen(path: Path, texts: list[Generation], number: int) -> Generation:
    if not texts:
        raise Problem(USAGE, f"{path}: nothing is kept of it yet, so there is no number {number}")
    if not 1 <= number <= len(texts):
        raise Problem(USAGE, f"--to: there is no number {number}; {len(texts)} are kept, `pmtui restore {path}` lists them")
    chosen = texts[number - 1]
    if chosen.problem:
        raise StorageError(chosen.path, f"number {number} can not be read: {chosen.problem}", chosen.line)
    return chosen


def _list(path: Path, texts: list[Generation], kind: str) -> None:
    if kind == "json":
        put_json([_object(number, row) for number, row in enumerate(texts, 1)])
    elif texts:
        put("".join(f"{line}\n" for line in columns([HEADINGS, *(_cells(number, row) for number, row in enumerate(texts, 1))])))
    if not texts:
        tell(f"{path}: nothing is kept of it yet; before its first change in a session, then hourly, a text is laid aside")


def _cells(number: int, row: Generation) -> tuple[str, ...]:
    notes = [
        f"can not be read: {one_line(row.problem)}" if row.problem else "",
        "as it is now" if row.current else "",
        "before an upgrade, stays" if row.for_good else "",
        "from when it lay elsewhere" if row.elsewhere else "",
    ]
    title = one_line(row.title) or "-"
    title = title if len(title) <= TITLE_LETTERS else f"{title[: TITLE_LETTERS - 1].rstrip()}…"
    return str(number), _when(row), "-" if row.words is None else str(row.words), title, " · ".join(note for note in notes if note)


def _when(row: Generation) -> str:
    return f"{local(row.written):%Y-%m-%d %H:%M:%S %Z}"


def _object(number: int, row: Generation) -> dict[str, Any]:
    return {
        "number": number,
        "written": row.written.isoformat().replace("+00:00", "Z"),
        "words": row.words,
        "title": row.title,
        "current": row.current,
        "for_good": row.for_good,
        "elsewhere": row.elsewhere,
        "file": os.fspath(row.path),
        "problem": row.problem or None,
        "line": row.line,
    }
