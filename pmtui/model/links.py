"""Links between rows, in both directions: answers and their evidence, causes and actions, lessons and what they are about.

A link is stored at one end only; following one through this module makes it work both ways.
"""

from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import ACTIONS, LESSONS, TIMELINE, WHYS, Target

ENDS = {WHYS: "evidence", ACTIONS: "answers", LESSONS: "about"}  # the table and the field that hold links
REACHED = (TIMELINE, WHYS)  # what they lead to


def linked(document: PostMortem, target: str) -> list[str]:
    """Return the rows linked with one, all as `table.id`: those it names first, then those that name it."""
    table, key = Target.of(target)
    row = document.table(table).get(key) if table in (*ENDS, *REACHED) else None
    if row is None:
        return []
    named = getattr(row, ENDS[table]) if table in ENDS else ()
    out = [f"{other}.{one}" for one in named for other in REACHED if one in document.table(other)]
    for other, field in ENDS.items():
        if table in REACHED:
            out += [f"{other}.{one}" for one, linking in document.table(other).items() if key in getattr(linking, field)]
    return [link for link in dict.fromkeys(out) if link != target]


def toggled(linked: tuple[str, ...], chosen: list[str]) -> tuple[tuple[str, ...], bool]:
    """Return the links with those chosen added, or a single one removed if it is there already, and whether it was removed."""
    if len(chosen) == 1 and chosen[0] in linked:
        return tuple(key for key in linked if key != chosen[0]), True
    return tuple(dict.fromkeys([*linked, *chosen])), False
