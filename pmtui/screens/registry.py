"""Which module holds which screen, imported when it is first shown or nothing is pressed: a start pays for one."""

from importlib import import_module
from typing import Any

from textual.app import App

from pmtui.guide.guide import questions
from pmtui.model.steps import ACTIONS, COMMUNICATE, DEFINE, GATHER, STEPS, TIMELINE, WHYS
from pmtui.model.targets import LESSONS
from pmtui.screens.window.context import Context

SCREENS = {
    GATHER: "GatherScreen",
    DEFINE: "DefineScreen",
    TIMELINE: "TimelineScreen",
    WHYS: "WhysScreen",
    LESSONS: "LessonsScreen",
    ACTIONS: "ActionsScreen",
    COMMUNICATE: "CommunicateScreen",
    "room": "RoomScreen",
    "home": "HomeScreen",
}

DIALOGS = ("later", "find", "places", "help", "palette")  # that are opened most, in that order


def make_screen(name: str, context: Context, *more: Any) -> Any:
    """Make the screen of this name; home is given its library, too."""
    return getattr(import_module(f"pmtui.screens.{name}.screen"), SCREENS[name])(context, *more)


class Readier:
    """Brings in, one at a time, screens that nobody has seen yet: the module, the style sheet, the questions."""

    def __init__(self, app: App[None], context: Context) -> None:
        """All are left to be brought in."""
        self._app, self._context = app, context
        self._left = [*SCREENS, *DIALOGS]

    def one(self) -> bool:
        """Bring in the next; tell whether more are left."""
        if self._left:
            name = self._left.pop(0)
            if name in DIALOGS:
                import_module(f"pmtui.screens.dialogs.{name}")
                return bool(self._left)
            make_screen(name, self._context)._post_register(self._app)
            _ = self._app.stylesheet.rules, questions(name) if name in STEPS else ()
        return bool(self._left)
