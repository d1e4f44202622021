"""What a verb is: a function from a selection to an outcome; and what an answer is: the same for words that were typed.

A step's module gathers its verbs by the ids of `keys.py`, and its answers by the names that outcomes give them.
"""

import datetime as dt
from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple, Self

from pmtui.edits.base import Value
from pmtui.formats.lines.completion import Words
from pmtui.model.postmortem import TABLES, PostMortem
from pmtui.model.row_key import RowKey
from pmtui.model.settings import USUAL, Settings
from pmtui.steps.outcomes import AnyOutcome, Ask, Type

Reading = tuple[tuple[str, str], ...]
"""How a line is read, as it is shown: words with the token of their colour (`text`, `muted`, `warn`)."""


class Selection(Value):
    """What somebody stands on when a key is pressed: a frozen value.

    `row` is the key of the row with the cursor, empty where there is none; `ids` are the rows a verb acts on: the marked
    ones, else the one with the cursor, and only rows of the step's own table. `now` is in seconds of a clock that only
    goes forward. `day` is a day that was said for the lines that follow; `idea` the kept idea that the words in the line
    come from. `seen` is the document as it may be seen now, people perhaps by role, where that is not the document itself;
    `words` are what stands in the box of the field with the cursor.
    """

    document: PostMortem
    row: str
    ids: tuple[str, ...]
    now: float
    today: dt.date
    new_id: Callable[[Container[str]], str]
    settings: Settings = USUAL
    day: dt.date | None = None
    idea: str = ""
    seen: PostMortem | None = None
    words: str = ""

    @property
    def shown(self) -> PostMortem:
        """Return the document as it may be seen: what is handed over is made of it, and no edit ever."""
        return self.seen if self.seen is not None else self.document

    @property
    def key(self) -> RowKey:
        """Return the key of the row with the cursor, by its kind."""
        return RowKey.of(self.row)

    @property
    def id(self) -> str:
        """Return the first of the rows a verb acts on, or nothing."""
        return self.ids[0] if self.ids else ""

    def about(self, ask: Ask) -> Self:
        """Return the selection that words are about which were asked for."""
        return self.changed(ids=ask.ids) if ask.ids else self


Verb = Callable[[Selection], AnyOutcome]


def _unread(text: str, at: Selection) -> Reading:
    return ()


class Answer(NamedTuple):
    """What becomes of words: `take` gets them on enter, `read` says how they are read while they are typed.

    `take_lines` gets a paste of several lines, where they are not just one line each; `asks` is the verb that asks for the
    words, so that a draft finds its way back to it.
    """

    take: Callable[[str, Selection], AnyOutcome]
    read: Callable[[str, Selection], Reading] = _unread
    take_lines: Callable[[Sequence[str], Selection], AnyOutcome] | None = None
    asks: Verb | None = None


class Manual(NamedTuple):
    """What the keys of a step do: verbs by the ids of their keys, answers by name, and what its entry line is for."""

    verbs: Mapping[str, Verb]
    answers: Mapping[str, Answer]
    adding: Callable[[Selection], Ask] = lambda at: Ask("add", "Add", stays=True, word="Add")
    offered: Callable[[Selection], Words] = lambda at: {}


COMMON: Mapping[str, Verb] = {
    key: lambda at: Type() for key in ("list.type", "define.type", "home.new", "list.panes")
}  # of all steps that have no other verb there


def asked_again(manual: Manual, name: str, at: Selection) -> Ask | None:
    """Return what half-typed words were asked for, by the name they were kept by; None where that can't be asked any more."""
    word, _, about = name.partition(":")
    answer = manual.answers.get(word)
    if answer is None or answer.asks is None:
        return None
    table = max((table for table in TABLES if about.startswith(f"{table}.")), key=len, default="")
    rest = about.removeprefix(f"{table}.")
    target, _, field = about.rpartition(".")
    first, *more = rest.split(",")  # an id of a file written by hand may hold a comma
    for row, ids in ((rest, (rest,)), (first, (first, *more)), (target, (field,))):
        asked = answer.asks(at.changed(row=row, ids=ids))
        if isinstance(asked, Ask) and asked.name == name:
            return asked
    return None
