"""The base of every edit: a frozen value that returns a changed document, or refuses with a sentence.

An edit that changes nothing returns the very same document. Ids, days and the moment it
was made are passed in; nothing here reads a clock.
"""

from abc import ABC, abstractmethod
from typing import Any, ClassVar, Self, dataclass_transform

from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import DOCUMENT, Target, step_of


class EditRefused(Exception):
    """The edit can't be done; the message is a sentence for the screen."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Value:
    """A frozen value with named fields: what a standard dataclass offers, but without compiling generated source.

    Thirty dataclasses would take a fiftieth of the start-up time.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ()
    NEEDED: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        """Collect the subclass's own fields, and those that have no default."""
        own = cls.__dict__.get("__annotations__", {})  # noqa: RUF063  # this saves importing inspect
        cls.FIELDS = tuple(dict.fromkeys((*cls.FIELDS, *own)))
        cls.NEEDED = cls.NEEDED.difference(own).union(name for name in own if name not in cls.__dict__)

    def __init__(self, **values: Any) -> None:
        """Take the fields by name.

        Raises:
            TypeError: a field is unknown, or has no value and no default.
        """
        unknown, missing = values.keys() - self.FIELDS, self.NEEDED - values.keys()
        if unknown or missing:
            raise TypeError(f"{type(self).__name__}: no such field {sorted(unknown)}, no value for {sorted(missing)}")
        self.__dict__.update(values)

    def changed(self, **values: Any) -> Self:
        """Return a copy with other values."""
        return type(self)(**{**self.__dict__, **values})

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a value is frozen.

        Raises:
            AttributeError: always.
        """
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        """Show the fields."""
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.FIELDS)})"

    def __eq__(self, other: object) -> bool:
        """Return whether both are the same edit."""
        return type(other) is type(self) and all(getattr(self, name) == getattr(other, name) for name in self.FIELDS)

    __hash__ = None  # type: ignore[assignment]  # fields hold mappings


class Edit(Value, ABC):
    """One edit. `at` is the moment in seconds, on a clock that only goes forward."""

    at: float = 0.0

    @property
    @abstractmethod
    def label(self) -> str:
        """Name the edit in the undo line; a plain attribute where the name is fixed."""

    @property
    @abstractmethod
    def step(self) -> str:
        """Return the step it belongs to; a plain attribute except for edits of any table."""

    @property
    def target(self) -> str:
        """Return the row it is about, as `table.id`, or the field, as `section.name`."""
        return ""

    def target_in(self, document: PostMortem) -> str:
        """Return the target where it depends on the document before the edit: an answer may fill a waiting row."""
        return self.target

    @property
    def merge_key(self) -> str:
        """Return the key by which edits within two seconds undo as one; empty: never."""
        return ""

    @abstractmethod
    def apply(self, document: PostMortem) -> PostMortem:
        """Return the changed document.

        Raises:
            EditRefused: it can't be done, and why.
        """


class RowEdit(Edit):
    """An edit of one row; a subclass sets the table, or takes it as a field."""

    id: str

    table = ""

    @property
    def step(self) -> str:
        """Return the step its table lives in."""
        return step_of(self.table)

    @property
    def target(self) -> str:
        """Return the row."""
        return str(Target(self.table, self.id))


class RowsEdit(Edit):
    """The same edit of several rows of a table."""

    ids: tuple[str, ...]

    table = ""

    @property
    def step(self) -> str:
        """Return the step its table lives in."""
        return step_of(self.table)

    @property
    def target(self) -> str:
        """Return the last row, where the user goes on."""
        return str(Target(self.table, self.ids[-1])) if self.ids else ""


class FieldEdit(Edit):
    """An edit of one field of a section, `` being the document's own; further typing merges into it."""

    name: str
    value: Any

    section = DOCUMENT

    @property
    def label(self) -> str:
        """Return the field's name."""
        return self.name.replace("_", " ")

    @property
    def step(self) -> str:
        """Return the step its section lives in."""
        return step_of(self.section)

    @property
    def target(self) -> str:
        """Return the field."""
        return str(Target(self.section or self.step, self.name))

    @property
    def merge_key(self) -> str:
        """Return the field: further typing merges."""
        return self.target


def short(text: str, most: int = 40) -> str:
    """Return the beginning of a text, for a label."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
