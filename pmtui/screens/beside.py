"""What stands beside the list where the window is wide: the highlighted row in full, and what it hangs together with.

Lines from values, as in the `NAME_rows.py` of the steps; it adds to a list and is never the only
place of anything.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from pmtui.model.coverage import causes
from pmtui.model.names import shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line
from pmtui.model.timeline import Account
from pmtui.model.times import day_of, long_day_words, time_words
from pmtui.model.whys import chain, letters
from pmtui.screens.timeline_rows import open_words
from pmtui.widgets.paint import Line, Span, line, wrap

FROM = 120  # columns of a window that has room for it
LEAST_LIST = 80  # below that, lists are laid out for small windows
WIDEST = 62
LABEL = 11
BAR: Span = ("muted", "│  ")


def list_width(width: int) -> int:
    """The columns left for the list; all of them where the window is not wide."""
    return width if width < FROM else max(LEAST_LIST, width - WIDEST)


def filled(lines: Sequence[Line], height: int) -> list[Line]:
    """Give lines with the upright one drawn on to the foot of the pane."""
    return [*lines, *[_row()] * (height - len(lines))]


def event_beside(document: PostMortem, key: str, width: int) -> list[Line]:
    """An event: when, what, who, where it was seen, what was told differently, and which answers rest on it."""
    event = document.timeline.get(key)
    if event is None:
        return []
    zone = document.define.zone
    day = day_of(event, zone)
    when = [
        time_words(event, zone) if event.time is not None else open_words(event) if event.typed else "no time",
        long_day_words(day) if day else "",
        zone,
    ]
    kinds = [word.replace("-", " ") for word in event.milestones] or [event.kind]
    out = [*_text(" · ".join(part for part in when if part), width, "muted"), *_text(event.text, width, "title"), _row()]
    out += _labelled("Is", [" · ".join(one_line(word) for word in kinds if word)], width)
    out += _labelled("Who", [", ".join(shown_name(document, person) for person in event.who)], width)
    out += _labelled("Source", event.links, width)
    out += _labelled("As typed", [event.typed], width)
    out += _labelled("Marked", [_marks(event.star, event.contributed)], width)
    out += _labelled("Also told", (_account(document, row) for row in event.accounts.values()), width)
    letter = letters(document.whys)
    resting = (f"{letter.get(one, '')} {why.text}".strip() for one, why in document.whys.items() if key in why.evidence)
    return out + _labelled("Shows that", resting, width)


def why_beside(document: PostMortem, key: str, width: int) -> list[Line]:
    """An answer: the whole of it, what it rests on, what answers it, and the way back to the problem."""
    why = document.whys.get(key)
    if why is None:
        problem = document.define.problem or "The problem has no words yet: step 2 asks for it."
        return [*_text("the problem", width, "muted"), *_text(problem, width, "title")]
    letter = letters(document.whys).get(key, "")
    marks = {"root": "root cause", "factor": "contributing factor", "open": "open question"}
    words = [letter, *(marks.get(word, word) for word in why.marks), why.category, why.confidence, "weak step" if why.weak else ""]
    said = " · ".join(one_line(word) for word in words if word) or "an answer"
    out = [*_text(said, width, "muted"), *_text(why.text or why.question, width, "title"), _row()]
    out += _labelled("Asked", [why.question if why.text else ""], width)
    seen = [_event(document, one) for one in why.evidence]
    out += _labelled("Evidence", seen or ["none yet: l links a time"], width, "text" if seen else "warn")
    out += _labelled("Also told", (_account(document, row) for row in why.accounts.values()), width)
    out += _labelled("Actions", (row.text for row in document.actions.values() if key in row.answers), width)
    back = [document.whys[one].text or document.whys[one].question for one in chain(document.whys, key) if one != key]
    steps = [*back, document.define.problem] if back[:1] != [key] else back
    for step in steps:  # as it is read aloud
        out += _labelled("Therefore", [step], width)
    return out


def action_beside(document: PostMortem, key: str, width: int) -> list[Line]:
    """An action with all that is agreed of it; a cause with the actions that answer it; an idea that waits."""
    kind, _, rest = key.rpartition(":")
    if kind == "cause":
        return _cause_beside(document, rest, width)
    if kind == "later":
        idea = document.later.get(rest)
        if idea is None:
            return []
        head = " · ".join(part for part in (idea.kind or "idea", idea.status or "waiting") if part)
        out = [
            *_text(head, width, "muted"),
            *_text(idea.text, width, "title"),
            _row(),
            *_labelled("From", [shown_name(document, idea.who)], width),
        ]
        return out + _labelled("Reason", [idea.reason], width)
    action = document.actions.get(key)
    if action is None:
        return []
    priority = f"p{action.priority}" if action.priority else ""
    head = " · ".join(one_line(part) for part in (priority, action.kind, action.area, action.status or "proposed") if part)
    due = long_day_words(action.due) if isinstance(action.due, dt.date) else action.due or ""
    out = [*_text(head, width, "muted"), *_text(action.text, width, "title"), _row()]
    out += _labelled("Owner", [action.owner or "no owner yet: w names one"], width, "text" if action.owner else "warn")
    out += _labelled("Due", [due or "no date yet: t sets one"], width, "text" if due else "warn")
    out += _labelled("Done when", [action.done_when], width)
    out += _labelled("Reason", [action.reason], width)
    out += _labelled("Tracker", [action.tracker], width)
    letter = letters(document.whys)
    answered = [f"{letter.get(one, '')} {document.whys[one].text}".strip() for one in action.answers if one in document.whys]
    answered += [_event(document, one) for one in action.answers if one in document.timeline]
    return out + _labelled("Answers", answered or ["no cause yet: l links one"], width, "text" if answered else "warn")


def _cause_beside(document: PostMortem, key: str, width: int) -> list[Line]:
    cause = next((cause for cause in causes(document) if cause.id == key), None)
    if cause is None:
        return []
    mark = "root cause" if cause.mark == "root" else "contributing factor"
    rows = [document.actions[one] for one in cause.actions]
    said = [" · ".join(part for part in (row.text, one_line(row.owner)) if part) for row in rows]
    out = [*_text(f"{cause.letter} · {mark}", width, "muted"), *_text(cause.text, width, "title"), _row()]
    out += _labelled("Actions", said or ["none yet: p begins one"], width, "text" if said else "warn")
    return out + _labelled("Evidence", [_event(document, one) for one in document.whys[key].evidence], width)


def _event(document: PostMortem, key: str) -> str:
    event = document.timeline.get(key)
    return f"{time_words(event, document.define.zone)} {event.text}".strip() if event is not None else key


def _account(document: PostMortem, row: Account) -> str:
    return f"{shown_name(document, row.who)}: {row.text}" if row.who else row.text


def _marks(star: bool, contributed: bool) -> str:
    return " · ".join(word for word, on in (("★ in the short page", star), ("contributed", contributed)) if on)


def _row(*spans: Span) -> Line:
    return line(BAR, *spans)


def _text(words: str, width: int, token: str) -> list[Line]:
    return [line((token, f"│  {row}")) for row in wrap(words, width - 4)] if words else []


def _labelled(label: str, texts: Iterable[str], width: int, token: str = "text") -> list[Line]:
    """Give words beside their label, each text on rows of its own; nothing where there are none."""
    rows: Sequence[str] = [row for text in texts if text.strip() for row in wrap(text, width - LABEL - 4)]
    # One look a row but for the first of a label: what stands here is drawn anew with each move of the cursor.
    return [
        _row(("muted", label.ljust(LABEL)), (token, row)) if n == 0 else line((token, f"│  {' ' * LABEL}{row}"))
        for n, row in enumerate(rows)
    ]
