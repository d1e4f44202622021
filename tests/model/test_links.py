"""Links work both ways, though they are stored at one end."""

from pmtui.model.actions import ActionItem
from pmtui.model.lessons import Lesson
from pmtui.model.links import linked, toggled
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why
from tests.driver import blank


def test_an_answer_an_action_and_a_lesson_are_reached_from_their_row_and_back() -> None:
    document = blank().with_table("timeline", {"e1": TimelineEvent(text="promoted"), "e2": TimelineEvent(text="alert")})
    document = document.with_table("whys", {"w1": Why(text="not tried", evidence=("e1", "gone"))})
    document = document.with_table("actions", {"a1": ActionItem(text="try it", answers=("w1", "e2"))})
    document = document.with_table("lessons", {"l1": Lesson(text="luck", about=("w1", "e1"))})
    assert linked(document, "whys.w1") == ["timeline.e1", "actions.a1", "lessons.l1"]
    assert linked(document, "timeline.e1") == ["whys.w1", "lessons.l1"]
    assert linked(document, "timeline.e2") == ["actions.a1"]
    assert linked(document, "actions.a1") == ["whys.w1", "timeline.e2"]
    assert linked(document, "lessons.l1") == ["whys.w1", "timeline.e1"]
    assert linked(document, "whys.none") == linked(document, "gather.people.x") == []


def test_one_link_that_is_there_is_taken_off_several_are_added() -> None:
    assert toggled(("a", "b"), ["a"]) == (("b",), True)
    assert toggled(("a",), ["a", "b"]) == (("a", "b"), False)
    assert toggled((), ["a"]) == (("a",), False)
