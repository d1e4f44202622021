"""Step 3 as functions: each verb on a row, on several, on a gap, on a moment that is asked for, and where there is no row."""

import datetime as dt
from collections.abc import Sequence

import pytest

from pmtui.edits.define import ChangeProblemField, SetNotKnown
from pmtui.edits.rows import ChangeRow, ChangeRows, RemoveRows
from pmtui.edits.timeline import AddEvents, ChangeEvent, ToggleMilestone, ToggleStar
from pmtui.edits.timeline_merge import MergeEvents
from pmtui.edits.timeline_times import MoveEventsToDay, ReadEventsAgain, ShiftEvents
from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import GAP, MOMENT, key_of
from pmtui.model.settings import Settings
from pmtui.model.time.times import time_words
from pmtui.model.timeline import KINDS, MILESTONES, TimelineEvent
from pmtui.model.whys import Why
from pmtui.steps.base import asked_again
from pmtui.steps.outcomes import (
    AnyOutcome,
    Ask,
    Choose,
    Chosen,
    Copy,
    Day,
    Details,
    Do,
    Go,
    GoLinked,
    Nothing,
    Refuse,
    Say,
    SecondZone,
    Type,
    Unmark,
)
from pmtui.steps.timeline.line import event_above, prompts, running_day
from pmtui.steps.timeline.manual import MANUAL
from pmtui.steps.timeline.rows import GONE, KIND_KEYS, MILESTONE_KEYS, NO_ROW
from tests.steps.desk import at

DAY = dt.date(2023, 7, 20)
EMPTY = PostMortem(date=DAY).with_fields("define", zone="UTC")


def moment(hour: int, minute: int, day: int = 20) -> dt.datetime:
    return dt.datetime(2023, 7, day, hour, minute, tzinfo=dt.UTC)


DOCUMENT = (
    EMPTY.with_table("gather.people", {"ana": Person(name="Ana Ruiz", handle="ana"), "ben": Person(name="Ben", handle="ben")})
    .with_table("whys", {"w1": Why(text="No checklist", marks=("root",))})
    .with_table(
        "timeline",
        {
            "t1230": TimelineEvent(time=moment(12, 30), zone="UTC", text="Rolled back"),
            "t1217": TimelineEvent(time=moment(12, 17), zone="UTC", text="Promoted", milestones=("impact-start",)),
            "loose": TimelineEvent(precision="unknown", after="t1217", text="Somebody called"),
        },
    )
)
GAP_ROW, DETECTED = key_of(GAP, "t1217"), key_of(MOMENT, "detected")
ONE_ROW = ("list.details", "list.linked", "list.action", "list.link", "list.account")
ANY_ROWS = ("timeline.kind", "list.time", "list.who", "timeline.star", "list.delete", "list.copy")


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


def take(answer: str, text: str, row: str = "", *ids: str, day: dt.date | None = None, document: PostMortem = DOCUMENT) -> AnyOutcome:
    """What words want."""
    return MANUAL.answers[answer].take(text, at(document, row, *ids, day=day))


def read(answer: str, text: str, row: str = "", *ids: str, document: PostMortem = DOCUMENT) -> str:
    """How words are read."""
    return "".join(words for _, words in MANUAL.answers[answer].read(text, at(document, row, *ids)))


def paste(lines: Sequence[str], row: str = "", day: dt.date | None = None) -> AnyOutcome:
    """What a paste wants."""
    take_lines = MANUAL.answers["add"].take_lines
    assert take_lines is not None
    return take_lines(lines, at(DOCUMENT, row, day=day))


# where there is no row


def test_no_verb_fails_where_there_is_no_row() -> None:
    for key, verb in MANUAL.verbs.items():
        outcome = verb(at(PostMortem()))
        assert isinstance(outcome, Nothing | Type) or (key == "timeline.zone" and isinstance(outcome, Ask)), (key, outcome)


@pytest.mark.parametrize("row", [GAP_ROW, DETECTED])
@pytest.mark.parametrize("key", [*ONE_ROW, *ANY_ROWS])
def test_a_gap_and_a_missing_moment_say_what_can_be_done_there(key: str, row: str) -> None:
    assert press(key, row) == Say(NO_ROW)


@pytest.mark.parametrize("key", ONE_ROW)
def test_what_is_of_one_row_does_nothing_on_a_gap_while_others_are_marked(key: str) -> None:
    assert press(key, GAP_ROW, "t1217", "t1230") == Nothing()


