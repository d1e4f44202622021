"""What the keys and commands of the application do, by the name of their action; each answers with what is to follow.

Joins the parts by what they are asked for; what only the application can do is passed in.
"""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from pmtui.screens.registry import HOME
from pmtui.session.session import Session
from pmtui.shell.departure import Departure
from pmtui.shell.dialogs import NAMED
from pmtui.shell.key_menu import ways
from pmtui.shell.meeting_timer import MeetingTimer
from pmtui.shell.papers import Papers
from pmtui.shell.responses import Response, Say, Show
from pmtui.shell.routes import Routes
from pmtui.shell.view import View

LEAVE_WITH = Say("ctrl+q quits · all is saved")  # on Textual's own ctrl+c

Command = Callable[..., "Response | Awaitable[Response]"]


def commands(
    session: Session,
    routes: Routes[Any],
    view: View,
    meeting: MeetingTimer,
    papers: Papers,
    departure: Departure,
    open_dialog: Callable[[str], Awaitable[Response]],
    quit_app: Callable[[], Awaitable[Response]],
    copy: Callable[[str], str],
    switch_theme: Callable[[], None],
) -> Mapping[str, Command]:
    """Return all commands by name."""
    return {
        "go": Show,
        "home": partial(Show, HOME),
        "new_document": partial(Show, HOME, type_here=True),
        "step_before": lambda: routes.beside(-1),
        "step_after": lambda: routes.beside(1),
        "menu_go": lambda: ways(view.desk),
        "next_missing": lambda: routes.next_missing(session.findings),
        "visit": routes.visit,
        "back_to": routes.back_to,
        "back": routes.back_to,
        "close_form": routes.close_form,
        **{name: partial(open_dialog, name) for name in NAMED},
        "desk": view.toggle_desk,
        "roles": view.toggle_roles,
        "clock": lambda: view.meet(*meeting.toggle()),
        "undo": lambda: routes.travel(session.undo(), "undone", "U brings it back"),
        "redo": lambda: routes.travel(session.redo(), "done again", "u takes it back"),
        "save_now": papers.save_now,
        "write_page": papers.write_page,
        "switch_theme": switch_theme,
        "quit_app": quit_app,
        "quit": quit_app,  # Textual's own way out, which its own ctrl+q takes before ours is asked
        "help_quit": lambda: LEAVE_WITH,
        "write_elsewhere": departure.write_elsewhere,
        "copy_whole": lambda: departure.copy_whole(copy),
        "leave_without": departure.leave_without,
    }
