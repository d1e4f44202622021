"""What screens tell the application; facts and requests, no doing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from textual.message import Message

from pmtui.edits.base import Edit
from pmtui.steps.outcomes import AnyOutcome, Chosen, Nothing

LATER = "later"  # the step and purpose of the thought that is half-typed: it is of no window


class Request(Message):
    """What a window asks of the application."""


class DialogRequest(Message):
    """What is chosen or read in a dialog."""


@dataclass(eq=False, repr=False)
class EditRequested(Message):
    """Somebody wants the document changed; `words` say so in the reading's row afterwards.

    It was typed for a `purpose` of the step `home`: that draft is none any more, in the same record of the journal.
    If it is refused, what was `typed` goes back to its `purpose`; if not, `then` follows. With `aside` it was made beside
    what one is at: the cursor stays, and the words stand over what is half-typed.
    """

    edit: Edit
    words: str = ""
    purpose: str = ""
    typed: str = ""
    aside: bool = False
    home: str = ""
    then: AnyOutcome = field(default_factory=Nothing)

    @property
    def draft(self) -> str:
        """The name of the draft it was made of; nothing for a verb."""
        return f"{self.home}/{self.purpose}" if self.purpose else ""


@dataclass(eq=False, repr=False)
class GoRequested(Request):
    """Go to a step, to a row there (`table.id`), and put words ready in its entry line.

    `idea` is the kept idea that they come from.
    """

    step: str
    target: str = ""
    filling: str = ""
    idea: str = ""


@dataclass(eq=False, repr=False)
class Drafted(Message):
    """Half-typed text, of a purpose of a step; empty when it is done with."""

    step: str
    purpose: str
    text: str
    cursor: tuple[int, int]


@dataclass(eq=False, repr=False)
class Stood(Message):
    """The cursor of a pane stands on another row, answer or field; `news` says why it was sent there.

    With `keeps` what was just said stays said.
    """

    key: str
    news: str = ""
    keeps: bool = True


@dataclass(eq=False, repr=False)
class Opened(Message):
    """What the cursor stands on was chosen: a click on it, enter on a heading."""


@dataclass(eq=False, repr=False)
class LookChanged(Message):
    """What a pane shows of its rows is another: marks, filter; with `rows` they are to be drawn anew.

    With `keeps` what was just said stays said, unless there are other `words`.
    """

    rows: bool = False
    keeps: bool = False
    words: str = ""


@dataclass(eq=False, repr=False)
class Typed(Message):
    """Other letters stand in a box; with `goes_on` whatever was said over them is read."""

    goes_on: bool


@dataclass(eq=False, repr=False)
class BoxLeft(Message):
    """The user wants out of a box, or what was asked there is done with; `words` are said then, if any."""

    words: str = ""


@dataclass(eq=False, repr=False)
class PlaceChanged(Message):
    """Cursor, folds or state changed: worth remembering."""


@dataclass(eq=False, repr=False)
class MenuRequested(Request):
    """Show a menu in the key bar; the next key chooses. With `passes` a key that chooses nothing acts as ever."""

    options: Sequence["MenuOption"]
    passes: bool = False


@dataclass(eq=False, repr=False)
class LinksRequested(DialogRequest):
    """Choose rows of the timeline, or with `answers` also of the whys, to link; `linked` are so already."""

    linked: Sequence[str]
    answers: bool = False


@dataclass(eq=False, repr=False)
class LinkedRequested(DialogRequest):
    """Go to what a row is linked with, given as `table.id`; `nothing` is said where there is none."""

    target: str
    nothing: str


@dataclass(eq=False, repr=False)
class ParentRequested(DialogRequest):
    """Choose the answer that a branch goes under."""

    key: str


@dataclass(eq=False, repr=False)
class MergeRequested(DialogRequest):
    """Choose what a kept idea is merged with."""

    key: str


@dataclass(eq=False, repr=False)
class ReadBackRequested(DialogRequest):
    """Read an answer back up to the problem."""

    key: str


class MenuOption(NamedTuple):
    """One choice of a menu: its key, its word, and the action it runs on the screen, or what is chosen with it."""

    key: str
    word: str
    action: str | Chosen


@dataclass(eq=False, repr=False)
class CopyRequested(Request):
    """Copy a text; `what` names it in the words that follow."""

    text: str
    what: str


@dataclass(eq=False, repr=False)
class WriteRequested(Request):
    """Write the message for an audience beside the document, or the page where none is named."""

    audience: str = ""


@dataclass(eq=False, repr=False)
class EditorRequested(Request):
    """Edit a text in the editor of whoever types; the window gets back what it leaves, and whether it came from a box."""

    text: str
    typing: bool


@dataclass(eq=False, repr=False)
class OpenRequested(Request):
    """Open another document, or make one of this title."""

    path: str = ""
    title: str = ""
    demo: bool = False


@dataclass(eq=False, repr=False)
class DetailsRequested(Request):
    """Show every field of a row, or of a section when the id is empty."""

    table: str
    id: str


@dataclass(eq=False, repr=False)
class DetailsClosed(Request):
    """Back from the form of a row to its step."""


@dataclass(eq=False, repr=False)
class NotesChanged(Request):
    """The facilitator's own notes are others now."""

    text: str
