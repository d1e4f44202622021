"""Every private name of Textual that pmtui uses, in one file: each may change with any release.

What is imported, read or called stands here behind a name without an underscore; what Textual exports in public too is
taken from there. What a subclass overrides must stand in the subclass, under Textual's name; `OVERRIDES` lists those
with the reason. `tests/widgets/test_textual_private.py` says for each name whether it is there and takes what we give
it. Knows no widget of ours.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._compositor import ChopsUpdate, Compositor
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._wrap import compute_wrap_offsets
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.document import _wrapped_document
from textual.dom import DOMNode
from textual.driver import Driver
from textual.keys import _character_to_key as name_of_key
from textual.screen import Screen
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme, WrappedDocument

__all__ = [
    "ANSI_SEQUENCES_KEYS",
    "FUNCTIONAL_KEYS",
    "OVERRIDES",
    "ChopsUpdate",
    "Compositor",
    "XTermParser",
    "close_messages",
    "compute_wrap_offsets", "driver_of",
    "fail",
    "fault_of",
    "in_other_tasks",
    "install_compositor",
    "is_batching",
    "keys_of",
    "name_of_key",
    "read_style_sheet",
    "restart",
    "rewrap",
    "rows_of",
    "shows_cursor",
    "take_style_sheets",
    "theme_of",
    "use_wrap_offsets",
    "writer_of",
]  # fmt: skip

# By `file class.name`. Textual calls these itself; none has a public hook at the same place.
OVERRIDES: Mapping[str, str] = MappingProxyType(
    {
        "dirty_rows.py DirtyRowCompositor._get_renders": "the one place that asks widgets for rows",
        "dirty_rows.py DirtyRowCompositor._render_chops": "told which rows changed, before any widget is asked",
        "driver.py Steady._must_signal_resume": "set by suspending; a resume without a suspend must set it too",
        "driver.py Steady._run_input_thread": "a closed terminal is told as such, not as a fault",
        "driver.py Steady._sigcont_application": "a resume may come from a stop that could not be answered",
        "steered_app.py SteeredApp._display": "a frame is left out while the terminal still takes the last one",
        "steered_app.py SteeredApp._fatal_error": "a fault ends in order, without anybody's words on the terminal",
        "entry.py Entry._on_key": "enter, tab, escape and the arrows at the edges are told before the box acts on them",
        "entry.py Entry._on_paste": "a paste of several lines is told, not put in",
        "entry.py Entry._render_line": "a row of a long line is cut out of it, not rendered with all of the line",
        "entry.py Entry._set_document": "the one place that makes the document, the wrapping and the navigator",
    }
)


# text box


def use_wrap_offsets(offsets: Callable[..., list[int]]) -> None:
    """Have all text boxes break their lines with this function, instead of `compute_wrap_offsets`."""
    module: Any = _wrapped_document
    module.compute_wrap_offsets = offsets


def rows_of(wrapped: WrappedDocument) -> Sequence[tuple[int, int]]:
    """Return the rows of a wrapped document, each as (line, section of the line)."""
    return wrapped._offset_to_line_info


def rewrap(area: TextArea) -> None:
    """Wrap all lines of a box anew, and scroll as far as there are rows."""
    area._rewrap_and_refresh_virtual_size()


def theme_of(area: TextArea) -> TextAreaTheme | None:
    """Return the looks of a box, None before it has any."""
    return area._theme


def shows_cursor(area: TextArea) -> bool:
    """Return whether a box draws its cursor now."""
    return area._draw_cursor


# terminal


def keys_of(parser: XTermParser, letter: str) -> Iterable[events.Key]:
    """Return the keys that a letter, or a control character, stands for."""
    return parser._sequence_to_key_events(letter)


def restart(parser: XTermParser) -> None:
    """Have a parser that waits for more of a sequence forget it."""
    if parser._awaiting.timeout is not None:
        parser._gen = parser.parse(parser._tokens.append)
        parser._awaiting = next(parser._gen)


def writer_of(driver: Driver) -> Any:
    """Return the thread that writes to the terminal; None where there is none."""
    return getattr(driver, "_writer_thread", None)


def fail(driver: Driver, error: BaseException) -> None:
    """End the application with an error; may be called from any thread."""
    driver._app.call_later(driver._app._handle_exception, error)


# screen


def install_compositor(screen: Screen[Any], compositor: Compositor) -> None:
    """Have a screen that was just made draw with this compositor."""
    screen._compositor = compositor


def is_batching(app: App[Any]) -> bool:
    """Return whether updates are batched, so that nothing is drawn until the batch ends."""
    return bool(getattr(app, "_batch_count", 0))


def take_style_sheets(app: App[Any], screen: Screen[Any]) -> None:
    """Let a new screen have the style sheets as they are; Textual would read all of them anew, twice."""
    if hasattr(screen, "_css_update_count"):
        screen._css_update_count = app._css_update_count


def read_style_sheet(app: App[Any], screen: Screen[Any]) -> None:
    """Read the style sheets of a screen that nobody has seen yet; else they are read when it is first shown."""
    if hasattr(screen, "_post_register"):
        screen._post_register(app)
        _ = app.stylesheet.rules  # sorted now, and not by the first key that needs it


def fault_of(app: App[Any]) -> BaseException:
    """Return the fault that ends an application."""
    return app._exception or RuntimeError()


def driver_of(app: App[Any]) -> Driver | None:
    """Return the driver of an application; None before it runs."""
    return app._driver


def close_messages(app: App[Any]) -> None:
    """End an application's messages without waiting for them."""
    app._close_messages_no_wait()


def in_other_tasks(nodes: Iterable[DOMNode], task: object) -> list[DOMNode]:
    """Return the nodes that handle their messages in another task than this one."""
    return [node for node in nodes if node._task is not task]
