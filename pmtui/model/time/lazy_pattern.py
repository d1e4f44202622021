"""A pattern compiled on first use: those of times and marks together would take a tenth of the start-up."""

import re
from collections.abc import Callable, Iterator
from typing import Any


class Late:
    """A regular expression, compiled on first use; its methods are those of `re.Pattern`."""

    __slots__ = ("_flags", "_made", "_words")

    def __init__(self, words: str, flags: int = 0) -> None:
        """Keep what it will be compiled from."""
        self._words, self._flags = words, flags
        self._made: re.Pattern[str] | None = None

    def _pattern(self) -> re.Pattern[str]:
        compiled = self._made
        if compiled is None:
            compiled = self._made = re.compile(self._words, self._flags)
        return compiled

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Match at a position."""
        return self._pattern().match(text, start)

    def fullmatch(self, text: str, start: int = 0, end: int = 1 << 60) -> re.Match[str] | None:
        """Match everything between two positions."""
        return self._pattern().fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = 1 << 60) -> re.Match[str] | None:
        """Search between two positions."""
        return self._pattern().search(text, start, end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find every match."""
        return self._pattern().finditer(text)

    def findall(self, text: str) -> list[Any]:
        """Return the text of every match."""
        return self._pattern().findall(text)

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Replace every match."""
        return self._pattern().sub(instead, text)
