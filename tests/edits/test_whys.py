"""Step 4: answers, questions that wait for one, marks, and removing branches."""

from typing import Any

from pmtui.edits.rows import AddRow, ChangeRow, ChangeRows, RemoveRows
from pmtui.edits.whys import AddAnswer, AskQuestion, ChangeAnswer, RemoveBranch, ToggleMark
from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import Why, children, walk
from tests.edits.doing import done, incident, refused, said, unchanged

EMPTY = PostMortem(id="x")


def answer(key: str, under: str = "", text: str = "because", **values: Any) -> AddAnswer:
    return AddAnswer(id=key, under=under, text=text, **values)


def ask(key: str, under: str = "", question: str = "How come?") -> AskQuestion:
    return AskQuestion(id=key, under=under, question=question)


def order(document: PostMortem) -> list[str]:
    return list(document.whys)


# Answers


def test_an_answer_stands_last_under_its_own_and_the_file_reads_as_the_tree() -> None:
    document = done(incident(), answer("a3", "a"), answer("a11", "a1", evidence=("e3",), marks=("open",)), answer("c"))
    assert order(document) == ["a", "a1", "a11", "a2", "a3", "b", "c"]
    assert [key for key, _ in walk(document.whys)] == order(document)
    assert document.whys["a11"] == Why(under="a1", text="because", evidence=("e3",), marks=("open",))
    assert order(done(EMPTY, answer("a"), answer("b", "a"))) == ["a", "b"]


def test_an_answer_under_nothing_and_one_of_an_id_that_is_taken_are_refused() -> None:
    assert "not there any more" in refused(incident(), answer("n", "gone"))
    assert "not there any more" in refused(incident(), answer("n", "n"))
    assert "not there any more" in refused(incident(), ask("n", "gone"))
    assert "already" in refused(incident(), answer("b"))
    assert "already" in refused(incident(), ask("b"))


# Questions


def test_a_question_waits_and_the_next_answer_at_its_place_fills_it() -> None:
    document = done(incident(), ask("q", "a"))
    assert document.whys["q"] == Why(under="a", question="How come?") and order(document) == ["a", "a1", "a2", "q", "b"]
    edit = answer("n", "a", "it was late", evidence=("e1",), marks=("factor",))
    after = done(document, edit)
    assert order(after) == order(document)
    assert after.whys["q"] == Why(under="a", question="How come?", text="it was late", evidence=("e1",), marks=("factor",))
    assert (edit.target, edit.filled(document), edit.target_in(document)) == ("whys.n", "q", "whys.q")
    assert done(document, answer("q", "a", "it was late")).whys["q"].text == "it was late"
    assert done(after, answer("n", "a")).whys["n"].question == ""


def test_an_answer_elsewhere_leaves_it_waiting() -> None:
    document = done(incident(), ask("q", "a"))
    after = done(document, answer("n", "a1"), answer("m"))
    assert after.whys["q"] is document.whys["q"]


def test_of_two_questions_the_first_is_answered_first_unless_one_is_meant() -> None:
    document = done(EMPTY, ask("q1"), ask("q2", question="And then?"))
    assert answer("n").filled(document) == "q1"
    after = done(document, answer("n", text="one"), answer("m", text="two"))
    assert [row.text for row in after.whys.values()] == ["one", "two"]
    assert done(document, answer("q2", text="two")).whys["q2"].text == "two"


def test_what_waits_keeps_its_evidence_and_is_no_open_question_any_more() -> None:
    waiting = Why(question="How?", evidence=("e1",), marks=("open", "strange"))
    after = done(incident().with_row("whys", "q", waiting), answer("n", evidence=("e2", "e1"), marks=("root",)))
    assert (after.whys["q"].evidence, after.whys["q"].marks) == (("e1", "e2"), ("root", "strange"))


# Changing


def change(key: str, text: str, evidence: tuple[str, ...] = (), marks: tuple[str, ...] = ()) -> ChangeAnswer:
    return ChangeAnswer(id=key, text=text, evidence=evidence, marks=marks)


def test_a_changed_line_changes_words_evidence_and_marks() -> None:
    document = incident()
    row = done(document, change("a1", "no test covers staging", ("e3",), ("factor",))).whys["a1"]
    assert row == Why(under="a", text="no test covers staging", evidence=("e3",), marks=("factor",))
    unchanged(document, change("a1", "no test covers it", ("e1",), ("root",)))


