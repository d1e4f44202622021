"""What can be done to rows of the timeline: kind, milestone, time, who, link, another account, gaps.

The half of step 3 that acts on rows that are there; how rows are read and shown is in `timeline.py`.
"""

from collections.abc import Container
from itertools import count

from pmtui.edits.define import SetNotKnown
from pmtui.edits.timeline import ChangeEvent, ToggleMilestone, ToggleStar
from pmtui.edits.timeline_merge import MergeEvents
from pmtui.formats.lines.timeline import edit_context, parse, render
from pmtui.model.called import row_word
from pmtui.model.order import sorted_timeline
from pmtui.model.people.names import person_called
from pmtui.model.timeline import KINDS, MILESTONES
from pmtui.screens.timeline_times import TIMELINE, TimelineTimes
from pmtui.screens.window import messages
from pmtui.screens.window.entry_line import Read
from pmtui.steps.accounts import hint, with_account
from pmtui.steps.echo import echo_spans
from pmtui.steps.timeline.people import MakeId, with_people

KIND_KEYS = dict(zip("clrodamn", KINDS, strict=True))  # change, aLert, report, observation, decision, action, message, note
MILESTONE_KEYS = dict(zip("1234567890-t", MILESTONES, strict=True))

MOMENT = "moment:"


def _nobody_yet(taken: Container[str]) -> str:
    """Give an id for somebody who is only read of: no id of the document's is used up while one types."""
    return next(made for made in (f"new{number}" for number in count()) if made not in taken)


