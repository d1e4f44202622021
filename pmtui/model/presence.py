"""Presence in the meeting: the words in the file, the words on screen, and the fields of a meeting that hold them.

A person who is only named in the story is in no meeting. Knows no person.
"""

from typing import Final

PRESENT: Final = "present"
ABSENT: Final = "absent"
IN_WRITING: Final = "async"  # takes part, but not at the same time
NAMED: Final = "named"  # in the story only
UNSAID: Final = ""

PRESENCES: Final = (PRESENT, ABSENT, IN_WRITING)
TAKES_PART: Final = (PRESENT, IN_WRITING)
FIELDS: Final = {PRESENT: "present", ABSENT: "absent", IN_WRITING: "in_writing"}  # of a meeting: ids of people
WORDS: Final = {PRESENT: "here", ABSENT: "absent", IN_WRITING: "in writing", NAMED: "named in the story"}
TYPED: Final = {"here": PRESENT, PRESENT: PRESENT, ABSENT: ABSENT, IN_WRITING: IN_WRITING, NAMED: NAMED}  # after `#`
