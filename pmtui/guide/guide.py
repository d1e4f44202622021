"""What the facilitator may ask, and what each field is for: read from the TOML files beside this one.

Screens and checks ask here for words, so that a phrase stands in one place. A file is read
when first asked for, then kept. Knows no document: what a question quotes is passed in.
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

# The moments of each step at which its screen asks: what a question of a team's own may be for.
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

# What has its help in the file of another step than that in which it lives.
_HOMES = {DOCUMENT: GATHER, "accounts": TIMELINE}


class Question(NamedTuple):
    """One question: `when` is the moment it fits (empty: any), `view` who may see it, `source` where it was learned.

    Its text may hold `{quote}`, `{letter}`, `{start}` and `{end}`; see `fill`.
    """

    text: str
    when: str = ""
    view: str = ROOM
    source: str = ""


class FieldHelp(NamedTuple):
    """A field's label, what it is for, an example of it, and the question where it is missing.

    `call` tells that it is for the call and not for the desk afterwards.
    """

    label: str
    about: str = ""
    example: str = ""
    ask: str = ""
    call: bool = False


class Example(NamedTuple):
    """A line as it is typed, and a word for what it does."""

    label: str
    line: str


class Opening(NamedTuple):
    """How a meeting begins and ends: purpose and rules stay in view, words and closing are read aloud."""

    purpose: str
    rules: tuple[str, ...]
    words: tuple[str, ...]
    closing: tuple[str, ...]


def questions(step: str, when: str | None = None, view: str = ROOM) -> tuple[Question, ...]:
    """Give a step's questions for a view, in the order of the guide.

    `when` chooses those for one moment, `""` those that always fit, None all of them. The
    desk sees the room's questions too, behind its own.
    """
    own = tuple(question for question in _questions(step) if question.view == view)
    if view == DESK:
        own += tuple(question for question in _questions(step) if question.view == ROOM)
    return own if when is None else tuple(question for question in own if question.when == when)


def question(
    step: str, number: int = 0, when: str = "", view: str = ROOM, own: Sequence[Question] = (), about: str = "", **quoted: str
) -> str:
    """Give one question's words for a moment: those for it first, then those that always fit, round again at the end.

    `quoted` fills its places; a question with a place that is not filled is passed over. A team's `own`
    questions of the step stand before the guide's, word for word. But where the guide asks about the very
    thing that is highlighted, by quoting it or by a question `about` it alone, that comes before those that fit
    any moment: else each answer to a why would be followed by something else than the next why.
    """
    mine = [asked for each in ((DESK, ROOM) if view == DESK else (ROOM,)) for asked in own if asked.view == each]
    moment = [about] if about else []
    moment += _filled(questions(step, when, view), quoted) if when else []
    first = 1 if about or quoted else 0
    order = [asked.text for asked in mine if when and asked.when == when]
    order += moment[:first]
    order += [asked.text for asked in mine if not asked.when]
    order += moment[first:]
    order += _filled(questions(step, "", view), quoted)
    order = list(dict.fromkeys(order))  # one that is the guide's too is asked once
    return order[number % len(order)] if order else ""


def _filled(asked: Sequence[Question], quoted: Mapping[str, str]) -> list[str]:
    return [fill(each.text, **quoted) for each in asked if _fits(each, quoted)]


def fill(text: str, **quoted: str) -> str:
    """Put what is quoted into its places; what people wrote is never read for places of its own."""
    out = ""
    while text:
        before, found, rest = text.partition("{")
        name, closed, after = rest.partition("}")
        if not found or not closed or name not in quoted:
            out, text = out + before + found, rest
        else:
            out, text = out + before + quoted[name], after
    return out


def field_help(table: str, field: str) -> FieldHelp:
    """Give the help of a section's or a table's field; a field without one is labelled by its name.

    Names as in the model: `""` for the document's own fields, `gather.people`, `accounts`.
    """
    found = fields(table).get(field)
    return found or FieldHelp(label=field.replace("_", " ").capitalize())


@cache
def fields(table: str) -> Mapping[str, FieldHelp]:
    """Give the help of all fields of a section or table, in the order of the guide."""
    home = _HOMES.get(table) or step_of(table)
    return {name: FieldHelp(**each) for name, each in _read(home)["fields"].get(table, {}).items()}


def word_help(step: str, field: str) -> Mapping[str, str]:
    """Give what each word of a vocabulary means, such as those of `kind`; empty where there is none."""
    words: Mapping[str, str] = _read(step).get("words", {}).get(field, {})
    return words


def examples(step: str) -> tuple[Example, ...]:
    """Give the lines that an empty list shows."""
    return tuple(Example(each["label"], each["line"]) for each in _read(step).get("examples", ()))


def empty(step: str) -> str:
    """Give the sentence that stands over an empty list."""
    return str(_read(step)["step"].get("empty", ""))


def opening() -> Opening:
    """Give the words with which a meeting begins and ends."""
    step = _read(GATHER)["step"]
    return Opening(step["purpose"], tuple(step["rules"]), tuple(step["opening"]), tuple(step["closing"]))


def review() -> Mapping[str, FieldHelp]:
    """Give the lines of the review by their id, each with its question."""
    return {key: FieldHelp(label=each["label"], about=each["ask"], ask=each["ask"]) for key, each in _read(COMMUNICATE)["review"].items()}


def _fits(asked: Question, quoted: Mapping[str, str]) -> bool:
    return "{" not in fill(asked.text, **dict.fromkeys(quoted, ""))


@cache
def _questions(step: str) -> tuple[Question, ...]:
    return tuple(Question(**each) for each in _read(step)["questions"])


@cache
def _read(step: str) -> Mapping[str, Any]:
    # Packaged data; importlib.resources would take three times as long, of every start.
    return tomli.loads((get_data("pmtui.guide", f"{step}.toml") or b"").decode("utf-8"))
