"""The moments of an incident that its figures need, and which of them are missing.

One marked as not known or not applying is not missing. The checks, the screen and the question ask
here, so that they cannot disagree. Knows no wording.
"""

from collections.abc import Mapping

from pmtui.model.last import of_last
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import DETECTED, IMPACT_END, IMPACT_START, MITIGATED, RESOLVED, TimelineEvent

# Each moment as the milestones that satisfy it; the first names it.
NEEDED = ((IMPACT_START,), (DETECTED,), (MITIGATED, IMPACT_END), (RESOLVED,))


def has_moment(document: PostMortem, words: tuple[str, ...]) -> bool:
    """Return whether a row has one of these milestones, or they are marked as not known or not applying."""
    settled = {*document.define.not_known, *document.define.does_not_apply}
    return any(word in settled or word in _marked(document.timeline) for word in words)


@of_last
def _marked(timeline: Mapping[str, TimelineEvent]) -> frozenset[str]:
    """Return every milestone that some row has; asked for often while the rows stay the same."""
    return frozenset(word for event in timeline.values() for word in event.milestones)


def missing_moments(document: PostMortem) -> tuple[str, ...]:
    """Return the moments that no row has, in the order of an incident; none while there are no rows."""
    return tuple(words[0] for words in NEEDED if not has_moment(document, words)) if document.timeline else ()
