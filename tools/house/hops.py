#!/usr/bin/env python3
"""What one key costs in calls and in jumps between files: the demo at 80x24, real keys, counted by a profile hook.

    hops.py            run from the project's root, in its development environment (it sits down with tests/driver.py)

For each key: calls into pmtui; files entered; hops, calls that come from another file of pmtui; own hops, those where one object calls
itself in another file (a class folded over files); how often each widget with an id was given something to show (`put` or `update`
called on it). Joining files to lower the figures is no gain: read them together with `chains.py`.
"""

import asyncio
import collections
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from types import FrameType
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = str(ROOT / "pmtui") + os.sep
KEEPER = PACKAGE + os.path.join("model", "last.py")  # keeps the last answer of a function: asking it is asking that function


class Hand(Protocol):
    """The user of the application: the driver of the tests."""

    async def press(self, *keys: str) -> None:
        """Press keys one by one, and wait until the screen shows it."""

    async def type(self, text: str) -> None:
        """Type a text at once."""

    async def go(self, step: int) -> None:
        """Go to a step from anywhere."""


class Count:
    """A profile hook with its counts; only calls of the thread it is set in are seen."""

    def __init__(self) -> None:
        """Start at zero."""
        self.calls = self.hops = self.own = 0
        self.files: set[str] = set()
        self.pairs: set[tuple[str, str]] = set()
        self.paints: collections.Counter[str] = collections.Counter()

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        """Count a call."""
        if event != "call":
            return
        code, caller = frame.f_code, frame.f_back
        there = code.co_filename
        if not there.startswith(PACKAGE):
            return
        self.calls += 1
        self.files.add(there)
        owner: Any = frame.f_locals.get("self")
        if code.co_name in ("put", "update") and getattr(owner, "id", None) and hasattr(owner, "post_message"):
            self.paints[str(owner.id)] += 1
        if caller is None or caller.f_code.co_filename == KEEPER:  # the call of the keeper was counted
            return
        if there == KEEPER:
            there = getattr(frame.f_locals.get("make"), "__code__", code).co_filename
        here = caller.f_code.co_filename
        if here != there and here.startswith(PACKAGE):
            self.hops += 1
            self.pairs.add((here, there))
            self.own += owner is not None and owner is caller.f_locals.get("self")

    def __str__(self) -> str:
        paints = " ".join(f"{name} {number}" for name, number in sorted(self.paints.items()))
        return (
            f"calls {self.calls:5}  files {len(self.files):3}  hops {self.hops:5} ({len(self.pairs)})  own hops {self.own:4}"
            + f"  {paints}".rstrip()
        )


async def counted(act: Callable[[], Awaitable[None]]) -> Count:
    """Count what an action does until it ends; a hook that was there before comes back."""
    count, before = Count(), sys.getprofile()
    sys.setprofile(count)
    try:
        await act()
    finally:
        sys.setprofile(before)
    return count


async def enter_on_the_timeline(hand: Hand) -> Count:
    """Count a new row of the timeline, from its enter to the screen that shows it."""
    await hand.go(3)
    await hand.press("esc", "a")
    await hand.type("12:21 requests climb")
    return await counted(lambda: hand.press("⏎"))


async def counts(hand: Hand) -> AsyncIterator[tuple[str, Count]]:
    """Play one key each on the steps that have most of the work."""
    await hand.go(3)
    await hand.press("esc", "a")
    await hand.type("12:21 requests clim")
    yield "a letter on the timeline", await counted(lambda: hand.press("b"))
    yield "enter on the timeline", await counted(lambda: hand.press("⏎"))
    await hand.go(4)
    await hand.press("esc", "a")
    await hand.type("nobody had asked")
    yield "enter on a why", await counted(lambda: hand.press("⏎"))
    await hand.go(5)
    await hand.press("esc", "w")
    await hand.type("Ben")
    yield "owner of an action", await counted(lambda: hand.press("⏎"))


async def main() -> None:
    """Print what each key costs."""
    sys.path.insert(0, str(ROOT))
    from tests.driver import demo, sitting

    with tempfile.TemporaryDirectory() as folder:
        async with sitting(Path(folder), demo()) as driver:
            async for name, count in counts(driver):
                print(f"{name:25} {count}")


if __name__ == "__main__":
    asyncio.run(main())
