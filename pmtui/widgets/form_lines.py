"""The lines of a form: each field as label and value, those above the current field and those below.

Plain values in and out, so it can be tested without a screen; knows no box and no widget.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pmtui.model.counted import counted
from pmtui.widgets.paint import Line, Spans, line, wrap_spans

LABEL = 18


class Field(NamedTuple):
    """A field: `shown` is its value as people see it, `text` as it is typed.

    With `many_lines` enter inserts a newline; `blank` leaves a row free above it; a
    `heading` takes the cursor but no words (a fold, an action). `cover` is shown in the box
    while nobody types there, if that is not the text itself.
    """

    key: str
    label: str
    shown: Spans = ()
    text: str = ""
    hint: str = ""
    many_lines: bool = False
    blank: bool = False
    heading: bool = False
    cover: str = ""


class Layout(NamedTuple):
    """What is above and below the current field, and how many lines are scrolled off at the top."""

    above: list[Line]
    below: list[Line]
    top: int


def lay_out(fields: Sequence[Field], current: str, width: int, height: int, box: int, top: int = 0) -> Layout:
    """Lay fields out around a box of so many rows, scrolling as little as possible from `top`.

    Up to three rows below the box stay in sight; hidden rows are counted.
    """
    before: list[Line] = [line()]
    after: list[Line] = []
    target = before
    for field in fields:
        if field.blank:
            target.append(line())
        if field.key == current:
            target = after
        else:
            target.extend(field_lines(field, width))
    room = max(height - box - min(len(after), 3), 0)
    spare = max(len(before) + box + len(after) - height, 0)
    top = min(max(top, len(before) - room, 0), len(before) - 1, spare)
    above = before[top:]
    if top and above:
        above = [line(("muted", f"   ↑ {_rows(before[: top + 1])}")), *above[1:]]
    left = height - len(above) - box
    if len(after) > left > 0:
        after = [*after[: left - 1], line(("muted", f"   ↓ {_rows(after[left - 1 :])}"))]
    return Layout(above, after, top)


def _rows(hidden: Sequence[Line]) -> str:
    count = sum(1 for row in hidden if row.left)
    return counted(count, "more row")


def field_lines(field: Field, width: int) -> list[Line]:
    """Draw a field that is not current: label and value, two rows at most."""
    rows = wrap_spans(field.shown, width - LABEL - 1, most=2) if field.shown else [()]
    if field.heading:
        return [line(("text", "   "), ("title", field.label.ljust(LABEL - 3)), *rows[0])]
    label = field.label[: LABEL - 4].ljust(LABEL - 3)
    lines = [line(("text", "   "), ("muted", label), *rows[0])]
    return lines + [line(("text", " " * LABEL), *row) for row in rows[1:]]


def label_lines(field: Field | None, rows: int) -> list[Line]:
    """Draw the label of the current field, its band as tall as the box."""
    label = (field.label if field else "")[: LABEL - 4]
    return [line(("key", "▌"), ("text", "  "), ("bold", label)), *([line(("key", "▌"))] * (rows - 1))]


def field_at(fields: Sequence[Field], current: str, width: int, box: int, y: int) -> str:
    """Return the field at line `y`, counted from the first line of all, scrolled off or not."""
    place = 1
    for field in fields:
        place += 1 if field.blank else 0
        tall = box if field.key == current else len(field_lines(field, width))
        if place <= y < place + tall:
            return field.key
        place += tall
    return ""
