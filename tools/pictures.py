"""Take the README's pictures anew: the demo's screens at 80x24, on a fixed day, as SVG. `make pictures`.

Each is the application itself with keys pressed in it; nothing is drawn by hand.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.driver import Driver, demo, sitting  # noqa: E402

PICTURES = ROOT / "pictures"
KEYS: dict[str, tuple[str, ...]] = {
    "0-room": ("0",),
    "1-gather": ("1",),
    "2-define": ("2", "j", "k"),
    "3-timeline": ("3", *"jjjjjj", "ctrl+t"),
    "4-whys": ("4", *"jjjj"),
    "5-actions": ("5",),
    "6-communicate": ("6",),
}
# Textual names its fonts after a web service; a page that is read offline has its own.
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
IDS = re.compile(r"terminal-\d+")


def drawn(call: Driver) -> str:
    """Return what is seen as SVG, the same bytes for the same picture."""
    picture = IDS.sub("pmtui", FONTS.sub("", call.app.export_screenshot(title="pmtui")))
    return "\n".join(line.rstrip() for line in picture.splitlines()) + "\n"


async def take(name: str, keys: tuple[str, ...], light: bool) -> None:
    """Press the keys and keep what is seen."""
    with tempfile.TemporaryDirectory() as folder:
        document = demo().with_fields("define", status="draft") if name == "0-room" else demo()
        async with sitting(Path(folder), document) as call:
            call.app.meeting.monotonic = lambda: 0.0
            await call.press(*(("f8",) if light else ()), *keys)
            await asyncio.to_thread(call.app.keeper.save_now)
            await call.seen()
            place = PICTURES / f"{name}{'-light' if light else ''}.svg"
            place.write_text(drawn(call), encoding="utf-8")


def main() -> None:
    """Take all of them, those of the steps in both themes."""
    PICTURES.mkdir(exist_ok=True)
    for name, keys in KEYS.items():
        for light in (False, True):
            asyncio.run(take(name, keys, light))
    print(f"{len(KEYS) * 2} pictures in {PICTURES.name}/")


if __name__ == "__main__":
    main()
