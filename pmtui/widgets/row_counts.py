"""What a list says of its rows that are out of sight: how many there are above and below.

Plain values in and out; knows no widget.
"""

from pmtui.model.counted import counted
from pmtui.widgets.paint import Line, line
from pmtui.widgets.row_layout import RowLayout


def below(layout: RowLayout, at: int, reader: bool) -> Line:
    """Say how many rows are not seen whole from this line on; lines where there are only headings."""
    hidden = layout.hidden_below(at, all_rows=reader)
    if reader:
        return line(("muted", f" │  ↓ {counted(hidden, 'more row')}"))
    said = counted(hidden, "more row") if hidden else counted(layout.end - at, "more line")
    return line(("muted", " " * 9 + f"↓ {said}"))


def above(layout: RowLayout, place: int, top: int) -> Line:
    """Give the heading the first rows stand under, and how many rows are not seen whole."""
    hidden = layout.hidden_above(place)
    heading = layout.heading_of(place)
    said = counted(hidden, "row") if hidden else counted(top - layout.blanks, "line")
    left = heading.lines[0].left if heading and heading.lines else ()
    return line(("text", " "), *left, ("muted", f"   ↑ {said}"))
