"""A contact sheet for reviewers: each step and each face of page 0, at three sizes, in both themes. `make gallery`.

Writes build/gallery/ with an index.html; open it after a change and look whether anything is cut off, misaligned or dull.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
import tempfile
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from pmtui.model.gather import Meeting  # noqa: E402
from pmtui.model.postmortem import PostMortem  # noqa: E402
from pmtui.themes import DARK, LIGHT  # noqa: E402
from tests.driver import NOW, blank, demo, sitting  # noqa: E402
from tools.pictures import KEYS, drawn  # noqa: E402

PLACE = ROOT / "build" / "gallery"
SIZES = ((60, 20), (80, 24), (120, 40))
THEMES = ((DARK.name, "dark"), (LIGHT.name, "light"))
# How to get to each face of page 0.
FACES: dict[str, tuple[str, ...]] = {
    "0-room to begin with": ("ctrl+g", "0"),
    "0-room in the call": ("3", "ctrl+t", "0"),
    "0-room at its end": ("0",),
    "0-room on a later day": ("0",),
}
STYLE = """
body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem; background: #808890; color: #fff; }
section { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; }
figure { margin: 0 } img { width: 100% } figcaption { padding: 0 .2rem .3rem }
"""


def document_for(name: str) -> PostMortem:
    """Return the document that shows it."""
    if name.endswith("to begin with"):
        return blank()
    if name.endswith("in the call"):
        return demo().with_fields("define", status="draft")
    if name.endswith("on a later day"):
        met = Meeting(date=NOW.date() - dt.timedelta(days=3), stopped_at="the whys")
        return demo().with_fields("define", status="draft").with_table("gather.meetings", {"m1": met})
    return demo()


async def take(name: str, keys: tuple[str, ...], size: tuple[int, int], theme: str) -> str:
    """Press the keys and return what is seen."""
    with tempfile.TemporaryDirectory() as folder:
        async with sitting(Path(folder), document_for(name), size, theme) as call:
            call.app.meeting.monotonic = lambda: 0.0
            await call.press(*keys)
            await asyncio.to_thread(call.app.keeper.save_now)
            await call.seen()
            return drawn(call)


def sheet(pictures: dict[tuple[str, tuple[int, int], str], str]) -> str:
    """Write the page: a heading for each size, dark and light side by side."""
    out = ["<!doctype html>", '<html lang="en"><meta charset="utf-8"><title>pmtui, all screens</title>', f"<style>{STYLE}</style>"]
    for size in SIZES:
        out.append(f"<h2>{size[0]}x{size[1]}</h2><section>")
        for (name, at, theme), file in pictures.items():
            if at == size:
                words = escape(f"{name}, {theme}")
                out.append(
                    f'<figure><figcaption>{words}</figcaption><a href="{file}"><img loading="lazy" src="{file}" alt="{words}"></a></figure>'
                )
        out.append("</section>")
    return "\n".join([*out, "</html>", ""])


def main() -> None:
    """Take all pictures."""
    PLACE.mkdir(parents=True, exist_ok=True)
    pictures: dict[tuple[str, tuple[int, int], str], str] = {}
    steps = {name: keys for name, keys in KEYS.items() if name != "0-room"}
    for size in SIZES:
        for name, keys in {**FACES, **steps}.items():
            for theme, word in THEMES:
                file = f"{size[0]}x{size[1]}-{name.replace(' ', '-')}-{word}.svg"
                (PLACE / file).write_text(asyncio.run(take(name, keys, size, theme)), encoding="utf-8")
                pictures[name, size, word] = file
    (PLACE / "index.html").write_text(sheet(pictures), encoding="utf-8")
    print(f"{len(pictures)} pictures in {PLACE.relative_to(ROOT)}/, on one page: index.html")


if __name__ == "__main__":
    main()
