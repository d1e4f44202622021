"""An application that is told of a fault that ends it, and of a frame that the terminal is too slow for."""

from collections.abc import Callable
from typing import Any

from rich.console import RenderableType
from textual.screen import Screen

from pmtui.widgets.ordered import OrderedApp
from pmtui.widgets.textual_private import close_messages, driver_of, fault_of, is_batching


class SteeredApp(OrderedApp):
    """An application that is told of a fault that ends it, and of a frame that the terminal is too slow for."""

    def __init__(
        self, first: str, fault_found: Callable[[BaseException], None], leave_out: Callable[[Screen[Any], RenderableType], None]
    ) -> None:
        """Begin in the mode `first`: its screen is the first there is, with none of Textual's own below it."""
        self.__dict__["DEFAULT_MODE"] = first  # a constant of the class that Textual reads once, just below
        super().__init__()
        self._fault_found, self._leave_out = fault_found, leave_out

    @property
    def batching(self) -> bool:
        """Return whether what is drawn now would be dropped, since more is to come with it."""
        return is_batching(self)

    def is_busy(self) -> bool:
        """Return whether the terminal still takes the last frame."""
        return bool(getattr(driver_of(self), "busy", False))

    def _fatal_error(self) -> None:
        """Close in order; nobody's words go to the terminal."""
        fault = fault_of(self)
        self._fault_found(getattr(fault, "error", fault))  # of a worker that failed: why it did
        close_messages(self)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Leave a frame out while one still waits for the terminal; the newest follows as soon as it takes more."""
        if renderable is None or self.batching or not self.is_busy():
            super()._display(screen, renderable)
            return
        self._leave_out(screen, renderable)
        self.post_display_hook()
