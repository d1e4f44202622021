"""Step 1, Gather: who was involved, who is here, how we talk; what its keys do is in `steps/gather.py`."""

from typing import ClassVar

from textual.binding import BindingType

from pmtui.model.gather import FACILITATOR
from pmtui.model.steps import GATHER
from pmtui.model.targets import PEOPLE
from pmtui.screens.gather.rows import gather_rows, not_heard
from pmtui.screens.window.context import Context
from pmtui.screens.window.foot import Foot
from pmtui.screens.window.list_pane import ListPane
from pmtui.screens.window.window import Window
from pmtui.steps.base import Manual
from pmtui.steps.gather import MANUAL
from pmtui.widgets.bindings import bindings


class GatherScreen(Window):
    """People, and the words the meeting begins with."""

    STEP = GATHER
    MANUAL: ClassVar[Manual] = MANUAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(GATHER)]

    def __init__(self, context: Context) -> None:
        """Make the screen and its list."""
        super().__init__(context)
        self.list = self.with_line(ListPane(PEOPLE))

    def paint(self, reveal: str = "") -> None:
        """Draw the people."""
        key = reveal.removeprefix(f"{PEOPLE}.") if reveal.startswith(f"{PEOPLE}.") else None
        if key not in self.document.gather.people:
            key = None
        rows = gather_rows(self.seen, self.size.width, self.list.filter.passes, not_heard(self.document) if self.head.desk else frozenset())
        self.list.rows.put(rows, key)

    def foot(self) -> Foot:
        """Whom else to ask."""
        return super().foot()._replace(question=self._question())

    def _question(self) -> str:
        people = self.document.gather.people
        if not people:
            return self.asks(GATHER, "empty")
        known = any(FACILITATOR in role for row in people.values() for role in row.roles)
        return self.asks(GATHER, "" if known else "no-facilitator")
