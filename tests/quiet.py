"""Waiting for what happened, not for time to pass: an application is quiet when nothing waits anywhere in it.

Textual's own pilot sleeps 20 ms a turn and looks whether the processor did less meanwhile, which is slow on a machine that
is idle and wrong on one that is not.
"""

import asyncio
from typing import Any

from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

ROUNDS = 3  # of the event loop in which nothing was seen waiting


def at_work(node: MessagePump) -> bool:
    """Tell whether a node is being mounted, or has something before it."""
    return not node.is_attached or not node._is_mounted or bool(node.message_queue_size or node._next_callbacks)


def is_drawn_soon(screen: Screen[Any]) -> bool:
    """Tell whether a screen has something to draw, or to call after that."""
    # One below another asks to be repainted each time it has been.
    again = screen._repaint_required and screen.app.screen is screen
    return bool(screen._callbacks or screen._layout_required or screen._scroll_required or again or screen._dirty_widgets)


async def quiet(app: App[Any]) -> None:
    """Wait until no message is in a queue, nothing is to be drawn, nothing to be called after that.

    What is to be drawn is drawn now, not with the next tick of the screen's clock.
    """
    rounds = 0
    while rounds < ROUNDS and app._exception is None and app.is_running:
        await asyncio.sleep(0)
        screens = [app.screen, *app._background_screens]
        if any(at_work(node) for node in (app, *(node for screen in screens for node in screen.walk_children(with_self=True)))):
            rounds = 0
        elif app._resize_event is not None:  # the next screen's size waits for a timer
            await asyncio.sleep(0.001)
            rounds = 0
        elif waiting := [screen for screen in screens if screen.is_current and is_drawn_soon(screen)]:
            for screen in waiting:
                screen._on_timer_update()
            rounds = 0
        else:
            rounds += 1


def hasten(pilot: Pilot[Any]) -> None:
    """Let a pilot wait like this, also where it clicks and presses."""

    async def pause(delay: float | None = None) -> None:
        if delay is not None:
            await asyncio.sleep(delay)
        await quiet(pilot.app)

    pilot.pause = pause  # type: ignore[method-assign]
