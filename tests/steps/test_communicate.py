"""Step 6 as functions: each verb on an audience, a line of the review, a delivery, and while the page is read."""

import datetime as dt

import pytest

from pmtui.edits.communicate import ToggleReviewed
from pmtui.edits.define import ChangeProblemField
from pmtui.edits.rows import AddRow, ChangeRow, RemoveRows
from pmtui.formats.page.markdown import render
from pmtui.model.communicate import AUDIENCES, Delivery, Message
from pmtui.model.define import STATUSES
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import AUDIENCE, DELIVERY, PREVIEW, REVIEW, key_of
from pmtui.steps.base import asked_again
from pmtui.steps.communicate.audiences import audience_of, audience_word, audiences, meant, message_words
from pmtui.steps.communicate.manual import MANUAL
from pmtui.steps.outcomes import AnyOutcome, Ask, Choose, Copy, Details, Do, Nothing, Say, Write
from tests.steps.desk import TODAY, at

WORDS = "Downloads failed.\nKim put them right."
TOMORROW = TODAY + dt.timedelta(days=1)
DELIVERIES = {
    "d1": Delivery(audience="Management", channel="mail", when=TODAY),
    "d2": Delivery(audience="customers", channel="status page", when=TOMORROW, planned=True),
    "d3": Delivery(audience="Wiki page", channel="wiki"),
    "d4": Delivery(audience="the auditors", channel="mail", when="after lunch"),
    "d5": Delivery(channel="mail"),
}
DOCUMENT = (
    PostMortem(title="A title")
    .with_table("communicate.deliveries", DELIVERIES)
    .with_table("communicate.messages", {"management": Message(text=WORDS), "press": Message(text=" \n ")})
)
ROWS = [key_of(AUDIENCE, "management"), key_of(AUDIENCE, "team"), key_of(REVIEW, "data-kept"), key_of(DELIVERY, "d1"), ""]


def do(outcome: AnyOutcome) -> Do:
    """The edit that is wanted."""
    assert isinstance(outcome, Do), outcome
    return outcome


def after(outcome: AnyOutcome, document: PostMortem = DOCUMENT) -> PostMortem:
    """The document once it is made."""
    return do(outcome).edit.apply(document)


def press(key: str, row: str = "", *ids: str, document: PostMortem = DOCUMENT) -> AnyOutcome:
    """What a key wants."""
    return MANUAL.verbs[key](at(document, row, *ids))


def told(key: str, delivery: str, document: PostMortem = DOCUMENT) -> AnyOutcome:
    """What a key wants on a delivery."""
    return press(key, key_of(DELIVERY, delivery), delivery, document=document)


def take(answer: str, text: str, *ids: str, document: PostMortem = DOCUMENT) -> AnyOutcome:
    """What words want."""
    return MANUAL.answers[answer].take(text, at(document, "", *ids))


def read(answer: str, text: str) -> str:
    """How words are read."""
    return "".join(words for _, words in MANUAL.answers[answer].read(text, at(DOCUMENT)))


# for whom


def test_the_audiences_are_ours_and_those_that_have_a_message() -> None:
    assert audiences(PostMortem()) == list(AUDIENCES) and audiences(DOCUMENT) == [*AUDIENCES, "press"]
    assert (audience_word("wiki"), audience_word("the\nauditors")) == ("Wiki page", "the auditors")


@pytest.mark.parametrize(
    ("row", "audience"),
    [
        (key_of(AUDIENCE, "team"), "team"),
        (key_of(DELIVERY, "d1"), "management"),
        (key_of(DELIVERY, "d2"), "customers"),
        (key_of(DELIVERY, "d3"), "wiki"),
        (key_of(DELIVERY, "d4"), "the auditors"),
        (key_of(DELIVERY, "d5"), ""),
        (key_of(DELIVERY, "gone"), "wiki"),
        (key_of(REVIEW, "data-kept"), "wiki"),
        (key_of(PREVIEW, key_of(AUDIENCE, "team")), "wiki"),
        (key_of(PREVIEW, ""), "wiki"),
        ("", "wiki"),
    ],
)
def test_a_row_says_whose_text_is_meant_and_in_the_page_it_is_the_page(row: str, audience: str) -> None:
    assert audience_of(DOCUMENT, row) == audience == meant(at(DOCUMENT, row))


