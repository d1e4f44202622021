"""Letters that are no keys: somebody types words where keys are read.

One such letter is told, and nothing happens. Two in a burst are the beginning of words, so they and
what follows go to the entry line: no verb acts on the rest of the sentence. The same letter twice
is a habit of another program and stays told.
"""

from pmtui.keys import KEYS, on_screen
from pmtui.screens.completing import Completing

BURST = 0.3  # seconds between the letters of words, as between verbs that are undone as one
SIGNS = {
    "slash": "/", "minus": "-", "asterisk": "*", "less_than_sign": "<", "greater_than_sign": ">", "colon": ":",
    "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]", "space": " ",
}  # fmt: skip


class Loose(Completing):
    """A window with an entry line that knows words from keys."""

    _letter, _when = "", 0.0

    def takes_loose(self, letter: str, when: float) -> bool:
        """Take a letter in KEYS that is no key, or the one behind it; `when` in seconds. False leaves it to its verb."""
        first, since = self._letter, when - self._when
        self._letter = ""
        if first and first != letter and since <= BURST and self.purpose.name == "add":
            self.take_state(True)
            self.entry.insert(first + letter)
            return True
        if not letter.isalnum() or letter in self.verbs():
            return False
        self._letter, self._when = letter, when
        self.say(f"“{letter}” is no key here · a types, ? shows the keys")
        return True

    def verbs(self) -> frozenset[str]:
        """The letters and signs that are keys of this screen."""
        names = ",".join(key.keys for key in on_screen(self.KEYS_OF or self.STEP, KEYS)).split(",")
        return frozenset(SIGNS.get(name, name) for name in names) | {"j", "k"}
