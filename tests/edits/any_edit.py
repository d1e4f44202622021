"""Random edits of any class, about rows that exist in a document and some that do not.

Made by a plain generator from a seed, as `tests/strategies.py` makes documents: a run of edits
is about what the edits before it made.
"""

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

from pmtui.edits.actions import AddAction, LetGo, MergeIdea
from pmtui.edits.base import Edit
from pmtui.edits.communicate import ToggleReviewed
from pmtui.edits.define import AddQuantity, ChangeProblemField, ChangeQuantity, SetBeganEnded, SetNotKnown
from pmtui.edits.document import ChangeDate, ChangeField, ChangeTitle
from pmtui.edits.gather import AddPerson, ChangePerson, SetPresence
from pmtui.edits.rows import AddRow, ChangeRow, ChangeRows, MoveRow, RemoveRows
from pmtui.edits.timeline import AddEvents, ChangeEvent, ToggleMilestone, ToggleStar
from pmtui.edits.timeline_merge import MergeEvents
from pmtui.edits.timeline_times import MoveEventsToDay, ReadEventsAgain, ShiftEvents
from pmtui.edits.whys import (
    AddAnswer,
    AskQuestion,
    ChangeAnswer,
    IndentWhy,
    MoveWhy,
    OutdentWhy,
    RemoveBranch,
    ReparentWhy,
    ToggleMark,
    WeakenStep,
)
from pmtui.model.actions import ActionItem
from pmtui.model.communicate import REVIEW, Message
from pmtui.model.define import Define
from pmtui.model.gather import Person
from pmtui.model.lessons import Lesson
from pmtui.model.postmortem import TABLES, PostMortem
from pmtui.model.presence import FIELDS
from pmtui.model.time.zones import Zone
from pmtui.model.timeline import MILESTONES, TimelineEvent
from pmtui.model.whys import MARKS, Why

TODAY = dt.date(2026, 11, 24)
WORDS = ("because", "", "two\nlines", "\u202ex", "[/]", "it broke", "a\x00b")
START = dt.datetime(2023, 7, 20, 12, tzinfo=dt.UTC)


