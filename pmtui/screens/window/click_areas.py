"""Where a click on head and foot means a key: the steps of row 1, each hint of the key bar, each choice of a menu.

A click on a hint is the same as its key, so the mouse can do just what the keyboard can. Reads
the very spans that are drawn; knows no screen.
"""

from collections.abc import Sequence

from pmtui.model.steps import STEP_WORDS
from pmtui.widgets.lines import Spot
from pmtui.widgets.paint import Line, columns_of

NAMES = {
    "⏎": "enter", "esc": "escape", "del": "delete", "space": "space", "tab": "tab", "↑": "up", "↓": "down", "←": "left", "→": "right",
}  # fmt: skip


def hint_spots(lines: Sequence[Line]) -> list[Spot]:
    """Return the places of hints: a key in its own colour, and the word behind it."""
    out = []
    for row, made in enumerate(lines):
        columns = columns_of(made.left)
        for number, (token, text) in enumerate(made.left):
            if token == "key":
                end = columns[min(number + 2, len(made.left))]  # of the word behind it
                name = NAMES.get(text, text.lower() if text.startswith(("ctrl", "F")) else text)
                if len(name) < 8 and "–" not in name:
                    out.append(Spot(row, columns[number], end, (name,)))
    return out


def step_spots(made: Line) -> list[Spot]:
    """Return the places of the six steps in row 1."""
    out = []
    columns = columns_of(made.left)
    for number, (token, text) in enumerate(made.left):
        digit = text.strip()[:1]
        if token in ("text", "step") and digit.isdigit() and 1 <= int(digit) <= len(STEP_WORDS):
            out.append(Spot(0, columns[number], columns[number + 1] + 2, ("ctrl+g", digit)))
    return out
