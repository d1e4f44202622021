"""Ways between places, without an application: windows are stubs, and the stage notes what is done to screens."""

from collections.abc import Mapping
from typing import Any

from pmtui.model.finding import Finding
from pmtui.model.postmortem import PostMortem
from pmtui.screens.window.context import Frame
from pmtui.session.session import Applied, Unchanged
from pmtui.shell.jumps import NOWHERE, REMEMBERED, Jump, Jumps
from pmtui.shell.missing_walk import COMPLETE
from pmtui.shell.responses import Redraw, Say, Show
from pmtui.shell.routes import Routes, Stage
from pmtui.shell.windows import Windows
from pmtui.steps.outcomes import Fill, Type
from pmtui.storage.records import Place
from tests.shell.stub import Form, Stub

DOCUMENT, FRAME = PostMortem(id="x"), Frame()


class Screens:
    """A stage: `here` is looked at, `done` is what was done to screens."""

    def __init__(self, here: str = "gather") -> None:
        self.here, self.done = here, list[tuple[Any, ...]]()
        self.over: object = None
        self.frame = FRAME
        self.windows = Windows[Stub]()
        for place in ("gather", "timeline", "actions", "lessons", "home"):
            self.windows.add(place, Stub(place))
        stage = Stage(
            *(lambda: self.here, self.prepare, self.switch, self.close, self.settled),
            *(lambda: (DOCUMENT, self.frame), lambda: self.over, lambda: self.done.append(("arrived",)), lambda name: None),
        )
        self.routes = Routes(self.windows, stage)

    async def prepare(self, place: str) -> None:
        self.done.append(("prepare", place))

    async def switch(self, place: str) -> None:
        self.done.append(("switch", place))
        self.here = place

    async def close(self, form: object) -> None:
        self.done.append(("close", form))

    async def settled(self) -> None:
        self.done.append(("settled",))

    def did(self, place: str) -> list[tuple[Any, ...]]:
        return self.windows.of[place].did


async def test_to_go_is_to_prepare_to_switch_and_to_show_and_the_place_is_remembered() -> None:
    screens = Screens()
    await screens.routes.go(Show("timeline", "timeline.e1", "here it is"))
    assert screens.done == [("prepare", "timeline"), ("switch", "timeline"), ("arrived",)]
    assert screens.did("timeline") == [("show", "timeline.e1", "here it is")] and screens.did("gather") == []


async def test_words_are_put_ready_where_one_comes_to_and_home_is_shown_no_document() -> None:
    screens = Screens()
    await screens.routes.go(Show("actions", filling="a smoke test", idea="k1"))
    await screens.routes.go(Show("home", type_here=True))
    assert screens.did("actions") == [("show", "", None), ("perform", Fill("a smoke test", "k1"))] and screens.did("home") == [
        ("perform", Type())
    ]


async def test_a_jump_is_gone_back_from_and_forth_again_and_the_row_is_stood_on() -> None:
    screens = Screens()
    await screens.routes.visit("timeline", "timeline.e1")
    assert screens.routes.jumps.left == (Jump("gather", "row-of-gather"),)
    assert await screens.routes.back_to() is None
    assert screens.here == "gather" and screens.did("gather")[-1] == ("stand", "row-of-gather")
    assert screens.done[-1] == ("settled",), "the rows are drawn before one is stood on"
    assert screens.routes.jumps.left == (Jump("timeline", "row-of-timeline"),)


async def test_nobody_goes_back_who_jumped_nowhere() -> None:
    assert await Screens().routes.back_to() == NOWHERE


def test_of_jumps_the_last_five_are_known_each_once() -> None:
    jumps = Jumps()
    for row in ("a", "b", "c", "d", "e", "f", "b"):
        jumps.leave("timeline", row)
    assert [jump.row for jump in jumps.left] == ["b", "f", "e", "d", "c"] and len(jumps.left) == REMEMBERED
    assert jumps.take(1) == Jump("timeline", "f") and [jump.row for jump in jumps.left] == ["b", "e", "d", "c"]
    assert jumps.take(9) is None and jumps.take(-1) is None


async def test_a_form_over_what_is_jumped_to_is_taken_and_closed() -> None:
    screens = Screens()
    form = screens.windows.forms["timeline"] = Form("details")
    await screens.routes.visit("timeline", "timeline.e1")
    assert form.did == [("commit",)] and ("close", form) in screens.done and not screens.windows.forms
    assert screens.did("timeline")[-1] == ("show", "timeline.e1", None)


