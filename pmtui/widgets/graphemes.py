"""A text box that takes what is seen as one letter as one: arrows, backspace, words, and marks too many.

A family of emoji is seven characters and one letter, `e` with its accent may be two. Marks piled on a letter
are drawn up to the third, as in lists; how many more there are stands behind the row, where no letter of the
text moves. Under `Entry`, apart from what that does with keys and pastes; knows no line of ours.
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
_MARK = "\u2064"  # stands for a mark that is not drawn: as wide, and the filter on the last line takes it away
_HYPHEN = "\u2063"  # as much for a soft hyphen
_NEAR = 100  # characters beside the cursor that are looked at: a line may be long, a letter is not
_PARTS = cache(lambda: re.compile(rf"{LETTER}+|(?:(?!{LETTER})\S)+"))  # when first asked for: the start is not to wait
_WORD_BEHIND = cache(lambda: re.compile(rf"\s*{LETTER}+"))


class Graphemes(TextArea):
    """The stock box, by letters as a person sees them."""

    def get_cursor_left_location(self) -> Location:
        """Go before the letter on the left."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[max(column - _NEAR, 0) : column]
        *_, (start, end) = clusters(before) if before else ((0, 0),)
        return (row, column - (end - start)) if before else super().get_cursor_left_location()

    def get_cursor_right_location(self) -> Location:
        """Go behind the letter on the right."""
        row, column = self.cursor_location
        _, end = next(clusters(self.document.get_line(row)[column : column + _NEAR]), (0, 0))
        return (row, column + end) if end else super().get_cursor_right_location()

    def get_cursor_up_location(self) -> Location:
        """Go up, into no letter."""
        return self._before_letter(super().get_cursor_up_location())

    def get_cursor_down_location(self) -> Location:
        """Go down, into no letter."""
        return self._before_letter(super().get_cursor_down_location())

    def get_target_document_location(self, event: events.MouseEvent) -> Location:
        """Go where was clicked, into no letter."""
        return self._before_letter(super().get_target_document_location(event))

    def _before_letter(self, location: Location) -> Location:
        row, column = location
        first = max(column - _NEAR, 0)
        near = clusters(self.document.get_line(row)[first : column + _NEAR])
        return row, next((first + start for start, end in near if first + start < column < first + end), column)

    def get_cursor_word_left_location(self) -> Location:
        """Go to the beginning of a word, whatever its script."""
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_word_left_location()
        starts = [found.start() for found in _PARTS().finditer(self.document.get_line(row)[:column])]
        return row, starts[-1] if starts else 0

    def get_cursor_word_right_location(self) -> Location:
        """Go to the end of a word, whatever its script."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column == len(line):
            return super().get_cursor_word_right_location()
        found = _PARTS().search(line, column)
        return row, found.end() if found else len(line)

    def action_delete_word_right(self) -> None:
        """Delete to the end of a word, whatever its script."""
        row, column = self.cursor_location
        found = _WORD_BEHIND().match(self.document.get_line(row), column)
        if found is None or not self.selection.is_empty or self.read_only:
            super().action_delete_word_right()
        else:
            self.delete((row, column), (row, found.end()), maintain_selection_offset=False)

    def get_line(self, line_index: int) -> Text:
        """Give a line as it is drawn: no letter has more than three marks, a soft hyphen is not seen."""
        line = super().get_line(line_index)
        return line if line.plain.isascii() else Text(_thinned(line.plain), end="", no_wrap=True)

    def render_line(self, y: int) -> Strip:
        """Draw a row: the cursor on the whole of a letter, behind the text how many marks are not drawn."""
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
    """Give a text of as many characters, without what is not drawn."""
    out, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") and letter != "\ufe0f" else 0
        out.append(_MARK if marks > _MOST_MARKS else _HYPHEN if letter == "\xad" else letter)
    return "".join(out)


def _gathered(segments: list[Segment]) -> list[Segment]:
    """Give segments that part no letter: one that the cursor stands on has its look throughout."""
    edges = {start for start, _ in clusters("".join(text for text, _, _ in segments))}
    out: list[Segment] = []
    place = 0
    for text, look, control in segments:
        taken = next((at for at in range(len(text)) if place + at in edges), len(text)) if out else 0
        if taken:
            out[-1] = Segment(out[-1].text + text[:taken], out[-1].style, out[-1].control)
        if text[taken:]:
            out.append(Segment(text[taken:], look, control))
        place += len(text)
    return out
