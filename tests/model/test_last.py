"""An answer is made once while what it is made of stays the very same object."""

from pmtui.model.last import of_last, of_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent


def test_an_answer_is_made_again_for_another_object_even_an_equal_one() -> None:
    made: list[list[int]] = []

    @of_last
    def count(of: list[int]) -> int:
        made.append(of)
        return len(of)

    first, equal = [1, 2], [1, 2]
    assert [count(first), count(first), count(equal), count(first)] == [2, 2, 2, 2]
    assert [id(of) for of in made] == [id(first), id(equal), id(first)]


def test_what_raises_keeps_the_answer_before() -> None:
    made: list[str] = []

    @of_last
    def length(of: str) -> int:
        made.append(of)
        return len(of) if of else 1 // 0

    assert length("ab") == 2
    try:
        length("")
    except ZeroDivisionError:
        made.clear()
    assert length("ab") == 2 and not made


def test_an_answer_of_the_timeline_is_kept_over_edits_elsewhere_and_made_again_for_rows_or_zone() -> None:
    made: list[PostMortem] = []

    @of_timeline
    def rows(document: PostMortem) -> int:
        made.append(document)
        return len(document.timeline)

    document = PostMortem(timeline={"a": TimelineEvent()})
    assert rows(document) == rows(document.with_fields("", title="x")) == 1 and len(made) == 1
    assert rows(document.with_fields("define", zone="UTC")) == 1 and len(made) == 2
    assert rows(document.with_row("timeline", "b", TimelineEvent())) == 2 and len(made) == 3


def test_an_answer_that_is_nothing_is_kept_too() -> None:
    made: list[object] = []

    @of_last
    def nothing(of: object) -> None:
        made.append(of)

    here = object()
    nothing(here)
    nothing(here)
    assert made == [here]
