"""A compositor that redraws only dirty rows, and finds the letter under the mouse.

Stock Textual asks every widget for all its rows when a letter is typed: the clip of each is the whole
screen, which always overlaps what changed. And if a row at the top and one at the bottom changed, it
asks for all between them. It also looks up the letter under the mouse in what is drawn there; our panes
calculate it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from textual.errors import NoWidget
from textual.geometry import Offset, Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from pmtui.widgets.pane import Pane
from pmtui.widgets.textual_private import Compositor, install_compositor, is_batching


class DirtyRowCompositor(Compositor):
    """Asks widgets only for the rows that changed, and panes for the letter at a cell."""

    _changed: Callable[[int], bool] = staticmethod(lambda y: True)
    held: Callable[[], bool] = staticmethod(lambda: False)

    def render_update(
        self, full: bool = False, screen_stack: list[Screen[Any]] | None = None, simplify: bool = False
    ) -> RenderableType | None:
        """Draw nothing while updates are batched: stock Textual draws it and drops it; what is to be drawn stays so."""
        return None if self.held() and not full else super().render_update(full, screen_stack, simplify)

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        self._changed = is_rendered_line
        return super()._render_chops(crop, is_rendered_line)

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if not crop:
            yield from super()._get_renders(crop)
            return
        bands = [Region(0, top, self.size.width, height) for top, height in _runs(crop, self._changed)]
        for widget, (region, clip) in self.visible_widgets.items():
            for band in bands:
                seen = clip.intersection(band)
                part = region.intersection(seen)
                if part:
                    yield region, seen, widget.render_lines(Region(part.x - region.x, part.y - region.y, part.width, part.height))

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return the widget at a cell and the position of the letter in its text; no position if the text can't be selected."""
        try:
            widget, region = self.get_widget_at(x, y)
        except NoWidget:
            return None, None
        if not isinstance(widget, Pane):
            return super().get_widget_and_offset_at(x, y)
        return widget, widget.text_offset(x - region.x, y - region.y) if widget.allow_select else None


def _runs(crop: Region, changed: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Yield runs of changed rows as (first, count)."""
    first = None
    for y in range(crop.y, crop.bottom + 1):
        if y < crop.bottom and changed(y):
            first = y if first is None else first
        elif first is not None:
            yield first, y - first
            first = None


def install(screen: Screen[Any]) -> None:
    """Have a screen that was just made draw with this compositor."""
    compositor = DirtyRowCompositor()
    compositor.held = lambda: screen.is_attached and is_batching(screen.app)
    install_compositor(screen, compositor)
