"""The page's tables and lists: lessons, actions, coverage, people.

Every table has one-line cells, every list at most two levels, so that any wiki reads them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from pmtui.formats.page import escape
from pmtui.formats.page.times import any_time, local, stamp, zone_name
from pmtui.model.actions import DONE, WONT_DO, ActionItem
from pmtui.model.communicate import AUDIENCE_WORDS
from pmtui.model.figures.coverage import KindCount, areas, causes, kinds, uncovered_actions
from pmtui.model.gather import presence
from pmtui.model.lessons import WORDS as LESSON_WORDS
from pmtui.model.lessons import Lesson
from pmtui.model.people.names import person_called, shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.presence import WORDS as PRESENCE_WORDS
from pmtui.model.whys import FACTOR, MARK_WORDS, ROOT, letters

_ANSWER_LETTERS = 40


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a pipe table; the cells are escaped already."""
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines += [f"| {' | '.join(cell or escape.EMPTY_CELL for cell in row)} |" for row in rows]
    return "\n".join(lines)


def lessons(document: PostMortem) -> Iterator[str]:
    """Yield the lessons under one heading per kind; unknown kinds come last, under their own word."""
    called = _Answers(document)

    def item(row: Lesson, lead: str = "") -> str:
        about = ", ".join(called.words(row.about))
        return f"- {escape.item(lead + row.text)}" + (f" ({about})" if about else "")

    for word, title in LESSON_WORDS.items():
        rows = [item(row) for row in document.lessons.values() if row.kind == word and escape.lines(row.text)]
        if rows:
            yield f"### {title.capitalize()}"
            yield "\n".join(rows)
    others = [row for row in document.lessons.values() if row.kind not in LESSON_WORDS and escape.lines(row.text)]
    if others:
        yield "### Other lessons"
        yield "\n".join(item(row, f"{row.kind}: " if row.kind else "") for row in others)


def action_items(document: PostMortem) -> Iterator[str]:
    """Yield the table of actions, then the checklist."""
    if not document.actions:
        return
    answered = _Answers(document)
    rows = []
    for action in document.actions.values():
        kind = ", ".join(part for part in (action.kind, action.area, f"p{action.priority}" if action.priority else "") if part)
        cells = (action.text, action.owner, None, kind, None, action.status)
        escaped = [escape.cell(cell) if cell else "" for cell in cells]
        escaped[2] = any_time(action.due)
        escaped[4] = ", ".join(answered.words(action.answers))
        rows.append(escaped)
    yield table(("What", "Owner", "Due", "Kind", "Answers", "Status"), rows)
    yield "\n".join(_tick(action) for action in document.actions.values())


def coverage(document: PostMortem) -> Iterator[str]:
    """Yield which cause has which action, and the actions that answer none."""
    rows = []
    for cause in causes(document):
        answers = "; ".join(escape.cell(document.actions[key].text) for key in cause.actions) or "no action"
        rows.append((cause.letter, MARK_WORDS[ROOT] if cause.mark == ROOT else FACTOR, escape.cell(cause.text), answers))
    if rows:
        yield table(("Cause", "Mark", "What", "Actions"), rows)
        loose = [document.actions[key] for key in uncovered_actions(document)]
        if loose:
            yield "Actions that answer no cause:"
            yield "\n".join(f"- {escape.item(action.text) or 'not worded yet'}" for action in loose)
    if document.actions:
        yield f"Kinds: {', '.join(map(_kind, kinds(document)))}. Areas: {', '.join(f'{word} {n}' for word, n in areas(document).items())}."


def _kind(kind: KindCount) -> str:
    if kind.number or not kind.reason:
        return f"{kind.word} {kind.number or 'none'}"
    return f"{kind.word} none ({escape.item(kind.reason)})"


def people(document: PostMortem) -> Iterator[str]:
    """Yield who was involved, and the meetings."""
    rows = []
    for key, person in document.gather.people.items():
        name, words = shown_name(document, key), ", ".join(person.roles)
        rows.append(
            (escape.cell(name), escape.cell(words), escape.cell(person.team), PRESENCE_WORDS.get(presence(document.gather, key), ""))
        )
    if rows:
        yield table(("Name", "Role", "Team", "Meeting"), rows)
    met = []
    for meeting in document.gather.meetings.values():
        notes = [any_time(meeting.date) or "day not known"]
        notes += [f"{meeting.minutes} min"] if meeting.minutes else []
        notes += [f"stopped at {escape.item(meeting.stopped_at)}"] if escape.lines(meeting.stopped_at) else []
        met.append(f"- Meeting: {', '.join(notes)}")
    if met:
        yield "\n".join(met)


def told(document: PostMortem) -> Iterator[str]:
    """Yield who was told, where, when and by whom."""
    rows = []
    for row in document.communicate.deliveries.values():
        teller = person_called(document, row.who) if row.who else None
        who = shown_name(document, teller) if teller else row.who
        words = [part for part in (row.channel, f"by {who}" if who else "") if escape.lines(part)]
        head = AUDIENCE_WORDS.get(row.audience.casefold(), row.audience)
        when = _when(row.when, zone_name(document))
        when = f"planned for {when or 'later'}" if row.planned else when
        parts = [escape.item(head) if escape.lines(head) else "", *map(escape.item, words), when]
        rows.append(f"- {', '.join(part for part in parts if part)}")
    if any(len(row) > 2 for row in rows):
        yield "\n".join(row for row in rows if len(row) > 2)


def _when(moment: dt.datetime | dt.date | str | None, zone: str) -> str:
    """Return a day, or a time in the page's zone with the zone written out."""
    if not isinstance(moment, dt.datetime):
        return any_time(moment)
    there = local(moment, zone)
    if not isinstance(there, dt.datetime):
        return any_time(moment)
    return f"{there:%Y-%m-%d %H:%M}{f' {escape.item(zone)}' if moment.tzinfo is not None else ''}"


class _Answers:
    """What actions answer and lessons refer to, in the words of the page: cause letters, times, else the answer's text."""

    def __init__(self, document: PostMortem) -> None:
        self.document = document
        self.letter = letters(document.whys)
        self.zone = zone_name(document)

    def words(self, keys: Iterable[str]) -> Iterator[str]:
        for key in dict.fromkeys(keys):
            if key in self.letter:
                yield self.letter[key]
            elif key in self.document.whys:
                yield f"“{escape.heading(self.document.whys[key].text, _ANSWER_LETTERS)}”"
            elif key in self.document.timeline:
                yield stamp(self.document.timeline[key], self.zone)


def _tick(action: ActionItem) -> str:
    mark = "x" if action.status == DONE else " "
    due = any_time(action.due)
    notes = [escape.item(action.owner) or "no owner", f"due {due}" if due else "no date"]
    if action.status == WONT_DO:
        notes = ["decided against" + (f": {escape.item(action.reason)}" if escape.lines(action.reason) else "")]
    words = f"- [{mark}] {escape.item(action.text) or 'not worded yet'} ({', '.join(notes)})"
    if escape.lines(action.done_when):
        words += f"\n  - Done when: {escape.item(action.done_when)}"
    if escape.lines(action.reason) and action.status != WONT_DO:
        words += f"\n  - Reason: {escape.item(action.reason)}"
    if escape.lines(action.tracker):
        words += f"\n  - Tracker: {escape.url(action.tracker)}"
    return words
