"""What a window asks of the part that is typed into: an entry line or a form."""

from typing import Protocol

from pmtui.steps.outcomes import Ask
from pmtui.widgets.entry import Entry


class TypedInto(Protocol):
    """What is typed into, an entry line or a form: its box, and the half-typed words in it."""

    idea: str

    @property
    def words(self) -> str:
        """What stands in the box, clean."""

    @property
    def box(self) -> Entry:
        """The box."""

    def text_box(self) -> Entry | None:
        """Return the box, where there is one now."""

    def words_box(self) -> Entry | None:
        """Return the box that words go to which are typed where keys are read, where there is one now."""

    def turn_to(self, ask: Ask) -> None:
        """Let the box be for what is asked."""

    def close(self, changed: bool) -> None:
        """Leave the box: what changed is taken."""

    def commit(self) -> None:
        """Take what stands in a field in work; a line waits for its enter."""

    def suspend(self, leaves_all: bool) -> None:
        """Hear that another window comes; with `leaves_all` one that changes nothing below."""

    def put_draft(self, name: str, text: str, cursor: tuple[int, int]) -> None:
        """Bring half-typed words back."""

    def ask_for_editor(self, typing: bool) -> None:
        """Say what is half-typed, then ask for it to be edited elsewhere; `typing` tells whether the user is in the box."""

    def settle(self) -> None:
        """Take what is typed so far as read, since something is said over it."""

    def tell_draft(self) -> None:
        """Say what is half-typed, so that it reaches the journal."""

    def tell_paste(self, text: str) -> None:
        """Say what the box will hold with what has come of a paste."""

    def give_back(self, name: str, text: str) -> bool:
        """Take words back that could not be taken; tell whether they are asked for now."""