@pytest.mark.parametrize("key", [*ONE_ROW, *ANY_ROWS])
def test_each_verb_has_something_to_do_on_a_row(key: str) -> None:
    assert not isinstance(press(key, "t1217", "t1217"), Nothing | Say | Type)


@pytest.mark.parametrize("row", ["", GAP_ROW, DETECTED])
def test_editing_where_there_is_no_line_types_there(row: str) -> None:
    assert press("list.edit", row) == Type()


# a row typed


@pytest.mark.parametrize(
    ("row", "above"), [("t1217", "t1217"), (GAP_ROW, "t1217"), (DETECTED, "t1230"), ("", "")], ids=["row", "gap", "moment", "none"]
)
def test_words_stand_under_the_row_the_one_before_a_gap_and_the_last_for_a_missing_moment(row: str, above: str) -> None:
    assert event_above(DOCUMENT, row) == above


def test_a_row_whose_id_reads_like_a_gap_s_is_a_row() -> None:
    document = DOCUMENT.with_row("timeline", "gap:x", TimelineEvent(text="by hand"))
    assert event_above(document, "gap:x") == "gap:x" and event_above(EMPTY, DETECTED) == ""


def test_the_day_is_the_one_said_else_the_row_s_else_the_incident_s() -> None:
    document = DOCUMENT.with_row("timeline", "t0010", TimelineEvent(time=moment(0, 10, 21), zone="UTC", text="Again"))
    said = dt.date(2023, 7, 1)
    assert [running_day(document, row, None) for row in ("t0010", "t1217", "loose", "")] == [dt.date(2023, 7, 21), DAY, DAY, DAY]
    assert running_day(document, "t0010", said) == said
    assert running_day(PostMortem(), "", None) is None


def test_the_prompt_says_day_and_zone_and_has_shorter_words() -> None:
    asked = MANUAL.adding(at(DOCUMENT, "t1217"))
    assert (asked.name, asked.prompt, asked.stays, asked.word) == ("add", "Thu 20 Jul UTC", True, "")
    assert prompts(DOCUMENT, DAY) == ("Thu 20 Jul UTC", "20 Jul UTC", "20 Jul")
    lisbon = DOCUMENT.with_fields("define", zone="America/New_York")
    assert prompts(lisbon, DAY)[0] == "Thu 20 Jul New York"
    assert prompts(PostMortem(), None) == ("no day no zone", "day no zone", "day")


def test_a_line_becomes_a_row_with_whom_and_what_it_names() -> None:
    added = do(take("add", "12:21 requests climb #detected @ana @dana -> A https://a.example/1", "t1217"))
    assert isinstance(added.edit, AddEvents) and added.words.startswith("added 12:21 UTC · detected") and added.then == Nothing()
    document = after(added)
    (row,) = (row for key, row in document.timeline.items() if key not in DOCUMENT.timeline)
    assert (row.text, row.time, row.milestones, row.links) == (
        "requests climb", moment(12, 21), ("detected",), ("https://a.example/1",),
    )  # fmt: skip
    assert [document.gather.people[key].name for key in row.who] == ["Ana Ruiz", "Dana"]
    assert len(document.whys["w1"].evidence) == 1
    assert take("add", "  ") == Nothing()


def test_a_sentence_without_a_time_stands_under_the_row_with_the_cursor() -> None:
    added = do(take("add", "503 errors rise", GAP_ROW)).edit
    assert isinstance(added, AddEvents) and [row.after for row in added.events.values()] == ["t1217"]


def test_words_typed_at_a_moment_that_is_asked_for_are_that_moment() -> None:
    assert read("add", "12:25 seen", DETECTED) == "12:25 UTC · detected · 5 min before 12:30"
    document = after(take("add", "12:25 seen on the dashboard", DETECTED))
    assert document.timeline["new1"].milestones == ("detected",)
    said = after(take("add", "12:25 seen #acknowledged", DETECTED))
    assert said.timeline["new1"].milestones == ("acknowledged",)


def test_a_typed_row_takes_over_a_row_without_words() -> None:
    document = DOCUMENT.with_row("timeline", "bare", TimelineEvent(time=moment(14, 10), zone="UTC", milestones=("resolved",)))
    changed = after(take("add", "14:10 fixed #resolved", "t1230", document=document), document)
    assert changed.timeline["bare"].text == "fixed" and len(changed.timeline) == len(document.timeline)


