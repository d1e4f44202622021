"""From a line that was read to a row with ids: whom it names for the first time becomes a person of the story."""

from collections.abc import Callable, Container, Mapping

from pmtui.formats.lines.timeline import TimelineLine
from pmtui.model.gather import Person
from pmtui.model.people.names import person_called, same_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent

MakeId = Callable[[Container[str]], str]


def with_people(document: PostMortem, line: TimelineLine, make_id: MakeId) -> tuple[TimelineEvent, Mapping[str, Person]]:
    """Return the row of a line with ids of people, and those who are new by their ids."""
    event = line.event or TimelineEvent()
    people: dict[str, Person] = {}
    ids: list[str] = []
    for word in line.who_words:
        key = person_called(document, word) or next((key for key, row in people.items() if same_name(row.handle, word)), None)
        if key is None:
            key = make_id({*document.gather.people, *people})
            name = next((name for name, handle in line.people if handle == word.casefold()), word)
            people[key] = Person(name=name, handle=word.casefold(), named=True)
        ids.append(key)
    return event.changed(who=tuple(dict.fromkeys(ids))), people
