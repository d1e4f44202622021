"""Step 4 as functions: each verb on an answer, a question that waits, the question over an answer, the problem; what is typed and chosen."""

import datetime as dt

import pytest

from pmtui.edits.base import EditRefused
from pmtui.edits.rows import ChangeRow
from pmtui.edits.whys import AddAnswer, AskQuestion, IndentWhy, MoveWhy, OutdentWhy, RemoveBranch, ReparentWhy, ToggleMark, WeakenStep
from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import ASKED, key_of
from pmtui.model.settings import Settings
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import CLASSES, CONFIDENCES, FACTOR, MARK_WORDS, MARKS, OPEN, ROOT, Why
from pmtui.steps.accounts import HINT, SETTLES
from pmtui.steps.base import asked_again
from pmtui.steps.outcomes import (
    AnyOutcome,
    Ask,
    Choose,
    Copy,
    Details,
    Do,
    Go,
    GoLinked,
    Nothing,
    PickLinks,
    PickParent,
    ReadBack,
    Refuse,
    Rise,
    Say,
)
from pmtui.steps.whys.line import level_under
from pmtui.steps.whys.manual import MANUAL
from tests.steps.desk import at

NOON = dt.datetime(2023, 7, 20, 12, 0, tzinfo=dt.UTC)
DOCUMENT = (
    PostMortem()
    .with_fields("define", problem="Downloads failed")
    .with_table("gather.people", {"p1": Person(name="Ana")})
    .with_table("timeline", {"e1": TimelineEvent(time=NOON, text="promoted"), "e2": TimelineEvent(text="without a time")})
    .with_table(
        "whys",
        {
            "a1": Why(text="One"),
            "a2": Why(under="a1", question="What else?", text="One a", marks=(ROOT,), evidence=("e1",)),
            "q1": Why(under="a2", question="Who knew?"),
            "b1": Why(text="Two", marks=("open",), owner="Ana"),
        },
    )
)
OVER_A2 = key_of(ASKED, "a2")
MARKLESS = Say("the problem itself carries no mark · choose an answer")


def do(outcome: AnyOutcome) -> Do:
    """The edit that is wanted."""
    assert isinstance(outcome, Do), outcome
    return outcome


def after(outcome: AnyOutcome, document: PostMortem = DOCUMENT) -> PostMortem:
    """The document once it is made."""
    return do(outcome).edit.apply(document)


def press(key: str, answer: str = "", document: PostMortem = DOCUMENT, row: str = "") -> AnyOutcome:
    """What a key wants on an answer, or on another row about it."""
    return MANUAL.verbs[key](at(document, row or answer, *([answer] if answer else ())))


def take(name: str, text: str, answer: str = "", document: PostMortem = DOCUMENT) -> AnyOutcome:
    """What words want."""
    return MANUAL.answers[name].take(text, at(document, answer, *([answer] if answer else ())))


def read(name: str, text: str, answer: str = "") -> str:
    """How words are read."""
    return "".join(words for _, words in MANUAL.answers[name].read(text, at(DOCUMENT, answer, *([answer] if answer else ()))))


def asked(outcome: AnyOutcome) -> Ask:
    """What is asked for."""
    assert isinstance(outcome, Ask), outcome
    return outcome


def offered(outcome: AnyOutcome) -> dict[str, tuple[str, str, str]]:
    """The choices by their keys: word, answer, value."""
    assert isinstance(outcome, Choose), outcome
    assert {option.chosen.answer for option in outcome.options} <= MANUAL.answers.keys()
    return {option.key: (option.word, option.chosen.answer, option.chosen.value) for option in outcome.options}


# where there is no answer


@pytest.mark.parametrize("document", [PostMortem(), DOCUMENT], ids=["empty", "on the problem"])
def test_no_verb_changes_anything_on_the_problem(document: PostMortem) -> None:
    for key, verb in MANUAL.verbs.items():
        assert not isinstance(verb(at(document)), Do), key


