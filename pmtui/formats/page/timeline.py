"""The page's timeline: the figures, then one table per day in the order of time.

Each row appears once. Texts that are long or have several lines go in a list under their table,
since wikis allow no such cells; a silent stretch is a row of its own, as on the screen. A row
with an unknown time stands under the row above it. Knows no other section of the page.
"""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from pmtui.formats.page import escape
from pmtui.formats.page.figures import duration, figures
from pmtui.formats.page.tables import table
from pmtui.formats.page.times import NO_TIME, day_of, stamp, time_cell, zone_name
from pmtui.model.figures.gaps import Gap, gaps
from pmtui.model.order import sorted_timeline
from pmtui.model.people.names import shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import visible
from pmtui.model.time.times import duration_words
from pmtui.model.timeline import MILESTONES, Account, TimelineEvent

__all__ = ["duration", "timeline"]

HEAD = ("Time", "What", "Who", "Evidence")
LONGEST_LETTERS = 300
NO_DAY = "Time not known"
NO_ZONE = "zone not known"
BELOW = "in full below"

Rows = list[tuple[str, TimelineEvent]]


class _Look(NamedTuple):
    """What every row needs, worked out once for the page."""

    document: PostMortem
    zone: str
    silent: dict[str, Gap]


def timeline(document: PostMortem) -> Iterator[str]:
    """Yield the blocks of the section: the figures, then for each day its heading, table and long texts."""
    if not document.timeline:
        return
    look = _Look(document, zone_name(document), {gap.after: gap for gap in gaps(document)})
    yield from figures(document)
    for day, rows in _days(document, look.zone):
        known = [event for _, event in rows if _is_zoned(event) is not False]
        zone = look.zone if known else NO_ZONE
        yield f"### {day} ({escape.heading(zone)})" if day else f"### {NO_DAY}"
        cells = [cells for key, event in rows for cells in _cells(look, key, event, told=zone)]
        yield table(HEAD, cells)
        below = [line for _, event in rows if is_long(event) for line in _below(look, event, told=zone)]
        if below:
            yield "\n".join(below)


def is_long(event: TimelineEvent) -> bool:
    """Return whether a row's text does not fit into a cell."""
    return _fills(event.text) or any(_fills(row.text) for row in event.accounts.values())


def _fills(text: str) -> bool:
    return len(escape.lines(text)) > 1 or len(visible(text)) > LONGEST_LETTERS


def _days(document: PostMortem, zone: str) -> list[tuple[str, Rows]]:
    """Return the rows by day; a row without a day is under that of the row above, or under none."""
    out: list[tuple[str, Rows]] = []
    home: dict[str, str] = {}
    for key, event in sorted_timeline(document):
        day = day_of(event, zone)
        home[key] = day[0] if day else home.get(event.after, "")
        if not out or out[-1][0] != home[key]:
            out.append((home[key], []))
        out[-1][1].append((key, event))
    return out


def _is_zoned(event: TimelineEvent) -> bool | None:
    """Return whether the zone of a row's time is known; None where it has no time of day."""
    return event.time.utcoffset() is not None if isinstance(event.time, dt.datetime) else None


def _cells(look: _Look, key: str, event: TimelineEvent, told: str) -> Iterator[tuple[str, ...]]:
    """Yield a row's cells, and those of the silence after it."""
    who = ", ".join(shown_name(look.document, person) for person in dict.fromkeys(event.who))
    yield _time(look, event, told), _what(look, event), escape.cell(who), _evidence(event)
    if escape.lines(event.gap):
        yield "then", f"no record needed: {escape.cell(event.gap)}", "", ""
    elif key in look.silent:
        gap = look.silent[key]
        yield _between(look, gap), f"{duration_words(gap.seconds)} without an entry", "", ""


def _time(look: _Look, event: TimelineEvent, told: str) -> str:
    words = time_cell(event, look.zone)
    if words == NO_TIME and event.typed.strip(" ~?:.-\n\t"):
        return f"{words} (typed “{escape.cell(event.typed)}”)"
    return f"{words}, {NO_ZONE}" if _is_zoned(event) is False and told != NO_ZONE else words


def _between(look: _Look, gap: Gap) -> str:
    """Return the silent stretch: from the end of the row before to the beginning of the next."""
    first, last = look.document.timeline[gap.after], look.document.timeline[gap.before]
    if first.end is not None:
        first = first.changed(time=first.end, end=None, precision="exact")
    if last.end is not None:
        last = last.changed(end=None, precision="exact")
    same_day = day_of(first, look.zone) == day_of(last, look.zone)
    return f"{time_cell(first, look.zone)} to {time_cell(last, look.zone) if same_day else stamp(last, look.zone)}"


def _what(look: _Look, event: TimelineEvent) -> str:
    """Return a row's text with its marks, and the other accounts."""
    notes = [_milestone(word) for word in dict.fromkeys(event.milestones) if escape.lines(word)]
    notes += ["key moment"] if event.star else []
    notes += ["contributed"] if event.contributed else []
    long = is_long(event)
    words = BELOW if long else escape.cell(event.text) if escape.lines(event.text) else ""
    first = f"{words} ({', '.join(notes)})" if words and notes else words or ", ".join(notes)
    parts = [first, *([] if long else _accounts(look, event))]
    return "; ".join(part for part in parts if part)


def _milestone(word: str) -> str:
    return word.replace("-", " ") if word in MILESTONES else escape.cell(word)


def _accounts(look: _Look, event: TimelineEvent) -> Iterator[str]:
    for row in event.accounts.values():
        if escape.lines(row.text):
            yield f"told differently{_by(look, row)}: {escape.cell(row.text)}" + (
                f" (settled: {escape.cell(row.settled)})" if escape.lines(row.settled) else ""
            )


def _by(look: _Look, row: Account) -> str:
    return f" ({escape.cell(shown_name(look.document, row.who))})" if escape.lines(row.who) else ""


def _evidence(event: TimelineEvent) -> str:
    """Return the links; one that is in the text already is not repeated."""
    if not event.links:
        return ""
    linked = {address for text in (event.text, *(row.text for row in event.accounts.values())) for address in escape.addresses(text)}
    links = dict.fromkeys(link.strip() for link in event.links if escape.lines(link))
    return ", ".join(escape.url(link) for link in links if link not in linked)


def _below(look: _Look, event: TimelineEvent, told: str) -> Iterator[str]:
    """Yield a row's text under its time, one item a line."""
    time = _time(look, event, told)
    # A time in words might begin like a Markdown block.
    yield f"- Time “{time}”" if isinstance(event.time, str) else f"- {time}"
    yield from (f"  - {escape.item(line)}" for line in escape.lines(event.text))
    for row in event.accounts.values():
        if escape.lines(row.text):
            yield f"  - Told differently{_by(look, row)}: {escape.item(row.text)}"
            if escape.lines(row.settled):
                yield f"  - Settled: {escape.item(row.settled)}"
