"""How a person is named on screen and page: the one place that decides it.

And the way back: whom a word in an entry line names. Knows no line and no screen.
"""

import re

from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line

_ONE_WORD = re.compile(r"[^\W_](?:[\w.-]*\w)?")


def shown_name(document: PostMortem, person: str, roles: bool = False) -> str:
    """Give a person's name, or with `roles` what they are shown as; an unknown id as it is."""
    row = document.gather.people.get(person)
    if row is None:
        return one_line(person)
    if roles:
        return one_line(row.shown_as or (row.roles[0] if row.roles else "participant"))
    return one_line(row.name or row.handle or row.shown_as or person)


def person_called(document: PostMortem, word: str) -> str | None:
    """Give the id of the person with this handle, name or name without blanks, whatever the case.

    A first name alone will do where nobody is called just so; the id itself where no word is theirs alone.
    """
    wanted = word.casefold().lstrip("@")
    first = None
    for key, row in document.gather.people.items() if wanted else ():
        name = row.name.casefold()
        if wanted in (row.handle.casefold().lstrip("@"), name, name.replace(" ", "")):
            return key
        if first is None and wanted == name.split(" ")[0]:
            first = key
    plain = word.lstrip("@")
    return plain if first is None and plain in document.gather.people else first


def called_by(document: PostMortem, person: str) -> str:
    """Give the word behind `@` that names a person in an entry line; in quotes where it is more than one word."""
    row = document.gather.people.get(person)
    for word in (row.handle.lstrip("@"), row.name.replace(" ", ""), row.name, person) if row is not None else ():
        if word and '"' not in word and person_called(document, word) == person:
            return word if _ONE_WORD.fullmatch(word) else f'"{word}"'
    return person
