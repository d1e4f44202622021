"""The first thing on the screen: the step bar, painted before the application is loaded.

Textual and pydantic take a third of a second to load; meanwhile the user sees at once that the
right thing opens. It looks exactly like the application's first frame. Knows no Textual.
"""

import contextlib
import os
import sys
from collections.abc import Callable

from pmtui.model.steps import STEP_WORDS

# Letters, head and page of the two themes, as escape sequences.
DARK, LIGHT = ("238;242;248", "26;33;48", "10;13;19"), ("11;15;22", "236;239;244", "255;255;255")
LEAST_COLUMNS = 80  # below that the labels are shorter, and the wait is not worth a second layout

# Leaves the modes that the application's driver switches on, when there is no time to ask it.
LEAVE = "\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[<u\x1b[0m\x1b[?1049l\x1b[?25h\x1b[?1004l"


def paint(light: bool) -> bool:
    """Take the whole screen and show the step bar on it; return whether that was done."""
    try:
        width = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):  # not a terminal after all
        return False
    if width < LEAST_COLUMNS or "NO_COLOR" in os.environ or os.environ.get("COLORTERM", "") not in ("truecolor", "24bit"):
        return False
    letters, box, page = LIGHT if light else DARK
    words = "".join(f" {number} {word}   " for number, word in enumerate(STEP_WORDS, 1))
    bar = f"\x1b[38;2;{letters};48;2;{box}m{words.ljust(width)}"
    sys.stdout.write(f"\x1b[?1049h\x1b[?25l\x1b[48;2;{page}m\x1b[2J\x1b[H{bar}\x1b[0m")
    sys.stdout.flush()
    return True


def hold_keys() -> Callable[[], None]:
    """Hold the keys pressed before the application listens, without echo; return a function that restores the terminal.

    Otherwise the terminal echoes them over the step bar, and takes ctrl+q and ctrl+s for itself.
    """
    try:
        import termios

        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)
    except Exception:  # no such module, no terminal, a closed stdin: termios has an error of its own for each
        return lambda: None
    now = [*before[:6], list(before[6])]
    now[0] &= ~termios.IXON
    now[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(descriptor, termios.TCSANOW, now)

    def put_back() -> None:
        with contextlib.suppress(termios.error):  # the terminal was closed meanwhile
            termios.tcsetattr(descriptor, termios.TCSANOW, before)

    return put_back


def take_back() -> None:
    """Restore the screen as it was: the application did not start."""
    sys.stdout.write("\x1b[0m\x1b[?25h\x1b[?1049l")
    sys.stdout.flush()


def leave(put_back: Callable[[], None]) -> None:
    """Restore the terminal when the application no longer can; may block if the terminal takes nothing."""
    put_back()
    if sys.__stdout__ is not None:  # the application has replaced it
        os.write(sys.__stdout__.fileno(), LEAVE.encode())
