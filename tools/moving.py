"""Film the heart of a call for the README: the real application, keys pressed in it, one moving SVG. `make pictures`.

The script is what a person does; clock, ids, day and size are fixed, and each frame waits until all is painted and saved.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.driver import Driver, blank, sitting  # noqa: E402
from tools.film import PAGE, Frame, Row, Run, length, row_of, svg  # noqa: E402

PLACE = ROOT / "pictures" / "call.svg"
ALT = "A call in half a minute: people, the problem, the timeline, the whys, an action, the page for the wiki"
# A line each: `say` what is under the picture, `type` letters, `line` letters and enter, `key` keys in a row, `paste` lines,
# `wait` milliseconds. The first frame of `poster` stands where nothing may move.
CALL = """
say Gather: who was there, a line each
wait 900
line Ana, facilitator
wait 700
line Ben, on-call
wait 900
key ctrl+g 2
say Define: what happened, and how bad it was
wait 500
line Checkout answered slowly
line technical
line sev2
wait 900
key ctrl+g 3
say Timeline: each line is read while it is typed
wait 600
type 12:17 checkout answers slowly #impact-start
wait 1000
key enter
wait 1000
say Timeline: paste what stands in the chat
wait 700
paste 12:22 the alert fires #detected|12:31 the release is taken back|12:40 checkout is quick again #impact-end
poster
wait 2600
key ctrl+g 4
say Whys: answer, and you are asked the next one
wait 600
line Each order waited for the address service
wait 500
line The new release asks it twice for each line
wait 500
line No test measures how long checkout takes
wait 900
key escape
say Whys: r marks a root cause
wait 900
key r
wait 1800
key ctrl+g 5 a
say Actions: what changes, who, until when, for which cause
wait 600
line Measure checkout in tests @Ben due 2023-08-01 -> A
wait 2000
key ctrl+g 6
say Communicate: the page for the wiki is written meanwhile
wait 2400
key ctrl+g 0
say For the room: who does what, until when
wait 3200
"""
LETTERS, BEAT, BEFORE = 3, 100, 300  # letters per frame, its milliseconds, and those before enter
NAMES = {"escape": "esc", "enter": "⏎"}


class Camera:
    """The user at the keyboard, filmed."""

    def __init__(self, call: Driver) -> None:
        """Start with no frame."""
        self.call, self.words, self.keys = call, "", ""
        self.frames: list[Frame] = []
        self.poster = 0

    async def take(self, lasts: int) -> None:
        """Keep what is seen, once everything is saved, for so long."""
        await asyncio.to_thread(self.call.app.keeper.save_now)
        await self.call.seen()
        strips = self.call.app.screen._compositor.render_strips()
        self.frames.append(Frame((*(row_of(list(strip)) for strip in strips), (), self.caption()), lasts))

    def caption(self) -> Row:
        """Return the row under the screen: what is going on, and the keys that were pressed."""
        words = f"  {self.words}"
        return Run(words, "#c2cbda", PAGE), Run(f"{self.keys}  ".rjust(80 - len(words)), "#ffd166", PAGE, bold=True)

    async def type(self, text: str) -> None:
        """Type some letters at a time."""
        for start in range(0, len(text), LETTERS):
            await self.call.type(text[start : start + LETTERS])
            await self.take(BEAT)

    async def press(self, keys: list[str]) -> None:
        """Press keys in turn."""
        self.keys = " ".join(NAMES.get(key, key) for key in keys)
        await self.call.press(*keys)

    async def do(self, verb: str, rest: str) -> None:
        """Execute one line of the script."""
        if verb == "say":
            self.words = rest
        elif verb == "poster":
            self.poster = length(self.frames)
        elif verb == "wait":
            await self.take(int(rest))
            self.keys = ""
        elif verb in ("type", "line"):
            await self.type(rest)
            if verb == "line":
                await self.take(BEFORE)
                await self.call.press("enter")
        elif verb == "key":
            await self.press(rest.split())
        elif verb == "paste":
            self.keys = "pasted"
            await self.call.paste(rest.replace("|", "\n"))
        else:
            raise ValueError(f"no verb of the script: {verb}")


async def film(script: str) -> str:
    """Play a script and return the moving picture."""
    with tempfile.TemporaryDirectory() as folder:
        async with sitting(Path(folder), blank("Checkout was slow")) as call:
            call.app.meeting.monotonic = lambda: 0.0
            camera = Camera(call)
            for line in script.strip().splitlines():
                verb, _, rest = line.partition(" ")
                await camera.do(verb, rest)
            return svg(camera.frames, ALT, camera.poster)


def main() -> None:
    """Film it."""
    picture = asyncio.run(film(CALL))
    PLACE.write_text(picture, encoding="utf-8")
    print(f"{PLACE.relative_to(ROOT)}: {len(picture.encode()) // 1024} KB")


if __name__ == "__main__":
    main()
