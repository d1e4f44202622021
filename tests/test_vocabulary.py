"""One vocabulary: outside `model/` no word that it holds is spelled again where it decides something.

A word misspelled in a comparison is never equal, and nobody is told; a constant misspelled is found before it runs.
The syntax tree is read: comparisons, patterns of a `match`, keys of a dict, sets that are cut or taken away, and what
the key of a row begins with.
"""

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from pmtui.model import actions, communicate, define, gather, later, lessons, presence, references, row_key, steps, targets, timeline, whys
from pmtui.model.figures import metrics
from pmtui.model.postmortem import SECTIONS, TABLES
from pmtui.model.vocabularies import SETTLED, USUAL, VOCABULARIES
from tests.test_house import PACKAGE, SOURCES, tree

WORDS = frozenset(
    [
        *steps.STEPS,
        *targets.TABLE_NAMES,
        *row_key.KINDS,
        *presence.PRESENCES,
        presence.NAMED,
        *actions.KINDS,
        *actions.AREAS,
        *actions.STATUSES,
        *communicate.AUDIENCES,
        *communicate.REVIEW,
        *define.KINDS,
        *define.ASPECTS,
        *define.SEVERITIES,
        *define.STATUSES,
        *define.QUANTITIES,
        *gather.ROLES,
        *later.KINDS,
        *later.STATUSES,
        *lessons.KINDS,
        *metrics.FIGURES,
        *metrics.PHASES,
        *timeline.KINDS,
        *timeline.MILESTONES,
        *timeline.PRECISIONS,
        *whys.MARKS,
        *whys.CLASSES,
        *whys.CONFIDENCES,
    ]
)
ROW_KINDS = tuple(f"{kind}:" for kind in row_key.KINDS)

# Words that are names of fields too. As such they are keys of values, and are compared with the `name` of a field.
FIELDS = frozenset({"accounts", "audience", "date", "gap", "kind", "named", "question"})
FIELD_NAMED = ("name", "field")

# Words that mean something else where they stand.
OTHERWISE = {
    ("checks/actionable.py", "team"): "looked for in what people wrote",
    ("cli/check.py", "message"): "a key of what is printed as JSON",
    ("cli/doctor.py", "unknown"): "what a terminal is called that nobody knows",
    ("cli/names.py", "open"): "a command",
    ("cli/names.py", "actions"): "a command",
    ("formats/exports/show.py", "section"): "what a field of the file holds, see `Holds`",
    ("formats/exports/show_text.py", "section"): "what a field of the file holds",
    ("formats/exports/show_text.py", "whys"): "a field of the document",
    ("formats/exports/show_text.py", "present"): "a field of a meeting",
    ("formats/exports/show_text.py", "absent"): "a field of a meeting",
    ("formats/file/json.py", "section"): "what a field of the file holds",
    ("formats/file/schema.py", "section"): "what a field of the file holds",
    ("formats/file/toml.py", "section"): "what a field of the file holds",
    ("formats/settings.py", "whys"): "a setting: how one asks on",
    ("storage/journal_file.py", "draft"): "a kind of record of the journal",
}

# Files that are still to be rebuilt. One that offends no longer leaves this list, and none comes to it.
NOT_YET: frozenset[str] = frozenset()


def words(node: ast.expr | None) -> Iterator[tuple[int, str]]:
    """Give the texts of an operand or key, also those inside a tuple, a list or a set."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    elif isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        for each in node.elts:
            yield from words(each)


def called(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def offences(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Give the line and word of each place where a word of the vocabulary is spelled again."""
    for node in ast.walk(module):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            field = any(called(side) in FIELD_NAMED for side in sides)
            yield from ((line, word) for side in sides for line, word in words(side) if word in WORDS and not (field and word in FIELDS))
        elif isinstance(node, ast.MatchValue):
            yield from ((line, word) for line, word in words(node.value) if word in WORDS)
        elif isinstance(node, ast.Dict):
            yield from ((line, word) for key in node.keys for line, word in words(key) if word in WORDS - FIELDS)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, (ast.BitAnd, ast.Sub, ast.BitXor)):
            yield from ((line, word) for side in (node.left, node.right) for line, word in words(side) if word in WORDS)
        elif isinstance(node, ast.JoinedStr) and isinstance(head := node.values[0] if node.values else None, ast.Constant):
            yield from ((line, word.rstrip(":")) for line, word in words(head) if word in ROW_KINDS)
        elif isinstance(node, ast.Call) and called(node.func) in ("startswith", "removeprefix"):
            yield from ((line, word.rstrip(":")) for each in node.args for line, word in words(each) if word in ROW_KINDS)


