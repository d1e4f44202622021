"""A last resort for words that are nowhere else: a new file in the first folder that takes it.

Used when the user leaves and neither the document nor its journal can be written. No existing file is
touched, and only its owner can read the new one.
"""

import itertools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pmtui.model.later import LaterItem
from pmtui.model.postmortem import PostMortem
from pmtui.storage import atomic

SAVED = "saved"
KEPT = "in the journal"
ELSEWHERE = "in another file"
NOWHERE = "in memory only"
_MOST_NAMES = 100


class Left(NamedTuple):
    """Where the words are after leaving: `SAVED`, `KEPT`, `ELSEWHERE` at `path`, or `NOWHERE`; and why not in the file."""

    how: str = SAVED
    why: str = ""
    path: Path | None = None


def left(unsaved: bool, drafts: bool, durable: bool, there: bool, noted: bool, why: str) -> Left:
    """Return where the words are.

    Something may be `unsaved`, or half-typed (`drafts`); `durable`: the journal has it. `noted`: the
    facilitator's notes are on the disk. `there`: the file exists.
    """
    if not there:  # what was saved is gone with it, and the journal holds only what came since
        return Left(NOWHERE, "the file is gone")
    if not noted or (not durable and (unsaved or drafts)):
        return Left(NOWHERE, reason(why))
    return Left(KEPT, reason(why)) if unsaved else Left()


def reason(words: str) -> str:
    """Return the reason out of the words that say something was not saved."""
    return words.removeprefix("NOT SAVED: ").removeprefix("the journal ").removeprefix("could not be written: ")


def with_drafts(document: PostMortem, drafts: Mapping[str, str]) -> PostMortem:
    """Return the document with half-typed texts, by the name of their box, as thoughts for later."""
    texts = [text for text in drafts.values() if text.strip()]
    ids = (key for number in itertools.count(1) if (key := f"draft{number}") not in document.later)
    for key, text in zip(ids, texts, strict=False):
        document = document.with_row("later", key, LaterItem(kind="idea", text=text))
    return document


def write(text: str, stem: str, folders: Iterable[Path]) -> Path | None:
    """Write a text as `STEM.rescued.toml`, `-2` and so on; return its path, or None if no folder takes it."""
    data = text.encode("utf-8", "replace")
    short = stem.encode()[:180].decode(errors="ignore")
    for folder in folders:
        for number in range(1, _MOST_NAMES):
            path = folder / f"{short}.rescued{f'-{number}' if number > 1 else ''}.toml"
            try:
                atomic.create(path, data)
            except FileExistsError:
                continue
            except (OSError, ValueError):
                break
            return path
    return None