def missing(table: str, key: str, message: str, field: str = "", ask: str = "Who?") -> Finding:
    return Finding(step="gather", rule="x", kind="readiness", message=message, table=table, id=key, field=field, ask=ask)


async def test_the_walk_goes_from_one_to_the_next_on_a_step_then_on() -> None:
    screens = Screens()
    findings: Mapping[str, tuple[Finding, ...]] = {
        "gather": (missing("gather.people", "p1", "no role"), missing("gather.people", "p2", "no name"))
    }
    assert await screens.routes.next_missing(findings) is None
    assert screens.did("gather") == [("show", "gather.people.p1", "1 of 2: no role")] and screens.windows.of["gather"].stale
    assert screens.windows.of["gather"].asked_words == "Who?" and not [one for one in screens.done if one[0] == "switch"]
    await screens.routes.next_missing(findings)
    await screens.routes.next_missing(findings)
    assert [one[2] for one in screens.did("gather") if one[0] == "show"] == ["1 of 2: no role", "2 of 2: no name", "1 of 2: no role"]
    await screens.routes.next_missing({"actions": (missing("actions", "a1", "no owner"),)})
    assert screens.here == "actions" and screens.did("actions")[-1] == ("show", "actions.a1", "1 of 1: no owner")
    assert await screens.routes.next_missing({}) == Say(COMPLETE)


async def test_undo_goes_where_it_was_and_tells_the_window_that_was_left() -> None:
    screens = Screens()
    undone = Applied(DOCUMENT, "timeline", "timeline.e1", "star")
    assert await screens.routes.travel(undone, "undone", "U brings it back") is None
    words = "undone in 3 Timeline: star · U brings it back"
    assert screens.here == "timeline" and screens.did("timeline")[-1] == ("show", "timeline.e1", words)
    assert screens.did("gather") == [("show", "", None)]
    assert await screens.routes.travel(Unchanged(), "undone", "") == Say("nothing to undo since it was opened")
    assert await screens.routes.travel(Unchanged(), "done again", "") == Say("nothing to redo")
    await screens.routes.travel(Applied(DOCUMENT, "whys", "lessons.l1", "a lesson"), "undone", "then")
    assert screens.here == "lessons"


def test_windows_that_are_not_looked_at_are_told_of_a_change_and_the_one_that_is_is_not() -> None:
    screens = Screens()
    form = screens.windows.forms["gather"] = Form("details")
    screens.routes.tell_hidden()
    assert form.did == [] and screens.did("gather") == screens.did("actions") == [("show", "", None)]


class Over:
    """A dialog over the foot, for the desk alone."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def show_frame(self, frame: Frame) -> None:
        self.heard.append("frame")

    def room_looks(self) -> None:
        self.heard.append("room looks")


def test_a_dialog_over_the_foot_says_it_too_and_one_of_the_desk_closes_when_the_room_looks() -> None:
    screens = Screens()
    screens.over = over = Over()
    screens.frame = Frame(desk=True)
    screens.routes.refresh()
    screens.routes.redraw(Redraw("desk view"))
    assert over.heard == ["frame", "frame"] and screens.windows.of["timeline"].stale
    screens.frame = FRAME
    screens.routes.redraw(Redraw("room view", remember=True))
    assert over.heard[2:] == ["room looks", "frame"] and screens.did("gather")[-1] == ("say", "room view")
    assert screens.windows.of["gather"].asked == 0 and screens.done == [("arrived",)]


def test_the_way_beside() -> None:
    screens = Screens("gather")
    assert screens.routes.beside(1) == Show("define") and screens.routes.beside(-1) == Show("room")
    screens.here = "home"
    assert screens.routes.beside(1) == Show("gather")


async def test_a_place_is_introduced_with_what_was_there_and_home_with_nothing() -> None:
    screens = Screens()
    window = Stub("gather")
    screens.routes.introduce("gather", window, Place("gather", {"gather": "p1"}), screens_drafts())
    assert window.first_cursor == "p1" and window.did == [("show", "", None)]
    home = Stub("home")
    screens.routes.introduce("home", home, Place(), screens_drafts())
    assert home.did == []


def screens_drafts() -> Any:
    from pmtui.session.drafts import Drafts

    return Drafts()
