"""A result is computed once while its argument stays the very same object."""

from pmtui.model.last import of_last, of_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent


def test_an_answer_is_made_again_for_another_object_even_an_equal_one() -> None:
    calls: list[list[int]] = []

    @of_last
    def count(of: list[int]) -> int:
        calls.append(of)
        return len(of)

    first, equal = [1, 2], [1, 2]
    assert [count(first), count(first), count(equal), count(first)] == [2, 2, 2, 2]
    assert [id(of) for of in calls] == [id(first), id(equal), id(first)]


def test_what_raises_keeps_the_answer_before() -> None:
    calls: list[str] = []

    @of_last
    def length(of: str) -> int:
        calls.append(of)
        return len(of) if of else 1 // 0

    assert length("ab") == 2
    try:
        length("")
    except ZeroDivisionError:
        calls.clear()
    assert length("ab") == 2 and not calls


def test_an_answer_of_the_timeline_is_kept_over_edits_elsewhere_and_made_again_for_rows_or_zone() -> None:
    calls: list[PostMortem] = []

    @of_timeline
    def rows(document: PostMortem) -> int:
        calls.append(document)
        return len(document.timeline)

    document = PostMortem(timeline={"a": TimelineEvent()})
    assert rows(document) == rows(document.with_fields("", title="x")) == 1 and len(calls) == 1
    assert rows(document.with_fields("define", zone="UTC")) == 1 and len(calls) == 2
    assert rows(document.with_row("timeline", "b", TimelineEvent())) == 2 and len(calls) == 3


def test_an_answer_that_is_nothing_is_kept_too() -> None:
    calls: list[object] = []

    @of_last
    def nothing(of: object) -> None:
        calls.append(of)

    here = object()
    nothing(here)
    nothing(here)
    assert calls == [here]
