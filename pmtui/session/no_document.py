"""The keeper of nothing: what stands in the place of `Autosave` while home shows no document."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pmtui.model.postmortem import PostMortem
from pmtui.session.drafts import Drafts
from pmtui.session.history import Step
from pmtui.session.save_state import SaveState
from pmtui.storage.records import Place
from pmtui.storage.refuge import Left

NOTHING_OPEN = "nothing is open · a makes a new one"


class NoDocument:
    """A null object: an empty document that nobody keeps."""

    path = None
    places = None
    notes = None

    def __init__(self) -> None:
        """Hold an empty document."""
        self.document = PostMortem()
        self.drafts = Drafts()
        self.place = Place()
        self.notice = ""
        self.state = SaveState("")

    def begin(self, told: Callable[[], None]) -> None:
        """Nothing to begin with."""

    def changed(self, document: PostMortem, step: Step | None, draft: str = "") -> None:
        """Nothing to change."""

    def drafted_now(self, step: str, purpose: str, text: str, cursor: tuple[int, int]) -> bool:
        """Nothing to keep."""
        return False

    def note_place(self, place: Place) -> None:
        """Nowhere to be."""

    def remember(self, name: str, value: Any) -> None:
        """Nothing to remember by."""

    def save_now(self) -> str:
        """Nothing to save."""
        return NOTHING_OPEN

    def rest(self) -> None:
        """Nothing to save."""

    def settle(self) -> Left:
        """No words to lose."""
        return Left()

    def keep_notes(self) -> str:
        """No notes."""
        return ""

    def as_of(self, until: dt.datetime) -> PostMortem | None:
        """Nothing was before."""
        return None

    def leave_at_once(self, folders: Sequence[Path]) -> Left:
        """No words to lose."""
        return Left()

    def write_elsewhere(self, folders: Sequence[Path], why: str = "") -> Left:
        """No words to write."""
        return Left()

    def whole(self) -> str:
        """No words."""
        return ""

    def end(self) -> None:
        """Nothing to end."""

    def write_page(self, text: str, audience: str = "") -> str:
        """No page."""
        return NOTHING_OPEN
