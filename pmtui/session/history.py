"""Undo and redo without end: snapshots of immutable documents, so no inverse can be wrong.

Edits of one field within two seconds undo as one; so do verbs in KEYS within 0.3 seconds.
A burst of letters keeps the document before its first letter: an undo inside it belongs to
it, and the next one restores what stood before. Moments are passed in. Knows no single edit.
"""

from dataclasses import dataclass
from typing import NamedTuple

from pmtui.edits.base import Edit
from pmtui.model.changes import Changes, changes
from pmtui.model.postmortem import PostMortem

MERGE = 2.0  # seconds in which edits of one field undo as one
BURST = 0.3  # seconds between letters of one burst


class Step(NamedTuple):
    """What happened to the document: said on screen, written to the journal."""

    label: str
    step: str
    target: str
    changes: Changes


class _Entry(NamedTuple):
    """An edit that was done. In the stacks, each begins with the very document its neighbour ends with."""

    before: PostMortem
    after: PostMortem
    label: str
    step: str
    target: str
    at: float
    merge_key: str = ""
    burst: int = 0


@dataclass(slots=True)
class _Burst:
    """Letters in KEYS close to each other: what stood before the first, and what came since."""

    number: int
    before: PostMortem
    done: tuple[_Entry, ...] = ()
    undone: tuple[_Entry, ...] = ()
    letters: int = 0
    only_undo: bool = True
    applied: bool = False
    spilled: bool = False


class History:
    """A document, all that was before it, and all that was undone."""

    def __init__(self, document: PostMortem) -> None:
        """Begin with a document."""
        self.present = document
        self._done: list[_Entry] = []
        self._undone: list[_Entry] = []
        self._letter_at = float("-inf")
        self._burst = _Burst(0, document)
        self._sentence: _Burst | None = None  # a burst that is over and may be taken back whole

    @property
    def can_undo(self) -> bool:
        """Return whether there is something to undo."""
        return bool(self._done)

    def letter(self, at: float, key: str = "") -> None:
        """Note a bare letter in KEYS; letters close to each other are one burst.

        Somebody who presses `u` several times means it: that is no burst to take back.
        """
        if at - self._letter_at > BURST:
            over = self._burst
            if over.letters > 1 and not over.only_undo and over.before is not self.present:
                self._sentence = over
            self._burst = _Burst(over.number + 1, self.present, tuple(self._done), tuple(self._undone))
        self._burst.letters += 1
        self._burst.only_undo = self._burst.only_undo and key in ("u", "U")
        self._letter_at = at

    def typed(self, at: float) -> None:
        """Note that a key went to a text box.

        What is done from there is no burst of verbs; but a sentence typed in the wrong state runs
        on into the box that one of its letters opened, and what comes of it there belongs to it.
        """
        if self._burst.applied and at - self._letter_at <= BURST:
            self._letter_at = at
            self._burst.spilled = True
        elif not self._burst.spilled:
            self._letter_at = float("-inf")
            self._burst = _Burst(self._burst.number + 1, self.present)
            self._sentence = None

    def apply(self, edit: Edit) -> Step | None:
        """Apply an edit; None when it changes nothing.

        Raises:
            EditRefused: it can't be done.
        """
        before = self.present
        after = edit.apply(before)
        if after is before:
            return None
        spilled = self._burst.spilled
        in_burst = spilled or edit.at - self._letter_at <= BURST
        number = self._burst.number
        target = edit.target_in(before)
        entry = _Entry(before, after, edit.label, edit.step, target, edit.at, edit.merge_key, number if in_burst else 0)
        last = self._done[-1] if self._done else None
        if last is not None and self._merges(last, entry):
            self._done[-1] = entry._replace(before=last.before)
        else:
            self._done.append(entry)
        self._undone.clear()
        self._sentence = None
        self.present = after
        if spilled:  # the sentence ends with the box it ran into
            self._burst.spilled, self._letter_at = False, float("-inf")
        elif in_burst:
            self._burst.applied = True
        else:  # words typed into a box since: the burst is no longer all that happened
            self._burst = _Burst(number + 1, after)
        return Step(entry.label, entry.step, entry.target, changes(before, after))

    def _merges(self, last: _Entry, entry: _Entry) -> bool:
        if last.after is not entry.before:
            return False
        if entry.merge_key and entry.merge_key == last.merge_key and entry.at - last.at <= MERGE:
            return True
        return bool(entry.burst) and entry.burst == last.burst

    def undo(self) -> Step | None:
        """Go one back; the first undo after a burst of letters takes the whole burst back."""
        if self._sentence is not None and self._burst.letters <= 1:
            return self._take_back(self._sentence)
        self._sentence = None
        if not self._done:
            return None
        entry = self._done.pop()
        self._undone.append(entry)
        self.present = entry.before
        return Step(entry.label, entry.step, entry.target, changes(entry.after, entry.before))

    def _take_back(self, burst: _Burst) -> Step:
        """Restore what stood before a burst, its own undos too.

        A redo then brings back what the burst left; where it only went back and forth and there
        was something to redo before it, that can be redone again.
        """
        self._sentence = None
        last = self._done[-1] if burst.applied and self._done else self._undone[-1] if self._undone else None
        step, target = (last.step, last.target) if last is not None else ("", "")
        whole = _Entry(burst.before, self.present, "a burst of keys", step, target, self._letter_at)
        self._done = list(burst.done)
        self._undone = [whole] if burst.applied or not burst.undone else list(burst.undone)
        self.present = burst.before
        return Step(whole.label, step, target, changes(whole.after, whole.before))

    def redo(self) -> Step | None:
        """Go one forward again."""
        self._sentence = None
        if not self._undone:
            return None
        entry = self._undone.pop()
        self._done.append(entry)
        self.present = entry.after
        return Step(entry.label, entry.step, entry.target, changes(entry.before, entry.after))
