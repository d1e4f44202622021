"""Step 3: its keys and what each does; its answers and what becomes of words."""

from pmtui.steps.base import Answer, Manual
from pmtui.steps.timeline import line, rows, times, zone

MANUAL = Manual(
    verbs={
        "list.edit": line.edit,
        "timeline.kind": rows.choose_kind,
        "list.time": times.ask_time,
        "list.who": rows.ask_who,
        "list.link": rows.ask_link,
        "list.linked": rows.go_linked,
        "list.account": rows.ask_account,
        "timeline.star": rows.star,
        "timeline.zone": zone.ask_second_zone,
        "timeline.dismiss": rows.dismiss,
        "list.action": rows.make_action,
        "list.details": rows.details,
        "list.copy": rows.copy,
        "list.delete": rows.delete,
    },
    answers={
        "add": Answer(line.add, line.read_add, take_lines=line.add_lines),
        "edit": Answer(line.take_edit, line.read_edit, asks=line.edit),
        "zone": Answer(zone.change_zone),
        "row": Answer(line.add_row),
        "no-zone": Answer(zone.keep_zone),
        "kind": Answer(rows.set_kind),
        "milestone": Answer(rows.toggle_milestone),
        "contributed": Answer(rows.toggle_contributed),
        "merge": Answer(rows.merge),
        "time": Answer(times.take_time, times.read_time, asks=times.ask_time),
        "who": Answer(rows.take_who, asks=rows.ask_who),
        "link": Answer(rows.take_link, asks=rows.ask_link),
        "account": Answer(rows.take_account, asks=rows.ask_account),
        "gap": Answer(rows.take_gap_reason, asks=rows.ask_gap_reason),
        "second-zone": Answer(zone.take_second_zone, asks=zone.ask_second_zone),
    },
    adding=line.adding,
    offered=line.offered,
)
