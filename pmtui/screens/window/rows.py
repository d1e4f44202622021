"""Small forms that all row builders share."""

from rich.cells import cell_len

from pmtui.widgets.paint import Line, cut
from pmtui.widgets.row_list import ListRow


def fit(text: str, cells: int) -> str:
    """Cut or fill a text to so many cells, the last one blank."""
    text = cut(text, cells - 1)
    return text + " " * max(cells - cell_len(text), 0)


def heading(key: str, *lines: Line) -> ListRow:
    """Return lines that can't take the cursor."""
    return ListRow(f"={key}", tuple(lines), heading=True)
