"""Head and foot of every window: six rows that say where we are, what is asked, how a line is read, and which keys there are."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from pmtui.keys import KEYS, TYPING, bar
from pmtui.model.postmortem import PostMortem
from pmtui.screens.window import frame as drawn
from pmtui.screens.window.click_areas import hint_spots, step_spots
from pmtui.screens.window.context import Frame
from pmtui.screens.window.messages import MenuOption
from pmtui.widgets.lines import Lines, Spot
from pmtui.widgets.paint import Line, Spans

BACK = (MenuOption("key", "Choose", ""),)


class Foot(NamedTuple):
    """What a window says in its foot: the one `question`, what the reading's row says else, other words for keys of the bar."""

    question: str = ""
    lacking: str = ""
    words: Mapping[str, str] = MappingProxyType({})


class Asked(NamedTuple):
    """What the foot shows: the `question`, the keys of a `screen` in a state with other `words` for some, a menu in their place."""

    question: str
    screen: str
    typing: bool
    words: Mapping[str, str]
    menu: Sequence[MenuOption]
    lacks: int


class HeadAndFoot:
    """The panes of head and foot, as they stand above and below the step's own rows."""

    def __init__(self) -> None:
        """Make the panes."""
        self.steps, self.title, self.question, self.reading, self.bar = (
            Lines(ground="box", id=name) for name in ("steps", "title", "question", "reading", "bar")
        )

    def paint_head(self, step: str, document: PostMortem, frame: Frame, width: int) -> None:
        """Draw the steps, and what is being looked at."""
        steps = drawn.steps_line(step, frame, width)
        put(self.steps, steps, spots=step_spots(steps))
        put(self.title, drawn.title_line(document, width, frame))

    def paint_foot(self, asked: Asked, frame: Frame, size: tuple[int, int]) -> None:
        """Draw question or menu, and the key bar."""
        width, menu, state = size[0], asked.menu, TYPING if asked.typing else KEYS
        long_menu = bool(menu) and not drawn.menu_fits(menu, width)
        words = drawn.too_small(*size) or frame.said(asked.question)
        rows = drawn.menu_lines(menu, width) if long_menu else drawn.question_lines(words, width)
        put(self.question, *rows, spots=hint_spots(rows) if long_menu else ())
        named = {key.id: drawn.word_of(key, asked.lacks) for key in bar(asked.screen, state)} | dict(asked.words)
        hints = drawn.bar_line(asked.screen, state, width, named, BACK if long_menu else menu)
        put(self.bar, hints, spots=hint_spots([hints]))

    def paint_reading(self, spans: Spans, frame: Frame, width: int) -> None:
        """Draw how a line is read, or what was said, with the state of saving at the right."""
        put(self.reading, drawn.reading_line(frame.spans(spans), frame, width))


def put(pane: Lines, *lines: Line, spots: Sequence[Spot] = ()) -> None:
    """Put lines into a pane, and say which places in them can be clicked."""
    pane.put(lines)
    pane.spots = spots
