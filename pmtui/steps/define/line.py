"""Step 2, the words of a field: how they are read while they are typed, and what becomes of them when the field is left."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pmtui.edits.define import ChangeProblemField, SetBeganEnded, SetNotKnown
from pmtui.edits.document import ChangeDate, ChangeTitle
from pmtui.formats.lines.define import DefineContext, DefineLine, parse
from pmtui.formats.lines.fields import FieldContext
from pmtui.formats.lines.fields import parse as parse_field
from pmtui.model.define import KINDS
from pmtui.model.steps import DEFINE
from pmtui.model.targets import DOCUMENT
from pmtui.model.text import folded
from pmtui.model.time.zones import zone_called
from pmtui.steps.base import Answer, Reading, Selection
from pmtui.steps.define.figures import DASHES, is_figure, take_figure
from pmtui.steps.define.severity import severities, severity_of
from pmtui.steps.echo import echo_spans
from pmtui.steps.form import KEEPS, kept
from pmtui.steps.outcomes import AnyOutcome, Do, Refuse

STATES: dict[str, Reading] = {
    "-": (("text", "not known"), ("muted", " · counts as filled")),
    "--": (("text", "does not apply"), ("muted", " · counts as filled")),
}


def kind_of(text: str) -> str:
    """Return the kind as it is written: `t`, `Tech` and `technical` are technical; other words stay."""
    said = folded(text.strip())
    alike = [word for word in KINDS if said and word.startswith(said)]
    return alike[0] if len(alike) == 1 else text.strip()


def read(text: str, at: Selection) -> Reading:
    """Return how a field's words are read."""
    return STATES[text.strip()] if text.strip() in DASHES else OF_FIELDS.get(at.id, OF_ANY).read(text, at)


def take(text: str, at: Selection) -> AnyOutcome:
    """Turn a field's words into an edit."""
    words = text.strip()
    if is_figure(at.id):
        return take_figure(words, at)
    if words in DASHES:
        return Do(SetNotKnown(field=at.id, state=DASHES[words], at=at.now))
    return OF_FIELDS.get(at.id, OF_ANY).take(text, at)


# any field


def read_words(text: str, at: Selection) -> Reading:
    """Return how words are kept."""
    return KEEPS


def take_words(text: str, at: Selection) -> AnyOutcome:
    """Keep the words of a field that has no form of its own."""
    return kept(ChangeProblemField(name=at.id, value=_value(DEFINE, text, at), at=at.now))


def _value(section: str, text: str, at: Selection) -> Any:
    return parse_field(text, FieldContext(at.document, section, at.id, at.new_id))


# kind and severity


def read_kind(text: str, at: Selection) -> Reading:
    """Say which kind it is, or which are usual."""
    kind = kind_of(text)
    if not kind:
        return KEEPS
    return (("text", kind), ("muted", " · tab or esc keeps it" if kind in KINDS else " · usual are technical, process, both"))


def take_kind(text: str, at: Selection) -> AnyOutcome:
    """Keep the kind by its whole word."""
    return take_words(kind_of(text), at)


def read_severity(text: str, at: Selection) -> Reading:
    """Say what it means, or which there are."""
    scale = severities(at.settings)
    name, names = severity_of(text, scale), list(scale)
    if not name:
        return KEEPS
    if name not in scale:
        return (("text", name), ("muted", f" · usual are {' to '.join(dict.fromkeys((names[0], names[-1])))}"))
    return (("text", name), ("muted", f" · {scale[name] or 'tab or esc keeps it'}"))


def take_severity(text: str, at: Selection) -> AnyOutcome:
    """Keep the severity by its name in the scale."""
    return take_words(severity_of(text, severities(at.settings)), at)


# times


def read_line(text: str, at: Selection) -> DefineLine:
    """Read when it began and ended."""
    return parse(text, DefineContext(document=at.document))


def read_began(text: str, at: Selection) -> Reading:
    """Return how the two moments are read."""
    return echo_spans(read_line(text, at).echo)


def take_began(text: str, at: Selection) -> AnyOutcome:
    """Began and ended live in the timeline."""
    line = read_line(text, at)
    if line.problem:
        return Refuse(line.problem)
    first = at.new_id(at.document.timeline)
    second = at.new_id({*at.document.timeline, first})
    return kept(SetBeganEnded(began=line.began, ended=line.ended, began_id=first, ended_id=second, at=at.now), line.echo)


def take_zone(text: str, at: Selection) -> AnyOutcome:
    """Keep a time zone that is known; where times stand already, say what that does to them."""
    words = text.strip()
    if words and zone_called(words) is None:
        return Refuse(f"{words} is an unknown time zone: write one such as UTC or Europe/Lisbon")
    outcome = take_words(text, at)
    timed = any(isinstance(event.time, dt.datetime) for event in at.document.timeline.values())
    if isinstance(outcome, Do) and timed and words != at.document.define.zone:
        return outcome.changed(words="kept: zone · the moments stay, the clock shows them otherwise")
    return outcome


# the document's own


def take_title(text: str, at: Selection) -> AnyOutcome:
    """Keep the title of the document."""
    return kept(ChangeTitle(title=text.strip(), at=at.now))


def take_date(text: str, at: Selection) -> AnyOutcome:
    """Keep the day of the incident."""
    return kept(ChangeDate(date=_value(DOCUMENT, text, at), at=at.now))


OF_ANY = Answer(take_words, read_words)
OF_FIELDS: Mapping[str, Answer] = {
    "kind": Answer(take_kind, read_kind),
    "severity": Answer(take_severity, read_severity),
    "began": Answer(take_began, read_began),
    "zone": Answer(take_zone, read_words),
    "title": Answer(take_title, read_words),
    "date": Answer(take_date, read_words),
}
