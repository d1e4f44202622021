"""Step 6: its keys and what each does; its answers and what becomes of words."""

from pmtui.steps.base import Answer, Manual
from pmtui.steps.communicate import audiences, deliveries, rows

MANUAL = Manual(
    verbs={
        "list.edit": rows.edit,
        "list.details": rows.details,
        "list.delete": deliveries.delete,
        "communicate.review": rows.tick,
        "communicate.status": rows.choose_status,
        "communicate.copy": audiences.copy,
        "communicate.write": audiences.write,
    },
    answers={
        "add": Answer(deliveries.add, deliveries.read_words),
        "edit": Answer(deliveries.take_edit, deliveries.read_words, asks=deliveries.ask_line),
        "status": Answer(rows.set_status),
    },
    adding=deliveries.adding,
)
