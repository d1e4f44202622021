"""What is asked at an answer, as a function of the document, where one stands and what was settled."""

import pytest

from pmtui.guide.guide import question
from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.settings import HOW, USUAL, WHY, Settings
from pmtui.model.whys import DEPENDENCY, FACTOR, GUESS, OPEN, ROOT, Why
from pmtui.screens.whys.question import QUOTE, Moment, Standing, moment_at, names, waiting

PROBLEM = "The redirect URLs were broken"
START = PostMortem().with_fields("define", problem=PROBLEM)


def of(whys: dict[str, Why], answer: str = "", document: PostMortem = START, typing: bool = False, rose: bool = False) -> Moment:
    """What is asked of some answers, standing on one, in KEYS."""
    return moment_at(document.with_table("whys", whys), Standing(answer, typing, rose), USUAL)


def at(why: Why, typing: bool = False) -> Moment:
    """What is asked of one answer."""
    return of({"a": why}, "a", typing=typing)


def words(moment: Moment) -> str:
    """The question of the guide."""
    return question("whys", when=moment.when, quote=moment.quoted["quote"])


def test_without_a_problem_and_without_answers_the_beginning_is_asked() -> None:
    assert of({}, document=PostMortem()) == Moment("empty")


@pytest.mark.parametrize(("settings", "when"), [(USUAL, "answer"), (Settings(whys=HOW), "answer"), (Settings(whys=WHY), "why")])
def test_one_asks_on_as_it_was_settled(settings: Settings, when: str) -> None:
    assert moment_at(START, Standing(), settings) == Moment(when, PROBLEM)
    assert moment_at(START.with_table("whys", {"a": Why(text="A disk was full")}), Standing("a"), settings) == Moment(
        when, "A disk was full"
    )


def test_on_the_problem_of_answers_none_of_which_is_a_cause_one_is_asked_for() -> None:
    whys = {"a": Why(text="One")}
    assert of(whys) == Moment("no-cause")
    assert of(whys, typing=True) == Moment("answer", PROBLEM) and of(whys, rose=True) == Moment("up", PROBLEM)
    assert of({"a": Why(text="One", marks=(ROOT,))}) == Moment("answer", PROBLEM)


def test_what_is_asked_of_all_causes_comes_first() -> None:
    assert moment_at(PostMortem(), Standing(of_all="backlog"), USUAL) == Moment("backlog")


def test_a_question_that_waits_is_asked_word_for_word() -> None:
    whys = {"a": Why(text="One"), "q": Why(under="a", question="Who knew?"), "b": Why(text="Two", question="Asked already")}
    assert of(whys, "a") == of(whys, "q") == Moment(typed="Who knew?")
    assert of(whys, "b") == Moment("answer", "Two")
    assert waiting(START.with_table("whys", whys), "gone") == waiting(START, "") == ""
    assert waiting(START.with_table("whys", {"q": Why(question="First?")}), "") == "First?"


def test_one_up_asks_what_else_there_was_and_a_weak_step_what_else_was_needed() -> None:
    whys = {"a": Why(text="One"), "b": Why(under="a", text="Two", weak=True)}
    assert of(whys, "a").when == "weak" and of(whys, "a", rose=True).when == "up"
    assert of({**whys, "c": Why(under="a", text="Three")}, "a").when == "answer"
    assert of({"b": Why(text="Two", weak=True)}, typing=True) == Moment("weak", PROBLEM)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The developer forgot the endpoint", "memory"),
        ("The team decided to wait", "decision"),
        ("The developer ran the wrong script", "person"),
        ("There was no checklist", "absence"),
        ("A disk was full", "answer"),
    ],
)
def test_the_frame_fits_the_kind_of_statement(text: str, when: str) -> None:
    assert at(Why(text=text)) == at(Why(text=text), typing=True) == Moment(when, text)


def test_people_of_the_meeting_are_people_by_name_and_by_handle() -> None:
    people = {"p1": Person(name="Ana Ruiz", handle="@ana_r"), "p2": Person(name="ops"), "p3": Person(name="张伟")}
    document = START.with_table("gather.people", people)
    assert names(document) == ["Ana Ruiz", "Ana", "ana_r", "", "张伟", "张伟", ""]
    for text, when in (("Ana ran it", "person"), ("@ana_r ran it", "person"), ("ops was full", "answer"), ("Anagrams were full", "answer")):
        assert of({"a": Why(text=text)}, "a", document).when == when, text


@pytest.mark.parametrize(
    ("why", "when"),
    [
        (Why(text="A disk was full", marks=(ROOT, OPEN)), "open"),
        (Why(text="The developer forgot it", marks=(ROOT,)), "memory"),
        (Why(text="The developer ran it", marks=(FACTOR,), evidence=("e1",)), "person"),
        (Why(text="The team decided to wait", marks=(ROOT,)), "no-evidence"),
        (Why(text="The provider rotated keys", marks=(ROOT,), evidence=("e1",)), "outside"),
        (Why(text="Keys were rotated", marks=(ROOT,), evidence=("e1",), category=DEPENDENCY), "outside"),
        (Why(text="A disk was full", marks=(ROOT,), evidence=("e1",), confidence=GUESS), "guess"),
        (Why(text="A disk was full", marks=(ROOT,), evidence=("e1",), confidence="seen"), "leaf"),
    ],
)
def test_a_mark_is_asked_for_what_it_still_needs_but_not_while_typing(why: Why, when: str) -> None:
    assert at(why) == Moment(when, why.text)
    assert at(why, typing=True).when not in ("open", "no-evidence", "outside", "guess", "leaf")


def test_a_marked_answer_gets_the_question_it_still_needs_and_is_never_refused() -> None:
    for text, evidence, asked in (
        ("The developer ran the wrong script", (), "the sensible thing to do"),
        ("The provider rotated keys", ("e1",), "on its own side"),
        ("No test", (), "which row of the timeline"),
    ):
        assert asked in words(at(Why(text=text, evidence=evidence, marks=(ROOT,))))


def test_an_answer_about_memory_gets_the_question_what_would_have_brought_it_to_mind() -> None:
    asked = words(at(Why(text="The developer forgot that this change touched the download endpoint"), typing=True))
    assert "to mind" in asked and "blame" not in asked.casefold()


def test_what_is_quoted_is_cut_at_its_end_and_never_reworded() -> None:
    assert Moment("answer", "It was  not\ntried.").quoted == {"quote": "It was not tried"}
    long = Moment("answer", "word " * 40).quoted["quote"]
    assert len(long) <= QUOTE and ("word " * 40).startswith(long.rstrip("…"))
    assert Moment("empty").quoted == {} and Moment("answer", "").quoted == {"quote": ""}
