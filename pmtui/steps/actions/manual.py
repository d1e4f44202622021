"""Step 5: its keys and what each does; its answers and what becomes of words."""

from functools import partial

from pmtui.steps.actions import ideas, line, rows
from pmtui.steps.base import Answer, Manual

MANUAL = Manual(
    verbs={
        "list.edit": line.edit,
        "list.action": line.make_action,
        "list.linked": rows.go_linked,
        "list.details": rows.details,
        "list.copy": rows.copy,
        "list.delete": rows.delete,
        "list.move_up": lambda at: rows.move(at, -1),
        "list.move_down": lambda at: rows.move(at, 1),
        "list.link": rows.pick_links,
        "actions.state": rows.choose_state,
        "actions.due": rows.ask_due,
        "actions.owner": rows.ask_owner,
        "actions.let_go": ideas.let_go,
    },
    answers={
        "add": Answer(line.add, line.read_add),
        "edit": Answer(line.take_edit, line.read_edit, asks=line.edit),
        "state": Answer(rows.set_state),
        "priority": Answer(partial(rows.set_word, "priority")),
        "kinds": Answer(rows.choose_kind),
        "kind": Answer(partial(rows.set_word, "kind")),
        "area": Answer(partial(rows.set_word, "area")),
        "reason": Answer(rows.take_reason, asks=rows.ask_reason),
        "due": Answer(rows.take_due, rows.read_due_words, asks=rows.ask_due),
        "who": Answer(rows.take_owner, asks=rows.ask_owner),
        "links": Answer(rows.take_links),
        "address": Answer(rows.take_address),
        "merge": Answer(ideas.take_merge),
        "no-kind": Answer(ideas.take_no_kind, asks=ideas.ask_reason_for_kind),
        "let-go": Answer(ideas.take_let_go, asks=ideas.ask_reason_for_idea),
    },
    adding=line.adding,
    offered=line.offered,
)
