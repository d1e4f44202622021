"""The figures above the page's timeline: in words, as a ribbon of plain text, and each with its formula.

All are computed in `model/metrics.py`; an unknown figure is left out or called unknown, never 0. The
ribbon has a fixed width and asks no terminal. Knows no rows but those a window names.
"""

from collections.abc import Iterator

from pmtui.formats.page import escape
from pmtui.formats.page.times import stamp, zone_name
from pmtui.model.figures.metrics import (
    FORMULAS,
    INSIDE,
    LABELS,
    LATENT,
    RECOVERING,
    TIME_TO_RESOLVE,
    Metric,
    Phase,
    Window,
    metrics,
    phases,
    span_words,
    words,
)
from pmtui.model.postmortem import PostMortem
from pmtui.model.time.times import duration_words

_WIDTH = 48


def figures(document: PostMortem) -> Iterator[str]:
    """Yield the blocks: one sentence, the ribbon, each figure with its formula."""
    known = words(document)
    if known:
        yield f"In short: {', '.join(known)}."
    drawn = ribbon(phases(document))
    if drawn:
        yield escape.fence(drawn)
    rows = list(_rows(document))
    if rows:
        yield "\n".join(rows)


def duration(document: PostMortem) -> str:
    """Return how long the impact lasted, or how long until it was mitigated where no end is marked."""
    numbers = metrics(document)
    whole = numbers.impact_duration
    if whole.low is None and len(numbers.impact_windows) == 1 and not numbers.impact_windows[0].to_id:
        whole = numbers.time_to_mitigate
    if whole.low is None or whole.backwards:
        return ""
    times = len(numbers.impact_windows)
    return f"{span_words(whole)} together, {times} windows" if times > 1 else span_words(whole)


def ribbon(stretches: list[Phase]) -> list[str]:
    """Draw the known phases, one line each: the impact to scale, phases before and after it in words."""
    known = [(phase, phase.seconds) for phase in stretches if phase.seconds is not None]
    if not known:
        return []
    lengths = [_length(phase, seconds) for phase, seconds in known]
    names, wide = max(len(phase.name) for phase, _ in known), max(map(len, lengths))
    whole = sum(seconds for phase, seconds in known if phase.name in INSIDE and seconds > 0)
    out = []
    done = 0.0
    for (phase, seconds), length in zip(known, lengths, strict=True):
        bar = {LATENT: "before the impact", RECOVERING: "after it"}.get(phase.name, "")
        if phase.name in INSIDE and seconds > 0:
            first, last = round(_WIDTH * done / whole), round(_WIDTH * (done + seconds) / whole)
            bar = f"{' ' * first}|{'=' * max(last - first - 1, 0)}"
            done += seconds
        out.append(f"{phase.name.ljust(names)}  {length.rjust(wide)}  {bar}".rstrip())
    return out


def _length(phase: Phase, seconds: float) -> str:
    if seconds < 0:
        return f"{duration_words(-seconds)} backwards"
    return duration_words(seconds) if phase.sure else f"about {duration_words(seconds)}"


def _rows(document: PostMortem) -> Iterator[str]:
    numbers = metrics(document)
    for name in FORMULAS:
        figure: Metric = getattr(numbers, name)
        if figure.low is not None:
            yield f"- {LABELS[name]}: {_said(figure)} ({figure.formula})"
        if name == TIME_TO_RESOLVE:
            yield from (
                f"  - {_window(document, Window(span.from_id, span.to_id, *span[:2], span.about))}" for span in numbers.resolved_windows
            )
    whole = numbers.impact_duration
    if not numbers.impact_windows:
        return
    yield f"- Impact duration: {_said(whole) or 'not known'} ({whole.formula})"
    if len(numbers.impact_windows) > 1 or whole.low is None:
        yield from (f"  - {_window(document, window)}" for window in numbers.impact_windows)


def _said(figure: Metric) -> str:
    return f"runs backwards, {span_words(figure)}" if figure.backwards else span_words(figure)


def _window(document: PostMortem, window: Window) -> str:
    zone = zone_name(document)
    first = stamp(document.timeline[window.from_id], zone)
    if not window.to_id:
        return f"from {first}, its end is not recorded"
    length = _said(Metric(window.low, window.high, about=window.about)) or "how long is not known"
    return f"from {first} to {stamp(document.timeline[window.to_id], zone)}: {length}"
