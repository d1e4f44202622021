"""Step 3 as functions, what is typed: rows, days, pastes, zones, a row edited in place, its time."""

import datetime as dt

import pytest

from pmtui.edits.define import ChangeProblemField
from pmtui.edits.rows import ChangeRow
from pmtui.edits.timeline import AddEvents, ChangeEvent
from pmtui.edits.timeline_times import MoveEventsToDay, ReadEventsAgain, ShiftEvents
from pmtui.model.postmortem import PostMortem
from pmtui.model.settings import Settings
from pmtui.model.time.times import time_words
from pmtui.model.timeline import TimelineEvent
from pmtui.steps.outcomes import (
    Ask,
    Choose,
    Chosen,
    Day,
    Nothing,
    Refuse,
    Say,
    SecondZone,
)
from pmtui.steps.timeline.line import event_above, prompts, running_day
from pmtui.steps.timeline.manual import MANUAL
from pmtui.steps.timeline.rows import GONE
from tests.steps.desk import at
from tests.steps.timeline_desk import DAY, DETECTED, DOCUMENT, EMPTY, GAP_ROW, after, do, moment, paste, press, read, take

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
    assert lost == Refuse("Moon/Base is an unknown time zone: write one such as Europe/Lisbon")


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
