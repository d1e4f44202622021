"""People by what they are shown as: a document, and any words, without the names in them.

For a look that is shared with those who need not know who did what. What comes out is for the
eyes only and is never saved: edits are made of the document itself. Knows no screen.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pmtui.model.base import Row
from pmtui.model.gather import ROLES, Person
from pmtui.model.names import person_called, shown_name
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem

SOMEONE = "someone"  # who is named, and is not among the people of step 1
# What holds ids, words of ours or an address: no name is looked for there.
_KEPT = frozenset(
    {"kept", "id", "zone", "under", "after", "evidence", "answers", "about", "present", "absent", "in_writing"}
    | {"not_known", "does_not_apply", "reviewed", "links", "tracker", "milestones", "marks", "precision", "status", "facts"}
    | {"roles", "agenda"}
)  # fmt: skip
_PERSONS = frozenset({"owner", "signed_by", "who"})  # one person, as typed
# First names that are words too: they are names only with a capital.
_WORDS_TOO = frozenset(
    {
        "april", "art", "august", "bill", "bob", "buck", "chase", "chip", "cliff", "dale", "dawn", "dean", "dick", "dot", "drew", "faith",
        "frank", "gene", "grace", "grant", "guy", "hope", "iris", "ivy", "jack", "jade", "jay", "joy", "june", "lane", "mark", "max",
        "may", "miles", "nick", "pat", "penny", "pierce", "ray", "reed", "rich", "rob", "robin", "rose", "rusty", "sandy", "scott", "sky",
        "stew", "sue", "summer", "victor", "wade", "will",
    }
)  # fmt: skip
_NO_NAMES = frozenset(word.casefold() for role in ROLES for word in re.split(r"[\s-]+", role)) | {"team", "the", "of", "and", "member"}
_LEAST = 2  # letters of a name that is looked for in a text


class _Name(NamedTuple):
    """Words that name a person: what is shown for them, and whether they are a name only with a capital."""

    shown: str
    capital: bool = False


class AsRoles:
    """Gives documents and words as they are seen while nobody's name is; remembers what it has made of each row."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._people: Mapping[str, Person] | None = None
        self._names: dict[str, _Name] = {}
        self._pattern: re.Pattern[str] | None = None
        self._of: PostMortem | None = None
        self._made = PostMortem()
        self._rows: dict[int, tuple[Row, Row]] = {}

    def document(self, document: PostMortem) -> PostMortem:
        """Give a document as it is seen; rows that were not touched since are those of before."""
        if document is self._of:
            return self._made
        if document.gather.people is not self._people:
            self._people, self._rows = document.gather.people, {}
            self._names = _names(document)
            found = "|".join(re.escape(words) for words in sorted(self._names, key=len, reverse=True))
            self._pattern = re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE) if found else None
        known, self._rows = self._rows, {}
        made = document
        for table in TABLES:
            if rows := document.table(table):
                made = made.with_table(table, {key: self._row(document, row, key, table, known) for key, row in rows.items()})
        for section in SECTIONS:
            made = made.model_copy(update={section: self._plain(document, made.section(section), tables=False)})
        self._of, self._made = document, made.model_copy(update={"title": self.text(document.title)})
        return self._made

    def text(self, words: str) -> str:
        """Give words without the names of those the last document knew."""
        return self._pattern.sub(self._shown, words) if self._pattern is not None and words else words

    def _shown(self, found: re.Match[str]) -> str:
        name = self._names.get(found[0].casefold())
        return found[0] if name is None or (name.capital and not found[0][0].isupper()) else name.shown

    def _row(self, document: PostMortem, row: Row, key: str, table: str, known: Mapping[int, tuple[Row, Row]]) -> Row:
        held = known.get(id(row))
        if held is None:
            made = _person(document, key) if table == "gather.people" else self._plain(document, row)
            held = (row, made)
        self._rows[id(row)] = held  # holding the row keeps its number from being another's
        return held[1]

    def _plain(self, document: PostMortem, row: Row, tables: bool = True) -> Row:
        values: dict[str, Any] = {}
        for name in type(row).model_fields:
            value = getattr(row, name)
            if value and name not in _KEPT and (tables or not isinstance(value, Mapping)):
                seen = self._value(document, name, value)
                if seen != value:
                    values[name] = seen
        return row.model_copy(update=values) if values else row

    def _value(self, document: PostMortem, name: str, value: Any) -> Any:
        if isinstance(value, str):
            return self._one(document, value) if name in _PERSONS else self.text(value)
        if isinstance(value, tuple):
            if name == "who":
                return tuple(one if one in document.gather.people else self._one(document, one) for one in value)
            return tuple(self.text(one) if isinstance(one, str) else one for one in value)
        if isinstance(value, Mapping):
            return {key: self._plain(document, one) if isinstance(one, Row) else one for key, one in value.items()}
        return value

    def _one(self, document: PostMortem, word: str) -> str:
        """One person, as typed: by role where known; of others not even that they were named so."""
        known = person_called(document, word)
        if known is not None:
            return shown_name(document, known, roles=True)
        return word if "team" in word.casefold() else SOMEONE


def _person(document: PostMortem, key: str) -> Person:
    row: Person = document.gather.people[key]
    shown = shown_name(document, key, roles=True)
    return row.model_copy(update={"name": shown, "shown_as": shown, "handle": ""})


def _names(document: PostMortem) -> dict[str, _Name]:
    """Give what people are called in texts, folded, with what is shown for it; whole names and handles before parts of names."""
    out: dict[str, _Name] = {}
    parts: dict[str, _Name] = {}
    for key, row in document.gather.people.items():
        shown, name, handle = shown_name(document, key, roles=True), " ".join(row.name.split()), row.handle.lstrip("@").strip()
        for word in (handle, name.replace(" ", "")):
            if word:
                out.setdefault(f"@{word}".casefold(), _Name(shown))
        if name:
            out.setdefault(f'@"{name}"'.casefold(), _Name(shown))
        if len(name) >= _LEAST and name.casefold() != shown.casefold():
            out.setdefault(name.casefold(), _Name(shown, capital=name.casefold() in _WORDS_TOO))
        for number, part in enumerate(name.split()):
            plain = part.strip(".,()").casefold()
            if len(plain) >= _LEAST and plain not in _NO_NAMES and part[0].isupper():
                # a first name is one in small letters too, unless it is a word; a last name only with its capital
                parts.setdefault(plain, _Name(shown, capital=bool(number) or plain in _WORDS_TOO))
                if number == 0:
                    out.setdefault(f"@{plain}", _Name(shown))
    return parts | out
