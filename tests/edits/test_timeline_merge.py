"""Rows that tell the same thing are merged, and nothing any of them says is lost."""

from hypothesis import given
from hypothesis import strategies as st

from pmtui.edits.timeline_merge import MergeEvents
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import Account
from tests.edits.doing import done, event, incident, refused
from tests.strategies import documents

FRESH = ("f1", "f2", "f3", "f4")


def test_the_first_stays_and_other_words_stand_as_other_accounts() -> None:
    document = incident()
    row = document.timeline["e2"].changed(accounts={"x": Account(text="12:23 here", who="Ben")}, links=("https://a.example/1",), star=True)
    document = done(document.with_row("timeline", "e2", row), MergeEvents(ids=("e2", "e1"), fresh=FRESH))
    assert list(document.timeline) == ["e1", "e3"]
    one = document.timeline["e1"]
    assert (one.text, one.milestones, one.who, one.star) == ("staging promoted", ("impact-start", "detected"), ("ana", "ben"), True)
    assert [(account.text, account.who) for account in one.accounts.values()] == [("anomaly seen", ""), ("12:23 here", "Ben")]
    assert document.whys["a"].evidence == ("e1",) and document.actions["t1"].answers == ("a1", "e1")


def test_the_same_words_are_said_once_and_an_empty_row_takes_the_words() -> None:
    document = incident().with_row("timeline", "n1", event(12, 17, "  Staging PROMOTED"))
    assert done(document, MergeEvents(ids=("e1", "n1"), fresh=FRESH)).timeline["e1"].accounts == {}
    document = incident().with_row("timeline", "n1", event(11, 0, "", "introduced"))
    one = done(document, MergeEvents(ids=("n1", "e1"), fresh=FRESH)).timeline["n1"]
    assert (one.text, one.accounts, one.milestones) == ("staging promoted", {}, ("introduced", "impact-start"))


def test_one_row_is_one_already_and_a_row_that_is_gone_is_told() -> None:
    assert "one row alone" in refused(incident(), MergeEvents(ids=("e1",)))
    assert "one row alone" in refused(incident(), MergeEvents(ids=()))
    assert "not there any more" in refused(incident(), MergeEvents(ids=("e1", "gone")))


@given(documents(), st.integers(0, 3))
def test_no_word_and_no_reference_is_lost(document: PostMortem, start: int) -> None:
    ids = tuple(document.timeline)[start : start + 3]
    if len(ids) < 2:
        return
    fresh = tuple(f"f{number}" for number in range(40))
    after = MergeEvents(ids=ids, fresh=fresh).apply(document)
    texts = {row.text for row in after.timeline.values()} | {one.text for row in after.timeline.values() for one in row.accounts.values()}
    words = {" ".join(text.casefold().split()) for text in texts}
    for row in document.timeline.values():
        assert not row.text.strip() or " ".join(row.text.casefold().split()) in words
    assert len(after.timeline) == len(document.timeline) - len(ids) + 1
