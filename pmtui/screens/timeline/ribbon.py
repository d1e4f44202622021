"""The head of the timeline: the figures in words, and the phases as a strip to scale, the highlighted row marked on it.

To scale for the impact; what came before and after hangs on in words. Each phase begins with an
upright line and says its length, so it is read without colour as well.
"""

import datetime as dt

from pmtui.model.figures.metrics import LATENT, MITIGATING, RECOVERING, UNACKNOWLEDGED, UNDETECTED, began_at, phases, words
from pmtui.model.postmortem import PostMortem
from pmtui.model.time.times import duration_words
from pmtui.widgets.paint import Line, Span, cut_spans, line

WIDE = 80
RIBBON = {UNDETECTED: "ph1", UNACKNOWLEDGED: "ph2", MITIGATING: "ph3"}
MARK = "▼"


def head_lines(document: PostMortem, width: int, at: float | None = None) -> list[Line]:
    """Return the metrics in words, and the ribbon; `at` is the instant of the highlighted row."""
    said = words(document)
    if not said:
        return []
    out = []
    if width >= WIDE:
        short = [part for part in said if not part.startswith(LATENT)]
        out.append(line(*cut_spans([("text", " "), ("muted", " · ".join(short))], width - 1)))
    ribbon = ribbon_line(document, width, at)
    return [*out, ribbon] if ribbon else out


def ribbon_line(document: PostMortem, width: int, at: float | None = None) -> Line | None:
    """Return the ribbon, with the place of an instant on it."""
    found = {phase.name: phase.seconds for phase in phases(document) if phase.seconds and phase.seconds > 0}
    inside = [(name, found[name], duration_words(found[name])) for name in RIBBON if name in found]
    if not inside:
        return None
    start = began_at(document)
    since = at - start if at is not None and start is not None else None
    whole = sum(seconds for _, seconds, _ in inside)
    before = MARK if since is not None and since < 0 else "╌"
    behind = MARK if since is not None and since > whole else "╌"
    left: list[Span] = [("text", " ")]
    if LATENT in found and width >= WIDE:
        since_year = _year(document, start, -found[LATENT])
        left.append(("muted", f"latent {duration_words(found['latent'])}{f' since {since_year}' if since_year else ''} {before}"))
    right: list[Span] = []
    if RECOVERING in found:
        till = _year(document, start, whole + found[RECOVERING])
        words = f"{' recovering' if width >= WIDE else ''} {duration_words(found['recovering'])}{f' to {till}' if till else ''}"
        right.append(("muted", f"{behind}{words}"))
    room = width - sum(len(text) for _, text in [*left, *right]) - 1
    done = 0.0
    cells = _cells([(seconds, len(words) + 2) for _, seconds, words in inside], room)
    for (name, seconds, length), wide in zip(inside, cells, strict=True):
        here = since is not None and done <= since <= done + seconds and (since < done + seconds or done + seconds == whole)
        place = min(max(int(wide * (since - done) / seconds), 1), wide - 1) if here and since is not None else None
        left.append((RIBBON[name], _phase(name, length, wide, place)))
        done += seconds
    return line(*left, *right)


def _year(document: PostMortem, start: float | None, by: float) -> str:
    """Return the year of a moment so many seconds from the start, where that is not the document's."""
    if start is None or not isinstance(document.date, dt.date):
        return ""
    there = dt.datetime(1970, 1, 1) + dt.timedelta(seconds=start + by)
    return str(there.year) if there.year != document.date.year and abs((there.date() - document.date).days) > 1 else ""


def _cells(parts: list[tuple[float, int]], room: int) -> list[int]:
    """Return each part, of so many seconds, its cells: to scale, but never fewer than it needs."""
    whole = sum(seconds for seconds, _ in parts)
    cells = [max(int(room * seconds / whole), least) for seconds, least in parts]
    while sum(cells) > room and max(cells) > 4:
        cells[cells.index(max(cells))] -= 1
    cells[cells.index(max(cells))] += max(room - sum(cells), 0)
    return cells


def _phase(name: str, length: str, wide: int, place: int | None) -> str:
    """Return a phase on its cells: an upright line, its name if it fits, its length; the mark parts no word that can stand beside it."""
    labels = [label for label in (f"{name} {length}", length) if len(label) + 2 <= wide] or [length]
    if place is None:
        return f"│{labels[0]}"[:wide].ljust(wide)
    for label in labels:
        if place > len(label):
            return f"│{label}".ljust(place) + MARK + " " * (wide - place - 1)
        if wide - place - 1 >= len(label):
            return "│".ljust(place) + f"{MARK}{label}".ljust(wide - place)
    whole = f"│{labels[-1]}"[:wide].ljust(wide)
    return whole[:place] + MARK + whole[place + 1 :] if whole[place] == " " else f"{MARK}{whole[1:]}"
