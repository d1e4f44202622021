"""The one function that makes Textual's bindings of `keys.py`."""

from textual.binding import Binding

from pmtui.keys import EVERYWHERE, KEYS, on_screen

APP_ACTIONS = frozenset(
    {"go", "menu_go", "save_now", "palette", "help", "quit_app", "switch_theme", "step_before", "step_after"}
    | {"figures", "undo", "redo", "clock", "desk", "roles", "notes", "home", "new_document"}
    | {"next_missing", "close_form", "write_page", "visit", "back", "back_to", "later", "find"}
)  # fmt: skip


def app_action(action: str) -> str:
    """Give the action as Textual runs it: those of the application get its namespace."""
    return f"app.{action}" if action.split("(")[0] in APP_ACTIONS else action


def bindings(screen: str) -> list[Binding]:
    """Give the bindings of a screen: what works everywhere, and what works outside a box.

    A letter typed into a box never gets here, since the box takes it first; the keys of
    the box itself are the box's own.
    """
    return [
        Binding(key.keys, app_action(key.action), key.about, show=False, id=key.id)
        for key in on_screen(screen)
        if key.state in (EVERYWHERE, KEYS)
    ]
