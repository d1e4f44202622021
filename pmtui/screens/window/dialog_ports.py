"""What a dialog may say of itself to the window below and to the application, each by a type of its own."""

from typing import ClassVar, Protocol, runtime_checkable

from pmtui.screens.window.context import Frame


@runtime_checkable
class LeavesAll(Protocol):
    """A dialog that changes nothing below, not even by taking a field: escape is back in it."""

    LEAVES_ALL: ClassVar[bool]


@runtime_checkable
class ShowsFrame(Protocol):
    """A dialog that stands over the foot, and says in its place how saving stands."""

    def show_frame(self, frame: Frame) -> None:
        """Show what head and foot say now."""


@runtime_checkable
class DeskOnly(Protocol):
    """A dialog that is the facilitator's alone."""

    def room_looks(self) -> None:
        """Close: the room looks."""
