"""What every edit is: a frozen value that gives a changed document, or refuses with a sentence.

An edit that changes nothing gives the very same document back. Ids, days and the moment it
was made are passed in; nothing here reads a clock.
"""

from abc import ABC, abstractmethod
from typing import Any, ClassVar, Self, dataclass_transform

from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import DOCUMENT, Target, step_of


class EditRefused(Exception):
    """The edit can't be done; its words are a sentence for the screen."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Value:
    """A frozen value with named fields: what the standard dataclass gives, without source that is compiled.

    Thirty of those classes would be a fiftieth of the whole start.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ()
    NEEDED: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        """Take note of the subclass's own fields, and of those that have no default there."""
        own = cls.__dict__.get("__annotations__", {})  # noqa: RUF063  # importing inspect is what this spares
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
        """Give the same with other values."""
        return type(self)(**{**self.__dict__, **values})

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: it is a value.

        Raises:
            AttributeError: always.
        """
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        """Show the fields."""
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.FIELDS)})"

    def __eq__(self, other: object) -> bool:
        """Tell whether both are the same edit."""
        return type(other) is type(self) and all(getattr(self, name) == getattr(other, name) for name in self.FIELDS)

    __hash__ = None  # type: ignore[assignment]  # fields hold mappings


class Edit(Value, ABC):
    """One edit. `at` is the moment in seconds, on a clock that only goes forward."""

    at: float = 0.0

    @property
    @abstractmethod
    def label(self) -> str:
        """What it does, in words for the undo line; a plain attribute where it is always the same."""

    @property
    @abstractmethod
    def step(self) -> str:
        """The step it belongs to; a plain attribute but for edits of any table."""

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

    @abstractmethod
    def apply(self, document: PostMortem) -> PostMortem:
        """Give the changed document.

        Raises:
            EditRefused: it can't be done, and why.
        """


class RowEdit(Edit):
    """An edit of one row; a subclass says of which table, or takes it as a field."""

    id: str

    table = ""

    @property
    def step(self) -> str:
        """The step its table lives in."""
        return step_of(self.table)

    @property
    def target(self) -> str:
        """The row."""
        return str(Target(self.table, self.id))


class RowsEdit(Edit):
    """An edit of several rows of a table, in the same way."""

    ids: tuple[str, ...]

    table = ""

    @property
    def step(self) -> str:
        """The step its table lives in."""
        return step_of(self.table)

    @property
    def target(self) -> str:
        """The last row: there one goes on."""
        return str(Target(self.table, self.ids[-1])) if self.ids else ""


class FieldEdit(Edit):
    """An edit of one field of a section, `` being the document's own; typing goes on changing it."""

    name: str
    value: Any

    section = DOCUMENT

    @property
    def label(self) -> str:
        """The field's name."""
        return self.name.replace("_", " ")

    @property
    def step(self) -> str:
        """The step its section lives in."""
        return step_of(self.section)

    @property
    def target(self) -> str:
        """The field."""
        return str(Target(self.section or self.step, self.name))

    @property
    def merge_key(self) -> str:
        """The field."""
        return self.target


def short(text: str, most: int = 40) -> str:
    """Give the beginning of a text, for a label."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
