"""The menu in the key bar: choices that wait for their key. Knows no window; what is chosen is run by whoever asked."""

from typing import NamedTuple

from pmtui.keys import DESK_ONLY, MENU
from pmtui.screens.window.messages import MenuOption
from pmtui.screens.window.stray_keys import no_key, of_other_layout
from pmtui.shell.responses import Offer
from pmtui.steps.outcomes import Chosen
from pmtui.widgets.bindings import action_of

WAY_OUT = "ctrl+q"  # open from any menu


class Pressed(NamedTuple):
    """What became of a key: whether it is `taken`, what was chosen with it, what is to be said."""

    taken: bool
    action: str | Chosen | None = None
    words: str = ""


class KeyMenu:
    """At most one menu at a time; the next key closes it."""

    def __init__(self) -> None:
        """Offer nothing."""
        self.offer = Offer(())

    def press(self, key: str, character: str | None) -> Pressed:
        """Close, and return what a key means; call it only while a key is waited for."""
        offer, self.offer, typed = self.offer, Offer(()), character or key
        for option in offer.options:
            if typed == option.key:
                return Pressed(True, option.action)
        foreign = not offer.passes and len(typed) == 1 and of_other_layout(typed)
        return Pressed(not offer.passes or key == "escape", None, no_key(typed) if foreign else "")


def ways(desk: bool) -> Offer:
    """Offer where one can go; some ways are for the desk alone."""
    keys = [key for key in MENU if key.id not in DESK_ONLY or desk]
    return Offer(tuple(MenuOption(key.shown, key.word, action_of(key)) for key in keys))