def test_a_day_alone_is_that_of_the_lines_that_follow_until_one_has_a_time() -> None:
    said = dt.date(2023, 7, 19)
    assert take("add", "2023-07-19") == Day(said, "Wed 19 Jul · times are of this day now")
    timed = do(take("add", "17:41 merged", "t1217", day=said))
    assert timed.then == Day(None) and after(timed).timeline["new1"].time == moment(17, 41, 19)
    assert do(take("add", "somebody called", "t1217", day=said)).then == Nothing()


# a paste


def test_a_paste_is_one_edit() -> None:
    pasted = do(paste(["2023-07-19", "17:41 merged", "", "2023-07-21", "00:10 again @dana", "what for"]))
    assert isinstance(pasted.edit, AddEvents) and pasted.then == Nothing() and "u takes" in pasted.words
    document = after(pasted)
    fresh = [row for key, row in document.timeline.items() if key not in DOCUMENT.timeline]
    assert [row.time for row in fresh if row.time] == [moment(17, 41, 19), moment(0, 10, 21)]
    assert "Dana" in [person.name for person in document.gather.people.values()]


def test_a_day_at_the_end_of_a_paste_is_that_of_what_is_typed_next() -> None:
    day = dt.date(2023, 7, 22)
    assert do(paste(["12:40 one", "2023-07-22"])).then == Day(day)
    assert paste(["2023-07-22"]) == Day(day)
    assert paste(["All times are in UTC"]) == Nothing()


# a line that says the zone


def test_a_line_that_only_says_the_zone_asks_what_it_shall_do() -> None:
    text = "All times are in Europe/Lisbon"
    assert read("add", text) == "zone Europe/Lisbon: no row · ⏎ asks whether the incident’s zone is to change"
    offered = take("add", text)
    assert isinstance(offered, Choose)
    assert [(option.key, option.chosen) for option in offered.options] == [
        ("y", Chosen("zone", "Europe/Lisbon")), ("r", Chosen("row", text)), ("n", Chosen("no-zone")),
    ]  # fmt: skip
    assert [option.word for option in offered.options] == [
        "Make Europe/Lisbon the zone of the incident", "Keep the line as a row", "Stay with UTC, no row",
    ]  # fmt: skip
    assert take("add", "All times are in UTC") == Say("times are in UTC already: no row")


def test_an_offset_can_be_no_zone_of_an_incident() -> None:
    offered = take("add", "All times are in +02:00")
    assert isinstance(offered, Choose) and [option.key for option in offered.options] == ["r", "n"]


def test_what_becomes_of_a_line_that_says_the_zone() -> None:
    changed = do(take("zone", "Europe/Lisbon"))
    assert changed.edit == ChangeProblemField(name="zone", value="Europe/Lisbon", at=1.0) and changed.words.startswith(
        "zone Europe/Lisbon:"
    )
    assert after(take("row", "All times are in CET", "t1217")).timeline["new1"].text == "All times are in CET"
    assert take("no-zone", "") == Say("zone UTC, as before")
    assert take("no-zone", "", document=PostMortem()) == Say("zone not said, as before")


def test_a_second_zone_stands_beside_by_its_name() -> None:
    asked = MANUAL.verbs["timeline.zone"](at(DOCUMENT, settings=Settings(second_zone="Asia/Tokyo")))
    assert isinstance(asked, Ask) and (asked.name, asked.text) == ("second-zone", "Asia/Tokyo")
    shown = take("second-zone", " Europe/Lisbon ")
    assert isinstance(shown, SecondZone) and shown.zone == "Europe/Lisbon" and "second_zone in the settings" in shown.words
    assert take("second-zone", "  ") == SecondZone("", "one zone is shown")
    lost = take("second-zone", "Moon/Base")
    assert lost == Refuse("Moon/Base is no zone that is known here: write one such as Europe/Lisbon")


# a row edited in place


def test_a_row_is_edited_in_its_line_and_loses_nothing_in_silence() -> None:
    asked = press("list.edit", "t1217", "t1217")
    assert isinstance(asked, Ask) and (asked.name, asked.text) == ("edit:timeline.t1217", "12:17 Promoted #impact-start")
    assert asked.keeps and asked.cursor == len("12:17 Promoted")
    assert "no longer" in read("edit", "12:17 Promoted", "", "t1217")
    changed = do(take("edit", "12:18 Promoted again #impact-start @dana", "", "t1217"))
    assert isinstance(changed.edit, ChangeEvent) and changed.words.startswith("kept · ")
    row = after(changed).timeline["t1217"]
    assert (row.text, row.time, row.milestones) == ("Promoted again", moment(12, 18), ("impact-start",))
    assert [after(changed).gather.people[key].name for key in row.who] == ["Dana"]


