"""What a row lost in an edit, in words: its kind, a person, a link, a milestone.

The user sees which words were deleted, but not which marks went with them, so they are named. What is
replaced (a kind by a kind, a day by a day) is not gone. Knows no edit and no screen.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from pmtui.model.called import row_word
from pmtui.model.people.names import shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import TIMELINE
from pmtui.model.text import one_line
from pmtui.model.time.times import day_words

_ADDRESS_CELLS = 30  # of an address: its beginning says where it leads


def gone(before: PostMortem, after: PostMortem, table: str, key: str) -> list[str]:
    """Return what is gone from a row, each in a word or two."""
    old, new = before.table(table).get(key), after.table(table).get(key)
    if old is None or new is None or before is after:
        return []
    out = []
    for name, word in _WORDS.items():
        was = getattr(old, name, None)
        if isinstance(was, tuple):
            out += [word(before, value) for value in was if value not in getattr(new, name)]
        elif was and not getattr(new, name):
            out.append(word(before, was))
    if table == TIMELINE:
        rested = [why for why, row in before.whys.items() if key in row.evidence]
        out += [f"evidence of {row_word(before, why)}" for why in rested if why in after.whys and key not in after.whys[why].evidence]
    return out


def _word(document: PostMortem, value: Any) -> str:
    return one_line(str(value)).replace("-", " ")


def _link(document: PostMortem, value: Any) -> str:
    words = one_line(str(value)).partition("://")[2] or one_line(str(value))
    return words if len(words) <= _ADDRESS_CELLS else f"{words[: _ADDRESS_CELLS - 1]}…"


def _day(document: PostMortem, value: Any) -> str:
    return f"due {day_words(value)}" if isinstance(value, dt.date) else f"due {one_line(str(value))}"


def _row(document: PostMortem, value: Any) -> str:
    return f"linked with {row_word(document, value)}"


_WORDS: dict[str, Callable[[PostMortem, Any], str]] = {
    "milestones": _word,
    "kind": _word,
    "area": _word,
    "marks": _word,
    "priority": lambda document, value: f"p{value}",
    "who": lambda document, value: shown_name(document, value),
    "owner": lambda document, value: one_line(str(value)),
    "handle": lambda document, value: f"@{one_line(str(value)).lstrip('@')}",
    "due": _day,
    "answers": _row,
    "evidence": _row,
    "links": _link,
    "tracker": _link,
}
