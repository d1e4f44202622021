"""What is asked at a row of the timeline, without a window."""

from pmtui.model.figures.gaps import gaps
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import GAP, MOMENT, ROW, RowKey
from pmtui.screens.timeline.question import Moment, moment_at
from tests.driver import demo


def test_the_question_is_of_the_gap_the_moment_or_the_kind_of_the_row() -> None:
    document = demo()
    key, event = next((key, event) for key, event in document.timeline.items() if event.kind)
    assert moment_at(document, RowKey(ROW, key)) == Moment(event.kind)
    assert "?" in moment_at(document, RowKey(MOMENT, "detected")).words
    gap = gaps(document)[0]
    asked = moment_at(document, RowKey(GAP, gap.after))
    assert asked.when == "gap" and asked.quoted["start"] in gap.words and asked.quoted["end"] in gap.words


def test_without_rows_the_first_is_asked_for() -> None:
    assert moment_at(PostMortem(), RowKey(ROW, "")) == Moment("empty")
    assert moment_at(demo(), RowKey(ROW, "gone")) == Moment("")
