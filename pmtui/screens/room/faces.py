"""The page for the room as lines, four faces of one form: before the clock, in the call, at its end, on a later day.

A latecomer reads it in ten seconds. Nothing half-typed, nobody's silence and no count of anybody
is on it, so it can cover whatever stood there before.
"""

import datetime as dt
from collections.abc import Mapping

from rich.cells import cell_len

from pmtui.guide.guide import opening, question
from pmtui.model.actions import DONE, is_open
from pmtui.model.counted import counted
from pmtui.model.define import FINISHED
from pmtui.model.figures.coverage import causes
from pmtui.model.figures.gaps import gaps
from pmtui.model.figures.metrics import header_words
from pmtui.model.later import QUESTION, waits
from pmtui.model.meeting_clock import agenda_of
from pmtui.model.order import first_marked
from pmtui.model.postmortem import PostMortem
from pmtui.model.settings import USUAL, Settings
from pmtui.model.steps import ACTIONS, COMMUNICATE, GATHER, STEP_WORDS, STEPS, TIMELINE
from pmtui.model.text import one_line
from pmtui.model.time.times import day_of, day_words, long_day_words
from pmtui.model.whys import OPEN, answers
from pmtui.screens.window.context import Frame
from pmtui.screens.window.team_settings import own_questions
from pmtui.widgets.paint import Line, Spans, cut, line, width_of, wrap

OPENING, CALL, END, AGAIN = "opening", "call", "end", "again"
WIDE, WIDEST = 80, 98
SMALL = 15  # column of the words below that: the longest label, and a blank
LAST_STEPS = (ACTIONS, COMMUNICATE)


def face_of(document: PostMortem, frame: Frame, today: dt.date) -> str:
    """Tell which face the page has: by the clock, by the step in work, by the day of the last meeting."""
    story = bool(document.timeline or answers(document.whys) or document.actions)
    days = [row.date for row in document.gather.meetings.values() if isinstance(row.date, dt.date)]
    done = document.define.status.strip().casefold() in FINISHED
    if frame.begun and (story or frame.at != GATHER):  # the words to begin with are read while it runs already
        return END if frame.at in LAST_STEPS and document.actions else CALL
    if done or (story and frame.at in LAST_STEPS and document.actions and not (days and max(days) < today)):
        return END
    if story and days and max(days) < today:
        return AGAIN
    return CALL if story and not frame.begun else OPENING


def page(document: PostMortem, width: int, frame: Frame, today: dt.date, settings: Settings = USUAL) -> list[Line]:
    """Return the lines of the page."""
    face = face_of(document, frame, today)
    out = [line(("text", "  "), ("title", one_line(document.title) or "Untitled")), line()]
    if face == OPENING:
        return [*out, *_opening(document, width, frame.begun, agenda_of(document, settings.agenda))]
    facts = _facts(document, width)
    if face == END:
        said = document.gather.closing or " ".join(opening().closing)
        return [out[0], *facts, line(), *_actions(document, width), line(), *labelled("Thanks", said, width, 3)]
    return [*out, *facts, line(), *(_again(document, width, frame) if face == AGAIN else _now(document, width, frame, settings))]


def _opening(document: PostMortem, width: int, begun: bool, agenda: Mapping[str, int]) -> list[Line]:
    """Words to read aloud, then how long it takes."""
    words = document.gather.opening.splitlines() if document.gather.opening else list(opening().words)
    rules = document.gather.rules or "\n".join(opening().rules)
    parts = " · ".join(f"{STEP_WORDS[STEPS.index(step)]} {minutes}" for step, minutes in agenda.items())
    out = labelled("Purpose", opening().purpose, width, 2)
    for number, said in enumerate(said for said in words if said.strip()):
        out += labelled("To begin" if number == 0 else "", said, width, 3, "title" if number == 0 else "text")
    out += [line(), *labelled("How we talk", rules, width, 4), line()]
    out += labelled("How long", f"{sum(agenda.values())} minutes: {parts}", width, 3)
    return out if begun else [*out, *_begin()]


def _begin() -> list[Line]:
    return [line(), line(("text", "  "), ("key", "ctrl+t"), ("muted", " starts the clock · o on step 1 changes these words"))]


def _facts(document: PostMortem, width: int) -> list[Line]:
    define = document.define
    start = first_marked(document, "impact-start")
    day = (day_of(document.timeline[start], define.zone) if start else None) or document.date
    when = (long_day_words(day) if isinstance(day, dt.date) else one_line(day or ""), header_words(document))
    figures = (f"{row.text} {row.amount}" for row in define.quantities.values())
    facts = [
        ("What", define.summary or define.problem),
        ("When", " · ".join(part for part in when if part)),
        ("Impact", " · ".join(part for part in (define.severity, *figures) if part)),
    ]
    return [row for label, words in facts if words for row in labelled(label, words, width, 3)]


