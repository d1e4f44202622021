"""The order of the timeline: by time, stable, nothing lost."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from pmtui.model.define import Define
from pmtui.model.order import first_marked, sorted_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent


def at(hour: int, minute: int = 0) -> TimelineEvent:
    return TimelineEvent(time=dt.datetime(2023, 7, 20, hour, minute, tzinfo=dt.UTC))


def loose(after: str = "") -> TimelineEvent:
    return TimelineEvent(precision="unknown", after=after)


def order(**rows: TimelineEvent) -> list[str]:
    return [key for key, _ in sorted_timeline(PostMortem(timeline=rows))]


def test_by_time_and_rows_of_one_moment_keep_their_order() -> None:
    assert order(c=at(14), a=at(12), x=at(13), y=at(13)) == ["a", "x", "y", "c"]


def test_a_row_without_a_time_stands_under_its_row_above() -> None:
    assert order(u=loose("a"), b=at(13), a=at(12), v=loose("a"), w=loose("u")) == ["a", "u", "w", "v", "b"]
    assert order(u=loose(), a=at(12), v=loose("gone")) == ["a", "u", "v"]
    assert order(t=TimelineEvent(time=dt.time(9), after="a"), b=at(13), a=at(12)) == ["a", "t", "b"]


def test_rows_that_point_at_each_other_are_all_there() -> None:
    assert order(a=loose("b"), b=loose("a"), c=loose("c"), d=at(9)) == ["d", "c", "a", "b"]


def test_a_time_without_a_zone_is_of_the_documents() -> None:
    rows = {
        "late": at(12, 30),
        "local": TimelineEvent(time=dt.datetime(2023, 7, 20, 14, 17)),
        "day": TimelineEvent(time=dt.date(2023, 7, 20)),
    }
    berlin = PostMortem(timeline=rows, define=Define(zone="Europe/Berlin"))
    assert [key for key, _ in sorted_timeline(berlin)] == ["day", "local", "late"]
    assert [key for key, _ in sorted_timeline(PostMortem(timeline=berlin.timeline))] == ["day", "late", "local"]


def test_an_edit_elsewhere_gives_the_very_same_answer() -> None:
    document = PostMortem(timeline={"a": at(12)})
    assert sorted_timeline(document) is sorted_timeline(document.with_fields("", title="Another"))
    more = document.with_row("timeline", "b", at(11))
    assert [key for key, _ in sorted_timeline(more)] == ["b", "a"]


KEYS = st.sampled_from("abcdefgh")


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(KEYS, st.one_of(st.integers(0, 23).map(at), st.one_of(KEYS, st.just("")).map(loose))))
def test_nothing_is_lost_and_times_ascend(rows: dict[str, TimelineEvent]) -> None:
    out = sorted_timeline(PostMortem(timeline=rows))
    assert sorted(key for key, _ in out) == sorted(rows)
    times = [row.time for _, row in out if isinstance(row.time, dt.datetime)]
    assert times == sorted(times)
    assert all(rows[key] == row for key, row in out)


def test_the_first_with_a_mark_is_the_first_in_time_and_one_without_a_time_only_where_there_is_no_other() -> None:
    def marked(row: TimelineEvent) -> TimelineEvent:
        return row.changed(milestones=("detected",))

    document = PostMortem(timeline={"late": marked(at(14)), "early": marked(at(12)), "u": marked(loose("x")), "x": at(9)})
    assert first_marked(document, "detected") == "early" and first_marked(document, "resolved") is None
    assert first_marked(document.without("timeline", ["late", "early"]), "detected") == "u"
