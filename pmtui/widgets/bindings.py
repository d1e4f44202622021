"""The one function that turns `keys.py` into Textual's bindings."""

from textual.binding import Binding

from pmtui.keys import EVERYWHERE, KEYS, Key, on_screen

APP_ACTIONS = frozenset(
    {"go", "menu_go", "save_now", "palette", "help", "quit_app", "switch_theme", "step_before", "step_after"}
    | {"figures", "undo", "redo", "clock", "desk", "roles", "notes", "home", "new_document"}
    | {"next_missing", "close_form", "write_page", "visit", "back", "back_to", "later", "find"}
)  # fmt: skip


def action_of(key: Key) -> str:
    """Return the action of a key: one of the application, or a verb of its window, which is found by the key's id."""
    return f"app.{key.action}" if key.action.split("(")[0] in APP_ACTIONS else f"verb({key.id!r})"


def bindings(screen: str) -> list[Binding]:
    """Return the bindings of a screen: what works everywhere, and what works outside a box.

    A letter typed into a box never reaches these, since the box takes it first; the keys of
    the box itself are the box's own.
    """
    return [
        Binding(key.keys, action_of(key), key.about, show=False, id=key.id) for key in on_screen(screen) if key.state in (EVERYWHERE, KEYS)
    ]
