"""The timeline as lines: time, sign, word, text; only milestones are sky, gaps are rows of their own."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

from rich.cells import cell_len

from pmtui.checks.readiness import MOMENTS
from pmtui.guide.guide import empty, examples
from pmtui.model.figures.gaps import gaps
from pmtui.model.figures.moments import missing_moments
from pmtui.model.order import sorted_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import GAP, MOMENT, key_of
from pmtui.model.text import one_line
from pmtui.model.time.grammar import read_time
from pmtui.model.time.reading import TimeContext
from pmtui.model.time.times import clock_in, day_of, day_words, duration_words, time_words
from pmtui.model.timeline import APPROX, BETWEEN, EXACT, MILESTONES, PARTIAL, UNKNOWN, TimelineEvent
from pmtui.screens.window.rows import heading
from pmtui.widgets.paint import Line, Span, Spans, cut_spans, line, wrap_spans
from pmtui.widgets.row_list import ListRow

TEXT = 25
NARROW = 11
WIDE = 80
UNSURE = (APPROX, PARTIAL, BETWEEN, UNKNOWN)


class _Held(NamedTuple):
    """The rows as they were last asked for: what they were made of, all of them, and each by the identity of its event.

    Holding an event keeps its number from being another's.
    """

    made_of: tuple[object, ...]
    look: tuple[object, ...]
    rows: list[ListRow]
    each: dict[int, tuple[TimelineEvent, ListRow]]


_held = _Held((), (), [], {})


def timeline_rows(
    document: PostMortem, width: int, passes: Callable[[TimelineEvent], bool], filtered: bool = False, nothing: str = "", second: str = ""
) -> list[ListRow]:
    """Return days, rows and gaps, in the order of time; `nothing` stands there where a filter leaves no row.

    The times of a `second` zone stand before the words. The same list comes back while nothing of it
    changed: it is not to be changed by who asks.
    """
    global _held
    if not document.timeline and not nothing:
        return [heading("empty", *_empty(document))]
    look = (width, document.define.zone, second)
    near = document.date if isinstance(document.date, dt.date) else None
    made_of = (*look, document.timeline, document.define, passes, filtered, nothing, near)
    if _held.made_of[:3] == look and _held.made_of[3] is document.timeline and _held.made_of[4:] == made_of[4:]:
        return _held.rows
    each: dict[int, tuple[TimelineEvent, ListRow]] = {}
    before = _held.each if _held.look == look else {}
    silent = {} if filtered else {gap.after: gap for gap in gaps(document)}
    rows: list[ListRow] = []
    day = None
    for key, event in sorted_timeline(document):
        if not passes(event):
            continue
        here = day_of(event, document.define.zone)
        if here is not None and here != day:
            day = here
            rows.append(heading(f"day:{key}", line(("text", "  "), ("title", day_words(here, near)), *_second_words(second))))
        held = before.get(id(event))  # an edit changes one row of many: the others are as they were
        row = held[1] if held is not None and held[0] is event and held[1].key == key else event_row(key, event, *look)
        each[id(event)] = (event, row)
        rows.append(row)
        if key in silent:
            gap = silent[key]
            left: Spans = (("text", " " * 8), ("warn", f"┆ {gap.words}"), ("muted", f" ({duration_words(gap.seconds)})"))
            rows.append(ListRow(key_of(GAP, key), (Line(left),)))
    for word in () if filtered else missing_moments(document):
        rows.append(ListRow(key_of(MOMENT, word), (_moment_line(word, width),)))
    _held = _Held(made_of, look, rows or [heading("nothing", line(("text", "  "), ("muted", nothing)))], each)
    return _held.rows


def event_row(key: str, event: TimelineEvent, width: int, zone: str, second: str) -> ListRow:
    """Return one row; where its words alone say how many lines it takes, it is drawn when it is seen."""
    height = _height(event, width) if not second else 0
    if not height:
        return ListRow(key, event_lines(event, width, zone, second))
    return ListRow.drawn_later(key, height, partial(event_lines, event, width, zone, second))


def _height(event: TimelineEvent, width: int) -> int:
    """Return how many lines a row takes; 0 where only drawing it tells. Kept by `test_timeline_rows.py` to what is drawn."""
    words = event.text
    if not words or not words.isascii() or words != words.strip() or "\n" in words or "\t" in words or "  " in words:
        return 0
    if event.milestones or event.links or event.accounts or event.star or event.contributed or event.precision != EXACT:
        return 0
    if len(event.kind) > 15 or not event.kind.isascii():
        return 0
    moment = event.time  # until 1972 there were zones whose clocks went wrong by seconds: those hours have eight letters
    if not isinstance(moment, dt.datetime) or moment.second or event.end is not None or moment.year <= 1972:
        return 0
    room = max(width - (TEXT if width >= WIDE else NARROW) - 1, 20)
    return 1 if len(words) <= room else 2


def _moment_line(word: str, width: int) -> Line:
    """Return the row of a moment that no row has: it can be typed into, like a gap."""
    asked = next((ask for words, _, ask in MOMENTS if words[0] == word), "")
    label = f"○ {word.replace('-', ' ')}?"
    column = TEXT - 9 if width >= WIDE else cell_len(label) + 1
    return line(*cut_spans([("text", " " * 8), ("warn", label.ljust(column)), ("muted", asked)], width - 1))


def _second_words(zone: str) -> Spans:
    return (("muted", f"   before the words: {zone.rpartition('/')[2].replace('_', ' ')}"),) if zone else ()


def event_lines(event: TimelineEvent, width: int, zone: str, second: str = "") -> tuple[Line, ...]:
    """Return one row: two lines at most, then how many more there are."""
    known = time_words(event, zone) if event.time is not None else "??"
    unsure = event.precision in UNSURE or event.time is None
    lead: list[Span] = [("text", " ")]
    if known.startswith("~"):
        lead += [("warn", "~"), ("warn", known[1:].ljust(5))]
    else:
        lead += [("text", " "), ("warn" if unsure else "text", known.ljust(5))]
    mark = [word for word in MILESTONES if word in event.milestones] + [word for word in event.milestones if word not in MILESTONES]
    column = TEXT if width >= WIDE else 9
    if mark:
        tail: Span = ("accent", f"● {one_line(mark[0]).replace('-', ' ')}" + (" +" if len(mark) > 1 else ""))
    elif width >= WIDE:
        tail = ("muted", f"· {one_line(event.kind or 'note')}")
    else:
        tail = ("muted", "·")
    used = 1 + 1 + max(len(known.lstrip("~")), 5) + 1
    spans: list[Span] = [*lead, ("text", " "), tail]
    taken = used + len(tail[1])
    if width >= WIDE:
        spans.append(("text", " " * max(column - 1 - taken, 1)))
        column = max(column, taken + 2)
    else:
        spans.append(("text", " "))
        column = taken + 2
    other = clock_in(event, second, zone) if second else ""
    said = [*([("muted", f"{other} ")] if other else []), *event_spans(event, mark)]
    texts = wrap_spans(said, max(width - column - 1, 20), most=2)
    indent = TEXT if width >= WIDE else NARROW
    return (line(*spans, *texts[0]), *(line(("text", " " * (indent - 1)), *row) for row in texts[1:]))


def event_spans(event: TimelineEvent, mark: list[str]) -> list[Span]:
    """Return a row's words, what is said of them, its links shortened."""
    out: list[Span] = []
    if event.text:
        out.append(("text", event.text))
    else:
        out.append(("muted", "no words yet"))
    for link in event.links:
        if link not in event.text:
            out += [("text", " "), ("link", short_link(link))]
    if len(mark) > 1:
        out.append(("accent", "".join(f" ● {one_line(word).replace('-', ' ')}" for word in mark[1:])))
    if event.time is None:
        out.append(("warn", f" · {open_words(event)}" if event.typed else " · no time"))
    elif event.precision in (APPROX, PARTIAL, BETWEEN):
        out.append(("warn", " · time not sure"))
    if event.star:
        out.append(("accent", " ★"))
    if event.contributed:
        out.append(("accent", " contributed"))
    if event.accounts:
        told = (f"{row.text} (settled: {row.settled})" if row.settled else row.text for row in event.accounts.values())
        out.append(("muted", " · told differently: " + "; ".join(one_line(words) for words in told)))
    return out


