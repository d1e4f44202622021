"""Merge rows that tell the same thing into one: nothing that any of them says is lost.

The earliest row stays; other wordings become its accounts, and what pointed
at the others points at it.
"""

from collections.abc import Mapping
from typing import Any

from pmtui.edits.base import Edit, EditRefused
from pmtui.edits.parts import changed, required, set_rows
from pmtui.edits.references import without_rows
from pmtui.model import steps
from pmtui.model.counted import counted
from pmtui.model.order import sorted_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.references import AFTER, LISTS
from pmtui.model.targets import TIMELINE
from pmtui.model.text import folded
from pmtui.model.timeline import Account, TimelineEvent


class MergeEvents(Edit):
    """Merge these rows into one; `fresh` holds ids for the accounts that other wordings become."""

    ids: tuple[str, ...]
    fresh: tuple[str, ...] = ()

    step = steps.TIMELINE

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"made one of {counted(len(self.ids), 'row')}"

    def target_in(self, document: PostMortem) -> str:
        """Return the row that stays."""
        rows = self._in_order(document)
        return f"{TIMELINE}.{rows[0]}" if rows else ""

    def _in_order(self, document: PostMortem) -> list[str]:
        return [key for key, _ in sorted_timeline(document) if key in self.ids]

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the rows merged."""
        for key in self.ids:
            required(document, TIMELINE, key)
        if len(rows := self._in_order(document)) < 2:
            raise EditRefused("one row alone is one already · space marks more")
        kept, *others = rows
        merged = _merged(document.timeline[kept], [document.timeline[key] for key in others], self.fresh)
        document = set_rows(document, TIMELINE, {kept: merged})
        for (home, name), tables in LISTS.items():
            if TIMELINE in tables:
                document = _pointing_at(document, home, name, dict.fromkeys(others, kept))
        loose = {key: changed(row, {AFTER: kept}) for key, row in document.timeline.items() if row.after in others and key != kept}
        return without_rows(set_rows(document, TIMELINE, loose), TIMELINE, others)


def _merged(row: TimelineEvent, others: list[TimelineEvent], fresh: tuple[str, ...]) -> TimelineEvent:
    values: dict[str, Any] = {"accounts": dict(row.accounts)}
    texts = {_plain(row.text)}
    ids = iter(key for key in fresh if key not in row.accounts)
    if not row.text:
        values["text"] = next((other.text for other in others if other.text), "")
        texts.add(_plain(values["text"]))
    for other in others:
        if other.text and _plain(other.text) not in texts:
            texts.add(_plain(other.text))
            values["accounts"][_next(ids)] = Account(text=other.text)
        for key, account in other.accounts.items():
            values["accounts"][key if key not in values["accounts"] else _next(ids)] = account
    for name in ("milestones", "who", "links"):
        values[name] = tuple(dict.fromkeys(word for one in (row, *others) for word in getattr(one, name)))
    for name in ("kind", "gap", "star", "contributed"):
        values[name] = getattr(row, name) or next((getattr(one, name) for one in others if getattr(one, name)), getattr(row, name))
    return changed(row, values)


def _next(ids: Any) -> str:
    key = next(ids, None)
    if key is None:
        raise EditRefused("these rows can't become one: too many accounts for the ids at hand")
    return str(key)


def _pointing_at(document: PostMortem, home: str, name: str, now: Mapping[str, str]) -> PostMortem:
    """Return the document with references replaced, old id to new id."""
    rows = {
        key: changed(row, {name: tuple(dict.fromkeys(now.get(one, one) for one in getattr(row, name)))})
        for key, row in document.table(home).items()
        if not now.keys().isdisjoint(getattr(row, name))
    }
    return set_rows(document, home, rows)


def _plain(text: str) -> str:
    return folded(" ".join(text.split()))
