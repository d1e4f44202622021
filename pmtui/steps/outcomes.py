"""What a verb may want: a handful of values, performed by the window, compared by tests.

A verb never holds a window. All it may look at is in its `Selection`, all it may cause is an `Outcome`. Outcomes hold
no function: what is typed or chosen goes to an *answer* that is named by its id, so that half-typed words know again
what they were for after a crash.
"""

import datetime as dt
from typing import Any, dataclass_transform

from pmtui.edits.base import Edit, Value


@dataclass_transform(frozen_default=True)
class Outcome(Value):
    """The base of all outcomes: a frozen value whose fields may be given in their order, too."""

    def __init_subclass__(cls) -> None:
        """Let patterns take the fields in their order."""
        super().__init_subclass__()
        type.__setattr__(cls, "__match_args__", cls.FIELDS)

    def __init__(self, *values: Any, **named: Any) -> None:
        """Take the fields in order or by name.

        Raises:
            TypeError: there are more values than fields, or a field is unknown or has no value.
        """
        if len(values) > len(self.FIELDS):
            raise TypeError(f"{type(self).__name__}: {len(values)} values for {self.FIELDS}")
        super().__init__(**dict(zip(self.FIELDS, values, strict=False)), **named)


class Nothing(Outcome):
    """There is nothing to do here."""


class Say(Outcome):
    """Tell a sentence, change nothing; with `news` also over what is half-typed."""

    words: str
    news: bool = False


class Refuse(Outcome):
    """The words can't be taken: they stay in their box, and the sentence says why."""

    words: str


class Ask(Outcome):
    """Read a line in the entry line; its words go to the `answer` of this id, with `ids` of `table` as its selection.

    `text` stands in the box at first, the cursor at `cursor`; `hint` stands there while it is empty; `word` is what enter does,
    and `shorter` are the prompt's words for less room. With `keeps` leaving the box takes the words too; with `stays` the box
    is open for the next line.
    """

    answer: str
    prompt: str
    table: str = ""
    ids: tuple[str, ...] = ()
    text: str = ""
    hint: str = ""
    word: str = "Set"
    keeps: bool = False
    stays: bool = False
    cursor: int | None = None
    shorter: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return what its half-typed words are kept by, also over a crash: `due:actions.k3f9a`, or `add`."""
        about = ".".join(part for part in (self.table, ",".join(self.ids)) if part)
        return f"{self.answer}:{about}" if about else self.answer


class Chosen(Outcome):
    """What was chosen by a key or from a list: the id of the answer, and the value it gets."""

    answer: str
    value: str = ""


class Option(Outcome):
    """One choice of a menu: its key, its word, and what was chosen with it."""

    key: str
    word: str
    chosen: Chosen


class Choose(Outcome):
    """Offer choices, each by a key."""

    options: tuple[Option, ...]


class PickLinks(Outcome):
    """Pick rows of the timeline from a list, or with `answers` also answers and causes; `linked` are so already."""

    linked: tuple[str, ...]
    answers: bool = False


class PickParent(Outcome):
    """Pick the answer that a branch goes under."""

    id: str


class PickMerge(Outcome):
    """Pick what a kept idea is merged with."""

    id: str


class ReadBack(Outcome):
    """Read an answer back up to the problem."""

    id: str


class Go(Outcome):
    """Go to a step, to a row there (`table.id`), with words ready in its entry line; `idea` is the kept idea they come from."""

    step: str
    target: str = ""
    filling: str = ""
    idea: str = ""


class GoLinked(Outcome):
    """Go to what a row (`table.id`) is linked with; `nothing` is said where there is none."""

    target: str
    nothing: str


class Fill(Outcome):
    """Put words ready in this step's own entry line; `idea` is the kept idea they come from."""

    text: str
    idea: str = ""


class Copy(Outcome):
    """Copy a text; `what` names it in the words that follow."""

    text: str
    what: str


class Write(Outcome):
    """Write the page beside the document, or the message for an audience."""

    audience: str = ""


class Details(Outcome):
    """Show every field of a row, or of a section when the id is empty."""

    table: str
    id: str


class Type(Outcome):
    """Type here: go to the box as it is."""


class Day(Outcome):
    """Let the lines that follow be of this day; None: of the day that the rows say."""

    day: dt.date | None
    words: str = ""


class SecondZone(Outcome):
    """Show the times of a second zone beside the first; an empty name takes them away."""

    zone: str
    words: str = ""


class Unmark(Outcome):
    """Take the marks off the rows: what was done with them is done."""


class Fold(Outcome):
    """Open what is folded here, or fold it."""


class Open(Outcome):
    """Open another post mortem: one that is there, a new one of this title, or a copy of the demo."""

    path: str = ""
    title: str = ""
    demo: bool = False


class Settle(Outcome):
    """Give the overdue action of a row other values, in the file it is in."""

    row: str
    values: tuple[tuple[str, str | dt.date], ...]


class Rise(Outcome):
    """Go one answer up in the tree, to ask what else there was."""


class Do(Outcome):
    """Make an edit; `words` stand in the status line once it is made, `then` follows if it was not refused."""

    edit: Edit
    words: str = ""
    then: "Ask | Choose | Day | Unmark | Nothing" = Nothing()


AnyOutcome = (
    Nothing
    | Say
    | Refuse
    | Ask
    | Choose
    | PickLinks
    | PickParent
    | PickMerge
    | ReadBack
    | Go
    | GoLinked
    | Fill
    | Copy
    | Write
    | Details
    | Type
    | Day
    | SecondZone
    | Unmark
    | Fold
    | Rise
    | Open
    | Settle
    | Do
)
