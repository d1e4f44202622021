"""Step 6: the review before the page goes out."""

from pmtui.edits.communicate import ToggleReviewed
from pmtui.model.communicate import REVIEW
from pmtui.model.postmortem import PostMortem
from tests.edits.doing import done, said

EMPTY = PostMortem(id="x")


def tick(item: str) -> ToggleReviewed:
    return ToggleReviewed(item=item)


def test_lines_are_ticked_in_the_order_of_the_list_and_unticked() -> None:
    after = done(EMPTY, *(tick(item) for item in reversed(REVIEW)))
    assert after.communicate.reviewed == REVIEW
    assert done(after, tick(REVIEW[1])).communicate.reviewed == (REVIEW[0], *REVIEW[2:])
    assert done(EMPTY, tick(REVIEW[0]), tick(REVIEW[0])).communicate.reviewed == ()


def test_a_tick_that_pmtui_does_not_know_stays_and_can_be_taken_off() -> None:
    document = EMPTY.with_fields("communicate", reviewed=("odd", "plan-fits"))
    after = done(document, tick("data-kept"))
    assert after.communicate.reviewed == ("data-kept", "plan-fits", "odd")
    assert done(after, tick("odd")).communicate.reviewed == ("data-kept", "plan-fits")
    assert done(document, tick("strange")).communicate.reviewed == ("plan-fits", "odd", "strange")


def test_undo_says_what_and_where() -> None:
    assert said(tick("signed-off")) == ("review: signed off", "communicate", "communicate.reviewed.signed-off")
