"""Step 3: rows of the timeline, added, taken over, changed and marked."""

import datetime as dt
from typing import Any

import pytest

from pmtui.edits.define import SetBeganEnded
from pmtui.edits.rows import RemoveRows
from pmtui.edits.timeline import AddEvents, ChangeEvent, ToggleMilestone, ToggleStar, taken_over
from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import Account, TimelineEvent
from tests.edits.doing import done, event, incident, moment, refused, said, unchanged


def add(row: TimelineEvent, key: str = "new", **values: Any) -> AddEvents:
    return AddEvents(events={key: row}, **values)


def change(document: PostMortem, key: str, **values: Any) -> ChangeEvent:
    """Return the edit of a line that says what the row says, except for these values."""
    causes = values.pop("causes", tuple(why for why, row in document.whys.items() if key in row.evidence and row.marks))
    people = values.pop("people", {})
    return ChangeEvent(id=key, event=document.timeline[key].changed(**values), causes=causes, people=people)


# Adding


def test_rows_people_and_evidence_come_in_one_edit() -> None:
    edit = AddEvents(
        events={"n1": event(12, 40, "one", who=("eve",)), "n2": event(12, 41, "two")},
        people={"eve": Person(name="Eve", named=True)},
        causes={"n1": ("b",), "n2": ("a1", "gone")},
    )
    document = done(incident(), edit)
    assert list(document.timeline) == ["e1", "e2", "e3", "n1", "n2"] and document.gather.people["eve"].named
    assert (document.whys["b"].evidence, document.whys["a1"].evidence) == (("n1",), ("e1", "n2"))
    unchanged(incident(), AddEvents(events={}))


def test_no_row_and_no_person_is_written_over() -> None:
    assert "already" in refused(incident(), add(event(13, 0, "x"), "e1"))
    assert "already" in refused(incident(), add(event(13, 0, "x"), people={"ana": Person(name="Other")}))


def test_undo_says_what_and_where() -> None:
    assert said(add(event(12, 40, "rolled back everything that was left"))) == (
        "added 12:40 rolled back everything…",
        "timeline",
        "timeline.new",
    )
    assert add(TimelineEvent(text="x", precision="unknown")).label == "added x"
    both = AddEvents(events={"a": event(1), "b": event(2)})
    assert said(both) == ("added 2 rows", "timeline", "timeline.b")
    assert said(AddEvents(events={}))[2] == "" == AddEvents(events={}).target_in(incident())


# Taking over


def wordless(**values: Any) -> PostMortem:
    """Return a document whose only row comes from step 2."""
    after = SetBeganEnded(began=event(12, 17), ended=None, began_id="w", ended_id="v")
    document = done(PostMortem(id="x").with_fields("define", zone="UTC"), after)
    return document.with_row("timeline", "w", document.timeline["w"].changed(**values)) if values else document


def test_a_typed_row_takes_over_the_one_without_words_of_its_mark_and_minute() -> None:
    typed = event(12, 17, "promoted", "introduced", "impact-start", kind="change")
    document = wordless()
    after = done(document, add(typed, causes={"new": ()}))
    assert list(after.timeline) == ["w"]
    row = after.timeline["w"]
    assert (row.text, row.kind, row.milestones) == ("promoted", "change", ("introduced", "impact-start"))
    assert taken_over(document, typed) == "w" and add(typed).target_in(document) == "timeline.w"
    assert add(typed).target == "timeline.new"
    assert list(done(document, add(typed, "w")).timeline) == ["w"]


def test_seconds_of_one_minute_are_the_same_minute() -> None:
    assert taken_over(wordless(), event(12, 17, "x", "impact-start").changed(time=moment(12, 17).replace(second=59))) == "w"


@pytest.mark.parametrize(
    "typed",
    [
        event(12, 18, "x", "impact-start"),
        event(12, 17, "x", "detected"),
        event(12, 17, "x"),
        TimelineEvent(text="x", milestones=("impact-start",), precision="unknown"),
        TimelineEvent(time=moment(12, 17).date(), precision="date", text="x", milestones=("impact-start",)),
        TimelineEvent(time=dt.time(12, 17), text="x", milestones=("impact-start",)),
    ],
    ids=["other minute", "other mark", "no mark", "no time", "a day", "no day"],
)
def test_otherwise_both_stand(typed: TimelineEvent) -> None:
    after = done(wordless(), add(typed))
    assert list(after.timeline) == ["w", "new"] and after.timeline["w"] == wordless().timeline["w"]


def test_a_row_with_words_is_never_taken_over() -> None:
    assert list(done(incident(), add(event(12, 17, "x", "impact-start"))).timeline) == ["e1", "e2", "e3", "new"]


def test_part_of_an_hour_is_not_its_first_minute() -> None:
    document = wordless(time=moment(14), precision="partial")
    assert taken_over(document, event(14, 0, "x", "impact-start")) == ""
    assert taken_over(document, event(14, 0, "x", "impact-start", precision="partial")) == "w"


def test_the_minute_is_that_of_the_documents_zone() -> None:
    document = wordless(time=dt.datetime(2023, 7, 20, 13, 17)).with_fields("define", zone="Europe/Lisbon")
    assert taken_over(document, event(12, 17, "x", "impact-start")) == "w"


def test_what_the_row_without_words_carried_stays() -> None:
    carried = {"star": True, "gap": "lunch", "links": ("https://graph.example",), "who": ("ana",), "accounts": {"k": Account(text="other")}}
    row = done(wordless(**carried), add(event(12, 17, "promoted", "impact-start", who=("ben",)))).timeline["w"]
    assert (row.text, row.star, row.gap, row.links, row.who) == ("promoted", True, "lunch", carried["links"], ("ben", "ana"))
    assert row.accounts == carried["accounts"]


