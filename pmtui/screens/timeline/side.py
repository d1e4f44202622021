"""Beside the timeline where the window is wide: the highlighted row in full; never the only place of anything."""

from pmtui.model.people.names import shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line
from pmtui.model.time.times import day_of, long_day_words, time_words
from pmtui.model.whys import letters
from pmtui.screens.timeline.rows import open_words
from pmtui.screens.window.side_lines import account_words, side_labelled, side_row, side_text
from pmtui.widgets.paint import Line


def event_beside(document: PostMortem, key: str, width: int) -> list[Line]:
    """An event: when, what, who, where it was seen, what was told differently, and which answers rest on it."""
    event = document.timeline.get(key)
    if event is None:
        return []
    zone = document.define.zone
    day = day_of(event, zone)
    when = [
        time_words(event, zone) if event.time is not None else open_words(event) if event.typed else "no time",
        long_day_words(day) if day else "",
        zone,
    ]
    kinds = [word.replace("-", " ") for word in event.milestones] or [event.kind]
    out = [*side_text(" · ".join(part for part in when if part), width, "muted"), *side_text(event.text, width, "title"), side_row()]
    out += side_labelled("Is", [" · ".join(one_line(word) for word in kinds if word)], width)
    out += side_labelled("Who", [", ".join(shown_name(document, person) for person in event.who)], width)
    out += side_labelled("Source", event.links, width)
    out += side_labelled("As typed", [event.typed], width)
    out += side_labelled("Marked", [_marks(event.star, event.contributed)], width)
    out += side_labelled("Also told", (account_words(document, row) for row in event.accounts.values()), width)
    letter = letters(document.whys)
    resting = (f"{letter.get(one, '')} {why.text}".strip() for one, why in document.whys.items() if key in why.evidence)
    return out + side_labelled("Shows that", resting, width)


def _marks(star: bool, contributed: bool) -> str:
    return " · ".join(word for word, on in (("★ in the short page", star), ("contributed", contributed)) if on)
