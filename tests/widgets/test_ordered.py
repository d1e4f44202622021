"""Keys act one at a time: bursts stay in order whatever the keys do, and nothing blocks them for good."""

import asyncio
import time
from typing import Any, ClassVar

import pytest
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.keys import _character_to_key
from textual.screen import ModalScreen
from textual.widget import Widget

from pmtui.themes import DARK
from pmtui.widgets import ordered
from pmtui.widgets.entry import Entry
from pmtui.widgets.ordered import OrderedApp, key_of
from pmtui.widgets.terminal import Typed
from pmtui.widgets.theme import textual_theme


class Rows(Widget, can_focus=True):
    """A list of verbs."""

    TAKES_TEXT = False
    BINDINGS: ClassVar[list[BindingType]] = [("a", "app.type", ""), ("d", "app.delete", ""), ("s", "app.slow", ""), ("m", "app.ask", "")]
    DEFAULT_CSS = "Rows { height: 1; }"


class Deaf(Rows):
    """A widget that is busy with its first key for as long as the test wants."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = asyncio.Event()

    async def on_key(self, event: events.Key) -> None:
        if event.key == "x":
            await self.heard.wait()


class Asking(ModalScreen[None]):
    """A dialog that takes one key."""

    BINDINGS: ClassVar[list[BindingType]] = [("y", "answer('yes')", ""), ("n", "answer('no')", "")]

    def action_answer(self, word: str) -> None:
        self.app.did.append(word)  # type: ignore[attr-defined]
        self.dismiss()


class Small(OrderedApp):
    """A list of verbs and a box: what was done, in order."""

    def __init__(self, rows: Rows | None = None) -> None:
        super().__init__()
        self.did: list[str] = []
        self.pane = rows or Rows()
        self.gate = asyncio.Event()
        self.gate.set()
        self.register_theme(textual_theme(DARK))
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield self.pane
        yield Entry(id="box")

    def on_mount(self) -> None:
        self.pane.focus()

    def action_type(self) -> None:
        self.query_one(Entry).focus()

    def action_delete(self) -> None:
        self.did.append("delete")

    async def action_slow(self) -> None:
        await self.gate.wait()
        self.did.append("slow")

    def action_ask(self) -> None:
        self.push_screen(Asking())

    def on_entry_submitted(self, event: Entry.Submitted) -> None:
        self.did.append(event.text)
        self.query_one(Entry).fill("")

    def on_entry_left(self) -> None:
        self.pane.focus()

    async def done(self) -> None:
        """Wait until what was sent has arrived, and has been handled."""
        come = asyncio.Event()
        self.call_later(come.set)
        await come.wait()
        await self.acted()

    def send(self, burst: str) -> None:
        """Send keys as one read returns them: `⏎` is enter, `⎋` escape."""
        for letter in burst:
            key, character = {"⏎": ("enter", "\r"), "⎋": ("escape", None)}.get(letter, (_character_to_key(letter), letter))
            self.post_message(events.Key(key, character))


async def test_a_burst_of_entries_and_verbs_is_done_in_order() -> None:
    app = Small()
    async with app.run_test() as pilot:
        app.send("ahello⏎second⏎⎋dda third ⏎⎋d")
        await app.done()
        await pilot.pause()
        assert app.did == ["hello", "second", "delete", "delete", " third ", "delete"]
        assert app.focused is app.pane


async def test_fifty_entries_in_one_read() -> None:
    app = Small()
    async with app.run_test():
        app.send("a" + "".join(f"entry {number}⏎" for number in range(50)) + "⎋d")
        await app.done()
        assert app.did == [*(f"entry {number}" for number in range(50)), "delete"]


async def test_a_paste_waits_for_the_keys_before_it_and_the_keys_after_it_for_the_paste() -> None:
    app = Small()
    async with app.run_test():
        app.send("aone ")
        app.post_message(events.Paste("two"))
        app.send(" three⏎")
        await app.done()
        assert app.did == ["one two three"]


async def test_keys_typed_while_an_action_waits_are_applied_after_it() -> None:
    app = Small()
    async with app.run_test() as pilot:
        app.gate.clear()
        app.send("sdaword⏎")
        await pilot.pause()
        assert app.did == []
        app.gate.set()
        await app.done()
        assert app.did == ["slow", "delete", "word"]


async def test_a_dialog_pushed_by_a_key_gets_the_next_one() -> None:
    app = Small()
    async with app.run_test() as pilot:
        app.send("mydmnaend⏎")
        await app.done()
        await pilot.pause()
        assert app.did == ["yes", "delete", "no", "end"]
        assert len(app.screen_stack) == 1


async def test_acted_waits_until_all_is_done() -> None:
    app = Small()
    async with app.run_test() as pilot:
        await app.acted()  # no key has come yet
        app.gate.clear()
        app.send("s")
        waiting = asyncio.ensure_future(app.acted())
        await pilot.pause()
        assert not waiting.done()
        app.gate.set()
        await waiting
        assert app.did == ["slow"]


async def test_a_pane_that_never_answers_does_not_stop_the_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordered, "PATIENCE", 0.02)
    pane = Deaf()
    app = Small(pane)
    async with app.run_test():
        start = time.monotonic()
        app.send("xy")
        await app.done()
        assert time.monotonic() - start < 2  # a few times the patience, not for ever
        app.query_one(Entry).focus()
        app.send("word⏎")
        await app.done()
        assert app.did == ["word"]
        pane.heard.set()
        await app.done()
        assert app.did == ["word"]


async def test_what_the_application_takes_first_goes_to_nobody_else() -> None:
    class Menu(Small):
        wanted = False

        def key_wanted(self, event: events.Event) -> bool:
            return self.wanted

        async def take_key(self, event: events.Key) -> bool:
            taken, self.wanted = self.wanted, event.key == "f2"
            if taken:
                self.did.append(f"menu {event.key}")
            return taken

    app = Menu()
    async with app.run_test():
        app.send("aone")
        app.post_message(events.Key("f2", None))
        app.send("d two⏎")
        await app.done()
        assert app.did == ["menu d", "one two"]


async def test_letters_into_a_box_wait_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Small()
    waits = 0
    until_idle = app.until_idle

    async def counted(within: float | None = None) -> None:
        nonlocal waits
        waits += 1
        await until_idle(within)

    monkeypatch.setattr(app, "until_idle", counted)
    async with app.run_test():
        app.send("a" + "x" * 200 + "⏎")
        await app.done()
        assert app.did == ["x" * 200]
        assert waits <= 5


async def test_letters_that_came_in_one_go_are_keys_up_to_the_one_that_opens_a_box_and_words_from_there() -> None:
    app = Small()
    async with app.run_test():
        app.post_message(Typed("dda one two three"))
        app.send("⏎⎋d")
        await app.done()
        assert app.did == ["delete", "delete", " one two three", "delete"]


async def test_a_menu_takes_the_first_of_letters_that_came_in_one_go() -> None:
    class Menu(Small):
        wanted = True

        def key_wanted(self, event: events.Event) -> bool:
            return self.wanted

        async def take_key(self, event: events.Key) -> bool:
            taken, self.wanted = self.wanted, False
            return taken

    app = Menu()
    async with app.run_test():
        app.query_one(Entry).focus()
        app.post_message(Typed("xletters in one go"))
        app.send("⏎")
        await app.done()
        assert app.did == ["letters in one go"]


@pytest.mark.parametrize("together", [True, False])
async def test_the_box_is_changed_once_for_all_letters_that_wait(together: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter costs as much as the box is long; sixteen thousand, one by one, took half a minute."""
    app = Small()
    edits = 0
    edit = Entry.edit

    def counted(box: Entry, what: Any) -> Any:
        nonlocal edits
        edits += 1
        return edit(box, what)

    monkeypatch.setattr(Entry, "edit", counted)
    words = "the latency rose " * 1000
    async with app.run_test():
        app.query_one(Entry).focus()
        for start in range(0, len(words), 4096):
            read = words[start : start + 4096]
            for event in [Typed(read)] if together else map(key_of, read):
                app.post_message(event)
        app.send("⏎")
        await app.done()
        assert app.did == [words]
        assert edits <= 6  # the last empties the box


class Within(OrderedApp):
    """A key that waits, in its own handler, until all is idle."""

    BINDINGS: ClassVar[list[BindingType]] = [("x", "ask", "ask")]
    asked = False

    async def action_ask(self) -> None:
        await self.until_idle(within=60)
        self.asked = True


async def test_who_asks_from_within_a_key_does_not_wait_for_itself() -> None:
    app = Within()
    async with app.run_test():
        app.post_message(events.Key("x", "x"))
        await asyncio.wait_for(app.acted(), 20)
        assert app.asked
