"""Which module holds which screen, imported when it is first shown or nothing is pressed: a start pays for one."""

from collections.abc import Callable
from importlib import import_module

from pmtui.guide.guide import questions
from pmtui.model.steps import ACTIONS, COMMUNICATE, DEFINE, GATHER, STEPS, TIMELINE, WHYS
from pmtui.model.targets import LESSONS
from pmtui.screens.home.library import Library
from pmtui.screens.window.context import Context
from pmtui.screens.window.window import Window

ROOM, HOME = "room", "home"
SCREENS = (GATHER, DEFINE, TIMELINE, WHYS, LESSONS, ACTIONS, COMMUNICATE, ROOM, HOME)
DIALOGS = ("later", "find", "places", "help", "palette")  # that are opened most, in that order


def screen_class(name: str) -> type[Window]:
    """Return the class of the screen of this name."""
    if name == GATHER:
        from pmtui.screens.gather.screen import GatherScreen

        return GatherScreen
    if name == DEFINE:
        from pmtui.screens.define.screen import DefineScreen

        return DefineScreen
    if name == TIMELINE:
        from pmtui.screens.timeline.screen import TimelineScreen

        return TimelineScreen
    if name == WHYS:
        from pmtui.screens.whys.screen import WhysScreen

        return WhysScreen
    if name == LESSONS:
        from pmtui.screens.lessons.screen import LessonsScreen

        return LessonsScreen
    if name == ACTIONS:
        from pmtui.screens.actions.screen import ActionsScreen

        return ActionsScreen
    if name == COMMUNICATE:
        from pmtui.screens.communicate.screen import CommunicateScreen

        return CommunicateScreen
    if name == ROOM:
        from pmtui.screens.room.screen import RoomScreen

        return RoomScreen
    from pmtui.screens.home.screen import HomeScreen

    return HomeScreen


def make_screen(name: str, context: Context, library: Library) -> Window:
    """Make the screen of this name; home is given the library."""
    if name != HOME:
        return screen_class(name)(context)
    from pmtui.screens.home.screen import HomeScreen

    return HomeScreen(context, library)


class Preloader:
    """Brings in, one at a time, screens that nobody has seen yet: the module, the style sheet, the questions."""

    def __init__(self, read_style: Callable[[Window], None], context: Context, library: Library) -> None:
        """All are left to be brought in; `read_style` reads the style sheets of a screen."""
        self._read_style, self._context, self._library = read_style, context, library
        self._left = [*SCREENS, *DIALOGS]

    def one(self) -> bool:
        """Bring in the next; tell whether more are left."""
        if self._left:
            name = self._left.pop(0)
            if name in DIALOGS:
                import_module(f"pmtui.screens.dialogs.{name}")
                return bool(self._left)
            self._read_style(make_screen(name, self._context, self._library))
            if name in STEPS:
                questions(name)
        return bool(self._left)
