"""Each private name of Textual that widgets use: it is there, and takes what we give it.

A release of Textual that renames one fails here by name, before anything looks broken on the screen.
"""

import ast
import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.document import _wrapped_document
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import TextArea

from pmtui.widgets import textual_private
from pmtui.widgets.dirty_rows import DirtyRowCompositor
from pmtui.widgets.driver import steady
from pmtui.widgets.entry import Entry
from pmtui.widgets.long_lines import wrap_offsets
from pmtui.widgets.steered_app import SteeredApp
from pmtui.widgets.textual_private import OVERRIDES

sys.path.append(str(Path(__file__).resolve().parents[2] / "tools" / "house"))

import privates


def parameters(function: Callable[..., object]) -> list[str]:
    return list(inspect.signature(function).parameters)


@pytest.mark.parametrize(
    ("function", "names"),
    [
        (wrap_offsets, ["text", "width", "tab_size", "fold", "precomputed_tab_sections"]),
        (textual_private.compute_wrap_offsets, ["text", "width", "tab_size", "fold", "precomputed_tab_sections"]),
        (_character_to_key, ["character"]),
        (XTermParser._sequence_to_key_events, ["self", "sequence", "alt"]),
        (XTermParser.parse, ["self", "token_callback"]),
        (TextArea._rewrap_and_refresh_virtual_size, ["self"]),
        (App._handle_exception, ["self", "error"]),
        (ChopsUpdate, ["chops", "spans", "chop_ends"]),
        (Compositor, []),
        (Compositor.render_update, ["self", "full", "screen_stack", "simplify"]),
    ],
)
def test_a_function_is_there_with_its_signature(function: Callable[..., object], names: list[str]) -> None:
    assert parameters(function) == names


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (TextArea, "_theme"),
        (TextArea, "_draw_cursor"),
        (_wrapped_document.WrappedDocument, "_offset_to_line_info"),
        (XTermParser.__base__, "_awaiting"),
        (XTermParser.__base__, "_gen"),
        (XTermParser.__base__, "_tokens"),
        (LinuxDriver, "_writer_thread"),
        (LinuxDriver, "_must_signal_resume"),
        (Driver, "_app"),
        (Screen, "_compositor"),
        (App, "_batch_count"),
        (MessagePump, "_task"),
    ],
)
def test_an_attribute_is_there(owner: type, name: str) -> None:
    assert name in privates.toolkit()[owner.__module__]


def test_what_a_parser_waits_for_is_forgotten() -> None:
    parser = XTermParser()
    list(parser.feed("\x1b[1"))
    assert parser._awaiting.timeout is not None
    textual_private.restart(parser)
    assert parser._awaiting.timeout is None
    (key,) = parser.feed("a")
    assert key.key == "a"


def test_an_error_in_a_driver_ends_its_application() -> None:
    calls: list[tuple[Any, ...]] = []
    app = SimpleNamespace(call_later=lambda *call: calls.append(call), _handle_exception="the handler")
    driver: Any = SimpleNamespace(_app=app)
    error = RuntimeError()
    textual_private.fail(driver, error)
    assert calls == [("the handler", error)] and textual_private.writer_of(driver) is None


def test_tables_of_keys_are_keyed_as_they_are_asked() -> None:
    assert "\x1b[A" in textual_private.ANSI_SEQUENCES_KEYS
    assert {"27u", "3~"} <= set(textual_private.FUNCTIONAL_KEYS)


def bases() -> dict[str, tuple[type, type]]:
    """Return each class that overrides a private name, with the class of Textual that has it."""
    closed = steady(LinuxDriver, lambda: None, lambda: None)
    return {
        "dirty_rows.py DirtyRowCompositor": (DirtyRowCompositor, Compositor),
        "driver.py Steady": (closed, LinuxDriver),
        "entry.py Entry": (Entry, TextArea),
        "steered_app.py SteeredApp": (SteeredApp, App),
    }


@pytest.mark.parametrize("override", OVERRIDES)
def test_an_override_takes_what_it_overrides(override: str) -> None:
    where, _, name = override.rpartition(".")
    ours, theirs = bases()[where]
    assert name in privates.toolkit()[theirs.__module__]
    if callable(getattr(theirs, name, None)):
        mine, stock = getattr(ours, name), getattr(theirs, name)
        assert parameters(mine) == parameters(stock)
        assert inspect.iscoroutinefunction(mine) is inspect.iscoroutinefunction(stock)


def test_all_overrides_are_listed_and_nothing_else_is_private() -> None:
    listed = {(override.split(" ")[0], override.rpartition(".")[2]) for override in OVERRIDES}
    used = {
        (use.path.removeprefix("widgets/"), use.name)
        for use in privates.uses("pmtui")
        if use.path.startswith("widgets/") and use.path != "widgets/textual_private.py"
    }
    # The driver's base is only known when it runs, so the reader of sources can't see what that class overrides.
    assert used == {(path, name) for path, name in listed if path != "driver.py"}
    assert {name for path, name in listed if path == "driver.py"} == overridden_by_the_driver()


def overridden_by_the_driver() -> set[str]:
    """Return what the class in `driver.py` defines or sets that Textual's driver has under that private name."""
    source = ast.parse((privates.ROOT / "pmtui" / "widgets" / "driver.py").read_text(encoding="utf-8"))
    (cls,) = (node for node in ast.walk(source) if isinstance(node, ast.ClassDef) and node.name == "Steady")
    names: set[Any] = {node.name for node in ast.walk(cls) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}
    names |= {node.attr for node in ast.walk(cls) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)}
    return names & privates.toolkit()[LinuxDriver.__module__]
