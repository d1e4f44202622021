"""The house gets no worse: figures that only fall, and three descriptions of its floors that say the same.

A figure that rises above the one written here fails; one that fell is told as a warning, and whoever made it fall lowers it
here. What is counted, and how, stands in `tools/house/`.
"""

import re
import sys
import tomllib
import warnings
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pmtui.screens.registry import Preloader
from pmtui.session.autosave import Autosave
from tests.driver import demo, sitting
from tests.test_house import DISK_ROOMS, FLOORS, NO_MACHINE, NO_TERMINAL, ROOT, SOURCES, imported, room, within

sys.path.append(str(ROOT / "tools" / "house"))

import privates
from chains import DEPTH, METHODS, Chain, chain, chains
from hops import counted, enter_on_the_timeline

# Classes that descend from Textual's: windows, dialogs, widgets, messages, the application. The end: 4, 60 and none.
DEEPEST, MOST_METHODS, BEYOND = 3, 60, 0  # 71 classes

# Private names of Textual, by file. The end: all of them in `textual_private.py`, but for what a subclass overrides.
PRIVATE_NAMES = {
    "widgets/dirty_rows.py": 2,
    "widgets/entry.py": 4,
    "widgets/steered_app.py": 2,
    "widgets/textual_private.py": 26,
}
IN_MORE_FILES = 0  # names that more than one file uses

# One enter on the timeline, 80x24, the second time in a process: the first draws more (742 hops). The end, as `hops.py` prints it: 750,
# 52, and painted once each. A word of saving that falls into the key is some hops.
HOPS, OWN_HOPS, SPREAD = 700, 17, 10
PAINTS = {"bar": 1, "metrics": 1, "prompt": 1, "question": 1, "reading": 1, "rest": 1, "rows": 1, "steps": 1, "title": 1}


class Figure(NamedTuple):
    """A figure as it is now and as it is written here; `found` tells where to look."""

    what: str
    now: int
    written: int
    found: object = ""
    spread: int = 0


def hold(*figures: Figure) -> None:
    """Fail where figures rose, all of them at once, and say which fell."""
    for one in figures:
        if one.now < one.written - one.spread:
            warnings.warn(f"{one.what}: fell to {one.now}; lower the {one.written} in {Path(__file__).name}", stacklevel=2)
    risen = [
        f"{one.what}: {one.now}, and may only fall from {one.written}\n{one.found}".rstrip()
        for one in figures
        if one.now > one.written + one.spread
    ]
    if risen:
        pytest.fail("\n".join(risen), pytrace=False)


def lines(found: Iterable[object]) -> str:
    return "\n".join(map(str, found))


def test_a_figure_may_only_fall_and_is_told_when_it_did() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        hold(Figure("methods", 3, 3), Figure("hops", 3, 4, spread=1), Figure("hops", 5, 4, spread=1))
    with pytest.warns(UserWarning, match="methods: fell to 2; lower the 3"):
        hold(Figure("methods", 2, 3))
    with pytest.raises(
        pytest.fail.Exception, match="depth: 2, and may only fall from 1\nmethods: 4, and may only fall from 3\nTimelineScreen"
    ):
        hold(Figure("depth", 2, 1), Figure("hops", 1, 1), Figure("methods", 4, 3, "TimelineScreen"))


# Depth and methods


class Mixin:
    def one(self) -> None: ...

    @property
    def two(self) -> int:
        return 2

    @classmethod
    def three(cls) -> None: ...

    @staticmethod
    def four() -> None: ...

    five = 5


class Folded(Mixin):
    def one(self) -> None: ...


def test_mixins_count_and_an_override_counts_each_time() -> None:
    assert chain(Folded, __name__) == Chain(2, 5, "Folded", __name__)
    assert chain(Folded, "pmtui") == Chain(0, 0, "Folded", __name__)


@pytest.mark.parametrize(("depth", "methods", "beyond"), [(4, 60, False), (5, 1, True), (1, 61, True)])
def test_a_class_is_beyond_where_it_is_too_deep_or_too_large(depth: int, methods: int, beyond: bool) -> None:
    assert Chain(depth, methods, "", "").beyond() is beyond