def test_no_answer_fails_where_there_is_nothing() -> None:
    for name, answer in MANUAL.answers.items():
        assert not isinstance(answer.take("", at(PostMortem())), Do), name
        answer.read("words", at(PostMortem()))


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("list.edit", Go("define", "define.problem")),
        ("whys.root", MARKLESS),
        ("whys.mark", MARKLESS),
        ("whys.owner", Say("choose an answer · w says who finds out")),
        ("list.link", Say("the problem itself needs no evidence · choose an answer")),
        ("list.linked", Say("choose an answer · . goes to its evidence")),
        ("list.account", Nothing()),
        ("list.action", Go("actions", filling=" ")),
        ("list.details", Nothing()),
        ("list.move_up", Nothing()),
        ("list.move_down", Nothing()),
        ("whys.indent", Nothing()),
        ("whys.outdent", Nothing()),
        ("whys.elsewhere", Say("the problem itself stays · choose an answer to move")),
        ("list.delete", Nothing()),
        ("whys.lessons", Go("lessons")),
    ],
)
def test_what_a_key_says_on_the_problem(key: str, wanted: AnyOutcome) -> None:
    assert press(key) == press(key, document=PostMortem()) == wanted


# the line


def test_the_line_is_open_for_the_next_answer_and_offers_marks_people_and_times() -> None:
    line = MANUAL.adding(at(DOCUMENT))
    assert (line.name, line.prompt, line.hint, line.stays, line.word) == ("add", "Why?", "answer, or ⏎ to go one up", True, "Answer")
    words = MANUAL.offered(at(DOCUMENT))
    assert [word for word, _ in words["#"]] == list(MARKS)
    assert words["->"] == [("12:00", "promoted")] and [word for word, _ in words["@"]] == ["Ana"]


@pytest.mark.parametrize(("answer", "level"), [("", 1), ("a1", 2), ("b1", 2)])
def test_an_answer_goes_one_deeper_and_says_at_which_level(answer: str, level: int) -> None:
    wanted = do(take("add", "There is no checklist -> 12:00 #factor", answer))
    assert isinstance(wanted.edit, AddAnswer) and wanted.words == f"kept at level {level} · marked as cause"
    assert after(wanted).whys["new1"] == Why(under=answer, text="There is no checklist", evidence=("e1",), marks=(FACTOR,))


def test_above_a_question_that_waits_the_answer_keeps_its_place_and_id() -> None:
    wanted = do(take("add", "Nobody did", "a2"))
    assert isinstance(wanted.edit, AddAnswer) and wanted.edit.id == "q1" and wanted.words == "kept at level 3"
    assert after(wanted).whys["q1"] == Why(under="a2", question="Who knew?", text="Nobody did")


def test_on_a_question_that_waits_the_answer_takes_its_place() -> None:
    wanted = do(take("add", "Nobody", "q1"))
    assert isinstance(wanted.edit, AddAnswer) and (wanted.edit.id, wanted.edit.under) == ("q1", "a2")
    assert after(wanted).whys["q1"].text == "Nobody" and wanted.words == "kept at level 3"


def test_an_empty_line_goes_one_up() -> None:
    assert take("add", " ", "a2") == take("add", "") == Rise()


def test_a_question_of_ones_own_waits_for_the_next_answer() -> None:
    wanted = do(take("add", "? what was different @Ana", "b1"))
    assert wanted.words == "your question stands · the next answer fills it"
    assert wanted.edit == AskQuestion(id="new1", under="b1", question="what was different", owner="Ana", at=1.0)
    assert do(take("add", "? asked beside", "q1")).edit == AskQuestion(id="new1", under="a2", question="asked beside", at=1.0)


def test_how_a_new_line_is_read() -> None:
    assert read("add", "Nobody looked #root") == "root cause"
    assert read("add", "Nobody looked") == "an answer · ⏎ and you are asked the next why"
    assert read("add", "? why").startswith("your own question")


def test_how_deep_the_next_answer_stands() -> None:
    assert [level_under(DOCUMENT.whys, key) for key in ("", "a1", "a2", "q1")] == [1, 2, 3, 4]


# edited in place


def test_an_answer_is_edited_in_its_line_and_loses_nothing_in_silence() -> None:
    line = asked(press("list.edit", "a2"))
    assert (line.name, line.prompt, line.text, line.keeps) == ("edit:whys.a2", "Answer", "One a -> 12:00 #root", True)
    assert line.cursor == len("One a")
    assert "no longer" in read("edit", "One a", "a2")
    wanted = do(take("edit", "One b #factor", "a2"))
    row = after(wanted).whys["a2"]
    assert (row.text, row.marks, row.evidence, row.question) == ("One b", (FACTOR,), (), "What else?")
    assert wanted.words.startswith("kept · no longer")
    assert take("edit", " #root", "a2") == Refuse("an answer needs words · it stays as it was")


