"""The filters that see a strip last: fewer colours, other signs, nothing without a width, as the terminal needs it."""

from collections.abc import Mapping, Sequence

from textual.filter import ANSIToTruecolor, LineFilter

from pmtui.widgets.theme import FewerColours, OnlyWhatHasWidth


class LastFilters:
    """Draws with what the terminal has; until it is told what that is, with everything."""

    def __init__(self) -> None:
        """Have all colours and signs."""
        self.fewer_colours = False
        self.ours: Sequence[LineFilter] = (OnlyWhatHasWidth(),)

    def fit(self, colours: int, signs: Mapping[int, str], encoding: str = "utf-8") -> None:
        """Draw with so many colours (0: all of them), other signs for some of ours, and the encoding of the terminal."""
        seen, self.fewer_colours = OnlyWhatHasWidth(signs, encoding), bool(colours)
        self.ours = (FewerColours(colours), seen) if colours else (seen,)

    def behind(self, theirs: Sequence[LineFilter]) -> Sequence[LineFilter]:
        """Return Textual's filters with ours behind them, where the terminal has fewer colours.

        What lies over a window draws it from what was drawn: the numbers of a palette must stay numbers then.
        """
        return [*(each for each in theirs if not isinstance(each, ANSIToTruecolor)), *self.ours]
