"""What was dragged over with the mouse: how much it is, and the wish to copy it."""

from typing import Any

from textual.actions import SkipAction
from textual.screen import Screen

from pmtui.model.text import clean
from pmtui.screens.window import messages


def dragged(screen: Screen[Any]) -> str:
    """Return the text that was dragged over, clean; nothing where there is none."""
    return clean(screen.get_selected_text() or "")


def amount(text: str) -> str:
    """Return how much it is: lines, or letters of a single one."""
    lines = sum(1 for row in text.split("\n") if row.strip())
    return f"{lines} lines" if lines > 1 else f"{len(text)} letter{'s' if len(text) != 1 else ''}"


def copy_dragged(screen: Screen[Any]) -> None:
    """Ask to copy what was dragged over.

    Raises:
        SkipAction: there is nothing; the key goes on to whoever else has a use for it.
    """
    text = dragged(screen)
    if not text:
        raise SkipAction
    screen.post_message(messages.CopyRequested(text, amount(text)))
