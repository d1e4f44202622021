"""Each key on each of its screens ends in a verb of `steps/`, or in a list of those that need the window's own state."""

import pytest

from pmtui.keys import EVERYWHERE, KEYMAP, KEYS, on_screen
from pmtui.screens.details.screen import DetailsScreen
from pmtui.screens.registry import SCREENS, screen_class
from pmtui.screens.whys.tree_pane import TreePane
from pmtui.screens.window.list_pane import ListPane
from pmtui.screens.window.window import Window
from pmtui.steps.base import COMMON
from pmtui.widgets.bindings import action_of

# What a window does itself, by the id of the key, with the reason.
OWN = {
    "ask.another": "the window counts the questions it has asked",
    "text.editor": "the box gives its words to an editor and takes them back",
    "field.editor": "the same, of a field",
    "list.escape": "marks, filter, zoom: how the window is looked at; from the page for the room back to the step in work",
    "list.filter": "which rows are shown",
    "list.panes": "which pane has the focus",
    "list.mark": "which rows are marked",
    "list.mark_all": "which rows are marked",
    "whys.open": "folds are how the tree is looked at",
    "whys.fold": "a fold, or one answer up in the tree as it is looked at",
    "whys.unfold": "a fold",
    "whys.zoom": "which branch fills the screen",
}
KINDS: dict[str, type[Window]] = {**{name: screen_class(name) for name in SCREENS}, "details": DetailsScreen}
NOT_YET: set[str] = {"home"}  # screens whose verbs are methods


def own_keys(screen: str) -> list[str]:
    """The keys of a screen that are no key of the application."""
    return [key.id for key in on_screen(screen) if key.state in (EVERYWHERE, KEYS) and not action_of(key).startswith("app.")]


@pytest.mark.parametrize("screen", sorted(KINDS.keys() - NOT_YET))
def test_each_key_ends_in_a_verb_or_in_the_windows_own_state(screen: str) -> None:
    window = KINDS[screen]
    verbs = window.MANUAL.verbs.keys() | (COMMON.keys() - OWN.keys())
    ends = {key: key in verbs for key in own_keys(screen)}
    assert not [key for key, verb in ends.items() if not verb and key not in OWN], "neither a verb nor in OWN"
    assert not [key for key, verb in ends.items() if verb and key in OWN], "a verb, and in OWN too"
    actions = {key.id: key.action for key in KEYMAP}
    parts = (window, ListPane, TreePane)
    assert all(
        any(hasattr(part, f"action_{actions[key]}") for part in parts) for key, verb in ends.items() if not verb and key not in COMMON
    )
    assert window.MANUAL.verbs.keys() <= set(own_keys(screen)), "a verb that no key of the screen has"
