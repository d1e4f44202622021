"""What a part of the shell wants of the application: a handful of values that can be compared, performed in one place.

A part never holds the application or a window: it answers with one of these.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pmtui.screens.window.messages import MenuOption
from pmtui.steps.outcomes import Chosen


class Say(NamedTuple):
    """Say something in the foot; with `news` also over what is half-typed."""

    words: str
    news: bool = False


class Show(NamedTuple):
    """Go to a place, and to a row there as `table.id`.

    `type_here` goes on in the box; `filling` puts words ready in it, which come from the kept `idea`.
    """

    place: str
    target: str = ""
    said: str | None = None
    type_here: bool = False
    filling: str = ""
    idea: str = ""


class Offer(NamedTuple):
    """Offer choices in the key bar, each by a key; `why` stands above. With `passes` another key acts as ever."""

    options: Sequence[MenuOption]
    why: str = ""
    passes: bool = False


class Run(NamedTuple):
    """Run an action, or give the window what was chosen."""

    action: str | Chosen


class Redraw(NamedTuple):
    """All windows are seen otherwise now: draw them anew, then say so. `remember` keeps that with the place, over a restart."""

    words: str = ""
    remember: bool = False


Response = Say | Show | Offer | Run | Redraw | None
