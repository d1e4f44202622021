"""Properties of any edit of any document: it refuses or returns a valid one, and touches nothing else."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from pmtui.checks.references import references
from pmtui.edits.base import Edit, EditRefused
from pmtui.edits.rows import AddRow, ChangeRow, MoveRow, RemoveRows
from pmtui.edits.timeline import AddEvents
from pmtui.edits.whys import AddAnswer, ToggleMark
from pmtui.formats.file.toml import parse, render
from pmtui.model.changes import changes
from pmtui.model.define import Define
from pmtui.model.gather import Gather
from pmtui.model.lessons import Lesson
from pmtui.model.postmortem import TABLES, PostMortem
from pmtui.model.references import LISTS
from pmtui.model.steps import STEPS
from pmtui.model.whys import Why, cut, walk
from pmtui.session.history import History
from tests import strategies
from tests.edits.any_edit import AnyEdit
from tests.edits.doing import event, incident

SEEDS = st.integers(0, 2**32)
# Fields whose value in the file does not fit: it stays in `kept` until somebody changes it.
_DOUBTFUL = dict.fromkeys([*Define.model_fields][1:], 1.5)
ODD = incident().model_copy(
    update={"define": Define.read({**_DOUBTFUL, "color": "red"}), "gather": Gather.read({"opening": 7, "agenda": 7}), "kept": {"title": 5}}
)


def starts() -> st.SearchStrategy[PostMortem]:
    """Return documents of any shape, and ones without dangling references."""
    return st.one_of(strategies.documents(3), st.sampled_from([incident(), ODD]))


def run(document: PostMortem, seed: int, length: int = 12) -> Iterator[tuple[PostMortem, Edit, PostMortem]]:
    """Yield the document before, the edit, and the document after, for a run of edits; refusals are skipped."""
    deal = AnyEdit(seed)
    for _ in range(length):
        edit = deal(document)
        try:
            after = edit.apply(document)
        except EditRefused as refusal:
            assert str(refusal) and str(refusal) == str(refusal).strip() and "\n" not in str(refusal)
            continue
        yield document, edit, after
        document = after


def loose_ends(document: PostMortem) -> set[tuple[str, str, str]]:
    """Return dangling references: table, row and id."""
    fields = {**LISTS, ("timeline", "after"): ("timeline",)}
    return {
        (home, key, word)
        for (home, name), tables in fields.items()
        for key, row in document.table(home).items()
        for word in ([getattr(row, name)] if isinstance(getattr(row, name), str) else getattr(row, name))
        if word and not any(word in document.table(table) for table in tables)
    }


def lost_whys(document: PostMortem) -> tuple[frozenset[str], set[str]]:
    """Return the answers at which cycles are cut, and those under nothing."""
    return cut(document.whys), {key for key, row in document.whys.items() if row.under and row.under not in document.whys}


@given(starts(), SEEDS)
@settings(max_examples=150)
def test_an_edit_refuses_or_gives_a_document_whose_rows_are_valid(document: PostMortem, seed: int) -> None:
    for _, edit, after in run(document, seed):
        assert PostMortem.model_validate(after.model_dump()) == after, edit
        assert edit.step in STEPS and edit.label is not None and isinstance(edit.target, str)


@given(starts(), SEEDS)
@settings(max_examples=100)
def test_an_edit_that_changes_nothing_gives_the_very_same_document(document: PostMortem, seed: int) -> None:
    for before, edit, after in run(document, seed):
        moved = any(list(before.table(table)) != list(after.table(table)) for table in TABLES)
        assert after is before or after != before or moved, edit


@given(starts(), SEEDS)
@settings(max_examples=100)
def test_the_whys_stay_a_tree(document: PostMortem, seed: int) -> None:
    for before, edit, after in run(document, seed):
        cuts, orphans = lost_whys(before)
        cuts_now, orphans_now = lost_whys(after)
        assert orphans_now <= orphans and (cuts or not cuts_now), edit
        assert len(list(walk(after.whys))) == len(after.whys)


@given(SEEDS)
@settings(max_examples=100)
def test_nothing_is_left_hanging_by_rows_that_go(seed: int) -> None:
    deal = AnyEdit(seed)
    document = incident()
    assert not loose_ends(document)
    for _ in range(12):
        table = deal.random.choice(["timeline", "whys", "gather.people"])
        keys = list(document.table(table))
        if keys:
            document = RemoveRows(table=table, ids=(deal.random.choice(keys),)).apply(document)
        assert not loose_ends(document)
    assert not [found for found in references(document) if found.rule == "file.unknown-id"]


@given(starts(), SEEDS)
@settings(max_examples=100)
def test_an_action_keeps_owner_and_links_unless_it_is_changed_itself_or_what_it_answers_goes(document: PostMortem, seed: int) -> None:
    for before, edit, after in run(document, seed):
        if getattr(edit, "table", "") == "actions":
            continue
        assert set(before.actions) <= set(after.actions), edit
        for key, row in before.actions.items():
            now = after.actions[key]
            kept = [
                one
                for one in row.answers
                if one in after.whys or one in after.timeline or (one not in before.whys and one not in before.timeline)
            ]
            assert now.owner == row.owner and [one for one in now.answers if one in kept] == kept, edit


@given(strategies.documents(3), SEEDS)
@settings(max_examples=60)
def test_a_document_that_was_edited_is_saved_and_opened_the_same(document: PostMortem, seed: int) -> None:
    for _, _, after in run(document, seed, 6):
        document = after
    text = render(document)
    assert render(parse(text).document) == text


# History


@given(starts(), SEEDS, st.lists(st.sampled_from([0.0, 0.2, 5.0]), min_size=12, max_size=12))
@settings(max_examples=100)
def test_that_many_undos_are_the_start_and_redos_the_end(start: PostMortem, seed: int, pauses: list[float]) -> None:
    history, deal, at = History(start), AnyEdit(seed), 100.0
    steps = 0
    for pause in pauses:
        at += pause
        edit = deal(history.present)
        object.__setattr__(edit, "at", at)
        try:
            history.apply(edit)
        except EditRefused:
            continue
    end = history.present
    while history.undo() is not None:
        steps += 1
    assert history.present == start and not history.can_undo and steps <= len(pauses)
    for _ in range(steps):
        assert history.redo() is not None
    assert history.present is end and history.redo() is None


@given(starts(), SEEDS, st.lists(st.sampled_from("eeeeeuuUjwait"), min_size=1, max_size=25))
@settings(max_examples=150)
def test_what_the_journal_is_told_leads_to_the_document_whatever_is_pressed(start: PostMortem, seed: int, keys: list[str]) -> None:
    history, deal, at, journal = History(start), AnyEdit(seed), 0.0, start
    for key in keys:
        at += 0.1 if deal.random.random() < 0.6 else 1.0
        if key != "e" or deal.random.random() < 0.5:
            history.letter(at, key)
        if key in "uU":
            step = history.undo() if key == "u" else history.redo()
        elif key == "e":
            edit = deal(history.present)
            object.__setattr__(edit, "at", at)
            try:
                step = history.apply(edit)
            except EditRefused:
                continue
        else:
            continue
        if step is not None:
            journal = step.changes.apply(journal)
        assert journal == history.present
        assert [list(journal.table(table)) for table in TABLES] == [list(history.present.table(table)) for table in TABLES]


@given(starts(), SEEDS)
@settings(max_examples=100)
def test_changes_lead_from_before_to_after_and_back_and_twice_is_once(document: PostMortem, seed: int) -> None:
    for before, edit, after in run(document, seed):
        there, back = changes(before, after), changes(after, before)
        assert there.apply(before) == after and back.apply(after) == before, edit
        assert there.apply(after) == after and back.apply(before) == before
        assert bool(there) == (after is not before) or after == before
        for table in TABLES:
            assert list(there.apply(before).table(table)) == list(after.table(table))
            assert list(back.apply(after).table(table)) == list(before.table(table))


# The cost of an edit


def large(rows: int) -> PostMortem:
    """Return a document with many rows in two tables."""
    document = incident().with_table("timeline", {f"e{number}": event(number % 24, number % 60, "x") for number in range(rows)})
    return document.with_table(
        "whys", {f"w{number}": Why(under=f"w{number - 1}" if number % 7 else "", text="x") for number in range(rows)}
    )


def touched(before: PostMortem, after: PostMortem) -> tuple[set[str], set[tuple[str, str]]]:
    """Return the tables whose mapping was replaced, and the rows that are other objects."""
    tables = {table for table in TABLES if before.table(table) is not after.table(table)}
    rows = {(table, key) for table in tables for key, row in after.table(table).items() if before.table(table).get(key) is not row}
    return tables, rows


def test_an_edit_of_one_row_leaves_all_others_the_very_same() -> None:
    document = large(5000)
    cases: list[tuple[Edit, set[str], set[tuple[str, str]]]] = [
        (ChangeRow(table="timeline", id="e700", values={"text": "y"}), {"timeline"}, {("timeline", "e700")}),
        (AddEvents(events={"n": event(12, 0, "y")}), {"timeline"}, {("timeline", "n")}),
        (MoveRow(table="timeline", id="e700", by=1), {"timeline"}, set()),
        (AddAnswer(id="n", under="w8", text="y"), {"whys"}, {("whys", "n")}),
        (ToggleMark(id="w9", mark="root"), {"whys"}, {("whys", "w9")}),
        (RemoveRows(table="timeline", ids=("e700",)), {"timeline"}, set()),
        (AddRow(table="lessons", id="n", row=Lesson(text="y")), {"lessons"}, {("lessons", "n")}),
    ]
    for edit, tables, rows in cases:
        after = edit.apply(document)
        assert touched(document, after) == (tables, rows), edit
        texts = changes(document, after)
        assert {at for at, row in texts.rows.items() if row is not None} == rows
        for section in ("gather", "define", "communicate"):
            assert getattr(after, section) is getattr(document, section)
