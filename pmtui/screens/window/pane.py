"""What a window asks of its pane, the part that the cursor stands in: a list, a tree, a form, a page."""

from collections.abc import Mapping
from typing import Protocol

from textual.widget import Widget

from pmtui.model.postmortem import PostMortem
from pmtui.screens.window.context import Frame
from pmtui.steps.base import Answer
from pmtui.widgets.paint import Spans


class Pane(Protocol):
    """The part that the cursor stands in; a widget. It posts `Stood`, `Chosen`, `LookChanged`."""

    @property
    def cursor(self) -> str:
        """The key of what the cursor stands on, or nothing."""

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What becomes of words that change how the pane is looked at, such as a filter."""

    def target(self) -> Widget:
        """Return what has the focus while keys are read."""

    def stand(self, key: str) -> None:
        """Put the cursor on something."""

    def chosen(self, document: PostMortem) -> tuple[str, ...]:
        """Return the rows a verb acts on."""

    def reading(self, said: str, frame: Frame, width: int) -> Spans | None:
        """Return how the pane is looked at, with what was just said; None where that is as ever."""

    def escape(self) -> bool:
        """Look at all of it again, a step at a time; tell whether there was one."""
