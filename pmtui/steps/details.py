"""Every field of a row, or of a section: what its words mean and what they change. The manual stands at the end.

The row of the selection is the target, `table.id`, of the row whose fields these are; for a section the id is empty. What a
verb acts on is the field.
"""

from pmtui.edits.document import ChangeField
from pmtui.edits.rows import ChangeRow
from pmtui.formats.lines.fields import FieldContext, parse
from pmtui.guide.guide import field_help
from pmtui.model.postmortem import SECTIONS, TABLES
from pmtui.model.targets import MESSAGES, Target
from pmtui.steps.base import Answer, Manual, Reading, Selection
from pmtui.steps.form import KEEPS, kept
from pmtui.steps.outcomes import AnyOutcome, Ask, Nothing, Refuse


def _value(text: str, at: Selection) -> object:
    table, key = Target.of(at.row)
    row = at.document.table(table).get(key) if key else at.document.section(table)
    return parse(text, FieldContext(at.document, table, at.id, at.new_id, getattr(row, at.id, None)))


def edit(at: Selection) -> AnyOutcome:
    """Type in the field; what the file says and no field of ours can hold is only shown."""
    table, key = Target.of(at.row)
    row = TABLES[table] if key and table in TABLES else SECTIONS.get(table)
    if row is None or at.id not in row.model_fields:
        return Nothing()
    return Ask("details", field_help(table, at.id).label, f"{table}.{key}", at.ids, word="Next field", keeps=True)


def read(text: str, at: Selection) -> Reading:
    """Return how the words are read."""
    try:
        _value(text, at)
    except ValueError as error:
        return (("warn", str(error)),)
    return KEEPS


def take(text: str, at: Selection) -> AnyOutcome:
    """Turn a field's words into an edit; a message that is not there yet begins so."""
    table, key = Target.of(at.row)
    try:
        value = _value(text, at)
    except ValueError as error:
        return Refuse(str(error))
    if not key:
        return kept(ChangeField(section=table, name=at.id, value=value, at=at.now))
    make = TABLES[table] if table == MESSAGES else None
    return kept(ChangeRow(table=table, id=key, values={at.id: value}, make=make, at=at.now))


MANUAL = Manual(verbs={"list.edit": edit}, answers={"details": Answer(take, read, asks=edit)})
