"""Step 1: people, and who is in the meeting."""

import pytest

from pmtui.edits.gather import AddPerson, ChangePerson, SetPresence
from pmtui.edits.rows import MoveRow, RemoveRows
from pmtui.model.gather import Meeting, Person, presence
from pmtui.model.postmortem import PostMortem
from tests.edits.doing import TODAY, done, incident, refused, said, unchanged

EMPTY = PostMortem(id="x")


def add(key: str, word: str, name: str = "Eve") -> AddPerson:
    return AddPerson(id=key, person=Person(name=name), presence=word, meeting=f"meeting-{key}", today=TODAY)


def be(key: str, word: str) -> SetPresence:
    return SetPresence(id=key, presence=word, meeting="other", today=TODAY)


@pytest.mark.parametrize("word", ["present", "absent", "async"])
def test_the_first_presence_makes_the_meeting_of_the_day(word: str) -> None:
    document = done(EMPTY, add("e", word), add("f", "present"))
    assert list(document.gather.meetings) == ["meeting-e"]
    assert document.gather.meetings["meeting-e"].date == TODAY
    assert (presence(document.gather, "e"), presence(document.gather, "f")) == (word, "present")


def test_somebody_named_in_the_story_is_in_no_meeting() -> None:
    document = done(EMPTY, add("e", "named"))
    assert not document.gather.meetings and document.gather.people["e"].named
    document = done(incident(), be("ana", "named"))
    assert presence(document.gather, "ana") == "named"
    assert document.gather.meetings["m1"].present == () and document.gather.meetings["m1"].absent == ("ben",)
    assert not done(document, be("ana", "present")).gather.people["ana"].named


def test_presence_goes_from_one_list_to_the_other_of_the_newest_meeting() -> None:
    document = incident()
    document = document.with_row("gather.meetings", "m2", Meeting(date=TODAY, present=("ben",)))
    after = done(document, be("ben", "async"), be("ana", "absent"))
    assert after.gather.meetings["m1"] is document.gather.meetings["m1"]
    newest = after.gather.meetings["m2"]
    assert (newest.present, newest.absent, newest.in_writing) == ((), ("ana",), ("ben",))
    for word in ("absent", "async", "named", "present"):
        after = done(after, be("ana", word))
        assert presence(after.gather, "ana") == word


def test_a_presence_that_is_so_changes_nothing() -> None:
    unchanged(incident(), be("ana", "present"))
    unchanged(incident(), be("ben", "absent"))
    named = done(EMPTY, add("e", "named"))
    unchanged(named, be("e", "named"))


def test_a_changed_line_changes_name_handle_roles_and_presence() -> None:
    edit = ChangePerson(id="ben", name="Benno", handle="benno", roles=("responder",), presence="present", meeting="m", today=TODAY)
    document = done(incident(), edit)
    row = document.gather.people["ben"]
    assert (row.name, row.handle, row.roles) == ("Benno", "benno", ("responder",))
    assert document.gather.meetings["m1"].present == ("ana", "ben")
    unchanged(document, edit)


def test_a_value_of_the_file_that_no_line_can_say_stays() -> None:
    odd = Person.read({"name": "Ana", "team": "core", "named": "perhaps", "roles": 7, "pager": True})
    document = EMPTY.with_row("gather.people", "ana", odd)
    after = done(document, ChangePerson(id="ana", name="Anna", handle="", roles=(), presence="absent", meeting="m", today=TODAY))
    row = after.gather.people["ana"]
    assert (row.name, row.team) == ("Anna", "core") and row.kept == {"named": "perhaps", "roles": 7, "pager": True}


def test_no_person_is_written_over_and_nobody_who_is_gone_is_changed() -> None:
    assert "already" in refused(incident(), add("ana", "present"))
    edit = ChangePerson(id="zoe", name="Zoe", handle="", roles=(), presence="present", meeting="m", today=TODAY)
    assert refused(incident(), edit) == refused(incident(), be("zoe", "absent")) == "that row is not there any more"


def test_a_person_who_goes_leaves_nothing_behind() -> None:
    document = done(incident(), RemoveRows(table="gather.people", ids=("ben",)))
    assert list(document.gather.people) == ["ana"]
    assert document.gather.meetings["m1"].absent == () and document.gather.meetings["m1"].present == ("ana",)
    assert (document.timeline["e1"].who, document.timeline["e2"].who) == (("ana",), ())


def test_people_move_in_their_list_and_stop_at_its_ends() -> None:
    assert list(done(incident(), MoveRow(table="gather.people", id="ben", by=-1)).gather.people) == ["ben", "ana"]
    unchanged(incident(), MoveRow(table="gather.people", id="ana", by=-1))
    unchanged(incident(), MoveRow(table="gather.people", id="ben", by=9))


def test_undo_says_no_name_for_names_may_be_hidden() -> None:
    assert said(add("e", "present")) == ("added a person", "gather", "gather.people.e")
    edit = ChangePerson(id="ben", name="Benno", handle="", roles=(), presence="present", meeting="m", today=TODAY)
    assert said(edit) == ("changed a person", "gather", "gather.people.ben")
    assert [be("ben", word).label for word in ("present", "absent", "async", "named")] == [
        "here",
        "absent",
        "in writing",
        "named in the story",
    ]
    assert said(be("ben", "absent"))[1:] == ("gather", "gather.people.ben")