@pytest.mark.parametrize(("row", "answer", "text"), [(OVER_A2, "a2", "What else?"), ("q1", "q1", "Who knew?")])
def test_a_question_is_edited_on_its_own(row: str, answer: str, text: str) -> None:
    line = asked(press("list.edit", answer, row=row))
    assert (line.name, line.prompt, line.text) == (f"edit:whys.?{answer}", "Question", text)
    assert read("edit", "Why not?", f"?{answer}") == ""
    wanted = do(take("edit", "?Why not? @Ana", f"?{answer}"))
    assert isinstance(wanted.edit, ChangeRow) and wanted.edit.what == "question"
    assert (after(wanted).whys[answer].question, after(wanted).whys[answer].owner) == ("Why not?", "Ana")
    assert after(wanted).whys[answer].text == DOCUMENT.whys[answer].text


def test_words_of_an_answer_that_is_gone_are_an_edit_that_is_refused_and_wait() -> None:
    for name, text in (("gone", "words"), ("?gone", "words")):
        with pytest.raises(EditRefused):
            after(take("edit", text, name))


# marks


def test_class_and_confidence_lie_behind_the_four_marks_of_the_call() -> None:
    choices = offered(press("whys.mark", "a1"))
    assert choices == {
        "r": ("Root cause", "mark", ROOT),
        "f": ("Contributing factor", "mark", FACTOR),
        "o": ("Open question", "mark", OPEN),
        "v": ("Told differently", "differently", ""),
        "m": ("More", "more", ""),
    }
    more = offered(take("more", "", "a1"))
    assert [value for _, name, value in more.values() if name == "confidence"] == list(CONFIDENCES)
    assert [value for _, name, value in more.values() if name == "class"] == list(CLASSES)
    assert more["1"] == ("Bug", "class", "bug") and more["s"] == ("Seen", "confidence", "seen")


def test_a_teams_own_classes_stand_in_the_place_of_the_usual_ones() -> None:
    own = Settings(classes={"it's dns": "a name that did not resolve"})
    more = offered(MANUAL.answers["more"].take("", at(DOCUMENT, "a1", "a1", settings=own)))
    assert more["1"] == ("It's dns", "class", "it's dns") and "2" not in more
    wanted = do(MANUAL.answers["class"].take("it's dns", at(DOCUMENT, "a1", "a1", settings=own)))
    assert wanted.words == "class: it's dns · a name that did not resolve"


@pytest.mark.parametrize(
    ("answer", "mark", "words"),
    [
        ("a1", ROOT, "marked as root cause · no evidence yet, l links some"),
        ("a2", FACTOR, "marked as contributing factor"),
        ("a2", ROOT, "no longer marked as root cause"),
        ("a1", OPEN, "marked as open question · w says who finds out"),
        ("b1", OPEN, "no longer marked as open question"),
    ],
)
def test_a_mark_is_put_on_or_taken_off_and_says_what_it_still_needs(answer: str, mark: str, words: str) -> None:
    wanted = take("mark", mark, answer)
    assert wanted == Do(ToggleMark(id=answer, mark=mark, at=1.0), words)
    assert (mark in after(wanted).whys[answer].marks) != (mark in DOCUMENT.whys[answer].marks)
    assert take("mark", mark) == MARKLESS


def test_r_is_the_root_cause() -> None:
    assert press("whys.root", "a1") == take("mark", ROOT, "a1")


def test_an_open_question_with_an_owner_asks_for_none() -> None:
    owned = DOCUMENT.with_row("whys", "c1", Why(text="Three", owner="Ana"))
    assert do(take("mark", OPEN, "c1", owned)).words == f"marked as {MARK_WORDS[OPEN]}"


def test_class_and_confidence_are_set_and_taken_off_by_the_same_word() -> None:
    wanted = do(take("class", "process", "a1"))
    assert wanted.words.startswith("class: process · ") and after(wanted).whys["a1"].category == "process"
    document = after(take("confidence", "guess", "a1"), after(wanted))
    assert document.whys["a1"].confidence == "guess"
    assert do(take("confidence", "guess", "a1", document)).words == "confidence: none"
    assert after(take("class", "process", "a1", document), document).whys["a1"].category == ""
    assert take("class", "process") == take("confidence", "seen") == Nothing()


