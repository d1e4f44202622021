"""What every edit is: a frozen value that gives a changed document, or refuses with a sentence.

An edit that changes nothing gives the very same document back. Ids, days and the moment it
was made are passed in; nothing here reads a clock.
"""

from dataclasses import dataclass

from pmtui.model.postmortem import PostMortem


class EditRefused(Exception):
    """The edit can't be done; its words are a sentence for the screen."""


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One edit. `at` is the moment in seconds, on a clock that only goes forward."""

    at: float = 0.0

    @property
    def label(self) -> str:
        """What it does, in words for the undo line."""
        raise NotImplementedError

    @property
    def step(self) -> str:
        """The step it belongs to."""
        raise NotImplementedError

    @property
    def target(self) -> str:
        """The row it is about, as `table.id`; or the field, as `section.name`."""
        return ""

    def target_in(self, document: PostMortem) -> str:
        """The target, where the document before the edit decides it: an answer may fill a row that waits."""
        return self.target

    @property
    def merge_key(self) -> str:
        """Edits of the same key within two seconds undo as one; empty: never."""
        return ""

    def apply(self, document: PostMortem) -> PostMortem:
        """Give the changed document.

        Raises:
            EditRefused: it can't be done, and why.
        """
        raise NotImplementedError


def plural(count: int, word: str) -> str:
    """Give `1 row`, `3 rows`."""
    return f"{count} {word}{'' if count == 1 else 's'}"


def short(text: str, most: int = 40) -> str:
    """Give the beginning of a text, for a label."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
