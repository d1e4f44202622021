"""What a screen may know of the world: ids, the day, a clock, passed in by the application."""

import datetime as dt
from collections.abc import Callable, Container
from typing import NamedTuple


class Context(NamedTuple):
    """Functions of the outer world: `make_id(taken)`, `today()`, `clock()` in seconds."""

    make_id: Callable[[Container[str]], str]
    today: Callable[[], dt.date]
    clock: Callable[[], float]


class Frame(NamedTuple):
    """What head and foot of every screen say besides the document.

    `marks` gives `✓`, `✎` or nothing by step; `lacks` the number of things to fill by step;
    `saving` the words of the state of saving, with `alarm` when they are a warning, and then
    `where` the words are meanwhile; `note` stands at the right of the title: the meeting clock.
    `begun` and `running` tell of that clock, `at` is the step in work, also on the room page.
    `desk` tells that only the facilitator looks: the one thing that decides what may be shown beyond what all may see.
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
