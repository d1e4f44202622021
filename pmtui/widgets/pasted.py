"""What a paste becomes in a text box: its lines as they are, or one line in a box for one."""

import re

from textual.widgets import TextArea

from pmtui.model.text import clean

_LINE_ENDS = re.compile("[\u2028\u2029]")  # `TextArea` breaks a line here


def plain(words: str) -> str:
    """Return words in the form that a text box can hold."""
    return _LINE_ENDS.sub("\n", clean(words))


def full_lines(words: str) -> list[str]:
    """Return the lines of a paste that are not blank."""
    return [part for part in plain(words).split("\n") if part.strip()]


def fitted(words: str, many_lines: bool) -> str:
    """Return a paste in the form that goes into a box."""
    return plain(words) if many_lines else " ".join(full_lines(words)) or plain(words).replace("\n", "")


def with_paste(box: TextArea, words: str, many_lines: bool) -> tuple[str, tuple[int, int]]:
    """Return what a box would hold after a paste, and the cursor then."""
    start, end = sorted(box.selection)
    before = clean(box.document.get_text_range(box.document.start, start)) + fitted(words, many_lines)
    after = clean(box.document.get_text_range(end, box.document.end))
    return before + after, (before.count("\n"), len(before.rpartition("\n")[2]))
