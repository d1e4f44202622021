"""Textual's themes made of our tokens, and the filter on the last line where strips are drawn."""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from pmtui.themes import Tokens

# A joiner before such a character goes too: else it would join, and hide, the letter behind.
_NO_WIDTH = re.compile(
    "(?:\u200d*[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f])+"
)


def textual_theme(made: Tokens) -> Theme:
    """Give Textual's theme of our tokens; each token is a variable `$pm-...` too."""
    variables = {f"pm-{name}": colour for name, colour in made.letters.items()}
    variables |= {f"pm-{name}": colour for name, colour in made.grounds.items()}
    variables |= {f"pm-{name}-letters": pair[0] for name, pair in made.chips.items()}
    variables |= {f"pm-{name}-ground": pair[1] for name, pair in made.chips.items()}
    return Theme(
        name=made.name,
        primary=made.letters["accent"],
        secondary=made.letters["key"],
        accent=made.letters["accent"],
        warning=made.letters["warn"],
        error=made.letters["warn"],
        success=made.letters["ok"],
        foreground=made.letters["text"],
        background=made.grounds["page"],
        surface=made.grounds["page"],
        panel=made.grounds["box"],
        dark=made.dark,
        text_alpha=1.0,
        variables=variables,
    )


class OnlyWhatHasWidth(LineFilter):
    """Removes what has no width or steers the terminal, wherever a strip is drawn.

    It may only remove: a mark in its place would be wider than the cells reserved. The soft
    hyphen has one cell reserved and terminals differ about it, so it is drawn as a hyphen.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the segments without such characters; the same list when there is none."""
        if all(segment.text.isprintable() for segment in segments):  # each such character is none to Python, and it tells so at once
            return segments
        return [Segment(_seen(text), look) if not control else Segment(text, look, control) for text, look, control in segments]


def _seen(text: str) -> str:
    return _NO_WIDTH.sub("", text).replace("\u00ad", "-")
