"""Half-typed words of a screen: kept by purpose, told to the journal, given back when they could not become an edit."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from pmtui.screens.window import messages
from pmtui.widgets.sparing import spare

if TYPE_CHECKING:
    from pmtui.widgets.entry import Entry

Draft = tuple[str, tuple[int, int]]


class Drafting(Screen[None]):
    """A screen whose half-typed words are never lost."""

    STEP: ClassVar[str] = ""

    def __init__(self) -> None:
        """Begin without drafts."""
        super().__init__()
        spare(self)
        self.drafts: dict[str, Draft] = {}
        self._reads_soon = False

    def say(self, words: str) -> None:
        """Say something to whoever types."""
        raise NotImplementedError

    def put_draft(self, purpose: str, text: str, cursor: tuple[int, int]) -> None:
        """Bring a draft back, as after a kill."""
        self.drafts[purpose] = (text, cursor)

    def after_letters(self, read: Callable[[], None]) -> None:
        """Read what was typed once the letters are on the screen: a letter never waits for how it is read.

        Letters that come in one go are read once.
        """
        if not self._reads_soon:
            self._reads_soon = True
            self.call_after_refresh(self._read_now, read)

    def _read_now(self, read: Callable[[], None]) -> None:
        self._reads_soon = False
        if self.is_mounted:
            read()

    def tell_draft(self) -> None:
        """Say what is half-typed, so that it reaches the journal."""

    def box_of_draft(self) -> "tuple[Entry, str] | None":
        """Return the box that words go to now, and the purpose that its half-typed words are kept by."""
        return None

    def tell_paste(self, text: str) -> None:
        """Say what the box will hold with what has come of a paste, so that it reaches the journal; an empty text: it is all there."""
        if not text:
            self.tell_draft()
        elif target := self.box_of_draft():
            box, purpose = target
            self.post_message(messages.Drafted(self.STEP, purpose, *box.with_paste(text)))

    def give_back(self, purpose: str, text: str, why: str) -> None:
        """Take back words that could not become an edit: they wait as a draft, and it is said why."""
        place = (text.count("\n"), len(text.rpartition("\n")[2]))
        self.put_draft(purpose, text, place)
        self.post_message(messages.Drafted(self.STEP, purpose, text, place))
        self.say(why)
