"""Step 4: its keys and what each does; its answers and what becomes of words."""

from functools import partial

from pmtui.model.targets import LESSONS
from pmtui.model.whys import ROOT
from pmtui.steps.base import Answer, Manual
from pmtui.steps.outcomes import Go
from pmtui.steps.whys import afterwards, branch, evidence, line, marks

MANUAL = Manual(
    verbs={
        "list.edit": line.edit,
        "whys.root": partial(marks.set_mark, ROOT),
        "whys.mark": marks.choose_mark,
        "whys.owner": marks.ask_owner,
        "list.link": evidence.pick_links,
        "list.linked": evidence.go_linked,
        "list.account": evidence.ask_account,
        "whys.read": evidence.read_back,
        "list.action": evidence.make_action,
        "whys.lessons": lambda at: Go(LESSONS),
        "list.details": evidence.details,
        "list.move_up": lambda at: branch.move(at, -1),
        "list.move_down": lambda at: branch.move(at, 1),
        "whys.indent": branch.indent,
        "whys.outdent": branch.outdent,
        "whys.elsewhere": branch.pick_parent,
        "list.copy": branch.choose_form,
        "list.delete": branch.delete,
    },
    answers={
        "add": Answer(line.add, line.read_add),
        "edit": Answer(line.take_edit, line.read_edit, asks=line.edit),
        "mark": Answer(marks.set_mark),
        "more": Answer(marks.choose_more),
        "confidence": Answer(partial(marks.set_word, "confidence")),
        "class": Answer(partial(marks.set_word, "category")),
        "who": Answer(marks.take_owner, asks=marks.ask_owner),
        "links": Answer(evidence.take_links),
        "weaken": Answer(evidence.weaken),
        "differently": Answer(lambda _, at: evidence.ask_account(at)),
        "account": Answer(evidence.take_account, asks=evidence.ask_account),
        "read-to-the-end": Answer(lambda _, at: afterwards.ask_next(at)),
        "backlog": Answer(partial(afterwards.take, afterwards.BACKLOG), asks=partial(afterwards.ask, afterwards.BACKLOG)),
        "recurrence": Answer(partial(afterwards.take, afterwards.RECURRENCE), asks=partial(afterwards.ask, afterwards.RECURRENCE)),
        "parent": Answer(branch.take_parent),
        "copy": Answer(branch.copy),
    },
    adding=line.adding,
    offered=line.offered,
)
