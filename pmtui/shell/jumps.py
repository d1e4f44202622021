"""The ways back from jumps: places that were left, and the row with the cursor there. Knows no window."""

from typing import NamedTuple

from pmtui.shell.responses import Say

REMEMBERED = 5  # places one has jumped from
NOWHERE = Say("nobody has jumped anywhere yet · . goes to what a row is linked with")


class Jump(NamedTuple):
    """A place that was left by a jump, and the row with the cursor there."""

    place: str
    row: str


class Jumps:
    """Places that were left, the last one first."""

    def __init__(self) -> None:
        """Nobody has jumped yet."""
        self.left: tuple[Jump, ...] = ()

    def leave(self, place: str, row: str) -> None:
        """Remember where one jumps from; a place and row stands there once."""
        jump = Jump(place, row)
        self.left = (jump, *(other for other in self.left if other != jump))[:REMEMBERED]

    def take(self, number: int) -> Jump | None:
        """Take one of them to go back to."""
        if not 0 <= number < len(self.left):
            return None
        jump = self.left[number]
        self.left = (*self.left[:number], *self.left[number + 1 :])
        return jump
