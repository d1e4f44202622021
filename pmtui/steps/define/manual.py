"""Step 2: its keys and what each does; its answers and what becomes of words."""

from functools import partial

from pmtui.steps.base import Answer, Manual
from pmtui.steps.define import fields, line

MANUAL = Manual(
    verbs={
        "list.edit": fields.edit,
        "define.type": fields.edit,
        "list.copy": fields.copy,
        "define.kind": fields.choose_kind,
        "define.list": fields.fold,
        "field.unknown": fields.not_known,
    },
    answers={
        "field": Answer(line.take, line.read, asks=fields.edit),
        "kind": Answer(partial(fields.set_field, "kind")),
        "severity": Answer(partial(fields.set_field, "severity")),
    },
)
