"""Gather as lines: purpose and ground rules, then who is here; state first, as in every list."""

import datetime as dt
from collections.abc import Callable

from pmtui.guide.guide import empty, examples, opening
from pmtui.model.gather import FACILITATOR, presence
from pmtui.model.people.names import person_called, shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.presence import ABSENT, IN_WRITING, NAMED, PRESENT, TAKES_PART, UNSAID, WORDS
from pmtui.model.row_key import MEETING, SECTION, key_of
from pmtui.model.steps import GATHER
from pmtui.model.text import one_line
from pmtui.model.time.times import long_day_words
from pmtui.screens.window.rows import fit, heading
from pmtui.widgets.paint import Line, Span, cut, line, wrap
from pmtui.widgets.row_list import ListRow

STATES: dict[str, tuple[str, str, str]] = {
    PRESENT: ("accent", "●", WORDS[PRESENT]),
    ABSENT: ("muted", "○", WORDS[ABSENT]),
    IN_WRITING: ("muted", "◌", WORDS[IN_WRITING]),
    NAMED: ("muted", "·", "named"),
    UNSAID: ("warn", "○", "to say"),
}
COUNT_WORDS = WORDS | {UNSAID: "not said yet"}
ROLE_COLUMN = 43
LISTENING = {FACILITATOR, "note taker", "observer"}  # who is not there to tell the story


def gather_rows(document: PostMortem, width: int, passes: Callable[..., bool], silent: frozenset[str] = frozenset()) -> list[ListRow]:
    """Return the rows of the screen; headings carry purpose, rules and counts. Who is `silent` is for the desk alone."""
    rows = [ListRow("=rules", tuple(_rules(document, width)), heading=True)]
    people = document.gather.people
    if not people:
        return [*rows, ListRow("=empty", tuple(_empty()), heading=True), *_meeting(document)]
    rows.append(ListRow("=people", (line(("text", "  "), ("title", "People".ljust(15)), ("muted", counts(document))),), heading=True))
    shown = [key for key, row in people.items() if passes(row.name, row.handle, row.team, *row.roles)]
    rows += [ListRow(key, _person(document, key, width, key in silent)) for key in shown]
    return rows + _meeting(document)


def _meeting(document: PostMortem) -> list[ListRow]:
    """Return the rows that open the meeting and the words it begins with."""
    rows = [heading("meeting", line())]
    for key, meeting in document.gather.meetings.items():
        when = long_day_words(meeting.date) if isinstance(meeting.date, dt.date) else one_line(str(meeting.date or ""))
        words = " · ".join(part for part in (when, f"{meeting.minutes} min" if meeting.minutes else "", meeting.stopped_at) if part)
        rows.append(ListRow(key_of(MEETING, key), (line(("text", "  "), ("muted", "Meeting".ljust(15)), ("muted", words or "today")),)))
    words = "opening, rules, closing, agenda · o opens them"
    return [*rows, ListRow(key_of(SECTION, GATHER), (line(("text", "  "), ("muted", "Words".ljust(15)), ("muted", words)),))]


def counts(document: PostMortem) -> str:
    """Count people by state, in words."""
    tally: dict[str, int] = {}
    for key in document.gather.people:
        state = presence(document.gather, key)
        tally[state] = tally.get(state, 0) + 1
    return " · ".join(f"{tally[state]} {words}" for state, words in COUNT_WORDS.items() if tally.get(state))


def not_heard(document: PostMortem) -> frozenset[str]:
    """Return who is in the meeting and in no row of the timeline, nor in another account of one."""
    heard = {person for event in document.timeline.values() for person in event.who}
    told = {row.who for table in (document.timeline, document.whys) for each in table.values() for row in each.accounts.values()}
    heard |= {known for who in told if (known := person_called(document, who))}
    return frozenset(
        key
        for key, person in document.gather.people.items()
        if key not in heard and presence(document.gather, key) in TAKES_PART and not LISTENING & set(person.roles)
    )


def _labelled(label: str, text: str, width: int, most: int = 2) -> list[Line]:
    room = min(width, 98) - 19
    rows = wrap(text, room)
    if len(rows) > most:
        rows = [*rows[: most - 1], cut(" ".join(rows[most - 1 :]), room)]
    return [line(("text", "  "), ("muted", (label if n == 0 else "").ljust(15)), ("text", row)) for n, row in enumerate(rows)]


def _rules(document: PostMortem, width: int) -> list[Line]:
    rules = document.gather.rules or "\n".join(opening().rules)
    return [*_labelled("Purpose", opening().purpose, width, 1), *_labelled("Ground rules", rules, width), line()]


def _empty() -> list[Line]:
    head = [line(("text", "  "), ("title", empty("gather"))), line()]
    head += [line(("text", "  "), ("muted", "Type a name and a role; ⏎ takes the line:")), line()]
    return head + [line(("text", "  "), ("muted", made.label.ljust(15)), ("text", made.line)) for made in examples("gather")]


def _person(document: PostMortem, key: str, width: int, silent: bool) -> tuple[Line, ...]:
    person = document.gather.people[key]
    token, sign, word = STATES[presence(document.gather, key)]
    name = shown_name(document, key)
    roles = ", ".join(person.roles)
    if person.team:
        roles = f"{roles} · {person.team}" if roles else person.team
    column = ROLE_COLUMN if width >= 80 else 34
    lead: list[Span] = [("text", "  "), (token, f"{sign} {word}".ljust(15))]
    rows = wrap(name, column - 19)[:2]
    right: list[Span] = [("warn", "not heard yet ")] if silent else []
    first = line(*lead, ("text", fit(rows[0], column - 18)), ("muted", roles), right=right)
    return (first, *(line(("text", " " * 17), ("text", row)) for row in rows[1:]))
