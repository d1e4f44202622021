"""Wording that several checks share: a quotation of bounded length, the nearest known word."""

import difflib
from collections.abc import Iterable

from pmtui.model.text import one_line


def quoted(text: str, longest: int = 60) -> str:
    """Return a text on one line, cut with `…` where it is longer than `longest`."""
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ` (near: …)` with the known word most like this one, or an empty text."""
    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (near: {matches[0]})" if matches else ""
