"""Words are counted as a reader counts them."""

import datetime as dt

import pytest

from pmtui.model.actions import ActionItem
from pmtui.model.figures.word_count import count
from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import Account, TimelineEvent


@pytest.mark.parametrize(
    ("title", "words"),
    [("", 0), ("Checkout was slow", 3), (" it's  -- a 5-minute\n\n outage … ", 4), ("Café déployé", 2), ("停止した", 4), ("v2 停止 ok", 4)],
)
def test_words_are_what_stands_between_blanks_and_has_a_letter(title: str, words: int) -> None:
    assert count(PostMortem(title=title)) == words


def test_rows_and_their_inner_rows_count_and_what_was_chosen_or_linked_does_not() -> None:
    event = TimelineEvent(
        time=dt.datetime(2023, 7, 20, 12, 17),
        typed="12:17 or so",
        text="the alert fires",
        kind="alert",
        milestones=("detected",),
        links=("https://example.org/a b c",),
        accounts={"a1": Account(text="no alert came")},
    )
    document = PostMortem(title="One", timeline={"t1": event}, actions={"a1": ActionItem(text="Alert earlier", status="in progress")})
    document = document.with_table("gather.people", {"p1": Person(name="Ana Ruiz", roles=("incident commander",))})
    assert count(document.with_fields("define", summary="two words", zone="Europe/Lisbon", severity="SEV 2")) == 1 + 3 + 3 + 2 + 4 + 2
