"""Lessons: what went well, what went wrong, where we got lucky, what surprised us."""

from typing import Final

from pmtui.model.base import Row, Text, Words

WELL: Final = "well"
WRONG: Final = "wrong"
LUCKY: Final = "lucky"
SURPRISED: Final = "surprised"
KINDS = (WELL, WRONG, LUCKY, SURPRISED)
WORDS: Final = {WELL: "went well", WRONG: "went wrong", LUCKY: "got lucky", SURPRISED: "surprised us"}


class Lesson(Row):
    """One lesson; `about` holds ids of events and answers."""

    kind: Text = ""
    text: Text = ""
    about: Words = ()
