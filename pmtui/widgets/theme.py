"""Textual themes made from our tokens, and the filters that strips pass last."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from rich.color import Color as Ink
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from pmtui.plainer import is_utf8, pairs
from pmtui.themes import Tokens
from pmtui.widgets.measure import joins_pictures, split_graphemes

# A joiner beside such a character is removed too: otherwise it would join, and hide, the next letter. The code of a flag stays.
_NO_WIDTH = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)"
    "|(?:\u200d*[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]\u200d*)+"
)
_ZWJ = "\u200d"


def textual_theme(tokens: Tokens) -> Theme:
    """Return the Textual theme of our tokens; each token is a variable `$pm-...` too."""
    variables = {f"pm-{name}": colour for name, colour in tokens.letters.items()}
    variables |= {f"pm-{name}": colour for name, colour in tokens.grounds.items()}
    variables |= {f"pm-{name}-letters": pair[0] for name, pair in tokens.chips.items()}
    variables |= {f"pm-{name}-ground": pair[1] for name, pair in tokens.chips.items()}
    return Theme(
        name=tokens.name,
        primary=tokens.letters["accent"],
        secondary=tokens.letters["key"],
        accent=tokens.letters["accent"],
        warning=tokens.letters["warn"],
        error=tokens.letters["warn"],
        success=tokens.letters["ok"],
        foreground=tokens.letters["text"],
        background=tokens.grounds["page"],
        surface=tokens.grounds["page"],
        panel=tokens.grounds["box"],
        dark=tokens.dark,
        text_alpha=1.0,
        variables=variables,
    )


class OnlyWhatHasWidth(LineFilter):
    """Remove what has no width or controls the terminal, from every strip.

    It may only remove: a mark in its place would be wider than the cells reserved. What `visible`
    leaves stays, except joiners in words: some terminals hide the next letter after one. The soft
    hyphen has one cell reserved and terminals differ about it, so it is drawn as a hyphen. If
    a terminal lacks signs, `signs` has a substitute of one cell for each; what its encoding lacks
    is a `?` for each of its cells.
    """

    def __init__(self, signs: Mapping[int, str] | None = None, encoding: str = "utf-8") -> None:
        """Make a filter, for a terminal that has all signs or for one that lacks some."""
        super().__init__()
        self._encoding = "" if is_utf8(encoding) else encoding
        self._signs = {0xAD: "-", **(signs or {})}
        self._has_all = not signs and not self._encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without such characters; the same list if there are none."""
        # Each such character is not printable to Python, which says so at once.
        if all(segment.text.isprintable() and (self._has_all or segment.text.isascii()) for segment in segments):
            return segments
        return [Segment(self._seen(text), look) if not control else Segment(text, look, control) for text, look, control in segments]

    def _seen(self, text: str) -> str:
        text = _NO_WIDTH.sub(lambda match: match[1] or "", text).translate(self._signs)
        if _ZWJ in text:  # one inside a word: some terminals would let it hide the next letter
            text = "".join(letter for at, letter in enumerate(text) if letter != _ZWJ or joins_pictures(text, at))
        if not self._encoding or text.isascii():
            return text
        return "".join(self._encoded(text[start:end], cells) for start, end, cells in split_graphemes(text)[0])

    def _encoded(self, letter: str, cells: int) -> str:
        whole = unicodedata.normalize("NFC", letter)
        known = whole.encode(self._encoding, "ignore").decode(self._encoding) == whole
        return whole if known and len(whole) == cells else "?" * cells


class FewerColours(LineFilter):
    """Draw our colours with those of a terminal that has 256 or 16; others become the nearest."""

    def __init__(self, depth: int) -> None:
        """Make a filter for so many colours."""
        super().__init__()
        self._depth = depth

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in the available colours."""
        return [Segment(text, look and drawn_with(look, self._depth), control) for text, look, control in segments]


@lru_cache(maxsize=1024)
def drawn_with(look: Style, depth: int) -> Style:
    """Return a look in the colours of a palette.

    With sixteen, black letters are never bold: many terminals draw bold black as grey.
    """
    letters, ground = pairs(depth).get((_hex(look.color), _hex(look.bgcolor)), (-1, -1))
    if ground < 0:
        return look
    bold = False if letters == 0 and depth == 16 else None
    return look + Style(color=Ink.from_ansi(letters) if letters >= 0 else None, bgcolor=Ink.from_ansi(ground), bold=bold)


def _hex(ink: Ink | None) -> str:
    return ink.triplet.hex if ink is not None and ink.triplet is not None else ""
