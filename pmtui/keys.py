"""Every key, once, as plain data: bindings, key bar, help, palette and README are made from it.

A letter has one meaning on all screens. No bare letter destroys anything that one `u`
does not bring back. Knows no Textual: `widgets/bindings.py` makes bindings of these.
"""

from typing import NamedTuple

from pmtui.model.steps import ACTIONS, COMMUNICATE, DEFINE, GATHER, STEP_WORDS, STEPS, TIMELINE, WHYS
from pmtui.model.targets import LESSONS

EVERYWHERE = "everywhere"  # even in the middle of a word
TYPING = "typing"  # in a text box
KEYS = "keys"  # outside of one
LISTS = (GATHER, TIMELINE, WHYS, ACTIONS, COMMUNICATE, LESSONS)


class Key(NamedTuple):
    """One key: `id` is `group.verb`; `keys` are Textual's names, separated by commas.

    `shown` is how people see it, `word` stands in the key bar (none: not there), `about`
    in help and palette, short enough for half of 80 columns; `on` names the screens (`room`,
    `home` and `details` too).
    """

    id: str
    keys: str
    shown: str
    action: str
    word: str
    about: str
    state: str
    on: tuple[str, ...] = STEPS


MENU = (
    Key("go.room", "0", "0", "go('room')", "Room", "the page for the room", "go"),
    *(
        Key(f"go.{step}", str(n), str(n), f"go('{step}')", word, f"step {n}, {word}", "go")
        for n, (step, word) in enumerate(zip(STEPS, STEP_WORDS, strict=True), 1)
    ),
    Key("go.missing", "n", "n", "next_missing", "Fill", "the next thing to fill", "go"),
    Key("go.figures", "f", "f", "figures", "Figures", "the figures, and how each is calculated", "go"),
    Key("go.desk", "d", "d", "desk", "Desk", "desk view, not for a shared screen; and back", "go"),
    Key("go.notes", "p", "p", "notes", "Notes", "private notes, in desk view only", "go"),
    Key("go.new", "plus", "+", "new_document", "New", "a new post mortem in this folder", "go"),
    Key("go.home", "h", "h", "home", "Home", "the post mortems of this folder", "go"),
)

DESK_ONLY = frozenset({"go.notes"})  # not offered on the screen that the room sees

ALL = (*STEPS, "room", "details", LESSONS)
FORMS = (DEFINE, "details")
MOVABLE = (GATHER, WHYS, ACTIONS, LESSONS)

