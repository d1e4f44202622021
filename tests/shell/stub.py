"""A window that is none: what the shell asks of one, noted down."""

from collections.abc import Sequence
from typing import Any, ClassVar

from pmtui.model.postmortem import PostMortem
from pmtui.screens.window.context import Frame
from pmtui.screens.window.messages import MenuOption
from pmtui.steps.outcomes import Chosen


class Stub:
    """A window of a step; `asked` holds what was asked of it, in order."""

    STEP: ClassVar[str] = ""
    KEYS_OF: ClassVar[str] = ""
    FOLLOWS: ClassVar[bool] = True

    def __init__(self, step: str = "gather") -> None:
        self.STEP = step  # type: ignore[misc]  # a class for each would say no more
        self.wanted_typing, self.stale, self.asked = False, False, 3
        self.asked_words = self.first_cursor = self.said = self.menu_why = ""
        self.head = Frame()
        self.menu: Sequence[MenuOption] = ()
        self.is_mounted = True
        self.did: list[tuple[Any, ...]] = []
        self.row = f"row-of-{step}"

    def show(self, document: PostMortem, frame: Frame, reveal: str = "", said: str | None = None, uncover: bool = True) -> None:
        self.head = frame
        self.did.append(("show", reveal, said))

    def say(self, words: str, news: bool = False) -> None:
        self.did.append(("say", words))

    def paint_frame(self) -> None:
        self.did.append(("paint_frame",))

    def freshen(self) -> None:
        self.did.append(("freshen",))

    def selected(self) -> str:
        return self.row

    def stand(self, key: str) -> None:
        self.did.append(("stand", key))

    def take_state(self, typing: bool) -> None:
        self.did.append(("take_state", typing))

    def tell_draft(self) -> None:
        self.did.append(("tell_draft",))

    def put_draft(self, purpose: str, text: str, cursor: tuple[int, int]) -> None:
        self.did.append(("put_draft", purpose, text, cursor))

    def give_back(self, purpose: str, text: str, why: str) -> None:
        self.did.append(("give_back", purpose, text, why))

    def fill_line(self, text: str, idea: str = "") -> None:
        self.did.append(("fill_line", text, idea))

    def begin_words(self, text: str) -> bool:
        return False

    def takes_loose(self, letter: str, when: float) -> bool:
        return False

    def back_from_editor(self, text: str | None, words: str, typing: bool) -> None:
        self.did.append(("back_from_editor", text, words, typing))

    def choose(self, chosen: Chosen) -> None:
        self.did.append(("choose", chosen))


class Form(Stub):
    """A window with fields and folds."""

    def __init__(self, step: str = "whys") -> None:
        super().__init__(step)
        self.folded: set[str] = set()

    def commit_fields(self) -> None:
        self.did.append(("commit_fields",))
