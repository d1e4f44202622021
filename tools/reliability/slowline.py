#!/usr/bin/env python3
"""A slow line: how far the picture is behind the keys when the terminal takes so many bytes a second.

Opens a copy of the demo in a pseudo-terminal whose other end reads slowly and, as terminals do, answers a request for
its status when it gets to it (`--mute`: never). Presses `up` thirty times, then tells how many bytes were painted for it
and how long the line was busy with them. `--rate 1200` is an old modem or a very bad mobile line.

    tools/reliability/slowline.py [--rate 1200] [--mute] [--command 'python -m pmtui']
"""

import argparse
import os
import select
import shlex
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.terminal import Terminal  # noqa: E402

ASK, ANSWER = b"\x1b[5n", b"\x1b[0n"
PART = 0.05  # seconds between two reads


def read_slowly(terminal: Terminal, rate: int, quiet: float, mute: bool) -> tuple[int, float]:
    """Read until nothing came for a while; return the bytes and the seconds until the last of them."""
    read, begun, last = 0, time.monotonic(), time.monotonic()
    while time.monotonic() - last < quiet:
        if select.select([terminal.fd], [], [], PART)[0]:
            data = os.read(terminal.fd, max(int(rate * PART), 1))
            read += len(data)
            terminal.raw += data
            for _ in range(0 if mute else (terminal.raw[-len(data) - len(ASK) + 1 :]).count(ASK)):
                os.write(terminal.fd, ANSWER)
            time.sleep(len(data) / rate)
            last = time.monotonic()
    return read, last - begun


def main() -> None:
    """Measure once and print a line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rate", type=int, default=1200, help="bytes a second")
    options.add_argument("--presses", type=int, default=30)
    options.add_argument("--mute", action="store_true", help="a terminal that answers nothing")
    options.add_argument("--command", default=f"{sys.executable} -m pmtui")
    said = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "demo.toml"
        env = {**os.environ, "HOME": folder, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        env |= {f"XDG_{name}_HOME": f"{folder}/{name}" for name in ("STATE", "CONFIG", "DATA", "CACHE")}
        words = shlex.split(said.command)
        os.system(f"cd {folder} && {shlex.join(words)} demo -o {place} --no-open > {os.devnull}")
        terminal = Terminal([*words, str(place)] if words[0].startswith("/") else ["/usr/bin/env", *words, str(place)], env, Path(folder))
        read_slowly(terminal, 200_000, 1.0, said.mute)
        terminal.press("3")
        read_slowly(terminal, 200_000, 1.0, said.mute)
        for _ in range(said.presses):
            terminal.press("j")
            time.sleep(0.03)
        count, seconds = read_slowly(terminal, said.rate, 2.5, said.mute)
        terminal.press("\x11")
        code = terminal.wait()
    print(f"{said.presses} presses at {said.rate} B/s{', mute' if said.mute else ''}: {count:,} B, {seconds:.1f} s behind · exit {code}")


if __name__ == "__main__":
    main()
