"""The half-typed texts of a document, by the box they stand in: `STEP/PURPOSE`.

Knows which of them count for a step's mark. Knows no disk; the saver puts them into the journal.
"""

from collections.abc import Mapping

from pmtui.storage.records import Draft


class Drafts(dict[str, Draft]):
    """Drafts by the name of their box."""

    def take(self, step: str, purpose: str, text: str, cursor: tuple[int, int]) -> str:
        """Have another text in a box; return the name of the box, or an empty one where nothing changed: none was there, none is."""
        name = f"{step}/{purpose}"
        if text:
            self[name] = Draft(text, cursor)
        elif self.pop(name, None) is None:
            return ""
        return name

    def steps(self) -> frozenset[str]:
        """Return the steps in which something is half-typed."""
        return frozenset(name.partition("/")[0] for name, draft in self.items() if draft.text.strip())

    def of(self, step: str) -> Mapping[str, Draft]:
        """Return the drafts of a step, by purpose."""
        return {name.partition("/")[2]: draft for name, draft in self.items() if name.startswith(f"{step}/")}

    def texts(self) -> dict[str, str]:
        """Return the texts alone."""
        return {name: draft.text for name, draft in self.items()}
