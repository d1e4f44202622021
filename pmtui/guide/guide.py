"""The facilitator's questions and the help for each field, read from the TOML files in this folder.

Screens and checks get their wording here, so that each phrase is in one place. A file is read
on first use, then cached. Knows no document: what a question quotes is passed in.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pkgutil import get_data
from typing import Any, NamedTuple

import tomli

from pmtui.model.steps import ACTIONS, COMMUNICATE, DEFINE, GATHER, TIMELINE, WHYS
from pmtui.model.targets import DOCUMENT, step_of

ROOM = "room"
DESK = "desk"

# The moments of each step at which its screen asks: the ones a team's own question may be for.
MOMENTS: Mapping[str, tuple[str, ...]] = {
    GATHER: ("empty", "no-facilitator"),
    DEFINE: (
        "problem", "kind", "severity", "began", "impact", "quantities", "trigger", "zone",
        "lead_up", "fault", "detection", "response", "recovery", "backlog", "recurrence", "aspects",
    ),
    TIMELINE: ("empty", "gap", "observation", "decision", "action", "message", "alert", "report", "change", "note"),
    WHYS: (
        "empty", "answer", "why", "up", "memory", "decision", "person", "absence", "outside", "no-evidence", "leaf", "guess", "open",
        "weak", "backlog", "recurrence", "lessons",
    ),
    ACTIONS: ("empty", "bare", "many"),
    COMMUNICATE: ("no-delivery",),
}  # fmt: skip

# What has its help in the file of another step than its own.
_HOMES = {DOCUMENT: GATHER, "accounts": TIMELINE}


class Question(NamedTuple):
    """One question: `when` is the moment it fits (empty: any), `view` who may see it, `source` where it comes from.

    Its text may hold `{quote}`, `{letter}`, `{start}` and `{end}`; see `fill`.
    """

    text: str
    when: str = ""
    view: str = ROOM
    source: str = ""


class FieldHelp(NamedTuple):
    """A field's label, what it is for, an example, and the question to ask where it is missing.

    `call` tells that it is filled in on the call and not at the desk afterwards.
    """

    label: str
    about: str = ""
    example: str = ""
    ask: str = ""
    call: bool = False


class Example(NamedTuple):
    """An example line, and a word for what it does."""

    label: str
    line: str


class Opening(NamedTuple):
    """How a meeting begins and ends: purpose and rules stay on screen, opening and closing are read aloud."""

    purpose: str
    rules: tuple[str, ...]
    words: tuple[str, ...]
    closing: tuple[str, ...]


def questions(step: str, when: str | None = None, view: str = ROOM) -> tuple[Question, ...]:
    """Return a step's questions for a view, in the order of the guide.

    `when` selects those for one moment, `""` those that always fit, None all of them. The
    desk sees the room's questions too, after its own.
    """
    own = tuple(question for question in _questions(step) if question.view == view)
    if view == DESK:
        own += tuple(question for question in _questions(step) if question.view == ROOM)
    return own if when is None else tuple(question for question in own if question.when == when)


def question(
    step: str, number: int = 0, when: str = "", view: str = ROOM, own: Sequence[Question] = (), about: str = "", **quoted: str
) -> str:
    """Return one question's words for a moment: those for it first, then those that always fit, then from the start again.

    `quoted` fills its placeholders; a question with an unfilled placeholder is skipped. A team's `own`
    questions of the step stand before the guide's, word for word. But where the guide asks about the very
    thing that is highlighted, by quoting it or by a question `about` it alone, that comes before those that fit
    any moment: otherwise an answer to a why would not be followed by the next why.
    """
    mine = [item for seen_by in ((DESK, ROOM) if view == DESK else (ROOM,)) for item in own if item.view == seen_by]
    moment = [about] if about else []
    moment += _filled(questions(step, when, view), quoted) if when else []
    first = 1 if about or quoted else 0
    order = [item.text for item in mine if when and item.when == when]
    order += moment[:first]
    order += [item.text for item in mine if not item.when]
    order += moment[first:]
    order += _filled(questions(step, "", view), quoted)
    order = list(dict.fromkeys(order))  # one that is also in the guide is asked once
    return order[number % len(order)] if order else ""


def _filled(items: Sequence[Question], quoted: Mapping[str, str]) -> list[str]:
    return [fill(item.text, **quoted) for item in items if _fits(item, quoted)]


def fill(text: str, **quoted: str) -> str:
    """Fill a text's placeholders; what people wrote is never searched for placeholders."""
    out = ""
    while text:
        before, opened, rest = text.partition("{")
        name, closed, after = rest.partition("}")
        if not opened or not closed or name not in quoted:
            out, text = out + before + opened, rest
        else:
            out, text = out + before + quoted[name], after
    return out


def field_help(table: str, field: str) -> FieldHelp:
    """Return the help of a section's or a table's field; a field without help is labelled by its name.

    Names as in the model: `""` for the document's own fields, `gather.people`, `accounts`.
    """
    entry = fields(table).get(field)
    return entry or FieldHelp(label=field.replace("_", " ").capitalize())


@cache
def fields(table: str) -> Mapping[str, FieldHelp]:
    """Return the help of all fields of a section or table, in the order of the guide."""
    home = _HOMES.get(table) or step_of(table)
    return {name: FieldHelp(**row) for name, row in _read(home)["fields"].get(table, {}).items()}


def word_help(step: str, field: str) -> Mapping[str, str]:
    """Return what each word of a vocabulary means, such as those of `kind`; empty where there is none."""
    words: Mapping[str, str] = _read(step).get("words", {}).get(field, {})
    return words


def examples(step: str) -> tuple[Example, ...]:
    """Return the example lines that an empty list shows."""
    return tuple(Example(row["label"], row["line"]) for row in _read(step).get("examples", ()))


def empty(step: str) -> str:
    """Return the sentence above an empty list."""
    return str(_read(step)["step"].get("empty", ""))


def opening() -> Opening:
    """Return the words that begin and end a meeting."""
    step = _read(GATHER)["step"]
    return Opening(step["purpose"], tuple(step["rules"]), tuple(step["opening"]), tuple(step["closing"]))


def review() -> Mapping[str, FieldHelp]:
    """Return the items of the review by id, each with its question."""
    return {key: FieldHelp(label=row["label"], about=row["ask"], ask=row["ask"]) for key, row in _read(COMMUNICATE)["review"].items()}


def _fits(item: Question, quoted: Mapping[str, str]) -> bool:
    return "{" not in fill(item.text, **dict.fromkeys(quoted, ""))


@cache
def _questions(step: str) -> tuple[Question, ...]:
    return tuple(Question(**row) for row in _read(step)["questions"])


@cache
def _read(step: str) -> Mapping[str, Any]:
    # Packaged data; importlib.resources would take three times as long at every start.
    return tomli.loads((get_data("pmtui.guide", f"{step}.toml") or b"").decode("utf-8"))
