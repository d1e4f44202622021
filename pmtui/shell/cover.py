"""What holds painting until a window that comes is awake; Textual lets everybody wait a twentieth of a second for that."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack


class Cover:
    """Nothing is painted between `lay` and the first call of what it returns. `batch` suspends painting."""

    def __init__(self, batch: Callable[[], AbstractContextManager[None]], uncovered: Callable[[], object]) -> None:
        """Lie over nothing."""
        self._batch, self._uncovered = batch, uncovered
        self.lift: Callable[[], None] = lambda: None

    def lay(self) -> Callable[[], None]:
        """Suspend painting; return what lets it go on, once."""
        stack = ExitStack()
        stack.enter_context(self._batch())
        covered = [True]

        def lift() -> None:
            if covered:
                covered.clear()
                stack.close()
                self._uncovered()

        self.lift = lift
        return lift
