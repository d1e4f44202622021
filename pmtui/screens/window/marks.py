"""Which rows of a list are marked, for verbs that act on several. Knows ids, no widget and no row."""

from collections.abc import Container, Iterable


class Marks:
    """The marked rows."""

    def __init__(self) -> None:
        """Nothing is marked."""
        self.ids: frozenset[str] = frozenset()

    def toggle(self, key: str) -> None:
        """Mark a row, or take its mark off."""
        self.ids ^= {key}

    def toggle_all(self, shown: Iterable[str]) -> None:
        """Mark these rows and no others; where just these are marked already, none."""
        every = frozenset(shown)
        self.ids = frozenset() if self.ids == every else every

    def clear(self) -> None:
        """Take all marks off."""
        self.ids = frozenset()

    def keep(self, there: Container[str]) -> None:
        """Forget rows that are gone."""
        self.ids = frozenset(key for key in self.ids if key in there)

    def chosen(self, shown: Iterable[str], cursor: str) -> tuple[str, ...]:
        """Return the marked rows among those shown, else the one with the cursor."""
        return tuple(key for key in shown if key in self.ids) or ((cursor,) if cursor else ())

    @property
    def words(self) -> str:
        """Return how many are marked."""
        count = len(self.ids)
        return f"{count} row{'s' if count != 1 else ''} marked" if count else ""
