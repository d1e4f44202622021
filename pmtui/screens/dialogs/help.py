"""Help: this state's keys first, then the keys that work everywhere; made from `keys.py`.

It fills the step's rows; head and foot stay, so nobody loses the place.
"""

from textual.app import ComposeResult

from pmtui.keys import EVERYWHERE, KEYS, LISTS, TYPING, Key, on_screen
from pmtui.model.steps import ACTIONS, COMMUNICATE, DEFINE, GATHER, TIMELINE, WHYS
from pmtui.screens.dialogs.chooser import Chooser
from pmtui.screens.dialogs.palette import commands
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import Line, Span, cut, line, wrap
from pmtui.widgets.row_list import ListRow, RowList

SIGNS = {
    GATHER: "● here  ○ absent  ◌ in writing  · named in the story",
    DEFINE: "○ to fill  – not known, does not apply",
    TIMELINE: "● milestone  · other row  ~ ?? not sure  ┆ nothing recorded  ★ short page",
    WHYS: "A B C causes  ● root cause  ◐ factor  ? question over a branch, open",
    ACTIONS: "● has an action  ○ no action, no owner, no date  ✓ done",
    COMMUNICATE: "● ready, told  ○ to check  ✓ looked at",
}
MOVING = (("↑ ↓", "or j k, home, end"), ("0–6", "step; [ ] before, after"), ("tab", "next pane or field"))


class Help(Chooser):
    """Keys of the screen one is on; typing finds one, enter does it."""

    DEFAULT_CSS = "Help #sheet { height: 1fr; }"

    def __init__(self, screen: str, word: str) -> None:
        """Make the help of a screen."""
        super().__init__(commands(screen))
        self.of = screen
        self.word = word

    def sheet(self) -> ComposeResult:
        """The keys, then the signs, then the find line in the place of the entry line."""
        yield RowList(id="hits", blanks=1)
        yield Lines(ground="box", id="signs")
        yield from self.find_row()
        yield Lines(ground="box", id="count")

    def on_mount(self) -> None:
        """Show the sheet of keys."""
        signs = SIGNS.get(self.of, "")
        rows = wrap(signs, self.app.size.width - 19)
        labelled = [line(("muted", ("Signs" if n == 0 else "").rjust(15) + "   "), ("text", row)) for n, row in enumerate(rows)]
        self.query_one("#signs", Lines).put(labelled)
        super().on_mount()

    def rows(self, wanted: str) -> list[ListRow]:
        """Two columns while nothing is typed, a list of hits afterwards."""
        if wanted.strip():
            return super().rows(wanted)
        return [ListRow(f"={number}", (made,), heading=True) for number, made in enumerate(self.columns())]

    def choose(self, key: str) -> None:
        """Nothing typed: nothing to do but close."""
        if key.startswith("=") or not key:
            self.dismiss("")
        else:
            super().choose(key)

    def columns(self) -> list[Line]:
        """Return the two columns: what is this screen's own, and what works everywhere."""
        half = max(self.app.size.width // 2 + 2, 30)
        here = _unique([key for key in on_screen(self.of, KEYS) if key.about and not key.id.startswith(("step.", "app."))])
        left: list[list[Span]] = [[("title", f"Keys for {self.word}")]]
        left += [_row(key.shown, key.about, half - 13) for key in here]
        room = self.app.size.width - half - 9
        right: list[list[Span]] = [[("title", "Everywhere, also in mid-word")]]
        right += [_row(key.shown, key.about, room) for key in _unique(on_screen(self.of, EVERYWHERE))]
        right += [[], [("title", "In a text box")]]
        right += [_row(key.shown, key.about, room) for key in _unique(on_screen(self.of, TYPING))]
        right += [[], [("title", "Moving")], *[_row(key, words, room) for key, words in MOVING]]
        out = []
        for number in range(max(len(left), len(right))):
            one = left[number] if number < len(left) else []
            two = right[number] if number < len(right) else []
            used = sum(len(text) for _, text in one)
            out.append(line(("text", "  "), *one, ("text", " " * max(half - 3 - used, 1)), *two))
        return out


def _row(key: str, words: str, room: int) -> list[Span]:
    return [("key", cut(key, 8).ljust(8)), ("text", cut(words, room))]


def _unique(keys: list[Key]) -> list[Key]:
    seen, out = set(), []
    for key in keys:
        if key.about not in seen:
            seen.add(key.about)
            out.append(key)
    return out


def row_word(screen: str) -> str:
    """Return the words for what a screen lists."""
    words = dict(zip(LISTS, ("a person", "a timeline row", "an answer", "an action", "the page", "a lesson"), strict=True))
    return words.get(screen, "a field" if screen in (DEFINE, "details") else "this page")
