"""Windows by place: the state goes along, what was there comes back, fields and drafts are told. No window is a real one."""

import pytest

from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.screens.window.painting import ALL
from pmtui.session.drafts import Drafts
from pmtui.shell.windows import Windows, begins_typing, neighbour
from pmtui.storage.records import Draft, Place
from tests.shell.stub import Form, Stub


def two() -> tuple[Windows[Stub], Stub, Form]:
    windows, gather, whys = Windows[Stub](), Stub("gather"), Form("whys")
    windows.add("gather", gather)
    windows.add("whys", whys)
    return windows, gather, whys


def test_a_new_window_is_come_to_in_the_state_one_is_in_and_only_a_step_can_be_typed_into() -> None:
    windows, gather, _ = two()
    room = Stub("room")
    windows.add("room", room)
    assert gather.wanted_typing and not room.wanted_typing


def test_the_state_goes_along_from_step_to_step_and_over_the_room_page() -> None:
    windows, gather, whys = two()
    windows.add("room", Stub("room"))
    gather.wanted_typing = False
    windows.move("gather", "room")
    windows.move("room", "whys")
    assert not whys.wanted_typing and whys.stale == ALL


def test_a_window_has_its_cursor_folds_and_half_typed_words_again() -> None:
    windows, gather, whys = two()
    held = Place("whys", {"gather": "p1"}, ("w2",))
    drafts = Drafts({"gather/add": Draft("Be", (0, 2)), "whys/add": Draft("no al", (0, 5))})
    windows.restore("gather", gather, held, drafts)
    windows.restore("whys", whys, held, drafts)
    assert gather.first_cursor == "p1" and gather.did == [("put_draft", "add", "Be", (0, 2))]
    assert whys.folded == {"w2"} and whys.did == [("put_draft", "add", "no al", (0, 5))]


def test_the_place_is_remembered_with_the_cursors_of_windows_that_are_there() -> None:
    windows, gather, whys = two()
    whys.is_mounted, whys.folded, gather.wanted_typing = False, {"w3", "w1"}, False
    place = windows.place("gather", {"whys": 60.0}, roles=True)
    assert place == Place("gather", {"gather": "row-of-gather"}, ("w1", "w3"), "KEYS", {"whys": 60.0}, True)


def test_every_window_there_is_is_asked_for_its_fields_and_forms_too() -> None:
    windows, gather, whys = two()
    windows.forms["gather"] = form = Form("details")
    windows.commit_fields()
    windows.tell_drafts()
    assert gather.did == whys.did == [("commit",), ("tell_draft",)] and form.did == [("commit",)]


def test_seen_otherwise_all_are_stale_and_questions_begin_again_only_where_that_is_wanted() -> None:
    windows, gather, _ = two()
    windows.forms["gather"] = form = Form("details")
    windows.change_looks(ask_anew=False)
    assert gather.stale == form.stale == ALL and gather.asked == 3
    windows.change_looks(ask_anew=True)
    assert gather.asked == 0


@pytest.mark.parametrize(
    ("step", "by", "place"),
    [
        ("gather", 1, "define"),
        ("gather", -1, "room"),
        ("room", -1, ""),
        ("communicate", 1, ""),
        ("lessons", 1, "gather"),
        ("home", -1, "gather"),
    ],
)
def test_the_place_beside_a_step(step: str, by: int, place: str) -> None:
    assert neighbour(step, by) == place


def test_one_begins_in_a_box_where_one_was_where_all_is_new_and_where_words_are_half_typed() -> None:
    held = PostMortem(id="x", timeline={"e1": TimelineEvent(text="x")})
    assert begins_typing(Place(), PostMortem(id="x"), Drafts())
    assert not begins_typing(Place(), held, Drafts())
    assert not begins_typing(Place("gather", state="KEYS"), PostMortem(id="x"), Drafts())
    assert begins_typing(Place("gather", state="TYPING"), held, Drafts())
    assert begins_typing(Place("gather"), held, Drafts({"gather/add": Draft("x", (0, 1))}))
    assert not begins_typing(Place("gather"), held, Drafts({"later/later": Draft("x", (0, 1))}))
