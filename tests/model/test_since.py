"""What changed between two days, in words that name nobody."""

from hypothesis import given

from pmtui.model.actions import ActionItem
from pmtui.model.figures.since import since
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why
from tests.strategies import documents

BEFORE = PostMortem(id="x", title="t").with_table("timeline", {"t1": TimelineEvent(text="one"), "t2": TimelineEvent(text="two")})
BEFORE = BEFORE.with_table("actions", {"a1": ActionItem(text="do", owner="Zelda"), "a2": ActionItem(text="other")})


def test_nothing_changed_is_nothing_to_say() -> None:
    assert since(BEFORE, BEFORE) == []


def test_what_was_done_comes_first_and_nobody_is_named() -> None:
    after = BEFORE.with_row("actions", "a1", ActionItem(text="do", owner="Zelda", status="done"))
    after = after.with_row("actions", "a2", ActionItem(text="other", status="won't do", reason="too dear"))
    after = after.with_row("timeline", "t3", TimelineEvent(text="three")).with_row("timeline", "t1", TimelineEvent(text="uno"))
    after = after.without("timeline", ["t2"]).with_row("whys", "w1", Why(text="why", marks=("root",)))
    after = after.with_fields("define", problem="broken", lead_up="before", status="in review")
    assert since(BEFORE, after) == [
        "1 action done",
        "1 action decided against",
        "1 cause found",
        "rows of the timeline: 1 new, 1 changed, 1 taken out",
        "answers: 1 new",
        "actions: 2 changed",
        "step 2: problem, lead up",
        "status: in review",
    ]


@given(documents(), documents())
def test_any_two_documents_can_be_compared(before: PostMortem, after: PostMortem) -> None:
    assert since(before, before) == []
    assert all(words.strip() for words in since(before, after))
