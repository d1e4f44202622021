"""The filter of the timeline: words, `#kind`, `#milestone`, `@person`, `*` for starred rows, `< 12:21`.

Every condition must hold. `< 12:21` is what was known at that moment: rows that began up to then,
and nothing later. An unknown name is searched for as words, and the echo says so.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from pmtui.formats.lines.marks import plain as narrow
from pmtui.formats.lines.timeline import TimelineContext, time_context
from pmtui.model.order import first_marked, sorted_timeline
from pmtui.model.people.names import person_called, shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import folded
from pmtui.model.time.grammar import read_time
from pmtui.model.time.times import day_of, day_words, instant, time_words
from pmtui.model.timeline import KINDS, MILESTONES, TimelineEvent

_BEFORE = re.compile(r"<\s*(?P<time>\S.*)\Z")


class RowFilter(NamedTuple):
    """The conditions on rows; `until` in seconds, with `words_until` as typed; `unknown` are names of nothing here."""

    words: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    star: bool = False
    until: float | None = None
    words_until: str = ""
    unknown: tuple[str, ...] = ()

    def passes(self, event: TimelineEvent) -> bool:
        """Return whether a row meets every condition but the time, which depends on the order, see `then`."""
        if self.star and not event.star:
            return False
        if not set(self.people) <= set(event.who):
            return False
        if not all(mark in (event.kind or "note", *event.milestones) for mark in self.marks):
            return False
        if not self.words:
            return True
        words = " ".join((event.text, event.kind, *event.milestones, *(row.text for row in event.accounts.values())))
        plain = folded(words)
        return all(word in plain for word in self.words)

    def then(self, document: PostMortem) -> PostMortem:
        """Return the document as far as it was known at that moment: without later rows."""
        if self.until is None:
            return document
        known: set[str] = set()
        for key, event in sorted_timeline(document):
            moment = instant(event, document.define.zone)
            if moment is not None and moment > self.until:
                break
            known.add(key)
        return document.with_table("timeline", {key: row for key, row in document.timeline.items() if key in known})


def parse(text: str, context: TimelineContext) -> RowFilter:
    """Read a filter; it is never refused."""
    until, words_until, unknown = None, "", []
    match = _BEFORE.search(text)
    if match is not None:
        start = first_marked(context.document, "impact-start")
        day = day_of(context.document.timeline[start], context.document.define.zone) if start else None
        # A time without a date is on the day the impact began, wherever the cursor is.
        times = time_context(context._replace(day=day, day_said=True) if day else context)
        reading = read_time(match["time"], times)
        event = TimelineEvent(time=reading.time, end=reading.end, precision=reading.precision, zone=reading.zone)
        until = instant(event, context.document.define.zone) if not reading.rest.strip() else None
        text = text[: match.start()]
        if until is None:
            unknown.append(match.group())
        else:
            day = day_of(event, context.document.define.zone)
            words_until = f"{day_words(day)} {time_words(event, context.document.define.zone)}" if day else time_words(event)
    words, marks, people, star = [], [], [], False
    for word in text.split():
        sign, tag = narrow(word[0]), narrow(word[1:]).casefold()
        if word == "*":
            star = True
        elif sign == "#" and tag in (*KINDS, *MILESTONES):
            marks.append(tag)
        elif sign == "@" and (person := person_called(context.document, word[1:])):
            people.append(person)
        else:
            words.append(folded(word))
            if sign in "#@" and len(word) > 1:
                unknown.append(word)
    return RowFilter(tuple(words), tuple(marks), tuple(people), star, until, words_until, tuple(unknown))


def echo(conditions: RowFilter, document: PostMortem, shown: Callable[[PostMortem], int]) -> str:
    """Return how many rows there are, and which names of the filter are unknown; `shown` counts rows."""
    count, whole = shown(document), len(document.timeline)
    parts = [f"{count} of {whole} rows"]
    parts += [f"as known at {conditions.words_until}"] if conditions.words_until else []
    parts += [" and ".join(shown_name(document, person) for person in conditions.people)] if conditions.people else []
    parts += [f"“{word}” names nothing here: words" for word in conditions.unknown]
    return " · ".join(parts)
