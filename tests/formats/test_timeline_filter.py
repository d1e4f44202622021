"""The filter of the timeline: words, kinds, people, stars, and what was known at a moment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmtui.formats.lines.timeline import TimelineContext
from pmtui.formats.lines.timeline_filter import RowFilter, echo, parse
from pmtui.model.order import sorted_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.time.times import instant
from tests.driver import demo
from tests.strategies import documents

DEMO = demo()


def shown(text: str) -> list[str]:
    """Return the first words of the rows that a filter shows."""
    row_filter = parse(text, TimelineContext(DEMO))
    then = row_filter.then(DEMO)
    return [event.text.split(":")[0][:24] for _, event in sorted_timeline(then) if row_filter.passes(event)]


def count(made: RowFilter) -> int:
    return sum(map(made.passes, made.then(DEMO).timeline.values()))


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("", 16), ("rolled", 1), ("ROLLED back", 1), ("back rolled", 1), ("#action", 3), ("＃action", 3), ("#detected", 1), ("#impact-start *", 1), ("*", 3),
        ("#action crate", 2), ("nothing has this", 0), ("< 12:17", 7), ("< 12:16", 6), ("< 2023-07-19 23:59", 2), ("#message < 12:17", 1),
    ],
)  # fmt: skip
def test_all_that_is_said_must_hold(typed: str, rows: int) -> None:
    assert len(shown(typed)) == rows, shown(typed)


def test_who_is_meant_is_found_by_name_and_what_names_nothing_is_said() -> None:
    person = next(key for event in DEMO.timeline.values() for key in event.who)
    handle = DEMO.gather.people[person].name.replace(" ", "")
    row_filter = parse(f"@{handle}", TimelineContext(DEMO))
    assert row_filter.people == (person,) and count(row_filter) == sum(person in event.who for event in DEMO.timeline.values())
    row_filter = parse("#alarm @zoe < soon", TimelineContext(DEMO))
    assert row_filter.unknown == ("< soon", "#alarm", "@zoe")
    assert echo(row_filter, DEMO, lambda document: 0).startswith("0 of 16 rows · “< soon” names nothing here")


def test_what_was_known_at_a_moment_has_nothing_later() -> None:
    row_filter = parse("< 12:25", TimelineContext(DEMO))
    then = row_filter.then(DEMO)
    assert row_filter.words_until == "Thu 20 Jul 12:25"
    assert max(moment for event in then.timeline.values() if (moment := instant(event, "UTC")) is not None) == row_filter.until
    assert not any("mitigated" in event.milestones for event in then.timeline.values())
    assert RowFilter().then(DEMO) is DEMO


@given(documents(), st.text("<#@* 12:abz", max_size=12))
def test_any_filter_of_any_document_is_read(document: PostMortem, text: str) -> None:
    row_filter = parse(text, TimelineContext(document))
    assert set(row_filter.then(document).timeline) <= set(document.timeline)