def test_what_no_line_can_say_stays_in_its_place() -> None:
    odd = Why.read({"text": "x", "evidence": ["ghost", "e1"], "marks": ["weird", "root"], "confidence": "likely", "weak": "very"})
    document = incident().with_row("whys", "o", odd)
    unchanged(document, change("o", "x", ("e1",), ("root",)))
    row = done(document, change("o", "y", ("e2",), ("factor",))).whys["o"]
    assert (row.evidence, row.marks, row.confidence, row.kept) == (("e2", "ghost"), ("factor", "weird"), "likely", {"weak": "very"})


def test_an_answer_needs_words_unless_its_question_has_some() -> None:
    assert refused(incident(), change("a1", " ")) == "an answer needs words"
    assert "not there" in refused(incident(), change("gone", "x"))
    document = done(EMPTY, ask("q"), answer("n"))
    assert done(document, change("q", "")).whys["q"] == Why(question="How come?")


def test_a_mark_goes_on_and_off_and_a_root_cause_is_no_factor_beside() -> None:
    def marks(*words: str) -> tuple[str, ...]:
        return done(incident(), *(ToggleMark(id="a1", mark=word) for word in words)).whys["a1"].marks

    assert marks("root") == ()
    assert marks("factor") == ("factor",)
    assert marks("open") == ("root", "open")
    assert marks("open", "factor", "root") == ("root", "open")
    odd = incident().with_row("whys", "a1", incident().whys["a1"].changed(marks=("weird", "root")))
    assert done(odd, ToggleMark(id="a1", mark="open")).whys["a1"].marks == ("root", "open", "weird")


def test_a_question_without_an_answer_is_only_open() -> None:
    document = done(EMPTY, ask("q"))
    assert "can't be a cause" in refused(document, ToggleMark(id="q", mark="root"))
    assert done(document, ToggleMark(id="q", mark="open")).whys["q"].marks == ("open",)
    assert "not there" in refused(document, ToggleMark(id="gone", mark="open"))


# Removing


def test_a_branch_goes_with_all_below_it_and_what_points_there() -> None:
    document = incident()
    for edit in (RemoveBranch(id="a"), RemoveRows(table="whys", ids=("a",))):
        after = done(document, edit)
        assert order(after) == ["b"] and after.actions["t1"].answers == ("e2",) and after.lessons["l1"].about == ("e3",)
        assert after.timeline is document.timeline and after.gather is document.gather
    assert order(done(document, RemoveBranch(id="a2"))) == ["a", "a1", "b"]
    assert "not there" in refused(document, RemoveBranch(id="gone"))


def test_an_id_that_two_tables_share_is_taken_out_of_the_right_places() -> None:
    document = incident().with_row("timeline", "a1", incident().timeline["e1"])
    document = document.with_row("whys", "b", document.whys["b"].changed(evidence=("a1",)))
    after = done(document, RemoveBranch(id="a1"))
    assert after.whys["b"].evidence == ("a1",) and after.actions["t1"].answers == ("a1", "e2"), "the event of this id is there still"
    assert done(after, RemoveRows(table="timeline", ids=("a1",))).actions["t1"].answers == ("e2",)


# The tree, through edits of any row


def test_no_field_puts_an_answer_under_itself_or_under_nothing() -> None:
    document = incident()
    for under in ("a", "a1"):
        assert "under itself" in refused(document, ChangeRow(table="whys", id="a", values={"under": under}))
        assert "under itself" in refused(document, ChangeRows(table="whys", ids=("b", "a"), values={"under": under}))
    assert "not there any more" in refused(document, ChangeRow(table="whys", id="a", values={"under": "gone"}))
    assert "not there any more" in refused(document, AddRow(table="whys", id="n", row=Why(under="n", text="x")))
    after = done(document, ChangeRow(table="whys", id="b", values={"under": "a"}))
    assert children(after.whys)["a"] == ["a1", "a2", "b"]
    orphan = document.with_row("whys", "o", Why(under="gone", text="x"))
    assert done(orphan, ChangeRow(table="whys", id="o", values={"under": "gone", "text": "y"})).whys["o"].text == "y"


def test_undo_says_what_and_where() -> None:
    assert said(answer("n", text="the code was structured in a way")) == ("answer “the code was structured in…”", "whys", "whys.n")
    assert said(ask("q", "a")) == ("question “How come?”", "whys", "whys.a")
    assert said(ask("q")) == ("question “How come?”", "whys", "whys.")
    assert said(change("a", "x")) == ("changed “x”", "whys", "whys.a")
    assert said(RemoveBranch(id="a")) == ("deleted a branch", "whys", "whys.a")
    assert [ToggleMark(id="a", mark=mark).label for mark in ("root", "factor", "open", "odd")] == [
        "root cause", "contributing factor", "open question", "odd",
    ]  # fmt: skip
