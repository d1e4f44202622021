"""How fast it feels: P1, P2, P5 and P8 as ratios, all programs in one interleaved run.

`make bench`. Two documents: the demo, and one of 50 rows made here. Beside pmtui run the floors: `import click`,
the least that any export must do, a Textual program of one line, a text box of Textual. Trust the ratios, which are
taken round by round; milliseconds are this machine's.
"""

from __future__ import annotations

import argparse
import compileall
import datetime as dt
import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import termbench  # noqa: E402
import tomli_w  # noqa: E402

from pmtui import demo  # noqa: E402
from pmtui.formats.toml import parse, render  # noqa: E402
from pmtui.model.actions import ActionItem  # noqa: E402
from pmtui.model.gather import Person  # noqa: E402
from pmtui.model.postmortem import PostMortem  # noqa: E402
from pmtui.model.timeline import TimelineEvent  # noqa: E402
from pmtui.model.whys import Why  # noqa: E402

WORDS = "latency of checkout rose while we rolled back the deploy and paged the owner".split()
DOWN, HOME, ESC, QUIT, TIMELINE = "\x1b[B", "\x1b[H", "\x1b", "\x11", "\x073"
TYPED = "the latency of checkout rose while we wait"
# What each figure must be and aims at, where the design says so.
MUST = {"P1": 1.4, "P2": 1.25, "P5 frame": 1.3, "P5 rows": 1.75, "P8 typed": 1400, "P8 moved": 1400}


def fifty() -> PostMortem:
    """Make a document of 50 rows, 14 answers, 5 actions."""
    start = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
    words = lambda number: f"{number:02d} " + " ".join(WORDS[(number + step) % len(WORDS)] for step in range(9))
    return PostMortem(
        id="b3nch", title="Fifty rows", date=start.date(),
        timeline={f"e{n:04d}": TimelineEvent(time=start + dt.timedelta(minutes=n), text=words(n), kind="observation") for n in range(50)},
        whys={f"w{n:04d}": Why(under=f"w{(n - 1) // 2:04d}" if n else "", text=words(n), marks=("root",) if n > 10 else ()) for n in range(14)},
        actions={f"a{n:04d}": ActionItem(text=words(n), owner="Ana", due=start.date(), answers=(f"w{n + 9:04d}",)) for n in range(5)},
    ).with_table("gather.people", {"p0001": Person(name="Ana", roles=("facilitator",))})  # fmt: skip


def floor_of(document: PostMortem) -> str:
    """Give the same rows in the plain shape that the export floor reads."""
    moment = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    events = [
        {"id": key, "at": row.time if isinstance(row.time, dt.datetime) else moment, "who": ", ".join(row.who), "text": row.text, "tags": list(row.milestones)}
        for key, row in document.timeline.items()
    ]
    whys = [{"id": key, "text": row.text, **({"parent": row.under} if row.under else {})} for key, row in document.whys.items()]
    actions = [{"id": key, "text": row.text, "owner": row.owner} for key, row in document.actions.items()]
    return tomli_w.dumps({"schema_version": 1, "title": document.title, "summary": "", "events": events, "whys": whys, "actions": actions})


class Bench:
    """The programs, and the folder they work in."""

    def __init__(self, work: Path) -> None:
        """Write the documents and remember the Timeline as the place to open at."""
        self.work = work
        # As it is installed: else a checkout with old compiled files, which some environments
        # forbid to renew, would measure the compiler.
        compileall.compile_dir(HERE.parents[1] / "pmtui", quiet=1)
        self.python = sys.executable
        script = Path(sys.executable).with_name("pmtui")
        self.pmtui = str(script) if script.exists() else f"{self.python} -m pmtui"
        self.documents = {"demo": parse(demo.text()).document, "50": fifty()}
        for name, document in self.documents.items():
            (work / f"{name}.toml").write_text(render(document), encoding="utf-8")
            (work / f"{name}-floor.toml").write_text(floor_of(document), encoding="utf-8")

    def program(self, name: str, cmd: str, **data: object) -> termbench.Scenario:
        """Make a program of the run."""
        state = self.work / "state" / name
        env = {f"XDG_{kind}_HOME": str(state / kind.lower()) for kind in ("CONFIG", "STATE", "DATA")}
        env["PYTHONPATH"] = str(HERE.parents[1])
        variables = {"work": str(self.work / "homes"), "size": None}
        return termbench.Scenario(None, variables, {}, {"name": name, "cmd": cmd, "env": env, **data})

    def commands(self) -> list[termbench.Scenario]:
        """Give the programs that run and exit."""
        command = self.pmtui
        made = [
            self.program("import click", f"{self.python} -c 'import click'", mode="cli"),
            self.program("--help", f"{command} --help", mode="cli"),
            self.program("--version", f"{command} --version", mode="cli"),
            self.program("bad words", f"{command} --bogus", mode="cli", exit=2),
        ]
        for name in self.documents:
            file, floor = self.work / f"{name}.toml", self.work / f"{name}-floor.toml"
            made.append(self.program(f"floor {name}", f"{self.python} {HERE}/apps/export_floor.py tomllib {floor} pydantic", mode="cli"))
            made.append(self.program(f"export {name}", f"{command} export {file}", mode="cli"))
            made.append(self.program(f"check {name}", f"{command} check {file}", mode="cli", exit=1))
        return made

    def screens(self) -> list[termbench.Scenario]:
        """Give the programs that open: the floor, and each document at its timeline."""
        made = [self.program("hello", f"{self.python} {HERE}/apps/hello.py", ready="READY hello")]
        for name, document in self.documents.items():
            for what, ready in (("frame", ["Gather", "Communicate"]), ("rows", ["Gather", "Communicate", self.seen(document)])):
                # The frame comes long before the application: a short silence tells it from what follows.
                settle = {"settle_ms": 50} if what == "frame" else {}
                program = self.program(f"{what} {name}", f"{self.pmtui} {self.work / name}.toml", ready=ready, quit=QUIT, **settle)
                self.leave_at_timeline(program)
                made.append(program)
        return made

    def seen(self, document: PostMortem) -> str:
        """Give words of a row that is on the first screen of the timeline."""
        first = next(row for row in document.timeline.values() if len(row.text) > 12)
        return termbench.re.escape(" ".join(first.text.split()[:2]))

    def leave_at_timeline(self, program: termbench.Scenario) -> None:
        """Open a document, go to the timeline outside the box, and quit: it opens there from now on."""
        session = termbench.Session(program.argv, program.env, program.cwd, program.cols, program.rows)
        try:
            session.until(lambda screen: "Communicate" in screen.text(), 0.3, 30)
            for keys in (ESC, TIMELINE):
                session.send(keys.encode())
                session.settle(0.4)
        finally:
            session.stop(QUIT.encode())

    def keys(self, program: termbench.Scenario) -> termbench.Scenario:
        """Give the same program with keys: down in the list, then letters in the entry line, taken away again."""
        program.data["step"] = [
            {"kind": "send", "keys": HOME},  # the cursor comes back to where it was left
            {"kind": "key", "name": "moved", "key": DOWN, "count": 10},
            {"kind": "send", "keys": "a"},
            {"kind": "type", "name": "typed", "text": TYPED},
            {"kind": "send", "keys": "\x7f" * len(TYPED) + ESC},
        ]
        return program