def test_whoever_finds_out_makes_an_answer_open() -> None:
    line = asked(press("whys.owner", "b1"))
    assert (line.name, line.prompt, line.text, line.hint) == ("who:whys.b1", "Finds out", "Ana", "a name, a role, a team")
    wanted = do(take("who", " @ana ", "a2"))
    row = after(wanted).whys["a2"]
    assert (row.owner, row.marks, wanted.words) == ("Ana", (ROOT, OPEN), "open · Ana finds out")
    assert after(take("who", "the storage team", "q1")).whys["q1"] == DOCUMENT.whys["q1"].changed(owner="the storage team")
    nobody = do(take("who", "", "b1"))
    assert (after(nobody).whys["b1"].owner, nobody.words) == ("", "nobody finds out yet")
    assert after(nobody).whys["b1"].marks == (OPEN,)
    assert take("who", "Ana", "gone") == Nothing()


# evidence, and where an answer leads to


def test_evidence_is_picked_linked_and_taken_off_again() -> None:
    assert press("list.link", "a2") == PickLinks(("e1",))
    assert press("list.link", "a2", DOCUMENT.with_table("timeline", {})) == Say("no rows in step 3 yet · they are what an answer rests on")
    linked = do(take("links", "e1,e2,gone,a1", "a1"))
    assert (after(linked).whys["a1"].evidence, linked.words) == (("e1", "e2"), "2 events as evidence")
    off = do(take("links", "e1", "a2"))
    assert (after(off).whys["a2"].evidence, off.words) == ((), "taken off · no events as evidence")
    assert take("links", "e1") == Nothing()


def test_where_an_answer_leads_to() -> None:
    assert press("list.linked", "a1") == GoLinked("whys.a1", "no evidence yet · l links some")
    assert press("list.details", "a1") == Details("whys", "a1")
    assert press("list.action", "a2") == Go("actions", filling=" -> A")
    assert press("list.action", "a1") == Go("actions", filling=" ")


def test_another_account_stands_beside_the_first_and_what_settles_them_too() -> None:
    line = asked(press("list.account", "a1"))
    assert (line.name, line.prompt, line.hint, line.word) == ("account:whys.a1", "Differently", HINT, "Keep")
    assert take("differently", "", "a1") == line
    wanted = do(take("account", "Ben: it was tried", "a1"))
    assert wanted.words == "both accounts stand · v, then = and words, settles them"
    document = after(wanted)
    assert [(row.who, row.text) for row in document.whys["a1"].accounts.values()] == [("Ben", "it was tried")]
    assert asked(press("list.account", "a1", document)).hint == SETTLES
    settled = after(take("account", "= the log of staging", "a1", document), document)
    assert [row.settled for row in settled.whys["a1"].accounts.values()] == ["the log of staging"]
    assert take("account", "= nothing waits", "a1") == Refuse("nothing waits here to be settled")
    assert take("account", " ", "a1") == take("account", "words", "gone") == Nothing()


# read back


def test_an_answer_is_read_back_and_a_question_or_the_problem_is_not() -> None:
    assert press("whys.read", "a2") == press("whys.read", "a2", row=OVER_A2) == ReadBack("a2")
    said = Say("choose an answer · it is read back up to the problem")
    assert press("whys.read", "q1") == said
    assert press("whys.read", document=DOCUMENT.with_table("whys", {"a1": Why(text="One")})) == said  # no cause is marked yet


def test_a_step_is_marked_weak_and_no_longer() -> None:
    weak = take("weaken", "a2", "a1")
    assert weak == Do(WeakenStep(id="a2", at=1.0), "follows only in part · a types what else was needed")
    assert do(take("weaken", "a2", "a1", after(weak))).words == "follows, as far as we know"
    assert take("weaken", "gone", "a1") == Nothing()