def _now(document: PostMortem, width: int, frame: Frame, settings: Settings) -> list[Line]:
    """Where we are, what is asked, what follows; what stands so far."""
    at = frame.at if frame.at in STEPS else STEPS[0]
    number = STEPS.index(at)
    follows = [f"{later + 1} {STEP_WORDS[later]}" for later in range(number + 1, len(STEPS))]
    # The room's own question for the step: what stands in a box or under a cursor is nobody's business here.
    when = "empty" if at == TIMELINE and not document.timeline else ""
    out = labelled("We are at", f"{number + 1} {STEP_WORDS[number]}{f' · {frame.note}' if frame.note else ''}", width, 1, "step")
    out += labelled("To ask", question(at, 0, when, own=own_questions(settings, at)), width, 2, "title")
    out += labelled("Then", " · ".join(follows) or "the page goes out", width, 2)
    return [*out, line(), *labelled("So far", so_far(document), width, 2)]


def so_far(document: PostMortem) -> str:
    """Count what stands, in words."""
    counts = (
        (len(document.timeline), "row", "rows"),
        (len(causes(document)), "cause", "causes"),
        (sum(1 for row in document.actions.values() if is_open(row)), "open action", "open actions"),
        (sum(1 for row in document.later.values() if waits(row)), "idea for later", "ideas for later"),
    )
    return " · ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count) or "nothing is written down yet"


def _again(document: PostMortem, width: int, frame: Frame) -> list[Line]:
    """A later day: what is open, so that the meeting goes on there."""
    meetings = [row for row in document.gather.meetings.values() if isinstance(row.date, dt.date)]
    last = max(meetings, key=lambda row: row.date if isinstance(row.date, dt.date) else dt.date.min)
    day = long_day_words(last.date) if isinstance(last.date, dt.date) else ""
    stopped = f", stopped at {one_line(last.stopped_at)}" if last.stopped_at.strip() else ""
    out = [*labelled("Last time", f"{day}{stopped}", width, 2), *labelled("So far", so_far(document), width, 2)]
    if frame.since is not None:
        out += labelled("Since then", " · ".join(frame.since) or "nothing has changed", width, 3)
    open_ones = [row.question or row.text for row in document.whys.values() if not row.text or OPEN in row.marks]
    open_ones += [row.text for row in document.later.values() if row.kind == QUESTION and waits(row)]
    accounts = [row for event in document.timeline.values() for row in event.accounts.values()]
    open_ones += [f"told differently: {row.text}" for row in accounts if row.text and not row.settled]
    for number, asked in enumerate(open_ones[:4]):
        out += labelled("Open" if number == 0 else "", f"? {one_line(asked)}", width, 2)
    silent = len(gaps(document))
    if silent:
        out += labelled("Gaps", f"{counted(silent, 'stretch', 'stretches')} without an entry in the timeline", width, 1)
    marked = [f"{number} {STEP_WORDS[number - 1]}" for number, mark in enumerate(frame.marks, 1) if mark == "✎"]
    if marked:
        out += labelled("Drafts", f"half-typed words wait at {', '.join(marked)}", width, 1)
    waiting = _actions(document, width)
    return [*out, *([line(), *waiting] if waiting else []), *_begin()]


def labelled(label: str, words: str, width: int, most: int, token: str = "text") -> list[Line]:
    """Return words beside their label, on so many rows at most."""
    text = 18 if width >= WIDE else SMALL
    room = min(width, WIDEST) - text - 1
    rows = wrap(words, room)
    if len(rows) > most:
        rows = [*rows[: most - 1], cut(" ".join(rows[most - 1 :]), room)]
    shown = [f" {row} " if token == "step" else row for row in rows]
    return [
        line(("text", "  "), ("muted", (label if n == 0 else "").ljust(text - 3 - (token == "step"))), (token, row))
        for n, row in enumerate(shown)
    ]


def _actions(document: PostMortem, width: int) -> list[Line]:
    """Read the actions back: what, who, until when."""
    text = 18 if width >= WIDE else SMALL
    room = min(width, WIDEST) - text - 1
    letter: dict[str, str] = {}
    for cause in causes(document):
        letter |= {key: f"{letter[key]}, {cause.letter}" if key in letter else cause.letter for key in cause.actions}
    out: list[Line] = []
    for key, action in document.actions.items():
        if not is_open(action) and action.status != DONE:
            continue
        owner = one_line(action.owner) or "no owner"
        due = day_words(action.due) if isinstance(action.due, dt.date) else one_line(action.due or "no date")
        token = "warn" if not action.owner or not action.due else "muted"
        done = "✓ done · " if action.status == DONE else ""
        tail: Spans = ((token, f"{done}{owner} · {due}"), ("muted", f" · for {letter[key]}" if key in letter else ""))
        said = wrap(one_line(action.text), room)[:2]
        whole = cell_len(said[-1]) + width_of(tail) + 3 <= room  # who and when behind the words, where they fit whole
        rows: list[Spans] = [(("text", row),) for row in said]
        rows = [*rows[:-1], (*rows[-1], ("muted", " · "), *tail)] if whole else [*rows, tail]
        label = "We will" if not out else ""
        out += [line(("text", "  "), ("muted", (label if n == 0 else "").ljust(text - 3)), *row) for n, row in enumerate(rows)]
    return out
