"""Waiting for what happened, not for time to pass: an application is quiet when nothing waits anywhere in it.

Textual's own pilot sleeps 20 ms a turn and looks whether the processor did less meanwhile, which is slow on a machine that
is idle and wrong on one that is not.
"""

import asyncio
from collections import deque
from collections.abc import Hashable
from typing import Any

from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

ROUNDS = 3  # of the event loop in which nothing was seen waiting
MANY = 40  # of them after which one looks, though others are at work


def at_work(node: MessagePump) -> bool:
    """Tell whether a node is being mounted, or has something before it."""
    return not node._is_mounted or bool(node._next_callbacks or node.message_queue_size)


def anybody_at_work(root: Screen[Any]) -> bool:
    """Tell whether a screen or anything on it is at work."""
    nodes: list[Widget] = [root]
    while nodes:
        node = nodes.pop()
        if at_work(node):
            return True
        nodes.extend(node._nodes)
    return False


def is_drawn_soon(screen: Screen[Any]) -> bool:
    """Tell whether a screen has something to draw, or to call after that."""
    # One below another asks to be repainted each time it has been.
    again = screen._repaint_required and screen.app.screen is screen
    return bool(screen._callbacks or screen._layout_required or screen._scroll_required or again or screen._dirty_widgets)


async def quiet(app: App[Any]) -> None:
    """Wait until no message is in a queue, nothing is to be drawn, nothing to be called after that.

    What is to be drawn is drawn now, not with the next tick of the screen's clock.
    """
    rounds = turns = 0
    ready: deque[object] = getattr(asyncio.get_running_loop(), "_ready", deque())
    while rounds < ROUNDS and app._exception is None and app.is_running:
        await asyncio.sleep(0)
        turns += 1
        if ready and turns % MANY:  # somebody has the next turn: too early to look through all
            rounds = 0
            continue
        screens = [app.screen, *app._background_screens]
        if at_work(app) or any(anybody_at_work(screen) for screen in screens):
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


def share_styles() -> None:
    """Let a style sheet be parsed once for all applications of a run, each time with the same colours, not once for each."""
    parse = Stylesheet._parse_rules
    known: dict[Hashable, list[RuleSet]] = {}

    def parsed(sheet: Stylesheet, css: str, *place: Any, **where: Any) -> list[RuleSet]:
        key = (css, place, tuple(where.items()), frozenset(sheet._variables.items()))
        if key not in known:
            known[key] = parse(sheet, css, *place, **where)
        return known[key]

    Stylesheet._parse_rules = parsed  # type: ignore[method-assign, assignment]
