"""What a sitting has besides edits: half-typed words, and where the user was; as payloads of the journal.

A draft is written as its difference from the last one written: a long text typed letter by letter
costs its length, not its square. Knows no file.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_FRAME = 30  # letters that it costs to say where a change is


class Draft(NamedTuple):
    """Text in a box that was not submitted yet, and its cursor."""

    text: str
    cursor: tuple[int, int] = (0, 0)


class Place(NamedTuple):
    """Where the user was: step, highlighted id by step, folded ids, TYPING or KEYS, seconds of the meeting by step, names or `roles`."""

    step: str = ""
    cursors: Mapping[str, str] = _NOTHING
    folded: tuple[str, ...] = ()
    state: str = ""
    spent: Mapping[str, float] = _NOTHING
    roles: bool = False


def draft_to_json(draft: Draft | None, before: Draft | None = None) -> dict[str, Any] | None:
    """Return a draft as part of a payload, as the difference from `before` if that is shorter; None removes it.

    A difference has another key than a whole text, so that an older pmtui stops there and misreads nothing.
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


def draft_from_json(payload: Mapping[str, Any], before: Draft | None) -> Draft:
    """Return the draft of a payload.

    Raises:
        ValueError, KeyError, TypeError: it holds no text, or differs from one that does not exist.
    """
    row, column = payload["cursor"]
    if "text" in payload:
        text = payload["text"]
    else:
        text_before, head, tail = before.text if before else "", payload["head"], payload["tail"]
        if not 0 <= head <= len(text_before) - tail <= len(text_before):
            raise ValueError("what it differs from is not there")
        text = text_before[:head] + payload["put"] + text_before[len(text_before) - tail :]
    if not isinstance(text, str):
        raise TypeError("a draft is a text")
    return Draft(text, (row, column))


def take_drafts(drafts: dict[str, Draft], payload: Mapping[str, Any]) -> None:
    """Add the drafts of a payload.

    Raises:
        ValueError, KeyError, TypeError: it is not understood.
    """
    for name, draft in payload.items():
        if draft is None:
            drafts.pop(name, None)
        else:
            drafts[name] = draft_from_json(draft, drafts.get(name))


def place_to_json(place: Place) -> dict[str, Any]:
    """Return a place as part of a payload."""
    payload = {"step": place.step, "cursors": dict(place.cursors), "folded": list(place.folded), "state": place.state}
    return payload | ({"spent": dict(place.spent)} if place.spent else {}) | ({"roles": True} if place.roles else {})


def place_from_json(payload: Mapping[str, Any]) -> Place:
    """Return the place of a payload.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it holds no place.
    """
    spent = {step: float(seconds) for step, seconds in payload.get("spent", {}).items()}
    return Place(payload["step"], payload["cursors"], tuple(payload["folded"]), payload["state"], spent, payload.get("roles") is True)


def _shared(one: str, other: str) -> int:
    """Count the letters that two texts share at the beginning, by halving: a text may be long and change often."""
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