KEYMAP: tuple[Key, ...] = (
    # in a text box
    Key("typing.take", "enter", "⏎", "take", "Add", "take the line", TYPING, LISTS),
    Key("typing.next", "tab", "tab", "next_field", "Next field", "next field", TYPING, FORMS),
    Key("typing.field", "enter", "⏎", "take", "Next field", "next field, or a new line", TYPING, FORMS),
    Key("typing.up", "up", "↑", "into_list", "List", "into the list", TYPING, LISTS),
    Key("typing.complete", "tab", "tab", "complete", "", "take what is offered", TYPING, LISTS),
    Key("typing.leave", "escape", "esc", "leave", "Keys", "leave the box, text stays", TYPING, (*STEPS, "details", "home", "lessons")),
    Key("home.take", "enter", "⏎", "take", "Make it", "make the new post mortem", TYPING, ("home",)),
    # everywhere
    Key("later.take", "ctrl+l", "ctrl+l", "later", "Later", "keep a thought for later", EVERYWHERE, (*LISTS, "room")),
    Key("go.menu", "ctrl+g", "ctrl+g", "menu_go", "Go", "0–6 step, n to fill, + new", EVERYWHERE, ALL),
    Key("later.form", "ctrl+l", "ctrl+l", "later", "Later", "keep a thought for later", EVERYWHERE, FORMS),
    Key("ask.another", "ctrl+n", "ctrl+n", "another_question", "Question", "another question", EVERYWHERE, (*STEPS, "lessons")),
    Key("find.line", "ctrl+f", "ctrl+f", "find", "Find", "find a line and go there", EVERYWHERE, ALL),
    Key("meeting.clock", "ctrl+t", "ctrl+t", "clock", "Clock", "meeting clock: start, pause", EVERYWHERE, ALL),
    Key("room.roles", "ctrl+r", "ctrl+r", "roles", "Roles", "people by name or by role", EVERYWHERE, ALL),
    Key("text.editor", "ctrl+o", "ctrl+o", "editor", "", "in $EDITOR; lines are joined", EVERYWHERE, LISTS),
    Key("field.editor", "ctrl+o", "ctrl+o", "editor", "", "this field in $EDITOR", EVERYWHERE, FORMS),
    Key("file.save", "ctrl+s", "ctrl+s", "save_now", "Save", "save now", EVERYWHERE, ALL),
    Key("app.palette", "ctrl+p", "ctrl+p", "palette", "Commands", "all commands, also :", EVERYWHERE, (*ALL, "home")),
    Key("app.help", "f1", "F1", "help", "Help", "help, also ?", EVERYWHERE, (*ALL, "home")),
    Key("app.theme", "f8", "F8", "switch_theme", "Theme", "light or dark", EVERYWHERE, (*ALL, "home")),
    Key("app.quit", "ctrl+q", "ctrl+q", "quit_app", "Quit", "quit, all is saved", EVERYWHERE, (*ALL, "home")),
    # outside a box: what is this screen's own
    Key("home.open", "enter", "⏎", "open_row", "Open", "open the post mortem", KEYS, ("home",)),
    Key("home.new", "a", "a", "type_here", "New", "a new one: type its title", KEYS, ("home",)),
    Key("list.edit", "e,enter", "e", "edit", "Edit", "edit in place", KEYS, (*STEPS, "details", "lessons")),
    Key("list.type", "a", "a", "type_here", "Type", "type a new line", KEYS, LISTS),
    Key("define.type", "a", "a", "type_here", "Type", "type in this field", KEYS, FORMS),
    Key("gather.here", "space", "space", "mark", "Here", "here, absent, in writing …", KEYS, ("gather",)),
    Key("gather.role", "m", "m", "mark_menu", "Role", "role", KEYS, ("gather",)),
    Key("define.kind", "m", "m", "mark_menu", "Kind", "kind, severity", KEYS, ("define",)),
    Key("timeline.kind", "m", "m", "mark_menu", "Kind", "kind, milestone, one of many", KEYS, ("timeline",)),
    Key("whys.mark", "m", "m", "mark_menu", "Mark", "mark, class, how sure", KEYS, ("whys",)),
    Key("actions.state", "m", "m", "mark_menu", "State", "state; on an idea: merge", KEYS, ("actions",)),
    Key("communicate.status", "m", "m", "mark_menu", "Status", "status of the document", KEYS, ("communicate",)),
    Key("whys.root", "r", "r", "root", "Root cause", "root cause, or not", KEYS, ("whys",)),
    Key("whys.read", "b", "b", "read_back", "Read back", "read it back: therefore …", KEYS, ("whys",)),
    Key("list.time", "t", "t", "time", "Time", "time: set, shift, day, zone", KEYS, ("timeline",)),
    Key("actions.due", "t", "t", "time", "Due", "due date", KEYS, ("actions",)),
    Key("home.state", "m", "m", "mark_menu", "Done", "overdue action: done", KEYS, ("home",)),
    Key("home.due", "t", "t", "time", "Due", "overdue action: another day", KEYS, ("home",)),
    Key("list.who", "w", "w", "who", "Who", "who did it", KEYS, ("timeline",)),
    Key("actions.owner", "w", "w", "who", "Owner", "owner", KEYS, ("actions",)),
    Key("list.link", "l", "l", "link", "Link", "link: evidence, cause, page", KEYS, ("timeline", "whys", "actions", "lessons")),
    Key("whys.owner", "w", "w", "who", "Finds out", "who finds out what is open", KEYS, ("whys",)),
    Key("whys.zoom", "z", "z", "zoom", "Zoom", "zoom into the branch", KEYS, ("whys",)),
    Key("whys.elsewhere", "M", "M", "move_elsewhere", "Move", "move it under another one", KEYS, ("whys",)),
    Key("list.linked", "full_stop", ".", "go_linked", "Linked", "go to what it is linked with", KEYS, ("timeline", "whys", "actions", "lessons")),
    Key("list.account", "v", "v", "account", "Differently", "told differently", KEYS, ("timeline", "whys")),
    Key("timeline.zone", "Z", "Z", "second_zone", "Second zone", "a second zone beside", KEYS, ("timeline",)),
    Key("timeline.star", "s", "s", "star", "Star", "star: into the short page", KEYS, ("timeline",)),
    Key("list.action", "p", "p", "make_action", "Action", "make an action of it", KEYS, ("timeline", "whys", "actions", "lessons")),
    Key("whys.lessons", "L", "L", "lessons", "Lessons", "lessons, and back", KEYS, ("whys", "lessons")),
    Key("field.unknown", "minus", "-", "not_known", "Not known", "not known, does not apply", KEYS, ("define",)),
    Key("timeline.dismiss", "minus", "-", "not_known", "No record", "gap: needs no record", KEYS, ("timeline",)),
    Key("actions.let_go", "minus", "-", "not_known", "Let go", "idea: let it go", KEYS, ("actions",)),
    Key("list.details", "o", "o", "details", "Details", "every field of it", KEYS, LISTS),
    Key("define.list", "o", "o", "details", "More", "fields after the call", KEYS, ("define",)),
    Key("list.missing", "n", "n", "next_missing", "to do", "next thing missing", KEYS, STEPS),
    Key("list.mark", "space", "space", "mark", "Mark", "mark the row", KEYS, ("timeline", "actions")),
    Key("list.mark_all", "asterisk", "*", "mark_all", "Mark all", "mark all rows shown", KEYS, ("timeline", "actions")),
    Key("whys.open", "space", "space", "mark", "Fold", "fold, unfold, also ← →", KEYS, ("whys",)),
    Key("communicate.review", "space", "space", "mark", "Tick", "tick; planned: it was sent", KEYS, ("communicate",)),
    Key("list.delete", "delete,backspace", "del", "delete", "Delete", "delete, u brings it back", KEYS, LISTS),
    Key("list.move_up", "shift+up,K", "K", "move_up", "Up", "move up", KEYS, MOVABLE),
    Key("list.move_down", "shift+down,J", "J", "move_down", "Down", "move down", KEYS, MOVABLE),
    Key("whys.outdent", "less_than_sign", "<", "outdent", "Outdent", "one level up", KEYS, ("whys",)),
    Key("whys.indent", "greater_than_sign", ">", "indent", "Indent", "under the answer above", KEYS, ("whys",)),
    Key("communicate.copy", "c", "c", "copy", "Copy page", "copy the page or a message", KEYS, ("communicate",)),
    Key("list.copy", "c", "c", "copy", "Copy", "copy it", KEYS, ("gather", "define", "timeline", "whys", "actions", "lessons")),
    Key("page.write", "x", "x", "write_page", "Write file", "write the page's file", KEYS, STEPS[:-1]),
    Key("communicate.write", "x", "x", "write", "Write page", "write the page or a message", KEYS, ("communicate",)),
    # outside a box: on all screens
    Key("list.undo", "u,ctrl+z", "u", "undo", "Undo", "undo, says what and where", KEYS, ALL),
    Key("list.redo", "U,ctrl+y", "U", "redo", "Redo", "redo", KEYS, ALL),
    Key("list.back", "comma", ",", "back", "", "back from a jump", KEYS, ALL),
    Key("list.filter", "slash", "/", "filter", "Filter", "filter this list", KEYS, ("gather", "timeline", "actions", "home")),
    Key("list.escape", "escape", "esc", "escape", "", "clear marks, filter, zoom", KEYS, (*ALL, "home")),
    Key("list.panes", "tab", "tab", "next_pane", "", "next pane", KEYS, (*STEPS, "details")),
    Key("app.commands", "colon", ":", "palette", "", "all commands", KEYS, (*ALL, "home")),
    Key("app.question", "question_mark", "?", "help", "", "help", KEYS, (*ALL, "home")),
    Key("whys.fold", "left", "←", "fold", "", "fold, or to the one above", KEYS, ("whys",)),
    Key("whys.unfold", "right", "→", "unfold", "", "unfold", KEYS, ("whys",)),
    *(Key(f"step.{step}", str(n), str(n), f"go('{step}')", "", f"step {n}", KEYS, ALL) for n, step in enumerate(("room", *STEPS))),
    Key("step.before", "left_square_bracket", "[", "step_before", "", "the step before", KEYS, ALL),
    Key("step.after", "right_square_bracket", "]", "step_after", "", "the step after", KEYS, ALL),
)  # fmt: skip

