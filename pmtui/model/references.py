"""The fields that hold ids of other rows, and from which tables those ids may come.

An id refers to a row of certain tables only, so two tables may hold the same id. Whoever
removes, merges or checks rows looks here.
"""

from typing import Final

from pmtui.model.targets import ACTIONS, LESSONS, MEETINGS, PEOPLE, TIMELINE, WHYS

AFTER: Final = "after"  # the timeline row above one without a time: a single id, and it changes with the order

REFERENCES: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    (MEETINGS, "present"): (PEOPLE,),
    (MEETINGS, "absent"): (PEOPLE,),
    (MEETINGS, "in_writing"): (PEOPLE,),
    (TIMELINE, "who"): (PEOPLE,),
    (TIMELINE, AFTER): (TIMELINE,),
    (WHYS, "evidence"): (TIMELINE,),
    (LESSONS, "about"): (TIMELINE, WHYS),
    (ACTIONS, "answers"): (WHYS, TIMELINE),
}
LISTS: Final = {field: tables for field, tables in REFERENCES.items() if field != (TIMELINE, AFTER)}  # those that hold several ids
