"""A pattern that is made when it is first used: those of times and marks would take a tenth of the start together."""

import re
from collections.abc import Callable, Iterator
from typing import Any


class Late:
    """A regular expression, compiled at its first use; its places and matches are those of `re.Pattern`."""

    __slots__ = ("_flags", "_made", "_words")

    def __init__(self, words: str, flags: int = 0) -> None:
        """Keep what it will be made of."""
        self._words, self._flags = words, flags
        self._made: re.Pattern[str] | None = None

    def _pattern(self) -> re.Pattern[str]:
        made = self._made
        if made is None:
            made = self._made = re.compile(self._words, self._flags)
        return made

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Match at a place."""
        return self._pattern().match(text, start)

    def fullmatch(self, text: str, start: int = 0, end: int = 1 << 60) -> re.Match[str] | None:
        """Match all between two places."""
        return self._pattern().fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = 1 << 60) -> re.Match[str] | None:
        """Search between two places."""
        return self._pattern().search(text, start, end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Search for each."""
        return self._pattern().finditer(text)

    def findall(self, text: str) -> list[Any]:
        """Give the words of each."""
        return self._pattern().findall(text)

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Put something in place of each."""
        return self._pattern().sub(instead, text)
