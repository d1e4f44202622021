"""Ids of rows: five random characters, so that two branches of a file never make the same one.

The randomness is passed in; nothing here draws a number of its own.
"""

from collections.abc import Container
from typing import Protocol

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
