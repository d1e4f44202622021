"""What the reading's row says while it does not say how a line is read: the menu, news, what was just done, what is lacking."""

from collections.abc import Sequence

from pmtui.screens.window.context import Frame
from pmtui.screens.window.frame import keys_while_typing
from pmtui.screens.window.messages import MenuOption
from pmtui.steps.echo import echo_spans
from pmtui.widgets.paint import Spans


def to_do(count: int, typing: bool) -> str:
    """Return how many things a step lacks, and the key that goes to the next."""
    return f"{count} thing{'s' if count != 1 else ''} to do · {'ctrl+g n' if typing else 'n'} goes there" if count else ""


class StatusLine:
    """What was said last. `news` is said over what is half-typed, until that is gone on with."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.said = self.news = ""
        self.menu: Sequence[MenuOption] = ()
        self.menu_why = ""  # in the question's rows while the menu is there

    def say(self, words: str, news: bool = False) -> None:
        """Take note of a sentence."""
        self.said, self.news = words, words if news else ""

    def spans(self, frame: Frame, typing: bool, reading: Spans | None, lacking: str) -> Spans:
        """Return what the row says; `reading` is what the window has to say besides, None where that is nothing."""
        if self.menu:
            return (("text", "choose by its key"), ("muted", " · esc leaves it"))
        if self.news:
            return echo_spans(self.news)
        if reading is not None:
            return reading
        words = frame.where if frame.alarm and frame.where else self.said or lacking
        head, mark, rest = (keys_while_typing(words) if typing else words).partition(" · ")
        return (("text", head), ("muted", f"{mark}{rest}")) if words else ()
