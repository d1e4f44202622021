"""What a screen may know of the world: ids, the day, a clock, settings; passed in by the application."""

import datetime as dt
from collections.abc import Callable, Container
from typing import NamedTuple

from pmtui.model.people.as_roles import AsRoles
from pmtui.model.postmortem import PostMortem
from pmtui.model.settings import USUAL, Settings
from pmtui.widgets.paint import Spans


class Context(NamedTuple):
    """Functions of the outer world: `make_id(taken)`, `today()`, `clock()` in seconds."""

    make_id: Callable[[Container[str]], str]
    today: Callable[[], dt.date]
    clock: Callable[[], float]
    settings: Settings = USUAL


class Frame(NamedTuple):
    """What head and foot of every screen say besides the document.

    `marks` gives `✓`, `✎` or nothing by step; `lacks` the number of things to fill by step;
    `saving` the words of the state of saving, with `alarm` when they are a warning, and then
    `where` the words are meanwhile; `note` stands at the right of the title: the meeting clock.
    `begun` and `running` tell of that clock, `at` is the step in work, also on the room page.
    `desk` tells that only the facilitator looks: the one thing that decides what may be shown beyond what all may see.
    `since` says what changed since the last meeting; None where that is not known.
    `as_roles` is there while nobody's name is shown: all that is drawn goes through `seen` or `said`.
    """

    marks: tuple[str, ...] = ("", "", "", "", "", "")
    lacks: tuple[int, ...] = (0, 0, 0, 0, 0, 0)
    saving: str = ""
    alarm: bool = False
    where: str = ""
    note: str = ""
    begun: bool = False
    running: bool = False
    at: str = ""
    desk: bool = False
    as_roles: AsRoles | None = None
    since: tuple[str, ...] | None = None

    def seen(self, document: PostMortem) -> PostMortem:
        """Return the document as it is drawn now; edits are never made of this one."""
        return self.as_roles.document(document) if self.as_roles else document

    def said(self, words: str) -> str:
        """Return a sentence as it is drawn now."""
        return self.as_roles.text(words) if self.as_roles else words

    def spans(self, spans: Spans) -> Spans:
        """Return spans as they are drawn now."""
        return tuple((token, self.as_roles.text(words)) for token, words in spans) if self.as_roles else spans
