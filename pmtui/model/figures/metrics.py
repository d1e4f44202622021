"""The figures of an incident: durations between milestones, each with its formula, since sources define them differently.

Computed from the timeline's milestones alone. What is not known stays unknown and is never 0; an
uncertain time gives a range; a span that runs backwards is shown as it is. Knows no screen and no page.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final, NamedTuple

from pmtui.model.figures.spans import Span, Stamp, Window, resolved_windows, span, stamps, windows
from pmtui.model.last import of_timeline
from pmtui.model.order import first_marked, sorted_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.time.times import duration_words, offset_zone, time_as_typed, time_words, zone_called
from pmtui.model.timeline import (
    ACKNOWLEDGED,
    DECLARED,
    DETECTED,
    IMPACT_END,
    IMPACT_START,
    INTRODUCED,
    MITIGATED,
    PUBLIC_NOTICE,
    RESOLVED,
    TimelineEvent,
)

__all__ = ["Metric", "Metrics", "Phase", "Span", "Window", "began_ended_words", "header_words", "metrics", "phases", "span_words", "words"]

Metric = Span

TIME_TO_RESOLVE: Final = "time_to_resolve"
IMPACT_DURATION: Final = "impact_duration"

# Each figure between two milestones: from which, to which, and its formula.
FORMULAS: dict[str, tuple[str, str, str]] = {
    "time_to_detect": (IMPACT_START, DETECTED, "detected - impact start"),
    "time_to_acknowledge": (DETECTED, ACKNOWLEDGED, "acknowledged - detected"),
    "time_to_declare": (DETECTED, DECLARED, "declared - detected"),
    "time_to_mitigate": (IMPACT_START, MITIGATED, "mitigated - impact start"),
    TIME_TO_RESOLVE: (IMPACT_START, RESOLVED, "resolved - impact start"),
    "time_to_public": (IMPACT_START, PUBLIC_NOTICE, "first public notice - impact start"),
    "latent_time": (INTRODUCED, IMPACT_START, "impact start - introduced"),
}
LABELS: Final = {name: name.replace("_", " ").capitalize() for name in FORMULAS} | {"time_to_public": "Time to public notice"}
FIGURES: Final = (*FORMULAS, IMPACT_DURATION)
IMPACT = "impact end - impact start, windows added up"
LATENT: Final = "latent"
UNDETECTED: Final = "undetected"
UNACKNOWLEDGED: Final = "unacknowledged"
MITIGATING: Final = "mitigating"
RECOVERING: Final = "recovering"
INSIDE: Final = (UNDETECTED, UNACKNOWLEDGED, MITIGATING)  # the impact
PHASES: Final = (LATENT, *INSIDE, RECOVERING)


class Metrics(NamedTuple):
    """All figures, named as in `show --format json`; windows in the order of time.

    Where two windows were resolved, each has its figure in `resolved_windows`, and `time_to_resolve` is the last.
    """

    time_to_detect: Metric
    time_to_acknowledge: Metric
    time_to_declare: Metric
    time_to_mitigate: Metric
    time_to_resolve: Metric
    time_to_public: Metric
    latent_time: Metric
    impact_duration: Metric
    impact_windows: tuple[Window, ...] = ()
    resolved_windows: tuple[Span, ...] = ()

    def backwards(self) -> list[str]:
        """Return the names of the figures that certainly end before they start."""
        return [name for name in FIGURES if getattr(self, name).backwards]


class Phase(NamedTuple):
    """One stretch of the ribbon; `seconds` is None where an end is unknown, `sure` False where a time is uncertain."""

    name: str
    seconds: float | None
    sure: bool = True


@of_timeline
def metrics(document: PostMortem) -> Metrics:
    """Return all figures of a document."""
    rows = sorted_timeline(document)
    reached = stamps(rows, document.define.zone)
    spans = {name: span(reached.get(first), reached.get(last), formula) for name, (first, last, formula) in FORMULAS.items()}
    impact = windows(rows, document.define.zone)
    resolved = resolved_windows(rows, impact, document.define.zone, f"{FORMULAS[TIME_TO_RESOLVE][2]}, of the last window")
    if resolved:
        spans[TIME_TO_RESOLVE] = resolved[-1]
    return Metrics(**spans, impact_duration=_impact(impact), impact_windows=impact, resolved_windows=resolved)


def _impact(impact: tuple[Window, ...]) -> Metric:
    """Add up the windows; one that has not ended makes the sum unknown."""
    first = impact[0].from_id if impact else ""
    last = impact[-1].to_id if impact else ""
    lows = [window.low for window in impact if window.low is not None]
    highs = [window.high for window in impact if window.high is not None]
    if not impact or len(lows) < len(impact):
        return Metric(None, None, IMPACT, first, last)
    return Metric(sum(lows), sum(highs), IMPACT, first, last, about=any(window.about for window in impact))


def span_words(figure: Metric) -> str:
    """Return `13 min`, `about 13 min`, `0 to 12 min`, or `` when unknown; without its direction."""
    if figure.low is None or figure.high is None:
        return ""
    low, high = sorted((abs(figure.low), abs(figure.high))) if figure.backwards else (max(figure.low, 0.0), figure.high)
    lead = "about " if figure.about else ""
    first, last = duration_words(low), duration_words(high)
    if first == last:
        return f"{lead}{last}"
    unit = last.rpartition(" ")[2]
    if first.count(" ") == 1 and last.count(" ") == 1 and (first.endswith(f" {unit}") or not low):
        first = first.partition(" ")[0]
    return f"{lead}{first} to {last}"


def words(document: PostMortem) -> list[str]:
    """Return the known figures in words: `noticed after 8 min`, `stopped after 13 min`, and so on."""
    figures = metrics(document)
    whole = figures.impact_duration
    out = [_after("noticed", figures.time_to_detect)]
    if len(figures.impact_windows) > 1 and whole.low is not None:
        out.append(f"{len(figures.impact_windows)} windows, {span_words(whole)} together")
    elif whole.low is not None:
        out.append(_after("stopped", whole))
    else:
        out.append(_after("stopped", figures.time_to_mitigate))
    count = len(figures.resolved_windows)
    out.append(_after("resolved", figures.time_to_resolve) + (f" in the last of {count} windows" if count else ""))
    latent = figures.latent_time
    if latent.backwards:
        out.append(f"introduced {span_words(latent)} after the start")
    elif latent.low is not None:
        out.append(f"latent {span_words(latent)}")
    return [part for part in out if part]


def _after(word: str, figure: Metric) -> str:
    if figure.low is None:
        return ""
    return f"{word} {span_words(figure)} before the start" if figure.backwards else f"{word} after {span_words(figure)}"


def header_words(document: PostMortem) -> str:
    """Return `13 min (12:17–12:30 UTC)`; `since 12:17 UTC` without an end, `` without a start."""
    figures = metrics(document)
    if not figures.impact_windows:
        return ""
    zone = document.define.zone
    first, last = document.timeline[figures.impact_windows[0].from_id], document.timeline.get(figures.impact_windows[-1].to_id)
    suffix = _zone_words(document, figures.impact_windows[0].from_id)
    start = time_words(first if first.precision == "between" else first.changed(end=None), zone)
    if last is None:
        return f"since {start}{suffix}"
    lasted = last.end is not None and last.precision != "between"
    end = time_words(last.changed(time=last.end, end=None) if lasted else last, zone)
    if len(figures.impact_windows) > 1:
        suffix = f"{suffix}, {len(figures.impact_windows)} windows"
    elif figures.impact_duration.backwards:
        return f"ended {span_words(figures.impact_duration)} before the start ({start}, {end}{suffix})"
    length = span_words(figures.impact_duration)
    between = f"{start} to {end}" if ".." in start + end else f"{start}–{end}"
    return f"{length} ({between}{suffix})" if length else f"{between}{suffix}"


def _zone_words(document: PostMortem, key: str) -> str:
    """Return the zone as it follows a time: ` UTC`, ` Lisbon`, or an empty text where none is known."""
    row = document.timeline[key]
    offset = row.time.utcoffset() if isinstance(row.time, dt.datetime) else None
    if offset is None:
        return ""
    named = document.define.zone if zone_called(document.define.zone) else row.zone
    zone = named or ("" if offset else "UTC")
    return f" {zone.rpartition('/')[2].replace('_', ' ')}" if zone else ""


def began_ended_words(document: PostMortem) -> str:
    """Return when the impact began and ended, as it is typed: `2023-07-20 12:17-12:30 UTC`."""
    marked = [first_marked(document, word) for word in (IMPACT_START, IMPACT_END)]
    began, ended = (None if key is None else document.timeline[key] for key in marked)
    zone = document.define.zone
    if began is None or began.time is None:
        return f"??-{_as_typed(_ended(ended), zone)}" if ended is not None and ended.time is not None else ""
    if ended is None or ended.time is None or began.precision == "between":
        return _as_typed(began if began.precision == "between" else began.changed(end=None), zone)
    doubted = marked[0] != marked[1] and ended.precision in ("approx", "partial")
    if began.precision == "partial" or doubted:  # each has a sign of its own
        return f"{_as_typed(began.changed(end=None), zone).removesuffix(f' {zone}')} - {_as_typed(_ended(ended), zone)}"
    return _as_typed(began.changed(end=_ended(ended).time), zone)


def _ended(event: TimelineEvent) -> TimelineEvent:
    """Return the moment at which a row says that the impact ended, as a row of its own."""
    if event.end is None or event.precision == "between":
        return event.changed(end=None, precision="exact" if event.precision == "between" else event.precision)
    return event.changed(time=event.end, end=None)


def _as_typed(event: TimelineEvent, zone: str) -> str:
    """Return a moment with its day and zone, such that it reads back."""
    if isinstance(event.time, dt.datetime) and event.time.tzinfo is not None and zone_called(zone) is not None:
        typed = time_as_typed(event.changed(time=offset_zone(event.time, zone), zone=zone), zone)
        return typed if typed[-1:] == "Z" or " +" in typed or " -" in typed else f"{typed} {zone}"
    return time_as_typed(event, zone)


@of_timeline
def _stamps(document: PostMortem) -> Mapping[str, Stamp]:
    return stamps(sorted_timeline(document), document.define.zone)


def began_at(document: PostMortem) -> float | None:
    """Return the instant at which the ribbon begins: the first start of the impact."""
    start = _stamps(document).get("impact-start")
    return start.at if start is not None else None


def phases(document: PostMortem) -> list[Phase]:
    """Return the stretches of the ribbon, in order; a missing milestone leaves its stretch unknown."""
    reached = _stamps(document)
    start, end = reached.get("impact-start"), reached.get("impact-end")
    detected, acknowledged = reached.get("detected"), reached.get("acknowledged")
    stopped = reached.get("mitigated") or end
    ends: tuple[tuple[Stamp | None, Stamp | None], ...] = (
        (reached.get("introduced"), start),
        (start, detected),
        (detected, acknowledged),
        (acknowledged or detected, stopped),
        (stopped, reached.get("resolved")),
    )
    out = []
    for name, (first, last) in zip(PHASES, ends, strict=True):
        length = span(first, last, "")
        sure = length.low == length.high and not length.about
        out.append(Phase(name, None if length.low is None or first is None or last is None else last.at - first.at, sure))
    return out
