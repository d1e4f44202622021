"""Who looks: the room or the desk, people by name or by role. Decided here, told to all windows by their frame.

The desk begins only by hand and ends by itself; names stay away until they are asked for again, also after a kill.
"""

from pmtui.model.people.as_roles import AsRoles
from pmtui.shell.responses import Redraw

DESK = "desk view: not for a shared screen · ctrl+g d goes back"
ROOM = "room view: all may see it"
BY_ROLE = "people are shown by role, also in the page · ctrl+r shows names"
BY_NAME = "people are shown by name"


class View:
    """Always begins as the room sees it; by role where it was so before."""

    def __init__(self, by_role: bool = False) -> None:
        """Begin in the room."""
        self.desk = False
        self.as_roles: AsRoles | None = AsRoles() if by_role else None

    def toggle_desk(self) -> Redraw:
        """Show what is the facilitator's alone, or the room's view again."""
        self.desk = not self.desk
        return Redraw(DESK if self.desk else ROOM)

    def toggle_roles(self) -> Redraw:
        """Show people by what they are shown as, everywhere at once, or by name again."""
        self.as_roles = None if self.as_roles else AsRoles()
        return Redraw(BY_ROLE if self.as_roles else BY_NAME, remember=True)

    def meet(self, words: str, running: bool) -> Redraw:
        """Say what the clock does; while it runs, the room looks."""
        self.desk = self.desk and not running
        return Redraw(words, remember=True)