def test_backlog_and_recurrence_are_asked_one_after_the_other_and_kept_with_the_problem() -> None:
    first = asked(take("read-to-the-end", "", "a2"))
    assert (first.name, first.prompt, first.word) == ("backlog:define", "Backlog", "Keep")
    assert press("whys.read") == first  # on the problem itself
    wanted = do(take("backlog", " a ticket of last spring "))
    assert wanted.words == "kept with the problem: backlog"
    second = asked(wanted.then)
    assert (second.name, second.prompt, second.hint) == ("recurrence:define", "Recurrence", "such as twice this year, or no")
    document = after(wanted)
    assert document.define.backlog == "a ticket of last spring" and take("read-to-the-end", "", "", document) == second
    last = do(take("recurrence", "-", document=document))
    assert (last.words, last.then) == ("recurrence: not known", Nothing())
    document = after(last, document)
    assert document.define.not_known == ("recurrence",)
    assert take("read-to-the-end", "", "", document) == Nothing()
    assert isinstance(press("whys.read", document=document), Say)
    assert take("backlog", "  ") == Nothing()
    assert after(take("backlog", "--")).define.does_not_apply == ("backlog",)


# shape


def test_a_branch_is_moved_indented_deleted_and_put_elsewhere() -> None:
    assert press("list.move_up", "b1") == Do(MoveWhy(id="b1", by=-1, at=1.0))
    assert press("list.move_down", "a1") == Do(MoveWhy(id="a1", by=1, at=1.0))
    assert press("whys.indent", "b1") == Do(IndentWhy(id="b1", at=1.0))
    assert press("whys.outdent", "a2") == Do(OutdentWhy(id="a2", at=1.0))
    assert press("whys.elsewhere", "b1") == PickParent("b1")
    assert take("parent", "a1", "b1") == Do(ReparentWhy(id="b1", under="a1", at=1.0), "moved under “One”")
    assert do(take("parent", "", "a2")).words == "moved under “the problem”"
    assert take("parent", "a1") == Nothing()
    assert press("list.delete", "a1") == Do(RemoveBranch(id="a1", at=1.0), "deleted 3 answers · u brings them back")
    assert do(press("list.delete", "b1")).words == "deleted 1 answer · u brings it back"


# copies


def test_an_answer_its_branch_and_the_tree_are_copied_in_the_form_that_is_chosen() -> None:
    choices = offered(press("list.copy", "a1"))
    assert [(key, word) for key, (word, _, _) in choices.items()] == [
        ("c", "The answer"),
        ("l", "This branch as a list"),
        ("m", "This branch as Mermaid"),
        ("t", "The whole tree, drawn"),
    ]
    begins = {
        "c": ("One", "the answer"),
        "l": ("- One\n  - Asked “What else?”: One a (root cause A; evidence: 12:00)\n", "the list"),
        "m": ("flowchart BT\n", "the Mermaid text"),
        "t": ("Downloads", "the drawn tree"),
    }
    for key, (_, name, form) in choices.items():
        copied = take(name, form, "a1")
        assert isinstance(copied, Copy) and (copied.text.startswith(begins[key][0]), copied.what) == (True, begins[key][1])
    assert take("copy", "answer", "q1") == Copy("Who knew?", "the answer")


def test_on_the_problem_all_is_copied() -> None:
    choices = offered(press("list.copy"))
    assert [word for word, _, _ in choices.values()] == ["All as a list", "All as Mermaid", "The whole tree, drawn"]
    copied = take("copy", "list")
    assert isinstance(copied, Copy) and "- One" in copied.text and "- Two" in copied.text
    assert isinstance(take("copy", "tree", document=PostMortem()), Copy)
    assert take("copy", "answer") == Nothing()


# half-typed words


@pytest.mark.parametrize(
    "name", ["edit:whys.a2", "edit:whys.?a2", "edit:whys.?q1", "who:whys.a1", "account:whys.a1", "backlog:define", "recurrence:define"]
)
def test_half_typed_words_know_again_what_they_were_for(name: str) -> None:
    line = asked_again(MANUAL, name, at(DOCUMENT))
    assert line is not None and line.name == name


@pytest.mark.parametrize(
    "name", ["edit:whys.gone", "edit:whys.?gone", "edit:whys.q1", "who:whys.gone", "account:whys.gone", "mark:whys.a1", "add"]
)
def test_words_for_what_is_gone_are_asked_for_no_more(name: str) -> None:
    assert asked_again(MANUAL, name, at(DOCUMENT)) is None
