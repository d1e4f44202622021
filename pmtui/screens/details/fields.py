"""Every field of a row as fields of a form: in the model's order, with the guide's words."""

from pmtui.formats.lines.fields import LONG, render
from pmtui.guide.guide import field_help
from pmtui.model.base import Row
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem
from pmtui.model.text import one_line
from pmtui.widgets.form import Field


def row_of(document: PostMortem, table: str, key: str) -> Row:
    """Return a row, or a section for an empty id; one that is not there yet is empty."""
    if table in SECTIONS and not key:
        return document.section(table)
    found: Row | None = document.table(table).get(key)
    return found if found is not None else TABLES[table]()


def fields_of(document: PostMortem, table: str, key: str) -> list[Field]:
    """Return every field of a row, in the model's order, with the guide's words."""
    row = row_of(document, table, key)
    out = []
    for name in type(row).model_fields:
        if name == "kept" or f"{table}.{name}" in TABLES:
            continue
        text = render(document, table, name, getattr(row, name))
        help_ = field_help(table, name)
        shown = (("text", text),) if text else (("muted", help_.about),)
        out.append(
            Field(
                name,
                help_.label,
                shown,
                text,
                hint=f"such as {help_.example}" if help_.example else help_.about,
                many_lines=name in LONG or name == "accounts",
            )
        )
    for name, value in row.kept.items():
        out.append(
            Field(f"kept.{name}", one_line(name), (("text", str(value)), ("warn", "  not known to pmtui; kept as it stands")), heading=True)
        )
    return out