def test_an_edited_line_is_refused_where_it_is_no_row_and_nothing_where_its_row_is_gone() -> None:
    assert take("edit", "2023-07-19", "", "t1217") == Refuse("a row needs more than a day · it stays as it was")
    assert take("edit", " ", "", "t1217") == Nothing() == take("edit", "12:17 words", "", "gone")
    assert read("edit", "12:17 words", "", "gone") == ""


def test_reading_an_edited_line_uses_up_no_id() -> None:
    def never(taken: object) -> str:
        raise AssertionError("an id was made")

    selection = at(DOCUMENT, "t1217", "t1217").changed(new_id=never)
    assert "Dana" in "".join(words for _, words in MANUAL.answers["edit"].read("12:17 Promoted @dana", selection))


# times


def test_a_time_is_asked_for_and_said_before_it_is_taken() -> None:
    asked = press("list.time", "t1217", "t1217", "t1230")
    assert isinstance(asked, Ask) and asked.name == "time:timeline.t1217,t1230"
    assert isinstance(one := press("list.time", "t1217", "t1217"), Ask) and one.name == "time:timeline.t1217"
    assert read("time", "+1h", "", "t1217", "t1230") == "2 rows: 12:17 to 12:30 → 13:17 to 13:30"
    assert read("time", "12:40", "", "t1217", "t1230") == "2 rows: +1h shifts, a day moves, as UTC reads again"
    assert read("time", "as IST", "", "t1217").startswith("IST can be Indian, Irish or Israeli")
    assert read("time", "+1h", "", "loose") == "none of these rows has a time that can be moved so"
    assert read("time", "12:18", "", "t1217").startswith("12:18 UTC")
    assert read("time", "12:18", "", "gone") == GONE


@pytest.mark.parametrize(
    ("typed", "kind", "said", "times"),
    [
        ("+1h", ShiftEvents, "2 rows: 12:17 to 12:30 → 13:17 to 13:30", ["13:17", "13:30"]),
        ("2023-07-21", MoveEventsToDay, "2 rows: Thu 20 Jul → Fri 21 Jul", ["12:17", "12:30"]),
        ("as +02:00", ReadEventsAgain, "2 rows: 12:17 to 12:30 → 10:17 to 10:30", ["10:17", "10:30"]),
        ("-13h", ShiftEvents, "2 rows: Thu 20 Jul 12:17 to 12:30 → Wed 19 Jul 23:17 to 23:30", ["23:17", "23:30"]),
        ("as UTC", ReadEventsAgain, "2 rows: 12:17 to 12:30, as it was", ["12:17", "12:30"]),
    ],
)
def test_rows_are_shifted_moved_and_read_again(typed: str, kind: type, said: str, times: list[str]) -> None:
    moved = do(take("time", typed, "", "t1217", "t1230"))
    assert isinstance(moved.edit, kind) and moved.words == f"{said} · u takes it back"
    assert [time_words(after(moved).timeline[key], "UTC") for key in ("t1217", "t1230")] == times


def test_a_row_gets_a_time_of_its_own_and_its_words_stay() -> None:
    moved = do(take("time", "~12:20", "", "t1217"))
    assert isinstance(moved.edit, ChangeRow) and "12:20" in moved.words
    row = after(moved).timeline["t1217"]
    assert (row.time, row.precision, row.text, row.milestones) == (moment(12, 20), "approx", "Promoted", ("impact-start",))
    assert after(take("time", "??", "", "t1217")).timeline["t1217"].time is None
    assert after(take("time", "12:31", "", "loose")).timeline["loose"].time == moment(12, 31)


def test_what_is_no_time_waits_in_its_box_and_says_why() -> None:
    no_time = Refuse("that is no time · write it as 12:17, ~12:20, 14:??, or +5m to shift")
    assert [take("time", text, "", "t1217") for text in ("sometime", "", "12:17 and words")] == [no_time] * 3
    assert take("time", "12:40", "", "t1217", "t1230") == Refuse("several rows move by +1h, to a day, or as UTC")
    several = take("time", "as IST", "", "t1217", "t1230")
    assert isinstance(several, Refuse) and "Indian, Irish or Israeli" in several.words
    assert take("time", "12:40", "", "gone") == Refuse(GONE)


