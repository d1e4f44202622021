"""The line for later as functions: as which row a thought is kept, how it is read, what keeps nothing."""

import pytest

from pmtui.edits.rows import AddRow
from pmtui.formats.lines.later import WORDS
from pmtui.model import later, lessons
from pmtui.model.gather import Person
from pmtui.model.later import LaterItem
from pmtui.model.lessons import Lesson
from pmtui.model.postmortem import PostMortem
from pmtui.steps.later import ANSWER, offered, waiting
from pmtui.steps.outcomes import Do, Nothing, Refuse
from tests.steps.desk import at

ITEMS = {
    "i1": LaterItem(text="An idea"),
    "i2": LaterItem(text="Another", kind="idea", status="waiting"),
    "i3": LaterItem(text="Taken", status="taken"),
    "i4": LaterItem(text="Who?", kind="question"),
    "i5": LaterItem(text="Odd", kind="odd"),
}
DOCUMENT = PostMortem().with_table("gather.people", {"p1": Person(name="Ana Day", handle="ana")}).with_table("later", ITEMS)


def keep(text: str, document: PostMortem = DOCUMENT) -> Do:
    """The edit that keeps a thought."""
    outcome = ANSWER.take(text, at(document))
    assert isinstance(outcome, Do), outcome
    return outcome


def read(text: str) -> str:
    """How a thought is read."""
    return "".join(words for _, words in ANSWER.read(text, at(DOCUMENT)))


def test_a_thought_is_an_idea_for_step_5() -> None:
    outcome = keep("test the downloads", PostMortem())
    row = LaterItem(kind="", text="test the downloads")
    assert outcome == Do(AddRow(table="later", id="new1", row=row, what="kept “test the downloads”", at=1.0), "kept: 1 idea")
    assert (outcome.edit.step, outcome.edit.target) == ("actions", "later.new1")


@pytest.mark.parametrize(("text", "kind", "said"), [("x #idea", "idea", "kept: 4 ideas"), ("x #question", "question", "kept: 2 questions")])
def test_what_waits_is_counted_with_it(text: str, kind: str, said: str) -> None:
    outcome = keep(text)
    assert outcome.words == said and outcome.edit.apply(DOCUMENT).later["new1"].kind == kind


def test_only_what_nobody_came_back_to_waits() -> None:
    assert (waiting(DOCUMENT, "idea"), waiting(DOCUMENT, "question"), waiting(PostMortem(), "idea")) == (3, 1, 0)


@pytest.mark.parametrize("kind", lessons.KINDS)
def test_a_lesson_goes_among_the_lessons_and_loses_nobody(kind: str) -> None:
    outcome = keep(f"the rollback was quick @ana #{kind}")
    assert outcome.words == f"kept among the lessons: {WORDS[kind]}"
    assert outcome.edit.apply(DOCUMENT).lessons == {"new1": Lesson(kind=kind, text="the rollback was quick (Ana Day)")}
    assert keep(f"quick #{kind}").edit.apply(DOCUMENT).lessons == {"new1": Lesson(kind=kind, text="quick")}


def test_who_had_an_idea_is_kept_with_it() -> None:
    assert keep("rehearse it @ana").edit.apply(DOCUMENT).later["new1"] == LaterItem(text="rehearse it", who="Ana Day")


def test_a_long_thought_is_short_where_it_is_undone() -> None:
    assert keep("word " * 20).edit.label == "kept “word word word word word wo…”"


@pytest.mark.parametrize("text", ["#idea", "#well", " @ana #question "])
def test_a_mark_alone_keeps_nothing(text: str) -> None:
    assert ANSWER.take(text, at(DOCUMENT)) == Refuse("a mark alone keeps nothing: what is the thought?")


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_line_keeps_nothing_and_says_what_could_be_typed(text: str) -> None:
    assert ANSWER.take(text, at(DOCUMENT)) == Nothing()
    assert read(text) == "an idea, for step 5 · or #question #well #wrong #lucky"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x", "an idea, for step 5"),
        ("x @ana", "an idea, for step 5 · Ana Day"),
        ("x #odd", "an idea, for step 5 · #odd stays text"),
        ("x #question", "an open question"),
        ("x #lucky @ana", "got lucky · Ana Day"),
    ],
)
def test_a_thought_is_read_while_it_is_typed(text: str, said: str) -> None:
    assert read(text) == said


def test_kinds_and_people_are_offered() -> None:
    words = offered(DOCUMENT)
    assert [word for word, _ in words["#"]] == [*later.KINDS, *lessons.KINDS] and len(words["@"]) == 1