@pytest.mark.parametrize(
    "row", [key_of(AUDIENCE, "wiki"), key_of(REVIEW, "data-kept"), key_of(DELIVERY, "d3"), key_of(PREVIEW, ROWS[0]), ""]
)
@pytest.mark.parametrize("document", [PostMortem(), DOCUMENT], ids=["empty", "full"])
def test_where_the_page_is_meant_it_is_copied_and_written(row: str, document: PostMortem) -> None:
    assert press("communicate.copy", row, document=document) == Copy(render(document), "the page")
    assert press("communicate.write", row, document=document) == Write()


@pytest.mark.parametrize("row", [key_of(AUDIENCE, "management"), key_of(DELIVERY, "d1")])
def test_an_audience_gets_its_message_and_never_the_page(row: str) -> None:
    assert press("communicate.copy", row) == Copy(WORDS, "message for Management")
    assert press("communicate.write", row) == Write("management")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (key_of(AUDIENCE, "team"), "no message for Team yet · e writes one"),
        (key_of(AUDIENCE, "press"), "no message for press yet · e writes one"),
        (key_of(DELIVERY, "d2"), "no message for Customers yet"),
        (key_of(DELIVERY, "d4"), "no message for the auditors yet"),
        (key_of(DELIVERY, "d5"), "no message yet: this line names nobody"),
    ],
)
@pytest.mark.parametrize("key", ["communicate.copy", "communicate.write"])
def test_where_there_is_no_message_it_is_said_where_one_is_written(key: str, row: str, said: str) -> None:
    assert press(key, row) == Say(said) and message_words(at(DOCUMENT, row)) == said


def test_what_is_copied_is_as_it_may_be_seen() -> None:
    seen = DOCUMENT.with_table("communicate.messages", {"management": Message(text="Somebody put them right.")}).changed(title="By role")
    here = at(DOCUMENT, key_of(AUDIENCE, "management")).changed(seen=seen)
    assert MANUAL.verbs["communicate.copy"](here) == Copy("Somebody put them right.", "message for Management")
    assert MANUAL.verbs["communicate.copy"](here.changed(row="")) == Copy(render(seen), "the page")


# who was told


def test_the_empty_line_is_for_who_was_told() -> None:
    asked = MANUAL.adding(at(PostMortem()))
    assert (asked.name, asked.prompt, asked.hint, asked.stays) == ("add", "Told", "audience, channel, when", True)


def test_a_line_notes_who_was_told() -> None:
    outcome = do(take("add", "management, mail, 2023-07-21"))
    row = Delivery(audience="management", channel="mail", when=dt.date(2023, 7, 21))
    assert outcome.edit == AddRow(table="communicate.deliveries", id="new1", row=row, what="told somebody", at=1.0)
    assert outcome.words == f"noted: {read('add', 'management, mail, 2023-07-21')}" == "noted: management · mail · Fri 21 Jul"
    assert take("add", "  ") == Nothing()


def test_a_delivery_is_edited_in_its_line() -> None:
    asked = told("list.edit", "d1")
    assert isinstance(asked, Ask) and asked.name == "edit:communicate.deliveries.d1" and asked.keeps
    assert asked.text == "Management, mail, 2023-07-24"
    row = after(take("edit", "team, chat, 2023-07-25", "d1")).communicate.deliveries["d1"]
    assert (row.audience, row.channel, row.when, row.planned) == ("team", "chat", TOMORROW, True)