def test_what_the_edit_refuses_is_told_by_the_edit() -> None:
    assert do(take("time", "+1h", "", "loose")).words == ""


# kind, milestone, star, one of many


def test_a_kind_or_a_milestone_is_chosen_by_its_key() -> None:
    offered = press("timeline.kind", "t1217", "t1217")
    assert isinstance(offered, Choose)
    assert [option.key for option in offered.options] == [*KIND_KEYS, *MILESTONE_KEYS, "+"]
    assert [option.chosen.value for option in offered.options] == [*KINDS, *MILESTONES, ""]
    assert "impact start" in [option.word for option in offered.options]
    assert all(option.chosen.answer in MANUAL.answers for option in offered.options)
    several = press("timeline.kind", "t1217", "t1217", "t1230")
    assert isinstance(several, Choose) and several.options[-1].chosen == Chosen("merge")
    assert len({option.key for option in several.options}) == len(several.options)


def test_a_kind_a_milestone_and_a_star_are_of_all_rows_chosen() -> None:
    ids = ("t1217", "t1230")
    kind = do(take("kind", "change", "t1217", *ids))
    assert kind == Do(ChangeRows(table="timeline", ids=ids, values={"kind": "change"}, what="kind change", at=1.0))
    assert do(take("milestone", "mitigated", "t1230", *ids)).edit == ToggleMilestone(ids=ids, milestone="mitigated", at=1.0)
    assert do(press("timeline.star", "t1217", *ids)).edit == ToggleStar(ids=ids, at=1.0)
    assert take("milestone", "mitigated") == Nothing() == take("kind", "change")


def test_rows_contributed_or_not() -> None:
    document = after(take("contributed", "", "t1217", "t1217", "t1230"))
    assert [document.timeline[key].contributed for key in ("t1217", "t1230", "loose")] == [True, True, False]
    again = do(take("contributed", "", "t1217", "t1217", "t1230", document=document))
    assert again.edit.label.startswith("did not contribute") and not any(
        row.contributed for row in after(again, document).timeline.values()
    )
    assert take("contributed", "") == Nothing()


def test_marked_rows_become_one_and_are_marked_no_more() -> None:
    merged = do(take("merge", "", "t1217", "t1217", "t1230"))
    assert isinstance(merged.edit, MergeEvents) and merged.then == Unmark() and merged.words.startswith("one row of 2 ·")
    document = after(merged)
    assert set(document.timeline) == {"t1217", "loose"}
    assert [row.text for row in document.timeline["t1217"].accounts.values()] == ["Rolled back"]
    assert take("merge", "") == Nothing()


# who, link, account


def test_who_did_it_is_somebody_of_step_1() -> None:
    asked = press("list.who", "t1217", "t1217", "t1230")
    assert isinstance(asked, Ask) and asked.name == "who:timeline.t1217,t1230"
    document = after(take("who", "@ben @ana", "", "t1217", "t1230"))
    assert [document.timeline[key].who for key in ("t1217", "t1230")] == [("ben", "ana")] * 2
    assert after(take("who", " ", "", "t1217"), document).timeline["t1217"].who == ()
    assert take("who", "@zoe, ana, max", "", "t1217") == Refuse("@zoe, max: not in step 1 · add them there first")


def test_links_are_added_once() -> None:
    asked = press("list.link", "t1217", "t1217")
    assert isinstance(asked, Ask) and (asked.name, asked.word) == ("link:timeline.t1217", "Add")
    document = after(take("link", "https://a.example/1 and https://a.example/2", "", "t1217"))
    again = after(take("link", "https://a.example/1", "", "t1217", document=document), document)
    assert again.timeline["t1217"].links == ("https://a.example/1", "https://a.example/2")
    assert take("link", "a.example", "", "t1217") == Refuse("a link begins with https://")


