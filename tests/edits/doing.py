"""Helpers for tests of edits: a small incident, and the assertions *done*, *refused* and *unchanged*."""

import datetime as dt
from typing import Any

import pytest

from pmtui.edits.base import Edit, EditRefused
from pmtui.model.actions import ActionItem
from pmtui.model.gather import Meeting, Person
from pmtui.model.later import LaterItem
from pmtui.model.lessons import Lesson
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why

TODAY = dt.date(2023, 7, 27)


def moment(hour: int, minute: int = 0) -> dt.datetime:
    """Return a time of the incident's day."""
    return dt.datetime(2023, 7, 20, hour, minute, tzinfo=dt.UTC)


def event(hour: int, minute: int = 0, text: str = "", *milestones: str, **values: Any) -> TimelineEvent:
    """Return a timeline row."""
    return TimelineEvent(time=moment(hour, minute), text=text, milestones=milestones, **values)


def incident() -> PostMortem:
    """Return an incident in which everything refers to something."""
    document = PostMortem(id="c8r2s", title="Broken downloads", date=dt.date(2023, 7, 20))
    document = document.with_fields("define", problem="Downloads were broken", zone="UTC")
    document = document.with_table("gather.people", {"ana": Person(name="Ana Bell"), "ben": Person(name="Ben", handle="ben")})
    document = document.with_table("gather.meetings", {"m1": Meeting(date=TODAY, present=("ana",), absent=("ben",))})
    document = document.with_table(
        "timeline",
        {
            "e1": event(12, 17, "staging promoted", "impact-start", who=("ana", "ben")),
            "e2": event(12, 25, "anomaly seen", "detected", who=("ben",)),
            "e3": event(12, 30, "rolled back", "mitigated"),
        },
    )
    document = document.with_table(
        "whys",
        {
            "a": Why(text="the redirect was wrong", evidence=("e1", "e2")),
            "a1": Why(under="a", text="no test covers it", marks=("root",), evidence=("e1",)),
            "a2": Why(under="a", text="the code has variants"),
            "b": Why(text="nobody could see it", marks=("factor",)),
        },
    )
    document = document.with_table("actions", {"t1": ActionItem(text="test downloads", answers=("a1", "e2"))})
    document = document.with_table("lessons", {"l1": Lesson(kind="well", text="a fast rollback", about=("e3", "a1"))})
    return document.with_table("later", {"i1": LaterItem(text="smoke test"), "i2": LaterItem(text="a board", status="let go", reason="no")})


def done(document: PostMortem, *edits: Edit) -> PostMortem:
    """Return the document after these edits, each checked to leave no dangling reference."""
    for edit in edits:
        document = edit.apply(document)
        assert PostMortem.model_validate(document.model_dump()) == document
    return document


def unchanged(document: PostMortem, edit: Edit) -> None:
    """Check that an edit returns the very same document."""
    assert edit.apply(document) is document


def refused(document: PostMortem, edit: Edit) -> str:
    """Return the sentence that refuses an edit: one line of plain words."""
    with pytest.raises(EditRefused) as caught:
        edit.apply(document)
    words = str(caught.value)
    assert words and "\n" not in words and "Error" not in words and "validation" not in words
    return words


def said(edit: Edit) -> tuple[str, str, str]:
    """Return label, step and target."""
    return edit.label, edit.step, edit.target
