"""What a window says in the reading's row: the menu, news, what was just done, else what is lacking.

Knows what is to be said, not how a step reads its lines: that is for its heirs.
"""

from collections.abc import Sequence

from pmtui.model.steps import STEPS
from pmtui.screens.window import messages
from pmtui.screens.window.context import Frame
from pmtui.screens.window.drafts import Drafting
from pmtui.screens.window.frame import keys_while_typing
from pmtui.steps.echo import echo_spans
from pmtui.widgets.paint import Spans


class Saying(Drafting):
    """A screen that answers in one row."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        super().__init__()
        self.head = Frame()
        self.menu: Sequence[messages.MenuOption] = ()
        self.menu_why = ""  # in the question's rows while the menu is there
        self.said = ""
        self.wanted_typing = True
        self.news = ""  # said over what is half-typed, until that is gone on with

    def paint_frame(self) -> None:
        """Draw head and foot."""
        raise NotImplementedError

    def say(self, words: str, news: bool = False) -> None:
        """Say something in the reading's row; `news` also over what is half-typed."""
        self.said, self.news = words, words if news else ""
        self.paint_frame()

    def answered(self) -> Spans:
        """What the reading's row says, news first."""
        return echo_spans(self.news) if self.news and not self.menu else self.reading()

    def reading(self) -> Spans:
        """What it says besides: the menu, what was just done, else what is lacking."""
        if self.menu:
            return (("text", "choose by its key"), ("muted", " · esc leaves it"))
        words = self.head.where if self.head.alarm and self.head.where else self.said or self.lacking()
        head, mark, rest = (keys_while_typing(words) if self.wanted_typing else words).partition(" · ")
        return (("text", head), ("muted", f"{mark}{rest}")) if words else ()

    def lacks(self) -> int:
        """How many things the step still lacks."""
        return self.head.lacks[STEPS.index(self.STEP)] if self.STEP in STEPS else 0

    def lacking(self) -> str:
        """What the reading's row says when nothing else is to be said."""
        count = self.lacks()
        return f"{count} thing{'s' if count != 1 else ''} to do · {'ctrl+g n' if self.wanted_typing else 'n'} goes there" if count else ""