def test_two_accounts_stand_until_it_is_said_what_settles_them() -> None:
    asked = press("list.account", "t1217", "t1217")
    assert isinstance(asked, Ask) and (asked.name, asked.hint) == ("account:timeline.t1217", "Ben: my terminal says 12:23")
    told = do(take("account", "Ben: my terminal says 12:23", "", "t1217"))
    document = after(told)
    (account,) = document.timeline["t1217"].accounts.values()
    assert (account.who, account.text) == ("Ben", "my terminal says 12:23") and told.words.startswith("both accounts stand")
    again = press("list.account", "t1217", "t1217", document=document)
    assert isinstance(again, Ask) and again.hint.startswith("= what settles it")
    settled = after(take("account", "= the log has 12:23", "", "t1217", document=document), document)
    (account,) = settled.timeline["t1217"].accounts.values()
    assert account.settled == "the log has 12:23"
    assert take("account", "= again", "", "t1217", document=settled) == Refuse("nothing waits here to be settled")
    assert take("account", "=", "", "t1217", document=document) == Refuse("what settles it? = and the words")
    assert take("account", "", "", "t1217") == Refuse("an account needs words")


@pytest.mark.parametrize("answer", ["link", "account", "time"])
def test_words_for_a_row_that_is_gone_wait_in_their_box(answer: str) -> None:
    assert take(answer, "https://a.example/1", "", "gone") == Refuse(GONE)


# from and to elsewhere


def test_where_a_row_leads_to() -> None:
    assert press("list.linked", "t1217", "t1217") == GoLinked("timeline.t1217", "no answer rests on it yet · step 4, l links it")
    assert press("list.action", "t1217", "t1217") == Go("actions", "", " -> 12:17")
    assert press("list.details", "t1217", "t1230") == Details("timeline", "t1217")


def test_rows_are_copied_in_their_order_as_lines_that_can_be_pasted_back() -> None:
    assert press("list.copy", "t1217", "t1217") == Copy("12:17 Promoted #impact-start", "1 row")
    several = press("list.copy", "t1230", "t1230", "t1217")
    assert isinstance(several, Copy) and several == Copy("12:17 Promoted #impact-start\n12:30 Rolled back", "2 rows")
    pasted = do(paste(several.text.splitlines())).edit
    assert isinstance(pasted, AddEvents) and [row.text for row in pasted.events.values()] == ["Promoted", "Rolled back"]


def test_rows_are_deleted() -> None:
    gone = do(press("list.delete", "t1217", "t1217", "t1230"))
    assert isinstance(gone.edit, RemoveRows) and gone.words == "deleted 2 rows · u brings them back"
    assert do(press("list.delete", "t1217", "t1217")).words == "deleted 1 row · u brings it back"


# gaps and moments


def test_a_gap_needs_no_record_for_a_reason() -> None:
    asked = press("timeline.dismiss", GAP_ROW)
    assert isinstance(asked, Ask) and (asked.name, asked.ids) == ("gap:timeline.t1217", ("t1217",))
    assert after(take("gap", " we waited ", "", "t1217")).timeline["t1217"].gap == "we waited"
    assert after(take("gap", "", "", "t1217")).timeline["t1217"].gap == "nothing to record"
    assert press("timeline.dismiss", "t1217", "t1217") == Nothing() == press("timeline.dismiss", key_of(GAP, "gone"))


def test_a_moment_that_nobody_knows_is_asked_for_no_more() -> None:
    settled = do(press("timeline.dismiss", key_of(MOMENT, "impact-end")))
    assert isinstance(settled.edit, SetNotKnown) and settled.words == "impact end: not known, and asked no more"
    assert after(settled).define.not_known == ("impact-end",)


# the line's help, and the way back to half-typed words


def test_what_marks_can_become() -> None:
    offered = MANUAL.offered(at(DOCUMENT))
    assert [word for word, _ in offered["#"]] == [*MILESTONES, *KINDS] and list(offered["->"]) == [("A", "No checklist")]
    assert len(list(offered["@"])) == 2


def test_half_typed_words_know_again_what_they_were_for() -> None:
    names = ("edit", "time", "who", "link", "account", "gap")
    for name in [*(f"{name}:timeline.t1217" for name in names), "time:timeline.t1217,t1230", "who:timeline.t1217,loose", "second-zone"]:
        asked = asked_again(MANUAL, name, at(DOCUMENT, GAP_ROW))
        assert asked is not None and asked.name == name
    for name in [*(f"{name}:timeline.gone" for name in names), "time:timeline.t1217,gone", "add", "zone", "row"]:
        assert asked_again(MANUAL, name, at(DOCUMENT, "t1217", "t1217")) is None, name


def test_what_is_asked_for_is_asked_for_again() -> None:
    asking = {"edit", "time", "who", "link", "account", "gap", "second-zone"}
    assert {name for name, answer in MANUAL.answers.items() if answer.asks is not None} == asking
