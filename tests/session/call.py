"""A whole call without a terminal: somebody at the keys of all steps, on a session and a real file.

Does what the windows do with what the verbs of `steps/` want, and no more. Nothing here may load Textual; `test_call.py` looks.
"""

import datetime as dt
from collections.abc import Container
from itertools import count
from pathlib import Path
from typing import Self

from pmtui.edits.base import Edit
from pmtui.formats.file.toml import render
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import ACTIONS, PEOPLE, TIMELINE, WHYS
from pmtui.model.whys import parent
from pmtui.session.autosave import Autosave
from pmtui.session.session import Applied, Refused, Session, Unchanged
from pmtui.steps import gather, later
from pmtui.steps.actions.manual import MANUAL as ACTIONS_MANUAL
from pmtui.steps.base import Answer, Manual, Selection
from pmtui.steps.define.manual import MANUAL as DEFINE_MANUAL
from pmtui.steps.outcomes import AnyOutcome, Ask, Choose, Day, Do, Fill, Nothing, PickLinks, ReadBack, Refuse, Rise, Say
from pmtui.steps.timeline.manual import MANUAL as TIMELINE_MANUAL
from pmtui.steps.whys.manual import MANUAL as WHYS_MANUAL
from pmtui.storage.file import create_new, load
from pmtui.storage.records import Place
from tests.documents import blank, places

TODAY = dt.date(2023, 7, 24)
FILE = "call.toml"
MANUALS: dict[str, tuple[Manual, str]] = {
    "gather": (gather.MANUAL, PEOPLE),
    "define": (DEFINE_MANUAL, ""),
    "timeline": (TIMELINE_MANUAL, TIMELINE),
    "whys": (WHYS_MANUAL, WHYS),
    "actions": (ACTIONS_MANUAL, ACTIONS),
}


class Call:
    """Somebody at a step. `row` has the cursor, `line` is what the entry line is for, `text` stands in it, `said` in the foot."""

    def __init__(self, folder: Path, document: PostMortem | None = None) -> None:
        """Open the file, or make it; go on where one was."""
        path = folder / FILE
        if not path.exists():
            create_new(path, render(document or blank()))
        self.folder, self.keeper = folder, Autosave(places(folder), load(path))
        self.session = Session(self.keeper)
        self.now, self.idea, self.said, self.text = 0.0, "", "", ""
        self.day: dt.date | None = None
        self.wanted: AnyOutcome = Nothing()  # the last outcome that only a window can show
        place = self.keeper.place
        self.go(place.step or "gather", place.cursors.get(place.step, ""))

    @property
    def document(self) -> PostMortem:
        """The document as it is now."""
        return self.session.document

    def go(self, step: str, row: str = "") -> None:
        """Go to a step."""
        self.step, self.row = step, row
        self.manual, self.table = MANUALS[step]
        self.line, self.text, self.idea = self.manual.adding(self.at()), "", ""

    def stand(self, row: str) -> None:
        """Put the cursor on a row."""
        self.row = row

    def killed(self, *folded: str) -> Self:
        """Be ended by kill -9 once the journal has all, and open the file again."""
        self.keeper.note_place(Place(self.step, {self.step: self.row}, folded))
        assert self.keeper.journal.flush()
        return type(self)(self.folder)

    def left(self) -> PostMortem:
        """Leave, and return what the file says."""
        assert self.keeper.settle().how == "saved"
        self.keeper.end()
        return load(self.folder / FILE).document

    def new_id(self, taken: Container[str]) -> str:
        """Return an id that no row has."""
        return next(key for number in count(1) if (key := f"k{number:03}") not in taken)

    def at(self) -> Selection:
        """Return what one stands on, some seconds later."""
        self.now += 5.0
        ids = (self.row,) if self.table and self.row in self.document.table(self.table) else ()
        return Selection(
            document=self.document, row=self.row, ids=ids, now=self.now, today=TODAY, new_id=self.new_id, day=self.day, idea=self.idea
        )

    # keys and lines

    def press(self, verb: str) -> None:
        """Press a key."""
        self.perform(self.manual.verbs[verb](self.at()))

    def choose(self, answer: str, value: str) -> None:
        """Choose something of what was offered."""
        self.perform(self.manual.answers[answer].take(value, self.at()))

    def reading(self, text: str) -> str:
        """Return how a line is read while it is typed."""
        return "".join(word for _, word in self.answer.read(text, self.at().about(self.line)))

    @property
    def answer(self) -> Answer:
        """What becomes of the line."""
        return self.manual.answers[self.line.answer]

    def type(self, *lines: str) -> None:
        """Type lines, each with enter; what is refused stays in the line."""
        for text in lines:
            line, self.text = self.line, text
            outcome = self.answer.take(text, self.at().about(line))
            self.perform(outcome)
            if isinstance(outcome, Refuse):
                return
            self.text, self.idea = "", ""
            if self.line is line:
                self.line = self.manual.adding(self.at())

    def field(self, name: str, text: str) -> None:
        """Type into a field of step 2, and go on to the next."""
        self.perform(self.manual.answers["field"].take(text, self.at().changed(ids=(name,))))

    def half(self, text: str) -> None:
        """Type half a line."""
        self.keeper.drafted_now(self.step, self.line.name, text, (0, len(text)))

    def thought(self, text: str) -> None:
        """Keep a thought for later in the middle of something else."""
        row = self.row
        self.perform(later.ANSWER.take(text, self.at()))
        self.row = row

    def escape(self) -> None:
        """Leave the line: nothing is taken."""
        self.line, self.text, self.idea = self.manual.adding(self.at()), "", ""

    # what verbs want

    def perform(self, outcome: AnyOutcome) -> None:
        """Do what a verb wants, as a window does."""
        match outcome:
            case Do(edit, words, then):
                self.apply(edit, words)
                self.perform(then)
            case Ask():
                self.line, self.text = outcome, outcome.text
            case Fill(text, idea):
                self.text, self.idea = text, idea
            case Say(words) | Refuse(words):
                self.said = words
            case Day(day, words):
                self.day, self.said = day, words or self.said
            case Rise():
                self.row = parent(self.document.whys, self.row) if self.row else ""
            case Choose() | PickLinks() | ReadBack():
                self.wanted = outcome
            case Nothing():
                pass
            case _:
                raise AssertionError(f"nobody here does {outcome}")

    def apply(self, edit: Edit, words: str) -> None:
        """Make an edit and go to its row; a refusal is said."""
        match self.session.apply(edit):
            case Applied(_, _, target, label):
                self.said, table, key = words or label, *target.rpartition(".")[::2]
                self.row = key if table == self.table else self.row
            case Refused(why):
                self.said = why
            case Unchanged():
                self.said = words
