"""References to removed rows: removing a row leaves nothing dangling.

A timeline row without a time moves under the row above the removed one. Undo needs none of this.
"""

from collections.abc import Iterable

from pmtui.edits.parts import changed, set_rows
from pmtui.model.order import sorted_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.references import AFTER, LISTS
from pmtui.model.targets import TIMELINE


def without_rows(document: PostMortem, table: str, keys: Iterable[str]) -> PostMortem:
    """Return the document without these rows and without any reference to them."""
    gone = {key for key in keys if key in document.table(table)}
    if not gone:
        return document
    left = document.without(table, gone)
    if table == TIMELINE:
        left = _under_the_row_above(document, left, gone)
    for (home, name), tables in LISTS.items():
        if table in tables:
            others = [left.table(other) for other in tables]
            lost = {key for key in gone if not any(key in rows for rows in others)}
            rows = {
                key: changed(row, {name: tuple(other for other in getattr(row, name) if other not in lost)})
                for key, row in left.table(home).items()
                if lost.intersection(getattr(row, name))
            }
            left = set_rows(left, home, rows)
    return left


def _under_the_row_above(document: PostMortem, left: PostMortem, gone: set[str]) -> PostMortem:
    """Return `left` with rows without a time, which stood under a removed one, moved under what stood above that."""
    loose = {key: row for key, row in left.timeline.items() if row.after in gone}
    if not loose:
        return left
    above, stands = {}, ""
    for key, _ in sorted_timeline(document):
        if key in gone:
            above[key] = stands
        else:
            stands = key
    return set_rows(left, TIMELINE, {key: changed(row, {AFTER: above[row.after]}) for key, row in loose.items()})