def rounds(programs: list[termbench.Scenario], count: int, opts: argparse.Namespace) -> dict[str, list[dict]]:
    """Run all programs in turn, so that a noisy machine disturbs them alike; one round first that does not count."""
    out: dict[str, list[dict]] = {program.name: [] for program in programs}
    for number in range(-1, count):
        shift = number % len(programs)
        for program in programs[shift:] + programs[:shift]:
            run = program.run(opts)
            if number >= 0:
                out[program.name].append(run)
        print(f"\r  round {number + 1} of {count}", end="", file=sys.stderr, flush=True)
    print("\r" + " " * 30 + "\r", end="", file=sys.stderr)
    return out


def ratio(found: dict[str, list[dict]], name: str, floor: str, metric: str, best: bool = False) -> float:
    """Give the median of the ratios round by round, or that of the best rounds."""
    if best:
        return min(run[metric] for run in found[name]) / min(run[metric] for run in found[floor])
    return statistics.median(run[metric] / other[metric] for run, other in zip(found[name], found[floor]))


def line(figure: str, name: str, value: float, unit: str, more: str) -> None:
    """Print one figure beside what it must be."""
    must = MUST[figure]
    print(f"{figure:9} {name:22} {value:8.2f}{unit}  must be <= {must:<6g} {'ok' if value <= must else 'ABOVE':6} {more}")


def report(commands: dict[str, list[dict]], screens: dict[str, list[dict]], documents: list[str]) -> None:
    """Print the table."""
    middle = lambda found, name, metric: statistics.median(run[metric] for run in found[name])
    for name in ("--help", "--version", "bad words"):
        line("P1", name, ratio(commands, name, "import click", "exit_ms"), "x", f"{middle(commands, name, 'exit_ms'):.0f} ms, import click {middle(commands, 'import click', 'exit_ms'):.0f} ms")
    for kind in ("export", "check"):
        for name in documents:
            more = f"CPU {middle(commands, f'{kind} {name}', 'cpu_s') * 1000:.0f} ms, floor {middle(commands, f'floor {name}', 'cpu_s') * 1000:.0f} ms"
            line("P2", f"{kind} {name}", ratio(commands, f"{kind} {name}", f"floor {name}", "cpu_s"), "x", more)
    for what in ("frame", "rows"):
        for name in documents:
            key = f"{what} {name}"
            best = ratio(screens, key, "hello", "ready_ms", best=True)
            more = f"best {best:.2f}x, {middle(screens, key, 'ready_ms'):.0f} ms, hello {middle(screens, 'hello', 'ready_ms'):.0f} ms"
            line(f"P5 {what}", key, ratio(screens, key, "hello", "ready_ms"), "x", more)
    for what in ("typed", "moved"):
        for name in documents:
            sizes = [size for run in screens[f"rows {name}"] for size in run[f"{what}.bytes"]]
            times = [time for run in screens[f"rows {name}"] for time in run[f"{what}.lat_ms"]]
            more = f"most {max(sizes)}, shown after {statistics.median(times):.1f} ms, p95 {termbench.quantile(times, 0.95):.1f} ms"
            line(f"P8 {what}", f"{what} {name}", statistics.median(sizes), "B", more)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", "--rounds", type=int, default=7, help="rounds of the programs that open (default 7)")
    parser.add_argument("-c", "--commands", type=int, default=21, help="rounds of the commands (default 21)")
    parser.add_argument("--json", type=Path, help="also write every sample to this file")
    given = parser.parse_args()
    opts = argparse.Namespace(plain=False, kitty=False, show=False, only=None, keys=None)
    work = Path(tempfile.mkdtemp(prefix="pmtui-bench-"))
    try:
        bench = Bench(work)
        commands = rounds(bench.commands(), given.commands, opts)
        programs = bench.screens()
        screens = rounds([bench.keys(each) if each.name.startswith("rows") else each for each in programs], given.rounds, opts)
        report(commands, screens, list(bench.documents))
        if given.json:
            given.json.write_text(json.dumps({"commands": commands, "screens": screens}))
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
