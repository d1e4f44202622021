"""Lessons: what went well, what went wrong, where we got lucky, what surprised us."""

from pmtui.model.base import Row, Text, Words

KINDS = ("well", "wrong", "lucky", "surprised")


class Lesson(Row):
    """One lesson; `about` holds ids of events and answers."""

    kind: Text = ""
    text: Text = ""
    about: Words = ()
