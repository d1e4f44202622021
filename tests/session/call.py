"""A whole call without a terminal: the scenarios of `keys.md`, played by the verbs of the steps on a session and a real file.

Nothing here may load Textual; `test_call.py` runs it in a process of its own, too.
"""

import datetime as dt
from collections.abc import Container
from itertools import count
from pathlib import Path
from typing import Self

from pmtui.edits.base import Edit
from pmtui.edits.define import AddQuantity, ChangeProblemField, SetBeganEnded, SetNotKnown
from pmtui.edits.gather import AddPerson
from pmtui.edits.rows import AddRow
from pmtui.formats.file.toml import render
from pmtui.formats.lines import define, gather, later
from pmtui.model.gather import Person
from pmtui.model.later import LaterItem
from pmtui.model.postmortem import PostMortem
from pmtui.session.autosave import Autosave
from pmtui.session.session import Applied, Refused, Session, Unchanged
from pmtui.steps.actions.manual import MANUAL
from pmtui.steps.base import Reading, Selection
from pmtui.steps.outcomes import AnyOutcome, Ask, Choose, Do, Fill, Nothing, PickLinks, Refuse, Say
from pmtui.storage.file import create_new, load
from tests.documents import blank, places

TODAY = dt.date(2023, 7, 24)
FILE = "call.toml"


class Call:
    """Somebody at step 5's keys, and in the boxes of steps 1 and 2, whose verbs are lines and edits.

    `line` is what the entry line is for, `text` what stands in it, `said` the last words of the foot.
    """

    def __init__(self, folder: Path, document: PostMortem | None = None) -> None:
        """Open the file, or make it."""
        path = folder / FILE
        if not path.exists():
            create_new(path, render(document or blank()))
        self.folder, self.keeper = folder, Autosave(places(folder), load(path))
        self.session = Session(self.keeper)
        self.now, self.row, self.idea, self.said, self.text = 0.0, "", "", "", ""
        self.line: Ask = MANUAL.adding(self.at())
        self.offered: AnyOutcome = Nothing()

    def killed(self) -> Self:
        """Be ended by kill -9 once the journal has all, and open the file again."""
        assert self.keeper.journal.flush()
        return type(self)(self.folder)

    def left(self) -> PostMortem:
        """Leave, and return what the file says."""
        assert self.keeper.settle().how == "saved"
        self.keeper.end()
        return load(self.folder / FILE).document

    @property
    def document(self) -> PostMortem:
        """The document as it is now."""
        return self.session.document

    # step 5, by its verbs

    def at(self, *ids: str) -> Selection:
        """Stand on rows."""
        self.now += 5.0
        row = ids[0] if ids else self.row
        return Selection(
            document=self.document, row=row, ids=ids, now=self.now, today=TODAY, new_id=self.new_id, idea=self.idea
        )  # fmt: skip

    def new_id(self, taken: Container[str]) -> str:
        """Return an id that no row has."""
        return next(key for number in count(1) if (key := f"k{number:03}") not in taken)

    def press(self, verb: str, row: str = "", *ids: str) -> None:
        """Press a key of step 5 on a row."""
        self.perform(MANUAL.verbs[verb](self.at(row).changed(ids=ids)))

    def reading(self, text: str) -> str:
        """Return how a line is read while it is typed."""
        words: Reading = MANUAL.answers[self.line.answer].read(text, self.at().about(self.line))
        return "".join(word for _, word in words)

    def type(self, text: str) -> None:
        """Type a line and enter; what is refused stays in the line."""
        self.text = text
        line, idea = self.line, self.idea
        outcome = MANUAL.answers[line.answer].take(text, self.at().about(line))
        self.perform(outcome)
        if not isinstance(outcome, Refuse):
            self.text = ""
            if self.line is line:
                self.line = MANUAL.adding(self.at())
            self.idea = "" if self.idea == idea else self.idea

    def escape(self) -> None:
        """Leave the line: nothing is taken."""
        self.line, self.text, self.idea = MANUAL.adding(self.at()), "", ""

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
            case Choose() | PickLinks():
                self.offered = outcome
            case Nothing():
                pass
            case _:
                raise AssertionError(f"nobody here does {outcome}")

    def apply(self, edit: Edit, words: str = "", draft: str = "") -> None:
        """Make an edit; a refusal is said."""
        match self.session.apply(edit, draft):
            case Applied(_, _, _, label):
                self.said = words or label
            case Refused(why):
                self.said = why
            case Unchanged():
                self.said = words

    # steps 1 and 2, and the thought for later

    def person(self, text: str) -> None:
        """Add somebody."""
        line = gather.parse(text, gather.GatherContext(self.document))
        row = Person(name=line.name, handle=line.handle, roles=line.roles, named=line.presence == "named")
        person, meeting = self.new_id(self.document.gather.people), self.new_id(self.document.gather.meetings)
        edit = AddPerson(id=person, person=row, presence=line.presence, meeting=meeting, today=TODAY, at=self.at().now)
        self.apply(edit, f"added {line.echo}", "gather/add")

    def half(self, step: str, text: str) -> None:
        """Type half a line."""
        self.keeper.drafted_now(step, "add", text, (0, len(text)))

    def field(self, name: str, text: str) -> None:
        """Fill a field of step 2; `-` says that it is not known."""
        self.apply(SetNotKnown(field=name, state="not_known", at=self.at().now) if text == "-" else ChangeProblemField(name=name, value=text, at=self.at().now))  # fmt: skip

    def began(self, text: str) -> None:
        """Say when it began and ended: two rows of the timeline."""
        line = define.parse(text, define.DefineContext(document=self.document))
        first = self.new_id(self.document.timeline)
        second = self.new_id({*self.document.timeline, first})
        self.apply(SetBeganEnded(began=line.began, ended=line.ended, began_id=first, ended_id=second, at=self.at().now), line.echo)

    def quantity(self, what: str, value: str) -> None:
        """Say how many."""
        self.apply(AddQuantity(id=self.new_id(self.document.define.quantities), text=what, amount=value, at=self.at().now))

    def thought(self, text: str) -> None:
        """Keep a thought for later, in the middle of something else."""
        line = later.parse(text, later.LaterContext(self.document))
        row = LaterItem(kind=line.kind, text=line.text, who=line.who)
        self.apply(AddRow(table="later", id=self.new_id(self.document.later), row=row, at=self.at().now), "", "later/later")
