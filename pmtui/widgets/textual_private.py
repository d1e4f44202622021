"""Private names of Textual that the application needs, each once, under a public name of ours.

Each of them may change with any release of Textual; `tests/widgets/test_textual_private.py` holds each to what is used of it.
Where one is missing what is left is Textual's own way: slower, or painted once more, never wrong.
"""

from collections.abc import Callable
from typing import Any

from rich.console import RenderableType
from textual.app import App
from textual.screen import Screen

from pmtui.widgets.ordered import OrderedApp


def is_batching(app: App[Any]) -> bool:
    """Return whether painting is suspended."""
    return bool(getattr(app, "_batch_count", 0))


def take_style_sheets(app: App[Any], screen: Screen[Any]) -> None:
    """Let a new screen have the style sheets as they are; Textual would read all of them anew, twice."""
    if hasattr(screen, "_css_update_count"):
        screen._css_update_count = app._css_update_count


def read_style_sheet(app: App[Any], screen: Screen[Any]) -> None:
    """Read the style sheets of a screen that nobody has seen yet; else they are read when it is first shown."""
    if hasattr(screen, "_post_register"):
        screen._post_register(app)


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
        """Tell whether what is drawn now would be dropped, since more is to come with it."""
        return is_batching(self)

    def is_busy(self) -> bool:
        """Tell whether the terminal still takes the last frame."""
        return bool(getattr(self._driver, "busy", False))

    def _fatal_error(self) -> None:
        """Close in order; nobody's words go to the terminal."""
        fault = self._exception or RuntimeError()
        self._fault_found(getattr(fault, "error", fault))  # of a worker that failed: why it did
        self._close_messages_no_wait()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Leave a frame out while one still waits for the terminal; the newest follows as soon as it takes more."""
        if renderable is None or self.batching or not self.is_busy():
            super()._display(screen, renderable)
            return
        self._leave_out(screen, renderable)
        self.post_display_hook()