def test_a_paste_may_take_over_too() -> None:
    edit = AddEvents(events={"a": event(12, 17, "promoted", "impact-start"), "b": event(12, 20, "later")})
    assert list(done(wordless(), edit).timeline) == ["w", "b"]


# Changing


def test_a_line_kept_as_it_was_changes_nothing() -> None:
    document = incident()
    for key in document.timeline:
        unchanged(document, change(document, key))


def test_a_changed_line_changes_what_it_can_say_and_nothing_else() -> None:
    document = incident()
    document = document.with_row(
        "timeline", "e1", document.timeline["e1"].changed(star=True, gap="x", accounts={"k": Account(text="other")})
    )
    after = done(document, change(document, "e1", text="promoted", kind="change", milestones=("introduced",), who=("ben",)))
    row = after.timeline["e1"]
    assert (row.text, row.kind, row.milestones, row.who) == ("promoted", "change", ("introduced",), ("ben",))
    assert row.star and row.gap == "x" and row.accounts
    assert after.timeline["e2"] is document.timeline["e2"]


def test_what_no_line_can_say_stays_in_its_place() -> None:
    odd = TimelineEvent.read(
        {
            "text": "x",
            "kind": "omen",
            "milestones": ["zenith", "detected"],
            "who": ["ghost", "ana"],
            "links": ["runbook 7", "https://a.example"],
            "star": "big",
        }
    )
    document = incident().with_row("timeline", "o", odd)
    says = {"kind": "", "milestones": ("detected",), "who": ("ana",), "links": ("https://a.example",)}
    unchanged(document, change(document, "o", **says))
    row = done(document, change(document, "o", **{**says, "text": "y"})).timeline["o"]
    assert (row.kind, row.milestones, row.who, row.links) == (odd.kind, odd.milestones, odd.who, odd.links) and row.kept == {"star": "big"}
    row = done(document, change(document, "o", **{**says, "milestones": ("declared",), "who": (), "links": (), "kind": "alert"})).timeline[
        "o"
    ]
    assert (row.kind, row.milestones, row.who, row.links) == ("alert", ("declared", "zenith"), ("ghost",), ("runbook 7",))


def test_of_lettered_causes_it_is_evidence_of_just_those_said() -> None:
    document = incident()
    after = done(document, change(document, "e1", causes=("b",)))
    assert (after.whys["a1"].evidence, after.whys["b"].evidence) == ((), ("e1",))
    assert after.whys["a"] is document.whys["a"], "an answer without a letter can't be said in a line"


def test_people_named_for_the_first_time_are_made() -> None:
    after = done(incident(), change(incident(), "e3", who=("eve",), people={"eve": Person(name="Eve", named=True)}))
    assert after.gather.people["eve"].name == "Eve" and after.timeline["e3"].who == ("eve",)


def test_a_row_that_is_gone_is_not_changed() -> None:
    edit = ChangeEvent(id="gone", event=event(12))
    assert refused(incident(), edit) == refused(incident(), ToggleStar(ids=("gone",))) == "that row is not there any more"
    assert said(change(incident(), "e1")) == ("changed staging promoted", "timeline", "timeline.e1")
    assert edit.label == "changed a row"


# Marks


def test_a_milestone_goes_on_all_or_off_all() -> None:
    edit = ToggleMilestone(ids=("e1", "e2"), milestone="detected")
    on = done(incident(), edit)
    assert (on.timeline["e1"].milestones, on.timeline["e2"].milestones) == (("impact-start", "detected"), ("detected",))
    assert on.timeline["e2"] == incident().timeline["e2"]
    off = done(on, edit)
    assert (off.timeline["e1"].milestones, off.timeline["e2"].milestones) == (("impact-start",), ())
    unchanged(on, ToggleMilestone(ids=(), milestone="detected"))
    assert said(ToggleMilestone(ids=("e1", "e2"), milestone="impact-end")) == ("milestone impact end", "timeline", "timeline.e2")
    assert ToggleMilestone(ids=(), milestone="x").target == ToggleStar(ids=()).target == ""


def test_stars_go_on_all_or_off_all() -> None:
    edit = ToggleStar(ids=("e1", "e2"))
    on = done(incident(), ToggleStar(ids=("e1",)), edit)
    assert [row.star for row in on.timeline.values()] == [True, True, False]
    assert [row.star for row in done(on, edit).timeline.values()] == [False, False, False]
    unchanged(on, ToggleStar(ids=()))
    assert said(edit) == ("star", "timeline", "timeline.e2")


# Removing


def test_a_removed_row_leaves_nothing_behind() -> None:
    after = done(incident(), RemoveRows(table="timeline", ids=("e1", "e3")))
    assert [row.evidence for row in after.whys.values()] == [("e2",), (), (), ()]
    assert after.lessons["l1"].about == ("a1",) and after.actions["t1"].answers == ("a1", "e2")


def test_rows_without_a_time_go_under_the_row_above() -> None:
    def loose(after: str) -> TimelineEvent:
        return TimelineEvent(precision="unknown", text="x", after=after)

    document = (
        incident().with_row("timeline", "u", loose("e2")).with_row("timeline", "v", loose("u")).with_row("timeline", "w", loose("e1"))
    )
    result = done(document, RemoveRows(table="timeline", ids=("e2", "u")))
    assert (result.timeline["v"].after, result.timeline["w"].after) == ("w", "e1")
    assert done(result, RemoveRows(table="timeline", ids=("e1",))).timeline["w"].after == ""
