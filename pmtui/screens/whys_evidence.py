"""What an answer rests on, whether it carries what stands above it, and how else it is told.

Reading back ends at the problem; what is asked then of all causes, the backlog and recurrence, is kept
with the problem.
"""

from functools import partial

from pmtui.edits.define import ChangeProblemField, SetNotKnown
from pmtui.edits.whys import WeakenStep
from pmtui.model.define import is_filled
from pmtui.model.links import toggled
from pmtui.model.whys import letters
from pmtui.screens.whys.question import WhysAsking
from pmtui.screens.window import messages
from pmtui.steps.accounts import hint, with_account
from pmtui.widgets.why_tree import PROBLEM

WHYS = "whys"
AFTERWARDS = {"backlog": "such as a ticket of last spring, or no", "recurrence": "such as twice this year, or no"}


class WhysEvidence(WhysAsking):
    """The verbs of step 4 that say where an answer comes from."""

    def action_link(self) -> None:
        """Choose rows of the timeline as evidence."""
        if not self.answer:
            self.say("the problem itself needs no evidence · choose an answer")
        elif not self.document.timeline:
            self.say("no rows in step 3 yet · they are what an answer rests on")
        else:
            self.post_message(messages.LinksRequested(self.document.whys[self.answer].evidence))

    def action_take_links(self, keys: str) -> None:
        """Link rows; one that is linked is taken off."""
        why = self.document.whys.get(self.answer)
        if why is not None:
            evidence, off = toggled(why.evidence, [key for key in keys.split(",") if key in self.document.timeline])
            said = f"{'taken off · ' if off else ''}{len(evidence) or 'no'} event{'' if len(evidence) == 1 else 's'} as evidence"
            self.change_row(WHYS, self.answer, {"evidence": evidence}, "evidence", said)

    def action_go_linked(self) -> None:
        """Go to what it rests on, or what answers it."""
        if self.answer:
            self.post_message(messages.LinkedRequested(f"{WHYS}.{self.answer}", "no evidence yet · l links some"))
        else:
            self.say("choose an answer · . goes to its evidence")

    # read back

    def action_read_back(self) -> None:
        """Read the answer back up to the problem, line by line; on the problem itself, ask what is asked of all causes."""
        if self.answer and self.document.whys[self.answer].text:
            self.post_message(messages.ReadBackRequested(self.answer))
        elif self.here == PROBLEM and self.unasked() and letters(self.document.whys):
            self.action_read_to_the_end()
        else:
            self.say("choose an answer · it is read back up to the problem")

    def action_weaken(self, key: str) -> None:
        """Mark that the answer above follows only in part from this one, or no longer; stand where the rest is typed."""
        why = self.document.whys.get(key)
        if why is not None:
            said = "follows, as far as we know" if why.weak else "follows only in part · a types what else was needed"
            self.request(WeakenStep(id=key, at=self.context.clock()), said)

    def unasked(self) -> list[str]:
        """What is asked of all causes together and has no answer yet."""
        return [name for name in AFTERWARDS if not is_filled(self.document.define, name)]

    def action_read_to_the_end(self) -> None:
        """After the problem: was there planned work, did it strike before?"""
        for name in self.unasked()[:1]:
            self.ask_afterwards(name)

    def ask_afterwards(self, name: str) -> None:
        """Ask one of them."""
        self.ask(f"{name}:define", name.capitalize(), partial(self.take_afterwards, name), AFTERWARDS[name], "Keep")

    def take_afterwards(self, name: str, text: str) -> None:
        """Keep an answer with the problem, and ask the next; `-` is not known, `--` does not apply."""
        words, at = text.strip(), self.context.clock()
        if not words:
            return
        state = {"-": "not_known", "--": "does_not_apply"}.get(words)
        said = f"kept with the problem: {name}"
        edit = SetNotKnown(field=name, state=state, at=at) if state else ChangeProblemField(name=name, value=words, at=at)
        self.request(edit, f"{name}: {state.replace('_', ' ')}" if state else said)
        for other in [each for each in self.unasked() if each != name]:
            self.ask_afterwards(other)
            self.drafts.pop(f"{name}:define", None)  # its words are taken
            self.post_message(messages.Drafted(self.STEP, f"{name}:define", "", (0, 0)))

    # accounts

    def action_account(self) -> None:
        """Another account: both stand; or what settles them."""
        if self.answer:
            words = hint(self.document.whys[self.answer].accounts)
            self.ask(f"account:{WHYS}.{self.answer}", "Differently", self.take_account, words, "Keep")

    def take_account(self, text: str) -> None:
        """Take another account of the answer."""
        why = self.document.whys.get(self.answer)
        if why is not None and text.strip():
            accounts, said = with_account(why.accounts, text, self.context.make_id)
            if accounts is why.accounts:
                self.give_back(f"account:{WHYS}.{self.answer}", text, said)
            else:
                self.change_row(WHYS, self.answer, {"accounts": accounts}, "told differently", said)
