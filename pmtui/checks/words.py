"""Small words that several checks share: a quotation of bounded length, the nearest known word."""

import difflib
from collections.abc import Iterable

from pmtui.model.text import one_line


def quoted(text: str, longest: int = 60) -> str:
    """Give what people wrote on one line, cut at its end with `…` where it is longer."""
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """Give ` (near: …)` with the known word that looks most like this one, or nothing."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (near: {found[0]})" if found else ""
