"""The command palette: every action with its key, every line of this post mortem."""

from pmtui.keys import MENU, STEP_WORDS, STEPS, on_screen
from pmtui.model.names import shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line
from pmtui.model.times import time_words
from pmtui.model.whys import letters
from pmtui.screens.dialogs.chooser import Choice, Chooser
from pmtui.widgets.bindings import app_action

ELSEWHERE = ("list.escape", "list.panes", "app.question", "app.commands")


def commands(screen: str) -> list[Choice]:
    """Give every action that works on a screen, once each, and the steps to go to."""
    out, seen = [], set()
    for key in on_screen(screen):
        if key.action in seen or key.id in ELSEWHERE or key.action in ("take", "leave", "into_list", "next_field"):
            continue
        seen.add(key.action)
        out.append(Choice(key.about[:1].upper() + key.about[1:], key.shown, app_action(key.action), "Do"))
    out += [
        Choice(key.about[:1].upper() + key.about[1:], f"ctrl+g {key.shown}", app_action(key.action), "Go to")
        for key in MENU
        if key.action not in seen
    ]
    return out


def lines(document: PostMortem) -> list[Choice]:
    """Give the lines of the document as places to go to."""
    letter = letters(document.whys)
    zone = document.define.zone
    out = []
    for key, why in document.whys.items():
        lead = f"{letter[key]} · " if key in letter else ""
        out.append(_line(f"{lead}{one_line(why.text or why.question)}", "whys", f"whys.{key}"))
    for key, event in document.timeline.items():
        words = one_line(event.text) or ", ".join(event.milestones)
        out.append(_line(f"{time_words(event, zone)} {words}", "timeline", f"timeline.{key}"))
    out += [_line(one_line(row.text), "actions", f"actions.{key}") for key, row in document.actions.items()]
    return out + [_line(shown_name(document, key), "gather", f"gather.people.{key}") for key in document.gather.people]


def _line(words: str, step: str, target: str) -> Choice:
    number = STEPS.index(step)
    return Choice(words, f"{number + 1} {STEP_WORDS[number]}", f"app.visit({step!r}, {target!r})", "Lines")


class Palette(Chooser):
    """Commands and lines, filtered by what is typed; lies over the upper rows."""

    PROMPT = "Command"
    HINT = "what to do, or words of a line"
    COUNTED = "found · words, keys, lines of this post mortem"
    DEFAULT_CSS = "Palette #sheet { height: 15; }"

    def search(self, wanted: str) -> None:
        """Lines of the document come in only when something is typed."""
        every = self.choices
        self.choices = every if wanted.strip() else [choice for choice in every if choice.group != "Lines"]
        super().search(wanted)
        self.choices = every
