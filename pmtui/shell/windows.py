"""The windows there are, by place, and the forms over them; each is made when it is first shown.

Knows what a window can be asked for (`WindowPort`), no window's class and no application.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Generic, Protocol, TypeVar, runtime_checkable

from pmtui.model.postmortem import TABLES, PostMortem
from pmtui.model.steps import STEPS
from pmtui.model.targets import LESSONS
from pmtui.screens.registry import ROOM
from pmtui.screens.window.context import Frame
from pmtui.screens.window.messages import LATER, MenuOption
from pmtui.screens.window.painting import ALL, Stale
from pmtui.session.drafts import Drafts
from pmtui.steps.outcomes import AnyOutcome, Chosen
from pmtui.storage.records import Place

ROUTES = (*STEPS, ROOM, LESSONS)


class Foot(Protocol):
    """What a window's foot says; a menu stands there while a key is waited for."""

    menu: Sequence[MenuOption]
    menu_why: str


class HalfTyped(Protocol):
    """What is typed into, and the half-typed words in it."""

    def put_draft(self, name: str, text: str, cursor: tuple[int, int]) -> None:
        """Bring half-typed words back."""

    def tell_draft(self) -> None:
        """Say what is half-typed."""

    def commit(self) -> None:
        """Take what stands in a field in work."""


class WindowPort(Protocol):
    """What the shell asks of a window."""

    STEP: str
    KEYS_OF: ClassVar[str]
    FOLLOWS: ClassVar[bool]
    head: Frame
    wanted_typing: bool
    asked: int
    asked_words: str
    first_cursor: str

    @property
    def is_mounted(self) -> bool:
        """Whether it is on a screen."""

    @property
    def status(self) -> Foot:
        """What the foot says."""

    @property
    def typed(self) -> HalfTyped | None:
        """What is typed into, where there is such a thing."""

    def show(self, document: PostMortem, frame: Frame, reveal: str = "", said: str | None = None, uncover: bool = True) -> None:
        """Show a document."""

    def invalidate(self, parts: Stale = Stale.FRAME) -> None:
        """Say what is out of date."""

    def say(self, words: str, news: bool = False) -> None:
        """Say something in the foot."""

    def selected(self) -> str:
        """Return the row with the cursor."""

    def stand(self, key: str) -> None:
        """Put the cursor on a row."""

    def give_back(self, purpose: str, text: str, why: str) -> None:
        """Have words again that could not become an edit."""

    def begin_words(self, text: str) -> bool:
        """Go on in the box with words that began where keys are read."""

    def takes_loose(self, letter: str, when: float) -> bool:
        """Take a letter that is no key."""

    def perform(self, outcome: AnyOutcome) -> None:
        """Do what a verb wants."""

    def back_from_editor(self, text: str | None, words: str, typing: bool) -> None:
        """Take what came back from an editor."""

    def choose(self, chosen: Chosen) -> None:
        """Let an answer of the step have what was chosen."""


@runtime_checkable
class Folding(Protocol):
    """A window whose rows can be folded."""

    folded: set[str]


W = TypeVar("W", bound=WindowPort)


class Windows(Generic[W]):
    """Windows by place, and at most one form over each."""

    def __init__(self) -> None:
        """Begin with none."""
        self.of: dict[str, W] = {}
        self.forms: dict[str, W] = {}
        self.typing = True  # the state in which the next one is come to

    def __iter__(self) -> Iterator[W]:
        """Yield all there are, forms last."""
        yield from (*self.of.values(), *self.forms.values())

    def add(self, place: str, window: W) -> None:
        """Have a new window."""
        window.wanted_typing = self.typing and place in STEPS
        self.of[place] = window

    def move(self, before: str, place: str) -> None:
        """Take the state along from one place to another."""
        if before in (*STEPS, LESSONS) and before in self.of:
            self.typing = self.of[before].wanted_typing
        if place in (*STEPS, LESSONS) and place in self.of:
            self.of[place].wanted_typing = self.typing
            self.of[place].invalidate(ALL)

    def restore(self, place: str, window: W, held: Place, drafts: Drafts) -> None:
        """Give a window back its cursor, folds and half-typed words."""
        window.first_cursor = held.cursors.get(place, "")
        folding: object = window
        if isinstance(folding, Folding):
            folding.folded = set(held.folded)
        if window.typed is not None:
            for purpose, draft in drafts.of(place).items():
                window.typed.put_draft(purpose, draft.text, draft.cursor)

    def place(self, here: str, spent: Mapping[str, float], roles: bool) -> Place:
        """Return where somebody is, to be remembered."""
        window = self.of[here]
        cursors = {name: one.selected() for name, one in self.of.items() if name in STEPS and one.is_mounted}
        windows: list[object] = list(self.of.values())
        folded = tuple(sorted(key for one in windows if isinstance(one, Folding) for key in one.folded))
        return Place(here, cursors, folded, "TYPING" if window.wanted_typing else "KEYS", spent=spent, roles=roles)

    def commit_fields(self) -> None:
        """Let every field in work become an edit."""
        for window in self:
            if window.is_mounted and window.typed is not None:
                window.typed.commit()

    def tell_drafts(self) -> None:
        """Let every window tell what is half-typed."""
        for window in self.of.values():
            if window.is_mounted and window.typed is not None:
                window.typed.tell_draft()

    def change_looks(self, ask_anew: bool) -> None:
        """Let all be drawn anew when they are looked at; with `ask_anew` their questions begin again."""
        for window in self:
            window.invalidate(ALL)
        for window in self.of.values() if ask_anew else ():
            window.asked = 0


def neighbour(step: str, by: int) -> str:
    """Return the place so many places on from a step, or nothing at either end; from elsewhere the first step."""
    order = (ROOM, *STEPS)
    at = order.index(step) + by if step in order else 1
    return order[at] if 0 <= at < len(order) else ""


def begins_typing(place: Place, document: PostMortem, drafts: Drafts) -> bool:
    """Return whether somebody begins in a box: where they did before, where all is new, where words are half-typed."""
    fresh = not place.step and not any(document.table(name) for name in TABLES)
    half_typed = any(not name.startswith(f"{LATER}/") for name in drafts)  # a thought for later waits for its own line
    return place.state == "TYPING" or fresh or half_typed
