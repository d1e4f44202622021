"""What a row is linked with, in both directions: answers and their evidence, causes and actions, lessons and where they come from.

Links are stored at one end only; whoever goes along one asks here, so that each can be gone both ways.
"""

from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import ACTIONS, LESSONS, TIMELINE, WHYS, Target

ENDS = {WHYS: "evidence", ACTIONS: "answers", LESSONS: "about"}  # the table and the field that hold links
REACHED = (TIMELINE, WHYS)  # what they lead to


def linked(document: PostMortem, target: str) -> list[str]:
    """Give the rows linked with one, all as `table.id`: those it names first, then those that name it."""
    table, key = Target.of(target)
    row = document.table(table).get(key) if table in (*ENDS, *REACHED) else None
    if row is None:
        return []
    named = getattr(row, ENDS[table]) if table in ENDS else ()
    out = [f"{other}.{one}" for one in named for other in REACHED if one in document.table(other)]
    for other, field in ENDS.items():
        if table in REACHED:
            out += [f"{other}.{one}" for one, each in document.table(other).items() if key in getattr(each, field)]
    return [each for each in dict.fromkeys(out) if each != target]


def toggled(linked: tuple[str, ...], chosen: list[str]) -> tuple[tuple[str, ...], bool]:
    """Give the links with those chosen added; one alone that is there is taken off, and that is told."""
    if len(chosen) == 1 and chosen[0] in linked:
        return tuple(key for key in linked if key != chosen[0]), True
    return tuple(dict.fromkeys([*linked, *chosen])), False
