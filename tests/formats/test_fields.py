"""Fields as text: each value reads back, and what no field can hold is refused with a sentence."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from pmtui.formats.lines.fields import FieldContext, parse, render
from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import Account
from tests.driver import demo


def value(text: str, name: str, table: str = "actions", document: PostMortem | None = None, before: Any = None) -> Any:
    """Return the value of a field's text; new ids are n1, n2 …"""
    numbers = iter(range(1, 99))
    return parse(text, FieldContext(document or PostMortem(), table, name, lambda taken: f"n{next(numbers)}", before))


@pytest.mark.parametrize(
    "table", ["timeline", "whys", "actions", "gather.people", "gather.meetings", "lessons", "later", "communicate.deliveries"]
)
def test_every_value_comes_back_from_its_words(table: str) -> None:
    document = demo()
    for row in document.table(table).values():
        for name in type(row).model_fields:
            if name == "kept":
                continue
            stored = getattr(row, name)
            text = render(document, table, name, stored)
            again = value(text, name, table, document, stored)
            assert again == stored or (not again and not stored), (name, text)


def test_a_moment_is_taken_as_iso_says_it() -> None:
    assert value("2023-07-20 12:17:00+00:00", "time", "timeline") == dt.datetime(2023, 7, 20, 12, 17, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("name", "text", "means"),
    [
        ("weak", "yes", True),
        ("weak", "x", True),
        ("weak", "", False),
        ("priority", "p2", 2),
        ("priority", "", None),
        ("due", "2026-12-01", dt.date(2026, 12, 1)),
        ("due", "after the summer", "after the summer"),
        ("due", " ", None),
        ("time", "12:17", dt.time(12, 17)),
        ("links", "a, b,\nc,", ("a", "b", "c")),
        ("agenda", "timeline 25, whys 15", {"timeline": 25, "whys": 15}),
        ("owner", " the\nteam ", "the team"),
        ("text", "one\ntwo", "one\ntwo"),
        ("problem", "\none\ntwo\n", "one\ntwo"),
    ],
)
def test_words_mean_a_value_by_the_kind_of_field(name: str, text: str, means: object) -> None:
    assert value(text, name) == means


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("priority", "high", "priority is a number, such as 1, 2 or 30"),
        ("minutes", "an hour", "minutes is a number, such as 1, 2 or 30"),
        ("agenda", "timeline", "the agenda is a step and minutes, such as: timeline 25, whys 15"),
    ],
)
def test_what_no_field_can_hold_is_refused_with_what_would_be_right(name: str, text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        value(text, name)


def test_people_are_said_by_name_and_a_word_that_is_nobody_stays() -> None:
    document = PostMortem().with_table("gather.people", {"p1": Person(name="Ana", handle="ana"), "p2": Person(name="Ben Day")})
    assert render(document, "timeline", "who", ("p1", "p2", "somebody")) == "@ana, Ben Day, somebody"
    assert value("@ana, Ben Day, somebody", "who", "timeline", document) == ("p1", "p2", "somebody")


def test_accounts_keep_their_ids_and_what_settled_them() -> None:
    before: Mapping[str, Account] = {"a": Account(who="Ben", text="12:23", settled="the log"), "b": Account(text="later")}
    text = render(PostMortem(), "timeline", "accounts", before)
    assert text == "Ben: 12:23\nlater"
    assert value(text + "\nAna: never", "accounts", "timeline", before=before) == {**before, "n1": Account(who="Ana", text="never")}