class TimelineVerbs(TimelineTimes):
    """The verbs of step 3."""

    def row_id(self) -> str:
        """The id of the highlighted row; of a gap, of the row before it; of a moment that is asked for, the last."""
        key = self.selected().removeprefix("gap:")
        return sorted_timeline(self.document)[-1][0] if key.startswith(MOMENT) and self.document.timeline else key

    def here(self) -> str:
        """The id of the highlighted row; `` on a gap, and where there is none."""
        key = self.selected()
        return key if key in self.document.timeline else ""

    def on_row(self) -> str:
        """The id of the highlighted row; where there is none, it is said what can be done there."""
        return self.here() if self.here() or not self.on_rows() else ""

    def chosen(self) -> list[str]:
        """The rows a verb acts on; never a gap."""
        return [key for key in super().chosen() if key in self.document.timeline]

    # the line of a row

    def has_line(self) -> bool:
        """A row has a line of words; a gap has none."""
        return bool(self.here())

    def action_edit(self) -> None:
        """Edit the line in place; on a gap, type into it."""
        key = self.here()
        if key:
            self.edit_line(f"{TIMELINE}.{key}", "Row", render(self.document, key), lambda text: self.change(key, text), self.read_edit(key))
        else:
            self.take_state(True)

    def read_edit(self, key: str) -> Read:
        """How an edited line is read."""
        return lambda text: echo_spans(self.edited(key, text, _nobody_yet)[1]) if key in self.document.timeline else ()

    def edited(self, key: str, text: str, make_id: MakeId) -> tuple[ChangeEvent | None, str]:
        """Give the edit a changed line makes, if it is a row, and how it is read."""
        made = parse(text, edit_context(self.document, key, self.context.today()))
        if made.event is None:
            return None, made.echo
        event, people = with_people(self.document, made, make_id)
        edit = ChangeEvent(id=key, event=event, people=people, causes=made.causes, at=self.context.clock())
        return edit, self.with_gone(edit, TIMELINE, key, made.echo)

    def change(self, key: str, text: str) -> None:
        """Take a changed line; what no line can say stays."""
        if not text.strip() or key not in self.document.timeline:
            return
        edit, words = self.edited(key, text, self.context.make_id)
        if edit is None:
            self.give_back(f"edit:{TIMELINE}.{key}", text, "a row needs more than a day · it stays as it was")
        else:
            self.request(edit, f"kept · {words}")

    def action_delete(self) -> None:
        """Delete the rows chosen."""
        self.remove_rows(TIMELINE, self.on_rows(), "row")

    def action_details(self) -> None:
        """Every field of the row."""
        if self.on_row():
            self.post_message(messages.DetailsRequested(TIMELINE, self.here()))

    def action_copy(self) -> None:
        """Copy the row, or the rows marked."""
        ids = set(self.on_rows())
        lines = [render(self.document, key) for key, _ in sorted_timeline(self.document) if key in ids]
        if lines:
            self.post_message(messages.CopyRequested("\n".join(lines), f"{len(lines)} row{'s' if len(lines) > 1 else ''}"))

    # marks

    def action_mark(self) -> None:
        """Mark the row, and go to the next."""
        if self.on_row():
            self.set_marked(self.marked ^ {self.here()})
            self.rows.move(1)

    def action_mark_all(self) -> None:
        """Mark all rows shown, or none."""
        shown = frozenset(self.rows.keys()) & frozenset(self.document.timeline)
        self.set_marked(frozenset() if self.marked == shown else shown)

    def action_mark_menu(self) -> None:
        """Choose a kind or a milestone by its key."""
        if self.on_rows():
            options = [messages.MenuOption(key, word, f"set_kind('{word}')") for key, word in KIND_KEYS.items()]
            words = [(key, word, word.replace("-", " ")) for key, word in MILESTONE_KEYS.items()]
            options += [messages.MenuOption(key, shown, f"toggle_milestone('{word}')") for key, word, shown in words]
            options.append(messages.MenuOption("+", "contributed", "toggle_contributed"))
            if len(self.chosen()) > 1:
                options.append(messages.MenuOption("=", "make one of them", "merge"))
            self.post_message(messages.MenuRequested(options))

    def action_toggle_contributed(self) -> None:
        """Say that the rows chosen contributed to the problem, or not."""
        ids = self.chosen()
        contributed = not all(self.document.timeline[key].contributed for key in ids)
        self.change_rows(TIMELINE, ids, {"contributed": contributed}, "contributed" if contributed else "did not contribute")

    def action_merge(self) -> None:
        """Make one row of those marked; other words stand in it as other accounts."""
        ids = self.chosen()
        taken = {key for one in ids for key in self.document.timeline[one].accounts}
        fresh: list[str] = []
        for _ in range(sum(1 + len(self.document.timeline[one].accounts) for one in ids)):
            fresh.append(self.context.make_id({*taken, *fresh}))
        words = f"one row of {len(ids)} · other words stand as other accounts · u takes it back"
        self.set_marked(frozenset())
        self.request(MergeEvents(ids=tuple(ids), fresh=tuple(fresh), at=self.context.clock()), words)

    def action_set_kind(self, word: str) -> None:
        """Set the kind of the rows chosen."""
        self.change_rows(TIMELINE, self.chosen(), {"kind": word}, f"kind {word}")

    def action_toggle_milestone(self, word: str) -> None:
        """Put a milestone on, or take it off."""
        self.request(ToggleMilestone(ids=tuple(self.chosen()), milestone=word, at=self.context.clock()))

    def action_star(self) -> None:
        """Star the rows chosen."""
        if self.on_rows():
            self.request(ToggleStar(ids=tuple(self.chosen()), at=self.context.clock()))

    # who, link, account

    def action_who(self) -> None:
        """Say who did it."""
        ids = self.on_rows()
        if ids:
            self.ask(f"who:{TIMELINE}.{ids[0]}", "Who", lambda text: self.set_who(ids, text), "@ana, @ben: the first did it")

    def set_who(self, ids: list[str], text: str) -> None:
        """Take names as who."""
        names = [part.strip() for part in text.replace(" @", ",@").split(",") if part.strip()]
        found = [person_called(self.document, name) for name in names]
        lost = [name for name, key in zip(names, found, strict=True) if key is None]
        if lost:
            self.give_back(f"who:{TIMELINE}.{ids[0]}", text, f"{', '.join(lost)}: not in step 1 · add them there first")
            return
        self.change_rows(TIMELINE, ids, {"who": tuple(key for key in found if key)}, "who")

    def action_go_linked(self) -> None:
        """Go to the answers that rest on the row, or what else names it."""
        if key := self.on_row():
            self.post_message(messages.LinkedRequested(f"timeline.{key}", "no answer rests on it yet · step 4, l links it"))

    def action_link(self) -> None:
        """Add a link to the row."""
        key = self.on_row()
        if key:
            self.ask(f"link:{TIMELINE}.{key}", "Link", lambda text: self.add_link(key, text), "https://…", "Add")

    def add_link(self, key: str, text: str) -> None:
        """Take an address."""
        fresh = tuple(word for word in text.split() if "://" in word)
        if fresh:
            links = tuple(dict.fromkeys([*self.document.timeline[key].links, *fresh]))
            self.change_row(TIMELINE, key, {"links": links}, "link")
        else:
            self.give_back(f"link:{TIMELINE}.{key}", text, "a link begins with https://")

    def action_account(self) -> None:
        """Another account: both stand; or what settles them."""
        key = self.on_row()
        if key:
            words = hint(self.document.timeline[key].accounts)
            self.ask(f"account:{TIMELINE}.{key}", "Differently", lambda text: self.add_account(key, text), words, "Keep")

    def add_account(self, key: str, text: str) -> None:
        """Take another account."""
        before = self.document.timeline[key].accounts
        accounts, said = with_account(before, text, self.context.make_id)
        if accounts is before:
            self.give_back(f"account:{TIMELINE}.{key}", text, said)
        else:
            self.change_row(TIMELINE, key, {"accounts": accounts}, "told differently", said)

    # gaps, actions

    def action_not_known(self) -> None:
        """A gap that needs no record; a moment that nobody knows."""
        if self.selected().startswith(MOMENT):
            word = self.selected().removeprefix(MOMENT)
            edit = SetNotKnown(field=word, state="not_known", at=self.context.clock())
            self.request(edit, f"{word.replace('-', ' ')}: not known, and asked no more")
        if self.selected().startswith("gap:"):
            key, hint = self.row_id(), "why: nothing happened, we waited"
            self.ask(f"gap:{TIMELINE}.{key}", "No record", lambda text: self.dismiss_gap(key, text), hint, "Keep")

    def dismiss_gap(self, key: str, text: str) -> None:
        """Take the reason."""
        self.change_row(TIMELINE, key, {"gap": text.strip() or "nothing to record"}, "gap needs no record")

    def action_make_action(self) -> None:
        """An action that comes of this row."""
        if self.on_row():
            self.post_message(messages.GoRequested("actions", "", f" -> {row_word(self.document, self.here())}"))
