"""When what is typed is read: once the letters are on the screen, and a burst of them once."""

from collections.abc import Callable


class LateReading:
    """A reading that waits for the next frame; `soon` lets a function be called behind that, `read` reads."""

    def __init__(self, soon: Callable[[Callable[[], None]], object], read: Callable[[], None]) -> None:
        """Nothing waits to be read."""
        self._soon, self._read = soon, read
        self._waits = False

    def ask(self) -> None:
        """Read what is typed once it is on the screen: a letter never waits for how it is read."""
        if not self._waits:
            self._waits = True
            self._soon(self._now)

    def settle(self) -> bool:
        """Take what is typed so far as read; return whether it was not yet."""
        waited, self._waits = self._waits, False
        return waited

    def _now(self) -> None:
        if self.settle():
            self._read()
