"""A text in the editor of whoever types: what is given to it, and what becomes of what comes back.

In a box the words come back to the box, and nothing is taken that nobody looked at; outside of one
the line is taken as editing in place would take it. Knows no editor: the application runs it.
"""

from typing import TYPE_CHECKING

from pmtui.screens.window import messages
from pmtui.screens.window.status_line import Saying

if TYPE_CHECKING:
    from pmtui.widgets.entry import Entry

NO_LINE = "there is no text to edit here · o shows every field of a row"


class Outside(Saying):
    """A screen whose text can be edited elsewhere."""

    def box(self) -> "Entry | None":
        """The text box, where there is one."""
        return None

    def has_line(self) -> bool:
        """Tell whether what the cursor is on is edited as a text."""
        return self.box() is not None

    def action_verb(self, verb_id: str) -> None:
        """Do what a key stands for."""
        raise NotImplementedError

    def close_line(self, changed: bool) -> None:
        """Back to KEYS: take the text if it changed, as leaving the box would."""
        raise NotImplementedError

    def action_editor(self) -> None:
        """Edit this text in the editor of whoever types."""
        typing = self.wanted_typing
        if not typing and self.has_line():
            self.action_verb("list.edit")
        box = self.box() if typing or self.has_line() else None
        if box is None:
            self.say(NO_LINE)
            return
        self.tell_draft()
        self.post_message(messages.EditorRequested(box.words, typing))

    def back_from_editor(self, text: str | None, words: str, typing: bool) -> None:
        """Take what came back, or say why nothing did."""
        box = self.box()
        if box is not None and text is not None:
            box.exchange(text)
        if not typing:
            self.close_line(text is not None)
        if words:
            self.say(words, news=typing)
