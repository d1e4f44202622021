"""What an entry line offers: a ghost behind the cursor, tab takes it, a second tab opens the list in the key bar."""

from pmtui.formats.lines.completion import Offer, Words, offer
from pmtui.model.text import one_line
from pmtui.screens.window import messages
from pmtui.screens.window.entry_line import Entering
from pmtui.steps.outcomes import Chosen
from pmtui.widgets.entry import Entry

KEYS = "123456789"
SIGNS = frozenset("#@>,＃＠＞、，､")


class Completing(Entering):
    """A window with an entry line that knows what its marks can become."""

    _before_tab: tuple[str, Offer] = ("", Offer())  # the text a tab has left, and what was offered before it

    def offered(self) -> Words:
        """What each sign can become for the purpose in hand; while nobody's name is shown, no name."""
        return self.MANUAL.offered(self.selection())

    def words_box(self) -> Entry | None:
        """The entry line, unless it is for one thing."""
        return self.entry if self.purpose.name == "add" else None

    def on_mount(self) -> None:
        """Let the box ask for what may follow."""
        self.entry.ghost = lambda before: self.offer(before).ghost

    def offer(self, before: str) -> Offer:
        """Give what can go on behind a text."""
        if SIGNS.isdisjoint(before) or self.purpose.name == "filter":
            return Offer()
        words = {sign: said for sign, said in self.offered().items() if sign != "@" or not self.head.as_roles}
        return offer(before, words)

    def complete(self) -> bool:
        """Take the ghost; where there is none, or a tab has just taken one, open the list of all that fits."""
        row, column = self.entry.cursor_location
        before = self.entry.document.get_line(row)[:column]
        left, last = self._before_tab
        found = last if left == self.entry.text and len(last.words) > 1 else self.offer(before)
        if not found.words:
            return False
        if found.ghost and found is not last:
            self.entry.insert(found.ghost)
            self._before_tab = (self.entry.text, found)
        else:
            taken = len(before) - found.start
            options = [
                messages.MenuOption(key, one_line(f"{word} {about}" if about else word)[:24], Chosen("offer", f"{taken} {word}"))
                for key, (word, about) in zip(KEYS, found.words, strict=False)
            ]
            self.post_message(messages.MenuRequested(options, passes=True))
        return True

    def choose(self, chosen: Chosen) -> None:
        """Put a word of the list in the place of what was typed of it; all else is for the step's answers."""
        if chosen.answer == "offer":
            taken, _, word = chosen.value.partition(" ")
            self.take_offer(word, int(taken))
        else:
            super().choose(chosen)

    def take_offer(self, word: str, taken: int) -> None:
        """Put a word of the list in the place of what was typed of it."""
        self.entry.exchange_end(taken, word)
        self._before_tab = ("", Offer())
