"""A text box that handles a grapheme as one letter: arrows, backspace, words, and too many marks.

A family of emoji is seven characters and one letter, `e` with its accent may be two. Of the marks piled on a letter
three are drawn, as in lists; the number of the others is shown behind the row, where no letter of the
text moves. `Entry` builds on it and adds keys and pastes; knows no line of ours.
"""

import re
import unicodedata
from functools import cache

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Location

from pmtui.model.script.letters import LETTER, clusters
from pmtui.widgets.measure import cell_len

_MOST_MARKS = 3
_MARK = "\u2064"  # replaces a mark that is not drawn: as wide, and the filter in `theme.py` removes it
_HYPHEN = "\u2063"  # the same for a soft hyphen
_NEAR = 100  # characters beside the cursor that are examined: a line may be long, a letter is not
_PARTS = cache(lambda: re.compile(rf"{LETTER}+|(?:(?!{LETTER})\S)+"))  # compiled on first use, not at start-up
_WORD_BEHIND = cache(lambda: re.compile(rf"\s*{LETTER}+"))


class Graphemes(TextArea):
    """The stock box, moving by letters as a person sees them."""

    def get_cursor_left_location(self) -> Location:
        """Return the location before the letter on the left."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[max(column - _NEAR, 0) : column]
        *_, (start, end) = clusters(before) if before else ((0, 0),)
        return (row, column - (end - start)) if before else super().get_cursor_left_location()

    def get_cursor_right_location(self) -> Location:
        """Return the location behind the letter on the right."""
        row, column = self.cursor_location
        _, end = next(clusters(self.document.get_line(row)[column : column + _NEAR]), (0, 0))
        return (row, column + end) if end else super().get_cursor_right_location()

    def get_cursor_up_location(self) -> Location:
        """Return the location above, never inside a letter."""
        return self._before_letter(super().get_cursor_up_location())

    def get_cursor_down_location(self) -> Location:
        """Return the location below, never inside a letter."""
        return self._before_letter(super().get_cursor_down_location())

    def get_target_document_location(self, event: events.MouseEvent) -> Location:
        """Return the clicked location, never inside a letter."""
        return self._before_letter(super().get_target_document_location(event))

    def _before_letter(self, location: Location) -> Location:
        row, column = location
        first = max(column - _NEAR, 0)
        near = clusters(self.document.get_line(row)[first : column + _NEAR])
        return row, next((first + start for start, end in near if first + start < column < first + end), column)

    def get_cursor_word_left_location(self) -> Location:
        """Return the beginning of a word, whatever its script."""
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_word_left_location()
        starts = [word.start() for word in _PARTS().finditer(self.document.get_line(row)[:column])]
        return row, starts[-1] if starts else 0

    def get_cursor_word_right_location(self) -> Location:
        """Return the end of a word, whatever its script."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column == len(line):
            return super().get_cursor_word_right_location()
        word = _PARTS().search(line, column)
        return row, word.end() if word else len(line)

    def action_delete_word_right(self) -> None:
        """Delete to the end of a word, whatever its script."""
        row, column = self.cursor_location
        word = _WORD_BEHIND().match(self.document.get_line(row), column)
        if word is None or not self.selection.is_empty or self.read_only:
            super().action_delete_word_right()
        else:
            self.delete((row, column), (row, word.end()), maintain_selection_offset=False)

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn: at most three marks per letter, soft hyphens hidden."""
        line = super().get_line(line_index)
        return line if line.plain.isascii() else Text(_thinned(line.plain), end="", no_wrap=True)

    def render_line(self, y: int) -> Strip:
        """Draw a row: the cursor covers a whole letter, and the number of hidden marks is behind the text."""
        strip = super().render_line(y)
        if all(segment.text.isascii() for segment in strip):
            return strip
        strip = Strip(_gathered(list(strip)), strip.cell_length)
        count = strip.text.count(_MARK)
        if not count:
            return strip
        note = f"[+{count} marks]"
        width = strip.cell_length
        at = max(min(cell_len(strip.text.rstrip()) + 1, width - len(note)), 0)
        look = self.rich_style + self.get_component_rich_style("text-area--suggestion")
        return Strip.join([strip.crop(0, at), Strip([Segment(note, look)]), strip.crop(at + len(note), width)]).crop(0, width)


def _thinned(text: str) -> str:
    """Return a text of the same length, with hidden characters replaced."""
    out, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") and letter != "\ufe0f" else 0
        out.append(_MARK if marks > _MOST_MARKS else _HYPHEN if letter == "\xad" else letter)
    return "".join(out)


def _gathered(segments: list[Segment]) -> list[Segment]:
    """Return segments that split no letter: the whole letter under the cursor has one look."""
    edges = {start for start, _ in clusters("".join(text for text, _, _ in segments))}
    out: list[Segment] = []
    place = 0
    for text, look, control in segments:
        joined = next((at for at in range(len(text)) if place + at in edges), len(text)) if out else 0
        if joined:
            out[-1] = Segment(out[-1].text + text[:joined], out[-1].style, out[-1].control)
        if text[joined:]:
            out.append(Segment(text[joined:], look, control))
        place += len(text)
    return out
