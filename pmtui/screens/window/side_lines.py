"""How the pane beside a list is laid out: its width, its upright, labelled texts; what it says is in each step's `side.py`."""

from collections.abc import Iterable, Sequence

from pmtui.model.people.names import shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.time.times import time_words
from pmtui.model.timeline import Account
from pmtui.widgets.paint import Line, Span, line, wrap

FROM = 120  # columns of a window that has room for it
LEAST_LIST = 80  # below that, lists are laid out for small windows
WIDEST = 62
LABEL = 11
BAR: Span = ("muted", "│  ")


def list_width(width: int) -> int:
    """The columns left for the list; all of them where the window is not wide."""
    return width if width < FROM else max(LEAST_LIST, width - WIDEST)


def filled(lines: Sequence[Line], height: int) -> list[Line]:
    """Return lines with the upright one drawn on to the foot of the pane."""
    return [*lines, *[side_row()] * (height - len(lines))]


def event_words(document: PostMortem, key: str) -> str:
    """Return time and words of a row of the timeline."""
    event = document.timeline.get(key)
    return f"{time_words(event, document.define.zone)} {event.text}".strip() if event is not None else key


def account_words(document: PostMortem, row: Account) -> str:
    """Return another account, with who gave it."""
    return f"{shown_name(document, row.who)}: {row.text}" if row.who else row.text


def side_row(*spans: Span) -> Line:
    """Return a line of the pane, behind its upright."""
    return line(BAR, *spans)


def side_text(words: str, width: int, token: str) -> list[Line]:
    """Return words wrapped to the pane."""
    return [line((token, f"│  {row}")) for row in wrap(words, width - 4)] if words else []


def side_labelled(label: str, texts: Iterable[str], width: int, token: str = "text") -> list[Line]:
    """Return words beside their label, each text on rows of its own; nothing where there are none."""
    rows: Sequence[str] = [row for text in texts if text.strip() for row in wrap(text, width - LABEL - 4)]
    # One look a row but for the first of a label: what stands here is drawn anew with each move of the cursor.
    return [
        side_row(("muted", label.ljust(LABEL)), (token, row)) if n == 0 else line((token, f"│  {' ' * LABEL}{row}"))
        for n, row in enumerate(rows)
    ]
