"""What a list says about its hidden rows: how many there are above and below.

Plain values in and out; knows no widget.
"""

from pmtui.model.counted import counted
from pmtui.widgets.paint import Line, line
from pmtui.widgets.row_layout import RowLayout


def below(layout: RowLayout, at: int, reader: bool) -> Line:
    """Return the line that counts the rows not fully visible from here on; lines if only headings remain."""
    hidden = layout.hidden_below(at, all_rows=reader)
    if reader:
        return line(("muted", f" │  ↓ {counted(hidden, 'more row')}"))
    words = counted(hidden, "more row") if hidden else counted(layout.end - at, "more line")
    return line(("muted", " " * 9 + f"↓ {words}"))


def above(layout: RowLayout, place: int, top: int) -> Line:
    """Return the line with the heading of the first rows, and how many rows above are not fully visible."""
    hidden = layout.hidden_above(place)
    heading = layout.heading_of(place)
    words = counted(hidden, "row") if hidden else counted(top - layout.blanks, "line")
    left = heading.lines[0].left if heading and heading.lines else ()
    return line(("text", " "), *left, ("muted", f"   ↑ {words}"))
