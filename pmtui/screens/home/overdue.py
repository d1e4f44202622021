"""What is overdue in the post mortems of a folder, as home shows it: when, what, of which incident; never whose."""

from collections.abc import Mapping, Sequence

from pmtui.model.counted import counted
from pmtui.model.row_key import OVERDUE, key_of
from pmtui.model.text import one_line
from pmtui.screens.home.library import Late
from pmtui.screens.window.rows import fit, heading
from pmtui.widgets.paint import cut, line
from pmtui.widgets.row_list import ListRow

SHOWN = 5
TEXT, TITLE = 18, 24


def by_row(late: Sequence[Late]) -> dict[str, Late]:
    """Return overdue actions by the keys of their rows."""
    return {key_of(OVERDUE, str(number)): action for number, action in enumerate(late)}


def overdue_rows(late: Mapping[str, Late], width: int) -> list[ListRow]:
    """Return them as rows, the longest overdue first, with a count."""
    if not late:
        return []
    count = counted(len(late), "action")
    rows = [heading("late", line(), line(("text", "  "), ("title", fit("Overdue", 15)), ("muted", f"{count} · m done, t another day")))]
    for key, action in list(late.items())[:SHOWN]:
        words = fit(cut(one_line(action.text), width - TEXT - TITLE - 3), width - TEXT - TITLE - 1)
        day = ("warn", fit(f"{action.due.day:>2} {action.due:%b %Y}", 15))
        rows.append(ListRow(key, (line(("text", "  "), day, ("text", words), ("muted", cut(one_line(action.title), TITLE))),)))
    if len(late) > SHOWN:
        more = f"+{len(late) - SHOWN} more: pmtui actions --overdue"
        rows.append(heading("more-late", line(("text", " " * TEXT), ("muted", more))))
    return rows
