r"""The entry line of step 6: `audience, channel[, when]`: who was told, where, and when.

Without a day it is today, which is passed in; `\,` is a comma that parts nothing.
"""

import datetime as dt
from typing import NamedTuple

from pmtui.formats import tags
from pmtui.model.communicate import AUDIENCES, Delivery
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import clean
from pmtui.model.times import day_words, read_day


class CommunicateContext(NamedTuple):
    """What a line is read against."""

    document: PostMortem
    today: dt.date


class CommunicateLine(NamedTuple):
    """How a line was read."""

    row: Delivery
    echo: str


def parse(text: str, context: CommunicateContext) -> CommunicateLine:
    """Read a line; a third part that is no day belongs to the channel."""
    parts = tags.parted(clean(text))
    when = read_day(parts[-1], context.today) if len(parts) > 2 else None
    if when is not None:
        parts = parts[:-1]
    audience, channel = parts[0], ", ".join(part for part in parts[1:] if part)
    audience = audience.casefold() if audience.casefold() in AUDIENCES else audience
    day = when or context.today
    words = [audience or "who was told?", channel or "where?", "today" if day == context.today else day_words(day)]
    return CommunicateLine(Delivery(audience=audience, channel=channel, when=day), " · ".join(words))


def render(document: PostMortem, key: str) -> str:
    """Give a delivery as the line it is edited as."""
    row = document.communicate.deliveries[key]
    when = row.when.isoformat() if isinstance(row.when, dt.date) and not isinstance(row.when, dt.datetime) else ""
    parts = [row.audience, *([row.channel] if row.channel or when else []), *([when] if when else [])]
    return tags.joined(parts)