def test_an_edited_line_keeps_a_when_that_no_line_can_say_and_a_plan_that_it_does_not_touch() -> None:
    row = after(take("edit", "auditors, mail", "d4")).communicate.deliveries["d4"]
    assert (row.audience, row.when) == ("auditors", "after lunch")
    late = DOCUMENT.with_table("communicate.deliveries", {"d2": DELIVERIES["d2"].changed(when=TODAY)})
    assert after(take("edit", "customers, mail, today", "d2", document=late), late).communicate.deliveries["d2"].planned


def test_what_was_planned_was_sent_today_at_the_latest_and_that_is_taken_back() -> None:
    sent = do(told("communicate.review", "d2"))
    assert sent.words == "sent · Customers was told · space takes it back"
    row = after(sent).communicate.deliveries["d2"]
    assert (row.planned, row.when) == (False, TODAY)
    back = do(told("communicate.review", "d1"))
    assert back.edit == ChangeRow(table="communicate.deliveries", id="d1", values={"planned": True}, what="who was told", at=1.0)
    assert back.words == "planned: not sent yet · space takes it back"


def test_only_what_was_told_is_deleted() -> None:
    outcome = do(told("list.delete", "d1"))
    assert outcome.edit == RemoveRows(table="communicate.deliveries", ids=("d1",), at=1.0)
    assert outcome.words == "deleted 1 note of who was told · u brings it back"
    for row in (key_of(AUDIENCE, "team"), key_of(REVIEW, "data-kept"), ""):
        assert press("list.delete", row) == Say("only what was told can be deleted here")


def test_a_half_typed_line_finds_its_delivery_again() -> None:
    asked = asked_again(MANUAL, "edit:communicate.deliveries.d1", at(DOCUMENT))
    assert asked is not None and asked.ids == ("d1",)
    assert asked_again(MANUAL, "edit:communicate.deliveries.gone", at(DOCUMENT)) is None


# the review, forms, the status


@pytest.mark.parametrize("key", ["communicate.review", "list.edit"])
def test_a_line_of_the_review_is_ticked(key: str) -> None:
    assert press(key, key_of(REVIEW, "data-kept")) == Do(ToggleReviewed(item="data-kept", at=1.0))
    assert after(press(key, key_of(REVIEW, "data-kept"))).communicate.reviewed == ("data-kept",)


@pytest.mark.parametrize("row", [key_of(AUDIENCE, "team"), ""])
def test_there_is_nothing_to_tick_elsewhere(row: str) -> None:
    assert press("communicate.review", row) == Nothing()


@pytest.mark.parametrize("key", ["list.details", "list.edit"])
def test_an_audience_s_words_and_the_sign_off_are_forms(key: str) -> None:
    assert press(key, key_of(AUDIENCE, "team")) == Details("communicate.messages", "team")
    assert press(key, "") == Details("communicate", "")
    assert press(key, document=PostMortem()) == Details("communicate", "")


def test_a_delivery_and_the_review_have_forms_too() -> None:
    assert told("list.details", "d1") == Details("communicate.deliveries", "d1")
    assert press("list.details", key_of(REVIEW, "data-kept")) == Details("communicate", "")


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("key", sorted(MANUAL.verbs.keys() - {"communicate.copy", "communicate.write"}))
def test_while_the_page_is_read_the_other_keys_act_on_the_row_beside_it(key: str, row: str) -> None:
    ids = ("d1",) if row == key_of(DELIVERY, "d1") else ()
    assert press(key, key_of(PREVIEW, row), *ids) == press(key, row, *ids)


def test_the_status_is_chosen_by_its_letter() -> None:
    offered = press("communicate.status")
    assert isinstance(offered, Choose) and [option.chosen.value for option in offered.options] == list(STATUSES)
    assert [option.key for option in offered.options] == [word[0] for word in STATUSES]
    assert all(option.chosen.answer in MANUAL.answers for option in offered.options)
    assert take("status", "final") == Do(ChangeProblemField(name="status", value="final", at=1.0))
    assert after(take("status", "final")).define.status == "final"