def test_no_class_grows_deeper_or_larger() -> None:
    found = chains("pmtui")
    assert {"PmtuiApp", "TimelineScreen", "RowList", "Palette"} <= {one.name for one in found}
    deepest, largest = max(found, key=lambda one: one.depth), found[0]
    beyond = [one for one in found if one.beyond()]
    hold(
        Figure("depth of the deepest class", deepest.depth, DEEPEST, deepest),
        Figure("methods of the largest class", largest.methods, MOST_METHODS, largest),
        Figure(f"classes of {len(found)} beyond depth {DEPTH} or {METHODS} methods", len(beyond), BEYOND, lines(beyond)),
    )


# Hops and paints


async def test_a_hook_counts_only_what_it_is_asked_for() -> None:
    async def nothing() -> None: ...

    before = sys.getprofile()
    count = await counted(nothing)
    assert (count.calls, count.hops, count.own, sum(count.paints.values())) == (0, 0, 0, 0) and sys.getprofile() is before


async def test_an_enter_on_the_timeline_takes_no_longer_way_and_paints_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What goes on beside would fall into another key on another machine: saving, and bringing in the next screens.
    monkeypatch.setattr(Autosave.wake, "__defaults__", (3600.0,))
    monkeypatch.setattr(Preloader, "one", lambda _: False)
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        async with sitting(tmp_path / name, demo()) as driver:
            count = await enter_on_the_timeline(driver)
            assert driver.sees("requests climb")
    hold(
        Figure("hops between files", count.hops, HOPS, spread=SPREAD),
        Figure("hops within one object", count.own, OWN_HOPS, spread=SPREAD),
        *(Figure(f"paints of {name}", count.paints[name], PAINTS.get(name, 0)) for name in sorted({*count.paints, *PAINTS})),
    )


# Private names of Textual


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("from textual._compositor import Compositor", {"textual._compositor"}),
        ("from textual.document import _document", {"textual.document._document"}),
        ("import textual._wrap", {"textual._wrap"}),
        ("def deferred():\n    from textual.keys import _character_to_key", {"textual.keys._character_to_key"}),
        ("screen._compositor = None", {"_compositor"}),
        ("getattr(app.screen, '_compositor', None)", {"_compositor"}),
        ("class Box:\n    def _on_key(self): ...\n    _theme = 1\n    def x(self): super()._on_key(self._theme)", {"_on_key", "_theme"}),
        ("class Own:\n    def __init__(self): self._task, self._mine = 1, 2\n    def x(self): return self._task", set()),
        ("class Box:\n    def _mine(self): return self.__class__", set()),
        ("import os\nos._exit(1)", set()),
        ("from textual.screen import Screen\nfrom pmtui import keys", set()),
    ],
)
def test_a_private_name_of_textual_is_found(source: str, names: set[str]) -> None:
    found = privates.Reader("box.py", source, {"Box": frozenset({"_on_key", "_theme"})}).uses()
    assert {use.name for use in found} == names


def test_no_more_private_names_of_textual() -> None:
    uses = privates.uses("pmtui")
    found = privates.by_file(uses)
    shared = sorted(name for name in set().union(*found.values()) if sum(name in names for names in found.values()) > 1)
    hold(
        *(
            Figure(
                f"private names of Textual in {path}",
                len(found.get(path, ())),
                PRIVATE_NAMES.get(path, 0),
                lines(f"  {use.path}:{use.line} {use.name}" for use in uses if use.path == path),
            )
            for path in sorted({*found, *PRIVATE_NAMES})
        ),
        Figure("private names of Textual in more than one file", len(shared), IN_MORE_FILES, lines(shared)),
    )


# One set of floors: these tests', that of ARCHITECTURE.md, that of the import contracts


@cache
def imports(name: str) -> frozenset[str]:
    """All modules that a room imports."""
    return frozenset(module for path in SOURCES if room(path) == name for _, module in imported(path))


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def words(cell: str) -> frozenset[str]:
    """The names of a cell, without what is said about them in brackets."""
    names = re.sub(r"\([^)]*\)", "", cell).replace("`", "").replace("/", ".").split(",")
    return frozenset(name.strip() for name in names) - {"nothing", ""}


