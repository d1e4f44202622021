"""Which module holds which screen, imported when it is first shown or nothing is pressed: a start pays for one."""

import sys
from importlib import import_module
from typing import Any

from pmtui.screens.context import Context

SCREENS = {
    "gather": ("gather", "GatherScreen"),
    "define": ("define", "DefineScreen"),
    "timeline": ("timeline", "TimelineScreen"),
    "whys": ("whys", "WhysScreen"),
    "lessons": ("lessons", "LessonsScreen"),
    "actions": ("actions", "ActionsScreen"),
    "communicate": ("communicate", "CommunicateScreen"),
    "room": ("room", "RoomScreen"),
    "home": ("home", "HomeScreen"),
}


def make_screen(name: str, context: Context) -> Any:
    """Make the screen of this name."""
    module, kind = SCREENS[name]
    return getattr(import_module(f"pmtui.screens.{module}"), kind)(context)


def import_one() -> bool:
    """Import the next screen that is not imported yet, in the order of a meeting; tell whether there was one."""
    left = next((name for module, _ in SCREENS.values() if (name := f"pmtui.screens.{module}") not in sys.modules), "")
    if left:
        import_module(left)
    return bool(left)
