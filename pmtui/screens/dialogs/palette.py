"""The command palette: every action with its key, every line of this post mortem."""

from pmtui.keys import DESK_ONLY, MENU, on_screen
from pmtui.screens.dialogs.chooser import Chooser
from pmtui.screens.dialogs.matching import Choice
from pmtui.widgets.bindings import action_of

ELSEWHERE = ("list.escape", "list.panes", "app.question", "app.commands")


def commands(screen: str, desk: bool = False) -> list[Choice]:
    """Return every action that works on a screen, once each, and the steps to go to; at the desk its own too."""
    out, seen = [], set()
    for key in on_screen(screen):
        if key.action in seen or key.id in ELSEWHERE or key.action in ("take", "leave", "into_list", "next_field", "complete"):
            continue
        seen.add(key.action)
        out.append(Choice(key.about[:1].upper() + key.about[1:], key.shown, action_of(key), "Do"))
    out += [
        Choice(key.about[:1].upper() + key.about[1:], f"ctrl+g {key.shown}", action_of(key), "Go to")
        for key in MENU
        if key.action not in seen and (desk or key.id not in DESK_ONLY)
    ]
    return out


class Palette(Chooser):
    """Commands and lines, filtered by what is typed; lies over the upper rows."""

    PROMPT = "Command"
    HINT = "what to do, or words of a line"
    COUNTED = "found · words, keys, lines of this post mortem"
    DEFAULT_CSS = "Palette #sheet { height: 15; }"

    def hits(self, wanted: str) -> list[Choice]:
        """Lines of the document come in only when something is typed."""
        found = super().hits(wanted)
        return found if wanted.strip() else [choice for choice in found if not choice.target]