@cache
def found() -> dict[str, list[tuple[int, str]]]:
    """Give the offences by file, outside the model; those that mean something else left out."""
    out: dict[str, list[tuple[int, str]]] = {}
    for path in SOURCES:
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith("model/"):
            out[name] = [(line, word) for line, word in offences(tree(path)) if (name, word) not in OTHERWISE]
    return {name: each for name, each in out.items() if each}


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("row.status == 'won\\'t do'", "won't do"),
        ("row.status in ('', 'waiting')", "waiting"),
        ("'open' not in row.marks", "open"),
        ("match step:\n    case 'whys' | 'actions': ...", "whys"),
        ("SIGNS = {'present': 1}", "present"),
        ("TABLES = {('lessons', 'about'): 1}", "lessons"),
        ("{'root', 'factor'} & marks", "root"),
        ("f'gap:{key}'", "gap"),
        ("key.startswith(('cause:', 'later:'))", "cause"),
        ("kind == 'gap'", "gap"),
    ],
)
def test_a_word_spelled_again_is_found(source: str, word: str) -> None:
    assert word in [each for _, each in offences(ast.parse(source))]


@pytest.mark.parametrize(
    "source",
    [
        "values = {'kind': word, 'date': day}",
        "finding.field == 'gap'",
        "row.status == DONE",
        "change_row('actions', key)",
        "f'{kind}: {word}'",
        "table.startswith('x')",
    ],
)
def test_names_of_fields_and_words_that_decide_nothing_are_none(source: str) -> None:
    assert not list(offences(ast.parse(source)))


def test_no_word_of_the_model_is_spelled_again_outside() -> None:
    wrong = [f"pmtui/{name}:{line} {word!r}" for name, each in found().items() if name not in NOT_YET for line, word in each]
    assert not wrong, "take the constant of model/:\n" + "\n".join(wrong)


def test_no_exception_outlives_what_it_was_for() -> None:
    idle = NOT_YET - found().keys()
    assert not idle, f"these spell no word again: take them from NOT_YET: {sorted(idle)}"
    spelled = {(name, word) for name, _ in OTHERWISE if (PACKAGE / name).exists() for _, word in offences(tree(PACKAGE / name))}
    assert not OTHERWISE.keys() - spelled, f"take them from OTHERWISE: {sorted(OTHERWISE.keys() - spelled)}"


# The tables of the model agree with the rows


def test_the_tables_and_their_homes_are_those_of_the_document() -> None:
    assert tuple(TABLES) == targets.TABLE_NAMES
    assert {targets.step_of(table) for table in TABLES} <= set(steps.STEPS)
    assert all(targets.step_of(section) == section for section in SECTIONS)
    assert targets.step_of(targets.DOCUMENT) == steps.DEFINE


@pytest.mark.parametrize("target", [*(f"{table}.a" for table in TABLES), "timeline.a.b", "define.began", "gather.people.x.y", ""])
def test_a_target_is_read_as_it_is_written(target: str) -> None:
    read = targets.Target.of(target)
    assert str(read) == target or target == ""
    assert read.table in (*TABLES, *SECTIONS, "")


def test_each_field_of_the_tables_of_words_and_references_is_there() -> None:
    rows = {**TABLES, **SECTIONS}
    for table, field in [*VOCABULARIES, *USUAL, *SETTLED, *references.REFERENCES]:
        assert field in rows[table].model_fields
    assert set(presence.FIELDS.values()) < set(gather.Meeting.model_fields)


def test_each_word_is_said_in_words() -> None:
    assert set(whys.MARK_WORDS) == set(whys.MARKS) and set(lessons.WORDS) == set(lessons.KINDS)
    assert set(communicate.AUDIENCE_WORDS) == set(communicate.AUDIENCES)
    assert set(presence.WORDS) == {*presence.PRESENCES, presence.NAMED} == set(presence.TYPED.values())
