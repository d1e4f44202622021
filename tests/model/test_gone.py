"""What an edit takes off a row is named; what is replaced is not."""

import datetime as dt

from pmtui.model.actions import ActionItem
from pmtui.model.gather import Gather, Person
from pmtui.model.gone import gone
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why

EVENT = TimelineEvent(
    time=dt.datetime(2023, 7, 20, 12, 17, tzinfo=dt.UTC), zone="UTC", text="promoted", kind="change", milestones=("impact-start",),
    who=("ana00", "ben00"), links=("https://chat.example/a/long/way/down/to/what/was/said",),
)  # fmt: skip
DOCUMENT = PostMortem(
    timeline={"e1aaa": EVENT},
    whys={"w1aaa": Why(text="no checklist", marks=("root", "open"), owner="Ana", evidence=("e1aaa",))},
    actions={
        "a1aaa": ActionItem(text="x", owner="Ana", due=dt.date(2026, 12, 1), kind="prevent", priority=1, answers=("w1aaa",), tracker="T-1")
    },
    gather=Gather(people={"ana00": Person(name="Ana", handle="ana"), "ben00": Person(name="Ben")}),
).with_fields("define", zone="UTC")


def test_a_row_of_the_timeline_names_all_that_went_also_the_cause_it_was_evidence_of() -> None:
    plain = EVENT.changed(kind="", milestones=(), who=("ben00",), links=())
    after = DOCUMENT.with_row("timeline", "e1aaa", plain).with_row("whys", "w1aaa", DOCUMENT.whys["w1aaa"].changed(evidence=()))
    assert gone(DOCUMENT, after, "timeline", "e1aaa") == [
        "impact start", "change", "Ana", "chat.example/a/long/way/down/…", "evidence of A",
    ]  # fmt: skip


def test_another_kind_and_other_words_are_not_gone() -> None:
    after = DOCUMENT.with_row("timeline", "e1aaa", EVENT.changed(kind="alert", text="other words", milestones=("impact-start", "detected")))
    assert gone(DOCUMENT, after, "timeline", "e1aaa") == []
    assert gone(DOCUMENT, DOCUMENT.without("timeline", ["e1aaa"]), "timeline", "e1aaa") == []


def test_actions_answers_and_people_name_their_own_marks() -> None:
    bare = DOCUMENT.with_row("actions", "a1aaa", ActionItem(text="x"))
    assert gone(DOCUMENT, bare, "actions", "a1aaa") == ["prevent", "p1", "Ana", "due Tue 1 Dec", "linked with A", "T-1"]
    closed = DOCUMENT.with_row("whys", "w1aaa", Why(text="no checklist", marks=("root",)))
    assert gone(DOCUMENT, closed, "whys", "w1aaa") == ["open", "Ana", "linked with 12:17"]
    nameless = DOCUMENT.with_row("gather.people", "ana00", Person(name="Ana"))
    assert gone(DOCUMENT, nameless, "gather.people", "ana00") == ["@ana"]