def open_words(event: TimelineEvent) -> str:
    """Return why a time that was typed is still open: `14:51 IST is open: IST can be Indian, Irish or Israeli time …`."""
    why = read_time(event.typed, TimeContext()).problem
    return one_line(f"{event.typed} is open: {why}" if why and why != event.typed else f"time open: {event.typed}")


def short_link(link: str) -> str:
    """Shorten a link to its site and the end of its path: `github 6850`."""
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return one_line(link)[:30]
    names = [name for name in host.split(".") if name not in ("www", "com", "org", "io", "net")]
    site = next((name for name in reversed(names)), host)
    for known in ("zulip", "github", "gitlab", "grafana", "slack"):
        if known in host:
            site = known
    end = (parts.fragment or parts.path).rstrip("/").rpartition("/")[2]
    return one_line(f"{site} {end}".strip())[:40]


def _empty(document: PostMortem) -> list[Line]:
    out = [line(("text", "  "), ("title", empty("timeline"))), line()]
    out += [line(("text", "  "), ("muted", "Type a time and what happened; ⏎ takes the line:")), line()]
    out += [line(("text", "  "), ("muted", made.label.ljust(15)), ("text", made.line)) for made in examples("timeline")]
    out += [line(), line(("text", "  "), ("muted", "Or paste some lines: each becomes a row, one key takes them back.")), line()]
    out.append(line(("text", "  "), ("muted", "Moments that draw the ribbon:")))
    out.append(line(("text", "  "), ("muted", "○ introduced    ○ impact-start    ○ detected    ○ acknowledged")))
    out.append(line(("text", "  "), ("muted", "○ mitigated     ○ impact-end      ○ resolved")))
    return out
