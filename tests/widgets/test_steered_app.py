"""Each private name of Textual that the application needs is there and takes what it is given; without it, Textual's own way is left."""

import inspect
from typing import Any

import pytest
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from pmtui.widgets.steered_app import SteeredApp
from pmtui.widgets.textual_private import is_batching, read_style_sheet, take_style_sheets


def parameters(function: Any) -> list[str]:
    return list(inspect.signature(function).parameters)


@pytest.mark.parametrize(
    ("owner", "name", "wanted"),
    [
        (App, "_fatal_error", ["self"]),
        (App, "_close_messages_no_wait", ["self"]),
        (App, "_display", ["self", "screen", "renderable"]),
        (Widget, "_post_register", ["self", "app"]),
    ],
)
def test_a_method_is_there_and_takes_the_same(owner: type[MessagePump], name: str, wanted: list[str]) -> None:
    assert parameters(getattr(owner, name)) == wanted


def test_what_is_read_of_an_object_is_set_when_it_is_made() -> None:
    app, screen = App[None](), Screen[None]()
    for name in ("_exception", "_batch_count", "_css_update_count", "_driver"):
        assert hasattr(app, name), name
    assert hasattr(screen, "_css_update_count")
    assert (app._exception, app._batch_count) == (None, 0)


def test_painting_is_suspended_within_a_batch() -> None:
    app = App[None]()
    assert not is_batching(app)
    with app.batch_update():
        assert is_batching(app)


def test_a_new_screen_has_the_style_sheets_as_they_are() -> None:
    app, screen = App[None](), Screen[None]()
    app._css_update_count = 7
    take_style_sheets(app, screen)
    assert screen._css_update_count == 7


def test_where_a_name_is_gone_nothing_is_done() -> None:
    class Bare:
        pass

    assert not is_batching(Bare())  # type: ignore[arg-type]
    take_style_sheets(Bare(), Bare())  # type: ignore[arg-type]
    read_style_sheet(Bare(), Bare())  # type: ignore[arg-type]


class Steered(SteeredApp):
    """An application that keeps what it is told of."""

    def __init__(self) -> None:
        self.faults, self.frames = list[BaseException](), list[object]()
        super().__init__("second", self.faults.append, lambda screen, frame: self.frames.append(frame))
        self.add_mode("second", lambda: Screen(id="of-second"))

    def is_busy(self) -> bool:
        return bool(self.frames) or self.busy

    busy = False


async def test_the_first_screen_is_that_of_the_mode_it_begins_in() -> None:
    app = Steered()
    async with app.run_test():
        assert (app.current_mode, app.screen.id, len(app.screen_stack)) == ("second", "of-second", 1)


async def test_a_frame_is_left_out_while_the_terminal_is_busy_and_told() -> None:
    app = Steered()
    async with app.run_test():
        assert app.frames == []
        app.busy = True
        app._display(app.screen, "a frame")
        with app.batch_update():
            app._display(app.screen, "another")  # that one is dropped as ever
        assert app.frames == ["a frame"]


async def test_a_fault_is_told_as_what_it_is_also_of_a_worker() -> None:
    app = Steered()

    async def fails() -> None:
        raise KeyError("x")

    with pytest.raises(Exception, match="x"):
        async with app.run_test() as pilot:
            app.run_worker(fails())
            await pilot.pause()
            await app.workers.wait_for_complete()
    assert [type(fault) for fault in app.faults] == [KeyError]