# The keys that come first in the bar of a screen, outside a box; all others follow in the order of the map.
FIRST: dict[str, tuple[str, ...]] = {
    GATHER: ("gather.here", "gather.role", "list.edit", "list.type", "list.missing", "go.menu"),
    DEFINE: ("list.edit", "define.kind", "field.unknown", "define.list", "list.missing", "go.menu"),
    TIMELINE: ("timeline.kind", "list.time", "list.who", "timeline.star", "list.delete", "list.missing", "go.menu"),
    WHYS: ("list.type", "whys.root", "list.link", "list.edit", "whys.mark", "list.missing", "go.menu"),
    ACTIONS: ("list.type", "actions.owner", "actions.due", "list.link", "list.action", "list.missing", "go.menu"),
    COMMUNICATE: ("communicate.copy", "communicate.write", "list.type", "communicate.status", "list.missing", "go.menu"),
    "room": ("go.menu", "meeting.clock", "list.undo", "app.help"),
    "home": ("home.open", "home.new", "list.filter", "app.palette", "app.help", "app.quit"),
}


def on_screen(screen: str, state: str | None = None) -> list[Key]:
    """Return the keys that work on a screen, most used first; in one state, or in all."""
    first = FIRST.get(screen, ())
    keys = [key for key in KEYMAP if screen in key.on and state in (None, key.state)]
    return sorted(keys, key=lambda key: first.index(key.id) if key.id in first else len(first))


def bar(screen: str, state: str) -> list[Key]:
    """Return the keys for a screen's key bar in a state, most used first."""
    keys = [key for key in KEYMAP if screen in key.on and key.word and key.state in (state, EVERYWHERE)]
    if state == TYPING:
        return keys
    first = FIRST.get(screen, ())
    return sorted(keys, key=lambda key: (first.index(key.id) if key.id in first else len(first), key.state == EVERYWHERE))


def table() -> list[tuple[str, str, str]]:
    """Return every key once as (where, key, what it does), for README and `pmtui keys`."""
    where = {EVERYWHERE: "everywhere", TYPING: "in a text box", KEYS: "outside of one"}
    rows: dict[tuple[str, str, str], list[str]] = {}
    for key in KEYMAP:
        rows.setdefault((where[key.state], key.shown, key.about), []).extend(key.on)
    out = []
    for (state, shown, about), screens in rows.items():
        steps = [screen for screen in STEPS if screen in screens]
        note = "" if len(steps) in (0, len(STEPS)) or state != "outside of one" or len(steps) == len(LISTS) else f" ({', '.join(steps)})"
        out.append((state, shown, about + note))
    out += [("after ctrl+g", key.shown, key.about) for key in MENU]
    return out
