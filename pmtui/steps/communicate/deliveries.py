"""Step 6, who was told: a line noted or edited, what was planned and then sent, a note taken away."""

import datetime as dt

from pmtui.edits.rows import AddRow
from pmtui.formats.lines.communicate import CommunicateContext, CommunicateLine, parse, render
from pmtui.model.targets import DELIVERIES
from pmtui.steps import table_rows
from pmtui.steps.base import Reading, Selection
from pmtui.steps.communicate.audiences import audience_word
from pmtui.steps.echo import echo_spans
from pmtui.steps.outcomes import AnyOutcome, Ask, Do, Nothing, Say


def adding(at: Selection) -> Ask:
    """What the empty line is for: somebody was told."""
    return Ask("add", "Told", hint="audience, channel, when", stays=True, word="")


def read_line(text: str, at: Selection) -> CommunicateLine:
    """Read a line of this step."""
    return parse(text, CommunicateContext(document=at.document, today=at.today))


def read_words(text: str, at: Selection) -> Reading:
    """Return how a line is read."""
    return echo_spans(read_line(text, at).echo)


def add(text: str, at: Selection) -> AnyOutcome:
    """Note a delivery."""
    if not text.strip():
        return Nothing()
    line = read_line(text, at)
    key = at.new_id(at.document.communicate.deliveries)
    return Do(AddRow(table=DELIVERIES, id=key, row=line.row, what="told somebody", at=at.now), f"noted: {line.echo}")


def ask_line(at: Selection) -> AnyOutcome:
    """Edit the line of a delivery in place."""
    if at.id not in at.document.communicate.deliveries:
        return Nothing()
    return table_rows.edit_line(DELIVERIES, at.id, "Told", render(at.document, at.id))


def take_edit(text: str, at: Selection) -> AnyOutcome:
    """Take changed words of a delivery."""
    line, held = read_line(text, at), at.document.communicate.deliveries.get(at.id)
    values: dict[str, object] = {name: getattr(line.row, name) for name in ("audience", "channel", "when", "planned")}
    if held is not None and held.when and not line.said:
        values["when"] = held.when  # the file may say when in words that no line can
    if held is not None and values["when"] == held.when:
        values["planned"] = held.planned
    return table_rows.change(at, DELIVERIES, at.id, values, "who was told")


def toggle_sent(at: Selection) -> AnyOutcome:
    """Say of what was planned that it was sent, or take that back; what was sent before its day was sent today."""
    row = at.document.communicate.deliveries[at.id]
    day = row.when.date() if isinstance(row.when, dt.datetime) else row.when
    values: dict[str, object] = {"planned": not row.planned}
    if row.planned and isinstance(day, dt.date) and day > at.today:
        values["when"] = at.today
    said = f"sent · {audience_word(row.audience)} was told" if row.planned else "planned: not sent yet"
    return table_rows.change(at, DELIVERIES, at.id, values, "who was told", f"{said} · space takes it back")


def delete(at: Selection) -> AnyOutcome:
    """Delete a delivery."""
    return table_rows.remove(at, DELIVERIES, at.ids, "note of who was told") if at.ids else Say("only what was told can be deleted here")
