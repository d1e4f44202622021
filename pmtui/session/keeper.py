"""What keeps a document, as whoever works on it sees it: `Autosave`, or `NoDocument` at home.

Each method that returns words for the screen waits for a disk, and is called in a thread where nobody may wait. Knows no disk.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from pmtui.model.postmortem import PostMortem
from pmtui.session.drafts import Drafts
from pmtui.session.history import Step
from pmtui.session.save_state import SaveState
from pmtui.storage.folders import AppFolders
from pmtui.storage.records import Place
from pmtui.storage.refuge import Left


class PrivateNotes(Protocol):
    """The facilitator's own notes on a document."""

    @property
    def text(self) -> str:
        """The notes as they are now."""

    def take(self, text: str) -> None:
        """Have other notes; nothing is written yet."""


class Keeper(Protocol):
    """Keeps a document, what is half-typed, and where somebody is."""

    @property
    def document(self) -> PostMortem:
        """The document it began with."""

    @property
    def drafts(self) -> Drafts:
        """What is half-typed."""

    @property
    def place(self) -> Place:
        """Where somebody was before."""

    @property
    def notice(self) -> str:
        """What to say first: what came back."""

    @property
    def state(self) -> SaveState:
        """How saving stands."""

    @property
    def path(self) -> Path | None:
        """Where the document lies; None while none is open."""

    @property
    def places(self) -> AppFolders | None:
        """The folders of the machine; None while no document is open."""

    @property
    def notes(self) -> PrivateNotes | None:
        """The facilitator's own notes; None while no document is open."""

    # returns at once

    def begin(self, told: Callable[[], None]) -> None:
        """Save in the background from now on; call `told` when `state` changed, from whatever thread that happened in."""

    def changed(self, document: PostMortem, step: Step | None, draft: str = "") -> None:
        """Take a change, made of the half-typed words that are called `draft`."""

    def drafted_now(self, step: str, purpose: str, text: str, cursor: tuple[int, int]) -> bool:
        """Take half-typed text; tell whether a step's mark changed by it."""

    def note_place(self, place: Place) -> None:
        """Remember where somebody is."""

    def whole(self) -> str:
        """Return the text of a file with all words there are."""

    # waits for a disk

    def remember(self, name: str, value: Any) -> None:
        """Remember a small choice."""

    def save_now(self) -> str:
        """Save, and return the words that say so."""

    def rest(self) -> None:
        """Save, and wait until what is half-typed is on the disk."""

    def settle(self) -> Left:
        """Save, and tell where all words are."""

    def keep_notes(self) -> str:
        """Put the notes on the disk; return words where that failed."""

    def as_of(self, until: dt.datetime) -> PostMortem | None:
        """Return the document as it was before a moment."""

    def write_page(self, text: str, audience: str = "") -> str:
        """Write the page, or the message for an audience; return the words that say so."""

    def leave_at_once(self, folders: Sequence[Path]) -> Left:
        """Save, end, and put what is nowhere else into the first folder that takes it."""

    def write_elsewhere(self, folders: Sequence[Path], why: str = "") -> Left:
        """Write all words to the first folder that takes them."""

    def end(self) -> None:
        """End the journal and the background."""
