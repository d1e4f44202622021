"""What the entry line is for at the moment: adding, editing a row, a time, a filter.

A purpose says how its text is read while typed and what becomes of it; its half-typed text
is a draft of its own, so that no purpose can lose another's words.
"""

from collections.abc import Callable
from typing import NamedTuple

from pmtui.widgets.paint import Spans

UNREAD = 20_000  # letters from which on a line is not read while it is typed


def _nothing(_: str) -> Spans:
    return ()


class Purpose(NamedTuple):
    """`name` is `add`, or `verb:table.id`; `take` gets the text on enter.

    With `stays` the box stays open for the next line; with `esc_takes` leaving keeps the text.
    """

    name: str
    prompt: str
    take: Callable[[str], None]
    read: Callable[[str], Spans] = _nothing
    hint: str = ""
    text: str = ""
    stays: bool = False
    esc_takes: bool = False
    word: str = ""

    def reading(self, text: str) -> Spans:
        """Return how a text is read, unless it is too long for anybody to see what it would be."""
        return self.read(text) if len(text) <= UNREAD else (("text", f"{len(text):,} letters"), ("muted", " · read when they are taken"))
