"""What is asked at a row of the timeline: about a gap, the kind of a row, a moment that the figures need; pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from pmtui.checks.readiness import MOMENTS
from pmtui.model.figures.gaps import gaps
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import GAP, MOMENT, RowKey


class Moment(NamedTuple):
    """The moment of the guide's question with the words it quotes; or the `words` of one that is asked as it stands."""

    when: str = ""
    quoted: Mapping[str, str] = MappingProxyType({})
    words: str = ""


def moment_at(document: PostMortem, row: RowKey) -> Moment:
    """Return what is asked at a row."""
    kind, key = row
    if not document.timeline:
        return Moment("empty")
    if kind == MOMENT:
        return Moment(words=next(ask for words, _, ask in MOMENTS if words[0] == key))
    gap = next((gap for gap in gaps(document) if gap.after == key), None) if kind == GAP else None
    if gap is not None:
        times = gap.words.split(": nothing")[0].split(" to ")
        return Moment("gap", {"start": times[0], "end": times[-1]})
    event = document.timeline.get(key)
    return Moment(event.kind if event is not None else "")
