"""The page for the room: what, when, impact; who does what until when; thanks.

A latecomer reads it in ten seconds; at the end the actions are read back from it. No entry
line, so nothing half-typed can be on it.
"""

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from pmtui.guide.guide import opening
from pmtui.model.actions import is_open
from pmtui.model.coverage import causes
from pmtui.model.metrics import header_words
from pmtui.model.order import first_marked
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line
from pmtui.model.times import day_of, day_words, long_day_words
from pmtui.screens.window import Window
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import Line, cut, line, wrap
from pmtui.widgets.row_list import ListRow, RowList


class RoomScreen(Window):
    """Step 0: for everybody in the room."""

    STEP = "room"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("room")]

    def body(self) -> Iterable[Widget]:
        """The page."""
        yield RowList(id="rows", blanks=1)

    def home_pane(self) -> Widget:
        """The page, which has nothing to choose."""
        return self.query_one("#rows", RowList)

    def selected(self) -> str:
        """Nothing is chosen here."""
        return ""

    def stand(self, key: str) -> None:
        """Nothing is chosen here."""

    def question(self) -> str:
        """Nothing is asked here: the page is read."""
        return ""

    def paint(self, reveal: str = "") -> None:
        """Draw the page."""
        made = page(self.document, self.size.width)
        self.query_one("#rows", RowList).put([ListRow(f"={n}", (row,), heading=True) for n, row in enumerate(made)])

    def paint_frame(self) -> None:
        """The chip stands in row 2, since this is no step."""
        super().paint_frame()
        if self.is_mounted and self.size.width:
            self.put("#title", line(("text", " "), ("step", " 0 For the room ")))


def page(document: PostMortem, width: int) -> list[Line]:
    """Give the lines of the page."""
    text = 18 if width >= 80 else 11
    out = [line(("text", "  "), ("title", one_line(document.title) or "Untitled")), line()]
    define = document.define
    when = header_words(document)
    start = first_marked(document, "impact-start")
    day = (day_of(document.timeline[start], define.zone) if start else None) or document.date
    first = define.summary or define.problem
    facts = [
        ("What", first),
        ("When", " · ".join(part for part in (long_day_words(day) if isinstance(day, dt.date) else one_line(day or ""), when) if part)),
    ]
    facts.append(
        (
            "Impact",
            " · ".join(part for part in (define.severity, *(f"{row.text} {row.amount}" for row in define.quantities.values())) if part),
        )
    )
    for label, words in facts:
        if words:
            out += _labelled(label, words, width, text, 3)
    rows = _actions(document, width, text)
    if rows:
        out += [line(), *rows]
    else:
        out += [line(), *_labelled("How we talk", document.gather.rules or "\n".join(opening().rules), width, text, 4)]
    said = document.gather.closing or " ".join(opening().closing)
    return [*out, line(), *_labelled("Thanks", said, width, text, 3)]


def _labelled(label: str, words: str, width: int, text: int, most: int) -> list[Line]:
    rows = wrap(words, min(width, 98) - text - 1)
    if len(rows) > most:
        rows = [*rows[: most - 1], cut(" ".join(rows[most - 1 :]), min(width, 98) - text - 1)]
    return [line(("text", "  "), ("muted", (label if n == 0 else "").ljust(text - 3)), ("text", row)) for n, row in enumerate(rows)]


def _actions(document: PostMortem, width: int, text: int) -> list[Line]:
    letter = {key: cause.letter for cause in causes(document) for key in cause.actions}
    out: list[Line] = []
    for key, action in document.actions.items():
        if not is_open(action) and action.status != "done":
            continue
        owner = one_line(action.owner) or "no owner"
        due = day_words(action.due) if isinstance(action.due, dt.date) else one_line(action.due or "no date")
        token = "warn" if not action.owner or not action.due else "muted"
        words = f"{owner} · {due}"
        room = min(width, 98) - text - 1
        rows = wrap(one_line(action.text), room)[:2]
        label = "We will" if not out else ""
        out.append(line(("text", "  "), ("muted", label.ljust(text - 3)), ("text", rows[0])))
        out += [line(("text", " " * (text - 1)), ("text", row)) for row in rows[1:]]
        done = "✓ done · " if action.status == "done" else ""
        out.append(line(("text", " " * (text - 1)), (token, f"{done}{words}"), ("muted", f" · for {letter[key]}" if key in letter else "")))
    return out