def table() -> dict[str, tuple[int, frozenset[str], frozenset[str]]]:
    """The table of ARCHITECTURE.md, by room: its floor, what it may import of ours, and what of others."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = text.partition("## Who may import whom\n")[2].partition("\n## ")[0]
    rows = [cells(line) for line in section.splitlines() if line.startswith("|")]
    assert rows[0] == ["floor", "room", "may import from pmtui", "outside"]
    return {name: (int(floor), words(ours), words(others)) for floor, rooms, ours, others in rows[2:] for name in words(rooms)}


def contracts(kind: str) -> list[dict[str, Any]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract for contract in project["tool"]["importlinter"]["contracts"] if contract["type"] == kind]


def named(modules: list[str]) -> set[str]:
    """The rooms among the modules of a contract."""
    return {name.removeprefix("pmtui.") for name in modules if within(name, "pmtui")}


def reached(floors: Mapping[str, frozenset[str]], start: str) -> set[str]:
    """All rooms that a room may come to, over others too."""
    found, ahead = set[str](), [start]
    while ahead:
        new = {allowed.partition(".")[0] for allowed in floors[ahead.pop()]} - found
        found |= new
        ahead += new
    return found


def test_the_table_of_the_architecture_is_what_is_checked() -> None:
    ours = {name: rooms for name, (_, rooms, _) in table().items()}
    unlike = {
        name: (sorted(ours.get(name, ())), sorted(FLOORS.get(name, ()))) for name in {*ours, *FLOORS} if ours.get(name) != FLOORS.get(name)
    }
    assert not unlike, f"ARCHITECTURE.md and FLOORS differ: {unlike}"
    floors = {name: floor for name, (floor, _, _) in table().items()}
    up = [f"{here} → {there}" for here, rooms in FLOORS.items() for there in rooms if floors[there.partition(".")[0]] > floors[here]]
    assert not up, "a room of a higher floor: " + ", ".join(up)


def test_the_table_of_the_architecture_names_the_packages_that_are_used() -> None:
    for name, (_, _, others) in table().items():
        used = {module.partition(".")[0] for module in imports(name)}
        assert others - sys.stdlib_module_names == used - sys.stdlib_module_names - {"pmtui"}, f"the last column of {name}"


def test_no_room_may_import_what_it_does_not() -> None:
    for name, rooms in FLOORS.items():
        used = {module.removeprefix("pmtui.") for module in imports(name)}
        idle = {allowed for allowed in rooms if not any(within(module, allowed) for module in used)}
        assert not idle, f"{name} imports none of {sorted(idle)}: take it from FLOORS and from ARCHITECTURE.md"


def test_the_layers_of_the_contracts_are_in_the_order_of_the_floors() -> None:
    contract = next(each for each in contracts("layers") if each["name"].startswith("Floors"))
    layers = [named([name.strip() for name in layer.split("|")]) for layer in contract["layers"]]
    levels = {name: level for level, names in enumerate(reversed(layers)) for name in names}
    assert sum(map(len, layers)) == len(levels) and set(levels) == set(FLOORS) - {"__init__"}
    up = [f"{here} → {there}" for here in levels for there in FLOORS[here] if levels[there.partition(".")[0]] >= levels[here]]
    assert not up, "FLOORS allows what the contract forbids: " + ", ".join(up)


def test_what_a_contract_forbids_no_floor_allows() -> None:
    for contract in contracts("forbidden"):
        forbidden = named(contract["forbidden_modules"])
        for here in named(contract["source_modules"]):
            direct = {allowed.partition(".")[0] for allowed in FLOORS[here]}
            known = direct if contract.get("allow_indirect_imports") else reached(FLOORS, here)
            assert not known & forbidden, f"{contract['name']}: {here} → {sorted(known & forbidden)}"


def test_the_contract_about_the_terminal_names_the_same_rooms() -> None:
    (contract,) = (one for one in contracts("forbidden") if "textual" in one["forbidden_modules"])
    assert named(contract["source_modules"]) == set(NO_TERMINAL) - {"cli", "__main__"}  # they open the application, inside a function


def test_lists_of_rooms_name_only_rooms() -> None:
    assert {*NO_TERMINAL, *NO_MACHINE, *DISK_ROOMS} <= set(FLOORS) == {room(path) for path in SOURCES}
