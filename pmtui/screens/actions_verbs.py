"""What can be done to actions, causes and ideas: owner, date, state, link, an action made of a cause.

The half of step 5 that acts on rows that are there; how they are typed and shown is in `actions.py`.
"""

import datetime as dt
from functools import partial

from pmtui.edits.actions import retyped
from pmtui.formats.lines.actions import ActionsContext, ActionsLine, parse, render
from pmtui.model.actions import AREAS, KINDS, STATUSES
from pmtui.model.called import row_called, row_word
from pmtui.model.figures.due import proposed
from pmtui.model.links import toggled
from pmtui.model.people.names import person_called, shown_name
from pmtui.model.time.times import day_words, long_day_words, read_due
from pmtui.model.whys import letters
from pmtui.screens.actions_ideas import ACTIONS, ActionsIdeas
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context
from pmtui.screens.window.frame import echo_spans
from pmtui.widgets.paint import Spans

STATE_KEYS = dict(zip("paidw", STATUSES, strict=True))


class ActionsVerbs(ActionsIdeas):
    """The verbs of step 5."""

    def __init__(self, context: Context) -> None:
        """Make the screen; nothing is filled in for an action yet."""
        super().__init__(context)
        self.filling = ""
        self.idea = ""

    def parsed(self, text: str) -> ActionsLine:
        """Read a line of this step."""
        return parse(text, ActionsContext(self.document, self.context.today()))

    def read_action(self, text: str, key: str = "") -> Spans:
        """How the line is read; of an action that is edited, what it has no longer, too."""
        made = self.parsed(text)
        words = self.echo_of(made)
        return echo_spans(self.with_gone(retyped(key, made.row, self.context.clock()), ACTIONS, key, words) if key else words)

    def echo_of(self, made: ActionsLine) -> str:
        """Say how it is read; without a date, which one severity and priority propose."""
        day = self.proposal(made.row.priority) if made.row.due is None else None
        return made.echo.replace("no date", f"no date, t proposes {day_words(day)}", 1) if day else made.echo

    def fill_line(self, text: str, idea: str = "") -> None:
        """Put words ready in the line; nobody touched them yet, so they are no draft."""
        held = self.drafts.get("add", ("", (0, 0)))[0] if self.purpose.name != "add" else self.entry.text
        if held.strip() and held != self.filling:
            self.said = "your draft stands in the line · clear it to begin another"
        else:
            self.filling, self.idea = text, idea
            self.purpose = self.adding()
            self.entry.fill(text, (0, 0) if text.startswith((" ->", " #")) else None)
        self.take_state(True)

    def action_id(self) -> str:
        """The id of the action with the cursor, or nothing."""
        key = self.selected()
        return key if key in self.document.actions else ""

    def chosen(self) -> list[str]:
        """The actions a verb acts on."""
        return [key for key in super().chosen() if key in self.document.actions]

    def has_line(self) -> bool:
        """An action has a line of words."""
        return bool(self.action_id())

    def action_edit(self) -> None:
        """Edit the line in place; on a cause or an idea, begin an action for it."""
        key = self.action_id()
        if key:
            self.edit_line(
                f"{ACTIONS}.{key}", "Action", render(self.document, key), partial(self.change, key), partial(self.read_action, key=key)
            )
        elif self.selected().startswith(("cause:", "later:", "kind:")):
            self.action_make_action()

    def change(self, key: str, text: str) -> None:
        """Take a changed line."""
        if key in self.document.actions and text.strip():
            made = self.parsed(text)
            if made.row.text:
                edit = retyped(key, made.row, self.context.clock())
                self.request(edit, f"kept · {self.with_gone(edit, ACTIONS, key, made.echo)}")
            else:
                self.give_back(f"edit:{ACTIONS}.{key}", text, "an action needs words · it stays as it was")

    def action_make_action(self) -> None:
        """From a cause or an idea: an action, filled in."""
        kind, _, key = self.selected().partition(":")
        if kind == "cause":
            self.fill_line(f" -> {letters(self.document.whys)[key]}")
        elif kind == "later":
            self.fill_line(self.document.later[key].text, key)
        elif kind == "kind":
            self.fill_line(f" #{key}")
        else:
            self.say("p makes an action of a cause or an idea · go to one")

    def action_delete(self) -> None:
        """Delete the actions chosen; an idea too."""
        kind, _, key = self.selected().partition(":")
        if self.chosen():
            self.remove_rows(ACTIONS, self.chosen(), "action")
        elif kind == "later":
            self.remove_rows("later", [key], "idea")

    def action_mark(self) -> None:
        """Mark the action, and go to the next."""
        if self.action_id():
            self.set_marked(self.marked ^ {self.action_id()})
            self.rows.move(1)

    def action_mark_all(self) -> None:
        """Mark all actions shown, or none."""
        shown = frozenset(self.rows.keys()) & frozenset(self.document.actions)
        self.set_marked(frozenset() if self.marked == shown else shown)

    def action_mark_menu(self) -> None:
        """Choose a state by its key; on an idea, what it is merged with."""
        if self.selected().startswith("later:"):
            self.action_merge()
        elif self.chosen():
            options = [messages.MenuOption(key, word, f"set_state({word!r})") for key, word in STATE_KEYS.items()]
            options += [messages.MenuOption(f"{number}", f"priority p{number}", f"set_word('priority', {number})") for number in (1, 2, 3)]
            options.append(messages.MenuOption("k", "Kind, area", "kind_menu"))
            self.post_message(messages.MenuRequested(options))

    def action_kind_menu(self) -> None:
        """Choose a kind or an area by its key."""
        kinds = [messages.MenuOption(word[0], word, f"set_word('kind', {word!r})") for word in KINDS]
        areas = [messages.MenuOption(str(number), word, f"set_word('area', {word!r})") for number, word in enumerate(AREAS, 1)]
        self.post_message(messages.MenuRequested([*kinds, *areas]))

    def action_set_word(self, field: str, word: str | int) -> None:
        """Set kind, area or priority; the same again takes it off."""
        ids = self.chosen()
        if ids:
            again = all(getattr(self.document.actions[key], field) == word for key in ids)
            none = None if field == "priority" else ""
            said = f"{field}: none" if again else f"{field}: {word}"
            self.change_rows(ACTIONS, ids, {field: none if again else word}, field, said)

    def action_set_state(self, word: str) -> None:
        """Set the state; *won't do* asks for its reason."""
        ids = self.chosen()
        self.change_rows(ACTIONS, ids, {"status": word}, word)
        if word == "won't do" and ids:
            take = partial(self.set_reason, ids)
            self.ask(f"reason:{ACTIONS}.{ids[0]}", "Reason", take, "why not: it is a decision, and printed", "Keep")

    def set_reason(self, ids: list[str], text: str) -> None:
        """Take the reason."""
        self.change_rows(ACTIONS, ids, {"reason": text.strip()}, "reason")

    def action_time(self) -> None:
        """Due date."""
        ids = self.chosen()
        if ids:
            row, hint = self.document.actions[ids[0]], "2026-12-01, fri, +2w"
            day = self.proposal(row.priority) if row.due is None else None
            take = partial(self.set_due, ids)
            self.ask(f"due:{ACTIONS}.{ids[0]}", "Due", take, hint, read=self.read_due_words, text=day.isoformat() if day else "")

    def proposal(self, priority: int | None) -> dt.date | None:
        """The day that severity and priority propose."""
        return proposed(self.context.settings.due, self.document.define.severity, priority, self.context.today())

    def read_due_words(self, text: str) -> Spans:
        """How the date is read."""
        found = read_due(text.strip(), self.context.today())
        return (("text", long_day_words(found)),) if found else (("warn", "no date yet · 2026-12-01, fri, +2w"),)

    def set_due(self, ids: list[str], text: str) -> None:
        """Take the date; empty takes it off."""
        found = read_due(text.strip(), self.context.today()) if text.strip() else None
        if text.strip() and found is None:
            self.give_back(f"due:{ACTIONS}.{ids[0]}", text, "that is no date · write it as 2026-12-01, fri or +2w")
        else:
            self.change_rows(ACTIONS, ids, {"due": found}, "due date", f"due {long_day_words(found)}" if found else "no date")

    def action_who(self) -> None:
        """Owner."""
        ids = self.chosen()
        if ids:
            self.ask(f"who:{ACTIONS}.{ids[0]}", "Owner", partial(self.set_owner, ids), "a name, a role, a team")

    def set_owner(self, ids: list[str], text: str) -> None:
        """Take the owner; somebody of step 1 by name."""
        word = text.strip().lstrip("@＠")
        key = person_called(self.document, word) if word else None
        self.change_rows(ACTIONS, ids, {"owner": shown_name(self.document, key) if key else word}, "owner")

    def action_link(self) -> None:
        """Choose what it answers, causes first; an address typed there is where it is tracked."""
        ids = self.chosen()
        if not ids:
            self.say("choose an action · l says which cause it answers")
        elif self.document.whys or self.document.timeline:
            self.post_message(messages.LinksRequested(self.document.actions[ids[0]].answers, answers=True))
        else:
            self.say("no causes and no rows yet · steps 3 and 4 have what an action answers")

    def action_take_links(self, keys: str) -> None:
        """Link causes, answers and rows; one that is linked is taken off."""
        known = [key for key in keys.split(",") if key in self.document.timeline or key in self.document.whys]
        ids = self.chosen()
        if ids and known:
            answers, off = toggled(self.document.actions[ids[0]].answers, known)
            called = ", ".join(row_word(self.document, key) for key in answers if row_called(self.document, row_word(self.document, key)))
            said = f"{'taken off · ' if off else ''}answers {called or 'nothing yet'}"
            self.change_rows(ACTIONS, ids, {"answers": answers}, "answers", said)

    def action_take_address(self, address: str) -> None:
        """Say where it is tracked."""
        self.change_rows(ACTIONS, self.chosen(), {"tracker": address}, "tracker")

    def action_go_linked(self) -> None:
        """Go to the cause or the row it answers; from a cause to its answer."""
        kind, _, key = self.selected().partition(":")
        if kind == "cause":
            self.post_message(messages.GoRequested("whys", f"whys.{key}"))
        elif self.action_id():
            self.post_message(messages.LinkedRequested(f"{ACTIONS}.{self.action_id()}", "it answers no cause yet · l links one"))

    def action_move_up(self) -> None:
        """Up in the list."""
        self.move_row(ACTIONS, self.action_id(), -1)

    def action_move_down(self) -> None:
        """Down in the list."""
        self.move_row(ACTIONS, self.action_id(), 1)

    def action_details(self) -> None:
        """Every field of the action, the idea, or the cause."""
        kind, _, key = self.selected().partition(":")
        table = {"later": "later", "cause": "whys"}.get(kind, ACTIONS)
        if key or self.action_id():
            self.post_message(messages.DetailsRequested(table, key or self.action_id()))

    def action_copy(self) -> None:
        """Copy the action."""
        if self.action_id():
            self.post_message(messages.CopyRequested(render(self.document, self.action_id()), "the action"))
