"""Which module holds which screen, imported when it is first shown: a start pays for one."""

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
