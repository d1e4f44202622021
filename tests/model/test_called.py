"""The names that people use for a row, a cause, a person; and back, to the same one."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmtui.model.called import cause_called, event_called, event_words, row_called, row_word
from pmtui.model.gather import Gather, Meeting, Person, presence
from pmtui.model.people.names import called_by, person_called, shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why

DAY = dt.datetime(2023, 7, 20, tzinfo=dt.UTC)


def at(hour: int, minute: int, second: int = 0, **values: Any) -> TimelineEvent:
    return TimelineEvent(time=DAY.replace(hour=hour, minute=minute, second=second), **values)


def events() -> st.SearchStrategy[TimelineEvent]:
    minutes = st.builds(at, st.sampled_from([9, 12]), st.sampled_from([5, 17]), st.sampled_from([0, 0, 30]))
    doubts = st.sampled_from(["exact", "exact", "approx", "partial"])
    timed = st.builds(lambda row, precision: row.changed(precision=precision), minutes, doubts)
    lasted = st.builds(
        lambda row, kind: row.changed(precision=kind, end=row.time + dt.timedelta(minutes=4)),
        minutes,
        st.sampled_from(["exact", "between"]),
    )
    days = st.just(TimelineEvent(time=DAY.date(), precision="date"))
    next_day = st.builds(lambda row: row.changed(time=row.time + dt.timedelta(days=1)), minutes)
    return st.one_of(
        timed, timed, lasted, days, next_day, st.just(TimelineEvent(precision="unknown")), st.just(TimelineEvent(time=dt.time(12, 17)))
    )


def timelines() -> st.SearchStrategy[PostMortem]:
    tables = st.dictionaries(ids(), events(), max_size=40)
    zones = st.sampled_from(["", "UTC", "Europe/Lisbon", "Asia/Kolkata"])
    whys = st.dictionaries(ids(), st.builds(Why, marks=st.sampled_from([("root",), ("factor",), ()])), max_size=5)
    return st.builds(lambda rows, zone, tree: PostMortem(timeline=rows, whys=tree).with_fields("define", zone=zone), tables, zones, whys)


def ids() -> st.SearchStrategy[str]:
    return st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=5, max_size=5)


@given(timelines())
def test_what_is_said_for_a_row_names_that_row_and_no_other(document: PostMortem) -> None:
    words = {key: row_word(document, key) for key in [*document.timeline, *document.whys]}
    for key, word in words.items():
        assert row_called(document, word) == row_called(document, f" {word} ") == key
    assert len(set(words.values())) == len(words)


@given(timelines())
def test_all_at_once_events_are_called_as_one_by_one(document: PostMortem) -> None:
    words = event_words(document)
    for key in document.timeline.keys() - document.whys.keys():
        assert row_word(document, key) == words.get(key, key)


def test_the_second_of_a_minute_has_a_b() -> None:
    document = PostMortem(
        timeline={"x": at(12, 17), "w": at(9, 5), "y": at(12, 17, precision="approx"), "z": at(12, 17, end=DAY.replace(hour=13))}
    )
    assert [row_word(document, key) for key in document.timeline] == ["12:17", "09:05", "12:17b", "12:17c"]
    assert [event_called(document, word) for word in ("12:17", "12:17a", "~12:17b", "12:17c", "12:17d", "9:05", "12:18", "x")] == [
        "x", "x", "y", "z", None, "w", None, None,
    ]  # fmt: skip


def test_more_rows_of_a_minute_than_letters_are_said_by_their_id() -> None:
    document = PostMortem(timeline={f"e{number:02}": at(12, 17) for number in range(28)})
    assert (row_word(document, "e25"), row_word(document, "e26")) == ("12:17z", "e26")
    assert row_called(document, "12:17z") == "e25" and row_called(document, "e26") == "e26"


def test_a_cause_is_its_letter_in_capitals_and_the_rest_its_id() -> None:
    document = PostMortem(whys={"w1": Why(text="x"), "w2": Why(text="y", marks=("root",))})
    assert (row_word(document, "w2"), row_word(document, "w1"), row_word(document, "gone")) == ("A", "w1", "gone")
    assert (cause_called(document, "A"), cause_called(document, "a"), row_called(document, "a"), row_called(document, "w1")) == (
        "w2",
        None,
        None,
        "w1",
    )


# People


def room(*people: Person) -> PostMortem:
    return PostMortem().with_table("gather.people", {f"p{number}": row for number, row in enumerate(people)})


ANA = Person(name="Ana Bell", handle="@anab", roles=("responder", "observer"))


@pytest.mark.parametrize("word", ["Ana Bell", "@ana bell", "AnaBell", "anab", "@ANAB", "ana"])
def test_a_person_is_named_by_handle_name_or_first_name(word: str) -> None:
    assert person_called(room(Person(name="Ben"), ANA), word) == "p1"


def test_nobody_is_named_by_nothing() -> None:
    document = room(Person(), Person(name=" "), ANA)
    assert [person_called(document, word) for word in ("", "@", "bell", "zoe")] == [None, None, None, None]


def test_a_whole_name_goes_before_a_first_name() -> None:
    document = room(ANA, Person(name="Anna", handle="ana"), Person(name="ana bell"))
    assert person_called(document, "ana") == "p1" and person_called(document, "ana bell") == "p0"


@pytest.mark.parametrize(
    ("person", "word"),
    [
        (ANA, "anab"), (Person(name="Ana Bell"), "AnaBell"), (Person(name="O'Neil"), '"O\'Neil"'), (Person(name='The "Boss"'), "p0"),
        (Person(handle="ana bell"), '"ana bell"'), (Person(), "p0"),
    ],
)  # fmt: skip
def test_the_word_that_names_a_person(person: Person, word: str) -> None:
    assert called_by(room(person), "p0") == word


@given(
    st.lists(
        st.builds(Person, name=st.sampled_from(["Ana", "Ana Bell", "ana", "", "p0", 'a"b']), handle=st.sampled_from(["", "ana", "@bell"])),
        max_size=6,
    )
)
def test_the_word_that_names_a_person_names_them_and_nobody_else(people: list[Person]) -> None:
    document = room(*people)
    for key in document.gather.people:
        word = called_by(document, key).strip('"')
        assert person_called(document, word) == key or word == key in {person.name for person in people}
    assert called_by(document, "gone") == "gone"


@pytest.mark.parametrize(
    ("person", "name", "role"),
    [
        (ANA, "Ana Bell", "responder"),
        (Person(name="Ana", shown_as="responder 1", roles=("observer",)), "Ana", "responder 1"),
        (Person(handle="ana"), "ana", "participant"),
        (Person(shown_as="the caller"), "the caller", "the caller"),
        (Person(), "p0", "participant"),
        (Person(name="A\nna\u202e"), "A na[U+202E]", "participant"),
    ],
)
def test_a_name_on_screen_or_a_role(person: Person, name: str, role: str) -> None:
    document = room(person)
    assert (shown_name(document, "p0"), shown_name(document, "p0", roles=True)) == (name, role)
    assert shown_name(document, "go\nne") == "go ne"


def test_presence_is_that_of_the_newest_meeting() -> None:
    people = {"ana": Person(), "ben": Person(named=True), "zoe": Person()}
    meetings = {"m1": Meeting(present=("ana", "zoe"), absent=("ben",)), "m2": Meeting(absent=("ana",), in_writing=("eve",))}
    gather = Gather(people=people, meetings=meetings)
    assert [presence(gather, key) for key in ("ana", "ben", "zoe", "eve", "gone")] == ["absent", "named", "", "async", ""]
    assert presence(Gather(people=people), "ben") == "named"
    assert presence(gather.model_copy(update={"meetings": {"m1": meetings["m1"]}}), "zoe") == "present"
