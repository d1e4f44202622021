"""Ids of rows: five random characters, so that two branches of a file never create the same one.

The randomness is passed in; nothing here draws a random number. An id that somebody wrote by
hand is cleaned like the references to it: otherwise nothing could refer to its row.
"""

from collections.abc import Container, Iterable, Mapping
from typing import Protocol

from pmtui.model.text import clean

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's, without i l o u
LENGTH = 5


class Chooser(Protocol):
    """A source of random choices, such as `random.Random`."""

    def choice(self, seq: str) -> str:
        """Return one character."""
        ...


def make_id(random: Chooser, taken: Container[str]) -> str:
    """Return an id that is not taken."""
    while True:
        candidate = "".join(random.choice(ALPHABET) for _ in range(LENGTH))
        if candidate not in taken:
            return candidate


def cleaned(keys: Iterable[str]) -> Mapping[str, str]:
    """Return the clean form of each id, made unique where it is another row's id; an empty one, which would mean no row, becomes `-`."""
    ids = {key: clean(key) or "-" for key in keys}
    taken = {key for key, clean_id in ids.items() if key == clean_id}
    for key, clean_id in ids.items():
        if key != clean_id:
            while clean_id in taken:
                clean_id += "-"
            taken.add(clean_id)
            ids[key] = clean_id
    return ids
