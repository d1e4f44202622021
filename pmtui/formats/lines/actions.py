"""The entry line of step 5: `text [@owner] [due fri] [#prevent] [p1] [-> A, B] [link]`.

Returns an action that is not in the document yet, with words that say how it was read. The day
to count from is passed in. An unknown owner does not become a person.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pmtui.formats.lines import tags
from pmtui.model.actions import AREAS, KINDS, ActionItem
from pmtui.model.called import row_called, row_word
from pmtui.model.gather import presence
from pmtui.model.people.names import called_by, person_called, shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.presence import TAKES_PART, UNSAID
from pmtui.model.text import clean
from pmtui.model.time.times import long_day_words, read_due

ANY_DAY = dt.date(2024, 2, 1)  # whether words are a day does not depend on today
MARKS = ("link", "tag", "who", "to", "due", "rank")


class ActionsContext(NamedTuple):
    """What a line is read against."""

    document: PostMortem
    today: dt.date


class ActionsLine(NamedTuple):
    """How a line was read."""

    row: ActionItem
    echo: str


@dataclass(slots=True)
class _Tail:
    context: ActionsContext
    values: dict[str, object] = field(default_factory=dict)
    answers: list[str] = field(default_factory=list)

    def take(self, kind: str, words: str) -> bool:
        name = {"link": "tracker", "who": "owner", "due": "due", "rank": "priority", "to": "answers"}.get(kind)
        if name is None:
            name = "kind" if words in KINDS else "area"
        if name in self.values and kind != "to":
            return False  # given twice: the one further left is text
        document = self.context.document
        if kind == "to":
            self.answers[:0] = [row_called(document, part) or "" for part in words.split(",")]
        elif kind == "who":
            self.values[name] = _owner_called(document, words)
        elif kind == "due":
            self.values[name] = read_due(words, self.context.today)
        else:
            self.values[name] = int(words[1:]) if kind == "rank" else words
        return True


def _marks(context: ActionsContext) -> tags.Marks:
    """Return what counts as a mark in an action."""

    def reads(kind: str, words: str) -> bool:
        if kind == "tag":
            return words in (*KINDS, *AREAS)
        if kind == "to":
            return row_called(context.document, words) is not None
        if kind == "due":
            return read_due(words, context.today) is not None
        return words[1:] in ("1", "2", "3") if kind == "rank" else True

    return tags.Marks(MARKS, reads, lambda word: person_called(context.document, word.strip('"')) is not None)


def _owner_called(document: PostMortem, word: str) -> str:
    known = person_called(document, word.strip('"'))
    return shown_name(document, known) if known else tags.unquoted(word)


def parse(text: str, context: ActionsContext) -> ActionsLine:
    """Read a line; it is never refused and no word is lost."""
    tail = _Tail(context)
    marked = tags.read(clean(text).strip(), _marks(context), tail.take)
    for word in marked.who[:1]:  # a person among the words, where none is named after them
        tail.values.setdefault("owner", _owner_called(context.document, word))
    row = ActionItem.model_validate({"text": marked.text, **tail.values, "answers": tuple(dict.fromkeys(tail.answers))})
    return ActionsLine(row, _echo(context, row, marked.unread))


def _echo(context: ActionsContext, row: ActionItem, unread: Sequence[str]) -> str:
    document = context.document
    parts = [f"{row.owner}{_ask_first(document, row.owner)}" if row.owner else "no owner"]
    if isinstance(row.due, dt.date):
        parts.append(f"due {long_day_words(row.due)}{', which has passed' if row.due < context.today else ''}")
    else:
        parts.append("no date")
    answers = ", ".join(row_word(document, key) for key in row.answers)
    parts += [f"for {answers}"] if answers else []
    parts += [word for word in (row.kind, row.area, f"p{row.priority}" if row.priority else "") if word]
    parts += ["tracked"] if row.tracker else []
    notes = [_not_read(context, word) for word in unread]
    parts += ["days are 2026-12-01, fri, +2w"] if any(words.endswith("is no day: text") for words in notes) else []
    return " · ".join([*notes, *parts])


def _not_read(context: ActionsContext, word: str) -> str:
    if word.startswith(("->", "－＞")):
        return f"“{word}” names no cause: text"
    if word.startswith("due"):
        again = _marks(context).reads("due", tags.plain(word[3:]).strip())
        return f"“{word}”: a second day, text" if again else f"“{word}” is no day: text"
    if word[0] in "#＃":
        known = tags.plain(word)[1:].casefold()
        return (
            f"{word} is a second {'kind' if known in KINDS else 'area'}: text" if known in (*KINDS, *AREAS) else f"{word} is no kind: text"
        )
    return f"{word} stays text"


def _ask_first(document: PostMortem, owner: str) -> str:
    """Return a reminder to ask the owner first, where they are not in the meeting."""
    known = person_called(document, owner)
    if known is not None and presence(document.gather, known) in (*TAKES_PART, UNSAID):
        return ""
    return " is not in this meeting: ask first"


def render(document: PostMortem, key: str) -> str:
    """Return an action as the line it is edited as."""
    action = document.actions[key]
    parts: list[str] = []
    if action.owner:
        known = person_called(document, action.owner)
        same = known is not None and shown_name(document, known) == action.owner
        parts.append(f"@{called_by(document, known) if known and same else tags.quoted(action.owner)}")
    parts += [f"due {action.due.isoformat()}"] if isinstance(action.due, dt.date) else []
    parts += [f"#{word}" for word in (action.kind, action.area) if word in (*KINDS, *AREAS)]
    parts += [f"p{action.priority}"] if action.priority in (1, 2, 3) else []
    called = [word for other in action.answers if row_called(document, word := row_word(document, other)) == other]
    parts += [f"-> {', '.join(called)}"] if called else []
    parts += [action.tracker] if tags.address(action.tracker) == action.tracker else []
    tail = " ".join(part for part in parts if part)
    # A person among the words is read as the owner where no other is given.
    text = tags.guarded(
        action.text, tail, _marks(ActionsContext(document, ANY_DAY)), lambda kind, words: kind == "link" or bool(action.owner)
    )
    return " ".join(part for part in (text.text, tail) if part)
