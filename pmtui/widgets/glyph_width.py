"""Force glyphs that terminals give different widths to the width reserved for them.

An emoji family is one letter to us and three people to a terminal that knows no joiner; the rest of
the row would be shifted, and old cells left at its end. So the cells are blanked, the
letter is drawn from the first of them, and the cursor is set behind the last, whatever was drawn.
Knows no screen: this can only be done in what is written to the terminal.
"""

import re

from textual.driver import Driver

from pmtui.widgets.measure import cell_len

_DIFFER = re.compile("[\u200d\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e007f]")
# Before a joiner or selector there is an emoji or the digit of a keycap, never the end of an escape sequence.
_ONE = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|(?:[^\x00-\x7f]|[0-9#*](?=\ufe0f?\u20e3))(?:[\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d[^\x00-\x7f])+"
)
_HERE, _BACK = "\x1b7", "\x1b8"


def fixed_width(data: str) -> str:
    """Return terminal output with such letters forced to their cells; the same object if there are none."""
    return _ONE.sub(_held, data) if _DIFFER.search(data) else data


def _held(glyph: re.Match[str]) -> str:
    cells = cell_len(glyph.group())
    return f"{_HERE}{' ' * cells}{_BACK}{glyph.group()}{_BACK}\x1b[{cells}C" if cells else glyph.group()


def fixed_width_driver(driver: type[Driver]) -> type[Driver]:
    """Return a subclass of this driver that forces such letters to their cells."""

    class FixedWidthDriver(driver):  # type: ignore[valid-type, misc]
        def write(self, data: str) -> None:
            super().write(fixed_width(data))

    return FixedWidthDriver
