"""Beside the actions where the window is wide: the highlighted row in full; never the only place of anything."""

import datetime as dt

from pmtui.model.actions import PROPOSED
from pmtui.model.figures.coverage import causes
from pmtui.model.later import IDEA, WAITING
from pmtui.model.people.names import shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import CAUSE, LATER, RowKey
from pmtui.model.text import one_line
from pmtui.model.time.times import long_day_words
from pmtui.model.whys import MARK_WORDS, letters
from pmtui.screens.window.side_lines import event_words, side_labelled, side_row, side_text
from pmtui.widgets.paint import Line


def action_beside(document: PostMortem, key: str, width: int) -> list[Line]:
    """An action with all that is agreed of it; a cause with the actions that answer it; an idea that waits."""
    kind, rest = RowKey.of(key)
    if kind == CAUSE:
        return _cause_beside(document, rest, width)
    if kind == LATER:
        idea = document.later.get(rest)
        if idea is None:
            return []
        head = " · ".join(part for part in (idea.kind or IDEA, idea.status or WAITING) if part)
        out = [
            *side_text(head, width, "muted"),
            *side_text(idea.text, width, "title"),
            side_row(),
            *side_labelled("From", [shown_name(document, idea.who)], width),
        ]
        return out + side_labelled("Reason", [idea.reason], width)
    action = document.actions.get(key)
    if action is None:
        return []
    priority = f"p{action.priority}" if action.priority else ""
    head = " · ".join(one_line(part) for part in (priority, action.kind, action.area, action.status or PROPOSED) if part)
    due = long_day_words(action.due) if isinstance(action.due, dt.date) else action.due or ""
    out = [*side_text(head, width, "muted"), *side_text(action.text, width, "title"), side_row()]
    out += side_labelled("Owner", [action.owner or "no owner yet: w names one"], width, "text" if action.owner else "warn")
    out += side_labelled("Due", [due or "no date yet: t sets one"], width, "text" if due else "warn")
    out += side_labelled("Done when", [action.done_when], width)
    out += side_labelled("Reason", [action.reason], width)
    out += side_labelled("Tracker", [action.tracker], width)
    letter = letters(document.whys)
    answered = [f"{letter.get(one, '')} {document.whys[one].text}".strip() for one in action.answers if one in document.whys]
    answered += [event_words(document, one) for one in action.answers if one in document.timeline]
    return out + side_labelled("Answers", answered or ["no cause yet: l links one"], width, "text" if answered else "warn")


def _cause_beside(document: PostMortem, key: str, width: int) -> list[Line]:
    cause = next((cause for cause in causes(document) if cause.id == key), None)
    if cause is None:
        return []
    rows = [document.actions[one] for one in cause.actions]
    said = [" · ".join(part for part in (row.text, one_line(row.owner)) if part) for row in rows]
    out = [*side_text(f"{cause.letter} · {MARK_WORDS[cause.mark]}", width, "muted"), *side_text(cause.text, width, "title"), side_row()]
    out += side_labelled("Actions", said or ["none yet: p begins one"], width, "text" if said else "warn")
    return out + side_labelled("Evidence", [event_words(document, one) for one in document.whys[key].evidence], width)