class AnyEdit:
    """Makes random edits; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.count = 0

    def __call__(self, document: PostMortem) -> Edit:
        """Return an edit about this document."""
        self.document = document
        make = self.random.choice(
            [self.of_rows, self.of_rows, self.of_fields, self.of_people, self.of_events, self.of_whys, self.of_whys, self.of_actions]
        )
        return make()

    def fresh(self) -> str:
        self.count += 1
        return f"new{self.count}"

    def id(self, table: str) -> str:
        """Return the id of a row; now and then of one that does not exist."""
        keys = list(self.document.table(table))
        return self.random.choice(keys) if keys and self.random.random() < 0.95 else self.random.choice(["gone", self.fresh()])

    def ids(self, table: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.id(table) for _ in range(self.random.randint(0, 3))))

    def words(self) -> str:
        return self.random.choice(WORDS)

    def some(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.random.sample(words, self.random.randint(0, 2)))

    def moment(self) -> TimelineEvent:
        time = START + dt.timedelta(minutes=self.random.randint(0, 5))
        precision = self.random.choice(["exact", "exact", "approx", "between", "partial"])
        end = time + dt.timedelta(minutes=2) if precision == "between" else None
        return TimelineEvent(time=time, end=end, precision=precision, zone="UTC")

    def event(self) -> TimelineEvent:
        loose = self.random.random() < 0.3
        row = TimelineEvent(precision="unknown", after=self.id("timeline")) if loose else self.moment()
        return row.changed(text=self.words(), milestones=self.some(MILESTONES), who=self.ids("gather.people"))

    def pick(self, *makes: Callable[[], Edit]) -> Edit:
        return self.random.choice(makes)()

    # one kind of edit each

    def of_rows(self) -> Edit:
        table = self.random.choice(list(TABLES))
        kind = TABLES[table]
        texts = [name for name in ("text", "name", "channel", "reason", "question", "gap") if name in kind.model_fields]
        values: dict[str, Any] = {self.random.choice(texts): self.words()} if texts else {"minutes": self.random.choice([5, None, "long"])}
        if table == "whys" and self.random.random() < 0.5:
            values["under"] = self.random.choice(["", self.id("whys")])
        row = Why(under=self.id("whys"), text="x") if table == "whys" else kind()
        make = Message if table == "communicate.messages" else None
        return self.pick(
            lambda: AddRow(table=table, id=self.fresh(), row=row, after=self.random.choice([None, "", self.id(table)])),
            lambda: ChangeRow(table=table, id=self.id(table), values=values, make=make),
            lambda: ChangeRows(table=table, ids=self.ids(table), values=values),
            lambda: MoveRow(table=table, id=self.id(table), by=self.random.randint(-2, 2)),
            lambda: RemoveRows(table=table, ids=self.ids(table)),
        )

    def of_fields(self) -> Edit:
        names = [name for name in Define.model_fields if name not in ("kept", "quantities", "not_known", "does_not_apply")]
        name = self.random.choice(names)
        state = self.random.choice(["", "", "not_known", "does_not_apply"])
        return self.pick(
            lambda: ChangeTitle(title=self.words()),
            lambda: ChangeDate(date=self.random.choice([TODAY, None, "some day"])),
            lambda: ChangeField(section="gather", name=self.random.choice(["opening", "closing", "agenda"]), value=self.words()),
            lambda: ChangeField(section="communicate", name="signed_on", value=self.random.choice([TODAY, None, "soon"])),
            lambda: ChangeProblemField(name=name, value=self.random.choice([self.words(), ("a", "b"), ()])),
            lambda: SetNotKnown(field=self.random.choice([name, "began", "impact", "users", "quantity:x"]), state=state),
            lambda: AddQuantity(id=self.fresh(), text=self.random.choice(["users", "Requests"]), amount=self.words()),
            lambda: ChangeQuantity(id=self.id("define.quantities"), amount=self.words()),
            lambda: SetBeganEnded(began=self.perhaps(), ended=self.perhaps(), began_id=self.fresh(), ended_id=self.fresh()),
            lambda: ToggleReviewed(item=self.random.choice([*REVIEW, "odd"])),
        )

    def perhaps(self) -> TimelineEvent | None:
        return self.moment() if self.random.random() < 0.8 else None

    def of_people(self) -> Edit:
        word = self.random.choice([*FIELDS, "named", ""])
        row = Person(name=self.words(), roles=self.some(("responder", "observer")))
        key = self.id("gather.people")
        return self.pick(
            lambda: AddPerson(id=self.fresh(), person=row, presence=word, meeting=self.fresh(), today=TODAY),
            lambda: ChangePerson(id=key, name=row.name, handle="x", roles=row.roles, presence=word, meeting=self.fresh(), today=TODAY),
            lambda: SetPresence(id=key, presence=word, meeting=self.fresh(), today=TODAY),
        )

    def of_events(self) -> Edit:
        events = {self.fresh(): self.event() for _ in range(self.random.randint(0, 3))}
        people = {self.fresh(): Person(name="Eve", named=True)} if self.random.random() < 0.3 else {}
        causes = self.ids("whys")
        return self.pick(
            lambda: AddEvents(events=events, people=people, causes=dict.fromkeys(events, causes)),
            lambda: ChangeEvent(id=self.id("timeline"), event=self.event(), people=people, causes=causes),
            lambda: ToggleMilestone(ids=self.ids("timeline"), milestone=self.random.choice(MILESTONES)),
            lambda: ToggleStar(ids=self.ids("timeline")),
            lambda: MergeEvents(ids=self.ids("timeline"), fresh=(self.fresh(), self.fresh(), self.fresh())),
            lambda: ShiftEvents(ids=self.ids("timeline"), seconds=self.random.choice([60.0, -86400.0, 1e12])),
            lambda: MoveEventsToDay(ids=self.ids("timeline"), day=TODAY),
            lambda: ReadEventsAgain(ids=self.ids("timeline"), zone=Zone(dt.UTC, "UTC"), words="UTC"),
        )

    def of_whys(self) -> Edit:
        key, under = self.id("whys"), self.random.choice(["", self.id("whys")])
        evidence, marks = self.ids("timeline"), self.some(MARKS)
        return self.pick(
            lambda: AddAnswer(id=self.fresh(), under=under, text=self.words(), evidence=evidence, marks=marks),
            lambda: AskQuestion(id=self.fresh(), under=under, question="How come?"),
            lambda: ChangeAnswer(id=key, text=self.words(), evidence=evidence, marks=marks),
            lambda: RemoveBranch(id=key),
            lambda: MoveWhy(id=key, by=self.random.choice([-1, 1])),
            lambda: IndentWhy(id=key),
            lambda: OutdentWhy(id=key),
            lambda: ReparentWhy(id=key, under=under),
            lambda: WeakenStep(id=key),
            lambda: ToggleMark(id=key, mark=self.random.choice([*MARKS, "odd"])),
        )

    def of_actions(self) -> Edit:
        row = ActionItem(text=self.words(), answers=self.ids("whys"))
        lesson = Lesson(text=self.words(), about=(*self.ids("timeline"), *self.ids("whys")))
        return self.pick(
            lambda: AddAction(id=self.fresh(), row=row, idea=self.id("later")),
            lambda: LetGo(id=self.id("later"), reason=self.words()),
            lambda: MergeIdea(id=self.id("later"), into=self.random.choice([f"actions.{self.id('actions')}", f"later.{self.id('later')}"])),
            lambda: AddRow(table="lessons", id=self.fresh(), row=lesson),
        )
