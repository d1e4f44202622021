r"""The timeline's entry line: `[time] text [#kind] [#milestone] [@who] [-> A] [links]`, or a day alone.

Reads a line into a row that is not in the document yet, with words that say how it was read,
and writes a row back as the line it is edited as. What is not a mark stays text, and the words say
so. Makes no ids: people named for the first time are returned by name.
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from pmtui.formats.lines import tags
from pmtui.formats.lines.timeline_echo import TimelineContext, echo_words, far_off, year_of
from pmtui.model.called import cause_called, row_word
from pmtui.model.last import of_timeline
from pmtui.model.order import sorted_timeline
from pmtui.model.people.names import called_by, person_called
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import clean
from pmtui.model.time.days import Written, line_of_day, read_day
from pmtui.model.time.grammar import read_time
from pmtui.model.time.reading import Reading, TimeContext
from pmtui.model.time.times import day_of, day_words, time_as_typed
from pmtui.model.time.zones import Zone, zone_called, zone_said
from pmtui.model.timeline import IMPACT_END, IMPACT_START, KINDS, MILESTONES, TimelineEvent

__all__ = ["TimelineContext", "TimelineLine", "edit_context", "parse", "render", "time_context"]

MARKS = ("link", "tag", "who", "to")
ALIASES = {"recovered": IMPACT_END}
# A table row, as copied: who or what in the middle, a border at the end.
_CELL = re.compile(r"(?P<cell>[^|`]{1,40}?)\s*\|\s*(?P<rest>[^|\s].*)", re.DOTALL)
_LAST_CELL = re.compile(r"\s*\|\s*\Z")


class TimelineLine(NamedTuple):
    """How a line was read: a row, or for a day alone only `day`.

    `who_words` names people as typed, the first is the actor; `people` are name and handle of
    those not in the document yet; `causes` are ids of whys; `echo` says the reading in words.
    `zone` is the zone given with a day alone, and its word; `unread` is the kind of what looks like
    part of the time but stayed text, for the count of a paste.
    """

    event: TimelineEvent | None
    echo: str
    day: dt.date | None = None
    who_words: tuple[str, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    causes: tuple[str, ...] = ()
    unread: str = ""
    zone: tuple[Zone, str] | None = None


@dataclass(slots=True)
class _Tail:
    """The last run of tags, as it is taken off."""

    document: PostMortem
    kind: str = ""
    milestones: list[str] = field(default_factory=list)
    who: list[str] = field(default_factory=list)
    causes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def take(self, kind: str, words: str) -> bool:
        if words in KINDS and kind == "tag" and self.kind:
            return False
        if kind == "tag":
            word = ALIASES.get(words, words)
            if word in KINDS:
                self.kind = word
            else:
                self.milestones.insert(0, word)
        elif kind == "to":
            self.causes[:0] = [cause_called(self.document, part.strip()) or "" for part in words.split(",")]
        else:
            (self.who if kind == "who" else self.links).insert(0, words.strip('"'))
        return True


def _marks(document: PostMortem) -> tags.Marks:
    """Return what counts as a mark in a row; people and links among its words are linked where they stand."""

    def reads(kind: str, words: str) -> bool:
        if kind == "tag":
            return ALIASES.get(words, words) in (*KINDS, *MILESTONES)
        return cause_called(document, words) is not None if kind == "to" else True

    return tags.Marks(MARKS, reads, lambda word: person_called(document, word.strip('"')) is not None, linked=True)


def parse(text: str, context: TimelineContext) -> TimelineLine:
    """Read a line; it is never refused and no word is lost."""
    text = clean(text).strip()
    document = context.document
    written = line_of_day(text, context.day)
    if written is not None and written.day is not None:
        zone = zone_said(written.beside) if written.beside else None
        day_zone = (zone, written.beside) if zone is not None and not zone.problem else None
        return TimelineLine(None, _day_echo(context, written, zone), written.day, zone=day_zone)
    times = time_context(context)
    reading, rest = _front(text, times)
    actor, rest = _cells(document, rest) if reading.matched and "|" in text[: len(text) - len(rest)] else ("", rest)
    tail = _Tail(document)
    marked = tags.read(rest, _marks(document), tail.take)
    who = tuple(dict.fromkeys([*([actor] if actor else []), *(word.strip('"') for word in marked.who), *tail.who]))
    event = TimelineEvent(
        time=reading.time,
        end=reading.end,
        precision=reading.precision,
        typed=reading.typed,
        zone=reading.zone,
        after=context.here if reading.time is None else "",
        text=marked.text,
        kind=tail.kind,
        milestones=tuple(dict.fromkeys(tail.milestones)),
        links=tuple(dict.fromkeys([*marked.links, *tail.links])),
    )
    fresh = tuple((tags.unquoted(word), word.casefold()) for word in who if person_called(document, word) is None)
    echo = echo_words(context, event, reading, marked.unread, who, [name for name, _ in fresh])
    return TimelineLine(event, echo, None, who, fresh, tuple(dict.fromkeys(tail.causes)), reading.unread)


def _day_echo(context: TimelineContext, written: Written, zone: Zone | None) -> str:
    """Return which day times now belong to, and what was typed beside it."""
    day = written.day or dt.date.min
    parts = [day_words(day, year_of(context.document)), written.told, *far_off(context.document, day, context.today)]
    if zone is None and written.beside:
        parts.append(f"“{written.beside}” beside it is not read")
    elif zone is not None and (zone.problem or not _is_here(zone, day, context.document.define.zone)):
        parts.append(zone.problem or f"“{written.beside}” is not the zone here: write it behind each time")
    return " · ".join(part for part in (*parts, "times are of this day now") if part)


def _is_here(zone: Zone, day: dt.date, here: str) -> bool:
    """Return whether a zone shows the same times as the document's on that day."""
    noon, own = dt.datetime.combine(day, dt.time(12)), zone_called(here)
    return own is not None and zone.info is not None and noon.replace(tzinfo=own).utcoffset() == noon.replace(tzinfo=zone.info).utcoffset()


