"""How a run ends: by a signal, with its terminal, or after a time in which the terminal reads nothing.

    KILL TERM HUP INT   a signal from outside
    CLOSE               the window is shut: the terminal is gone, the kernel sends HUP
    STALL3              the terminal reads nothing for 3 s, somebody types on; then KILL (a hung line)
    STALL3+TERM         the same, then another end
    STALL3+READ         the same, then it reads again: the screen must be true; then KILL

Knows no program and no clock.
"""

import re
import signal
from typing import NamedTuple

SIGNALS = {"KILL": signal.SIGKILL, "TERM": signal.SIGTERM, "HUP": signal.SIGHUP, "INT": signal.SIGINT}
CODES = {"KILL": -signal.SIGKILL, "READ": -signal.SIGKILL, "TERM": 143, "HUP": 129, "CLOSE": 129, "INT": 130}


class Ending(NamedTuple):
    """A time without a reader, in seconds, and what comes then."""

    name: str
    stall: float
    how: str

    @property
    def code(self) -> int:
        """The exit code that was promised, negative for the signal that ended it."""
        return CODES[self.how]

    @property
    def in_order(self) -> bool:
        """Whether the program can leave by itself."""
        return self.code >= 0

    @property
    def terminal_hears(self) -> bool:
        """Whether what it writes at the end can be read: not where the terminal is gone or full."""
        return self.in_order and self.how != "CLOSE" and not self.stall


def ending(name: str) -> Ending:
    """Parse the name of an end.

    Raises:
        ValueError: there is none of that name.
    """
    match = re.fullmatch(r"(?:STALL(\d+(?:\.\d+)?)?)?(?:(?:^|\+)(KILL|TERM|HUP|INT|CLOSE|READ))?", name)
    if not name or match is None or (match[2] == "READ" and not name.startswith("STALL")):
        raise ValueError(f"{name!r} is no end: KILL, TERM, HUP, INT, CLOSE, STALL3, STALL3+TERM, STALL3+READ")
    stall = float(match[1] or 1.5) if name.startswith("STALL") else 0.0
    return Ending(name, stall, match[2] or "KILL")
