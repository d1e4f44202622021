"""A line that only names the zone of the times: `All times are in UTC.`, `(times in CEST)`, `Time zone: Europe/Lisbon`.

It adds no row. Knows no document.
"""

import re

from pmtui.model.script.width import narrow
from pmtui.model.text import clean
from pmtui.model.time.lazy_pattern import Late
from pmtui.model.time.zones import Zone, zone_said

_LINE = Late(
    r"[\s>*_#(\[-]*(?:note:?\s+)?(?:"
    r"time\s?zone\s*(?::|is|=)|zone\s*:|timeline\s*[:(\[](?:\s*all\s+times\s+(?:are\s+)?(?:in\s+)?)?"
    r"|(?:all\s+)?(?:the\s+)?(?:times?|timestamps|hours|dates\s+and\s+times)"
    r"(?:\s+(?:below|here|listed|shown|given|stated|noted|are|is|in|as|of|the|this|timeline|document|all|local))*\s*:?"
    r")\s*(?P<zone>[^\s.,;:!?()\[\]*_]\S*?(?:\s[A-Za-z]+){0,3}?)[\s.!)\]*_:]*",
    re.IGNORECASE,
)
_SHORTEST = 3  # `in` and `is` are not zones


def parse(text: str) -> tuple[Zone, str] | None:
    """Return the zone of a line that names nothing else, with the word for it; None for any other line."""
    match = _LINE.fullmatch(narrow(clean(text)))
    if match is None:
        return None
    word = match["zone"].strip()
    zone = zone_said(word) if len(word) >= _SHORTEST or word.isupper() else None
    return (zone, word) if zone is not None and not zone.problem else None
