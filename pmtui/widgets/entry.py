"""The text box: stock `TextArea`, at most four rows, that reports what the user does.

It takes and returns plain text and does not know what the words mean. Enter, tab, escape
and the arrows at its edges are reported, not handled.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets.text_area import Document, DocumentNavigator

from pmtui.model.text import clean, one_line
from pmtui.widgets.graphemes import Graphemes
from pmtui.widgets.long_lines import LONG, LongWrapped, row_of_long_line
from pmtui.widgets.pasted import fitted, full_lines, plain, with_paste
from pmtui.widgets.textual_private import rewrap, rows_of

AT_ONCE = 200  # letters in one go that undo takes back word by word; more are taken back at once, like a paste
_BEFORE_BLANK = re.compile("(?<=.)(?= )")


def _letter_that_is_not_printable(event: events.Key) -> bool:
    """Return whether a key is a letter to Unicode and to a person, though Python does not call it printable.

    Examples: the joiner of emoji and of Persian words, the Japanese space, the no-break space.
    """
    letter = event.character or ""
    return len(letter) == 1 and not event.is_printable and clean(letter) == letter and letter not in "\t\n\u2028\u2029"


class Entry(Graphemes):
    """A box for one line, or with `many_lines` for several."""

    TAKES_TEXT = True
    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    Entry { height: auto; max-height: 4; width: 1fr; border: none; padding: 0; scrollbar-size: 0 0; }
    """

    @dataclass(eq=False, repr=False)
    class Submitted(Message):
        """Enter was pressed."""

        entry: "Entry"
        text: str

        @property
        def control(self) -> "Entry":
            """The box, for handlers that ask for one of them."""
            return self.entry

    @dataclass(eq=False, repr=False)
    class Pasted(Message):
        """Several lines were pasted into a box for one."""

        entry: "Entry"
        lines: list[str]

        @property
        def control(self) -> "Entry":
            """The box, for handlers that ask for one of them."""
            return self.entry

    @dataclass(eq=False, repr=False)
    class Left(Message):
        """The user wants to leave the box by `escape`, `up`, `down`, `tab`, `shift+tab`."""

        entry: "Entry"
        how: str

        @property
        def control(self) -> "Entry":
            """The box, for handlers that ask for one of them."""
            return self.entry

    @dataclass(eq=False, repr=False)
    class UndoWanted(Message):
        """The user asked for undo in an empty box."""

    def __init__(self, id: str | None = None, many_lines: bool = False) -> None:
        """Make an empty box."""
        super().__init__(id=id, compact=True, highlight_cursor_line=False)
        self._look: tuple[object, ...] = ()
        self.many_lines = many_lines
        self.cursor_blink = False
        self.whole_paste = False
        self.ghost: Callable[[str], str] = lambda before: ""  # how the text before the cursor may continue

    def update_suggestion(self) -> None:
        """Show how the text may continue, if the cursor is at its end."""
        row, column = self.cursor_location
        text = self.document.get_line(row)
        self.suggestion = self.ghost(text) if column == len(text) and self.selection.is_empty else ""

    def exchange_end(self, count: int, words: str) -> None:
        """Replace some letters before the cursor."""
        row, column = self.cursor_location
        self.replace(words, (row, max(column - count, 0)), (row, column), maintain_selection_offset=False)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw rows; the styles from the theme are recalculated only when they may have changed."""
        look = (self.rich_style, self.app.theme, self.has_focus, self.read_only)
        if look != self._look:
            self._look = look
            return super().render_lines(crop)
        return ScrollView.render_lines(self, crop)

    def _set_document(self, text: str, language: str | None) -> None:
        """Take a text; ours is plain, and may be long."""
        self.document = Document(text)
        self.wrapped_document = LongWrapped(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        rewrap(self)

    def _render_line(self, y: int) -> Strip:
        """Draw a row; a row of a long line is cut out of the line."""
        row = y + self.scroll_offset.y
        rows = rows_of(self.wrapped_document)
        if row < len(rows) and len(self.document[rows[row][0]]) >= LONG:
            return row_of_long_line(self, *rows[row])
        return super()._render_line(y)

    @property
    def words(self) -> str:
        """The clean text."""
        return clean(self.text)

    def fill(self, text: str, cursor: tuple[int, int] | None = None) -> None:
        """Set the text, with the cursor at its end or where it was; edits of the text before can no longer be undone."""
        if text != self.text:
            self.load_text(text)
        elif not text:
            self.history.clear()
        self.move_cursor(cursor if cursor is not None else self.document.end)

    def exchange(self, text: str) -> None:
        """Replace all of the text, as one step of the box's own undo."""
        text = plain(text)
        if not self.many_lines:
            text = " ".join(part.strip() for part in text.split("\n") if part.strip())
        if text != self.text:
            self.history.checkpoint()
            self.replace(text, self.document.start, self.document.end, maintain_selection_offset=False)

    async def _on_key(self, event: events.Key) -> None:
        key = event.key
        if key == "enter" and not self.many_lines:
            self._tell(event, self.Submitted(self, self.words))
        elif key == "enter" and self.many_lines and self.text.endswith("\n") and self.cursor_location == self.document.end:
            self._tell(event, self.Submitted(self, self.words.rstrip("\n")))
        elif key in ("escape", "tab", "shift+tab") or (key == "up" and self._at_top()) or (key == "down" and self._at_foot()):
            self._tell(event, self.Left(self, key))
        elif _letter_that_is_not_printable(event) and not self.read_only:
            event.stop()
            event.prevent_default()
            self._put_in(event.character or "")
        elif event.is_printable:
            event.stop()
            event.prevent_default()
            self.type_in(event.character or "")
        else:
            await super()._on_key(event)

    def type_in(self, letters: str) -> None:
        """Insert typed letters; undo goes back by words, whether the letters came one by one or in one go."""
        if self.read_only:
            return
        if len(letters) > AT_ONCE:  # not typed by hand: each part would cost as much as the box is long
            self.history.checkpoint()
            self._put_in(clean(letters))
            return
        first, *words = _BEFORE_BLANK.split(letters)
        last = words.pop() if words else ""
        for part in (*first, *words, *last):
            if part[0] == " ":
                self.history.checkpoint()
            self._put_in(part)

    def _put_in(self, text: str) -> None:
        """Replace the selection, with the cursor at the end of the new words."""
        self.replace(text, *self.selection, maintain_selection_offset=False)
        self.scroll_cursor_visible()  # Textual does so before it knows how many rows there are now

    def _tell(self, event: events.Key, message: Message) -> None:
        event.stop()
        event.prevent_default()
        self.post_message(message)

    def _at_top(self) -> bool:
        return self.cursor_at_first_line and self.wrapped_document.location_to_offset(self.cursor_location).y == 0

    def _at_foot(self) -> bool:
        return self.wrapped_document.location_to_offset(self.cursor_location).y >= self.wrapped_document.height - 1

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if self.read_only:
            return
        if not self.many_lines and not self.whole_paste and len(lines := full_lines(event.text)) > 1:
            self.post_message(self.Pasted(self, lines))
        else:
            self._put_in(fitted(event.text, self.many_lines))

    def with_paste(self, pasted: str) -> tuple[str, tuple[int, int]]:
        """Return what the box would hold after a paste, on one line if it is for one; and the cursor then."""
        return with_paste(self, pasted, self.many_lines)

    def action_undo(self) -> None:
        """Undo in the box; in an empty box that the user did not empty, undo the document's last edit."""
        if self.text or self.history.undo_stack:
            super().action_undo()
        else:
            self.post_message(self.UndoWanted())

    def action_cursor_line_start(self, select: bool = False) -> None:
        """Go to the start of the line; in a box for one line to its first letter, however it is wrapped."""
        if self.many_lines:
            super().action_cursor_line_start(select)
        else:
            self.move_cursor((self.cursor_location[0], 0), select=select)

    def action_cursor_line_end(self, select: bool = False) -> None:
        """Go to the end of the line; in a box for one line behind its last letter."""
        if self.many_lines:
            super().action_cursor_line_end(select)
        else:
            row = self.cursor_location[0]
            self.move_cursor((row, len(self.document.get_line(row))), select=select)

    def action_delete_to_start_of_line(self) -> None:
        """Delete to the start of the line, not only to the start of the wrapped row."""
        row, _ = self.cursor_location
        if not self.read_only:
            self.delete((row, 0), self.cursor_location)

    def hint(self, words: str) -> None:
        """Show a placeholder in the empty box."""
        from textual.content import Content

        self.placeholder = Content(one_line(words))
