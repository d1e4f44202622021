"""Ids of rows: five random characters, so that two branches of a file never make the same one.

The randomness is passed in; nothing here draws a number of its own. An id that somebody wrote by
hand is cleaned as what points at it is: else a row would be there that nothing can mean.
"""

from collections.abc import Container, Iterable, Mapping
from typing import Protocol

from pmtui.model.text import clean

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's, without i l o u
LENGTH = 5


class Chooser(Protocol):
    """What chooses, such as `random.Random`."""

    def choice(self, seq: str) -> str:
        """Give one character."""
        ...


def make_id(random: Chooser, taken: Container[str]) -> str:
    """Give an id that is not taken."""
    while True:
        made = "".join(random.choice(ALPHABET) for _ in range(LENGTH))
        if made not in taken:
            return made


def cleaned(keys: Iterable[str]) -> Mapping[str, str]:
    """Return each id with its clean form, made another where that is the id of another row; an empty one would mean no row at all."""
    found = {key: clean(key) or "-" for key in keys}
    taken = {key for key, said in found.items() if key == said}
    for key, said in found.items():
        if key != said:
            while said in taken:
                said += "-"
            taken.add(said)
            found[key] = said
    return found
