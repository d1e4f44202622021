"""The keeper of nothing: what stands in the place of a saver while home shows no document."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pmtui.model.postmortem import PostMortem
from pmtui.session.drafts import Drafts
from pmtui.session.save_state import SaveState
from pmtui.storage.records import Place
from pmtui.storage.refuge import Left


class NoDocument:
    """The keeper of nothing: home without a document."""

    def __init__(self) -> None:
        """Hold an empty document."""
        self.document = PostMortem()
        self.drafts = Drafts()
        self.place = Place()
        self.notice = ""
        self.state = SaveState("")
        self.told: Callable[[SaveState], None] = lambda state: None

    def begin(self) -> None:
        """Nothing to begin with."""

    def changed(self, document: PostMortem, step: Any, draft: str = "") -> None:
        """Nothing to change."""

    def drafted_now(self, step: str, purpose: str, text: str, cursor: tuple[int, int]) -> bool:
        """Nothing to keep."""
        return False

    def note_place(self, place: Place) -> None:
        """Nowhere to be."""

    def remember(self, name: str, value: Any) -> None:
        """Nothing to remember by."""

    async def save_now(self) -> str:
        """Nothing to save."""
        return "nothing is open · a makes a new one"

    async def settle(self) -> Left:
        """No words to lose."""
        return Left()

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

    async def write_page(self, text: str, audience: str = "") -> str:
        """No page."""
        return "nothing is open · a makes a new one"
