"""Every field of a row as text, and back: what the detail form and step 2 show and accept.

References are written as people say them: names, times, letters. An unknown word
is kept as it is; `check` lists it. Knows no form and makes no edit.
"""

import datetime as dt
from collections.abc import Callable, Container, Mapping
from typing import Any, NamedTuple

from pmtui.model.called import row_called, row_word
from pmtui.model.people.names import person_called, shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import TIMELINE
from pmtui.model.timeline import Account

YES_NO = frozenset({"star", "contributed", "weak", "named", "planned"})
NUMBERS = frozenset({"priority", "minutes"})
DAYS = frozenset({"due", "date", "signed_on"})
MOMENTS = frozenset({"time", "end", "when"})
LISTS = frozenset({"roles", "milestones", "links", "marks", "services", "aspects", "not_known", "does_not_apply", "reviewed"})
PEOPLE = frozenset({"present", "absent", "in_writing"})
ROWS = frozenset({"evidence", "about", "answers"})
SENTENCES = frozenset({"problem", "trigger", "impact"})  # answered in the call: enter accepts them; pasted line breaks stay
LONG = frozenset(
    {"summary", "lead_up", "fault", "detection", "response", "recovery", "backlog", "recurrence"}
    | {"text", "question", "reason", "done_when", "rules", "opening", "closing", "gap"}
)  # fmt: skip


class FieldContext(NamedTuple):
    """What a field is read against: which field it is, what it held `before`, a maker of ids for new entries."""

    document: PostMortem
    table: str
    name: str
    make_id: Callable[[Container[str]], str]
    before: Any = None


def render(document: PostMortem, table: str, name: str, value: Any) -> str:
    """Return a field's value as the text to edit."""
    if value is None or value == "" or value == ():
        return ""
    if name in YES_NO:
        return "yes" if value else ""
    if name in PEOPLE or (name == "who" and table == TIMELINE):
        return ", ".join(_person_word(document, key) for key in value)
    if name in ROWS:
        return ", ".join(row_word(document, key) for key in value)
    if name in LISTS:
        return ", ".join(value)
    if name == "agenda":
        return ", ".join(f"{step} {minutes}" for step, minutes in value.items())
    if name == "accounts":
        return "\n".join(f"{row.who}: {row.text}" if row.who else row.text for row in value.values())
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat(sep=" ") if isinstance(value, dt.datetime) else value.isoformat()
    return str(value)


def _person_word(document: PostMortem, key: str) -> str:
    person = document.gather.people.get(key)
    return f"@{person.handle.lstrip('@')}" if person and person.handle else shown_name(document, key)


def parse(text: str, context: FieldContext) -> Any:
    """Return the value of a typed text.

    Raises:
        ValueError: its message says what would be right.
    """
    document, table, name = context.document, context.table, context.name
    text = text.strip("\n")
    parts = [part.strip() for part in text.replace("\n", ",").split(",") if part.strip()]
    if name in YES_NO:
        return text.strip().casefold() in ("yes", "y", "true", "x", "1")
    if name in NUMBERS:
        return _number(name, text)
    if name in DAYS or name in MOMENTS:
        return _moment(text.strip(), name in DAYS)
    if name in PEOPLE or (name == "who" and table == TIMELINE):
        return tuple(person_called(document, part) or part for part in parts)
    if name in ROWS:
        return tuple(row_called(document, part) or part for part in parts)
    if name in LISTS:
        return tuple(parts)
    if name == "agenda":
        return _agenda(parts)
    if name == "accounts":
        return _accounts(text, context.before or {}, context.make_id)
    return text if name in LONG | SENTENCES else " ".join(text.split("\n")).strip()


def _number(name: str, text: str) -> int | None:
    digits = text.strip().lstrip("p")
    if not digits:
        return None
    if not digits.isdigit():
        raise ValueError(f"{name} is a number, such as 1, 2 or 30")
    return int(digits)


def _moment(text: str, day_only: bool) -> Any:
    if not text:
        return None
    readers: tuple[Any, ...] = (
        (dt.date.fromisoformat,) if day_only else (dt.date.fromisoformat, dt.datetime.fromisoformat, dt.time.fromisoformat)
    )
    for read in readers:
        try:
            return read(text)
        except ValueError:
            continue
    return text


def _agenda(parts: list[str]) -> Mapping[str, int]:
    out = {}
    for part in parts:
        step, _, minutes = part.rpartition(" ")
        if not minutes.isdigit() or not step:
            raise ValueError("the agenda is a step and minutes, such as: timeline 25, whys 15")
        out[step.strip()] = int(minutes)
    return out


def _accounts(text: str, before: Mapping[str, Account], make_id: Callable[[Container[str]], str]) -> Mapping[str, Account]:
    keys = list(before)
    out: dict[str, Account] = {}
    settled = {(row.who, row.text): row.settled for row in before.values()}
    for number, row in enumerate(part for part in text.split("\n") if part.strip()):
        who, mark, words = row.partition(": ")
        key = keys[number] if number < len(keys) else make_id({*keys, *out})
        who, words = (who, words) if mark else ("", row)
        out[key] = Account(text=words, who=who, settled=settled.get((who, words), ""))
    return out
