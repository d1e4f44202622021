"""How long words take that come all at once: as keys, from a terminal without bracketed paste, and as a paste.

`tools/bench/bursts.py 2000 4000 8000 16000` types so many characters into the timeline's line, each number in a program
of its own, and prints one row per number: seconds until the last of them are on the screen, seconds of CPU, bytes of the
journal, seconds that a letter typed afterwards takes. `--paste` sends them as one paste. Anything growing faster than the
number is a fault.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from pmtui.widgets.pastes import ASKED  # noqa: E402
from tests.terminal import Terminal  # noqa: E402

WORDS = "the latency of checkout rose while we waited for the rollback; "
LAST = "zqxj"
DOCUMENT = 'format = 1\nid = "pm001"\ntitle = "Slow"\ndate = 2023-07-20\n'


def main() -> None:
    """Measure each number, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", type=int, nargs="*", default=[2000, 4000, 8000, 16000])
    parser.add_argument("--paste", action="store_true", help="as one paste, not as keys")
    parser.add_argument("--each", action="store_true", help="each letter in a write of its own, a tenth of a millisecond apart")
    parser.add_argument("--lines", action="store_true", help="as lines of 64 letters, not as one")
    said = parser.parse_args()
    print(f"{'characters':>10} {'seconds':>8} {'cpu':>7} {'us each':>8} {'journal':>12} {'then one':>9}")
    for number in said.numbers:
        seconds, cpu, journal, letter = measured(number, said.paste, said.lines, said.each)
        print(f"{number:10,} {seconds:8.2f} {cpu:7.2f} {seconds / number * 1e6:8.0f} {journal:12,} {letter:9.3f}", flush=True)


def measured(number: int, paste: bool, lines: bool, each: bool) -> tuple[float, float, int, float]:
    """Type so many characters into a program of its own; return seconds, seconds of CPU, bytes of the journal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "2023-07-20-slow.toml"
        file.write_text(DOCUMENT, encoding="utf-8")
        env = os.environ | {f"XDG_{kind.upper()}_HOME": str(folder / kind) for kind in ("config", "state", "data", "cache")}
        env |= {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "PMTUI_NOW": "2023-07-24T10:00:00+00:00"}
        one = Terminal([sys.executable, "-m", "pmtui", str(file)], env, folder)
        try:
            one.see("TYPING")
            one.press("\x073")
            one.see("12:17 what happened")
            one.listen(0.5)
            words = (WORDS * (number // len(WORDS) + 1))[: number - len(LAST)] + LAST
            words = words.replace("; ", ";\r") if lines else words
            before, start = cpu_of(one.pid), time.monotonic()
            sender = threading.Thread(target=send, args=(one.fd, f"\x1b[200~{words}\x1b[201~" if paste else words, each), daemon=True)
            sender.start()
            if paste and number > ASKED:
                one.see("y takes it", within=60)
                one.press("y")
            one.see(LAST, within=600)
            seconds = time.monotonic() - start
            one.listen(0.5)
            journal = sum(path.stat().st_size for path in (folder / "state").rglob("*") if path.is_file())
            cpu, start = cpu_of(one.pid) - before, time.monotonic()
            one.press("§")
            one.see("§", within=60)
            return seconds, cpu, journal, time.monotonic() - start
        finally:
            one.kill()


def send(fd: int, words: str, each: bool = False) -> None:
    """Send all of it, however long the terminal takes."""
    data, size = words.encode(), 1 if each else 4096
    while data:
        data = data[os.write(fd, data[:size]) :]
        if each:
            time.sleep(0.0001)


def cpu_of(pid: int) -> float:
    """Return the seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
