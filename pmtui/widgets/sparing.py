"""A compositor that draws only the rows of cells that changed.

Stock Textual asks every widget of a screen for all its rows when a letter is typed: each has the
whole screen as its clip, which always overlaps what changed. Knows no widget.
"""

from collections.abc import Iterable
from typing import Any

from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip


class SparingCompositor(Compositor):
    """A compositor that asks widgets for the rows within the change, and no others."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if not crop:
            yield from super()._get_renders(crop)
            return
        rows = Region(0, crop.y, self.size.width, crop.height)
        for widget, (region, clip) in self.visible_widgets.items():
            seen = clip.intersection(rows)
            part = region.intersection(seen)
            if part:
                yield region, seen, widget.render_lines(Region(part.x - region.x, part.y - region.y, part.width, part.height))


def spare(screen: Screen[Any]) -> None:
    """Let a screen that was just made draw sparingly."""
    screen._compositor = SparingCompositor()
