"""A compositor that draws only the rows of cells that changed, and tells which letter the mouse is on.

Stock Textual asks every widget for all its rows when a letter is typed: the clip of each is the whole
screen, which always overlaps what changed. And where a row at the top and one at the foot changed, it
asks for all between them. It also looks for the letter under the mouse in what is drawn there; our panes
count it.
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
    """A compositor that asks widgets for the rows that changed, and no others; and panes for the letter at a cell."""

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
        """Give what stands at a cell, and which letter of it that is; none of what gives no text."""
        try:
            widget, region = self.get_widget_at(x, y)
        except NoWidget:
            return None, None
        if not isinstance(widget, Pane):
            return super().get_widget_and_offset_at(x, y)
        return widget, widget.text_offset(x - region.x, y - region.y) if widget.allow_select else None


def _runs(crop: Region, changed: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Give the rows that changed as (first, how many), those that follow each other in one."""
    first = None
    for y in range(crop.y, crop.bottom + 1):
        if y < crop.bottom and changed(y):
            first = y if first is None else first
        elif first is not None:
            yield first, y - first
            first = None


def install(screen: Screen[Any]) -> None:
    """Let a screen that was just made draw sparingly."""
    compositor = DirtyRowCompositor()
    compositor.held = lambda: screen.is_attached and is_batching(screen.app)
    install_compositor(screen, compositor)
