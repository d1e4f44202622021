"""What of a sitting is no edit: half-typed words, and where somebody was; as payloads of the journal.

A draft is written as what changed in it since it was written last: a long text typed letter by letter
costs its length, not its square. Knows no file.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_FRAME = 30  # letters that saying where a change stands costs


class Draft(NamedTuple):
    """Text in a box that was not yet submitted, and where its cursor stood."""

    text: str
    cursor: tuple[int, int] = (0, 0)


class Place(NamedTuple):
    """Where somebody was: step, highlighted id by step, folded ids, TYPING or KEYS, seconds of the meeting by step, names or `roles`."""

    step: str = ""
    cursors: Mapping[str, str] = _NOTHING
    folded: tuple[str, ...] = ()
    state: str = ""
    spent: Mapping[str, float] = _NOTHING
    roles: bool = False


def draft_to_json(draft: Draft | None, before: Draft | None = None) -> dict[str, Any] | None:
    """Give a draft as part of a payload, as what differs from the one `before` where that is shorter; None takes it away.

    What differs has another word than a whole text has, so that an older pmtui stops there and misreads nothing.
    """
    if draft is None:
        return None
    cursor = list(draft.cursor)
    if before is not None:
        head = _shared(before.text, draft.text)
        tail = _shared(before.text[head:][::-1], draft.text[head:][::-1])
        put = draft.text[head : len(draft.text) - tail]
        if len(put) + _FRAME < len(draft.text):
            return {"head": head, "put": put, "tail": tail, "cursor": cursor}
    return {"text": draft.text, "cursor": cursor}


def draft_from_json(said: Mapping[str, Any], before: Draft | None) -> Draft:
    """Give the draft again.

    Raises:
        ValueError, KeyError, TypeError: it says no text, or differs from one that is not there.
    """
    row, column = said["cursor"]
    if "text" in said:
        text = said["text"]
    else:
        held, head, tail = before.text if before else "", said["head"], said["tail"]
        if not 0 <= head <= len(held) - tail <= len(held):
            raise ValueError("what it differs from is not there")
        text = held[:head] + said["put"] + held[len(held) - tail :]
    if not isinstance(text, str):
        raise TypeError("a draft is a text")
    return Draft(text, (row, column))


def take_drafts(drafts: dict[str, Draft], said: Mapping[str, Any]) -> None:
    """Take in what a payload says of drafts.

    Raises:
        ValueError, KeyError, TypeError: it says what we do not understand.
    """
    for name, draft in said.items():
        if draft is None:
            drafts.pop(name, None)
        else:
            drafts[name] = draft_from_json(draft, drafts.get(name))


def place_to_json(place: Place) -> dict[str, Any]:
    """Give a place as part of a payload."""
    said = {"step": place.step, "cursors": dict(place.cursors), "folded": list(place.folded), "state": place.state}
    return said | ({"spent": dict(place.spent)} if place.spent else {}) | ({"roles": True} if place.roles else {})


def place_from_json(said: Mapping[str, Any]) -> Place:
    """Give the place again.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it says no place.
    """
    spent = {step: float(seconds) for step, seconds in said.get("spent", {}).items()}
    return Place(said["step"], said["cursors"], tuple(said["folded"]), said["state"], spent, said.get("roles") is True)


def _shared(one: str, other: str) -> int:
    """Count the letters that two texts begin with alike; halved each time, since a text may be long and letters are many."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
