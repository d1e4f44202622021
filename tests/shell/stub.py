"""A window that is none: what the shell asks of one, noted down."""

from collections.abc import Sequence
from typing import Any, ClassVar

from pmtui.model.postmortem import PostMortem
from pmtui.screens.window.context import Frame
from pmtui.screens.window.messages import MenuOption
from pmtui.screens.window.painting import Stale
from pmtui.steps.outcomes import AnyOutcome, Chosen


class Foot:
    """What the foot says."""

    def __init__(self) -> None:
        self.menu: Sequence[MenuOption] = ()
        self.menu_why = ""


class Box:
    """What is typed into."""

    def __init__(self, did: list[tuple[Any, ...]]) -> None:
        self.did = did

    def put_draft(self, name: str, text: str, cursor: tuple[int, int]) -> None:
        self.did.append(("put_draft", name, text, cursor))

    def tell_draft(self) -> None:
        self.did.append(("tell_draft",))

    def commit(self) -> None:
        self.did.append(("commit",))


class Stub:
    """A window of a step; `did` holds what was asked of it, in order."""

    KEYS_OF: ClassVar[str] = ""
    FOLLOWS: ClassVar[bool] = True

    def __init__(self, step: str = "gather") -> None:
        self.STEP = step
        self.wanted_typing, self.stale, self.asked = False, Stale(0), 3
        self.asked_words = self.first_cursor = ""
        self.head = Frame()
        self.is_mounted = True
        self.did: list[tuple[Any, ...]] = []
        self.status = Foot()
        self.typed: Box | None = Box(self.did)

    def show(self, document: PostMortem, frame: Frame, reveal: str = "", said: str | None = None, uncover: bool = True) -> None:
        self.head = frame
        self.did.append(("show", reveal, said))

    def invalidate(self, parts: Stale = Stale.FRAME) -> None:
        self.stale |= parts

    def say(self, words: str, news: bool = False) -> None:
        self.did.append(("say", words))

    def selected(self) -> str:
        return f"row-of-{self.STEP}"

    def stand(self, key: str) -> None:
        self.did.append(("stand", key))

    def give_back(self, purpose: str, text: str, why: str) -> None:
        self.did.append(("give_back", purpose, text, why))

    def begin_words(self, text: str) -> bool:
        return False

    def takes_loose(self, letter: str, when: float) -> bool:
        return False

    def perform(self, outcome: AnyOutcome) -> None:
        self.did.append(("perform", outcome))

    def back_from_editor(self, text: str | None, words: str, typing: bool) -> None:
        self.did.append(("back_from_editor", text, words, typing))

    def choose(self, chosen: Chosen) -> None:
        self.did.append(("choose", chosen))


class Form(Stub):
    """A window with folds."""

    def __init__(self, step: str = "whys") -> None:
        super().__init__(step)
        self.folded: set[str] = set()