def time_context(context: TimelineContext) -> TimeContext:
    """Return what a time is read against."""
    document = context.document
    here = document.timeline.get(context.here)
    above = here
    if here is not None and not isinstance(here.time, dt.datetime):
        keys = [key for key, _ in sorted_timeline(document)]
        before = [document.timeline[key] for key in keys[: keys.index(context.here)]]
        above = next((event for event in reversed(before) if isinstance(event.time, dt.datetime)), None)
    return TimeContext(document.define.zone, context.day, context.day_said, here, above, _zero(document), context.own)


@of_timeline
def _zero(document: PostMortem) -> TimelineEvent | None:
    """Return the row that `T+12m` counts from: the first start of impact, else the first with a time."""
    timed = [event for _, event in sorted_timeline(document) if isinstance(event.time, dt.datetime)]
    return next((event for event in timed if IMPACT_START in event.milestones), timed[0] if timed else None)


def edit_context(document: PostMortem, key: str, today: dt.date | None = None) -> TimelineContext:
    """Return what a row's line is read against while it is edited: its own day stays."""
    event = document.timeline[key]
    day = day_of(event, document.define.zone)
    if day is None and not isinstance(event.time, dt.time):
        day = day_under(document, event.after) or (document.date if isinstance(document.date, dt.date) else None)
    return TimelineContext(document, event.after, day, day is not None, today)


def day_under(document: PostMortem, key: str) -> dt.date | None:
    """Return the day of a row, or of the nearest one above that has a day."""
    times = time_context(TimelineContext(document, key))
    days = [day_of(event, document.define.zone) for event in (times.here, times.above) if event is not None]
    return next((day for day in days if day), None)


def _cells(document: PostMortem, rest: str) -> tuple[str, str]:
    """Return whom a middle cell names, and the text of the cells: `SYSTEM | alert` is `SYSTEM: alert`."""
    rest = _LAST_CELL.sub("", rest)
    match = _CELL.match(rest)
    if match is None:
        return "", rest
    name = match["cell"].strip().removeprefix("@")
    return (name, match["rest"]) if person_called(document, name) is not None else ("", f"{match['cell'].strip()}: {match['rest']}")


def _front(text: str, times: TimeContext) -> tuple[Reading, str]:
    r"""Read the time at the front; a `\` before it makes it text."""
    plain = text.lstrip("\\")
    if plain != text and (read_time(plain, times).matched or read_day(plain, times.day) is not None):
        return Reading(text), text[1:]
    reading = read_time(text, times)
    if not reading.matched:
        return reading, text
    rest = reading.rest.lstrip()
    front = text[: len(text) - len(reading.rest)]
    plain = rest.lstrip("\\")
    if plain != rest and _swallows(front, plain, times):
        rest = rest[1:]
    return reading, rest


def _swallows(front: str, rest: str, times: TimeContext) -> bool:
    """Return whether the beginning of a text would be read as part of the time before it: `UTC`, `- `."""
    return read_time(f"{front.rstrip()} {rest}", times).rest.strip() != rest.strip()


def render(document: PostMortem, key: str) -> str:
    """Return a row as the line it is edited as: read in `edit_context`, it gives the same row."""
    event = document.timeline[key]
    context = edit_context(document, key)
    times = time_context(context)
    time = time_as_typed(event, document.define.zone, context.day).strip()

    def wanted(kind: str, words: str) -> bool:
        return words in event.links if kind == "link" else person_called(document, words.strip('"')) in event.who

    causes = [
        row_word(document, why)
        for why, row in document.whys.items()
        if key in row.evidence and cause_called(document, row_word(document, why))
    ]
    fixed = [f"#{event.kind}"] if event.kind in KINDS else []
    fixed += [f"#{word}" for word in event.milestones if word in MILESTONES]
    fixed += [f"-> {', '.join(causes)}"] if causes else []
    known = {f"@{called_by(document, person)}": person for person in event.who if person in document.gather.people}
    links = [link for link in event.links if tags.address(link) == link]
    marks, tail = _marks(document), " ".join([*fixed, *known, *links])
    for _ in range(2):  # what is read among the words needs no mark after them, and the marks after them decide what is read among them
        head = tags.guarded(event.text, tail, marks, wanted)
        named = {person_called(document, word.strip('"')) for word in head.who}
        people = [word for word, person in known.items() if person not in named]
        tail = " ".join([*fixed, *people, *(link for link in links if link not in head.links)])
    rest = " ".join(part for part in (head.text, tail) if part)
    plain = rest.lstrip("\\")
    if _swallows(time, plain, times) if time else read_time(plain, times).matched or read_day(plain, times.day) is not None:
        rest = f"\\{rest}"
    return f"{time} {rest}".strip() if time else rest
