"""What an answer rests on, whether it carries what stands above it, and how else it is told."""

from pmtui.screens import messages
from pmtui.screens.accounts import hint, with_account
from pmtui.screens.wide import Wide

WHYS = "whys"


class WhysEvidence(Wide):
    """The verbs of step 4 that say where an answer comes from."""

    @property
    def answer(self) -> str:
        """The id of the answer with the cursor; `` for the problem."""
        raise NotImplementedError

    def action_link(self) -> None:
        """Choose rows of the timeline as evidence."""
        if not self.answer:
            self.say("the problem itself needs no evidence · choose an answer")
        elif not self.document.timeline:
            self.say("no rows in step 3 yet · they are what an answer rests on")
        else:
            self.post_message(messages.EvidenceRequested(self.document.whys[self.answer].evidence))

    def action_take_evidence(self, key: str) -> None:
        """Link a row, or take it off."""
        why = self.document.whys.get(self.answer)
        if why is None or key not in self.document.timeline:
            return
        taken = key not in why.evidence
        evidence = (*why.evidence, key) if taken else tuple(each for each in why.evidence if each != key)
        self.link(evidence, "" if taken else "taken off · ")

    def action_link_evidence(self, keys: str) -> None:
        """Link several rows."""
        why = self.document.whys.get(self.answer)
        if why is not None:
            self.link(tuple(dict.fromkeys([*why.evidence, *(key for key in keys.split(",") if key in self.document.timeline)])))

    def link(self, evidence: tuple[str, ...], before: str = "") -> None:
        """Take these rows as evidence."""
        said = f"{before}{len(evidence) or 'no'} event{'' if len(evidence) == 1 else 's'} as evidence"
        self.change_row(WHYS, self.answer, {"evidence": evidence}, "evidence", said)

    def action_read_back(self) -> None:
        """Read the answer back up to the problem, line by line."""
        if self.answer and self.document.whys[self.answer].text:
            self.post_message(messages.ReadBackRequested(self.answer))
        else:
            self.say("choose an answer · it is read back up to the problem")

    def action_weaken(self, key: str) -> None:
        """Mark that the answer above follows only in part from this one, or no longer."""
        why = self.document.whys.get(key)
        if why is not None:
            said = "follows, as far as we know" if why.weak else "follows only in part · what else was needed for it?"
            self.change_row(WHYS, key, {"weak": not why.weak}, "weak step", said)

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
